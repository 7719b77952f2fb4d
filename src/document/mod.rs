//! The resolved flow: what stands in the document, format-neutral and final.
//!
//! Every size, indent, tab and word is decided here; no line is broken and
//! nothing has a coordinate on a page. `compose` makes it, `typeset` and
//! `export::docx` read it and know nothing of memos. `dump` prints it as text.

pub mod block;
pub mod dump;
pub mod inline;
pub mod pagination;
pub mod style;

use chrono::NaiveDate;

use crate::length::Length;
pub use block::{Block, Cell, Image, ImageFormat, Paragraph, Picture, Row, Table, VerticalAlign};
pub use inline::{Inline, TextRun};
pub use pagination::{LineEnd, PageStart, Pagination, Position, TableStart};
pub use style::{Align, Leader, ParagraphFormat, Rgb, StyleId, TabAlign, TabStop, TextFormat};

/// The share of an exact line that lies above the baseline, in both outputs.
/// LibreOffice places an exact line's baseline at 80 % of its height.
pub const BASELINE_SHARE: f64 = 0.8;

/// A whole document: properties, the style sheet, and its sections in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, reference, date: what goes to the file's properties.
    pub properties: Properties,
    /// Font family the DOCX names; the PDF is always set in the bundled TH SarabunPSK.
    pub family: String,
    /// The named styles that paragraphs refer to; one for each [`StyleId`] used.
    pub styles: Vec<Style>,
    /// Words that must not be broken over lines, besides the built-in ones.
    pub keep: Vec<String>,
    /// Lines of the body that stand on the closing's page with it, at least.
    pub closing_lines: usize,
    /// Sections: the memo itself, then one for each attachment. Each starts a page.
    pub sections: Vec<Section>,
}

/// File properties.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Properties {
    /// เรื่อง: the document's title.
    pub title: String,
    /// ที่: the document's subject property.
    pub subject: String,
    /// ส่วนราชการ: the document's author.
    pub author: String,
    /// The memo's own date, if whole. No clock is ever read.
    pub date: Option<NaiveDate>,
}

/// A named style: the format that paragraphs of this style share.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Which style.
    pub id: StyleId,
    /// Paragraph part.
    pub paragraph: ParagraphFormat,
    /// Text part.
    pub text: TextFormat,
}

/// A run of pages of one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Paper and margins.
    pub page: PageSetup,
    /// Number, cue, secrecy marks.
    pub running: Running,
    /// Pictures at fixed places of the section's first page (the Garuda).
    pub anchored: Vec<Anchored>,
    /// The flow.
    pub blocks: Vec<Block>,
}

/// Paper and margins. Width and height are as printed: landscape is wider than high.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSetup {
    /// Paper width.
    pub width: Length,
    /// Paper height.
    pub height: Length,
    /// Left margin.
    pub left: Length,
    /// Right margin.
    pub right: Length,
    /// Bottom margin.
    pub bottom: Length,
    /// Top of the text area on the section's first page, from the paper's edge.
    pub first_top: Length,
    /// Top of the text area on its later pages.
    pub next_top: Length,
}

impl PageSetup {
    /// Width of the text area.
    pub fn text_width(&self) -> Length {
        self.width - self.left - self.right
    }
}

/// What every page of a section carries outside the text area.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Running {
    /// `- ๒ -`, centred, from the second page counted.
    pub number: Option<PageNumber>,
    /// คำต่อเนื่อง at the lower right of each page that continues in this section.
    pub cue: Option<Cue>,
    /// ชั้นความลับ, centred at the top and bottom of every page.
    pub marks: Option<Marks>,
}

/// The page number of a section's pages, from the second one counted.
#[derive(Debug, Clone, PartialEq)]
pub struct PageNumber {
    /// Text before the number.
    pub prefix: String,
    /// Text after the number.
    pub suffix: String,
    /// Whether the number is in Thai digits.
    pub thai: bool,
    /// Goes on counting from the section before; else the section counts its pages from 1.
    pub continues: bool,
    /// Baseline, from the paper's top edge.
    pub baseline: Length,
    /// Size and weight.
    pub format: TextFormat,
    /// Exact line height.
    pub pitch: Length,
}

/// The continuation cue's place and look; its words come from the layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// Top of its line, from the paper's top edge.
    pub top: Length,
    /// Exact line height.
    pub pitch: Length,
    /// Text before the next page's first words.
    pub prefix: String,
    /// Text after them.
    pub suffix: String,
    /// Size and weight.
    pub format: TextFormat,
}

/// A word in both margins of every page.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// The word.
    pub text: String,
    /// Size, weight, colour.
    pub format: TextFormat,
    /// Exact line height.
    pub pitch: Length,
    /// Baseline of the upper one, from the paper's top edge.
    pub top_baseline: Length,
    /// Baseline of the lower one, from the paper's bottom edge.
    pub bottom_baseline: Length,
}

/// A picture at a fixed place of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchored {
    /// The picture.
    pub image: Image,
    /// Left edge, from the paper's left edge.
    pub x: Length,
    /// Top edge, from the paper's top edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// Description for readers who do not see it.
    pub alt: String,
}

impl Document {
    /// The format of a named style.
    pub fn style(&self, id: StyleId) -> Option<&Style> {
        self.styles.iter().find(|style| style.id == id)
    }
}

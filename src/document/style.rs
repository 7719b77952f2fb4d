//! Paragraph and text formats, and the names of the styles they belong to.

use crate::length::Length;

/// A named style of the form. DOCX shows it under its Thai name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StyleId {
    /// บันทึกข้อความ
    Title,
    /// ส่วนราชการ, ที่, วันที่, เรื่อง
    HeadField,
    /// คำขึ้นต้น: เรียน and the addressee
    Salutation,
    /// อ้างถึง, สิ่งที่ส่งมาด้วย
    HeadList,
    /// A paragraph of the body
    Body,
    /// A heading in the body
    Heading,
    /// A numbered item, level 1 to 5
    Item(u8),
    /// จึงเรียนมาเพื่อ…
    Closing,
    /// Name and position of a signatory
    Signature,
    /// Heading of an endorsement
    EndorsementHeading,
    /// Opinion of an endorsement
    Endorsement,
    /// Title lines of an attachment
    AttachmentTitle,
    /// A caption of a table or picture
    Caption,
    /// A header cell
    TableHeader,
    /// A body cell
    TableCell,
    /// A paragraph that holds a picture
    Picture,
    /// `- ๒ -`
    PageNumber,
    /// คำต่อเนื่อง
    Cue,
    /// ชั้นความลับ
    Marks,
}

impl StyleId {
    /// The style's id in the file: ASCII, stable.
    pub fn key(self) -> String {
        match self {
            Self::Title => "MemoTitle".into(),
            Self::HeadField => "MemoField".into(),
            Self::Salutation => "MemoSalutation".into(),
            Self::HeadList => "MemoReference".into(),
            Self::Body => "MemoBody".into(),
            Self::Heading => "MemoHeading".into(),
            Self::Item(level) => format!("MemoItem{level}"),
            Self::Closing => "MemoClosing".into(),
            Self::Signature => "MemoSignature".into(),
            Self::EndorsementHeading => "MemoEndorsementHeading".into(),
            Self::Endorsement => "MemoEndorsement".into(),
            Self::AttachmentTitle => "MemoAttachmentTitle".into(),
            Self::Caption => "MemoCaption".into(),
            Self::TableHeader => "MemoTableHeader".into(),
            Self::TableCell => "MemoTableCell".into(),
            Self::Picture => "MemoPicture".into(),
            Self::PageNumber => "MemoPageNumber".into(),
            Self::Cue => "MemoCue".into(),
            Self::Marks => "MemoSecrecy".into(),
        }
    }

    /// The name a clerk sees in the word processor's style list.
    pub fn thai_name(self) -> String {
        match self {
            Self::Title => "บันทึก หัวเอกสาร".into(),
            Self::HeadField => "บันทึก ส่วนหัว".into(),
            Self::Salutation => "บันทึก คำขึ้นต้น".into(),
            Self::HeadList => "บันทึก อ้างถึง".into(),
            Self::Body => "บันทึก เนื้อความ".into(),
            Self::Heading => "บันทึก หัวข้อ".into(),
            Self::Item(level) => format!("บันทึก ข้อระดับ {level}"),
            Self::Closing => "บันทึก ภาคสรุป".into(),
            Self::Signature => "บันทึก ลงนาม".into(),
            Self::EndorsementHeading => "บันทึก หัวความเห็น".into(),
            Self::Endorsement => "บันทึก ความเห็น".into(),
            Self::AttachmentTitle => "บันทึก ชื่อเอกสารแนบ".into(),
            Self::Caption => "บันทึก คำบรรยาย".into(),
            Self::TableHeader => "บันทึก หัวตาราง".into(),
            Self::TableCell => "บันทึก ในตาราง".into(),
            Self::Picture => "บันทึก ภาพ".into(),
            Self::PageNumber => "บันทึก เลขหน้า".into(),
            Self::Cue => "บันทึก คำต่อเนื่อง".into(),
            Self::Marks => "บันทึก ชั้นความลับ".into(),
        }
    }
}

/// Horizontal alignment of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred between the indents.
    Center,
    /// Flush right.
    Right,
    /// กระจายแบบไทย: slack spread over the gaps between grapheme clusters, last line natural.
    ThaiDistribute,
}

/// A paragraph's format, final.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct ParagraphFormat {
    /// Alignment.
    pub align: Align,
    /// Left indent of every line.
    pub left: Length,
    /// Right indent of every line.
    pub right: Length,
    /// First line's extra indent; negative hangs it to the left of the others.
    pub first_line: Length,
    /// Space above. Kept at the top of a page too.
    pub before: Length,
    /// Space below.
    pub after: Length,
    /// Exact distance from baseline to baseline.
    pub pitch: Length,
    /// Stays on the page of the next paragraph's first line.
    pub keep_with_next: bool,
    /// All lines stay on one page.
    pub keep_lines: bool,
    /// Heading level for navigation and tags, 1 to 6.
    pub outline: Option<u8>,
    /// Every line goes on from its text to the next tab stop, whose leader fills the rest of the line.
    pub fill_lines: bool,
    /// Tab stops, measured from the left margin, ascending.
    pub tabs: Vec<TabStop>,
}

/// A tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct TabStop {
    /// From the left margin (not the indent).
    pub at: Length,
    /// How text stands at the stop.
    pub align: TabAlign,
    /// What fills the space before it.
    pub leader: Leader,
}

/// How text stands at a tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TabAlign {
    /// Text starts at the stop.
    Left,
    /// Text is centred on the stop.
    Center,
    /// Text ends at the stop.
    Right,
}

/// What fills the space a tab leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leader {
    /// Nothing.
    None,
    /// The form's dotted line.
    Dots,
}

/// A text run's format, final.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct TextFormat {
    /// Font size.
    pub size: Length,
    /// Bold face.
    pub bold: bool,
    /// Italic face.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Colour.
    pub color: Rgb,
    /// Space added after every grapheme cluster, a whole number of twips; negative draws together.
    pub spacing: Length,
}

impl TextFormat {
    /// Upright black text of a size.
    pub const fn plain(size: Length) -> Self {
        let color = Rgb(0, 0, 0);
        Self { size, bold: false, italic: false, underline: false, color, spacing: Length::ZERO }
    }
}

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `RRGGBB`, as WordprocessingML writes it.
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

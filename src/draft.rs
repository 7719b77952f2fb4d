//! [`Draft`]: the texts of a memo as they were written, each with its part and its place.
//!
//! `check` fills it while it makes the memo, so it is there even when the memo is not. The rules read it
//! and nothing else; a document of somebody else's is a draft of plain paragraphs.

use std::ops::Range;

use crate::input::raw;
use crate::model::{Origins, ReferenceNumber, Text};
use crate::thai::date::PartialDate;

/// What was written, in the order it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Every text that is printed, part by part.
    pub passages: Vec<Passage>,
    /// วันที่, if it could be read.
    pub date: Option<Located<PartialDate>>,
    /// ที่, if it could be read.
    pub reference: Option<Located<ReferenceNumber>>,
    /// How many attachments (เอกสารแนบ) the memo has.
    pub attachments: usize,
    /// Words and names the writer keeps whole: spellings that are meant.
    pub keep: Vec<String>,
    /// Rules the writer has switched off.
    pub off: Vec<Located<String>>,
}

/// A value and the bytes of the source it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Bytes of the source.
    pub range: Range<usize>,
}

/// A part of the memo that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// ส่วนราชการ.
    Agency,
    /// โทรศัพท์, ต่อ, ไปรษณีย์อิเล็กทรอนิกส์.
    Contact,
    /// ที่, as typed.
    Reference,
    /// วันที่, as typed.
    Date,
    /// เรื่อง.
    Subject,
    /// คำขึ้นต้น.
    Salutation,
    /// ผู้รับ.
    To,
    /// (ผ่าน …).
    Through,
    /// อ้างถึง.
    Citation,
    /// สิ่งที่ส่งมาด้วย.
    Enclosure,
    /// ย่อหน้า.
    Paragraph,
    /// หัวข้อ.
    Heading,
    /// ข้อ.
    Item,
    /// คำบรรยาย.
    Caption,
    /// A table's cell or column header.
    Cell,
    /// ภาคสรุป.
    Closing,
    /// Heading of an endorsement.
    EndorsementHeading,
    /// ความเห็น.
    Opinion,
    /// ชื่อผู้ลงนาม.
    Name,
    /// ยศหรือตำแหน่งทางวิชาการ.
    Rank,
    /// ตำแหน่ง.
    Position,
    /// รักษาราชการแทน, ปฏิบัติราชการแทน.
    ActingPhrase,
    /// The position acted for.
    ActingFor,
    /// Title of an attachment.
    AttachmentTitle,
}

impl Part {
    /// Whether it is running text: whole sentences rather than names and labels.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item | Self::Closing | Self::Opinion | Self::Cell)
    }
}

/// Where a cell stands in the tables of the memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace {
    /// Index of the table, counted over the whole memo.
    pub table: usize,
    /// Row among the header's or the body's rows.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// Columns it covers.
    pub columns: usize,
    /// Whether it is in the header.
    pub header: bool,
}

/// One text.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// What it is part of.
    pub part: Part,
    /// The attachment it stands in, from 0; none in the memo itself.
    pub attachment: Option<usize>,
    /// The table cell it stands in.
    pub cell: Option<CellPlace>,
    /// Its number as printed, in Arabic digits, if it is an item or a heading with one.
    pub number: Option<Number>,
    /// The characters, without marks; amounts written out; digits as typed.
    pub text: String,
    /// Bytes of the whole value in the source.
    pub range: Range<usize>,
    /// Whether marks of the inline syntax mean anything in it.
    pub rich: bool,
    /// Stretches whose digits stay as typed.
    verbatim: Vec<Range<usize>>,
    origins: Origins,
    source: raw::Text,
}

/// The number of an item or a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// `1.`, `4.2`, `(1)`, `ก.`.
    pub text: String,
    /// Whether the writer typed it, rather than leaving it to be counted.
    pub typed: bool,
}

impl Passage {
    /// A text with inline marks that could be read.
    pub fn rich(part: Part, text: &Text, origins: Origins, source: &raw::Text, range: Range<usize>) -> Self {
        let mut verbatim = Vec::new();
        let mut plain = String::new();
        for span in &text.spans {
            let start = plain.len();
            plain.push_str(&span.text);
            if span.verbatim {
                verbatim.push(start..plain.len());
            }
        }
        Self { text: plain, rich: true, verbatim, origins, ..Self::plain(part, source, range) }
    }

    /// A text without inline marks.
    pub fn plain(part: Part, source: &raw::Text, range: Range<usize>) -> Self {
        Self {
            part,
            attachment: None,
            cell: None,
            number: None,
            text: source.text.clone(),
            range,
            rich: false,
            verbatim: Vec::new(),
            origins: Origins::plain(source.text.len()),
            source: source.clone(),
        }
    }

    /// Bytes in the source of a stretch of the text.
    pub fn source(&self, stretch: Range<usize>) -> Range<usize> {
        self.source.source(self.origins.typed(stretch))
    }

    /// Bytes in the source to be replaced when a stretch of the text is; none where the stretch was not
    /// typed so in one piece (marks, escapes or a written-out amount lie in it).
    pub fn replaceable(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let range = self.source(stretch.clone());
        (self.origins.is_copied(stretch) && range.len() == stretch.len()).then_some(range)
    }

    /// Whether a byte of the text stands where digits stay as typed.
    pub fn is_verbatim(&self, byte: usize) -> bool {
        self.verbatim.iter().any(|range| range.contains(&byte))
    }
}

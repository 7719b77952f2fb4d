//! Blocks of a body: paragraphs, headings, numbered items, tables, pictures.

use super::memo::PictureData;
use super::text::Text;

/// A piece of a body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// ย่อหน้า.
    Paragraph(Text),
    /// หัวข้อ.
    Heading(Heading),
    /// ข้อ: numbered items.
    Items(Items),
    /// ตาราง.
    Table(Table),
    /// ภาพ.
    Picture(Picture),
    /// The next block starts a page.
    PageBreak,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Its final number (`๑.`, digits as in the model: Arabic), or none.
    pub number: Option<String>,
    /// Its text.
    pub text: Text,
}

/// Items of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Items {
    /// The items, at least one.
    pub items: Vec<Item>,
}

/// An item; its number is already final.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Number style, which decides the indent.
    pub style: NumberStyle,
    /// The number or mark as printed, in Arabic digits (`1.`, `4.2`, `(1)`, `ก.`, `-`); may be empty.
    pub number: String,
    /// Text beside the number.
    pub text: Text,
    /// Items below it.
    pub children: Vec<Item>,
}

/// How an item is numbered, and so how far it is indented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// ๑.
    Section,
    /// ๑.๑
    Sub,
    /// ๑.๑.๑
    SubSub,
    /// (๑)
    Bracket,
    /// ก.
    Letter,
    /// - (a dash)
    Dash,
    /// No number.
    Plain,
}

impl NumberStyle {
    /// Levels of indent.
    pub const LEVELS: u8 = 5;

    /// The style an example shows: `1.`, `1.1`, `1.1.1`, `(1)`, `ก.`, `-`, or nothing. Thai digits count alike.
    pub fn from_example(example: &str) -> Option<Self> {
        match crate::thai::digits::to_arabic(example.trim()).as_str() {
            "1." => Some(Self::Section),
            "1.1" => Some(Self::Sub),
            "1.1.1" => Some(Self::SubSub),
            "(1)" => Some(Self::Bracket),
            "ก." => Some(Self::Letter),
            "-" => Some(Self::Dash),
            "" => Some(Self::Plain),
            _ => None,
        }
    }

    /// The example that shows the style.
    pub fn example(self) -> &'static str {
        match self {
            Self::Section => "1.",
            Self::Sub => "1.1",
            Self::SubSub => "1.1.1",
            Self::Bracket => "(1)",
            Self::Letter => "ก.",
            Self::Dash => "-",
            Self::Plain => "",
        }
    }

    /// The style of items below this one: ๑. → ๑.๑ → ๑.๑.๑ → (๑) → ก.
    pub fn below(self) -> Option<Self> {
        match self {
            Self::Section => Some(Self::Sub),
            Self::Sub => Some(Self::SubSub),
            Self::SubSub => Some(Self::Bracket),
            Self::Bracket => Some(Self::Letter),
            Self::Letter | Self::Dash | Self::Plain => Some(Self::Dash),
        }
    }

    /// Indent level, 1 to [`LEVELS`](Self::LEVELS), of a list that stands alone.
    pub fn level(self) -> u8 {
        match self {
            Self::Section => 1,
            Self::Sub | Self::Dash | Self::Plain => 2,
            Self::SubSub => 3,
            Self::Bracket => 4,
            Self::Letter => 5,
        }
    }
}

/// A table. Every row covers every column exactly, spans counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Columns, left to right, at least one.
    pub columns: Vec<Column>,
    /// Header rows, repeated on every page.
    pub header: Vec<Row>,
    /// Body rows.
    pub rows: Vec<Row>,
    /// คำบรรยาย above the table.
    pub caption: Option<Text>,
}

/// A table column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Width in millimetres; without one it shares what the others leave.
    pub width_mm: Option<f64>,
    /// Alignment of its body cells.
    pub align: CellAlign,
}

/// A table row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells that start in this row.
    pub cells: Vec<Cell>,
}

/// A table cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// First column it covers, from 0.
    pub column: usize,
    /// Columns it covers, at least 1.
    pub columns: usize,
    /// Rows it covers, at least 1.
    pub rows: usize,
    /// Its own alignment, else the column's.
    pub align: Option<CellAlign>,
    /// Paragraphs, items and pictures; may be empty.
    pub blocks: Vec<Block>,
}

/// Horizontal alignment in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellAlign {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// กระจายแบบไทย.
    Justify,
}

/// A picture in the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The picture.
    pub data: PictureData,
    /// Printed width in millimetres; the picture's own size (at 150 ppi, at most the text width) if absent.
    pub width_mm: Option<f64>,
    /// What the picture shows, for those who do not see it.
    pub alt: Option<String>,
    /// คำบรรยาย below the picture.
    pub caption: Option<Text>,
}

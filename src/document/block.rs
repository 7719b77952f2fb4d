//! The blocks of the flow: paragraphs, tables, pictures, groups kept whole.

use std::sync::Arc;

use super::inline::Inline;
use super::style::{Align, ParagraphFormat, StyleId, TextFormat};
use crate::length::Length;

/// A piece of the flow.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture in the flow.
    Picture(Picture),
    /// Blocks that stay together on one page if they fit on one.
    Keep(Vec<Block>),
    /// The next block starts a page.
    PageBreak,
}

/// A paragraph with its final format.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Paragraph {
    /// The named style it belongs to.
    pub style: StyleId,
    /// Its final format (the style's, with this paragraph's differences in it).
    pub format: ParagraphFormat,
    /// Format of the paragraph's own mark: decides the height of an empty line.
    pub text: TextFormat,
    /// Its content.
    pub inlines: Vec<Inline>,
}

/// A table. Every row covers every column, spans counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Column widths, left to right.
    pub columns: Vec<Length>,
    /// How many of the first rows repeat at the top of each page.
    pub header_rows: usize,
    /// Rows.
    pub rows: Vec<Row>,
    /// Where the table stands between the margins.
    pub align: Align,
    /// Thickness of every rule.
    pub rule: Length,
    /// Space between a vertical rule and the text.
    pub pad_x: Length,
    /// Space between a horizontal rule and the text.
    pub pad_y: Length,
    /// Space above the table.
    pub before: Length,
    /// Space below the table.
    pub after: Length,
}

/// A table row. It may break over pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Cells that start in this row, left to right.
    pub cells: Vec<Cell>,
}

/// A table cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The first column it covers, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// Where its content stands when it is lower than the row.
    pub vertical: VerticalAlign,
    /// Paragraphs and pictures; never empty.
    pub blocks: Vec<Block>,
}

/// Where a cell's content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalAlign {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// A picture in the flow, on a line of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The picture.
    pub image: Image,
    /// Printed width.
    pub width: Length,
    /// Printed height.
    pub height: Length,
    /// Alignment between the margins.
    pub align: Align,
    /// Space above.
    pub before: Length,
    /// Space below.
    pub after: Length,
    /// Stays on the page of the next paragraph's first line (its caption).
    pub keep_with_next: bool,
    /// Description for readers who do not see it.
    pub alt: String,
}

/// Picture data, already checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The file's bytes.
    pub data: Arc<[u8]>,
    /// Their format.
    pub format: ImageFormat,
    /// The same picture in pixels, for outputs that cannot show a vector one.
    pub raster: Option<Arc<[u8]>>,
    /// The same drawing as the page of a PDF, for PDFs to take over as it is.
    pub pdf: Option<Arc<[u8]>>,
}

/// Picture formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG; its `raster` is a PNG.
    Svg,
}

//! Where each page starts and filled lines end: what the layout found out and the DOCX repeats.

/// The pages of a typeset document, in order over all sections.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pagination {
    /// Pages.
    pub pages: Vec<PageStart>,
    /// Where the text ends on each line that a leader fills
    /// ([`fill_lines`](crate::document::ParagraphFormat::fill_lines)), in order over all sections.
    pub filled: Vec<LineEnd>,
}

/// The end of a line's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineEnd {
    /// Index of the section.
    pub section: usize,
    /// The place behind the line's last character, spaces counted.
    pub position: Position,
}

/// One page: its section, what it starts with, and its cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStart {
    /// Index of the section.
    pub section: usize,
    /// The page's number within its section, from 1.
    pub number: usize,
    /// What stands first on the page.
    pub position: Position,
    /// How a table goes on, if the page starts inside one.
    pub table: Option<TableStart>,
    /// คำต่อเนื่อง at its foot, whole (`/๔.๒ เห็นควร...`), if it carries one.
    pub cue: Option<String>,
}

/// How a page goes on with a table: what stands on it below the repeated header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableStart {
    /// The first row on the page.
    pub row: usize,
    /// That row began on a page before and goes on here.
    pub inside: bool,
    /// Where each cell goes on that began before (in a row above, if it covers
    /// several, or in this row), in reading order: at this place of its content,
    /// whose path leads to a block of the cell. A cell not named has nothing left.
    pub cells: Vec<Position>,
}

/// A place in a section's flow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// Index of the block; below it, the index inside a `Keep`, or the row inside a
    /// table; below that, the cell's index in its row and the block's in the cell.
    pub path: Vec<usize>,
    /// Bytes of the paragraph's text (its runs joined; a tab or line break counts
    /// one) that stand before this place. 0: the block starts here.
    pub offset: usize,
}

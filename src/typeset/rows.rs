//! How tables go on from page to page: the first row of each page, and where
//! every cell that began before goes on.
//!
//! typst lays a cell that covers several rows out after the others, so the order
//! of marks on a page is not that of reading; the cells' columns are.

use std::collections::BTreeMap;

use super::line::{Mark, Place};
use super::paginate::Found;
use crate::document::{Block, Document, Position, Table, TableStart};

/// The cells of all tables, as they are found on the pages.
pub(super) struct Cells<'a> {
    /// By section and path, so in reading order.
    cells: BTreeMap<(usize, &'a [usize]), Cell>,
    /// What each page shows of them, in reading order.
    pages: Vec<Vec<Part<'a>>>,
}

/// A cell on its pages.
struct Cell {
    /// Its first column.
    column: usize,
    /// Its last row.
    last: usize,
    /// Each page it has part in, and its first mark there.
    pages: Vec<(usize, usize)>,
}

/// What a page shows of a cell.
struct Part<'a> {
    section: usize,
    path: &'a [usize],
    column: usize,
    /// The cell's first and last row.
    rows: (usize, usize),
    /// It began on a page before.
    began: bool,
    /// Its first mark on this page.
    mark: usize,
}

/// How a page starts in a table.
pub(super) struct Start {
    /// What stands first.
    pub(super) position: Position,
    /// The first row, and how its cells go on.
    pub(super) table: TableStart,
    /// What each cell starts the page with, left to right.
    pub(super) marks: Vec<usize>,
}

impl<'a> Cells<'a> {
    /// Collects the cells; `found` is in the order of the pages.
    pub(super) fn new(document: &Document, marks: &'a [Mark], found: &[Found], pages: usize) -> Self {
        let mut cells: BTreeMap<(usize, &'a [usize]), Cell> = BTreeMap::new();
        for found in found {
            let Some(place) = marks[found.mark].place() else { continue };
            let Some((row, table)) = table(document, place) else { continue };
            let cell = cells.entry((place.section, &place.path[..row + 2])).or_insert_with(|| {
                let cell =
                    table.rows.get(place.path[row]).and_then(|line| line.cells.get(place.path[row + 1]));
                let (column, rows) = cell.map_or((0, 1), |cell| (cell.column, cell.rows.max(1)));
                Cell { column, last: place.path[row] + rows - 1, pages: Vec::new() }
            });
            if cell.pages.last().is_none_or(|(page, _)| *page != found.page) {
                cell.pages.push((found.page, found.mark));
            }
        }
        let mut parts: Vec<Vec<Part<'a>>> = Vec::new();
        parts.resize_with(pages, Vec::new);
        for ((section, path), cell) in &cells {
            let rows = (path[path.len() - 2], cell.last);
            let mut from = cell.pages.first().map_or(0, |(page, _)| *page);
            for (index, (page, mark)) in cell.pages.iter().enumerate() {
                // A cell may have nothing on a page and go on after it.
                for shown in &mut parts[from..=*page] {
                    let (section, column, began, mark) = (*section, cell.column, index > 0, *mark);
                    shown.push(Part { section, path, column, rows, began, mark });
                }
                from = page + 1;
            }
        }
        Self { cells, pages: parts }
    }

    /// How a page goes on with the table that its first mark stands in, if it is in one.
    pub(super) fn start(
        &self,
        document: &Document,
        marks: &[Mark],
        page: usize,
        first: &Place,
    ) -> Option<Start> {
        let (depth, _) = table(document, first)?;
        let table = &first.path[..depth];
        let of_table = |part: &&Part| part.section == first.section && part.path.starts_with(table);
        let parts: Vec<&Part> = self.pages[page].iter().filter(of_table).collect();
        // A cell that goes on from above reaches down to its last row; a row that
        // holds nothing else is that one.
        let reaches = |part: &&Part| if part.began { part.rows.1 } else { part.rows.0 };
        let row = parts.iter().map(reaches).min()?;
        let path: Vec<usize> = table.iter().copied().chain([row]).collect();
        let inside = self
            .cells
            .range((first.section, path.as_slice())..)
            .take_while(|((section, cell), _)| *section == first.section && cell.starts_with(&path))
            .any(|(_, cell)| cell.pages.first().is_some_and(|(began, _)| *began < page));
        let goes_on = parts.iter().filter(|part| part.rows.0 < row || inside && part.rows.0 == row);
        let cells: Vec<Position> = goes_on.filter_map(|part| place_of(&marks[part.mark])).collect();
        let mut top: Vec<&Part> = parts.iter().copied().filter(|part| part.rows.0 <= row).collect();
        top.sort_by_key(|part| part.column);
        let leftmost = top.first().filter(|_| inside).and_then(|part| place_of(&marks[part.mark]));
        Some(Start {
            position: leftmost.unwrap_or(Position { path, offset: 0 }),
            table: TableStart { row, inside, cells },
            marks: top.iter().map(|part| part.mark).collect(),
        })
    }
}

/// A mark's place in the flow.
pub(super) fn place_of(mark: &Mark) -> Option<Position> {
    let offset = mark.line().map_or(0, |line| line.offset);
    Some(Position { path: mark.place()?.path.clone(), offset })
}

/// The table that a place is in, and at which index of its path the row stands.
fn table<'d>(document: &'d Document, place: &Place) -> Option<(usize, &'d Table)> {
    let mut blocks = &document.sections.get(place.section)?.blocks;
    for (depth, index) in place.path.iter().enumerate() {
        match blocks.get(*index)? {
            Block::Keep(inner) => blocks = inner,
            Block::Table(table) => return (place.path.len() > depth + 3).then_some((depth + 1, table)),
            _ => return None,
        }
    }
    None
}

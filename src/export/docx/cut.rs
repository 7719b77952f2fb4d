//! Cuts a table that runs over pages into the parts that stand on one page each.
//!
//! Every part is a table of the same grid, with the header rows again. A row that
//! a page starts inside, and a cell that covers rows on both pages, stand in both
//! parts, their content cut where the layout cut it, each cell at its own place.

use super::split;
use crate::document::{Cell, Row, Table, TableStart};
use crate::length::Length;

/// The parts of a table; `starts` are the pages that start inside it, in order.
pub(super) fn parts(table: &Table, starts: &[&TableStart]) -> Vec<Table> {
    let mut open = Vec::new();
    (0..=starts.len())
        .map(|index| {
            let from = index.checked_sub(1).and_then(|before| starts.get(before)).copied();
            let to = starts.get(index).copied();
            let part = Part::new(table, from, to);
            let rows = part.rows(&open);
            part.reach(&mut open);
            Table {
                header_rows: if from.is_none() || part.repeats() { part.header } else { 0 },
                before: if from.is_none() { table.before } else { Length::ZERO },
                after: if to.is_none() { table.after } else { Length::ZERO },
                rows,
                columns: table.columns.clone(),
                ..*table
            }
        })
        .collect()
}

/// The rows of a table from one page's start to the next one's.
struct Part<'a> {
    table: &'a Table,
    from: Option<&'a TableStart>,
    to: Option<&'a TableStart>,
    /// How many header rows the table has.
    header: usize,
    /// Its first row.
    first: usize,
    /// The row after its last one.
    end: usize,
}

impl<'a> Part<'a> {
    fn new(table: &'a Table, from: Option<&'a TableStart>, to: Option<&'a TableStart>) -> Self {
        let count = table.rows.len();
        let end = to.map_or(count, |start| start.row + usize::from(start.inside)).min(count);
        let first = from.map_or(0, |start| start.row).min(end);
        Self { table, from, to, header: table.header_rows.min(count), first, end }
    }

    /// Whether the table's header stands above it once more.
    fn repeats(&self) -> bool {
        self.from.is_some() && self.first >= self.header
    }

    /// The part's rows; `open` names the cells (row, index) that reach into it from above.
    fn rows(&self, open: &[(usize, usize)]) -> Vec<Row> {
        let table = self.table;
        let header = if self.repeats() { &table.rows[..self.header] } else { &[] };
        let own = (self.first..self.end).map(|row| {
            let above = open.iter().copied().filter(|_| row == self.first);
            let here = (0..table.rows[row].cells.len()).map(|index| (row, index));
            let mut cells: Vec<Cell> = above.chain(here).map(|(row, index)| self.cell(row, index)).collect();
            cells.sort_by_key(|cell| cell.column);
            Row { cells }
        });
        header.iter().cloned().chain(own).collect()
    }

    /// Brings `open` up to the next part's first row.
    fn reach(&self, open: &mut Vec<(usize, usize)>) {
        let rows = &self.table.rows;
        let next = self.to.map_or(rows.len(), |start| start.row).min(rows.len());
        for (row, cells) in rows.iter().enumerate().take(next).skip(self.first) {
            open.extend((0..cells.cells.len()).map(|index| (row, index)));
        }
        open.retain(|&(row, index)| row + rows[row].cells[index].rows > next);
    }

    /// What this part holds of a cell.
    fn cell(&self, row: usize, index: usize) -> Cell {
        let cell = &self.table.rows[row].cells[index];
        let below = row + cell.rows.max(1);
        let began = self.from.filter(|start| row < start.row || start.inside && row == start.row);
        let first = began.map_or(Some((0, 0)), |start| place(start, row, index));
        let goes_on = self.to.filter(|start| below > start.row);
        let end = goes_on.and_then(|start| place(start, row, index)).unwrap_or((cell.blocks.len(), 0));
        Cell {
            rows: below.min(self.end) - row.max(self.first),
            blocks: first.map_or_else(Vec::new, |first| split::blocks(&cell.blocks, first, end)),
            ..*cell
        }
    }
}

/// Where a cell goes on: the block's index and the offset in it. `None`: nothing is left.
fn place(start: &TableStart, row: usize, index: usize) -> Option<(usize, usize)> {
    start.cells.iter().find_map(|position| match position.path[..] {
        [.., at_row, at, block] if (at_row, at) == (row, index) => Some((block, position.offset)),
        _ => None,
    })
}

//! The cells of a sheet as they are read, within limits, and the rows they make.

use std::collections::BTreeMap;

use super::{MOST_COLUMNS, MOST_MEMOS, MOST_UNPACKED, Piece, Row, Rows, cell};
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Diagnostic, Limited, Source};
use crate::package::Fault;

/// The cells of one sheet that hold anything.
#[derive(Debug, Default)]
pub(super) struct Grid {
    sheet: String,
    /// Row and column from 0.
    cells: BTreeMap<usize, BTreeMap<usize, String>>,
    bytes: usize,
    /// The first cell over a limit of columns or rows, and which.
    over: Option<(usize, usize, Limited)>,
}

impl Grid {
    pub(super) fn new(sheet: &str) -> Self {
        Self { sheet: sheet.to_owned(), ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.over.is_none()
    }

    /// Takes a cell; says whether more may come.
    ///
    /// # Errors
    /// [`Fault::TooLarge`] when the cells hold more than may be: one text can stand in many of them.
    pub(super) fn put(&mut self, row: usize, column: usize, text: &str) -> Result<bool, Fault> {
        if text.trim().is_empty() {
            return Ok(true);
        }
        self.bytes += text.len();
        if self.bytes > MOST_UNPACKED {
            return Err(Fault::TooLarge);
        }
        let over = if column >= MOST_COLUMNS {
            Some(Limited::Columns)
        } else {
            // The first row names the columns.
            (self.cells.len() > MOST_MEMOS && !self.cells.contains_key(&row)).then_some(Limited::Memos)
        };
        match over {
            Some(what) => self.over = Some((row, column, what)),
            None => drop(self.cells.entry(row).or_default().insert(column, text.to_owned())),
        }
        Ok(over.is_none())
    }

    /// The rows, the first as the header.
    pub(super) fn rows(self, name: &str) -> Rows {
        let width = self.cells.values().filter_map(|row| row.keys().last()).max().map_or(0, |last| last + 1);
        let mut rows: Vec<Row> =
            self.cells.iter().map(|(row, cells)| self.row(name, *row, cells, width)).collect();
        if let Some((row, column, what)) = self.over {
            let limit = if what == Limited::Columns { MOST_COLUMNS } else { MOST_MEMOS };
            let mut source = taken_out_of(name);
            source.pieces = vec![(0, self.piece(row, column))];
            let problem = ShapeProblem::TooMany { what, limit };
            let diagnostics = vec![Diagnostic::error(problem, source.place(0..0))];
            rows.push(Row { source, cells: Vec::new(), diagnostics });
        }
        let nothing = Row { source: taken_out_of(name), cells: Vec::new(), diagnostics: Vec::new() };
        let mut rows = rows.into_iter();
        Rows { header: rows.next().unwrap_or(nothing), rows: rows.collect() }
    }

    fn row(&self, name: &str, row: usize, cells: &BTreeMap<usize, String>, width: usize) -> Row {
        let mut source = taken_out_of(name);
        let mut values = Vec::new();
        for column in 0..width {
            if column > 0 {
                source.text.push('\n');
            }
            let start = source.text.len();
            let text = cells.get(&column).map_or("", String::as_str);
            source.text.push_str(text);
            source.pieces.push((start, self.piece(row, column)));
            values.push(cell(text, start));
        }
        Row { source, cells: values, diagnostics: Vec::new() }
    }

    /// `Sheet1!C14`.
    fn piece(&self, row: usize, column: usize) -> Piece {
        let plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let sheet = match self.sheet.chars().all(plain) {
            true => self.sheet.clone(),
            false => format!("'{}'", self.sheet.replace('\'', "''")),
        };
        Piece::Cell { name: format!("{sheet}!{}{}", letters(column), row + 1), row: row + 1 }
    }
}

/// A text that does not stand in its file as it is.
fn taken_out_of(name: &str) -> Source {
    let source = Source::new(name, "");
    Source { container: Some(source.name.clone()), ..source }
}

/// A column's letters: A … Z, AA …
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let wanted = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        for (column, name) in wanted {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn every_limit_is_told() {
        let mut grid = Grid::new("แผ่น 1");
        assert_eq!(grid.put(0, MOST_COLUMNS, "x"), Ok(false));
        let Piece::Cell { name, row: 1 } = grid.piece(0, 2) else { panic!() };
        assert_eq!(name, "'แผ่น 1'!C1");
        let mut grid = Grid::new("S");
        let most = (0..).find(|row| grid.put(*row, 0, "x") == Ok(false));
        assert_eq!(most, Some(MOST_MEMOS + 1));
        let rows = grid.rows("m.xlsx").rows;
        assert_eq!(rows[MOST_MEMOS].diagnostics[0].problem.slug(), "too-many");
        let long = "x".repeat(1 << 20);
        let mut grid = Grid::new("S");
        assert!((0..64).any(|row| grid.put(row, 0, &long) == Err(Fault::TooLarge)));
    }
}

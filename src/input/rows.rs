//! Rows of a sheet or a CSV file: the first names the columns, each other holds values, all with their places.
//!
//! It knows nothing of memos. Every row has a source of its own: a CSV record as it stands in the file, or
//! the cells of a sheet's row, one below the other, each a piece with its name.

mod csv;
mod grid;
mod ods;
mod xlsx;

use super::lines::MOST_MEMOS;
use super::raw::{Input, Kind, Text, Value};
use crate::diag::catalogue::DocumentProblem;
use crate::diag::{Diagnostic, Piece, Source};
use crate::package::{Fault, Package};

pub use csv::csv;

/// Most columns of a table.
pub const MOST_COLUMNS: usize = 200;

/// Most bytes that a sheet's file unpacks to, and its cells hold together (32 MiB).
pub const MOST_UNPACKED: usize = 32 << 20;

/// What a broken formula leaves behind.
pub(crate) const ERRORS: [&str; 7] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

/// A table that has been read.
#[derive(Debug, Clone)]
pub struct Rows {
    /// The row that names the columns.
    pub header: Row,
    /// The rows below it that hold anything.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its text, to point into.
    pub source: Source,
    /// A text a column, null where the cell is empty. None at all if the row could not be read.
    pub cells: Vec<Value>,
    /// Mistakes of the row as such.
    pub diagnostics: Vec<Diagnostic>,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.diagnostics.is_empty() && self.cells.iter().all(|cell| cell.kind == Kind::Null)
    }
}

/// Reads the first sheet of an XLSX or ODS file that holds anything.
///
/// # Errors
/// An input that holds only the reason why there are no rows.
pub fn sheet(name: &str, bytes: &[u8]) -> Result<Rows, Box<Input>> {
    let refuse = |fault| refused(name, fault);
    let mut package = Package::open(bytes).map_err(refuse)?;
    package.within(MOST_UNPACKED).map_err(refuse)?;
    let grid = if package.has(ods::CONTENT) { ods::grid(&mut package) } else { xlsx::grid(bytes) };
    Ok(grid.map_err(refuse)?.rows(name))
}

/// Whether a package is a sheet's.
pub(crate) fn is_sheet(package: &Package<'_>) -> bool {
    package.has(ods::CONTENT) || package.has(xlsx::WORKBOOK)
}

/// An input that holds only the reason why a package cannot be read.
fn refused(name: &str, fault: Fault) -> Box<Input> {
    let problem = match fault {
        Fault::Broken => DocumentProblem::DocumentDamaged { reason: "the sheet cannot be read".to_owned() },
        Fault::Encrypted => DocumentProblem::DocumentLocked {},
        Fault::TooLarge => DocumentProblem::DocumentTooLarge { limit: MOST_UNPACKED },
    };
    let source = Source::new(name, "");
    let diagnostics = vec![Diagnostic::error(problem, source.place(0..0))];
    Box::new(Input { source, root: None, diagnostics })
}

/// A cell that stands in its source as it is.
fn cell(text: &str, start: usize) -> Value {
    let range = start..start + text.len();
    let kind = if text.trim().is_empty() { Kind::Null } else { Kind::Text(Text::at(text, start)) };
    Value { range, kind }
}

/// What a cell holds; empty where it holds nothing.
pub(crate) fn text_of(cell: &Value) -> &str {
    match &cell.kind {
        Kind::Text(text) => text.text.trim(),
        _ => "",
    }
}

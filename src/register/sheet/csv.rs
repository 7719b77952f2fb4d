//! The table as CSV (RFC 4180), in UTF-8 with a BOM: without it Excel takes Thai for another encoding.

use super::{Book, TITLES, lines};
use crate::output::is_formula;
use crate::thai::digits::Digits;

/// The books as CSV.
pub fn csv(books: &[Book], digits: Digits) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    line(&mut text, TITLES.iter().copied());
    for cells in lines(books, digits) {
        line(&mut text, cells.iter().map(String::as_str));
    }
    text.into_bytes()
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push('"');
        if is_formula(cell) {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

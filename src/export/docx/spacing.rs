//! Space around tables, and the carriers the file format demands.
//!
//! WordprocessingML tables have no space above or below and melt into a table
//! that follows at once; a section must end in a paragraph. The space goes to
//! the neighbouring paragraphs; only where there is none stands a carrier of
//! 1 pt.

use super::flow::{Line, Piece, Rows};
use crate::length::Length;

/// Gives each table its space and each section its last paragraph.
/// `first_line`: the section's first piece must be a paragraph (pictures hang on it).
pub(super) fn settle<'a>(pieces: Vec<Piece<'a>>, first_line: bool) -> Vec<Piece<'a>> {
    let mut settled: Vec<Piece<'a>> = Vec::with_capacity(pieces.len() + 2);
    let mut owed = Length::ZERO;
    for mut piece in pieces {
        match &mut piece {
            Piece::Table(rows) => {
                above(&mut settled, rows, owed, first_line);
                owed = rows.table.after;
            }
            Piece::Line(line) => {
                if !line.break_before {
                    line.format.before += owed;
                }
                owed = Length::ZERO;
            }
        }
        settled.push(piece);
    }
    if !matches!(settled.last(), Some(Piece::Line(_))) {
        settled.push(Piece::Line(Line::carrier()));
    }
    settled
}

/// Makes room above a table; `owed` is the space below the table before it.
fn above(settled: &mut Vec<Piece<'_>>, rows: &mut Rows<'_>, owed: Length, first_line: bool) {
    let alone = match settled.last_mut() {
        Some(Piece::Line(line)) if !rows.break_before => {
            line.format.after += (rows.before - line.filler()).max(Length::ZERO);
            return;
        }
        Some(Piece::Line(_)) => false,
        Some(Piece::Table(_)) => true,
        None => first_line,
    };
    if alone || rows.before > Length::ZERO {
        let mut carrier = Line::carrier();
        carrier.break_before = std::mem::take(&mut rows.break_before);
        carrier.format.before = if carrier.break_before { Length::ZERO } else { owed };
        carrier.format.after = (rows.before - carrier.filler()).max(Length::ZERO);
        settled.push(Piece::Line(carrier));
    }
}

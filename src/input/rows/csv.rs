//! CSV (RFC 4180) to rows that keep the place of every character.
//!
//! Own and not a library's: line and column of each value, and of each character in it, are what a
//! diagnostic needs. Spreadsheets also write `;` and tabs between values; the first record decides.

use std::ops::Range;

use super::{MOST_COLUMNS, MOST_MEMOS, Piece, Row, Rows, text_of};
use crate::diag::catalogue::{ShapeProblem, TableProblem};
use crate::diag::{Diagnostic, Limited, Source};
use crate::input::json;
use crate::input::raw::{Input, Kind, Text, Value};

/// Reads CSV in UTF-8.
///
/// # Errors
/// An input that holds only the reason why there are no rows.
pub fn csv(name: &str, bytes: &[u8]) -> Result<Rows, Box<Input>> {
    let whole = json::text(name, bytes, json::MOST_BYTES)?;
    let mut reader = Reader { whole: &whole, at: 0, line: 1, separator: separator(&whole.text) };
    let mut records = std::iter::from_fn(|| reader.record()).filter(|row| !row.is_empty());
    let mut header = records.next().unwrap_or_else(|| nothing(&whole));
    let mut rows: Vec<Row> = records.by_ref().take(MOST_MEMOS + 1).collect();
    if let Some(last) = rows.get_mut(MOST_MEMOS) {
        *last =
            Row { diagnostics: too_many(&last.source, Limited::Memos, MOST_MEMOS), ..nothing(&last.source) };
    }
    if header.cells.len() > MOST_COLUMNS {
        header.diagnostics = too_many(&header.source, Limited::Columns, MOST_COLUMNS);
        header.cells.clear();
    }
    let names: Vec<&str> = header.cells.iter().map(text_of).collect();
    for row in &mut rows {
        let names = names.iter().copied().chain(std::iter::repeat(""));
        let pieces = row.cells.iter().zip(names);
        row.source.pieces =
            pieces.map(|(cell, name)| (cell.range.start, Piece::Column(name.to_owned()))).collect();
    }
    Ok(Rows { header, rows })
}

/// A row without cells.
fn nothing(source: &Source) -> Row {
    Row {
        source: Source { text: String::new(), ..source.clone() },
        cells: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn too_many(source: &Source, what: Limited, limit: usize) -> Vec<Diagnostic> {
    vec![Diagnostic::error(ShapeProblem::TooMany { what, limit }, source.place(0..0))]
}

/// What stands most often between the values of the first line.
fn separator(text: &str) -> u8 {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: u8| line.bytes().filter(|b| *b == separator).count();
    // Of equals the last wins: a comma.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

struct Reader<'a> {
    whole: &'a Source,
    at: usize,
    /// Number of the line that begins at `at`.
    line: usize,
    separator: u8,
}

impl Reader<'_> {
    fn record(&mut self) -> Option<Row> {
        let (start, line) = (self.at, self.line);
        if start >= self.whole.text.len() {
            return None;
        }
        let mut cells = Vec::new();
        let mut unclosed = Vec::new();
        loop {
            let (cell, closed) = self.field(start);
            if !closed {
                unclosed.push(cell.range.start..cell.range.start + 1);
            }
            // One more than there may be tells of the rest.
            if cells.len() <= MOST_COLUMNS {
                cells.push(cell);
            }
            if self.byte() != Some(self.separator) {
                break;
            }
            self.at += 1;
        }
        let text = &self.whole.text[start..self.at];
        self.line += text.bytes().filter(|b| *b == b'\n').count() + 1;
        let text = text.strip_suffix('\r').unwrap_or(text);
        let before = self.whole.before + start;
        let source = Source { before, first_line: line, ..Source::new(&self.whole.name, text) };
        self.at += 1;
        let diagnostics = unclosed
            .into_iter()
            .map(|quote| Diagnostic::error(TableProblem::UnclosedQuote {}, source.place(quote)));
        Some(Row { diagnostics: diagnostics.collect(), source, cells })
    }

    fn byte(&self) -> Option<u8> {
        self.whole.text.as_bytes().get(self.at).copied()
    }

    /// The next field, placed relative to `start`, and whether its quotation marks close.
    fn field(&mut self, start: usize) -> (Value, bool) {
        let from = self.at;
        let quoted = if self.byte() == Some(b'"') { self.quoted(from, start) } else { None };
        let closed = self.byte() != Some(b'"') || quoted.is_some();
        let end = self.end(self.at);
        let text = quoted.unwrap_or_else(|| Text::at(&self.whole.text[from..end], from - start));
        self.at = end;
        let line_end = if self.whole.text[..end].ends_with('\r') && end > from { end - 1 } else { end };
        let range: Range<usize> = from - start..line_end - start;
        let kind = if text.text.trim().is_empty() { Kind::Null } else { Kind::Text(trimmed(text)) };
        (Value { range, kind }, closed)
    }

    /// The text in quotation marks that begins at `from`, if they close; reads past it.
    fn quoted(&mut self, from: usize, start: usize) -> Option<Text> {
        let mut text = String::new();
        let mut steps = Vec::new();
        let mut at = from + 1;
        loop {
            let length = self.whole.text[at..].find('"')?;
            steps.push((text.len(), at - start));
            text.push_str(&self.whole.text[at..at + length]);
            at += length + 1;
            if self.whole.text.as_bytes().get(at) != Some(&b'"') {
                self.at = at;
                return Some(Text::with_steps(text, steps));
            }
            steps.push((text.len(), at - start));
            text.push('"');
            at += 1;
        }
    }

    /// Where the field that a byte is in ends: at a separator or a line end.
    fn end(&self, from: usize) -> usize {
        let rest = &self.whole.text.as_bytes()[from..];
        let ends = |b: &u8| *b == b'\n' || *b == self.separator;
        rest.iter().position(ends).map_or(self.whole.text.len(), |length| from + length)
    }
}

/// Without the carriage return that belongs to the line end.
fn trimmed(text: Text) -> Text {
    match text.text.strip_suffix('\r') {
        Some(kept) => text.part(0..kept.len()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Rows {
        csv("m.csv", text.as_bytes()).unwrap()
    }

    fn texts(row: &Row) -> Vec<&str> {
        row.cells.iter().map(text_of).collect()
    }

    #[test]
    fn values_know_their_places() {
        let text = "\u{feff}ก,ข\r\n\"บอก \"\"ว่า\"\"\nสอง\",x\r\n\r\n,y";
        let table = rows(text);
        assert_eq!(texts(&table.header), ["ก", "ข"]);
        assert_eq!(texts(&table.rows[0]), ["บอก \"ว่า\"\nสอง", "x"]);
        assert_eq!(texts(&table.rows[1]), ["", "y"]);
        assert_eq!(table.rows.len(), 2);
        let first = &table.rows[0];
        assert_eq!((first.source.first_line, table.rows[1].source.first_line), (2, 5));
        assert!(text[first.source.before..].starts_with(&first.source.text));
        let Kind::Text(quoted) = &first.cells[0].kind else { panic!() };
        let at = |part: &str| {
            let start = quoted.text.find(part).unwrap();
            &first.source.text[quoted.source(start..start + part.len())]
        };
        assert_eq!((at("บอก"), at("ว่า"), at("สอง")), ("บอก", "ว่า", "สอง"));
        assert_eq!(first.source.piece(first.cells[1].range.start), Some(&Piece::Column("ข".to_owned())));
    }

    #[test]
    fn an_unclosed_quotation_mark_takes_its_line_only() {
        let table = rows("a,b\n\"x,y\nz,w\n");
        assert_eq!(table.rows[0].diagnostics[0].problem.slug(), "unclosed-quote");
        assert_eq!(texts(&table.rows[1]), ["z", "w"]);
    }

    #[test]
    fn the_first_line_decides_the_separator() {
        assert_eq!(texts(&rows("a;b,c\n1;2").rows[0]), ["1", "2"]);
        assert_eq!(texts(&rows("a\tb\n1,5\t2").rows[0]), ["1,5", "2"]);
        assert_eq!(texts(&rows("a\n1").rows[0]), ["1"]);
    }

    #[test]
    fn limits_hold() {
        assert_eq!(rows(&",a".repeat(500)).header.diagnostics[0].problem.slug(), "too-many");
        assert!(rows(&format!("a\n{}", ",".repeat(1_000_000))).rows.is_empty());
        let table = rows(&"a\n".repeat(MOST_MEMOS + 9));
        assert_eq!(table.rows.len(), MOST_MEMOS + 1);
        assert_eq!(table.rows[MOST_MEMOS].diagnostics[0].problem.slug(), "too-many");
    }
}

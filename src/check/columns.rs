//! Rows to memos: which column is which field, and a raw value a row as if it had been typed in JSON.

use std::ops::Range;

use super::fields::*;
use super::object::{distance, plain};
use crate::diag::catalogue::TableProblem as Problem;
use crate::diag::{Diagnostic, Field, Role, Source};
use crate::input::raw::{Input, Kind, Member, Value};
use crate::input::rows::{ERRORS, Row, Rows, text_of};

/// A column there may be.
struct Column {
    /// Its field, or the field and the field inside.
    path: &'static [Field],
    /// The field whose other names it goes by.
    named: Field,
    /// More names.
    more: &'static [&'static str],
    /// Whether each line of a cell is a value of its own.
    lines: bool,
    /// Whether no memo can do without.
    required: bool,
}

const fn column(path: &'static [Field], named: Field) -> Column {
    Column { path, named, more: &[], lines: false, required: false }
}

impl Column {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn lines(self) -> Self {
        Self { lines: true, ..self }
    }

    const fn also(self, more: &'static [&'static str]) -> Self {
        Self { more, ..self }
    }

    /// `signatories.name`.
    fn key(&self) -> String {
        self.path.iter().map(|field| field.key).collect::<Vec<_>>().join(".")
    }

    /// `` `signatories.name` (ชื่อผู้ลงนาม) ``
    fn shown(&self) -> String {
        let term = self.more.first().copied().unwrap_or(self.named.term);
        format!("`{}` ({term})", self.key())
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.named.term].into_iter().chain(self.more.iter().copied());
        own.chain([self.named.key]).chain(self.named.aliases.iter().copied())
    }

    fn is_named(&self, name: &str) -> bool {
        let name = plain(name);
        plain(&self.key()) == name || self.names().any(|known| plain(known) == name)
    }

    fn distance(&self, name: &str) -> Option<usize> {
        let (key, name) = (plain(&self.key()), plain(name));
        [key.as_str()].into_iter().chain(self.names()).filter_map(|known| distance(known, &name)).min()
    }
}

/// The columns, in the order of the memo.
static COLUMNS: &[Column] = &[
    column(&[PROFILE], PROFILE),
    column(&[DIGITS], DIGITS),
    column(&[SPEED], SPEED),
    column(&[SECRECY], SECRECY),
    column(&[AGENCY, AGENCY_NAME], AGENCY).required(),
    column(&[AGENCY, TELEPHONE], TELEPHONE),
    column(&[AGENCY, EXTENSION], EXTENSION),
    column(&[AGENCY, EMAIL], EMAIL),
    column(&[REFERENCE], REFERENCE),
    column(&[DATE], DATE),
    column(&[SUBJECT], SUBJECT).required(),
    column(&[SALUTATION], SALUTATION),
    column(&[TO], TO).lines().required(),
    column(&[REFERENCES], REFERENCES).lines(),
    column(&[ENCLOSURES], ENCLOSURES).lines(),
    column(&[BODY], BODY).lines().required(),
    column(&[CLOSING], CLOSING),
    column(&[SIGNATORIES, RANK], RANK).also(&["ยศผู้ลงนาม"]),
    column(&[SIGNATORIES, NAME], SIGNATORIES).also(&["ชื่อผู้ลงนาม"]).required(),
    column(&[SIGNATORIES, POSITION], POSITION).also(&["ตำแหน่งผู้ลงนาม"]).lines(),
];

/// What stands at the head of a column.
#[derive(Clone, Copy)]
enum Head {
    Known(&'static Column),
    /// A name that has been reported.
    Unknown,
    Empty,
}

impl Head {
    fn column(self) -> Option<&'static Column> {
        match self {
            Self::Known(column) => Some(column),
            Self::Unknown | Self::Empty => None,
        }
    }
}

/// A memo a row, as raw values; mistakes of the columns come first, once.
pub fn memos(rows: Rows) -> Vec<Input> {
    let nothing = rows.header.cells.is_empty() && rows.header.diagnostics.is_empty();
    let (columns, mut diagnostics) = if nothing { (Vec::new(), Vec::new()) } else { columns(&rows.header) };
    if rows.rows.is_empty() && diagnostics.is_empty() {
        diagnostics.push(Diagnostic::error(Problem::NoRows {}, rows.header.source.place(0..0)));
    }
    let header = Input { source: rows.header.source, root: None, diagnostics };
    let memos = rows.rows.into_iter().map(|row| memo(row, &columns));
    [header].into_iter().filter(|header| !header.diagnostics.is_empty()).chain(memos).collect()
}

/// What each cell of the header names.
fn columns(header: &Row) -> (Vec<Head>, Vec<Diagnostic>) {
    let mut diagnostics = header.diagnostics.clone();
    let whole = header.diagnostics.is_empty();
    let mut found: Vec<Head> = Vec::new();
    let mut meant = Vec::new();
    for cell in &header.cells {
        let name = text_of(cell);
        let column = COLUMNS.iter().find(|column| column.is_named(name)).filter(|_| !name.is_empty());
        let place = header.source.place(cell.range.clone());
        let first = column.and_then(|column| position(&found, column));
        match (column, first) {
            (Some(column), Some(first)) => {
                let first = header.source.place(header.cells[first].range.clone());
                let problem = Problem::DuplicateColumn { column: column.shown() };
                diagnostics.push(Diagnostic::error(problem, place).with(Role::First, first));
            }
            (None, _) if !name.is_empty() => {
                let near = nearest(name, &found);
                meant.extend(near);
                diagnostics.push(Diagnostic::error(unknown(name, near), place));
            }
            _ => {}
        }
        found.push(match column {
            Some(column) if first.is_none() => Head::Known(column),
            None if name.is_empty() => Head::Empty,
            _ => Head::Unknown,
        });
    }
    let given = |column: &Column| position(&found, column).is_some();
    let missing = COLUMNS.iter().filter(|column| column.required && !given(column) && whole);
    // Where a misspelt name stands in for the column, saying that is enough.
    for column in missing.filter(|column| !meant.iter().any(|near| is(near, column))) {
        let problem = Problem::MissingColumn { column: column.shown() };
        diagnostics.push(Diagnostic::error(problem, header.source.place(0..0)));
    }
    (found, diagnostics)
}

fn is(one: &Column, other: &Column) -> bool {
    std::ptr::eq(one, other)
}

fn position(found: &[Head], column: &Column) -> Option<usize> {
    found.iter().position(|head| head.column().is_some_and(|known| is(known, column)))
}

/// The column not yet given that a name probably means.
fn nearest(name: &str, found: &[Head]) -> Option<&'static Column> {
    let open = COLUMNS.iter().filter(|column| position(found, column).is_none());
    open.filter_map(|column| Some((column.distance(name)?, column)))
        .min_by_key(|near| near.0)
        .map(|near| near.1)
}

fn unknown(name: &str, near: Option<&Column>) -> Problem {
    Problem::UnknownColumn {
        column: name.chars().take(60).collect(),
        near: near.map(Column::shown),
        allowed: COLUMNS.iter().map(Column::shown).collect(),
    }
}

/// A row as the object that would have been typed for it.
fn memo(row: Row, columns: &[Head]) -> Input {
    let Row { source, cells, mut diagnostics } = row;
    if cells.is_empty() {
        return Input { source, root: None, diagnostics };
    }
    let mut given: Vec<(&Column, Value)> = Vec::new();
    let mut beyond = None;
    for (index, cell) in cells.into_iter().enumerate() {
        match columns.get(index).copied().unwrap_or(Head::Empty) {
            Head::Known(column) => given.push((column, cell_value(column, cell, &mut diagnostics, &source))),
            Head::Empty if cell.kind != Kind::Null => beyond = beyond.or(Some(cell.range)),
            Head::Empty | Head::Unknown => {}
        }
    }
    if let Some(range) = beyond {
        diagnostics.push(Diagnostic::error(Problem::CellWithoutColumn {}, source.place(range)));
    }
    let whole = 0..source.text.len();
    let root = Value { range: whole.clone(), kind: Kind::Object(members(given, whole.start..whole.start)) };
    Input { root: Some(root), diagnostics, source }
}

/// The members of the memo, in its order; a required column that is not there has been reported.
fn members(mut given: Vec<(&Column, Value)>, nowhere: Range<usize>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for column in COLUMNS {
        let value = match given.iter().position(|(known, _)| is(known, column)) {
            Some(index) => given.swap_remove(index).1,
            None if column.required => Value { range: nowhere.clone(), kind: Kind::Unreadable },
            None => continue,
        };
        let member = |field: &Field, value: Value| Member {
            key: field.key.to_owned(),
            key_range: value.range.clone(),
            value,
        };
        let (outer, inner) = match column.path {
            [field] => {
                members.push(member(field, value));
                continue;
            }
            [outer, inner, ..] => (outer, member(inner, value)),
            [] => continue,
        };
        match members.iter_mut().find(|known| known.key == outer.key) {
            Some(Member { value: Value { kind: Kind::Object(inside), .. }, .. }) => inside.push(inner),
            _ => {
                let range = inner.key_range.clone();
                members.push(member(outer, Value { range, kind: Kind::Object(vec![inner]) }));
            }
        }
    }
    members
}

fn cell_value(column: &Column, cell: Value, diagnostics: &mut Vec<Diagnostic>, source: &Source) -> Value {
    let shown = text_of(&cell).to_owned();
    if ERRORS.contains(&shown.as_str()) {
        diagnostics
            .push(Diagnostic::error(Problem::CellError { error: shown }, source.place(cell.range.clone())));
        return Value { range: cell.range, kind: Kind::Unreadable };
    }
    let Kind::Text(text) = &cell.kind else { return cell };
    let mut values = Vec::new();
    let mut start = 0;
    for line in text.text.split_inclusive('\n') {
        let kept = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        if !kept.is_empty() {
            let part = text.part(from..from + kept.len());
            let range = part.source(0..kept.len());
            values.push(Value { range, kind: Kind::Text(part) });
        }
        start += line.len();
    }
    match values.len() {
        // What is one value is a text in its own place, without the blanks around it.
        1 if column.named != BODY => values.remove(0),
        _ if column.lines => Value { range: cell.range, kind: Kind::List(values) },
        _ => cell,
    }
}

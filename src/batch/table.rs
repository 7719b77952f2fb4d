//! [`Table`]: rows of data with their columns' names, from a sheet, CSV, JSON Lines or a list in JSON.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files;
use crate::diag::catalogue::{FileProblem, TableProblem, TemplateProblem};
use crate::diag::{Diagnostic, Role, Severity, Source};
use crate::error::Error;
use crate::input::from_windows_874;
use crate::input::raw::{Input, Kind, Value};
use crate::input::{json, lines, rows};
use crate::intake::Typed;
use crate::package::SIGNATURE;
use crate::template::{Record, identifier};

/// Rows with names for their cells.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) path: PathBuf,
    /// What names the columns, to point into.
    pub(super) source: Arc<Source>,
    /// The columns' names as expressions have them; empty where a column has none.
    pub(super) names: Vec<String>,
    heads: Vec<std::ops::Range<usize>>,
    pub(super) rows: Vec<Row>,
    /// Mistakes of the columns.
    pub(super) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
pub(super) struct Row {
    pub(super) source: Arc<Source>,
    /// Its line or row in the file.
    pub(super) number: usize,
    /// One for each column.
    pub(super) cells: Vec<Value>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A value of a list with its text, its number and its mistakes.
type Read = (Arc<Source>, usize, Option<Value>, Vec<Diagnostic>);

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Io`]; or, as the inner error, the reason why there are no rows.
    pub(super) fn read(path: &Path) -> Result<Result<Self, Box<Input>>, Error> {
        let name = path.display().to_string();
        let bytes = files::read_data(path)?;
        let table = if bytes.starts_with(SIGNATURE) {
            rows::sheet(&name, &bytes).map(|rows| Self::of_rows(path, rows))
        } else {
            match Typed::of(&name, &bytes) {
                Typed::Csv => Self::of_csv(path, &name, &bytes),
                Typed::Lines => Ok(Self::of_lines(path, lines::parse(&name, &bytes))),
                Typed::Json => Self::of_list(path, json::parse_within(&name, &bytes, lines::MOST_BYTES)),
            }
        };
        Ok(table)
    }

    fn of_csv(path: &Path, name: &str, bytes: &[u8]) -> Result<Self, Box<Input>> {
        let Some(text) = from_windows_874(bytes) else {
            return rows::csv(name, bytes).map(|rows| Self::of_rows(path, rows));
        };
        let mut table = Self::of_rows(path, rows::csv(name, text.as_bytes())?);
        let place = table.source.place(0..0);
        let warning = Diagnostic::new(Severity::Warning, FileProblem::ReadAsWindows874 {}, place);
        table.diagnostics.push(warning);
        Ok(table)
    }

    fn of_rows(path: &Path, rows: rows::Rows) -> Self {
        let header = rows.header;
        let names = header.cells.iter().map(|cell| match rows::text_of(cell) {
            "" => String::new(),
            head => identifier(head).into_owned(),
        });
        let mut table = Self {
            path: path.to_owned(),
            names: names.collect(),
            heads: header.cells.iter().map(|cell| cell.range.clone()).collect(),
            source: Arc::new(header.source),
            rows: Vec::new(),
            diagnostics: header.diagnostics,
        };
        table.twins();
        table.rows = rows.rows.into_iter().map(|row| table.row(row)).collect();
        table
    }

    /// Reports columns of the same name.
    fn twins(&mut self) {
        for (index, name) in self.names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let first = self.names.iter().position(|other| other == name).unwrap_or(index);
            if first < index {
                let problem = TableProblem::DuplicateColumn { column: format!("`{name}`") };
                let [place, first] = [index, first].map(|at| self.source.place(self.heads[at].clone()));
                self.diagnostics.push(Diagnostic::error(problem, place).with(Role::First, first));
            }
        }
    }

    /// A row of a sheet or of CSV; cells under no name and formulas that failed are mistakes.
    fn row(&self, row: rows::Row) -> Row {
        let rows::Row { source, mut cells, mut diagnostics } = row;
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.kind != Kind::Null) {
            let text = rows::text_of(cell);
            let problem = if self.names.get(index).is_none_or(String::is_empty) {
                TableProblem::CellWithoutColumn {}
            } else if rows::ERRORS.contains(&text) {
                TableProblem::CellError { error: text.to_owned() }
            } else {
                continue;
            };
            diagnostics.push(Diagnostic::error(problem, source.place(cell.range.clone())));
        }
        let end = source.text.len();
        cells.resize_with(self.names.len(), || Value { range: end..end, kind: Kind::Null });
        let number = source.line_column(0).line;
        Row { source: Arc::new(source), number, cells, diagnostics }
    }

    fn of_lines(path: &Path, lines: Vec<Input>) -> Self {
        let values = lines.into_iter().map(|line| {
            let source = Arc::new(line.source);
            let number = source.first_line;
            let failed = !line.diagnostics.is_empty();
            (source, number, line.root.filter(|_| !failed), line.diagnostics)
        });
        let values: Vec<Read> = values.collect();
        let first = values.first().map(|(source, ..)| Arc::clone(source));
        Self::of_values(path, first.unwrap_or_else(|| Arc::new(Source::new("", ""))), values)
    }

    fn of_list(path: &Path, input: Input) -> Result<Self, Box<Input>> {
        let Input { source, root, mut diagnostics } = input;
        match root {
            Some(Value { kind: Kind::List(values), .. }) if diagnostics.is_empty() => {
                let source = Arc::new(source);
                let values = values.into_iter().enumerate();
                let values =
                    values.map(|(index, value)| (Arc::clone(&source), index + 1, Some(value), Vec::new()));
                Ok(Self::of_values(path, Arc::clone(&source), values.collect()))
            }
            root => {
                if diagnostics.is_empty() {
                    let range = root.as_ref().map_or(0..0, Value::head);
                    diagnostics.push(Diagnostic::error(TemplateProblem::NoList {}, source.place(range)));
                }
                Err(Box::new(Input { source, root, diagnostics }))
            }
        }
    }

    /// Rows of objects; the columns are all their keys, in the order they are met.
    fn of_values(path: &Path, source: Arc<Source>, values: Vec<Read>) -> Self {
        let mut table = Self {
            path: path.to_owned(),
            names: Vec::new(),
            heads: Vec::new(),
            source,
            rows: Vec::new(),
            diagnostics: Vec::new(),
        };
        for (source, number, value, mut diagnostics) in values {
            let mut cells = Vec::new();
            let head = value.as_ref().map_or(0..0, Value::head);
            match value {
                Some(Value { kind: Kind::Object(members), .. }) => {
                    let members = members.into_iter().filter(|member| !member.key.starts_with("//"));
                    for member in members {
                        let name = identifier(&member.key);
                        let at = table.position(&name).unwrap_or_else(|| {
                            table.names.push(name.into_owned());
                            table.heads.push(member.key_range.clone());
                            table.names.len() - 1
                        });
                        cells
                            .resize(cells.len().max(at + 1), Value { range: head.clone(), kind: Kind::Null });
                        cells[at] = member.value;
                    }
                }
                Some(_) => {
                    diagnostics
                        .push(Diagnostic::error(TemplateProblem::NoRecord {}, source.place(head.clone())));
                }
                None => {}
            }
            table.rows.push(Row { source, number, cells, diagnostics });
        }
        let width = table.names.len();
        for row in &mut table.rows {
            let head = row.cells.first().map_or(0..0, |cell| cell.range.start..cell.range.start);
            row.cells.resize(width, Value { range: head, kind: Kind::Null });
        }
        table
    }

    /// Where a column's name stands.
    pub(super) fn place(&self, column: usize) -> std::ops::Range<usize> {
        let range = self.heads.get(column).cloned().unwrap_or(0..0);
        if range.end <= self.source.text.len() { range } else { 0..0 }
    }

    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// The column that a name probably means.
    pub(super) fn near(&self, name: &str) -> Option<String> {
        let far = |known: &str| match known.contains(name) || name.contains(known) {
            true => 0,
            false => strsim::damerau_levenshtein(known, name),
        };
        let near = self.names.iter().filter(|known| !known.is_empty()).min_by_key(|known| far(known))?;
        (far(near) * 3 <= name.chars().count()).then(|| near.clone())
    }

    /// A row as templates take it.
    pub(super) fn record<'a>(&'a self, row: &'a Row) -> Record<'a> {
        let named = self.names.iter().zip(&row.cells).filter(|(name, _)| !name.is_empty());
        let values = named.map(|(name, value)| (std::borrow::Cow::Borrowed(name.as_str()), value));
        Record { values: values.collect(), source: &row.source }
    }
}

//! [`Records`]: a memo for each row of data, or for each group of rows, filled into a template.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::digest::Parts;
use super::files::{self, Recorded};
use super::pattern::numbered;
use super::table::{Row, Table};
use super::{Jobs, Loaded};
use crate::Checked;
use crate::diag::catalogue::TableProblem;
use crate::diag::catalogue::TemplateProblem as Problem;
use crate::diag::{Diagnostic, Severity, Source};
use crate::error::Error;
use crate::input::json;
use crate::rules;
use crate::template::{self, Template, identifier};

/// Memos filled from rows.
#[derive(Debug)]
pub struct Records {
    template: Template,
    /// The template's folder: pictures lie there.
    folder: PathBuf,
    tables: Vec<Table>,
    jobs: Vec<Job>,
    together: bool,
    /// The column that tells memos apart.
    key: Option<String>,
    /// What is doubtful about the template or the columns.
    warnings: Vec<(Source, Vec<Diagnostic>)>,
}

/// The rows of one memo.
#[derive(Debug)]
struct Job {
    table: usize,
    /// At least one.
    rows: Vec<usize>,
}

/// Why no row of the data can be used: the mistakes, each with the text it points into.
pub type Unusable = Vec<(Source, Vec<Diagnostic>)>;

impl Records {
    /// Reads a template and files of data. Rows with the same text in the column `group_by` fill one memo; the
    /// column `key` tells memos apart whatever else changes in them.
    ///
    /// # Errors
    /// [`Error::Io`]; or, as the inner error, every mistake of the template, of the files as such and of
    /// their columns.
    pub fn open(
        template: &Path,
        data: &[PathBuf],
        group_by: Option<&str>,
        key: Option<&str>,
    ) -> Result<Result<Self, Unusable>, Error> {
        let name = template.display().to_string();
        let input = json::parse(&name, &files::read(template)?);
        let template_source = input.source.clone();
        let mut wrong = Vec::new();
        let mut parsed = None;
        match Template::new(input) {
            Ok(template) => parsed = Some(template),
            Err(unusable) => wrong.push((unusable.0.source, unusable.1)),
        }
        let mut tables = Vec::new();
        for path in data {
            match Table::read(path)? {
                Ok(table) => tables.push(table),
                Err(input) => wrong.push((input.source, input.diagnostics)),
            }
        }
        let Some(parsed) = parsed.filter(|_| wrong.is_empty()) else { return Ok(Err(wrong)) };
        let mut records = Self {
            template: parsed,
            folder: files::folder(template).to_owned(),
            tables,
            jobs: Vec::new(),
            together: group_by.is_some(),
            key: key.map(|key| identifier(key).into_owned()),
            warnings: Vec::new(),
        };
        let found = records.columns(&template_source, group_by);
        if found.iter().flat_map(|(_, found)| found).any(Diagnostic::is_error) {
            return Ok(Err(found));
        }
        records.warnings = found;
        records.jobs = records.grouped(group_by);
        Ok(Ok(records))
    }

    /// What is doubtful about the template or the columns.
    pub fn warnings(&self) -> &[(Source, Vec<Diagnostic>)] {
        &self.warnings
    }

    /// What is wrong or doubtful about each table's columns.
    fn columns(&self, template: &Source, group_by: Option<&str>) -> Vec<(Source, Vec<Diagnostic>)> {
        let columns = self.template.columns(self.together);
        let mut found = Vec::new();
        for table in &self.tables {
            let (mut missing, mut meant) = (Vec::new(), Vec::new());
            for (name, column) in columns.asked.iter().filter(|(_, column)| !column.optional) {
                if table.position(name).is_none() {
                    let near = table.near(name);
                    meant.extend(near.clone());
                    let problem = Problem::NoColumn { column: name.clone(), near };
                    missing.push(Diagnostic::error(problem, template.place(column.place.clone())));
                }
            }
            missing.sort_by_key(|missing| missing.place.range.start);
            let mut of_table = table.diagnostics.clone();
            let named = group_by.into_iter().chain(self.key.as_deref());
            for column in named.clone().filter(|column| table.position(&identifier(column)).is_none()) {
                let columns = table.names.iter().filter(|name| !name.is_empty()).cloned().collect();
                let problem = Problem::NoNamedColumn { column: column.to_owned(), columns };
                of_table.push(Diagnostic::error(problem, table.source.place(table.place(0))));
            }
            if table.rows.is_empty() && !of_table.iter().any(Diagnostic::is_error) {
                of_table.push(Diagnostic::error(TableProblem::NoRows {}, table.source.place(0..0)));
            }
            let used = |name: &str| {
                columns.any
                    || columns.asked.contains_key(name)
                    || named.clone().any(|named| identifier(named) == name)
            };
            for (index, name) in table.names.iter().enumerate() {
                if !name.is_empty() && !used(name) && !meant.contains(name) {
                    let problem = Problem::UnusedColumn { column: name.clone() };
                    let place = table.source.place(table.place(index));
                    of_table.push(Diagnostic::new(Severity::Warning, problem, place));
                }
            }
            found.push((template.clone(), missing));
            found.push(((*table.source).clone(), of_table));
        }
        found.retain(|(_, found)| !found.is_empty());
        found
    }

    /// The rows of each memo, in the order of their first ones.
    fn grouped(&mut self, group_by: Option<&str>) -> Vec<Job> {
        let mut jobs: Vec<Job> = Vec::new();
        for (index, table) in self.tables.iter_mut().enumerate() {
            let by = group_by.and_then(|by| table.position(&identifier(by)));
            let mut groups: HashMap<String, usize> = HashMap::new();
            for (row, record) in table.rows.iter_mut().enumerate() {
                let job = match by.and_then(|by| record.cells.get(by)) {
                    None => jobs.len(),
                    Some(cell) => match template::shown(cell).trim() {
                        // Whose row it is nobody knows: a memo of its own, with a mistake.
                        "" => {
                            let problem =
                                Problem::NoGroup { column: group_by.unwrap_or_default().to_owned() };
                            let place = record.source.place(cell.range.clone());
                            record.diagnostics.push(Diagnostic::error(problem, place));
                            jobs.len()
                        }
                        key => *groups.entry(key.to_owned()).or_insert(jobs.len()),
                    },
                };
                match jobs.get_mut(job) {
                    Some(job) => job.rows.push(row),
                    None => jobs.push(Job { table: index, rows: vec![row] }),
                }
            }
        }
        jobs
    }

    fn rows(&self, index: usize) -> (&Table, Vec<&Row>) {
        let job = &self.jobs[index];
        let table = &self.tables[job.table];
        (table, job.rows.iter().map(|row| &table.rows[*row]).collect())
    }
}

impl Jobs for Records {
    fn count(&self) -> usize {
        self.jobs.len()
    }

    /// The file and the row's number in it; of a group, its first row's.
    fn label(&self, index: usize) -> String {
        let (table, rows) = self.rows(index);
        format!("{}:{}", table.path.display(), rows.first().map_or(0, |row| row.number))
    }

    /// The file's name with the row's number.
    fn stem(&self, index: usize) -> String {
        let (table, rows) = self.rows(index);
        let greatest = table.rows.last().map_or(0, |row| row.number);
        let number = rows.first().map_or(0, |row| row.number);
        let stem = table.path.file_stem().unwrap_or_default().to_string_lossy();
        format!("{stem}-{}", numbered(number, greatest))
    }

    fn columns(&self) -> Vec<String> {
        let names = self.tables.iter().flat_map(|table| table.names.iter()).filter(|name| !name.is_empty());
        names.cloned().collect()
    }

    fn value(&self, index: usize, column: &str) -> String {
        let (table, rows) = self.rows(index);
        let cell = table.position(column).and_then(|at| rows.first()?.cells.get(at));
        cell.map(template::shown).unwrap_or_default()
    }

    fn identity(&self, index: usize) -> Option<String> {
        if let Some(key) = &self.key {
            return Some(self.value(index, key).trim().to_owned());
        }
        // Not what the template makes of them: a letter keeps its number when the template changes.
        let mut parts = Parts::default();
        for cell in self.rows(index).1.iter().flat_map(|row| &row.cells) {
            parts.add(template::shown(cell).as_bytes());
        }
        Some(parts.finish().to_string())
    }

    fn has_key(&self) -> bool {
        self.key.is_some()
    }

    fn load(&self, index: usize) -> Result<Loaded, Error> {
        let (table, rows) = self.rows(index);
        if let Some(bad) = rows.iter().find(|row| !row.diagnostics.is_empty()) {
            let checked =
                Checked { memo: None, diagnostics: bad.diagnostics.clone(), source: (*bad.source).clone() };
            return Ok(Loaded { checked, json: Vec::new(), digest: super::Digest::of(b"") });
        }
        let records: Vec<_> = rows.iter().map(|row| table.record(row)).collect();
        let filled = match self.together {
            true => self.template.fill_together(&records),
            false => self.template.fill(&records[0]),
        };
        let pictures = Recorded::new(&self.folder);
        let (checked, json) = files::judged(filled, &pictures, &rules::Options::errors());
        Ok(Loaded { checked, digest: pictures.digest(&json), json })
    }
}

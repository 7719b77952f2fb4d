//! The report of a batch, for programs in JSON and for people in CSV; written row by row.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::journal::MARK;
use super::run::{Outcome, Status};
use super::{Digest, Made};
use crate::error::Error;
use crate::output;

/// What a report in JSON begins with, and no memo does.
pub const START: &str = "{\n  \"saraban\": ";

/// How many memos ended how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// All of them.
    pub memos: usize,
    /// Files written now.
    pub written: usize,
    /// There already.
    pub unchanged: usize,
    /// With mistakes.
    pub mistakes: usize,
    /// Could not be read or made.
    pub failed: usize,
    /// Not begun.
    pub not_run: usize,
    /// Files there are now.
    pub files: usize,
    /// Pages of the memos that are there now.
    pub pages: usize,
}

impl Summary {
    /// Counts.
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut sum = Self { memos: outcomes.len(), ..Self::default() };
        for outcome in outcomes {
            *match outcome.status {
                Status::Written => &mut sum.written,
                Status::Unchanged => &mut sum.unchanged,
                Status::Mistakes => &mut sum.mistakes,
                Status::Failed => &mut sum.failed,
                Status::NotRun => &mut sum.not_run,
            } += 1;
            sum.files += outcome.files.len();
            sum.pages += outcome.pages;
        }
        sum
    }
}

#[derive(Serialize)]
struct Report<'a> {
    saraban: &'static str,
    interrupted: bool,
    summary: Summary,
    rows: Rows<'a>,
}

struct Rows<'a>(&'a [Outcome]);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().enumerate().map(|(index, outcome)| row(index, outcome)))
    }
}

#[derive(Serialize)]
struct Row<'a> {
    row: usize,
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    status: &'static str,
    pages: usize,
    files: &'a [Made],
    diagnostics: &'a [Value],
    warnings: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<Digest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    milliseconds: u128,
}

/// Writes the report in JSON.
///
/// # Errors
/// [`Error::Io`]: it cannot be written.
pub fn write_json(path: &Path, outcomes: &[Outcome], interrupted: bool) -> Result<(), Error> {
    let summary = Summary::of(outcomes);
    let report = Report { saraban: env!("CARGO_PKG_VERSION"), interrupted, summary, rows: Rows(outcomes) };
    write(path, |out| {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        out.write_all(b"\n")
    })
}

/// Writes the report in CSV (RFC 4180), with a byte order mark: without it Excel takes Thai for another
/// encoding.
///
/// # Errors
/// [`Error::Io`]: it cannot be written.
pub fn write_csv(path: &Path, outcomes: &[Outcome]) -> Result<(), Error> {
    write(path, |out| {
        out.write_all(
            "\u{feff}row,label,title,number,status,files,pages,diagnostics,milliseconds\r\n".as_bytes(),
        )?;
        outcomes.iter().enumerate().try_for_each(|(index, outcome)| out.write_all(&line(index, outcome)))
    })
}

fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    output::write_with(path, MARK, |file| {
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        out.flush()
    })
}

fn row(index: usize, outcome: &Outcome) -> Row<'_> {
    Row {
        row: index + 1,
        label: &outcome.label,
        title: &outcome.title,
        status: outcome.status.word(),
        pages: outcome.pages,
        files: &outcome.files,
        diagnostics: &outcome.diagnostics,
        warnings: &outcome.warnings,
        reason: outcome.reason.as_deref(),
        digest: outcome.digest,
        number: outcome.number.as_deref(),
        milliseconds: outcome.milliseconds,
    }
}

fn line(index: usize, outcome: &Outcome) -> Vec<u8> {
    let files = outcome.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join("\n");
    let cells = [
        (index + 1).to_string(),
        cell(&outcome.label),
        cell(&outcome.title),
        cell(outcome.number.as_deref().unwrap_or_default()),
        outcome.status.word().to_owned(),
        cell(&files),
        outcome.pages.to_string(),
        cell(&told(outcome)),
        outcome.milliseconds.to_string(),
    ];
    (cells.join(",") + "\r\n").into_bytes()
}

/// What is wrong with a memo, a line each.
fn told(outcome: &Outcome) -> String {
    let found = outcome.diagnostics.iter().map(|found| {
        let text = |key: &str| found[key].as_str().unwrap_or_default();
        match (found["line"].as_u64(), found["column"].as_u64()) {
            (Some(line), Some(column)) => format!("{line}:{column} {}", text("message")),
            _ => format!("{} {}", text("at"), text("message")).trim_start().to_owned(),
        }
    });
    found.chain(outcome.reason.clone()).chain(outcome.warnings.iter().cloned()).collect::<Vec<_>>().join("\n")
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let guard = if output::is_formula(text) { "'" } else { "" };
    if guard.is_empty() && !text.contains(['"', ',', '\n', '\r']) {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula() {
        let cases = [
            ("memo.json", "memo.json"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("@sum", "\"'@sum\""),
            ("-o.json", "\"'-o.json\""),
            ("+x\ny", "\"'+x\ny\""),
            ("\t=1", "\"'\t=1\""),
            (" =1", "\"' =1\""),
            ("", ""),
        ];
        for (text, wanted) in cases {
            assert_eq!(cell(text), wanted);
        }
    }
}

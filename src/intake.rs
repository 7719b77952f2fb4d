//! What a file is, by its bytes and its name, and the memos in it.
//!
//! JSON, JSON Lines, a sheet or CSV with a memo a row, a document of ours with its JSON inside, or somebody
//! else's DOCX as plain text. Nothing here judges a memo.

use crate::diag::catalogue::DocumentProblem;
use crate::diag::{Diagnostic, Piece, Source};
use crate::draft::{Draft, Part, Passage};
use crate::extract::{self, Refusal};
use crate::input::raw::{Input, Text};
use crate::input::{json, lines, rows};
use crate::package::{Package, SIGNATURE};
use crate::{check, diag};

/// What a file holds.
#[derive(Debug)]
pub enum Intake {
    /// A memo as it was typed, or the reason why there is none.
    Memo(Input),
    /// The paragraphs of a document that is no memo of ours.
    Document(Draft, Source),
}

/// The memos in a file, in order; always at least one, or the reason why there is none.
pub fn intake(name: &str, bytes: &[u8]) -> Vec<Intake> {
    if bytes.starts_with(SIGNATURE) && is_sheet(bytes) {
        return table(rows::sheet(name, bytes));
    }
    match extract::extract(bytes) {
        Ok(json) => vec![Intake::Memo(inside(name, &json))],
        Err(Refusal::NotADocument) if !bytes.starts_with(SIGNATURE) => typed(name, bytes),
        Err(Refusal::NoMemo) if bytes.starts_with(SIGNATURE) => vec![document(name, bytes)],
        Err(refusal) => vec![refused(name, &refusal)],
    }
}

/// What a file holds that somebody typed, by the ending of its name or else by its beginning.
pub(crate) enum Typed {
    Csv,
    Lines,
    Json,
}

impl Typed {
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Self {
        let name = name.to_ascii_lowercase();
        let ending = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if ending(&[".csv", ".tsv"]) {
            Self::Csv
        } else if ending(&[".jsonl", ".ndjson"]) || lines::looks_like(bytes) {
            Self::Lines
        } else {
            Self::Json
        }
    }
}

fn typed(name: &str, bytes: &[u8]) -> Vec<Intake> {
    match Typed::of(name, bytes) {
        Typed::Csv => table(rows::csv(name, bytes)),
        Typed::Lines => lines::parse(name, bytes).into_iter().map(Intake::Memo).collect(),
        Typed::Json => vec![Intake::Memo(json::parse(name, bytes))],
    }
}

fn is_sheet(bytes: &[u8]) -> bool {
    Package::open(bytes).is_ok_and(|package| rows::is_sheet(&package))
}

fn table(rows: Result<rows::Rows, Box<Input>>) -> Vec<Intake> {
    let memos = rows.map_or_else(|input| vec![*input], check::memos);
    memos.into_iter().map(Intake::Memo).collect()
}

/// The JSON that a document of ours carries.
fn inside(name: &str, json: &[u8]) -> Input {
    let mut input = json::parse(&format!("{name} (memo.json)"), json);
    input.source.container = Some(name.into());
    input
}

/// The text of somebody else's DOCX, a paragraph a line.
fn document(name: &str, bytes: &[u8]) -> Intake {
    let paragraphs = match extract::paragraphs(bytes) {
        Ok(paragraphs) => paragraphs,
        Err(refusal) => return refused(name, &refusal),
    };
    let mut source = Source::new(name, "");
    source.container = Some(source.name.clone());
    let mut draft = Draft::default();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let start = source.text.len();
        source.text.push_str(paragraph);
        source.pieces.push((start, Piece::Paragraph(index + 1)));
        if !paragraph.trim().is_empty() {
            let text = Text::at(paragraph.as_str(), start);
            draft.passages.push(Passage::plain(Part::Paragraph, &text, start..source.text.len()));
        }
        source.text.push('\n');
    }
    Intake::Document(draft, source)
}

fn refused(name: &str, refusal: &Refusal) -> Intake {
    let problem: diag::Problem = match refusal {
        Refusal::NoMemo => DocumentProblem::ForeignPdf {}.into(),
        Refusal::NotADocument => DocumentProblem::NotADocument {}.into(),
        Refusal::Encrypted => DocumentProblem::DocumentLocked {}.into(),
        Refusal::TooLarge { limit } => DocumentProblem::DocumentTooLarge { limit: *limit }.into(),
        Refusal::Broken { reason } => {
            DocumentProblem::DocumentDamaged { reason: (*reason).to_owned() }.into()
        }
    };
    let source = Source::new(name, "");
    let diagnostics = vec![Diagnostic::error(problem, source.place(0..0))];
    Intake::Memo(Input { source, root: None, diagnostics })
}

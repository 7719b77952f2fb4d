//! Running numbers for the memos of a batch.

use std::collections::HashMap;

use super::digest::Parts;
use super::plan::{Planned, Work};
use super::{Outcome, Plan, Refusal};
use crate::input::json;
use crate::input::raw::{Kind, Value};
use crate::model::{Memo, ReferenceNumber};
use crate::register::{Document, EntryId, Letter, Register, RegisterError, Request, Series, Stamp};

/// Stands for the number in a name while there is none; no text of a memo may hold it.
pub(super) const MARK: &str = "\0";

/// Where the numbers come from.
#[derive(Debug)]
pub enum Numbers {
    /// Counted from the first memo's; each that follows has one more, also after one with mistakes, so that a memo
    /// keeps its number when they are mended.
    From {
        /// The first.
        first: u32,
        /// Digits at least: 3 for `057`.
        width: usize,
    },
    /// A register: one each for the memos without mistakes. The same memo has the same number each time.
    Register {
        /// The register.
        register: Register,
        /// Who takes them, and when.
        stamp: Stamp,
    },
}

/// Why a memo cannot be given a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It has no reference number (ที่) to complete.
    NoReference,
    /// It has one already: the reference.
    Numbered(String),
    /// A register counts by the year, which only a whole date tells.
    NoDate,
    /// The column that identifies memos is empty.
    NoKey,
}

impl Numbers {
    /// What memos must have to be given one.
    pub(super) fn wanted(&self) -> Wanted {
        match self {
            Self::From { .. } => Wanted::Number,
            Self::Register { .. } => Wanted::Entry,
        }
    }

    /// Gives every memo that can be made its number.
    pub(super) fn give(&mut self, plan: &mut Plan) -> Result<(), Refusal> {
        match self {
            Self::From { first, width } => {
                for (row, number) in plan.rows.iter_mut().zip(*first..) {
                    if let Some(work) = row.work_mut() {
                        work.number = Some(format!("{number:0width$}", width = *width));
                    }
                }
                Ok(())
            }
            Self::Register { register, stamp } => {
                let mut works: Vec<&mut Work> = plan.rows.iter_mut().filter_map(Planned::work_mut).collect();
                let requests = requests(&mut works);
                let entries = register.reserve(&requests, stamp).map_err(Refusal::Register)?;
                for (work, entry) in works.iter_mut().zip(entries) {
                    work.number = Some(entry.number.to_string());
                    work.entry = Some(entry.id);
                }
                Ok(())
            }
        }
    }

    /// Tells the register of documents that are there. A batch that was killed tells it when it is resumed.
    ///
    /// # Errors
    /// The register's; nothing is changed then.
    pub fn issue(&mut self, documents: &[(EntryId, Document)]) -> Result<(), RegisterError> {
        match self {
            Self::Register { register, stamp } => register.issue(documents, stamp).map(|_| ()),
            Self::From { .. } => Ok(()),
        }
    }
}

impl Outcome {
    /// What the register is to be told of it.
    pub fn issued(&self) -> Option<(EntryId, Document)> {
        let made = self.files.first()?;
        let (file, hash) = (Some(made.name.clone()), Some(made.sha256.to_string()));
        Some((self.entry?, Document { file, hash }))
    }
}

/// What a number is wanted for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// The memo alone.
    Number,
    /// An entry in a register too.
    Entry,
}

impl Wanted {
    /// What the register is told of a memo, if it is asked.
    pub(super) fn letter(self, memo: &Memo) -> Result<Option<Letter>, Unfit> {
        let reference = memo.reference.as_ref().ok_or(Unfit::NoReference)?;
        if reference.number.is_some() {
            return Err(Unfit::Numbered(reference.to_string()));
        }
        if matches!(self, Self::Number) {
            return Ok(None);
        }
        let to: Vec<String> = memo.addressees.iter().map(|addressee| addressee.name.to_plain()).collect();
        Ok(Some(Letter {
            series: Series::of(reference),
            circular: reference.circular,
            date: memo.date.to_naive().ok_or(Unfit::NoDate)?,
            from: memo.agency.name.to_plain(),
            to: to.join(", "),
            subject: memo.subject.to_plain(),
        }))
    }
}

/// A request each. Of memos that are alike the first, the second … are different pieces of work.
fn requests(works: &mut [&mut Work]) -> Vec<Request> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let request = |work: &mut &mut Work| {
        let times = seen.entry(work.identity.clone()).or_default();
        *times += 1;
        let letter = work.letter.take()?;
        let mut key = Parts::default();
        key.add(work.identity.as_bytes());
        key.add(times.to_string().as_bytes());
        Some(Request { letter, key: Some(key.finish().to_string()) })
    };
    works.iter_mut().filter_map(request).collect()
}

/// A memo's JSON with its reference number completed.
pub(super) fn complete(json: &[u8], reference: &ReferenceNumber) -> Option<Vec<u8>> {
    let input = json::parse("", json);
    let Value { kind: Kind::Object(members), .. } = input.root.as_ref()? else { return None };
    let value = &members.iter().find(|member| member.key == "reference")?.value;
    let text = &input.source.text;
    let written = serde_json::Value::from(reference.to_string()).to_string();
    Some([&text[..value.range.start], &written, &text[value.range.end..]].concat().into_bytes())
}

//! The plan: every memo read and checked, every name settled, before anything is written.

use std::collections::HashMap;

use serde_json::Value;

use super::name::{file_stem, folded};
use super::numbers::{MARK, Numbers, Unfit, Wanted};
use super::order::in_order;
use super::{Batch, Digest, Failure, Loaded, Pattern};
use crate::diag::{Diagnostic, Lang, Source, json};
use crate::error::Error;
use crate::model::Memo;
use crate::register::{EntryId, Letter, RegisterError};

/// What is to be done.
#[derive(Debug)]
pub struct Plan {
    /// A row each, in order. Fewer than there are memos if the batch was stopped.
    pub rows: Vec<Planned>,
}

/// What is to be done with one memo.
#[derive(Debug)]
pub struct Planned {
    /// What people call it.
    pub label: String,
    /// Whether it can be made.
    pub ready: Ready,
}

/// Whether a memo can be made.
#[derive(Debug)]
pub enum Ready {
    /// It can.
    Yes(Box<Work>),
    /// It cannot be given a number: why.
    Unfit(String),
    /// It has mistakes: these, as [`json`] writes them.
    Mistakes(Vec<Value>),
    /// It could not be read: why.
    Failed(String),
}

/// What is to be made.
#[derive(Debug)]
pub struct Work {
    /// The name of its files, without ending.
    pub stem: String,
    /// Of what was read for it.
    pub input: Digest,
    /// Its running number, if the batch gives it one.
    pub number: Option<String>,
    /// The register's entry of the number.
    pub entry: Option<EntryId>,
    /// Its reference number and subject, [`MARK`] for the number.
    title: String,
    /// What the register is told of it.
    pub(super) letter: Option<Letter>,
    /// What makes it the same piece of work the next time; empty if no register asks.
    pub(super) identity: String,
}

/// What was found in a memo.
pub type Found<'a> = (&'a [Diagnostic], &'a Source);

/// Why nothing at all may be written.
#[derive(Debug)]
pub enum Refusal {
    /// Two memos would write the same files.
    Collision {
        /// The name, without ending.
        stem: String,
        /// The labels of the two.
        labels: [String; 2],
    },
    /// The pattern leaves a memo without a name: its label.
    NoName(String),
    /// The pattern names something that is neither a field nor a column.
    UnknownField {
        /// The name.
        name: String,
        /// The columns there are.
        columns: Vec<String>,
    },
    /// Two memos have the same text in the column that identifies them: their labels.
    SameKey([String; 2]),
    /// The register gave no numbers.
    Register(RegisterError),
    /// The world failed.
    Error(Error),
}

/// A memo that was read, and what was found.
struct Read {
    ready: Ready,
    diagnostics: Vec<Diagnostic>,
    source: Source,
}

impl Batch<'_> {
    /// Reads and checks every memo, gives them numbers if that is asked for, and settles every name; `each` is
    /// told of them in order. If the batch stops at failures and there is one, nothing is settled.
    ///
    /// # Errors
    /// [`Refusal`]: names or numbers cannot stand. Memos with mistakes are no refusal; they are in the plan.
    pub fn plan(
        &self,
        names: &Pattern,
        mut numbers: Option<&mut Numbers>,
        each: &mut dyn FnMut(&Planned, Option<Found<'_>>),
    ) -> Result<Plan, Refusal> {
        let columns = self.jobs.columns();
        if let Some(name) = names.unknown(&columns) {
            return Err(Refusal::UnknownField { name: name.to_owned(), columns });
        }
        let count = self.jobs.count();
        let mut plan = Plan { rows: Vec::with_capacity(count) };
        let wanted = numbers.as_deref().map(Numbers::wanted);
        let work = |index| self.jobs.load(index).map(|loaded| self.read(index, loaded, names, wanted));
        in_order(count, self.threads, &|| !self.stopped(), &work, &mut |index, result| {
            let label = self.jobs.label(index);
            let failed = |failure| Ready::Failed((self.words.failure)(&failure));
            let (ready, found) = match result {
                Err(panic) => (failed(Failure::Panic(panic)), None),
                Ok(Err(error)) => (failed(Failure::Error(error)), None),
                Ok(Ok(Read { ready, diagnostics, source })) => (ready, Some((diagnostics, source))),
            };
            let planned = Planned { label, ready };
            each(&planned, found.as_ref().map(|(diagnostics, source)| (diagnostics.as_slice(), source)));
            plan.rows.push(planned);
        })
        .map_err(Refusal::Error)?;
        if self.stopped() || self.fail_fast && !plan.rows.iter().all(Planned::is_ready) {
            return Ok(plan);
        }
        self.different(&plan)?;
        if let Some(numbers) = &mut numbers {
            settled(&mut plan, false)?;
            numbers.give(&mut plan)?;
        }
        settled(&mut plan, true)?;
        Ok(plan)
    }

    fn read(&self, index: usize, loaded: Loaded, names: &Pattern, wanted: Option<Wanted>) -> Read {
        let Loaded { mut checked, digest: input, .. } = loaded;
        let ready = match &mut checked.memo {
            Some(memo) => match self.work(index, memo, input, names, wanted) {
                Ok(work) => Ready::Yes(Box::new(work)),
                Err(unfit) => Ready::Unfit((self.words.failure)(&Failure::Unfit(unfit))),
            },
            None => Ready::Mistakes(values(&checked.diagnostics, &checked.source, self.lang)),
        };
        Read { ready, diagnostics: checked.diagnostics, source: checked.source }
    }

    fn work(
        &self,
        index: usize,
        memo: &mut Memo,
        input: Digest,
        names: &Pattern,
        wanted: Option<Wanted>,
    ) -> Result<Work, Unfit> {
        let letter = wanted.map(|wanted| wanted.letter(memo)).transpose()?.flatten();
        if let Some(reference) = memo.reference.as_mut().filter(|_| wanted.is_some()) {
            reference.number = Some(MARK.to_owned());
        }
        // Only a register asks for it.
        let identity = match letter {
            Some(_) => self.jobs.identity(index).unwrap_or_else(|| input.to_string()),
            None => String::new(),
        };
        if letter.is_some() && identity.is_empty() {
            return Err(Unfit::NoKey);
        }
        let reference = memo.reference.as_ref().map(ToString::to_string).unwrap_or_default();
        Ok(Work {
            stem: names.of_job(memo, self.jobs, index),
            input,
            number: None,
            entry: None,
            title: format!("{reference} {}", memo.subject.to_plain()).trim().to_owned(),
            letter,
            identity,
        })
    }

    /// Refuses memos that the caller's column cannot tell apart.
    fn different(&self, plan: &Plan) -> Result<(), Refusal> {
        let mut first = HashMap::new();
        for row in plan.rows.iter().filter(|_| self.jobs.has_key()) {
            if let Ready::Yes(work) = &row.ready
                && !work.identity.is_empty()
                && let Some(other) = first.insert(work.identity.as_str(), &row.label)
            {
                return Err(Refusal::SameKey([other.clone(), row.label.clone()]));
            }
        }
        Ok(())
    }
}

/// Diagnostics for programs.
pub(super) fn values(diagnostics: &[Diagnostic], source: &Source, lang: Lang) -> Vec<Value> {
    serde_json::from_str(&json::render(diagnostics, source, lang)).unwrap_or_default()
}

impl Work {
    /// Its reference number and subject.
    pub fn title(&self) -> String {
        self.numbered(&self.title)
    }

    fn numbered(&self, text: &str) -> String {
        text.replace(MARK, self.number.as_deref().unwrap_or_default())
    }
}

impl Planned {
    /// Whether it can be made.
    pub fn is_ready(&self) -> bool {
        matches!(self.ready, Ready::Yes(_))
    }

    /// What is to be made, if it can be.
    pub(super) fn work_mut(&mut self) -> Option<&mut Work> {
        match &mut self.ready {
            Ready::Yes(work) => Some(work),
            Ready::Unfit(_) | Ready::Mistakes(_) | Ready::Failed(_) => None,
        }
    }
}

/// Makes file names of what the pattern gave, and refuses those that cannot stand. Before there are numbers only
/// looks at names without one.
fn settled(plan: &mut Plan, numbered: bool) -> Result<(), Refusal> {
    let mut taken: HashMap<String, String> = HashMap::new();
    for row in &mut plan.rows {
        let label = row.label.clone();
        let Some(work) = row.work_mut().filter(|work| numbered || !work.stem.contains(MARK)) else {
            continue;
        };
        let stem = file_stem(&work.numbered(&work.stem)).ok_or_else(|| Refusal::NoName(label.clone()))?;
        if let Some(first) = taken.insert(folded(&stem), label.clone()) {
            return Err(Refusal::Collision { stem, labels: [first, label] });
        }
        if numbered {
            work.stem = stem;
        }
    }
    Ok(())
}

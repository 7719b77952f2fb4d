//! The run: memos made on many threads, each written whole, noted in the journal and told of in order.

use serde_json::Value;

use super::order::in_order;
use super::plan::{Planned, Ready, Work};
use super::{Batch, Digest, Entry, Failure, Journal, Made, Plan, numbers};
use crate::error::Error;
use crate::output::{self, OutputFile};
use crate::register::EntryId;

/// What became of a memo.
#[derive(Debug)]
pub struct Outcome {
    /// What people call it.
    pub label: String,
    /// Its reference number and subject, as far as they are known.
    pub title: String,
    /// How it ended.
    pub status: Status,
    /// Of everything it was made from.
    pub digest: Option<Digest>,
    /// Its files.
    pub files: Vec<Made>,
    /// Its pages.
    pub pages: usize,
    /// What a reader would stumble over.
    pub warnings: Vec<String>,
    /// Its mistakes, as [`crate::diag::json`] writes them.
    pub diagnostics: Vec<Value>,
    /// Why it failed.
    pub reason: Option<String>,
    /// Its running number, if the batch gave it one.
    pub number: Option<u32>,
    /// The register's entry of the number.
    pub entry: Option<EntryId>,
    /// How long it took, by the caller's clock.
    pub milliseconds: u128,
}

/// How a memo ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Its files were written.
    Written,
    /// Its files were there already, made from the same.
    Unchanged,
    /// It has mistakes.
    Mistakes,
    /// The world failed, or a step of ours.
    Failed,
    /// The batch was stopped before.
    NotRun,
}

impl Status {
    /// The word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Unchanged => "unchanged",
            Self::Mistakes => "mistakes",
            Self::Failed => "failed",
            Self::NotRun => "not-run",
        }
    }
}

impl Outcome {
    fn new(label: String, status: Status) -> Self {
        Self {
            label,
            title: String::new(),
            status,
            digest: None,
            files: Vec::new(),
            pages: 0,
            warnings: Vec::new(),
            diagnostics: Vec::new(),
            reason: None,
            number: None,
            entry: None,
            milliseconds: 0,
        }
    }

    fn failed(label: String, reason: String) -> Self {
        Self { reason: Some(reason), ..Self::new(label, Status::Failed) }
    }
}

impl Batch<'_> {
    /// Makes every memo of the plan that can be made and is not finished; `each` is told of them in order.
    /// There is an outcome for every memo of the batch.
    ///
    /// # Errors
    /// [`Error::Internal`] if no thread can be started. What befalls a memo is its outcome.
    pub fn run(
        &self,
        plan: &Plan,
        journal: &Journal,
        each: &mut dyn FnMut(&Outcome),
    ) -> Result<Vec<Outcome>, Error> {
        let failed = std::sync::atomic::AtomicBool::new(false);
        let relaxed = std::sync::atomic::Ordering::Relaxed;
        let go_on = || !(self.stopped() || self.fail_fast && failed.load(relaxed));
        let work = |index: usize| {
            let outcome = self.one(index, &plan.rows[index], journal);
            if matches!(outcome.status, Status::Failed | Status::Mistakes) {
                failed.store(true, relaxed);
            }
            outcome
        };
        let mut outcomes = Vec::with_capacity(self.jobs.count());
        in_order(plan.rows.len(), self.threads, &go_on, &work, &mut |index, result| {
            let outcome = result.unwrap_or_else(|panic| {
                failed.store(true, relaxed);
                let reason = (self.words.failure)(&Failure::Panic(panic));
                Outcome::failed(plan.rows[index].label.clone(), reason)
            });
            each(&outcome);
            outcomes.push(outcome);
        })?;
        outcomes.extend(self.not_run(plan, outcomes.len()));
        Ok(outcomes)
    }

    /// Outcomes without a run: what the plan found, and nothing made.
    pub fn not_run(&self, plan: &Plan, from: usize) -> Vec<Outcome> {
        let rest = from..self.jobs.count();
        rest.map(|index| match plan.rows.get(index) {
            Some(planned) => of_plan(planned),
            None => Outcome::new(self.jobs.label(index), Status::NotRun),
        })
        .collect()
    }

    fn one(&self, index: usize, planned: &Planned, journal: &Journal) -> Outcome {
        let Ready::Yes(work) = &planned.ready else { return of_plan(planned) };
        let digest = self.digest(work);
        let before = (self.clock)();
        let (status, entry) = match journal.finished(digest) {
            Some(entry) => (Status::Unchanged, Ok(entry.clone())),
            None => (Status::Written, self.make(index, work, digest, journal)),
        };
        let label = planned.label.clone();
        let outcome = match entry {
            Ok(Entry { pages, warnings, files, .. }) => {
                Outcome { files, pages, warnings, ..Outcome::new(label, status) }
            }
            Err(failure) => Outcome::failed(label, (self.words.failure)(&failure)),
        };
        let milliseconds = (self.clock)().saturating_sub(before).as_millis();
        let title = work.title();
        Outcome { title, digest: Some(digest), number: work.number, entry: work.entry, milliseconds, ..outcome }
    }

    fn make(&self, index: usize, work: &Work, digest: Digest, journal: &Journal) -> Result<Entry, Failure> {
        let mut loaded = self.jobs.load(index).map_err(Failure::Error)?;
        let mut memo = loaded.checked.memo.take().filter(|_| loaded.digest == work.input);
        let memo = memo.as_mut().ok_or(Failure::Changed)?;
        if let (Some(number), Some(reference)) = (work.number, memo.reference.as_mut()) {
            reference.number = Some(number.to_string());
            loaded.json = numbers::complete(&loaded.json, reference).ok_or(Failure::Changed)?;
        }
        let stem = &work.stem;
        let make = || {
            let rendered = self.recipe.render(memo)?;
            let document = |format: &super::Format| {
                let bytes = self.recipe.export(*format, &rendered, &loaded, stem)?;
                Ok(OutputFile { path: self.folder.join(format!("{stem}.{}", format.ending())), bytes })
            };
            let files = self.recipe.formats.iter().map(document).collect::<Result<Vec<_>, Error>>()?;
            output::write_marked(&files, super::journal::MARK)?;
            let entry = Entry {
                digest,
                pages: rendered.pages(),
                warnings: rendered.typeset.issues.iter().map(self.words.issue).collect(),
                files: files.iter().map(made).collect(),
            };
            journal.add(&entry)?;
            Ok(entry)
        };
        make().map_err(Failure::Error)
    }
}

fn made(file: &OutputFile) -> Made {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Made { name, bytes: file.bytes.len() as u64, sha256: Digest::of(&file.bytes) }
}

/// What the plan knows of a memo that was not made.
fn of_plan(planned: &Planned) -> Outcome {
    let label = planned.label.clone();
    match &planned.ready {
        Ready::Yes(work) => {
            let (title, number) = (work.title(), work.number);
            Outcome { title, number, entry: work.entry, ..Outcome::new(label, Status::NotRun) }
        }
        Ready::Unfit(reason) => {
            Outcome { reason: Some(reason.clone()), ..Outcome::new(label, Status::Mistakes) }
        }
        Ready::Mistakes(found) => {
            Outcome { diagnostics: found.clone(), ..Outcome::new(label, Status::Mistakes) }
        }
        Ready::Failed(reason) => Outcome::failed(label, reason.clone()),
    }
}

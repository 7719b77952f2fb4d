//! The plan: every memo read and checked, every name settled, before anything is written.

use std::collections::HashMap;

use serde_json::Value;

use super::name::folded;
use super::order::in_order;
use super::{Batch, Digest, Failure, Loaded, Pattern};
use crate::diag::{Diagnostic, Lang, Source, json};
use crate::error::Error;

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
    Yes {
        /// The name of its files, without ending.
        stem: String,
        /// Of everything it is made from, its name too.
        digest: Digest,
    },
    /// It has mistakes: these, as [`json`] writes them.
    Mistakes(Vec<Value>),
    /// It could not be read: why.
    Failed(String),
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
    /// The world failed.
    Error(Error),
}

/// A memo that was read, and what was found.
struct Read {
    ready: Result<(Option<String>, Digest), Vec<Value>>,
    diagnostics: Vec<Diagnostic>,
    source: Source,
}

impl Batch<'_> {
    /// Reads and checks every memo, and settles its name; `each` is told of them in order.
    ///
    /// # Errors
    /// [`Refusal`]: the names cannot stand. Memos with mistakes are no refusal; they are in the plan.
    pub fn plan(
        &self,
        names: &Pattern,
        each: &mut dyn FnMut(&Planned, Option<Found<'_>>),
    ) -> Result<Plan, Refusal> {
        let count = self.jobs.count();
        let mut plan = Plan { rows: Vec::with_capacity(count) };
        let mut taken = HashMap::new();
        let mut refusal = None;
        let work = |index| self.jobs.load(index).map(|loaded| self.read(index, count, loaded, names));
        in_order(count, self.threads, &|| !self.stopped(), &work, &mut |index, result| {
            let label = self.jobs.label(index);
            let failed = |failure| Ready::Failed((self.words.failure)(&failure));
            let (ready, found) = match result {
                Err(panic) => (failed(Failure::Panic(panic)), None),
                Ok(Err(error)) => (failed(Failure::Error(error)), None),
                Ok(Ok(Read { ready, diagnostics, source })) => {
                    let ready = match ready {
                        Err(mistakes) => Ready::Mistakes(mistakes),
                        Ok((Some(stem), digest)) => Ready::Yes { stem, digest },
                        Ok((None, _)) => {
                            refusal.get_or_insert(Refusal::NoName(label));
                            return;
                        }
                    };
                    (ready, Some((diagnostics, source)))
                }
            };
            let planned = Planned { label, ready };
            each(&planned, found.as_ref().map(|(diagnostics, source)| (diagnostics.as_slice(), source)));
            if let Ready::Yes { stem, .. } = &planned.ready
                && let Some(first) = taken.insert(folded(stem), index)
            {
                let labels = [self.jobs.label(first), planned.label.clone()];
                refusal.get_or_insert(Refusal::Collision { stem: stem.clone(), labels });
            }
            plan.rows.push(planned);
        })
        .map_err(Refusal::Error)?;
        refusal.map_or(Ok(plan), Err)
    }

    fn read(&self, index: usize, count: usize, loaded: Loaded, names: &Pattern) -> Read {
        let Loaded { checked, digest, .. } = loaded;
        let ready = match &checked.memo {
            Some(memo) => {
                let stem = names.stem(memo, index + 1, count, &self.jobs.stem(index));
                let digest = self.recipe.digest(digest, stem.as_deref().unwrap_or_default());
                Ok((stem, digest))
            }
            None => Err(values(&checked.diagnostics, &checked.source, self.lang)),
        };
        Read { ready, diagnostics: checked.diagnostics, source: checked.source }
    }
}

/// Diagnostics for programs.
pub(super) fn values(diagnostics: &[Diagnostic], source: &Source, lang: Lang) -> Vec<Value> {
    serde_json::from_str(&json::render(diagnostics, source, lang)).unwrap_or_default()
}

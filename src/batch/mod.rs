//! Many memos: planned as a whole, then made on all cores, in order, each on its own.
//!
//! A [`Batch`] takes its memos from any [`Jobs`]. [`Batch::plan`] reads and checks every one and settles
//! every name before anything is written; [`Batch::run`] makes them. One bad memo never stops the others.
//! They go to a [`Store`]: a folder with a [`Journal`] that tells a later run what is finished, or another.
//! [`report`] tells people. [`Pipe`] makes memos without a plan, a line in, a line out.
//! Nothing here reads a clock or prints: times and words come from the caller.

mod digest;
mod files;
mod journal;
mod make;
mod merge;
mod name;
mod numbers;
mod order;
mod pack;
mod pattern;
mod pipe;
mod plan;
mod records;
pub mod report;
mod run;
mod store;
mod table;
#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub use digest::{Digest, Parts};
pub use files::Files;
pub use journal::{Entry, JOURNAL, Journal, Made};
pub use make::{Format, Recipe};
pub use merge::merge;
pub use name::file_stem;
pub use numbers::{Numbers, Unfit};
pub use pack::pack;
pub use pattern::{Pattern, PatternError};
pub use pipe::Pipe;
pub use plan::{Found, Plan, Planned, Ready, Refusal, Work};
pub use records::{Records, Unusable};
pub use run::{Outcome, Status};
#[cfg(feature = "object-store")]
pub use store::Remote;
pub use store::{Document, Folder, Store};

use crate::Checked;
use crate::diag::Lang;
use crate::error::Error;
use crate::typeset::Issue;

/// Where the memos of a batch come from. Each is asked for twice, once to plan and once to be made, so that
/// ten thousand need no more memory than one.
pub trait Jobs: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// What people call one (from 0): a file, a row.
    fn label(&self, index: usize) -> String;

    /// The name one has for its files if nothing else is asked for.
    fn stem(&self, index: usize) -> String;

    /// The columns of the data they come from; names may be made of them.
    fn columns(&self) -> Vec<String> {
        Vec::new()
    }

    /// What one has in a column.
    fn value(&self, _index: usize, _column: &str) -> String {
        String::new()
    }

    /// What tells one from the others whenever the batch is run; nothing: all that was read for it.
    fn identity(&self, _index: usize) -> Option<String> {
        None
    }

    /// Whether the user said what tells them apart, so that no two may be the same.
    fn has_key(&self) -> bool {
        false
    }

    /// Reads and checks one.
    ///
    /// # Errors
    /// [`Error::Io`] if it cannot be read.
    fn load(&self, index: usize) -> Result<Loaded, Error>;
}

/// A memo that has been read.
#[derive(Debug)]
pub struct Loaded {
    /// The memo, or what is wrong with it.
    pub checked: Checked,
    /// The JSON its documents carry.
    pub json: Vec<u8>,
    /// Of everything that was read for it, pictures too.
    pub digest: Digest,
}

/// How the caller tells of things, in the language of the user.
pub struct Words<'a> {
    /// Of what a reader would stumble over.
    pub issue: &'a (dyn Fn(&Issue) -> String + Sync),
    /// Of a memo that could not be made.
    pub failure: &'a (dyn Fn(&Failure) -> String + Sync),
}

/// Why a memo without mistakes was not made.
#[derive(Debug)]
pub enum Failure {
    /// The world failed, or a step of ours.
    Error(Error),
    /// A step of ours panicked: its message.
    Panic(String),
    /// It cannot be given a running number.
    Unfit(Unfit),
    /// It is not what it was when the batch was planned.
    Changed,
}

/// A batch: memos, how they are made, where to, and how it is run.
pub struct Batch<'a> {
    /// The memos.
    pub jobs: &'a dyn Jobs,
    /// How they are made.
    pub recipe: &'a Recipe,
    /// Threads at most.
    pub threads: usize,
    /// Whether nothing new is begun after the first memo that fails.
    pub fail_fast: bool,
    /// Set from outside to begin nothing new.
    pub stop: &'a AtomicBool,
    /// Language of the diagnostics in the outcomes.
    pub lang: Lang,
    /// Words of everything else.
    pub words: Words<'a>,
    /// A clock that only rises, for the outcomes' times.
    pub clock: &'a (dyn Fn() -> Duration + Sync),
}

impl Batch<'_> {
    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

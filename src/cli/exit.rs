//! The exit codes, mapped in one place.

use std::process::ExitCode;

/// How a run ended. The greater outranks the lesser when several inputs differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Everything asked for was done.
    Done,
    /// The input has mistakes.
    Mistakes,
    /// The command was used wrongly.
    Usage,
    /// The world failed: a file, a disk, a bug of ours.
    Failed,
    /// Ctrl-C; what was in hand is finished.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Mistakes => 1,
            Exit::Usage => 2,
            Exit::Failed => 3,
            // What shells say of a program that Ctrl-C ended.
            Exit::Interrupted => 130,
        })
    }
}

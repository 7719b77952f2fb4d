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

impl Exit {
    /// What the system is told.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Mistakes => 1,
            Self::Usage => 2,
            Self::Failed => 3,
            // What shells say of a program that Ctrl-C ended.
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

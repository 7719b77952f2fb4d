//! [`Error`]: a failure of the world (a file, a font, our own bug), with its causes.
//!
//! A mistake of the writer is never an `Error`; it is a `Diagnostic`.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why something could not be done.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read or written.
    Io {
        /// What was being done (`read`, `write`, `create`, `open`, `lock`).
        action: &'static str,
        /// The file, folder or URL.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A step failed on a document that had passed every check: a bug of this crate.
    Internal {
        /// The step (`typeset`, `pdf`, `docx` …).
        step: &'static str,
        /// What it said.
        reason: String,
    },
}

impl Error {
    /// A failed step that should not be able to fail.
    pub fn internal(step: &'static str, reason: impl fmt::Display) -> Self {
        Self::Internal { step, reason: reason.to_string() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => {
                write!(f, "cannot {action} `{}`: {source}", path.display())
            }
            Self::Internal { step, reason } => {
                write!(f, "internal error while making the document ({step}): {reason}")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Internal { .. } => None,
        }
    }
}

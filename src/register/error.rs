//! Why the register did not do what was asked.

use std::fmt;

use rusqlite::ErrorCode;

use super::series::{Circulars, Series};
use crate::thai::date::BUDDHIST_OFFSET;

/// Why the register did not do what was asked. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegisterError {
    /// No file of that name.
    Missing,
    /// A file, but no register.
    NotARegister,
    /// Made by a later saraban.
    TooNew {
        /// Its version.
        version: i32,
    },
    /// Another process kept it locked all the time.
    Busy,
    /// The file or its folder may only be read.
    ReadOnly,
    /// No room on the disk.
    Full,
    /// The file is damaged, or the disk failed.
    Broken {
        /// What SQLite says.
        reason: String,
    },
    /// The series was never opened.
    UnknownSeries {
        /// The one asked for.
        series: Series,
        /// Those there are.
        known: Vec<Series>,
    },
    /// The series was opened in a later year.
    BeforeStart {
        /// The series.
        series: Series,
        /// The year asked for, C.E.
        year: i32,
        /// The year it was opened in, C.E.
        first: i32,
    },
    /// The series counts its circulars the other way, and keeps to it.
    CircularsFixed {
        /// The series.
        series: Series,
        /// The way it counts.
        counted: Circulars,
    },
    /// A first number below what was given already.
    Backwards {
        /// The number asked for.
        number: u32,
        /// The number that comes next.
        next: u32,
    },
    /// No such number in the register.
    UnknownNumber {
        /// As it was asked for.
        reference: String,
        /// Its year, C.E.
        year: i32,
    },
    /// The number is void.
    Void {
        /// ที่.
        reference: String,
        /// Why.
        reason: String,
    },
    /// The series has no number left.
    Exhausted,
}

impl RegisterError {
    /// Whether the file or the disk is to blame, and not the question.
    pub fn is_of_the_world(&self) -> bool {
        matches!(
            self,
            Self::Missing
                | Self::NotARegister
                | Self::TooNew { .. }
                | Self::Busy
                | Self::ReadOnly
                | Self::Full
                | Self::Broken { .. }
        )
    }
}

impl From<rusqlite::Error> for RegisterError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            // A folder without the right to write has no room for the journal.
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::NotADatabase) => Self::NotARegister,
            _ => Self::Broken { reason: error.to_string() },
        }
    }
}

/// In English, with years as an office counts them (B.E.).
impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no such file"),
            Self::NotARegister => f.write_str("not a register of saraban"),
            Self::TooNew { version } => write!(f, "made by a later saraban (version {version})"),
            Self::Busy => f.write_str("another program keeps the register locked"),
            Self::ReadOnly => f.write_str("the register or its folder cannot be written"),
            Self::Full => f.write_str("no room on the disk"),
            Self::Broken { reason } => write!(f, "the register cannot be used: {reason}"),
            Self::UnknownSeries { series, .. } => write!(f, "the register has no series `{series}`"),
            Self::BeforeStart { series, year, first } => {
                let (first, year) = (first + BUDDHIST_OFFSET, year + BUDDHIST_OFFSET);
                write!(f, "the series `{series}` begins in {first}, after {year}")
            }
            Self::CircularsFixed { series, counted: Circulars::Own } => {
                write!(f, "the circulars of `{series}` have a series of their own already")
            }
            Self::CircularsFixed { series, counted: Circulars::Shared } => {
                write!(f, "the circulars of `{series}` share the ordinary series already")
            }
            Self::Backwards { number, next } => {
                write!(f, "cannot go back to {number}: the next number is {next}")
            }
            Self::UnknownNumber { reference, year } => {
                write!(f, "no number `{reference}` in {} (C.E. {year})", year + BUDDHIST_OFFSET)
            }
            Self::Void { reference, reason } => write!(f, "`{reference}` is void already ({reason})"),
            Self::Exhausted => f.write_str("the series has no number left"),
        }
    }
}

impl std::error::Error for RegisterError {}

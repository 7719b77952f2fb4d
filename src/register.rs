//! The register of outgoing letters (ทะเบียนหนังสือส่ง): running numbers, kept in one SQLite file.
//!
//! A number is first reserved for a letter, then issued once its document is written, or voided; it is
//! never given twice, and none goes without a trace. No clock, no environment: who and when come from
//! the caller.
//!
//! - **One series** for each code and owner's number (`พย 76101`), counted from 1 in every calendar
//!   year; the year is the letter's. Circulars (ว) count on their own, or with the others.
//! - **Processes** take numbers at once: every change is one `IMMEDIATE` transaction, and who comes
//!   second waits.
//! - **A crash** leaves either nothing or a reserved entry. The same piece of work, told by its key,
//!   gets that number again.
//! - **A rollback journal, not WAL**: the register then is one file that may be copied or lie on a file
//!   share, where WAL fails; a number is on the disk when it is told (`synchronous = EXTRA`).

mod change;
mod entry;
mod error;
mod list;
mod schema;
mod series;
pub mod sheet;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

pub use change::{Document, Request};
pub use entry::{Entry, EntryId, Letter, Stamp, State};
pub use error::RegisterError;
pub use list::{Book, Filter, Gap, Leap};
pub use series::{Circulars, Series, Start};

/// How long to wait for another process by default.
pub const WAIT: Duration = Duration::from_secs(10);

/// An open register.
#[derive(Debug)]
pub struct Register {
    connection: Connection,
}

impl Register {
    /// Opens a register that is there. `wait` is the longest time to wait for other processes.
    ///
    /// # Errors
    /// `Missing`, `NotARegister`, `TooNew`, and what the disk says.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, RegisterError> {
        // SQLite says "cannot open" for many things; this one deserves its own words.
        if matches!(path.try_exists(), Ok(false)) {
            return Err(RegisterError::Missing);
        }
        Self::connect(path, wait, OpenFlags::empty())
    }

    /// Opens a register, or makes an empty one. A misspelt file name would start a second register
    /// that gives the same numbers again: only for opening a series, never for taking a number.
    ///
    /// # Errors
    /// `NotARegister`, `TooNew`, and what the disk says.
    pub fn create(path: &Path, wait: Duration) -> Result<Self, RegisterError> {
        Self::connect(path, wait, OpenFlags::SQLITE_OPEN_CREATE)
    }

    fn connect(path: &Path, wait: Duration, more: OpenFlags) -> Result<Self, RegisterError> {
        // A file that may only be read is opened all the same; then changes fail. To open for reading only
        // would not do for lists: after a crash the first reader has to roll back.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
        // `./` keeps a file called `:memory:` a file.
        let mut connection = Connection::open_with_flags(Path::new(".").join(path), flags)?;
        connection.busy_timeout(wait)?;
        schema::prepare(&mut connection, more.contains(OpenFlags::SQLITE_OPEN_CREATE))?;
        Ok(Self { connection })
    }

    /// The one way to change anything: the lock is taken before the first look.
    fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, RegisterError>,
    ) -> Result<T, RegisterError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

//! The tables, and the way from an older register to this one.
//!
//! The database guards itself: its triggers refuse what no code of ours does, so that a hand with the
//! `sqlite3` tool cannot do it by accident either.

use rusqlite::{Connection, TransactionBehavior};

use super::error::RegisterError;

/// `SRBN`, in the file's header: what tells a register from any other database.
const APPLICATION: i32 = 0x5352_424e;

/// Step `n` leads from version `n` to `n + 1`. A released step is never changed.
const STEPS: &[&str] = &[include_str!("schema.sql")];

/// The version this program writes.
const VERSION: i32 = STEPS.len() as i32;

/// Makes sure that the connection holds a register of this version.
pub(super) fn prepare(connection: &mut Connection, may_create: bool) -> Result<(), RegisterError> {
    connection
        .execute_batch("PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON;")?;
    if version(connection, may_create)? == VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Again, inside the lock: another process may have been first.
    for (from, step) in STEPS.iter().enumerate().skip(version(&transaction, may_create)? as usize) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", from as i32 + 1)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    Ok(transaction.commit()?)
}

/// The version of the register in the file; 0 for an empty file where one may be made.
fn version(connection: &Connection, may_create: bool) -> Result<i32, RegisterError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, version) {
        (APPLICATION, 1..=VERSION) => Ok(version),
        (APPLICATION, version) if version > VERSION => Err(RegisterError::TooNew { version }),
        (0, 0) if tables == 0 && may_create => Ok(0),
        _ => Err(RegisterError::NotARegister),
    }
}

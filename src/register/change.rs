//! Taking numbers: reserve, issue, void. Each call is one transaction: all of it, or nothing.

use chrono::Datelike;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::Register;
use super::entry::{self, Entry, EntryId, Letter, Stamp, State};
use super::error::RegisterError;
use super::series::{self, Series};
use crate::model::ReferenceNumber;

/// A number wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What for.
    pub letter: Letter,
    /// The caller's name of the piece of work, such as a hash of its row: who asks again with the same
    /// key gets the same number, unless that was voided. Two pieces of work need two keys, also when
    /// they are alike.
    pub key: Option<String>,
}

/// A document written for a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub file: Option<String>,
    /// The caller's hash of its bytes.
    pub hash: Option<String>,
}

impl Register {
    /// Takes a number for each request, in order. One that has its number already keeps it, in the state
    /// it is in; if its letter has changed since, it is reserved anew.
    ///
    /// # Errors
    /// `UnknownSeries`, `BeforeStart`, `Exhausted`, and what the disk says; no number is taken then.
    pub fn reserve(&mut self, requests: &[Request], stamp: &Stamp) -> Result<Vec<Entry>, RegisterError> {
        self.change(|transaction| {
            requests.iter().map(|request| reserve(transaction, request, stamp)).collect()
        })
    }

    /// Says that the documents of these numbers are written. A document written anew replaces the one
    /// told before, and the register remembers both; with nothing told of it, what was told before stays.
    ///
    /// # Errors
    /// `Void`, and what the disk says; nothing is changed then.
    pub fn issue(
        &mut self,
        documents: &[(EntryId, Document)],
        stamp: &Stamp,
    ) -> Result<Vec<Entry>, RegisterError> {
        self.change(|transaction| {
            documents.iter().map(|(id, document)| issue(transaction, *id, document, stamp)).collect()
        })
    }

    /// Takes one number and says in the same moment that it is used.
    ///
    /// # Errors
    /// Those of [`Self::reserve`].
    pub fn take(
        &mut self,
        request: &Request,
        document: &Document,
        stamp: &Stamp,
    ) -> Result<Entry, RegisterError> {
        self.change(|transaction| {
            let entry = reserve(transaction, request, stamp)?;
            issue(transaction, entry.id, document, stamp)
        })
    }

    /// Gives a number up. It stays in the register, void, and is not given again.
    ///
    /// # Errors
    /// `Void` if it is already, and what the disk says.
    pub fn void(&mut self, id: EntryId, reason: &str, stamp: &Stamp) -> Result<Entry, RegisterError> {
        self.change(|transaction| {
            refuse_void(&by_id(transaction, id)?)?;
            transaction.execute(
                "UPDATE entry SET state = 'void', reason = ?2, at = ?3, who = ?4 WHERE id = ?1",
                params![id.0, reason, stamp.at_text(), stamp.who],
            )?;
            by_id(transaction, id)
        })
    }

    /// The entry of a number in a year (C.E.). Where circulars share the series, the ว does not matter.
    ///
    /// # Errors
    /// `UnknownNumber`, and what the disk says.
    pub fn find(&self, reference: &ReferenceNumber, year: i32) -> Result<Entry, RegisterError> {
        let sql = format!(
            "{} WHERE code = ?1 AND owner = ?2 AND year = ?3 AND number = ?4
                AND book.circular = (?5 AND circulars = 'own')",
            entry::SELECT
        );
        let Series { code, owner } = Series::of(reference);
        let number = reference.number.as_deref().and_then(|number| number.parse::<u32>().ok());
        let found = self
            .connection
            .query_row(&sql, params![code, owner, year, number, reference.circular], entry::read)
            .optional()?;
        found.ok_or_else(|| RegisterError::UnknownNumber { reference: reference.to_string(), year })
    }
}

fn reserve(transaction: &Transaction<'_>, request: &Request, stamp: &Stamp) -> Result<Entry, RegisterError> {
    let Request { letter, key } = request;
    let book = series::book_for(transaction, &letter.series, letter.circular, letter.date.year())?;
    if let Some(entry) = by_key(transaction, book, key.as_deref())? {
        return again(transaction, entry, letter, stamp);
    }
    let number: i64 =
        transaction.query_row("SELECT next FROM book WHERE id = ?", [book], |row| row.get(0))?;
    // The next one must be a `u32` too.
    let number = u32::try_from(number).ok().filter(|number| *number < u32::MAX);
    let number = number.ok_or(RegisterError::Exhausted)?;
    transaction.execute("UPDATE book SET next = ? WHERE id = ?", params![number + 1, book])?;
    transaction.execute(
        "INSERT INTO entry (book, number, circular, work, date, sender, recipient, subject, state, at, who)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?)",
        params![
            book,
            number,
            letter.circular,
            key,
            letter.date.to_string(),
            letter.from,
            letter.to,
            letter.subject,
            stamp.at_text(),
            stamp.who
        ],
    )?;
    by_id(transaction, EntryId(transaction.last_insert_rowid()))
}

/// Work that has its number: the letter may have been mended since.
fn again(
    transaction: &Transaction<'_>,
    entry: Entry,
    letter: &Letter,
    stamp: &Stamp,
) -> Result<Entry, RegisterError> {
    // In a shared series the ว belongs to the number, which stays.
    let letter = Letter { circular: entry.letter.circular, ..letter.clone() };
    if entry.letter == letter {
        return Ok(entry);
    }
    transaction.execute(
        "UPDATE entry SET date = ?2, sender = ?3, recipient = ?4, subject = ?5, state = 'reserved',
            at = ?6, who = ?7 WHERE id = ?1",
        params![
            entry.id.0,
            letter.date.to_string(),
            letter.from,
            letter.to,
            letter.subject,
            stamp.at_text(),
            stamp.who
        ],
    )?;
    by_id(transaction, entry.id)
}

fn issue(
    transaction: &Transaction<'_>,
    id: EntryId,
    document: &Document,
    stamp: &Stamp,
) -> Result<Entry, RegisterError> {
    let entry = by_id(transaction, id)?;
    refuse_void(&entry)?;
    if let State::Issued { file, hash } = &entry.state
        && (*document == Document::default() || (file, hash) == (&document.file, &document.hash))
    {
        return Ok(entry);
    }
    transaction.execute(
        "UPDATE entry SET state = 'issued', file = ?2, hash = ?3, at = ?4, who = ?5 WHERE id = ?1",
        params![id.0, document.file, document.hash, stamp.at_text(), stamp.who],
    )?;
    by_id(transaction, id)
}

fn refuse_void(entry: &Entry) -> Result<(), RegisterError> {
    match &entry.state {
        State::Void { reason, .. } => {
            let reference = entry.reference().to_string();
            Err(RegisterError::Void { reference, reason: reason.clone() })
        }
        _ => Ok(()),
    }
}

fn by_id(connection: &Connection, id: EntryId) -> Result<Entry, RegisterError> {
    Ok(connection.query_row(&format!("{} WHERE entry.id = ?", entry::SELECT), [id.0], entry::read)?)
}

fn by_key(connection: &Connection, book: i64, key: Option<&str>) -> Result<Option<Entry>, RegisterError> {
    let Some(key) = key else { return Ok(None) };
    let sql = format!("{} WHERE entry.book = ? AND work = ? AND state <> 'void'", entry::SELECT);
    Ok(connection.query_row(&sql, params![book, key], entry::read).optional()?)
}

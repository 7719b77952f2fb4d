//! [`Entry`]: a number given, for which letter, and what became of it.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use rusqlite::{Row, types::Type};

use super::series::Series;
use crate::model::ReferenceNumber;

/// An entry's place in the register's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntryId(pub(super) i64);

/// Who did something, and when, as the caller says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub who: String,
}

impl Stamp {
    pub(super) fn at_text(&self) -> String {
        self.at.to_rfc3339()
    }
}

/// A letter as the register knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who counts it.
    pub series: Series,
    /// หนังสือเวียน: a ว goes before the number.
    pub circular: bool,
    /// ลงวันที่; its calendar year is the number's.
    pub date: NaiveDate,
    /// จาก: may be empty.
    pub from: String,
    /// ถึง.
    pub to: String,
    /// เรื่อง.
    pub subject: String,
}

/// What became of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// จองเลข: taken, the document is not written yet, or a crash came between.
    Reserved,
    /// ออกเลข: its document is written.
    Issued {
        /// The document's name, if the register was told.
        file: Option<String>,
        /// The caller's hash of it.
        hash: Option<String>,
    },
    /// ยกเลิก: not used, and never given again.
    Void {
        /// Why.
        reason: String,
        /// The document it had.
        file: Option<String>,
    },
}

/// A number given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the file.
    pub id: EntryId,
    /// เลขทะเบียนส่ง, from 1.
    pub number: u32,
    /// What it was given for.
    pub letter: Letter,
    /// The caller's name of the piece of work.
    pub key: Option<String>,
    /// What became of it.
    pub state: State,
    /// Who brought it there, and when.
    pub stamp: Stamp,
}

impl Entry {
    /// ที่: `พย 76101/57`, `พย 76101/ว 12`.
    pub fn reference(&self) -> ReferenceNumber {
        let Series { code, owner } = self.letter.series.clone();
        ReferenceNumber { code, owner, circular: self.letter.circular, number: Some(self.number.to_string()) }
    }

    /// The calendar year it counts in, C.E.
    pub fn year(&self) -> i32 {
        self.letter.date.year()
    }
}

/// What [`read`] reads.
pub(super) const SELECT: &str = "SELECT entry.id, number, entry.circular, work, date, sender, recipient, subject, \
    state, file, hash, reason, at, who, code, owner \
    FROM entry JOIN book ON book.id = entry.book JOIN series ON series.id = book.series";

/// An entry from a row of [`SELECT`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let state = match row.get_ref("state")?.as_str()? {
        "issued" => State::Issued { file: row.get("file")?, hash: row.get("hash")? },
        "void" => State::Void {
            reason: row.get::<_, Option<String>>("reason")?.unwrap_or_default(),
            file: row.get("file")?,
        },
        _ => State::Reserved,
    };
    let letter = Letter {
        series: Series { code: row.get("code")?, owner: row.get("owner")? },
        circular: row.get("circular")?,
        date: parsed(row, "date")?,
        from: row.get("sender")?,
        to: row.get("recipient")?,
        subject: row.get("subject")?,
    };
    let stamp = Stamp { at: parsed(row, "at")?, who: row.get("who")? };
    let (id, key) = (EntryId(row.get("id")?), row.get("work")?);
    Ok(Entry { id, number: row.get("number")?, letter, key, state, stamp })
}

/// A column that holds a date or a time as text (ISO 8601).
pub(super) fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text = row.get_ref(column)?.as_str()?;
    text.parse()
        .map_err(|error: T::Err| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

//! [`Series`]: who counts; and the books, one a year, that it counts in.

use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::entry::Stamp;
use super::error::RegisterError;
use super::{Book, Filter, Register};
use crate::model::{ReferenceError, ReferenceNumber};

/// A code and owner's number that count letters: `พย 76101`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    /// รหัสตัวพยัญชนะ.
    pub code: String,
    /// เลขประจำของเจ้าของเรื่อง.
    pub owner: String,
}

impl Series {
    /// The series that counts a letter.
    pub fn of(reference: &ReferenceNumber) -> Self {
        Self { code: reference.code.clone(), owner: reference.owner.clone() }
    }
}

impl FromStr for Series {
    type Err = ReferenceError;

    /// `พย 76101`, with or without the slash and what follows it.
    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        let head = text.split('/').next().unwrap_or_default();
        Ok(Self::of(&format!("{head}/").parse()?))
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.owner)
    }
}

/// How circulars (หนังสือเวียน, ว) count. An agency chooses: manuals show a series of their own; the
/// ordinary one is said to be allowed by ข้อ ๓๒ of the rules of 2526 (not checked against its text).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Circulars {
    /// From 1 each calendar year, on their own.
    #[default]
    Own,
    /// Along with the other letters.
    Shared,
}

impl Circulars {
    fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Shared => "shared",
        }
    }
}

/// The opening of a series, or the setting forward of one of its books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The series.
    pub series: Series,
    /// The book of the circulars is meant.
    pub circular: bool,
    /// Calendar year, C.E.
    pub year: i32,
    /// The number that comes next; `None`: 1 in a new book, no change in an old one.
    pub number: Option<u32>,
    /// How circulars count; `None`: the default in a new series, no change in an old one.
    pub circulars: Option<Circulars>,
}

impl Register {
    /// Opens a series in a year, or sets a book forward; a later year then opens by itself. Gives the
    /// series' books of the year.
    ///
    /// # Errors
    /// `Backwards`, `CircularsFixed`, and what the disk says.
    pub fn start(&mut self, start: &Start, stamp: &Stamp) -> Result<Vec<Book>, RegisterError> {
        self.change(|transaction| {
            let (id, circulars) = match series(transaction, &start.series)? {
                Some((_, counted)) if start.circulars.is_some_and(|asked| asked != counted) => {
                    return Err(RegisterError::CircularsFixed { series: start.series.clone(), counted });
                }
                Some(known) => known,
                None => new_series(transaction, &start.series, start.circulars.unwrap_or_default())?,
            };
            let named = start.circular && circulars == Circulars::Own;
            let kinds: &[bool] = if circulars == Circulars::Own { &[false, true] } else { &[false] };
            for &circular in kinds {
                let number = start.number.filter(|_| circular == named);
                open(transaction, id, start.year, circular, number, stamp)?;
            }
            Ok(())
        })?;
        self.books(&Filter { series: Some(start.series.clone()), year: Some(start.year) })
    }
}

fn series(connection: &Connection, series: &Series) -> Result<Option<(i64, Circulars)>, RegisterError> {
    let found = connection
        .query_row(
            "SELECT id, circulars FROM series WHERE code = ? AND owner = ?",
            params![series.code, series.owner],
            |row| Ok((row.get(0)?, row.get::<_, String>(1)?)),
        )
        .optional()?;
    Ok(found.map(|(id, word)| (id, if word == "shared" { Circulars::Shared } else { Circulars::Own })))
}

fn new_series(
    transaction: &Transaction<'_>,
    series: &Series,
    circulars: Circulars,
) -> Result<(i64, Circulars), RegisterError> {
    transaction.execute(
        "INSERT INTO series (code, owner, circulars) VALUES (?, ?, ?)",
        params![series.code, series.owner, circulars.word()],
    )?;
    Ok((transaction.last_insert_rowid(), circulars))
}

fn open(
    transaction: &Transaction<'_>,
    series: i64,
    year: i32,
    circular: bool,
    number: Option<u32>,
    stamp: &Stamp,
) -> Result<(), RegisterError> {
    let Some((book, next)) = book(transaction, series, year, circular)? else {
        return new_book(transaction, series, year, circular, number.unwrap_or(1).max(1)).map(|_| ());
    };
    match number {
        None => Ok(()),
        Some(number) if number < next => Err(RegisterError::Backwards { number, next }),
        Some(number) if number == next => Ok(()),
        Some(number) => {
            transaction.execute(
                "INSERT INTO leap (book, first, last, at, who) VALUES (?, ?, ?, ?, ?)",
                params![book, next, number - 1, stamp.at_text(), stamp.who],
            )?;
            transaction.execute("UPDATE book SET next = ? WHERE id = ?", params![number, book])?;
            Ok(())
        }
    }
}

fn book(
    connection: &Connection,
    series: i64,
    year: i32,
    circular: bool,
) -> Result<Option<(i64, u32)>, RegisterError> {
    let sql = "SELECT id, next FROM book WHERE series = ? AND year = ? AND circular = ?";
    let found = connection
        .query_row(sql, params![series, year, circular], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}

fn new_book(
    transaction: &Transaction<'_>,
    series: i64,
    year: i32,
    circular: bool,
    first: u32,
) -> Result<i64, RegisterError> {
    transaction.execute(
        "INSERT INTO book (series, year, circular, first, next) VALUES (?1, ?2, ?3, ?4, ?4)",
        params![series, year, circular, first],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// The book that a letter of `year` is counted in, opened if the series was in an earlier year.
///
/// A year before the first is refused: its numbers were given elsewhere, on paper.
pub(super) fn book_for(
    transaction: &Transaction<'_>,
    asked: &Series,
    circular: bool,
    year: i32,
) -> Result<i64, RegisterError> {
    let (id, circulars) = known(transaction, asked)?;
    let circular = circular && circulars == Circulars::Own;
    if let Some((book, _)) = book(transaction, id, year, circular)? {
        return Ok(book);
    }
    let first: i32 = transaction.query_row(
        "SELECT min(year) FROM book WHERE series = ? AND circular = ?",
        params![id, circular],
        |row| row.get(0),
    )?;
    if year < first {
        return Err(RegisterError::BeforeStart { series: asked.clone(), year, first });
    }
    new_book(transaction, id, year, circular, 1)
}

/// A series that is to be there.
pub(super) fn known(connection: &Connection, asked: &Series) -> Result<(i64, Circulars), RegisterError> {
    match series(connection, asked)? {
        Some(found) => Ok(found),
        None => Err(RegisterError::UnknownSeries { series: asked.clone(), known: all(connection)? }),
    }
}

/// Every series of the register.
fn all(connection: &Connection) -> Result<Vec<Series>, RegisterError> {
    let mut statement = connection.prepare("SELECT code, owner FROM series ORDER BY code, owner")?;
    let rows = statement.query_map([], |row| Ok(Series { code: row.get(0)?, owner: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

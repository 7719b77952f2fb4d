//! Reading the register: books, what stands in them, and what does not.

use rusqlite::{Connection, params};

use super::Register;
use super::entry::{self, Entry, Stamp, State};
use super::error::RegisterError;
use super::series::{self, Series};

/// Which part of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one series.
    pub series: Option<Series>,
    /// Of one calendar year, C.E.
    pub year: Option<i32>,
}

/// A year of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Who counts.
    pub series: Series,
    /// Calendar year, C.E.
    pub year: i32,
    /// The book of the circulars.
    pub circular: bool,
    /// The first number this register gave or was to give.
    pub first: u32,
    /// The number that comes next.
    pub next: u32,
    /// The numbers given, in order.
    pub entries: Vec<Entry>,
    /// Where the register was set forward, in order.
    pub leaps: Vec<Leap>,
}

/// Numbers passed over because somebody set the book forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leap {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Who did it, and when.
    pub stamp: Stamp,
}

/// Numbers that nobody was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Who passed them over; `None`: the file was changed by another hand.
    pub leap: Option<&'a Leap>,
}

impl Book {
    /// The numbers missing between the first and the next, those of one leap together.
    pub fn gaps(&self) -> Vec<Gap<'_>> {
        let mut gaps = Vec::new();
        let mut expected = self.first;
        for number in self.entries.iter().map(|entry| entry.number).chain([self.next]) {
            while expected < number {
                let gap = self.gap(expected, number - 1);
                gaps.push(gap);
                expected = gap.last + 1;
            }
            expected = number.saturating_add(1);
        }
        gaps
    }

    /// What is known of the missing numbers from `first` to `last`: as far as one explanation goes.
    fn gap(&self, first: u32, last: u32) -> Gap<'_> {
        match self.leaps.iter().find(|leap| leap.last >= first) {
            Some(leap) if leap.first <= first => Gap { first, last: last.min(leap.last), leap: Some(leap) },
            Some(leap) => Gap { first, last: last.min(leap.first - 1), leap: None },
            None => Gap { first, last, leap: None },
        }
    }

    /// The entries in a state.
    pub fn count(&self, test: fn(&State) -> bool) -> usize {
        self.entries.iter().filter(|entry| test(&entry.state)).count()
    }
}

impl Register {
    /// The books of the filter with their entries: by series, then year, the ordinary before the circulars.
    ///
    /// # Errors
    /// `UnknownSeries`, and what the disk says.
    pub fn books(&self, filter: &Filter) -> Result<Vec<Book>, RegisterError> {
        // One look: no number may come between the reading of a book and of its entries.
        let look = self.connection.unchecked_transaction()?;
        if let Some(asked) = &filter.series {
            series::known(&look, asked)?;
        }
        let mut statement = look.prepare(
            "SELECT book.id, code, owner, year, circular, first, next
                FROM book JOIN series ON series.id = book.series
                WHERE (?1 IS NULL OR code = ?1) AND (?2 IS NULL OR owner = ?2) AND (?3 IS NULL OR year = ?3)
                ORDER BY code, owner, year, circular",
        )?;
        let (code, owner) = match &filter.series {
            Some(series) => (Some(&series.code), Some(&series.owner)),
            None => (None, None),
        };
        let rows = statement.query_map(params![code, owner, filter.year], |row| {
            let id: i64 = row.get(0)?;
            Ok(Book {
                series: Series { code: row.get(1)?, owner: row.get(2)? },
                year: row.get(3)?,
                circular: row.get(4)?,
                first: row.get(5)?,
                next: row.get(6)?,
                entries: entries(&look, id)?,
                leaps: leaps(&look, id)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn entries(connection: &Connection, book: i64) -> rusqlite::Result<Vec<Entry>> {
    let sql = format!("{} WHERE entry.book = ? ORDER BY number", entry::SELECT);
    connection.prepare(&sql)?.query_map([book], entry::read)?.collect()
}

fn leaps(connection: &Connection, book: i64) -> rusqlite::Result<Vec<Leap>> {
    let mut statement =
        connection.prepare("SELECT first, last, at, who FROM leap WHERE book = ? ORDER BY first")?;
    let leaps = statement.query_map([book], |row| {
        let stamp = Stamp { at: entry::parsed(row, "at")?, who: row.get("who")? };
        Ok(Leap { first: row.get("first")?, last: row.get("last")?, stamp })
    })?;
    leaps.collect()
}

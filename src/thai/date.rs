//! Dates of official papers: a civil date that may lack its day, or all of it, in a draft.
//!
//! Years are C.E. inside and Buddhist (พ.ศ. = ค.ศ. + 543) on paper. The year began on 1 April until
//! 2483 B.E., so the sum holds for every day only from 1941-01-01; earlier dates are refused. No clock.

mod names;
mod parse;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

pub(crate) use names::is_month_name;
pub use names::{MONTHS, SHORT_MONTHS, WEEKDAYS};

use super::digits::Digits;

/// Years between the Buddhist and the common era.
pub const BUDDHIST_OFFSET: i32 = 543;

/// Years that can be written, C.E.: 2484 to 2743 B.E.
pub const YEARS: std::ops::RangeInclusive<i32> = 1941..=2200;

/// Why a text or a set of parts is no date. Years are as the writer typed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not the shape of a date.
    Unreadable,
    /// A month's name that is none; `nearest` is the full name it resembles.
    UnknownMonth {
        /// What stands where the month should.
        typed: String,
        /// The month meant, if one is near.
        nearest: Option<&'static str>,
    },
    /// A month's number outside 1..=12.
    NoSuchMonth {
        /// The number typed.
        month: u32,
    },
    /// A day the month does not have.
    NoSuchDay {
        /// The day typed.
        day: u32,
        /// 1..=12.
        month: u8,
        /// C.E. year, if known.
        year: Option<i32>,
        /// Last day of that month; 29 for February of an unknown year.
        last: u8,
    },
    /// A year of one or two digits.
    TwoDigitYear {
        /// The year typed.
        year: i32,
    },
    /// A year outside [`YEARS`].
    YearOutOfRange {
        /// C.E. year.
        year: i32,
    },
    /// A year below 2400 where the Buddhist one belongs: `10 เมษายน 2022`.
    GregorianYear {
        /// The year typed.
        year: i32,
    },
    /// The weekday typed is not the date's.
    WeekdayMismatch {
        /// The weekday typed.
        typed: &'static str,
        /// The date's weekday.
        real: &'static str,
    },
}

/// A date of which the day, or every part, may still be blank.
///
/// Valid by construction: the year is in [`YEARS`], a day exists in its month and never stands
/// without one.
///
/// ```text
/// parse("๑๐ เมษายน ๒๕๖๕") = Ok(2022-04-10)
/// parse("31 เมษายน 2565")  = Err(NoSuchDay { day: 31, month: 4, year: Some(2022), last: 30 })
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    day: Option<u8>,
    month: Option<u8>,
    year: Option<i32>,
}

impl PartialDate {
    /// No part known yet.
    pub const BLANK: Self = Self { day: None, month: None, year: None };

    /// Builds a date from its parts; `year` is C.E.
    ///
    /// # Errors
    /// `YearOutOfRange`, `NoSuchMonth`, `NoSuchDay`; `Unreadable` for a day without a month.
    pub fn new(day: Option<u32>, month: Option<u32>, year: Option<i32>) -> Result<Self, DateError> {
        if let Some(year) = year.filter(|year| !YEARS.contains(year)) {
            return Err(DateError::YearOutOfRange { year });
        }
        let month = match month {
            Some(month) if !(1..=12).contains(&month) => return Err(DateError::NoSuchMonth { month }),
            month => month.map(|month| month as u8),
        };
        match (day, month) {
            (None, _) => Ok(Self { day: None, month, year }),
            (Some(_), None) => Err(DateError::Unreadable),
            (Some(day), Some(of)) => match last_day(of, year) {
                last if (1..=u32::from(last)).contains(&day) => {
                    Ok(Self { day: Some(day as u8), month, year })
                }
                last => Err(DateError::NoSuchDay { day, month: of, year, last }),
            },
        }
    }

    /// Reads a date as people type it, in Thai or Arabic digits:
    ///
    /// - `2022-04-10`, `2565-04-10` (a year from 2400 is Buddhist), `2022-04`;
    /// - `10/04/2565`, `10-4-2565`;
    /// - `๑๐ เมษายน ๒๕๖๕`, `10 เม.ย. 2565`, `วันอาทิตย์ที่ 10 เดือนเมษายน พ.ศ. 2565`, `10 เมษายน ค.ศ. 2022`;
    /// - blanks, as spaces, dots or underscores: `..... เมษายน 2565`, an empty text.
    ///
    /// # Errors
    /// Any [`DateError`]; the first thing wrong, from year to weekday.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::parse(text)
    }

    /// Day of the month, 1..=31.
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Month, 1..=12.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// C.E. year, within [`YEARS`].
    pub const fn year(self) -> Option<i32> {
        self.year
    }

    /// Buddhist year, พ.ศ.
    pub fn buddhist_year(self) -> Option<i32> {
        self.year.map(|year| year + BUDDHIST_OFFSET)
    }

    /// Whether no part is known.
    pub fn is_blank(self) -> bool {
        self == Self::BLANK
    }

    /// The civil date, if every part is known.
    pub fn to_naive(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?.into(), self.day?.into())
    }

    /// `๑๐ เมษายน ๒๕๖๕`: the form of letters (ข้อ ๑๒.๓), no พ.ศ. and no leading zero, parts joined by
    /// `separator` (the memo head takes two spaces, running text one). A blank part leaves no text:
    /// use [`Self::day`] to see whether a placeholder is due.
    pub fn long(self, digits: Digits, separator: &str) -> String {
        self.join(&MONTHS, digits, separator)
    }

    /// `๑๐ เม.ย. ๒๕๖๕`: the form of tables and registers. The year keeps its four digits, so that what
    /// is printed can be read back.
    pub fn short(self, digits: Digits) -> String {
        self.join(&SHORT_MONTHS, digits, " ")
    }

    /// `2022-04-10`, C.E. in Arabic digits, if every part is known.
    pub fn iso(self) -> Option<String> {
        Some(format!("{:04}-{:02}-{:02}", self.year?, self.month?, self.day?))
    }

    fn join(self, months: &[&str; 12], digits: Digits, separator: &str) -> String {
        let day = self.day.map(|day| day.to_string());
        let month =
            self.month.and_then(|month| months.get(usize::from(month) - 1)).map(|name| (*name).to_owned());
        let year = self.buddhist_year().map(|year| year.to_string());
        let parts: Vec<String> = [day, month, year].into_iter().flatten().collect();
        digits.show(&parts.join(separator))
    }
}

impl TryFrom<NaiveDate> for PartialDate {
    type Error = DateError;

    fn try_from(date: NaiveDate) -> Result<Self, DateError> {
        Self::new(Some(date.day()), Some(date.month()), Some(date.year()))
    }
}

/// Last day of a month (1..=12); of February in an unknown year, 29.
fn last_day(month: u8, year: Option<i32>) -> u8 {
    let leap = year.is_none_or(|year| NaiveDate::from_ymd_opt(year, 2, 29).is_some());
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

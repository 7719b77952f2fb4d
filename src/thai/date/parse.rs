//! Reads the spellings of a date. Syntax here, validity in `PartialDate::new`.

use std::sync::LazyLock;

use chrono::Datelike;
use regex::{Captures, Match, Regex};

use super::names::{WEEKDAYS, month_number, nearest_month, weekday_number};
use super::{BUDDHIST_OFFSET, DateError, PartialDate};
use crate::thai::digits::to_arabic;

/// First year read as Buddhist where either era may stand.
const FIRST_BUDDHIST: i32 = 2400;

/// Longest text looked at, in bytes: the longest spelling takes about 150.
const LONGEST: usize = 400;

/// Dots, underscores and dashes that hold a blank open; a single full stop belongs to an abbreviation.
static BLANK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\.{3,}|…+|_+|-{2,}"));
static ISO: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$"));
static NUMERIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,4})([/.-])(\d{1,4})([/.-])(\d{1,6})$"));
static WORDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^ (?:ลง)? (?:วัน \s* (?<weekday>[ก-๎]*?) \s* ที่)? \s* (?<day>[0-9]+)? \s* (?:เดือน)? \s*
          (?<month>[^0-9]*?) \s* (?<era>พ\.?\s?ศ\.? | พุทธศักราช | ค\.?\s?ศ\.?)? \s* (?<year>[0-9]+)? $",
    )
});

#[expect(clippy::expect_used, reason = "fixed patterns, each compiled in a test")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of this file")
}

pub(super) fn parse(text: &str) -> Result<PartialDate, DateError> {
    if text.len() > LONGEST {
        return Err(DateError::Unreadable);
    }
    let text = to_arabic(text);
    let text = BLANK.replace_all(&text, " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Ok(PartialDate::BLANK);
    }
    if let Some(parts) = ISO.captures(&text) {
        return iso(&parts);
    }
    if let Some(parts) = NUMERIC.captures(&text) {
        return numeric(&parts);
    }
    WORDED.captures(&text).map_or(Err(DateError::Unreadable), |parts| worded(&parts))
}

fn iso(parts: &Captures<'_>) -> Result<PartialDate, DateError> {
    let year = number(parts.get(1))?.map(|year| year as i32);
    let year = year.map(|year| if year >= FIRST_BUDDHIST { year - BUDDHIST_OFFSET } else { year });
    PartialDate::new(number(parts.get(3))?, number(parts.get(2))?, year)
}

fn numeric(parts: &Captures<'_>) -> Result<PartialDate, DateError> {
    if parts[2] != parts[4] {
        return Err(DateError::Unreadable);
    }
    let year = number(parts.get(5))?.map(buddhist).transpose()?;
    PartialDate::new(number(parts.get(1))?, number(parts.get(3))?, year)
}

fn worded(parts: &Captures<'_>) -> Result<PartialDate, DateError> {
    let (mut day, mut year) = (number(parts.name("day"))?, number(parts.name("year"))?);
    let era = parts.name("era").map_or("", |era| era.as_str());
    let month = match parts.name("month").map_or("", |month| month.as_str()) {
        "" if era.is_empty() && day.is_some_and(|day| day > 99) && year.is_none() => {
            year = day.take();
            None
        }
        "" => None,
        typed => Some(month_number(typed).ok_or_else(|| DateError::UnknownMonth {
            typed: typed.to_owned(),
            nearest: nearest_month(typed),
        })?),
    };
    let common_era = era.starts_with('ค');
    let year = year.map(|year| if common_era { Ok(year as i32) } else { buddhist(year) }).transpose()?;
    let date = PartialDate::new(day, month, year)?;
    check_weekday(date, parts.name("weekday").map_or("", |weekday| weekday.as_str()))?;
    Ok(date)
}

/// The number a group matched, if it took part. A number too long to be meant is unreadable.
fn number(group: Option<Match<'_>>) -> Result<Option<u32>, DateError> {
    let Some(digits) = group.map(|group| group.as_str()) else { return Ok(None) };
    if digits.len() > 6 {
        return Err(DateError::Unreadable);
    }
    digits.parse().map(Some).map_err(|_| DateError::Unreadable)
}

/// A Buddhist year as C.E.; refuses what the writer may have meant otherwise.
fn buddhist(year: u32) -> Result<i32, DateError> {
    let year = year as i32;
    match year {
        ..100 => Err(DateError::TwoDigitYear { year }),
        100..FIRST_BUDDHIST => Err(DateError::GregorianYear { year }),
        _ => Ok(year - BUDDHIST_OFFSET),
    }
}

fn check_weekday(date: PartialDate, typed: &str) -> Result<(), DateError> {
    if typed.is_empty() {
        return Ok(());
    }
    let typed = weekday_number(typed).ok_or(DateError::Unreadable)?;
    match date.to_naive().map(|day| day.weekday().num_days_from_sunday() as usize) {
        Some(real) if real != typed => {
            Err(DateError::WeekdayMismatch { typed: WEEKDAYS[typed], real: WEEKDAYS[real] })
        }
        _ => Ok(()),
    }
}

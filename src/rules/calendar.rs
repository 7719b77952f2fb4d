//! Finds the dates of a running text, alone or as ranges, with their places.
//!
//! Only what is surely a date: `ครั้งที่ 5 เมษายน 2565` names a month, not a day.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

use super::pattern::{before, pattern};
use crate::thai::date::{BUDDHIST_OFFSET, MONTHS, SHORT_MONTHS, WEEKDAYS, YEARS};
use crate::thai::digits::{is_thai_digit, to_arabic};

/// A date, or the first and the last day of a range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated {
    /// The first day of a range.
    pub(super) from: Option<Day>,
    /// The date, or the last day of a range.
    pub(super) day: Day,
    /// Whether it is the date of a paper: ลงวันที่.
    pub(super) signed: bool,
}

/// A day as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Day {
    /// From the number to the last part.
    pub(super) stretch: Range<usize>,
    /// The day of the week before it.
    pub(super) weekday: Option<Weekday>,
    /// Whether วันที่ or a day of the week says that it is a day.
    pub(super) named: bool,
    /// As written, so perhaps none of its month's.
    pub(super) day: u32,
    /// 1..=12; the first day of a range takes it from the last.
    pub(super) month: u32,
    /// The first day of a range may take it from the last.
    pub(super) year: Option<Year>,
}

/// A day of the week as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weekday {
    /// Index into [`WEEKDAYS`].
    pub(super) index: usize,
    /// The name without วัน.
    pub(super) stretch: Range<usize>,
}

/// A year as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Year {
    /// C.E.
    pub(super) value: i32,
    /// Its digits.
    pub(super) stretch: Range<usize>,
    /// How it is counted.
    pub(super) era: Era,
}

/// How a year is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// Four digits, พ.ศ.
    Buddhist,
    /// The last two digits, พ.ศ.
    Short,
    /// ค.ศ., and it says so.
    Common,
    /// ค.ศ., unsaid.
    Unsaid,
}

impl Day {
    /// The day in the calendar, if there is such a day.
    pub(super) fn to_naive(&self) -> Option<NaiveDate> {
        let year = self.year.as_ref().map(|year| year.value).filter(|year| YEARS.contains(year))?;
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// Whether its month never has such a day; years out of reach may be leap years.
    pub(super) fn is_impossible(&self) -> bool {
        let known = self.year.as_ref().map(|year| year.value).filter(|year| YEARS.contains(year));
        // 2000 was a leap year.
        NaiveDate::from_ymd_opt(known.unwrap_or(2000), self.month, self.day).is_none()
    }
}

/// One side of a range, its groups named after the side; `rest` ends it.
fn side(name: char, rest: &str) -> String {
    let weekdays = WEEKDAYS.join("|").replace("พฤหัสบดี", "พฤหัสบดี|พฤหัส");
    format!(
        r"(?:(?:วัน\s?(?<{name}_weekday>{weekdays})\s?ที่|(?<{name}_named>(?:ลง\s?)?วันที่))\s*)?(?<{name}_day>[0-9๐-๙]{{1,2}}){rest}"
    )
}

fn month_and_year(name: char) -> String {
    let short = SHORT_MONTHS.map(|month| month.trim_end_matches('.').replace('.', r"\.\s?") + r"(?:\.|\b)");
    let months = MONTHS.map(str::to_owned).into_iter().chain(short).collect::<Vec<_>>().join("|");
    format!(
        r"\s*(?:เดือน\s*)?(?<{name}_month>{months})(?:\s*(?<{name}_era>พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช)?\s*(?<{name}_year>[0-9๐-๙]{{4}}|[0-9๐-๙]{{2}}))?"
    )
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let from = side('a', &format!("(?:{})?", month_and_year('a')));
    let last = side('b', &month_and_year('b'));
    pattern(&format!(r"(?:{from}[ \x{{a0}}]*(?:[-–—]|(?:จน)?ถึง)[ \x{{a0}}]*)?{last}"))
});

/// Words before a number that is no day.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:ที่|ข้อ|เล่ม|ตอน|หมู่|หน้า|มาตรา|รุ่น|จำนวน|รวม|อายุ|งวด|ชุด|แผ่น|ว|[0-9๐-๙][./:,-]?|[/.:,])[ \x{a0}]*$")
});

/// What may follow a year of two digits, so that it is no number of something.
static AFTER_SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\s*$|[)”,;]|\s*(?:[-–—]\s|\()|\s+(?:เวลา|ถึง|จนถึง|ณ|นั้น|และ|ที่|โดย|เป็นต้น|ให้|ได้|จึง|ซึ่ง|เพื่อ|ตาม|เรื่อง))",
    )
});

/// Another day of the week right before.
static WEEKDAY_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:{}|พฤหัส)\s*(?:[-–—,]|และ|ถึง|หรือ|กับ)?\s*$", WEEKDAYS.join("|"))));

/// The dates of a text, in order.
pub(super) fn dates(text: &str) -> impl Iterator<Item = Dated> {
    // Nearly every text is without: the pattern is long, the names of the months are short.
    let likely = text.contains("คม") || text.contains("ยน") || text.contains("พันธ์") || text.contains('.');
    let found = likely.then(|| DATE.captures_iter(text)).into_iter().flatten();
    found.filter_map(|found| dated(text, &found))
}

fn dated(text: &str, found: &Captures<'_>) -> Option<Dated> {
    let day = day(text, found, 'b', None)?;
    let from = self::day(text, found, 'a', Some(&day));
    let signed = |name: &str| found.name(name).is_some_and(|named| named.as_str().starts_with("ลง"));
    Some(Dated { signed: signed("a_named") || signed("b_named"), from, day })
}

/// The day of one side; the first of a range takes what it lacks from the last.
fn day(text: &str, found: &Captures<'_>, side: char, last: Option<&Day>) -> Option<Day> {
    let group = |name: &str| found.name(&format!("{side}_{name}"));
    let number = group("day")?;
    let named = group("named").is_some() || group("weekday").is_some();
    if !named && COUNTED.is_match(before(text, number.start())) && !joined(text, found, side) {
        return None;
    }
    let written = group("month").map(|month| month_of(month.as_str()));
    let mut end = group("month").map_or(number.end(), |month| month.end());
    let mut year = None;
    if written.is_some()
        && let Some(digits) = group("year")
    {
        year = self::year(text, digits.range(), group("era").map(|era| era.as_str()));
        end = year.as_ref().map_or(end, |year| year.stretch.end);
    }
    let month = written.flatten().or_else(|| Some(last?.month))?;
    // The first day of a range that turns the year leaves its own year unsaid.
    let turns = last.is_some_and(|last| month > last.month);
    let inherited = last.filter(|_| !turns).and_then(|last| last.year.clone());
    let weekday = group("weekday").filter(|name| !WEEKDAY_BEFORE.is_match(before_word(text, name.start())));
    let weekday = weekday.and_then(|name| {
        let index = WEEKDAYS.iter().position(|weekday| weekday.starts_with(name.as_str()))?;
        Some(Weekday { index, stretch: name.range() })
    });
    let day = value(number.as_str())?;
    Some(Day { stretch: number.start()..end, weekday, named, day, month, year: year.or(inherited) })
}

/// Whether the last day of a range follows a first one that is surely a day.
fn joined(text: &str, found: &Captures<'_>, side: char) -> bool {
    let first = (side == 'b').then(|| found.name("a_day")).flatten();
    let named = ["a_named", "a_weekday", "a_month"].iter().any(|name| found.name(name).is_some());
    first.is_some_and(|first| named || !COUNTED.is_match(before(text, first.start())))
}

fn month_of(name: &str) -> Option<u32> {
    let letters = |name: &str| name.replace(['.', ' ', '\u{a0}'], "");
    let is = |month: &&str| letters(month) == letters(name);
    let at = MONTHS.iter().position(&is).or_else(|| SHORT_MONTHS.iter().position(is))?;
    Some(at as u32 + 1)
}

fn year(text: &str, stretch: Range<usize>, era: Option<&str>) -> Option<Year> {
    let rest = &text[stretch.end..];
    let digit = |c: char| c.is_ascii_digit() || is_thai_digit(c);
    let mut next = rest.chars();
    match next.next() {
        Some(c) if digit(c) => return None,
        // 10.30 น. after the month, or a number with commas.
        Some('.' | ',' | ':') if next.next().is_some_and(digit) => return None,
        _ => {}
    }
    let written = value(&text[stretch.clone()])? as i32;
    let common = era.is_some_and(|era| era.starts_with('ค'));
    let (value, era) = match written {
        50..=99 if !common && (era.is_some() || AFTER_SHORT.is_match(rest)) => {
            (written + 2500 - BUDDHIST_OFFSET, Era::Short)
        }
        1000.. if common => (written, Era::Common),
        2000..=2099 => (written, Era::Unsaid),
        1000.. => (written - BUDDHIST_OFFSET, Era::Buddhist),
        _ => return None,
    };
    Some(Year { value, stretch, era })
}

fn value(digits: &str) -> Option<u32> {
    to_arabic(digits).parse().ok()
}

/// The few letters before the word วัน that ends at a place.
fn before_word(text: &str, at: usize) -> &str {
    before(text, at).trim_end().trim_end_matches("วัน")
}

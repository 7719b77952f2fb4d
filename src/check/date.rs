//! Dates: a text, or parts of which any may be blank.

use super::cx::Cx;
use super::fields::{DAY, MONTH, YEAR};
use super::object::Fields;
use super::shape::DATE_SHAPE;
use super::text;
use crate::diag::catalogue::ValueProblem;
use crate::diag::{Field, Wanted};
use crate::input::raw::{Kind, Value};
use crate::thai::date::{BUDDHIST_OFFSET, DateError, PartialDate};
use crate::thai::digits::to_arabic;

/// First year read as one of the Buddhist era.
const FIRST_BUDDHIST: i32 = 2400;

/// A date; none if it is wrong, which has been reported.
pub(super) fn date(cx: &mut Cx<'_>, value: &Value) -> Option<PartialDate> {
    if let Kind::Object(_) = value.kind {
        return parts(cx, value);
    }
    let typed = text::plain(cx, value, Wanted::TextOrObject)?;
    let date = PartialDate::parse(&typed);
    date.map_err(|error| report(cx, error, &typed, value)).ok()
}

fn parts(cx: &mut Cx<'_>, value: &Value) -> Option<PartialDate> {
    let fields = Fields::of(cx, value, &DATE_SHAPE, Wanted::TextOrObject)?;
    let day = number(cx, &fields, DAY)?;
    let month = month(cx, &fields)?;
    let year = match number(cx, &fields, YEAR)? {
        Some(year @ ..100) => {
            let year = year as i32;
            cx.error(ValueProblem::DateTwoDigitYear { year }, fields.get(YEAR)?.range.clone());
            return None;
        }
        year => year
            .map(|year| year as i32)
            .map(|year| if year >= FIRST_BUDDHIST { year - BUDDHIST_OFFSET } else { year }),
    };
    let whole = Value { range: fields.head(), kind: Kind::Null };
    PartialDate::new(day, month, year)
        .map_err(|error| match error {
            DateError::Unreadable => cx.error(ValueProblem::DateDayWithoutMonth {}, fields.key(DAY)),
            DateError::NoSuchDay { .. } => report(cx, error, "", fields.get(DAY).unwrap_or(&whole)),
            DateError::NoSuchMonth { .. } => report(cx, error, "", fields.get(MONTH).unwrap_or(&whole)),
            _ => report(cx, error, "", fields.get(YEAR).unwrap_or(&whole)),
        })
        .ok()
}

/// A month, by number or by name; the outer `None` if it is wrong.
fn month(cx: &mut Cx<'_>, fields: &Fields<'_>) -> Option<Option<u32>> {
    let Some(value) = fields.get(MONTH) else { return Some(None) };
    match &value.kind {
        Kind::Text(name) if !name.text.trim().chars().all(is_digit) => {
            let typed = text::plain(cx, value, Wanted::TextOrWhole)?;
            match PartialDate::parse(&typed) {
                Ok(date) if date.day().is_none() && date.year().is_none() => {
                    Some(date.month().map(u32::from))
                }
                Err(error @ DateError::UnknownMonth { .. }) => {
                    report(cx, error, &typed, value);
                    None
                }
                _ => {
                    cx.error(
                        ValueProblem::DateUnknownMonth { month: short(&typed), near: None },
                        value.range.clone(),
                    );
                    None
                }
            }
        }
        _ => number(cx, fields, MONTH),
    }
}

/// A whole number, typed as a number or as a text of digits; the outer `None` if it is wrong.
fn number(cx: &mut Cx<'_>, fields: &Fields<'_>, field: Field) -> Option<Option<u32>> {
    let Some(value) = fields.get(field) else { return Some(None) };
    let typed = match &value.kind {
        Kind::Number(number) => number.clone(),
        _ => to_arabic(&text::plain(cx, value, Wanted::TextOrWhole)?),
    };
    if typed.is_empty() {
        return Some(None);
    }
    let number = typed.parse().ok().filter(|number| *number < 100_000);
    if number.is_none() {
        cx.error(ValueProblem::DateUnreadable { date: short(&typed) }, value.range.clone());
    }
    number.map(Some)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || crate::thai::digits::is_thai_digit(c)
}

/// Reports a wrong date, under the part that is wrong where it can be told.
fn report(cx: &mut Cx<'_>, error: DateError, typed: &str, value: &Value) {
    let mut range = value.range.clone();
    let problem = match error {
        DateError::Unreadable => ValueProblem::DateUnreadable { date: short(typed) },
        DateError::UnknownMonth { typed, nearest } => {
            range = text::stretch(value, &typed);
            ValueProblem::DateUnknownMonth { month: short(&typed), near: nearest }
        }
        DateError::NoSuchMonth { month } => ValueProblem::DateNoSuchMonth { month },
        DateError::NoSuchDay { day, month, year, last } => {
            ValueProblem::DateNoSuchDay { day, month, year, last }
        }
        DateError::TwoDigitYear { year } => ValueProblem::DateTwoDigitYear { year },
        DateError::YearOutOfRange { year } => ValueProblem::DateYearOutOfRange { year },
        DateError::GregorianYear { year } => ValueProblem::DateGregorianYear { year },
        DateError::WeekdayMismatch { typed, real } => {
            range = text::stretch(value, typed);
            ValueProblem::DateWeekday { typed, real }
        }
    };
    cx.error(problem, range);
}

/// Enough of a text to show in a message.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

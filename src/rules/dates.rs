//! Dates in the text, against the calendar and against each other.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Dated, Day, Era, dates};
use super::findings::Findings;
use crate::diag::catalogue::FactProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::thai::date::{BUDDHIST_OFFSET, WEEKDAYS};
use crate::thai::digits::{is_thai_digit, to_thai};

pub(super) const SLUGS: &[&str] =
    &["date-impossible", "weekday-wrong", "common-era", "short-year", "range-backwards", "cited-later"];

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let own = own(draft);
    for passage in draft.passages.iter().filter(|passage| holds_dates(passage.part)) {
        for dated in dates(&passage.text).filter(|dated| !passage.is_verbatim(dated.day.stretch.start)) {
            for day in dated.from.iter().chain([&dated.day]) {
                one(passage, day, findings);
            }
            range(passage, &dated, findings);
            if let Some((own, place)) = &own
                && cites(passage, &dated)
                && dated.day.to_naive().is_some_and(|day| day > *own)
            {
                let stretch = dated.day.stretch.clone();
                let problem = Problem::CitedLater { date: passage.text[stretch.clone()].to_owned() };
                findings.report_against(problem, passage, stretch, place.clone());
            }
        }
    }
}

fn holds_dates(part: Part) -> bool {
    part.is_prose()
        || matches!(
            part,
            Part::Subject
                | Part::Citation
                | Part::Enclosure
                | Part::Heading
                | Part::Caption
                | Part::AttachmentTitle
        )
}

fn one(passage: &Passage, day: &Day, findings: &mut Findings<'_>) {
    let written = || passage.text[day.stretch.clone()].to_owned();
    // A number over 31 is a day only where something says so.
    if day.is_impossible() && (day.named || (day.day <= 31 && day.year.is_some())) {
        findings.report(Problem::DateImpossible { date: written() }, passage, day.stretch.clone());
        return;
    }
    if let (Some(weekday), Some(date)) = (&day.weekday, day.to_naive()) {
        let real = date.weekday().num_days_from_sunday() as usize;
        if real != weekday.index {
            let problem = Problem::WeekdayWrong {
                date: written(),
                typed: WEEKDAYS[weekday.index],
                real: WEEKDAYS[real],
            };
            findings.report(problem, passage, weekday.stretch.start..day.stretch.end);
        }
    }
    // A year taken from the other end of the range is that end's.
    let Some(year) = day.year.as_ref().filter(|year| year.stretch.end == day.stretch.end) else { return };
    let typed = &passage.text[year.stretch.clone()];
    let right = (year.value + BUDDHIST_OFFSET).to_string();
    let fix = if typed.contains(is_thai_digit) { to_thai(&right) } else { right };
    let problem = match year.era {
        Era::Unsaid => Problem::CommonEra { year: typed.to_owned(), right: fix.clone() },
        // Registers and tables shorten dates.
        Era::Short if passage.cell.is_none() => {
            Problem::ShortYear { year: typed.to_owned(), right: fix.clone() }
        }
        _ => return,
    };
    findings.report_fix(problem, passage, year.stretch.clone(), fix);
}

fn range(passage: &Passage, dated: &Dated, findings: &mut Findings<'_>) {
    let Some(from) = dated.from.as_ref().filter(|_| !dated.signed) else { return };
    let stretch = from.stretch.start..dated.day.stretch.end;
    // A number alone may be anything: `ข้อ 12 - 5 เมษายน 2565`.
    let bare = from.stretch.len() <= 2 * '๐'.len_utf8();
    if bare && !from.named && passage.text.trim() != &passage.text[stretch.clone()] {
        return;
    }
    let backwards = match (from.to_naive(), dated.day.to_naive()) {
        (Some(from), Some(last)) => from > last,
        _ => {
            let impossible = from.is_impossible() || dated.day.is_impossible();
            let unsaid = from.year.is_none() && dated.day.year.is_none();
            unsaid && !impossible && from.month == dated.day.month && from.day > dated.day.day
        }
    };
    if backwards {
        let range = passage.text[stretch.clone()].to_owned();
        findings.report(Problem::RangeBackwards { range }, passage, stretch);
    }
}

/// The memo's own date, its last possible day if the day is blank.
fn own(draft: &Draft) -> Option<(NaiveDate, std::ops::Range<usize>)> {
    let date = draft.date.as_ref()?;
    let (year, month) = (date.value.year()?, date.value.month()?);
    let days = date.value.day().map_or(28..=31, |day| day..=day);
    let last = days.rev().find_map(|day| NaiveDate::from_ymd_opt(year, month.into(), day.into()))?;
    Some((last, date.range.clone()))
}

/// Whether the date is that of a paper which is there already; opinions are written after the memo.
fn cites(passage: &Passage, dated: &Dated) -> bool {
    let start = dated.from.as_ref().unwrap_or(&dated.day).stretch.start;
    let before = &passage.text[..start];
    let near = before.char_indices().rev().nth(60).map_or(before, |(at, _)| &before[at..]);
    let not_yet = ["เช็ค", "ร่าง", "จะออก", "จะลง", "จะมี"].iter().any(|word| near.contains(word));
    dated.signed && !not_yet && passage.part != Part::Opinion
}

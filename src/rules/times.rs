//! Times of the day that end before they begin.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FactProblem as Problem;
use crate::draft::Draft;
use crate::thai::digits::to_arabic;

pub(super) const SLUGS: &[&str] = &["time-backwards"];

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    let time = r"([0-9๐-๙]{1,2})[.:]([0-9๐-๙]{2})";
    let clock = r"(?:น\.|นาฬิกา)";
    pattern(&format!(r"{time}\s*(?:{clock})?\s*(?:[-–—]|(?:จน)?ถึง(?:เวลา)?)\s*{time}\s*{clock}"))
});

/// Words that say the end is on another day.
static OVERNIGHT: LazyLock<Regex> =
    LazyLock::new(|| pattern("รุ่งขึ้น|ถัดไป|วันต่อมา|ข้ามคืน|ข้ามวัน|เวร|กลางคืน|ค้างคืน|ผลัด|กะ|เช้าวัน|ตลอดคืน"));

/// The end is on a day of its own.
static OWN_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:\(|ของ|ใน)?\s*วัน"));

/// Minutes of the day between which a range surely ends on the day it begins: work of the evening goes on
/// past midnight, and nobody goes home before the morning.
const MORNING: u32 = 5 * 60;
const AFTERNOON: u32 = 15 * 60;

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in draft.passages.iter().filter(|passage| passage.part.is_prose()) {
        let found = || {
            RANGE
                .captures_iter(&passage.text)
                .filter_map(|found| Some((found.get(0)?.range(), backwards(&found)?)))
        };
        if found().next().is_none() || OVERNIGHT.is_match(&passage.text) {
            continue;
        }
        for (stretch, backwards) in found() {
            let digit_before = passage.text[..stretch.start]
                .ends_with(|c: char| c.is_numeric() || matches!(c, '.' | ',' | '/'));
            if backwards && !digit_before && !OWN_DAY.is_match(&passage.text[stretch.end..]) {
                let range = passage.text[stretch.clone()].to_owned();
                findings.report(Problem::TimeBackwards { range }, passage, stretch);
            }
        }
    }
}

/// Whether a range ends before it begins, if both are times of the day.
fn backwards(found: &Captures<'_>) -> Option<bool> {
    let part = |group| to_arabic(found.get(group)?.as_str()).parse::<u32>().ok();
    let time = |hour, minute| {
        let (hour, minute) = (part(hour)?, part(minute)?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let (from, to) = (time(1, 2)?, time(3, 4)?);
    Some(to < from && (MORNING..AFTERNOON).contains(&from) && to >= MORNING)
}

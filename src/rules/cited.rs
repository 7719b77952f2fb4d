//! Documents cited in the text.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use crate::diag::catalogue::FactProblem as Problem;
use crate::draft::Draft;
use crate::thai::date::PartialDate;

pub(super) const SLUGS: &[&str] = &["cited-later"];

/// A date after ลงวันที่: day, month, year.
#[expect(clippy::expect_used, reason = "a fixed pattern, compiled in a test")]
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"ลงวันที่\s*([0-9๐-๙]{1,2}\s*[ก-๙.]+\s*(?:พ\.ศ\.\s*)?[0-9๐-๙]{4})")
        .expect("a pattern of this file")
});

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let Some((own, place)) =
        draft.date.as_ref().and_then(|date| Some((date.value.to_naive()?, date.range.clone())))
    else {
        return;
    };
    for passage in draft.passages.iter().filter(|passage| passage.part.is_prose()) {
        for dated in DATED.captures_iter(&passage.text).filter_map(|found| found.get(1)) {
            let date = PartialDate::parse(dated.as_str()).ok().and_then(|date| date.to_naive());
            if date.is_some_and(|date| date > own) {
                let problem = Problem::CitedLater { date: dated.as_str().to_owned() };
                findings.report_against(problem, passage, dated.range(), place.clone());
            }
        }
    }
}

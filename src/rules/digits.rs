//! Digits: one number, one kind.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::thai::digits::{is_thai_digit, kept_arabic, to_thai};

pub(super) const SLUGS: &[&str] = &["mixed-digits"];

/// A number as it stands between blanks: digits of both kinds with the marks inside numbers.
#[expect(clippy::expect_used, reason = "a fixed pattern, compiled in a test")]
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[0-9๐-๙]+(?:[.,/][0-9๐-๙]+)*").expect("a pattern of this file"));

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Contact) {
        mixed(passage, findings);
    }
}

fn mixed(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    if !text.contains(is_thai_digit) || !text.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let kept = kept_arabic(text);
    for number in NUMBER.find_iter(text) {
        let (range, shown) = (number.range(), number.as_str());
        let both = shown.contains(is_thai_digit) && shown.bytes().any(|b| b.is_ascii_digit());
        let excused = passage.is_verbatim(range.start) || kept.iter().any(|kept| kept.contains(&range.start));
        if both && !excused {
            let problem = Problem::MixedDigits { number: shown.chars().take(40).collect() };
            findings.report_fix(problem, passage, range, to_thai(shown));
        }
    }
}

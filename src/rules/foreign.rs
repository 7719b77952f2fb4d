//! Letters of another script inside a Thai word, as scanners and a wrong keyboard leave them.
//!
//! Letters the font lacks are a mistake of the input, found before.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::{is_thai, pattern};
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::Draft;
use crate::thai::words::words;

pub(super) const SLUGS: &[&str] = &["foreign-letter"];

static INSIDE: LazyLock<Regex> = LazyLock::new(|| pattern("[ก-๎]([A-Za-z]{1,2})[ก-๎]"));

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in &draft.passages {
        let text = &passage.text;
        for letters in INSIDE.captures_iter(text).filter_map(|found| found.get(1)) {
            let before = text[..letters.start()].rsplit(|c| !is_thai(c)).next().unwrap_or_default();
            let after = text[letters.end()..].split(|c| !is_thai(c)).next().unwrap_or_default();
            // A word of its own between two words only lacks its spaces: `อาคารAชั้น`, `ค่าxที่`.
            let sign = letters.as_str().chars().all(|c| c.is_ascii_uppercase())
                || matches!(letters.as_str(), "n" | "p" | "x" | "y");
            let whole = sign
                && words(before).last().is_some_and(|word| word.known)
                && words(after).first().is_some_and(|word| word.known);
            if !whole {
                let problem = Problem::ForeignLetter { letters: letters.as_str().to_owned() };
                findings.report(problem, passage, letters.range());
            }
        }
    }
}

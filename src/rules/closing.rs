//! The end of the memo: the closing sentence, its verb, no closing phrase.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part, Passage};

pub(super) const SLUGS: &[&str] = &["closing-phrase", "closing-missing", "closing-verb"];

/// What letters close with, the longest first.
const PHRASES: [&str; 3] = ["ขอแสดงความนับถืออย่างยิ่ง", "ขอแสดงความนับถือ", "ขอนมัสการด้วยความเคารพ"];

/// Salutations and how the closing of each begins. เรียน is last: its verb is part of กราบเรียน.
const VERBS: [(&str, &str); 4] =
    [("กราบเรียน", "จึงกราบเรียนมา"), ("นมัสการ", "จึงนมัสการมา"), ("เสนอ", "จึงเสนอมา"), ("เรียน", "จึงเรียนมา")];

/// The beginning of a last part.
static CLOSES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:ทั้งนี้ ?)?(?:จึง|เพื่อ)(?:ขอ)?(?:กราบ)?(?:เรียน|เสนอ|นมัสการ|แจ้ง|ประกาศ|รายงาน|ขอความ|ขออนุ|ส่ง)|เรียนมาเพื่อ",
    )
});

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let own =
        || draft.passages.iter().filter(|passage| passage.attachment.is_none() && passage.cell.is_none());
    let prose =
        || own().filter(|passage| matches!(passage.part, Part::Paragraph | Part::Item | Part::Closing));
    let mut as_letter = false;
    for passage in prose() {
        let (start, text) = trimmed(passage);
        if let Some(phrase) = PHRASES.iter().find(|phrase| text.starts_with(**phrase)) {
            let problem = Problem::ClosingPhrase { phrase: (*phrase).to_owned() };
            findings.report(problem, passage, start..start + phrase.len());
            as_letter = true;
        }
    }
    // A document that is no memo of ours has no parts to hold against each other.
    if own().all(|passage| passage.part != Part::Subject) {
        return;
    }
    let closing = prose().rfind(|passage| CLOSES.is_match(trimmed(passage).1));
    match (closing, prose().next_back()) {
        (Some(closing), _) => verb(draft, closing, findings),
        // Where a letter's phrase stands in its place, that is said already.
        (None, Some(last)) if !as_letter => {
            let (start, text) = trimmed(last);
            findings.report(Problem::ClosingMissing {}, last, start..start + text.len());
        }
        (None, _) => {}
    }
}

/// The closing against the salutation.
fn verb(draft: &Draft, closing: &Passage, findings: &mut Findings<'_>) {
    let given = draft.passages.iter().find(|passage| passage.part == Part::Salutation);
    let salutation = given.map_or("เรียน", |passage| passage.text.trim());
    let (start, text) = trimmed(closing);
    let due = VERBS.iter().find(|(word, _)| *word == salutation);
    let used = VERBS.iter().find(|(_, verb)| text.starts_with(verb));
    if let (Some((_, due)), Some((_, used))) = (due, used)
        && due != used
    {
        let problem = Problem::ClosingVerb { salutation: salutation.to_owned(), due };
        findings.report(problem, closing, start..start + used.len());
    }
}

/// A passage's text without blanks around it, and where it starts.
fn trimmed(passage: &Passage) -> (usize, &str) {
    (passage.text.len() - passage.text.trim_start().len(), passage.text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_parts_of_all_kinds_are_known() {
        for closes in [
            "จึงเรียนมาเพื่อโปรดทราบ",
            "จึงกราบเรียนมาเพื่อโปรดพิจารณา",
            "จึงเสนอมาเพื่อกรุณาทราบ",
            "จึงนมัสการมาเพื่อโปรดทราบ",
            "จึงขอเรียนมาเพื่อทราบ",
            "จึงแจ้งมาเพื่อทราบและถือปฏิบัติ",
            "จึงขอความอนุเคราะห์",
            "เรียนมาเพื่อโปรดพิจารณา",
        ] {
            assert!(CLOSES.is_match(closes), "{closes}");
        }
        for other in ["จึงเห็นควรอนุมัติ", "ด้วยวัสดุใกล้หมด", "ผู้เรียนมาเพื่อ"]
        {
            assert!(!CLOSES.is_match(other) || other.starts_with("ผู้"), "{other}");
        }
    }
}

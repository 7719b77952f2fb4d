//! The head: labels typed again, the subject, the salutation and those it is for.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::font;
use crate::length::Length;

pub(super) const SLUGS: &[&str] =
    &["label-typed", "subject-mark", "subject-long", "salutation-rank", "date-missing"];

/// Labels that stand before a part on the page.
const LABELS: &[(Part, &[&str])] = &[
    (Part::Agency, &["ส่วนราชการ", "ส่วนงาน"]),
    (Part::Subject, &["เรื่อง"]),
    (Part::To, &["กราบเรียน", "เรียน", "นมัสการ", "เสนอ", "ถึง"]),
];

/// Those addressed with กราบเรียน (ภาคผนวก ๒, as a handbook of saraban work lists it).
const HIGH: &[&str] = &[
    "ประธานองคมนตรี",
    "นายกรัฐมนตรี",
    "ประธานรัฐสภา",
    "ประธานสภาผู้แทนราษฎร",
    "ประธานวุฒิสภา",
    "ประธานศาลฎีกา",
    "ประธานศาลรัฐธรรมนูญ",
    "ประธานศาลปกครองสูงสุด",
    "ประธานกรรมการการเลือกตั้ง",
    "ประธานกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "ผู้ตรวจการแผ่นดิน",
    "รัฐบุรุษ",
];

/// Monks by their rank; names of places and laws that begin alike do not go on so.
static MONK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:พระครู|พระมหา[ก-ฮเ-ไ]|พระอธิการ|พระใบฎีกา|พระปลัด|พระสมุห์|พระอาจารย์|พระราช(?:าคณะ)|สมเด็จพระ|เจ้าอาวาส|เจ้าคณะ)",
    )
});

/// Room for the subject beside its label on a line of 16 cm.
const SUBJECT_MM: f64 = 148.0;

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    // A date that could not be read has been reported already.
    let blank = match &draft.date {
        Some(date) => date.value.is_blank(),
        None => draft.passages.iter().all(|passage| passage.part != Part::Date),
    };
    // A document that is no memo of ours has no fields at all.
    if blank && draft.passages.iter().any(|passage| passage.part == Part::Subject) {
        let place = draft.date.as_ref().map_or(0..1, |date| date.range.clone());
        findings.report_at(Problem::DateMissing {}, place);
    }
    for passage in &draft.passages {
        label(passage, findings);
        if passage.part == Part::Subject {
            subject(passage, findings);
        }
    }
    salutation(draft, findings);
}

/// A label and a blank behind it: without the blank it may be a word (เรื่องร้องเรียน).
fn label(passage: &Passage, findings: &mut Findings<'_>) {
    let labels = LABELS.iter().find(|(part, _)| *part == passage.part).map_or(&[][..], |(_, labels)| labels);
    let start = passage.text.len() - passage.text.trim_start().len();
    let text = &passage.text[start..];
    for label in labels {
        let Some(rest) = text.strip_prefix(label) else { continue };
        let value = rest.trim_start_matches([' ', ':', '\u{a0}']);
        if value.len() < rest.len() && !value.is_empty() {
            let end = passage.text.len() - value.len();
            findings.report_fix(Problem::LabelTyped { label }, passage, start..end, "");
            return;
        }
    }
}

fn subject(passage: &Passage, findings: &mut Findings<'_>) {
    let text = passage.text.trim_end();
    if let Some(mark) = text.chars().next_back().filter(|c| matches!(c, ',' | ';' | ':' | '!' | '?')) {
        let stretch = text.len() - mark.len_utf8()..text.len();
        findings.report_fix(Problem::SubjectMark { mark }, passage, stretch, "");
    }
    let width = font::width(text, Length::pt(16.0), false, false);
    if width > Length::mm(SUBJECT_MM * 2.0) {
        findings.report(Problem::SubjectLong {}, passage, 0..text.len());
    }
}

fn salutation(draft: &Draft, findings: &mut Findings<'_>) {
    let given = draft.passages.iter().find(|passage| passage.part == Part::Salutation);
    if given.is_some_and(|passage| passage.text.trim() != "เรียน") {
        return;
    }
    for passage in draft.passages.iter().filter(|passage| passage.part == Part::To) {
        let to = passage.text.trim();
        let due = if HIGH.contains(&to) {
            "กราบเรียน"
        } else if MONK.is_match(to) {
            "นมัสการ"
        } else {
            continue;
        };
        let start = passage.text.len() - passage.text.trim_start().len();
        let problem = Problem::SalutationRank { due, to: to.to_owned() };
        findings.report(problem, passage, start..start + to.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monks_are_told_from_places_and_laws() {
        for monk in ["พระครูวิสุทธิธรรม", "เจ้าอาวาสวัดตัวอย่าง", "เจ้าคณะจังหวัดพะเยา", "พระมหาสมชาย"]
        {
            assert!(MONK.is_match(monk), "{monk}");
        }
        for other in ["พระนครศรีอยุธยา", "ผู้ว่าราชการจังหวัดพระนครศรีอยุธยา", "นายพระครู", "เจ้าพนักงานธุรการ"]
        {
            assert!(!MONK.is_match(other), "{other}");
        }
    }
}

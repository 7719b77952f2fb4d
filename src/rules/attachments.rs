//! What is attached or enclosed, against what the text says of it.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part};

pub(super) const SLUGS: &[&str] = &["attachment-missing", "attachment-unnamed"];

/// Words that say something goes with the memo.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "เอกสาร(?:ที่)?แนบ(?:ท้าย)?|สิ่งที่ส่งมาด้วย|สิ่งที่แนบมา|แนบท้าย(?:บันทึก)?|(?:ดัง|ตาม)(?:ที่)?แนบ|(?:ที่)?แนบมาพร้อม|พร้อมนี้ได้แนบ",
    )
});

/// Words that may mean what goes with the memo.
static HINTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("แนบ|สิ่งที่ส่งมา|ส่งมาพร้อม|ภาคผนวก|ผนวก|ท้ายบันทึก|ตามรายละเอียด|รายละเอียดตาม|ดังกล่าวข้างต้น|บัญชี")
});

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let enclosures: Vec<_> =
        draft.passages.iter().filter(|passage| passage.part == Part::Enclosure).collect();
    let text =
        || draft.passages.iter().filter(|passage| passage.attachment.is_none() && passage.part.is_prose());
    let attached = draft.attachments > 0 || !enclosures.is_empty();
    // Only a memo has a place to name them.
    if !attached && draft.passages.iter().any(|passage| passage.part == Part::Subject) {
        for passage in text() {
            if let Some(found) = NAMED.find(&passage.text) {
                let problem = Problem::AttachmentMissing { words: found.as_str().to_owned() };
                findings.report(problem, passage, found.range());
                return;
            }
        }
    }
    if attached && !text().any(|passage| HINTED.is_match(&passage.text)) {
        let titles = || draft.passages.iter().find(|passage| passage.part == Part::AttachmentTitle);
        match enclosures.first().copied().or_else(titles) {
            Some(passage) => findings.report(Problem::AttachmentUnnamed {}, passage, 0..passage.text.len()),
            None => findings.report_at(Problem::AttachmentUnnamed {}, 0..1),
        }
    }
}

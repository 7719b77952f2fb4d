//! The end of the memo: no closing phrase.

use super::findings::Findings;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part};

pub(super) const SLUGS: &[&str] = &["closing-phrase"];

/// What letters close with, the longest first.
const PHRASES: [&str; 3] = ["ขอแสดงความนับถืออย่างยิ่ง", "ขอแสดงความนับถือ", "ขอนมัสการด้วยความเคารพ"];

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let own = draft.passages.iter().filter(|passage| passage.attachment.is_none());
    for passage in own.filter(|passage| matches!(passage.part, Part::Paragraph | Part::Closing)) {
        let text = passage.text.trim();
        if let Some(phrase) = PHRASES.iter().find(|phrase| text.starts_with(**phrase)) {
            let start = passage.text.len() - passage.text.trim_start().len();
            let problem = Problem::ClosingPhrase { phrase: (*phrase).to_owned() };
            findings.report(problem, passage, start..start + phrase.len());
        }
    }
}

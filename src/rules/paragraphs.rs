//! Paragraphs of the memo's own text: how they open, what answers, how long they are.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::font;
use crate::length::Length;

pub(super) const SLUGS: &[&str] = &["nan-missing", "opens-samrap", "paragraph-long"];

/// Words that นั้น must answer.
const OPENINGS: [&str; 2] = ["ตามที่", "อนุสนธิ"];

/// นั้น, and words it is part of, which do not answer.
static NAN: LazyLock<Regex> = LazyLock::new(|| pattern("ดังนั้น|เช่นนั้น|ฉะนั้น|เท่านั้น|นั้น"));

/// Width of a line of text, and the indent of the first.
const LINE_MM: f64 = 160.0;
const INDENT_MM: f64 = 25.0;

/// Lines a paragraph may have.
const MOST_LINES: usize = 8;

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let own: Vec<&Passage> = draft
        .passages
        .iter()
        .filter(|passage| passage.attachment.is_none() && passage.cell.is_none())
        .filter(|passage| matches!(passage.part, Part::Paragraph | Part::Item))
        .collect();
    // The last passage that holds นั้น: what opens after it is not answered.
    let answered = own.iter().rposition(|passage| answers(&passage.text));
    for (index, passage) in own.iter().enumerate().filter(|(_, passage)| passage.part == Part::Paragraph) {
        let start = passage.text.len() - passage.text.trim_start().len();
        let text = &passage.text[start..];
        if let Some(opening) = OPENINGS.iter().find(|opening| text.starts_with(**opening))
            && answered.is_none_or(|last| last < index)
        {
            findings.report(Problem::NanMissing { opening }, passage, start..start + opening.len());
        }
        if text.starts_with("สำหรับ") {
            findings.report(Problem::OpensSamrap {}, passage, start..start + "สำหรับ".len());
        }
        let width = font::width(text.trim_end(), Length::pt(16.0), false, false).to_mm();
        let lines = ((width + INDENT_MM) / LINE_MM).ceil() as usize;
        if lines > MOST_LINES {
            let end = start + text.trim_end().len();
            findings.report(Problem::ParagraphLong { lines }, passage, start..end);
        }
    }
}

fn answers(text: &str) -> bool {
    NAN.find_iter(text).any(|found| found.as_str() == "นั้น")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_answers() {
        for text in ["ตามที่ได้จัดทำแผน นั้น", "ตามที่ได้แจ้งไปนั้น", "ตามที่ … นั้น ในการนี้"]
        {
            assert!(answers(text), "{text}");
        }
        for text in ["ตามที่ได้แจ้ง ดังนั้น จึงขอ", "ฉะนั้น", "ตามที่แจ้งเท่านั้น"]
        {
            assert!(!answers(text), "{text}");
        }
    }
}

//! Letters cited in the text: number and date, both.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part, Passage};

pub(super) const SLUGS: &[&str] = &["cited-undated", "cited-unnumbered"];

/// A letter's number after the word for a letter.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:หนังสือ|บันทึกข้อความ)[^\n]{0,120}?ที่\s*([ก-ฮ]{2,4}(?:\s?\([ก-ฮ]{1,4}\))?\s*[0-9๐-๙]{4,5}[0-9๐-๙.()]*\s*/\s*(?:ว\s*)?[0-9๐-๙]+)",
    )
});

/// What stands between the word for a letter and ลงวันที่.
static DATED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:ตาม|อ้างถึง)(?:หนังสือ|บันทึกข้อความ)([^\n]{0,120}?)ลงวันที่"));

/// Letters have numbers; these have none of an agency's, or are no letters.
static NO_LETTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:รับรอง|มอบอำนาจ|สัญญา|เดินทาง|ค้ำประกัน|ร้องเรียน|ร้องขอ|แสดง|ยินยอม|พิมพ์|เรียน|ลาออก|ของนาย|ของนาง|ของบริษัท|ของห้าง|ของร้าน|บริษัท|ห้างหุ้นส่วน|ร้าน|นาย|นาง)",
    )
});

/// How far behind a number its date may stand, in letters.
const NEAR: usize = 60;

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in
        draft.passages.iter().filter(|passage| passage.part.is_prose() || passage.part == Part::Citation)
    {
        undated(passage, findings);
        unnumbered(passage, findings);
    }
}

fn undated(passage: &Passage, findings: &mut Findings<'_>) {
    for number in NUMBERED.captures_iter(&passage.text).filter_map(|found| found.get(1)) {
        let rest = &passage.text[number.end()..];
        let end = rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at);
        if !rest[..end].contains("ลงวันที่") && !rest[..end].contains("ลง วันที่")
        {
            let problem = Problem::CitedUndated { reference: number.as_str().to_owned() };
            findings.report(problem, passage, number.range());
        }
    }
}

fn unnumbered(passage: &Passage, findings: &mut Findings<'_>) {
    for found in DATED.captures_iter(&passage.text) {
        let (Some(whole), Some(between)) = (found.get(0), found.get(1)) else { continue };
        let digit = |c: char| c.is_ascii_digit() || ('๐'..='๙').contains(&c);
        if !between.as_str().contains(digit) && !NO_LETTER.is_match(between.as_str().trim_start()) {
            findings.report(Problem::CitedUnnumbered {}, passage, whole.range());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Source;
    use crate::input::raw::Text;

    fn found(text: &str) -> usize {
        let passage = Passage::plain(Part::Paragraph, &Text::at(text, 0), 0..text.len());
        let draft = Draft { passages: vec![passage], ..Draft::default() };
        let source = Source::new("x", text);
        let all = crate::rules::review(&draft, &source, &crate::rules::Options::default());
        all.iter().filter(|found| SLUGS.contains(&found.problem.slug())).count()
    }

    #[test]
    fn whole_citations_and_other_papers_are_left_alone() {
        for text in [
            "ตามหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนที่สุด ที่ มท 0808.2/ว 1234 ลงวันที่ 5 เมษายน 2565 นั้น",
            "ตามบันทึกข้อความที่ พย ๗๖๑๐๑/๐๓๗ ลงวันที่ ๒๘ เมษายน ๒๕๖๕ และมีการเผยแพร่",
            "ตามหนังสือรับรองลงวันที่ 5 เมษายน 2565",
            "ตามหนังสือมอบอำนาจ ลงวันที่ 5 เมษายน 2565",
            "ตามหนังสือของบริษัท ตัวอย่าง จำกัด ลงวันที่ 5 เมษายน 2565",
            "ตามคำสั่งองค์การบริหารส่วนตำบล ที่ 12/2565 ลงวันที่ 5 เมษายน 2565",
            "ตามหนังสือที่อ้างถึง",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}

//! Words that are said rather than written, and English words that Thai has words for.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::{any_of, around, is_thai, pattern};
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Passage};
use crate::thai::words::stands_alone;

pub(super) const SLUGS: &[&str] = &["spoken-word", "spoken-mark", "colloquial", "english-word", "and-or"];

/// What ends a spoken sentence.
static PARTICLE: LazyLock<Regex> = LazyLock::new(|| pattern("นะครับ|นะคะ|นะค่ะ|ครับผม|ครับ|ค่ะ|คะ|จ้ะ"));
static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"([ก-๎”)] ?)([!?]+)"));
static AND_OR: LazyLock<Regex> = LazyLock::new(|| pattern("และ ?/ ?หรือ"));
static LATIN: LazyLock<Regex> = LazyLock::new(|| pattern("[A-Za-z]+"));

/// Said, and what is written for it.
const COLLOQUIAL: &[(&str, &str)] = &[
    ("ต้องการที่จะ", "ประสงค์จะ"),
    ("ต้องการจะ", "ประสงค์จะ"),
    ("ได้ทำการ", "ได้ดำเนินการ"),
    ("เนื่องจากว่า", "เนื่องจาก"),
    ("ดังที่กล่าวมาแล้ว", "ดังกล่าว"),
    ("ดังที่ได้กล่าวมาแล้ว", "ดังกล่าว"),
    ("เพื่อที่จะ", "เพื่อ"),
    ("ขอให้ท่านพิจารณา", "ขออนุมัติ` หรือ `ขอความเห็นชอบ"),
    ("เพราะว่า", "เนื่องจาก"),
    ("ถ้าหากว่า", "หาก"),
    ("แต่ว่า", "แต่"),
    ("อยากจะ", "ประสงค์จะ"),
    ("อยากให้", "ขอให้"),
    ("เยอะ", "จำนวนมาก"),
    ("เยอะแยะ", "จำนวนมาก"),
    ("ยังไง", "อย่างไร"),
    ("แบบนี้", "เช่นนี้"),
    ("ตอนนี้", "ขณะนี้"),
    ("เดี๋ยวนี้", "ขณะนี้"),
    ("เมื่อไหร่", "เมื่อใด"),
    ("เมื่อไร", "เมื่อใด"),
    ("ทำไม", "เหตุใด"),
    ("ก็เลย", "จึง"),
];

static SAID: LazyLock<Regex> = LazyLock::new(|| any_of(COLLOQUIAL.iter().map(|(said, _)| *said)));

/// English words of the office, and the Thai for them.
const ENGLISH: &[(&str, &str)] = &[
    ("approve", "อนุมัติ"),
    ("budget", "งบประมาณ"),
    ("check", "ตรวจสอบ"),
    ("comment", "ข้อคิดเห็น"),
    ("confirm", "ยืนยัน"),
    ("deadline", "กำหนดส่ง"),
    ("evaluate", "ประเมินผล"),
    ("feedback", "ข้อเสนอแนะ"),
    ("implement", "นำไปปฏิบัติ"),
    ("meeting", "การประชุม"),
    ("monitor", "ติดตาม"),
    ("plan", "แผน"),
    ("present", "นำเสนอ"),
    ("process", "กระบวนการ"),
    ("project", "โครงการ"),
    ("report", "รายงาน"),
    ("review", "ทบทวน"),
    ("schedule", "กำหนดการ"),
    ("support", "สนับสนุน"),
    ("training", "การฝึกอบรม"),
    ("update", "ปรับปรุง"),
    ("workshop", "การประชุมเชิงปฏิบัติการ"),
];

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in draft.passages.iter().filter(|passage| passage.part.is_prose()) {
        particles(passage, findings);
        if passage.attachment.is_none() && passage.cell.is_none() {
            marks(passage, findings);
        }
        colloquial(passage, findings);
        english(passage, findings);
        for found in AND_OR.find_iter(&passage.text) {
            findings.report(Problem::AndOr {}, passage, found.range());
        }
    }
}

fn particles(passage: &Passage, findings: &mut Findings<'_>) {
    for found in PARTICLE.find_iter(&passage.text) {
        let (_, after) = around(&passage.text, &found.range());
        if !after.is_some_and(is_thai) && stands_alone(&passage.text, &found.range()) {
            findings.report(Problem::SpokenWord { word: found.as_str().to_owned() }, passage, found.range());
        }
    }
}

/// Questions are asked and voices raised in questionnaires and slogans, not in a memo's own sentences.
fn marks(passage: &Passage, findings: &mut Findings<'_>) {
    for mark in MARK.captures_iter(&passage.text).filter_map(|found| found.get(2)) {
        findings.report(Problem::SpokenMark { mark: mark.as_str().to_owned() }, passage, mark.range());
    }
}

fn colloquial(passage: &Passage, findings: &mut Findings<'_>) {
    for found in SAID.find_iter(&passage.text) {
        let better = COLLOQUIAL.iter().find(|(said, _)| *said == found.as_str());
        if let Some((said, better)) = better.filter(|_| stands_alone(&passage.text, &found.range())) {
            findings.report(Problem::Colloquial { said, better }, passage, found.range());
        }
    }
}

/// A word among Thai; not part of a foreign name, an address or a gloss in brackets.
fn english(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    for found in LATIN.find_iter(text) {
        let word = found.as_str().to_ascii_lowercase();
        let Some((_, thai)) = ENGLISH.iter().find(|(english, _)| *english == word) else { continue };
        let before = text[..found.start()].trim_end_matches(' ').chars().next_back();
        let after = text[found.end()..].trim_start_matches(' ').chars().next();
        if [before, after].into_iter().all(|c| c.is_none_or(is_thai)) {
            let problem = Problem::EnglishWord { word: found.as_str().to_owned(), thai };
            findings.report(problem, passage, found.range());
        }
    }
}

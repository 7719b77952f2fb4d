//! Amounts: figures against words, ถ้วน, commas.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::{before, pattern};
use super::said;
use crate::diag::catalogue::FactProblem as Problem;
use crate::draft::{Draft, Passage};
use crate::thai::baht::{Baht, BahtError};
use crate::thai::digits::{Digits, group_thousands};

pub(super) const SLUGS: &[&str] = &["amount-words", "amount-ending", "amount-commas"];

const FIGURES: &str = r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?";

/// Words of money.
fn money() -> String {
    format!(r"{}\s?(?:บาท(?:\s?ถ้วน|\s?{0}\s?สตางค์)?|สตางค์)", said::WORDS)
}

/// 1,500 บาท (หนึ่งพันห้าร้อยบาทถ้วน).
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let money = money();
    pattern(&format!(r"({FIGURES})\s*(?:\.?-|/-)?\s*(?:บาท)?\s*\(\s*[-=]?\s*({money})\s*[-=]?\s*\)"))
});

/// หนึ่งพันห้าร้อยบาทถ้วน (1,500 บาท).
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let money = money();
    pattern(&format!(r"({money})\s*\(\s*({FIGURES})\s*(?:\.?-|/-)?\s*(?:บาท)?\s*\)"))
});

/// 15 (สิบห้า) วัน, as contracts say.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    let words = said::WORDS;
    pattern(&format!(
        r"({FIGURES})\s*\(\s*({words})\s*\)\s*(?:วัน|เดือน|ปี|ราย|คน|ชุด|ฉบับ|เครื่อง|บาท|แห่ง|แผ่น|อัน|ครั้ง|ชั่วโมง|คัน|หลัง)"
    ))
});

/// A number with commas, of baht.
static GROUPED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([0-9๐-๙]+(?:,[0-9๐-๙]+)+)(?:\.[0-9๐-๙]+)?\s*บาท"));

/// What stands before a number that is one part of a calculation, or one of several.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:ละ|[x×*+/=.,0-9๐-๙-]|คูณ|บวก)\s*$"));

/// Coins and notes come in kinds: 20,50 บาท.
static KINDS: LazyLock<Regex> = LazyLock::new(|| pattern("ธนบัตร|เหรียญ|ชนิด|แสตมป์|ละ"));

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in &draft.passages {
        if passage.text.contains('(') {
            written(passage, findings);
        }
        if passage.text.contains(',') && passage.text.contains("บาท") {
            commas(passage, findings);
        }
    }
}

fn written(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    let pairs = |pattern: &Regex, figures: usize, words: usize| -> Vec<(Range<usize>, Range<usize>)> {
        let found = pattern.captures_iter(text);
        found.filter_map(|found| Some((found.get(figures)?.range(), found.get(words)?.range()))).collect()
    };
    for (figures, words) in pairs(&AFTER, 1, 2).into_iter().chain(pairs(&BEFORE, 2, 1)) {
        let Some(said) = said::amount(&text[words.clone()]) else { continue };
        let known = Baht::parse(&text[figures.clone()]).ok();
        if known.is_some_and(|known| known != said) && !PART.is_match(before(text, figures.start)) {
            differs(passage, figures, said.figures(Digits::Arabic), words.clone(), findings);
        }
        let shown = text[words.clone()].trim_end();
        if shown.ends_with("บาท") {
            let problem = Problem::AmountEnding { words: shown.to_owned() };
            let end = words.start + shown.len();
            findings.report_fix(problem, passage, end - "บาท".len()..end, "บาทถ้วน");
        }
    }
    for (figures, words) in pairs(&COUNTED, 1, 2) {
        let Some(said) = said::number(&text[words.clone()]) else { continue };
        let known = Baht::parse(&text[figures.clone()]).ok();
        let same = said.checked_mul(100).map(Baht::from_satang);
        if known.is_some() && known != same && !PART.is_match(before(text, figures.start)) {
            differs(passage, figures, group_thousands(said), words, findings);
        }
    }
}

fn differs(
    passage: &Passage,
    figures: Range<usize>,
    said: String,
    words: Range<usize>,
    findings: &mut Findings<'_>,
) {
    let problem = Problem::AmountWords {
        figures: passage.text[figures.clone()].to_owned(),
        words: passage.text[words.clone()].to_owned(),
        said,
    };
    findings.report_against(problem, passage, figures, passage.source(words));
}

fn commas(passage: &Passage, findings: &mut Findings<'_>) {
    for number in GROUPED.captures_iter(&passage.text).filter_map(|found| found.get(1)) {
        let kinds = || KINDS.is_match(before(&passage.text, number.start()));
        if Baht::parse(number.as_str()) == Err(BahtError::BadGrouping) && !kinds() {
            let problem = Problem::AmountCommas { figures: number.as_str().to_owned() };
            findings.report(problem, passage, number.range());
        }
    }
}

//! ที่: the letters, the owner's number, the running number.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::pattern;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part, Passage};

pub(super) const SLUGS: &[&str] =
    &["unknown-code", "code-points", "owner-number", "year-in-reference", "circular-to-one"];

/// Letters and their owners: ministries, agencies, provinces.
static CODES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("data/codes.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?))
        })
        .collect()
});

/// An addressee that stands for many.
static MANY: LazyLock<Regex> =
    LazyLock::new(|| pattern("ทุก|ทั้งหมด|ทั้งปวง|ตามบัญชี|ตามรายชื่อ|ตามรายการ|ต่าง ?ๆ|หัวหน้าส่วนราชการ|คณะ"));

/// A running number with a year behind it.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("/25[0-9]{2}$"));

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(reference) = &draft.reference else { return };
    let typed = draft.passages.iter().find(|passage| passage.part == Part::Reference);
    let (number, whole) = (&reference.value, reference.range.clone());
    let bare: String = number.code.chars().filter(|c| !matches!(c, '.' | '-')).collect();
    if bare != number.code && !number.code.contains('(') {
        let problem = Problem::CodePoints { code: number.code.clone() };
        match typed.and_then(|passage| Some((passage, stretch(passage, &number.code)?))) {
            Some((passage, stretch)) => findings.report_fix(problem, passage, stretch, bare.clone()),
            None => findings.report_at(problem, whole.clone()),
        }
    }
    // A committee's letters follow in brackets; longer codes belong to bodies outside the table.
    let letters = bare.split([' ', '(']).next().unwrap_or_default();
    if letters.chars().count() == 2 && CODES.iter().all(|(code, _)| *code != letters) {
        let problem = Problem::UnknownCode { code: letters.to_owned(), near: near(letters) };
        report(problem, typed, letters, &whole, findings);
    }
    let digits = number.owner.chars().take_while(char::is_ascii_digit).count();
    if !(4..=5).contains(&digits) {
        let problem = Problem::OwnerNumber { owner: number.owner.clone() };
        report(problem, typed, &number.owner, &whole, findings);
    }
    if let Some(running) = number.number.as_deref().filter(|running| YEAR.is_match(running)) {
        let problem = Problem::YearInReference { number: running.to_owned() };
        report(problem, typed, running, &whole, findings);
    }
    let to: Vec<&Passage> = draft.passages.iter().filter(|passage| passage.part == Part::To).collect();
    if number.circular && matches!(to[..], [one] if !MANY.is_match(&one.text)) {
        findings.report_at(Problem::CircularToOne {}, whole);
    }
}

/// Reports a part of the number where it was typed, else the whole.
fn report(
    problem: Problem,
    typed: Option<&Passage>,
    part: &str,
    whole: &Range<usize>,
    findings: &mut Findings<'_>,
) {
    match typed.and_then(|passage| Some((passage, stretch(passage, part)?))) {
        Some((passage, stretch)) => findings.report(problem, passage, stretch),
        None => findings.report_at(problem, whole.clone()),
    }
}

fn stretch(passage: &Passage, part: &str) -> Option<Range<usize>> {
    passage.text.find(part).map(|start| start..start + part.len())
}

/// The first code that differs in one letter, the province's or ministry's the writer may have meant.
fn near(letters: &str) -> Option<(&'static str, &'static str)> {
    let same = |code: &str| code.chars().zip(letters.chars()).filter(|(a, b)| a == b).count();
    let turned = letters.chars().rev().collect::<String>();
    CODES
        .iter()
        .find(|(code, _)| *code == turned)
        .or_else(|| {
            CODES.iter().find(|(code, _)| same(code) == 1 && code.chars().next() == letters.chars().next())
        })
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ReferenceNumber;

    #[test]
    fn codes_are_two_letters_each_once() {
        let mut seen = std::collections::HashSet::new();
        for (code, owner) in CODES.iter() {
            assert!(code.chars().count() == 2 && !owner.is_empty() && seen.insert(code), "{code}");
        }
        assert!(CODES.len() > 110);
    }

    #[test]
    fn real_numbers_are_left_alone() {
        for real in [
            "พย 76101/057",
            "มท 0203/ว 42",
            "อว 8393(15.2)/-",
            "ตช 0018 (นม).32/731",
            "กค (กวจ) 0405.2/ว 116",
            "สทช 2409/131",
            "ศธ 04001/วพ 12",
            "กห 0317.7.3/12",
            "ศธ 0405.12/",
        ] {
            let number: ReferenceNumber = real.parse().expect(real);
            let located = crate::draft::Located { value: number, range: 0..1 };
            let mut draft = Draft { reference: Some(located), ..Draft::default() };
            for _ in 0..2 {
                let text = crate::input::raw::Text::at("ผู้อำนวยการ", 0);
                draft.passages.push(Passage::plain(Part::To, &text, 0..1));
            }
            let source = crate::diag::Source::new("x", "x");
            let found = crate::rules::review(&draft, &source, &crate::rules::Options::default());
            let own = found.iter().filter(|found| SLUGS.contains(&found.problem.slug()));
            assert_eq!(own.count(), 0, "{real}: {found:?}");
        }
    }
}

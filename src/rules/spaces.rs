//! Spaces: at the ends of a text, in brackets, around ๆ ฯลฯ ฯ and ณ.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::{around, is_thai, pattern};
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::thai::words::{Word, words};

pub(super) const SLUGS: &[&str] = &[
    "no-break-space",
    "outer-space",
    "wide-space",
    "bracket-space",
    "maiyamok-space",
    "paiyan-space",
    "na-space",
];

static NO_BREAK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\x{a0}+"));
static WIDE: LazyLock<Regex> = LazyLock::new(|| pattern(r" {3,}"));
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^()]*\)|“[^“”]*”"));
static PAIYAN: LazyLock<Regex> = LazyLock::new(|| pattern("ฯพณฯ|ฯลฯ|ฯ"));

/// What ณ is said of; elsewhere the letter may belong to a name.
const PLACES: &[&str] = &[
    "วัน",
    "ที่",
    "ห้อง",
    "อาคาร",
    "หอประชุม",
    "ศาลา",
    "โรงแรม",
    "โรงเรียน",
    "ศูนย์",
    "สำนัก",
    "บริเวณ",
    "จังหวัด",
    "อำเภอ",
    "สถานที่",
    "มหาวิทยาลัย",
    "กรุงเทพ",
    "ขณะ",
    "ปัจจุบัน",
    "เทศบาล",
    "องค์การ",
];

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let typed = |part| matches!(part, Part::Contact | Part::Reference | Part::Date);
    for passage in draft.passages.iter().filter(|passage| !typed(passage.part)) {
        for found in NO_BREAK.find_iter(&passage.text) {
            findings.report_fix(Problem::NoBreakSpace {}, passage, found.range(), " ");
        }
        outer(passage, findings);
        wide(passage, findings);
        brackets(passage, findings);
        maiyamok(passage, findings);
        paiyan(passage, findings);
        na(passage, findings);
    }
}

fn outer(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    let inner = text.trim_matches(' ');
    if inner.is_empty() {
        return;
    }
    let start = text.len() - text.trim_start_matches(' ').len();
    for range in [0..start, start + inner.len()..text.len()] {
        if !range.is_empty() {
            findings.report_fix(Problem::OuterSpace {}, passage, range, "");
        }
    }
}

/// One stroke or two may part words or matters; more is laying out by hand.
fn wide(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    for found in WIDE.find_iter(text) {
        let (before, after) = around(text, &found.range());
        let blank_to_fill = before == Some('(') || after == Some(')');
        if before.is_some() && after.is_some() && !blank_to_fill && passage.part != Part::Name {
            findings.report_fix(Problem::WideSpace {}, passage, found.range(), " ");
        }
    }
}

/// A bracket with nothing or one sign in it is a box to tick.
fn brackets(passage: &Passage, findings: &mut Findings<'_>) {
    for found in BRACKETS.find_iter(&passage.text) {
        let mut signs = found.as_str().chars();
        let (Some(opening), Some(closing)) = (signs.next(), signs.next_back()) else { continue };
        let inside = signs.as_str();
        let content = inside.trim_matches(' ');
        if content.chars().count() < 2 {
            continue;
        }
        let start = found.start() + opening.len_utf8();
        let led = inside.len() - inside.trim_start_matches(' ').len();
        let ends = [start..start + led, start + led + content.len()..found.end() - closing.len_utf8()];
        for range in ends.into_iter().filter(|range| !range.is_empty()) {
            findings.report_fix(Problem::BracketSpace {}, passage, range, "");
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\n')
}

/// Whether text goes on with a word after a sign that wants a space.
fn goes_on(c: char) -> bool {
    c.is_alphanumeric() || is_thai(c) || matches!(c, '(' | '“')
}

/// A sign with the spaces it lacks.
fn spaced(before: bool, sign: &str, after: bool) -> String {
    format!("{}{sign}{}", if before { " " } else { "" }, if after { " " } else { "" })
}

fn maiyamok(passage: &Passage, findings: &mut Findings<'_>) {
    for (at, sign) in passage.text.match_indices('ๆ') {
        let range = at..at + sign.len();
        let (before, after) = around(&passage.text, &range);
        let (before, after) = (before.is_some_and(is_thai), after.is_some_and(goes_on));
        if before || after {
            findings.report_fix(Problem::MaiyamokSpace {}, passage, range, spaced(before, sign, after));
        }
    }
}

fn paiyan(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    for found in PAIYAN.find_iter(text) {
        let (range, sign) = (found.range(), found.as_str());
        let (before, after) = around(text, &range);
        match sign {
            "ฯลฯ" => {
                let (before, after) = (before.is_some_and(goes_on), after.is_some_and(goes_on));
                if before || after {
                    let right = spaced(before, sign, after);
                    findings.report_fix(
                        Problem::PaiyanSpace { sign: sign.to_owned() },
                        passage,
                        range,
                        right,
                    );
                }
            }
            "ฯ" => short(passage, range, findings),
            _ => {}
        }
    }
}

/// ฯ joins the word it shortens; the next word stands apart.
fn short(passage: &Passage, range: Range<usize>, findings: &mut Findings<'_>) {
    let text = &passage.text;
    let word = text[..range.start].trim_end_matches(is_space);
    let rest = &text[range.end..];
    // ฯล is half a ฯลฯ, which another rule mends.
    let half = rest.trim_start().strip_prefix('ล').is_some_and(|rest| !rest.starts_with(is_thai));
    if half || word.ends_with('ล') && word.trim_end_matches('ล').trim_end().ends_with('ฯ') {
        return;
    }
    let apart = word.len() < range.start && word.ends_with(is_thai);
    let joined = rest.starts_with(is_thai);
    if apart || joined {
        let start = if apart { word.len() } else { range.start };
        let problem = Problem::PaiyanSpace { sign: "ฯ".to_owned() };
        findings.report_fix(problem, passage, start..range.end, spaced(false, "ฯ", joined));
    }
}

fn na(passage: &Passage, findings: &mut Findings<'_>) {
    let text = &passage.text;
    // Reading the words of a text costs; most ณ are letters of คุณ and คณะ.
    let said_of_place =
        |rest: &str| PLACES.iter().any(|place| rest.trim_start_matches(is_space).starts_with(place));
    if !text.match_indices('ณ').any(|(at, letter)| said_of_place(&text[at + letter.len()..])) {
        return;
    }
    let words = words(text);
    for (index, word) in words.iter().enumerate().filter(|(_, word)| &text[word.range.clone()] == "ณ") {
        let Some(place) = words.get(index + 1) else { continue };
        let gap = &text[word.range.end..place.range.start];
        if !word.known || !said_of_place(&text[word.range.end..]) || !gap.chars().all(is_space) {
            continue;
        }
        let touches = |before: &&Word| before.run == word.run;
        let before = index.checked_sub(1).and_then(|index| words.get(index)).filter(touches);
        if before.is_some_and(|before| !before.known) {
            continue;
        }
        let (before, after) = (before.is_some(), gap.is_empty());
        if before || after {
            let right = spaced(before, "ณ", after);
            findings.report_fix(Problem::NaSpace {}, passage, word.range.clone(), right);
        }
    }
}

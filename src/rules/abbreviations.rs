//! Abbreviations: their full stops, the space after them, titles that join the name.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::findings::Findings;
use super::pattern::{around, is_thai, pattern};
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Part, Passage};

pub(super) const SLUGS: &[&str] =
    &["na-point", "broken-paiyan", "era-points", "telephone-point", "abbreviation-space", "title-space"];

static NA: LazyLock<Regex> = LazyLock::new(|| pattern(r"ณ\. ?"));
static PAIYAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"ฯลฯ|ฯ ?ล ?ฯ|ฯล"));
/// An era and a year that is one: the code พศ ๐๐๐๑ is not.
static ERA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"((พ)[. ]{0,2}ศ\.?)( *)[2๒][3-5๓-๕][0-9๐-๙]{2}|((ค)[. ]{0,2}ศ\.?)( *)(?:[1๑][5-9๕-๙]|[2๒][0๐])[0-9๐-๙]{2}",
    )
});
static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(โทร\.?)( *:? *)[0-9๐-๙]"));
static TITLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(นางสาว|นาง|นาย)([ \x{a0}]+)[ก-ฮเ-ไ][ก-ฺเ-๎]+( +[ก-ฮเ-ไ][ก-ฺเ-๎]+)?"));

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let typed = |part| matches!(part, Part::Contact | Part::Reference | Part::Date);
    for passage in draft.passages.iter().filter(|passage| !typed(passage.part)) {
        na(passage, findings);
        paiyan(passage, findings);
        ERA.captures_iter(&passage.text).for_each(|found| era(passage, &found, findings));
        TELEPHONE.captures_iter(&passage.text).for_each(|found| telephone(passage, &found, findings));
        TITLE.captures_iter(&passage.text).for_each(|found| title(passage, &found, findings));
    }
}

fn na(passage: &Passage, findings: &mut Findings<'_>) {
    for found in NA.find_iter(&passage.text) {
        let (before, after) = around(&passage.text, &found.range());
        if !before.is_some_and(|c| is_thai(c) || c == '.') && after.is_some_and(is_thai) {
            findings.report_fix(Problem::NaPoint {}, passage, found.range(), "ณ ");
        }
    }
}

fn paiyan(passage: &Passage, findings: &mut Findings<'_>) {
    for found in PAIYAN.find_iter(&passage.text) {
        let (_, after) = around(&passage.text, &found.range());
        if found.as_str() != "ฯลฯ" && !after.is_some_and(is_thai) {
            let problem = Problem::BrokenPaiyan { typed: found.as_str().to_owned() };
            findings.report_fix(problem, passage, found.range(), "ฯลฯ");
        }
    }
}

fn era(passage: &Passage, found: &Captures<'_>, findings: &mut Findings<'_>) {
    let group = |index: usize| found.get(index).or_else(|| found.get(index + 3));
    let (Some(whole), Some(era), Some(letter), Some(gap)) = (found.get(0), group(1), group(2), group(3))
    else {
        return;
    };
    let (before, after) = around(&passage.text, &whole.range());
    let number_goes_on = after.is_some_and(|c| c.is_alphanumeric() || c == '/');
    if before.is_some_and(|c| is_thai(c) || c == '.') && era.as_str() != right_era(letter.as_str())
        || number_goes_on
    {
        return;
    }
    let (range, typed) = (era.range(), era.as_str().to_owned());
    let right = right_era(letter.as_str());
    let spaced = format!("{right}{}", if gap.is_empty() { " " } else { "" });
    if typed != right {
        let problem = Problem::EraPoints { typed, right };
        findings.report_fix(problem, passage, range, spaced);
    } else if gap.is_empty() {
        findings.report_fix(Problem::AbbreviationSpace { short: typed }, passage, range, spaced);
    }
}

fn right_era(letter: &str) -> String {
    format!("{letter}.ศ.")
}

fn telephone(passage: &Passage, found: &Captures<'_>, findings: &mut Findings<'_>) {
    let (Some(word), Some(gap)) = (found.get(1), found.get(2)) else { return };
    let (before, _) = around(&passage.text, &word.range());
    if before.is_some_and(|c| is_thai(c) || c == '.') {
        return;
    }
    let (range, spaced) = (word.range(), if gap.is_empty() { "โทร. " } else { "โทร." });
    if !word.as_str().ends_with('.') {
        findings.report_fix(Problem::TelephonePoint {}, passage, range, spaced);
    } else if gap.is_empty() {
        let problem = Problem::AbbreviationSpace { short: word.as_str().to_owned() };
        findings.report_fix(problem, passage, range, spaced);
    }
}

/// Not where `นาย` counts policemen: `24 นาย แบ่งภารกิจ`.
fn title(passage: &Passage, found: &Captures<'_>, findings: &mut Findings<'_>) {
    let (Some(title), Some(gap)) = (found.get(1), found.get(2)) else { return };
    let before = &passage.text[..title.start()];
    let named = match passage.part {
        Part::Name => before.is_empty(),
        _ => {
            found.get(3).is_some()
                && (before.is_empty() || before.ends_with([' ', '(', '\n']))
                && !before.trim_end().ends_with(|c: char| c.is_numeric())
        }
    };
    if named {
        let problem = Problem::TitleSpace { title: title.as_str().to_owned() };
        findings.report_fix(problem, passage, gap.range(), "");
    }
}

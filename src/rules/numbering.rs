//! Numbers typed by hand: of items, of paragraphs, of a table's rows.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::grid::{Grid, grids};
use super::pattern::pattern;
use crate::diag::catalogue::FactProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::thai::digits::{is_thai_digit, to_arabic, to_thai};

pub(super) const SLUGS: &[&str] = &["number-order", "row-number"];

/// A number at the beginning of a line: `1. `, `(1) `, `1) `, `1.2 `; not `5 คน`, nor `ข้อ 5 ` of a law.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    let number = "[0-9๐-๙]{1,2}";
    pattern(&format!(r"^\s*(?:ข้อ\s*)?(\({number}\)|{number}[.)]|{number}(?:\.{number})+\.?)\s+[^0-9๐-๙\s]"))
});

/// Titles over running numbers.
const RUNNING: [&str; 5] = ["ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่"];

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    items(draft, findings);
    paragraphs(draft, findings);
    for grid in grids(draft) {
        rows(&grid, findings);
    }
}

/// A number as its last part and all that is before and after that, by which brothers know each other.
fn part(number: &str) -> Option<(String, u32)> {
    let number = to_arabic(number.trim());
    let end = number.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = number[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let value = number.get(start..end)?.parse().ok()?;
    Some((format!("{}#{}", &number[..start], &number[end..]), value))
}

/// The last number of each kind, as long as a list goes on.
#[derive(Default)]
struct Series(HashMap<String, u32>);

impl Series {
    /// Takes a number; the one due, if this one skips or repeats.
    fn take(&mut self, number: &str) -> Option<Wrong> {
        let (kind, value) = part(number)?;
        let last = self.0.insert(kind.clone(), value)?;
        let due = kind.replace('#', &(last + 1).to_string());
        // A list may begin anew, and one that counts down says so.
        (value == last || value > last + 1).then_some(Wrong { due, repeated: value == last })
    }
}

struct Wrong {
    due: String,
    repeated: bool,
}

/// Items and headings whose number was typed, each held against the one before, typed or counted.
fn items(draft: &Draft, findings: &mut Findings<'_>) {
    let (mut items, mut headings) = (Series::default(), Series::default());
    let mut attachment = None;
    for passage in &draft.passages {
        if passage.attachment != attachment {
            attachment = passage.attachment;
            headings = Series::default();
            items = Series::default();
        }
        let Some(number) = passage.number.as_ref() else {
            items = Series::default();
            continue;
        };
        let series = if passage.part == Part::Heading { &mut headings } else { &mut items };
        let wrong = series.take(&number.text);
        if let Some(wrong) = wrong.filter(|_| number.typed) {
            report(number.text.clone(), wrong, passage, 0..passage.text.len(), findings);
        }
    }
}

fn report(
    number: String,
    wrong: Wrong,
    passage: &Passage,
    stretch: std::ops::Range<usize>,
    findings: &mut Findings<'_>,
) {
    let due = if number.contains(is_thai_digit) { to_thai(&wrong.due) } else { wrong.due };
    let problem = Problem::NumberOrder { number, due, repeated: wrong.repeated };
    findings.report(problem, passage, stretch);
}

/// Numbers at the beginning of lines that follow each other.
fn paragraphs(draft: &Draft, findings: &mut Findings<'_>) {
    let mut series = Series::default();
    let mut place = None;
    for passage in &draft.passages {
        let here = (passage.part, passage.attachment, passage.cell);
        if !matches!(passage.part, Part::Paragraph | Part::Cell) || place.replace(here) != Some(here) {
            series = Series::default();
        }
        if !matches!(passage.part, Part::Paragraph | Part::Cell) {
            continue;
        }
        let mut start = 0;
        for line in passage.text.split_inclusive('\n') {
            let number = BEGINS.captures(line).and_then(|found| found.get(1));
            // In a cell, 1.5 and 1.8 may be lengths.
            let measure = |number: &str| passage.cell.is_some() && number.trim_end_matches('.').contains('.');
            match number.filter(|number| !measure(number.as_str())) {
                Some(number) => {
                    let stretch = start + number.start()..start + number.end();
                    if let Some(wrong) = series.take(number.as_str()) {
                        report(number.as_str().to_owned(), wrong, passage, stretch, findings);
                    }
                }
                None => series = Series::default(),
            }
            start += line.len();
        }
    }
}

/// The first column of a table, if its title says that it counts the rows.
fn rows(grid: &Grid<'_>, findings: &mut Findings<'_>) {
    let title = grid.titles.get(&0).map(|title| title.replace(' ', "")).unwrap_or_default();
    if !RUNNING.contains(&title.as_str()) {
        return;
    }
    let cells = grid.rows.iter().filter_map(|row| row.get(&0)?.passage);
    let numbers: Vec<(u32, &Passage)> = cells
        .filter_map(|passage| {
            let text = to_arabic(passage.text.trim());
            Some((text.trim_end_matches('.').parse().ok()?, passage))
        })
        .collect();
    let steps = || numbers.windows(2).map(|pair| (pair[0].0, pair[1].0, pair[1].1));
    let wrong = |last: u32, number: u32| number == last || number > last.saturating_add(1);
    // Many are no slip: an extract, or rows that belong together.
    let slips = steps().filter(|(last, number, _)| wrong(*last, *number)).count();
    if slips > 1 && slips * 4 > numbers.len() || title.starts_with("ข้อ") && numbers.len() < 4 {
        return;
    }
    for (last, number, passage) in steps().filter(|(last, number, _)| wrong(*last, *number)) {
        let problem = Problem::RowNumber { number, due: last.saturating_add(1), repeated: number == last };
        findings.report(problem, passage, 0..passage.text.len());
    }
}

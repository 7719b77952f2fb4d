//! Where pages start and which cue each carries, read from the finished pages.

use typst::layout::Point;
use typst_layout::PagedDocument;

use super::Issue;
use super::chunks::width;
use super::cue;
use super::frames::survey;
use super::line::{Line, Mark};
use super::rows::{self, Cells};
use crate::document::{Document, LineEnd, PageStart, Pagination, Position};
use crate::thai::words::Breaker;

/// A mark's first appearance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Index of the page.
    pub(super) page: usize,
    /// Its number.
    pub(super) mark: usize,
    /// Left edge of its line's container, in points from the page's.
    pub(super) x: f64,
    /// Baseline of its line, in points from the page's top.
    pub(super) y: f64,
}

/// The first appearance of every mark, in reading order; repeated table headers count once.
pub(super) fn find(marks: &[Mark], paged: &PagedDocument) -> Vec<Found> {
    let mut seen = vec![false; marks.len()];
    let mut found = Vec::with_capacity(marks.len());
    for (page, paged) in paged.pages().iter().enumerate() {
        let mut here = Vec::new();
        survey(&paged.frame, Point::zero(), &mut here);
        for here in here {
            if let Some(seen) = seen.get_mut(here.mark).filter(|seen| !**seen) {
                *seen = true;
                found.push(Found { page, mark: here.mark, x: here.x, y: here.y });
            }
        }
    }
    found
}

/// The pages: section, number, start and cue of each.
pub(super) fn pagination(document: &Document, marks: &[Mark], found: &[Found], pages: usize) -> Pagination {
    let keep: Vec<&str> = document.keep.iter().map(String::as_str).collect();
    let breaker = Breaker::new(&keep);
    let cells = Cells::new(document, marks, found, pages);
    let mut starts: Vec<PageStart> = Vec::with_capacity(pages);
    for page in 0..pages {
        let here = || on(found, page).iter().map(|place| &marks[place.mark]);
        let opened =
            here().find_map(|mark| if let Mark::Section(index) = mark { Some(*index) } else { None });
        let last = starts.last().map_or((0, 0), |start| (start.section, start.number));
        let (section, number) = opened.map_or((last.0, last.1 + 1), |section| (section, 1));
        let first = here().find(|mark| mark.place().is_some());
        let in_table =
            first.and_then(Mark::place).and_then(|place| cells.start(document, marks, page, place));
        let top = in_table.as_ref().map_or(&[][..], |start| &start.marks);
        let lines = top.iter().map(|mark| &marks[*mark]).chain(here()).filter_map(Mark::line);
        let mut texts = lines.map(text).filter(|text| !text.trim().is_empty());
        let mut text = texts.next();
        if let Some(number) = text.as_mut().filter(|text| !top.is_empty() && cue::is_number(text)) {
            // A row's number alone tells little: the cell beside it goes along.
            texts.next().into_iter().for_each(|beside| *number = format!("{} {beside}", number.trim_end()));
        }
        let (position, table) = match in_table {
            Some(start) if start.table.row > 0 || start.table.inside => (start.position, Some(start.table)),
            Some(start) => (shortest(start.position), None),
            None => (first.and_then(rows::place_of).map(shortest).unwrap_or_default(), None),
        };
        if opened.is_none() {
            let cue = document.sections.get(section).and_then(|section| section.running.cue.as_ref());
            if let (Some(cue), Some(text), Some(before)) = (cue, text, starts.last_mut()) {
                before.cue = Some(format!("{}{}{}", cue.prefix, cue::words(&text, &breaker), cue.suffix));
            }
        }
        starts.push(PageStart { section, number, position, table, cue: None });
    }
    Pagination { pages: starts, filled: marks.iter().filter_map(filled).collect() }
}

/// Where the text of a line ends whose rest is filled.
fn filled(mark: &Mark) -> Option<LineEnd> {
    let Mark::Line(place, _, line) = mark else { return None };
    let position = Position { path: place.path.clone(), offset: line.filled? };
    Some(LineEnd { section: place.section, position })
}

/// What is found on a page.
fn on(found: &[Found], page: usize) -> &[Found] {
    let start = found.partition_point(|found| found.page < page);
    &found[start..start + found[start..].partition_point(|found| found.page == page)]
}

/// A place said as short as can be: where its first piece begins, a block begins.
fn shortest(mut position: Position) -> Position {
    while position.offset == 0 && position.path.len() > 1 && position.path.last() == Some(&0) {
        position.path.pop();
    }
    position
}

/// A line's text; a tab counts as a space.
fn text(line: &Line) -> String {
    let mut text = String::new();
    let mut end = f64::NEG_INFINITY;
    for run in &line.runs {
        if run.x > end + 0.5 && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&run.text);
        end = run.x + width(&run.text, run.format);
    }
    text
}

/// Lines below the text area: a group or a picture higher than a page.
pub(super) fn low(document: &Document, marks: &[Mark], found: &[Found]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for place in found {
        let Mark::Line(at, _, line) = &marks[place.mark] else { continue };
        let bottom = document
            .sections
            .get(at.section)
            .map(|section| (section.page.height - section.page.bottom).to_pt());
        if bottom.is_some_and(|bottom| place.y > bottom + 0.5) {
            issues.push(Issue::Overflow { page: place.page + 1, text: line.text() });
        }
    }
    issues
}

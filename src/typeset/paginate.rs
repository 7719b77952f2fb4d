//! Where pages start and which cue each carries, read from the finished pages.

use typst::layout::Point;
use typst_layout::PagedDocument;

use super::Issue;
use super::chunks::width;
use super::cue;
use super::frames::survey;
use super::line::{Line, Mark, Place, Spot};
use crate::document::{Block, Document, LineEnd, PageStart, Pagination, Position};
use crate::thai::words::Breaker;

/// A mark's first appearance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Index of the page.
    pub(super) page: usize,
    /// Its number.
    pub(super) mark: usize,
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
                found.push(Found { page, mark: here.mark, y: here.y });
            }
        }
    }
    found
}

/// The pages: section, number, start and cue of each.
pub(super) fn pagination(document: &Document, marks: &[Mark], found: &[Found], pages: usize) -> Pagination {
    let keep: Vec<&str> = document.keep.iter().map(String::as_str).collect();
    let breaker = Breaker::new(&keep);
    let mut starts: Vec<PageStart> = Vec::with_capacity(pages);
    for page in 0..pages {
        let here = || found.iter().filter(|place| place.page == page).map(|place| &marks[place.mark]);
        let opened =
            here().find_map(|mark| if let Mark::Section(index) = mark { Some(*index) } else { None });
        let last = starts.last().map_or((0, 0), |start| (start.section, start.number));
        let (section, number) = opened.map_or((last.0, last.1 + 1), |section| (section, 1));
        let position =
            here().find_map(|mark| position(document, marks, found, page, mark)).unwrap_or_default();
        if opened.is_none() {
            let text = here().filter_map(Mark::line).map(text).find(|text| !text.trim().is_empty());
            let cue = document.sections.get(section).and_then(|section| section.running.cue.as_ref());
            if let (Some(cue), Some(text), Some(before)) = (cue, text, starts.last_mut()) {
                before.cue = Some(format!("{}{}{}", cue.prefix, cue::words(&text, &breaker), cue.suffix));
            }
        }
        starts.push(PageStart { section, number, position, cue: None });
    }
    Pagination { pages: starts, filled: marks.iter().filter_map(filled).collect() }
}

/// Where the text of a line ends whose rest is filled.
fn filled(mark: &Mark) -> Option<LineEnd> {
    let Mark::Line(place, _, line) = mark else { return None };
    let position = Position { path: place.path.clone(), offset: line.filled? };
    Some(LineEnd { section: place.section, position })
}

/// Where a mark stands, as short as can be said. `None` for what is not in the flow.
fn position(
    document: &Document,
    marks: &[Mark],
    found: &[Found],
    page: usize,
    mark: &Mark,
) -> Option<Position> {
    let place = mark.place()?;
    let offset = mark.line().map_or(0, |line| line.offset);
    let mut position = Position { path: place.path.clone(), offset };
    if let Some(row) = row_depth(document, place) {
        let same_row = |mark: &Mark| mark.place().is_some_and(|other| same_start(other, place, row));
        let continued = found.iter().any(|other| other.page < page && same_row(&marks[other.mark]));
        if !continued {
            position.path.truncate(row);
            position.offset = 0;
        }
    }
    let first =
        matches!(mark, Mark::Picture(_) | Mark::Line(_, Spot { index: 0, .. }, _)) || position.offset == 0;
    while first && position.offset == 0 && position.path.len() > 1 && position.path.last() == Some(&0) {
        position.path.pop();
    }
    Some(position)
}

fn same_start(a: &Place, b: &Place, length: usize) -> bool {
    a.section == b.section && a.path.len() >= length && a.path[..length] == b.path[..length]
}

/// How many indices of a place's path lead to its table row, if it is in a table.
fn row_depth(document: &Document, place: &Place) -> Option<usize> {
    let mut blocks = &document.sections.get(place.section)?.blocks;
    for (depth, index) in place.path.iter().enumerate() {
        match blocks.get(*index)? {
            Block::Keep(inner) => blocks = inner,
            Block::Table(_) => return Some(depth + 2),
            _ => return None,
        }
    }
    None
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

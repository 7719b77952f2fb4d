//! The last page's rule: so many lines of the body go with the closing (two by default).
//!
//! Reads the finished pages and asks for one change: a block that starts a
//! page, or room below a line so that the next one does.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::line::{Mark, Place, Spot};
use super::paginate::Found;
use crate::document::{BASELINE_SHARE, Block, Document, Section, StyleId};

/// What the layout is asked to do otherwise. Only for blocks of the flow itself: their
/// section and index.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Changes {
    /// Space below a line, by block and line, in points, so that the next line starts a page.
    pushes: BTreeMap<(usize, usize, usize), f64>,
    /// Blocks that start a page.
    breaks: Vec<(usize, usize)>,
}

impl Changes {
    /// Puts the changes into the template's data.
    pub(super) fn apply(&self, json: &mut Value) {
        let usual = (json["height"].as_f64().unwrap_or(0.0), json["depth"].as_f64().unwrap_or(0.0));
        for ((section, block, line), push) in &self.pushes {
            let row = &mut json["sections"][section]["blocks"][block]["lines"][line];
            let height = row[2].as_f64().unwrap_or(usual.0 + usual.1) + push;
            let depth = row[3].as_f64().unwrap_or(usual.1) + push;
            *row = json!([row[0], row[1], height, depth]);
        }
        for (section, block) in &self.breaks {
            json["sections"][section]["blocks"][block]["new"] = Value::Bool(true);
        }
    }
}

/// A line of the flow on its page.
#[derive(Clone, Copy)]
struct Seen<'a> {
    place: &'a Place,
    spot: Spot,
    page: usize,
    y: f64,
}

/// The changes so far, with what the closing of each section needs besides.
pub(super) fn improve(document: &Document, marks: &[Mark], found: &[Found], changes: &Changes) -> Changes {
    let mut better = changes.clone();
    for (index, section) in document.sections.iter().enumerate() {
        let lines: Vec<Seen> = found
            .iter()
            .filter_map(|found| match marks.get(found.mark) {
                Some(Mark::Line(place, spot, _)) if place.section == index => {
                    Some(Seen { place, spot: *spot, page: found.page, y: found.y })
                }
                _ => None,
            })
            .collect();
        if let Some(first) = wanted(section, &lines, document.closing_lines) {
            start_page(section, &lines, first, &mut better);
        }
    }
    better
}

/// The line that should be the first one on the closing's page, if it is not there. None
/// across a page break that the writer asked for.
fn wanted<'a>(section: &Section, lines: &[Seen<'a>], least: usize) -> Option<Seen<'a>> {
    let closing = lines.iter().position(|line| line.spot.style == StyleId::Closing)?;
    let page = lines[closing].page;
    let opens_section = lines.first()?.page == page;
    let here = lines[..closing].iter().filter(|line| line.page == page).count();
    if opens_section || here >= least {
        return None;
    }
    let line = lines[..closing].get(closing.checked_sub(least)?)?;
    let block = |line: &Seen| line.place.path.first().copied();
    let between = section.blocks.get(block(line)?..block(&lines[closing])?)?;
    if between.contains(&Block::PageBreak) {
        return None;
    }
    let same = lines[..closing].iter().filter(|other| other.place == line.place);
    let index = whole_lines(line.spot);
    same.copied().find(|other| other.spot.index == index)
}

/// Where a paragraph may be parted so that neither page has a single line of it.
fn whole_lines(spot: Spot) -> usize {
    let index = spot.index.min(spot.count.saturating_sub(2));
    if index < 2 { 0 } else { index }
}

/// Asks for a page that starts with this line. Only in the flow itself: a line
/// in a table or a group has no page of its own to start.
fn start_page(section: &Section, lines: &[Seen], first: Seen, changes: &mut Changes) {
    let &[block] = first.place.path.as_slice() else { return };
    if first.spot.index > 0 {
        let above =
            lines.iter().find(|line| line.place == first.place && line.spot.index + 1 == first.spot.index);
        let (Some(above), Some(Block::Paragraph(paragraph))) = (above, section.blocks.get(block)) else {
            return;
        };
        let depth = paragraph.format.pitch.scale(1.0 - BASELINE_SHARE).to_pt();
        let bottom = (section.page.height - section.page.bottom).to_pt();
        // A hair less than all that is left, so that the line itself still fits.
        let room = bottom - above.y - depth - 0.05;
        changes.pushes.insert((first.place.section, block, above.spot.index), room.max(0.0));
        return;
    }
    // Headings above go along.
    let heads = section.blocks[..block].iter().rev().take_while(|block| leads(block)).count();
    let start = (first.place.section, block - heads);
    if start.1 > 0 && !changes.breaks.contains(&start) {
        changes.breaks.push(start);
    }
}

/// Whether a block stays with the next one.
fn leads(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.format.keep_with_next,
        Block::Picture(picture) => picture.keep_with_next,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(index: usize, count: usize) -> Spot {
        Spot { style: StyleId::Body, index, count }
    }

    #[test]
    fn paragraphs_part_without_single_lines() {
        assert_eq!(whole_lines(spot(1, 3)), 0);
        assert_eq!(whole_lines(spot(2, 3)), 0);
        assert_eq!(whole_lines(spot(3, 4)), 2);
        assert_eq!(whole_lines(spot(2, 6)), 2);
        assert_eq!(whole_lines(spot(0, 1)), 0);
    }
}

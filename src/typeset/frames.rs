//! Walks the finished frames and sets every line anew.
//!
//! typst's frames give shapes, line heights and pages; the text of a line lies
//! between its mark and the next one. That text is taken out, set by `setter`
//! and put back after the mark; all else stays as it is.

use std::collections::HashSet;

use typst::foundations::{Content, Packed};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, Point};
use typst::model::HeadingElem;
use typst::text::TextElem;

use super::glue::unglued;
use super::line::{Line, Mark};
use super::setter::{Piece, set};

/// A mark found on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Its number.
    pub(super) mark: usize,
    /// Left edge of its line's container, in points from the page's.
    pub(super) x: f64,
    /// The baseline of its line, in points from the page's top.
    pub(super) y: f64,
}

/// The marks of a page, in reading order.
pub(super) fn survey(frame: &Frame, origin: Point, found: &mut Vec<Found>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Tag(Tag::Start(content, _)) => {
                let at = origin + *at;
                found.extend(number_of(content).map(|mark| Found { mark, x: at.x.to_pt(), y: at.y.to_pt() }));
            }
            FrameItem::Group(group) => survey(&group.frame, origin + *at, found),
            _ => {}
        }
    }
}

/// What the setting of a page learns.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Characters the font cannot show.
    pub(super) missing: Vec<char>,
    /// Texts that pass their right edge.
    pub(super) wide: Vec<String>,
}

/// A page's frame with its lines set, and what was found on it.
pub(super) fn rebuild(frame: &Frame, marks: &[Mark]) -> (Frame, Report) {
    let mut walk = Walk { marks, ours: HashSet::new(), report: Report::default() };
    let frame = walk.frame(frame);
    (frame, walk.report)
}

struct Walk<'a> {
    marks: &'a [Mark],
    /// Where our marks' tags are: they leave the frames.
    ours: HashSet<Location>,
    report: Report,
}

/// Items of a frame, in drawing order.
type Items = Vec<(Point, FrameItem)>;

/// A line whose text is being taken out: its mark's place in the frame.
struct Open<'a> {
    line: &'a Line,
    origin: Point,
    /// Where among the items its text goes: before the tags that end its paragraph.
    index: usize,
    pieces: Vec<Piece>,
}

impl<'a> Walk<'a> {
    /// The frame anew.
    fn frame(&mut self, frame: &Frame) -> Frame {
        let mut out = Items::new();
        let mut open: Option<Open<'a>> = None;
        for (at, item) in frame.items() {
            match item {
                FrameItem::Tag(tag) => match self.number(tag) {
                    Some(Some(mark)) => {
                        self.close(open.take(), &mut out);
                        open = self.open(mark, *at, out.len());
                    }
                    Some(None) => {}
                    None => out.push((*at, FrameItem::Tag(plain_heading(tag)))),
                },
                FrameItem::Text(text) => match &mut open {
                    Some(line) => line.pieces.push(Piece { at: *at - line.origin, item: text.clone() }),
                    None => out.push((*at, item.clone())),
                },
                FrameItem::Group(group) => {
                    let mut group = group.clone();
                    match &mut open {
                        Some(line) if !self.holds_mark(&group.frame) => {
                            take_text(&mut group.frame, *at - line.origin, &mut line.pieces);
                        }
                        _ => {
                            self.close(open.take(), &mut out);
                            group.frame = self.frame(&group.frame);
                        }
                    }
                    if !group.frame.is_empty() {
                        out.push((*at, FrameItem::Group(group)));
                    }
                }
                other => out.push((*at, other.clone())),
            }
        }
        self.close(open, &mut out);
        let mut rebuilt = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            rebuilt.set_baseline(frame.baseline());
        }
        rebuilt.push_multiple(out);
        rebuilt
    }

    /// The number a tag of ours carries: `Some(None)` for its end, `None` for typst's own tags.
    fn number(&mut self, tag: &Tag) -> Option<Option<usize>> {
        match tag {
            Tag::Start(content, _) => {
                let number = number_of(content)?;
                self.ours.insert(tag.location());
                Some(Some(number))
            }
            Tag::End(location, ..) => self.ours.contains(location).then_some(None),
        }
    }

    fn open(&self, mark: usize, at: Point, index: usize) -> Option<Open<'a>> {
        let line = self.marks.get(mark)?.line()?;
        Some(Open { line, origin: at, index, pieces: Vec::new() })
    }

    /// Sets a line and puts it among the items.
    fn close(&mut self, open: Option<Open<'a>>, out: &mut Items) {
        let Some(open) = open else { return };
        let set = set(open.line, &open.pieces);
        self.report.missing.extend(set.missing);
        if set.end > open.line.limit + 0.3 {
            self.report.wide.push(open.line.text().trim().to_owned());
        }
        let items = set.items.into_iter().map(|(at, item)| (open.origin + at, item));
        out.splice(open.index..open.index, items);
    }

    fn holds_mark(&self, frame: &Frame) -> bool {
        frame.items().any(|(_, item)| match item {
            FrameItem::Tag(Tag::Start(content, _)) => number_of(content).is_some(),
            FrameItem::Group(group) => self.holds_mark(&group.frame),
            _ => false,
        })
    }
}

fn number_of(content: &Content) -> Option<usize> {
    let metadata: &Packed<MetadataElem> = content.to_packed()?;
    metadata.value.clone().cast::<usize>().ok()
}

/// Moves the text of a frame at `at` into `pieces`.
fn take_text(frame: &mut Frame, at: Point, pieces: &mut Vec<Piece>) {
    let mut rest = Frame::new(frame.size(), frame.kind());
    for (offset, item) in frame.items() {
        match item {
            FrameItem::Text(text) => pieces.push(Piece { at: at + *offset, item: text.clone() }),
            FrameItem::Group(group) => {
                let mut group = group.clone();
                take_text(&mut group.frame, at + *offset, pieces);
                if !group.frame.is_empty() {
                    rest.push(*offset, FrameItem::Group(group));
                }
            }
            other => rest.push(*offset, other.clone()),
        }
    }
    *frame = rest;
}

/// A heading's tag without glue in its text: bookmarks and tag titles are made of it.
fn plain_heading(tag: &Tag) -> Tag {
    let Tag::Start(content, flags) = tag else { return tag.clone() };
    let mut content = content.clone();
    if let Some(heading) = content.to_packed_mut::<HeadingElem>() {
        let text = unglued(&heading.body.plain_text());
        heading.body = TextElem::packed(text.trim().replace('\n', ""));
    }
    Tag::Start(content, *flags)
}

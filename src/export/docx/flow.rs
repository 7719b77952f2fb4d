//! A section's blocks as a flat list of lines and tables, with the page breaks
//! and cues of the layout put to the piece they belong to.
//!
//! Nothing here knows WordprocessingML; `spacing` and `body` go on from here.

use std::borrow::Cow;
use std::ops::Range;

use super::cut;
use super::filled;
use super::format::TINY;
use super::split;
use crate::document::{
    Block, Inline, PageStart, Paragraph, ParagraphFormat, Picture, Position, StyleId, Table, TableStart,
    TextFormat,
};
use crate::length::Length;

/// One piece of the flow.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// A paragraph, or a picture on a line of its own.
    Line(Line<'a>),
    /// A table, or the part of one that stands on a page.
    Table(Rows<'a>),
}

impl Piece<'_> {
    /// Whether it starts a page.
    pub(super) fn starts_page(&self) -> bool {
        match self {
            Self::Line(line) => line.break_before,
            Self::Table(rows) => rows.break_before,
        }
    }
}

/// A paragraph of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line<'a> {
    /// Its named style; none for an empty carrier.
    pub(super) style: Option<StyleId>,
    /// Its final format.
    pub(super) format: ParagraphFormat,
    /// Format of its mark.
    pub(super) text: TextFormat,
    /// What it shows.
    pub(super) content: Content<'a>,
    /// Starts a page.
    pub(super) break_before: bool,
    /// The cue of the page it starts on.
    pub(super) cue: Option<&'a str>,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content<'a> {
    /// Text.
    Text(Vec<Inline>),
    /// A picture.
    Picture(&'a Picture),
}

/// A table of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rows<'a> {
    /// The table.
    pub(super) table: Cow<'a, Table>,
    /// Space above it.
    pub(super) before: Length,
    /// Starts a page.
    pub(super) break_before: bool,
    /// Every row stays with the next one.
    pub(super) keep: bool,
    /// The last row stays with the next piece.
    pub(super) keep_with_next: bool,
}

impl Line<'_> {
    /// An empty line of 1 pt, where the format demands a paragraph and the
    /// document has none: between two tables, after a table that ends a section,
    /// before a table that starts a page with a cue.
    pub(super) fn carrier() -> Self {
        let text = TextFormat::plain(TINY);
        Self {
            style: None,
            format: ParagraphFormat { pitch: TINY, ..ParagraphFormat::default() },
            text,
            content: Content::Text(Vec::new()),
            break_before: false,
            cue: None,
        }
    }

    /// The height by which a carrier stands in the place of space.
    pub(super) fn filler(&self) -> Length {
        if self.style.is_none() { self.format.pitch } else { Length::ZERO }
    }

    fn of(paragraph: &Paragraph) -> Self {
        Self {
            style: Some(paragraph.style),
            format: paragraph.format.clone(),
            text: paragraph.text,
            content: Content::Text(paragraph.inlines.clone()),
            break_before: false,
            cue: None,
        }
    }

    fn picture<'a>(picture: &'a Picture) -> Line<'a> {
        Line {
            style: Some(StyleId::Picture),
            format: ParagraphFormat {
                align: picture.align,
                before: picture.before,
                after: picture.after,
                keep_with_next: picture.keep_with_next,
                ..ParagraphFormat::default()
            },
            content: Content::Picture(picture),
            ..Line::carrier()
        }
    }
}

/// The pieces of a section, or of a cell (which has no page starts and no filled lines).
pub(super) fn pieces<'a>(
    blocks: &'a [Block],
    pages: &[&'a PageStart],
    filled: Vec<&'a Position>,
) -> Vec<Piece<'a>> {
    let cue = pages.iter().find(|page| page.number == 1).and_then(|page| page.cue.as_deref());
    let starts = pages.iter().filter(|page| page.number > 1).copied().collect();
    let mut flow = Flow { starts, filled, cue, ..Flow::default() };
    flow.blocks(blocks, &mut Vec::new());
    let mut pieces = flow.finish();
    // A section starts a page by itself.
    if let Some(first) = pieces.first_mut() {
        *break_before(first) = false;
    }
    release_at_breaks(&mut pieces);
    pieces
}

/// Whether a piece starts a page, to change.
fn break_before<'p>(piece: &'p mut Piece<'_>) -> &'p mut bool {
    match piece {
        Piece::Line(line) => &mut line.break_before,
        Piece::Table(rows) => &mut rows.break_before,
    }
}

/// Nothing stays with what starts the next page.
fn release_at_breaks(pieces: &mut [Piece<'_>]) {
    for i in 1..pieces.len() {
        if pieces[i].starts_page() {
            keep_with_next(&mut pieces[i - 1], false);
        }
    }
}

fn keep_with_next(piece: &mut Piece<'_>, keep: bool) {
    match piece {
        Piece::Line(line) => line.format.keep_with_next = keep,
        Piece::Table(rows) => rows.keep_with_next = keep,
    }
}

#[derive(Default)]
struct Flow<'a> {
    starts: Vec<&'a PageStart>,
    /// Where the text of filled lines ends.
    filled: Vec<&'a Position>,
    pieces: Vec<Piece<'a>>,
    /// The next piece starts a page.
    page_break: bool,
    /// The document itself asks for that page.
    asked: bool,
    /// The cue of the current page, until a line carries it.
    cue: Option<&'a str>,
    /// The current page's first piece.
    page: usize,
    /// First pieces of pages that hold only tables, and their cues.
    bare: Vec<(usize, &'a str)>,
}

impl<'a> Flow<'a> {
    fn blocks(&mut self, blocks: &'a [Block], path: &mut Vec<usize>) {
        for (index, block) in blocks.iter().enumerate() {
            path.push(index);
            self.block(block, path);
            path.pop();
        }
    }

    fn block(&mut self, block: &'a Block, path: &mut Vec<usize>) {
        if let Some(start) = self.start(path) {
            self.turn(start);
        }
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, path),
            Block::Picture(picture) => self.line(Line::picture(picture)),
            Block::Table(table) => self.table(table, path),
            Block::PageBreak => (self.page_break, self.asked) = (true, true),
            Block::Keep(blocks) => {
                let first = self.pieces.len();
                self.blocks(blocks, path);
                keep(&mut self.pieces[first..]);
            }
        }
    }

    /// The page that starts with the piece at a path.
    fn start(&self, path: &[usize]) -> Option<&'a PageStart> {
        let here = |page: &&&PageStart| {
            page.table.is_none() && page.position.path == path && page.position.offset == 0
        };
        self.starts.iter().find(here).copied()
    }

    /// Goes to the next page.
    fn turn(&mut self, start: &'a PageStart) {
        let unseen = self.cue.take();
        self.bare.extend(unseen.map(|cue| (self.page, cue)));
        self.cue = start.cue.as_deref();
        self.page = self.pieces.len();
        self.page_break = true;
    }

    /// The pieces; where a page has a cue and no line to carry it, one stands before its first table.
    fn finish(mut self) -> Vec<Piece<'a>> {
        let unseen = self.cue.take();
        self.bare.extend(unseen.map(|cue| (self.page, cue)));
        let mut bare = self.bare.into_iter().peekable();
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for (index, mut piece) in self.pieces.into_iter().enumerate() {
            if let Some((_, cue)) = bare.next_if(|(page, _)| *page == index) {
                let break_before = std::mem::take(break_before(&mut piece));
                pieces.push(Piece::Line(Line { break_before, cue: Some(cue), ..Line::carrier() }));
            }
            pieces.push(piece);
        }
        pieces
    }

    fn line(&mut self, line: Line<'a>) {
        let break_before = std::mem::take(&mut self.page_break);
        self.asked = false;
        self.pieces.push(Piece::Line(Line { break_before, cue: self.cue.take(), ..line }));
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, path: &[usize]) {
        let mut line = Line::of(paragraph);
        let cuts: Vec<_> = self
            .starts
            .iter()
            .filter(|page| page.position.path == path && page.position.offset > 0)
            .copied()
            .collect();
        let mut done = 0;
        for page in cuts {
            let Content::Text(content) = &line.content else { break };
            let (head, tail) = split::inlines(content, page.position.offset.saturating_sub(done));
            if head.is_empty() || tail.is_empty() {
                continue;
            }
            let (head_format, tail_format) = split::formats(&line.format);
            let head = self.filled(head, path, done..page.position.offset);
            done = page.position.offset;
            let first = Line { format: head_format, content: Content::Text(head), ..line.clone() };
            self.line(first);
            line = Line { format: tail_format, content: Content::Text(tail), ..line };
            self.turn(page);
        }
        if let Content::Text(content) = line.content {
            line.content = Content::Text(self.filled(content, path, done..usize::MAX));
        }
        self.line(line);
    }

    /// The part of a paragraph's content that has these bytes, its lines filled.
    fn filled(&self, content: Vec<Inline>, path: &[usize], part: Range<usize>) -> Vec<Inline> {
        let here = self.filled.iter().filter(|end| end.path == path).map(|end| end.offset);
        filled::lines(
            content,
            here.filter(|end| (part.start + 1..=part.end).contains(end)).map(|end| end - part.start),
        )
    }

    /// A table, cut where the layout starts a page inside it: the file format has
    /// no page break in a table, and no place in one for a cue (a frame inside a cell
    /// is laid out as the cell's text). A line between the parts carries both.
    fn table(&mut self, table: &'a Table, path: &[usize]) {
        let inside = |page: &&'a PageStart| {
            page.position.path.len() > path.len() && page.position.path.starts_with(path)
        };
        let starts: Vec<(&PageStart, &TableStart)> = self
            .starts
            .iter()
            .copied()
            .filter(inside)
            .filter_map(|page| Some((page, page.table.as_ref()?)))
            .collect();
        if starts.is_empty() {
            return self.rows(Cow::Borrowed(table));
        }
        let (pages, cuts): (Vec<_>, Vec<_>) = starts.into_iter().unzip();
        for (index, part) in cut::parts(table, &cuts).into_iter().enumerate() {
            if index > 0 {
                self.turn(pages[index - 1]);
                self.line(Line::carrier());
            }
            self.rows(Cow::Owned(part));
        }
    }

    fn rows(&mut self, table: Cow<'a, Table>) {
        let break_before = std::mem::take(&mut self.page_break);
        // The layout leaves the space above at the foot of the page before,
        // unless the page is one that the document asks for.
        let asked = std::mem::take(&mut self.asked);
        let before = if break_before && !asked { Length::ZERO } else { table.before };
        self.pieces.push(Piece::Table(Rows {
            table,
            before,
            break_before,
            keep: false,
            keep_with_next: false,
        }));
    }
}

/// Pieces that stay together: each with the next, and none broken.
fn keep(pieces: &mut [Piece<'_>]) {
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter_mut().enumerate() {
        if index < last {
            keep_with_next(piece, true);
        }
        match piece {
            Piece::Line(line) => line.format.keep_lines = true,
            Piece::Table(rows) => rows.keep = true,
        }
    }
}

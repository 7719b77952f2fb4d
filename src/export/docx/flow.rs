//! A section's blocks as a flat list of lines and tables, with the page breaks
//! and cues of the layout put to the piece they belong to.
//!
//! Nothing here knows WordprocessingML; `spacing` and `body` go on from here.

use std::ops::Range;

use super::filled;
use super::format::TINY;
use super::split;
use crate::document::{
    Block, Inline, PageStart, Paragraph, ParagraphFormat, Picture, Position, StyleId, Table, TextFormat,
};

/// One piece of the flow.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// A paragraph, or a picture on a line of its own.
    Line(Line<'a>),
    /// A table.
    Table(Rows<'a>),
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
    pub(super) table: &'a Table,
    /// Starts a page.
    pub(super) break_before: bool,
    /// Every row stays with the next one.
    pub(super) keep: bool,
    /// The last row stays with the next piece.
    pub(super) keep_with_next: bool,
    /// Some page starts inside this table.
    pub(super) breaks: bool,
}

impl Line<'_> {
    /// An empty line of 1 pt, where the format demands a paragraph and the
    /// document has none: between two tables, after a table that ends a section.
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
    let mut flow = Flow { starts, filled, pieces: Vec::new(), page_break: false, cue };
    flow.blocks(blocks, &mut Vec::new());
    // A section starts a page by itself.
    if let Some(first) = flow.pieces.first_mut() {
        *break_before(first) = false;
    }
    release_at_breaks(&mut flow.pieces);
    flow.pieces
}

/// Whether a piece starts a page, to change.
pub(super) fn break_before<'p>(piece: &'p mut Piece<'_>) -> &'p mut bool {
    match piece {
        Piece::Line(line) => &mut line.break_before,
        Piece::Table(rows) => &mut rows.break_before,
    }
}

/// Nothing stays with what starts the next page.
fn release_at_breaks(pieces: &mut [Piece<'_>]) {
    for i in 1..pieces.len() {
        if *break_before(&mut pieces[i]) {
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

struct Flow<'a> {
    starts: Vec<&'a PageStart>,
    /// Where the text of filled lines ends.
    filled: Vec<&'a Position>,
    pieces: Vec<Piece<'a>>,
    /// The next piece starts a page.
    page_break: bool,
    /// The cue of the current page, until a line carries it.
    cue: Option<&'a str>,
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
            self.page_break = true;
            self.cue = start.cue.as_deref();
        }
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, path),
            Block::Picture(picture) => self.line(Line::picture(picture)),
            Block::Table(table) => self.table(table, path),
            Block::PageBreak => self.page_break = true,
            Block::Keep(blocks) => {
                let first = self.pieces.len();
                self.blocks(blocks, path);
                keep(&mut self.pieces[first..]);
            }
        }
    }

    /// The page that starts with the piece at a path.
    fn start(&self, path: &[usize]) -> Option<&'a PageStart> {
        self.starts.iter().find(|page| page.position.path == path && page.position.offset == 0).copied()
    }

    fn line(&mut self, line: Line<'a>) {
        let break_before = std::mem::take(&mut self.page_break);
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
            self.page_break = true;
            self.cue = page.cue.as_deref();
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

    /// A table breaks over pages by itself. The cue of a page that holds nothing
    /// but rows finds no carrier and is left out: a frame inside a cell is laid
    /// out as the cell's text, and a drawing in one is placed from the cell.
    fn table(&mut self, table: &'a Table, path: &[usize]) {
        let break_before = std::mem::take(&mut self.page_break);
        let inside = |page: &&&PageStart| {
            page.position.path.len() > path.len() && page.position.path.starts_with(path)
        };
        let last = self.starts.iter().rfind(inside).copied();
        if let Some(page) = last {
            self.cue = page.cue.as_deref();
        }
        let breaks = last.is_some();
        self.pieces.push(Piece::Table(Rows {
            table,
            break_before,
            keep: false,
            keep_with_next: false,
            breaks,
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

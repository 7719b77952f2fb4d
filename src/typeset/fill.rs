//! Breaks a paragraph into lines: greedy, as word processors do, so that the
//! DOCX breaks alike.
//!
//! Decides words, tabs, leaders and alignment; the height of a line and its
//! page are typst's affair.

use std::ops::Range;

use super::chunks::{Chunk, Content, clusters};
use super::line::{Line, Run};
use super::stops::Cells;
use crate::document::{Align, Paragraph, ParagraphFormat};
use crate::thai::words::Breaker;

/// Below this width (4.5 cm) a column may part compounds at their joints, and its lines need not be full.
const NARROW: f64 = 127.6;

/// Share of a distributed line that may be slack before a long word is parted at a joint.
const LOOSE: f64 = 0.15;

/// Rounding of widths that is no overflow, in points.
const TOLERANCE: f64 = 0.01;

/// The lines of a paragraph in a container `width` points wide. At least one.
pub(super) fn fill(paragraph: &Paragraph, breaker: &Breaker, width: f64) -> Vec<Line> {
    filled(paragraph, breaker, width.to_bits())
}

/// Remembered, as typst remembers its own work: while a memo is written, most paragraphs stay as they were.
#[comemo::memoize]
fn filled(paragraph: &Paragraph, breaker: &Breaker, width: u64) -> Vec<Line> {
    let width = f64::from_bits(width);
    let content = Content::new(&paragraph.inlines);
    let format = &paragraph.format;
    let limit = width - format.right.to_pt();
    let narrow = limit - format.left.to_pt() < NARROW;
    let chunks = content.chunks(breaker, narrow);
    let line = Draft::new(format, 0, true);
    let mut filler = Filler { content: &content, format, limit, narrow, lines: Vec::new(), line };
    for (index, chunk) in chunks.iter().enumerate() {
        match chunk {
            Chunk::Text(range, joints) => filler.text(range.clone(), joints),
            Chunk::Tab(at) => filler.tab(*at, matches!(chunks.get(index + 1), Some(Chunk::Text(..)))),
            Chunk::Break(at) => filler.close(at + 1, Ending::Natural),
        }
    }
    filler.close(content.text.len(), Ending::Natural);
    filler.lines
}

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The paragraph's last line, or one ended by a line break.
    Natural,
    /// What follows did not fit.
    Full,
    /// A word had to be parted.
    Forced,
}

/// The line being filled.
struct Draft<'a> {
    cells: Cells<'a>,
    /// Text pieces with the cell each stands in.
    pieces: Vec<(usize, Range<usize>)>,
    offset: usize,
    empty: bool,
}

impl<'a> Draft<'a> {
    fn new(format: &'a ParagraphFormat, offset: usize, first: bool) -> Self {
        let indent = if first { format.left + format.first_line } else { format.left };
        Self { cells: Cells::new(&format.tabs, indent.to_pt()), pieces: Vec::new(), offset, empty: true }
    }
}

struct Filler<'a> {
    content: &'a Content,
    format: &'a ParagraphFormat,
    limit: f64,
    narrow: bool,
    lines: Vec<Line>,
    line: Draft<'a>,
}

impl Filler<'_> {
    /// Puts a word on this line or, if it does not fit, on the next.
    fn text(&mut self, mut range: Range<usize>, joints: &[usize]) {
        while !self.fits(range.clone()) {
            let parted = match self.line.empty {
                true => self.part(&range, joints),
                false if self.loose() => self.joint(&range, joints).map(|at| (at, Ending::Full)),
                false => None,
            };
            let Some((at, ending)) = parted else {
                if self.line.empty {
                    break;
                }
                self.close(range.start, Ending::Full);
                continue;
            };
            self.put(range.start..at);
            self.close(at, ending);
            range.start = at;
        }
        self.put(range);
    }

    /// Where what is too long for a whole line is parted: at the last joint or
    /// space that fits, else, by force, at the last cluster.
    fn part(&self, range: &Range<usize>, joints: &[usize]) -> Option<(usize, Ending)> {
        let text = &self.content.text[range.clone()];
        let fitting = |at: &usize| self.fits(range.start..*at);
        let spaces = text.match_indices(' ').map(|(at, _)| range.start + at + 1);
        let spaces = spaces.filter(|at| *at < range.end).filter(fitting);
        if let Some(at) = spaces.chain(self.joint(range, joints)).max() {
            return Some((at, Ending::Full));
        }
        let mut letters = clusters(text).map(|at| range.start + at).peekable();
        let first = letters.peek().copied();
        letters.take_while(fitting).last().or(first).map(|at| (at, Ending::Forced))
    }

    /// The last joint that fits on the line.
    fn joint(&self, range: &Range<usize>, joints: &[usize]) -> Option<usize> {
        let inside = |at: &usize| range.start < *at && *at < range.end;
        joints.iter().copied().filter(inside).filter(|at| self.fits(range.start..*at)).max()
    }

    /// Whether so much of the line is empty that spreading it would tear the words apart.
    fn loose(&self) -> bool {
        let free = self.limit - self.line.cells.ink_end();
        self.format.align == Align::ThaiDistribute && free > self.limit * LOOSE
    }

    fn fits(&self, range: Range<usize>) -> bool {
        let mut cells = self.line.cells.clone();
        cells.push(self.content.width(range.clone()), self.content.width(self.content.trim(range)));
        cells.ink_end() <= self.limit + TOLERANCE
    }

    fn put(&mut self, range: Range<usize>) {
        let ink = self.content.width(self.content.trim(range.clone()));
        self.line.cells.push(self.content.width(range.clone()), ink);
        self.line.pieces.push((self.line.cells.last(), range));
        self.line.empty = false;
    }

    /// Moves to the next stop; when that lies past the right edge, text goes on
    /// in a new line and a leader is not needed.
    fn tab(&mut self, at: usize, followed: bool) {
        let before = self.line.cells.clone();
        self.line.cells.tab();
        if self.line.cells.ink_end() > self.limit + TOLERANCE {
            self.line.cells = before;
            if followed {
                self.close(at + 1, Ending::Natural);
            }
        }
        self.line.empty = false;
    }

    /// Ends the line; the next one starts at byte `next` of the paragraph.
    fn close(&mut self, next: usize, ending: Ending) {
        let mut draft = std::mem::replace(&mut self.line, Draft::new(self.format, next, false));
        let last = draft.cells.last();
        let filled = self.format.fill_lines && draft.cells.fill(self.limit + TOLERANCE);
        let places = draft.cells.places();
        let shift = self.shift(&draft.cells);
        let justified = self.format.align == Align::ThaiDistribute && ending != Ending::Natural;
        let mut line = Line {
            runs: Vec::new(),
            dots: draft.cells.leaders(),
            reach: justified.then_some(self.limit),
            narrow: self.narrow,
            limit: self.limit,
            offset: draft.offset,
            filled: filled.then(|| self.text_end(next)),
            forced: ending == Ending::Forced,
        };
        for (cell, place) in places.iter().enumerate() {
            let mut x = place + shift;
            if let Some(range) = joined(&draft.pieces, cell) {
                for (text, format) in self.content.parts(range) {
                    line.runs.push(Run { x, text: text.into(), format, stretch: cell == last });
                    x += super::chunks::width(text, format);
                }
            }
        }
        self.lines.push(line);
    }

    /// Where the text of a line ends that ends before byte `next`: a line break is no part of it.
    fn text_end(&self, next: usize) -> usize {
        self.content.text[..next].strip_suffix('\n').map_or(next, str::len)
    }

    /// How far a centred or right-aligned line moves.
    fn shift(&self, cells: &Cells) -> f64 {
        let free = self.limit - cells.ink_end();
        match self.format.align {
            Align::Left | Align::ThaiDistribute => 0.0,
            Align::Center => free / 2.0,
            Align::Right => free,
        }
        .max(0.0)
    }
}

/// The pieces of one cell as one range; they follow each other without a gap.
fn joined(pieces: &[(usize, Range<usize>)], cell: usize) -> Option<Range<usize>> {
    let mut ranges = pieces.iter().filter(|(index, _)| *index == cell).map(|(_, range)| range);
    let first = ranges.next()?;
    Some(first.start..ranges.next_back().unwrap_or(first).end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, Leader, StyleId, TabAlign, TabStop, TextFormat};
    use crate::length::Length;

    const FORMAT: TextFormat = TextFormat::plain(Length::emu(203_200));

    fn paragraph(format: ParagraphFormat, inlines: Vec<Inline>) -> Paragraph {
        Paragraph { style: StyleId::Body, format, text: FORMAT, inlines }
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn lines_lose_no_letter_and_start_where_they_say() {
        let text = "การปลูกจิตสำนึกความรับผิดชอบให้มีการปฏิบัติหน้าที่ตามหลักธรรมาภิบาล และการสร้างฐานการรับรู้";
        let format = ParagraphFormat {
            first_line: Length::cm(2.5),
            align: Align::ThaiDistribute,
            ..Default::default()
        };
        let lines = fill(&paragraph(format, vec![Inline::text(text, FORMAT)]), &Breaker::new(&[]), 200.0);
        assert!(lines.len() > 2);
        assert_eq!(texts(&lines).concat(), text);
        for line in &lines {
            assert!(text[line.offset..].starts_with(&line.text()));
        }
        assert_eq!(lines[0].runs[0].x, Length::cm(2.5).to_pt());
        assert_eq!(lines[1].runs[0].x, 0.0);
        assert_eq!(lines[0].reach, Some(200.0));
        assert_eq!(lines.last().and_then(|line| line.reach), None);
    }

    #[test]
    fn leader_stands_on_the_last_line_only() {
        let stop = TabStop { at: Length::cm(16.0), align: TabAlign::Right, leader: Leader::Dots };
        let format = ParagraphFormat {
            left: Length::cm(1.5),
            first_line: Length::cm(-1.5),
            tabs: vec![stop],
            ..Default::default()
        };
        let subject = "รายงานผลการขับเคลื่อนการดำเนินการ".repeat(4);
        let inlines = vec![Inline::text("เรื่อง  ", FORMAT), Inline::text(subject, FORMAT), Inline::Tab];
        let width = Length::cm(16.0).to_pt();
        let lines = fill(&paragraph(format, inlines), &Breaker::new(&[]), width);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].dots.is_empty());
        assert_eq!(lines[1].runs[0].x, Length::cm(1.5).to_pt());
        assert!((lines[1].dots[0].end - width).abs() < 0.01);
    }

    #[test]
    fn filled_lines_have_dots_each_and_say_where_their_text_ends() {
        let width = Length::cm(15.0);
        let stop = TabStop { at: width, align: TabAlign::Right, leader: Leader::Dots };
        let format = ParagraphFormat {
            left: Length::cm(1.5),
            first_line: Length::cm(-1.5),
            tabs: vec![stop],
            fill_lines: true,
            ..Default::default()
        };
        let (first, second) = ("รายงานผลการขับเคลื่อนการดำเนินการ ".repeat(4), "ครั้งที่ ๒");
        let inlines = vec![Inline::text(&first, FORMAT), Inline::Break, Inline::text(second, FORMAT)];
        let lines = fill(&paragraph(format, inlines), &Breaker::new(&[]), width.to_pt());
        assert_eq!(lines.len(), 3);
        for line in &lines {
            let ink = super::super::chunks::width(line.text().trim_end(), FORMAT);
            assert!((line.dots[0].start - line.runs[0].x - ink - 1.5).abs() < 0.01);
            assert!((line.dots[0].end - width.to_pt()).abs() < 0.01);
            assert_eq!(line.filled, Some(line.offset + line.text().len()));
        }
        assert_eq!(lines[2].offset, first.len() + 1, "the break is no part of the line before it");
    }

    #[test]
    fn an_endless_word_is_parted_and_says_so() {
        let lines = fill(
            &paragraph(ParagraphFormat::default(), vec![Inline::text("A".repeat(80), FORMAT)]),
            &Breaker::new(&[]),
            100.0,
        );
        assert!(lines.len() > 3 && lines[0].forced);
        assert!(lines.iter().all(|line| line.text().len() < 20));
    }

    #[test]
    fn what_is_kept_together_parts_at_a_space_before_a_word_is_parted() {
        let date = "๑๖ – ๑๙ มี.ค. ๒๕๖๙";
        let width = super::super::chunks::width(date, FORMAT) - 2.0;
        let lines = fill(
            &paragraph(ParagraphFormat::default(), vec![Inline::text(date, FORMAT)]),
            &Breaker::new(&[]),
            width,
        );
        assert_eq!(texts(&lines), ["๑๖ – ๑๙ มี.ค. ", "๒๕๖๙"]);
        assert!(!lines[0].forced);
    }

    #[test]
    fn a_line_that_would_fall_apart_takes_part_of_an_address() {
        let text = "ส่วนงานละ ๒ คน ทางเว็บไซต์ https://qa.example.go.th/audit2026/forms/internal";
        let format = ParagraphFormat { align: Align::ThaiDistribute, ..Default::default() };
        let inlines = vec![Inline::text(text, FORMAT)];
        let lines = fill(&paragraph(format, inlines.clone()), &Breaker::new(&[]), 260.0);
        assert_eq!(texts(&lines).concat(), text);
        assert!(texts(&lines)[0].ends_with('/'), "{:?}", texts(&lines));
        let left = fill(&paragraph(ParagraphFormat::default(), inlines), &Breaker::new(&[]), 260.0);
        assert!(texts(&left)[1].starts_with("https://"));
    }

    #[test]
    fn breaks_and_empty_paragraphs_make_lines() {
        let breaker = Breaker::new(&[]);
        let text = vec![Inline::text("ก", FORMAT), Inline::Break, Inline::Break, Inline::text("ข", FORMAT)];
        let lines = fill(&paragraph(ParagraphFormat::default(), text), &breaker, 100.0);
        assert_eq!(texts(&lines), ["ก", "", "ข"]);
        assert_eq!(lines.iter().map(|line| line.offset).collect::<Vec<_>>(), [0, 4, 5]);
        assert_eq!(fill(&paragraph(ParagraphFormat::default(), vec![]), &breaker, 100.0).len(), 1);
    }

    #[test]
    fn centred_line_stands_between_its_indents() {
        let format = ParagraphFormat { align: Align::Center, left: Length::pt(40.0), ..Default::default() };
        let lines = fill(&paragraph(format, vec![Inline::text("กก", FORMAT)]), &Breaker::new(&[]), 240.0);
        let width = super::super::chunks::width("กก", FORMAT);
        assert!((lines[0].runs[0].x - (140.0 - width / 2.0)).abs() < 0.01);
    }
}

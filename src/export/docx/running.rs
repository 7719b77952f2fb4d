//! Headers and footers: the page number, the secrecy marks, and the space by
//! which a header pushes the text area down.
//!
//! A section has one top margin for all its pages, the smaller of `first_top`
//! and `next_top`. A header taller than the margin pushes the text down, in
//! Word and in LibreOffice, so the header of the pages with the larger top ends
//! exactly there. An exact line's baseline lies at `BASELINE_SHARE` of its height.

use docx_rs as dx;

use super::flow::Line;
use super::format::{LineRule, TINY};
use super::paragraph;
use crate::document::{
    Align, BASELINE_SHARE, Document, Inline, Leader, Marks, PageNumber, ParagraphFormat, Section, StyleId,
    TabAlign, TabStop, TextFormat,
};
use crate::length::Length;

/// Where an empty header starts if nothing else decides: Word's own 1.25 cm.
const HEADER_TOP: f64 = 12.5;

/// Distances of a section's headers and footers, from the paper's edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bands {
    /// Top margin of the section.
    pub(super) top: Length,
    /// Top edge of the header.
    pub(super) header: Length,
    /// Bottom edge of the footer.
    pub(super) footer: Length,
    /// Height of the upper mark's line.
    upper: Length,
    /// Height of the lower mark's line.
    lower: Length,
}

/// Top of an exact line whose baseline is known.
fn line_top(baseline: Length, pitch: Length) -> Length {
    baseline - pitch.scale(BASELINE_SHARE)
}

/// Settles the distances of a section.
pub(super) fn bands(section: &Section) -> Bands {
    let running = &section.running;
    let top = section.page.first_top.min(section.page.next_top);
    let number_top = running.number.as_ref().map(|number| line_top(number.baseline, number.pitch));
    let (mut upper, mut lower) = (Length::ZERO, Length::ZERO);
    let mut header = Length::mm(HEADER_TOP).min(top - TINY);
    if let Some(number_top) = number_top {
        header = header.min(number_top);
    }
    let mut footer = Length::ZERO;
    if let Some(marks) = &running.marks {
        upper = upper_line(marks, number_top);
        header = line_top(marks.top_baseline, upper);
        // The line may reach down to the paper's edge, not below it.
        let below = 1.0 - BASELINE_SHARE;
        lower = marks.pitch.min(marks.bottom_baseline.scale(1.0 / below));
        footer = marks.bottom_baseline - lower.scale(below);
    }
    Bands { top, header: header.max(Length::ZERO), footer: footer.max(Length::ZERO), upper, lower }
}

/// Height of the upper mark's line: its pitch, but not above the paper's edge
/// and not over the page number's line.
fn upper_line(marks: &Marks, number_top: Option<Length>) -> Length {
    let mut line = marks.pitch.min(marks.top_baseline.scale(1.0 / BASELINE_SHARE));
    if let Some(room) = number_top.map(|top| top - marks.top_baseline).filter(|room| *room > Length::ZERO) {
        line = line.min(room.scale(1.0 / (1.0 - BASELINE_SHARE)));
    }
    line
}

/// Paragraphs of a header or footer, from the top.
struct Stack<'a> {
    document: &'a Document,
    paragraphs: Vec<(ParagraphFormat, StyleId, TextFormat, Vec<dx::Run>)>,
    /// Where the last paragraph ends, from the paper's top.
    end: Length,
}

impl Stack<'_> {
    fn line(
        &mut self,
        style: StyleId,
        text: TextFormat,
        baseline: Length,
        pitch: Length,
        runs: Vec<dx::Run>,
    ) {
        let before = (line_top(baseline, pitch) - self.end).max(Length::ZERO);
        self.end += before + pitch;
        let format = ParagraphFormat { align: Align::Center, before, pitch, ..ParagraphFormat::default() };
        self.paragraphs.push((format, style, text, runs));
    }

    /// The paragraphs, the last one with the space that reaches down to `bottom`.
    fn finish(mut self, bottom: Option<Length>) -> Vec<dx::Paragraph> {
        if self.paragraphs.is_empty() {
            let carrier = Line::carrier();
            self.end += carrier.format.pitch;
            self.paragraphs.push((carrier.format, StyleId::PageNumber, carrier.text, Vec::new()));
        }
        let end = self.end;
        if let (Some(bottom), Some((format, ..))) = (bottom, self.paragraphs.last_mut()) {
            format.after = (bottom - end).max(Length::ZERO);
        }
        let document = self.document;
        let finished = self.paragraphs.into_iter().map(|(format, style, text, runs)| {
            let paragraph = paragraph::empty(document, Some(style), &format, &text, LineRule::Exact);
            runs.into_iter().fold(paragraph, dx::Paragraph::add_run)
        });
        finished.collect()
    }
}

/// The header of a section's first page, or of its later ones.
pub(super) fn header(document: &Document, section: &Section, bands: &Bands, first: bool) -> dx::Header {
    let mut stack = Stack { document, paragraphs: Vec::new(), end: bands.header };
    if let Some(marks) = &section.running.marks {
        let runs = run(document, StyleId::Marks, &marks.text, &marks.format);
        stack.line(StyleId::Marks, marks.format, marks.top_baseline, bands.upper, runs);
    }
    if let Some(number) = section.running.number.as_ref().filter(|number| !first || number.continues) {
        stack.line(
            StyleId::PageNumber,
            number.format,
            number.baseline,
            number.pitch,
            page_number(document, number),
        );
    }
    let text_top = if first { section.page.first_top } else { section.page.next_top };
    let bottom = Some(text_top).filter(|top| *top > bands.top);
    stack.finish(bottom).into_iter().fold(dx::Header::new(), dx::Header::add_paragraph)
}

/// The footer of every page of a section.
pub(super) fn footer(document: &Document, section: &Section, bands: &Bands) -> dx::Footer {
    let mut stack = Stack { document, paragraphs: Vec::new(), end: Length::ZERO };
    if let Some(marks) = &section.running.marks {
        let mut runs = run(document, StyleId::Marks, &marks.text, &marks.format);
        runs.insert(0, dx::Run::new().add_tab());
        // A footer stands on its bottom edge: no space above its only line.
        stack.line(StyleId::Marks, marks.format, Length::ZERO, bands.lower, runs);
        // Centred by a tab: under a negative bottom margin LibreOffice makes the
        // footer as narrow as its text and has nothing to centre it in.
        if let Some((format, ..)) = stack.paragraphs.last_mut() {
            let at = section.page.text_width() / 2;
            format.align = Align::Left;
            format.tabs = vec![TabStop { at, align: TabAlign::Center, leader: Leader::None }];
        }
    }
    stack.finish(None).into_iter().fold(dx::Footer::new(), dx::Footer::add_paragraph)
}

fn run(document: &Document, style: StyleId, text: &str, format: &TextFormat) -> Vec<dx::Run> {
    let base = document.style(style).map(|style| style.text);
    let carrier = dx::Paragraph::new();
    let inlines = [Inline::text(text, *format)];
    runs_of(paragraph::runs(carrier, &inlines, base.as_ref(), format))
}

fn runs_of(paragraph: dx::Paragraph) -> Vec<dx::Run> {
    let runs = paragraph.children.into_iter().filter_map(|child| match child {
        dx::ParagraphChild::Run(run) => Some(*run),
        _ => None,
    });
    runs.collect()
}

/// `- ๒ -` as a field. The result stored in the file is that of the second
/// page; Word makes it anew for each page. LibreOffice knows no `THAIARABIC`
/// and shows Arabic digits.
fn page_number(document: &Document, number: &PageNumber) -> Vec<dx::Run> {
    let style = StyleId::PageNumber;
    let field = |child: fn(dx::Run) -> dx::Run| {
        let base = document.style(style).map(|style| style.text);
        let mut run = child(dx::Run::new());
        run.run_property = super::format::text(&number.format, base.as_ref());
        run
    };
    let instruction: fn(dx::Run) -> dx::Run = if number.thai {
        |run| run.add_instr_text(dx::InstrText::Unsupported(r" PAGE \* THAIARABIC ".into()))
    } else {
        |run| run.add_instr_text(dx::InstrText::Unsupported(" PAGE ".into()))
    };
    let mut runs = Vec::new();
    if !number.prefix.is_empty() {
        runs.extend(run(document, style, &number.prefix, &number.format));
    }
    runs.push(field(|run| run.add_field_char(dx::FieldCharType::Begin, false)));
    runs.push(field(instruction));
    runs.push(field(|run| run.add_field_char(dx::FieldCharType::Separate, false)));
    runs.extend(run(document, style, if number.thai { "๒" } else { "2" }, &number.format));
    runs.push(field(|run| run.add_field_char(dx::FieldCharType::End, false)));
    if !number.suffix.is_empty() {
        runs.extend(run(document, style, &number.suffix, &number.format));
    }
    runs
}

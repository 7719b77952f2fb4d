//! What stands outside the flow: page numbers, cues, secrecy marks.
//!
//! They take no room in the flow, so they are laid out on pages of their own
//! and put over the finished ones. All are artifacts: a screen reader passes
//! them, and they are no part of the text.

use serde_json::{Value, json};

use super::chunks::width;
use super::data::{Maker, pt};
use super::layout::{Flow, compile};
use super::line::{Line, Mark, Run};
use super::world::Job;
use crate::document::{BASELINE_SHARE, Document, PageStart, Pagination, Section, TextFormat};
use crate::error::Error;

/// A word and where it stands.
struct Note {
    kind: &'static str,
    text: String,
    format: TextFormat,
    /// Its left edge as a share of the free width between the margins: 0 left, 1 right.
    share: f64,
    /// Baseline from the page's top, in points.
    baseline: f64,
}

/// Pages that hold only what stands outside the flow; none if nothing does.
pub(super) fn pages(document: &Document, pagination: &Pagination) -> Result<Flow, Error> {
    let mut maker = Maker::new(document);
    let mut pages = Vec::with_capacity(pagination.pages.len());
    let mut any = false;
    let mut count = 0;
    for start in &pagination.pages {
        let Some(section) = document.sections.get(start.section) else { continue };
        let continues = section.running.number.as_ref().is_some_and(|number| number.continues);
        count = if start.number == 1 && !continues { 1 } else { count + 1 };
        let lines: Vec<Value> =
            notes(section, start, count).iter().map(|note| line(&mut maker, section, note)).collect();
        any |= !lines.is_empty();
        pages.push(json!({ "w": pt(section.page.width), "h": pt(section.page.height), "lines": lines }));
    }
    if !any {
        return Ok(Flow::default());
    }
    let input = maker.finish(json!({ "pages": pages }));
    Ok(Flow::set(&compile(Job::Running, &input.json, &[])?, input.marks))
}

/// What stands on a page that is the `count`th by its number.
fn notes(section: &Section, start: &PageStart, count: usize) -> Vec<Note> {
    let height = pt(section.page.height);
    let mut notes = Vec::new();
    if let Some(marks) = &section.running.marks {
        for (kind, baseline) in
            [("header", pt(marks.top_baseline)), ("footer", height - pt(marks.bottom_baseline))]
        {
            notes.push(Note { kind, text: marks.text.clone(), format: marks.format, share: 0.5, baseline });
        }
    }
    if let Some(number) = section.running.number.as_ref().filter(|_| count > 1) {
        notes.push(Note {
            kind: "page-number",
            text: format!("{}{}{}", number.prefix, digits(count, number.thai), number.suffix),
            format: number.format,
            share: 0.5,
            baseline: pt(number.baseline),
        });
    }
    if let (Some(cue), Some(text)) = (&section.running.cue, &start.cue) {
        notes.push(Note {
            kind: "pagination-other",
            text: text.clone(),
            format: cue.format,
            share: 1.0,
            baseline: pt(cue.top) + pt(cue.pitch) * BASELINE_SHARE,
        });
    }
    notes
}

fn line(maker: &mut Maker, section: &Section, note: &Note) -> Value {
    let page = &section.page;
    let natural = width(note.text.trim_end(), note.format);
    let x = pt(page.left) + (pt(page.text_width()) - natural) * note.share;
    let run = Run { x: 0.0, text: note.text.clone(), format: note.format, stretch: false };
    let line = Line { runs: vec![run], limit: pt(page.width - page.right) - x, ..Line::default() };
    let runs = maker.runs(&line);
    json!({ "kind": note.kind, "x": x, "y": note.baseline, "mark": maker.mark(Mark::Running(line)), "runs": runs })
}

/// A number in decimal digits, Thai or Arabic.
fn digits(number: usize, thai: bool) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(0xe50 + value)).unwrap_or(c);
    number.to_string().chars().map(|c| if thai { digit(c) } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_have_thai_digits() {
        assert_eq!(digits(120, true), "๑๒๐");
        assert_eq!(digits(12, false), "12");
    }
}

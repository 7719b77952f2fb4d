//! The form to the millimetre: head, emblem, classes, numbers and cues, measured in the PDF.
//!
//! The numbers are those of the form itself, not the profile's, so that a slip there shows too.

use saraban::document::StyleId;

use crate::page::{Held, Laid, Line, MM, Page, Set, laid, lay};
use crate::reading::solid;
use crate::wrapped;

/// Right margin of a page, in points.
fn right(page: &Page) -> f64 {
    page.width - 20.0 * MM
}

/// Middle of a page's text area, in points.
fn middle(page: &Page) -> f64 {
    f64::midpoint(30.0 * MM, right(page))
}

fn of(laid: &Laid, wanted: StyleId) -> Vec<Set<'_>> {
    laid.sets().into_iter().filter(|set| set.piece.paragraph.style == wanted).collect()
}

/// The glyphs of a label or a value on a line, by their weight.
fn part(line: &Line, bold: bool) -> Line {
    let glyphs: Vec<_> = line.glyphs.iter().filter(|glyph| glyph.is_bold() == bold).cloned().collect();
    Line {
        x0: glyphs.iter().map(|glyph| glyph.x0).fold(f64::MAX, f64::min),
        x1: glyphs.iter().map(|glyph| glyph.x1).fold(0.0, f64::max),
        glyphs,
        ..*line
    }
}

#[test]
fn paper_and_emblem_stand_in_their_place() {
    let mut held = Held::default();
    for laid in laid() {
        for (page, start) in laid.pages.iter().zip(&laid.rendered.typeset.pagination.pages) {
            let setup = &laid.rendered.document.sections[start.section].page;
            let (width, height) = if setup.width > setup.height { (297.0, 210.0) } else { (210.0, 297.0) };
            held.mm(&format!("{}: width", laid.name), page.width, width);
            held.mm(&format!("{}: height", laid.name), page.height, height);
        }
        let drawn = &laid.pages[0].outlines;
        held.is(&format!("{}: the emblem is drawn", laid.name), drawn.len() > 100);
        let least = |of: fn(&crate::page::Bounds) -> f64| drawn.iter().map(of).fold(f64::MAX, f64::min);
        let most = |of: fn(&crate::page::Bounds) -> f64| drawn.iter().map(of).fold(0.0, f64::max);
        let (top, bottom) = (least(|box_| box_.top), most(|box_| box_.bottom));
        held.mm(&format!("{}: emblem's left edge", laid.name), least(|box_| box_.x0), 30.0);
        let width = most(|box_| box_.x1) - least(|box_| box_.x0);
        held.mm(&format!("{}: emblem's width", laid.name), width, 15.0 * 872.3 / 942.0);
        held.mm(&format!("{}: emblem's upper edge", laid.name), top, 15.0);
        held.mm(&format!("{}: emblem's height", laid.name), bottom - top, 15.0);
        let later = laid.pages[1..].iter().all(|page| page.outlines.is_empty());
        held.is(&format!("{}: an emblem on a later page", laid.name), later);
    }
    held.end(30);
}

#[test]
fn heading_and_speed_class_stand_on_the_emblems_foot() {
    let mut held = Held::default();
    for laid in laid() {
        let titles = of(laid, StyleId::Title);
        let line = &titles[0].lines[0];
        let red = |glyph: &&crate::page::Glyph| glyph.color == [1.0, 0.0, 0.0];
        let (speed, heading): (Vec<_>, Vec<_>) = line.glyphs.iter().partition(red);
        held.mm(&format!("{}: heading's baseline", laid.name), line.baseline, 30.0);
        let centre = f64::midpoint(heading[0].x0, heading[heading.len() - 1].x1);
        held.mm(&format!("{}: heading's centre", laid.name), centre, middle(&laid.pages[0]) / MM);
        for glyph in heading {
            held.pt(&format!("{}: heading's size", laid.name), glyph.size, 29.0);
            held.is(&format!("{}: heading is bold", laid.name), glyph.is_bold());
        }
        if laid.name == "urgent-secret" {
            held.is(
                "ด่วนที่สุด is red",
                speed.iter().map(|glyph| glyph.text.as_str()).collect::<String>() == "ด่วนที่สุด",
            );
            held.mm("speed class starts right of the emblem", speed[0].x0, 30.0 + 13.89 + 2.0);
            speed.iter().for_each(|glyph| held.is("speed class is at least 32 pt", glyph.size > 31.95));
        }
    }
    held.end(100);
}

#[test]
fn labels_values_and_their_lines() {
    let mut held = Held::default();
    for laid in laid() {
        let fields = of(laid, StyleId::HeadField);
        assert_eq!(fields.len(), 3, "{}", laid.name);
        let lines: Vec<&Line> = fields.iter().flat_map(|set| &set.lines).collect();
        for pair in lines.windows(2) {
            held.pt(&format!("{}: pitch of the head", laid.name), pair[1].baseline - pair[0].baseline, 22.6);
        }
        for set in &fields {
            let (label, value) = (part(&set.lines[0], true), part(&set.lines[0], false));
            held.mm(&format!("{}: label's start", laid.name), label.x0, 30.0);
            label.glyphs.iter().for_each(|glyph| held.pt("label's size", glyph.size, 20.0));
            value.glyphs.iter().for_each(|glyph| held.pt("value's size", glyph.size, 16.0));
            if set.piece.text.starts_with("ที่") {
                continue;
            }
            held.mm(&format!("{}: gap before the value", laid.name), value.x0 - label.x1, 3.0);
            for line in &set.lines[1..] {
                held.mm(&format!("{}: hanging line", laid.name), line.x0, value.x0 / MM);
            }
        }
        date(laid, &fields, &mut held);
        let salutation = &of(laid, StyleId::Salutation)[0].lines[0];
        let above = lines[lines.len() - 1].baseline;
        // An exact line stands with 80 % of its height above the baseline.
        let wanted = 0.2 * 22.6 + 6.0 + 0.8 * 18.1;
        held.pt(&format!("{}: 6 pt before เรียน", laid.name), salutation.baseline - above, wanted);
        held.mm(&format!("{}: เรียน", laid.name), salutation.x0, 30.0);
    }
    held.end(100);
}

/// วันที่ starts under ข of the heading, its value after ม.
fn date(laid: &Laid, fields: &[Set<'_>], held: &mut Held) {
    let heading = &of(laid, StyleId::Title)[0].lines[0].glyphs.clone();
    let letter = |wanted: &str| heading.iter().find(|glyph| glyph.text == wanted).unwrap();
    let line = &fields[1].lines[0];
    let day = line.glyphs.iter().position(|glyph| glyph.text == "ว" && glyph.is_bold()).unwrap();
    held.mm(&format!("{}: วันที่", laid.name), line.glyphs[day].x0, letter("ข").x0 / MM);
    let value = line.glyphs[day..].iter().find(|glyph| !glyph.is_bold()).unwrap();
    // A day left blank takes 12 mm.
    let blank = if laid.name == "draft" { 12.0 } else { 0.0 };
    held.mm(&format!("{}: date", laid.name), value.x0, letter("ม").x1 / MM + blank);
}

/// The dots: on the baseline, up to the margin or to วันที่, on every line of the labelled fields; no rule
/// besides.
#[test]
fn dots_fill_the_labelled_lines() {
    let mut held = Held::default();
    for laid in laid().iter().chain(&lay(vec![("wrapped".to_owned(), wrapped::rendered())])) {
        let page = &laid.pages[0];
        let dots: Vec<_> = page.strokes.iter().filter(|stroke| stroke.period > 0.0).collect();
        let fields = of(laid, StyleId::HeadField);
        let lines = fields.iter().flat_map(|set| set.lines.iter().map(move |line| (set, line)));
        for (set, line) in lines {
            let here = || dots.iter().filter(|stroke| (stroke.top - line.baseline).abs() < 5.0);
            for stroke in here() {
                let foot = stroke.top + stroke.width / 2.0;
                held.mm(&format!("{}: dots' foot", laid.name), foot, line.baseline / MM);
                held.is("dots are level", (stroke.top - stroke.bottom).abs() < 0.01);
                held.pt("dots' distance", stroke.period, 3.1);
                let covers = |glyph: &&crate::page::Glyph| {
                    !solid(&glyph.text).is_empty() && glyph.x0 < stroke.x1 && glyph.x1 > stroke.x0
                };
                let covered = line.glyphs.iter().filter(covers).count();
                held.is(&format!("{}: dots run through a value", laid.name), covered == 0);
            }
            let end = here().map(|stroke| stroke.x1 + stroke.width / 2.0).fold(0.0, f64::max);
            if right(page) - line.x1 > 4.0 * MM {
                held.mm(&format!("{}: dots' end", laid.name), end, right(page) / MM);
            }
            if set.piece.text.starts_with("ที่") {
                let day = line.glyphs.iter().find(|glyph| glyph.text == "ว" && glyph.is_bold()).unwrap();
                let upto = here().map(|stroke| stroke.x1).filter(|x1| *x1 < day.x0).fold(0.0, f64::max);
                held.is(&format!("{}: dots before วันที่", laid.name), (0.0..5.0).contains(&(day.x0 - upto)));
            }
        }
        let foot = of(laid, StyleId::Salutation)[0].lines[0].baseline;
        let ruled = page.strokes.iter().filter(|stroke| stroke.period == 0.0 && stroke.top < foot);
        let boxed = page.boxes.iter().filter(|shape| shape.top < foot);
        held.is(&format!("{}: a rule under the head", laid.name), ruled.count() + boxed.count() == 0);
    }
    held.end(150);
}

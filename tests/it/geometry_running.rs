//! Page numbers, cues and secrecy marks, measured in the PDF.

use crate::page::{Glyph, Held, Laid, MM, Page, laid};
use crate::reading::solid;

/// All glyphs of one baseline.
struct Row {
    baseline: f64,
    text: String,
    x0: f64,
    x1: f64,
    red: bool,
    least_size: f64,
}

fn rows(page: &Page) -> Vec<Row> {
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().filter(|glyph| !solid(&glyph.text).is_empty()).collect();
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let rows = glyphs.chunk_by(|a, b| b.baseline - a.baseline < 0.5);
    rows.map(|row| Row {
        baseline: row[0].baseline,
        text: row.iter().map(|glyph| glyph.text.as_str()).collect(),
        x0: row.iter().map(|glyph| glyph.x0).fold(f64::MAX, f64::min),
        x1: row.iter().map(|glyph| glyph.x1).fold(0.0, f64::max),
        red: row.iter().all(|glyph| glyph.color == [1.0, 0.0, 0.0]),
        least_size: row.iter().map(|glyph| glyph.size).fold(f64::MAX, f64::min),
    })
    .collect()
}

fn middle_mm(page: &Page) -> f64 {
    f64::midpoint(30.0, page.width / MM - 20.0)
}

/// The section of each page and the page's number in it, counted here.
fn numbered(laid: &Laid) -> Vec<(usize, usize)> {
    let sections: Vec<usize> =
        laid.rendered.typeset.pagination.pages.iter().map(|page| page.section).collect();
    let number = |page: usize| sections[..=page].iter().filter(|section| **section == sections[page]).count();
    (0..sections.len()).map(|page| (sections[page], number(page))).collect()
}

#[test]
fn later_pages_carry_their_number() {
    let mut held = Held::default();
    for laid in laid() {
        for (page, (_, number)) in laid.pages.iter().zip(numbered(laid)) {
            let rows = rows(page);
            let is_number = |row: &&Row| {
                row.text.starts_with('-') && row.text.ends_with('-') && row.text.chars().count() < 6
            };
            let found: Vec<_> = rows.iter().filter(is_number).collect();
            if number == 1 {
                held.is(&format!("{}: a first page has a number", laid.name), found.is_empty());
                continue;
            }
            let wanted = format!("-{}-", saraban::thai::digits::to_thai(&number.to_string()));
            held.is(&format!("{}: no `{wanted}`", laid.name), found.len() == 1 && found[0].text == wanted);
            let Some(row) = found.first() else { continue };
            held.mm(&format!("{}: number's baseline", laid.name), row.baseline, 30.0);
            held.mm(
                &format!("{}: number's centre", laid.name),
                f64::midpoint(row.x0, row.x1),
                middle_mm(page),
            );
            // One blank line between the number and the text, which may open with up to 12 pt of space.
            let text = rows.iter().find(|other| other.baseline > row.baseline + 1.0).unwrap();
            let gap = text.baseline - row.baseline;
            held.is(&format!("{}: {gap} pt under the number", laid.name), (36.1..48.3).contains(&gap));
        }
    }
    held.end(40);
}

/// The cue tells the words that the next page of the section begins with.
#[test]
fn pages_that_continue_carry_a_cue() {
    let mut held = Held::default();
    for laid in laid() {
        let numbered = numbered(laid);
        for (index, page) in laid.pages.iter().enumerate() {
            let rows = rows(page);
            let cue: Vec<&Row> =
                rows.iter().filter(|row| row.text.starts_with('/') && row.text.ends_with("...")).collect();
            let goes_on = numbered.get(index + 1).is_some_and(|next| next.0 == numbered[index].0);
            held.is(&format!("{}: cue of page {}", laid.name, index + 1), cue.len() == usize::from(goes_on));
            let [cue] = cue[..] else { continue };
            held.mm(&format!("{}: cue's end", laid.name), cue.x1, page.width / MM - 20.0);
            let lowest = rows.iter().filter(|row| !row.red && row.text != cue.text).map(|row| row.baseline);
            held.is(&format!("{}: text below the cue", laid.name), lowest.fold(0.0, f64::max) < cue.baseline);
            // In the lower margin, 1 mm under the text area: the line's baseline is 80 % down.
            let wanted = page.height / MM - 20.0 + 1.0 + 0.8 * 18.1 / MM;
            held.mm(&format!("{}: cue's baseline", laid.name), cue.baseline, wanted);
            let words = cue.text.trim_start_matches('/').trim_end_matches("...");
            let next: String = laid.pages[index + 1].glyphs.iter().map(|glyph| solid(&glyph.text)).collect();
            let position = &laid.rendered.typeset.pagination.pages[index + 1].position;
            let first = &laid.rendered.document.sections[numbered[index].0].blocks[position.path[0]];
            // In a table the header stands first again.
            let in_table = matches!(first, saraban::document::Block::Table(_));
            let begins = if in_table { next.contains(words) } else { next.starts_with(words) };
            held.is(&format!("{}: `{}` but `{next}`", laid.name, cue.text), begins && !words.is_empty());
        }
    }
    held.end(50);
}

#[test]
fn secrecy_stands_red_at_the_top_and_bottom_of_every_page() {
    let mut held = Held::default();
    for laid in laid() {
        for page in &laid.pages {
            let marks: Vec<Row> = rows(page).into_iter().filter(|row| row.red && row.text == "ลับ").collect();
            if laid.name != "urgent-secret" {
                held.is(&format!("{} is not secret", laid.name), marks.is_empty());
                continue;
            }
            assert_eq!(marks.len(), 2, "{}", laid.name);
            held.mm("upper mark", marks[0].baseline, 12.0);
            held.mm("lower mark", page.height - marks[1].baseline, 12.0);
            for mark in marks {
                held.mm("mark's centre", f64::midpoint(mark.x0, mark.x1), middle_mm(page));
                held.is("marks are at least 32 pt", mark.least_size > 31.95);
            }
        }
    }
    held.end(20);
}

//! Margins, indents, pitch and signatures of the text, measured in the PDF.

use saraban::document::{Align, StyleId};

use crate::page::{Held, Laid, MM, Set, laid};

/// Where a style's first line starts, from the left margin in mm; further lines start at the margin.
fn first_line(style: StyleId) -> Option<f64> {
    Some(match style {
        StyleId::Body | StyleId::Heading | StyleId::Closing | StyleId::Endorsement => 25.0,
        StyleId::Item(level) => [25.0, 32.5, 42.5, 50.0, 57.5][usize::from(level) - 1],
        StyleId::EndorsementHeading => 0.0,
        _ => return None,
    })
}

/// The sets whose first line's indent is known, with it.
fn body(laid: &Laid) -> Vec<(Set<'_>, f64)> {
    let sets = laid.sets().into_iter();
    sets.filter_map(|set| Some((first_line(set.piece.paragraph.style)?, set)))
        .map(|(at, set)| (set, at))
        .collect()
}

fn label(laid: &Laid, set: &Set<'_>) -> String {
    format!("{}: {}…", laid.name, set.piece.text.chars().take(12).collect::<String>())
}

#[test]
fn lines_start_at_the_margin_or_their_indent() {
    let mut held = Held::default();
    for laid in laid() {
        for (set, indent) in body(laid) {
            for (index, line) in set.lines.iter().enumerate() {
                let indent = if index == 0 && set.piece.opens { indent } else { 0.0 };
                held.mm(&label(laid, &set), line.x0, 30.0 + indent);
                line.glyphs.iter().for_each(|glyph| held.pt(&label(laid, &set), glyph.size, 16.0));
            }
        }
    }
    held.end(100);
}

#[test]
fn distributed_lines_end_at_the_right_margin() {
    let mut held = Held::default();
    let mut full = 0;
    for laid in laid() {
        for (set, _) in body(laid) {
            for line in &set.lines {
                let margin = laid.pages[line.page].width / MM - 20.0;
                let inside = line.x1 / MM <= margin + 0.3;
                held.is(&format!("{} runs to {:.2} mm", label(laid, &set), line.x1 / MM), inside);
                if set.piece.paragraph.format.align == Align::ThaiDistribute && !line.natural {
                    held.mm(&label(laid, &set), line.x1, margin);
                    full += 1;
                }
            }
        }
        let bodies = laid.sets().into_iter().filter(|set| set.piece.paragraph.style == StyleId::Body);
        bodies.for_each(|set| {
            held.is("the body is distributed", set.piece.paragraph.format.align == Align::ThaiDistribute)
        });
    }
    assert!(laid().is_empty() || full >= 50, "only {full} full lines");
    held.end(100);
}

/// How far a mark may stand left of where its base ends, in points: 0.12 em of 16 pt.
const FARTHEST_MARK: f64 = 1.93;

/// The slack of a distributed line goes evenly between the clusters of a word, and none into one.
#[test]
fn slack_goes_evenly_between_clusters() {
    let mut held = Held::default();
    for laid in laid() {
        for (set, _) in body(laid) {
            for line in set.lines.iter().filter(|line| !line.natural) {
                // A mark may have moved left, out of the next letter's way; never right, away from its base.
                for pair in line.glyphs.windows(2).filter(|pair| is_mark(&pair[1].text)) {
                    let gap = pair[1].x0 - pair[0].x1;
                    let moved = (-FARTHEST_MARK..0.05).contains(&gap);
                    held.is(&format!("{}: {gap:.2} pt in a cluster", label(laid, &set)), moved);
                }
                let letters: Vec<_> = line.glyphs.iter().filter(|glyph| !is_mark(&glyph.text)).collect();
                let pairs = letters
                    .windows(2)
                    .filter(|pair| is_thai(&pair[0].text) && is_thai(&pair[1].text) && pair[1].text != "ำ");
                let gaps: Vec<f64> =
                    pairs.map(|pair| pair[1].x0 - pair[0].x1).filter(|gap| *gap < 3.0).collect();
                let spread =
                    gaps.iter().copied().fold(0.0, f64::max) - gaps.iter().copied().fold(f64::MAX, f64::min);
                held.is(
                    &format!("{}: gaps differ by {spread:.2} pt", label(laid, &set)),
                    gaps.is_empty() || spread <= 0.02,
                );
            }
        }
    }
    held.end(100);
}

fn is_mark(text: &str) -> bool {
    matches!(text.chars().next(), Some('\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'))
}

fn is_thai(text: &str) -> bool {
    matches!(text.chars().next(), Some('\u{E01}'..='\u{E4E}'))
}

/// Every line 18.1 pt under the one before it, and a part 6 pt lower.
#[test]
fn pitch_and_space_between_parts() {
    let mut held = Held::default();
    for laid in laid() {
        let all = laid.sets();
        for set in all.iter().filter(|set| first_line(set.piece.paragraph.style).is_some()) {
            for pair in set.lines.windows(2).filter(|pair| pair[0].page == pair[1].page) {
                held.pt(&label(laid, set), pair[1].baseline - pair[0].baseline, 18.1);
            }
        }
        for pair in all.windows(2) {
            let (above, below) = (pair[0].lines.last().unwrap(), &pair[1].lines[0]);
            let (upper, lower) = (pair[0].piece.paragraph, pair[1].piece.paragraph);
            let opens_part = matches!(lower.style, StyleId::Closing | StyleId::Heading)
                || matches!(upper.style, StyleId::Salutation | StyleId::HeadList)
                    && lower.style == StyleId::Body;
            let gap = below.baseline - above.baseline;
            // A table or picture may stand between.
            if opens_part && above.page == below.page && gap < 40.0 {
                held.pt(&format!("{}: part", label(laid, &pair[1])), gap, 18.1 + 6.0);
            }
        }
    }
    held.end(60);
}

/// The name four lines under what it signs; name and position on one axis throughout the memo.
#[test]
fn signatures_stand_on_one_axis() {
    let mut held = Held::default();
    for laid in laid() {
        let all = laid.sets();
        let mut axis = None;
        for (index, set) in
            all.iter().enumerate().filter(|(_, set)| set.piece.paragraph.style == StyleId::Signature)
        {
            let line = &set.lines[0];
            if set.piece.paragraph.format.align == Align::Center {
                let centre = f64::midpoint(line.x0, line.x1);
                held.mm(&format!("{}: axis", label(laid, set)), centre, *axis.get_or_insert(centre) / MM);
            }
            if set.piece.text.starts_with('(') {
                let above = all[..index].iter().rfind(|set| !is_rank(set)).unwrap();
                let last = above.lines.last().unwrap();
                held.is(&format!("{}: alone on its page", label(laid, set)), last.page == line.page);
                held.pt(
                    &format!("{}: four lines", label(laid, set)),
                    line.baseline - last.baseline,
                    4.0 * 18.1,
                );
            }
        }
        held.is(&format!("{}: no signature", laid.name), axis.is_some());
    }
    held.end(30);
}

/// A rank stands where the signature begins, between the room for it and the name.
fn is_rank(set: &Set<'_>) -> bool {
    set.piece.paragraph.style == StyleId::Signature && set.piece.paragraph.format.align == Align::Left
}

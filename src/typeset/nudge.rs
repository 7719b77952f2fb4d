//! Marks that would touch the next letter.
//!
//! ไ ใ โ reach to the left over the letter before them, and the face lets the
//! tone of แก้ไข run into them. Such marks move left until there is air; no
//! advance changes, so the line keeps its width.

use ttf_parser::GlyphId;
use typst::layout::{Abs, Em};
use typst::text::{Glyph, TextItem};

/// Air between a mark and the next letter, in em.
const AIR: f64 = 0.02;

/// The farthest a mark moves over its letter, in em; half the way to the middle of a narrow one.
const FARTHEST: f64 = 0.12;

/// Edges of a glyph's ink, in points from its origin on the baseline.
struct Ink {
    left: f64,
    right: f64,
    bottom: f64,
    top: f64,
}

impl Ink {
    fn of(item: &TextItem, glyph: &Glyph) -> Option<Self> {
        let bounds = item.font.ttf().glyph_bounding_box(GlyphId(glyph.id))?;
        let points = |units: i16| item.font.to_em(units).at(item.size).to_pt();
        let raised = glyph.y_offset.at(item.size).to_pt();
        Some(Self {
            left: points(bounds.x_min),
            right: points(bounds.x_max),
            bottom: points(bounds.y_min) + raised,
            top: points(bounds.y_max) + raised,
        })
    }
}

/// Moves the marks at the end of `item` away from the first glyph of what comes
/// next, `gap` points after it, if that glyph reaches over them. The two may
/// differ in face and size.
pub(super) fn make_room(item: &mut TextItem, next: (&TextItem, &Glyph), gap: f64) {
    let Some(letter) = Ink::of(next.0, next.1).filter(|ink| ink.left < 0.0 && !is_mark(next.0, next.1))
    else {
        return;
    };
    let size = item.size;
    let (air, farthest) = (AIR * size.to_pt(), FARTHEST * size.to_pt());
    let mut overlap: f64 = 0.0;
    // How far the marks lean out past their own letter, as italic ones do.
    let mut lean: f64 = 0.0;
    let mut after = gap;
    let mut count = 0;
    for glyph in item.glyphs.iter().rev().take_while(|glyph| is_mark(item, glyph)) {
        after += glyph.x_advance.at(size).to_pt();
        count += 1;
        let Some(mark) = Ink::of(item, glyph) else { continue };
        if mark.bottom < letter.top + air && mark.top > letter.bottom {
            let right = glyph.x_offset.at(size).to_pt() + mark.right;
            overlap = overlap.max(right + air - letter.left - after);
            lean = lean.max(right);
        }
    }
    let first = item.glyphs.len() - count;
    let shift = Em::from_abs(Abs::pt(overlap.min(farthest + lean)), size);
    for glyph in &mut item.glyphs[first..] {
        glyph.x_offset -= shift;
    }
}

/// Whether the face gives a glyph no width of its own.
fn is_mark(item: &TextItem, glyph: &Glyph) -> bool {
    item.font.ttf().glyph_hor_advance(GlyphId(glyph.id)) == Some(0)
}

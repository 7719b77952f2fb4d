//! Marks that would touch the next letter.
//!
//! ไ ใ โ reach to the left over the letter before them, and the face lets the
//! tone of แก้ไข run into them. Such marks move left until there is air; no
//! advance changes, so the line keeps its width.

use ttf_parser::GlyphId;
use typst::layout::Em;
use typst::text::{Glyph, TextItem};

/// Air between a mark and the next letter, in em.
const AIR: f64 = 0.02;

/// The farthest a mark moves, in em; half the way to the middle of a narrow letter.
const FARTHEST: f64 = 0.12;

/// Edges of a glyph's ink, in em from its origin.
struct Ink {
    left: f64,
    right: f64,
    bottom: f64,
    top: f64,
}

impl Ink {
    fn of(item: &TextItem, glyph: &Glyph) -> Option<Self> {
        let bounds = item.font.ttf().glyph_bounding_box(GlyphId(glyph.id))?;
        let em = |units: i16| item.font.to_em(units).get();
        Some(Self {
            left: em(bounds.x_min),
            right: em(bounds.x_max),
            bottom: em(bounds.y_min),
            top: em(bounds.y_max),
        })
    }
}

/// Moves the marks at the end of `item` away from the glyph that comes next, if
/// that one reaches over them.
pub(super) fn make_room(item: &mut TextItem, next: &Glyph) {
    let Some(letter) = Ink::of(item, next).filter(|ink| ink.left < 0.0 && !is_mark(item, next)) else {
        return;
    };
    let mut overlap: f64 = 0.0;
    let mut after = 0.0;
    let mut count = 0;
    for glyph in item.glyphs.iter().rev().take_while(|glyph| is_mark(item, glyph)) {
        after += glyph.x_advance.get();
        count += 1;
        let Some(mark) = Ink::of(item, glyph) else { continue };
        if mark.bottom < letter.top + AIR && mark.top > letter.bottom {
            overlap = overlap.max(glyph.x_offset.get() + mark.right + AIR - letter.left - after);
        }
    }
    let first = item.glyphs.len() - count;
    for glyph in &mut item.glyphs[first..] {
        glyph.x_offset -= Em::new(overlap.min(FARTHEST));
    }
}

/// Whether the face gives a glyph no width of its own.
fn is_mark(item: &TextItem, glyph: &Glyph) -> bool {
    item.font.ttf().glyph_hor_advance(GlyphId(glyph.id)) == Some(0)
}

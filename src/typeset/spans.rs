//! Letters with marks as one, for readers that judge by places.
//!
//! A mark has no width: where a line is drawn out, poppler takes it for a word's
//! end and gives `คุ ณธรรม` back. Glyphs that share a range of text are written
//! with that text beside them (`/ActualText`), which such readers take instead.
//! Others go by each glyph's own character, which the PDF learns where a glyph
//! stands first: there the glyphs stay apart.

use std::collections::HashSet;
use std::ops::Range;

use ttf_parser::GlyphId;
use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::text::{FontVariant, Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::chunks::clusters;
use super::drawing::Taken;

/// Distance from a cluster to the next, in em, from which poppler may see a blank.
const APART: f64 = 0.02;

/// Glyphs that have stood somewhere with their own character; the one family's faces differ in variant.
type Known = HashSet<(FontVariant, u16)>;

/// A document with its clusters joined, for a format that is written page by page.
pub(super) fn join_clusters(paged: &PagedDocument, drawings: &[Taken]) -> PagedDocument {
    let mut known = Known::new();
    let pages = paged.pages().iter();
    let pages = pages.map(|page| Page { frame: frame(&page.frame, &mut known, drawings), ..page.clone() });
    PagedDocument::new(pages.collect(), Document::info(paged).clone())
}

fn frame(frame_in: &Frame, known: &mut Known, drawings: &[Taken]) -> Frame {
    let mut out = Frame::new(frame_in.size(), frame_in.kind());
    if frame_in.has_baseline() {
        out.set_baseline(frame_in.baseline());
    }
    for (at, item) in frame_in.items() {
        let item = match item {
            FrameItem::Text(text) => FrameItem::Text(joined(text.clone(), known)),
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = frame(&group.frame, known, drawings);
                FrameItem::Group(group)
            }
            FrameItem::Image(image, size, span) => {
                let taken = drawings.iter().find_map(|drawing| drawing.instead_of(image));
                FrameItem::Image(taken.unwrap_or_else(|| image.clone()), *size, *span)
            }
            other => other.clone(),
        };
        out.push(*at, item);
    }
    out
}

fn joined(mut item: TextItem, known: &mut Known) -> TextItem {
    let ends: Vec<usize> = clusters(&item.text).chain([item.text.len()]).collect();
    let cluster = |glyph: &Glyph| ends.partition_point(|end| *end <= usize::from(glyph.range.start));
    let face = item.font.info().variant;
    let mut from = 0;
    while let Some(first) = item.glyphs.get(from).map(cluster) {
        let count = item.glyphs[from..].iter().take_while(|glyph| cluster(glyph) == first).count();
        let own = from..from + count;
        from = own.end;
        // Not a plain `all`: every glyph is noted.
        let unknown = own.clone().filter(|at| known.insert((face, item.glyphs[*at].id))).count();
        if unknown == 0 && is_apart(&item, own.end) {
            let whole = whole(&item.glyphs[own.clone()]);
            item.glyphs[own].iter_mut().for_each(|glyph| glyph.range = whole.clone());
        }
    }
    item
}

/// Whether the glyph at an index is a letter that stands apart from the one before it.
fn is_apart(item: &TextItem, index: usize) -> bool {
    let (Some(next), Some(before)) = (item.glyphs.get(index), item.glyphs.get(index - 1)) else {
        return false;
    };
    let own = item.font.ttf().glyph_hor_advance(GlyphId(before.id)).unwrap_or_default();
    let gap = (before.x_advance - before.x_offset).get() - item.font.to_em(own).get();
    gap > APART && item.text.get(next.range()) != Some(" ")
}

/// The text that all of some glyphs stand for.
fn whole(glyphs: &[Glyph]) -> Range<u16> {
    let start = glyphs.iter().map(|glyph| glyph.range.start).min().unwrap_or_default();
    let end = glyphs.iter().map(|glyph| glyph.range.end).max().unwrap_or_default();
    start..end
}

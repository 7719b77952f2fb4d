//! The text layer: which characters each glyph stands for.
//!
//! typst gives every glyph of a cluster the cluster's whole text, and readers
//! then return doubled or reordered marks. Here each glyph gets its own
//! character, in the order of the source, and the glue is gone.

use std::ops::Range;
use std::sync::LazyLock;

use typst::layout::{Abs, Em, FrameItem};
use typst::text::{Glyph, Lang, Region, TextItem};

use super::glue::unglued;
use super::nudge::make_room;
use super::setter::Piece;
use crate::font;

/// The language of every text, as typst writes it.
pub(super) static THAI: LazyLock<(Option<Lang>, Option<Region>)> =
    LazyLock::new(|| ("th".parse().ok(), "TH".parse().ok()));

/// Glyphs that cannot be told apart in the text they stand for.
pub(super) struct Cluster<'a> {
    /// Bytes of the run's text.
    pub(super) range: Range<usize>,
    glyphs: Vec<Own<'a>>,
}

/// A glyph with its own characters.
struct Own<'a> {
    glyph: &'a Glyph,
    item: &'a TextItem,
    range: Range<usize>,
    /// Left end of its origin within the cluster, in em.
    x: f64,
    /// Height of its origin above the baseline, in em.
    y: f64,
}

impl Cluster<'_> {
    /// Advance width, in points.
    pub(super) fn width(&self) -> f64 {
        self.glyphs.iter().map(|own| own.glyph.x_advance.at(own.item.size).to_pt()).sum()
    }

    /// Moves the marks at the end of `item`, which ends `gap` points before this, out of its way.
    pub(super) fn make_room(&self, item: &mut TextItem, gap: f64) {
        if let Some(first) = self.glyphs.first() {
            make_room(item, (first.item, first.glyph), gap);
        }
    }

    /// Its characters, if one of its glyphs is the font's empty box.
    pub(super) fn missing(&self, text: &str) -> Vec<char> {
        if self.glyphs.iter().all(|own| own.glyph.id != 0) {
            return Vec::new();
        }
        let chars = &text[self.range.clone()];
        let unknown: Vec<char> = chars.chars().filter(|c| !font::covers(*c)).collect();
        if unknown.is_empty() { chars.chars().take(1).collect() } else { unknown }
    }
}

/// The glyphs of a line in reading order.
pub(super) struct Shapes<'a> {
    pieces: &'a [Piece],
    piece: usize,
    glyph: usize,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(pieces: &'a [Piece]) -> Self {
        Self { pieces, piece: 0, glyph: 0 }
    }

    /// The next clusters, up to the length of `text`.
    pub(super) fn take(&mut self, text: &str) -> Vec<Cluster<'a>> {
        let mut clusters = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let Some((piece, glyphs)) = self.next() else { break };
            let Some(first) = glyphs.first() else { continue };
            let part = unglued(piece.item.text.get(first.range()).unwrap_or_default());
            let range = at..at + part.len();
            if !part.is_empty() && text.get(range.clone()) == Some(part.as_str()) {
                clusters.push(Cluster { range: range.clone(), glyphs: own(piece, glyphs, &part, at) });
                at = range.end;
            }
        }
        clusters
    }

    /// The next glyphs that share a range.
    fn next(&mut self) -> Option<(&'a Piece, &'a [Glyph])> {
        let mut piece = self.pieces.get(self.piece)?;
        while self.glyph >= piece.item.glyphs.len() {
            self.piece += 1;
            self.glyph = 0;
            piece = self.pieces.get(self.piece)?;
        }
        let rest = &piece.item.glyphs[self.glyph..];
        let count =
            rest.iter().take_while(|glyph| Some(&glyph.range) == rest.first().map(|g| &g.range)).count();
        self.glyph += count;
        Some((piece, &rest[..count]))
    }
}

/// Gives each glyph of a cluster its own characters, in the order of the source.
fn own<'a>(piece: &'a Piece, glyphs: &'a [Glyph], text: &str, base: usize) -> Vec<Own<'a>> {
    let raise = -piece.at.y.to_pt() / piece.item.size.to_pt();
    let ranges = assign(text, glyphs.len());
    let mut pen = 0.0;
    let mut out: Vec<Own> = Vec::with_capacity(glyphs.len());
    for (glyph, range) in glyphs.iter().zip(ranges) {
        out.push(Own {
            glyph,
            item: &piece.item,
            range: base + range.start..base + range.end,
            x: pen + glyph.x_offset.get(),
            y: raise + glyph.y_offset.get(),
        });
        pen += glyph.x_advance.get();
    }
    out.sort_by_key(|own| own.range.start);
    out
}

/// The characters of each of `count` glyphs, in the order a shaper puts them.
fn assign(text: &str, count: usize) -> Vec<Range<usize>> {
    let mut shaped: Vec<(Range<usize>, char)> =
        text.char_indices().map(|(at, c)| (at..at + c.len_utf8(), c)).collect();
    // Shapers order marks by their combining class, vowels below before tones.
    for marks in shaped.chunk_by_mut(|_, next| class(next.1) > 0) {
        if let Some((_, marks)) = marks.split_first_mut() {
            marks.sort_by_key(|(_, c)| class(*c));
        }
    }
    if shaped.len() + text.matches('ำ').count() == count {
        return decomposed(shaped);
    }
    match shaped.len() == count {
        true => shaped.into_iter().map(|(range, _)| range).collect(),
        // Cannot be told apart: all stand for the whole.
        false => vec![0..text.len(); count],
    }
}

/// ำ drawn as a ring, which stands before the tone mark, and an า.
fn decomposed(shaped: Vec<(Range<usize>, char)>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(shaped.len() + 1);
    for (index, (range, c)) in shaped.iter().enumerate() {
        if *c == 'ำ' {
            let tones = shaped[..index].iter().rev().take_while(|(_, c)| class(*c) == 107).count();
            ranges.insert(ranges.len() - tones, range.clone());
        }
        ranges.push(range.clone());
    }
    ranges
}

/// Canonical combining class of Thai marks; 0 for all else.
fn class(c: char) -> u8 {
    match c {
        '\u{e38}' | '\u{e39}' => 103,
        '\u{e3a}' => 9,
        '\u{e48}'..='\u{e4b}' => 107,
        _ => 0,
    }
}

/// Builds the text items of a run.
pub(super) struct Builder<'a> {
    text: &'a str,
    pen: f64,
    items: Vec<(f64, TextItem)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, pen: 0.0, items: Vec::new() }
    }

    /// Distance from the run's start to the pen, in points.
    pub(super) fn width(&self) -> f64 {
        self.pen
    }

    /// Moves the pen by `gap` points.
    pub(super) fn widen(&mut self, gap: f64) {
        self.pen += gap;
        if let Some((_, item)) = self.items.last_mut()
            && let Some(last) = item.glyphs.last_mut()
        {
            last.x_advance += Em::from_abs(Abs::pt(gap), item.size);
        }
    }

    /// Adds a cluster.
    pub(super) fn push(&mut self, cluster: &Cluster) {
        if let Some((_, item)) = self.items.last_mut() {
            cluster.make_room(item, 0.0);
        }
        let mut shift = 0.0;
        for own in &cluster.glyphs {
            let size = own.item.size;
            if self.items.last().is_none_or(|(_, item)| item.font != own.item.font) {
                let item =
                    TextItem { glyphs: Vec::new(), text: self.text.into(), ..language(own.item.clone()) };
                self.items.push((self.pen, item));
            }
            let Some((_, item)) = self.items.last_mut() else { return };
            item.glyphs.push(Glyph {
                x_offset: Em::new(own.x - shift),
                y_offset: Em::new(own.y),
                range: small(own.range.start)..small(own.range.end),
                ..own.glyph.clone()
            });
            shift += own.glyph.x_advance.get();
            self.pen += own.glyph.x_advance.at(size).to_pt();
        }
    }

    /// The items, each with its distance from the run's start.
    pub(super) fn finish(self) -> impl Iterator<Item = (f64, FrameItem)> {
        self.items.into_iter().map(|(x, item)| (x, FrameItem::Text(item)))
    }
}

/// Says that a text is Thai: the template says another language, for speed.
fn language(item: TextItem) -> TextItem {
    let (lang, region) = *THAI;
    TextItem { lang: lang.unwrap_or(item.lang), region, ..item }
}

/// A byte offset as typst stores it; a line is far shorter than its limit.
fn small(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(text: &str, count: usize) -> Vec<&str> {
        assign(text, count).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn every_mark_has_its_own_glyph() {
        assert_eq!(order("ที่", 3), ["ท", "ี", "่"]);
        assert_eq!(order("กำ", 2), ["ก", "ำ"]);
    }

    #[test]
    fn a_tone_typed_before_its_vowel_is_found() {
        assert_eq!(order("ก\u{e48}\u{e38}", 3), ["ก", "\u{e38}", "\u{e48}"]);
    }

    #[test]
    fn a_ring_and_its_aa_stand_for_one_letter() {
        assert_eq!(order("น้ำ", 4), ["น", "ำ", "้", "ำ"]);
        assert_eq!(order("น้ำ", 2), ["น้ำ", "น้ำ"]);
    }
}

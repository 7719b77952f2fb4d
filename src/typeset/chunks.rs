//! A paragraph's inlines as the pieces a line is filled with.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Inline, TextFormat};
use crate::font;
use crate::length::Length;
use crate::thai::words::{BreakKind, Breaker};

/// A paragraph's text as one string; a tab counts one byte, a line break one.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) text: String,
    /// Formats in order, each with the bytes it covers.
    spans: Vec<(Range<usize>, TextFormat)>,
}

/// A piece that stays on one line if it fits on one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chunk {
    /// Text, and the places inside it where it may be parted in need.
    Text(Range<usize>, Vec<usize>),
    /// A tab.
    Tab(usize),
    /// A line break.
    Break(usize),
}

impl Content {
    pub(super) fn new(inlines: &[Inline]) -> Self {
        let mut content = Self::default();
        for inline in inlines {
            match inline {
                Inline::Text(run) => {
                    let start = content.text.len();
                    content.text.push_str(&run.text);
                    content.spans.push((start..content.text.len(), run.format));
                }
                Inline::Tab => content.text.push('\t'),
                Inline::Break => content.text.push('\n'),
            }
        }
        content
    }

    /// The pieces between the places where a line may end. With `narrow`, the
    /// joints inside compounds count as such places.
    pub(super) fn chunks(&self, breaker: &Breaker, narrow: bool) -> Vec<Chunk> {
        let mut chunks = Vec::new();
        let mut start = 0;
        for piece in self.text.split_inclusive(['\t', '\n']) {
            let end = start + piece.len();
            let text = piece.trim_end_matches(['\t', '\n']);
            split(text, start, breaker, narrow, &mut chunks);
            match piece.as_bytes().last() {
                Some(b'\t') => chunks.push(Chunk::Tab(end - 1)),
                Some(b'\n') => chunks.push(Chunk::Break(end - 1)),
                _ => {}
            }
            start = end;
        }
        chunks
    }

    /// The parts of a range, each of one format.
    pub(super) fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (&str, TextFormat)> {
        self.spans.iter().filter_map(move |(span, format)| {
            let part = span.start.max(range.start)..span.end.min(range.end);
            (part.start < part.end).then(|| (&self.text[part], *format))
        })
    }

    /// Natural width of a range, in points.
    pub(super) fn width(&self, range: Range<usize>) -> f64 {
        self.parts(range).map(|(text, format)| width(text, format)).sum()
    }

    /// A range without the spaces at its end.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        range.start..range.start + self.text[range].trim_end_matches(' ').len()
    }
}

/// Natural width of a text, in points, the format's spacing after every cluster included.
pub(super) fn width(text: &str, format: TextFormat) -> f64 {
    let spaced = match format.spacing {
        Length::ZERO => Length::ZERO,
        spacing => spacing * text.graphemes(true).count() as i64,
    };
    (font::width(text, format.size, format.bold, format.italic) + spaced).to_pt()
}

/// Cuts text that starts at byte `start` of the paragraph into chunks.
fn split(text: &str, start: usize, breaker: &Breaker, narrow: bool, chunks: &mut Vec<Chunk>) {
    let mut from = 0;
    let mut joints = Vec::new();
    for place in breaker.opportunities(text) {
        if narrow || place.kind == BreakKind::Word {
            chunks.push(Chunk::Text(start + from..start + place.at, std::mem::take(&mut joints)));
            from = place.at;
        } else {
            joints.push(start + place.at);
        }
    }
    if from < text.len() {
        chunks.push(Chunk::Text(start + from..start + text.len(), joints));
    }
}

/// Byte offsets of the cluster joints inside a text.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = usize> {
    text.grapheme_indices(true).map(|(at, _)| at).skip(1)
}

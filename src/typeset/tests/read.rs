//! Reads finished pages: every text item and every stroke with its place.

use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;
use typst::visualize::Geometry;

use crate::document::Document;
use crate::typeset::{Typeset, typeset};

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// A text item on its page, in points.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) item: TextItem,
}

impl Word {
    pub(super) fn text(&self) -> &str {
        &self.item.text
    }

    /// Where its visible text ends.
    pub(super) fn end(&self) -> f64 {
        let ink = self.text().trim_end().len();
        let glyphs = self.item.glyphs.iter().filter(|glyph| glyph.range().start < ink);
        self.x + glyphs.map(|glyph| glyph.x_advance.at(self.item.size).to_pt()).sum::<f64>()
    }
}

/// A horizontal stroke.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) length: f64,
}

pub(super) struct PageText {
    pub(super) words: Vec<Word>,
    pub(super) strokes: Vec<Stroke>,
}

pub(super) fn set(document: &Document) -> Typeset {
    typeset(document).unwrap()
}

pub(super) fn page(typeset: &Typeset, index: usize) -> PageText {
    read_frame(&typeset.paged().pages()[index].frame)
}

pub(super) fn read_frame(frame: &Frame) -> PageText {
    let mut page = PageText { words: Vec::new(), strokes: Vec::new() };
    read(frame, Point::zero(), &mut page);
    page
}

impl PageText {
    /// The text item that starts with `text`.
    pub(super) fn word(&self, text: &str) -> &Word {
        self.words.iter().find(|word| word.text().starts_with(text)).unwrap_or_else(|| {
            panic!("no {text} in {:?}", self.words.iter().map(Word::text).collect::<Vec<_>>())
        })
    }

    /// All text, items joined.
    pub(super) fn text(&self) -> String {
        self.words.iter().map(Word::text).collect()
    }
}

fn read(frame: &Frame, origin: Point, page: &mut PageText) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Text(text) => {
                page.words.push(Word { x: at.x.to_pt(), y: at.y.to_pt(), item: text.clone() });
            }
            FrameItem::Shape(shape, _) => {
                if let Geometry::Line(to) = shape.geometry
                    && to.y.to_pt() == 0.0
                {
                    page.strokes.push(Stroke { x: at.x.to_pt(), y: at.y.to_pt(), length: to.x.to_pt() });
                }
            }
            FrameItem::Group(group) => read(&group.frame, at, page),
            _ => {}
        }
    }
}

//! Leaders and underlines: strokes, not letters, so that text read back from
//! the file holds no dots. The PDF exporter marks shapes as artifacts.

use std::ops::Range;

use typst::layout::{Abs, FrameItem, Point};
use typst::syntax::Span;
use typst::visualize::{Color, DashPattern, FixedStroke, Geometry, LineCap, Paint};

use crate::document::{Rgb, TextFormat};
use crate::font;

/// Distance between leader dots: the advance of the font's full stop at 16 pt.
const DOT_PITCH: f64 = 3.1;

/// Diameter of a leader dot: the font's full stop at 16 pt.
const DOT_SIZE: f64 = 0.95;

/// A dotted leader on the baseline. Dots stand on one grid in all lines, as in
/// a word processor, so that leaders under each other agree.
pub(super) fn dots(span: Range<f64>) -> Option<(Point, FrameItem)> {
    let radius = DOT_SIZE / 2.0;
    let first = ((span.start + radius) / DOT_PITCH).ceil() * DOT_PITCH;
    let count = ((span.end - radius - first) / DOT_PITCH).floor();
    if count < 1.0 {
        return None;
    }
    let dash = DashPattern { array: vec![Abs::pt(0.0), Abs::pt(DOT_PITCH)], phase: Abs::zero() };
    let stroke = FixedStroke {
        paint: Paint::Solid(Color::BLACK),
        thickness: Abs::pt(DOT_SIZE),
        cap: LineCap::Round,
        dash: Some(dash),
        ..FixedStroke::default()
    };
    // A hair longer than the last dot's place, so that rounding keeps the dot.
    let length = Abs::pt(count * DOT_PITCH + 0.01);
    let shape = Geometry::Line(Point::with_x(length)).stroked(stroke);
    Some((Point::new(Abs::pt(first), Abs::pt(-radius)), FrameItem::Shape(shape, Span::detached())))
}

/// The line under a text.
pub(super) fn underline(span: Range<f64>, format: TextFormat) -> Option<(Point, FrameItem)> {
    if span.end <= span.start {
        return None;
    }
    let (depth, thickness) = font::underline(format.size, format.bold, format.italic);
    let stroke = FixedStroke::from_pair(color(format.color), Abs::pt(thickness.to_pt()));
    let shape = Geometry::Line(Point::with_x(Abs::pt(span.end - span.start))).stroked(stroke);
    Some((Point::new(Abs::pt(span.start), Abs::pt(depth.to_pt())), FrameItem::Shape(shape, Span::detached())))
}

fn color(Rgb(r, g, b): Rgb) -> Color {
    Color::from_u8(r, g, b, 255)
}

//! Sets one line: shaped glyphs in, final text items out.
//!
//! Every text item carries its run's source text; places follow the line's
//! plan, and slack is spread over the gaps between clusters. typst's own
//! places are not used: the line was planned in `fill`.

use typst::layout::{FrameItem, Point};
use typst::text::TextItem;

use super::chunks::clusters;
use super::ink;
use super::justify::Slack;
use super::line::{Line, Run};
use super::textlayer::{Builder, Cluster, Shapes};
use crate::length::Length;

/// A shaped piece of the line, as typst left it; `at` is relative to the line's mark.
#[derive(Hash)]
pub(super) struct Piece {
    pub(super) at: Point,
    pub(super) item: TextItem,
}

/// A line that is set; places relative to the mark.
#[derive(Clone, Default)]
pub(super) struct SetLine {
    pub(super) items: Vec<(Point, FrameItem)>,
    /// Where its visible text ends, in points.
    pub(super) end: f64,
    /// Characters the font cannot show.
    pub(super) missing: Vec<char>,
}

/// Sets a line. Remembered: the lines of an unchanged paragraph are set as before.
#[comemo::memoize]
pub(super) fn set(line: &Line, pieces: &[Piece]) -> SetLine {
    let mut shapes = Shapes::new(pieces);
    let runs: Vec<(&Run, Vec<Cluster>)> = line.runs.iter().map(|run| (run, shapes.take(&run.text))).collect();
    let slack = Slack::of(line, &runs);
    let mut out = SetLine::default();
    out.items.extend(line.dots.iter().filter_map(|span| ink::dots(span.clone())));
    let mut base = 0;
    for (run, clusters) in &runs {
        let offset = run.stretch.then_some(base);
        set_run(run, clusters, &slack, offset, &mut out);
        base += if run.stretch { run.text.len() } else { 0 };
    }
    out
}

/// Where a run's own spacing stands: between its grapheme clusters, never inside one.
fn joints(run: &Run) -> Vec<usize> {
    if run.format.spacing == Length::ZERO { Vec::new() } else { clusters(&run.text).collect() }
}

/// Sets one run. `base` is its first byte within the stretchable text, if it is part of it.
fn set_run(run: &Run, shapes: &[Cluster], slack: &Slack, base: Option<usize>, out: &mut SetLine) {
    let start = run.x + base.map_or(0.0, |base| slack.before(base));
    // The run before, of another format, may end with a mark that this one reaches over.
    if let (Some((at, FrameItem::Text(before))), Some(first)) = (out.items.last_mut(), shapes.first()) {
        let end = (at.x + before.width()).to_pt();
        first.make_room(before, start - end);
    }
    let mut builder = Builder::new(&run.text);
    let ink = run.text.trim_end().len();
    let mut end = start;
    let spaced = joints(run);
    for cluster in shapes {
        out.missing.extend(cluster.missing(&run.text));
        if spaced.binary_search(&cluster.range.start).is_ok() {
            builder.widen(run.format.spacing.to_pt());
        }
        if cluster.range.start > 0 && base.is_some_and(|base| slack.is_joint(base + cluster.range.start)) {
            builder.widen(slack.gap);
        }
        builder.push(cluster);
        if cluster.range.start < ink {
            end = start + builder.width();
        }
    }
    out.end = out.end.max(end);
    if run.format.underline {
        out.items.extend(ink::underline(start..end, run.format));
    }
    out.items
        .extend(builder.finish().map(|(x, item)| (Point::with_x(typst::layout::Abs::pt(start + x)), item)));
}

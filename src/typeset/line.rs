//! [`Line`]: one line of a paragraph with all its places, before typst shapes it.
//!
//! Distances are points from the left edge of the line's container (the text
//! area or the cell's content box).

use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::document::{StyleId, TextFormat};

/// A line whose words, leaders and edges are decided.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// What is written, in reading order.
    pub(super) runs: Vec<Run>,
    /// Dotted leaders, each from one place to another on the baseline.
    pub(super) dots: Vec<Range<f64>>,
    /// Where the last stretchable character must end (กระจายแบบไทย); `None`: natural.
    pub(super) reach: Option<f64>,
    /// It stands in a narrow column, where filling the line would tear words apart.
    pub(super) narrow: bool,
    /// The right edge that text must not pass.
    pub(super) limit: f64,
    /// Bytes of the paragraph before this line (a tab or line break counts one).
    pub(super) offset: usize,
    /// Bytes of the paragraph up to the end of its text, if a leader fills the rest of the line.
    pub(super) filled: Option<usize>,
    /// A word had to be parted here to keep the line inside its edges.
    pub(super) forced: bool,
}

/// Text of one format at one place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Left edge.
    pub(super) x: f64,
    /// The text, with the spaces at the line's end.
    pub(super) text: String,
    /// Size, weight, colour.
    pub(super) format: TextFormat,
    /// Whether slack may be spread in it: it stands after the line's last tab.
    pub(super) stretch: bool,
}

impl Hash for Line {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { runs, dots, reach, narrow, limit, offset, filled, forced } = self;
        runs.hash(state);
        dots.iter().for_each(|span| [span.start.to_bits(), span.end.to_bits()].hash(state));
        reach.map(f64::to_bits).hash(state);
        (narrow, limit.to_bits(), offset, filled, forced).hash(state);
    }
}

impl Hash for Run {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.x.to_bits(), &self.text, self.format, self.stretch).hash(state);
    }
}

impl Line {
    /// The line's text, runs joined.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Where a thing of the flow stands in the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    /// Index of the section.
    pub(super) section: usize,
    /// Indices of the block, then inside it (see [`crate::document::Position`]).
    pub(super) path: Vec<usize>,
}

/// A thing of the flow that can be found again on the finished pages.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A section starts on this page.
    Section(usize),
    /// A picture.
    Picture(Place),
    /// A line of a paragraph.
    Line(Place, Spot, Line),
    /// A line outside the flow: page number, cue, secrecy mark.
    Running(Line),
}

/// A line's place within its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// The paragraph's style.
    pub(super) style: StyleId,
    /// The line's index, from 0.
    pub(super) index: usize,
    /// How many lines the paragraph has.
    pub(super) count: usize,
}

impl Mark {
    /// The line, if it is one.
    pub(super) fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(_, _, line) | Self::Running(line) => Some(line),
            Self::Section(_) | Self::Picture(_) => None,
        }
    }

    /// The place in the flow, if it has one.
    pub(super) fn place(&self) -> Option<&Place> {
        match self {
            Self::Line(place, ..) | Self::Picture(place) => Some(place),
            Self::Section(_) | Self::Running(_) => None,
        }
    }
}

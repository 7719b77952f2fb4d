//! Tab stops: where the text between tabs stands on one line.
//!
//! A line is a row of cells; every tab opens one. A cell's place follows from
//! the stop its tab reached and from the width of its own text.

use std::ops::Range;

use crate::document::{Leader, TabAlign, TabStop};
use crate::length::Length;

/// Distance of the stops that follow the last one set (Word's default, 1.27 cm).
const DEFAULT_STOP: f64 = 36.0;

/// Space between text and the leader's first or last dot.
const LEADER_GAP: f64 = 1.5;

/// The shortest rest of a line that is filled, in points (1 mm). In a word processor a
/// tab that finds less room may open a line of its own.
const LEAST_REST: f64 = 2.83;

/// Text between two tabs.
#[derive(Debug, Clone)]
struct Cell {
    stop: Option<TabStop>,
    /// Width with the spaces at its end, and without them.
    width: f64,
    ink: f64,
}

/// The cells of one line.
#[derive(Debug, Clone)]
pub(super) struct Cells<'a> {
    stops: &'a [TabStop],
    start: f64,
    cells: Vec<Cell>,
}

impl<'a> Cells<'a> {
    /// A line that starts at `start`, with one empty cell.
    pub(super) fn new(stops: &'a [TabStop], start: f64) -> Self {
        Self { stops, start, cells: vec![Cell { stop: None, width: 0.0, ink: 0.0 }] }
    }

    /// Adds text to the last cell: its whole width and its width without the spaces at its end.
    pub(super) fn push(&mut self, width: f64, ink: f64) {
        if let Some(cell) = self.cells.last_mut() {
            cell.ink = if ink > 0.0 { cell.width + ink } else { cell.ink };
            cell.width += width;
        }
    }

    /// Opens a cell at the next stop to the right of the text so far.
    pub(super) fn tab(&mut self) {
        let here = self.end();
        let next = self.stops.iter().find(|stop| stop.at.to_pt() > here + 0.01).copied();
        let default = || TabStop {
            at: Length::pt(((here / DEFAULT_STOP).floor() + 1.0) * DEFAULT_STOP),
            align: TabAlign::Left,
            leader: Leader::None,
        };
        self.cells.push(Cell { stop: Some(next.unwrap_or_else(default)), width: 0.0, ink: 0.0 });
    }

    /// Goes on to the next stop so that its leader fills the line; not if that is
    /// past the line's right edge or hardly farther than the text.
    pub(super) fn fill(&mut self, limit: f64) -> bool {
        let mut filled = self.clone();
        filled.tab();
        let fits = filled.ink_end() <= limit && filled.ink_end() - self.end() >= LEAST_REST;
        if fits {
            *self = filled;
        }
        fits
    }

    /// Index of the last cell.
    pub(super) fn last(&self) -> usize {
        self.cells.len() - 1
    }

    /// Left edge of every cell.
    pub(super) fn places(&self) -> Vec<f64> {
        let mut end = self.start;
        let mut places = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            let x = match cell.stop {
                None => end,
                Some(stop) => stand(stop, end, cell.ink),
            };
            places.push(x);
            end = x + cell.width;
        }
        places
    }

    /// Where the text ends, spaces included.
    fn end(&self) -> f64 {
        self.edge(|cell| cell.width)
    }

    /// Where the text ends, without the spaces at its end.
    pub(super) fn ink_end(&self) -> f64 {
        self.edge(|cell| cell.ink)
    }

    fn edge(&self, width: impl Fn(&Cell) -> f64) -> f64 {
        match (self.places().last(), self.cells.last()) {
            (Some(x), Some(cell)) => x + width(cell),
            _ => self.start,
        }
    }

    /// The spans that leaders fill.
    pub(super) fn leaders(&self) -> Vec<Range<f64>> {
        let places = self.places();
        let mut spans = Vec::new();
        for (index, cell) in self.cells.iter().enumerate().skip(1) {
            if cell.stop.is_none_or(|stop| stop.leader == Leader::None) {
                continue;
            }
            let before = &self.cells[index - 1];
            let from = places[index - 1] + before.ink + if before.ink > 0.0 { LEADER_GAP } else { 0.0 };
            let to = places[index] - if cell.ink > 0.0 { LEADER_GAP } else { 0.0 };
            if to > from {
                spans.push(from..to);
            }
        }
        spans
    }
}

/// Left edge of a text of width `ink` at a stop, never left of `end`.
fn stand(stop: TabStop, end: f64, ink: f64) -> f64 {
    let at = stop.at.to_pt();
    let x = match stop.align {
        TabAlign::Left => at,
        TabAlign::Center => at - ink / 2.0,
        TabAlign::Right => at - ink,
    };
    x.max(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(at: f64, align: TabAlign, leader: Leader) -> TabStop {
        TabStop { at: Length::pt(at), align, leader }
    }

    #[test]
    fn leader_fills_the_rest_of_the_line() {
        let stops = [stop(400.0, TabAlign::Right, Leader::Dots)];
        let mut cells = Cells::new(&stops, 0.0);
        cells.push(103.0, 100.0);
        cells.tab();
        assert_eq!(cells.leaders(), [100.0 + LEADER_GAP..400.0]);
        assert_eq!(cells.ink_end(), 400.0);
    }

    #[test]
    fn a_line_with_hardly_a_rest_is_not_filled() {
        let stops = [stop(400.0, TabAlign::Right, Leader::Dots)];
        for (width, filled) in [(0.0, true), (396.0, true), (398.0, false), (403.0, false)] {
            let mut cells = Cells::new(&stops, 0.0);
            cells.push(width, width.min(399.0));
            assert_eq!(cells.fill(400.0), filled, "{width}");
            assert_eq!(cells.last(), usize::from(filled), "{width}");
        }
    }

    #[test]
    fn left_stop_holds_its_place_and_a_passed_one_is_skipped() {
        let stops = [stop(200.0, TabAlign::Left, Leader::Dots), stop(400.0, TabAlign::Right, Leader::None)];
        let mut cells = Cells::new(&stops, 0.0);
        cells.push(50.0, 50.0);
        cells.tab();
        cells.push(30.0, 30.0);
        assert_eq!(cells.places(), [0.0, 200.0]);
        let mut long = Cells::new(&stops, 0.0);
        long.push(210.0, 210.0);
        long.tab();
        long.push(30.0, 30.0);
        assert_eq!(long.places(), [0.0, 370.0]);
    }

    #[test]
    fn default_stops_follow_the_last_one() {
        let mut cells = Cells::new(&[], 0.0);
        cells.push(40.0, 40.0);
        cells.tab();
        assert_eq!(cells.places(), [0.0, 72.0]);
    }
}

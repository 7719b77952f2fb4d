//! [`Printed`]: where the texts of the flow stand on the pages, so that a place on a page leads back to
//! what was written.

use super::line::Mark;
use super::paginate::Found;

/// A stretch of one format on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// Index of the page.
    pub page: usize,
    /// Left edge, in points from the page's.
    pub x: f64,
    /// Baseline, in points from the page's top.
    pub y: f64,
    /// Up to the next stretch or the edge of the line, in points.
    pub width: f64,
    /// Font size, in points.
    pub size: f64,
    /// What stands there, as it is printed.
    pub text: String,
}

/// The texts of all lines that were found, in reading order.
pub(super) fn texts(marks: &[Mark], found: &[Found]) -> Vec<Printed> {
    let mut printed = Vec::new();
    for place in found {
        let Some(Mark::Line(_, _, line)) = marks.get(place.mark) else { continue };
        let ends = line.runs.iter().skip(1).map(|run| run.x).chain([line.reach.unwrap_or(line.limit)]);
        for (run, end) in line.runs.iter().zip(ends) {
            printed.push(Printed {
                page: place.page,
                x: place.x + run.x,
                y: place.y,
                width: end - run.x,
                size: run.format.size.to_pt(),
                text: run.text.clone(),
            });
        }
    }
    printed
}

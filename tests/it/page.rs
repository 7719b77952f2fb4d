//! Positions read back from a PDF by pdfplumber: glyphs, strokes and drawn outlines of each page.
//!
//! Lengths are in points from the page's upper left corner.

use std::path::Path;
use std::sync::LazyLock;

use saraban::Rendered;
use serde::Deserialize;

use crate::outside;
use crate::reading::{Piece, breaks, name, pieces, render, samples, solid};

/// Points to a millimetre.
pub(crate) const MM: f64 = 72.0 / 25.4;

#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) strokes: Vec<Stroke>,
    pub(crate) boxes: Vec<Bounds>,
    pub(crate) outlines: Vec<Bounds>,
}

/// A glyph: its origin, the end of its advance, its baseline.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Glyph {
    pub(crate) text: String,
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) baseline: f64,
    pub(crate) size: f64,
    pub(crate) font: String,
    pub(crate) color: Vec<f64>,
}

impl Glyph {
    pub(crate) fn is_bold(&self) -> bool {
        self.font.ends_with("-Bold")
    }
}

/// A straight stroke; `x1` of a dotted one is its last dot's centre, `period` from dot to dot.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Stroke {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) width: f64,
    pub(crate) period: f64,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Bounds {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// A memo and what its PDF's pages hold.
pub(crate) struct Laid {
    pub(crate) name: String,
    pub(crate) rendered: Rendered,
    pub(crate) pages: Vec<Page>,
}

/// The samples, read once for all tests; none without pdfplumber.
pub(crate) fn laid() -> &'static [Laid] {
    static LAID: LazyLock<Vec<Laid>> =
        LazyLock::new(|| lay(samples().iter().map(|path| (name(path), render(path))).collect()));
    &LAID
}

/// Positions in the PDFs of these memos.
pub(crate) fn lay(memos: Vec<(String, Rendered)>) -> Vec<Laid> {
    let folder = tempfile::tempdir().unwrap();
    let pdfs = memos.iter().map(|(name, rendered)| {
        outside::file(&folder, &format!("{name}.pdf"), &rendered.pdf(&Default::default()).unwrap())
    });
    let Some(read) = read(&pdfs.collect::<Vec<_>>()) else { return Vec::new() };
    memos.into_iter().zip(read).map(|((name, rendered), pages)| Laid { name, rendered, pages }).collect()
}

pub(crate) fn read(pdfs: &[impl AsRef<Path>]) -> Option<Vec<Vec<Page>>> {
    let mut python = outside::python("readers.py")?;
    let files = pdfs.iter().map(AsRef::as_ref);
    Some(serde_json::from_str(&outside::output(python.arg("layout").args(files))).unwrap())
}

/// A line of a paragraph as it stands on a page.
#[derive(Debug)]
pub(crate) struct Line {
    /// Index of the page in the file.
    pub(crate) page: usize,
    pub(crate) baseline: f64,
    /// Where its text starts and ends, blanks at its end aside.
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) glyphs: Vec<Glyph>,
    /// The writer or the paragraph's end ends it, not the margin.
    pub(crate) natural: bool,
}

/// A paragraph, or its half, with its lines.
pub(crate) struct Set<'a> {
    pub(crate) piece: Piece<'a>,
    pub(crate) lines: Vec<Line>,
}

impl Laid {
    /// All paragraphs outside tables in reading order, each found in the pages' glyphs.
    pub(crate) fn sets(&self) -> Vec<Set<'_>> {
        let mut glyphs = Vec::new();
        for (page, content) in self.pages.iter().enumerate() {
            glyphs.extend(
                content
                    .glyphs
                    .iter()
                    .filter(|glyph| !solid(&glyph.text).is_empty())
                    .map(|glyph| (page, glyph)),
            );
        }
        // Byte offset in the text of all glyphs where each glyph starts.
        let mut text = String::new();
        let mut starts = Vec::new();
        for (_, glyph) in &glyphs {
            starts.push(text.len());
            text.push_str(&solid(&glyph.text));
        }
        let mut from = 0;
        let mut sets = Vec::new();
        for piece in pieces(&self.rendered).into_iter().filter(|piece| !piece.in_table) {
            let found = text[from..].find(&piece.text);
            assert!(found.is_some(), "{}: no `{}`", self.name, piece.text);
            let start = from + found.unwrap();
            from = start + piece.text.len();
            let first = starts.partition_point(|at| *at < start);
            let after = starts.partition_point(|at| *at < from);
            let lines = lines(&glyphs[first..after], &piece);
            sets.push(Set { piece, lines });
        }
        sets
    }
}

/// Glyphs of one paragraph as lines: a new one where the baseline changes.
fn lines(glyphs: &[(usize, &Glyph)], piece: &Piece<'_>) -> Vec<Line> {
    let asked = if piece.opens { breaks(piece.paragraph) } else { Vec::new() };
    let same =
        |a: &(usize, &Glyph), b: &(usize, &Glyph)| a.0 == b.0 && (a.1.baseline - b.1.baseline).abs() < 0.5;
    let mut before = 0;
    let mut lines: Vec<Line> = Vec::new();
    for run in glyphs.chunk_by(same) {
        before += run.iter().map(|(_, glyph)| solid(&glyph.text).chars().count()).sum::<usize>();
        lines.push(Line {
            page: run[0].0,
            baseline: run[0].1.baseline,
            x0: run.iter().map(|(_, glyph)| glyph.x0).fold(f64::MAX, f64::min),
            x1: run.iter().map(|(_, glyph)| glyph.x1).fold(0.0, f64::max),
            glyphs: run.iter().map(|(_, glyph)| (*glyph).clone()).collect(),
            natural: asked.contains(&before),
        });
    }
    if let (true, Some(last)) = (piece.ends, lines.last_mut()) {
        last.natural = true;
    }
    lines
}

/// Collects what is out of place, so that one run tells all of it.
#[derive(Default)]
pub(crate) struct Held {
    wrong: Vec<String>,
    count: usize,
}

impl Held {
    /// A place or distance within 0.3 mm: found in points, wanted in millimetres.
    pub(crate) fn mm(&mut self, what: &str, found: f64, wanted: f64) {
        self.within(what, found / MM, wanted, 0.3, "mm");
    }

    /// A size or pitch within 0.1 pt.
    pub(crate) fn pt(&mut self, what: &str, found: f64, wanted: f64) {
        self.within(what, found, wanted, 0.1, "pt");
    }

    pub(crate) fn is(&mut self, what: &str, true_of_it: bool) {
        self.count += 1;
        if !true_of_it {
            self.wrong.push(what.to_owned());
        }
    }

    fn within(&mut self, what: &str, found: f64, wanted: f64, most: f64, unit: &str) {
        let text = format!("{what}: {found:.2} {unit}, not {wanted:.2}");
        self.is(&text, (found - wanted).abs() <= most);
    }

    /// Ends the test: at least so many things were looked at, and all are right.
    pub(crate) fn end(self, least: usize) {
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
        assert!(laid().is_empty() || self.count >= least, "only {} checks", self.count);
    }
}

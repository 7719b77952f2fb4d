//! Which text of the memo stands where on the pages, so that a click finds its field.
//!
//! The pages know nothing of the memo. Both are read in the same order: each printed stretch is looked for
//! in the memo's texts from where the last was found, digits, brackets and spaces apart.

use saraban::draft::{Draft, Passage};
use saraban::thai::digits::Digits;
use saraban::typeset::Printed;
use serde::Serialize;

use super::sheet::Units;

/// A box on a page, in points, and the text of the memo that stands there.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Spot {
    page: usize,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    from: usize,
    to: usize,
}

/// The letters of all texts of a memo, and where each was typed.
#[derive(Default)]
struct Stream {
    letters: Vec<char>,
    /// For each letter the bytes of the source.
    typed: Vec<(usize, usize)>,
}

impl Stream {
    fn push(&mut self, passage: &Passage) {
        for (at, c) in passage.text.char_indices().filter_map(|(at, c)| Some((at, plain(c)?))) {
            let source = passage.source(at..at + passage.text[at..].chars().next().map_or(0, char::len_utf8));
            self.letters.push(c);
            self.typed.push((source.start, source.end));
        }
    }

    fn push_whole(&mut self, text: &str, range: &std::ops::Range<usize>) {
        for c in text.chars().filter_map(plain) {
            self.letters.push(c);
            self.typed.push((range.start, range.end));
        }
    }

    /// Where some letters stand, the first place after `from` before all others.
    fn find(&self, wanted: &[char], from: usize) -> Option<usize> {
        let find = |start: usize, end: usize| {
            let here = self.letters.get(start..end)?;
            here.windows(wanted.len()).position(|window| window == wanted).map(|at| start + at)
        };
        find(from, self.letters.len()).or_else(|| find(0, self.letters.len()))
    }
}

/// The boxes of all stretches that could be found.
pub(super) fn spots(printed: &[Printed], draft: &Draft, units: &Units) -> Vec<Spot> {
    let stream = stream(draft);
    let mut from = 0;
    let mut spots = Vec::new();
    for stretch in printed {
        // What comes before a first space may be a number or a label the program has put there.
        let parts = [Some(stretch.text.as_str()), stretch.text.split_once(' ').map(|(_, rest)| rest)];
        let found = parts.into_iter().flatten().find_map(|part| {
            let letters: Vec<char> = part.chars().filter_map(plain).collect();
            if letters.is_empty() {
                return None;
            }
            let at = stream.find(&letters, from)?;
            // A short stretch that stands far off is likelier to be another.
            (letters.len() > 2 || (from..from + 40).contains(&at)).then_some((at, at + letters.len()))
        });
        let Some((start, end)) = found else { continue };
        from = end;
        let (first, last) = (stream.typed[start].0, stream.typed[end - 1].1);
        if stretch.width > 0.0 {
            spots.push(Spot {
                page: stretch.page,
                x: round(stretch.x),
                y: round(stretch.y - 0.85 * stretch.size),
                width: round(stretch.width),
                height: round(1.15 * stretch.size),
                from: units.at(first.min(last)),
                to: units.at(last.max(first)),
            });
        }
    }
    spots
}

fn stream(draft: &Draft) -> Stream {
    let mut stream = Stream::default();
    let date = draft.date.as_ref();
    for passage in &draft.passages {
        match date.filter(|date| date.range == passage.range) {
            Some(date) => stream.push_whole(&date.value.long(Digits::Thai, " "), &date.range),
            None => stream.push(passage),
        }
    }
    stream
}

/// A letter as it is compared; none for what is set or left out on the way to the page.
fn plain(c: char) -> Option<char> {
    match c {
        '๐'..='๙' => char::from_digit(c as u32 - '๐' as u32, 10),
        '(' | ')' | '[' | ']' | '\u{200b}' | '\u{2060}' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

fn round(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}

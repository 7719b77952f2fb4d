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

    /// Where some letters stand from `from` on. The fewer they are, the nearer they must be: a label that
    /// the form prints may stand in any text. What is long enough to be itself may also stand before.
    fn find(&self, wanted: &[char], from: usize) -> Option<usize> {
        let near = match wanted.len() {
            0 => return None,
            1..=3 => 40,
            4..=7 => 400,
            8..=15 => 4000,
            _ => self.letters.len(),
        };
        let find = |start: usize, end: usize| {
            let here = self.letters.get(start..end.min(self.letters.len()))?;
            here.windows(wanted.len()).position(|window| window == wanted).map(|at| start + at)
        };
        let before = || if wanted.len() > 7 { find(from.saturating_sub(near), from) } else { None };
        find(from, from + near + wanted.len()).or_else(before)
    }
}

/// The boxes of all stretches that could be found.
pub(super) fn spots(printed: &[Printed], draft: &Draft, units: &Units) -> Vec<Spot> {
    let stream = stream(draft);
    let mut from = 0;
    let mut spots = Vec::new();
    for stretch in printed.iter().filter(|stretch| stretch.width > 0.0) {
        let long = stretch.text.trim_end().chars().count().max(1) as f64;
        for found in parts(&stretch.text, &stream, &mut from) {
            let (first, last) = (stream.typed[found.letters.0].0, stream.typed[found.letters.1 - 1].1);
            spots.push(Spot {
                page: stretch.page,
                x: round(stretch.x + stretch.width * found.chars.0 as f64 / long),
                y: round(stretch.y - 0.85 * stretch.size),
                width: round(stretch.width * (found.chars.1 - found.chars.0) as f64 / long),
                height: round(1.15 * stretch.size),
                from: units.at(first.min(last)),
                to: units.at(last.max(first)),
            });
        }
    }
    spots
}

/// A part of a printed stretch that was found.
struct Found {
    /// Its characters in the stretch: first, and one past the last.
    chars: (usize, usize),
    /// The same in the letters of the memo.
    letters: (usize, usize),
}

/// The parts of a stretch that stand in the memo: all of it, or else as many of its words in a row as do,
/// again and again. Numbers and labels that the form puts there are passed over.
fn parts(text: &str, stream: &Stream, from: &mut usize) -> Vec<Found> {
    let words: Vec<(usize, &str)> = words(text);
    let mut parts = Vec::new();
    let mut first = 0;
    while first < words.len() {
        let found = (first + 1..=words.len()).rev().find_map(|end| {
            let letters: Vec<char> =
                words[first..end].iter().flat_map(|(_, word)| word.chars()).filter_map(plain).collect();
            let at = stream.find(&letters, *from)?;
            let (last, word) = words[end - 1];
            let chars = (words[first].0, last + word.chars().count());
            Some((end, Found { chars, letters: (at, at + letters.len()) }))
        });
        first += 1;
        if let Some((end, found)) = found {
            *from = found.letters.1;
            parts.push(found);
            first = end;
        }
    }
    parts
}

/// The words between spaces, each with the characters before it.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut chars = 0;
    for part in text.split(' ') {
        if !part.trim().is_empty() {
            words.push((chars, part));
        }
        chars += part.chars().count() + 1;
    }
    words
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

#[cfg(test)]
mod tests {
    use saraban::input::Folder;
    use saraban::rules::Options;

    use super::*;

    #[test]
    fn most_of_a_memo_is_found_where_it_was_typed() {
        let text = include_str!("../../samples/integrity-report.json");
        let (checked, draft) =
            saraban::review_draft("m", text.as_bytes(), &Folder::new("."), &Options::errors());
        let rendered = saraban::render(&checked.memo.unwrap(), &Default::default(), None).unwrap();
        let units = Units::of(text);
        let spots = spots(&rendered.typeset.printed, &draft, &units);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let typed = |spot: &Spot| String::from_utf16(&utf16[spot.from..spot.to]).unwrap();
        let firsts: Vec<String> = spots.iter().take(7).map(typed).collect();
        assert_eq!(firsts[0], "สำนักปลัด องค์การบริหารส่วนตำบลห้วยยางขาม");
        assert_eq!(firsts[1], "๐๕๔ - ๔๒๐๖๗๖");
        assert_eq!(firsts[3..5], ["พย 76101/057", "\"2022-04-10\""]);
        let lines = rendered.typeset.printed.iter().filter(|line| line.text.chars().count() > 12);
        let (mut all, mut found) = (0, 0);
        for line in lines {
            all += 1;
            let here =
                |spot: &&Spot| spot.page == line.page && (spot.y - (line.y - 0.85 * line.size)).abs() < 0.1;
            found += usize::from(spots.iter().filter(here).any(|spot| (spot.x - line.x).abs() < line.width));
        }
        assert!(found * 100 >= all * 97, "{found} of {all} lines");
    }
}

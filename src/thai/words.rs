//! Where a line of Thai may break: a cheapest path over a dictionary, then the rules of official typing.
//!
//! Thai writes no spaces between words, so a layout engine needs to be told. The general dictionaries
//! cut official words (คุณ|ธรรม, ปีงบ|ประมาณ); here a list of official words, the words of the document
//! and word frequencies decide. Pure functions: no layout, no fonts, no hyphens.

mod glue;
mod lexicon;
mod lists;
mod names;
mod pack;
mod path;
mod reading;
#[cfg(test)]
mod tests;
mod token;

use unicode_segmentation::GraphemeCursor;

pub use reading::{Word, is_word, stands_alone, words};

use glue::Line;
use lexicon::Lexicon;
use names::Hold;
use pack::code;
use token::{Kind, LETTER_BYTES, Token};

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// Byte offset of the first character of the next line: on a grapheme-cluster boundary, inside the
    /// text, never before a space (spaces stay at the end of the line they follow).
    pub at: usize,
    /// How readily.
    pub kind: BreakKind,
}

/// How readily a line may end at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakKind {
    /// Between words: any line.
    Word,
    /// At a joint inside a compound (องค์การ|บริหาร|ส่วน|ตำบล), before a surname, inside a long address:
    /// only in a narrow column, where the whole would not fit.
    Part,
}

/// Finds the places where lines may end. Building one is cheap (the dictionary is in the binary);
/// it is immutable and can be shared between threads.
#[derive(Debug)]
pub struct Breaker {
    /// What it was made of: two of the same break alike.
    keep: Vec<String>,
    lexicon: Lexicon,
    phrases: Vec<String>,
}

/// Words with more clusters than this get joints where they are rows of shorter words.
const SHORT_WORD: usize = 7;

/// Unknown stretches with more clusters than this get joints at likely starts of syllables.
const SHORT_UNKNOWN: usize = 12;

impl std::hash::Hash for Breaker {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.keep.hash(state);
    }
}

impl Breaker {
    /// Keeps the words and phrases `keep` whole beside those of the dictionary: names of persons,
    /// places and units in the document. `|` in an entry of Thai letters marks a joint that a narrow
    /// column may use; an entry with spaces is kept whole over them.
    pub fn new(keep: &[&str]) -> Self {
        let pieces = keep.iter().flat_map(|entry| entry.split(|c| c != '|' && code(c).is_none()));
        let words = pieces.filter(|word| word.chars().count() > 2);
        let phrases = keep.iter().filter(|entry| entry.chars().any(|c| c != '|' && code(c).is_none()));
        Self {
            keep: keep.iter().map(|entry| (*entry).to_owned()).collect(),
            lexicon: Lexicon::new(words),
            phrases: phrases
                .map(|entry| entry.trim().replace('|', ""))
                .filter(|entry| !entry.is_empty())
                .collect(),
        }
    }

    /// The places where a line of `text` may end, in order, without its two ends. Works in time
    /// proportional to the length of the text.
    pub fn opportunities(&self, text: &str) -> Vec<Break> {
        let tokens = token::tokens(&self.lexicon, text);
        let line = Line { text, tokens: &tokens };
        let holds = names::holds(line);
        let mut breaks = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let kind = match holds[index] {
                Hold::None if line.may_break(index) => Some(BreakKind::Word),
                Hold::Part => Some(BreakKind::Part),
                _ => None,
            };
            breaks.extend(kind.map(|kind| Break { at: token.start, kind }));
            self.inner(text, token, &mut breaks);
        }
        self.hold_phrases(text, &mut breaks);
        breaks.retain(|place| can_start_line(text, place.at));
        breaks
    }

    /// Joints inside one token.
    fn inner(&self, text: &str, token: &Token, breaks: &mut Vec<Break>) {
        let word = token.text(text);
        let part = |offset: usize| Break { at: token.start + offset, kind: BreakKind::Part };
        match (token.kind, token.entry) {
            (Kind::Thai, Some(entry)) if entry.official => {
                let letters = word.len() / LETTER_BYTES;
                breaks.extend(
                    (1..letters).filter(|n| entry.joints >> (n - 1) & 1 == 1).map(|n| part(n * LETTER_BYTES)),
                );
            }
            (Kind::Thai, entry) if word.len() > SHORT_WORD * LETTER_BYTES => {
                let letters: Vec<u8> = word.chars().filter_map(code).collect();
                let joints = match entry {
                    Some(_) if path::clusters(&letters) > SHORT_WORD => path::joints(&self.lexicon, &letters),
                    None if path::clusters(&letters) > SHORT_UNKNOWN => path::syllables(&letters),
                    _ => Vec::new(),
                };
                breaks.extend(joints.into_iter().map(|letter| part(letter * LETTER_BYTES)));
            }
            (Kind::Latin, _) => {
                let joints = word.match_indices(['/', '-', '_', '?', '&', '=', '@']);
                let inside = joints.map(|(at, mark)| at + mark.len()).filter(|&at| at < word.len());
                breaks.extend(inside.filter(|&at| !word[at..].starts_with('/')).map(part));
            }
            _ => {}
        }
    }

    /// Takes out the places inside a phrase that stays whole.
    fn hold_phrases(&self, text: &str, breaks: &mut Vec<Break>) {
        for phrase in &self.phrases {
            let mut found = text.match_indices(phrase.as_str()).map(|(start, _)| start).peekable();
            breaks.retain(|place| {
                while found.next_if(|start| start + phrase.len() <= place.at).is_some() {}
                found.peek().is_none_or(|&start| place.at <= start)
            });
        }
    }
}

/// Guards what no rule above may break: grapheme clusters, and letters that lean on the one before.
fn can_start_line(text: &str, at: usize) -> bool {
    let Some(next) = text[at..].chars().next() else { return false };
    let before = text[..at].chars().next_back();
    if matches!(next, 'ะ' | 'า' | 'ๅ' | 'ๆ' | 'ฯ') || before.is_none_or(|c| matches!(c, 'เ'..='ไ'))
    {
        return false;
    }
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

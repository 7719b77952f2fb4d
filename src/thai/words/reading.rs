//! Words for those who read a text rather than lay it out: what the dictionary makes of its letters.
//!
//! Nothing is joined or held together here; an unknown stretch is a word of its own.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::pack::{LONGEST_WORD, code};
use super::path;
use super::token::LETTER_BYTES;

/// A word of a text, or a stretch of Thai letters that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether the dictionary knows it.
    pub known: bool,
    /// The bytes of the run of Thai letters it stands in.
    pub run: Range<usize>,
}

/// The general dictionary, without words of a document.
static DICTIONARY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(std::iter::empty()));

/// The Thai words of a text in order; digits, marks and other scripts lie between them.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut letters = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        letters.clear();
        letters.extend(text[at..].chars().map_while(code));
        if letters.is_empty() {
            at += first.len_utf8();
            continue;
        }
        let run = at..at + letters.len() * LETTER_BYTES;
        for piece in path::words(&DICTIONARY, &letters) {
            let end = run.start + piece.end * LETTER_BYTES;
            words.push(Word { range: at..end, known: piece.entry.is_some(), run: run.clone() });
            at = end;
        }
    }
    words
}

/// Whether the dictionary has a word.
pub fn is_word(word: &str) -> bool {
    let letters: Option<Vec<u8>> = word.chars().map(code).collect();
    letters.is_some_and(|letters| begins(&letters, |length| length == letters.len()))
}

/// Whether a stretch of Thai letters can stand as a word of its own where it is: no longer word of the
/// dictionary covers it, and the likeliest reading of the letters around it has no word across its borders.
pub fn stands_alone(text: &str, stretch: &Range<usize>) -> bool {
    let run = run_around(text, stretch);
    let letters: Vec<u8> = text[run.clone()].chars().filter_map(code).collect();
    let (start, end) = ((stretch.start - run.start) / LETTER_BYTES, (stretch.end - run.start) / LETTER_BYTES);
    if !path::can_cut(&letters, start) || !path::can_cut(&letters, end) {
        return false;
    }
    let covers =
        |from: usize| begins(&letters[from..], |length| from + length >= end && length > end - start);
    if (0..=start).any(covers) {
        return false;
    }
    let mut from = 0;
    let (mut whole, mut across) = (true, false);
    for piece in path::words(&DICTIONARY, &letters) {
        let crosses = |border: usize| from < border && border < piece.end;
        if from < end && start < piece.end {
            // A reading that needs unknown stretches says nothing of where words end.
            whole &= piece.entry.is_some();
            across |= crosses(start) || crosses(end);
        }
        from = piece.end;
    }
    !(whole && across)
}

/// Whether the letters begin with a word whose length fits.
fn begins(letters: &[u8], fits: impl Fn(usize) -> bool) -> bool {
    let mut found = false;
    DICTIONARY.words_at(letters, |length, _| found |= fits(length));
    found
}

/// Letters looked at on either side of a stretch: more than a word has.
const NEAR: usize = LONGEST_WORD + 17;

/// The run of Thai letters that holds a stretch, as far as it matters.
fn run_around(text: &str, stretch: &Range<usize>) -> Range<usize> {
    let thai = |c: &char| code(*c).is_some();
    let before = text[..stretch.start].chars().rev().take(NEAR).take_while(thai).count();
    let after = text[stretch.end..].chars().take(NEAR).take_while(thai).count();
    stretch.start - before * LETTER_BYTES..stretch.end + after * LETTER_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str, part: &str) -> bool {
        let start = text.find(part).expect(part);
        stands_alone(text, &(start..start + part.len()))
    }

    #[test]
    fn words_cover_the_thai_letters() {
        let text = "ตามมาตรา ๑๒ (ITA) ของกฎหมาย";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word.range]).collect();
        assert_eq!(found, ["ตาม", "มาตรา", "ของ", "กฎหมาย"]);
        assert!(words(text).iter().all(|word| word.known));
        assert_eq!(words("๑ a\n"), []);
        let unknown = words("ฬฬฬฬ");
        assert_eq!((unknown.len(), unknown[0].known), (1, false));
    }

    #[test]
    fn a_word_stands_alone_or_inside_another() {
        assert!(is_word("กฎหมาย") && !is_word("กฏ") && !is_word("กฎ หมาย"));
        assert!(alone("ตามกฏของ", "กฏ") && alone("กฏ", "กฏ"));
        assert!(!alone("ผลปรากฏว่า", "กฏ"));
        assert!(!alone("ได้คะแนน", "คะ") && alone("เชิญนะคะ", "นะคะ"));
        assert!(!alone("การสร้างสรรพสิ่ง", "สร้างสรร") && alone("ความคิดสร้างสรร", "สร้างสรร"));
        assert!(!alone("บุคลากร", "บุคล"));
    }
}

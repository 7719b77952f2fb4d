//! คำต่อเนื่อง: the first words of the next page, `๔.๒ เห็นควร`.

use crate::thai::words::{BreakKind, Breaker};

/// Letters that are enough for a cue (two or three short words).
const ENOUGH: usize = 7;

/// Letters after which another word is one too many.
const LONG: usize = 14;

/// Words a cue has at most, besides an item's number.
const WORDS: usize = 3;

/// The words of a cue made from the text a page starts with: an item's number
/// and the word or words after it. Never a part of a word. Empty if there is no text.
pub(super) fn words(text: &str, breaker: &Breaker) -> String {
    let text = text.trim();
    let (number, rest) = number(text);
    let mut cut = 0;
    for (count, end) in ends(rest, breaker).into_iter().enumerate() {
        let letters = |end: usize| rest[..end].trim_end().chars().count();
        if count > 0 && (count == WORDS || letters(cut) >= ENOUGH || letters(end) > LONG) {
            break;
        }
        cut = end;
    }
    let words = rest[..cut].trim_end().trim_end_matches([',', ';', '(', '“', '"']).trim_end();
    match (number.is_empty(), words.is_empty()) {
        (true, _) => words.to_owned(),
        (false, true) => number.to_owned(),
        (false, false) => format!("{number} {words}"),
    }
}

/// Whether a text is nothing but a number, as of an item or a row.
pub(super) fn is_number(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('๐'..='๙').contains(&c);
    let text = text.trim();
    text.chars().any(digit) && text.chars().all(|c| digit(c) || matches!(c, '.' | '(' | ')' | '-'))
}

/// An item's number at the start of a text, and the text after it.
fn number(text: &str) -> (&str, &str) {
    let (head, rest) = text.split_once(' ').unwrap_or((text, ""));
    let numeral = is_number(head);
    let letter = head.ends_with('.') && head.chars().count() == 2;
    let bullet = matches!(head, "-" | "–" | "•");
    if (numeral || letter || bullet) && !rest.trim().is_empty() {
        (head, rest.trim_start())
    } else {
        ("", text)
    }
}

/// Where the words of a text end. A long compound at the start ends at its first joint too.
fn ends(text: &str, breaker: &Breaker) -> Vec<usize> {
    let places = breaker.opportunities(text);
    let first =
        places.iter().find(|place| place.kind == BreakKind::Word).map_or(text.len(), |place| place.at);
    let long = text[..first].chars().count() > LONG;
    let joint = |at: usize| long && at < first && text[..at].chars().count() >= ENOUGH;
    let mut ends: Vec<usize> = places
        .iter()
        .filter(|place| place.kind == BreakKind::Word || joint(place.at))
        .map(|place| place.at)
        .collect();
    ends.push(text.len());
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(text: &str) -> String {
        words(text, &Breaker::new(&[]))
    }

    #[test]
    fn number_and_first_words() {
        assert_eq!(cue("๔.๒ เห็นควรมีการประชาสัมพันธ์ผลการดำเนินการ"), "๔.๒ เห็นควร");
        assert_eq!(cue("จึงเรียนมาเพื่อโปรดพิจารณา"), "จึงเรียน");
    }

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!(cue("(นาย)"), "(นาย)");
        assert_eq!(cue("  "), "");
        assert_eq!(cue("๒๕๖๕"), "๒๕๖๕");
    }
}

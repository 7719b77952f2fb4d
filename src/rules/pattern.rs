//! Patterns of the rules.

use regex::Regex;

/// A fixed pattern of a rule; every one is compiled by the rule's examples.
#[expect(clippy::expect_used, reason = "fixed patterns, compiled in tests")]
pub(super) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of the rules")
}

/// Whether a character is a Thai letter, vowel or mark, ฯ and ๆ left out.
pub(super) fn is_thai(c: char) -> bool {
    matches!(c, 'ก'..='ฮ' | 'ะ'..='\u{e3a}' | 'เ'..='ๅ' | '\u{e47}'..='\u{e4e}')
}

/// The characters before and after a stretch.
pub(super) fn around(text: &str, stretch: &std::ops::Range<usize>) -> (Option<char>, Option<char>) {
    (text[..stretch.start].chars().next_back(), text[stretch.end..].chars().next())
}

/// A pattern that finds any of some words, the longest first.
pub(super) fn any_of<'a>(words: impl Iterator<Item = &'a str>) -> Regex {
    let mut words: Vec<String> = words.map(regex::escape).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    pattern(&words.join("|"))
}

/// The few letters before a place.
pub(super) fn before(text: &str, at: usize) -> &str {
    let start = text[..at].char_indices().rev().nth(24).map_or(0, |(start, _)| start);
    &text[start..at]
}

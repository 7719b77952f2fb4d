//! Glue: characters that keep typst's own line breaker out of a line.
//!
//! Lines are broken in `fill`. A line that fits to a hair, or is too long for
//! its column, must not be broken once more by typst; with U+2060 (word joiner)
//! at every place where it could, it is not. The setter takes the joiners out
//! of the finished pages again.

use unicode_segmentation::UnicodeSegmentation;

/// WORD JOINER: no width, no break on either side.
pub(super) const JOINER: char = '\u{2060}';

/// Letters a cluster may have before it is cut: the work on a cluster grows
/// with its square, and a heap of marks is no writing.
const LONGEST_CLUSTER: usize = 12;

/// The text with a joiner on both sides of every space, mark of punctuation and
/// foreign letter. Thai has no break of its own (the template sees to that),
/// nor have Latin words and numbers.
pub(super) fn glued(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut joined = false;
    for cluster in text.graphemes(true) {
        let plain = cluster.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '\u{e01}'..='\u{e4e}'));
        if !(plain && joined) {
            out.push(JOINER);
        }
        joined = plain;
        for (index, c) in cluster.chars().enumerate() {
            if index > 0 && index % LONGEST_CLUSTER == 0 {
                out.push(JOINER);
            }
            out.push(c);
        }
    }
    out.push(JOINER);
    out
}

/// A text as it was before it was glued.
pub(super) fn unglued(text: &str) -> String {
    text.chars().filter(|c| *c != JOINER).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_as_they_are() {
        let glued = glued("ที่ดี ITA/๒");
        assert_eq!(glued, "\u{2060}ที่ดี\u{2060} \u{2060}ITA\u{2060}/\u{2060}๒\u{2060}");
        assert_eq!(unglued(&glued), "ที่ดี ITA/๒");
    }

    #[test]
    fn heaps_of_marks_are_cut() {
        let heap = format!("ก{}", "่".repeat(40));
        assert!(glued(&heap).matches(JOINER).count() > 4);
        assert_eq!(unglued(&glued(&heap)), heap);
    }
}

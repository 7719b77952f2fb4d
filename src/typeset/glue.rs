//! Glue: characters that keep typst's own line breaker out of a line.
//!
//! typst breaks Thai by a neural model that cuts words and takes three quarters
//! of the time. Lines are broken in `fill`; with U+2060 (word joiner) at every
//! joint typst finds no place to break and calls no model. The setter takes the
//! joiners out of the finished pages again.

use unicode_segmentation::UnicodeSegmentation;

/// WORD JOINER: no width, no break on either side.
pub(super) const JOINER: char = '\u{2060}';

/// Letters a cluster may have before it is cut: the work on a cluster grows
/// with its square, and a heap of marks is no writing.
const LONGEST_CLUSTER: usize = 12;

/// The text with a joiner at every joint between clusters, but not inside
/// Latin words and numbers, where no line breaks anyway and letters may be
/// shaped together.
pub(super) fn glued(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut joined = false;
    for cluster in text.graphemes(true) {
        let plain = cluster.bytes().all(|byte| byte.is_ascii_alphanumeric());
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
    fn clusters_stay_whole_and_words_of_letters_too() {
        let glued = glued("ที่ ITA ๒");
        assert_eq!(glued, "\u{2060}ที่\u{2060} \u{2060}ITA\u{2060} \u{2060}๒\u{2060}");
        assert_eq!(unglued(&glued), "ที่ ITA ๒");
    }

    #[test]
    fn heaps_of_marks_are_cut() {
        let heap = format!("ก{}", "่".repeat(40));
        assert!(glued(&heap).matches(JOINER).count() > 4);
        assert_eq!(unglued(&glued(&heap)), heap);
    }
}

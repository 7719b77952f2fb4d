//! Characters: grapheme clusters as the unit of layout, characters no document may hold, comparison.
//!
//! It judges single characters and clusters; whether a word is spelt right is for others.
//! NFKC is never used: it takes ำ apart.

use unicode_segmentation::UnicodeSegmentation;

use super::digits::to_arabic;

/// A character that may not stand in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// Byte offset of the character.
    pub at: usize,
    /// The character.
    pub character: char,
    /// What is wrong with it.
    pub kind: ForbiddenKind,
}

/// Why a character may not stand in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForbiddenKind {
    /// A C0 or C1 control or DEL, except line feed and tab: unreadable in XML.
    Control,
    /// A code point that is never a character (U+FFFE, U+FDD0 …): unreadable in XML.
    Noncharacter,
    /// A bidirectional override, embedding, isolate or mark: shows text in another order than it is in.
    Direction,
    /// A zero-width space, joiner or byte-order mark: not seen, but breaks search and line breaking.
    ZeroWidth,
}

/// Most characters a cluster may have on its base; Thai needs three, other scripts a few more.
/// Longer stacks are not writing, and layout is quadratic in them.
pub const MOST_MARKS: usize = 8;

/// The characters of `text` that may not stand in a document, in order.
pub fn forbidden(text: &str) -> impl Iterator<Item = Forbidden> + '_ {
    text.char_indices()
        .filter_map(|(at, character)| forbidden_kind(character).map(|kind| Forbidden { at, character, kind }))
}

/// Why `c` may not stand in a document; `None` if it may.
pub const fn forbidden_kind(c: char) -> Option<ForbiddenKind> {
    match c {
        '\n' | '\t' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(ForbiddenKind::Control),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(ForbiddenKind::Direction)
        }
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Some(ForbiddenKind::ZeroWidth),
        '\u{fdd0}'..='\u{fdef}' => Some(ForbiddenKind::Noncharacter),
        // The last two code points of each plane.
        _ if c as u32 & 0xfffe == 0xfffe => Some(ForbiddenKind::Noncharacter),
        _ => None,
    }
}

/// The grapheme clusters of `text` with their byte offsets: a base with its vowels above and below,
/// tone mark and thanthakhat, and ำ. The vowels written first (เ แ โ ใ ไ), ะ and า are clusters of their own.
/// Between clusters, and nowhere else, a justified line may open.
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// Byte offsets of the clusters with more than [`MOST_MARKS`] characters on their base.
pub fn overlong_clusters(text: &str) -> impl Iterator<Item = usize> + '_ {
    clusters(text).filter(|(_, cluster)| cluster.chars().nth(MOST_MARKS + 1).is_some()).map(|(at, _)| at)
}

/// A form in which two spellings of the same text are equal: white space as single spaces, Arabic
/// digits, lower-case Latin, ำ in one piece (typed ํา, or with the tone mark between). For comparing
/// only, never for showing.
pub fn normalise_for_compare(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut plain = to_arabic(&spaced).to_lowercase().replace("\u{e4d}\u{e32}", "\u{e33}");
    for tone in '\u{e48}'..='\u{e4b}' {
        let apart = ['\u{e4d}', tone, '\u{e32}'].iter().collect::<String>();
        plain = plain.replace(&apart, &format!("{tone}\u{e33}"));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        clusters(text).map(|(_, cluster)| cluster).collect()
    }

    #[test]
    fn clusters_of_thai() {
        assert_eq!(cut("น้ำ"), ["น้ำ"]);
        assert_eq!(cut("กำ"), ["กำ"]);
        assert_eq!(cut("นํ้า"), ["นํ้", "า"]);
        assert_eq!(cut("เก้าอี้"), ["เ", "ก้", "า", "อี้"]);
        assert_eq!(cut("แก่โต๊ะใหม่ไหม"), ["แ", "ก่", "โ", "ต๊", "ะ", "ใ", "ห", "ม่", "ไ", "ห", "ม"]);
        assert_eq!(cut("สิทธิ์พัสดุฤๅ"), ["สิ", "ท", "ธิ์", "พั", "ส", "ดุ", "ฤ", "ๅ"]);
        assert_eq!(cut("ๆฯ"), ["ๆ", "ฯ"]);
    }

    #[test]
    fn finds_forbidden_characters() {
        use ForbiddenKind::*;
        let cases = [
            ('\0', Control),
            ('\r', Control),
            ('\u{b}', Control),
            ('\u{7f}', Control),
            ('\u{85}', Control),
            ('\u{fffe}', Noncharacter),
            ('\u{ffff}', Noncharacter),
            ('\u{1ffff}', Noncharacter),
            ('\u{fdd0}', Noncharacter),
            ('\u{202e}', Direction),
            ('\u{2066}', Direction),
            ('\u{200e}', Direction),
            ('\u{200b}', ZeroWidth),
            ('\u{200d}', ZeroWidth),
            ('\u{2060}', ZeroWidth),
            ('\u{feff}', ZeroWidth),
        ];
        for (character, kind) in cases {
            let text = format!("ก{character}ข");
            assert_eq!(forbidden(&text).collect::<Vec<_>>(), [Forbidden { at: 3, character, kind }]);
        }
        assert_eq!(forbidden("ก\n\tข\u{a0}é😀\u{fffd}").next(), None);
    }

    #[test]
    fn finds_stacks_of_marks() {
        let stack = |marks: usize| format!("กก{}", "\u{e48}".repeat(marks));
        assert_eq!(overlong_clusters(&stack(8)).next(), None);
        assert_eq!(overlong_clusters(&stack(9)).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn equal_when_compared() {
        assert_eq!(normalise_for_compare(" ก  ข\u{a0}๒๕๖๕ ITA\n"), "ก ข 2565 ita");
        assert_eq!(normalise_for_compare("นํ้า"), normalise_for_compare("น้ำ"));
        assert_eq!(normalise_for_compare("คํา"), "คำ");
        assert_eq!(normalise_for_compare("น้ํา"), "น้ำ");
    }
}

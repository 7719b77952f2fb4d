//! File names out of what memos hold: safe on every system, and telling.

use unicode_segmentation::UnicodeSegmentation;

/// Longest name without its ending, in bytes of UTF-8. Linux takes 255 with the ending and the
/// numbers that programs add; a Thai letter is three.
const MOST_BYTES: usize = 200;

/// Device names of Windows, with any ending.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// A file name without its ending, made from any text; nothing if no usable character is in it.
///
/// What a system forbids becomes `-` (`พย 76101/057` → `พย 76101-057`), so a name never leaves its folder.
pub fn file_stem(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(allowed).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // A dot first hides a file, a dot or blank last is dropped by Windows.
    let trimmed = joined.trim_start_matches(['.', ' ']);
    let kept = cut(trimmed).trim_end_matches(['.', ' ']);
    if !kept.chars().any(char::is_alphanumeric) {
        return None;
    }
    Some(if is_reserved(kept) { format!("_{kept}") } else { kept.to_owned() })
}

/// What names are compared by: some systems take names that differ only in case for one.
pub(super) fn folded(stem: &str) -> String {
    stem.to_lowercase()
}

fn allowed(c: char) -> char {
    match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// Characters that could make two names look the same, or one read backwards.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// As much as is allowed, never through a letter and its marks; a byte is left for the `_` of reserved names.
fn cut(text: &str) -> &str {
    let ends = text.grapheme_indices(true).map(|(at, letter)| at + letter.len());
    &text[..ends.take_while(|end| *end < MOST_BYTES).last().unwrap_or(0)]
}

fn is_reserved(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = base.strip_prefix("com").or_else(|| base.strip_prefix("lpt"));
    RESERVED.contains(&base.as_str())
        || port.is_some_and(|n| {
            n.chars().count() == 1 && n.contains(|c: char| c.is_ascii_digit() || "¹²³".contains(c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_numbers() {
        let cases = [
            ("พย ๗๖๑๐๑/๐๕๗", "พย ๗๖๑๐๑-๐๕๗"),
            ("พย 76101/057", "พย 76101-057"),
            ("ศธ 0405.12/", "ศธ 0405.12-"),
            ("มท 0203/ว 42", "มท 0203-ว 42"),
            ("อว 8393(15.2)/-", "อว 8393(15.2)--"),
            ("ตช 0018 (นม).32/731", "ตช 0018 (นม).32-731"),
            ("กค (กวจ) 0405.2/ว 116", "กค (กวจ) 0405.2-ว 116"),
            ("กห 0317.7.3/12/2565", "กห 0317.7.3-12-2565"),
            ("ศธ  04001/วพ 12 ", "ศธ 04001-วพ 12"),
        ];
        for (reference, stem) in cases {
            assert_eq!(file_stem(reference).as_deref(), Some(stem));
        }
    }

    #[test]
    fn no_name_leaves_its_folder_or_offends_a_system() {
        let cases = [
            ("../../etc/passwd", "-..-etc-passwd"),
            ("/etc/passwd", "-etc-passwd"),
            ("C:\\Windows", "C--Windows"),
            (".hidden", "hidden"),
            ("a\0b\nc\td", "a b c d"),
            ("ends. . .", "ends"),
            ("a<b>c|d\"e?f*g", "a-b-c-d-e-f-g"),
            ("CON", "_CON"),
            ("nul.2565", "_nul.2565"),
            ("Com1", "_Com1"),
            ("LPT²", "_LPT²"),
            ("com10", "com10"),
            ("console", "console"),
            ("ab\u{202e}fdp", "abfdp"),
            ("-o", "-o"),
        ];
        for (text, stem) in cases {
            assert_eq!(file_stem(text).as_deref(), Some(stem), "{text:?}");
        }
        for text in ["", " ", "..", ". .", "/", "***", "\0", "\u{200b}"] {
            assert_eq!(file_stem(text), None, "{text:?}");
        }
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        let long = file_stem(&"ที่".repeat(200)).unwrap();
        assert!(long.len() <= MOST_BYTES && long.len() > MOST_BYTES - 12, "{}", long.len());
        assert!(long.ends_with("ที่"));
        assert!(file_stem(&"x".repeat(500)).unwrap().len() <= MOST_BYTES);
        // A cut leaves no dot or blank at the end.
        assert_eq!(file_stem(&format!("{}. y", "x".repeat(198))), Some("x".repeat(198)));
        assert_eq!(file_stem(&format!("con.{}", "x".repeat(300))).unwrap().len(), MOST_BYTES);
        // One letter with marks without end has no place to be cut.
        assert_eq!(file_stem(&format!("ก{}", "\u{e48}".repeat(200))), None);
    }
}

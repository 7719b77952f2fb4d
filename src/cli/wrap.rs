//! Text on lines of a terminal, broken between words in Thai too.

use saraban::thai::words::{BreakKind, Breaker};
use unicode_width::UnicodeWidthStr;

/// Columns of a line.
const WIDTH: usize = 80;

/// A text whose first line follows `head` and whose other lines are indented as far; ends a line.
pub(super) fn hang(head: &str, text: &str) -> String {
    indented(head, head.width(), &broken(text, WIDTH.saturating_sub(head.width()), &words(text)))
}

/// An entry of a list.
pub(super) fn entry(text: &str) -> String {
    indented("  ", 4, &broken(text, WIDTH - 4, &words(text)))
}

/// An example, a line of its own at each of its line ends and between values where it is too long.
pub(super) fn example(text: &str) -> String {
    let line = |line: &str| {
        let places = if line.trim_start().starts_with(['{', '[', '"']) { values(line) } else { words(line) };
        indented("  ", 4, &broken(line, WIDTH - 4, &places))
    };
    text.lines().map(line).collect()
}

fn indented(head: &str, indent: usize, lines: &[&str]) -> String {
    head.to_owned() + &lines.join(&format!("\n{}", " ".repeat(indent))) + "\n"
}

/// A line in parts no wider than `room`, if its places to break allow.
fn broken<'a>(line: &'a str, room: usize, places: &[usize]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut start, mut fits) = (0, 0);
    for at in places.iter().copied().chain([line.len()]) {
        if fits > start && line[start..at].trim_end().width() > room {
            parts.push(line[start..fits].trim_end());
            start = fits;
        }
        fits = at;
    }
    parts.push(&line[start..]);
    parts
}

/// Between words, but not inside code in backticks, which somebody may want to copy.
fn words(text: &str) -> Vec<usize> {
    let in_code = |at: usize| text[..at].matches('`').count() % 2 == 1;
    let places = Breaker::new(&[]).opportunities(text);
    let words = places.into_iter().filter(|place| place.kind == BreakKind::Word);
    words.map(|place| place.at).filter(|&at| !in_code(at)).collect()
}

/// After the blanks of JSON that are in no text.
fn values(text: &str) -> Vec<usize> {
    let outside = |at: usize| text[..at].matches('"').count().is_multiple_of(2);
    text.match_indices(' ').map(|(at, _)| at + 1).filter(|&at| outside(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_hang() {
        let thai = "เลขที่หนังสือมีรหัสตัวพยัญชนะและเลขประจำของเจ้าของเรื่อง".repeat(2);
        // Seven columns: marks above letters take none.
        let shown = hang("  ที่มา  ", &thai);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| line.width() <= WIDTH), "{shown}");
        assert_eq!(lines[1].len() - lines[1].trim_start().len(), 7, "{shown}");
        assert_eq!(lines.iter().map(|line| line.trim()).collect::<String>(), format!("ที่มา  {thai}"));
        let json = format!(r#"{{ "body": ["{thai}", 1] }}"#);
        assert_eq!(example(&json).split_whitespace().collect::<String>(), json.replace(' ', ""));
        assert!(example(&json).contains(&format!("\"{thai}\"")), "a text is not broken");
    }
}

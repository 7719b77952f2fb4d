//! JSON Lines: a memo a line. Each is an input of its own that knows where in the file it stands.

use super::encoding::BOM;
use super::json;
use super::raw::{Input, Kind};
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Diagnostic, Limited, Source};

/// Most memos of one file, in lines or in rows.
pub const MOST_MEMOS: usize = 20_000;

/// Most bytes of one file (64 MiB); a line has the limit of any JSON.
pub const MOST_BYTES: usize = 64 << 20;

/// Whether a text is several JSON objects, one a line: the first line is a whole object, and another begins.
pub fn looks_like(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let mut lines = text.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    match (lines.next(), lines.next()) {
        (Some(first), Some(second)) if first.starts_with(b"{") && first.ends_with(b"}") => {
            let first = json::parse("", first);
            second.starts_with(b"{")
                && first.diagnostics.is_empty()
                && first.root.is_some_and(|root| matches!(root.kind, Kind::Object(_)))
        }
        _ => false,
    }
}

/// Reads a memo a line; blank lines are passed over, and a bad line stops no other.
pub fn parse(name: &str, bytes: &[u8]) -> Vec<Input> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || bytes.len() > MOST_BYTES {
        return vec![json::parse_within(name, bytes, MOST_BYTES)];
    }
    let mut inputs = Vec::new();
    let mut before = 0;
    for (index, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if !line.strip_prefix(BOM).unwrap_or(line).trim_ascii().is_empty() {
            let mut input = match inputs.len() {
                MOST_MEMOS => too_many(name),
                _ => json::parse(name, line),
            };
            input.source.before += before;
            input.source.first_line = index + 1;
            inputs.push(input);
        }
        if inputs.len() > MOST_MEMOS {
            break;
        }
        before += line.len() + 1;
    }
    if inputs.is_empty() { vec![json::parse(name, b"")] } else { inputs }
}

fn too_many(name: &str) -> Input {
    let source = Source::new(name, "");
    let problem = ShapeProblem::TooMany { what: Limited::Memos, limit: MOST_MEMOS };
    let diagnostics = vec![Diagnostic::error(problem, source.place(0..0))];
    Input { source, root: None, diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Lang, short};

    #[test]
    fn lines_keep_their_numbers_and_bytes() {
        let text = "\u{feff}{\"a\": 1}\r\n\n  \n{\"b\": }\n{\"c\": 3}";
        let inputs = parse("m.jsonl", text.as_bytes());
        let at: Vec<_> = inputs.iter().map(|input| (input.source.first_line, input.source.before)).collect();
        assert_eq!(at, [(1, 3), (4, 17), (5, 25)]);
        for input in &inputs {
            assert!(text[input.source.before..].starts_with(input.source.text.trim_end_matches('\r')));
        }
        let said = short::render(&inputs[1].diagnostics, &inputs[1].source, Lang::En);
        assert!(said.starts_with("m.jsonl:4:"), "{said}");
        assert!(inputs[0].root.is_some() && inputs[2].root.is_some());
    }

    #[test]
    fn lines_are_told_from_one_memo() {
        assert!(looks_like(b"{\"a\": 1}\n\n{\"a\""));
        assert!(!looks_like(b"{\"a\": 1}\n"));
        assert!(!looks_like(b"{\"a\": 1,\n{\"a\": 2}"));
        assert!(!looks_like(b"{\n{"));
        assert!(!looks_like(b"[1]\n{}"));
    }

    #[test]
    fn the_lines_are_counted() {
        let inputs = parse("m.jsonl", "{}\n".repeat(MOST_MEMOS + 5).as_bytes());
        assert_eq!(inputs.len(), MOST_MEMOS + 1);
        let last = &inputs[MOST_MEMOS];
        assert_eq!(last.diagnostics[0].problem.slug(), "too-many");
        assert_eq!(last.source.first_line, MOST_MEMOS + 1);
    }
}

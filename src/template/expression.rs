//! Expressions: how they are taken apart, and what went wrong in one.

use std::borrow::Cow;

use minijinja::{Error, ErrorKind};

use super::filters::REFUSED;
use crate::diag::catalogue::TemplateProblem as Problem;

/// `item in rows`: the name and the list.
pub(super) fn each(text: &str) -> Option<(&str, &str)> {
    let (name, list) = text.split_once(" in ")?;
    let (name, list) = (name.trim(), list.trim());
    (identifier(name) == name && !list.is_empty()).then_some((name, list))
}

/// A column's head as a name in expressions: what no name may hold becomes `_`, so `ชื่อ-สกุล` is `ชื่อ_สกุล`.
pub fn identifier(head: &str) -> Cow<'_, str> {
    let letter = |c: char| unicode_ident::is_xid_continue(c);
    let starts = |text: &str| text.chars().next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    if head.chars().all(letter) && starts(head) {
        return Cow::Borrowed(head);
    }
    let parts = head.split(|c| !letter(c)).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("_");
    Cow::Owned(if starts(&name) { name } else { format!("_{name}") })
}

/// Whether a name in a text is given another value for the case that it has none.
pub(super) fn has_default(text: &str, name: &str) -> bool {
    let inside = |c: char| unicode_ident::is_xid_continue(c) || c == '.';
    let whole = |at: usize| !text[..at].ends_with(inside) && !text[at + name.len()..].starts_with(inside);
    let uses = text.match_indices(name).filter(|(at, _)| whole(*at));
    let mut after = uses.map(|(at, _)| text[at + name.len()..].trim_start()).peekable();
    after.peek().is_some()
        && after.all(|after| after.strip_prefix('|').is_some_and(|rest| rest.trim_start().starts_with("default")))
}

/// The one expression a text consists of: `{{ rows }}`.
pub(super) fn whole(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    (!inner.contains("{{") && !inner.contains("}}")).then(|| inner.trim_matches('-').trim())
}

/// The whole expression, or the tag, that holds a byte of a text.
pub(super) fn around(text: &str, byte: usize) -> &str {
    let start = text[..byte].rfind("{{").map_or(byte, |at| at + 2);
    let end = text[byte..].find("}}").map_or(text.len(), |at| byte + at);
    text[start..end].trim_matches('-').trim()
}

/// What minijinja said, as a mistake. `column`: the column the expression is of, if it is of one.
pub(super) fn problem(error: &Error, column: &str) -> Problem {
    let detail = error.detail().unwrap_or_default();
    let short = |text: &str| text.chars().take(80).collect::<String>();
    match error.kind() {
        ErrorKind::UndefinedError if !column.is_empty() => Problem::EmptyCell { column: column.to_owned() },
        ErrorKind::UndefinedError => Problem::NoValue {},
        ErrorKind::UnknownFilter => Problem::UnknownFilter { reason: short(detail) },
        ErrorKind::SyntaxError | ErrorKind::BadEscape => Problem::Syntax { reason: short(detail) },
        ErrorKind::OutOfFuel => Problem::Endless {},
        _ => match detail.strip_prefix(REFUSED).and_then(|rest| rest.split_once('\u{1}')) {
            Some((filter, value)) => {
                Problem::FilterRefuses { filter: short(filter), value: short(value) }
            }
            None => Problem::Failed { reason: short(&error.to_string()) },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_become_names() {
        let cases = [
            ("ชื่อ", "ชื่อ"),
            ("จำนวน", "จำนวน"),
            ("ชื่อ - สกุล", "ชื่อ_สกุล"),
            ("ราคา (บาท)", "ราคา_บาท"),
            ("ที่\nเอกสาร", "ที่_เอกสาร"),
            ("2565", "_2565"),
            ("e-mail", "e_mail"),
            ("…", "_"),
        ];
        for (head, name) in cases {
            assert_eq!(identifier(head), name);
        }
    }

    #[test]
    fn defaults() {
        assert!(has_default("{{ a | default('x') }} {{ a|default(2) }}", "a"));
        assert!(!has_default("{{ a | default('x') }} {{ a }}", "a"));
        assert!(!has_default("{{ b }}", "a"));
    }
}

//! Expressions: how they are taken apart, and what went wrong in one.

use minijinja::{Error, ErrorKind};

use super::filters::REFUSED;
use crate::diag::catalogue::TemplateProblem as Problem;

/// `item in rows`: the name and the list.
pub(super) fn each(text: &str) -> Option<(&str, &str)> {
    let (name, list) = text.split_once(" in ")?;
    let (name, list) = (name.trim(), list.trim());
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let named = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_') && name.chars().all(letter);
    (named && !list.is_empty()).then_some((name, list))
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

//! Texts: their characters, their length, their inline marks; each mistake under its own characters.

use std::collections::HashSet;
use std::ops::Range;

use super::LIMITS;
use super::cx::Cx;
use super::parts;
use crate::diag::catalogue::{ShapeProblem, TextProblem};
use crate::diag::{Field, Limited, Wanted};
use crate::draft::Part;
use crate::font;
use crate::input::raw::{self, Kind, Value};
use crate::model::{Text, TextError, TextErrorKind};
use crate::thai::text::{ForbiddenKind, clusters, forbidden_kind, overlong_clusters};

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    Several,
}

/// A text with inline marks, perhaps empty.
pub(super) fn rich(cx: &mut Cx<'_>, part: Part, value: &Value, lines: Lines, wanted: Wanted) -> Option<Text> {
    let text = typed(cx, value, lines, wanted)?;
    match Text::parse_located(&text.text, &text.literal) {
        Ok((text, origins)) => {
            cx.wrote_rich(part, value, &text, origins);
            Some(text)
        }
        Err(errors) => {
            for error in errors {
                let range = text.source(error.range.clone());
                cx.error(problem(error), range);
            }
            None
        }
    }
}

/// A text with inline marks that must not be empty.
pub(super) fn filled(
    cx: &mut Cx<'_>,
    field: Field,
    value: &Value,
    lines: Lines,
    wanted: Wanted,
) -> Option<Text> {
    let text = rich(cx, parts::of(field), value, lines, wanted)?;
    if text.is_blank() {
        cx.error(ShapeProblem::EmptyField { field }, value.range.clone());
        return None;
    }
    Some(text)
}

/// One text or a list of texts, none of them empty.
pub(super) fn list(cx: &mut Cx<'_>, field: Field, value: &Value, lines: Lines) -> Vec<Text> {
    match &value.kind {
        Kind::List(values) => {
            values.iter().filter_map(|value| filled(cx, field, value, lines, Wanted::Text)).collect()
        }
        _ => filled(cx, field, value, lines, Wanted::TextOrList).into_iter().collect(),
    }
}

/// A text on one line without inline marks, blanks at its ends removed; perhaps empty.
pub(super) fn plain(cx: &mut Cx<'_>, value: &Value, wanted: Wanted) -> Option<String> {
    typed(cx, value, Lines::One, wanted).map(|text| text.text.trim().to_owned())
}

/// The same, not empty.
pub(super) fn plain_filled(cx: &mut Cx<'_>, field: Field, value: &Value, wanted: Wanted) -> Option<String> {
    let text = plain(cx, value, wanted)?;
    if text.is_empty() {
        cx.error(ShapeProblem::EmptyField { field }, value.range.clone());
        return None;
    }
    Some(text)
}

/// The same for a field that may be left out; an empty text counts as left out.
pub(super) fn plain_optional(cx: &mut Cx<'_>, value: Option<&Value>) -> Option<String> {
    value.and_then(|value| plain(cx, value, Wanted::Text)).filter(|text| !text.is_empty())
}

/// The same for a field that is printed as a part of the memo.
pub(super) fn plain_part(cx: &mut Cx<'_>, part: Part, value: Option<&Value>) -> Option<String> {
    let text = plain_optional(cx, value)?;
    value.into_iter().for_each(|value| cx.wrote(part, value));
    Some(text)
}

/// The characters of a text value, looked over.
fn typed<'a>(cx: &mut Cx<'_>, value: &'a Value, lines: Lines, wanted: Wanted) -> Option<&'a raw::Text> {
    let Kind::Text(text) = &value.kind else {
        cx.wrong_kind(value, wanted);
        return None;
    };
    let over = text.text.len() > LIMITS.characters && text.text.chars().count() > LIMITS.characters;
    if over {
        let place = value.range.start..value.range.start + 1;
        cx.within(Limited::Characters, LIMITS.characters + 1, LIMITS.characters, place);
        return None;
    }
    characters(cx, text, lines);
    Some(text)
}

/// Reports each bad character once, where it stands first; those the font lacks by runs.
fn characters(cx: &mut Cx<'_>, text: &raw::Text, lines: Lines) {
    if text.text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return;
    }
    let mut seen = HashSet::new();
    let mut rest = text.text.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if let Some(problem) = bad(character, lines) {
            if seen.insert(character.to_string()) {
                cx.error(problem, text.source(at..at + character.len_utf8()));
            }
        } else if missing(character) {
            let mut characters = character.to_string();
            while let Some((_, next)) = rest.next_if(|&(_, next)| missing(next) && bad(next, lines).is_none())
            {
                characters.push(next);
            }
            if seen.insert(characters.clone()) {
                let range = text.source(at..at + characters.len());
                cx.error(TextProblem::NotInFont { characters }, range);
            }
        }
    }
    if let Some(at) = overlong_clusters(&text.text).next() {
        let cluster = clusters(&text.text[at..]).next().map_or("", |(_, cluster)| cluster);
        let marks = cluster.chars().count().saturating_sub(1);
        cx.error(TextProblem::LongCluster { marks }, text.source(at..at + cluster.len()));
    }
}

/// What is wrong with a character, if anything.
fn bad(character: char, lines: Lines) -> Option<TextProblem> {
    match (character, forbidden_kind(character)) {
        ('\n', _) if lines == Lines::One => Some(TextProblem::LineBreak {}),
        ('\n', _) => None,
        ('\t', _) | (_, Some(ForbiddenKind::Control)) => Some(TextProblem::ControlCharacter { character }),
        (_, Some(ForbiddenKind::Direction)) => Some(TextProblem::BidiControl { character }),
        ('\u{ad}', _) | (_, Some(ForbiddenKind::ZeroWidth)) => Some(TextProblem::ZeroWidth { character }),
        // Private use: raised Thai marks copied from a PDF; the replacement character: a failed conversion.
        ('\u{e000}'..='\u{f8ff}' | '\u{fffd}', _) | (_, Some(ForbiddenKind::Noncharacter)) => {
            Some(TextProblem::NonCharacter { character })
        }
        _ => None,
    }
}

/// Whether the bundled font cannot show a character.
fn missing(character: char) -> bool {
    character != '\n' && !font::covers(character)
}

fn problem(error: TextError) -> TextProblem {
    match error.kind {
        TextErrorKind::UnclosedMark(mark) => TextProblem::UnclosedMark { mark },
        TextErrorKind::UnclosedTemplate => TextProblem::UnclosedTemplate {},
        TextErrorKind::UnfilledTemplate(content) => TextProblem::UnfilledTemplate { content },
        TextErrorKind::BadAmount(amount) => TextProblem::BadAmount { amount },
    }
}

/// The bytes in the source of a stretch of a plain text, if the value is one and the stretch is in it.
pub(super) fn stretch(value: &Value, part: &str) -> Range<usize> {
    match &value.kind {
        Kind::Text(text) => {
            text.text.find(part).filter(|_| !part.is_empty()).map(|at| text.source(at..at + part.len()))
        }
        _ => None,
    }
    .unwrap_or(value.range.clone())
}

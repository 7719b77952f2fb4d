//! Diagnostics for programs: a JSON array.
//!
//! Lines and columns count from 1 (columns in Unicode characters), byte offsets from 0 in the file. A cell
//! of a sheet and a paragraph of a document have a name (`at`) instead.

use std::ops::Range;

use serde::Serialize;

use super::source::Locator;
use super::{Diagnostic, Lang, Source};

#[derive(Serialize)]
struct Record<'a> {
    slug: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    /// Where the rule comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
    #[serde(flatten)]
    place: Spot<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<Edit<'a>>,
}

#[derive(Serialize)]
struct Spot<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(flatten)]
    stretch: Option<Stretch>,
}

#[derive(Serialize)]
struct Stretch {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'static str,
    #[serde(flatten)]
    place: Spot<'a>,
}

#[derive(Serialize)]
struct Edit<'a> {
    byte_start: usize,
    byte_end: usize,
    text: &'a str,
}

/// The diagnostics as a JSON array, messages in `lang`, slugs and severities always in English.
pub fn render(diagnostics: &[Diagnostic], source: &Source, lang: Lang) -> String {
    render_all(&[(diagnostics, source)], lang)
}

/// The same over several texts, in one array.
pub fn render_all(found: &[(&[Diagnostic], &Source)], lang: Lang) -> String {
    let mut records = Vec::new();
    for (diagnostics, source) in found {
        let mut locator = Locator::new(source);
        records.extend(diagnostics.iter().map(|diagnostic| record(diagnostic, source, &mut locator, lang)));
    }
    serde_json::to_string_pretty(&records).unwrap_or_default()
}

fn record<'a>(
    diagnostic: &'a Diagnostic,
    source: &'a Source,
    locator: &mut Locator<'_>,
    lang: Lang,
) -> Record<'a> {
    let words = diagnostic.problem.words(lang);
    let place = spot(&diagnostic.place.range, source, locator, lang);
    let related = diagnostic.related.iter().map(|related| Related {
        message: related.role.words(lang),
        place: spot(&related.place.range, source, locator, lang),
    });
    let edit = diagnostic.edit.as_ref().map(|edit| Edit {
        byte_start: source.before + edit.range.start,
        byte_end: source.before + edit.range.end,
        text: &edit.text,
    });
    Record {
        slug: diagnostic.problem.slug(),
        severity: diagnostic.severity.word(Lang::En),
        message: words.message,
        hint: words.hint,
        source: diagnostic.problem.rule().map(|rule| rule.source.in_lang(lang)),
        place,
        related: related.collect(),
        edit,
    }
}

fn spot<'a>(range: &Range<usize>, source: &'a Source, locator: &mut Locator<'_>, lang: Lang) -> Spot<'a> {
    let at = source.piece(range.start).map(|piece| piece.name(lang));
    let stretch = source.landmark(range.start).is_none().then(|| {
        let (start, end) = (locator.at(range.start), locator.at(range.end));
        Stretch {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_start: source.before + range.start,
            byte_end: source.before + range.end,
        }
    });
    Spot { file: &source.name, at, stretch }
}

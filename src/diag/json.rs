//! Diagnostics for programs: a JSON array.
//!
//! Lines and columns count from 1 (columns in Unicode characters), byte offsets from 0 in the file.

use serde::Serialize;

use super::source::Locator;
use super::{Diagnostic, Lang, Severity, Source};

#[derive(Serialize)]
struct Record<'a> {
    slug: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

/// The diagnostics as a JSON array, messages in `lang`, slugs and severities always in English.
pub fn render(diagnostics: &[Diagnostic], source: &Source, lang: Lang) -> String {
    let mut locator = Locator::new(source);
    let records: Vec<_> =
        diagnostics.iter().map(|diagnostic| record(diagnostic, source, &mut locator, lang)).collect();
    serde_json::to_string_pretty(&records).unwrap_or_default()
}

fn record<'a>(
    diagnostic: &'a Diagnostic,
    source: &Source,
    locator: &mut Locator<'_>,
    lang: Lang,
) -> Record<'a> {
    let range = &diagnostic.place.range;
    let (start, end) = (locator.at(range.start), locator.at(range.end));
    let words = diagnostic.problem.words(lang);
    Record {
        slug: diagnostic.problem.slug(),
        severity: Severity::word(diagnostic.severity, Lang::En),
        message: words.message,
        hint: words.hint,
        file: &diagnostic.place.file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_start: source.before + range.start,
        byte_end: source.before + range.end,
    }
}

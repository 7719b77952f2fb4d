//! Diagnostics for code-scanning tools: SARIF 2.1.0, one run.
//!
//! Columns are Unicode characters, as everywhere here, and the run says so (`columnKind`). A cell of a sheet
//! and a paragraph of a document have no region; they are logical locations of their file. Nothing is named
//! that is not there: no web address of a rule, no snippet of the text.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Value, json};

use super::source::Locator;
use super::{Diagnostic, Lang, Problem, Rule, Severity, Source};

/// All diagnostics of a run as one SARIF log, messages in `lang`.
pub fn render(found: &[(&[Diagnostic], &Source)], lang: Lang) -> String {
    let slugs = slugs();
    let index: HashMap<&str, usize> = slugs.iter().enumerate().map(|(index, slug)| (*slug, index)).collect();
    let mut results = Vec::new();
    for (diagnostics, source) in found {
        let mut writer = Writer { source, locator: Locator::new(source), lang };
        for diagnostic in *diagnostics {
            let index = index.get(diagnostic.problem.slug()).copied().unwrap_or_default();
            results.push(writer.result(diagnostic, index));
        }
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": slugs.iter().map(|slug| descriptor(slug, lang)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "language": match lang { Lang::Th => "th-TH", Lang::En => "en-US" },
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

/// Rules first, then the plain mistakes of an input.
fn slugs() -> Vec<&'static str> {
    let rules = Rule::all().map(|rule| rule.slug);
    rules.chain(Problem::slugs().filter(|slug| Rule::named(slug).is_none())).collect()
}

fn descriptor(slug: &str, lang: Lang) -> Value {
    let Some(rule) = Rule::named(slug) else {
        return json!({ "id": slug, "defaultConfiguration": { "level": level(Severity::Error) } });
    };
    let (title, source) = (rule.title.in_lang(lang), rule.source.in_lang(lang));
    let help = match lang {
        Lang::Th => format!("{title}\n\nที่มา: {source}\n\nผิด: {}\n\nถูก: {}", rule.wrong, rule.right),
        Lang::En => format!("{title}\n\nSource: {source}\n\nWrong: {}\n\nRight: {}", rule.wrong, rule.right),
    };
    json!({
        "id": slug,
        "shortDescription": { "text": title },
        "fullDescription": { "text": format!("{title} ({source})") },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    severity.word(Lang::En)
}

struct Writer<'a> {
    source: &'a Source,
    locator: Locator<'a>,
    lang: Lang,
}

impl Writer<'_> {
    fn result(&mut self, diagnostic: &Diagnostic, index: usize) -> Value {
        let words = diagnostic.problem.words(self.lang);
        let text = match &words.hint {
            Some(hint) => format!("{}\n{hint}", words.message),
            None => words.message.clone(),
        };
        let mut result = json!({
            "ruleId": diagnostic.problem.slug(),
            "ruleIndex": index,
            "level": level(diagnostic.severity),
            "message": { "text": text },
            "locations": [self.location(&diagnostic.place.range)],
        });
        if !diagnostic.related.is_empty() {
            let related = diagnostic.related.iter().enumerate().map(|(id, related)| {
                let mut location = self.location(&related.place.range);
                location["id"] = json!(id);
                location["message"] = json!({ "text": related.role.words(self.lang) });
                location
            });
            result["relatedLocations"] = related.collect();
        }
        if let Some(edit) = diagnostic.edit.as_ref().filter(|_| self.source.is_verbatim()) {
            result["fixes"] = json!([{
                "description": { "text": words.hint.unwrap_or(words.message) },
                "artifactChanges": [{
                    "artifactLocation": self.artifact(),
                    "replacements": [{
                        "deletedRegion": self.region(&edit.range),
                        "insertedContent": { "text": edit.text },
                    }],
                }],
            }]);
        }
        result
    }

    fn location(&mut self, range: &Range<usize>) -> Value {
        let mut location = json!({ "physicalLocation": { "artifactLocation": self.artifact() } });
        let piece = self.source.piece(range.start).map(|piece| piece.name(self.lang));
        if self.source.is_verbatim() {
            location["physicalLocation"]["region"] = self.region(range);
        }
        let name = match piece {
            None if !self.source.is_verbatim() => Some(self.locator.named(range.start, self.lang)),
            piece => piece,
        };
        if let Some(name) = name {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": name }]);
        }
        location
    }

    fn artifact(&self) -> Value {
        json!({ "uri": uri(self.source.file()) })
    }

    fn region(&mut self, range: &Range<usize>) -> Value {
        let (start, end) = (self.locator.at(range.start), self.locator.at(range.end));
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "byteOffset": self.source.before + range.start,
            "byteLength": range.len(),
        })
    }
}

/// A file name as a reference by RFC 3986: relative where the name is.
fn uri(name: &str) -> String {
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let mut uri = String::new();
    if name.starts_with('/') {
        uri.push_str("file://");
    } else if name.as_bytes().get(1) == Some(&b':') && cfg!(windows) {
        uri.push_str("file:///");
    }
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("memos/a.json"), "memos/a.json");
        assert_eq!(uri("/home/a b.json"), "file:///home/a%20b.json");
        assert_eq!(uri("บันทึก:1.json"), "%E0%B8%9A%E0%B8%B1%E0%B8%99%E0%B8%97%E0%B8%B6%E0%B8%81%3A1.json");
    }
}

//! What the page is told: pages, diagnostics and places, all offsets in UTF-16 units as browsers count.

use saraban::diag::{Diagnostic, Lang};
use saraban::{Checked, Rendered};
use serde::{Deserialize, Serialize};

use super::places::Spot;
use super::pulse::Seen;

/// What the page asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    /// The tab that asks: a newer question of the same tab replaces an older one.
    pub(super) client: String,
    /// The memo.
    pub(super) text: String,
    /// The file's name, for messages.
    #[serde(default)]
    pub(super) name: String,
    /// Language of the messages.
    #[serde(default)]
    pub(super) lang: Language,
    /// Fingerprints of pages it has.
    #[serde(default)]
    pub(super) known: Vec<String>,
}

/// A language.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Language {
    #[default]
    Th,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Th => Self::Th,
            Language::En => Self::En,
        }
    }
}

/// What became of a memo. Without pages it has mistakes.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) pages: Option<Vec<Drawn>>,
    pub(super) spots: Vec<Spot>,
    pub(super) diagnostics: Vec<Mark>,
    /// The pictures that were looked for, to be watched.
    pub(super) pictures: Vec<Seen>,
}

/// A page; drawn only if the other side has it not.
#[derive(Debug, Serialize)]
pub(super) struct Drawn {
    id: String,
    width: f64,
    height: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    svg: Option<String>,
}

/// A diagnostic.
#[derive(Debug, Serialize)]
pub(super) struct Mark {
    slug: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
    from: usize,
    to: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<Mend>,
}

/// A replacement.
#[derive(Debug, Serialize)]
struct Mend {
    from: usize,
    to: usize,
    text: String,
}

/// The pages of a memo, drawn where they are not `known`.
pub(super) fn pages(rendered: &Rendered, known: &[String]) -> Result<Vec<Drawn>, saraban::error::Error> {
    let page = |index: usize| {
        let id = format!("{:032x}", rendered.typeset.fingerprint(index).unwrap_or_default());
        let (width, height) = rendered.typeset.page_size(index).unwrap_or_default();
        let svg = if known.contains(&id) { None } else { Some(rendered.svg(index)?) };
        Ok(Drawn { id, width, height, svg })
    };
    (0..rendered.pages()).map(page).collect()
}

/// The diagnostics of a memo.
pub(super) fn marks(checked: &Checked, units: &Units, lang: Lang) -> Vec<Mark> {
    checked.diagnostics.iter().map(|found| mark(found, units, lang)).collect()
}

fn mark(found: &Diagnostic, units: &Units, lang: Lang) -> Mark {
    let words = found.problem.words(lang);
    let mend = found.edit.as_ref().map(|edit| Mend {
        from: units.at(edit.range.start),
        to: units.at(edit.range.end),
        text: edit.text.clone(),
    });
    Mark {
        slug: found.problem.slug(),
        severity: found.severity.word(Lang::En),
        message: words.message,
        hint: words.hint,
        source: found.problem.rule().map(|rule| rule.source.in_lang(lang)),
        from: units.at(found.place.range.start),
        to: units.at(found.place.range.end),
        mend,
    }
}

/// UTF-16 units before each byte of a text.
pub(super) struct Units(Vec<u32>);

impl Units {
    pub(super) fn of(text: &str) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for c in text.chars() {
            units.resize(units.len() + c.len_utf8(), count);
            count += c.len_utf16() as u32;
        }
        units.push(count);
        Self(units)
    }

    /// Units before a byte; all of them for one past the end.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.get(byte).or(self.0.last()).map_or(0, |units| *units as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_counted_as_browsers_do() {
        let units = Units::of("aก𝄞b");
        assert_eq!([0, 1, 4, 8, 9, 99].map(|byte| units.at(byte)), [0, 1, 2, 4, 5, 5]);
    }
}

//! One line a diagnostic: `memo.json:3:14: error[unknown-field]: unknown field `titel``.

use super::source::Locator;
use super::{Diagnostic, Lang, Source};

/// One line a diagnostic, each ended by `\n`; columns as in [`super::source`].
pub fn render(diagnostics: &[Diagnostic], source: &Source, lang: Lang) -> String {
    let mut locator = Locator::new(source);
    diagnostics.iter().map(|diagnostic| line(diagnostic, &mut locator, lang)).collect()
}

fn line(diagnostic: &Diagnostic, locator: &mut Locator<'_>, lang: Lang) -> String {
    let place = locator.named(diagnostic.place.range.start, lang);
    let words = diagnostic.problem.words(lang);
    let severity = diagnostic.severity.word(lang);
    format!("{place}: {severity}[{}]: {}\n", diagnostic.problem.slug(), words.message)
}

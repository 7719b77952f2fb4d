//! The user's language, from the locale.

use saraban::diag::Lang;

/// Thai when the locale's message language is Thai, else English.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the locale")]
pub(super) fn of_environment() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match locale {
        Some(locale) if locale.starts_with("th") => Lang::Th,
        _ => Lang::En,
    }
}

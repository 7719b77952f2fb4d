//! What a plain mistake of the input is: its title and two examples, for `saraban explain`.
//!
//! Rules carry theirs in their own table ([`Rule`](super::Rule)); every other slug has a line in
//! [`mistakes`](super::mistakes).

use super::mistakes::{DATA, MEMO, TEMPLATE, TEXT};
use super::rule::Bilingual;

/// A mistake that is not against a rule, explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mistake {
    /// Its stable name, in kebab-case.
    pub slug: &'static str,
    /// What is wrong, or what is asked for.
    pub title: Bilingual,
    /// Wrong and right.
    pub example: Example,
}

/// An example of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// A memo's text. What begins with `{` stands for fields of a memo, else it is a paragraph.
    Memo {
        /// With the mistake.
        wrong: &'static str,
        /// The same, right.
        right: &'static str,
    },
    /// A profile file, in TOML.
    Profile {
        /// With the mistake.
        wrong: &'static str,
        /// The same, right.
        right: &'static str,
    },
    /// What no text can show: files, sizes, encodings, pictures.
    Words {
        /// With the mistake.
        wrong: Bilingual,
        /// The same, right.
        right: Bilingual,
    },
}

impl Mistake {
    /// All mistakes, in the order of the way a memo goes.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TEXT.iter().chain(MEMO).chain(DATA).chain(TEMPLATE)
    }

    /// The mistake of a name.
    pub fn named(slug: &str) -> Option<&'static Self> {
        Self::all().find(|mistake| mistake.slug == slug)
    }
}

/// A mistake in a memo's text.
pub(super) const fn memo(
    slug: &'static str,
    th: &'static str,
    en: &'static str,
    wrong: &'static str,
    right: &'static str,
) -> Mistake {
    Mistake { slug, title: Bilingual { th, en }, example: Example::Memo { wrong, right } }
}

/// A mistake in a profile.
pub(super) const fn profile(
    slug: &'static str,
    th: &'static str,
    en: &'static str,
    wrong: &'static str,
    right: &'static str,
) -> Mistake {
    Mistake { slug, title: Bilingual { th, en }, example: Example::Profile { wrong, right } }
}

/// A mistake told in words, Thai and English.
pub(super) const fn words(
    slug: &'static str,
    th: &'static str,
    en: &'static str,
    wrong: (&'static str, &'static str),
    right: (&'static str, &'static str),
) -> Mistake {
    let (wrong, right) = (Bilingual { th: wrong.0, en: wrong.1 }, Bilingual { th: right.0, en: right.1 });
    Mistake { slug, title: Bilingual { th, en }, example: Example::Words { wrong, right } }
}

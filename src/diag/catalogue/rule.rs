//! What a rule of form or wording is: one line of the table that `saraban check` reads by.
//!
//! A rule stands with its words in a family of its own kind ([`rules!`](super::rules)): severity, title,
//! source and two examples beside the messages, so that none can be missing.

use super::Problem;
use crate::diag::{Lang, Severity};

/// A rule that a well-formed memo may still break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its stable name, in kebab-case.
    pub slug: &'static str,
    /// How much breaking it matters.
    pub severity: Severity,
    /// Whether `--fix` can mend it.
    pub fixable: bool,
    /// What it asks for.
    pub title: Bilingual,
    /// Where it comes from.
    pub source: Bilingual,
    /// A text that breaks it. One that begins with `{` stands for fields of a memo, else it is a paragraph.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
}

/// Rules of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleFamily {
    /// What they are about.
    pub title: Bilingual,
    /// The rules.
    pub rules: &'static [Rule],
}

/// Words in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// ไทย.
    pub th: &'static str,
    /// English.
    pub en: &'static str,
}

impl Bilingual {
    /// The words in one language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Th => self.th,
            Lang::En => self.en,
        }
    }
}

impl Rule {
    /// All rules, family by family.
    pub fn all() -> impl Iterator<Item = &'static Rule> {
        Self::families().iter().flat_map(|family| family.rules)
    }

    /// All rules by families.
    pub fn families() -> &'static [RuleFamily] {
        Problem::RULES
    }

    /// Whether it is about words and characters alone, whatever the text.
    pub fn is_of_wording(&self) -> bool {
        super::WordingProblem::SLUGS.contains(&self.slug)
    }

    /// The rule of a name.
    pub fn named(slug: &str) -> Option<&'static Rule> {
        Self::all().find(|rule| rule.slug == slug)
    }
}

/// Where rules come from. A regulation is quoted only where its text says so; all else is named for what it is.
pub(super) mod source {
    use super::Bilingual;

    /// Handbooks and pages of agencies.
    pub(in crate::diag::catalogue) const HANDBOOK: Bilingual = Bilingual {
        th: "คู่มืองานสารบรรณของส่วนราชการ",
        en: "handbooks of saraban work",
    };
    /// Known practice, without a text at hand.
    pub(in crate::diag::catalogue) const PRACTICE: Bilingual = Bilingual {
        th: "แนวปฏิบัติทั่วไปในงานสารบรรณ",
        en: "common practice of saraban work",
    };
    /// The Royal Society's rules of spacing, as known in practice.
    pub(in crate::diag::catalogue) const SPACING: Bilingual = Bilingual {
        th: "หลักเกณฑ์การเว้นวรรคของราชบัณฑิตยสภา ตามที่ใช้กันทั่วไป",
        en: "the Royal Society's rules of spacing, as commonly applied",
    };
    /// The Royal Institute's dictionary.
    pub(in crate::diag::catalogue) const DICTIONARY: Bilingual = Bilingual {
        th: "พจนานุกรม ฉบับราชบัณฑิตยสถาน",
        en: "the Royal Institute's dictionary",
    };
    /// How Thai is stored.
    pub(in crate::diag::catalogue) const ENCODING: Bilingual = Bilingual {
        th: "ลำดับการพิมพ์อักขระไทยตามมาตรฐาน (วทท 2.0, Unicode)",
        en: "the standard order of Thai characters (WTT 2.0, Unicode)",
    };
    /// Arithmetic and the calendar.
    pub(in crate::diag::catalogue) const FACT: Bilingual = Bilingual {
        th: "ปฏิทินและการคำนวณ",
        en: "the calendar and arithmetic",
    };
    /// What this program suggests by itself.
    pub(in crate::diag::catalogue) const OWN: Bilingual = Bilingual {
        th: "ข้อสังเกตของโปรแกรม",
        en: "an observation of this program",
    };
}

//! Every mistake this crate can report, with its words in Thai and English side by side.
//!
//! A family a file. An entry is one variant: its data, its slug, its message in both languages and, where
//! something can be done, a hint in both; an entry without one of the languages does not compile.
//! Slugs are stable: scripts may rely on them.

mod body;
mod document;
mod fact;
mod file;
mod form;
mod mistake;
mod mistakes;
mod picture;
mod profile;
mod rule;
mod shape;
mod syntax;
mod table;
mod template;
mod terms;
mod text;
mod value;
mod wording;

pub use body::BodyProblem;
pub use document::DocumentProblem;
pub use fact::FactProblem;
pub use file::FileProblem;
pub use form::FormProblem;
pub use mistake::{Example, Mistake};
pub use picture::PictureProblem;
pub use profile::ProfileProblem;
pub use rule::{Bilingual, Rule, RuleFamily};
pub use shape::ShapeProblem;
pub use syntax::SyntaxProblem;
pub use table::TableProblem;
pub use template::TemplateProblem;
pub use terms::{Field, Found, Limited, Wanted};
pub use text::TextProblem;
pub use value::ValueProblem;
pub use wording::WordingProblem;

use super::Lang;
use crate::thai::text::forbidden_kind;

/// What a diagnostic says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong: no capital, no full stop, things of the input in backticks.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

/// Anything that can stand as a hint.
trait Hint {
    fn hint(self) -> Option<String>;
}

impl Hint for &str {
    fn hint(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Hint for String {
    fn hint(self) -> Option<String> {
        Some(self)
    }
}

impl Hint for Option<String> {
    fn hint(self) -> Option<String> {
        self
    }
}

/// Defines a family of mistakes: the enum, its slugs and its words in both languages.
macro_rules! family {
    (
        $(#[$meta:meta])*
        $family:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* } = $slug:literal {
                    th: $th:expr,
                    en: $en:expr,
                    $(hint_th: $hint_th:expr, hint_en: $hint_en:expr,)?
                }
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $family {
            $($(#[$doc])* $variant { $($(#[$field_doc])* $field: $kind),* },)*
        }

        impl $family {
            /// Slugs of the family.
            pub(super) const SLUGS: &'static [&'static str] = &[$($slug),*];

            /// The stable name of the mistake.
            pub fn slug(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $slug,)*
                }
            }

            /// The words of the mistake.
            #[allow(unused_variables)]
            pub fn words(&self, lang: $crate::diag::Lang) -> super::Words {
                match self {
                    $(Self::$variant { $($field),* } => {
                        #[allow(unused_mut, unused_assignments)]
                        let mut hint = None;
                        let message: String = match lang {
                            $crate::diag::Lang::Th => {
                                $(hint = super::Hint::hint($hint_th);)?
                                $th.into()
                            }
                            $crate::diag::Lang::En => {
                                $(hint = super::Hint::hint($hint_en);)?
                                $en.into()
                            }
                        };
                        super::Words { message, hint }
                    })*
                }
            }
        }

        impl From<$family> for super::Problem {
            fn from(problem: $family) -> Self {
                Self::$family(problem)
            }
        }
    };
}
use family;

/// Defines a family of rules: a family of mistakes, and the line of the rules' table beside each.
macro_rules! rules {
    (
        $(#[$meta:meta])*
        $family:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* }
                    = $slug:literal, $severity:ident $(, $fixable:ident)? {
                    title_th: $title_th:literal,
                    title_en: $title_en:literal,
                    source: $source:expr,
                    th: $th:expr,
                    en: $en:expr,
                    hint_th: $hint_th:expr,
                    hint_en: $hint_en:expr,
                    wrong: $wrong:literal,
                    right: $right:literal,
                }
            )*
        }
    ) => {
        super::family! {
            $(#[$meta])*
            $family {
                $(
                    $(#[$doc])*
                    $variant { $($(#[$field_doc])* $field: $kind),* } = $slug {
                        th: $th,
                        en: $en,
                        hint_th: $hint_th,
                        hint_en: $hint_en,
                    }
                )*
            }
        }

        impl $family {
            /// The family's lines of the table.
            pub(super) const RULES: &'static [super::Rule] = &[$(
                super::Rule {
                    slug: $slug,
                    severity: $crate::diag::Severity::$severity,
                    fixable: false $(|| stringify!($fixable).len() == "fixable".len())?,
                    title: super::Bilingual { th: $title_th, en: $title_en },
                    source: $source,
                    wrong: $wrong,
                    right: $right,
                },
            )*];
        }
    };
}
use rules;

/// A mistake.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// Of the file as a whole.
    FileProblem(FileProblem),
    /// Of the JSON text.
    SyntaxProblem(SyntaxProblem),
    /// Of fields and kinds of values.
    ShapeProblem(ShapeProblem),
    /// Of a single value: a date, a reference number, a class.
    ValueProblem(ValueProblem),
    /// Of characters and inline marks.
    TextProblem(TextProblem),
    /// Of blocks: numbers, tables.
    BodyProblem(BodyProblem),
    /// Of a picture.
    PictureProblem(PictureProblem),
    /// Of a profile file.
    ProfileProblem(ProfileProblem),
    /// Of a template, or of the data that fills it.
    TemplateProblem(TemplateProblem),
    /// Of rows and columns: a sheet, a CSV file.
    TableProblem(TableProblem),
    /// Of a document that memos are read from.
    DocumentProblem(DocumentProblem),
    /// Against a rule of form.
    FormProblem(FormProblem),
    /// Against a rule of fact.
    FactProblem(FactProblem),
    /// Against a rule of wording.
    WordingProblem(WordingProblem),
}

macro_rules! each {
    ($self:ident, $problem:ident => $result:expr) => {
        match $self {
            Self::FileProblem($problem) => $result,
            Self::SyntaxProblem($problem) => $result,
            Self::ShapeProblem($problem) => $result,
            Self::ValueProblem($problem) => $result,
            Self::TextProblem($problem) => $result,
            Self::BodyProblem($problem) => $result,
            Self::PictureProblem($problem) => $result,
            Self::ProfileProblem($problem) => $result,
            Self::TemplateProblem($problem) => $result,
            Self::TableProblem($problem) => $result,
            Self::DocumentProblem($problem) => $result,
            Self::FormProblem($problem) => $result,
            Self::FactProblem($problem) => $result,
            Self::WordingProblem($problem) => $result,
        }
    };
}

impl Problem {
    /// The rules' table.
    const RULES: &'static [RuleFamily] = &[
        RuleFamily {
            title: Bilingual { th: "แบบและองค์ประกอบ", en: "form" }, rules: FormProblem::RULES
        },
        RuleFamily {
            title: Bilingual { th: "ข้อเท็จจริง", en: "facts" }, rules: FactProblem::RULES
        },
        RuleFamily {
            title: Bilingual { th: "ถ้อยคำและอักขระ", en: "wording" }, rules: WordingProblem::RULES
        },
    ];

    /// The rule it is against, if it is no plain mistake of the input.
    pub fn rule(&self) -> Option<&'static Rule> {
        Rule::named(self.slug())
    }

    /// The stable name of the mistake, in kebab-case.
    pub fn slug(&self) -> &'static str {
        each!(self, problem => problem.slug())
    }

    /// What to say in one language.
    pub fn words(&self, lang: Lang) -> Words {
        let Words { message, hint } = each!(self, problem => problem.words(lang));
        Words { message: visible(message), hint: hint.map(visible) }
    }

    /// All slugs, family by family.
    pub fn slugs() -> impl Iterator<Item = &'static str> {
        [
            FileProblem::SLUGS,
            SyntaxProblem::SLUGS,
            ShapeProblem::SLUGS,
            ValueProblem::SLUGS,
            TextProblem::SLUGS,
            BodyProblem::SLUGS,
            PictureProblem::SLUGS,
            ProfileProblem::SLUGS,
            TemplateProblem::SLUGS,
            TableProblem::SLUGS,
            DocumentProblem::SLUGS,
            FormProblem::SLUGS,
            FactProblem::SLUGS,
            WordingProblem::SLUGS,
        ]
        .into_iter()
        .flatten()
        .copied()
    }
}

/// A text safe to print on one line of a terminal: what the writer typed may hold escape sequences.
fn visible(text: String) -> String {
    let hidden = |c: char| c.is_control() || forbidden_kind(c).is_some();
    if text.contains(hidden) { text.replace(hidden, "\u{fffd}") } else { text }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Problem, SyntaxProblem};
    use crate::diag::Lang;

    #[test]
    fn slugs_are_unique_kebab_case() {
        let mut seen = HashSet::new();
        for slug in Problem::slugs() {
            assert!(seen.insert(slug), "{slug} twice");
            assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{slug}");
        }
    }
    #[test]
    fn what_was_typed_cannot_steer_the_terminal() {
        let problem =
            Problem::from(SyntaxProblem::DuplicateField { key: "a\u{1b}[31m\n\u{202e}".to_owned() });
        for lang in [Lang::Th, Lang::En] {
            let message = problem.words(lang).message;
            assert!(!message.contains(['\u{1b}', '\n', '\u{202e}']), "{message}");
        }
    }
}

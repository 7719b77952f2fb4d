//! Diagnostics: mistakes of the writer as values, each with a place, a stable slug and wording in two languages.
//!
//! [`catalogue`] holds every mistake and its words, one file a family; [`human`], [`short`], [`json`]
//! and [`sarif`] print them. Nothing here reads a file or a terminal; a failure of the world is an `Error`, never a diagnostic.

use std::ops::Range;

pub mod catalogue;
pub mod human;
pub mod json;
pub mod sarif;
pub mod short;
pub mod source;

pub use catalogue::{Bilingual, Field, Found, Limited, Mistake, Problem, Rule, Wanted};
pub use source::{LineColumn, Piece, Place, Source};

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// ไทย.
    Th,
    /// English.
    #[default]
    En,
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Likely wrong; the document is still made.
    Warning,
    /// No document can be made.
    Error,
}

impl Severity {
    /// The word before a message, in lower case.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Th) => "ผิดพลาด",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::Th) => "ควรตรวจ",
            (Self::Warning, Lang::En) => "warning",
            (Self::Note, Lang::Th) => "หมายเหตุ",
            (Self::Note, Lang::En) => "note",
        }
    }
}

/// A mistake, where it is, and what else belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Other places in the same source that explain it.
    pub related: Vec<Related>,
    /// The mend, where it is mechanical and never touches the meaning.
    pub edit: Option<Edit>,
}

/// A replacement in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the source to be replaced.
    pub range: Range<usize>,
    /// What to write there, ready for the source's format.
    pub text: String,
}

/// A second place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What stands there.
    pub role: Role,
    /// Where; in the same source as the diagnostic.
    pub place: Place,
}

/// What a related place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A bracket was opened here.
    Opened,
    /// The first of two equal things.
    First,
    /// What the diagnosed text is held against.
    Against,
    /// A field begins here, though a bracket is still open.
    NewField,
    /// The row of data that is being filled in.
    Row,
}

impl Role {
    /// The words beside the place.
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Opened, Lang::Th) => "เปิดไว้ตรงนี้",
            (Self::Opened, Lang::En) => "opened here",
            (Self::First, Lang::Th) => "ครั้งแรกอยู่ตรงนี้",
            (Self::First, Lang::En) => "first given here",
            (Self::Against, Lang::Th) => "เทียบกับตรงนี้",
            (Self::Against, Lang::En) => "held against this",
            (Self::NewField, Lang::Th) => "ช่องใหม่เริ่มตรงนี้แล้ว",
            (Self::NewField, Lang::En) => "a new field begins here",
            (Self::Row, Lang::Th) => "ข้อมูลแถวนี้",
            (Self::Row, Lang::En) => "with this row",
        }
    }
}

impl Diagnostic {
    /// An error.
    pub fn error(problem: impl Into<Problem>, place: Place) -> Self {
        Self::new(Severity::Error, problem, place)
    }

    /// A diagnostic of a severity.
    pub fn new(severity: Severity, problem: impl Into<Problem>, place: Place) -> Self {
        Self { problem: problem.into(), severity, place, related: Vec::new(), edit: None }
    }

    /// The same, with a related place.
    #[must_use]
    pub fn with(mut self, role: Role, place: Place) -> Self {
        self.related.push(Related { role, place });
        self
    }

    /// Whether it stops the document from being made.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// `2 errors, 1 warning`; empty without diagnostics.
pub fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, lang: Lang) -> String {
    let severities: Vec<Severity> = diagnostics.into_iter().map(|diagnostic| diagnostic.severity).collect();
    let parts = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(|severity| {
        let count = severities.iter().filter(|found| **found == severity).count();
        (count > 0).then(|| counted(severity, count, lang))
    });
    let parts: Vec<_> = parts.collect();
    match lang {
        Lang::Th if !parts.is_empty() => format!("พบ{}", parts.join(" ")),
        Lang::Th | Lang::En => parts.join(", "),
    }
}

fn counted(severity: Severity, count: usize, lang: Lang) -> String {
    match (lang, severity) {
        (Lang::Th, Severity::Error) => format!("ข้อผิดพลาด {count} แห่ง"),
        (Lang::Th, Severity::Warning) => format!("ข้อที่ควรตรวจ {count} แห่ง"),
        (Lang::Th, Severity::Note) => format!("หมายเหตุ {count} แห่ง"),
        (Lang::En, _) if count == 1 => format!("1 {}", severity.word(lang)),
        (Lang::En, _) => format!("{count} {}s", severity.word(lang)),
    }
}

//! Inline text and its small syntax.
//!
//! `**bold**`, `//italic//`, `__underline__`, `` `digits as typed` ``,
//! `{{ 46500 | baht }}` (figure and words), `{{ 46500 | baht_words }}` (words).
//! A marker is exactly two of its character (one backtick), opens before a
//! non-blank, closes after a non-blank, and must be closed in the same text;
//! `//` after `:` is part of a URL, and inside backticks only the backtick and `{{` mean anything.
//! A backslash before a marker character, a backslash or `{{` makes it plain. All else is plain text.

mod origin;
mod parse;

use std::ops::Range;

pub use origin::Origins;

/// Text with its emphasis, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Pieces; neighbours differ in format.
    pub spans: Vec<Span>,
}

/// A piece of text of one emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The characters; amounts of money are written out, in Arabic digits.
    pub text: String,
    /// `**…**`
    pub bold: bool,
    /// `//…//`
    pub italic: bool,
    /// `__…__`
    pub underline: bool,
    /// `` `…` ``: digits stay as typed.
    pub verbatim: bool,
}

/// A mistake in the inline syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextError {
    /// What is wrong.
    pub kind: TextErrorKind,
    /// Bytes of the text it concerns.
    pub range: Range<usize>,
}

/// What is wrong in the inline syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextErrorKind {
    /// A marker (`**`, `//`, `__`, `` ` ``) opened and not closed.
    UnclosedMark(&'static str),
    /// `{{` without `}}`.
    UnclosedTemplate,
    /// `{{…}}` that is no amount: what stands between the braces.
    UnfilledTemplate(String),
    /// `{{ … | baht }}` whose amount cannot be read: the amount.
    BadAmount(String),
}

impl Text {
    /// Text without emphasis.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let span = Span { text, ..Span::default() };
        Self { spans: if span.text.is_empty() { Vec::new() } else { vec![span] } }
    }

    /// Reads the inline syntax.
    ///
    /// # Errors
    /// Every mistake, in order.
    pub fn parse(text: &str) -> Result<Self, Vec<TextError>> {
        Self::parse_located(text, &[]).map(|(text, _)| text)
    }

    /// Reads the inline syntax and keeps where each character was typed. In the stretches `literal`
    /// (on character boundaries, rising, apart) every character stands for itself.
    ///
    /// # Errors
    /// Every mistake, in order.
    pub fn parse_located(
        text: &str,
        literal: &[Range<usize>],
    ) -> Result<(Self, Origins), Vec<TextError>> {
        parse::parse(text, literal)
    }

    /// The characters without their emphasis.
    pub fn to_plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is nothing to print.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

//! Inline text and its small syntax.
//!
//! `**bold**`, `//italic//`, `__underline__`, `` `digits as typed` ``,
//! `{{ 46500 | baht }}` (figure and words), `{{ 46500 | baht_words }}` (words).
//! A marker is exactly two of its character (one backtick), opens before a
//! non-blank, closes after a non-blank, and must be closed in the same text;
//! `//` after `:` is part of a URL. A backslash before a marker character makes
//! it plain. Anything else is plain text and stays as it is.

/// Text with its emphasis, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Pieces; neighbours differ in format.
    pub spans: Vec<Span>,
}

/// A piece of text of one emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The characters.
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

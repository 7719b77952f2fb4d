//! What stands inside a paragraph.

use super::style::TextFormat;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Inline {
    /// Text of one format. Holds no control character.
    Text(TextRun),
    /// Moves to the next tab stop.
    Tab,
    /// Ends the line inside the paragraph.
    Break,
}

/// Text of one format.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct TextRun {
    /// The text, in logical order, as it is to be read and searched.
    pub text: String,
    /// Its format.
    pub format: TextFormat,
}

impl Inline {
    /// A text run.
    pub fn text(text: impl Into<String>, format: TextFormat) -> Self {
        Self::Text(TextRun { text: text.into(), format })
    }
}

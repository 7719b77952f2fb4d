//! The text a diagnostic points into, and places in it.
//!
//! Lines are counted from 1 and end at `\n`. Columns are counted from 1 in Unicode characters
//! (scalar values), as editors do: a Thai vowel or tone mark above or below is a column of its own.

use std::ops::Range;
use std::sync::Arc;

/// A stretch of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// Name of the source, as the user knows it.
    pub file: Arc<str>,
    /// Bytes of [`Source::text`]; empty means a point between two characters.
    pub range: Range<usize>,
}

/// Line and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line.
    pub line: usize,
    /// Column, in Unicode characters.
    pub column: usize,
}

/// The text of one input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name, as the user knows it.
    pub name: Arc<str>,
    /// The decoded text, without a byte order mark.
    pub text: String,
    /// Bytes of the file before the text: 3 with a byte order mark, else 0.
    pub before: usize,
}

impl Source {
    /// A text under a name.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), before: 0 }
    }

    /// A place in this text.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place { file: Arc::clone(&self.name), range }
    }

    /// The nearest character boundary at or before a byte.
    pub fn boundary(&self, byte: usize) -> usize {
        self.text.floor_char_boundary(byte.min(self.text.len()))
    }

    /// The line that holds a byte, without its line end.
    pub fn line_range(&self, byte: usize) -> Range<usize> {
        let byte = self.boundary(byte);
        let start = self.text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[byte..].find('\n').map_or(self.text.len(), |newline| byte + newline);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// Line and column of a byte.
    pub fn line_column(&self, byte: usize) -> LineColumn {
        Locator::new(self).at(byte)
    }
}

/// Finds lines and columns; cheap when asked for places in rising order.
#[derive(Debug)]
pub struct Locator<'a> {
    source: &'a Source,
    byte: usize,
    here: LineColumn,
}

impl<'a> Locator<'a> {
    /// At the start of a source.
    pub fn new(source: &'a Source) -> Self {
        Self { source, byte: 0, here: LineColumn { line: 1, column: 1 } }
    }

    /// Line and column of a byte.
    pub fn at(&mut self, byte: usize) -> LineColumn {
        let byte = self.source.boundary(byte);
        if byte < self.byte {
            *self = Self::new(self.source);
        }
        let passed = &self.source.text[self.byte..byte];
        match passed.rfind('\n') {
            Some(newline) => {
                self.here.line += passed.bytes().filter(|&b| b == b'\n').count();
                self.here.column = passed[newline + 1..].chars().count() + 1;
            }
            None => self.here.column += passed.chars().count(),
        }
        self.byte = byte;
        self.here
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let source = Source::new("x", "ที่ ก\r\nข");
        assert_eq!(source.line_column("ที่ ".len()), LineColumn { line: 1, column: 5 });
        assert_eq!(source.line_column(source.text.len()), LineColumn { line: 2, column: 2 });
        assert_eq!(&source.text[source.line_range(3)], "ที่ ก");
        assert_eq!(source.line_column(1), LineColumn { line: 1, column: 1 }, "inside a character");
    }
}

//! The text a diagnostic points into, and places in it.
//!
//! A text is a file, a line or a record of one, or was taken out of one: the cells of a sheet's row, the
//! paragraphs of a document. Of the latter each piece has a name that stands for line and column.
//!
//! Lines are counted from 1 and end at `\n`. Columns are counted from 1 in Unicode characters
//! (scalar values), as editors do: a Thai vowel or tone mark above or below is a column of its own.

use std::ops::Range;
use std::sync::Arc;

use super::Lang;

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
    /// Bytes of the file before the text: a byte order mark, the lines before.
    pub before: usize,
    /// Number of the text's first line in the file, from 1.
    pub first_line: usize,
    /// The file the text was taken out of, where it does not stand there as it is.
    pub container: Option<Arc<str>>,
    /// Stretches with names of their own, each from a byte up to the next, rising.
    pub pieces: Vec<(usize, Piece)>,
}

/// A stretch of a text that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A cell of a sheet.
    Cell {
        /// `Sheet1!C14`.
        name: String,
        /// Its row, from 1.
        row: usize,
    },
    /// A field of a record, by its column's name; its place is line and column as of any text.
    Column(String),
    /// A paragraph of a document, from 1.
    Paragraph(usize),
    /// Something that stands in another file.
    Elsewhere {
        /// Its whole name: `people.xlsx: Sheet1!C14`.
        name: String,
        /// The number of its row or line, from 1.
        row: usize,
    },
}

impl Piece {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Cell { name, .. } | Self::Column(name) | Self::Elsewhere { name, .. }, _) => name.clone(),
            (Self::Paragraph(number), Lang::Th) => format!("ย่อหน้าที่ {number}"),
            (Self::Paragraph(number), Lang::En) => format!("paragraph {number}"),
        }
    }

    /// The number that stands for the line's, if the name stands for line and column.
    fn number(&self) -> Option<usize> {
        match self {
            Self::Cell { row: number, .. } | Self::Paragraph(number) | Self::Elsewhere { row: number, .. } => {
                Some(*number)
            }
            Self::Column(_) => None,
        }
    }
}

impl Source {
    /// A text under a name.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            before: 0,
            first_line: 1,
            container: None,
            pieces: Vec::new(),
        }
    }

    /// The file that holds the text.
    pub fn file(&self) -> &str {
        self.container.as_deref().unwrap_or(&self.name)
    }

    /// Whether the text stands in its file as it is, so that bytes of the one are bytes of the other.
    pub fn is_verbatim(&self) -> bool {
        self.container.is_none()
    }

    /// The named piece that holds a byte.
    pub fn piece(&self, byte: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|(start, _)| *start <= byte);
        let (_, piece) = self.pieces.get(after.checked_sub(1)?)?;
        // A field beyond the columns has no name.
        (*piece != Piece::Column(String::new())).then_some(piece)
    }

    /// The piece that names a byte's place instead of line and column.
    pub fn landmark(&self, byte: usize) -> Option<&Piece> {
        self.piece(byte).filter(|piece| piece.number().is_some())
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
        Self { source, byte: 0, here: LineColumn { line: source.first_line, column: 1 } }
    }

    /// Line and column of a byte; in a piece with a number, that number and the column of its line.
    pub fn at(&mut self, byte: usize) -> LineColumn {
        let byte = self.source.boundary(byte);
        if let Some(line) = self.source.landmark(byte).and_then(Piece::number) {
            let start = self.source.line_range(byte).start;
            return LineColumn { line, column: self.source.text[start..byte].chars().count() + 1 };
        }
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

impl Locator<'_> {
    /// A place as messages name it: `memo.json:3:14`, `memos.xlsx: Sheet1!C14`, `memo.docx: paragraph 3`.
    pub fn named(&mut self, byte: usize, lang: Lang) -> String {
        let name = &self.source.name;
        match self.source.landmark(byte) {
            Some(Piece::Elsewhere { name, .. }) => name.clone(),
            Some(piece) => format!("{name}: {}", piece.name(lang)),
            None => {
                let at = self.at(byte);
                format!("{name}:{}:{}", at.line, at.column)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_names_its_places() {
        let cell = |name: &str| Piece::Cell { name: name.to_owned(), row: 14 };
        let mut source = Source::new("x.xlsx", "ก\nข\nค");
        source.pieces = vec![(0, cell("S!A14")), ("ก\n".len(), cell("S!B14"))];
        let mut locator = Locator::new(&source);
        assert_eq!(locator.named(0, Lang::En), "x.xlsx: S!A14");
        assert_eq!(locator.named(source.text.len(), Lang::En), "x.xlsx: S!B14");
        assert_eq!(locator.at(source.text.len()), LineColumn { line: 14, column: 2 });
    }

    #[test]
    fn a_line_of_a_file_keeps_its_number() {
        let source = Source { first_line: 7, ..Source::new("x", "ก\nข") };
        assert_eq!(source.line_column(0), LineColumn { line: 7, column: 1 });
        assert_eq!(source.line_column(source.text.len()), LineColumn { line: 8, column: 2 });
    }

    #[test]
    fn columns_are_characters() {
        let source = Source::new("x", "ที่ ก\r\nข");
        assert_eq!(source.line_column("ที่ ".len()), LineColumn { line: 1, column: 5 });
        assert_eq!(source.line_column(source.text.len()), LineColumn { line: 2, column: 2 });
        assert_eq!(&source.text[source.line_range(3)], "ที่ ก");
        assert_eq!(source.line_column(1), LineColumn { line: 1, column: 1 }, "inside a character");
    }
}

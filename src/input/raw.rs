//! Raw values: what the writer typed, with the place of every key, value and character.

use std::ops::Range;

use crate::diag::{Diagnostic, Found, Place, Source};

/// An input that has been read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its text, to point into.
    pub source: Source,
    /// Its value; absent if the text could not be understood.
    pub root: Option<Value>,
    /// Mistakes of the text itself.
    pub diagnostics: Vec<Diagnostic>,
}

impl Input {
    /// A place in this input.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.source.place(range)
    }
}

/// A value and its bytes in the source, quotation marks and brackets included.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Bytes in the source.
    pub range: Range<usize>,
    /// The value.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as typed.
    Number(String),
    /// A text.
    Text(Text),
    /// A list.
    List(Vec<Value>),
    /// An object; keys are unique.
    Object(Vec<Member>),
    /// Something that could not be read and has been reported: to be passed over in silence.
    Unreadable,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key.
    pub key: String,
    /// Bytes of the key, quotation marks included.
    pub key_range: Range<usize>,
    /// The value.
    pub value: Value,
}

/// A text, and where each of its characters stands in the source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The characters meant, escapes resolved.
    pub text: String,
    /// Where text and source part: (byte of the text, byte of the source), rising, beginning with 0.
    pub(super) steps: Vec<(usize, usize)>,
    /// Stretches that came from data, so that no character in them is a mark of the inline syntax.
    pub literal: Vec<Range<usize>>,
}

impl Text {
    /// A text that stands in the source as it is, from a byte on.
    pub fn at(text: impl Into<String>, byte: usize) -> Self {
        Self { text: text.into(), steps: vec![(0, byte)], literal: Vec::new() }
    }

    /// Adds a stretch that stands in the source as it is, from a byte on.
    pub fn push(&mut self, stretch: &str, byte: usize) {
        self.steps.push((self.text.len(), byte));
        self.text.push_str(stretch);
        self.steps.push((self.text.len(), byte + stretch.len()));
    }

    /// Adds a stretch of another text, with its places.
    pub fn push_part(&mut self, other: &Text, range: Range<usize>) {
        let ends = other.steps.iter().map(|(text, _)| *text).filter(|at| range.contains(at) && *at > range.start);
        let mut from = range.start;
        for end in ends.chain([range.end]) {
            self.push(&other.text[from..end], other.source_byte(from));
            from = end;
        }
    }

    /// A text that parts from the source where `steps` says: (byte of the text, byte of the source).
    pub(super) fn with_steps(text: String, steps: Vec<(usize, usize)>) -> Self {
        Self { text, steps, ..Self::default() }
    }

    /// Bytes in the source of a stretch of the text.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_byte(range.start);
        if range.is_empty() { start..start } else { start..self.source_end(range.end) }
    }

    /// Where a stretch that ends before a byte ends in the source: what follows may stand elsewhere.
    fn source_end(&self, byte: usize) -> usize {
        match self.steps.get(self.steps.partition_point(|&(text, _)| text < byte)) {
            Some(&(text, source)) if text == byte => source,
            _ => self.source_byte(byte),
        }
    }

    /// A stretch of the text as a text of its own.
    pub fn part(&self, range: Range<usize>) -> Self {
        let inside = self.steps.iter().filter(|(text, _)| range.contains(text) && *text > range.start);
        let steps = inside.map(|&(text, source)| (text - range.start, source));
        let first = (0, self.source_byte(range.start));
        Self { text: self.text[range.clone()].to_owned(), steps: [first].into_iter().chain(steps).collect(), ..Self::default() }
    }

    fn source_byte(&self, byte: usize) -> usize {
        let after = self.steps.partition_point(|&(text, _)| text <= byte);
        let (text, source) = after.checked_sub(1).map_or((0, 0), |index| self.steps[index]);
        source + (byte - text)
    }
}

impl Value {
    /// What kind of value it is, for messages.
    pub fn found(&self) -> Found {
        match self.kind {
            Kind::Null | Kind::Unreadable => Found::Null,
            Kind::Bool(_) => Found::Bool,
            Kind::Number(_) => Found::Number,
            Kind::Text(_) => Found::Text,
            Kind::List(_) => Found::List,
            Kind::Object(_) => Found::Object,
        }
    }

    /// The bytes to point at: all of a simple value, the opening bracket of a list or an object.
    pub fn head(&self) -> Range<usize> {
        match self.kind {
            Kind::List(_) | Kind::Object(_) => self.range.start..self.range.start + 1,
            _ => self.range.clone(),
        }
    }
}

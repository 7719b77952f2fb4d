//! A PDF as its objects: values with references followed.
//!
//! `scan` finds the objects, `stream` unpacks those that are streams.

mod scan;
mod stream;

use std::cell::Cell;
use std::collections::BTreeMap;

use super::super::Refusal;
use super::value::{Dict, Parser, Value};
use scan::MAX_UNPACKED;
pub(super) use stream::Stream;

/// Longest chain of references or filters.
const MAX_CHAIN: usize = 8;

/// A file is read at most this many times over, on the whole; only one made to be slow needs more.
const MAX_READINGS: usize = 8;

/// What is said of such a file.
pub(super) const TANGLED: Refusal = Refusal::Broken { reason: "its objects are too many or too tangled" };

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In the file, at this offset.
    File(usize),
    /// In an object stream, at this offset.
    Packed { stream: usize, at: usize },
}

/// A file whose objects are known.
pub(super) struct PdfFile<'a> {
    bytes: &'a [u8],
    objects: BTreeMap<u32, Place>,
    /// Unpacked object streams.
    packed: Vec<Vec<u8>>,
    /// How many bytes more they may have.
    room: usize,
    /// How many bytes more may be parsed.
    effort: Cell<usize>,
    /// The newest trailer's catalog.
    root: Option<u32>,
    encrypted: bool,
    damaged: bool,
}

impl<'a> PdfFile<'a> {
    /// Finds the objects.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut file = Self {
            bytes,
            objects: BTreeMap::new(),
            packed: Vec::new(),
            room: MAX_UNPACKED,
            effort: Cell::new(bytes.len() * MAX_READINGS + (1 << 20)),
            root: None,
            encrypted: false,
            damaged: false,
        };
        file.scan()?;
        match file {
            Self { encrypted: true, .. } => Err(Refusal::Encrypted),
            Self { damaged: true, .. } => {
                Err(Refusal::Broken { reason: "an object stream cannot be unpacked" })
            }
            _ => Ok(file),
        }
    }

    /// Whether the search was given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.effort.get() == 0
    }

    /// The catalog, from which everything hangs.
    pub(super) fn catalog(&self) -> Option<Dict> {
        self.dict(&Value::Reference(self.root?))
    }

    /// A value with references followed.
    pub(super) fn resolve(&self, value: &Value) -> Option<Value> {
        let mut value = value.clone();
        for _ in 0..MAX_CHAIN {
            let Value::Reference(number) = value else { return Some(value) };
            let (bytes, at) = match *self.objects.get(&number)? {
                Place::File(at) => (self.bytes, at),
                Place::Packed { stream, at } => (self.packed.get(stream)?.as_slice(), at),
            };
            let mut parser = Parser::new(bytes, at);
            let found = parser.value();
            self.spend(parser.at.saturating_sub(at))?;
            value = found?;
        }
        None
    }

    /// Counts parsed bytes; `None` when there were too many.
    fn spend(&self, bytes: usize) -> Option<()> {
        self.effort.set(self.effort.get().saturating_sub(bytes.max(1)));
        (!self.is_exhausted()).then_some(())
    }

    /// A value that should be a dictionary.
    pub(super) fn dict(&self, value: &Value) -> Option<Dict> {
        match self.resolve(value)? {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// A value that should be an array.
    pub(super) fn array(&self, value: Option<&Value>) -> Vec<Value> {
        match value.and_then(|value| self.resolve(value)) {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        }
    }

    /// A value that should be a whole number.
    pub(super) fn integer(&self, value: Option<&Value>) -> Option<usize> {
        match self.resolve(value?)? {
            Value::Integer(number) => usize::try_from(number).ok(),
            _ => None,
        }
    }
}

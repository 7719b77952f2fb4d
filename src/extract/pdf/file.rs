//! A PDF's objects, found by reading the file from front to back.
//!
//! The cross-reference table is not asked: a later definition of a number
//! replaces an earlier one, which is what updates to a file mean, and damaged
//! tables do no harm. Streams are passed over, so nothing inside one is taken
//! for an object.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::super::Refusal;
use super::super::inflate::inflate;
use super::value::{Dict, Parser, Value, is_blank};

/// Most objects in a file.
const MAX_OBJECTS: usize = 1 << 20;

/// Most bytes that all object streams of a file may unpack to (128 MiB).
const MAX_UNPACKED: usize = 128 << 20;

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

/// A stream: what it says of itself, and its bytes as they stand in the file.
pub(super) struct Stream<'a> {
    pub(super) dict: Dict,
    data: &'a [u8],
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

    /// A reference that should lead to a stream. Streams stand in the file itself.
    pub(super) fn stream(&self, reference: &Value) -> Option<Stream<'a>> {
        let Value::Reference(number) = reference else { return None };
        let Place::File(at) = self.objects.get(number)? else { return None };
        let mut parser = Parser::new(self.bytes, *at);
        let Value::Dict(dict) = parser.value()? else { return None };
        let data = self.data(&mut parser, &dict)?;
        Some(Stream { dict, data })
    }

    /// A stream's content, at most `limit` bytes.
    pub(super) fn unpack(&self, stream: &Stream<'_>, limit: usize) -> Result<Vec<u8>, Refusal> {
        let unknown = Refusal::Broken { reason: "a stream is packed in an unusual way" };
        let mut parameters = self.array(stream.dict.get("DecodeParms"));
        parameters.extend(stream.dict.get("DecodeParms").and_then(|one| self.resolve(one)));
        let predicts = |one: &Value| {
            self.dict(one).is_some_and(|dict| self.integer(dict.get("Predictor")).unwrap_or(1) > 1)
        };
        if parameters.iter().any(predicts) {
            return Err(unknown);
        }
        let filters = match stream.dict.get("Filter").and_then(|value| self.resolve(value)) {
            None | Some(Value::Other) => Vec::new(),
            Some(Value::Array(filters)) => filters,
            Some(one) => vec![one],
        };
        if filters.len() > MAX_CHAIN {
            return Err(unknown);
        }
        let mut bytes = stream.data.to_vec();
        for filter in &filters {
            match self.resolve(filter) {
                Some(Value::Name(name)) if name == b"FlateDecode" => bytes = inflate(&bytes, limit)?,
                _ => return Err(unknown),
            }
        }
        if bytes.len() > limit { Err(Refusal::TooLarge { limit }) } else { Ok(bytes) }
    }

    fn scan(&mut self) -> Result<(), Refusal> {
        let bytes = self.bytes;
        let mut at = 0;
        while let Some((found, number)) = next_object(bytes, at) {
            let mut parser = Parser::new(bytes, found);
            let value = parser.value();
            at = match (&value, number) {
                (Some(Value::Dict(dict)), Some(number)) => self.object(number, found, dict, &mut parser)?,
                (Some(_), Some(number)) => {
                    self.objects.insert(number, Place::File(found));
                    parser.at
                }
                (Some(Value::Dict(trailer)), None) => {
                    self.trailer(trailer);
                    parser.at
                }
                // A chance find, or garbage: go on right behind the keyword.
                _ => found,
            };
            let spent = self.spend(parser.at.saturating_sub(found));
            if spent.is_none() || self.objects.len() > MAX_OBJECTS {
                return Err(TANGLED);
            }
        }
        Ok(())
    }

    /// Notes an object that is a dictionary or a stream; gives back where it ends.
    fn object(
        &mut self,
        number: u32,
        found: usize,
        dict: &Dict,
        parser: &mut Parser<'a>,
    ) -> Result<usize, Refusal> {
        self.objects.insert(number, Place::File(found));
        let Some(data) = self.data(parser, dict) else { return Ok(parser.at) };
        if dict.is("Type", "XRef") {
            self.trailer(dict);
        }
        if dict.is("Type", "ObjStm") {
            self.object_stream(&Stream { dict: dict.clone(), data })?;
        }
        Ok(parser.at)
    }

    /// Notes the objects of an object stream (ISO 32000, 7.5.7).
    fn object_stream(&mut self, stream: &Stream<'_>) -> Result<(), Refusal> {
        // In an encrypted file none can be unpacked, and the trailer that says so comes later.
        if self.damaged {
            return Ok(());
        }
        let bytes = match self.unpack(stream, self.room) {
            Ok(bytes) => bytes,
            Err(Refusal::TooLarge { .. }) => return Err(Refusal::TooLarge { limit: MAX_UNPACKED }),
            Err(_) => {
                self.damaged = true;
                return Ok(());
            }
        };
        self.room -= bytes.len();
        let (Some(count), Some(first)) =
            (self.integer(stream.dict.get("N")), self.integer(stream.dict.get("First")))
        else {
            return Ok(());
        };
        let mut index = Parser::new(&bytes, 0);
        for _ in 0..count.min(MAX_OBJECTS) {
            let (Some(Value::Integer(number)), Some(Value::Integer(at))) = (index.value(), index.value())
            else {
                break;
            };
            if let (Ok(number), Ok(at)) = (u32::try_from(number), usize::try_from(at)) {
                let place = Place::Packed { stream: self.packed.len(), at: first.saturating_add(at) };
                self.objects.insert(number, place);
            }
        }
        self.packed.push(bytes);
        Ok(())
    }

    fn trailer(&mut self, dict: &Dict) {
        self.encrypted |= dict.get("Encrypt").is_some();
        if let Some(Value::Reference(root)) = dict.get("Root") {
            self.root = Some(*root);
        }
    }

    /// A stream's bytes; `None` if no stream follows. Leaves the reader behind it.
    fn data(&self, parser: &mut Parser<'a>, dict: &Dict) -> Option<&'a [u8]> {
        if !parser.keyword("stream") {
            return None;
        }
        let rest = parser.rest();
        let line_end = if rest.starts_with(b"\r\n") { 2 } else { 1 };
        let rest = rest.get(line_end..)?;
        parser.at += line_end;
        let says_it_ends = |length: &usize| {
            let mut end = Parser::new(rest, *length);
            *length <= rest.len() && end.keyword("endstream")
        };
        // A wrong length is mended by looking for the end.
        let length = self.integer(dict.get("Length")).filter(says_it_ends);
        let length = length.or_else(|| find(rest, b"endstream")).unwrap_or(rest.len());
        parser.at += length;
        Some(&rest[..length])
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// The next `N G obj` or `trailer` from an offset on: where its value begins, and the number N.
fn next_object(bytes: &[u8], from: usize) -> Option<(usize, Option<u32>)> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'o' || *byte == b't')?;
        let rest = &bytes[at..];
        if rest.starts_with(b"trailer") {
            return Some((at + 7, None));
        }
        if rest.starts_with(b"obj")
            && let Some(number) = number_before(&bytes[from..at])
        {
            return Some((at + 3, Some(number)));
        }
        at += 1;
    }
}

/// The N of `N G` at the end of some bytes.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let (_, bytes) = last_number(bytes)?;
    last_number(bytes).map(|(number, _)| number)
}

/// A number and the blanks behind it, taken off the end.
fn last_number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let blanks = bytes.iter().rev().take(16).take_while(|byte| is_blank(**byte)).count();
    let bytes = &bytes[..bytes.len() - blanks];
    let digits = bytes.iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let (rest, digits) = bytes.split_at(bytes.len() - digits);
    Some((std::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}

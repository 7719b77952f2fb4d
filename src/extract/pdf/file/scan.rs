//! Finds a PDF's objects by reading the file from front to back.
//!
//! The cross-reference table is not asked: a later definition of a number
//! replaces an earlier one, which is what updates to a file mean, and damaged
//! tables do no harm. Streams are passed over, so nothing inside one is taken
//! for an object.

use super::{PdfFile, Place, Stream, TANGLED};
use crate::extract::Refusal;
use crate::extract::pdf::value::{Dict, Parser, Value, is_blank};

/// Most objects in a file.
const MAX_OBJECTS: usize = 1 << 20;

/// Most bytes that all object streams of a file may unpack to (128 MiB).
pub(super) const MAX_UNPACKED: usize = 128 << 20;

impl<'a> PdfFile<'a> {
    /// Notes every object of the file.
    pub(super) fn scan(&mut self) -> Result<(), Refusal> {
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

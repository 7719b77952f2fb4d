//! A PDF's streams: where their bytes end, and what they unpack to.

use super::{MAX_CHAIN, PdfFile, Place};
use crate::extract::Refusal;
use crate::extract::inflate::inflate;
use crate::extract::pdf::value::{Dict, Parser, Value};

/// A stream: what it says of itself, and its bytes as they stand in the file.
pub(crate) struct Stream<'a> {
    pub(crate) dict: Dict,
    pub(super) data: &'a [u8],
}

impl<'a> PdfFile<'a> {
    /// A reference that should lead to a stream. Streams stand in the file itself.
    pub(crate) fn stream(&self, reference: &Value) -> Option<Stream<'a>> {
        let Value::Reference(number) = reference else { return None };
        let Place::File(at) = self.objects.get(number)? else { return None };
        let mut parser = Parser::new(self.bytes, *at);
        let Value::Dict(dict) = parser.value()? else { return None };
        let data = self.data(&mut parser, &dict)?;
        Some(Stream { dict, data })
    }

    /// A stream's content, at most `limit` bytes.
    pub(crate) fn unpack(&self, stream: &Stream<'_>, limit: usize) -> Result<Vec<u8>, Refusal> {
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

    /// A stream's bytes; `None` if no stream follows. Leaves the reader behind it.
    pub(super) fn data(&self, parser: &mut Parser<'a>, dict: &Dict) -> Option<&'a [u8]> {
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

//! PDF values from bytes (ISO 32000, 7.3), never nested deeper or longer than real files need.

/// Deepest nesting of arrays and dictionaries.
const MAX_DEPTH: usize = 64;

/// Most values in one object.
const MAX_VALUES: usize = 1 << 18;

/// A value, as far as a search for attachments needs to know it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A whole number.
    Integer(i64),
    /// A name, its `#xx` resolved.
    Name(Vec<u8>),
    /// An array.
    Array(Vec<Value>),
    /// A dictionary.
    Dict(Dict),
    /// A reference to the object of this number.
    Reference(u32),
    /// A string, a real number, `true`, `false`, `null`: nothing of ours hangs on these.
    Other,
}

/// A dictionary's entries. The last of two with one key counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dict(Vec<(Vec<u8>, Value)>);

impl Dict {
    /// An entry, unresolved.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(known, _)| known == key.as_bytes()).map(|(_, value)| value)
    }

    /// Whether an entry is this name.
    pub(super) fn is(&self, key: &str, name: &str) -> bool {
        matches!(self.get(key), Some(Value::Name(found)) if found == name.as_bytes())
    }
}

/// Reads values one after the other. After a failure `at` is where it stopped.
pub(super) struct Parser<'a> {
    bytes: &'a [u8],
    /// Where the next value begins.
    pub(super) at: usize,
    values: usize,
}

impl<'a> Parser<'a> {
    /// A reader that begins somewhere in a file or an object stream.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, values: 0 }
    }

    /// The next value; `None` at the end or where there is none.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.nested(0)
    }

    /// Goes past a keyword if it comes next.
    pub(super) fn keyword(&mut self, word: &str) -> bool {
        self.skip_blanks();
        let found = self.rest().starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Everything from here on.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn nested(&mut self, depth: usize) -> Option<Value> {
        self.skip_blanks();
        self.values += 1;
        if depth > MAX_DEPTH || self.values > MAX_VALUES {
            return None;
        }
        match self.peek()? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.string(),
            b'[' => self.array(depth),
            b'<' if self.rest().starts_with(b"<<") => self.dict(depth),
            b'<' => self.hex_string(),
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number()),
            byte if byte.is_ascii_alphabetic() => self.word(),
            _ => None,
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.keyword("]") {
            items.push(self.nested(depth + 1)?);
        }
        Some(Value::Array(items))
    }

    fn dict(&mut self, depth: usize) -> Option<Value> {
        self.at += 2;
        let mut entries = Vec::new();
        while !self.keyword(">>") {
            if self.peek()? != b'/' {
                return None;
            }
            entries.push((self.name()?, self.nested(depth + 1)?));
        }
        Some(Value::Dict(Dict(entries)))
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let escaped = self.bytes.get(self.at..self.at + 2).filter(|_| byte == b'#').and_then(hex_pair);
            name.push(escaped.unwrap_or(byte));
            self.at += if escaped.is_some() { 2 } else { 0 };
        }
        Some(name)
    }

    fn string(&mut self) -> Option<Value> {
        let mut open = 0_usize;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' if open == 1 => return Some(Value::Other),
                b')' => open -= 1,
                _ => {}
            }
        }
    }

    fn hex_string(&mut self) -> Option<Value> {
        loop {
            self.at += 1;
            match self.peek()? {
                b'>' => break,
                byte if byte.is_ascii_hexdigit() || is_blank(byte) || byte == b'<' => {}
                _ => return None,
            }
        }
        self.at += 1;
        Some(Value::Other)
    }

    /// A number, or a reference: `12 0 R`.
    fn number(&mut self) -> Value {
        let Some(number) = self.integer() else { return Value::Other };
        let after = self.at;
        self.skip_blanks();
        let is_reference = self.peek().is_some_and(|byte| byte.is_ascii_digit())
            && self.integer().is_some()
            && self.keyword("R")
            && !self.peek().is_some_and(is_regular);
        match u32::try_from(number) {
            Ok(number) if is_reference => Value::Reference(number),
            _ => {
                self.at = after;
                Value::Integer(number)
            }
        }
    }

    /// Goes past a number; `None` if it is not a whole one.
    fn integer(&mut self) -> Option<i64> {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        std::str::from_utf8(&self.bytes[start..self.at]).ok()?.parse().ok()
    }

    /// `true`, `false`, `null`; anything else ends the object.
    fn word(&mut self) -> Option<Value> {
        ["true", "false", "null"].iter().any(|word| self.keyword(word)).then_some(Value::Other)
    }

    /// Goes past white space and comments.
    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }
}

/// White space of PDF.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    if !pair.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Value> {
        Parser::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn every_kind_of_value() {
        let text =
            "<< /Type /Em#62ed%remark >>\n/A [1 -2 .5 4 0 R 5 6] /S (a\\)(b)c) /H <41 4> /N null/T true >>";
        let Some(Value::Dict(dict)) = parse(text) else { panic!("no dictionary") };
        assert!(dict.is("Type", "Embed"));
        let reference = Value::Reference(4);
        let items = [
            Value::Integer(1),
            Value::Integer(-2),
            Value::Other,
            reference,
            Value::Integer(5),
            Value::Integer(6),
        ];
        assert_eq!(dict.get("A"), Some(&Value::Array(items.to_vec())));
        for key in ["S", "H", "N", "T"] {
            assert_eq!(dict.get(key), Some(&Value::Other), "{key}");
        }
    }

    #[test]
    fn what_does_not_end_is_nothing() {
        for text in ["", "<<", "<< /A", "<< 1 2 >>", "[1 2", "(a", "(a\\", "<4", "<4x>", "endobj", "}"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"[".repeat(3_000_000)), None);
        assert_eq!(parse(&"<</A".repeat(3_000_000)), None);
        assert_eq!(parse(&format!("[{}]", "0 ".repeat(MAX_VALUES))), None);
    }
}

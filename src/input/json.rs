//! JSON (RFC 8259) to raw values that keep their place, noting every mistake it can read past.
//!
//! Own and not a library's: after a missing comma, a comment or curly quotation marks it reads on, so that
//! the writer sees all mistakes at once, and every character of a text can be traced to the source.

use std::collections::HashMap;
use std::ops::Range;

use super::encoding::{self, BOM};
use super::lexer::{Lexer, Token};
use super::raw::{Input, Kind, Member, Value};
use crate::diag::catalogue::{FileProblem, ShapeProblem, SyntaxProblem as Problem};
use crate::diag::{Diagnostic, Limited, Role, Source};

/// Largest input in bytes: 16 MiB.
pub const MOST_BYTES: usize = 16 << 20;

/// Deepest nesting of lists and objects.
pub const MOST_LEVELS: usize = 64;

/// Most values of one input: a bound on memory.
pub const MOST_VALUES: usize = 2_000_000;

/// Reads JSON. `name` is what the user calls the input.
pub fn parse(name: &str, bytes: &[u8]) -> Input {
    parse_within(name, bytes, MOST_BYTES)
}

/// The same with a limit of bytes.
pub(crate) fn parse_within(name: &str, bytes: &[u8], limit: usize) -> Input {
    match text(name, bytes, limit) {
        Ok(source) => parse_text(source),
        Err(input) => *input,
    }
}

/// The text of the input; or an input that holds only the reason why there is none.
pub(super) fn text(name: &str, bytes: &[u8], limit: usize) -> Result<Source, Box<Input>> {
    let fail = |problem: FileProblem, source: Source, range: Range<usize>| {
        let diagnostics = vec![Diagnostic::error(problem, source.place(range))];
        Box::new(Input { source, root: None, diagnostics })
    };
    if bytes.len() > limit {
        let problem = FileProblem::FileTooLarge { size: bytes.len(), limit };
        return Err(fail(problem, Source::new(name, ""), 0..0));
    }
    let before = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let text = encoding::decode(bytes).map_err(|(problem, at)| {
        let shown = match problem {
            FileProblem::InvalidUtf8 { .. } => String::from_utf8_lossy(&bytes[before..]).into_owned(),
            _ => String::new(),
        };
        let range = if shown.is_empty() { 0..0 } else { at..at + char::REPLACEMENT_CHARACTER.len_utf8() };
        fail(problem, Source { before, ..Source::new(name, shown) }, range)
    })?;
    let source = Source { before, ..Source::new(name, text) };
    if source.text.trim().is_empty() {
        return Err(fail(FileProblem::EmptyFile {}, Source::new(name, ""), 0..0));
    }
    Ok(source)
}

fn parse_text(source: Source) -> Input {
    let mut parser = Parser { lexer: Lexer::new(&source), token: Token::End, range: 0..0, end: 0, values: 0 };
    let root = parser.document();
    let mut diagnostics = std::mem::take(&mut parser.lexer.noted);
    let root = root.map_err(|diagnostic| diagnostics.push(*diagnostic)).ok();
    Input { source, root, diagnostics }
}

/// A mistake that ends the reading.
type Parsed<T> = Result<T, Box<Diagnostic>>;

struct Parser<'a> {
    lexer: Lexer<'a>,
    /// The token to be read next, and its bytes.
    token: Token,
    range: Range<usize>,
    /// End of the token before it.
    end: usize,
    values: usize,
}

impl Parser<'_> {
    fn advance(&mut self) -> Parsed<Token> {
        self.end = self.range.end;
        let (token, range) = self.lexer.next()?;
        self.range = range;
        Ok(std::mem::replace(&mut self.token, token))
    }

    fn note(&mut self, problem: Problem, range: Range<usize>) {
        let diagnostic = self.lexer.mistake(problem, range);
        self.lexer.note(diagnostic);
    }

    fn fail<T>(&self, problem: Problem, range: Range<usize>) -> Parsed<T> {
        Err(Box::new(self.lexer.mistake(problem, range)))
    }

    fn document(&mut self) -> Parsed<Value> {
        self.advance()?;
        if let Token::Close(found) = self.token {
            return self.fail(Problem::WrongBracket { found, expected: None }, self.range.clone());
        }
        let value = self.value(0)?;
        match self.token {
            Token::End => {}
            Token::Close(found) => {
                self.note(Problem::WrongBracket { found, expected: None }, self.range.clone())
            }
            _ => self.note(Problem::AfterEnd {}, self.range.clone()),
        }
        Ok(value)
    }

    fn value(&mut self, depth: usize) -> Parsed<Value> {
        let range = self.range.clone();
        self.values += 1;
        if self.values > MOST_VALUES {
            let problem = ShapeProblem::TooMany { what: Limited::Values, limit: MOST_VALUES };
            return Err(Box::new(Diagnostic::error(problem, self.lexer.place(range))));
        }
        let kind = match &self.token {
            Token::Open(_) if depth >= MOST_LEVELS => {
                return self.fail(Problem::TooDeep { limit: MOST_LEVELS }, range);
            }
            Token::Open('{') => return self.object(depth + 1),
            Token::Open(_) => return self.list(depth + 1),
            Token::Comma => return self.fail(Problem::UnexpectedCharacter { character: ',' }, range),
            Token::Colon => return self.fail(Problem::UnexpectedCharacter { character: ':' }, range),
            Token::Close(found) => {
                return self.fail(Problem::WrongBracket { found: *found, expected: None }, range);
            }
            Token::End => return self.fail(Problem::MissingValue {}, self.end..self.end),
            Token::Text(_) | Token::Number(_) | Token::BadNumber | Token::Word(_) => match self.advance()? {
                Token::Text(text) => Kind::Text(text),
                Token::Number(number) => Kind::Number(number),
                Token::Word(word) => self.word(word, range.clone()),
                _ => Kind::Unreadable,
            },
        };
        Ok(Value { range, kind })
    }

    fn word(&mut self, word: String, range: Range<usize>) -> Kind {
        match word.as_str() {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            _ => {
                let word = word.chars().take(40).collect();
                self.note(Problem::UnquotedText { word }, range);
                Kind::Unreadable
            }
        }
    }

    fn list(&mut self, depth: usize) -> Parsed<Value> {
        let open = self.range.clone();
        self.advance()?;
        let mut values = Vec::new();
        while !self.closed(&open, ']')? {
            values.push(self.value(depth)?);
            self.separator(']')?;
            if let (Token::Colon, Some(key)) = (&self.token, values.last()) {
                let field = self.lexer.place(key.range.clone());
                let problem = Problem::UnclosedBracket { open: '[' };
                return Err(Box::new(self.lexer.mistake(problem, open).with(Role::NewField, field)));
            }
        }
        Ok(Value { range: open.start..self.end, kind: Kind::List(values) })
    }

    fn object(&mut self, depth: usize) -> Parsed<Value> {
        let open = self.range.clone();
        self.advance()?;
        let mut members = Vec::new();
        let mut seen: HashMap<String, Range<usize>> = HashMap::new();
        while !self.closed(&open, '}')? {
            let member = self.member(depth)?;
            if let Some(first) = seen.get(&member.key) {
                let problem = Problem::DuplicateField { key: member.key.clone() };
                let first = self.lexer.place(first.clone());
                let diagnostic =
                    self.lexer.mistake(problem, member.key_range.clone()).with(Role::First, first);
                self.lexer.note(diagnostic);
            } else if member.key.starts_with("//") {
                // A remark: it may come again.
                members.push(member);
            } else {
                seen.insert(member.key.clone(), member.key_range.clone());
                members.push(member);
            }
            self.separator('}')?;
        }
        Ok(Value { range: open.start..self.end, kind: Kind::Object(members) })
    }

    /// Whether the bracket closes here; if so, reads past it. Reads past commas that follow nothing.
    fn closed(&mut self, open: &Range<usize>, expected: char) -> Parsed<bool> {
        loop {
            match self.token {
                Token::Close(found) if found == expected => {
                    self.advance()?;
                    return Ok(true);
                }
                Token::Close(found) => {
                    let problem = Problem::WrongBracket { found, expected: Some(expected) };
                    let opened = self.lexer.place(open.clone());
                    return Err(Box::new(
                        self.lexer.mistake(problem, self.range.clone()).with(Role::Opened, opened),
                    ));
                }
                Token::End => {
                    let bracket = if expected == '}' { '{' } else { '[' };
                    return self.fail(Problem::UnclosedBracket { open: bracket }, open.clone());
                }
                Token::Comma => {
                    self.note(Problem::ExtraComma {}, self.range.clone());
                    self.advance()?;
                }
                _ => return Ok(false),
            }
        }
    }

    fn member(&mut self, depth: usize) -> Parsed<Member> {
        let key_range = self.range.clone();
        let key = match self.advance()? {
            Token::Text(text) => text.text,
            Token::Word(key) => {
                self.note(Problem::UnquotedKey { key: key.clone() }, key_range.clone());
                key
            }
            _ => return self.fail(Problem::BadKey {}, key_range),
        };
        if self.token == Token::Colon {
            self.advance()?;
        } else {
            self.note(Problem::MissingColon {}, self.end..self.end);
        }
        let value = if matches!(self.token, Token::Comma | Token::Close(_)) {
            if self.lexer.noted.last().is_none_or(|last| last.place.range.start != self.end) {
                self.note(Problem::MissingValue {}, key_range.clone());
            }
            Value { range: key_range.clone(), kind: Kind::Unreadable }
        } else {
            self.value(depth)?
        };
        Ok(Member { key, key_range, value })
    }

    /// Reads the comma between two entries, or notes that it is missing or too many.
    fn separator(&mut self, closing: char) -> Parsed<()> {
        if self.token == Token::Comma {
            let comma = self.range.clone();
            self.advance()?;
            if self.token == Token::Close(closing) {
                self.note(Problem::TrailingComma {}, comma);
            }
        } else if !matches!(self.token, Token::Close(_) | Token::End | Token::Colon) {
            self.note(Problem::MissingComma {}, self.end..self.end);
        }
        Ok(())
    }
}

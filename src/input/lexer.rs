//! JSON text to tokens. It reads on past what it can understand in spite of a mistake (smart quotes,
//! comments, bad escapes) and notes it; what it cannot understand ends the reading.

use std::ops::Range;

use super::raw::Text;
use crate::diag::catalogue::SyntaxProblem as Problem;
use crate::diag::{Diagnostic, Place, Source};

/// A piece of JSON.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// `{` or `[`.
    Open(char),
    /// `}` or `]`.
    Close(char),
    Comma,
    Colon,
    Text(Text),
    /// A number, as typed, valid.
    Number(String),
    /// A number that is not valid, already reported.
    BadNumber,
    /// Anything else without quotation marks: `true`, a key, Thai text.
    Word(String),
    End,
}

/// Most mistakes noted; more help nobody.
const MOST_NOTED: usize = 1_000;

/// Characters that close a text begun with a curly double quotation mark.
const CURLY: [char; 6] = ['“', '”', '„', '‟', '«', '»'];

pub(super) struct Lexer<'a> {
    source: &'a Source,
    text: &'a str,
    at: usize,
    /// Mistakes read past so far.
    pub(super) noted: Vec<Diagnostic>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, text: &source.text, at: 0, noted: Vec::new() }
    }

    /// Notes a mistake and goes on.
    pub(super) fn note(&mut self, diagnostic: Diagnostic) {
        if self.noted.len() < MOST_NOTED {
            self.noted.push(diagnostic);
        }
    }

    pub(super) fn place(&self, range: Range<usize>) -> Place {
        self.source.place(range)
    }

    pub(super) fn mistake(&self, problem: Problem, range: Range<usize>) -> Diagnostic {
        Diagnostic::error(problem, self.place(range))
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The next token and its bytes.
    ///
    /// # Errors
    /// A mistake that ends the reading.
    pub(super) fn next(&mut self) -> Result<(Token, Range<usize>), Box<Diagnostic>> {
        self.skip_blanks();
        let start = self.at;
        let Some(c) = self.peek() else { return Ok((Token::End, start..start)) };
        let token = match c {
            '{' | '[' => self.single(Token::Open(c)),
            '}' | ']' => self.single(Token::Close(c)),
            ',' => self.single(Token::Comma),
            ':' => self.single(Token::Colon),
            '"' => Token::Text(self.string()?),
            '\'' | '‘' | '’' => Token::Text(self.wrong_quotes(&['\'', '‘', '’'])?),
            _ if CURLY.contains(&c) => Token::Text(self.wrong_quotes(&CURLY)?),
            '-' | '+' | '.' | '0'..='9' | '๐'..='๙' => self.number(),
            _ if c.is_alphabetic() || c == '_' || c == '$' => self.word(),
            _ => {
                let problem = Problem::UnexpectedCharacter { character: c };
                return Err(Box::new(self.mistake(problem, start..start + c.len_utf8())));
            }
        };
        Ok((token, start..self.at))
    }

    fn single(&mut self, token: Token) -> Token {
        self.at += 1;
        token
    }

    /// Skips white space and, noting them, comments and blanks that JSON does not know.
    fn skip_blanks(&mut self) {
        while let Some(c) = self.peek() {
            let start = self.at;
            let rest = &self.text[start..];
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.at += 1;
            } else if c == '#' || rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
                self.note(self.mistake(Problem::Comment {}, start..self.at));
            } else if rest.starts_with("/*") {
                self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
                self.note(self.mistake(Problem::Comment {}, start..self.at));
            } else if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
                self.at += c.len_utf8();
                self.note(self.mistake(Problem::UnexpectedCharacter { character: c }, start..self.at));
            } else {
                return;
            }
        }
    }

    /// A text in `"`.
    fn string(&mut self) -> Result<Text, Box<Diagnostic>> {
        let open = self.at;
        self.at += 1;
        let mut text = Text { text: String::new(), steps: vec![(0, self.at)], ..Text::default() };
        let mut copied = self.at;
        loop {
            let c = self.peek();
            match c {
                Some('"' | '\\') | Some('\0'..='\x1f') | None => {
                    text.text.push_str(&self.text[copied..self.at])
                }
                Some(c) => {
                    self.at += c.len_utf8();
                    continue;
                }
            }
            match c {
                Some('"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some('\\') => self.escape(&mut text),
                None | Some('\n' | '\r') => return Err(Box::new(self.unclosed(open))),
                Some(c) => {
                    self.note(self.mistake(Problem::RawControl { character: c }, self.at..self.at + 1));
                    text.text.push(' ');
                    self.at += 1;
                }
            }
            copied = self.at;
        }
    }

    /// A text that the line ended: perhaps a curly mark was meant to close it.
    fn unclosed(&self, open: usize) -> Diagnostic {
        let line = self.source.line_range(open);
        let end = line.start + self.text[line.clone()].trim_end().len();
        let first = open + self.text[open..].chars().next().map_or(0, char::len_utf8);
        let inside = &self.text[first..end.max(first)];
        match inside.char_indices().rev().find(|(_, c)| CURLY.contains(c)) {
            Some((i, mark)) => {
                let at = first + i;
                self.mistake(Problem::SmartQuotes { mark }, at..at + mark.len_utf8())
            }
            None => self.mistake(Problem::UnclosedString {}, open..end.max(first)),
        }
    }

    /// An escape, which begins here; a bad one stands for a space.
    fn escape(&mut self, text: &mut Text) {
        let start = self.at;
        let rest = &self.text[start + 1..];
        let (meant, length) = match rest.chars().next() {
            Some('u') => unicode(rest),
            Some(c) => (plain_escape(c), c.len_utf8()),
            None => (None, 0),
        };
        self.at = start + 1 + length;
        if meant.is_none() {
            let escape = self.text[start..self.at].to_owned();
            self.note(self.mistake(Problem::BadEscape { escape }, start..self.at));
        }
        text.steps.push((text.text.len(), start));
        text.text.push(meant.unwrap_or(' '));
        text.steps.push((text.text.len(), self.at));
    }

    /// A text in marks that JSON does not know, on one line; noted, and read without escapes.
    fn wrong_quotes(&mut self, marks: &[char]) -> Result<Text, Box<Diagnostic>> {
        let open = self.at;
        let mark = self.peek().unwrap_or('\'');
        let inner = open + mark.len_utf8();
        let line_end = self.source.line_range(open).end;
        let closing = |c: char| c == '"' || marks.contains(&c);
        let Some(length) = self.text[inner..line_end.max(inner)].find(closing) else {
            return Err(Box::new(self.unclosed(open)));
        };
        let problem = if mark == '\'' { Problem::SingleQuotes {} } else { Problem::SmartQuotes { mark } };
        self.note(self.mistake(problem, open..inner));
        let end = inner + length;
        self.at = end + self.text[end..].chars().next().map_or(0, char::len_utf8);
        Ok(Text { text: self.text[inner..end].to_owned(), steps: vec![(0, inner)], ..Text::default() })
    }

    fn number(&mut self) -> Token {
        let start = self.at;
        let rest = &self.text[start..];
        let part = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_' | '/');
        self.at += rest.find(|c| !part(c)).unwrap_or(rest.len());
        let number = &self.text[start..self.at];
        if is_number(number) {
            return Token::Number(number.to_owned());
        }
        let number = number.chars().take(40).collect();
        self.note(self.mistake(Problem::BadNumber { number }, start..self.at));
        Token::BadNumber
    }

    /// Letters without quotation marks, up to what ends a value or a key.
    fn word(&mut self) -> Token {
        let rest = &self.text[self.at..];
        let end = rest.find(['{', '}', '[', ']', ',', ':', '"', '\n', '\r']).unwrap_or(rest.len());
        let word = rest[..end].trim_end();
        self.at += word.len();
        Token::Word(word.to_owned())
    }
}

fn plain_escape(c: char) -> Option<char> {
    match c {
        '"' | '\\' | '/' => Some(c),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        _ => None,
    }
}

/// What `uXXXX`, or a pair of surrogates so written, means; and its bytes.
fn unicode(rest: &str) -> (Option<char>, usize) {
    let four = |from: usize| {
        let digits =
            rest.get(from..from + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let Some(first) = four(1) else { return (None, 1) };
    if !(0xD800..0xDC00).contains(&first) {
        return (char::from_u32(first), 5);
    }
    match four(7).filter(|second| rest.get(5..7) == Some("\\u") && (0xDC00..0xE000).contains(second)) {
        Some(second) => (char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)), 11),
        None => (None, 5),
    }
}

/// Whether a text is a number by RFC 8259.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let exponent = exponent.map(|e| e.strip_prefix(['+', '-']).unwrap_or(e));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

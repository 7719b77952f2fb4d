//! Cuts a text into tokens: Thai words, numbers, words of other scripts, spaces, marks.
//!
//! Tokens cover the text without gaps. Whether a line may break between two of them is decided elsewhere.

use super::lexicon::Lexicon;
use super::pack::{Entry, code};
use super::path::{self, Piece};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Thai word or an unknown stretch of Thai letters.
    Thai,
    /// Latin letters, also with digits and inner points: `E-Service`, `moph.go.th`, `A4`.
    Latin,
    /// Letters of any other script.
    Foreign,
    /// Digits of either form with inner points: `๔.๑`, `46,500`, `๗๖๑๐๑/๐๕๗`.
    Number,
    /// ๆ, ฯ, ฯลฯ: they follow what they repeat or shorten.
    Trailing,
    Space,
    /// A line feed.
    Line,
    /// A no-break space or a word joiner.
    Glue,
    Open,
    Close,
    Dash,
    Slash,
    Symbol,
}

/// A stretch of the text, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// What the dictionary says of a Thai word.
    pub(super) entry: Option<Entry>,
}

impl Token {
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

/// Bytes of a Thai letter in UTF-8.
pub(super) const LETTER_BYTES: usize = 3;

/// A run of Thai letters up to this many clusters that holds an unknown stretch stays whole: it is a
/// name or a misspelling, and no one can say where its parts lie.
const WHOLE_RUN: usize = 8;

/// An unknown stretch shorter than this many clusters is a splinter of the word before it.
const SPLINTER: usize = 3;

pub(super) fn tokens(lexicon: &Lexicon, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut letters = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let rest = &text[start..];
        let (kind, length) = if code(first).is_some() {
            letters.clear();
            letters.extend(rest.chars().map_while(code));
            push_words(lexicon, &letters, start, &mut tokens);
            start += letters.len() * LETTER_BYTES;
            continue;
        } else if is_number_or_latin(first) {
            let length = chunk(rest);
            let latin = rest[..length].chars().any(is_latin);
            (if latin { Kind::Latin } else { Kind::Number }, length)
        } else {
            let opening = tokens.last().is_none_or(|token: &Token| opens_after(token.kind));
            punctuation(rest, first, opening)
        };
        tokens.push(Token { start, end: start + length, kind, entry: None });
        start += length;
    }
    tokens
}

fn push_words(lexicon: &Lexicon, letters: &[u8], start: usize, tokens: &mut Vec<Token>) {
    let mut pieces = path::words(lexicon, letters);
    settle(letters, &mut pieces);
    let mut from = 0;
    for piece in pieces {
        let (first, end) = (start + from * LETTER_BYTES, start + piece.end * LETTER_BYTES);
        tokens.push(Token { start: first, end, kind: Kind::Thai, entry: piece.entry });
        from = piece.end;
    }
}

/// Joins unknown stretches to their neighbours where cutting around them would be a guess. Official
/// words keep their borders: what follows a title is a name, not a part of it.
fn settle(letters: &[u8], pieces: &mut Vec<Piece>) {
    if pieces.iter().all(|piece| piece.entry.is_some()) {
        return;
    }
    if path::clusters(letters) <= WHOLE_RUN && !pieces.iter().any(is_official) {
        *pieces = vec![Piece { end: letters.len(), entry: None }];
        return;
    }
    let mut settled: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut from = 0;
    let mut joins_next = false;
    for piece in pieces.iter() {
        let splinter = piece.entry.is_none() && path::clusters(&letters[from..piece.end]) < SPLINTER;
        let joins_last = joins_next || splinter;
        joins_next = false;
        match settled.last_mut() {
            Some(last) if joins_last && !is_official(last) && !is_official(piece) => {
                *last = Piece { end: piece.end, entry: None };
            }
            _ => {
                joins_next = splinter;
                settled.push(*piece);
            }
        }
        from = piece.end;
    }
    *pieces = settled;
}

fn is_official(piece: &Piece) -> bool {
    piece.entry.is_some_and(|entry| entry.official)
}

/// Length in bytes of a run of Latin letters and digits with single points, hyphens and the like
/// between them.
fn chunk(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = is_number_or_latin(c)
            || (is_joiner(c) && next.is_some_and(is_number_or_latin))
            || (matches!(c, ':' | '/') && next == Some('/'));
        if !inside {
            return at;
        }
    }
    rest.len()
}

const fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '/' | '-' | ':' | '_' | '@' | '+' | '&' | '=' | '?' | '#' | '%' | '~' | '\'' | '’'
    )
}

pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '๐'..='๙')
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ')
}

const fn is_number_or_latin(c: char) -> bool {
    is_digit(c) || is_latin(c)
}

/// Whether a straight quotation mark after a token of this kind opens a quotation.
const fn opens_after(kind: Kind) -> bool {
    matches!(kind, Kind::Space | Kind::Line | Kind::Glue | Kind::Open | Kind::Dash | Kind::Slash)
}

/// Kind and length in bytes of what `rest` begins with, which is no letter or digit the callers know.
fn punctuation(rest: &str, first: char, opening: bool) -> (Kind, usize) {
    if rest.starts_with("ฯลฯ") {
        return (Kind::Trailing, "ฯลฯ".len());
    }
    if rest.starts_with("ฯพณฯ") {
        return (Kind::Thai, "ฯพณฯ".len());
    }
    let kind = match first {
        'ๆ' | 'ฯ' | '๚' | '๛' => Kind::Trailing,
        '\n' => Kind::Line,
        '\u{a0}' | '\u{202f}' | '\u{2060}' => Kind::Glue,
        ' ' | '\t' | '\r' | '\u{2000}'..='\u{200b}' | '\u{3000}' => {
            return (
                Kind::Space,
                run(rest, |c| matches!(c, ' ' | '\t' | '\r' | '\u{2000}'..='\u{200b}' | '\u{3000}')),
            );
        }
        '"' | '\'' if opening => Kind::Open,
        '(' | '[' | '{' | '“' | '‘' | '«' | '‹' | '「' | '（' => Kind::Open,
        ')' | ']' | '}' | '”' | '’' | '»' | '›' | '」' | '）' | '"' | '\'' => Kind::Close,
        '.' | ',' | ':' | ';' | '!' | '?' | '%' | '…' | '‰' | '°' | '€' => Kind::Close,
        '-' | '–' | '—' | '‐' | '‑' => Kind::Dash,
        '/' => Kind::Slash,
        c if c.is_alphabetic() => Kind::Foreign,
        _ => Kind::Symbol,
    };
    let length = match kind {
        Kind::Foreign => run(rest, |c| c.is_alphabetic() && code(c).is_none() && !is_number_or_latin(c)),
        Kind::Close if first == '.' => run(rest, |c| c == '.'),
        _ => first.len_utf8(),
    };
    (kind, length)
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

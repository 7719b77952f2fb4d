//! The inline syntax: one pass over the characters, one flag a marker.

use std::ops::Range;

use super::{Origins, Span, Text, TextError, TextErrorKind};
use crate::thai::baht::Baht;
use crate::thai::digits::Digits;

/// The property of a span that a marker turns on and off.
type Flag = fn(&mut Span) -> &mut bool;

/// Markers of two characters, and what a span of each is.
const PAIRS: [(&str, Flag); 3] =
    [("**", |span| &mut span.bold), ("//", |span| &mut span.italic), ("__", |span| &mut span.underline)];

const TICK: &str = "`";

pub(super) fn parse(text: &str, literal: &[Range<usize>]) -> Result<(Text, Origins), Vec<TextError>> {
    let mut parser = Parser {
        text,
        literal,
        at: 0,
        span: Span::default(),
        spans: vec![],
        origins: Origins::default(),
        open: vec![],
        errors: vec![],
        no_more: text.rfind("}}").unwrap_or(0),
    };
    while let Some(c) = parser.text[parser.at..].chars().next() {
        match parser.literal.first() {
            Some(literal) if literal.start <= parser.at => parser.literal(literal.clone()),
            _ => parser.step(c),
        }
    }
    parser.finish()
}

struct Parser<'a> {
    text: &'a str,
    /// Stretches not yet reached in which nothing is a mark.
    literal: &'a [Range<usize>],
    at: usize,
    /// The span being filled; its flags are the markers now open.
    span: Span,
    spans: Vec<Span>,
    origins: Origins,
    /// Markers now open and where.
    open: Vec<(&'static str, usize)>,
    errors: Vec<TextError>,
    /// Byte after which no `}}` is left.
    no_more: usize,
}

impl Parser<'_> {
    fn step(&mut self, c: char) {
        let rest = &self.text[self.at..];
        match c {
            '\\' if escapes(&rest[1..]) => {
                let plain = if rest[1..].starts_with("{{") { 2 } else { 1 };
                self.push(self.at + 1..self.at + 1 + plain);
                self.at += 1 + plain;
            }
            '{' if rest.starts_with("{{") => self.template(),
            '`' => self.marker(TICK, |span| &mut span.verbatim),
            _ => match PAIRS.iter().find(|(mark, _)| mark.starts_with(c)) {
                Some(&(mark, flag)) => self.marker(mark, flag),
                None => {
                    let end = self.at + c.len_utf8();
                    self.push(self.at..end);
                    self.at = end;
                }
            },
        }
    }

    fn literal(&mut self, range: Range<usize>) {
        self.literal = &self.literal[1..];
        let range = self.at..range.end.max(self.at);
        self.at = range.end;
        self.push(range);
    }

    fn push(&mut self, range: Range<usize>) {
        self.span.text.push_str(&self.text[range.clone()]);
        self.origins.copied(range);
    }

    /// Words that stand for what was typed in `range`.
    fn write_out(&mut self, words: &str, range: Range<usize>) {
        self.span.text.push_str(words);
        self.origins.written_out(words.len(), range);
    }

    /// A run of a marker's character: a marker if it is as long as one and may open or close here.
    fn marker(&mut self, mark: &'static str, flag: Flag) {
        let (start, c) = (self.at, &mark[..1]);
        let most = self.literal.first().map_or(self.text.len(), |literal| literal.start);
        let length = self.text[start..most].bytes().take_while(|&b| b == c.as_bytes()[0]).count();
        let end = start + length;
        self.at = end;
        let before = self.text[..start].chars().next_back();
        let after = self.text[end..].chars().next();
        let solid = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let url = mark == "//" && before == Some(':');
        let inactive = self.span.verbatim && mark != TICK;
        let open = *flag(&mut self.span);
        let turns = if open { solid(before) } else { solid(after) };
        if length != mark.len() || url || inactive || !turns {
            self.push(start..end);
            return;
        }
        self.flush();
        *flag(&mut self.span) = !open;
        if open {
            self.open.retain(|(other, _)| *other != mark);
        } else {
            self.open.push((mark, start));
        }
    }

    /// `{{ amount | form }}`.
    fn template(&mut self) {
        let start = self.at;
        let length = if start < self.no_more { self.text[start + 2..].find("}}") } else { None };
        let Some(length) = length else {
            self.error(TextErrorKind::UnclosedTemplate, start..start + 2);
            self.at = self.text.len();
            return;
        };
        let content = &self.text[start + 2..start + 2 + length];
        self.at = start + length + 4;
        let range = start..self.at;
        let (amount, form) = content.split_once('|').map_or((content, ""), |(a, f)| (a.trim(), f.trim()));
        match (form, Baht::parse(amount)) {
            ("baht", Ok(baht)) => {
                let words = format!("{} บาท ({})", baht.figures(Digits::Arabic), baht.words());
                self.write_out(&words, range);
            }
            ("baht_words", Ok(baht)) => self.write_out(&baht.words(), range),
            ("baht" | "baht_words", Err(_)) => self.error(TextErrorKind::BadAmount(short(amount)), range),
            _ => self.error(TextErrorKind::UnfilledTemplate(short(content)), range),
        }
    }

    fn error(&mut self, kind: TextErrorKind, range: Range<usize>) {
        self.errors.push(TextError { kind, range });
    }

    /// Ends the span; one without characters leaves nothing.
    fn flush(&mut self) {
        let next = Span { text: String::new(), ..self.span.clone() };
        let done = std::mem::replace(&mut self.span, next);
        match self.spans.last_mut() {
            _ if done.text.is_empty() => {}
            Some(last) if same_format(last, &done) => last.text.push_str(&done.text),
            _ => self.spans.push(done),
        }
    }

    fn finish(mut self) -> Result<(Text, Origins), Vec<TextError>> {
        self.flush();
        for (mark, start) in std::mem::take(&mut self.open) {
            self.error(TextErrorKind::UnclosedMark(mark), start..start + mark.len());
        }
        self.errors.sort_by_key(|error| error.range.start);
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        Ok((Text { spans: self.spans }, self.origins))
    }
}

/// Whether a backslash before this text makes its beginning plain.
pub(super) fn escapes(after: &str) -> bool {
    after.starts_with(['*', '/', '_', '`', '\\']) || after.starts_with("{{")
}

/// Escapes what would be a mark: alone where one character is one, else where two meet or might.
pub(super) fn escape(plain: &str) -> String {
    let mut out = String::new();
    let mut before = None;
    for (at, c) in plain.char_indices() {
        let after = plain[at + c.len_utf8()..].chars().next();
        let meets = |other: Option<char>| other.is_none_or(|other| other == c);
        let mark = match c {
            '`' => true,
            '*' | '/' | '_' => meets(before) || meets(after),
            '{' => before != Some('{') && after == Some('{'),
            '\\' => after.is_none() || escapes(&plain[at + 1..]),
            _ => false,
        };
        out.extend(mark.then_some('\\').into_iter().chain([c]));
        before = Some(c);
    }
    out
}

fn same_format(a: &Span, b: &Span) -> bool {
    (a.bold, a.italic, a.underline, a.verbatim) == (b.bold, b.italic, b.underline, b.verbatim)
}

/// Enough of a text to show in a message.
fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spans as `b:…` `i:…` `u:…` `v:…`, joined by `|`.
    fn shown(text: &str) -> String {
        let text = match Text::parse(text) {
            Ok(text) => text,
            Err(errors) => return format!("{errors:?}"),
        };
        let span = |span: &Span| {
            let flags = [(span.bold, 'b'), (span.italic, 'i'), (span.underline, 'u'), (span.verbatim, 'v')];
            let flags: String = flags.iter().filter(|flag| flag.0).map(|flag| flag.1).collect();
            format!("{flags}:{}", span.text)
        };
        text.spans.iter().map(span).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn marks() {
        let cases = [
            ("", ""),
            ("ก", ":ก"),
            ("**ก**", "b:ก"),
            ("ก **ข** ค", ":ก |b:ข|: ค"),
            ("//ก// __ข__", "i:ก|: |u:ข"),
            ("**ก //ข// ค**", "b:ก |bi:ข|b: ค"),
            ("**ก //ข** ค//", "b:ก |bi:ข|i: ค"),
            ("`ISO 9001` **x**", "v:ISO 9001|: |b:x"),
            ("**`x`**", "bv:x"),
            ("`a//b **c** __d`", "v:a//b **c** __d"),
            ("______ **** ////", ":______ **** ////"),
            ("a ** b", ":a ** b"),
            ("5 // 6", ":5 // 6"),
            ("http://a.b/c และ //https://x.y/z//", ":http://a.b/c และ |i:https://x.y/z"),
            (r"\*\* \/\/ \_\_ \` \\ \{{ x }}", r":** // __ ` \ {{ x }}"),
            (r"\ก", r":\ก"),
            ("a*b a/b a_b }}", ":a*b a/b a_b }}"),
            ("**ก**\n**ข**", "b:ก|:\n|b:ข"),
            ("**ก****ข**", "b:ก****ข"),
        ];
        for (text, spans) in cases {
            assert_eq!(shown(text), spans, "{text}");
        }
    }

    #[test]
    fn amounts() {
        let cases = [
            ("{{ 46500 | baht }}", ":46,500 บาท (สี่หมื่นหกพันห้าร้อยบาทถ้วน)"),
            ("{{46,500.50|baht_words}}", ":สี่หมื่นหกพันห้าร้อยบาทห้าสิบสตางค์"),
            ("เป็นเงิน **{{ ๒๑ | baht }}**", ":เป็นเงิน |b:21 บาท (ยี่สิบเอ็ดบาทถ้วน)"),
        ];
        for (text, spans) in cases {
            assert_eq!(shown(text), spans, "{text}");
        }
    }

    #[test]
    fn mistakes_and_where() {
        use TextErrorKind::*;
        let cases = [
            ("**ก", UnclosedMark("**"), "**"),
            ("ก //ข __ค__", UnclosedMark("//"), "//"),
            ("x `y", UnclosedMark("`"), "`"),
            ("**ก **", UnclosedMark("**"), "**"),
            ("ก {{ ข", UnclosedTemplate, "{{"),
            ("{{ชื่อ}} ก", UnfilledTemplate("ชื่อ".into()), "{{ชื่อ}}"),
            ("{{ 5 | bath }}", UnfilledTemplate(" 5 | bath ".into()), "{{ 5 | bath }}"),
            ("{{ 46,50 | baht }}", BadAmount("46,50".into()), "{{ 46,50 | baht }}"),
        ];
        for (text, kind, at) in cases {
            let errors = Text::parse(text).expect_err(text);
            assert_eq!((&errors[0].kind, &text[errors[0].range.clone()]), (&kind, at), "{text}");
            assert_eq!(errors.len(), 1, "{text}");
        }
        let all = Text::parse("**ก {{a}} //ข").expect_err("three mistakes");
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn what_is_escaped_stands_for_itself() {
        let cases = [
            ("พย 76101/057", "พย 76101/057"),
            ("**ก**", "\\*\\*ก\\*\\*"),
            ("/", "\\/"),
            ("a_b `c`", "a_b \\`c\\`"),
            ("{{{x}} {y", "\\{{{x}} {y"),
            ("\\n \\* \\", "\\n \\\\* \\\\"),
        ];
        for (plain, escaped) in cases {
            assert_eq!(escape(plain), escaped);
            for around in ["", "/", "**b**", "//c//"] {
                let typed = format!("{around}{escaped}{around}");
                let text = super::super::Text::parse(&typed).map(|text| text.to_plain());
                let shown = around.trim_matches(['*', '/']);
                let shown = if around == "/" { "/" } else { shown };
                assert_eq!(text, Ok(format!("{shown}{plain}{shown}")), "{typed}");
            }
        }
    }

    #[test]
    fn nothing_in_a_literal_stretch_is_a_mark() {
        let typed = "ก *** __x__ {{ข}} **ค**";
        let start = typed.find(" __").expect("a mark");
        let end = typed.find(" **ค").expect("a mark");
        let (text, origins) =
            Text::parse_located(typed, std::slice::from_ref(&(start..end))).expect("no mistakes");
        assert_eq!(text.to_plain(), "ก *** __x__ {{ข}} ค");
        assert!(text.spans.last().is_some_and(|span| span.bold && span.text == "ค"));
        assert_eq!(&typed[origins.typed(start..end)], " __x__ {{ข}}");
        // A mark does not reach into the stretch.
        assert_eq!(
            Text::parse_located("**", std::slice::from_ref(&(1..2))).expect("no mistakes").0.to_plain(),
            "**"
        );
    }
}

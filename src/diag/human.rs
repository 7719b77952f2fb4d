//! Diagnostics for people: header, source line, caret under the text, hint.
//!
//! Only the lines concerned are shown, long ones cut to a window around the place, so that the output
//! stays small whatever the input is. Plain text unless colour is asked for.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use super::source::Locator;
use super::{Diagnostic, Lang, Piece, Severity, Source, summary};

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Language of everything but the source.
    pub lang: Lang,
    /// Whether to colour with ANSI escapes.
    pub colour: bool,
    /// Most diagnostics printed.
    pub limit: usize,
    /// Width of the terminal in columns.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::En, colour: false, limit: 100, width: 100 }
    }
}

/// Marks what is left out of a long line.
const CUT: &str = "…";

/// All diagnostics, each followed by an empty line, then how many there are; empty without diagnostics.
pub fn render(diagnostics: &[Diagnostic], source: &Source, options: &Options) -> String {
    render_all(&[(diagnostics, source)], options)
}

/// The same for the memos of one file, counted together.
pub fn render_all(found: &[(&[Diagnostic], &Source)], options: &Options) -> String {
    let count: usize = found.iter().map(|(diagnostics, _)| diagnostics.len()).sum();
    if count == 0 {
        return String::new();
    }
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(options.width.max(60) * 3);
    let mut out = String::new();
    let mut left = options.limit;
    for (diagnostics, source) in found {
        let mut locator = Locator::new(source);
        for diagnostic in diagnostics.iter().take(left) {
            out.push_str(&one(diagnostic, source, &mut locator, &renderer, options));
            out.push_str("\n\n");
        }
        left = left.saturating_sub(diagnostics.len());
    }
    let more = count.saturating_sub(options.limit);
    match options.lang {
        _ if more == 0 => {}
        Lang::Th => out.push_str(&format!("และอีก {more} แห่งที่ไม่ได้แสดง\n")),
        Lang::En => out.push_str(&format!("and {more} more\n")),
    }
    out.push_str(&summary(found.iter().flat_map(|(diagnostics, _)| *diagnostics), options.lang));
    out.push('\n');
    out
}

fn one(
    diagnostic: &Diagnostic,
    source: &Source,
    locator: &mut Locator<'_>,
    renderer: &Renderer,
    options: &Options,
) -> String {
    let lang = options.lang;
    let words = diagnostic.problem.words(lang);
    let name = diagnostic.severity.word(lang);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(name),
        Severity::Warning => Level::WARNING.with_name(name),
        Severity::Note => Level::NOTE.with_name(name),
    };
    let column = match source.piece(diagnostic.place.range.start) {
        Some(Piece::Column(name)) => Some(name.as_str()),
        _ => None,
    };
    let primary = (diagnostic.place.range.clone(), AnnotationKind::Primary, column);
    let related = diagnostic.related.iter().map(|related| {
        (related.place.range.clone(), AnnotationKind::Context, Some(related.role.words(lang)))
    });
    let marks = [primary].into_iter().chain(related);
    let excerpts = excerpts(source, marks, options.width, locator, lang);
    let mut elements: Vec<_> =
        excerpts.iter().map(|excerpt| Element::from(excerpt.snippet(&source.name))).collect();
    if source.text.is_empty() {
        let name = match source.first_line {
            1 => source.name.to_string(),
            line => format!("{}:{line}", source.name),
        };
        elements = vec![Element::from(Origin::path(name))];
    }
    if let Some(hint) = words.hint {
        let help = Level::HELP.with_name(match lang {
            Lang::Th => "วิธีแก้",
            Lang::En => "help",
        });
        elements.push(Element::from(help.message(hint)));
    }
    if let Some(rule) = diagnostic.problem.rule() {
        let source = Level::NOTE.with_name(match lang {
            Lang::Th => "ที่มา",
            Lang::En => "source",
        });
        elements.push(Element::from(source.message(rule.source.in_lang(lang))));
    }
    let title = level.primary_title(words.message).id(diagnostic.problem.slug());
    let mut out = renderer.render(&[title.elements(elements)]);
    for excerpt in &excerpts {
        // The renderer counts columns in the excerpt; of a cut line they are not those of the source,
        // and a cell's place is its name.
        out = out.replacen(&excerpt.shown_at(&source.name), &excerpt.place, 1);
    }
    out
}

/// A place to mark: its bytes, its kind, the words beside it.
type Mark<'a> = (Range<usize>, AnnotationKind, Option<&'a str>);

/// The part of a line around its marks.
struct Excerpt<'a> {
    /// Place of the first mark, as messages name it.
    place: String,
    /// The line's number.
    line: usize,
    /// What is shown of the line.
    shown: String,
    /// The marks, by bytes of what is shown; the first is the main one.
    marks: Vec<Mark<'a>>,
}

/// One excerpt a line concerned, the main place's first.
fn excerpts<'a>(
    source: &Source,
    marks: impl Iterator<Item = Mark<'a>>,
    width: usize,
    locator: &mut Locator<'_>,
    lang: Lang,
) -> Vec<Excerpt<'a>> {
    let mut lines: Vec<(Range<usize>, Vec<Mark<'a>>)> = Vec::new();
    for mark in marks {
        let line = source.line_range(mark.0.start);
        let long = columns(&source.text[line.clone()]) > width;
        match lines.iter_mut().find(|(known, _)| *known == line && !long) {
            Some((_, marks)) => marks.push(mark),
            None => lines.push((line, vec![mark])),
        }
    }
    let excerpt = |(line, marks): (Range<usize>, Vec<Mark<'a>>)| {
        let start = source.boundary(marks[0].0.start).clamp(line.start, line.end);
        let place = locator.named(start, lang);
        Excerpt::new(source, &line, marks, width, locator.at(start).line, place)
    };
    lines.into_iter().map(excerpt).collect()
}

impl<'a> Excerpt<'a> {
    fn new(
        source: &Source,
        line: &Range<usize>,
        mut marks: Vec<Mark<'a>>,
        width: usize,
        number: usize,
        place: String,
    ) -> Self {
        let text = &source.text;
        let main = &marks[0].0;
        let start = source.boundary(main.start).clamp(line.start, line.end);
        let end = source.boundary(main.end).clamp(start, line.end);
        let (from, until) = if columns(&text[line.clone()]) <= width {
            (line.start, line.end)
        } else {
            let most = forward(text, start..line.end, width);
            (backward(text, line.start..start, width / 2), forward(text, end.min(most)..line.end, width / 2))
        };
        let head = if from > line.start { CUT } else { "" };
        let tail = if until < line.end { CUT } else { "" };
        for (range, ..) in &mut marks {
            let inside = |byte: usize| source.boundary(byte).clamp(from, until) - from + head.len();
            *range = inside(range.start)..inside(range.end);
        }
        Self { place, line: number, shown: format!("{head}{}{tail}", &text[from..until]), marks }
    }

    fn snippet(&self, file: &str) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, kind, words)| match words {
            Some(words) => kind.span(range.clone()).label(*words),
            None => kind.span(range.clone()),
        });
        Snippet::source(&*self.shown).path(file.to_owned()).line_start(self.line).annotations(marks)
    }

    /// The place as the renderer prints it.
    fn shown_at(&self, file: &str) -> String {
        let column = self.shown[..self.marks[0].0.start].chars().count() + 1;
        format!("{file}:{}:{column}", self.line)
    }
}

/// The byte some letters after the start of a range, or its end; marks on a letter go with it.
fn forward(text: &str, range: Range<usize>, letters: usize) -> usize {
    let mut after = text[range.clone()].char_indices().filter(|(_, c)| c.width() != Some(0));
    after.nth(letters).map_or(range.end, |(at, _)| range.start + at)
}

/// The byte some letters before the end of a range, or its start.
fn backward(text: &str, range: Range<usize>, letters: usize) -> usize {
    let before = text[range.clone()].char_indices().rev().filter(|(_, c)| c.width() != Some(0));
    before.take(letters).last().map_or(range.end, |(at, _)| range.start + at)
}

/// Columns a text takes on a terminal, at least; looks at no more of it than is needed to call it long.
fn columns(text: &str) -> usize {
    text.chars().take(4096).filter_map(UnicodeWidthChar::width).sum()
}

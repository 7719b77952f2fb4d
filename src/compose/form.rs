//! [`Form`]: the profile, the digits and the style sheet at hand while composing.

use super::style;
use crate::document::{Block, Inline, Paragraph, ParagraphFormat, StyleId, TextFormat};
use crate::font;
use crate::length::Length;
use crate::model::Text;
use crate::profile::Profile;
use crate::thai::digits::{self, Digits};

/// Free space beside a line that must not break, or a word processor that rounds to twips breaks it.
pub(super) const ROUNDING_MM: f64 = 0.2;

/// What every part of the composing needs.
pub(super) struct Form<'a> {
    pub(super) profile: &'a Profile,
    pub(super) digits: Digits,
}

impl<'a> Form<'a> {
    pub(super) fn new(profile: &'a Profile, digits: Digits) -> Self {
        Self { profile, digits }
    }

    /// Width of the upright page's text area.
    pub(super) fn text_width(&self) -> Length {
        let page = &self.profile.page;
        Length::mm(page.width_mm - page.left_mm - page.right_mm)
    }

    /// A text with the digits the document shows.
    pub(super) fn digits(&self, text: &str) -> String {
        digits::convert(text, self.digits)
    }

    /// A text without its emphasis, on one line.
    pub(super) fn plain(&self, text: &Text) -> String {
        text.spans
            .iter()
            .map(|span| if span.verbatim { span.text.clone() } else { self.digits(&span.text) })
            .collect::<String>()
            .replace('\n', " ")
    }

    /// The runs of a text over a base format; a line break becomes [`Inline::Break`].
    pub(super) fn runs(&self, text: &Text, base: TextFormat) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for span in &text.spans {
            let format = TextFormat {
                bold: base.bold || span.bold,
                italic: base.italic || span.italic,
                underline: base.underline || span.underline,
                ..base
            };
            let shown = if span.verbatim { span.text.clone() } else { self.digits(&span.text) };
            for (index, line) in shown.split('\n').enumerate() {
                if index > 0 {
                    inlines.push(Inline::Break);
                }
                if !line.is_empty() {
                    inlines.push(Inline::text(line, format));
                }
            }
        }
        inlines
    }

    /// A paragraph in its style's own format.
    pub(super) fn paragraph(&self, id: StyleId, inlines: Vec<Inline>) -> Paragraph {
        let style = style::of(self.profile, id);
        Paragraph { style: id, format: style.paragraph, text: style.text, inlines: joined(inlines) }
    }

    /// A paragraph in its style, with differences.
    pub(super) fn block(
        &self,
        id: StyleId,
        inlines: Vec<Inline>,
        change: impl FnOnce(&mut ParagraphFormat),
    ) -> Block {
        let mut paragraph = self.paragraph(id, inlines);
        change(&mut paragraph.format);
        Block::Paragraph(paragraph)
    }

    /// A style's text format.
    pub(super) fn text_format(&self, id: StyleId) -> TextFormat {
        style::of(self.profile, id).text
    }
}

/// Neighbouring runs of one format as one run.
fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(run)) if last.format == run.format => {
                last.text.push_str(&run.text)
            }
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

/// Natural width of a text in a format.
pub(super) fn width(text: &str, format: TextFormat) -> Length {
    font::width(text, format.size, format.bold, format.italic)
}

/// Natural width of inlines on one line, tabs aside.
pub(super) fn line_width(inlines: &[Inline]) -> Length {
    let text = |inline: &Inline| match inline {
        Inline::Text(run) => width(&run.text, run.format),
        Inline::Tab | Inline::Break => Length::ZERO,
    };
    inlines.iter().map(text).sum()
}

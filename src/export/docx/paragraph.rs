//! Lines of the flow as docx-rs paragraphs.

use docx_rs as dx;

use super::flow::{Content, Line};
use super::format::{self, LineRule, TINY};
use super::picture::Media;
use super::style;
use crate::document::{Align, Cue, Document, Inline, ParagraphFormat, StyleId, TextFormat};
use crate::length::Length;

/// A paragraph of a named style (if the document has it), with its properties
/// and its mark's format but no content.
pub(super) fn empty(
    document: &Document,
    style: Option<StyleId>,
    format: &ParagraphFormat,
    text: &TextFormat,
    rule: LineRule,
) -> dx::Paragraph {
    let style = style.and_then(|id| document.style(id));
    let key = style.map(|style| style.id.key());
    let base = style.zip(key.as_deref()).map(|(style, key)| (key, &style.paragraph, style::rule(style.id)));
    let mut paragraph = dx::Paragraph::new();
    paragraph.property = format::paragraph(format, rule, base);
    paragraph.property.run_property = format::text(text, style.map(|style| &style.text));
    paragraph
}

/// A line as a paragraph.
pub(super) fn line(document: &Document, line: &Line<'_>, media: &mut Media) -> dx::Paragraph {
    let rule = match line.content {
        Content::Text(_) => LineRule::Exact,
        Content::Picture(_) => LineRule::Content,
    };
    let mut paragraph = empty(document, line.style, &line.format, &line.text, rule);
    paragraph.property.page_break_before = Some(line.break_before);
    match &line.content {
        Content::Text(inlines) => {
            let base = line.style.and_then(|id| document.style(id)).map(|style| style.text);
            runs(paragraph, inlines, base.as_ref(), &line.text)
        }
        Content::Picture(picture) => {
            let pic = media.inline(&picture.image, picture.width, picture.height, &picture.alt);
            let mut run = dx::Run::new().add_image(pic);
            run.run_property = dx::RunProperty::new().size(TINY.to_half_points());
            paragraph.add_run(run)
        }
    }
}

/// Adds the runs of a content. Tabs and breaks have the format of the paragraph's
/// mark: the dots after a bold label must be those of the rest of the line.
pub(super) fn runs(
    paragraph: dx::Paragraph,
    inlines: &[Inline],
    base: Option<&TextFormat>,
    mark: &TextFormat,
) -> dx::Paragraph {
    inlines.iter().fold(paragraph, |paragraph, inline| {
        let (mut run, format) = match inline {
            Inline::Text(text) => (dx::Run::new().add_text(text.text.as_str()), &text.format),
            Inline::Tab => (dx::Run::new().add_tab(), mark),
            Inline::Break => (dx::Run::new().add_break(dx::BreakType::TextWrapping), mark),
        };
        run.run_property = format::text(format, base);
        paragraph.add_run(run)
    })
}

/// คำต่อเนื่อง: a frame of its own at a fixed height of the page, flush with the
/// right margin. A frame belongs to the paragraph after it, so it must stand
/// before one that starts on the frame's page.
///
/// It stands below the text area, but what a word processor breaks differently may
/// reach down to it: text then goes around it. A table at the page's foot
/// (`over_table`) passes under it, since LibreOffice would narrow the whole table.
pub(super) fn cue(document: &Document, cue: &Cue, text: &str, over_table: bool) -> dx::Paragraph {
    let format = ParagraphFormat { align: Align::Right, pitch: cue.pitch, ..ParagraphFormat::default() };
    let mut paragraph = empty(document, Some(StyleId::Cue), &format, &cue.format, LineRule::Exact);
    paragraph.property.frame_property = Some(
        dx::FrameProperty::new()
            .wrap(if over_table { "through" } else { "around" })
            .v_anchor("page")
            .h_anchor("margin")
            .x_align("right")
            .y(format::twips(cue.top).max(1)),
    );
    let base = document.style(StyleId::Cue).map(|style| style.text);
    runs(paragraph, &[Inline::text(text, cue.format)], base.as_ref(), &cue.format)
}

/// An empty paragraph for a cell that another cell covers.
pub(super) fn covered(document: &Document) -> dx::Paragraph {
    let style = document.style(StyleId::TableCell);
    let text = style.map_or(Line::carrier().text, |style| style.text);
    let format = style.map_or_else(
        || ParagraphFormat { pitch: Length::pt(1.0), ..ParagraphFormat::default() },
        |style| style.paragraph.clone(),
    );
    empty(document, style.map(|style| style.id), &format, &text, LineRule::Exact)
}

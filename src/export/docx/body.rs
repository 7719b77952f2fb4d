//! The document's body: all sections in one docx-rs tree.

use docx_rs as dx;

use super::flow::{self, Piece};
use super::page::Running;
use super::paragraph;
use super::picture::Media;
use super::spacing::settle;
use super::table;
use crate::document::{Document, PageStart, Pagination, Section};

/// The body and what it refers to.
pub(super) struct Body {
    /// The tree.
    pub(super) document: dx::Document,
    /// Pictures.
    pub(super) media: Media,
    /// Headers and footers.
    pub(super) running: Running,
}

/// Builds the body.
pub(super) fn build(document: &Document, pagination: &Pagination) -> Body {
    let mut body =
        Body { document: dx::Document::new(), media: Media::default(), running: Running::default() };
    let last = document.sections.len().saturating_sub(1);
    for (index, section) in document.sections.iter().enumerate() {
        let pages: Vec<&PageStart> = pagination.pages.iter().filter(|page| page.section == index).collect();
        let filled = pagination.filled.iter().filter(|end| end.section == index).map(|end| &end.position);
        let pieces = flow::pieces(&section.blocks, &pages, filled.collect());
        let pieces = settle(pieces, !section.anchored.is_empty());
        let property = body.running.section(document, section);
        let mut children = Vec::new();
        content(document, section, &pieces, &mut body.media, &mut children);
        if index == last {
            body.document.section_property = property;
        } else if let Some(dx::DocumentChild::Paragraph(paragraph)) = children.last_mut() {
            paragraph.property.section_property = Some(property);
        }
        body.document.children.append(&mut children);
    }
    body
}

fn content(
    document: &Document,
    section: &Section,
    pieces: &[Piece<'_>],
    media: &mut Media,
    children: &mut Vec<dx::DocumentChild>,
) {
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Line(line) => {
                if let (Some(cue), Some(text)) = (section.running.cue.as_ref(), line.cue) {
                    let cue = paragraph::cue(document, cue, text, ends_in_table(&pieces[index..]));
                    children.push(dx::DocumentChild::Paragraph(Box::new(cue)));
                }
                let mut paragraph = paragraph::line(document, line, media);
                if index == 0 {
                    anchor(section, media, &mut paragraph);
                }
                children.push(dx::DocumentChild::Paragraph(Box::new(paragraph)));
            }
            Piece::Table(rows) => {
                let table = table::table(document, rows, media);
                children.push(dx::DocumentChild::Table(Box::new(table)));
            }
        }
    }
}

/// Whether the page of the first of these pieces ends with a table.
fn ends_in_table(pieces: &[Piece<'_>]) -> bool {
    let next = pieces.iter().skip(1).position(Piece::starts_page).map_or(pieces.len(), |at| at + 1);
    matches!(pieces.get(next - 1), Some(Piece::Table(_)))
}

/// Hangs the section's fixed pictures on its first paragraph, before its text.
fn anchor(section: &Section, media: &mut Media, paragraph: &mut dx::Paragraph) {
    if section.anchored.is_empty() {
        return;
    }
    let run =
        section.anchored.iter().fold(dx::Run::new(), |run, picture| run.add_image(media.anchored(picture)));
    paragraph.children.insert(0, dx::ParagraphChild::Run(Box::new(run)));
}

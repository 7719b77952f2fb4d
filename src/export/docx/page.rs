//! Sections: paper, margins, and which header and footer parts they show.

use docx_rs as dx;
use dx::BuildXML;

use super::format::{positive, twips};
use super::running::{self, Bands};
use crate::document::{Document, Section};
use crate::length::Length;

/// How much lower than the PDF's the text area may end. Every page of the layout
/// starts with a break of its own, so the room only takes up the line or so by
/// which a word processor breaks a page's lines differently.
const SLACK: Length = Length::emu(360_000);

/// The header and footer parts of a document, each content once.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// Header parts as docx-rs writes them, before the post-pass.
    pub(super) headers: Vec<Vec<u8>>,
    /// Footer parts.
    pub(super) footers: Vec<Vec<u8>>,
}

/// Relationship id of a header or footer part (`kind`), counted from 0.
pub(super) fn relationship(kind: &str, index: usize) -> String {
    format!("rId{kind}{}", index + 1)
}

impl Running {
    /// The properties of a section, with its header and footer parts added to the document's.
    pub(super) fn section(&mut self, document: &Document, section: &Section) -> dx::SectionProperty {
        let bands = running::bands(section);
        let first = add(&mut self.headers, running::header(document, section, &bands, true).build());
        let next = add(&mut self.headers, running::header(document, section, &bands, false).build());
        let mut property =
            dx::SectionProperty::new().page_size(paper(section)).page_margin(margins(section, &bands));
        if !section.running.number.as_ref().is_some_and(|number| number.continues) {
            property.page_num_type = Some(dx::PageNumType::new().start(1));
        }
        property.columns = 1;
        property.title_pg = true;
        property.section_type = Some(dx::SectionType::NextPage);
        property.first_header_reference =
            Some(dx::HeaderReference::new("first", relationship("Header", first)));
        property.header_reference = Some(dx::HeaderReference::new("default", relationship("Header", next)));
        // A section without a footer of its own would show that of the one before.
        if document.sections.iter().any(|section| section.running.marks.is_some()) {
            let footer = add(&mut self.footers, running::footer(document, section, &bands).build());
            let id = relationship("Footer", footer);
            property.first_footer_reference = Some(dx::FooterReference::new("first", id.clone()));
            property.footer_reference = Some(dx::FooterReference::new("default", id));
        }
        property
    }
}

fn add(parts: &mut Vec<Vec<u8>>, part: Vec<u8>) -> usize {
    parts.iter().position(|known| *known == part).unwrap_or_else(|| {
        parts.push(part);
        parts.len() - 1
    })
}

fn paper(section: &Section) -> dx::PageSize {
    let page = &section.page;
    let size = dx::PageSize::new().size(positive(page.width), positive(page.height));
    if page.width > page.height { size.orient(dx::PageOrientationType::Landscape) } else { size }
}

fn margins(section: &Section, bands: &Bands) -> dx::PageMargin {
    let page = &section.page;
    let bottom = twips(page.bottom - SLACK.min(page.bottom / 2));
    // A negative margin holds also against a footer that is taller; the text area
    // must not shrink because of a mark.
    let bottom = if section.running.marks.is_some() { -bottom } else { bottom };
    dx::PageMargin {
        top: twips(bands.top),
        right: twips(page.right),
        bottom,
        left: twips(page.left),
        header: twips(bands.header),
        footer: twips(bands.footer),
        gutter: 0,
    }
}

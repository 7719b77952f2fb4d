//! WordprocessingML (DOCX): a resolved document and its pages in, bytes out.
//!
//! docx-rs builds the tree and writes its XML; a post-pass (`repair`) makes each
//! part valid; the rest of the package is written here. The file is a document
//! to go on editing: named styles, real tables, no layout by spaces. Page breaks
//! and cues come from the layout. Nothing here knows memos, reads a clock or
//! touches a disk; the same input gives the same bytes.

mod body;
mod cut;
mod filled;
mod flow;
mod font;
mod format;
mod order;
mod package;
mod page;
mod paragraph;
mod parts;
mod picture;
mod repair;
mod running;
mod source;
mod spacing;
mod split;
mod style;
mod table;
mod theme;
mod tree;
mod zip;

#[cfg(test)]
mod tests;

use docx_rs as dx;

use crate::document::{Document, Pagination};
use crate::error::Error;
use body::Body;
use package::Parts;
pub(crate) use source::NAMESPACE as SOURCE_NAMESPACE;

/// What a DOCX holds besides the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocxOptions {
    /// Whether the faces that the document uses travel in the file
    /// (about 50 kB each). Without them a machine that lacks the font shows another.
    pub embed_fonts: bool,
    /// The memo's JSON, stored byte for byte; [`extract`](crate::extract::extract) gives it back.
    pub source: Option<Vec<u8>>,
}

impl Default for DocxOptions {
    fn default() -> Self {
        Self { embed_fonts: true, source: None }
    }
}

/// Writes a document as DOCX, its pages breaking where `pagination` says.
///
/// # Errors
/// [`Error::Internal`] when a part cannot be written: a bug of this crate.
pub fn write(document: &Document, pagination: &Pagination, options: &DocxOptions) -> Result<Vec<u8>, Error> {
    let Body { document: tree, media, running } = body::build(document, pagination);
    let docx = dx::Docx { document: tree, ..dx::Docx::new() };
    let built = docx.build();
    let mut main = tree::parse(&built.document)?;
    repair::part(&mut main, media.placements());
    let mut styles = style::part(document)?;
    repair::part(&mut styles, &[]);
    let faces = if options.embed_fonts { font::embedded(document)? } else { Vec::new() };
    package::write(&Parts {
        document,
        main: main.to_part(),
        styles: styles.to_part(),
        headers: repaired(&running.headers)?,
        footers: repaired(&running.footers)?,
        media: &media,
        faces,
        source: options.source.as_deref(),
    })
}

fn repaired(parts: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, Error> {
    let repaired = parts.iter().map(|part| {
        let mut root = tree::parse(part)?;
        repair::part(&mut root, &[]);
        Ok(root.to_part())
    });
    repaired.collect()
}

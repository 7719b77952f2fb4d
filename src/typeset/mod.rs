//! Document to pages, with the typst crates, in memory.
//!
//! `fill` breaks lines, typst shapes them, makes tables and pages, `frames`
//! sets every line on the finished pages, `paginate` reads where pages start.
//! It knows nothing of memos and reads nothing but its arguments.

mod chunks;
mod cue;
mod data;
mod drawing;
mod fill;
mod frames;
mod glue;
mod height;
mod ink;
mod justify;
mod last_page;
mod layout;
mod line;
mod nudge;
mod paginate;
mod printed;
mod rows;
mod running;
mod setter;
mod spans;
mod stops;
#[cfg(test)]
mod tests;
mod textlayer;
mod world;

use typst_layout::PagedDocument;

use crate::document::{Document, Pagination};
use crate::error::Error;
use drawing::Drawing;
pub(crate) use layout::{in_pool, overlay_attachment};
pub use printed::Printed;
use spans::join_clusters;

/// A document on its pages.
#[derive(Debug, Clone)]
pub struct Typeset {
    paged: PagedDocument,
    /// Where each page starts, and its cue.
    pub pagination: Pagination,
    /// Where the texts of the flow stand, in reading order.
    pub printed: Vec<Printed>,
    /// What a reader would stumble over.
    pub issues: Vec<Issue>,
    drawings: Vec<Drawing>,
}

/// Something on the pages that a reader would stumble over. Not a failure: the
/// pages are there; the caller decides whether to show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issue {
    /// The font has no shape for this character; the page shows an empty box.
    MissingGlyph {
        /// The character.
        char: char,
    },
    /// Text runs past the right edge of its column or past the page's bottom margin.
    Overflow {
        /// The page, from 1.
        page: usize,
        /// The text.
        text: String,
    },
    /// A word wider than its column was parted where it should not be.
    Parted {
        /// The page, from 1.
        page: usize,
        /// The line that ends with the first part.
        text: String,
    },
}

/// Lays a document out on pages.
///
/// The same document always gives the same pages.
///
/// # Errors
///
/// [`Error::Internal`] if typst rejects the document, for instance a picture
/// that was not checked: a bug of this crate, since documents are checked before.
pub fn typeset(document: &Document) -> Result<Typeset, Error> {
    in_pool(|| layout::layout(document))?
}

impl Typeset {
    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.paged.pages().len()
    }

    /// The pages for a PDF: letters and their marks as one and, if it may hold parts of others, drawings taken over.
    pub(crate) fn for_pdf(&self, take_over: bool) -> Result<PagedDocument, Error> {
        let drawings = self.drawings.iter().filter(|_| take_over).map(Drawing::take);
        Ok(join_clusters(&self.paged, &drawings.collect::<Result<Vec<_>, _>>()?))
    }

    /// Width and height of a page (from 0), in points.
    pub fn page_size(&self, page: usize) -> Option<(f64, f64)> {
        let size = self.paged.pages().get(page)?.frame.size();
        Some((size.x.to_pt(), size.y.to_pt()))
    }

    /// A number that tells whether a page (from 0) looks as another does.
    pub fn fingerprint(&self, page: usize) -> Option<u128> {
        Some(typst::utils::hash128(&self.paged.pages().get(page)?.frame))
    }

    /// The pages themselves, for the exporters.
    pub(crate) fn paged(&self) -> &PagedDocument {
        &self.paged
    }
}

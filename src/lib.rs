//! Official Thai government memos (บันทึกข้อความ) from JSON, as DOCX and PDF.
//!
//! ```no_run
//! # fn main() -> Result<(), saraban::error::Error> {
//! let bytes = std::fs::read("memo.json").unwrap();
//! let checked = saraban::check("memo.json", &bytes, &saraban::input::Folder::new("."));
//! if let Some(memo) = checked.memo {
//!     let rendered = saraban::render(&memo, &saraban::profile::Profile::default(), None)?;
//!     let pdf: Vec<u8> = rendered.pdf(&Default::default())?;
//!     let docx: Vec<u8> = rendered.docx(&Default::default())?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The way of a memo, each step a module: [`input`] parses, [`check`](mod@check) collects
//! every mistake and makes a [`model::Memo`], [`compose`](mod@compose) resolves it into a
//! [`document::Document`], [`typeset`](mod@typeset) breaks that into pages, [`export`] writes
//! bytes, and [`extract`] takes the JSON out of them again. The library reads no clock, no
//! environment and no network, and prints nothing: the same input gives the same bytes.
//!
//! Apart from that way, [`register`] gives letters their running numbers.

pub mod batch;
pub mod check;
pub mod compose;
pub mod diag;
pub mod document;
pub mod draft;
pub mod error;
pub mod export;
pub mod extract;
pub mod font;
pub mod input;
pub mod intake;
pub mod length;
pub mod mend;
pub mod model;
pub mod output;
mod package;
pub mod profile;
pub mod register;
pub mod rules;
pub mod template;
pub mod thai;
pub mod typeset;

use diag::{Diagnostic, Piece, Source};
use document::Document;
use draft::Draft;
use error::Error;
use export::docx::DocxOptions;
use export::pdf::PdfOptions;
use input::Pictures;
use input::raw::Input;
use intake::Intake;
use model::Memo;
use profile::Profile;
use thai::digits::Digits;
use typeset::Typeset;

pub use input::json::MOST_BYTES as MAX_INPUT_BYTES;

/// What became of an input.
#[derive(Debug)]
pub struct Checked {
    /// The memo, if there is one and no error in it.
    pub memo: Option<Memo>,
    /// Everything that is wrong or doubtful, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The text the diagnostics point into.
    pub source: Source,
}

/// Reads a memo in JSON and finds what stops it from becoming a document. `name` is what messages call
/// it; pictures come from `pictures`.
pub fn check(name: &str, bytes: &[u8], pictures: &dyn Pictures) -> Checked {
    review(name, bytes, pictures, &rules::Options::errors())
}

/// The same, and finds what else is wrong or doubtful by the rules asked for.
pub fn review(name: &str, bytes: &[u8], pictures: &dyn Pictures, options: &rules::Options) -> Checked {
    review_draft(name, bytes, pictures, options).0
}

/// The same, with the texts as they were written, each with its place.
pub fn review_draft(
    name: &str,
    bytes: &[u8],
    pictures: &dyn Pictures,
    options: &rules::Options,
) -> (Checked, Draft) {
    judge(input::json::parse(name, bytes), pictures, options)
}

/// The same for every memo in a file of any kind that is read: JSON, JSON Lines, CSV, XLSX, ODS, a document
/// of ours, or somebody else's DOCX, whose wording is looked at.
pub fn review_all(
    name: &str,
    bytes: &[u8],
    pictures: &dyn Pictures,
    options: &rules::Options,
) -> Vec<Checked> {
    let memos = intake::intake(name, bytes).into_iter().map(|memo| match memo {
        Intake::Memo(input) => judge(input, pictures, options).0,
        Intake::Document(draft, source) => {
            let diagnostics = rules::review(&draft, &source, &options.wording());
            Checked { memo: None, diagnostics, source }
        }
    });
    memos.map(Checked::in_its_file).collect()
}

fn judge(input: Input, pictures: &dyn Pictures, options: &rules::Options) -> (Checked, Draft) {
    let (memo, draft, mut diagnostics) = check::check(&input, pictures);
    diagnostics.extend(rules::review(&draft, &input.source, options));
    diagnostics.sort_by_key(|diagnostic| (diagnostic.place.range.start, diagnostic.place.range.end));
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    (Checked { memo: memo.filter(|_| !failed), diagnostics, source: input.source }, draft)
}

impl Checked {
    /// Without what only a text that stands in its file as it is can have: mends, and pictures beside it
    /// (of a document's pictures only the names travel).
    fn in_its_file(mut self) -> Self {
        if !self.source.is_verbatim() {
            self.diagnostics.retain(|found| found.problem.slug() != "picture-not-found");
            self.diagnostics.iter_mut().for_each(|found| found.edit = None);
        }
        if self.source.pieces.iter().any(|(_, piece)| matches!(piece, Piece::Column(_))) {
            // In a record these would begin another field.
            let parts = |edit: &diag::Edit| edit.text.contains(['"', ',', ';', '\t', '\n']);
            self.diagnostics
                .iter_mut()
                .for_each(|found| found.edit = found.edit.take().filter(|edit| !parts(edit)));
        }
        self
    }
}

/// Composes and typesets a memo. `digits` overrides what the memo and the profile ask for.
///
/// # Errors
/// [`Error::Internal`]: a bug of this crate, since the memo is valid by construction.
pub fn render(memo: &Memo, profile: &Profile, digits: Option<Digits>) -> Result<Rendered, Error> {
    let document = compose::compose(memo, profile, digits);
    let typeset = typeset::typeset(&document)?;
    Ok(Rendered { document, typeset })
}

/// A memo laid out in pages, ready to be written in any format.
#[derive(Debug)]
pub struct Rendered {
    /// The resolved document.
    pub document: Document,
    /// Its pages.
    pub typeset: Typeset,
}

impl Rendered {
    /// Number of pages.
    pub fn pages(&self) -> usize {
        self.typeset.pages()
    }

    /// The document as PDF.
    ///
    /// # Errors
    /// [`Error::Internal`]: a bug of this crate.
    pub fn pdf(&self, options: &PdfOptions) -> Result<Vec<u8>, Error> {
        export::pdf::write(&self.typeset, options)
    }

    /// The document as DOCX, its pages breaking as in the PDF.
    ///
    /// # Errors
    /// [`Error::Internal`]: a bug of this crate.
    pub fn docx(&self, options: &DocxOptions) -> Result<Vec<u8>, Error> {
        export::docx::write(&self.document, &self.typeset.pagination, options)
    }

    /// A page (from 0) as PNG at a resolution in pixels to the inch.
    ///
    /// # Errors
    /// [`Error::Internal`] if there is no such page.
    pub fn png(&self, page: usize, ppi: f64) -> Result<Vec<u8>, Error> {
        export::png::write(&self.typeset, page, ppi)
    }

    /// A page (from 0) as SVG.
    ///
    /// # Errors
    /// [`Error::Internal`] if there is no such page.
    pub fn svg(&self, page: usize) -> Result<String, Error> {
        export::svg::write(&self.typeset, page)
    }
}

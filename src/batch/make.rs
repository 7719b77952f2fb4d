//! One memo's documents, in memory.

use super::Loaded;
use super::digest::Parts;
use crate::Rendered;
use crate::error::Error;
use crate::export::docx::DocxOptions;
use crate::export::pdf::{Attachment, PdfOptions, Standard};
use crate::model::Memo;
use crate::profile::Profile;
use crate::thai::digits::Digits;

/// Formats a batch makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF.
    Pdf,
    /// DOCX.
    Docx,
}

impl Format {
    /// The file name's ending, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

/// How every memo of a batch is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// The formats, in the order of the files.
    pub formats: Vec<Format>,
    /// The profile; the memo's own or the default if absent.
    pub profile: Option<Profile>,
    /// Digits the documents show; the memo's or the profile's if absent.
    pub digits: Option<Digits>,
    /// The PDFs' archival standard.
    pub standard: Option<Standard>,
    /// Whether the DOCX carries its fonts.
    pub embed_fonts: bool,
}

impl Recipe {
    /// Everything that decides the bytes besides the memo itself, this crate's version included.
    pub(super) fn digest_into(&self, parts: &mut Parts) {
        parts.add(env!("CARGO_PKG_VERSION").as_bytes());
        parts.add(format!("{self:?}").as_bytes());
    }

    /// Lays the memo out.
    pub(super) fn render(&self, memo: &Memo) -> Result<Rendered, Error> {
        // `check` has made sure that a profile named in the memo is a built-in one.
        let named = || memo.profile.as_deref().and_then(Profile::built_in).unwrap_or_default();
        match &self.profile {
            Some(profile) => crate::render(memo, profile, self.digits),
            None => crate::render(memo, &named(), self.digits),
        }
    }

    /// A document's bytes; `stem` is the name of its file.
    pub(super) fn export(
        &self,
        format: Format,
        rendered: &Rendered,
        from: &Loaded,
        stem: &str,
    ) -> Result<Vec<u8>, Error> {
        match format {
            Format::Pdf => rendered.pdf(&PdfOptions {
                standard: self.standard,
                // As in `render`: only PDF/A-3b carries the JSON.
                attachment: (self.standard == Some(Standard::A3b))
                    .then(|| Attachment::source(format!("{stem}.json"), from.json.clone())),
            }),
            Format::Docx => {
                let source = Some(from.json.clone());
                rendered.docx(&DocxOptions { embed_fonts: self.embed_fonts, source })
            }
        }
    }
}

//! One memo's documents, in memory.

use super::digest::Parts;
use super::{Digest, Document};
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

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// The file name of a document.
    pub(super) fn name(self, stem: &str) -> String {
        format!("{stem}.{}", self.ending())
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
    /// Of all that a memo's files are made from: what was read for it, and everything else that decides the
    /// bytes, this crate's version included.
    pub(super) fn digest(&self, input: Digest, stem: &str, number: Option<&str>) -> Digest {
        let mut parts = Parts::default();
        parts.add(env!("CARGO_PKG_VERSION").as_bytes());
        parts.add(format!("{self:?}").as_bytes());
        parts.add(stem.as_bytes());
        parts.add(input.to_string().as_bytes());
        parts.add(format!("{number:?}").as_bytes());
        parts.finish()
    }

    /// Lays a memo out and makes its documents, which carry `json`.
    pub(super) fn documents(
        &self,
        memo: &Memo,
        json: &[u8],
        stem: &str,
    ) -> Result<(Rendered, Vec<Document>), Error> {
        let rendered = self.render(memo)?;
        let document = |format: &Format| {
            let bytes = self.export(*format, &rendered, json, stem)?;
            Ok(Document { name: format.name(stem), bytes })
        };
        let documents = self.formats.iter().map(document).collect::<Result<_, Error>>()?;
        Ok((rendered, documents))
    }

    /// Lays the memo out.
    fn render(&self, memo: &Memo) -> Result<Rendered, Error> {
        let profile = Profile::of_memo(self.profile.as_ref(), memo.profile.as_deref());
        crate::render(memo, &profile, self.digits)
    }

    /// A document's bytes; `stem` is the name of its file.
    fn export(&self, format: Format, rendered: &Rendered, json: &[u8], stem: &str) -> Result<Vec<u8>, Error> {
        match format {
            Format::Pdf => rendered.pdf(&PdfOptions {
                standard: self.standard,
                // As in `render`: only PDF/A-3b carries the JSON.
                attachment: (self.standard == Some(Standard::A3b))
                    .then(|| Attachment::source(format!("{stem}.json"), json.to_vec())),
            }),
            Format::Docx => {
                let source = Some(json.to_vec());
                rendered.docx(&DocxOptions { embed_fonts: self.embed_fonts, source })
            }
        }
    }
}

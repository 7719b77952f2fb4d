//! How memos by the thousand are made: what `batch` and `pipe` share.

use std::path::PathBuf;

use clap::Args;
use saraban::batch::{Format, Recipe};
use saraban::diag::Lang;

use super::args::{DigitsArg, DocumentArg, StandardArg};
use super::exit::Exit;
use super::profile;
use super::say::{self, Both};

#[derive(Debug, Args)]
pub(super) struct RecipeArgs {
    /// Formats to make, separated by commas
    #[arg(short, long, value_enum, value_delimiter = ',', default_values_t = [DocumentArg::Pdf, DocumentArg::Docx])]
    format: Vec<DocumentArg>,
    /// Built-in profile, or a profile file in TOML [default: the memo's, else opm-2553]
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<PathBuf>,
    /// Digits the document shows [default: the memo's, else the profile's]
    #[arg(long, value_enum)]
    digits: Option<DigitsArg>,
    /// Archival standard of the PDF; a-3b carries the memo's JSON [default: plain PDF 1.7]
    #[arg(long, value_enum, value_name = "STANDARD")]
    pdf_standard: Option<StandardArg>,
    /// Leave the fonts out of the DOCX; the reader's machine must have them
    #[arg(long)]
    no_embed_fonts: bool,
}

impl RecipeArgs {
    pub(super) fn makes_pdf(&self) -> bool {
        self.format.contains(&DocumentArg::Pdf)
    }

    /// The recipe, without contradictions.
    pub(super) fn resolve(&self, lang: Lang) -> Result<Recipe, Exit> {
        if self.pdf_standard.is_some() && !self.makes_pdf() {
            let message = Both {
                th: "ระบุ `--pdf-standard` แต่ไม่ได้จัดทำ PDF",
                en: "`--pdf-standard` without a PDF",
            };
            let hint = Both {
                th: "เพิ่ม `-f pdf` หรือตัด `--pdf-standard` ออก",
                en: "add `-f pdf`, or leave `--pdf-standard` out",
            };
            say::error(lang, &message, Some(hint.in_lang(lang)));
            return Err(Exit::Usage);
        }
        let mut formats: Vec<Format> = Vec::new();
        for format in self.format.iter().map(|format| Format::from(*format)) {
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        Ok(Recipe {
            formats,
            profile: self.profile.as_deref().map(|name| profile::load(name, lang)).transpose()?,
            digits: self.digits.map(Into::into),
            standard: self.pdf_standard.map(Into::into),
            embed_fonts: !self.no_embed_fonts,
        })
    }
}

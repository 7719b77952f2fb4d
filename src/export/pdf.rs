//! Typeset pages as a PDF: tagged, with properties, the fonts' used glyphs inside.

use typst::foundations::Smart;
use typst_pdf::{PdfStandard, PdfStandards};

use crate::error::Error;
use crate::typeset::{Typeset, in_pool, overlay_attachment};

/// What kind of PDF to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// The archival standard to keep to; `None`: plain PDF 1.7.
    pub standard: Option<Standard>,
    /// A file inside the PDF: the memo's source. PDF/A-2 allows none.
    pub attachment: Option<Attachment>,
}

/// PDF/A levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/A-2b.
    A2b,
    /// PDF/A-3b, which allows attachments.
    A3b,
}

/// A file inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without a path.
    pub name: String,
    /// Its bytes.
    pub data: Vec<u8>,
    /// Its MIME type.
    pub mime: String,
}

/// The date PDF/A asks for when the memo has none (a draft). No clock is read.
const UNDATED: (i32, u8, u8) = (2000, 1, 1);

/// Writes a PDF. The same pages always give the same bytes.
///
/// # Errors
///
/// [`Error::Internal`] if the pages break the standard asked for, for instance
/// by an attachment in PDF/A-2 or by a character the font lacks in PDF/A.
pub fn write(typeset: &Typeset, options: &PdfOptions) -> Result<Vec<u8>, Error> {
    in_pool(|| make(typeset, options))?
}

fn make(typeset: &Typeset, options: &PdfOptions) -> Result<Vec<u8>, Error> {
    let mut paged = match &options.attachment {
        Some(file) => overlay_attachment(typeset.paged(), &file.name, &file.mime, &file.data)?,
        None => typeset.paged().clone(),
    };
    let date = &mut paged.info_mut().date;
    if options.standard.is_some() && !matches!(date, Smart::Custom(Some(_))) {
        let (year, month, day) = UNDATED;
        *date = Smart::Custom(typst::foundations::Datetime::from_ymd(year, month, day));
    }
    let standards: Vec<PdfStandard> = options
        .standard
        .iter()
        .map(|standard| match standard {
            Standard::A2b => PdfStandard::A_2b,
            Standard::A3b => PdfStandard::A_3b,
        })
        .collect();
    let standards = PdfStandards::new(&standards).map_err(|error| Error::internal("pdf", error.message()))?;
    let creator = Smart::Custom(Some(format!("saraban {}", env!("CARGO_PKG_VERSION"))));
    let options = typst_pdf::PdfOptions { standards, creator, ..typst_pdf::PdfOptions::default() };
    typst_pdf::pdf(&paged, &options).map_err(|errors| {
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        Error::internal("pdf", messages.join("; "))
    })
}

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
    /// A file inside the PDF: the memo's source. PDF/A-2 allows none, and plain PDF 1.7
    /// has no way to say that it is the source, so only PDF/A-3 gives it back.
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
    /// Its name, without a path. Characters that some system forbids become `_`.
    pub name: String,
    /// What it is, in words. PDF/A-3 asks for it.
    pub description: String,
    /// Its bytes.
    pub data: Vec<u8>,
    /// Its MIME type.
    pub mime: String,
}

impl Attachment {
    /// The memo's JSON.
    pub fn source(name: String, json: Vec<u8>) -> Self {
        Self {
            name,
            // In Thai whatever the language of messages: it belongs to the document.
            description: "ข้อมูล JSON ต้นทางของบันทึกข้อความนี้".to_owned(),
            data: json,
            mime: "application/json".to_owned(),
        }
    }
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
    // PDF/A asks of every part what nobody can promise for parts of other files.
    let mut paged = typeset.for_pdf(options.standard.is_none())?;
    if let Some(file) = &options.attachment {
        let name = safe_name(&file.name);
        paged = overlay_attachment(&paged, &name, &file.mime, &file.description, &file.data)?;
    }
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

/// A reader may save the attachment under its name, on any system.
fn safe_name(name: &str) -> String {
    let safe = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c };
    let name: String = name.chars().map(safe).collect();
    if name.chars().all(|c| c == '.' || c == ' ') { "_".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        assert_eq!(safe_name("บันทึก ๑ (2).json"), "บันทึก ๑ (2).json");
        assert_eq!(safe_name("C:\\..\\a\n?.json"), "C__.._a__.json");
        assert_eq!(safe_name(".."), "_");
    }
}

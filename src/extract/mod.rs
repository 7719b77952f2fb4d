//! The memo's JSON out of a PDF or DOCX that carries it, byte for byte; and the plain text of any DOCX.
//!
//! The file may be anybody's and may mean harm: every step has a limit, nothing
//! nests without end or unpacks without end, and what is not understood is refused.

mod docx;
mod inflate;
mod paragraphs;
mod pdf;

use std::fmt;

/// Longest file that is looked into, in bytes (64 MiB).
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// Longest JSON that is given back, in bytes (16 MiB): as much as a memo may have.
pub const MAX_JSON_BYTES: usize = 16 << 20;

/// Why a file gives no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A sound PDF or DOCX that carries no memo.
    NoMemo,
    /// Neither PDF nor DOCX.
    NotADocument,
    /// Locked with a password, or its content hidden by encryption.
    Encrypted,
    /// The file, or what it unpacks to, is over a limit.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// Damaged, or written in a way that is not understood.
    Broken {
        /// What is wrong, in English, for the curious.
        reason: &'static str,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMemo => write!(f, "the file holds no memo"),
            Self::NotADocument => write!(f, "the file is neither PDF nor DOCX"),
            Self::Encrypted => write!(f, "the file is encrypted"),
            Self::TooLarge { limit } => write!(f, "the file holds more than {} MiB", limit >> 20),
            Self::Broken { reason } => write!(f, "the file is damaged: {reason}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// What every old Office file begins with, and a DOCX locked with a password.
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Readers accept a PDF's header this far into the file.
const HEADER_REACH: usize = 1024;

/// The memo's JSON inside a document, as it was when the document was made.
///
/// The content decides what the file is, not its name. The bytes are not checked to be a memo.
///
/// # Errors
/// A [`Refusal`] when there is none, or the file cannot be read within the limits.
pub fn extract(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_FILE_BYTES });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return docx::source(bytes);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(Refusal::Encrypted);
    }
    let head = &bytes[..bytes.len().min(HEADER_REACH)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return pdf::source(bytes);
    }
    Err(Refusal::NotADocument)
}

/// The paragraphs of a DOCX of anybody's as plain text, in order, those of table cells and empty ones
/// included. A line break is `\n`, a tab one blank.
///
/// # Errors
/// A [`Refusal`] when it is no DOCX, or cannot be read within the limits.
pub fn paragraphs(docx: &[u8]) -> Result<Vec<String>, Refusal> {
    if docx.len() > MAX_FILE_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_FILE_BYTES });
    }
    paragraphs::read(docx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_document_is_refused() {
        assert_eq!(extract(b""), Err(Refusal::NotADocument));
        assert_eq!(extract(b"{ \"subject\": \"...\" }"), Err(Refusal::NotADocument));
        assert_eq!(extract(COMPOUND_FILE), Err(Refusal::Encrypted));
        let long = vec![b' '; MAX_FILE_BYTES + 1];
        assert_eq!(extract(&long), Err(Refusal::TooLarge { limit: MAX_FILE_BYTES }));
    }
}

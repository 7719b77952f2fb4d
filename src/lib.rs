//! Official Thai government memos (บันทึกข้อความ) from JSON, as DOCX and PDF.

pub mod document;
pub mod error;
pub mod export;
pub mod font;
pub mod length;
pub mod typeset;

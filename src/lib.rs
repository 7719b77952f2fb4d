//! Official Thai government memos (บันทึกข้อความ) from JSON, as DOCX and PDF.

pub mod compose;
pub mod document;
pub mod error;
pub mod export;
pub mod font;
pub mod length;
pub mod model;
pub mod output;
pub mod profile;
pub mod thai;
pub mod typeset;

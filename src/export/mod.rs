//! Exporters: a document in, bytes out. No paths, no printing.

pub mod docx;
pub mod pdf;
pub mod png;
pub mod svg;

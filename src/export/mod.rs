//! Exporters: a document in, bytes out. No paths, no printing.

pub mod docx;

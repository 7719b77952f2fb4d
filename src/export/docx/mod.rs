//! WordprocessingML (DOCX).

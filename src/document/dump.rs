//! The document as readable text, for tests and for reading by eye.

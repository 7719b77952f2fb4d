//! Document to pages, with the typst crates, in memory.

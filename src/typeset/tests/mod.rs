//! Tests of the whole room: a memo on its pages, read back from the frames.
//! `sample` builds documents, `read` reads pages; no outside tool is used.

mod files;
mod pages;
mod read;
mod sample;
mod tables;
mod text;

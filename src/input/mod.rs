//! Input: bytes to raw values that keep their place. It knows JSON, rows and lines, not memos.
//!
//! Nothing here opens a file by itself except [`folder`], which the caller gives to `check`.

mod encoding;
pub mod folder;
pub mod json;
mod lexer;
pub mod lines;
pub mod picture;
pub mod raw;
pub mod rows;

#[cfg(test)]
mod tests;

pub(crate) use encoding::from_windows_874;
pub use folder::Folder;
pub use picture::{NoPictures, PictureError, Pictures};

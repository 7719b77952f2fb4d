//! Thai writing as official papers use it: digits, dates, amounts in words, characters, line breaks.
//!
//! Nothing here knows of memos, fonts or pages, and nothing reads a clock: text in, values out.
//! Wordings of mistakes live with the diagnostics; this room only names what is wrong.

pub mod baht;
pub mod date;
pub mod digits;
pub mod text;
pub mod words;

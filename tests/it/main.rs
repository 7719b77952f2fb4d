//! Whole-crate tests, one binary so that it is linked once.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr, reason = "tests")]

mod bad;
mod cli;
mod dumps;
mod extract;
mod house;
mod outside;
mod pictures;
mod samples;

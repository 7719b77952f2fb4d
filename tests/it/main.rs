//! Whole-crate tests, one binary so that it is linked once.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr, reason = "tests")]

mod bad;
mod batch;
mod batch_resume;
mod batch_rows;
mod broken;
mod check;
mod cli;
mod cluster;
mod composed;
mod dumps;
mod explain;
mod extract;
mod facts;
mod geometry;
mod geometry_docx;
mod geometry_running;
mod geometry_text;
mod hostile;
mod house;
mod labelled;
mod marks;
mod outside;
mod page;
mod pages;
mod pictures;
mod pipe;
mod preview;
mod reading;
mod register;
mod rules;
mod samples;
mod schema;
mod structure;
mod switches;
mod text;
mod watch;
mod wrapped;

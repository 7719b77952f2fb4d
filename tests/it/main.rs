//! Whole-crate tests, one binary so that it is linked once.

mod bad;
mod cli;
mod dumps;
mod house;
mod outside;
mod samples;

//! What a writer meant to fill in.

use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::{around, pattern};
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Part};

pub(super) const SLUGS: &[&str] = &["placeholder"];

static LEFT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\((?:โปรด)?ระบุ[^()]*\)|\.{4,}|…{2,}|_{3,}|0{3,}|๐{3,}|[Xx]{3,}"));

/// Attachments may be forms, to be filled in by hand.
pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let own = draft.passages.iter().filter(|passage| passage.attachment.is_none());
    for passage in own.filter(|passage| !matches!(passage.part, Part::Contact | Part::Reference)) {
        for found in LEFT.find_iter(&passage.text) {
            let stands = |c: Option<char>| !c.is_some_and(part_of_a_code);
            let (before, after) = around(&passage.text, &found.range());
            let drawn = found.as_str().starts_with(['(', '.', '…', '_']);
            if drawn || stands(before) && stands(after) {
                let text = found.as_str().chars().take(40).collect();
                findings.report(Problem::Placeholder { text }, passage, found.range());
            }
        }
    }
}

/// What makes `000` a part of a number and `xxx` a part of a word.
fn part_of_a_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_numeric() || matches!(c, ',' | '.' | '/' | '-' | '_' | '@' | ':')
}

//! Keeps the name of a person on one line: title, first name, surname.
//!
//! A name is not in the dictionary, so it is found by the title before it. Between first name and
//! surname a narrow column may break.

use super::glue::Line;
use super::lists::{AFTER_NAME, TITLES, TITLES_SHORT};
use super::path;
use super::token::Kind;

/// What a name does to the gap before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    None,
    /// Before a surname: only a narrow column may break here.
    Part,
    Never,
}

/// Longest first name or surname kept whole, in clusters; a longer stretch is no name.
const LONGEST_NAME: usize = 16;

/// For each token, what a name does to the gap before it.
pub(super) fn holds(line: Line<'_>) -> Vec<Hold> {
    let mut holds = vec![Hold::None; line.tokens.len()];
    for at in 0..line.tokens.len() {
        if is_title(line, at) {
            hold_name(line, at, &mut holds);
        }
    }
    holds
}

fn is_title(line: Line<'_>, at: usize) -> bool {
    match line.tokens[at].kind {
        Kind::Thai => {
            // Every title is an official word: the cheap test spares the search.
            line.tokens[at].entry.is_none_or(|entry| entry.official) && TITLES.contains(&line.word(at))
        }
        Kind::Close => {
            line.word(at) == "." && TITLES_SHORT.iter().any(|title| line.upto(at).ends_with(title))
        }
        _ => false,
    }
}

fn hold_name(line: Line<'_>, title: usize, holds: &mut [Hold]) {
    let first = after_space(line, title);
    let Some(end) = name_end(line, first, false) else { return };
    holds[title + 1..end].fill(Hold::Never);

    let surname = end + 1;
    if line.tokens.get(end).is_some_and(|token| token.kind == Kind::Space)
        && let Some(end) = name_end(line, surname, true)
    {
        holds[surname] = Hold::Part;
        holds[surname + 1..end].fill(Hold::Never);
    }
}

fn after_space(line: Line<'_>, at: usize) -> usize {
    let space = line.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Space);
    at + 1 + usize::from(space)
}

/// The token after the name that starts at token `start`; `None` if none starts there.
fn name_end(line: Line<'_>, start: usize, surname: bool) -> Option<usize> {
    let mut end = start;
    let mut clusters = 0;
    for token in line.tokens.get(start..)? {
        let word = token.text(line.text);
        let is_first = end == start;
        let office = token.entry.is_some_and(|entry| entry.official) && is_first;
        let stops = AFTER_NAME.contains(&word) && (surname || !is_first);
        if token.kind != Kind::Thai || office || stops {
            break;
        }
        end += 1;
        clusters +=
            word.chars().filter_map(super::pack::code).filter(|&code| path::clusters(&[code]) == 1).count();
    }
    (end > start && clusters <= LONGEST_NAME).then_some(end)
}

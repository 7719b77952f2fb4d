//! The memo's head: emblem, heading, the four labelled lines, salutation.

mod emblem;
mod fields;
mod heading;
mod salutation;

use super::form::Form;
use crate::document::{Block, Leader, TabAlign, TabStop};
use crate::length::Length;
use crate::model::Memo;
pub(super) use emblem::emblem;

/// Heading, labelled lines, salutation, references and enclosures.
pub(super) fn blocks(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
    let words = &form.profile.salutation;
    let mut blocks = heading::blocks(form, memo);
    blocks.extend(fields::blocks(form, memo));
    blocks.extend(salutation::addressees(form, memo));
    blocks.extend(salutation::list(form, &words.references, &memo.references));
    blocks.extend(salutation::list(form, &words.enclosures, &memo.enclosures));
    blocks
}

fn stop(at: Length, align: TabAlign, leader: Leader) -> TabStop {
    TabStop { at, align, leader }
}

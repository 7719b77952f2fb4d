//! From raw values to a [`Memo`]: every mistake is collected and located, the first never ends the check.
//!
//! A file a family. A value that fails is replaced by a placeholder so that all others are still checked;
//! a memo with a placeholder never leaves this room.

mod blocks;
mod columns;
mod cx;
mod date;
mod fields;
pub mod glossary;
mod head;
mod items;
mod memo;
mod numbering;
mod object;
mod parts;
mod people;
mod picture;
mod profile;
mod scalar;
pub mod schema;
mod shape;
mod table;
mod text;

#[cfg(test)]
mod tests;

pub use columns::memos;
use cx::Cx;
pub use profile::profile;

use crate::diag::Diagnostic;
use crate::draft::Draft;
use crate::input::Pictures;
use crate::input::raw::Input;
use crate::model::Memo;

/// How much an input may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Characters of one text.
    pub characters: usize,
    /// Blocks and items of the memo together.
    pub blocks: usize,
    /// Levels of items.
    pub item_levels: usize,
    /// Columns of a table.
    pub columns: usize,
    /// Rows of a table, header and body each.
    pub rows: usize,
    /// Different pictures of the memo.
    pub pictures: usize,
    /// Megapixels of one picture.
    pub megapixels: usize,
    /// Words of `keep`.
    pub keep: usize,
}

/// The limits of the format.
pub const LIMITS: Limits = Limits {
    characters: 200_000,
    blocks: 20_000,
    item_levels: 5,
    columns: 100,
    rows: 10_000,
    pictures: 100,
    megapixels: 50,
    keep: 1_000,
};

/// Checks an input and makes the memo, and the draft for the rules, which is there in any case.
///
/// The memo is there only if no diagnostic, of the text or of its meaning, is an error. Diagnostics
/// come in the order of the source.
pub fn check(input: &Input, pictures: &dyn Pictures) -> (Option<Memo>, Draft, Vec<Diagnostic>) {
    let mut cx = Cx::new(input, pictures);
    let memo = input.root.as_ref().and_then(|root| memo::memo(&mut cx, root));
    let (draft, mut found) = cx.finish();
    let mut diagnostics = input.diagnostics.clone();
    diagnostics.append(&mut found);
    diagnostics.sort_by_key(|diagnostic| (diagnostic.place.range.start, diagnostic.place.range.end));
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    (memo.filter(|_| !failed), draft, diagnostics)
}

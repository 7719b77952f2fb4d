//! What every object of the format holds: its fields, which of them it must have, what each takes, and
//! the words that explain it.
//!
//! The reader takes from here which fields there are and which are required; the JSON Schema
//! ([`super::schema`]) and `saraban explain` are made of the same lines, so they cannot drift apart.

mod body;
mod head;
mod people;

use super::fields::*;
use crate::diag::{Bilingual, Field};

pub(super) use body::*;
pub(super) use head::*;
pub(super) use people::*;

/// An object of the format.
pub(super) struct Shape {
    /// Its name among the schema's definitions; unique.
    pub(super) name: &'static str,
    /// Its fields, in the order people expect them.
    pub(super) slots: &'static [Slot],
    /// Fields that exclude each other; `null` and `false` count as absent.
    pub(super) exclusive: &'static [(Field, Field)],
}

/// A field in an object.
pub(super) struct Slot {
    pub(super) field: Field,
    /// Whether the object is nothing without it.
    pub(super) required: bool,
    /// What it takes: any of these. No two are of the same JSON type, but for words and patterns of a text.
    pub(super) takes: &'static [Is],
    /// What it is for. Code stands in backticks.
    pub(super) about: Bilingual,
    /// A value, in JSON.
    pub(super) example: &'static str,
}

/// A field an object must have.
macro_rules! need {
    ($field:expr, $takes:expr, $th:literal, $en:literal, $example:literal $(,)?) => {
        Slot {
            field: $field,
            required: true,
            takes: $takes,
            about: Bilingual { th: $th, en: $en },
            example: $example,
        }
    };
}
use need;

/// A field an object may have; `null` is the same as leaving it out.
macro_rules! may {
    ($field:expr, $takes:expr, $th:literal, $en:literal, $example:literal $(,)?) => {
        Slot {
            field: $field,
            required: false,
            takes: $takes,
            about: Bilingual { th: $th, en: $en },
            example: $example,
        }
    };
}
use may;

/// An object of these fields.
macro_rules! shape {
    ($name:literal, $slots:expr $(,)?) => {
        Shape { name: $name, slots: $slots, exclusive: &[] }
    };
}
use shape;

/// What a value is.
pub(super) enum Is {
    /// A text that is not blank.
    Text,
    /// The same, on one line.
    Line,
    /// A text, perhaps blank.
    MaybeText,
    /// The same, on one line.
    MaybeLine,
    /// One of these words, blanks at its ends aside.
    Word(&'static [&'static str]),
    /// One of these words, or a text that a pattern finds.
    Like(&'static [&'static str], &'static str),
    /// The name of a rule.
    RuleName,
    /// `true` or `false`.
    Switch,
    /// `true`.
    True,
    /// `null`.
    Null,
    /// Any number.
    Number,
    /// A whole number, 0 or more.
    Natural,
    /// A whole number from the first to the second.
    Whole(u32, u32),
    /// A number from the first to the second.
    Decimal(f64, f64),
    /// A list of any of these, at least and at most so many.
    List(&'static [Self], usize, usize),
    /// An object.
    Object(&'static Shape),
    /// A block: an object of the shape that one of its keys tells.
    Block(&'static Blocks),
}

/// The blocks that may stand in a place.
pub(super) struct Blocks {
    /// Name among the schema's definitions; unique.
    pub(super) name: &'static str,
    /// The key that tells a block, and its shape.
    pub(super) kinds: &'static [(Field, &'static Shape)],
}

impl Blocks {
    /// The keys that tell a block.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field> {
        self.kinds.iter().map(|(field, _)| *field)
    }

    /// The fields of all its blocks, those that tell a block first, each once.
    pub(super) fn all_slots(&self) -> Vec<&'static Slot> {
        let (main, mut more): (Vec<_>, Vec<_>) = self
            .kinds
            .iter()
            .flat_map(|(_, shape)| shape.slots)
            .partition(|slot| self.fields().any(|field| field == slot.field));
        let mut seen = Vec::new();
        more.retain(|slot| {
            !seen.contains(&slot.field.key) && {
                seen.push(slot.field.key);
                true
            }
        });
        main.into_iter().chain(more).collect()
    }

    /// The same, without what they take.
    pub(super) fn all_fields(&self) -> Vec<Field> {
        self.all_slots().into_iter().map(|slot| slot.field).collect()
    }
}

/// No limit but that of the file.
const ANY: usize = usize::MAX;

/// One text on a line, or a list of them.
const LINES: &[Is] = &[Is::Line, Is::List(&[Is::Line], 0, ANY)];

/// The same, each of several lines.
const TEXTS: &[Is] = &[Is::Text, Is::List(&[Is::Text], 0, ANY)];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn visit(shape: &'static Shape, seen: &mut Vec<&'static Shape>) {
        fn inside(takes: &'static [Is], seen: &mut Vec<&'static Shape>) {
            for is in takes {
                match is {
                    Is::List(of, ..) => inside(of, seen),
                    Is::Object(shape) => visit(shape, seen),
                    Is::Block(blocks) => blocks.kinds.iter().for_each(|(_, shape)| visit(shape, seen)),
                    _ => {}
                }
            }
        }
        if !seen.iter().any(|known| std::ptr::eq(*known, shape)) {
            seen.push(shape);
            shape.slots.iter().for_each(|slot| inside(slot.takes, seen));
        }
    }

    #[test]
    fn names_and_keys_are_unique_and_every_field_is_explained() {
        let mut shapes = Vec::new();
        visit(&MEMO, &mut shapes);
        let names: HashSet<_> = shapes.iter().map(|shape| shape.name).collect();
        assert_eq!(names.len(), shapes.len());
        for shape in shapes {
            let keys: HashSet<_> = shape.slots.iter().map(|slot| slot.field.key).collect();
            assert_eq!(keys.len(), shape.slots.len(), "{}", shape.name);
            for Slot { field, about, example, .. } in shape.slots {
                let place = format!("{}.{}", shape.name, field.key);
                assert!(about.th.contains(|c| ('ก'..='๛').contains(&c)), "{place}");
                assert!(about.en.is_ascii() || about.en.contains('`') || about.en.contains('('), "{place}");
                serde_json::from_str::<serde_json::Value>(example).expect(&place);
            }
        }
    }
}

//! Reading objects by their shapes: fields that are missing, that exclude each other, that nobody knows.

use std::ops::Range;

use super::cx::Cx;
use super::shape::Shape;
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Field, Wanted};
use crate::input::raw::{Kind, Member, Value};

/// Most unknown fields of one object reported: guessing what was meant takes time.
const MOST_UNKNOWN: usize = 100;

/// An object whose fields are being read.
pub(super) struct Fields<'a> {
    members: &'a [Member],
    head: Range<usize>,
    known: Vec<Field>,
    /// The member of each known field.
    given: Vec<Option<&'a Member>>,
}

impl<'a> Fields<'a> {
    /// The fields of an object; those that are unknown, missing or exclude each other are reported at
    /// once. Reports a value that is none.
    pub(super) fn of(
        cx: &mut Cx<'_>,
        value: &'a Value,
        shape: &'static Shape,
        wanted: Wanted,
    ) -> Option<Self> {
        let Kind::Object(members) = &value.kind else {
            cx.wrong_kind(value, wanted);
            return None;
        };
        let fields = Self::known(value.head(), members, shape.slots.iter().map(|slot| slot.field).collect());
        fields.report_unknown(cx);
        for slot in shape.slots.iter().filter(|slot| slot.required) {
            fields.report_missing(cx, slot.field);
        }
        for (one, other) in shape.exclusive {
            if fields.is_set(*one) && fields.is_set(*other) {
                cx.error(ShapeProblem::Conflict { one: one.key, other: other.key }, fields.key(*other));
            }
        }
        Some(fields)
    }

    /// Reports the fields of an object that are none of these; whether there are any.
    pub(super) fn strange(
        cx: &mut Cx<'_>,
        head: Range<usize>,
        members: &'a [Member],
        known: Vec<Field>,
    ) -> bool {
        let fields = Self::known(head, members, known);
        fields.report_unknown(cx);
        fields.unknown().next().is_some()
    }

    fn known(head: Range<usize>, members: &'a [Member], known: Vec<Field>) -> Self {
        let given = known.iter().map(|field| members.iter().find(|member| member.key == field.key)).collect();
        Self { members, head, known, given }
    }

    /// The bytes that stand for the object.
    pub(super) fn head(&self) -> Range<usize> {
        self.head.clone()
    }

    /// Bytes of a field's key.
    pub(super) fn key(&self, field: Field) -> Range<usize> {
        self.member(field).map_or(self.head(), |member| member.key_range.clone())
    }

    /// A field's value; none if it is absent or null.
    pub(super) fn get(&self, field: Field) -> Option<&'a Value> {
        self.member(field).map(|member| &member.value).filter(|value| value.kind != Kind::Null)
    }

    /// Whether a field says anything: `null` and `false` do not.
    fn is_set(&self, field: Field) -> bool {
        self.get(field).is_some_and(|value| value.kind != Kind::Bool(false))
    }

    /// Reports a field that is absent or null.
    fn report_missing(&self, cx: &mut Cx<'_>, field: Field) {
        match self.member(field).map(|member| &member.value) {
            Some(Value { kind: Kind::Null, range }) => {
                cx.error(ShapeProblem::EmptyField { field }, range.clone());
            }
            Some(_) => {}
            // Where a misspelt key stands in for the field, saying that is enough.
            None if self.unknown().any(|member| self.nearest(&member.key) == Some(field)) => {}
            None => cx.error(ShapeProblem::MissingField { field }, self.head()),
        }
    }

    fn member(&self, field: Field) -> Option<&'a Member> {
        let index = self.known.iter().position(|known| known.key == field.key)?;
        self.given[index]
    }

    /// Members that are no field; a key that begins with `//` is the writer's remark.
    fn unknown(&self) -> impl Iterator<Item = &'a Member> + '_ {
        let known = |member: &Member| self.known.iter().any(|field| field.key == member.key);
        let unknown = move |member: &&Member| !known(member) && !member.key.starts_with("//");
        self.members.iter().filter(unknown).take(MOST_UNKNOWN)
    }

    fn report_unknown(&self, cx: &mut Cx<'_>) {
        for member in self.unknown() {
            let near = self.nearest(&member.key);
            let allowed = self.known.iter().map(|field| field.key).filter(|key| *key != "$schema").collect();
            let key = member.key.chars().take(60).collect();
            cx.error(ShapeProblem::UnknownField { key, near, allowed }, member.key_range.clone());
        }
    }

    /// The field not yet given that a key probably means: by another name of it, or by its letters.
    fn nearest(&self, key: &str) -> Option<Field> {
        let open = || {
            self.known.iter().zip(&self.given).filter(|(_, given)| given.is_none()).map(|(field, _)| field)
        };
        let plain = plain(key);
        let named = |field: &&Field| {
            field.key == plain
                || field.term == key.trim()
                || field.aliases.iter().any(|alias| self::plain(alias) == plain)
        };
        open()
            .find(named)
            .or_else(|| {
                open().filter_map(|field| near(field, &plain)).min_by_key(|near| near.0).map(|near| near.1)
            })
            .copied()
    }
}

/// A key without case, blanks and joints.
pub(super) fn plain(key: &str) -> String {
    key.chars()
        .filter(|c| !matches!(c, ' ' | '_' | '-' | '.' | ':'))
        .flat_map(char::to_lowercase)
        .take(60)
        .collect()
}

/// How far a field's key or term is from what was typed, if it is near.
fn near<'f>(field: &'f Field, typed: &str) -> Option<(usize, &'f Field)> {
    [field.key, field.term]
        .into_iter()
        .filter_map(|name| distance(name, typed))
        .min()
        .map(|distance| (distance, field))
}

/// The distance of two words, if at most a third of the letters differ.
pub(super) fn distance(word: &str, typed: &str) -> Option<usize> {
    let letters = word.chars().count();
    if letters < 3 || typed.chars().count() > letters * 2 {
        return None;
    }
    let distance = strsim::damerau_levenshtein(word, typed);
    (distance * 3 <= letters).then_some(distance)
}

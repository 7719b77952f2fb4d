//! Reading objects: required and optional fields, and those nobody knows.

use std::ops::Range;

use super::cx::Cx;
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Field, Wanted};
use crate::input::raw::{Kind, Member, Value};

/// An object whose fields are being read.
pub(super) struct Fields<'a> {
    members: &'a [Member],
    head: Range<usize>,
    known: &'static [Field],
}

impl<'a> Fields<'a> {
    /// The fields of an object; unknown ones are reported at once. Reports a value that is none.
    pub(super) fn of(
        cx: &mut Cx<'_>,
        value: &'a Value,
        known: &'static [Field],
        wanted: Wanted,
    ) -> Option<Self> {
        let Kind::Object(members) = &value.kind else {
            cx.wrong_kind(value, wanted);
            return None;
        };
        let fields = Self { members, head: value.head(), known };
        fields.report_unknown(cx);
        Some(fields)
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

    /// A field's value, even if it is null.
    pub(super) fn given(&self, field: Field) -> Option<&'a Value> {
        self.member(field).map(|member| &member.value)
    }

    /// A field's value; its absence is reported.
    pub(super) fn require(&self, cx: &mut Cx<'_>, field: Field) -> Option<&'a Value> {
        let value = self.get(field);
        if value.is_none() {
            // Where a misspelt key stands in for the field, saying that is enough.
            let misspelt = self.unknown().any(|member| self.nearest(&member.key) == Some(field));
            if !misspelt {
                let place = self.given(field).map_or(self.head(), |null| null.range.clone());
                cx.error(ShapeProblem::MissingField { field }, place);
            }
        }
        value
    }

    fn member(&self, field: Field) -> Option<&'a Member> {
        self.members.iter().find(|member| member.key == field.key)
    }

    /// Members that are no field; a key that begins with `//` is the writer's remark.
    fn unknown(&self) -> impl Iterator<Item = &'a Member> + '_ {
        let known = |member: &Member| self.known.iter().any(|field| field.key == member.key);
        self.members.iter().filter(move |member| !known(member) && !member.key.starts_with("//"))
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
        let open = || self.known.iter().filter(|field| self.member(**field).is_none());
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
fn plain(key: &str) -> String {
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

//! Numbers, switches and words out of a fixed list.

use std::ops::RangeInclusive;

use super::cx::Cx;
use super::object::distance;
use super::text;
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Field, Wanted};
use crate::input::raw::{Kind, Value};

/// `true` or `false`.
pub(super) fn switch(cx: &mut Cx<'_>, value: &Value) -> Option<bool> {
    if let Kind::Bool(on) = value.kind {
        return Some(on);
    }
    cx.wrong_kind(value, Wanted::Bool);
    None
}

/// A whole number within a range.
pub(super) fn whole(cx: &mut Cx<'_>, value: &Value, range: RangeInclusive<u32>) -> Option<u32> {
    let Kind::Number(number) = &value.kind else {
        cx.wrong_kind(value, Wanted::Whole);
        return None;
    };
    let whole = number.parse().ok().filter(|whole| range.contains(whole));
    if whole.is_none() {
        out_of_range(cx, value, number, f64::from(*range.start())..=f64::from(*range.end()));
    }
    whole
}

/// A number within a range.
pub(super) fn decimal(cx: &mut Cx<'_>, value: &Value, range: RangeInclusive<f64>) -> Option<f64> {
    let Kind::Number(number) = &value.kind else {
        cx.wrong_kind(value, Wanted::Number);
        return None;
    };
    let decimal = number.parse().ok().filter(|decimal| range.contains(decimal));
    if decimal.is_none() {
        out_of_range(cx, value, number, range);
    }
    decimal
}

fn out_of_range(cx: &mut Cx<'_>, value: &Value, number: &str, range: RangeInclusive<f64>) {
    let number = number.chars().take(40).collect();
    let problem = ShapeProblem::OutOfRange { number, least: *range.start(), most: *range.end() };
    cx.error(problem, value.range.clone());
}

/// A word that `known` makes something of; another is reported with the list of those there are.
pub(super) fn word<T>(
    cx: &mut Cx<'_>,
    field: Field,
    value: &Value,
    allowed: &[&'static str],
    known: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let word = text::plain_filled(cx, field, value, Wanted::Text)?;
    let meant = known(&word);
    if meant.is_none() {
        unknown_word(cx, field, value, &word, allowed);
    }
    meant
}

/// Reports a word that is none of those allowed.
pub(super) fn unknown_word(
    cx: &mut Cx<'_>,
    field: Field,
    value: &Value,
    word: &str,
    allowed: &[&'static str],
) {
    let near = allowed.iter().filter_map(|near| distance(near, word).map(|distance| (distance, *near)));
    let near = near.min_by_key(|near| near.0).map(|near| near.1);
    let word = word.chars().take(60).collect();
    cx.error(ShapeProblem::UnknownWord { field, word, near, allowed: allowed.to_vec() }, value.range.clone());
}

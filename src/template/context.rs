//! Raw values as minijinja's values.

use std::collections::BTreeMap;

use minijinja::Value as Data;

use super::{Record, identifier};
use crate::input::raw::{Kind, Value};
use crate::thai::digits::to_arabic;

/// A row's columns as variables.
pub(super) fn variables(record: &Record<'_>) -> BTreeMap<String, Data> {
    record.values.iter().map(|(column, value)| (column.clone().into_owned(), data(value))).collect()
}

/// A value; what is empty is undefined, so that it is never printed in silence and `default` stands in for it.
pub(super) fn data(value: &Value) -> Data {
    match &value.kind {
        Kind::Null | Kind::Unreadable => Data::UNDEFINED,
        Kind::Text(text) if text.text.trim().is_empty() => Data::UNDEFINED,
        Kind::Text(text) => scalar(&text.text),
        Kind::Bool(on) => Data::from(*on),
        Kind::Number(number) => scalar(number),
        Kind::List(values) => Data::from(values.iter().map(data).collect::<Vec<_>>()),
        Kind::Object(members) => {
            let members = members.iter().map(|member| (identifier(&member.key).into_owned(), data(&member.value)));
            Data::from(members.collect::<BTreeMap<_, _>>())
        }
    }
}

/// A number where it is printed as it was typed, so that cells can be compared; else the text: `007` and `0.10`
/// stay what they are.
fn scalar(text: &str) -> Data {
    let whole = text.parse::<i64>().ok().filter(|number| number.to_string() == text).map(Data::from);
    let broken = || text.parse::<f64>().ok().filter(|n| n.is_finite() && n.to_string() == text).map(Data::from);
    whole.or_else(broken).unwrap_or_else(|| Data::from(text))
}

/// A number in a text, with commas and digits of either kind.
pub(super) fn number(text: &str) -> Option<Data> {
    to_arabic(text.trim()).replace(',', "").parse::<f64>().ok().filter(|number| number.is_finite()).map(Data::from)
}

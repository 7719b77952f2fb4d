//! Raw values as minijinja's values.

use std::collections::BTreeMap;

use minijinja::Value as Data;

use super::{Record, identifier};
use crate::input::raw::{Kind, Value};

/// A row's columns as variables.
pub(super) fn variables(record: &Record<'_>) -> BTreeMap<String, Data> {
    record.values.iter().map(|(column, value)| (column.clone().into_owned(), data(value))).collect()
}

/// A value; what is empty is undefined, so that it is never printed in silence and `default` stands in for it.
pub(super) fn data(value: &Value) -> Data {
    match &value.kind {
        Kind::Null | Kind::Unreadable => Data::UNDEFINED,
        Kind::Text(text) if text.text.trim().is_empty() => Data::UNDEFINED,
        Kind::Text(text) => Data::from(text.text.as_str()),
        Kind::Bool(on) => Data::from(*on),
        Kind::Number(number) => match number.parse::<i64>() {
            Ok(whole) => Data::from(whole),
            // As typed: 0.10 stays 0.10. Filters read numbers out of texts.
            Err(_) => Data::from(number.as_str()),
        },
        Kind::List(values) => Data::from(values.iter().map(data).collect::<Vec<_>>()),
        Kind::Object(members) => {
            let members = members.iter().map(|member| (identifier(&member.key).into_owned(), data(&member.value)));
            Data::from(members.collect::<BTreeMap<_, _>>())
        }
    }
}

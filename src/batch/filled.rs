//! The JSON of a memo that was filled from data: the memo its documents carry.

use crate::input::raw::{Kind, Text, Value};
use crate::model;

/// A value in JSON. What came from data is typed so that nothing in it is a mark.
pub(super) fn json(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// Recursion ends: what was read is at most 64 levels deep.
fn write(value: &Value, out: &mut String) {
    match &value.kind {
        Kind::Null | Kind::Unreadable => out.push_str("null"),
        Kind::Bool(on) => out.push_str(if *on { "true" } else { "false" }),
        Kind::Number(number) => out.push_str(number),
        Kind::Text(Text { text, literal, .. }) => quoted(&model::Text::typed(text, literal), out),
        Kind::List(values) => all(values, ['[', ']'], out, write),
        Kind::Object(members) => all(members, ['{', '}'], out, |member, out| {
            quoted(&member.key, out);
            out.push(':');
            write(&member.value, out);
        }),
    }
}

fn all<T>(items: &[T], [open, close]: [char; 2], out: &mut String, each: impl Fn(&T, &mut String)) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(item, out);
    }
    out.push(close);
}

fn quoted(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::json::parse;

    #[test]
    fn what_was_typed_comes_back() {
        let text = r#"{"a":[1,-2.50,1e3,true,false,null],"b\"\n":{"c":"ก \\ \u0000"},"d":[],"e":{}}"#;
        assert_eq!(json(&parse("", text.as_bytes()).root.unwrap()), text);
    }

    #[test]
    fn data_is_no_markup() {
        let mut text = Text::at("**a **b** c**", 0);
        text.literal.push(4..9);
        let value = Value { range: 0..0, kind: Kind::Text(text) };
        assert_eq!(json(&value), r#""**a \\*\\*b\\*\\* c**""#);
    }
}

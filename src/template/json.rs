//! A filled memo as JSON, for the documents to carry.

use std::collections::HashSet;

use serde_json::Value as Json;

use crate::draft::Draft;
use crate::input::raw::{Kind, Text, Value};
use crate::model;

/// Writes a filled memo as JSON that makes the same memo again. Where marks mean something, which its
/// [`Draft`] knows, those that came from data are escaped.
pub fn write(root: &Value, draft: &Draft) -> Vec<u8> {
    let rich = draft.passages.iter().filter(|passage| passage.rich).map(|passage| passage.range.start).collect();
    let mut out = Vec::new();
    value(root, &rich, &mut out);
    out.push(b'\n');
    out
}

fn value(value: &Value, rich: &HashSet<usize>, out: &mut Vec<u8>) {
    match &value.kind {
        Kind::Null | Kind::Unreadable => out.extend(b"null"),
        Kind::Bool(on) => out.extend(on.to_string().bytes()),
        Kind::Number(number) => out.extend(number.bytes()),
        Kind::Text(text) if rich.contains(&value.range.start) => string(&escaped(text), out),
        Kind::Text(text) => string(&text.text, out),
        Kind::List(values) => {
            out.push(b'[');
            for (index, element) in values.iter().enumerate() {
                out.extend(if index > 0 { &b","[..] } else { b"" });
                self::value(element, rich, out);
            }
            out.push(b']');
        }
        Kind::Object(members) => {
            out.push(b'{');
            for (index, member) in members.iter().enumerate() {
                out.extend(if index > 0 { &b","[..] } else { b"" });
                string(&member.key, out);
                out.push(b':');
                self::value(&member.value, rich, out);
            }
            out.push(b'}');
        }
    }
}

fn string(text: &str, out: &mut Vec<u8>) {
    out.extend(Json::from(text).to_string().bytes());
}

fn escaped(text: &Text) -> String {
    let mut out = String::new();
    let mut at = 0;
    for literal in &text.literal {
        out.push_str(&text.text[at..literal.start]);
        out.push_str(&model::Text::escape(&text.text[literal.clone()]));
        at = literal.end;
    }
    out + &text.text[at..]
}

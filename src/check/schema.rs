//! The JSON Schema (draft 2020-12) of the memo format, for editors and other programs.
//!
//! Made of the shapes the reader reads by. It knows the shape of a memo, not its meaning: that a date
//! exists, that a row fills its table or that a picture is there, only [`check`](super::check) can tell.
//! What `check` accepts the schema accepts.

use serde_json::{Map, Value, json};

use super::LIMITS;
use super::shape::{Blocks, Is, MEMO, Shape, Slot};
use crate::diag::{Bilingual, Rule};

/// What a schema file is called beside its memos.
pub const FILE_NAME: &str = "memo.schema.json";

/// The schema; always the same.
pub fn schema() -> Value {
    let mut writer = Writer::default();
    let mut root = writer.object(&MEMO);
    root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("$id".to_owned(), json!("urn:saraban:memo"));
    root.insert("title".to_owned(), json!("บันทึกข้อความ"));
    describe(
        &mut root,
        Bilingual {
            th: "บันทึกข้อความราชการ สำหรับ `saraban` ช่องที่ชื่อขึ้นต้นด้วย `//` เป็นหมายเหตุ",
            en: "an official Thai memo, for `saraban`; a field whose name begins with `//` is a remark",
        },
    );
    root.insert("$defs".to_owned(), Value::Object(writer.defs));
    Value::Object(root)
}

/// The schema as the text of a file.
pub fn text() -> String {
    format!("{:#}\n", schema())
}

#[derive(Default)]
struct Writer {
    /// What is referred to by name.
    defs: Map<String, Value>,
}

impl Writer {
    /// An object of a shape.
    fn object(&mut self, shape: &'static Shape) -> Map<String, Value> {
        let mut object = self.fields(shape.slots.iter());
        let required: Vec<_> =
            shape.slots.iter().filter(|slot| slot.required).map(|slot| slot.field.key).collect();
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        let [(one, other)] = shape.exclusive else { return object };
        let set = json!({ "not": { "enum": [null, false] } });
        let both = json!({
            "type": "object", "required": [one.key, other.key],
            "properties": { one.key: set, other.key: set }
        });
        let message =
            format!("ใช้ {0} กับ {1} พร้อมกันไม่ได้ · {0} and {1} exclude each other", one.key, other.key);
        object.insert("allOf".to_owned(), json!([{ "not": both, "errorMessage": message }]));
        object
    }

    /// An object of these fields and remarks.
    fn fields(&mut self, slots: impl Iterator<Item = &'static Slot>) -> Map<String, Value> {
        let properties: Map<_, _> =
            slots.map(|slot| (slot.field.key.to_owned(), Value::Object(self.slot(slot)))).collect();
        let object = json!({
            "type": "object", "properties": properties,
            "patternProperties": { "^//": true }, "additionalProperties": false
        });
        into_map(object)
    }

    fn slot(&mut self, slot: &'static Slot) -> Map<String, Value> {
        let mut value = self.any(slot.takes, !slot.required);
        if !slot.field.term.is_empty() {
            value.insert("title".to_owned(), json!(slot.field.term));
        }
        describe(&mut value, slot.about);
        let example: Value = serde_json::from_str(slot.example).unwrap_or_default();
        value.insert("examples".to_owned(), json!([example]));
        value
    }

    /// Any of these values, and `null` where it stands for nothing.
    fn any(&mut self, takes: &'static [Is], or_null: bool) -> Map<String, Value> {
        if takes.len() > 1 && takes.iter().any(|is| matches!(json_type(is), "object" | "array")) {
            return self.by_type(takes, or_null);
        }
        let mut choices: Vec<_> = takes.iter().map(|is| self.one(is)).collect();
        if or_null && !takes.iter().any(|is| matches!(is, Is::Null)) {
            choices.push(json!({ "type": "null" }));
        }
        match <[Value; 1]>::try_from(choices) {
            Ok([only]) => into_map(only),
            Err(choices) => into_map(json!({ "anyOf": choices })),
        }
    }

    /// The same, told apart by the value's type: editors then say what is wrong inside of the one meant.
    fn by_type(&mut self, takes: &'static [Is], or_null: bool) -> Map<String, Value> {
        let null = or_null.then_some("null");
        let types: Vec<_> = takes.iter().map(json_type).chain(null).collect();
        let choices: Vec<_> =
            takes.iter().map(|is| json!({ "if": { "type": json_type(is) }, "then": self.one(is) })).collect();
        into_map(json!({ "type": types, "allOf": choices }))
    }

    fn one(&mut self, is: &'static Is) -> Value {
        match is {
            Is::Text => self.text("text", Some(r"\S")),
            Is::Line => self.text("line", Some(r"^(?=[^\n]*\S)[^\n]*$")),
            Is::MaybeText => self.text("textOrBlank", None),
            Is::MaybeLine => self.text("lineOrBlank", Some(r"^[^\n]*$")),
            Is::Word(words) => word(words, &format!(r"^\s*({})\s*$", words.join("|"))),
            Is::Like(words, pattern) => word(words, pattern),
            Is::RuleName => {
                let rules: Vec<_> = Rule::all().map(|rule| rule.slug).collect();
                self.named("rule", |_| word(&rules, &format!(r"^\s*({})\s*$", rules.join("|"))))
            }
            Is::Switch => json!({ "type": "boolean" }),
            Is::True => json!({ "const": true }),
            Is::Null => json!({ "type": "null" }),
            Is::Number => json!({ "type": "number" }),
            Is::Natural => json!({ "type": "integer", "minimum": 0 }),
            Is::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Is::Decimal(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
            Is::List(of, least, most) => {
                let mut list = into_map(json!({ "type": "array", "items": self.any(of, false) }));
                if *least > 0 {
                    list.insert("minItems".to_owned(), json!(least));
                }
                if *most < usize::MAX {
                    list.insert("maxItems".to_owned(), json!(most));
                }
                Value::Object(list)
            }
            Is::Object(shape) => self.named(shape.name, |writer| Value::Object(writer.object(shape))),
            Is::Block(blocks) => self.named(blocks.name, |writer| writer.block(blocks)),
        }
    }

    /// A reference to a definition, which is made when first needed.
    fn named(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.defs.contains_key(name) {
            // Objects may hold themselves: the name is taken before what it stands for is known.
            self.defs.insert(name.to_owned(), Value::Null);
            let made = make(self);
            self.defs.insert(name.to_owned(), made);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn text(&mut self, name: &str, pattern: Option<&str>) -> Value {
        self.named(name, |_| {
            let mut text = into_map(json!({ "type": "string", "maxLength": LIMITS.characters }));
            if let Some(pattern) = pattern {
                text.insert("pattern".to_owned(), json!(pattern));
                let message = match name {
                    "text" => "ช่องนี้ว่างไม่ได้ · must not be empty",
                    "line" => "ช่องนี้ต้องมีข้อความ บรรทัดเดียว · one line, not empty",
                    _ => "ช่องนี้ต้องเป็นข้อความบรรทัดเดียว · one line",
                };
                text.insert("patternErrorMessage".to_owned(), json!(message));
            }
            Value::Object(text)
        })
    }

    /// A block: the key it has tells which; one without such a key is told what there is.
    fn block(&mut self, blocks: &'static Blocks) -> Value {
        let has = |key: &str| json!({ "type": "object", "required": [key] });
        let keys: Vec<_> = blocks.fields().map(|field| field.key).collect();
        let mut choices: Vec<_> = blocks
            .kinds
            .iter()
            .map(|(field, shape)| json!({ "if": has(field.key), "then": self.one_object(shape) }))
            .collect();
        let any_key: Vec<_> = keys.iter().map(|key| has(key)).collect();
        let mut none = self.fields(blocks.all_slots().into_iter());
        let message = format!("ต้องมีช่องใดช่องหนึ่ง · give one of: {}", keys.join(", "));
        none.insert("allOf".to_owned(), json!([{ "not": {}, "errorMessage": message }]));
        choices.push(json!({ "if": { "anyOf": any_key }, "else": none }));
        json!({ "type": "object", "allOf": choices })
    }

    fn one_object(&mut self, shape: &'static Shape) -> Value {
        self.named(shape.name, |writer| Value::Object(writer.object(shape)))
    }
}

/// The type a value has in JSON.
fn json_type(is: &Is) -> &'static str {
    match is {
        Is::Text | Is::Line | Is::MaybeText | Is::MaybeLine => "string",
        Is::Word(_) | Is::Like(..) | Is::RuleName => "string",
        Is::Switch | Is::True => "boolean",
        Is::Null => "null",
        Is::Number | Is::Decimal(..) => "number",
        Is::Natural | Is::Whole(..) => "integer",
        Is::List(..) => "array",
        Is::Object(_) | Is::Block(_) => "object",
    }
}

/// A text that is one of these words or fits a pattern. Editors offer the words.
fn word(words: &[&str], pattern: &str) -> Value {
    if words.is_empty() {
        return json!({ "type": "string", "pattern": pattern });
    }
    json!({ "type": "string", "anyOf": [{ "enum": words }, { "pattern": pattern }] })
}

/// Thai first; code stands out where the editor shows Markdown.
fn describe(value: &mut Map<String, Value>, about: Bilingual) {
    let both = format!("{}\n\n{}", about.th, about.en);
    value.insert("description".to_owned(), json!(both.replace('`', "")));
    if both.contains('`') {
        value.insert("markdownDescription".to_owned(), json!(both));
    }
}

fn into_map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

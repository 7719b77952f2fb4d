//! Mistakes of shape: missing and unknown fields, wrong kinds of values, limits.

use super::terms::{Field, Found, Limited, Wanted};
use super::{Rule, family};
use crate::diag::Lang;

family! {
    /// A mistake of shape.
    ShapeProblem {
        /// A required field is absent or null.
        MissingField {
            /// The field.
            field: Field
        } = "missing-field" {
            th: format!("ไม่มีช่อง {}", field.named()),
            en: format!("the field {} is missing", field.named()),
            hint_th: format!("เพิ่ม `\"{}\": …` ไว้ใน `{{ }}` นี้", field.key),
            hint_en: format!("add `\"{}\": …` inside this `{{ }}`", field.key),
        }
        /// A required text or list is empty.
        EmptyField {
            /// The field.
            field: Field
        } = "empty-field" {
            th: format!("ช่อง {} ว่างอยู่", field.named()),
            en: format!("the field {} is empty", field.named()),
            hint_th: "กรอกข้อมูลลงไป หากช่องนี้ไม่จำเป็นต้องมีให้ลบทั้งช่อง",
            hint_en: "fill it in, or leave the field out if it is optional",
        }
        /// A key the format does not know.
        UnknownField {
            /// The key as written.
            key: String,
            /// The field probably meant.
            near: Option<Field>,
            /// Keys allowed here.
            allowed: Vec<&'static str>
        } = "unknown-field" {
            th: format!("ไม่รู้จักช่อง `{key}`"),
            en: format!("unknown field `{key}`"),
            hint_th: match near {
                Some(field) => format!("หมายถึง {} หรือไม่", field.named()),
                None => format!("ช่องที่ใช้ได้ตรงนี้คือ {}", listed(allowed)),
            },
            hint_en: match near {
                Some(field) => format!("did you mean {}?", field.named()),
                None => format!("the fields allowed here are {}", listed(allowed)),
            },
        }
        /// A rule to be switched off that there is not.
        UnknownRule {
            /// As written.
            rule: String,
            /// The rule probably meant.
            near: Option<&'static str>
        } = "unknown-rule" {
            th: format!("ไม่มีกฎชื่อ `{rule}`"),
            en: format!("there is no rule `{rule}`"),
            hint_th: match near {
                Some(near) => format!("หมายถึง `{near}` หรือไม่"),
                None => "ดูรายชื่อกฎด้วย `saraban explain`".to_owned(),
            },
            hint_en: match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`saraban explain` lists the rules".to_owned(),
            },
        }
        /// A value of the wrong kind.
        WrongKind {
            /// What may stand here.
            wanted: Wanted,
            /// What stands here.
            found: Found
        } = "wrong-kind" {
            th: format!("ตรงนี้ต้องเป็น{} ไม่ใช่{}", wanted.words(Lang::Th), found.words(Lang::Th)),
            en: format!("expected {}, found {}", wanted.words(Lang::En), found.words(Lang::En)),
            hint_th: (*wanted == Wanted::Text && *found == Found::Number)
                .then(|| "ใส่ `\"` ครอบตัวเลขให้เป็นข้อความ".to_owned()),
            hint_en: (*wanted == Wanted::Text && *found == Found::Number)
                .then(|| "put the number in `\"`".to_owned()),
        }
        /// A number outside its range.
        OutOfRange {
            /// As written.
            number: String,
            /// Least value.
            least: f64,
            /// Greatest value.
            most: f64
        } = "out-of-range" {
            th: format!("`{number}` ใช้ไม่ได้ ต้องเป็นตัวเลขตั้งแต่ {least} ถึง {most}"),
            en: format!("`{number}` is out of range: {least} to {most}"),
        }
        /// A word that is none of the known ones.
        UnknownWord {
            /// The field.
            field: Field,
            /// As written.
            word: String,
            /// The word probably meant.
            near: Option<&'static str>,
            /// The known words.
            allowed: Vec<&'static str>
        } = "unknown-word" {
            th: format!("ช่อง {} ใช้ค่า `{word}` ไม่ได้", field.named()),
            en: format!("`{word}` is not a value of {}", field.named()),
            hint_th: match near {
                Some(near) => format!("หมายถึง `{near}` หรือไม่"),
                None => format!("ค่าที่ใช้ได้คือ {}", listed(allowed)),
            },
            hint_en: match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the values allowed are {}", listed(allowed)),
            },
        }
        /// Two fields that exclude each other.
        Conflict {
            /// The first.
            one: &'static str,
            /// The second.
            other: &'static str
        } = "conflicting-fields" {
            th: format!("ใช้ช่อง `{one}` กับ `{other}` พร้อมกันไม่ได้"),
            en: format!("`{one}` and `{other}` cannot be used together"),
            hint_th: "เลือกใช้เพียงช่องเดียว",
            hint_en: "keep one of them",
        }
        /// Over a limit of the format.
        TooMany {
            /// What is counted.
            what: Limited,
            /// The limit.
            limit: usize
        } = "too-many" {
            th: format!("{} {limit} {}", what.words(Lang::Th).0, what.words(Lang::Th).1),
            en: format!("{} {limit} {}", what.words(Lang::En).0, what.words(Lang::En).1),
        }
    }
}

/// `` `a`, `b`, `c` ``
fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

impl ShapeProblem {
    /// A rule that there is not, and the one nearest to it in letters.
    pub fn unknown_rule(name: &str) -> Self {
        let distance = |rule: &Rule| strsim::damerau_levenshtein(rule.slug, name);
        let near = Rule::all()
            .min_by_key(|rule| distance(rule))
            .filter(|rule| distance(rule) * 3 <= rule.slug.len());
        Self::UnknownRule { rule: name.chars().take(60).collect(), near: near.map(|rule| rule.slug) }
    }
}

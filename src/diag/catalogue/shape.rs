//! Mistakes of shape: missing and unknown fields, wrong kinds of values, limits.

use super::family;
use crate::diag::Lang;

/// A field of the format: its key and its official Thai term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Key in the input.
    pub key: &'static str,
    /// ชื่อทางราชการ; empty for keys that have none.
    pub term: &'static str,
    /// Other names people give it.
    pub aliases: &'static [&'static str],
}

impl Field {
    /// `` `subject` (เรื่อง) ``
    fn named(&self) -> String {
        if self.term.is_empty() {
            format!("`{}`", self.key)
        } else {
            format!("`{}` ({})", self.key, self.term)
        }
    }
}

/// What kind of value a place takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A text or an object.
    TextOrObject,
    /// A text or a list.
    TextOrList,
    /// A text, a list or an object.
    TextListOrObject,
    /// An object or a list of objects.
    ObjectOrList,
    /// A text or a whole number.
    TextOrWhole,
    /// `true` or a text.
    TrueOrText,
    /// `true`, `false` or a text.
    BoolOrText,
    /// A text, a number, a list or an object.
    Cell,
    /// `true`.
    True,
}

impl Wanted {
    fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Text, Lang::Th) => "ข้อความใน `\" \"`",
            (Self::Text, Lang::En) => "a text",
            (Self::List, Lang::Th) => "รายการใน `[ ]`",
            (Self::List, Lang::En) => "a list",
            (Self::Object, Lang::Th) => "กลุ่มข้อมูลใน `{ }`",
            (Self::Object, Lang::En) => "an object",
            (Self::Bool, Lang::Th) => "`true` หรือ `false`",
            (Self::Bool, Lang::En) => "`true` or `false`",
            (Self::Whole, Lang::Th) => "จำนวนเต็ม",
            (Self::Whole, Lang::En) => "a whole number",
            (Self::Number, Lang::Th) => "ตัวเลข",
            (Self::Number, Lang::En) => "a number",
            (Self::TextOrObject, Lang::Th) => "ข้อความใน `\" \"` หรือกลุ่มข้อมูลใน `{ }`",
            (Self::TextOrObject, Lang::En) => "a text or an object",
            (Self::TextOrList, Lang::Th) => "ข้อความใน `\" \"` หรือรายการใน `[ ]`",
            (Self::TextOrList, Lang::En) => "a text or a list",
            (Self::TextListOrObject, Lang::Th) => "ข้อความใน `\" \"` รายการใน `[ ]` หรือกลุ่มข้อมูลใน `{ }`",
            (Self::TextListOrObject, Lang::En) => "a text, a list or an object",
            (Self::ObjectOrList, Lang::Th) => "กลุ่มข้อมูลใน `{ }` หรือรายการใน `[ ]`",
            (Self::ObjectOrList, Lang::En) => "an object or a list",
            (Self::TextOrWhole, Lang::Th) => "ข้อความใน `\" \"` หรือจำนวนเต็ม",
            (Self::TextOrWhole, Lang::En) => "a text or a whole number",
            (Self::TrueOrText, Lang::Th) => "`true` หรือข้อความใน `\" \"`",
            (Self::TrueOrText, Lang::En) => "`true` or a text",
            (Self::BoolOrText, Lang::Th) => "`true` `false` หรือข้อความใน `\" \"`",
            (Self::BoolOrText, Lang::En) => "`true`, `false` or a text",
            (Self::Cell, Lang::Th) => "ข้อความใน `\" \"` ตัวเลข รายการใน `[ ]` หรือกลุ่มข้อมูลใน `{ }`",
            (Self::Cell, Lang::En) => "a text, a number, a list or an object",
            (Self::True, _) => "`true`",
        }
    }
}

/// What kind of value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Found {
    fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Null, _) => "`null`",
            (Self::Bool, _) => "`true`/`false`",
            (Self::Number, Lang::Th) => "ตัวเลข",
            (Self::Number, Lang::En) => "a number",
            (Self::Text, Lang::Th) => "ข้อความ",
            (Self::Text, Lang::En) => "a text",
            (Self::List, Lang::Th) => "รายการใน `[ ]`",
            (Self::List, Lang::En) => "a list",
            (Self::Object, Lang::Th) => "กลุ่มข้อมูลใน `{ }`",
            (Self::Object, Lang::En) => "an object",
        }
    }
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// Characters of one text.
    Characters,
    /// Blocks and items of the memo.
    Blocks,
    /// Columns of a table.
    Columns,
    /// Rows of a table.
    Rows,
    /// Pictures of the memo.
    Pictures,
    /// Words of `keep`.
    KeepWords,
    /// Levels of items.
    ItemLevels,
    /// Values of the input.
    Values,
}

impl Limited {
    fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match (self, lang) {
            (Self::Characters, Lang::Th) => ("ข้อความเดียวยาวเกิน", "ตัวอักษร"),
            (Self::Characters, Lang::En) => ("one text has more than", "characters"),
            (Self::Blocks, Lang::Th) => ("ย่อหน้าและข้อรวมกันเกิน", "รายการ"),
            (Self::Blocks, Lang::En) => ("the memo has more than", "blocks and items"),
            (Self::Columns, Lang::Th) => ("ตารางมีเกิน", "คอลัมน์"),
            (Self::Columns, Lang::En) => ("the table has more than", "columns"),
            (Self::Rows, Lang::Th) => ("ตารางมีเกิน", "แถว"),
            (Self::Rows, Lang::En) => ("the table has more than", "rows"),
            (Self::Pictures, Lang::Th) => ("มีภาพเกิน", "ภาพ"),
            (Self::Pictures, Lang::En) => ("the memo has more than", "pictures"),
            (Self::KeepWords, Lang::Th) => ("คำที่ห้ามตัดมีเกิน", "คำ"),
            (Self::KeepWords, Lang::En) => ("`keep` has more than", "words"),
            (Self::ItemLevels, Lang::Th) => ("ข้อย่อยซ้อนกันเกิน", "ระดับ"),
            (Self::Values, Lang::Th) => ("ไฟล์มีข้อมูลเกิน", "รายการ"),
            (Self::Values, Lang::En) => ("the file holds more than", "values"),
            (Self::ItemLevels, Lang::En) => ("items are nested more than", "levels deep"),
        }
    }
}

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

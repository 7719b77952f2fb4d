//! Words for the things messages speak of: fields, kinds of values, what limits count.

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
    pub fn named(&self) -> String {
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
    /// The kind in words; in Thai what begins with a Latin word brings its space along.
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Text, Lang::Th) => "ข้อความใน `\" \"`",
            (Self::Text, Lang::En) => "a text",
            (Self::List, Lang::Th) => "รายการใน `[ ]`",
            (Self::List, Lang::En) => "a list",
            (Self::Object, Lang::Th) => "กลุ่มข้อมูลใน `{ }`",
            (Self::Object, Lang::En) => "an object",
            (Self::Bool, Lang::Th) => " `true` หรือ `false`",
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
            (Self::TrueOrText, Lang::Th) => " `true` หรือข้อความใน `\" \"`",
            (Self::TrueOrText, Lang::En) => "`true` or a text",
            (Self::BoolOrText, Lang::Th) => " `true` `false` หรือข้อความใน `\" \"`",
            (Self::BoolOrText, Lang::En) => "`true`, `false` or a text",
            (Self::Cell, Lang::Th) => "ข้อความใน `\" \"` ตัวเลข รายการใน `[ ]` หรือกลุ่มข้อมูลใน `{ }`",
            (Self::Cell, Lang::En) => "a text, a number, a list or an object",
            (Self::True, Lang::Th) => " `true`",
            (Self::True, Lang::En) => "`true`",
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
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Null, Lang::Th) => " `null`",
            (Self::Null, Lang::En) => "`null`",
            (Self::Bool, Lang::Th) => " `true`/`false`",
            (Self::Bool, Lang::En) => "`true`/`false`",
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
    /// Memos of one file.
    Memos,
}

impl Limited {
    pub(super) fn words(self, lang: Lang) -> (&'static str, &'static str) {
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
            (Self::Memos, Lang::Th) => ("ไฟล์มีบันทึกข้อความเกิน", "ฉบับ"),
            (Self::Memos, Lang::En) => ("the file holds more than", "memos"),
            (Self::ItemLevels, Lang::En) => ("items are nested more than", "levels deep"),
        }
    }
}

//! Mistakes of a profile file.

use super::family;

family! {
    /// Mistakes of a profile file in TOML.
    ProfileProblem {
        /// Not TOML, or a word that cannot stand there.
        ProfileUnreadable {
            /// What the reader says, in English.
            reason: String
        } = "profile-unreadable" {
            th: format!("อ่านไฟล์รูปแบบไม่ได้: {reason}"),
            en: format!("cannot read the profile: {reason}"),
            hint_th: "ดูตัวอย่างค่าที่ถูกต้องในรูปแบบ opm-2553",
            hint_en: "the profile opm-2553 shows every value",
        }
        /// No such key.
        ProfileUnknownKey {
            /// The key.
            key: String,
            /// The nearest known one.
            nearest: Option<String>
        } = "profile-unknown-key" {
            th: format!("ไม่มีค่าชื่อ `{key}` ในรูปแบบ"),
            en: format!("a profile has no `{key}`"),
            hint_th: nearest.as_ref().map(|nearest| format!("น่าจะเป็น `{nearest}`")),
            hint_en: nearest.as_ref().map(|nearest| format!("`{nearest}` was probably meant")),
        }
        /// A value of another type.
        ProfileWrongType {
            /// The type wanted, as TOML calls it.
            wanted: &'static str
        } = "profile-wrong-type" {
            th: format!("ค่านี้ต้องเป็น{}", thai_type(wanted)),
            en: format!("expected {}", english_type(wanted)),
        }
        /// A number out of range.
        ProfileOutOfRange {
            /// Least value.
            least: String,
            /// Greatest value.
            most: String
        } = "profile-out-of-range" {
            th: format!("ค่านี้ต้องอยู่ระหว่าง {least} ถึง {most}"),
            en: format!("expected a number from {least} to {most}"),
        }
    }
}

fn thai_type(name: &str) -> &'static str {
    match name {
        "string" => "ข้อความในเครื่องหมายคำพูด",
        "boolean" => " true หรือ false",
        "array" => "รายการที่มีจำนวนเท่าเดิม",
        "table" => "กลุ่มค่า (ตาราง TOML)",
        _ => "ตัวเลข",
    }
}

fn english_type(name: &str) -> &'static str {
    match name {
        "string" => "a string",
        "boolean" => "`true` or `false`",
        "array" => "a list of as many values as the built-in profile has",
        "table" => "a table of values",
        _ => "a number",
    }
}

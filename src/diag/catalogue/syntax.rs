//! Mistakes of the JSON text: brackets, commas, quotation marks, escapes.

use super::family;

family! {
    /// A mistake of the JSON text.
    SyntaxProblem {
        /// A comma before a closing bracket.
        TrailingComma {} = "trailing-comma" {
            th: "มี `,` เกินอยู่หลังรายการสุดท้าย",
            en: "a comma after the last entry",
            hint_th: "ลบ `,` ตัวนี้ออก",
            hint_en: "remove this `,`",
        }
        /// No comma between two entries.
        MissingComma {} = "missing-comma" {
            th: "ขาด `,` คั่นระหว่างรายการ",
            en: "a comma is missing between two entries",
            hint_th: "เติม `,` ตรงนี้",
            hint_en: "put a `,` here",
        }
        /// Two commas, or a comma before the first entry.
        ExtraComma {} = "extra-comma" {
            th: "มี `,` เกิน โดยไม่มีรายการอยู่ข้างหน้า",
            en: "a comma without an entry before it",
            hint_th: "ลบ `,` ตัวนี้ออก",
            hint_en: "remove this `,`",
        }
        /// No colon between a key and its value.
        MissingColon {} = "missing-colon" {
            th: "ขาด `:` ระหว่างชื่อช่องกับค่า",
            en: "a colon is missing between a field's name and its value",
            hint_th: "เขียนในรูป `\"ชื่อช่อง\": ค่า` เช่น `\"subject\": \"ขออนุมัติ\"`",
            hint_en: "write `\"name\": value`, such as `\"subject\": \"…\"`",
        }
        /// A key without a value.
        MissingValue {} = "missing-value" {
            th: "มีชื่อช่องแต่ไม่มีค่า",
            en: "a field without a value",
            hint_th: "ใส่ค่าหลัง `:` หากยังไม่มีให้ใส่ `null` หรือลบช่องนี้ออก",
            hint_en: "give a value after the `:`, or `null`, or leave the field out",
        }
        /// A string that does not end on its line.
        UnclosedString {} = "unclosed-string" {
            th: "ข้อความนี้ไม่มีเครื่องหมาย `\"` ปิดท้ายในบรรทัดเดียวกัน",
            en: "this text has no closing `\"` on its line",
            hint_th: "ใส่ `\"` ปิดท้ายข้อความ หากต้องการขึ้นบรรทัดใหม่ในข้อความให้พิมพ์ `\\n`",
            hint_en: "close it with `\"`; for a line break inside a text write `\\n`",
        }
        /// A bracket that is never closed.
        UnclosedBracket {
            /// `{` or `[`.
            open: char
        } = "unclosed-bracket" {
            th: format!("`{open}` ไม่มีวงเล็บปิด `{}` คู่กัน", closing(*open)),
            en: format!("this `{open}` is never closed by a `{}`", closing(*open)),
            hint_th: "ไฟล์อาจถูกตัดขาดไป หรือลืมวงเล็บปิดไว้ก่อนหน้านี้",
            hint_en: "the file may have been cut off, or a closing bracket was forgotten",
        }
        /// A closing bracket that does not fit.
        WrongBracket {
            /// What stands there.
            found: char,
            /// What closes the open one; none if nothing is open.
            expected: Option<char>
        } = "wrong-bracket" {
            th: match expected {
                Some(expected) => format!("ตรงนี้ต้องเป็น `{expected}` ไม่ใช่ `{found}`"),
                None => format!("มี `{found}` เกิน โดยไม่มีวงเล็บเปิดคู่กัน"),
            },
            en: match expected {
                Some(expected) => format!("expected `{expected}`, found `{found}`"),
                None => format!("`{found}` closes nothing"),
            },
        }
        /// A key without quotation marks.
        UnquotedKey {
            /// The key.
            key: String
        } = "unquoted-key" {
            th: format!("ชื่อช่อง `{key}` ต้องอยู่ในเครื่องหมาย `\"`"),
            en: format!("the field name `{key}` must be in quotation marks"),
            hint_th: format!("เขียนว่า `\"{key}\"`"),
            hint_en: format!("write `\"{key}\"`"),
        }
        /// A key that is not a string.
        BadKey {} = "bad-key" {
            th: "ตรงนี้ต้องเป็นชื่อช่องในเครื่องหมาย `\"`",
            en: "a field name in quotation marks must stand here",
            hint_th: "ใน `{ }` ทุกรายการเขียนในรูป `\"ชื่อช่อง\": ค่า` ถ้าต้องการเรียงค่าต่อกันให้ใช้ `[ ]`",
            hint_en: "inside `{ }` every entry is `\"name\": value`; for a plain list use `[ ]`",
        }
        /// A value without quotation marks.
        UnquotedText {
            /// The word.
            word: String
        } = "unquoted-text" {
            th: format!("ข้อความ `{word}` ต้องอยู่ในเครื่องหมาย `\"`"),
            en: format!("the text `{word}` must be in quotation marks"),
            hint_th: match literal(word) {
                Some(right) => format!("หากหมายถึงค่า `{right}` ให้พิมพ์ตัวเล็กทั้งหมด"),
                None => "ใส่ `\"` ทั้งหน้าและหลังข้อความ".to_owned(),
            },
            hint_en: match literal(word) {
                Some(right) => format!("write `{right}`"),
                None => "put a `\"` before and after it".to_owned(),
            },
        }
        /// 'single quotes'.
        SingleQuotes {} = "single-quotes" {
            th: "ข้อความต้องอยู่ในเครื่องหมาย `\"` ไม่ใช่ `'`",
            en: "texts stand in `\"`, not in `'`",
            hint_th: "เปลี่ยน `'` เป็น `\"` ทั้งหน้าและหลังข้อความ",
            hint_en: "change both `'` to `\"`",
        }
        /// “Smart quotes”.
        SmartQuotes {
            /// The mark found.
            mark: char
        } = "smart-quotes" {
            th: format!("เครื่องหมาย `{mark}` ใช้ครอบข้อความไม่ได้ ต้องใช้ `\"`"),
            en: format!("`{mark}` cannot enclose a text, only `\"` can"),
            hint_th: "โปรแกรมพิมพ์งานมักเปลี่ยน `\"` ให้เอง ให้พิมพ์แก้ด้วยโปรแกรมแก้ไขข้อความธรรมดา เช่น Notepad",
            hint_en: "word processors change `\"` by themselves; retype it in a plain text editor",
        }
        /// A comment.
        Comment {} = "comment" {
            th: "ใส่หมายเหตุ (`//`, `/* */`, `#`) ในไฟล์ JSON ไม่ได้",
            en: "comments are not part of JSON",
            hint_th: "ลบออก หรือเขียนเป็นช่องที่ชื่อขึ้นต้นด้วย `//` เช่น `\"//\": \"หมายเหตุ\"`",
            hint_en: "remove it, or write it as a field whose name begins with `//`: `\"//\": \"…\"`",
        }
        /// An unknown escape.
        BadEscape {
            /// The escape as written.
            escape: String
        } = "bad-escape" {
            th: format!("`{escape}` ในข้อความเขียนไม่ถูกแบบ"),
            en: format!("`{escape}` is not an escape JSON knows"),
            hint_th: "หากต้องการพิมพ์ `\\` ตามตัวให้พิมพ์ `\\\\`",
            hint_en: "for a plain `\\` write `\\\\`",
        }
        /// A control character typed inside a string.
        RawControl {
            /// The character.
            character: char
        } = "raw-control" {
            th: format!("มี{}อยู่ในข้อความ", super::text::control_th(*character)),
            en: format!("{} inside a text", super::text::control_en(*character)),
            hint_th: "เปลี่ยนเป็นเว้นวรรคหนึ่งเคาะ หรือลบออก",
            hint_en: "replace it by a space or remove it",
        }
        /// A number JSON does not know.
        BadNumber {
            /// As written.
            number: String
        } = "bad-number" {
            th: format!("ตัวเลข `{number}` เขียนไม่ถูกแบบ"),
            en: format!("`{number}` is not a number JSON knows"),
            hint_th: "เขียนด้วยเลขอารบิก เช่น `12` หรือ `2.5` โดยไม่มีเครื่องหมายคั่นหลัก หรือใส่ `\"` ครอบให้เป็นข้อความ",
            hint_en: "write `12` or `2.5`, without separators or leading zeros, or put it in `\"`",
        }
        /// Another value after the end.
        AfterEnd {} = "after-end" {
            th: "มีข้อความเกินอยู่หลังวงเล็บปิดสุดท้าย",
            en: "something stands after the end of the memo",
            hint_th: "ลบส่วนที่เกินออก ไฟล์หนึ่งมีบันทึกข้อความได้ฉบับเดียว",
            hint_en: "remove it; a file holds one memo",
        }
        /// A character that starts nothing.
        UnexpectedCharacter {
            /// The character.
            character: char
        } = "unexpected-character" {
            th: format!("ไม่คาดว่าจะพบ {} ตรงนี้", super::text::shown(*character)),
            en: format!("unexpected {}", super::text::shown(*character)),
            hint_th: "ข้อความทุกข้อความต้องอยู่ในเครื่องหมาย `\"`",
            hint_en: "every text must be in `\"`",
        }
        /// The same key twice.
        DuplicateField {
            /// The key.
            key: String
        } = "duplicate-field" {
            th: format!("ใส่ช่อง `{key}` ซ้ำ"),
            en: format!("the field `{key}` is given twice"),
            hint_th: "เหลือไว้เพียงช่องเดียว หากมีหลายค่าให้เขียนเป็น `[ ]`",
            hint_en: "keep one of them; for several values use a list `[ ]`",
        }
        /// Nested too deep.
        TooDeep {
            /// Limit in levels.
            limit: usize
        } = "too-deep" {
            th: format!("ข้อมูลซ้อนกันเกิน {limit} ชั้น"),
            en: format!("the data are nested more than {limit} levels deep"),
        }
    }
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

/// The JSON word a Python or capitalised one stands for.
fn literal(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        "null" | "none" | "nil" => Some("null"),
        _ => None,
    }
}

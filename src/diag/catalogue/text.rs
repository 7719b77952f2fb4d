//! Mistakes of characters and of the inline marks.

use super::family;

family! {
    /// A mistake inside a text.
    TextProblem {
        /// A control character.
        ControlCharacter {
            /// The character.
            character: char
        } = "control-character" {
            th: format!("มี{}ปนอยู่ในข้อความ", control_th(*character)),
            en: format!("the text holds {}", control_en(*character)),
            hint_th: "เปลี่ยนเป็นเว้นวรรคหนึ่งเคาะ หรือลบออก",
            hint_en: "replace it by a space or remove it",
        }
        /// A line break where one line is wanted.
        LineBreak {} = "line-break" {
            th: "ช่องนี้ต้องเป็นข้อความบรรทัดเดียว ขึ้นบรรทัดใหม่ (`\\n`) ไม่ได้",
            en: "this field takes one line, without a line break (`\\n`)",
            hint_th: "เปลี่ยน `\\n` เป็นเว้นวรรค โปรแกรมจะตัดบรรทัดให้เอง",
            hint_en: "use a space; long lines are broken by the program",
        }
        /// A bidirectional override or isolate.
        BidiControl {
            /// The character.
            character: char
        } = "bidi-control" {
            th: format!("มีอักขระสั่งกลับทิศข้อความที่มองไม่เห็น ({}) ปนอยู่", code(*character)),
            en: format!("an invisible character that turns the text's direction ({})", code(*character)),
            hint_th: "มักติดมากับการคัดลอกข้อความ ให้ลบแล้วพิมพ์ใหม่ตรงนี้",
            hint_en: "it usually comes with copied text; delete it and retype",
        }
        /// A character of no width.
        ZeroWidth {
            /// The character.
            character: char
        } = "zero-width" {
            th: format!("มีอักขระที่มองไม่เห็นและไม่มีความกว้าง ({}) ปนอยู่", code(*character)),
            en: format!("an invisible character without width ({})", code(*character)),
            hint_th: "มักติดมากับการคัดลอกจากเว็บหรือ PDF ให้ลบแล้วพิมพ์ใหม่ตรงนี้ หากไม่ต้องการให้ตัดคำให้ใช้ช่อง `keep`",
            hint_en: "it usually comes with text copied from the web or a PDF; delete it (words to keep whole go into `keep`)",
        }
        /// A noncharacter, private-use or replacement character.
        NonCharacter {
            /// The character.
            character: char
        } = "not-a-character" {
            th: format!("มีรหัสที่ไม่ใช่ตัวอักษร ({}) ปนอยู่", code(*character)),
            en: format!("a code that is no character ({})", code(*character)),
            hint_th: "ข้อความอาจเสียจากการแปลงรหัส ให้พิมพ์ส่วนนี้ใหม่",
            hint_en: "the text was probably damaged by a conversion; retype this part",
        }
        /// Too many marks on one letter.
        LongCluster {
            /// Marks on the letter.
            marks: usize
        } = "too-many-marks" {
            th: format!("มีสระหรือวรรณยุกต์ซ้อนกันถึง {marks} ตัวบนอักษรเดียว"),
            en: format!("one letter carries {marks} marks"),
            hint_th: "ลบสระหรือวรรณยุกต์ที่พิมพ์ซ้ำออก",
            hint_en: "remove the marks typed twice",
        }
        /// Characters the bundled font lacks.
        NotInFont {
            /// The characters, as they follow each other.
            characters: String
        } = "not-in-font" {
            th: format!("แบบอักษรที่ใช้ไม่มีตัว {}", all_shown(characters)),
            en: format!("the font has no {}", all_shown(characters)),
            hint_th: origin(characters).map(|(th, _)| th.to_owned()),
            hint_en: origin(characters).map(|(_, en)| en.to_owned()),
        }
        /// `**` without its end.
        UnclosedMark {
            /// The mark.
            mark: &'static str
        } = "unclosed-mark" {
            th: format!("เครื่องหมาย `{mark}` เปิดไว้แต่ไม่มีตัวปิดในข้อความเดียวกัน"),
            en: format!("`{mark}` is opened but not closed in the same text"),
            hint_th: format!("ใส่ `{mark}` ปิดท้าย หากต้องการพิมพ์ตามตัวให้ใส่ `\\\\` ไว้ข้างหน้า"),
            hint_en: format!("close it with `{mark}`, or put `\\\\` before it to print it as it is"),
        }
        /// `{{` without `}}`.
        UnclosedTemplate {} = "unclosed-template" {
            th: "`{{` เปิดไว้แต่ไม่มี `}}` ปิด",
            en: "`{{` without a `}}` after it",
            hint_th: "ใส่ `}}` ปิดท้าย หากต้องการพิมพ์ตามตัวให้ใส่ `\\\\` ไว้ข้างหน้า",
            hint_en: "close it with `}}`, or put `\\\\` before it to print it as it is",
        }
        /// `{{name}}` not filled in.
        UnfilledTemplate {
            /// What stands between the braces.
            content: String
        } = "unfilled-template" {
            th: format!("ยังไม่ได้แทนค่า `{{{{{content}}}}}`"),
            en: format!("`{{{{{content}}}}}` has not been filled in"),
            hint_th: "แทนด้วยข้อความจริง หรือหากเป็นจำนวนเงินให้เขียนแบบ `{{ 46500 | baht }}`",
            hint_en: "put the real text there; an amount of money is written `{{ 46500 | baht }}`",
        }
        /// `{{ … | baht }}` with an amount that cannot be read.
        BadAmount {
            /// As written.
            amount: String
        } = "bad-amount" {
            th: format!("อ่านจำนวนเงิน `{amount}` ไม่ได้"),
            en: format!("`{amount}` is not an amount of money"),
            hint_th: "เขียนเป็นตัวเลข มีทศนิยมได้ไม่เกินสองตำแหน่ง เช่น `{{ 1,250.50 | baht }}`",
            hint_en: "write a number with at most two decimals, such as `{{ 1,250.50 | baht }}`",
        }
    }
}

/// `U+200B`
fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The character if it can be seen, and its code.
pub(super) fn shown(character: char) -> String {
    if character.is_control()
        || character.is_whitespace()
        || unicode_width::UnicodeWidthChar::width(character) == Some(0)
    {
        code(character)
    } else {
        format!("`{character}` ({})", code(character))
    }
}

/// A control character in Thai words.
pub(super) fn control_th(character: char) -> String {
    match character {
        '\t' => "แท็บ (Tab) ".to_owned(),
        '\n' | '\r' => "การขึ้นบรรทัดใหม่".to_owned(),
        _ => format!("อักขระควบคุมที่มองไม่เห็น ({}) ", code(character)),
    }
}

/// A control character in English words.
pub(super) fn control_en(character: char) -> String {
    match character {
        '\t' => "a tab".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        _ => format!("an invisible control character ({})", code(character)),
    }
}

/// The characters and their codes, as many as a line takes.
fn all_shown(characters: &str) -> String {
    let codes = characters.chars().take(4).map(code).collect::<Vec<_>>().join(" ");
    match characters.chars().count() {
        1 => characters.chars().map(shown).collect(),
        2..=4 => format!("`{characters}` ({codes})"),
        _ => format!("`{}`… ({codes} …)", characters.chars().take(12).collect::<String>()),
    }
}

/// Where such characters come from and what to do, in both languages.
fn origin(characters: &str) -> Option<(&'static str, &'static str)> {
    let first = characters.chars().next()?;
    Some(match u32::from(first) {
        0x0900..=0x097F => (
            "เป็นอักษรเทวนาครี มักเกิดจากการสแกนที่อ่านอักษรไทยผิด ให้พิมพ์ใหม่เป็นอักษรไทย",
            "a Devanagari letter, perhaps a scanner's reading of a Thai one; retype it in Thai",
        ),
        0x0E80..=0x0EFF => (
            "เป็นอักษรลาว มักเกิดจากการสแกนที่อ่านอักษรไทยผิด ให้พิมพ์ใหม่เป็นอักษรไทย",
            "a Lao letter, perhaps a scanner's reading of a Thai one; retype it in Thai",
        ),
        _ if first.is_whitespace() => (
            "เป็นช่องว่างชนิดพิเศษที่ติดมากับการคัดลอก เปลี่ยนเป็นเว้นวรรคธรรมดา",
            "a special space that came with copied text; use an ordinary one",
        ),
        _ => ("เปลี่ยนเป็นคำหรือเครื่องหมายอื่น หรือใส่เป็นภาพ", "use another word or sign, or put it in as a picture"),
    })
}

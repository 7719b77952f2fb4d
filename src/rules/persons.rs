//! Names of persons in a text: title, given name, surname.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// A person as written with a title: the title, the given name, the surname.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง)([ก-ฮะ-ฺเ-ๅ็-๎]{2,24})[ \x{a0}]{1,3}([ก-ฮะ-ฺเ-ๅ็-๎]{2,})")
});

/// Offices that begin like a title.
const OFFICES: &[&str] = &[
    "กองค์การ",
    "กเทศมนตรี",
    "กรัฐมนตรี",
    "กสมาคม",
    "กสภา",
    "กเหล่า",
    "กเมือง",
    "กฯ",
    "อำเภอ",
    "ทะเบียน",
    "ช่าง",
    "ทหาร",
    "ตำรวจ",
    "แพทย์",
    "ตรวจ",
    "สถานี",
    "จ้าง",
    "หน้า",
    "ทุน",
    "ประกัน",
    "งาน",
    "ท่า",
    "ด่าน",
];

/// Words that follow a name without a space.
const AFTER: &[&str] = &[
    "ตำแหน่ง",
    "เป็น",
    "และ",
    "หรือ",
    "ได้",
    "ซึ่ง",
    "จะ",
    "ที่",
    "ใน",
    "ว่า",
    "ขอ",
    "มี",
    "เพื่อ",
    "โดย",
    "ผู้",
    "แล้ว",
    "ให้",
    "ของ",
    "อายุ",
    "ตาม",
    "เข้า",
    "ไป",
    "กับ",
    "พร้อม",
];

/// A person named in a text.
pub(super) struct Person<'a> {
    pub(super) title: &'a str,
    /// Bytes of given name and surname.
    pub(super) range: Range<usize>,
}

/// The persons named in a text with a title and both names.
pub(super) fn persons(text: &str) -> impl Iterator<Item = Person<'_>> {
    PERSON.captures_iter(text).filter_map(|found| {
        let (title, given, surname) = (found.get(1)?, found.get(2)?, found.get(3)?);
        let office = OFFICES.iter().any(|office| given.as_str().starts_with(office));
        let surname_end = AFTER
            .iter()
            .filter_map(|word| surname.as_str().find(word).filter(|&at| at > 0))
            .min()
            .map_or(surname.end(), |at| surname.start() + at);
        (!office).then(|| Person { title: title.as_str(), range: given.start()..surname_end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_not_offices() {
        let text =
            "ให้นายสมชาย ใจดีเป็นประธาน นางสาวกานดา ตั้งใจจริง และนายกองค์การบริหารส่วนตำบล ทราบ นายอำเภอจุน จังหวัด";
        let found: Vec<_> = persons(text).map(|person| (person.title, &text[person.range])).collect();
        assert_eq!(found, [("นาย", "สมชาย ใจดี"), ("นางสาว", "กานดา ตั้งใจจริง")]);
    }
}

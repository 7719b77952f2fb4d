//! People who sign and endorse.

use super::*;

/// Values of `layout`.
pub(in crate::check) const LAYOUT_WORDS: &[&str] = &["own", "superior"];

const RANK_SLOT: Slot = may!(
    RANK,
    &[Is::MaybeLine],
    "ยศหรือตำแหน่งทางวิชาการ พิมพ์เหนือชื่อ",
    "a rank or academic title, printed above the name",
    r#""พันตำรวจเอก""#,
);

const NAME_SLOT: Slot = need!(
    NAME,
    &[Is::Line],
    "ชื่อเต็ม ไม่ต้องพิมพ์วงเล็บ",
    "the full name; the form prints the brackets",
    r#""นางสาวตัวอย่าง ใจดี""#,
);

const POSITION_SLOT: Slot = may!(
    POSITION,
    LINES,
    "ตำแหน่ง บรรทัดเดียวหรือเป็นรายการบรรทัดละข้อความ",
    "the position: one line, or a list of lines",
    r#""เจ้าพนักงานธุรการชำนาญงาน""#,
);

const ACTING_SLOT: Slot = may!(
    ACTING,
    &[Is::Object(&ACTING_SHAPE)],
    "ลงนามแทนผู้อื่น เช่น รักษาราชการแทน",
    "signing for another",
    r#"{ "as": "รักษาราชการแทน", "for": "ปลัดองค์การบริหารส่วนตำบล" }"#,
);

const SIGNED_DATE_SLOT: Slot =
    may!(SIGNED_DATE, DATE_TAKES, "วันที่ใต้ลายมือชื่อ", "the date below the signature", r#""11 เมษายน 2565""#,);

/// ผู้ลงนาม.
pub(in crate::check) static PERSON: Shape =
    shape!("person", &[NAME_SLOT, RANK_SLOT, POSITION_SLOT, ACTING_SLOT, SIGNED_DATE_SLOT]);

/// ความเห็น / เกษียณ.
pub(in crate::check) static ENDORSEMENT: Shape = shape!(
    "endorsement",
    &[
        may!(
            HEADING,
            &[Is::Line],
            "หัวข้อของความเห็น",
            "what stands above the opinion",
            r#""ความเห็นหัวหน้าสำนักปลัด""#,
        ),
        may!(
            OPINION,
            TEXTS,
            "ความเห็นหรือข้อสั่งการ ข้อความเดียวหรือเป็นรายการ",
            "the opinion or order, a text or a list",
            r#""เห็นควรอนุมัติ""#,
        ),
        NAME_SLOT,
        RANK_SLOT,
        POSITION_SLOT,
        ACTING_SLOT,
        SIGNED_DATE_SLOT,
    ],
);

/// การลงนามแทน.
pub(in crate::check) static ACTING_SHAPE: Shape = shape!(
    "acting",
    &[
        need!(
            ACTING_AS,
            &[Is::Line],
            "ถ้อยคำ: `รักษาราชการแทน` `ปฏิบัติราชการแทน` หรืออื่น",
            "the phrase: `รักษาราชการแทน`, `ปฏิบัติราชการแทน` or another",
            r#""รักษาราชการแทน""#,
        ),
        need!(
            ACTING_FOR,
            &[Is::Line],
            "ตำแหน่งที่ลงนามแทน",
            "the position signed for",
            r#""ปลัดองค์การบริหารส่วนตำบล""#,
        ),
        may!(
            LAYOUT,
            &[Is::Word(LAYOUT_WORDS)],
            "ถ้อยคำอยู่หลังตำแหน่งของผู้ลงนามเอง (`own`) หรือหน้าตำแหน่งของผู้บังคับบัญชา (`superior`)",
            "whether the phrase stands after the signatory's own position (`own`) or before the superior's (`superior`)",
            r#""own""#,
        ),
    ],
);

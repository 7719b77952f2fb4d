//! The memo itself and what stands in its head.

use super::*;
use crate::check::LIMITS;
use crate::model::{Secrecy, Speed};
use crate::profile::Profile;
use crate::thai::date::{BUDDHIST_OFFSET, YEARS};

/// Values of `digits`.
pub(in crate::check) const DIGITS_WORDS: &[&str] = &["thai", "arabic"];

/// Values of `speed` to choose from; the last stands for a time limit of the writer's.
pub(in crate::check) const SPEED_WORDS: &[&str] = &["ด่วน", "ด่วนมาก", "ด่วนที่สุด", "ด่วนภายใน …"];

/// บันทึกข้อความ.
pub(in crate::check) static MEMO: Shape = shape!(
    "memo",
    &[
        may!(
            SCHEMA,
            &[Is::MaybeLine],
            "ที่อยู่ของไฟล์ schema นี้ เพื่อให้โปรแกรมแก้ไขช่วยเติมและตรวจขณะพิมพ์ โปรแกรมไม่เปิดไฟล์นี้เอง",
            "where this schema lies, so that editors complete and check while typing; never opened by saraban",
            r#""memo.schema.json""#,
        ),
        need!(
            AGENCY,
            &[Is::Line, Is::Object(&AGENCY_SHAPE)],
            "ส่วนราชการเจ้าของเรื่อง หรือกลุ่มข้อมูลที่มีโทรศัพท์และอีเมลด้วย",
            "the agency the memo comes from, or an object with its telephone and e-mail",
            r#"{ "name": "สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง", "telephone": "0 2999 0100", "extension": "101" }"#,
        ),
        may!(
            REFERENCE,
            &[Is::Like(&[], r"^[^/\n]*/[^\n]*$|^\s*$"), Is::Object(&REFERENCE_SHAPE)],
            "เลขที่หนังสือ: รหัสตัวพยัญชนะ เลขประจำของเจ้าของเรื่อง `/` เลขทะเบียนหนังสือส่ง ร่างที่ยังไม่ออกเลขให้เว้นหลัง `/` หนังสือเวียนมี `ว`",
            "the reference number: letters, the owner's number, `/`, the running number; a draft leaves it blank after `/`, a circular has `ว`",
            r#""พย 76101/057""#,
        ),
        may!(
            DATE,
            DATE_TAKES,
            "วันที่ของบันทึก พิมพ์แบบไทยหรือ ปี-เดือน-วัน ก็ได้ ร่างเว้นวันได้ เช่น `เมษายน 2565`",
            "the memo's date, in Thai words or as year-month-day; a draft may leave the day out: `เมษายน 2565`",
            r#""10 เมษายน 2565""#,
        ),
        need!(
            SUBJECT,
            &[Is::Line],
            "เรื่อง: ใจความสั้นที่สุด ไม่ควรเกิน 2 บรรทัด",
            "what the memo is about, in as few words as will do; two lines at most",
            r#""ขออนุมัติจัดซื้อวัสดุสำนักงาน""#,
        ),
        may!(
            SALUTATION,
            &[Is::Line],
            "คำขึ้นต้น ถ้าไม่ระบุใช้ `เรียน`",
            "the word before the addressee; `เรียน` unless given",
            r#""เรียน""#,
        ),
        need!(
            TO,
            &[Is::Line, Is::Object(&ADDRESSEE), Is::List(&[Is::Line, Is::Object(&ADDRESSEE)], 1, ANY),],
            "ตำแหน่งของผู้รับ หลายตำแหน่งเขียนเป็นรายการ",
            "the addressee's position; several in a list",
            r#""นายกองค์การบริหารส่วนตำบลตัวอย่าง""#,
        ),
        may!(
            REFERENCES,
            LINES,
            "หนังสือที่อ้างถึง ฉบับเดียวหรือเป็นรายการ",
            "what the memo refers to, one or a list",
            r#"["หนังสือกรมตัวอย่าง ที่ มท 0899/ว 42 ลงวันที่ 1 มีนาคม 2565"]"#,
        ),
        may!(
            ENCLOSURES,
            LINES,
            "สิ่งที่ส่งไปพร้อมบันทึก อย่างเดียวหรือเป็นรายการ",
            "what goes with the memo, one or a list",
            r#"["รายละเอียดพัสดุ จำนวน 1 ชุด"]"#,
        ),
        need!(
            BODY,
            BODY_TAKES,
            "เนื้อความ: รายการของย่อหน้า หัวข้อ ข้อ ตาราง และภาพ ตามลำดับ",
            "the body: a list of paragraphs, headings, items, tables and pictures, in order",
            r#"["ด้วยวัสดุสำนักงานใกล้หมด จึงขออนุมัติจัดซื้อ ดังนี้", { "items": ["กระดาษ A4 จำนวน 30 รีม"] }]"#,
        ),
        may!(
            CLOSING,
            &[Is::Text],
            "ภาคสรุป: ขึ้นต้นให้ตรงกับคำขึ้นต้น",
            "the closing sentence; its first word answers the salutation",
            r#""จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ""#,
        ),
        need!(
            SIGNATORIES,
            &[Is::Object(&PERSON), Is::List(&[Is::Object(&PERSON)], 1, ANY)],
            "ผู้ลงนาม คนเดียวหรือหลายคนเป็นรายการ",
            "who signs, one or a list",
            r#"{ "name": "นางสาวตัวอย่าง ใจดี", "position": "เจ้าพนักงานธุรการชำนาญงาน" }"#,
        ),
        may!(
            ENDORSEMENTS,
            &[Is::List(&[Is::Object(&ENDORSEMENT)], 0, ANY)],
            "ความเห็นหรือข้อสั่งการของผู้บังคับบัญชา ตามลำดับชั้น",
            "opinions and orders of those above, in their order",
            r#"[{ "heading": "ความเห็นหัวหน้าสำนักปลัด", "name": "นายตัวอย่าง เที่ยงตรง", "position": "หัวหน้าสำนักปลัด" }]"#,
        ),
        may!(
            ATTACHMENTS,
            &[Is::List(&[Is::Object(&ATTACHMENT)], 0, ANY)],
            "เอกสารแนบท้าย แต่ละฉบับเริ่มหน้าใหม่",
            "documents attached, each on a page of its own",
            r#"[{ "title": "รายละเอียดแนบท้าย", "body": ["รายการพัสดุ"] }]"#,
        ),
        may!(
            SPEED,
            &[Is::Like(&Speed::WORDS, r"^\s*ด่วน(มาก|ที่สุด)?\s*$|^\s*ด่วนภายใน\s*\S[^\n]*$")],
            "ชั้นความเร็ว หรือ `ด่วนภายใน` ตามด้วยวันเวลา",
            "how urgent it is, or `ด่วนภายใน` and a time limit",
            r#""ด่วนที่สุด""#,
        ),
        may!(SECRECY, &[Is::Word(&Secrecy::WORDS)], "ชั้นความลับ", "how secret it is", r#""ลับ""#,),
        may!(
            LABELS,
            &[Is::Object(&LABELS_SHAPE)],
            "ป้ายที่หน่วยงานใช้ต่างจากแบบ เช่น `ส่วนงาน` แทน `ส่วนราชการ`",
            "the house's own words for the form's labels, such as `ส่วนงาน` for `ส่วนราชการ`",
            r#"{ "agency": "ส่วนงาน" }"#,
        ),
        may!(
            EMBLEM,
            &[Is::Switch, Is::Line],
            "ตราครุฑ: `true` มี `false` ไม่มี หรือชื่อไฟล์ภาพ PNG หรือ JPEG ข้างไฟล์บันทึก",
            "the emblem: `true` is the Garuda, `false` none, else a PNG or JPEG beside the memo",
            "true",
        ),
        may!(
            DIGITS,
            &[Is::Word(DIGITS_WORDS)],
            "ตัวเลขที่แสดงในเอกสาร: เลขไทย (`thai`) หรือเลขอารบิก (`arabic`)",
            "the digits the document shows",
            r#""thai""#,
        ),
        may!(
            PROFILE,
            &[Is::Word(Profile::NAMES)],
            "รูปแบบที่มีให้ ดูรายชื่อด้วย `saraban profiles`",
            "a built-in profile; `saraban profiles` lists them",
            r#""local""#,
        ),
        may!(
            KEEP,
            &[Is::List(&[Is::Line], 0, LIMITS.keep)],
            "คำและชื่อที่ห้ามตัดข้ามบรรทัด",
            "words and names never broken over two lines",
            r#"["ห้วยยางขาม"]"#,
        ),
        may!(
            CHECK,
            &[Is::Object(&CHECK_SHAPE)],
            "สิ่งที่ `saraban check` ตรวจ",
            "what `saraban check` looks for",
            r#"{ "off": ["mixed-digits"] }"#,
        ),
    ],
);

/// What is checked.
pub(in crate::check) static CHECK_SHAPE: Shape = shape!(
    "check",
    &[may!(
        OFF,
        &[Is::List(&[Is::RuleName], 0, ANY)],
        "ชื่อกฎที่ไม่ต้องตรวจในบันทึกนี้ ดูรายชื่อด้วย `saraban explain`",
        "names of rules not to be checked in this memo; `saraban explain` lists them",
        r#"["mixed-digits"]"#,
    )],
);

/// ส่วนราชการ.
pub(in crate::check) static AGENCY_SHAPE: Shape = shape!(
    "agency",
    &[
        need!(
            AGENCY_NAME,
            &[Is::Line],
            "ชื่อส่วนราชการ จากหน่วยเล็กไปใหญ่ตามที่ใช้",
            "the agency's name, as it is usually written",
            r#""สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง""#,
        ),
        may!(
            TELEPHONE,
            &[Is::MaybeLine],
            "หมายเลขโทรศัพท์ ไม่ต้องพิมพ์คำว่า โทร.",
            "the telephone number, without its label",
            r#""0 2999 0100""#,
        ),
        may!(EXTENSION, &[Is::MaybeLine], "หมายเลขต่อภายใน", "the extension", r#""101""#),
        may!(
            EMAIL,
            &[Is::MaybeLine],
            "ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์",
            "the e-mail address",
            r#""saraban@example.go.th""#,
        ),
    ],
);

/// ที่, by parts.
pub(in crate::check) static REFERENCE_SHAPE: Shape = shape!(
    "reference",
    &[
        need!(
            CODE,
            &[Is::Line],
            "รหัสตัวพยัญชนะของกระทรวงหรือจังหวัด",
            "the letters of the ministry or province",
            r#""พย""#,
        ),
        need!(
            OWNER,
            &[Is::Natural, Is::Line],
            "เลขประจำของเจ้าของเรื่อง ไม่มี `/`",
            "the owner's number, without a `/`",
            r#""76101""#,
        ),
        may!(
            RUNNING_NUMBER,
            &[Is::Natural, Is::MaybeLine],
            "เลขทะเบียนหนังสือส่ง ยังไม่ออกเลขให้เว้นไว้",
            "the number of the outgoing register; left out while there is none",
            r#""057""#,
        ),
        may!(CIRCULAR, &[Is::Switch], "เป็นหนังสือเวียน (ว) หรือไม่", "whether it is a circular (ว)", "true"),
    ],
);

/// What a date is written as.
pub(super) const DATE_TAKES: &[Is] = &[Is::MaybeLine, Is::Object(&DATE_SHAPE)];

/// A date by parts, any of which may be blank.
pub(in crate::check) static DATE_SHAPE: Shape = shape!(
    "date",
    &[
        may!(
            DAY,
            &[Is::Whole(1, 31), Is::MaybeLine],
            "วันที่ เว้นได้ในร่าง",
            "the day; a draft may leave it out",
            "10",
        ),
        may!(
            MONTH,
            &[Is::Whole(1, 12), Is::MaybeLine],
            "เดือน เป็นเลขหรือชื่อ",
            "the month, by number or by its Thai name",
            r#""เมษายน""#,
        ),
        may!(
            YEAR,
            &[Is::Whole(YEARS.start().unsigned_abs(), LAST_YEAR), Is::MaybeLine],
            "ปี พ.ศ. หรือ ค.ศ. สี่หลัก (ตั้งแต่ 2400 ขึ้นไปถือเป็น พ.ศ.)",
            "the year in four digits; from 2400 on it is of the Buddhist era",
            "2565",
        ),
    ],
);

/// The greatest number that is a year: the last one of the calendar, in the Buddhist era.
const LAST_YEAR: u32 = YEARS.end().unsigned_abs() + BUDDHIST_OFFSET.unsigned_abs();

/// ผู้รับ.
pub(in crate::check) static ADDRESSEE: Shape = shape!(
    "addressee",
    &[
        need!(
            ADDRESSEE_NAME,
            &[Is::Line],
            "ตำแหน่งหรือชื่อผู้รับ",
            "the addressee's position or name",
            r#""อธิบดีกรมตัวอย่าง""#,
        ),
        may!(
            THROUGH,
            LINES,
            "ผู้ที่บันทึกต้องผ่านก่อน พิมพ์เป็น (ผ่าน …)",
            "through whom it goes, printed as (ผ่าน …)",
            r#""ผู้อำนวยการกองตัวอย่าง""#,
        ),
    ],
);

/// ป้ายหัวเรื่อง.
pub(in crate::check) static LABELS_SHAPE: Shape = shape!(
    "labels",
    &[
        may!(AGENCY, &[Is::Line], "คำแทน `ส่วนราชการ`", "printed for `ส่วนราชการ`", r#""ส่วนงาน""#),
        may!(REFERENCE, &[Is::Line], "คำแทน `ที่`", "printed for `ที่`", r#""เลขที่""#),
        may!(DATE, &[Is::Line], "คำแทน `วันที่`", "printed for `วันที่`", r#""ลงวันที่""#),
        may!(SUBJECT, &[Is::Line], "คำแทน `เรื่อง`", "printed for `เรื่อง`", r#""หัวเรื่อง""#),
        may!(
            TELEPHONE,
            &[Is::Line],
            "คำหน้าหมายเลขโทรศัพท์",
            "printed before the telephone number",
            r#""โทรศัพท์""#
        ),
        may!(EXTENSION, &[Is::Line], "คำหน้าหมายเลขต่อภายใน", "printed before the extension", r#""ต่อ""#),
    ],
);

//! Blocks of a body: paragraphs, headings, items, tables, pictures; and attachments.

use super::*;
use crate::check::LIMITS;
use crate::model::NumberStyle;

/// Values of `orientation`.
pub(in crate::check) const ORIENTATION_WORDS: &[&str] = &["portrait", "landscape"];

/// Values of `align`.
pub(in crate::check) const ALIGN_WORDS: &[&str] = &["left", "center", "right", "justify"];

/// Largest first number of a list.
pub(in crate::check) const MOST_START: u32 = 9_999;

/// Narrowest column in centimetres.
pub(in crate::check) const NARROWEST_COLUMN: f64 = 0.5;

/// Narrowest picture in centimetres.
pub(in crate::check) const NARROWEST_PICTURE: f64 = 0.5;

/// Widest column or picture in centimetres: more than any page of A4 has.
pub(in crate::check) const WIDEST: f64 = 30.0;

/// เอกสารแนบ.
pub(in crate::check) static ATTACHMENT: Shape = shape!(
    "attachment",
    &[
        may!(
            TITLE,
            LINES,
            "ชื่อเอกสาร บรรทัดเดียวหรือหลายบรรทัด",
            "its title, one line or several",
            r#""รายละเอียดแนบท้าย""#
        ),
        may!(
            ORIENTATION,
            &[Is::Word(ORIENTATION_WORDS)],
            "แนวกระดาษ: ตั้ง (`portrait`) หรือนอน (`landscape`)",
            "how the paper lies",
            r#""landscape""#,
        ),
        need!(
            BODY,
            BODY_TAKES,
            "เนื้อความของเอกสารแนบ เขียนเหมือนเนื้อความของบันทึก",
            "its body, written as the memo's",
            r#"["รายการพัสดุ"]"#,
        ),
    ],
);

/// What a body is written as.
pub(super) const BODY_TAKES: &[Is] = &[Is::Text, Is::List(&[Is::Text, Is::Block(&BLOCKS)], 1, ANY)];

/// The blocks of a body.
pub(in crate::check) static BLOCKS: Blocks = Blocks {
    name: "block",
    kinds: &[
        (PARAGRAPH, &PARAGRAPH_BLOCK),
        (BLOCK_HEADING, &HEADING_BLOCK),
        (ITEMS, &ITEMS_BLOCK),
        (TABLE, &TABLE_BLOCK),
        (PICTURE, &PICTURE_BLOCK),
        (PAGE_BREAK, &PAGE_BREAK_BLOCK),
    ],
};

/// The blocks of a table cell.
pub(in crate::check) static CELL_BLOCKS: Blocks = Blocks {
    name: "cellBlock",
    kinds: &[(PARAGRAPH, &PARAGRAPH_BLOCK), (ITEMS, &ITEMS_BLOCK), (PICTURE, &PICTURE_BLOCK)],
};

/// ย่อหน้า.
pub(in crate::check) static PARAGRAPH_BLOCK: Shape = shape!(
    "paragraphBlock",
    &[need!(
        PARAGRAPH,
        &[Is::Text],
        "ย่อหน้า เขียนเป็นข้อความเปล่า ๆ ก็ได้",
        "a paragraph; a plain text will do as well",
        r#""ด้วยวัสดุสำนักงานใกล้หมด""#,
    )],
);

/// หัวข้อ.
pub(in crate::check) static HEADING_BLOCK: Shape = shape!(
    "headingBlock",
    &[
        need!(BLOCK_HEADING, &[Is::Text], "หัวข้อ", "a heading", r#""ข้อเท็จจริง""#),
        may!(
            NUMBER,
            &[Is::Switch, Is::MaybeLine],
            "`true` ให้โปรแกรมใส่เลข ๑. ๒. … หรือพิมพ์เลขเอง",
            "`true` numbers it ๑. ๒. …; a text is printed as typed",
            "true",
        ),
    ],
);

const STYLE_SLOT: Slot = may!(
    NUMBER_STYLE,
    &[Is::Like(&NumberStyle::EXAMPLES, r"^\s*([1๑]\.([1๑](\.[1๑])?)?|\([1๑]\)|ก\.|-|)\s*$")],
    "แบบเลขข้อ เขียนเป็นตัวอย่าง ข้อความว่างคือไม่มีเลข",
    "how items are numbered, by example; an empty text is no number",
    r#""(1)""#,
);

// Not a constant: items hold items.
static ITEMS_TAKES: [Is; 1] = [Is::List(&[Is::Text, Is::Object(&ITEM)], 1, ANY)];

/// ข้อ.
pub(in crate::check) static ITEMS_BLOCK: Shape = Shape {
    name: "itemsBlock",
    exclusive: &[(START, CONTINUE)],
    slots: &[
        need!(
            ITEMS,
            &ITEMS_TAKES,
            "ข้อที่มีเลข โปรแกรมใส่เลขให้",
            "numbered items; the numbers are made by the program",
            r#"["กระดาษ A4 จำนวน 30 รีม", "แฟ้มเอกสาร จำนวน 20 แฟ้ม"]"#,
        ),
        STYLE_SLOT,
        may!(START, &[Is::Whole(1, MOST_START)], "เลขของข้อแรก", "the first item's number", "5"),
        may!(
            CONTINUE,
            &[Is::Switch],
            "นับต่อจากรายการก่อนหน้าที่ใช้แบบเดียวกัน",
            "whether to go on from the list of the same style before",
            "true",
        ),
    ],
};

/// One item.
pub(in crate::check) static ITEM: Shape = shape!(
    "item",
    &[
        need!(TEXT, &[Is::Text], "ข้อความของข้อ", "the item's text", r#""วัสดุสำนักงาน""#),
        may!(NUMBER, &[Is::MaybeLine], "เลขข้อที่พิมพ์เอง", "a number as typed", r#""ข้อ 3""#),
        may!(
            ITEMS,
            &ITEMS_TAKES,
            "ข้อย่อย ซ้อนได้ถึง 5 ระดับ",
            "items below it, to five levels",
            r#"["กระดาษ A4", "แฟ้ม"]"#,
        ),
        STYLE_SLOT,
    ],
);

/// ตาราง, as a block.
pub(in crate::check) static TABLE_BLOCK: Shape = shape!(
    "tableBlock",
    &[need!(
        TABLE,
        &[Is::Object(&TABLE_SHAPE)],
        "ตาราง",
        "a table",
        r#"{ "columns": ["รายการ", "จำนวน"], "rows": [["กระดาษ A4", 30]] }"#,
    )],
);

const CAPTION_TABLE: Slot =
    may!(CAPTION, &[Is::Text], "คำบรรยายเหนือตาราง", "what stands above the table", r#""ตารางที่ 1 รายการพัสดุ""#);

const CAPTION_PICTURE: Slot =
    may!(CAPTION, &[Is::Text], "คำบรรยายใต้ภาพ", "what stands below the picture", r#""ภาพที่ 1 แผนที่""#);

/// One row.
const ROW: &[Is] = &[Is::List(CELL, 0, ANY)];

/// ตาราง.
pub(in crate::check) static TABLE_SHAPE: Shape = shape!(
    "table",
    &[
        need!(
            COLUMNS,
            &[Is::List(&[Is::MaybeText, Is::Object(&COLUMN)], 1, LIMITS.columns)],
            "คอลัมน์ จากซ้ายไปขวา: หัวคอลัมน์ หรือกลุ่มข้อมูลที่มีความกว้างและการจัดแนว",
            "the columns from the left: a header text, or an object with width and alignment",
            r#"["รายการ", { "title": "จำนวน", "width": 3, "align": "right" }]"#,
        ),
        need!(
            ROWS,
            &[Is::List(ROW, 1, LIMITS.rows)],
            "แถวของข้อมูล แต่ละแถวต้องครบทุกคอลัมน์",
            "the rows; each covers every column once",
            r#"[["กระดาษ A4", 30], ["แฟ้ม", 20]]"#,
        ),
        may!(
            TABLE_HEADER,
            &[Is::List(ROW, 0, LIMITS.rows)],
            "หัวตารางหลายแถว แทนหัวคอลัมน์ใน `columns` พิมพ์ซ้ำทุกหน้า",
            "header rows instead of the titles in `columns`; repeated on every page",
            r#"[["รายการ", { "text": "จำนวน", "columns": 2 }]]"#,
        ),
        CAPTION_TABLE,
    ],
);

/// One column.
pub(in crate::check) static COLUMN: Shape = shape!(
    "column",
    &[
        may!(COLUMN_TITLE, &[Is::MaybeText], "หัวคอลัมน์", "its header", r#""จำนวน""#),
        may!(
            WIDTH,
            &[Is::Decimal(NARROWEST_COLUMN, WIDEST)],
            "ความกว้างเป็นเซนติเมตร ไม่ระบุจะแบ่งที่เหลือเท่ากัน",
            "its width in centimetres; without one it shares what is left",
            "3",
        ),
        ALIGN_SLOT,
    ],
);

const ALIGN_SLOT: Slot = may!(
    ALIGN,
    &[Is::Word(ALIGN_WORDS)],
    "การจัดแนวข้อความ: ซ้าย กลาง ขวา หรือเต็มบรรทัด",
    "how its text is set",
    r#""right""#,
);

/// What a cell is written as.
const CELL: &[Is] = &[
    Is::MaybeText,
    Is::Number,
    Is::Null,
    Is::List(&[Is::Text, Is::Block(&CELL_BLOCKS)], 0, ANY),
    Is::Object(&CELL_SHAPE),
];

/// A cell that says more than its text.
pub(in crate::check) static CELL_SHAPE: Shape = Shape {
    name: "cell",
    exclusive: &[(TEXT, CELL_BODY)],
    slots: &[
        may!(TEXT, &[Is::MaybeText, Is::Number], "ข้อความในช่อง", "the cell's text", r#""รวม""#),
        may!(
            CELL_BODY,
            &[Is::MaybeText, Is::Number, Is::List(&[Is::Text, Is::Block(&CELL_BLOCKS)], 0, ANY)],
            "ย่อหน้า ข้อ และภาพในช่อง",
            "paragraphs, items and pictures in the cell",
            r#"["ดำเนินการแล้ว", { "items": ["ครั้งที่ 1", "ครั้งที่ 2"] }]"#,
        ),
        may!(
            CELL_COLUMNS,
            &[Is::Whole(1, LIMITS.columns as u32)],
            "รวมกี่คอลัมน์ไปทางขวา",
            "how many columns it covers, to the right",
            "2",
        ),
        may!(
            CELL_ROWS,
            &[Is::Whole(1, LIMITS.rows as u32)],
            "รวมกี่แถวลงไป",
            "how many rows it covers, downwards",
            "2",
        ),
        ALIGN_SLOT,
    ],
};

/// ภาพ, as a block.
pub(in crate::check) static PICTURE_BLOCK: Shape = shape!(
    "pictureBlock",
    &[need!(
        PICTURE,
        &[Is::Line, Is::Object(&PICTURE_SHAPE)],
        "ภาพ PNG หรือ JPEG ในโฟลเดอร์เดียวกับไฟล์บันทึก",
        "a picture, PNG or JPEG, in the memo's folder",
        r#"{ "path": "map.png", "width": 10, "alt": "แผนที่ตำบล", "caption": "แผนที่" }"#,
    )],
);

/// ภาพ.
pub(in crate::check) static PICTURE_SHAPE: Shape = shape!(
    "picture",
    &[
        need!(
            PATH,
            &[Is::Line],
            "ชื่อไฟล์ภาพ PNG หรือ JPEG ในโฟลเดอร์เดียวกับไฟล์บันทึกหรือโฟลเดอร์ย่อย",
            "the file, PNG or JPEG, in the memo's folder or one below it",
            r#""map.png""#,
        ),
        may!(
            WIDTH,
            &[Is::Decimal(NARROWEST_PICTURE, WIDEST)],
            "ความกว้างเป็นเซนติเมตร",
            "its width in centimetres",
            "10",
        ),
        may!(
            ALT,
            &[Is::MaybeLine],
            "คำอธิบายภาพสำหรับผู้มองไม่เห็น",
            "what it shows, for those who cannot see it",
            r#""แผนที่ตำบล""#,
        ),
        CAPTION_PICTURE,
    ],
);

/// ขึ้นหน้าใหม่.
pub(in crate::check) static PAGE_BREAK_BLOCK: Shape =
    shape!("pageBreakBlock", &[need!(PAGE_BREAK, &[Is::True], "ขึ้นหน้าใหม่", "a new page begins", "true")]);

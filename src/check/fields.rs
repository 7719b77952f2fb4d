//! The fields of the format: keys, official Thai terms, and the other names people give them.

use crate::diag::Field;

macro_rules! fields {
    ($($name:ident = $key:literal, $term:literal $(, [$($alias:literal),*])?;)*) => {
        $(pub(super) const $name: Field = Field { key: $key, term: $term, aliases: &[$($($alias),*)?] };)*
    };
}

fields! {
    // The memo.
    SCHEMA = "$schema", "", ["schema"];
    PROFILE = "profile", "รูปแบบ", ["template", "style", "แบบ"];
    CHECK = "check", "การตรวจ", ["lint", "rules", "ตรวจ"];
    DIGITS = "digits", "ตัวเลข", ["numerals", "numbers", "เลข"];
    KEEP = "keep", "คำที่ห้ามตัด", ["words", "nobreak", "คำห้ามตัด"];
    EMBLEM = "emblem", "ตรา", ["logo", "garuda", "seal", "ครุฑ", "ตราครุฑ", "โลโก้"];
    LABELS = "labels", "ป้ายหัวเรื่อง", ["label", "ป้าย", "หัวข้อ"];
    SPEED = "speed", "ชั้นความเร็ว", ["urgency", "urgent", "priority", "ความเร็ว", "ด่วน"];
    SECRECY = "secrecy", "ชั้นความลับ", ["secret", "classification", "confidential", "ความลับ", "ลับ"];
    AGENCY = "agency", "ส่วนราชการ",
        ["from", "sender", "department", "office", "organization", "organisation", "unit", "ส่วนงาน", "หน่วยงาน", "จาก"];
    REFERENCE = "reference", "ที่", ["ref", "refno", "number", "no", "docno", "referencenumber", "เลขที่", "เลขที่หนังสือ"];
    DATE = "date", "วันที่", ["day", "ลงวันที่"];
    SUBJECT = "subject", "เรื่อง", ["title", "topic", "re", "about", "หัวเรื่อง", "ชื่อเรื่อง"];
    SALUTATION = "salutation", "คำขึ้นต้น", ["greeting", "dear", "opening"];
    TO = "to", "ผู้รับ", ["recipient", "recipients", "addressee", "addressees", "receiver", "เรียน", "ถึง", "กราบเรียน", "เสนอ"];
    REFERENCES = "references", "อ้างถึง", ["refs", "citations", "อ้างอิง"];
    ENCLOSURES = "enclosures", "สิ่งที่ส่งมาด้วย", ["enclosure", "enclosed", "สิ่งที่แนบมาด้วย"];
    BODY = "body", "เนื้อความ", ["content", "contents", "text", "paragraphs", "message", "blocks", "ข้อความ", "เนื้อหา", "เนื้อเรื่อง"];
    CLOSING = "closing", "ภาคสรุป", ["conclusion", "summary", "ending", "สรุป", "จึงเรียนมาเพื่อ"];
    SIGNATORIES = "signatories", "ผู้ลงนาม",
        ["signatory", "signature", "signatures", "signer", "signers", "signed", "sign", "ลงชื่อ", "ลงนาม", "ผู้ลงชื่อ"];
    ENDORSEMENTS = "endorsements", "ความเห็น", ["endorsement", "comments", "opinions", "approvals", "เกษียณ", "ข้อสั่งการ", "คำสั่ง"];
    ATTACHMENTS = "attachments", "เอกสารแนบ", ["attachment", "annex", "annexes", "appendix", "แนบ", "ภาคผนวก", "สิ่งแนบ"];

    // What is checked.
    OFF = "off", "กฎที่ปิดไว้", ["disable", "disabled", "ignore", "ปิด"];

    // The agency.
    AGENCY_NAME = "name", "ชื่อส่วนราชการ", ["agency", "title", "ชื่อ", "ส่วนราชการ"];
    TELEPHONE = "telephone", "โทรศัพท์", ["phone", "tel", "mobile", "โทร", "เบอร์โทร", "โทร."];
    EXTENSION = "extension", "ต่อ", ["ext", "เบอร์ต่อ"];
    EMAIL = "email", "ไปรษณีย์อิเล็กทรอนิกส์", ["e-mail", "mail", "อีเมล"];

    // The reference number.
    CODE = "code", "รหัสตัวพยัญชนะ", ["letters", "prefix", "รหัส"];
    OWNER = "owner", "เลขประจำของเจ้าของเรื่อง", ["office", "ownernumber", "เจ้าของเรื่อง"];
    RUNNING_NUMBER = "number", "เลขทะเบียนหนังสือส่ง", ["no", "running", "runningnumber", "เลขทะเบียน", "เลข"];
    CIRCULAR = "circular", "ว", ["หนังสือเวียน", "เวียน"];

    // A date.
    DAY = "day", "วัน", ["date", "วันที่"];
    MONTH = "month", "เดือน";
    YEAR = "year", "ปี", ["พ.ศ.", "be"];

    // An addressee.
    ADDRESSEE_NAME = "name", "ผู้รับ", ["to", "position", "title", "ชื่อ", "ตำแหน่ง", "เรียน"];
    THROUGH = "through", "ผ่าน", ["via", "by"];

    // A person.
    RANK = "rank", "ยศหรือตำแหน่งทางวิชาการ", ["prefix", "grade", "ยศ"];
    NAME = "name", "ชื่อ", ["fullname", "signatory", "person", "ชื่อสกุล", "ชื่อ-สกุล"];
    POSITION = "position", "ตำแหน่ง", ["title", "role", "positions", "job"];
    ACTING = "acting", "การลงนามแทน", ["actingfor", "onbehalf", "รักษาราชการแทน", "ปฏิบัติราชการแทน", "แทน"];
    SIGNED_DATE = "date", "วันที่", ["day", "signed"];
    ACTING_AS = "as", "ถ้อยคำ", ["phrase", "รักษาราชการแทน", "ปฏิบัติราชการแทน"];
    ACTING_FOR = "for", "ตำแหน่งที่แทน", ["position", "superior", "แทน", "ตำแหน่ง"];
    LAYOUT = "layout", "การจัดบรรทัด", ["place", "style"];

    // An endorsement.
    HEADING = "heading", "หัวข้อ", ["title", "หัวเรื่อง"];
    OPINION = "opinion", "ความเห็น", ["text", "comment", "opinions", "body", "ข้อสั่งการ"];

    // An attachment.
    TITLE = "title", "ชื่อเอกสาร", ["heading", "subject", "name", "ชื่อ", "ชื่อเรื่อง"];
    ORIENTATION = "orientation", "แนวกระดาษ", ["landscape", "paper", "แนว"];

    // Blocks.
    PARAGRAPH = "paragraph", "ย่อหน้า", ["text", "para", "p", "ข้อความ"];
    BLOCK_HEADING = "heading", "หัวข้อ", ["title", "header", "h", "section"];
    NUMBER = "number", "เลขข้อ", ["numbered", "no", "ข้อ", "เลข"];
    ITEMS = "items", "ข้อ", ["list", "item", "points", "children", "รายการ", "ข้อย่อย"];
    NUMBER_STYLE = "style", "แบบเลขข้อ", ["numbering", "type", "format", "แบบ"];
    START = "start", "เลขแรก", ["from", "first", "begin", "เริ่ม"];
    CONTINUE = "continue", "นับต่อ", ["continued", "resume", "ต่อ"];
    TEXT = "text", "ข้อความ", ["paragraph", "content", "body"];
    TABLE = "table", "ตาราง", ["grid"];
    COLUMNS = "columns", "คอลัมน์", ["cols", "column", "หลัก"];
    TABLE_HEADER = "header", "หัวตาราง", ["head", "headers", "heading"];
    ROWS = "rows", "แถว", ["row", "data", "cells"];
    CAPTION = "caption", "คำบรรยาย", ["title", "คำอธิบาย"];
    COLUMN_TITLE = "title", "หัวคอลัมน์", ["header", "name", "text", "ชื่อ"];
    WIDTH = "width", "ความกว้าง", ["size", "w", "กว้าง"];
    ALIGN = "align", "การจัดแนว", ["alignment", "justify", "จัดแนว"];
    CELL_COLUMNS = "columns", "คอลัมน์ที่รวม", ["colspan", "cols", "span"];
    CELL_ROWS = "rows", "แถวที่รวม", ["rowspan"];
    CELL_BODY = "body", "เนื้อความ", ["blocks", "content"];
    PICTURE = "picture", "ภาพ", ["image", "photo", "figure", "img", "รูป", "รูปภาพ"];
    PATH = "path", "ไฟล์ภาพ", ["file", "src", "source", "picture", "image", "แฟ้ม", "ไฟล์"];
    ALT = "alt", "คำอธิบายภาพสำหรับผู้มองไม่เห็น", ["alternative", "description", "text"];
    PAGE_BREAK = "page_break", "ขึ้นหน้าใหม่", ["break", "newpage", "pagebreak", "หน้าใหม่"];
}

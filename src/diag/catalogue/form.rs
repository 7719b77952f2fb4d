//! Rules of form: what a memo holds, in which words, and how its parts agree.

use super::rule::source::*;
use super::rules;

rules! {
    /// A mistake of form.
    FormProblem {
        /// A code that is no agency's, ministry's or province's.
        UnknownCode {
            /// As written.
            code: String,
            /// The nearest code and whose it is.
            near: Option<(&'static str, &'static str)>
        } = "unknown-code", Warning {
            title_th: "รหัสตัวพยัญชนะในเลขที่หนังสือเป็นของกระทรวง หน่วยงาน หรือจังหวัด",
            title_en: "the letters of a reference number are a ministry's, an agency's or a province's",
            source: HANDBOOK,
            th: format!("ไม่พบรหัสตัวพยัญชนะ `{code}` ในรายการรหัส"),
            en: format!("`{code}` is no code of a ministry, agency or province"),
            hint_th: match near {
                Some((code, owner)) => format!("หมายถึง `{code}` ({owner}) หรือไม่ หากรหัสถูกต้องแล้วไม่ต้องแก้"),
                None => "ตรวจรหัสอีกครั้ง หากถูกต้องแล้วไม่ต้องแก้".to_owned(),
            },
            hint_en: match near {
                Some((code, owner)) => format!("did you mean `{code}` ({owner})? nothing to mend if the code is right"),
                None => "check it; nothing to mend if the code is right".to_owned(),
            },
            wrong: r#"{ "reference": "พฮ 76101/57" }"#,
            right: r#"{ "reference": "พย 76101/57" }"#,
        }
        /// Points or hyphens in the code.
        CodePoints {
            /// As written.
            code: String
        } = "code-points", Warning, fixable {
            title_th: "รหัสตัวพยัญชนะไม่มีจุดหรือขีดคั่น",
            title_en: "the letters of a reference number stand without points or hyphens",
            source: HANDBOOK,
            th: format!("รหัสตัวพยัญชนะ `{code}` มีจุดหรือขีดคั่น"),
            en: format!("points or hyphens in the code `{code}`"),
            hint_th: "พิมพ์ตัวพยัญชนะติดกัน เช่น `ศธ`",
            hint_en: "write the letters together: `ศธ`",
            wrong: r#"{ "reference": "ศ.ธ. 0405/57" }"#,
            right: r#"{ "reference": "ศธ 0405/57" }"#,
        }
        /// An owner's number of another length than is used.
        OwnerNumber {
            /// As written.
            owner: String
        } = "owner-number", Warning {
            title_th: "เลขประจำของเจ้าของเรื่องขึ้นต้นด้วยเลขสี่หรือห้าหลัก",
            title_en: "the owner's number begins with four or five digits",
            source: HANDBOOK,
            th: format!("เลขประจำของเจ้าของเรื่อง `{owner}` ไม่ได้ขึ้นต้นด้วยเลขสี่หรือห้าหลัก"),
            en: format!("the owner's number `{owner}` does not begin with four or five digits"),
            hint_th: "เช่น `0405.12` หรือของท้องถิ่น `76101`",
            hint_en: "as `0405.12`, or `76101` in local government",
            wrong: r#"{ "reference": "ศธ 405/57" }"#,
            right: r#"{ "reference": "ศธ 0405.12/57" }"#,
        }
        /// A year in the running number.
        YearInReference {
            /// As written.
            number: String
        } = "year-in-reference", Warning {
            title_th: "เลขทะเบียนหนังสือส่งของบันทึกไม่มีปี พ.ศ.",
            title_en: "the running number of a memo carries no year",
            source: PRACTICE,
            th: format!("เลขทะเบียน `{number}` มีปีต่อท้าย ซึ่งใช้กับคำสั่ง ไม่ใช้กับบันทึก"),
            en: format!("`{number}` carries a year, as orders do and memos do not"),
            hint_th: "ตัดปีออก",
            hint_en: "leave the year out",
            wrong: r#"{ "reference": "พย 76101/57/2565" }"#,
            right: r#"{ "reference": "พย 76101/57" }"#,
        }
        /// ว on a memo to one addressee.
        CircularToOne {} = "circular-to-one", Warning {
            title_th: "หนังสือเวียน (ว) มีผู้รับหลายราย",
            title_en: "a circular (ว) goes to many",
            source: HANDBOOK,
            th: "เลขที่เป็นหนังสือเวียน (ว) แต่มีผู้รับรายเดียว",
            en: "numbered as a circular (ว), but addressed to one",
            hint_th: "ตัด `ว` ออก หรือใส่ผู้รับให้ครบใน `to`",
            hint_en: "leave `ว` out, or name all addressees in `to`",
            wrong: r#"{ "reference": "พย 76101/ว 57" }"#,
            right: r#"{ "reference": "พย 76101/ว 57", "to": ["ผู้อำนวยการกองคลัง", "ผู้อำนวยการกองช่าง"] }"#,
        }
        /// A label typed again in its own field.
        LabelTyped {
            /// The label.
            label: &'static str
        } = "label-typed", Warning, fixable {
            title_th: "ไม่ต้องพิมพ์ป้ายหัวเรื่องหรือคำขึ้นต้นซ้ำ",
            title_en: "labels and the salutation are not typed again",
            source: OWN,
            th: format!("พิมพ์คำว่า “{label}” ซ้ำ โปรแกรมพิมพ์คำนี้ให้แล้ว"),
            en: format!("“{label}” is typed again; the form prints it"),
            hint_th: "ลบคำนี้ออก",
            hint_en: "leave it out",
            wrong: r#"{ "subject": "เรื่อง ขออนุมัติจัดซื้อวัสดุสำนักงาน" }"#,
            right: r#"{ "subject": "เรื่องร้องเรียนการจัดเก็บค่าธรรมเนียม" }"#,
        }
        /// A mark at the end of the subject.
        SubjectMark {
            /// The mark.
            mark: char
        } = "subject-mark", Warning, fixable {
            title_th: "ชื่อเรื่องไม่ลงท้ายด้วยเครื่องหมายวรรคตอน",
            title_en: "the subject ends without a punctuation mark",
            source: OWN,
            th: format!("ชื่อเรื่องลงท้ายด้วย `{mark}`"),
            en: format!("the subject ends with `{mark}`"),
            hint_th: "ลบเครื่องหมายท้ายเรื่องออก",
            hint_en: "leave the mark out",
            wrong: r#"{ "subject": "ขออนุมัติจัดซื้อวัสดุสำนักงาน;" }"#,
            right: r#"{ "subject": "ขออนุมัติจัดซื้อวัสดุสำนักงาน จำนวน 3 รายการ (ครั้งที่ 2)" }"#,
        }
        /// A subject of more than two lines.
        SubjectLong {} = "subject-long", Warning {
            title_th: "ชื่อเรื่องยาวไม่เกินสองบรรทัด",
            title_en: "the subject has at most two lines",
            source: HANDBOOK,
            th: "ชื่อเรื่องยาวเกินสองบรรทัด",
            en: "the subject takes more than two lines",
            hint_th: "ใช้ประโยคหรือวลีที่สั้นที่สุดที่ได้ใจความ",
            hint_en: "use the shortest phrase that gives the matter",
            wrong: r#"{ "subject": "ขออนุมัติดำเนินการจัดซื้อวัสดุสำนักงานประจำปีงบประมาณ พ.ศ. 2565 ของสำนักปลัดองค์การบริหารส่วนตำบลตัวอย่าง เพื่อใช้ในการปฏิบัติงานของเจ้าหน้าที่ทุกกองในไตรมาสที่สามและไตรมาสที่สี่ของปีงบประมาณดังกล่าวตามแผนการจัดซื้อจัดจ้างประจำปี" }"#,
            right: r#"{ "subject": "ขออนุมัติจัดซื้อวัสดุสำนักงาน ประจำปีงบประมาณ พ.ศ. 2565 ของสำนักปลัดองค์การบริหารส่วนตำบลตัวอย่าง เพื่อใช้ในไตรมาสที่สาม" }"#,
        }
        /// เรียน to one who is addressed with กราบเรียน or นมัสการ.
        SalutationRank {
            /// The salutation due.
            due: &'static str,
            /// The addressee.
            to: String
        } = "salutation-rank", Warning {
            title_th: "คำขึ้นต้นต้องเหมาะกับผู้รับ",
            title_en: "the salutation fits the addressee",
            source: HANDBOOK,
            th: format!("`{to}` ใช้คำขึ้นต้น “{due}”"),
            en: format!("`{to}` is addressed with {due}"),
            hint_th: format!("ใส่ `\"salutation\": \"{due}\"` และแก้ภาคสรุปให้ตรงกัน"),
            hint_en: format!("give `\"salutation\": \"{due}\"`, and let the closing agree"),
            wrong: r#"{ "to": "นายกรัฐมนตรี" }"#,
            right: r#"{ "to": "รองนายกรัฐมนตรี" }"#,
        }
        /// A closing whose verb is another salutation's.
        ClosingVerb {
            /// The salutation.
            salutation: String,
            /// How the closing should begin.
            due: &'static str
        } = "closing-verb", Warning {
            title_th: "คำกริยาในภาคสรุปต้องตรงกับคำขึ้นต้น",
            title_en: "the verb of the closing agrees with the salutation",
            source: PRACTICE,
            th: format!("คำขึ้นต้นเป็น “{salutation}” ภาคสรุปจึงต้องขึ้นว่า “{due}”"),
            en: format!("with the salutation {salutation} the closing begins {due}"),
            hint_th: "แก้คำขึ้นต้นหรือภาคสรุปให้ตรงกัน",
            hint_en: "let the salutation and the closing agree",
            wrong: r#"{ "salutation": "กราบเรียน", "to": "ประธานศาลฎีกา" }"#,
            right: r#"{ "salutation": "กราบเรียน", "to": "ประธานศาลฎีกา", "closing": "จึงกราบเรียนมาเพื่อโปรดทราบ" }"#,
        }
        /// No closing sentence.
        ClosingMissing {} = "closing-missing", Warning {
            title_th: "ภาคสรุปขึ้นต้นด้วย จึงเรียนมาเพื่อ… หรือคำที่ใช้แทนกัน",
            title_en: "the last part begins จึงเรียนมาเพื่อ… or a like phrase",
            source: HANDBOOK,
            th: "ไม่มีภาคสรุปที่ขึ้นต้นด้วย “จึงเรียนมาเพื่อ…”",
            en: "no last part that begins จึงเรียนมาเพื่อ…",
            hint_th: "เพิ่ม `\"closing\": \"จึงเรียนมาเพื่อโปรดพิจารณา\"`",
            hint_en: "add `\"closing\": \"จึงเรียนมาเพื่อโปรดพิจารณา\"`",
            wrong: r#"{ "closing": null }"#,
            right: r#"{ "closing": null, "body": ["ด้วยวัสดุสำนักงานใกล้หมด", "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"] }"#,
        }
        /// A letter's closing phrase.
        ClosingPhrase {
            /// As written.
            phrase: String
        } = "closing-phrase", Error {
            title_th: "บันทึกข้อความไม่มีคำลงท้าย",
            title_en: "a memo has no closing phrase",
            source: HANDBOOK,
            th: format!("มีคำลงท้าย `{phrase}` ซึ่งบันทึกข้อความไม่ใช้"),
            en: format!("`{phrase}` closes a letter; a memo has no such phrase"),
            hint_th: "ลบคำลงท้ายออก คำลงท้ายใช้กับหนังสือภายนอกเท่านั้น",
            hint_en: "leave it out; only external letters carry one",
            wrong: "ขอแสดงความนับถือ",
            right: "จึงขอความอนุเคราะห์มายังท่าน",
        }
        /// No date.
        DateMissing {} = "date-missing", Note {
            title_th: "บันทึกลงวัน เดือน ปี",
            title_en: "a memo is dated",
            source: HANDBOOK,
            th: "บันทึกยังไม่ได้ลงวันที่",
            en: "the memo is not dated yet",
            hint_th: "เพิ่ม `\"date\"` ก่อนเสนอ หากเป็นร่างที่เว้นวันไว้ให้ใส่เดือนและปี",
            hint_en: "add `\"date\"` before it goes out; a draft may give the month and year alone",
            wrong: r#"{ "date": null }"#,
            right: r#"{ "date": "เมษายน 2565" }"#,
        }
        /// A signatory without a position.
        PositionMissing {
            /// The signatory.
            name: String
        } = "position-missing", Warning {
            title_th: "ผู้ลงนามมีตำแหน่ง",
            title_en: "a signatory has a position",
            source: HANDBOOK,
            th: format!("ไม่มีตำแหน่งของ `{name}`"),
            en: format!("no position is given for `{name}`"),
            hint_th: "เพิ่ม `\"position\"`",
            hint_en: "add `\"position\"`",
            wrong: r#"{ "signatories": { "name": "นางสาวตัวอย่าง ใจดี" } }"#,
            right: r#"{ "signatories": { "name": "นางสาวตัวอย่าง ใจดี", "position": "นิติกร" } }"#,
        }
        /// ตามที่ without นั้น.
        NanMissing {
            /// The word it opens with.
            opening: &'static str
        } = "nan-missing", Warning {
            title_th: "ภาคเหตุที่ขึ้นต้นด้วย ตามที่ หรือ อนุสนธิ ลงท้ายด้วย นั้น",
            title_en: "a part that opens with ตามที่ or อนุสนธิ ends with นั้น",
            source: PRACTICE,
            th: format!("ย่อหน้าขึ้นต้นด้วย “{opening}” แต่ไม่มีคำว่า “นั้น” รับ"),
            en: format!("a paragraph opens with {opening}, but no นั้น follows"),
            hint_th: "เติม “นั้น” ท้ายข้อความที่อ้างถึง",
            hint_en: "put นั้น after what is referred to",
            wrong: "ตามที่องค์การบริหารส่วนตำบลตัวอย่างได้จัดทำแผนพัฒนาท้องถิ่น จึงขอแจ้งผล",
            right: "ตามที่องค์การบริหารส่วนตำบลตัวอย่างได้จัดทำแผนพัฒนาท้องถิ่น นั้น",
        }
        /// A paragraph that opens with สำหรับ.
        OpensSamrap {} = "opens-samrap", Warning {
            title_th: "ไม่ขึ้นต้นย่อหน้าด้วย สำหรับ",
            title_en: "no paragraph opens with สำหรับ",
            source: HANDBOOK,
            th: "ย่อหน้าขึ้นต้นด้วย “สำหรับ”",
            en: "a paragraph opens with สำหรับ",
            hint_th: "ขึ้นต้นด้วยเรื่องที่กล่าวถึงเลย",
            hint_en: "open with the matter itself",
            wrong: "สำหรับค่าใช้จ่ายเบิกจากงบกลาง",
            right: "ค่าใช้จ่ายสำหรับโครงการนี้เบิกจากงบกลาง",
        }
        /// A paragraph of more than eight lines.
        ParagraphLong {
            /// About how many lines.
            lines: usize
        } = "paragraph-long", Note {
            title_th: "ย่อหน้าหนึ่งยาวไม่เกินแปดบรรทัด",
            title_en: "a paragraph has at most eight lines",
            source: HANDBOOK,
            th: format!("ย่อหน้านี้ยาวราว {lines} บรรทัด"),
            en: format!("the paragraph has about {lines} lines"),
            hint_th: "แยกเป็นย่อหน้าหรือเป็นข้อ",
            hint_en: "part it into paragraphs or items",
            wrong: "ด้วยกองช่างได้สำรวจถนนในเขตตำบลทุกสายแล้วพบว่าผิวจราจรชำรุดหลายแห่ง เป็นอันตรายต่อผู้ใช้ถนนโดยเฉพาะในเวลากลางคืนและในฤดูฝน และได้ประมาณราคาค่าซ่อมแซมไว้แล้วทุกสาย โดยแยกเป็นถนนสายหลักที่ใช้สัญจรระหว่างหมู่บ้านและถนนสายรองที่ใช้ขนส่งผลผลิตทางการเกษตร ซึ่งแต่ละสายมีสภาพความเสียหายแตกต่างกัน จำเป็นต้องใช้วิธีการซ่อมแซมและวัสดุที่ต่างกัน กองช่างจึงได้จัดลำดับความสำคัญของการซ่อมแซมโดยพิจารณาจากปริมาณการจราจร จำนวนครัวเรือนที่ได้รับประโยชน์ ความเร่งด่วนของปัญหา และวงเงินงบประมาณที่มีอยู่ พร้อมทั้งได้หารือกับผู้ใหญ่บ้านทุกหมู่บ้านและสมาชิกสภาองค์การบริหารส่วนตำบลทุกท่านแล้ว ที่ประชุมมีความเห็นตรงกันว่าควรดำเนินการซ่อมแซมถนนสายหลักก่อน แล้วจึงดำเนินการซ่อมแซมถนนสายรองตามลำดับในปีงบประมาณถัดไป โดยให้แต่ละหมู่บ้านจัดผู้แทนมาร่วมสังเกตการณ์และตรวจรับงานทุกสาย และให้กองช่างรายงานความก้าวหน้าต่อที่ประชุมประจำเดือนทุกเดือน",
            right: "ด้วยกองช่างได้สำรวจถนนในเขตตำบลทุกสายแล้วพบว่าผิวจราจรชำรุดหลายแห่ง",
        }
        /// An attachment named but not there.
        AttachmentMissing {
            /// As written.
            words: String
        } = "attachment-missing", Warning {
            title_th: "เอกสารแนบที่กล่าวถึงมีอยู่จริง",
            title_en: "attachments that the text names are there",
            source: HANDBOOK,
            th: format!("กล่าวถึง “{words}” แต่บันทึกไม่มีเอกสารแนบหรือสิ่งที่ส่งมาด้วย"),
            en: format!("the text names {words}, but nothing is attached or enclosed"),
            hint_th: "ใส่ไว้ใน `attachments` หรือแจ้งไว้ใน `enclosures`",
            hint_en: "put it into `attachments`, or name it in `enclosures`",
            wrong: "รายละเอียดตามเอกสารแนบท้ายบันทึกนี้",
            right: "รายละเอียดตามแบบที่กำหนด",
        }
        /// An attachment that is there but not named.
        AttachmentUnnamed {} = "attachment-unnamed", Note {
            title_th: "เอกสารแนบถูกกล่าวถึงในเนื้อความ",
            title_en: "the text names what is attached",
            source: HANDBOOK,
            th: "มีเอกสารแนบหรือสิ่งที่ส่งมาด้วย แต่เนื้อความไม่ได้กล่าวถึง",
            en: "something is attached or enclosed, but the text does not name it",
            hint_th: "กล่าวถึงในเนื้อความ เช่น “รายละเอียดตามเอกสารแนบ”",
            hint_en: "name it in the text, as in “รายละเอียดตามเอกสารแนบ”",
            wrong: r#"{ "enclosures": ["แผนที่สังเขป จำนวน 1 แผ่น"] }"#,
            right: r#"{ "enclosures": ["แผนที่สังเขป จำนวน 1 แผ่น"], "body": ["ด้วยวัสดุสำนักงานใกล้หมด รายละเอียดตามสิ่งที่ส่งมาด้วย"] }"#,
        }
        /// A letter cited by number without its date.
        CitedUndated {
            /// Its number.
            reference: String
        } = "cited-undated", Warning {
            title_th: "หนังสือที่อ้างถึงมีทั้งเลขที่และวันที่",
            title_en: "a cited letter is given with its number and its date",
            source: HANDBOOK,
            th: format!("อ้างถึงหนังสือที่ {reference} แต่ไม่ได้บอกว่าลงวันที่เท่าใด"),
            en: format!("cites {reference} without its date"),
            hint_th: "เติม “ลงวันที่ …”",
            hint_en: "add “ลงวันที่ …”",
            wrong: "ตามหนังสือจังหวัดพะเยา ที่ พย 0017.2/4455 ให้รายงานผลการดำเนินงาน นั้น",
            right: "ตามหนังสือจังหวัดพะเยา ที่ พย 0017.2/4455 ลงวันที่ 5 เมษายน 2565 ให้รายงานผลการดำเนินงาน นั้น",
        }
        /// A letter cited by date without its number.
        CitedUnnumbered {} = "cited-unnumbered", Warning {
            title_th: "หนังสือที่อ้างถึงมีทั้งเลขที่และวันที่",
            title_en: "a cited letter is given with its number and its date",
            source: HANDBOOK,
            th: "อ้างถึงหนังสือโดยบอกวันที่ แต่ไม่มีเลขที่",
            en: "cites a letter by its date without its number",
            hint_th: "เติมเลขที่หนังสือ เช่น “ที่ พย 0017.2/4455”",
            hint_en: "add its number, as in “ที่ พย 0017.2/4455”",
            wrong: "ตามหนังสือจังหวัดพะเยา ลงวันที่ 5 เมษายน 2565 ให้รายงานผลการดำเนินงาน นั้น",
            right: "ตามคำร้องของนายตัวอย่าง ใจดี ลงวันที่ 5 เมษายน 2565 นั้น",
        }
        /// ฯพณฯ before a signatory.
        Excellency {} = "excellency", Warning {
            title_th: "ผู้ลงนามไม่ใช้ ฯพณฯ นำหน้าชื่อตนเอง",
            title_en: "no signatory puts ฯพณฯ before the own name",
            source: HANDBOOK,
            th: "ใช้ “ฯพณฯ” นำหน้าชื่อผู้ลงนาม",
            en: "ฯพณฯ before a signatory's name",
            hint_th: "ตัด “ฯพณฯ” ออก",
            hint_en: "leave ฯพณฯ out",
            wrong: r#"{ "signatories": { "name": "ฯพณฯ นายตัวอย่าง ใจดี", "position": "รัฐมนตรีว่าการกระทรวงมหาดไทย" } }"#,
            right: r#"{ "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "รัฐมนตรีว่าการกระทรวงมหาดไทย" } }"#,
        }
        /// A rank or academic title inside the brackets of a name.
        RankInName {
            /// The rank.
            rank: &'static str
        } = "rank-in-name", Warning {
            title_th: "ยศและตำแหน่งทางวิชาการพิมพ์เต็มไว้หน้าลายมือชื่อ ไม่อยู่ในวงเล็บชื่อ",
            title_en: "ranks and academic titles stand in full before the signature, not inside the brackets",
            source: PRACTICE,
            th: format!("`{rank}` อยู่ในชื่อผู้ลงนาม ซึ่งพิมพ์ในวงเล็บ"),
            en: format!("`{rank}` stands inside the brackets of the name"),
            hint_th: "ย้ายไปไว้ใน `\"rank\"` โดยเขียนเต็ม",
            hint_en: "move it to `\"rank\"`, spelled in full",
            wrong: r#"{ "signatories": { "name": "พันตำรวจเอก ตัวอย่าง ใจดี", "position": "ผู้กำกับการ" } }"#,
            right: r#"{ "signatories": { "rank": "พันตำรวจเอก", "name": "ตัวอย่าง ใจดี", "position": "ผู้กำกับการ" } }"#,
        }
        /// Two phrases of acting for another.
        ActingTwice {
            /// The second.
            phrase: &'static str
        } = "acting-twice", Warning {
            title_th: "ผู้ลงนามแทนใช้ถ้อยคำการลงนามแทนเพียงอย่างเดียว",
            title_en: "who signs for another does so with one phrase",
            source: OWN,
            th: format!("มี “{phrase}” ในตำแหน่งแล้ว และมี `acting` อีก"),
            en: format!("{phrase} stands in the position, and `acting` gives a phrase too"),
            hint_th: "เหลือไว้ที่ `acting` แห่งเดียว",
            hint_en: "leave it to `acting` alone",
            wrong: r#"{ "signatories": { "name": "นายตัวอย่าง ใจดี", "position": ["รองปลัดเทศบาล", "รักษาราชการแทนปลัดเทศบาล"], "acting": { "as": "ปฏิบัติราชการแทน", "for": "นายกเทศมนตรี" } } }"#,
            right: r#"{ "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "รองปลัดเทศบาล", "acting": { "as": "รักษาราชการแทน", "for": "ปลัดเทศบาล" } } }"#,
        }
    }
}

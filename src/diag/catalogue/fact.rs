//! Rules of fact: dates, amounts, sums and numbers that contradict each other.

use super::rule::source::*;
use super::rules;

rules! {
    /// Something that cannot be so.
    FactProblem {
        /// A document cited with a date after the memo's own.
        CitedLater {
            /// The date as written.
            date: String
        } = "cited-later", Warning {
            title_th: "หนังสือที่อ้างถึงลงวันที่ไม่หลังวันที่ของบันทึก",
            title_en: "what a memo cites is not dated after it",
            source: FACT,
            th: format!("อ้างถึงหนังสือลงวันที่ {date} ซึ่งหลังวันที่ของบันทึกนี้"),
            en: format!("cites a document dated {date}, which is after this memo"),
            hint_th: "ตรวจวันที่ของหนังสือที่อ้างถึง และวันที่ของบันทึก",
            hint_en: "check the cited date and the memo's own",
            wrong: r#"{ "date": "2022-04-10", "body": ["ตามบันทึก ที่ พย 76101/057 ลงวันที่ 28 เมษายน 2565 นั้น"] }"#,
            right: r#"{ "date": "2022-04-30", "body": ["ตามบันทึก ที่ พย 76101/057 ลงวันที่ 28 เมษายน 2565 นั้น"] }"#,
        }
    }
}

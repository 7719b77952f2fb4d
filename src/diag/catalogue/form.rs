//! Rules of form: what a memo holds, in which words, and how its parts agree.

use super::rule::source::*;
use super::rules;

rules! {
    /// A mistake of form.
    FormProblem {
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
    }
}

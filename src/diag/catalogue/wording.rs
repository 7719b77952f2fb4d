//! Rules of wording: digits, letters, marks, spaces, spelling.

use super::rule::source::*;
use super::rules;

rules! {
    /// A mistake of wording.
    WordingProblem {
        /// Thai and Arabic digits in one number.
        MixedDigits {
            /// As written.
            number: String
        } = "mixed-digits", Warning, fixable {
            title_th: "เลขจำนวนเดียวกันใช้เลขไทยหรือเลขอารบิกอย่างใดอย่างหนึ่ง",
            title_en: "one number is written in digits of one kind",
            source: HANDBOOK,
            th: format!("เลข `{number}` มีทั้งเลขไทยและเลขอารบิก"),
            en: format!("`{number}` mixes Thai and Arabic digits"),
            hint_th: "พิมพ์เป็นเลขไทยทั้งจำนวน",
            hint_en: "write the whole number in Thai digits",
            wrong: "ประจำปีงบประมาณ พ.ศ. ๒๕๖9",
            right: "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        }
    }
}

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
        /// A day that no calendar has.
        DateImpossible {
            /// The date as written.
            date: String
        } = "date-impossible", Error {
            title_th: "วันที่ในเนื้อความมีอยู่จริงตามปฏิทิน",
            title_en: "dates of the text are in the calendar",
            source: FACT,
            th: format!("ไม่มีวันที่ `{date}` ในปฏิทิน"),
            en: format!("there is no `{date}`"),
            hint_th: "ตรวจวัน เดือน และปีอีกครั้ง",
            hint_en: "check the day, the month and the year",
            wrong: "กำหนดส่งรายงานภายในวันที่ 31 เมษายน 2565",
            right: "กำหนดส่งรายงานภายในวันที่ 29 กุมภาพันธ์ 2567",
        }
        /// A day of the week that is not the date's.
        WeekdayWrong {
            /// The date as written.
            date: String,
            /// The day of the week as written.
            typed: &'static str,
            /// The date's.
            real: &'static str
        } = "weekday-wrong", Warning {
            title_th: "ชื่อวันตรงกับวันที่ตามปฏิทิน",
            title_en: "the day of the week is the date's",
            source: FACT,
            th: format!("วันที่ {date} ไม่ใช่วัน{typed}"),
            en: format!("{date} is no วัน{typed}"),
            hint_th: format!("วันที่นี้ตรงกับวัน{real} ตรวจว่าชื่อวันหรือวันที่ผิด"),
            hint_en: format!("it is a วัน{real}: check which of the two is wrong"),
            wrong: "กำหนดประชุมในวันจันทร์ที่ 12 เมษายน 2565",
            right: "กำหนดประชุมในวันจันทร์ที่ 11 เมษายน 2565",
        }
        /// A year of the common era in a Thai date.
        CommonEra {
            /// The year as written.
            year: String,
            /// The Buddhist year.
            right: String
        } = "common-era", Warning, fixable {
            title_th: "วันที่ใช้ปีพุทธศักราช",
            title_en: "dates are given in the Buddhist era",
            source: PRACTICE,
            th: format!("ปี {year} เป็นคริสต์ศักราช"),
            en: format!("{year} is a year of the common era"),
            hint_th: format!("ใช้ปีพุทธศักราช {right} หากต้องการปี ค.ศ. ให้พิมพ์ “ค.ศ.” กำกับ"),
            hint_en: format!("write {right}; a year of the common era is marked ค.ศ."),
            wrong: "กำหนดประชุมในวันที่ 11 เมษายน 2022",
            right: "กำหนดประชุมในวันที่ 11 เมษายน ค.ศ. 2022",
        }
        /// A year of two digits.
        ShortYear {
            /// The year as written.
            year: String,
            /// In full.
            right: String
        } = "short-year", Note, fixable {
            title_th: "ปีพุทธศักราชในเนื้อความพิมพ์เต็มสี่หลัก",
            title_en: "years of the text have four digits",
            source: PRACTICE,
            th: format!("ปี “{year}” พิมพ์ย่อเหลือสองหลัก"),
            en: format!("the year `{year}` has two digits"),
            hint_th: format!("พิมพ์ {right}"),
            hint_en: format!("write {right}"),
            wrong: "กำหนดประชุมในวันที่ 11 เมษายน 65 เวลา 09.00 น.",
            right: "กำหนดประชุมในวันที่ 11 เมษายน 2565 เวลา 09.00 น.",
        }
        /// A range of dates that ends before it begins.
        RangeBackwards {
            /// As written.
            range: String
        } = "range-backwards", Warning {
            title_th: "วันเริ่มต้นไม่อยู่หลังวันสิ้นสุด",
            title_en: "a range of dates ends after it begins",
            source: FACT,
            th: format!("ช่วงวันที่ `{range}` สิ้นสุดก่อนวันเริ่มต้น"),
            en: format!("`{range}` ends before it begins"),
            hint_th: "ตรวจวันเริ่มต้นและวันสิ้นสุด",
            hint_en: "check where it begins and ends",
            wrong: "จัดอบรมระหว่างวันที่ 30 – 20 มิถุนายน 2565",
            right: "จัดอบรมระหว่างวันที่ 28 มิถุนายน – 2 กรกฎาคม 2565",
        }
        /// A range of times that ends before it begins.
        TimeBackwards {
            /// As written.
            range: String
        } = "time-backwards", Warning {
            title_th: "เวลาเริ่มต้นไม่อยู่หลังเวลาสิ้นสุด",
            title_en: "a range of times ends after it begins",
            source: FACT,
            th: format!("ช่วงเวลา `{range}` สิ้นสุดก่อนเวลาเริ่มต้น"),
            en: format!("`{range}` ends before it begins"),
            hint_th: "ตรวจเวลาเริ่มต้นและเวลาสิ้นสุด หากข้ามวันให้ระบุ เช่น “ของวันรุ่งขึ้น”",
            hint_en: "check the times; where the end is on the next day, say so: ของวันรุ่งขึ้น",
            wrong: "จัดประชุมเวลา 13.30 – 09.00 น.",
            right: "จัดประชุมเวลา 13.30 – 16.00 น.",
        }
        /// Figures that are not what the words say.
        AmountWords {
            /// The figures as written.
            figures: String,
            /// The words as written.
            words: String,
            /// The words in figures.
            said: String
        } = "amount-words", Error {
            title_th: "จำนวนที่เป็นตัวเลขตรงกับตัวอักษร",
            title_en: "figures and words of a number agree",
            source: FACT,
            th: format!("ตัวเลข `{figures}` ไม่ตรงกับตัวอักษร “{words}” ({said})"),
            en: format!("`{figures}` is not what the words say: {words} is {said}"),
            hint_th: "แก้ตัวเลขหรือตัวอักษรให้ตรงกัน หรือใช้ `{{ … | baht }}` ให้โปรแกรมเขียนทั้งสองแบบ",
            hint_en: "let them agree, or let `{{ … | baht }}` write both",
            wrong: "เป็นเงิน 1,500 บาท (หนึ่งพันหกร้อยบาทถ้วน)",
            right: "เป็นเงิน 1,500 บาท (หนึ่งพันห้าร้อยบาทถ้วน) ส่งมอบภายใน 15 (สิบห้า) วัน",
        }
        /// An amount in words without ถ้วน or satang.
        AmountEnding {
            /// The words as written.
            words: String
        } = "amount-ending", Warning, fixable {
            title_th: "จำนวนเงินตัวอักษรลงท้ายด้วย ถ้วน หรือ สตางค์",
            title_en: "an amount in words ends with ถ้วน or สตางค์",
            source: PRACTICE,
            th: format!("จำนวนเงิน “{words}” ไม่มีคำว่า “ถ้วน”"),
            en: format!("{words} lacks ถ้วน"),
            hint_th: "เติม “ถ้วน” ต่อท้าย “บาท”",
            hint_en: "add ถ้วน after บาท",
            wrong: "เป็นเงิน 1,500 บาท (หนึ่งพันห้าร้อยบาท)",
            right: "เป็นเงิน 1,500.50 บาท (หนึ่งพันห้าร้อยบาทห้าสิบสตางค์)",
        }
        /// Commas not before every third digit.
        AmountCommas {
            /// As written.
            figures: String
        } = "amount-commas", Warning {
            title_th: "จุลภาคในจำนวนเงินคั่นทุกสามหลัก",
            title_en: "commas stand before every third digit",
            source: FACT,
            th: format!("จุลภาคใน `{figures}` ไม่ได้คั่นทุกสามหลัก"),
            en: format!("the commas of `{figures}` do not part thousands"),
            hint_th: "ตรวจว่าพิมพ์เลขตกหรือเกินหรือไม่ แล้วคั่นทุกสามหลัก เช่น `46,500`",
            hint_en: "check for a lost digit, and write it like `46,500`",
            wrong: "เป็นเงิน 46,50 บาท",
            right: "เป็นเงิน 46,500 บาท",
        }
        /// A sum that is not its column's.
        SumWrong {
            /// The column's title.
            column: Option<String>,
            /// As written.
            written: String,
            /// The sum.
            due: String
        } = "sum-wrong", Warning {
            title_th: "ยอดรวมในตารางตรงกับผลบวก",
            title_en: "the sums of a table add up",
            source: FACT,
            th: match column {
                Some(column) => format!("ยอดรวม `{written}` ในช่อง “{column}” ไม่ตรงกับผลบวก"),
                None => format!("ยอดรวม `{written}` ไม่ตรงกับผลบวก"),
            },
            en: match column {
                Some(column) => format!("`{written}` is not the sum of the column “{column}”"),
                None => format!("`{written}` is not the sum of its column"),
            },
            hint_th: format!("รวมแล้วได้ {due} ตรวจยอดรวมและรายการ"),
            hint_en: format!("it adds up to {due}: check the sum and what is summed"),
            wrong: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "table": { "columns": ["รายการ", "เป็นเงิน"], "rows": [["กระดาษ", "1,500"], ["แฟ้ม", "500"], ["รวม", "2,100"]] } }] }"#,
            right: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "table": { "columns": ["รายการ", "เป็นเงิน"], "rows": [["กระดาษ", "1,500"], ["แฟ้ม", "500"], ["รวม", "2,000"]] } }] }"#,
        }
        /// An amount that is not the number times the price.
        ProductWrong {
            /// As written.
            written: String,
            /// The number.
            count: String,
            /// The price.
            price: String,
            /// The product.
            due: String
        } = "product-wrong", Warning {
            title_th: "จำนวนเงินเท่ากับจำนวนคูณราคาต่อหน่วย",
            title_en: "an amount is the number times the price",
            source: FACT,
            th: format!("จำนวนเงิน `{written}` ไม่เท่ากับจำนวนคูณราคาต่อหน่วย"),
            en: format!("`{written}` is not the number times the price"),
            hint_th: format!("{count} × {price} = {due} ตรวจจำนวน ราคาต่อหน่วย และจำนวนเงิน"),
            hint_en: format!("{count} × {price} = {due}: check all three"),
            wrong: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "table": { "columns": ["รายการ", "จำนวน", "ราคาต่อหน่วย", "เป็นเงิน"], "rows": [["กระดาษ", 12, "115.00", "1,280.00"]] } }] }"#,
            right: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "table": { "columns": ["รายการ", "จำนวน", "ราคาต่อหน่วย", "เป็นเงิน"], "rows": [["กระดาษ", 12, "115.00", "1,380.00"]] } }] }"#,
        }
        /// A number of an item that skips or repeats.
        NumberOrder {
            /// As written.
            number: String,
            /// The number due.
            due: String,
            /// Whether it repeats the one before.
            repeated: bool
        } = "number-order", Warning {
            title_th: "เลขข้อเรียงต่อกัน ไม่ซ้ำและไม่ข้าม",
            title_en: "the numbers of items follow each other",
            source: HANDBOOK,
            th: if *repeated { format!("เลขข้อ `{number}` ซ้ำกับข้อก่อนหน้า") } else { format!("เลขข้อข้ามไปเป็น `{number}`") },
            en: if *repeated { format!("the number `{number}` is there twice") } else { format!("the numbers skip to `{number}`") },
            hint_th: format!("ลำดับถัดไปคือ {due} หากใช้ `items` โปรแกรมจะใส่เลขข้อให้"),
            hint_en: format!("{due} comes next; `items` are numbered by the program"),
            wrong: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "items": [{ "number": "1.", "text": "กระดาษ" }, { "number": "3.", "text": "แฟ้ม" }] }] }"#,
            right: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "items": [{ "number": "4.", "text": "กระดาษ" }, { "number": "5.", "text": "แฟ้ม" }] }] }"#,
        }
        /// A running number of a table that skips or repeats.
        RowNumber {
            /// As written.
            number: u32,
            /// The number due.
            due: u32,
            /// Whether it repeats the one before.
            repeated: bool
        } = "row-number", Warning {
            title_th: "ลำดับที่ในตารางเรียงต่อกัน ไม่ซ้ำและไม่ข้าม",
            title_en: "the running numbers of a table follow each other",
            source: FACT,
            th: if *repeated { format!("ลำดับที่ {number} ซ้ำกับแถวก่อนหน้า") } else { format!("ลำดับที่ข้ามไปเป็น {number}") },
            en: if *repeated { format!("the row number {number} is there twice") } else { format!("the row numbers skip to {number}") },
            hint_th: format!("ลำดับถัดไปคือ {due} ตรวจว่ามีแถวขาดหายหรือไม่"),
            hint_en: format!("{due} comes next: check whether a row is lost"),
            wrong: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "table": { "columns": ["ลำดับ", "รายการ"], "rows": [[1, "กระดาษ"], [2, "แฟ้ม"], [4, "ซอง"]] } }] }"#,
            right: r#"{ "body": ["ด้วยวัสดุสำนักงานใกล้หมด ดังนี้", { "table": { "columns": ["ลำดับ", "รายการ"], "rows": [[1, "กระดาษ"], [2, "แฟ้ม"], [3, "ซอง"]] } }] }"#,
        }
    }
}

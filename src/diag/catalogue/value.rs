//! Mistakes of single values: dates and reference numbers.

use super::family;
use crate::thai::date::{BUDDHIST_OFFSET, MONTHS, YEARS};

family! {
    /// A mistake of a single value.
    ValueProblem {
        /// Not the shape of a date.
        DateUnreadable {
            /// As written.
            date: String
        } = "date-unreadable" {
            th: format!("อ่านวันที่ `{date}` ไม่ได้"),
            en: format!("`{date}` is not a date"),
            hint_th: "เขียนแบบ `\"10 เมษายน 2565\"` `\"10 เม.ย. 2565\"` หรือ `\"2022-04-10\"`",
            hint_en: "write `\"2022-04-10\"`, `\"10 เมษายน 2565\"` or `\"10 เม.ย. 2565\"`",
        }
        /// A month's name that is none.
        DateUnknownMonth {
            /// As written.
            month: String,
            /// The month meant, if one is near.
            near: Option<&'static str>
        } = "date-unknown-month" {
            th: format!("ไม่มีเดือนชื่อ `{month}`"),
            en: format!("there is no month called `{month}`"),
            hint_th: match near {
                Some(near) => format!("หมายถึง `{near}` หรือไม่"),
                None => "เขียนชื่อเดือนเต็มหรือย่อเป็นภาษาไทย เช่น `เมษายน` หรือ `เม.ย.`".to_owned(),
            },
            hint_en: match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the Thai name in full or shortened: `เมษายน`, `เม.ย.`".to_owned(),
            },
        }
        /// A month's number outside 1 to 12.
        DateNoSuchMonth {
            /// As written.
            month: u32
        } = "date-no-such-month" {
            th: format!("ไม่มีเดือนที่ {month}"),
            en: format!("there is no month {month}"),
            hint_th: "เดือนเป็นเลข 1 ถึง 12 หรือเขียนเป็นชื่อเดือน",
            hint_en: "months run from 1 to 12; the Thai name will do as well",
        }
        /// A day the month does not have.
        DateNoSuchDay {
            /// The day.
            day: u32,
            /// 1 to 12.
            month: u8,
            /// C.E. year, if known.
            year: Option<i32>,
            /// Last day of the month.
            last: u8
        } = "date-no-such-day" {
            th: match year {
                Some(year) => format!("เดือน{} {} ไม่มีวันที่ {day}", month_name(*month), year + BUDDHIST_OFFSET),
                None => format!("เดือน{}ไม่มีวันที่ {day}", month_name(*month)),
            },
            en: match year {
                Some(year) => format!("{} {} ({year}) has no day {day}", month_name(*month), year + BUDDHIST_OFFSET),
                None => format!("{} has no day {day}", month_name(*month)),
            },
            hint_th: format!("วันสุดท้ายของเดือนคือวันที่ {last}"),
            hint_en: format!("its last day is {last}"),
        }
        /// A day without its month.
        DateDayWithoutMonth {} = "date-day-without-month" {
            th: "มีวันที่แต่ไม่มีเดือน",
            en: "a day without its month",
            hint_th: "ใส่เดือน หรือเว้นวันที่ไว้ด้วยหากยังไม่ทราบ",
            hint_en: "give the month, or leave the day blank too",
        }
        /// A year of one or two digits.
        DateTwoDigitYear {
            /// As written.
            year: i32
        } = "date-two-digit-year" {
            th: format!("ปี `{year}` เขียนย่อ ต้องเขียนปี พ.ศ. เต็มสี่หลัก"),
            en: format!("the year `{year}` is shortened; write all four digits"),
            hint_th: format!("หากหมายถึง พ.ศ. 25{year:02} ให้เขียน `25{year:02}`"),
            hint_en: format!("if 25{year:02} B.E. is meant, write `25{year:02}`"),
        }
        /// A year outside those that can be written.
        DateYearOutOfRange {
            /// C.E. year.
            year: i32
        } = "date-year-out-of-range" {
            th: format!("ปี พ.ศ. {} (ค.ศ. {year}) อยู่นอกช่วงที่ใช้ได้", year + BUDDHIST_OFFSET),
            en: format!("the year {} B.E. ({year} C.E.) is out of range", year + BUDDHIST_OFFSET),
            hint_th: format!("ใช้ได้ตั้งแต่ พ.ศ. {} ถึง {}", YEARS.start() + BUDDHIST_OFFSET, YEARS.end() + BUDDHIST_OFFSET),
            hint_en: format!("years run from {} to {} B.E.", YEARS.start() + BUDDHIST_OFFSET, YEARS.end() + BUDDHIST_OFFSET),
        }
        /// A C.E. year in a Thai date.
        DateGregorianYear {
            /// As written.
            year: i32
        } = "date-gregorian-year" {
            th: format!("วันที่เขียนแบบไทยแต่ปี `{year}` ไม่ใช่ พ.ศ."),
            en: format!("a Thai date with the year `{year}`, which is not of the Buddhist era"),
            hint_th: format!("หากหมายถึง ค.ศ. {year} ให้เขียน `{}` หรือเขียนแบบ ปี-เดือน-วัน เช่น `{year}-04-10`", year + BUDDHIST_OFFSET),
            hint_en: format!("for {year} C.E. write `{}`, or the whole date as year-month-day, such as `{year}-04-10`", year + BUDDHIST_OFFSET),
        }
        /// The weekday is not the date's.
        DateWeekday {
            /// As written.
            typed: &'static str,
            /// The real one.
            real: &'static str
        } = "date-weekday" {
            th: format!("วันที่นี้เป็นวัน{real} ไม่ใช่วัน{typed}"),
            en: format!("this date is a วัน{real}, not a วัน{typed}"),
            hint_th: "ตรวจวันที่กับปฏิทิน หรือไม่ต้องใส่ชื่อวัน",
            hint_en: "check the date against a calendar, or leave the weekday out",
        }
        /// No slash.
        ReferenceNoSlash {
            /// As written.
            reference: String
        } = "reference-no-slash" {
            th: format!("เลขที่หนังสือ `{reference}` ไม่มีเครื่องหมาย `/`"),
            en: format!("the reference number `{reference}` has no `/`"),
            hint_th: format!("เขียนแบบ `พย 76101/057` หากยังไม่ออกเลขให้เขียน `{reference}/`"),
            hint_en: format!("write `พย 76101/057`; a number still to come is left blank: `{reference}/`"),
        }
        /// No letters.
        ReferenceNoCode {} = "reference-no-code" {
            th: "เลขที่หนังสือไม่มีรหัสตัวพยัญชนะอยู่ข้างหน้า",
            en: "the reference number does not begin with the letters of its agency",
            hint_th: "ใส่รหัสตัวพยัญชนะของกระทรวงหรือจังหวัด เช่น `พย 76101/057`",
            hint_en: "put the code of the ministry or province first, as in `พย 76101/057`",
        }
        /// No owner's number.
        ReferenceNoOwner {} = "reference-no-owner" {
            th: "เลขที่หนังสือไม่มีเลขประจำของเจ้าของเรื่องก่อน `/`",
            en: "the reference number has no owner's number before the `/`",
            hint_th: "ใส่เลขประจำของเจ้าของเรื่อง เช่น `76101` ใน `พย 76101/057`",
            hint_en: "give the owner's number, such as `76101` in `พย 76101/057`",
        }
        /// Begins with the label ที่.
        ReferenceLabel {} = "reference-label" {
            th: "ไม่ต้องพิมพ์คำว่า “ที่” ในเลขที่หนังสือ",
            en: "the reference number begins with its label ที่",
            hint_th: "ลบคำว่า “ที่” ออก โปรแกรมพิมพ์ให้เอง",
            hint_en: "leave ที่ out; the form prints it",
        }
        /// A slash inside a part.
        ReferenceSlash {} = "reference-slash" {
            th: "รหัสหรือเลขประจำของเจ้าของเรื่องมี `/` ไม่ได้",
            en: "a `/` inside the code or the owner's number",
            hint_th: "แยกเลขทะเบียนหนังสือส่งไว้ในช่อง `number`",
            hint_en: "put the running number into `number`",
        }
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

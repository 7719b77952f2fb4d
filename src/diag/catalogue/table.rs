//! Mistakes of rows and columns: a sheet or a CSV file with a memo a row.

use super::family;

family! {
    /// A mistake of rows and columns.
    TableProblem {
        /// A column nobody knows.
        UnknownColumn {
            /// As written.
            column: String,
            /// The column probably meant.
            near: Option<String>,
            /// The columns there are.
            allowed: Vec<String>
        } = "unknown-column" {
            th: format!("ไม่รู้จักคอลัมน์ `{column}`"),
            en: format!("unknown column `{column}`"),
            hint_th: match near {
                Some(near) => format!("หมายถึง {near} หรือไม่"),
                None => format!("คอลัมน์ที่ใช้ได้คือ {}", allowed.join(", ")),
            },
            hint_en: match near {
                Some(near) => format!("did you mean {near}?"),
                None => format!("the columns allowed are {}", allowed.join(", ")),
            },
        }
        /// A column a memo cannot do without.
        MissingColumn {
            /// The column.
            column: String
        } = "missing-column" {
            th: format!("ไม่มีคอลัมน์ {column}"),
            en: format!("the column {column} is missing"),
            hint_th: "เพิ่มคอลัมน์นี้ในแถวแรก ซึ่งเป็นแถวของชื่อคอลัมน์",
            hint_en: "add it to the first row, which names the columns",
        }
        /// Two columns for one thing.
        DuplicateColumn {
            /// The column.
            column: String
        } = "duplicate-column" {
            th: format!("มีคอลัมน์ {column} ซ้ำ"),
            en: format!("the column {column} is given twice"),
            hint_th: "เหลือไว้เพียงคอลัมน์เดียว หลายค่าให้ขึ้นบรรทัดใหม่ในช่องเดียวกัน",
            hint_en: "keep one of them; several values stand in one cell, a line each",
        }
        /// A value where no column is named.
        CellWithoutColumn {} = "cell-without-column" {
            th: "ช่องนี้มีข้อมูล แต่แถวแรกไม่มีชื่อคอลัมน์",
            en: "a value stands where the first row names no column",
            hint_th: "ตั้งชื่อคอลัมน์ในแถวแรก หากข้อความมีเครื่องหมายคั่นอยู่ในตัว (เช่น `,`) ให้ใส่ `\"` ครอบทั้งข้อความ",
            hint_en: "name the column in the first row; a text that holds the separator (`,`) must be in `\"`",
        }
        /// A quotation mark that never closes.
        UnclosedQuote {} = "unclosed-quote" {
            th: "เครื่องหมาย `\"` ที่เปิดไว้ตรงนี้ไม่มีตัวปิด",
            en: "the `\"` opened here is never closed",
            hint_th: "เติม `\"` ท้ายข้อความ เครื่องหมาย `\"` ที่อยู่ในข้อความให้พิมพ์ซ้อนเป็น `\"\"`",
            hint_en: "close it after the text; a `\"` inside a text is written `\"\"`",
        }
        /// What a broken formula leaves in its cell.
        CellError {
            /// As shown.
            error: String
        } = "cell-error" {
            th: format!("สูตรในช่องนี้ให้ผลเป็น `{error}`"),
            en: format!("the formula of this cell gives `{error}`"),
            hint_th: "แก้สูตร หรือพิมพ์ค่าลงไปแทน",
            hint_en: "mend the formula, or type the value",
        }
        /// No row after the first.
        NoRows {} = "no-rows" {
            th: "ไม่มีแถวข้อมูลใต้แถวชื่อคอลัมน์",
            en: "no row stands below the names of the columns",
            hint_th: "แถวแรกเป็นชื่อคอลัมน์ แถวถัดไปแถวละหนึ่งฉบับ",
            hint_en: "the first row names the columns, every other row is a memo",
        }
    }
}

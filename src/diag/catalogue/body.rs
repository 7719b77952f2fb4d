//! Mistakes of blocks: their kind, their numbers, tables and widths.

use super::family;

family! {
    /// A mistake of a block.
    BodyProblem {
        /// An object without a block's key.
        NotABlock {} = "not-a-block" {
            th: "ไม่ทราบว่าเป็นส่วนใดของเนื้อความ",
            en: "it is not clear what kind of block this is",
            hint_th: "ใส่ช่องหนึ่งใน `paragraph`, `heading`, `items`, `table`, `picture`, `page_break`",
            hint_en: "give one of `paragraph`, `heading`, `items`, `table`, `picture`, `page_break`",
        }
        /// An object with the keys of two blocks.
        TwoBlocks {
            /// The first key.
            one: &'static str,
            /// The second key.
            other: &'static str
        } = "two-blocks" {
            th: format!("มีทั้ง `{one}` และ `{other}` ใน `{{ }}` เดียวกัน"),
            en: format!("both `{one}` and `{other}` in one block"),
            hint_th: "แยกเป็นคนละ `{ }`",
            hint_en: "make two blocks of them, each in its own `{ }`",
        }
        /// A block that cannot stand in a cell.
        NotInCell {
            /// Its key.
            block: &'static str
        } = "not-in-cell" {
            th: format!("ในช่องตารางใช้ `{block}` ไม่ได้"),
            en: format!("a table cell cannot hold a `{block}`"),
            hint_th: "ในช่องตารางใช้ได้เฉพาะย่อหน้า ข้อ และภาพ",
            hint_en: "cells hold paragraphs, items and pictures",
        }
        /// A number style that is none.
        UnknownStyle {
            /// As written.
            style: String
        } = "unknown-number-style" {
            th: format!("ไม่มีแบบเลขข้อ `{style}`"),
            en: format!("there is no number style `{style}`"),
            hint_th: "แบบที่ใช้ได้คือ `1.` `1.1` `1.1.1` `(1)` `ก.` `-` และข้อความว่าง (ไม่มีเลข)",
            hint_en: "styles are written by example: `1.`, `1.1`, `1.1.1`, `(1)`, `ก.`, `-`, or nothing for none",
        }
        /// A style that needs a number above it.
        NoNumberAbove {
            /// The style, by example.
            style: &'static str,
            /// The style it hangs on, by example.
            above: &'static str
        } = "no-number-above" {
            th: format!("เลขข้อแบบ `{style}` ต้องต่อจากข้อหรือหัวข้อที่มีเลขแบบ `{above}` แต่ข้างหน้าไม่มี"),
            en: format!("`{style}` continues a number like `{above}`, but there is none before it"),
            hint_th: "ใส่ `\"number\": true` ที่หัวข้อก่อนหน้า หรือใช้แบบเลขอื่น",
            hint_en: "give the heading before it `\"number\": true`, or use another style",
        }
        /// `continue` without a list before.
        NothingToContinue {
            /// The style, by example.
            style: &'static str
        } = "nothing-to-continue" {
            th: format!("`continue` ต้องมีข้อแบบ `{style}` มาก่อนในเนื้อความเดียวกัน"),
            en: format!("`continue` without an earlier list of the style `{style}` in this body"),
            hint_th: "ลบ `continue` หรือกำหนดเลขแรกด้วย `start`",
            hint_en: "remove it, or set the first number with `start`",
        }
        /// More items than letters.
        LettersRunOut {
            /// Letters there are.
            letters: usize
        } = "letters-run-out" {
            th: format!("ข้อที่ใช้ตัวอักษรมีได้ไม่เกิน {letters} ข้อ (ก ถึง ฮ เว้น ฃ ฅ ฆ)"),
            en: format!("there are only {letters} letters to number with (ก to ฮ without ฃ ฅ ฆ)"),
            hint_th: "ใช้แบบ `(1)` แทน",
            hint_en: "use the style `(1)`",
        }
        /// A row that leaves columns open.
        RowTooShort {
            /// Columns of the table.
            columns: usize,
            /// Columns covered.
            covered: usize
        } = "row-too-short" {
            th: format!("แถวนี้มีข้อมูล {covered} ช่อง แต่ตารางมี {columns} คอลัมน์"),
            en: format!("this row covers {covered} of {columns} columns"),
            hint_th: "ช่องที่ว่างให้ใส่ `null` หรือ `\"\"`",
            hint_en: "put `null` for an empty cell",
        }
        /// A row with cells too many.
        RowTooLong {
            /// Columns of the table.
            columns: usize
        } = "row-too-long" {
            th: format!("ช่องนี้เกินจากตาราง ตารางมีเพียง {columns} คอลัมน์"),
            en: format!("this cell is beyond the table's {columns} columns"),
            hint_th: "ตรวจจำนวนช่องในแถว และค่า `columns` ของช่องที่รวมกัน",
            hint_en: "count the row's cells and the `columns` of merged ones",
        }
        /// A cell that runs into one merged from above.
        CellsOverlap {} = "cells-overlap" {
            th: "ช่องนี้ทับกับช่องที่รวมลงมาจากแถวบน",
            en: "this cell overlaps one merged from a row above",
            hint_th: "ตรวจค่า `columns` ของช่องนี้ และ `rows` ของช่องในแถวบน",
            hint_en: "check its `columns`, and the `rows` of the cells above",
        }
        /// A merged cell that goes past the last row.
        SpanTooTall {
            /// Rows it covers.
            rows: usize,
            /// Rows that are left.
            left: usize
        } = "span-too-tall" {
            th: format!("ช่องนี้รวม {rows} แถว แต่เหลือเพียง {left} แถว"),
            en: format!("this cell covers {rows} rows; rows left: {left}"),
        }
        /// Columns wider together than the text.
        TableTooWide {
            /// Sum in centimetres.
            sum: f64,
            /// Text width in centimetres.
            limit: f64
        } = "table-too-wide" {
            th: format!("คอลัมน์รวมกันกว้าง {sum} ซม. เกินความกว้างของหน้า ({limit} ซม.)"),
            en: format!("the columns are {sum} cm wide together, the page has {limit} cm"),
            hint_th: "ลดความกว้าง หรือให้เอกสารแนบเป็นแนวนอนด้วย `\"orientation\": \"landscape\"`",
            hint_en: "make them narrower, or give an attachment `\"orientation\": \"landscape\"`",
        }
        /// No width left for columns without one.
        NoWidthLeft {
            /// Columns without a width.
            columns: usize,
            /// What is left in centimetres.
            left: f64
        } = "no-width-left" {
            th: format!("เหลือความกว้าง {left} ซม. ไม่พอสำหรับ {columns} คอลัมน์ที่ไม่ได้กำหนดความกว้าง"),
            en: format!("only {left} cm is left for the columns without a width (there are {columns})"),
            hint_th: "ลดความกว้างของคอลัมน์อื่น",
            hint_en: "make the other columns narrower",
        }
        /// A picture wider than the text.
        PictureTooWide {
            /// Width in centimetres.
            width: f64,
            /// Text width in centimetres.
            limit: f64
        } = "picture-too-wide" {
            th: format!("ภาพกว้าง {width} ซม. เกินความกว้างของหน้า ({limit} ซม.)"),
            en: format!("the picture is {width} cm wide, the page has {limit} cm"),
        }
    }
}

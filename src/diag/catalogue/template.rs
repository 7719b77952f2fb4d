//! Mistakes of templates and of the rows that fill them.

use super::family;

family! {
    /// A mistake in a template or in a row of data.
    TemplateProblem {
        /// A text that is no template.
        Syntax {
            /// What the template engine says, in English.
            reason: String
        } = "template-syntax" {
            th: format!("อ่าน `{{{{ }}}}` หรือ `{{% %}}` ในแม่แบบไม่ได้ ({reason})"),
            en: format!("a template that cannot be read: {reason}"),
            hint_th: "เขียนแบบ `{{ ชื่อคอลัมน์ }}` หรือ `{% if คอลัมน์ %} … {% endif %}`",
            hint_en: "write `{{ column }}`, or `{% if column %} … {% endif %}`",
        }
        /// A filter that there is not.
        UnknownFilter {
            /// What the template engine says, in English.
            reason: String
        } = "unknown-filter" {
            th: format!("ไม่มีตัวกรองนี้ ({reason})"),
            en: reason.clone(),
            hint_th: "ตัวกรองที่มี: `thai_date` `thai_date_short` `baht` `baht_words` `number` `thai_digits` `telephone` `at_most` `float` `default`",
            hint_en: "the filters are `thai_date`, `thai_date_short`, `baht`, `baht_words`, `number`, `thai_digits`, `telephone`, `at_most`, `float` and `default`",
        }
        /// `$each` or `$if` without a text.
        NoExpression {} = "no-expression" {
            th: "ตรงนี้ต้องเป็นข้อความใน `\" \"` ที่บอกเงื่อนไขหรือรายการ",
            en: "expected a text that names a condition or a list",
            hint_th: "เช่น `\"$if\": \"amount > 100000\"` หรือ `\"$each\": \"item in items\"`",
            hint_en: "such as `\"$if\": \"amount > 100000\"` or `\"$each\": \"item in items\"`",
        }
        /// `$each` that is not `name in list`.
        EachUnreadable {} = "each-unreadable" {
            th: "`$each` ต้องเขียนแบบ `ชื่อ in รายการ`",
            en: "`$each` is written `name in list`",
            hint_th: "เช่น `\"$each\": \"item in items\"`",
            hint_en: "such as `\"$each\": \"item in items\"`",
        }
        /// `$each` without `$do`, `$if` without `$then`.
        KeyMissing {
            /// The key that is there.
            key: &'static str,
            /// The key that goes with it.
            with: &'static str
        } = "key-missing" {
            th: format!("มี `{key}` แต่ไม่มี `{with}`"),
            en: format!("`{key}` without `{with}`"),
            hint_th: format!("เพิ่ม `\"{with}\": …` ไว้ใน `{{ }}` เดียวกัน"),
            hint_en: format!("add `\"{with}\": …` to the same `{{ }}`"),
        }
        /// A column the data does not have.
        NoColumn {
            /// Its name.
            column: String,
            /// The column probably meant.
            near: Option<String>
        } = "no-column" {
            th: format!("ข้อมูลไม่มีคอลัมน์ `{column}` ที่แม่แบบใช้"),
            en: format!("the template uses the column `{column}`, which the data does not have"),
            hint_th: match near {
                Some(near) => format!("หมายถึงคอลัมน์ `{near}` หรือไม่"),
                None => "เพิ่มคอลัมน์ในข้อมูล หรือแก้ชื่อในแม่แบบ".to_owned(),
            },
            hint_en: match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add the column to the data, or mend its name in the template".to_owned(),
            },
        }
        /// A column the template does not use.
        UnusedColumn {
            /// Its name.
            column: String
        } = "unused-column" {
            th: format!("แม่แบบไม่ได้ใช้คอลัมน์ `{column}`"),
            en: format!("the template does not use the column `{column}`"),
            hint_th: "หากตั้งใจไว้ก็ไม่ต้องแก้",
            hint_en: "nothing to mend if that is meant",
        }
        /// An empty cell where text is needed.
        EmptyCell {
            /// The column's name.
            column: String
        } = "empty-cell" {
            th: format!("ช่อง `{column}` ว่าง แต่แม่แบบต้องใช้"),
            en: format!("`{column}` is empty, but the template needs it"),
            hint_th: format!("กรอกข้อมูล หรือเขียนในแม่แบบว่า `{{{{ {column} | default(\"…\") }}}}`"),
            hint_en: format!("fill it in, or write `{{{{ {column} | default(\"…\") }}}}` in the template"),
        }
        /// A column asked for by its own name, on which rows that fill one memo differ.
        ColumnDiffers {
            /// The column's name.
            column: String
        } = "column-differs" {
            th: format!("`{column}` ของแถวในกลุ่มเดียวกันไม่ตรงกัน"),
            en: format!("rows of one group differ in `{column}`"),
            hint_th: format!("แก้ให้ตรงกัน หรือใช้ `$each` กับ `rows` แล้วอ้างเป็น `item.{column}`"),
            hint_en: format!("make them equal, or repeat over `rows` with `$each` and use `item.{column}`"),
        }
        /// Something without a value that is no cell.
        NoValue {} = "no-value" {
            th: "ตรงนี้ไม่มีค่าให้ใส่",
            en: "there is no value to put here",
            hint_th: "ตรวจชื่อ หรือใส่ค่าสำรองด้วย `| default(\"…\")`",
            hint_en: "check the names, or give another value with `| default(\"…\")`",
        }
        /// A value a filter cannot take.
        FilterRefuses {
            /// The filter.
            filter: String,
            /// The value.
            value: String
        } = "filter-refuses" {
            th: match filter.as_str() {
                "at_most" => format!("`{value}` เกินวงเงินที่กำหนดด้วย `at_most`"),
                _ => format!("ใช้ตัวกรอง `{filter}` กับ `{value}` ไม่ได้"),
            },
            en: match filter.as_str() {
                "at_most" => format!("`{value}` is more than `at_most` allows"),
                _ => format!("the filter `{filter}` cannot take `{value}`"),
            },
            hint_th: wanted(filter).0,
            hint_en: wanted(filter).1,
        }
        /// A text that a condition compares with a number.
        Incomparable {
            /// The text.
            value: String
        } = "incomparable" {
            th: format!("เทียบ `{value}` ว่ามากหรือน้อยกว่าไม่ได้ เพราะเป็นข้อความ"),
            en: format!("`{value}` is a text, so it cannot be compared"),
            hint_th: "ต้องเป็นจำนวน เช่น `46,500` หรือ `๔๖๕๐๐.๕๐`",
            hint_en: "it must be a number, such as `46,500.50`",
        }
        /// A column named by an option that the data does not have.
        NoNamedColumn {
            /// Its name.
            column: String,
            /// The columns there are.
            columns: Vec<String>
        } = "no-named-column" {
            th: format!("ข้อมูลไม่มีคอลัมน์ `{column}` ตามที่ระบุในตัวเลือก"),
            en: format!("the data has no column `{column}`, which an option names"),
            hint_th: format!("คอลัมน์ที่มี: {}", columns.join(" ")),
            hint_en: format!("the columns are {}", columns.join(", ")),
        }
        /// A row without a value in the column by which rows are grouped.
        NoGroup {
            /// The column.
            column: String
        } = "no-group" {
            th: format!("แถวนี้ไม่มีค่าในคอลัมน์ `{column}` จึงไม่ทราบว่าเป็นของบันทึกฉบับใด"),
            en: format!("this row has nothing in `{column}`, by which rows are grouped"),
            hint_th: "กรอกค่าให้ครบทุกแถว เซลล์ที่ผสานกันมีค่าเฉพาะแถวแรก",
            hint_en: "fill it in; of merged cells only the first row has the value",
        }
        /// A row of data that is no object.
        NoRecord {} = "no-record" {
            th: "แต่ละแถวของข้อมูลต้องเป็นออบเจกต์ `{ }` ที่มีชื่อคอลัมน์",
            en: "each row of data must be an object, `{ }`, with the columns' names",
            hint_th: "เช่น `{ \"name\": \"นายสมชาย\", \"amount\": 500 }`",
            hint_en: "such as `{ \"name\": \"นายสมชาย\", \"amount\": 500 }`",
        }
        /// Data in JSON that is no list.
        NoList {} = "no-list" {
            th: "ข้อมูลใน JSON ต้องเป็นรายการ `[ ]` ของแถว",
            en: "data in JSON must be a list, `[ ]`, of rows",
            hint_th: "เขียนแบบ `[{ … }, { … }]` หรือ JSON Lines แถวละบรรทัดในไฟล์ .jsonl",
            hint_en: "write `[{ … }, { … }]`, or JSON Lines, a row a line, in a file that ends in .jsonl",
        }
        /// `$each` over something that is no list.
        NotAList {
            /// The expression.
            expression: String
        } = "not-a-list" {
            th: format!("`{expression}` ไม่ใช่รายการ จึงทำซ้ำไม่ได้"),
            en: format!("`{expression}` is no list, so there is nothing to repeat"),
            hint_th: "ใช้กับรายการ เช่น `rows` เมื่อจัดกลุ่มแถวด้วย `--group-by`",
            hint_en: "name a list, such as `rows` where rows are grouped with `--group-by`",
        }
        /// A loop that does not end, or too much of everything.
        Endless {} = "too-much-work" {
            th: "แม่แบบนี้ต้องทำงานมากเกินกำหนด",
            en: "the template takes more work than is allowed",
            hint_th: "ลดจำนวนรอบที่ทำซ้ำ",
            hint_en: "repeat less",
        }
        /// Anything else the engine refuses.
        Failed {
            /// What it says, in English.
            reason: String
        } = "template-failed" {
            th: format!("แม่แบบใช้กับข้อมูลนี้ไม่ได้ ({reason})"),
            en: format!("the template cannot be filled: {reason}"),
            hint_th: "ตรวจนิพจน์ใน `{{ }}` กับข้อมูลของแถวนี้",
            hint_en: "check the expression in `{{ }}` against the row's data",
        }
    }
}

/// What a filter takes, in both languages.
fn wanted(filter: &str) -> (&'static str, &'static str) {
    match filter {
        "thai_date" | "thai_date_short" => (
            "ต้องเป็นวันที่ เช่น `10 เมษายน 2565` หรือ `2022-04-10`",
            "it takes a date, such as `2022-04-10` or `10 เมษายน 2565`",
        ),
        "telephone" => ("ต้องเป็นหมายเลขโทรศัพท์ 9 หรือ 10 หลัก", "it takes a telephone number of 9 or 10 digits"),
        "at_most" => ("ตรวจจำนวนเงิน หรือแก้วงเงินในแม่แบบ", "check the amount, or the limit in the template"),
        _ => ("ต้องเป็นตัวเลข เช่น `46,500.50`", "it takes a number, such as `46,500.50`"),
    }
}

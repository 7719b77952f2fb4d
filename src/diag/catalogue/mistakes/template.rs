//! Of templates and the data that fills them.

use super::super::mistake::{Mistake, words};

/// Mistakes of templates and of their data.
pub(in super::super) const TEMPLATE: &[Mistake] = &[
    words(
        "template-syntax",
        "แม่แบบใน `{{ }}` และ `{% %}` ต้องครบคู่และสะกดถูก",
        "a template's `{{ }}` and `{% %}` are closed and spelt right",
        ("`\"ให้แก่ {{ ชื่อ \"`", "`\"for {{ name \"`"),
        ("`\"ให้แก่ {{ ชื่อ }}\"`", "`\"for {{ name }}\"`"),
    ),
    words(
        "unknown-filter",
        "ตัวกรองหลัง `|` ต้องเป็นตัวที่มี",
        "a filter after `|` is one there is",
        ("`{{ จำนวนเงิน | bath }}`", "`{{ amount | bath }}`"),
        ("`{{ จำนวนเงิน | baht }}`", "`{{ amount | baht }}`"),
    ),
    words(
        "no-expression",
        "`$if` และ `$each` เป็นข้อความ",
        "`$if` and `$each` are texts",
        ("`\"$if\": true`", "`\"$if\": true`"),
        ("`\"$if\": \"จำนวนเงิน > 10000\"`", "`\"$if\": \"amount > 10000\"`"),
    ),
    words(
        "each-unreadable",
        "`$each` เขียนแบบ `ชื่อ in รายการ`",
        "`$each` is written `name in list`",
        ("`\"$each\": \"rows\"`", "`\"$each\": \"rows\"`"),
        ("`\"$each\": \"แถว in rows\"`", "`\"$each\": \"row in rows\"`"),
    ),
    words(
        "key-missing",
        "`$each` คู่กับ `$do` และ `$if` คู่กับ `$then`",
        "`$each` goes with `$do`, `$if` with `$then`",
        ("`{ \"$each\": \"แถว in rows\" }`", "`{ \"$each\": \"row in rows\" }`"),
        (
            "`{ \"$each\": \"แถว in rows\", \"$do\": \"{{ แถว.รายการ }}\" }`",
            "`{ \"$each\": \"row in rows\", \"$do\": \"{{ row.what }}\" }`",
        ),
    ),
    words(
        "no-column",
        "คอลัมน์ที่แม่แบบใช้มีอยู่ในข้อมูล",
        "the data has the columns the template uses",
        ("แม่แบบใช้ `{{ ชื่อ }}` แต่ข้อมูลมีคอลัมน์ “ชื่อ-สกุล”", "`{{ name }}` where the column is called `full name`"),
        ("`{{ ชื่อ_สกุล }}`", "`{{ full_name }}`"),
    ),
    words(
        "unused-column",
        "แม่แบบใช้ทุกคอลัมน์ของข้อมูล",
        "the template uses every column of the data",
        ("ข้อมูลมีคอลัมน์ “หมายเหตุ” ที่แม่แบบไม่ได้ใช้", "a column `note` that the template does not use"),
        ("ใช้คอลัมน์นั้น หรือปล่อยไว้ถ้าตั้งใจ", "use it, or leave it if that is meant"),
    ),
    words(
        "empty-cell",
        "ช่องที่แม่แบบต้องใช้มีข้อมูล",
        "a cell the template needs holds something",
        ("ช่อง “ชื่อ” ของแถวหนึ่งว่าง", "an empty cell under `name`"),
        ("กรอกชื่อ หรือเขียน `{{ ชื่อ | default(\"-\") }}`", "the name, or `{{ name | default(\"-\") }}`"),
    ),
    words(
        "no-value",
        "นิพจน์มีค่า",
        "an expression has a value",
        ("`{{ แถว.รายการ }}` นอก `$each`", "`{{ row.what }}` outside of its `$each`"),
        ("ย้ายเข้าไปใน `$do`", "put it into the `$do`"),
    ),
    words(
        "filter-refuses",
        "ค่าที่ส่งให้ตัวกรองเป็นชนิดที่ใช้ได้",
        "a filter is given what it can take",
        ("`{{ จำนวนเงิน | baht }}` กับช่องที่เขียนว่า “ห้าร้อย”", "`{{ amount | baht }}` of a cell that says `five`"),
        ("ช่องที่เขียนว่า `500`", "a cell that says `500`"),
    ),
    words(
        "column-differs",
        "คอลัมน์ที่อ้างนอก `rows` มีค่าเดียวกันทั้งกลุ่ม",
        "a column used outside of `rows` is the same in the whole group",
        ("`--group-by ผู้รับ` แต่ “วันที่” ของสองแถวไม่ตรงกัน", "`--group-by to` where two rows have another `date`"),
        ("วันที่ตรงกัน หรืออ้างเป็น `{{ แถว.วันที่ }}` ใน `$each`", "equal dates, or `{{ row.date }}` in a `$each`"),
    ),
    words(
        "incomparable",
        "ค่าที่เทียบมากน้อยเป็นจำนวน",
        "what is compared is a number",
        (
            "`\"$if\": \"จำนวนเงิน > 10000\"` กับช่อง “ห้าร้อย”",
            "`\"$if\": \"amount > 10000\"` of a cell that says `five`",
        ),
        ("ช่องที่เขียนว่า `46,500` หรือ `๔๖๕๐๐`", "a cell that says `46,500`"),
    ),
    words(
        "no-named-column",
        "คอลัมน์ที่ระบุในตัวเลือกมีอยู่ในข้อมูล",
        "the data has the columns that options name",
        ("`--group-by ผู้รับ` กับข้อมูลที่ไม่มีคอลัมน์นั้น", "`--group-by to` with data without that column"),
        ("ชื่อคอลัมน์ตามแถวแรกของข้อมูล", "a name from the first row of the data"),
    ),
    words(
        "no-record",
        "แถวของข้อมูลเป็น `{ }` ที่มีชื่อคอลัมน์",
        "a row of data is an object",
        ("`[\"นายสมชาย\"]`", "`[\"นายสมชาย\"]`"),
        ("`[{ \"ชื่อ\": \"นายสมชาย\" }]`", "`[{ \"name\": \"นายสมชาย\" }]`"),
    ),
    words(
        "no-list",
        "ข้อมูลใน JSON เป็นรายการของแถว",
        "data in JSON is a list of rows",
        ("`{ \"ชื่อ\": \"นายสมชาย\" }`", "`{ \"name\": \"นายสมชาย\" }`"),
        ("`[{ \"ชื่อ\": \"นายสมชาย\" }]`", "`[{ \"name\": \"นายสมชาย\" }]`"),
    ),
    words(
        "not-a-list",
        "`$each` ใช้กับรายการ",
        "`$each` repeats over a list",
        ("`\"$each\": \"x in ชื่อ\"`", "`\"$each\": \"x in name\"`"),
        ("`\"$each\": \"x in rows\"` พร้อม `--group-by`", "`\"$each\": \"x in rows\"` with `--group-by`"),
    ),
    words(
        "too-much-work",
        "แม่แบบทำงานเสร็จในขอบเขตที่กำหนด",
        "a template ends within limits",
        ("วนซ้ำหลายล้านรอบ", "a loop of millions of turns"),
        ("วนซ้ำตามจำนวนแถว", "a turn for each row"),
    ),
    words(
        "template-failed",
        "นิพจน์ใช้กับข้อมูลของแถวได้",
        "an expression works with the row's data",
        ("`{{ ชื่อ + 1 }}`", "`{{ name + 1 }}`"),
        ("`{{ ชื่อ }}`", "`{{ name }}`"),
    ),
];

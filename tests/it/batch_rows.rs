//! `saraban batch --template`: rows of data, groups, running numbers, one PDF of all.

use std::fs;

use serde_json::Value;

use crate::batch::{documents, report};
use crate::check::{sheet_rows, workbook};
use crate::cli::{Desk, stderr, stdout};
use crate::outside;

const TEMPLATE: &str = r#"{
  "agency": "สำนักปลัด", "reference": "พย 76101/", "date": "{{ วันที่ }}",
  "subject": "ขออนุมัติเบิกเงินให้แก่ {{ ชื่อ_สกุล }}", "to": "นายกองค์การบริหารส่วนตำบล",
  "body": ["ด้วย {{ ชื่อ_สกุล }} ขอเบิกเงิน {{ จำนวน | baht }}{% if หมายเหตุ %} ({{ หมายเหตุ }}){% endif %}",
    { "$if": "จำนวน > 1000", "$then": "เป็นเงินเกินกว่า ๑,๐๐๐ บาท" }],
  "signatories": { "name": "นางสาวสมหญิง ใจดี", "position": "หัวหน้าสำนักปลัด" }
}"#;

const HEADS: [&str; 4] = ["ชื่อ-สกุล", "วันที่", "จำนวน", "หมายเหตุ"];

/// The second holds what would be marks in a typed text.
const ROWS: [[&str; 4]; 3] = [
    ["นายก ข", "10/4/2565", "46500", ""],
    ["นาง **ค** __ง", "2022-05-02", "500.5", "ดู //แนบ {{x}}"],
    ["นายจ ฉ", "3 มีนาคม 2565", "1000", "ด่วน"],
];

fn csv(rows: &[[&str; 4]]) -> String {
    [HEADS].iter().chain(rows).map(|row| row.join(",") + "\r\n").collect()
}

fn objects(rows: &[[&str; 4]]) -> Vec<String> {
    let object = |row: &[&str; 4]| {
        let members = HEADS.iter().zip(row).map(|(head, cell)| ((*head).to_owned(), Value::from(*cell)));
        Value::Object(members.collect()).to_string()
    };
    rows.iter().map(object).collect()
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("memo.json", TEMPLATE);
    desk.put("p.csv", &csv(&ROWS));
    desk
}

fn json(desk: &Desk, docx: &str) -> Value {
    let output = desk.command("extract").arg(docx).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn rows_of_every_kind_make_the_same_memos() {
    let desk = desk();
    desk.put("p.jsonl", &objects(&ROWS).join("\n"));
    desk.put("p.json", &format!("[{}]", objects(&ROWS).join(", ")));
    let cells = |row: &[&str; 4]| row.map(str::to_owned).to_vec();
    let sheet = [HEADS].iter().chain(&ROWS).map(cells).collect::<Vec<_>>();
    fs::write(desk.path().join("p.xlsx"), workbook(&sheet_rows(&sheet), "")).unwrap();
    let mut all = Vec::new();
    for data in ["p.csv", "p.jsonl", "p.json", "p.xlsx"] {
        let line = format!("batch {data} -t memo.json -o {data}.d --name {{{{ชื่อ_สกุล}}}}");
        let output = desk.run(&line);
        assert_eq!(output.status.code(), Some(0), "{data}: {}", stderr(&output));
        assert_eq!(stderr(&output), "", "{data}");
        all.push(documents(&desk.path().join(format!("{data}.d"))));
    }
    let names: Vec<&str> = all[0].keys().map(String::as_str).collect();
    let stems = ["นาง --ค-- __ง", "นายก ข", "นายจ ฉ"];
    assert_eq!(names, stems.map(|stem| [format!("{stem}.docx"), format!("{stem}.pdf")]).concat());
    assert!(all.iter().all(|documents| *documents == all[0]));
}

/// What Excel on a Thai machine saves as plain CSV.
#[test]
fn data_in_windows_874_is_read_and_that_is_said() {
    let desk = desk();
    let text = csv(&ROWS);
    // The Thai block of Unicode lies in the order of the code page, from ก at 0xA1.
    let byte = |c: char| if c.is_ascii() { c as u8 } else { (c as u32 - 'ก' as u32 + 0xA1) as u8 };
    fs::write(desk.path().join("old.csv"), text.chars().map(byte).collect::<Vec<u8>>()).unwrap();
    for (data, folder) in [("p.csv", "new"), ("old.csv", "old")] {
        let line = format!("--lang en batch {data} -t memo.json -o {folder} --name {{{{row}}}}");
        let output = desk.run(&line);
        assert_eq!(output.status.code(), Some(0), "{data}: {}", stderr(&output));
        assert_eq!(stderr(&output).contains("warning[read-as-windows-874]"), data == "old.csv");
    }
    let [new, old] = ["new", "old"].map(|folder| documents(&desk.path().join(folder)));
    assert!(new == old && new.len() == 6);
}

#[test]
fn the_documents_carry_a_memo_that_makes_them_again() {
    let desk = desk();
    desk.run("batch p.csv -t memo.json -o out --number-from ๐๕๗");
    let memo = json(&desk, "out/p-3.docx");
    assert_eq!(memo["reference"], "พย 76101/058");
    assert_eq!(memo["body"].as_array().unwrap().len(), 1, "500.5 is not over 1,000");
    desk.put("again.json", &memo.to_string());
    assert_eq!(desk.run("render again.json").status.code(), Some(0));
    let read = |name: &str| fs::read(desk.path().join(name)).unwrap();
    assert!(read("again.pdf") == read("out/p-3.pdf"));
}

#[test]
fn columns_are_judged_before_anything_is_written() {
    let desk = desk();
    let more = csv(&ROWS).replace("จำนวน", "จำนวนเงิน").replace("\r\n", ",x\r\n");
    desk.put("p.csv", &more.replacen(",x", ",ฝ่าย", 1));
    let output = desk.run("batch p.csv -t memo.json -o out --lang en");
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("error[no-column]") && said.contains("did you mean `จำนวนเงิน`?"), "{said}");
    assert!(said.contains("warning[unused-column]: the template does not use the column `ฝ่าย`"), "{said}");
    assert!(!desk.path().join("out").exists());
    desk.put("memo.json", "{");
    let output = desk.run("batch p.csv -t memo.json -o out --lang en");
    assert_eq!(output.status.code(), Some(1));
    assert!(!desk.path().join("out").exists());
    let output = desk.run("batch p.csv -t none.json -o out --lang en");
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_bad_cell_is_named_and_stops_no_other_row() {
    let desk = desk();
    let mut rows = ROWS;
    rows[1][2] = "ห้าร้อย";
    let cells = |row: &[&str; 4]| row.map(str::to_owned).to_vec();
    let sheet = [HEADS].iter().chain(&rows).map(cells).collect::<Vec<_>>();
    fs::write(desk.path().join("p.xlsx"), workbook(&sheet_rows(&sheet), "")).unwrap();
    let output = desk.run("batch p.xlsx -t memo.json -o out --lang en");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains(" --> p.xlsx: Sheet1!C3"), "{}", stderr(&output));
    let names: Vec<String> = documents(&desk.path().join("out")).into_keys().collect();
    assert_eq!(names, ["p-2.docx", "p-2.pdf", "p-4.docx", "p-4.pdf"]);
    let report = report(&desk.path().join("out/batch-report.json"));
    assert_eq!(report["rows"][1]["label"], "p.xlsx:3");
    assert_eq!(report["rows"][1]["diagnostics"][0]["slug"], "filter-refuses");
}

#[test]
fn a_mistake_of_the_template_is_told_once() {
    let desk = desk();
    desk.put("memo.json", &TEMPLATE.replace("\"to\"", "\"too\""));
    let output = desk.run("batch p.csv -t memo.json -o out --lang en");
    assert_eq!(stderr(&output).matches("error[unknown-field]").count(), 1, "{}", stderr(&output));
    let report = report(&desk.path().join("out/batch-report.json"));
    assert!(report["rows"].as_array().unwrap().iter().all(|row| row["status"] == "mistakes"));
}

#[test]
fn rows_of_a_group_fill_one_memo_with_a_table() {
    let desk = desk();
    let template = TEMPLATE.replace(
        r#"{ "$if": "จำนวน > 1000", "$then": "เป็นเงินเกินกว่า ๑,๐๐๐ บาท" }"#,
        r#"{ "table": { "columns": ["รายการ", "เงิน"], "rows": [{ "$each": "แถว in rows", "$do": [["{{ แถว.หมายเหตุ }}", "{{ แถว.จำนวน | number(2) }}"]] }] } }"#,
    );
    let template = template.replace("{{ จำนวน | baht }}{% if หมายเหตุ %} ({{ หมายเหตุ }}){% endif %}", "ดังนี้");
    desk.put("memo.json", &template);
    let rows = [
        ["นายก ข", "10/4/2565", "46500", "โต๊ะ"],
        ["นายจ ฉ", "3 มีนาคม 2565", "1000", "หมึก"],
        ["นายก ข", "10/4/2565", "500.5", "เก้าอี้"],
    ];
    desk.put("p.csv", &csv(&rows));
    let output = desk.run("batch p.csv -t memo.json -o out --group-by ชื่อ-สกุล --name {{to}}{{row}}");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(documents(&desk.path().join("out")).len(), 4);
    let memo = json(&desk, "out/นายกองค์การบริหารส่วนตำบล1.docx");
    let wanted = serde_json::json!([["โต๊ะ", "46,500.00"], ["เก้าอี้", "500.50"]]);
    assert_eq!(memo["body"][1]["table"]["rows"], wanted);
    let numbers = objects(&rows).join("\n").replace("\"นายก ข\"", "7");
    desk.put("p.jsonl", &numbers);
    desk.run("batch p.jsonl -t memo.json -o out4 --group-by ชื่อ-สกุล");
    assert_eq!(documents(&desk.path().join("out4")).len(), 4);
    desk.put("p.csv", &csv(&rows).replacen("10/4/2565", "11/4/2565", 1));
    let output = desk.run("batch p.csv -t memo.json -o out2 --group-by ชื่อ-สกุล --lang en");
    assert!(stderr(&output).contains("error[column-differs]"), "{}", stderr(&output));
    let output = desk.run("batch p.csv -t memo.json -o out3 --group-by ผู้รับ --lang en");
    assert!(stderr(&output).contains("error[no-named-column]"), "{}", stderr(&output));
}

#[test]
fn sheets_of_memos_need_no_template() {
    let desk = Desk::new();
    let row = crate::check::row("ด้วยเหตุผลความจำเป็น");
    let names = row.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(",");
    let cells =
        row.iter().map(|(_, cell)| format!("{cell:?}").replace("\\n", "\n")).collect::<Vec<_>>().join(",");
    desk.put("m.csv", &format!("{names}\r\n{cells}\r\n"));
    let output = desk.run("batch m.csv -o out --lang en");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(documents(&desk.path().join("out")).into_keys().collect::<Vec<_>>(), ["m-2.docx", "m-2.pdf"]);
    assert_eq!(json(&desk, "out/m-2.docx")["body"].as_array().map(Vec::len), Some(2));
}

#[test]
fn numbers_go_on_from_the_first_whatever_fails() {
    let desk = desk();
    desk.put("p.csv", &csv(&ROWS).replace("500.5", "x"));
    let output = desk.run("batch p.csv -t memo.json -o out --number-from 057 --name {{number}}");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let names: Vec<String> = documents(&desk.path().join("out")).into_keys().collect();
    assert_eq!(names, ["057.docx", "057.pdf", "059.docx", "059.pdf"]);
    desk.put("p.csv", &csv(&ROWS));
    let output =
        desk.run("batch p.csv -t memo.json -o out --number-from 057 --name {{number}} --resume --lang en");
    assert!(stdout(&output).starts_with("3 memos: made 1, unchanged 2"), "{}", stdout(&output));
    assert!(desk.path().join("out/058.pdf").exists());
    desk.put("memo.json", &TEMPLATE.replace("76101/", "76101/5"));
    let output = desk.run("batch p.csv -t memo.json -o out2 --number-from 57 --lang en");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("p.csv:2: error: `พย 76101/5` has its number already"),
        "{}",
        stderr(&output)
    );
    for bad in ["0", "-1", "x", "1234567890"] {
        assert_eq!(desk.run(&format!("batch p.csv --number-from={bad}")).status.code(), Some(2), "{bad}");
    }
}

/// Number, state and file of each entry, as the register lists them.
fn entries(desk: &Desk) -> Vec<(String, String)> {
    assert_eq!(desk.run("register export -r r.db -o r.csv").status.code(), Some(0));
    let text = fs::read_to_string(desk.path().join("r.csv")).unwrap();
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
        let file = cells.iter().find(|cell| cell.ends_with(".pdf")).copied().unwrap_or_default();
        (cells[0].to_owned(), file.to_owned())
    };
    text.trim_start_matches('\u{feff}').lines().skip(1).map(line).collect()
}

#[test]
fn a_register_gives_each_memo_one_number() {
    let desk = desk();
    let batch = |more: &str| {
        desk.run(&format!("batch p.csv -t memo.json -o out --register r.db --by นาย --lang en {more}"))
    };
    let output = batch("");
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    let start = desk.command("register start -r r.db --by นาย --year 2565").arg("พย 76101").output().unwrap();
    assert_eq!(start.status.code(), Some(0), "{}", stderr(&start));
    assert_eq!(batch("").status.code(), Some(0));
    let first = entries(&desk);
    let files = ["p-2.pdf", "p-3.pdf", "p-4.pdf"];
    assert_eq!(first.iter().map(|entry| entry.1.as_str()).collect::<Vec<_>>(), files);
    let made = documents(&desk.path().join("out"));
    // Again, elsewhere, and with another template: the same numbers.
    assert_eq!(batch("--resume").status.code(), Some(0));
    assert!(documents(&desk.path().join("out")) == made);
    assert_eq!(entries(&desk), first);
    // A row that changes is another letter, unless a column says which it is.
    desk.put("p.csv", &csv(&ROWS).replace("46500", "46501"));
    assert_eq!(batch("--resume").status.code(), Some(0));
    assert_eq!(entries(&desk).len(), 4);
    assert_eq!(json(&desk, "out/p-2.docx")["reference"], "พย 76101/4");
    assert_eq!(batch("--key ชื่อ-สกุล").status.code(), Some(0));
    desk.put("p.csv", &csv(&ROWS).replace("46500", "46502"));
    assert_eq!(batch("--key ชื่อ-สกุล --resume").status.code(), Some(0));
    assert_eq!(entries(&desk).len(), 7);
    assert_eq!(json(&desk, "out/p-2.docx")["reference"], "พย 76101/5");
    // Two memos the column cannot tell apart, and one it says nothing of.
    desk.put("p.csv", &csv(&[ROWS[0], ROWS[0]]));
    assert_eq!(batch("--key ชื่อ-สกุล").status.code(), Some(2));
    let output = batch("--key หมายเหตุ");
    assert!(stderr(&output).contains("the column named by `--key` is empty"), "{}", stderr(&output));
    assert_eq!(entries(&desk).len(), 7);
}

#[test]
fn mistakes_take_no_number_from_the_register() {
    let desk = desk();
    desk.put("p.csv", &csv(&ROWS).replace("2022-05-02", "พฤษภาคม 2565"));
    let start = desk.command("register start -r r.db --by นาย --year 2565").arg("พย 76101").output().unwrap();
    assert_eq!(start.status.code(), Some(0), "{}", stderr(&start));
    let output = desk.run("batch p.csv -t memo.json -o out --register r.db --by นาย --lang en");
    assert!(stderr(&output).contains("p.csv:3: error: without a whole date"), "{}", stderr(&output));
    assert_eq!(entries(&desk).len(), 2);
    let output = desk.run("batch p.csv -t memo.json -o out2 --register r.db --by นาย --fail-fast");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(entries(&desk).len(), 2);
}

#[test]
fn one_pdf_of_all_in_order_with_bookmarks() {
    let desk = desk();
    let line = "batch p.csv -t memo.json -o out --number-from 9 --merge all/all.pdf";
    assert_eq!(desk.run(line).status.code(), Some(0));
    let merged = fs::read(desk.path().join("all/all.pdf")).unwrap();
    assert_eq!(desk.run(&format!("{line} --resume --jobs 1")).status.code(), Some(0));
    assert!(fs::read(desk.path().join("all/all.pdf")).unwrap() == merged);
    let output = desk.run("batch p.csv -t memo.json -o out2 -f docx --merge all.pdf");
    assert_eq!(output.status.code(), Some(2));
    let one = fs::metadata(desk.path().join("out/p-2.pdf")).unwrap().len();
    assert!((merged.len() as u64) < 3 * one);
    let Some(mut python) = outside::python("merged.py") else { return };
    let said = outside::output(python.arg(desk.path().join("all/all.pdf")));
    let found: Value = serde_json::from_str(&said).unwrap();
    let titles =
        ["9 ขออนุมัติเบิกเงินให้แก่ นายก ข", "10 ขออนุมัติเบิกเงินให้แก่ นาง **ค** __ง", "11 ขออนุมัติเบิกเงินให้แก่ นายจ ฉ"];
    let marks: Vec<Value> = titles
        .iter()
        .enumerate()
        .map(|(page, title)| serde_json::json!([format!("พย 76101/{title}"), page]))
        .collect();
    assert_eq!(found["bookmarks"], Value::from(marks));
    let texts = found["pages"].as_array().unwrap();
    for (page, row) in ROWS.iter().enumerate() {
        assert!(texts[page].as_str().unwrap().contains(row[0]), "{page}: {}", texts[page]);
    }
    let Some(mut qpdf) = outside::tool("qpdf") else { return };
    outside::output(qpdf.arg("--check").arg(desk.path().join("all/all.pdf")));
    let Some(mut poppler) = outside::tool("pdftotext") else { return };
    let text = outside::output(poppler.arg(desk.path().join("all/all.pdf")).arg("-"));
    assert_eq!(text.matches("บันทึกข้อความ").count(), 3);
}

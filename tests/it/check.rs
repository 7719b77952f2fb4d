//! `saraban check` from outside: every kind of input, every format, mending in place.

use std::fs;
use std::io::{Cursor, Write};
use std::process::Stdio;

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::cli::{Desk, stderr, stdout};
use crate::outside;
use crate::rules::memo;

/// A text with two mechanical slips.
const SLIPS: &str = "ประจำปีงบประมาณ พ.ศ. ๒๕๖9 จำนวน ๑0 รายการ";

/// A ZIP package of parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An XLSX with the XML of one sheet and of its shared strings. Style 1 is a date.
pub(crate) fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let relations = |list: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let related = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{relation}/{kind}\" Target=\"{target}\"/>")
    };
    package(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", relations(&related(1, "officeDocument", "xl/workbook.xml")).as_bytes()),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r=\"{relation}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            )
            .as_bytes(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                &[
                    related(1, "worksheet", "worksheets/sheet1.xml"),
                    related(2, "sharedStrings", "sharedStrings.xml"),
                    related(3, "styles", "styles.xml"),
                ]
                .concat(),
            )
            .as_bytes(),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet {main}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>").as_bytes(),
        ),
        ("xl/sharedStrings.xml", format!("<sst {main}>{strings}</sst>").as_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>").as_bytes(),
        ),
    ])
}

/// The XML of a sheet's rows from row 1, every cell a text of its own.
pub(crate) fn sheet_rows(rows: &[Vec<String>]) -> String {
    let cell = |row: usize, column: usize, text: &str| {
        let letter = char::from(b'A' + column as u8);
        format!("<c r=\"{letter}{}\" t=\"inlineStr\"><is><t>{text}</t></is></c>", row + 1)
    };
    let row = |(row, cells): (usize, &Vec<String>)| {
        let cells = cells.iter().enumerate().map(|(column, text)| cell(row, column, text));
        format!("<row r=\"{}\">{}</row>", row + 1, cells.collect::<String>())
    };
    rows.iter().enumerate().map(row).collect()
}

/// Names and values of a memo that breaks no rule, with a text as its second paragraph.
pub(crate) fn row(text: &str) -> [(&'static str, String); 9] {
    let memo: Value = serde_json::from_str(&memo(text)).unwrap();
    let plain = |key: &str| memo[key].as_str().unwrap().to_owned();
    let signatory = |key: &str| memo["signatories"][key].as_str().unwrap().to_owned();
    let body: Vec<&str> =
        memo["body"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    [
        ("ส่วนราชการ", plain("agency")),
        ("ที่", plain("reference")),
        ("วันที่", plain("date")),
        ("เรื่อง", plain("subject")),
        ("เรียน", plain("to")),
        ("เนื้อความ", body.join("\n")),
        ("ภาคสรุป", plain("closing")),
        ("ชื่อผู้ลงนาม", signatory("name")),
        ("ตำแหน่ง", signatory("position")),
    ]
}

fn names() -> Vec<String> {
    row("ก").iter().map(|(name, _)| (*name).to_owned()).collect()
}

fn values(text: &str) -> Vec<String> {
    row(text).into_iter().map(|(_, value)| value).collect()
}

/// The same as CSV with line ends of Windows.
fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    rows.iter().map(line).collect()
}

fn write(desk: &Desk, name: &str, bytes: &[u8]) {
    fs::write(desk.path().join(name), bytes).unwrap();
}

fn read(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path().join(name)).unwrap()
}

/// Runs and gives standard output; the exit code must be as said.
fn said(desk: &Desk, line: &str, code: i32) -> String {
    let output = desk.run(line);
    assert_eq!(output.status.code(), Some(code), "`{line}`: {}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

#[test]
fn json_is_one_document_over_all_files() {
    let desk = Desk::new();
    let text = format!("\u{feff}{}", memo(SLIPS));
    desk.put("one.json", &text);
    desk.put(
        "two.json",
        &memo(r#"{ "date": "2022-04-10", "body": ["ตามบันทึก ที่ พย 76101/057 ลงวันที่ 28 เมษายน 2565 นั้น"] }"#),
    );
    desk.put("good.json", &memo("ด้วย"));
    let found: Value =
        serde_json::from_str(&said(&desk, "check one.json two.json good.json -f json", 0)).unwrap();
    let found = found.as_array().unwrap();
    let files: Vec<_> = found.iter().map(|found| found["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["one.json", "one.json", "two.json"]);
    let bytes = |of: &Value| {
        let at = |key: &str| of[key].as_u64().unwrap() as usize;
        &text[at("byte_start")..at("byte_end")]
    };
    let first = &found[0];
    assert_eq!(first["slug"], "mixed-digits");
    assert_eq!(first["source"], "handbooks of saraban work");
    assert_eq!((bytes(first), bytes(&first["edit"])), ("๒๕๖9", "๒๕๖9"));
    assert_eq!(first["edit"]["text"], "๒๕๖๙");
    let related = &found[2]["related"][0];
    assert_eq!(
        (related["message"].as_str(), related["file"].as_str()),
        (Some("held against this"), Some("two.json"))
    );
    assert_eq!(said(&desk, "check good.json -f json", 0), "[]\n");
}

#[test]
fn every_finding_is_in_the_sarif_log() {
    let desk = Desk::new();
    desk.put("บันทึก 1.json", &memo(SLIPS));
    let log = desk.command("check -f sarif --lang th").arg("บันทึก 1.json").output().unwrap();
    let log: Value = serde_json::from_str(&stdout(&log)).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.len() >= saraban::diag::Problem::slugs().count());
    let text = memo(SLIPS);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for (result, wrong) in results.iter().zip(["๒๕๖9", "๑0"]) {
        assert_eq!(result["level"], "warning");
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "%E0%B8%9A%E0%B8%B1%E0%B8%99%E0%B8%97%E0%B8%B6%E0%B8%81%201.json"
        );
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().unwrap() as usize;
        let line: Vec<char> = text.lines().nth(number("startLine") - 1).unwrap().chars().collect();
        let shown: String = line[number("startColumn") - 1..number("endColumn") - 1].iter().collect();
        let start = number("byteOffset");
        assert_eq!((shown.as_str(), &text[start..start + number("byteLength")]), (wrong, wrong));
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(&change["deletedRegion"], region);
        assert!(!change["insertedContent"]["text"].as_str().unwrap().is_empty());
    }
    let rule = rules.iter().find(|rule| rule["id"] == "mixed-digits").unwrap();
    assert_eq!(rule["defaultConfiguration"]["level"], "warning");
    assert!(rule["help"]["text"].as_str().unwrap().contains("ที่มา: คู่มือ"));
}

/// Judged by the schema of the standard, over one result of every kind of place.
#[test]
fn the_sarif_log_is_valid() {
    let Some(mut judge) = outside::sarif() else { return };
    let desk = Desk::new();
    desk.put("memo.json", &memo(SLIPS));
    desk.put("bad.json", "{");
    desk.put("empty.json", "");
    desk.put("m.jsonl", &format!("{{\n{}\n", memo(SLIPS).replace('\n', " ")));
    desk.put("m.csv", &csv(&[names(), values(SLIPS)]));
    write(&desk, "m.xlsx", &workbook(&sheet_rows(&[names(), values(SLIPS)]), ""));
    said(&desk, "render memo.json -f docx", 0);
    let cited =
        memo(r#"{ "date": "2022-04-10", "body": ["ตามบันทึก ที่ พย 76101/057 ลงวันที่ 28 เมษายน 2565 นั้น"] }"#);
    desk.put("cited.json", &cited);
    let all = "memo.json bad.json empty.json m.jsonl m.csv m.xlsx memo.docx cited.json";
    let log = said(&desk, &format!("check {all} -f sarif"), 1);
    desk.put("log.sarif", &log);
    desk.put("wrong.sarif", &log.replacen("\"warning\"", "\"doubtful\"", 1));
    outside::output(judge.arg(desk.path().join("log.sarif")));
    let wrong = outside::sarif().unwrap().arg(desk.path().join("wrong.sarif")).output().unwrap();
    assert!(!wrong.status.success(), "a judge that lets everything pass");
}

#[test]
fn fix_shows_writes_and_sums_up() {
    let desk = Desk::new();
    desk.put("memo.json", &memo(SLIPS));
    let output = desk.run("check memo.json --fix");
    let wanted = "\
--- memo.json
+++ memo.json
@@ -2,7 +2,7 @@
   \"agency\": \"สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง\",
   \"body\": [
     \"ด้วยวัสดุสำนักงานของสำนักปลัดใกล้หมด จึงขออนุมัติจัดซื้อ\",
-    \"ประจำปีงบประมาณ พ.ศ. ๒๕๖9 จำนวน ๑0 รายการ\"
+    \"ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ จำนวน ๑๐ รายการ\"
   ],
   \"closing\": \"จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ\",
   \"date\": \"2022-04-10\",
memo.json: nothing to mend
";
    assert_eq!(stdout(&output), wanted);
    assert_eq!(stderr(&output), "mended 2 places in memo.json (mixed-digits 2); nothing left\n");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(read(&desk, "memo.json"), memo("ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ จำนวน ๑๐ รายการ"));
    assert_eq!(desk.names(), ["memo.json"]);
    let again = desk.run("check memo.json --fix --lang th");
    assert_eq!((stdout(&again).as_str(), stderr(&again).as_str()), ("memo.json: ไม่พบข้อบกพร่อง\n", ""));
}

#[test]
fn fix_keeps_every_other_byte() {
    let desk = Desk::new();
    let odd = |text: &str| {
        format!("\u{feff}\r\n {}", memo(text).replace('\n', "\r\n\t").replace("\"to\"", "\"\\u0074o\""))
    };
    desk.put("memo.json", &odd(SLIPS));
    let machine = desk.run("check memo.json --fix -f json");
    assert_eq!(stdout(&machine), "[]\n");
    assert!(stderr(&machine).starts_with("--- memo.json\n"), "{}", stderr(&machine));
    assert_eq!(read(&desk, "memo.json"), odd("ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ จำนวน ๑๐ รายการ"));
}

#[test]
fn what_cannot_be_mended_is_told_as_before() {
    let desk = Desk::new();
    desk.put("memo.json", &memo(SLIPS).replace("\"subject\"", "\"subjct\""));
    let output = desk.run("check memo.json --fix -f short");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).ends_with("memo.json:14:3: error[unknown-field]: unknown field `subjct`\n"),
        "{}",
        stdout(&output)
    );
    assert_eq!(stderr(&output), "mended 2 places in memo.json (mixed-digits 2); left: 1 error\n");
}

#[test]
fn diff_shows_and_leaves_the_file() {
    let desk = Desk::new();
    desk.put("memo.json", &memo(SLIPS));
    let shown = said(&desk, "check memo.json --diff -f short", 1);
    assert!(shown.starts_with("--- memo.json\n+++ memo.json\n@@ -2,7 +2,7 @@\n"), "{shown}");
    assert_eq!(shown.matches("warning[mixed-digits]").count(), 2);
    assert_eq!(read(&desk, "memo.json"), memo(SLIPS));
    desk.put("memo.json", &memo("ด้วย"));
    assert_eq!(said(&desk, "check memo.json --diff", 0), "memo.json: nothing to mend\n");
    let mut child =
        desk.command("check - --diff -f short").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(memo(SLIPS).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("--- <stdin>\n"), "{}", stdout(&output));
}

#[test]
fn fix_is_refused_where_it_cannot_be() {
    let desk = Desk::new();
    write(&desk, "m.xlsx", &workbook(&sheet_rows(&[names(), values(SLIPS)]), ""));
    let before = fs::read(desk.path().join("m.xlsx")).unwrap();
    let sheet = desk.run("check m.xlsx --fix -f short");
    assert_eq!(sheet.status.code(), Some(2));
    assert!(stderr(&sheet).starts_with("error: `m.xlsx` cannot be mended in place"), "{}", stderr(&sheet));
    assert_eq!(stdout(&sheet).matches("warning[mixed-digits]").count(), 2);
    assert_eq!(fs::read(desk.path().join("m.xlsx")).unwrap(), before);
    for (line, words) in [
        ("check - --fix", "error: `--fix` cannot mend standard input"),
        ("check m.xlsx --fix --diff", "error: "),
    ] {
        let output = desk.run(line);
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(stderr(&output).starts_with(words), "{}", stderr(&output));
    }
}

#[test]
fn a_memo_a_line() {
    let desk = Desk::new();
    let line = |text: &str| memo(text).replace('\n', " ");
    let lines = format!("\u{feff}{}\r\n\r\n{{\"a\": \r\n  \n{}", line("ด้วย"), line(SLIPS));
    for name in ["m.jsonl", "m.NDJSON", "m.json"] {
        desk.put(name, &lines);
        let said = said(&desk, &format!("check {name} -f short"), 1);
        let places: Vec<_> = said.lines().map(|line| line.split(": ").next().unwrap()).collect();
        let column = line(SLIPS).split("๒๕๖9").next().unwrap().chars().count() + 1;
        assert_eq!(places[0], format!("{name}:3:6"), "{said}");
        assert_eq!(places[1], format!("{name}:5:{column}"), "{said}");
        assert_eq!(places.len(), 3, "{said}");
    }
    let output = desk.run("check m.jsonl --fix -f short");
    assert_eq!(stderr(&output), "mended 2 places in m.jsonl (mixed-digits 2); left: 1 error\n");
    let mended = lines.replace("๒๕๖9", "๒๕๖๙").replace("๑0", "๑๐");
    assert_eq!(read(&desk, "m.jsonl"), mended);
}

#[test]
fn a_memo_a_record() {
    let desk = Desk::new();
    let rows = [names(), values("ด้วย \"เหตุ\" นี้"), values(SLIPS)];
    desk.put("m.csv", &format!("\u{feff}{}", csv(&rows)));
    let human = said(&desk, "check m.csv", 0);
    let first = "warning[mixed-digits]: `๒๕๖9` mixes Thai and Arabic digits\n --> m.csv:5:22\n";
    assert!(human.starts_with(first), "{human}");
    assert!(human.contains("^^^^ เนื้อความ\n"), "{human}");
    said(&desk, "check m.csv --fix -f short", 0);
    let mended = csv(&rows).replace("๒๕๖9", "๒๕๖๙").replace("๑0", "๑๐");
    assert_eq!(read(&desk, "m.csv"), format!("\u{feff}{mended}"));
    // Names of the fields do as well, in any order, with `;` between them.
    let english =
        "signatories.name;Subject;to;agency.name;body\nนายตัวอย่าง ใจดี;ขออนุมัติ ปี ๒๕๖9;นายก;สำนักปลัด;ด้วยเหตุนี้\n";
    desk.put("e.csv", english);
    let said = said(&desk, "check e.csv -f short", 0);
    assert!(said.contains("e.csv:2:31: warning[mixed-digits]"), "{said}");
}

#[test]
fn a_memo_a_row_of_a_sheet() {
    let desk = Desk::new();
    // A date as Excel keeps it: day 44661 is 10 April 2022.
    let rows = sheet_rows(&[names(), values(SLIPS), values("ด้วย")]);
    let dated = "<c r=\"C2\" t=\"inlineStr\"><is><t>2022-04-10</t></is></c>";
    assert!(rows.contains(dated));
    let rows = rows.replace(dated, "<c r=\"C2\" s=\"1\"><v>44661</v></c>");
    write(&desk, "m.xlsx", &workbook(&rows, ""));
    let wanted = "\
m.xlsx: Sheet1!F2: warning[mixed-digits]: `๒๕๖9` mixes Thai and Arabic digits
m.xlsx: Sheet1!F2: warning[mixed-digits]: `๑0` mixes Thai and Arabic digits
";
    assert_eq!(said(&desk, "check m.xlsx -f short", 0), wanted);
    let late = rows.replace("<v>44661</v>", "<v>3000000</v>");
    write(&desk, "late.xlsx", &workbook(&late, ""));
    let late = said(&desk, "check late.xlsx -f short", 1);
    assert!(late.starts_with("late.xlsx: Sheet1!C2: error[date-"), "{late}");
    let found: Value = serde_json::from_str(&said(&desk, "check m.xlsx -f json", 0)).unwrap();
    assert_eq!(found[0]["at"], "Sheet1!F2");
    assert!(found[0].get("byte_start").is_none() && found[0].get("edit").is_none(), "{found}");
}

/// Files as other programs write them: dates with Thai formats, formulas, repeated cells, several sheets.
#[test]
fn sheets_of_other_programs_are_read() {
    let Some(mut python) = outside::python("sheets.py") else { return };
    let desk = Desk::new();
    outside::output(python.arg(desk.path()).arg(serde_json::to_string(&[names(), values(SLIPS)]).unwrap()));
    for (file, cell) in [("m.xlsx", "'บันทึก 1'!F3"), ("m.ods", "แผ่น1!F3")] {
        let said = said(&desk, &format!("check {file} -f short"), 0);
        let place = format!("{file}: {cell}: warning[mixed-digits]: ");
        assert_eq!(said.lines().filter(|line| line.starts_with(&place)).count(), 2, "{said}");
        assert_eq!(said.lines().count(), 2, "{said}");
    }
}

#[test]
fn our_documents_are_checked_through_their_json() {
    let desk = Desk::new();
    desk.put("memo.json", &memo(SLIPS));
    said(&desk, "render memo.json --pdf-standard a-3b", 0);
    for file in ["memo.docx", "memo.pdf"] {
        let found = said(&desk, &format!("check {file} -f short"), 0);
        let wanted = said(&desk, "check memo.json -f short", 0);
        assert_eq!(found, wanted.replace("memo.json:", &format!("{file} (memo.json):")));
    }
    said(&desk, "render memo.json -f pdf", 0);
    assert_eq!(
        said(&desk, "check memo.pdf -f short", 1),
        "memo.pdf:1:1: error[foreign-pdf]: this PDF carries no memo, so it cannot be checked\n"
    );
}

#[test]
fn a_document_of_somebody_else_is_read_for_its_wording() {
    let desk = Desk::new();
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", text("จำนวน ๑0"));
    // A closing phrase is a matter of form, and this may be a letter.
    let body = [text("ปี ๒๕๖9"), "<w:p/>".to_owned(), cell, text("ขอแสดงความนับถือ")].concat();
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let docx = package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())]);
    write(&desk, "letter.docx", &docx);
    let wanted = "\
letter.docx: paragraph 1: warning[mixed-digits]: `๒๕๖9` mixes Thai and Arabic digits
letter.docx: paragraph 3: warning[mixed-digits]: `๑0` mixes Thai and Arabic digits
";
    assert_eq!(said(&desk, "check letter.docx -f short", 0), wanted);
    assert_eq!(desk.run("extract letter.docx").status.code(), Some(1));
}

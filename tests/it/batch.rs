//! `saraban batch`: order, bytes, names, reports, and what it refuses.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::cli::{Desk, stderr, stdout};

/// A memo of its own.
pub(crate) fn memo(number: usize) -> String {
    format!(
        r#"{{ "agency": "สำนักปลัด", "reference": "พย ๗๖๑๐๑/{number:03}", "date": "2022-04-10",
  "subject": "เรื่องที่ {number}", "to": "นายก", "body": ["ด้วยเหตุ {number} ข้อ"], "signatories": {{ "name": "นายตัวอย่าง ใจดี" }} }}"#
    )
}

/// Memos in `in/`.
pub(crate) fn memos(desk: &Desk, count: usize) {
    fs::create_dir(desk.path().join("in")).unwrap();
    (1..=count).for_each(|number| desk.put(&format!("in/m{number:03}.json"), &memo(number)));
}

/// The names of a folder's files and their bytes, without what tells of the run.
pub(crate) fn documents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files =
        entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()));
    files
        .filter(|(name, _)| {
            !["batch-report.json", "batch-report.csv", ".saraban-batch.jsonl"].contains(&name.as_str())
        })
        .collect()
}

pub(crate) fn report(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn statuses(report: &Value) -> Vec<&str> {
    report["rows"].as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap()).collect()
}

/// The report without times.
fn timeless(folder: &Path) -> Value {
    let mut report = report(&folder.join("batch-report.json"));
    for row in report["rows"].as_array_mut().unwrap() {
        assert!(row["milliseconds"].is_u64());
        row["milliseconds"] = Value::Null;
    }
    report
}

#[test]
fn order_and_bytes_do_not_depend_on_threads() {
    let desk = Desk::new();
    memos(&desk, 12);
    // The first takes longest, so that others are done before it.
    let long = vec![
        r#""ด้วยข้อความยาวหลายหน้า ตามมาตรการที่กำหนด""#;
        300
    ]
    .join(", ");
    desk.put("in/m001.json", &memo(1).replace(r#""ด้วยเหตุ 1 ข้อ""#, &long));
    desk.put("in/m003.json", "{");
    desk.put("in/m009.json", "[]x");
    let mut seen = Vec::new();
    for jobs in [1, 2, 5] {
        let out = format!("out{jobs}");
        let output = desk.run(&format!("batch in -o {out} --jobs {jobs} --zip {out}.zip"));
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let folder = desk.path().join(&out);
        let archive = fs::read(desk.path().join(format!("{out}.zip"))).unwrap();
        let said = stderr(&output).lines().filter(|line| !line.starts_with("making")).collect::<String>();
        seen.push((documents(&folder), timeless(&folder), archive, said));
    }
    assert_eq!(seen[0].0.len(), 20);
    assert_eq!(seen[0].1["rows"][2]["status"], "mistakes");
    assert!(seen[0] == seen[1] && seen[0] == seen[2]);
    // The same as one by one.
    desk.run("render in/m002.json");
    assert_eq!(fs::read(desk.path().join("m002.pdf")).unwrap(), seen[0].0["m002.pdf"]);
    assert_eq!(fs::read(desk.path().join("m002.docx")).unwrap(), seen[0].0["m002.docx"]);
}

#[test]
fn one_bad_memo_of_twenty() {
    let desk = Desk::new();
    memos(&desk, 20);
    desk.put("in/m007.json", &memo(7).replace("subject", "subjct"));
    let output = desk.run("batch in -o out -f pdf");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error[unknown-field]: unknown field `subjct`\n --> in/m007.json:2:3\n"),
        "{}",
        stderr(&output)
    );
    let said = stdout(&output);
    assert!(said.starts_with("20 memos: made 19, with mistakes 1 (19 files, 19 pages, "), "{said}");
    assert!(said.ends_with(" s); report: out/batch-report.json\n"), "{said}");
    let made = documents(&desk.path().join("out"));
    assert_eq!(made.len(), 19);
    assert!(!made.contains_key("m007.pdf") && made.values().all(|bytes| bytes.starts_with(b"%PDF-")));
    // Told to stop at the first, it makes nothing at all.
    let output = desk.run("batch in -o none -f pdf --fail-fast --lang th");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).starts_with("บันทึก 20 ฉบับ: จัดทำ 0, มีข้อผิด 1, ยังไม่ได้ทำ 19 ("),
        "{}",
        stdout(&output)
    );
    assert!(documents(&desk.path().join("none")).is_empty());
}

#[test]
fn the_report_tells_each_row() {
    let desk = Desk::new();
    memos(&desk, 2);
    desk.put("in/=1+1.json", "{ }");
    let output = desk.run("batch in missing.json -o out --report r/told.json -q --name {{reference}}");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(stdout(&output), "");
    let report = report(&desk.path().join("r/told.json"));
    assert_eq!(statuses(&report), ["mistakes", "written", "written", "failed"]);
    let summary = &report["summary"];
    assert_eq!(
        (&summary["memos"], &summary["written"], &summary["files"]),
        (&4.into(), &2.into(), &4.into())
    );
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows[0]["diagnostics"][0]["slug"], "missing-field");
    assert_eq!(rows[1]["label"], "in/m001.json");
    assert_eq!(rows[1]["files"][0]["name"], "พย 76101-001.pdf");
    let pdf = fs::read(desk.path().join("out/พย 76101-001.pdf")).unwrap();
    assert_eq!(rows[1]["files"][0]["bytes"], pdf.len());
    assert_eq!(rows[1]["pages"], 1);
    assert!(rows[3]["reason"].as_str().unwrap().starts_with("cannot read `missing.json`: "));
    let csv = fs::read_to_string(desk.path().join("r/told.csv")).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}row,label,title,number,status,files,pages,diagnostics,milliseconds");
    assert!(lines[1].starts_with("1,in/=1+1.json,,,mistakes,,0,\"1:1 "), "{}", lines[1]);
    assert!(
        lines[2].starts_with(
            "2,in/m001.json,พย 76101/001 เรื่องที่ 1,,written,\"พย 76101-001.pdf\nพย 76101-001.docx\",1,,"
        ),
        "{}",
        lines[2]
    );
    assert_eq!(lines.len(), 6);
}

#[test]
fn names_that_cannot_stand_are_refused_before_anything_is_written() {
    let desk = Desk::new();
    memos(&desk, 3);
    fs::create_dir(desk.path().join("more")).unwrap();
    desk.put("more/M002.json", &memo(4));
    let cases = [
        ("batch in more -o out", "`in/m002.json` and `more/M002.json` would both be written as `M002`"),
        (
            "batch in -o out --name {{to}}",
            "`in/m001.json` and `in/m002.json` would both be written as `นายก`",
        ),
        ("batch in -o out --name ...", "`--name` leaves `in/m001.json` without a name"),
        ("batch in -o out --name ../{{row}}", "a name holds no `/` or `\\`; `-o` names the folder"),
        (
            "batch in -o out --name {{refrence}}",
            "`--name` uses `refrence`, which there is not\n  = help: there are {{reference}} {{number}}",
        ),
        ("batch in -o out -f docx --pdf-standard a-2b", "`--pdf-standard` without a PDF"),
        (
            "batch in -o out --report in/m001.json",
            "the output would replace `in/m001.json`, which it is made from",
        ),
        (
            "batch in -o out --zip in/m001.json",
            "the output would replace `in/m001.json`, which it is made from",
        ),
        ("batch out*.json -o out", "no memos found"),
        ("batch in -o out -f png", "invalid value 'png'"),
    ];
    for (line, message) in cases {
        let output = desk.run(line);
        assert_eq!(output.status.code(), Some(2), "`{line}`: {}", stderr(&output));
        assert!(stderr(&output).contains(message), "`{line}`: {}", stderr(&output));
        assert_eq!(desk.names(), ["in", "more"], "`{line}`");
    }
}

#[test]
fn a_report_among_the_memos_is_no_memo() {
    let desk = Desk::new();
    memos(&desk, 2);
    for _ in 0..2 {
        let output = desk.run("batch in -o in -f pdf --report in/a.json");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).starts_with("2 memos: made 2 ("), "{}", stdout(&output));
    }
}

#[test]
fn unsafe_names_stay_in_the_folder() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("in")).unwrap();
    for (number, to) in ["../../up", "CON", "a:b*c?", ".hidden", "ที่"].iter().enumerate() {
        let to = if number == 4 { to.repeat(100) } else { (*to).to_owned() };
        desk.put(&format!("in/{number}.json"), &memo(number).replace("นายก", &to));
    }
    let output = desk.run("batch in -o out -f pdf --name {{to}}");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let made = documents(&desk.path().join("out"));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(names[..4], ["-..-up.pdf", "_CON.pdf", "a-b-c-.pdf", "hidden.pdf"]);
    assert!(names[4].starts_with("ที่ที่") && names[4].len() <= 204);
    assert_eq!(desk.names(), ["in", "out"]);
}

#[test]
fn a_list_holds_several_memos() {
    let desk = Desk::new();
    let bad = memo(2).replace("subject", "subjct");
    let list: Vec<String> = (1..=11).map(|n| if n == 2 { bad.clone() } else { memo(n) }).collect();
    desk.put("list.json", &format!("\u{feff}[\n{}\n]", list.join(",\n")));
    let output = desk.run("batch list.json -o out -f docx");
    assert_eq!(output.status.code(), Some(1));
    // The place is the list's: the second memo's second line.
    assert!(stderr(&output).contains("\n --> list.json:5:3\n"), "{}", stderr(&output));
    let report = report(&desk.path().join("out/batch-report.json"));
    assert_eq!(report["rows"][1]["label"], "list.json[2]");
    let names: Vec<String> = documents(&desk.path().join("out")).into_keys().collect();
    assert_eq!((names.len(), names[0].as_str(), names[9].as_str()), (10, "list-01.docx", "list-11.docx"));
    let json = desk.run("extract out/list-03.docx").stdout;
    assert_eq!(String::from_utf8(json).unwrap(), memo(3));
    // A mistake between the memos spoils them all.
    desk.put("broken.json", &format!("[{} {}]", memo(1), memo(2)));
    let output = desk.run("batch broken.json -o none");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("error[missing-comma]"), "{}", stderr(&output));
    assert!(documents(&desk.path().join("none")).is_empty());
}

#[test]
fn the_pictures_beside_a_memo_are_found_and_watched() {
    let desk = Desk::new();
    memos(&desk, 2);
    let picture = |grey: u8| {
        let pixels = image::GrayImage::from_pixel(4, 4, image::Luma([grey]));
        pixels.save(desk.path().join("in/dot.png")).unwrap();
    };
    picture(10);
    let body = r#""body": [{ "picture": { "path": "dot.png", "width": 2 } }, "#;
    desk.put("in/m002.json", &memo(2).replace("\"body\": [", body));
    assert_eq!(desk.run("batch in -o out -f pdf").status.code(), Some(0));
    picture(20);
    assert_eq!(desk.run("batch in -o out -f pdf --resume").status.code(), Some(0));
    assert_eq!(statuses(&report(&desk.path().join("out/batch-report.json"))), ["unchanged", "written"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_3() {
    let desk = Desk::new();
    memos(&desk, 2);
    desk.put("out", "a file");
    let output = desk.run("batch in -o out");
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).starts_with("error: cannot create `out`: "), "{}", stderr(&output));
    // Root writes into read-only folders; elsewhere this is the usual case.
    let closed = desk.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let mut rights = fs::metadata(&closed).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&closed, rights).unwrap();
    if fs::File::create(closed.join("probe")).is_ok() {
        eprintln!("skipped: read-only folders do not stop this user");
        return;
    }
    let output = desk.run("batch in -o closed");
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("error: cannot write `closed/.saraban-batch.jsonl`: "));
}

/// A file system of few bytes, where the user may mount one.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn mount(at: &'a Path, kb: usize) -> Option<Self> {
        fs::create_dir(at).unwrap();
        let size = format!("size={kb}k");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "saraban-test"]).arg(at).output();
        let mounted = mounted.is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("skipped: no small file system can be mounted here");
        }
        mounted.then_some(Self(at))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).output();
    }
}

#[test]
fn a_full_disk_breaks_no_file_and_resume_ends_the_work() {
    let desk = Desk::new();
    memos(&desk, 12);
    let disk = desk.path().join("disk");
    let Some(small) = Small::mount(&disk, 600) else { return };
    let output = desk.run("batch in -o disk -f pdf --report told.json");
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(stderr(&output).contains("error: cannot write `disk/"), "{}", stderr(&output));
    let there = documents(&disk);
    assert!((1..12).contains(&there.len()), "{}", there.len());
    assert!(there.values().all(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF")));
    assert!(there.keys().all(|name| name.ends_with(".pdf")), "{:?}", there.keys());
    let told = report(&desk.path().join("told.json"));
    let written = statuses(&told).iter().filter(|status| **status == "written").count();
    let remount = Command::new("mount").args(["-o", "remount,size=20m"]).arg(&disk).output().unwrap();
    assert!(remount.status.success());
    let output = desk.run("batch in -o disk -f pdf --report told.json --resume");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(report(&desk.path().join("told.json"))["summary"]["unchanged"], written);
    desk.run("batch in -o out -f pdf");
    assert_eq!(documents(&disk), documents(&desk.path().join("out")));
    drop(small);
}

//! The whole command in a folder of its own: exit codes, what it says, what it leaves.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const GOOD: &str = r#"{
  "agency": "สำนักปลัด", "subject": "ขออนุมัติ", "to": "นายก", "body": ["ด้วยเหตุนี้ 5 ข้อ"],
  "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" }
}"#;

/// A folder of a test's own, and the command run in it.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        fs::File::create(self.path().join(name)).unwrap().write_all(text.as_bytes()).unwrap();
    }

    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_saraban"));
        command.current_dir(self.path()).env_clear().args(line.split_whitespace());
        command
    }

    pub(crate) fn run(&self, line: &str) -> Output {
        self.command(line).stdin(Stdio::null()).output().unwrap()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn done_is_0_and_says_what_it_wrote() {
    let desk = Desk::new();
    desk.put("memo.json", GOOD);
    let output = desk.run("render memo.json");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
    let said = stdout(&output);
    let lines: Vec<&str> = said.lines().collect();
    let kb = |name: &str| fs::metadata(desk.path().join(name)).unwrap().len().div_ceil(1000);
    assert_eq!(lines[0], format!("wrote memo.pdf (1 page, {} kB)", kb("memo.pdf")));
    assert_eq!(lines[1], format!("wrote memo.docx (1 page, {} kB)", kb("memo.docx")));
    assert_eq!(desk.names(), ["memo.docx", "memo.json", "memo.pdf"]);
    assert!(fs::read(desk.path().join("memo.pdf")).unwrap().starts_with(b"%PDF-"));
    assert!(fs::read(desk.path().join("memo.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn mistakes_are_1_and_nothing_is_touched() {
    let desk = Desk::new();
    desk.put("memo.json", &GOOD.replace("subject", "subjct"));
    desk.put("memo.pdf", "the good one of yesterday");
    let output = desk.run("render memo.json");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    let wanted = "\
error[unknown-field]: unknown field `subjct`
 --> memo.json:2:26
  |
2 |   \"agency\": \"สำนักปลัด\", \"subjct\": \"ขออนุมัติ\", \"to\": \"นายก\", \"body\": [\"ด้วยเหตุนี้ 5 ข้อ\"],
  |                        ^^^^^^^^
  |
  = help: did you mean `subject` (เรื่อง)?

1 error
";
    assert_eq!(stderr(&output), wanted);
    assert_eq!(desk.names(), ["memo.json", "memo.pdf"]);
    assert_eq!(fs::read(desk.path().join("memo.pdf")).unwrap(), b"the good one of yesterday");
}

#[test]
fn the_locale_or_lang_decides_the_language() {
    let desk = Desk::new();
    desk.put("memo.json", &GOOD.replace("subject", "subjct"));
    let thai = desk.command("render memo.json").env("LANG", "th_TH.UTF-8").output().unwrap();
    assert!(stderr(&thai).starts_with("ผิดพลาด[unknown-field]: ไม่รู้จักช่อง `subjct`"), "{}", stderr(&thai));
    let english = desk.command("render memo.json --lang en").env("LANG", "th_TH.UTF-8").output().unwrap();
    assert!(stderr(&english).starts_with("error[unknown-field]"));
    let overridden =
        desk.command("render memo.json").env("LC_ALL", "C").env("LANG", "th_TH").output().unwrap();
    assert!(stderr(&overridden).starts_with("error[unknown-field]"));
}

#[test]
fn wrong_usage_is_2() {
    let desk = Desk::new();
    desk.put("memo.json", GOOD);
    let cases = [
        "",
        "rendre memo.json",
        "render",
        "render memo.json -f doc",
        "render memo.json -o -",
        "render memo.json --ppi 5",
        "render memo.json --pdf-standard a-1b",
        "render memo.json -f docx,png --pdf-standard a-2b",
        "extract",
        "extract memo.json -o memo.json",
        "render memo.json --profile nobody",
        "init memo.json",
        "init --sample nobody",
    ];
    for line in cases {
        let output = desk.run(line);
        assert_eq!(output.status.code(), Some(2), "`{line}`: {}", stderr(&output));
        assert!(!stderr(&output).is_empty(), "`{line}`");
        assert_eq!(desk.names(), ["memo.json"], "`{line}`");
    }
}

#[test]
fn a_failing_world_is_3() {
    let desk = Desk::new();
    let missing = desk.run("render memo.json");
    assert_eq!(missing.status.code(), Some(3));
    assert!(stderr(&missing).starts_with("error: cannot read `memo.json`: "), "{}", stderr(&missing));
    // One document that cannot be written leaves the other unwritten too.
    desk.put("memo.json", GOOD);
    fs::create_dir(desk.path().join("memo.docx")).unwrap();
    let blocked = desk.run("render memo.json");
    assert_eq!(blocked.status.code(), Some(3));
    assert!(stderr(&blocked).starts_with("error: cannot write `memo.docx`: "), "{}", stderr(&blocked));
    assert_eq!(desk.names(), ["memo.docx", "memo.json"]);
}

#[test]
fn one_bad_memo_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.put("a.json", "{");
    desk.put("b.json", GOOD);
    let output = desk.run("render a.json b.json missing.json -f pdf");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(desk.names(), ["a.json", "b.json", "b.pdf"]);
}

#[test]
fn standard_input_and_output_carry_whole_documents() {
    let desk = Desk::new();
    desk.put("memo.json", GOOD);
    desk.run("render memo.json -f pdf");
    let mut child =
        desk.command("render - -f pdf -o -").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(GOOD.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, fs::read(desk.path().join("memo.pdf")).unwrap());
}

#[test]
fn a_reader_that_goes_away_is_success() {
    let desk = Desk::new();
    desk.put("memo.json", GOOD);
    let mut child = desk.command("render memo.json -f pdf -o -").stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn pictures_of_pages_are_numbered() {
    let desk = Desk::new();
    desk.put("one.json", GOOD);
    desk.put("two.json", &GOOD.replace("5 ข้อ\"", "5 ข้อ\", { \"page_break\": true }, \"หน้าสอง\""));
    let output = desk.run("render one.json two.json -f png,svg --ppi 36 -o pages/");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut names: Vec<_> = fs::read_dir(desk.path().join("pages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["one.png", "one.svg", "two-1.png", "two-1.svg", "two-2.png", "two-2.svg"]);
    assert_eq!(desk.run("render two.json -f png -o -").status.code(), Some(2));
}

#[test]
fn digits_and_profile_change_the_document() {
    let desk = Desk::new();
    desk.put("memo.json", GOOD);
    desk.put("house.toml", "[heading]\ntext = \"บันทึก\"\n");
    desk.put("bad.toml", "[headin]\n");
    let bytes = |line: &str| {
        let output = desk.run(&format!("render memo.json -f svg -o - {line}"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        output.stdout
    };
    let plain = bytes("");
    assert_eq!(plain, bytes("--digits thai --profile opm-2553"));
    assert_ne!(plain, bytes("--digits arabic"));
    assert_ne!(plain, bytes("--profile house.toml"));
    let wrong = desk.run("render memo.json --profile bad.toml");
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stderr(&wrong).contains("help: `heading` was probably meant"), "{}", stderr(&wrong));
}

#[test]
fn init_writes_a_memo_that_renders() {
    let desk = Desk::new();
    assert_eq!(desk.run("init").status.code(), Some(0));
    assert_eq!(desk.run("init --sample draft").status.code(), Some(0));
    let output = desk.run("render memo.json draft.json");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
}

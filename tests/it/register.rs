//! `saraban register`: processes that take numbers at once, crashes, tables, and every way to fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread;
use std::time::Duration;

use saraban::register::{Filter, Letter, Register, Request, Stamp, State, WAIT};
use serde_json::{Value, json};

use crate::cli::{Desk, stderr, stdout};
use crate::outside;

const TAKE: [&str; 8] =
    ["register", "take", "พย 76101", "--subject", "ขออนุมัติจัดซื้อวัสดุ", "--to", "นายก", "--date=2026-03-02"];

/// Arguments with blanks in them; the clerk's name is known.
fn run(desk: &Desk, args: &[&str]) -> Output {
    desk.command("").args(args).env("USER", "สมชาย").stdin(Stdio::null()).output().unwrap()
}

fn done(desk: &Desk, args: &[&str]) -> String {
    let output = run(desk, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
    stdout(&output)
}

/// A folder with a register open for 2569.
fn office() -> Desk {
    let desk = Desk::new();
    let said = done(&desk, &["register", "start", "พย 76101", "--year", "2569"]);
    assert_eq!(
        said,
        "พย 76101/ in 2569 (C.E. 2026): next number 1\nพย 76101/ว in 2569 (C.E. 2026): next number 1\n"
    );
    desk
}

fn failed(desk: &Desk, args: &[&str], code: i32, wanted: &str) {
    let output = run(desk, args);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(code), wanted), "{args:?}");
    assert_eq!(stdout(&output), "");
}

/// Numbers of the ordinary book with their states; nothing may be missing.
fn numbers(folder: &Path) -> Vec<(u32, State)> {
    let register = Register::open(&folder.join("register.db"), WAIT).unwrap();
    let books = register.books(&Filter::default()).unwrap();
    assert_eq!(books[0].gaps(), []);
    books[0].entries.iter().map(|entry| (entry.number, entry.state.clone())).collect()
}

#[test]
fn a_clerk_takes_reserves_issues_voids_and_lists() {
    let desk = office();
    assert_eq!(done(&desk, &[&TAKE[..], &["--file", "memo.pdf"]].concat()), "พย 76101/1\n");
    assert_eq!(done(&desk, &[&TAKE[..], &["--reserve", "--key", "โทรศัพท์"]].concat()), "พย 76101/2\n");
    assert_eq!(done(&desk, &[&TAKE[..], &["--reserve", "--key", "โทรศัพท์"]].concat()), "พย 76101/2\n");
    assert_eq!(done(&desk, &TAKE), "พย 76101/3\n");
    let circular = ["register", "take", "พย ๗๖๑๐๑/ว", "--subject", "เชิญประชุม", "--to", "ทุกกอง"];
    let taken = done(&desk, &[&circular[..], &["--date", "๓ มี.ค. ๒๕๖๙", "--by", "สมหญิง"]].concat());
    assert_eq!(taken, "พย 76101/ว 1\n");
    let void = ["register", "void", "พย 76101/3", "--reason", "พิมพ์ผิด", "--year", "2026"];
    assert_eq!(done(&desk, &void), "พย 76101/3 of 2569 (C.E. 2026): void\n");
    done(&desk, &["register", "start", "พย 76101", "--year", "2569", "--number", "6"]);
    let list = done(&desk, &["register", "list", "--year", "2569"]);
    let today = list.lines().find_map(|line| line.split_once("passed over").map(|(head, _)| head)).unwrap();
    let today = today.split_whitespace().last().unwrap();
    let wanted = format!(
        "\
พย 76101/ in 2569 (C.E. 2026): next number 6
    1  2026-03-02  issued       นายก   memo.pdf  สมชาย  ขออนุมัติจัดซื้อวัสดุ
    2  2026-03-02  reserved     นายก             สมชาย  ขออนุมัติจัดซื้อวัสดุ
    3  2026-03-02  void         นายก   พิมพ์ผิด     สมชาย  ขออนุมัติจัดซื้อวัสดุ
  4-5  {today}  passed over                   สมชาย

พย 76101/ว in 2569 (C.E. 2026): next number 2
  ว 1  2026-03-03  issued       ทุกกอง            สมหญิง  เชิญประชุม
"
    );
    assert_eq!(list, wanted);
    let reserved = done(&desk, &["register", "list", "--state", "reserved", "--lang", "th"]);
    assert_eq!(
        reserved,
        "พย 76101/ ปี พ.ศ. 2569 (ค.ศ. 2026) เลขถัดไป 6\n  2  2 มี.ค. 2569  จองเลข  นายก    สมชาย  ขออนุมัติจัดซื้อวัสดุ\n"
    );
    let issue = ["register", "issue", "พย 76101/2", "--year=2569", "--file=2.pdf"];
    assert_eq!(done(&desk, &issue), "พย 76101/2 of 2569 (C.E. 2026): issued\n");
    assert_eq!(done(&desk, &["register", "list", "--state", "reserved"]), "");
    assert_eq!(desk.names(), ["register.db"]);
}

/// The library takes any text, as from a row of data; a terminal is not steered by it.
#[test]
fn a_list_steers_no_terminal() {
    let desk = office();
    let mut register = Register::open(&desk.path().join("register.db"), WAIT).unwrap();
    let letter = Letter {
        series: "พย 76101".parse().unwrap(),
        circular: false,
        date: "2026-03-02".parse().unwrap(),
        from: String::new(),
        to: "นายก\n2".to_owned(),
        subject: "ก\u{1b}[2Jข\u{202e}ค".to_owned(),
    };
    let stamp = Stamp { at: "2026-03-02T09:00:00+07:00".parse().unwrap(), who: "สมชาย".to_owned() };
    register.reserve(&[Request { letter, key: None }], &stamp).unwrap();
    let list = done(&desk, &["register", "list", "--state=reserved"]);
    let line = list.lines().nth(1).unwrap();
    assert_eq!(line, "  1  2026-03-02  reserved  นายก 2    สมชาย  ก [2Jข ค");
}

#[test]
fn processes_get_every_number_once() {
    const PROCESSES: usize = 6;
    const EACH: usize = 8;
    let desk = office();
    let printed: Vec<String> = thread::scope(|scope| {
        let take = || (0..EACH).map(|_| done(&desk, &[&TAKE[..], &["--wait=120"]].concat())).collect();
        let workers: Vec<_> = (0..PROCESSES).map(|_| scope.spawn(take)).collect();
        workers.into_iter().flat_map(|worker| -> Vec<String> { worker.join().unwrap() }).collect()
    });
    let count = PROCESSES * EACH;
    let once: BTreeSet<_> = printed.iter().cloned().collect();
    assert_eq!(once, (1..=count).map(|number| format!("พย 76101/{number}\n")).collect());
    assert_eq!(numbers(desk.path()).len(), count);
}

/// Processes killed at any moment: what was printed is in the register, and no number is missing.
#[test]
fn a_killed_process_loses_no_number() {
    const RUNS: u32 = 120;
    let desk = office();
    let mut printed = Vec::new();
    let mut cut = 0;
    for run in 0..RUNS {
        let mut command = desk.command("");
        command.args(TAKE).args(["--by=สมชาย", "--wait=120"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        thread::sleep(Duration::from_micros(u64::from(run % 40) * 500));
        // SIGKILL, or nothing if it is done.
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        match output.status.code() {
            Some(code) => assert_eq!(code, 0, "{}", stderr(&output)),
            None => cut += 1,
        }
        printed.extend(stdout(&output).strip_suffix('\n').map(str::to_owned));
    }
    assert!(cut > 0, "no process was killed in time");
    let found = numbers(desk.path());
    for number in printed {
        let number: u32 = number.strip_prefix("พย 76101/").unwrap().parse().unwrap();
        let (_, state) = found.iter().find(|(given, _)| *given == number).unwrap();
        assert_eq!(state, &State::Issued { file: None, hash: None });
    }
    assert_eq!(done(&desk, &TAKE), format!("พย 76101/{}\n", found.len() + 1));
    assert_eq!(desk.names(), ["register.db"]);
}

/// A number reserved by a process that was killed is still there, and the same work gets it again.
#[test]
fn a_reserved_number_outlives_its_process() {
    let desk = office();
    let reserve = [&TAKE[..], &["--reserve", "--key", "row 7"]].concat();
    assert_eq!(done(&desk, &reserve), "พย 76101/1\n");
    done(&desk, &TAKE);
    // Killed while another holds the register: it cannot have taken anything.
    let held = rusqlite::Connection::open(desk.path().join("register.db")).unwrap();
    held.execute_batch("BEGIN IMMEDIATE; UPDATE book SET next = next + 1 WHERE circular = 0").unwrap();
    let mut child = desk.command("").args(&reserve).arg("--by=สมชาย").spawn().unwrap();
    thread::sleep(Duration::from_millis(100));
    child.kill().unwrap();
    child.wait().unwrap();
    drop(held);
    assert_eq!(numbers(desk.path()).iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(numbers(desk.path())[0].1, State::Reserved);
    assert_eq!(done(&desk, &reserve), "พย 76101/1\n");
    assert_eq!(done(&desk, &TAKE), "พย 76101/3\n");
}

#[test]
fn a_wrong_question_is_2_and_changes_nothing() {
    let desk = office();
    done(&desk, &[&TAKE[..], &["--reserve"]].concat());
    let before = fs::read(desk.path().join("register.db")).unwrap();
    failed(
        &desk,
        &["register", "take", "พย 76110", "--subject=ก", "--to=ข"],
        2,
        "error: the register has no series `พย 76110`\n  = help: it has `พย 76101`; open a new one with `saraban register start \"พย 76110\"`\n",
    );
    failed(
        &desk,
        &["register", "take", "พย 76101", "--subject=ก", "--to=ข", "--date=2568-12-31", "--lang=th"],
        2,
        "ผิดพลาด: เลข `พย 76101` เริ่มในทะเบียนนี้เมื่อ พ.ศ. 2569 หลังปี 2568\n  = วิธีแก้: ตรวจปี หรือเปิดเลขของปีนั้นด้วย `saraban register start \"พย 76101\" --year 2568 --number …`\n",
    );
    failed(
        &desk,
        &["register", "start", "พย 76101", "--year=2569", "--number=1"],
        2,
        "error: cannot go back to 1: the next number is 2\n",
    );
    failed(
        &desk,
        &["register", "start", "พย 76101", "--year=2569", "--circulars=shared"],
        2,
        "error: the circulars of `พย 76101` have a series of their own already\n",
    );
    failed(
        &desk,
        &["register", "void", "พย 76101/9", "--reason=ก", "--year=2569"],
        2,
        "error: no number `พย 76101/9` in 2569 (C.E. 2026)\n  = help: `saraban register list` shows the numbers; give `--year` for one of another year\n",
    );
    let unknown = "error: the register has no series `พย 76102`\n  = help: it has `พย 76101`; open a new one with `saraban register start \"พย 76102\"`\n";
    failed(&desk, &["register", "list", "--series=พย 76102"], 2, unknown);
    failed(&desk, &["register", "export", "--series=พย 76102", "-o", "none.csv"], 2, unknown);
    let nobody = desk.command("").args(TAKE).output().unwrap();
    assert_eq!(nobody.status.code(), Some(2));
    assert_eq!(
        stderr(&nobody),
        "error: who keeps the register is not known\n  = help: give a name with `--by`\n"
    );
    for wrong in [
        "register",
        "register take",
        "register take พย/5 --subject ก --to ข",
        "register take พย76101/5 --subject ก --to ข",
        "register take พย76101 --subject ก --to ข --date 2026-02-30",
        "register take พย76101 --subject ก --to ข --date มีนาคม",
        "register take พย76101 --subject ก --to ข --reserve --file a.pdf",
        "register take พย76101 --subject= --to ข",
        "register take พย76101 --subject ก\u{1b}[2J --to ข",
        "register take พย76101 --subject ก --to ข --file a\u{202e}.pdf",
        "register start พย\u{200b}76101",
        "register void พย76101/ --reason ก",
        "register void พย76101/1",
        "register start พย76101 --number 0",
        "register list --year 69",
        "register export -o a.xls",
        "register export",
    ] {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong}");
    }
    assert_eq!(fs::read(desk.path().join("register.db")).unwrap(), before);
    // Void twice.
    let void = ["register", "void", "พย 76101/1", "--reason=ซ้ำ", "--year=2569"];
    done(&desk, &void);
    failed(&desk, &void, 2, "error: `พย 76101/1` is void already (ซ้ำ)\n");
}

#[test]
fn a_failing_world_is_3_and_takes_no_number() {
    let desk = office();
    failed(
        &desk,
        &["register", "list", "-r", "other.db"],
        3,
        "error: no register `other.db`\n  = help: check the name, or open a register with `saraban register start \"พย 76101\"`\n",
    );
    desk.put("memo.json", "{}".repeat(600).as_str());
    let wanted = "error: `memo.json` is not a register of saraban\n";
    failed(&desk, &[&TAKE[..], &["-r", "memo.json"]].concat(), 3, wanted);
    failed(&desk, &["register", "start", "พย 76101", "-r", "memo.json"], 3, wanted);
    assert_eq!(fs::read_to_string(desk.path().join("memo.json")).unwrap(), "{}".repeat(600));

    let held = rusqlite::Connection::open(desk.path().join("register.db")).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let locked = "error: another program keeps the register `register.db` locked\n  = help: try again, or wait longer with `--wait`; no number was taken\n";
    failed(&desk, &[&TAKE[..], &["--wait=0"]].concat(), 3, locked);
    drop(held);
    assert_eq!(done(&desk, &TAKE), "พย 76101/1\n");
    // A name that SQLite knows is still a file.
    done(&desk, &["register", "start", "พย 76101", "-r", ":memory:"]);
    assert_eq!(desk.names(), [":memory:", "memo.json", "register.db"]);
}

/// As another user where the tests run as root, whom nothing stops from writing.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_3_and_can_be_listed() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let desk = office();
    done(&desk, &TAKE);
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    // The file may be written, but the folder has no room for the journal.
    mode(&desk.path().join("register.db"), 0o666);
    mode(desk.path(), 0o555);
    let may_write = fs::File::create(desk.path().join("probe")).is_ok();
    let command = |args: &[&str]| {
        let mut command = desk.command("");
        command.args(args).env("USER", "สมชาย");
        if may_write {
            command.uid(65534);
        }
        command.output()
    };
    let Ok(listed) = command(&["register", "list"]) else {
        eprintln!("skipped: cannot run the command as another user");
        return;
    };
    assert_eq!(listed.status.code(), Some(0), "{}", stderr(&listed));
    let refused = command(&TAKE).unwrap();
    assert_eq!(
        (refused.status.code(), stderr(&refused).as_str()),
        (
            Some(3),
            "error: the register `register.db` or its folder cannot be written\n  = help: no number was taken\n"
        )
    );
    mode(&desk.path().join("register.db"), 0o444);
    assert_eq!(command(&TAKE).unwrap().status.code(), Some(3));
    mode(desk.path(), 0o755);
    mode(&desk.path().join("register.db"), 0o644);
    assert_eq!(done(&desk, &TAKE), "พย 76101/2\n");
}

/// A disk of 256 KiB, where the machine lets one be mounted.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_3_and_takes_no_number() {
    use std::process::Command;

    struct Disk(Desk);
    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0.path()).status();
        }
    }
    let desk = Desk::new();
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(desk.path()).stderr(Stdio::null());
    if !mount.status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: no disk can be mounted here");
        return;
    }
    let disk = Disk(desk);
    let desk = &disk.0;
    done(desk, &["register", "start", "พย 76101", "--year=2569"]);
    done(desk, &TAKE);
    let filler = desk.path().join("filler");
    // To the last byte.
    let _ = std::io::Write::write_all(&mut fs::File::create(&filler).unwrap(), &[0; 1 << 20]);
    failed(
        desk,
        &TAKE,
        3,
        "error: no room on the disk for the register `register.db`\n  = help: no number was taken\n",
    );
    fs::remove_file(filler).unwrap();
    assert_eq!(done(desk, &TAKE), "พย 76101/2\n");
    assert_eq!(numbers(desk.path()).len(), 2);
}

#[test]
fn spreadsheets_read_the_tables_back() {
    let desk = office();
    let titles =
        json!(["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ", "ไฟล์", "ผู้ลงทะเบียน"]);
    done(&desk, &[&TAKE[..], &["--from", "สำนักปลัด", "--file", "memo.pdf"]].concat());
    let evil = "=HYPERLINK(\"http://example.com/a/long/way/to/somewhere\",\"กด\")";
    done(&desk, &["register", "take", "พย 76101", "--subject", evil, "--to", "@ทุกกอง", "--date=2026-12-30"]);
    done(&desk, &["register", "void", "พย 76101/2", "--reason=-ซ้ำ", "--year=2569"]);

    let said = done(&desk, &["register", "export", "-o", "register.csv"]);
    assert!(said.starts_with("wrote register.csv ("), "{said}");
    assert!(fs::read(desk.path().join("register.csv")).unwrap().starts_with(b"\xef\xbb\xbf\""));
    done(&desk, &["register", "export", "-o", "register.xlsx"]);
    if let Some(mut validator) = outside::ooxml_validator() {
        let judged = outside::output(validator.arg(desk.path().join("register.xlsx")));
        assert!(judged.contains("\"ok\": true"), "{judged}");
    }
    let read = |name: &str| -> Option<Value> {
        let mut python = outside::python("table.py")?;
        Some(serde_json::from_str(&outside::output(python.arg(desk.path().join(name)))).unwrap())
    };
    let Some(csv) = read("register.csv") else { return };
    let first = [
        "1",
        "พย 76101/1",
        "2 มี.ค. 2569",
        "สำนักปลัด",
        "นายก",
        "ขออนุมัติจัดซื้อวัสดุ",
        "ออกเลขแล้ว",
        "",
        "memo.pdf",
        "สมชาย",
    ];
    let quoted = format!("'{evil}");
    let second = ["2", "พย 76101/2", "30 ธ.ค. 2569", "", "'@ทุกกอง", &quoted, "ยกเลิก", "'-ซ้ำ", "", "สมชาย"];
    assert_eq!(csv["rows"], json!([titles, first, second]));

    let Some(book) = read("register.xlsx") else { return };
    let number = |mut row: Value| {
        row[0] = json!(row[0].as_str().unwrap().parse::<u32>().unwrap());
        for cell in row.as_array_mut().unwrap() {
            match cell.as_str() {
                Some("") => *cell = Value::Null,
                // A cell of a workbook has a type: nothing to guard.
                Some(text) => *cell = json!(text.strip_prefix('\'').unwrap_or(text)),
                None => {}
            }
        }
        row
    };
    assert_eq!(book["rows"], json!([titles, number(json!(first)), number(json!(second))]));
    assert!(
        book["types"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap()).all(|of| of != "f")
    );
    // The formula is wrapped in its column, so its row is taller than that of one line.
    assert_eq!(book["heights"], json!([24.0, 24.0, 48.0]));
    assert_eq!(book["title"], "ทะเบียนหนังสือส่ง");
    assert_eq!(book["created"], "1980-01-01T00:00:00");
    assert_eq!((&book["frozen"], &book["repeated"]), (&json!("A2"), &json!("$1:$1")));
}

//! `saraban watch`: documents follow their memos, mistakes are told, and the last good documents stay.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::cli::{Desk, stderr};

/// Longest wait for what must come.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watch {
    child: Child,
    said: Receiver<String>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watch {
    fn start(desk: &Desk, line: &str) -> Self {
        let mut child = desk
            .command(&format!("watch --lang en {line}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, said) = channel();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, said }
    }

    /// What it says until it waits for changes.
    fn turn(&self) -> String {
        let mut said = String::new();
        loop {
            let line = self.said.recv_timeout(PATIENCE).unwrap();
            if line.starts_with("waiting for changes") {
                return said;
            }
            said += &line;
            said.push('\n');
        }
    }

    fn is_still(&self) -> bool {
        self.said.recv_timeout(Duration::from_millis(900)).is_err()
    }
}

fn memo(subject: &str, more: &str) -> String {
    format!(
        r#"{{ "agency": "สำนักปลัด", "subject": "{subject}", "to": "นายก", "body": ["ด้วยเหตุนี้" {more}],
  "signatories": {{ "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" }} }}"#
    )
}

fn text(pdf: &Path) -> Vec<u8> {
    let bytes = fs::read(pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "a whole file");
    bytes
}

#[cfg(unix)]
#[test]
fn documents_follow_the_memo_its_pictures_and_its_mistakes() {
    let desk = Desk::new();
    desk.put("memo.json", &memo("ขออนุมัติ", ""));
    let watch = Watch::start(&desk, "memo.json -f pdf -o out/");
    let pdf = desk.path().join("out/memo.pdf");
    assert_eq!(watch.turn(), "");
    let first = text(&pdf);
    assert!(watch.is_still(), "what does not change is not made again");

    desk.put("memo.json", &memo("ขออนุมัติจัดซื้อวัสดุสำนักงาน", ""));
    assert_eq!(watch.turn(), "");
    let second = text(&pdf);
    assert_ne!(second, first);

    desk.put("memo.json", &memo("ขออนุมัติ", "oops"));
    let told = watch.turn();
    assert!(told.contains("error[") && told.contains("memo.json:1"), "{told}");
    assert_eq!(text(&pdf), second, "the last good document stays");

    // A picture that is not there yet is waited for like the memo itself.
    desk.put("memo.json", &memo("ขออนุมัติ", r#", { "picture": { "path": "map.png", "alt": "แผนที่" } }"#));
    assert!(watch.turn().contains("map.png"));
    fs::copy("samples/integrity-report.png", desk.path().join("map.png")).unwrap();
    assert_eq!(watch.turn(), "");
    assert!(text(&pdf).len() > second.len() + 1000, "the picture is in it");

    desk.put("memo.json", &memo("ขออนุมัติ", ""));
    assert_eq!(watch.turn(), "");
    assert_eq!(text(&pdf), first);
    let mut watch = watch;
    let sent = std::process::Command::new("kill").args(["-INT", &watch.child.id().to_string()]).status();
    assert!(sent.unwrap().success());
    assert_eq!(watch.child.wait().unwrap().code(), Some(130));
    assert_eq!(fs::read_dir(desk.path().join("out")).unwrap().count(), 1, "nothing is left over");
}

#[test]
fn what_cannot_be_watched_is_told_at_once() {
    let desk = Desk::new();
    desk.put("memo.json", &memo("ขออนุมัติ", ""));
    for line in ["-", "memo.json -o -"] {
        let output = desk.run(&format!("watch --lang en {line}"));
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(stderr(&output).contains("`watch` cannot work with `-`"), "{line}");
    }
    let output = desk.run("watch --lang en memo.json --profile none");
    assert_eq!(output.status.code(), Some(2));
}

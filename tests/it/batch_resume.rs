//! `saraban batch` cut short at any moment, and taken up again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::batch::{documents, memo, memos, report};
use crate::cli::{Desk, stderr, stdout};

const MEMOS: usize = 200;

/// The names of the documents that the journal's whole lines say are finished.
fn finished(folder: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(folder.join(".saraban-batch.jsonl")).unwrap_or_default();
    let whole = &text[..text.rfind('\n').map_or(0, |end| end + 1)];
    let lines = whole.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let names = |line: serde_json::Value| {
        let files = line["files"].as_array().unwrap().clone();
        files.into_iter().map(|file| file["name"].as_str().unwrap().to_owned())
    };
    lines.flat_map(names).collect()
}

fn start(desk: &Desk, line: &str) -> Child {
    desk.command(line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Waits until so many documents are finished.
fn wait_for(folder: &Path, count: usize) {
    let limit = Instant::now() + Duration::from_secs(60);
    while finished(folder).len() < count {
        assert!(Instant::now() < limit, "nothing goes on");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn times(folder: &Path, names: &BTreeSet<String>) -> Vec<SystemTime> {
    names.iter().map(|name| fs::metadata(folder.join(name)).unwrap().modified().unwrap()).collect()
}

#[test]
fn a_batch_killed_again_and_again_ends_as_one_left_alone() {
    let desk = Desk::new();
    memos(&desk, MEMOS);
    let out = desk.path().join("out");
    let mut before = 0;
    // As the moment of a kill decides everything, moments that differ from run to run are wanted.
    let chance = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    for (kill, more) in [1_usize, 20, 60, 10].into_iter().enumerate() {
        let mut child = start(&desk, "batch in -o out -f pdf --resume --jobs 3");
        wait_for(&out, before + more);
        std::thread::sleep(Duration::from_micros(u64::from(chance >> (4 * kill)) % 20_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let done = finished(&out);
        before = done.len();
        assert!(before < MEMOS, "killed too late to tell anything");
        // Every document is whole, whether the journal knows of it or not.
        for (name, bytes) in documents(&out) {
            let whole = bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF");
            assert!(whole || name.starts_with(".saraban-batch-") && name.ends_with(".tmp"), "{name}");
        }
        assert!(done.iter().all(|name| out.join(name).is_file()));
    }
    // A last line cut off, and a leftover, as a kill at the worst moment leaves them.
    let journal = out.join(".saraban-batch.jsonl");
    let mut bytes = fs::read(&journal).unwrap();
    bytes.extend_from_slice(b"{\"digest\":\"0123");
    fs::write(&journal, bytes).unwrap();
    desk.put("out/.saraban-batch-x.tmp", "%PDF-");
    let done = finished(&out);
    let old = times(&out, &done);

    let output = desk.run("batch in -o out -f pdf --resume");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let summary = &report(&out.join("batch-report.json"))["summary"];
    assert_eq!(
        (&summary["unchanged"], &summary["written"]),
        (&done.len().into(), &(MEMOS - done.len()).into())
    );
    assert_eq!(times(&out, &done), old, "what was finished was made again");
    desk.run("batch in -o alone -f pdf");
    assert!(documents(&out) == documents(&desk.path().join("alone")));
    assert_eq!(finished(&out).len(), MEMOS);
}

#[test]
fn only_what_changed_is_made_again() {
    let desk = Desk::new();
    memos(&desk, 4);
    let run = |line: &str| {
        let output = desk.run(&format!("batch in -o out -f pdf {line}"));
        let said = stdout(&output);
        said[..said.find(" (").unwrap()].to_owned()
    };
    assert_eq!(run(""), "4 memos: made 4");
    assert_eq!(run("--resume"), "4 memos: made 0, unchanged 4");
    desk.put("in/m002.json", &memo(22));
    desk.put("out/m003.pdf", "not ours");
    fs::remove_file(desk.path().join("out/m004.pdf")).unwrap();
    assert_eq!(run("--resume"), "4 memos: made 3, unchanged 1");
    assert!(fs::read(desk.path().join("out/m003.pdf")).unwrap().starts_with(b"%PDF-"));
    // Whatever decides the bytes counts, and what was made before is still known.
    assert_eq!(run("--resume --digits arabic"), "4 memos: made 4");
    assert_eq!(run("--resume --profile local"), "4 memos: made 4");
    assert_eq!(run("--resume --pdf-standard a-3b"), "4 memos: made 4");
    assert_eq!(run("--resume --name {{row}}"), "4 memos: made 4");
    assert_eq!(run("--resume --name {{row}} --jobs 1"), "4 memos: made 0, unchanged 4");
    assert_eq!(run("--name {{row}}"), "4 memos: made 4", "not asked to resume");
}

#[test]
fn a_second_batch_into_the_same_folder_waits_its_turn() {
    let desk = Desk::new();
    memos(&desk, MEMOS);
    let mut child = start(&desk, "batch in -o out -f pdf --jobs 1");
    wait_for(&desk.path().join("out"), 1);
    let output = desk.run("batch in -o out -f pdf");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(stderr(&output), "error: another batch is writing into `out`\n");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn an_interrupt_finishes_what_is_in_hand_and_reports() {
    let desk = Desk::new();
    memos(&desk, MEMOS);
    let out = desk.path().join("out");
    let mut child = start(&desk, "batch in -o out -f pdf");
    wait_for(&out, 5);
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let told = report(&out.join("batch-report.json"));
    assert_eq!(told["interrupted"], true);
    let names: BTreeSet<String> = documents(&out).into_keys().collect();
    assert_eq!(names, finished(&out), "what is there is finished, and nothing else is");
    assert_eq!(told["summary"]["written"], names.len());
    assert_eq!(told["summary"]["not_run"], MEMOS - names.len());
    let output = desk.run("batch in -o out -f pdf --resume");
    assert!(stdout(&output).starts_with(&format!(
        "200 memos: made {}, unchanged {}",
        MEMOS - names.len(),
        names.len()
    )));
}

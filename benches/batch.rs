//! What memos cost by the hundred: `cargo bench --bench batch`.
//!
//! `memo`: a memo in both formats, warm, on one core, with other lines each time. `batch`: the program from its start
//! to its end, on one core and on two. At the end the ratios of the latter, and of the memory of ten times as many memos.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "without its memos there is nothing to measure"
)]
#![expect(clippy::disallowed_methods, reason = "a clock is what it is about, and its memos need no care")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, Throughput};
use saraban::export::docx::DocxOptions;
use saraban::export::pdf::PdfOptions;
use saraban::input::NoPictures;
use saraban::profile::Profile;
use serde_json::Value;

const ONE_PAGE: &str = include_str!("../samples/training-request.json");
const REPORT: &str = include_str!("../samples/integrity-report.json");

/// Memos of a timed batch, and of the smaller of the two whose memory is compared.
const TIMED: usize = 400;
const FEW: usize = 1000;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    warm(&mut criterion);
    whole(&mut criterion);
    criterion.final_summary();
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|argument| argument == "--test") {
        ratios();
    }
}

fn warm(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("memo");
    for (name, sample) in [("one page", ONE_PAGE), ("report", REPORT)] {
        let mut numbers = 0..;
        group.bench_function(name, |bencher| {
            let json = || varied(sample, numbers.next().unwrap());
            bencher.iter_batched(json, |json| black_box(both(&json)), BatchSize::SmallInput);
        });
    }
    group.finish();
}

/// The bytes of both documents.
fn both(json: &str) -> usize {
    let checked = saraban::check("memo.json", json.as_bytes(), &NoPictures);
    let rendered = saraban::render(&checked.memo.unwrap(), &Profile::default(), None).unwrap();
    let docx = DocxOptions { embed_fonts: true, source: Some(json.as_bytes().to_vec()) };
    rendered.pdf(&PdfOptions::default()).unwrap().len() + rendered.docx(&docx).unwrap().len()
}

fn whole(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    memos(folder.path(), TIMED);
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.throughput(Throughput::Elements(TIMED as u64));
    for jobs in [1, 2] {
        group.bench_function(format!("jobs {jobs}"), |bencher| {
            bencher.iter(|| assert!(start(folder.path(), TIMED, jobs).wait().unwrap().success()));
        });
    }
    group.finish();
}

/// One core against two, in turns, and few memos against many.
fn ratios() {
    let folder = tempfile::tempdir().unwrap();
    memos(folder.path(), FEW * 10);
    let time = |jobs| {
        let began = Instant::now();
        assert!(start(folder.path(), FEW, jobs).wait().unwrap().success());
        began.elapsed().as_secs_f64()
    };
    let mut best = [f64::MAX; 2];
    for _ in 0..3 {
        for (jobs, best) in (1..).zip(&mut best) {
            *best = best.min(time(jobs));
        }
    }
    println!("two cores make {:.2} times as many memos a second as one", best[0] / best[1]);
    let peak = |count| peak(start(folder.path(), count, 2));
    if let (Some(few), Some(many)) = (peak(FEW), peak(FEW * 10)) {
        let ratio = many as f64 / few as f64;
        println!("{} memos take {many} kB, {FEW} take {few} kB: {ratio:.2} times", FEW * 10);
    }
}

/// One-page memos, in a folder for all and in one for the first few.
fn memos(folder: &Path, count: usize) {
    for of in [count, FEW.min(count)] {
        let inside = folder.join(of.to_string());
        fs::create_dir_all(&inside).unwrap();
        for number in 0..of {
            fs::write(inside.join(format!("m{number:05}.json")), varied(ONE_PAGE, number)).unwrap();
        }
    }
}

fn start(folder: &Path, count: usize, jobs: usize) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saraban"));
    command.current_dir(folder).args(["batch", &count.to_string(), "-o", "out", "--quiet"]);
    command.args(["--jobs", &jobs.to_string()]).stdin(Stdio::null()).spawn().unwrap()
}

/// The most memory of a process in kB, as Linux tells it: it only grows, so the last answer counts.
fn peak(mut child: Child) -> Option<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).or(peak);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(child.wait().unwrap().success());
    peak
}

/// The sample with the words of its texts in another order for each number: as long as before, but with other lines.
fn varied(sample: &str, number: usize) -> String {
    let mut memo: Value = serde_json::from_str(sample).unwrap();
    vary(&mut memo["body"], number);
    for attachment in memo["attachments"].as_array_mut().into_iter().flatten() {
        vary(&mut attachment["body"], number);
    }
    memo.to_string()
}

fn vary(value: &mut Value, number: usize) {
    match value {
        Value::String(text) if !text.contains("{{") => {
            let mut words: Vec<&str> = text.split(' ').collect();
            // The first and the last may mean something to a rule.
            if let [_, middle @ .., _] = words.as_mut_slice()
                && !middle.is_empty()
            {
                middle.rotate_left(number % middle.len());
            }
            *text = words.join(" ");
        }
        Value::Array(values) => values.iter_mut().for_each(|value| vary(value, number)),
        Value::Object(members) => {
            let text = |key: &str| ["items", "text", "table", "rows", "body"].contains(&key);
            members.iter_mut().filter(|(key, _)| text(key)).for_each(|(_, value)| vary(value, number));
        }
        _ => {}
    }
}

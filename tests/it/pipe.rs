//! `saraban pipe`: an answer a line, bytes as of `batch`, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::batch::{documents, memo};
use crate::cli::{Desk, stderr, stdout};

/// A memo on one line.
fn line(number: usize) -> String {
    memo(number).replace('\n', " ")
}

/// The answers to an input, and the exit code.
fn answers(desk: &Desk, arguments: &str, input: &str) -> Vec<Value> {
    let mut child = start(&mut desk.command(arguments));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn start(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn slugs(answer: &Value) -> Vec<&str> {
    answer["diagnostics"].as_array().unwrap().iter().map(|found| found["slug"].as_str().unwrap()).collect()
}

#[test]
fn every_line_has_one_answer_in_its_place() {
    let desk = Desk::new();
    let good = line(1);
    let lines = [
        good.clone(),
        format!(r#"{{ "id": 12345678901234567890123, "memo": {good} }}"#),
        String::new(),
        r#"{ "id": "x", "memo": "#.to_owned(),
        format!(r#"{{ "memo": {good}, "id": null, "// note": 1 }}"#),
        format!(r#"{{ "id": ["a"], "memo": {good} }}"#),
        format!(r#"{{ "id": "a", "memo": {good}, "template": {good} }}"#),
        format!(r#"{{ "id": "b", "template": {good} }}"#),
        format!(r#"{{ "id": "c", "template": {good}, "data": [] }}"#),
        format!(r#"{{ "id": "d", "memo": {good}, "extra": 1 }}"#),
        "[]".to_owned(),
        good.replace("subject", "subjct"),
        " ".repeat((16 << 20) + 1) + &good,
        good.clone(),
    ];
    let answers = answers(&desk, "pipe -f pdf", &(lines.join("\n") + "\n"));
    let statuses: Vec<_> = answers.iter().map(|answer| answer["status"].as_str().unwrap()).collect();
    let (w, m) = ("written", "mistakes");
    assert_eq!(statuses, [w, w, m, m, w, m, m, m, m, m, m, m, m, w]);
    let numbers: Vec<_> = answers.iter().map(|answer| answer["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=14).collect::<Vec<_>>());
    let found: Vec<_> = answers.iter().map(slugs).collect();
    assert_eq!(found[2], ["empty-file"]);
    assert_eq!(found[5], ["wrong-kind"]);
    assert_eq!(found[6], ["conflicting-fields"]);
    assert_eq!(found[7], ["key-missing"]);
    assert_eq!(found[8], ["wrong-kind"]);
    assert_eq!(found[9], ["unknown-field"]);
    assert_eq!(found[11], ["unknown-field"]);
    assert_eq!(found[12], ["file-too-large"]);
    assert_eq!(answers[11]["diagnostics"][0]["line"], 12);
    // The same memo, the same name and bytes: a retry gives what was given.
    assert_eq!(answers[0]["files"], answers[13]["files"]);
    assert_eq!(answers[1]["files"][0]["name"], "12345678901234567890123.pdf");
    for answer in &answers {
        let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
        let wanted = ["diagnostics", "files", "id", "line", "pages", "reason", "status", "warnings"];
        assert_eq!(keys, wanted);
    }
}

#[test]
fn ids_come_back_as_they_were_typed() {
    let desk = Desk::new();
    let ids = ["1", "-1.50e3", "12345678901234567890123", "\"ก \\\"ข\\u0e01\"", "true", "null"];
    let lines: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":{id},"memo":{{}}}}"#)).collect();
    let mut child = start(&mut desk.command("pipe"));
    child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).unwrap();
    let said = stdout(&child.wait_with_output().unwrap());
    let starts: Vec<_> = said.lines().map(|line| line.split(",\"line\"").next().unwrap()).collect();
    assert_eq!(starts, ids.map(|id| format!("{{\"id\":{id}")));
}

#[test]
fn bytes_are_those_of_a_batch() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("in")).unwrap();
    let mut input = String::new();
    for number in 1..=5 {
        desk.put(&format!("in/m{number}.json"), &line(number));
        let line = line(number);
        input += &match number {
            1 => format!("{{\"memo\": {line}, \"id\": \"m1\"}}\n"),
            _ => format!("{{\"id\":\"m{number}\",\"memo\":{line}}}\r\n"),
        };
    }
    for options in ["", " --pdf-standard a-3b --digits arabic", " -f docx --no-embed-fonts --name {{number}}"]
    {
        let (batch, pipe) = (format!("batch in -o b{options} --quiet"), format!("pipe -o p{options}"));
        assert_eq!(desk.run(&batch).status.code(), Some(0));
        let told = answers(&desk, &pipe, &input);
        let (b, p) = (desk.path().join("b"), desk.path().join("p"));
        let made = documents(&p);
        assert!(documents(&b) == made && !made.is_empty(), "{options}");
        for file in told.iter().flat_map(|answer| answer["files"].as_array().unwrap()) {
            assert_eq!(file["bytes"], made[file["name"].as_str().unwrap()].len());
            assert!(file["sha256"].as_str().unwrap().len() == 64 && file.get("base64").is_none());
        }
        [b, p].iter().for_each(|folder| fs::remove_dir_all(folder).unwrap());
    }
}

#[test]
fn without_a_folder_the_documents_are_in_the_answers() {
    let desk = Desk::new();
    desk.put("memo.json", &line(1));
    assert_eq!(desk.run("render memo.json").status.code(), Some(0));
    let told = answers(&desk, "pipe", &line(1));
    for (index, name) in ["memo.pdf", "memo.docx"].into_iter().enumerate() {
        let file = told[0]["files"][index]["base64"].as_str().unwrap();
        assert_eq!(decoded(file), fs::read(desk.path().join(name)).unwrap());
    }
    assert_eq!(desk.names(), ["memo.docx", "memo.json", "memo.pdf"]);
}

/// Base64 (RFC 4648), by hand: the writer's library must not judge itself.
fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let plain = text.trim_end_matches('=');
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in plain.chars() {
        bits = bits << 6 | u32::try_from(LETTERS.find(letter).unwrap()).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[test]
fn a_template_is_filled_and_its_json_travels() {
    let desk = Desk::new();
    let template = json!({
        "agency": "สำนักปลัด", "reference": "{{ number }}", "date": "{{ day }}", "subject": "**ถึง** {{ name }}",
        "to": "{{ name }}", "body": ["จำนวน {{ money | baht }} ดู https://example.go.th/a_b และ {{ name }}"],
        "signatories": { "name": "นายตัวอย่าง ใจดี" }
    });
    let record = |id: &str, data: Value| json!({ "id": id, "template": template, "data": data }).to_string();
    let data =
        |name: &str| json!({ "number": "พย 76101/057", "day": "2022-04-10", "name": name, "money": 46500 });
    let hostile = "นาย **ก** __ข__ //ค// `5` {{ 5 | baht }} \\";
    let lines = [
        record("one", data("นาย ก")),
        record("none", json!({ "number": "พย 76101/057", "day": "2022-04-10", "money": 1 })),
        record("two", data(hostile)),
        record("bad", json!({ "number": "พย 76101/057", "day": "2022-04-10", "name": "ก", "money": "ห้า" })),
        json!({ "id": "broken", "template": { "to": "{{ x " }, "data": {} }).to_string(),
    ];
    let told = answers(&desk, "pipe -o out", &(lines.join("\n") + "\n"));
    let found: Vec<_> = told.iter().map(slugs).collect();
    let wanted = [vec![], vec!["empty-cell"], vec![], vec!["filter-refuses"], vec!["template-syntax"]];
    let short = |slugs: &Vec<&str>| slugs.first().map(|slug| (*slug).to_owned());
    assert_eq!(found.iter().map(short).collect::<Vec<_>>(), wanted.iter().map(short).collect::<Vec<_>>());
    // The memo inside is whole: made again it is the same document.
    for id in ["one", "two"] {
        assert_eq!(desk.run(&format!("extract out/{id}.docx -o {id}.json")).status.code(), Some(0));
        assert_eq!(desk.run(&format!("render {id}.json")).status.code(), Some(0));
        for ending in ["pdf", "docx"] {
            let [made, again] = ["out/", ""]
                .map(|folder| fs::read(desk.path().join(format!("{folder}{id}.{ending}"))).unwrap());
            assert!(made == again, "{id}.{ending}");
        }
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let desk = Desk::new();
    let mut child = start(&mut desk.command("pipe -f pdf -o out"));
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for number in 1..=3 {
        stdin.write_all((line(number) + "\n").as_bytes()).unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(
            answer.starts_with(&format!("{{\"id\":null,\"line\":{number},\"status\":\"written\"")),
            "{answer}"
        );
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let desk = Desk::new();
    let mut child = start(&mut desk.command("pipe -f pdf"));
    drop(child.stdout.take());
    // Whether all lines go out depends on when it ends.
    let mut stdin = child.stdin.take().unwrap();
    let _ = (1..=50).try_for_each(|number| stdin.write_all((line(number) + "\n").as_bytes()));
    drop(stdin);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_and_leaves_whole_files_only() {
    let desk = Desk::new();
    for round in 0..4 {
        let mut child = start(&mut desk.command("pipe -o out --name {{number}}"));
        let mut stdin = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap());
        let feeder = std::thread::spawn(move || {
            let _ = (1..=400).try_for_each(|number| stdin.write_all((line(number) + "\n").as_bytes()));
            stdin
        });
        let mut answer = String::new();
        (0..=round).for_each(|_| drop(answers.read_line(&mut answer)));
        let drain = std::thread::spawn(move || answers.read_to_end(&mut Vec::new()));
        std::thread::sleep(std::time::Duration::from_millis(13 * round));
        let kill = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        drop(feeder.join().unwrap());
        drain.join().unwrap().unwrap();
        let made = documents(&desk.path().join("out"));
        assert!((2..800).contains(&made.len()), "{}", made.len());
        for (name, bytes) in &made {
            let whole = match name.rsplit_once('.') {
                Some((_, "pdf")) => bytes.trim_ascii_end().ends_with(b"%%EOF"),
                Some((_, "docx")) => bytes.windows(4).any(|end| end == b"PK\x05\x06"),
                _ => false,
            };
            assert!(whole, "{name}");
        }
    }
}

#[test]
fn wrong_usage() {
    let desk = Desk::new();
    assert_eq!(desk.run("pipe -f docx --pdf-standard a-2b").status.code(), Some(2));
    assert_eq!(desk.run("pipe --name {{x}}").status.code(), Some(2));
    desk.put("file", "");
    let output = desk.run("pipe -o file/x");
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
}

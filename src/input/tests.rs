//! Reading JSON: the same verdict as serde_json, exact places, hostile input.

use super::json::{self, MOST_LEVELS};
use super::raw::{Input, Kind, Value};
use crate::diag::{Lang, Source, human, short};

const MEMO: &str = r#"{
  "agency": { "name": "สำนักปลัด", "telephone": "0 2999 0100", "extension": null },
  "date": { "day": 10, "month": "เมษายน", "year": 2565 },
  "body": ["ด้วย \"วัสดุ\" \u0e01\n\\ \ud83d\ude00", { "items": ["ก", "ข"], "start": -1.5e+3 }, true, false, []],
  "to": {}
}"#;

fn read(text: &str) -> Input {
    json::parse("memo.json", text.as_bytes())
}

fn slugs(input: &Input) -> Vec<&'static str> {
    input.diagnostics.iter().map(|diagnostic| diagnostic.problem.slug()).collect()
}

fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    match (&ours.kind, theirs) {
        (Kind::Null, serde_json::Value::Null) => true,
        (Kind::Bool(ours), serde_json::Value::Bool(theirs)) => ours == theirs,
        (Kind::Number(ours), serde_json::Value::Number(theirs)) => {
            ours.parse::<f64>().ok() == theirs.as_f64()
        }
        (Kind::Text(ours), serde_json::Value::String(theirs)) => ours.text == *theirs,
        (Kind::List(ours), serde_json::Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Kind::Object(ours), serde_json::Value::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .all(|member| theirs.get(&member.key).is_some_and(|value| same(&member.value, value)))
        }
        _ => false,
    }
}

/// Right or wrong by serde_json, and the same value if right; with a diagnostic if wrong.
fn agrees(text: &str) {
    let ours = read(text);
    let theirs: Result<serde_json::Value, _> = serde_json::from_str(text);
    let duplicate = slugs(&ours).contains(&"duplicate-field");
    match theirs {
        _ if duplicate => {}
        Ok(theirs) => {
            assert!(ours.diagnostics.is_empty(), "refused: {text}\n{:?}", ours.diagnostics);
            assert!(ours.root.as_ref().is_some_and(|root| same(root, &theirs)), "read otherwise: {text}");
        }
        // serde_json must fit numbers into a float; we keep them as typed.
        Err(error) if error.to_string().contains("out of range") => {}
        Err(error) => assert!(!ours.diagnostics.is_empty(), "accepted: {text}\n{error}"),
    }
    short::render(&ours.diagnostics, &ours.source, Lang::Th);
}

#[test]
fn agrees_with_serde_json_on_every_truncation() {
    agrees(MEMO);
    for (at, _) in MEMO.char_indices() {
        agrees(&MEMO[..at]);
        agrees(&MEMO[at..]);
        let ours = read(&MEMO[..at]);
        human::render(&ours.diagnostics, &ours.source, &human::Options::default());
    }
}

#[test]
fn agrees_with_serde_json_on_every_slip() {
    let slips = [
        "", ",", ":", "\"", "{", "]", "0", "-", ".", "e", "\\", "x", "'", "ก", "“", "\n", "\t", "/", "#",
        "\u{a0}",
    ];
    for (at, c) in MEMO.char_indices() {
        for slip in slips {
            agrees(&format!("{}{slip}{}", &MEMO[..at], &MEMO[at + c.len_utf8()..]));
            agrees(&format!("{}{slip}{}", &MEMO[..at], &MEMO[at..]));
        }
    }
}

#[test]
fn agrees_with_serde_json_on_numbers_and_escapes() {
    let numbers = "0 -0 1 10 01 -01 1. .5 1.5 1e5 1E+5 1e 1e+ - + +1 0x1 1_000 1,5 1.5.5 NaN ๕ 1๕";
    numbers.split(' ').for_each(agrees);
    let escapes = r#""\u0e01" "\u0E1" "\ud800" "\ud83d\ude00" "\ud83d\u0041" "\ude00" "\u" "\x41" "\'" "\/" "\b\f\n\r\t" "\"#;
    escapes.split(' ').for_each(agrees);
}

#[test]
fn every_character_can_be_traced_to_the_source() {
    let text = r#"["ก\"ข\u0e01ค\n\ud83d\ude00จ"]"#;
    let input = read(text);
    let Some(Kind::List(values)) = input.root.map(|root| root.kind) else { panic!("a list") };
    let Kind::Text(found) = &values[0].kind else { panic!("a text") };
    assert_eq!(found.text, "ก\"ขกค\n😀จ");
    let typed: Vec<&str> =
        found.text.char_indices().map(|(at, c)| &text[found.source(at..at + c.len_utf8())]).collect();
    assert_eq!(typed, ["ก", "\\\"", "ข", "\\u0e01", "ค", "\\n", "\\ud83d\\ude00", "จ"]);
    assert_eq!(&text[found.source(0..found.text.len())], &text[2..text.len() - 2]);
}

#[test]
fn several_mistakes_at_once() {
    let input = read("{ 'a': 1 \"b\": [1, 2,], // c\n d: None }");
    assert_eq!(slugs(&input).len(), 6, "{:?}", slugs(&input));
    assert!(input.root.is_some());
}

#[test]
fn deep_nesting_is_refused_before_it_hurts() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(slugs(&read(&open.repeat(10_000))), ["too-deep"]);
    }
    let levels = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(slugs(&read(&levels(MOST_LEVELS))).is_empty());
    assert_eq!(slugs(&read(&levels(MOST_LEVELS + 1))), ["too-deep"]);
}

#[test]
fn large_input_stays_cheap() {
    let long = format!("[\"{}\"", "ก".repeat(3_300_000));
    let input = read(&long);
    let said = human::render(&input.diagnostics, &input.source, &human::Options::default());
    assert!(said.len() < 2_000, "{} bytes", said.len());
    let many = format!("[{}]", "1 ".repeat(1_000_000));
    let input = read(&many);
    let said = human::render(&input.diagnostics, &input.source, &human::Options::default());
    assert!(input.diagnostics.len() <= 1_000 && said.len() < 100_000, "{} bytes", said.len());
    assert_eq!(slugs(&read(&format!("[{}1]", "1,".repeat(2_000_000)))), ["too-many"]);
}

#[test]
fn encodings() {
    let marked = json::parse("x", &[b"\xEF\xBB\xBF", MEMO.as_bytes()].concat());
    assert!(marked.diagnostics.is_empty());
    assert_eq!((marked.source.before, marked.source.text.as_str()), (3, MEMO));
    let wide: Vec<u8> = "{\"a\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(slugs(&json::parse("x", &wide)), ["encoding-utf16"]);
    let thai = b"{\"a\": \"\xCA\xD3\xB9\xD1\xA1\"}";
    assert_eq!(slugs(&json::parse("x", thai)), ["encoding-tis620"]);
    assert_eq!(slugs(&json::parse("x", b"{\"a\": \"\xC3\"}")), ["encoding-invalid"]);
    for byte in 0..=255 {
        json::parse("x", &[byte]);
        json::parse("x", &[b'"', byte, b'"']);
    }
}

#[test]
fn a_byte_of_a_cut_line_keeps_its_column() {
    let text = format!("[{} 1]", "\"กี่\",".repeat(1_000));
    let mut input = read(&text);
    let place = input.source.place(text.len() - 2..text.len() - 1);
    input
        .diagnostics
        .push(crate::diag::Diagnostic::error(crate::diag::catalogue::SyntaxProblem::Comment {}, place));
    let said = human::render(&input.diagnostics, &input.source, &human::Options::default());
    let column = Source::new("x", text.as_str()).line_column(text.len() - 2).column;
    assert!(said.contains(&format!("memo.json:1:{column}")), "{said}");
    assert!(said.contains('…') && said.len() < 1_000);
}

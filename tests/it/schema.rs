//! The JSON Schema against the reader, by validators that are not ours: what `check` accepts the schema
//! accepts, and what `check` says of shapes the schema says too.
//!
//! `SARABAN_ACCEPT=1` writes `samples/memo.schema.json` anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use saraban::check::schema::{self, FILE_NAME};
use saraban::diag::catalogue::ShapeProblem;
use saraban::diag::{Diagnostic, Problem};
use saraban::input::{PictureError, Pictures};
use serde_json::{Value, json};

use crate::cli::{Desk, stderr, stdout};
use crate::outside;
use crate::reading::samples;

/// Mistakes the schema should find too.
const OF_SHAPE: [&str; 14] = [
    "conflicting-fields",
    "empty-field",
    "line-break",
    "missing-field",
    "not-a-block",
    "not-in-cell",
    "out-of-range",
    "reference-no-slash",
    "too-many",
    "two-blocks",
    "unknown-field",
    "unknown-number-style",
    "unknown-rule",
    "unknown-word",
];

/// A conflict the schema does not tell: titles of columns beside a header of several rows.
const TITLE_AND_HEADER: &str = "title and header";

/// Bad samples of a sound JSON text that no schema can know of: what a value means, how values agree,
/// characters, files.
const BEYOND: [&str; 44] = [
    "bad-amount",
    "bidi-control",
    "cells-overlap",
    "control-character",
    "date-gregorian-year",
    "date-no-such-day",
    "date-no-such-day.parts",
    "date-no-such-month",
    "date-two-digit-year",
    "date-unknown-month",
    "date-unknown-month.english",
    "date-unreadable",
    "date-weekday",
    "date-year-out-of-range",
    "date-day-without-month",
    "duplicate-field",
    "letters-run-out",
    "no-number-above",
    "no-width-left",
    "not-a-character",
    "not-in-font",
    "nothing-to-continue",
    "picture-damaged",
    "picture-kind",
    "picture-not-found",
    "picture-outside",
    "picture-too-large",
    "picture-too-many-pixels",
    "picture-too-wide",
    "picture-unreadable",
    "reference-label",
    "reference-no-code",
    "reference-no-owner",
    "reference-slash",
    "row-too-long",
    "row-too-short",
    "span-too-tall",
    "table-too-wide",
    "too-many",
    "too-many-marks",
    "unclosed-mark",
    "unclosed-template",
    "unfilled-template",
    "zero-width",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One good picture under every name.
struct OnePicture;

impl Pictures for OnePicture {
    fn read(&self, _: &str) -> Result<Vec<u8>, PictureError> {
        Ok(std::fs::read(root().join("tests/bad/pictures/dot.png")).unwrap())
    }
}

fn mistakes(memo: &Value) -> Vec<&'static str> {
    let checked = saraban::check("memo.json", memo.to_string().as_bytes(), &OnePicture);
    let errors = checked.diagnostics.iter().filter(|found| found.is_error());
    // A rule is no matter of the reader's.
    errors
        .filter(|found: &&Diagnostic| found.problem.rule().is_none())
        .map(|found| match found.problem {
            Problem::ShapeProblem(ShapeProblem::Conflict { one: "title", .. }) => TITLE_AND_HEADER,
            _ => found.problem.slug(),
        })
        .collect()
}

/// What each validator at hand finds of some values, name and verdicts.
fn verdicts(values: &[&Value]) -> Vec<(&'static str, Vec<bool>)> {
    let judges = [("jsonschema", outside::python("schema.py")), ("ajv", outside::ajv())];
    let judged = judges.into_iter().filter_map(|(name, judge)| Some((name, verdict(judge?, values))));
    judged.collect()
}

fn verdict(mut judge: Command, values: &[&Value]) -> Vec<bool> {
    let folder = tempfile::tempdir().unwrap();
    let schema = outside::file(&folder, FILE_NAME, schema::text().as_bytes());
    let values = outside::file(&folder, "values.json", json!(values).to_string().as_bytes());
    serde_json::from_str(&outside::output(judge.arg(&schema).arg(&values))).unwrap()
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Every field of the format, in a memo without mistakes.
fn everything() -> Value {
    read(&root().join("tests/schema/everything.json"))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "accepting a new schema is an explicit act of a person")]
fn the_schema_beside_the_samples_is_the_one_printed() {
    let file = root().join("samples").join(FILE_NAME);
    if std::env::var("SARABAN_ACCEPT").is_ok_and(|value| value == "1") {
        std::fs::write(&file, schema::text()).unwrap();
    }
    assert!(
        std::fs::read_to_string(&file).unwrap_or_default() == schema::text(),
        "{} is old",
        file.display()
    );
    let desk = Desk::new();
    let printed = desk.run("schema");
    assert_eq!((printed.status.code(), stdout(&printed)), (Some(0), schema::text()));
    let written = desk.run("schema -o memo.schema.json");
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    assert_eq!(desk.names(), [FILE_NAME]);
    assert_eq!(std::fs::read_to_string(desk.path().join(FILE_NAME)).unwrap(), schema::text());
}

#[test]
fn samples_and_the_starting_memo_name_the_schema_and_are_valid() {
    let desk = Desk::new();
    assert_eq!(desk.run("init").status.code(), Some(0));
    assert_eq!(desk.names(), ["memo.json", FILE_NAME]);
    assert_eq!(std::fs::read_to_string(desk.path().join(FILE_NAME)).unwrap(), schema::text());
    let mut files = samples();
    files.push(desk.path().join("memo.json"));
    let memos: Vec<Value> = files.iter().map(|path| read(path)).collect();
    memos.iter().for_each(|memo| assert_eq!(memo["$schema"], FILE_NAME));
    for (judge, verdict) in verdicts(&memos.iter().collect::<Vec<_>>()) {
        let invalid: Vec<_> = files.iter().zip(verdict).filter(|(_, valid)| !valid).collect();
        assert!(invalid.is_empty(), "{judge}: {invalid:?}");
    }
}

#[test]
fn init_leaves_a_schema_that_is_there() {
    let desk = Desk::new();
    desk.put(FILE_NAME, "{}");
    assert_eq!(desk.run("init").status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(desk.path().join(FILE_NAME)).unwrap(), "{}");
}

/// The file's name without its ending, and its value where it is JSON to other programs too.
fn bad_samples() -> Vec<(String, Value)> {
    let entries = std::fs::read_dir(root().join("tests/bad")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    // A template becomes a memo only when it is filled.
    let template = |path: &Path| path.to_string_lossy().ends_with(".template.json");
    let json = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "json") && !template(path));
    json.filter_map(|path| {
        let value = serde_json::from_slice(&std::fs::read(path).unwrap()).ok()?;
        Some((path.file_stem().unwrap().to_string_lossy().into_owned(), value))
    })
    .collect()
}

#[test]
fn bad_samples_are_invalid_where_a_schema_can_know() {
    let samples = bad_samples();
    let beyond = BTreeSet::from(BEYOND);
    assert_eq!(beyond.len(), BEYOND.len());
    for (judge, verdict) in verdicts(&samples.iter().map(|(_, value)| value).collect::<Vec<_>>()) {
        let valid: BTreeSet<&str> = samples
            .iter()
            .zip(verdict)
            .filter(|(_, valid)| *valid)
            .map(|((name, _), _)| name.as_str())
            .collect();
        assert_eq!(valid, beyond, "{judge}");
    }
}

/// Every property of every object of the schema is in the memo, so that mutations reach it.
#[test]
fn the_whole_memo_holds_every_field() {
    let memo = everything();
    assert_eq!(mistakes(&memo), [""; 0]);
    let mut given = BTreeSet::new();
    keys(&memo, &mut given);
    let schema = schema::schema();
    let objects = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for object in objects.filter_map(|object| object.get("properties")?.as_object()) {
        let missing: Vec<_> = object.keys().filter(|key| !given.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

fn keys<'a>(value: &'a Value, into: &mut BTreeSet<&'a str>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| keys(value, into)),
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            into.insert(key);
            keys(value, into);
        }),
        _ => {}
    }
}

/// Places of all values.
fn places(value: &Value, place: &str, into: &mut Vec<String>) {
    into.push(place.to_owned());
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(n, value)| places(value, &format!("{place}/{n}"), into));
        }
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            places(value, &format!("{place}/{}", key.replace('~', "~0").replace('/', "~1")), into);
        }),
        _ => {}
    }
}

/// The memo with something else in one place, for every place and everything else.
fn mutations(memo: &Value) -> Vec<Value> {
    let long = "ก".repeat(200_001);
    let others = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1),
        json!(0.75),
        json!(31.5),
        json!(10_001),
        json!(""),
        json!(" "),
        json!(" ก "),
        json!("ก\nข"),
        json!("พย 1/2"),
        json!("thai"),
        json!(" left "),
        json!("๑."),
        json!("ด่วนภายใน"),
        json!([]),
        json!(["ก"]),
        json!([[]]),
        json!([null]),
        json!([{}]),
        json!({}),
        json!({ "// ก": 1 }),
        json!({ "nobody": 1 }),
        json!({ "name": "ก" }),
        json!({ "text": "ก" }),
        json!({ "paragraph": "ก" }),
        json!({ "heading": "ก" }),
        json!({ "items": ["ก"], "start": 2, "continue": false }),
        json!({ "items": ["ก"], "start": 2, "continue": true }),
        json!({ "text": "ก", "body": null }),
        json!({ "text": "ก", "body": "ก" }),
        json!({ "page_break": false }),
    ];
    let mut found = Vec::new();
    places(memo, "", &mut found);
    let mut all = Vec::new();
    for place in &found {
        for other in &others {
            let mut memo = memo.clone();
            *memo.pointer_mut(place).unwrap() = other.clone();
            all.push(memo);
        }
        if let Value::Object(map) = memo.pointer(place).unwrap() {
            for key in map.keys() {
                let mut memo = memo.clone();
                memo.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(key);
                all.push(memo);
            }
            for key in ["nobody", "// ก", "paragraph", "text", "header", "continue"] {
                let mut memo = memo.clone();
                memo.pointer_mut(place).unwrap()[key] = json!("ก");
                all.push(memo);
            }
        }
    }
    for place in ["/subject", "/closing", "/agency/email"] {
        let mut memo = memo.clone();
        *memo.pointer_mut(place).unwrap() = json!(long);
        all.push(memo);
    }
    for (place, count) in [("/keep", 1_001), ("/body/7/table/columns", 101), ("/body/7/table/rows", 10_001)] {
        let mut memo = memo.clone();
        let list = memo.pointer_mut(place).unwrap().as_array_mut().unwrap();
        let first = list[0].clone();
        list.resize(count, first);
        all.push(memo);
    }
    all
}

#[test]
fn check_and_schema_agree_on_every_mutation() {
    let memos = mutations(&everything());
    let found: Vec<_> = memos.iter().map(mistakes).collect();
    assert!(memos.len() > 4_000, "{}", memos.len());
    assert!(found.iter().filter(|found| found.is_empty()).count() > 400);
    // The slow validator sees a share of them.
    for (name, judge, step) in [("ajv", outside::ajv(), 1), ("jsonschema", outside::python("schema.py"), 11)]
    {
        let Some(judge) = judge else { continue };
        let share = || memos.iter().zip(&found).step_by(step);
        let verdict = verdict(judge, &share().map(|(memo, _)| memo).collect::<Vec<_>>());
        for ((memo, found), valid) in share().zip(verdict) {
            assert!(valid || !found.is_empty(), "{name} refuses what `check` accepts:\n{memo}");
            let of_shape = found.iter().any(|slug| OF_SHAPE.contains(slug) || *slug == "wrong-kind");
            assert!(!valid || !of_shape, "{name} accepts what `check` calls {found:?}:\n{memo}");
        }
    }
}

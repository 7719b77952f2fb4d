//! Checks on whole inputs: what a memo becomes, numbers of every style, hostile input.

use std::path::Path;

use super::check;
use crate::diag::{Diagnostic, Lang, human, json as json_report, short};
use crate::input::raw::Input;
use crate::input::{Folder, NoPictures, Pictures, json};
use crate::model::{Block, Item, Memo, Text};
use crate::thai::date::PartialDate;

/// A memo with this body and these further fields.
fn memo_text(body: &str, more: &str) -> String {
    format!(
        r#"{{ "agency": "สำนักปลัด", "subject": "ขออนุมัติ", "to": "นายก", "body": {body},
             "signatories": {{ "name": "นายสมชาย ใจดี" }}{more} }}"#
    )
}

fn checked(text: &str) -> (Option<Memo>, Vec<Diagnostic>, Input) {
    let input = json::parse("memo.json", text.as_bytes());
    let (memo, _, diagnostics) = check(&input, &NoPictures);
    assert_eq!(memo.is_none(), diagnostics.iter().any(Diagnostic::is_error), "{text}");
    (memo, diagnostics, input)
}

fn memo(text: &str) -> Memo {
    let (memo, diagnostics, _) = checked(text);
    memo.unwrap_or_else(|| panic!("{text}\n{diagnostics:#?}"))
}

fn slugs(text: &str) -> Vec<&'static str> {
    checked(text).1.iter().map(|diagnostic| diagnostic.problem.slug()).collect()
}

/// Numbers of all headings and items, in order; levels below in brackets.
fn numbers(body: &str) -> String {
    fn items(list: &[Item]) -> String {
        let item = |item: &Item| match item.children.is_empty() {
            true => item.number.clone(),
            false => format!("{} [{}]", item.number, items(&item.children)),
        };
        list.iter().map(item).collect::<Vec<_>>().join(" ")
    }
    let block = |block: &Block| match block {
        Block::Heading(heading) => format!("#{}", heading.number.clone().unwrap_or_default()),
        Block::Items(list) => items(&list.items),
        _ => String::new(),
    };
    memo(&memo_text(body, "")).body.iter().map(block).collect::<Vec<_>>().join(" ")
}

#[test]
fn numbers_of_every_style() {
    let cases = [
        (r#"[{ "items": ["a", "b"] }]"#, "1. 2."),
        (r#"[{ "items": ["a", "b"], "style": "๑.", "start": 4 }]"#, "4. 5."),
        (r#"[{ "items": ["a", "b"], "style": "(๑)" }]"#, "(1) (2)"),
        (r#"[{ "items": ["a", "b", "c", "d", "e", "f"], "style": "ก." }]"#, "ก. ข. ค. ง. จ. ฉ."),
        (r#"[{ "items": ["a", "b"], "style": "-" }]"#, "- -"),
        (r#"[{ "items": ["a", "b"], "style": "" }]"#, " "),
        (
            r#"[{ "heading": "h", "number": true }, { "heading": "i", "number": true }, { "heading": "j" }]"#,
            "#1. #2. #",
        ),
        (
            r#"[{ "heading": "h", "number": "ก." }, { "heading": "i", "number": "๓." }, { "heading": "j", "number": true }]"#,
            "#ก. #3. #4.",
        ),
        (
            r#"[{ "items": [{ "text": "a", "items": [{ "text": "b", "items": [{ "text": "c", "items": [{ "text": "d", "items": ["e"] }] }] }] }] }]"#,
            "1. [1.1 [1.1.1 [(1) [ก.]]]]",
        ),
        (
            r#"[{ "items": [{ "text": "a", "items": ["b"], "style": "ก." }, { "text": "c", "items": ["d"], "style": "-" }] }]"#,
            "1. [ก.] 2. [-]",
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(numbers(body), expected, "{body}");
    }
}

#[test]
fn numbers_that_hang_on_headings_and_lists_before() {
    let heading = r#"{ "heading": "h", "number": true }"#;
    let sub = r#"{ "items": ["a", "b"], "style": "1.1" }"#;
    assert_eq!(
        numbers(&format!("[{heading}, {sub}, \"p\", {sub}, {heading}, {sub}]")),
        "#1. 1.1 1.2  1.3 1.4 #2. 2.1 2.2"
    );
    let subsub = r#"{ "items": ["a"], "style": "1.1.1" }"#;
    assert_eq!(
        numbers(&format!("[{heading}, {sub}, {subsub}, {subsub}, {sub}, {subsub}]")),
        "#1. 1.1 1.2 1.2.1 1.2.2 1.3 1.4 1.4.1"
    );
    let list = r#"{ "items": ["a", "b"] }"#;
    let on = r#"{ "items": ["a"], "continue": true }"#;
    assert_eq!(numbers(&format!("[{list}, {list}, {on}, {heading}, {on}]")), "1. 2. 1. 2. 3. #1. 4.");
    assert_eq!(
        numbers(&format!("[{heading}, {{ \"items\": [\"a\"], \"style\": \"1.1\", \"start\": 5 }}, {sub}]")),
        "#1. 1.5 1.6 1.7"
    );
}

#[test]
fn numbers_typed_by_hand() {
    let body = r#"[{ "items": ["a", { "text": "b", "number": "๕." }, "c", { "text": "d", "number": "5/1" }, "e"] }]"#;
    assert_eq!(numbers(body), "1. 5. 6. 5/1 7.");
    let body =
        r#"[{ "items": [{ "text": "b", "number": "4.2", "items": ["x"], "style": "1.1.1" }], "style": "" }]"#;
    assert_eq!(numbers(body), "4.2 [4.2.1]");
    let body = r#"[{ "items": [{ "text": "b", "number": "ค." }, "c"], "style": "ก." }]"#;
    assert_eq!(numbers(body), "ค. ง.");
}

#[test]
fn numbers_that_cannot_be_made() {
    let body = r#"[{ "items": [{ "text": "b", "number": "ก.", "items": ["x"] }] }]"#;
    assert_eq!(slugs(&memo_text(body, "")), ["no-number-above"]);
    assert_eq!(slugs(&memo_text(r#"[{ "items": ["x"], "style": "1.1.1" }]"#, "")), ["no-number-above"]);
    assert_eq!(slugs(&memo_text(r#"[{ "items": ["x"], "continue": true }]"#, "")), ["nothing-to-continue"]);
    assert_eq!(super::numbering::LETTERS.chars().count(), 41);
}

#[test]
fn the_head_in_all_its_forms() {
    let more = r#", "reference": { "code": "พย", "owner": 76101, "number": "๐๕๗" }, "date": { "month": "เม.ย.", "year": "๒๕๖๕" },
        "speed": "ด่วนภายใน ๑๕ มีนาคม ๒๕๖๙", "secrecy": "ลับ", "digits": "arabic", "emblem": false, "//": "a", "//": "b",
        "labels": { "agency": "ส่วนงาน" }, "keep": ["บ้านใหม่"], "references": "ก", "enclosures": ["ข", "ค"],
        "endorsements": [{ "opinion": "เห็นควร\nอนุมัติ", "name": "( นายดี งาม )", "date": null }]"#;
    let memo = memo(&memo_text("\"ด้วย\"", more));
    assert_eq!(memo.reference.map(|reference| reference.to_string()).as_deref(), Some("พย 76101/057"));
    assert_eq!(Ok(memo.date), PartialDate::new(None, Some(4), Some(2022)));
    assert_eq!(memo.speed.map(|speed| speed.words()).as_deref(), Some("ด่วนภายใน ๑๕ มีนาคม ๒๕๖๙"));
    assert_eq!(memo.endorsements[0].signatory.name, "นายดี งาม");
    assert_eq!((memo.references.len(), memo.enclosures.len(), memo.salutation.as_str()), (1, 2, "เรียน"));
    assert_eq!(memo.body, [Block::Paragraph(Text::plain("ด้วย"))]);
}

#[test]
fn cells_find_their_columns() {
    let body = r#"[{ "table": { "columns": ["a", "b", "c"], "rows": [
        [{ "text": "x", "rows": 2 }, { "text": "y", "columns": 2 }],
        ["z", { "body": ["p", { "items": ["i"] }], "rows": 3 }],
        [{ "text": "w", "columns": 2, "rows": 2 }], []] } }]"#;
    let memo = memo(&memo_text(body, ""));
    let Block::Table(table) = &memo.body[0] else { panic!("a table") };
    let columns = |row: usize| table.rows[row].cells.iter().map(|cell| cell.column).collect::<Vec<_>>();
    assert_eq!((columns(0), columns(1), columns(2), columns(3)), (vec![0, 1], vec![1, 2], vec![0], vec![]));
    assert_eq!(table.header.len(), 1);
}

#[test]
fn wrong_kinds_everywhere_at_once() {
    let keys = [
        "$schema",
        "profile",
        "digits",
        "keep",
        "emblem",
        "labels",
        "speed",
        "secrecy",
        "agency",
        "reference",
        "date",
        "subject",
        "salutation",
        "to",
        "references",
        "enclosures",
        "body",
        "closing",
        "signatories",
        "endorsements",
        "attachments",
        "extra",
    ];
    let values = [
        "null",
        "true",
        "0",
        "1e999",
        "\"\"",
        "\" \"",
        "\"x\"",
        "[]",
        "[[]]",
        "{}",
        "[{}]",
        "[null]",
        "[0, true, \"\", {}]",
        r#"{ "name": 5, "through": {}, "position": 0 }"#,
        r#"[{ "table": { "columns": [[]], "rows": [{}] } }]"#,
        r#"[{ "items": [[], {}, 0] , "start": "x" }]"#,
        r#"[{ "picture": 0 }, { "heading": {} }, { "page_break": 0 }]"#,
        r#"[{ "table": { "columns": ["a"], "header": 0, "rows": [[{ "columns": 0, "rows": -1, "align": [] }]] } }]"#,
    ];
    for value in values {
        let fields: Vec<_> = keys.iter().map(|key| format!("\"{key}\": {value}")).collect();
        let (_, diagnostics, input) = checked(&format!("{{ {} }}", fields.join(", ")));
        assert!(diagnostics.len() >= 5, "{value}");
        for lang in [Lang::Th, Lang::En] {
            human::render(&diagnostics, &input.source, &human::Options { lang, ..Default::default() });
            json_report::render(&diagnostics, &input.source, lang);
        }
        for key in keys {
            checked(&memo_text("[\"x\"]", &format!(", \"{key}\": {value}")));
        }
    }
}

#[test]
fn every_truncation_of_the_samples_is_survived() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for name in ["draft.json", "urgent-secret.json"] {
        let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
        for end in 0..bytes.len() {
            let input = json::parse(name, &bytes[..end]);
            let (_, _, diagnostics) = check(&input, &NoPictures);
            let whole = bytes[end..].iter().all(u8::is_ascii_whitespace);
            assert!(whole || !diagnostics.is_empty(), "{name} cut at {end} is accepted");
            short::render(&diagnostics, &input.source, Lang::Th);
        }
    }
}

#[test]
fn limits_hold() {
    let long = "ก".repeat(200_001);
    assert_eq!(slugs(&memo_text(&format!("[\"{long}\"]"), "")), ["too-many"]);
    let many = vec!["\"x\""; 20_005].join(",");
    assert_eq!(slugs(&memo_text(&format!("[{many}]"), "")), ["too-many"]);
    let words = vec!["\"x\""; 1_001].join(",");
    assert_eq!(slugs(&memo_text("[\"x\"]", &format!(", \"keep\": [{words}]"))), ["too-many"]);
    let columns = vec!["\"x\""; 101].join(",");
    let table = format!(r#"[{{ "table": {{ "columns": [{columns}], "rows": [[]] }} }}]"#);
    assert_eq!(slugs(&memo_text(&table, "")), ["too-many"]);
    let huge = "ก".repeat(3_500_000);
    assert_eq!(slugs(&memo_text(&format!("[\"{huge}\"]"), "")), ["too-many"]);
    let marks = "{{".repeat(90_000);
    assert_eq!(slugs(&memo_text(&format!("[\"{marks}\"]"), "")), ["unclosed-template"]);
}

#[test]
fn many_unknown_fields_are_cheap() {
    let fields: Vec<_> = (0..200_000).map(|n| format!("\"subjec{n}\": 0")).collect();
    let found = slugs(&format!("{{ {} }}", fields.join(", ")));
    assert!(found.len() < 200, "{}", found.len());
}

#[test]
fn a_folder_gives_only_what_is_in_it() {
    use crate::input::PictureError::{NotFound, Outside};
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("memo");
    std::fs::create_dir_all(inner.join("sub")).expect("folders");
    std::fs::copy(file!(), outer.path().join("secret"))
        .or_else(|_| std::fs::copy("Cargo.toml", outer.path().join("secret")))
        .expect("a file");
    std::fs::copy(outer.path().join("secret"), inner.join("sub/a.png")).expect("a file");
    let folder = Folder::new(&inner);
    assert!(
        folder.read("sub/a.png").is_ok()
            && folder.read("./sub/a.png").is_ok()
            && folder.read("sub\\a.png").is_ok()
    );
    for path in ["../secret", "/etc/hostname", "sub/../../secret", "C:\\a.png", "", "a\0b"] {
        assert_eq!(folder.read(path), Err(Outside), "{path}");
    }
    for path in ["none.png", "sub", "sub/a.png/b"] {
        assert_eq!(folder.read(path), Err(NotFound), "{path}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret", inner.join("link.png")).expect("a link");
        std::os::unix::fs::symlink("sub/a.png", inner.join("inside.png")).expect("a link");
        assert_eq!(folder.read("link.png"), Err(Outside));
        assert!(folder.read("inside.png").is_ok());
    }
}

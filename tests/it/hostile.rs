//! Broken and hostile files: a located diagnostic or a result, never a panic, within stated limits.

use saraban::diag::{Diagnostic, Lang, Source, human, json, sarif, short};
use saraban::input::NoPictures;
use saraban::rules::Options;
use saraban::{Checked, review_all};

use crate::check::{package, row, sheet_rows, workbook};
use crate::rules::memo;

/// Checks a file and tells it in every format; the slugs found, without repeats in a row.
fn slugs(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let checked = review_all(name, bytes, &NoPictures, &Options::default());
    assert!(!checked.is_empty(), "{name}");
    let found: Vec<(&[Diagnostic], &Source)> =
        checked.iter().map(|checked| (checked.diagnostics.as_slice(), &checked.source)).collect();
    for lang in [Lang::Th, Lang::En] {
        human::render_all(&found, &human::Options { lang, ..human::Options::default() });
        sarif::render(&found, lang);
        json::render_all(&found, lang);
    }
    for Checked { diagnostics, source, .. } in &checked {
        short::render(diagnostics, source, Lang::En);
        for place in diagnostics.iter().map(|found| &found.place) {
            assert!(
                place.range.start <= place.range.end && place.range.end <= source.text.len() + 1,
                "{name}"
            );
        }
    }
    let mut slugs: Vec<_> =
        checked.iter().flat_map(|checked| &checked.diagnostics).map(|found| found.problem.slug()).collect();
    slugs.dedup();
    slugs
}

#[test]
fn what_is_no_memo_is_told() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for bytes in
        [&b"hello"[..], b"<html></html>", b"\0\0\0\0\0\0\0\0", b"\xff\xff\xff", b"nul", b"[[[", b"\"", png]
    {
        assert!(!slugs("memo.json", bytes).is_empty(), "{bytes:?}");
        assert!(!slugs("memo.csv", bytes).is_empty(), "{bytes:?}");
        assert!(!slugs("memo.jsonl", bytes).is_empty(), "{bytes:?}");
    }
    assert_eq!(slugs("memo.csv", b""), ["empty-file"]);
    assert_eq!(slugs("memo.jsonl", b"\n\n"), ["empty-file"]);
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = memo("ด้วย").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xFF\xFE".to_vec(), utf16.clone()].concat();
    let tis620 =
        b"{ \"subject\": \"\xe0\xc3\xd7\xe8\xcd\xa7\" }\n{ \"subject\": \"\xe0\xc3\xd7\xe8\xcd\xa7\" }\n";
    for name in ["m.json", "m.csv"] {
        assert_eq!(slugs(name, &utf16), ["encoding-utf16"], "{name}");
        assert_eq!(slugs(name, &marked), ["encoding-utf16"], "{name}");
        assert_eq!(slugs(name, tis620), ["encoding-tis620"], "{name}");
    }
    assert_eq!(slugs("m.jsonl", &marked), ["encoding-utf16"]);
    assert_eq!(slugs("m.jsonl", tis620), ["encoding-tis620"]);
}

#[test]
fn a_memo_cut_anywhere_is_told() {
    let text = memo("ประจำปี ๒๕๖9");
    for end in (0..text.len()).step_by(7) {
        assert!(!slugs("m.json", &text.as_bytes()[..end]).is_empty(), "{end}");
        slugs("m.csv", &text.as_bytes()[..end]);
        slugs("m.jsonl", &text.as_bytes()[..end]);
    }
}

#[test]
fn wrong_kinds_everywhere_are_all_reported() {
    let keys = [
        "$schema",
        "profile",
        "check",
        "digits",
        "keep",
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
    ];
    for wrong in ["5", "true", "[[5]]", "[{}]", "{\"x\": {}}"] {
        let members: Vec<_> = keys.iter().map(|key| format!("\"{key}\": {wrong}")).collect();
        let text = format!("{{{}, \"subject\": 1}}", members.join(",\n"));
        let checked = review_all("m.json", text.as_bytes(), &NoPictures, &Options::default());
        let found = &checked[0].diagnostics;
        let lines: std::collections::BTreeSet<_> =
            found.iter().map(|found| checked[0].source.line_column(found.place.range.start).line).collect();
        let missing: Vec<_> =
            (1..=keys.len()).filter(|line| !lines.contains(line)).map(|line| keys[line - 1]).collect();
        assert!(missing.is_empty(), "{wrong}: nothing said of {missing:?}");
        assert!(found.iter().any(|found| found.problem.slug() == "duplicate-field"));
        slugs("m.json", text.as_bytes());
    }
}

#[test]
fn great_values_are_bounded() {
    let long = memo(&"ก".repeat(10 << 20));
    assert_eq!(slugs("m.json", &long.as_bytes()[..]), ["file-too-large"]);
    let long = memo(&"ก".repeat(3 << 20));
    assert_eq!(slugs("m.json", long.as_bytes()), ["too-many"]);
    let deep = memo("ก").replace("\"ก\"", &"[".repeat(10_000));
    assert_eq!(slugs("m.json", deep.as_bytes()), ["too-deep"]);
    let rows = vec!["[\"ก\", \"๒๕๖9\"]"; 5_000].join(",");
    let table = memo(&format!(
        "{{ \"body\": [{{ \"table\": {{ \"columns\": [\"ก\", \"ข\"], \"rows\": [{rows}] }} }}] }}"
    ));
    assert!(slugs("m.json", table.as_bytes()).contains(&"mixed-digits"));
}

#[test]
fn thousands_of_rows_are_read() {
    let values: Vec<String> = row("ด้วย").into_iter().map(|(_, value)| value).collect();
    let mut rows = vec![row("ด้วย").iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>()];
    rows.extend(vec![values; 5_000]);
    assert_eq!(slugs("m.xlsx", &workbook(&sheet_rows(&rows), "")), [""; 0]);
    let line = |row: &Vec<String>| row.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(",");
    let csv = rows.iter().map(line).collect::<Vec<_>>().join("\n");
    assert_eq!(slugs("m.csv", csv.as_bytes()), [""; 0]);
    rows.iter_mut().for_each(|row| row.push("เกิน".to_owned()));
    rows[0].pop();
    assert_eq!(slugs("m.xlsx", &workbook(&sheet_rows(&rows), "")), ["cell-without-column"]);
}

#[test]
fn sheets_that_mean_harm_are_refused() {
    let cell =
        |place: &str, kind: &str, value: &str| format!("<c r=\"{place}\" t=\"{kind}\"><v>{value}</v></c>");
    // One long text in many cells.
    let shared = format!("<si><t>{}</t></si>", "ก".repeat(1 << 18));
    let many: String = (1..=200)
        .map(|row| format!("<row r=\"{row}\">{}</row>", cell(&format!("A{row}"), "s", "0")))
        .collect();
    assert_eq!(slugs("m.xlsx", &workbook(&many, &shared)), ["document-too-large"]);
    // Unpacks without end.
    let bomb = format!("<si><t>{}</t></si>", " ".repeat(33 << 20));
    assert_eq!(slugs("m.xlsx", &workbook("", &bomb)), ["document-too-large"]);
    // The last cell there can be, and beyond.
    for place in ["XFD1048576", "ZZZZ1", "A99999999", "A0", "1A", ""] {
        let sheet = format!("<row>{}</row>", cell(place, "str", "x"));
        assert!(!slugs("m.xlsx", &workbook(&sheet, "")).is_empty(), "{place}");
    }
    // Numbers and references out of everything.
    for (kind, value) in
        [("s", "99"), ("s", "-1"), ("n", "1e999"), ("b", "x"), ("e", "#REF!"), ("d", "x"), ("zz", "")]
    {
        slugs("m.xlsx", &workbook(&format!("<row>{}</row>", cell("A1", kind, value)), "<si><t>a</t></si>"));
    }
    for value in ["-1", "-99999999999", "1e300", "2958466", "0.5", "60", "NaN"] {
        let sheet = format!("<row><c r=\"A1\" s=\"1\"><v>{value}</v></c></row>");
        slugs("m.xlsx", &workbook(&sheet, ""));
    }
    let deep = "<row>".repeat(100_000);
    slugs("m.xlsx", &workbook(&deep, ""));
    assert!(!slugs("m.xlsx", &package(&[("xl/workbook.xml", b"<workbook>")])).is_empty());
}

#[test]
fn repeats_in_an_ods_are_never_spread_out() {
    let ods = |rows: &str| {
        let xml = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"S\">{rows}</table:table></office:document-content>"
        );
        package(&[("content.xml", xml.as_bytes())])
    };
    let cell = |repeats: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{repeats}\"><text:p>ก</text:p></table:table-cell>"
        )
    };
    for repeats in ["999999999999", "16384", "-1", "0", "x"] {
        let row = |rows: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{rows}\">{}</table:table-row>",
                cell(repeats).repeat(9)
            )
        };
        assert!(!slugs("m.ods", &ods(&row("999999999999"))).is_empty());
        assert!(!slugs("m.ods", &ods(&row("1").repeat(1_000))).is_empty());
    }
    let empty = "<table:table-row table:number-rows-repeated=\"99999999\"><table:table-cell table:number-columns-repeated=\"99999999\"/></table:table-row>";
    assert_eq!(slugs("m.ods", &ods(&empty.repeat(10_000))), ["no-rows"]);
    let long = format!(
        "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>",
        "ก".repeat(1 << 16)
    );
    assert_eq!(slugs("m.ods", &ods(&long)), ["document-too-large"]);
    let entities = package(&[("content.xml", b"<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>")]);
    assert_eq!(slugs("m.ods", &entities), ["document-damaged"]);
}

#[test]
fn documents_that_mean_harm_are_refused() {
    let docx =
        |xml: &str| package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())]);
    let deep = "<w:p>".repeat(1_000_000);
    assert_eq!(slugs("m.docx", &docx(&deep)), ["document-damaged"]);
    assert_eq!(slugs("m.docx", &docx(&" ".repeat(33 << 20))), ["document-too-large"]);
    let entities = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><w:p><w:t>&c;</w:t></w:p>";
    assert_eq!(slugs("m.docx", &docx(entities)), ["document-damaged"]);
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "๒๕๖9 ".repeat(100_000));
    assert_eq!(slugs("m.docx", &docx(&long)), ["mixed-digits"]);
    assert_eq!(slugs("m.docx", &docx("<w:p><w:t>&#0;&#xFFFFFFFF;</w:t></w:p>")), ["document-damaged"]);
    assert_eq!(slugs("m.pdf", b"%PDF-1.7\n"), ["document-damaged"]);
}

#[test]
fn damage_anywhere_is_told_or_harmless() {
    let names: Vec<String> = row("ก").iter().map(|(name, _)| (*name).to_owned()).collect();
    let values: Vec<String> = row("ประจำปี ๒๕๖9").into_iter().map(|(_, value)| value).collect();
    let sheet = workbook(&sheet_rows(&[names, values]), "<si><t>ก</t></si>");
    let docx = package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", "<w:document><w:p><w:r><w:t>๒๕๖9</w:t></w:r></w:p></w:document>".as_bytes()),
    ]);
    for (name, whole) in [("m.xlsx", sheet), ("m.docx", docx)] {
        for at in (0..whole.len()).step_by(11) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            slugs(name, &damaged);
            slugs(name, &whole[..at]);
        }
    }
}

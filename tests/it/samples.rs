//! Every sample through the whole pipeline, judged by programs that are not ours.

use std::path::Path;

use serde_json::Value;

use crate::outside;
use crate::reading::{render, samples, solid, texts};

/// The strings of the input that are words of the memo (not keywords of the format).
fn input_texts(value: &Value, key: &str, into: &mut Vec<String>) {
    let keyword = [
        "$schema",
        "style",
        "align",
        "orientation",
        "digits",
        "layout",
        "date",
        "reference",
        "keep",
        "secrecy",
    ];
    match value {
        _ if keyword.contains(&key) || key.starts_with("//") => {}
        Value::String(text) => into.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| input_texts(value, key, into)),
        Value::Object(map) => map.iter().for_each(|(key, value)| input_texts(value, key, into)),
        Value::Number(number) => into.push(number.to_string()),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Nothing that the writer wrote is lost on the way to the document.
#[test]
fn the_document_holds_every_text_of_the_input() {
    for path in samples() {
        let document = solid(&saraban::thai::digits::to_arabic(&texts(&render(&path).document).concat()));
        let json: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let mut wanted = Vec::new();
        input_texts(&json, "", &mut wanted);
        assert!(wanted.len() > 8);
        for text in wanted {
            let markers = ["**", "__", "`"];
            let plain = markers.iter().fold(text.clone(), |text, marker| text.replace(marker, ""));
            let plain = saraban::thai::digits::to_arabic(&plain);
            // An amount is spelled out by the tool: look for what stands around it.
            let around =
                plain.split("{{").flat_map(|part| part.split("}}")).filter(|part| !part.contains("| baht"));
            // A column's width or a merged cell's span is no text.
            let around = around.filter(|part| part.parse::<f64>().is_err());
            for part in around {
                let part = solid(part);
                assert!(document.contains(&part), "{}: `{part}` is lost", path.display());
            }
        }
    }
}

/// A part of a DOCX.
pub(crate) fn part(docx: &[u8], name: &str) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Text of the body's `w:t` elements; page-anchored frames (the cues) are not body text.
fn docx_text(xml: &str) -> String {
    let paragraph = regex::Regex::new(r"(?s)<w:p[ >].*?</w:p>").unwrap();
    let run = regex::Regex::new(r"(?s)<w:t(?: [^>]*)?>(.*?)</w:t>").unwrap();
    let mut all = String::new();
    for paragraph in paragraph.find_iter(xml).filter(|found| !found.as_str().contains("<w:framePr")) {
        run.captures_iter(paragraph.as_str()).for_each(|found| all.push_str(&found[1]));
    }
    all.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// Both formats come from one document: the DOCX holds its text, whole and in order.
#[test]
fn the_docx_holds_the_document_in_order() {
    for path in samples() {
        let rendered = render(&path);
        let docx = rendered.docx(&Default::default()).unwrap();
        let read = docx_text(&part(&docx, "word/document.xml"));
        assert_eq!(solid(&read), solid(&texts(&rendered.document).concat()), "{}", path.display());
    }
}

#[test]
fn the_open_xml_sdk_finds_no_error() {
    for path in samples() {
        let Some(mut validator) = outside::ooxml_validator() else { return };
        let rendered = render(&path);
        let folder = tempfile::tempdir().unwrap();
        for embed_fonts in [true, false] {
            let source = Some(std::fs::read(&path).unwrap());
            let options = saraban::export::docx::DocxOptions { embed_fonts, source };
            let docx = outside::file(&folder, "memo.docx", &rendered.docx(&options).unwrap());
            let verdict: Value = serde_json::from_str(&outside::output(validator.arg(&docx))).unwrap();
            assert_eq!(verdict["ok"], Value::Bool(true), "{}: {verdict:#}", path.display());
            validator = outside::ooxml_validator().unwrap();
        }
    }
}

/// Same input, same bytes, also when other memos were made in between.
#[test]
fn the_same_input_gives_the_same_bytes() {
    let all = |path: &Path| {
        let rendered = render(path);
        let last = rendered.pages() - 1;
        (
            rendered.pdf(&Default::default()).unwrap(),
            rendered.docx(&Default::default()).unwrap(),
            rendered.png(last, 40.0).unwrap(),
            rendered.svg(last).unwrap(),
        )
    };
    let first: Vec<_> = samples().iter().map(|path| all(path)).collect();
    let second: Vec<_> = samples().iter().rev().map(|path| all(path)).collect();
    assert!(first.iter().eq(second.iter().rev()), "bytes differ");
}

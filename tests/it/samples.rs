//! Every sample through the whole pipeline, judged by programs that are not ours.

use std::path::Path;

use saraban::Rendered;
use saraban::document::{Block, PageStart};
use serde_json::Value;

use crate::outside;
use crate::reading::{render, samples, solid, texts};

/// The strings of the input that are words of the memo (not keywords of the format).
fn input_texts(value: &Value, key: &str, into: &mut Vec<String>) {
    let keyword =
        ["style", "align", "orientation", "digits", "layout", "date", "reference", "keep", "secrecy"];
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

/// Text of `w:t` elements; page-anchored frames (the cues) are not body text.
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

/// A cell of a table: its first column and its text.
type Cell = (usize, String);

/// The rows of a table, without the cells that others cover.
fn rows(table: &str) -> Vec<Vec<Cell>> {
    let span = regex::Regex::new(r#"<w:gridSpan w:val="([0-9]+)"/>"#).unwrap();
    let row = |row: &str| {
        let mut column = 0;
        let mut cells = Vec::new();
        for cell in row.split("<w:tc>").skip(1) {
            if !cell.contains(r#"<w:vMerge w:val="continue"/>"#) {
                cells.push((column, docx_text(cell)));
            }
            column += span.captures(cell).map_or(1, |found| found[1].parse().unwrap());
        }
        cells
    };
    table.split("<w:tr>").skip(1).map(row).collect()
}

/// The body's text with tables that go on over pages in one piece again: the repeated header, which must
/// be the first one's, left out, and the rest of each cell put behind its beginning.
fn sewn(xml: &str, rendered: &Rendered) -> String {
    let mut starts = rendered.typeset.pagination.pages.iter();
    let mut all = String::new();
    let mut whole: Vec<Vec<Cell>> = Vec::new();
    let mut going_on = None;
    for piece in xml.split("<w:tbl>") {
        let (table, after) = piece.split_once("</w:tbl>").unwrap_or(("", piece));
        match going_on.take() {
            Some(start) => sew(&mut whole, rows(table), rendered, start),
            None => whole.extend(rows(table)),
        }
        // Nothing but a line that starts a page stands between two parts of a table.
        if !whole.is_empty() && docx_text(after).is_empty() && after.contains("<w:pageBreakBefore/>") {
            going_on = starts.find(|page| page.table.is_some());
        }
        if going_on.is_none() {
            all.extend(whole.drain(..).flatten().map(|(_, text)| text));
            all.push_str(&docx_text(after));
        }
    }
    assert!(starts.all(|page| page.table.is_none()), "a table is not cut where a page starts inside it");
    all
}

/// Puts a part of a table behind the parts before it.
fn sew(whole: &mut Vec<Vec<Cell>>, mut part: Vec<Vec<Cell>>, rendered: &Rendered, start: &PageStart) {
    let at = start.table.as_ref().unwrap();
    let block = &rendered.document.sections[start.section].blocks[start.position.path[0]];
    let Block::Table(table) = block else { unreachable!("{block:?} is no table") };
    let rest = part.split_off(table.header_rows);
    assert_eq!(part, whole[..table.header_rows], "the header is repeated");
    let mut rest = rest.into_iter();
    let named: Vec<usize> =
        at.cells.iter().map(|cell| table.rows[cell.path[1]].cells[cell.path[2]].column).collect();
    let mut fresh = Vec::new();
    for (column, text) in rest.next().unwrap() {
        let began = whole.iter_mut().rev().flatten().find(|(other, _)| *other == column);
        match began.filter(|_| at.inside || named.contains(&column)) {
            Some((_, beginning)) => beginning.push_str(&text),
            None => fresh.push((column, text)),
        }
    }
    whole.push(fresh);
    whole.extend(rest);
}

/// Both formats come from one document: the DOCX holds its text, whole and in order.
#[test]
fn the_docx_holds_the_document_in_order() {
    let samples = samples().into_iter().map(|path| render(&path));
    for rendered in samples.chain([crate::broken::memo()]) {
        let docx = rendered.docx(&Default::default()).unwrap();
        let read = sewn(&part(&docx, "word/document.xml"), &rendered);
        let title = &rendered.document.properties.title;
        assert_eq!(solid(&read), solid(&texts(&rendered.document).concat()), "{title}");
    }
}

#[test]
fn the_open_xml_sdk_finds_no_error() {
    let mut memos: Vec<(Rendered, Vec<u8>)> =
        samples().iter().map(|path| (render(path), std::fs::read(path).unwrap())).collect();
    memos.push((crate::broken::memo(), b"{}".to_vec()));
    let folder = tempfile::tempdir().unwrap();
    for (rendered, source) in memos {
        for embed_fonts in [true, false] {
            let Some(mut validator) = outside::ooxml_validator() else { return };
            let options = saraban::export::docx::DocxOptions { embed_fonts, source: Some(source.clone()) };
            let docx = outside::file(&folder, "memo.docx", &rendered.docx(&options).unwrap());
            let verdict: Value = serde_json::from_str(&outside::output(validator.arg(&docx))).unwrap();
            let title = &rendered.document.properties.title;
            assert_eq!(verdict["ok"], Value::Bool(true), "{title}: {verdict:#}");
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

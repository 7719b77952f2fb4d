//! Every sample through the whole pipeline, judged by programs that are not ours.

use std::path::{Path, PathBuf};

use saraban::document::{Block, Document, Inline, Paragraph, StyleId};
use saraban::input::Folder;
use saraban::{Checked, Rendered};
use serde_json::Value;

use crate::outside;

pub(crate) fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(files.len() >= 6, "the samples are missing");
    files
}

pub(crate) fn render(path: &Path) -> Rendered {
    let bytes = std::fs::read(path).unwrap();
    let name = path.display().to_string();
    let Checked { memo, diagnostics, .. } =
        saraban::check(&name, &bytes, &Folder::new(path.parent().unwrap()));
    assert!(diagnostics.is_empty(), "{name}: {diagnostics:#?}");
    saraban::render(&memo.unwrap(), &saraban::profile::Profile::default(), None).unwrap()
}

/// Text without blanks: line ends and justification do not count.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn paragraphs<'a>(blocks: &'a [Block], into: &mut Vec<&'a Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => into.push(paragraph),
            Block::Keep(blocks) => paragraphs(blocks, into),
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| paragraphs(&cell.blocks, into));
            }
            Block::Picture(_) | Block::PageBreak => {}
        }
    }
}

fn text(paragraph: &Paragraph) -> String {
    let runs = paragraph.inlines.iter().filter_map(|inline| match inline {
        Inline::Text(run) => Some(run.text.as_str()),
        Inline::Tab | Inline::Break => None,
    });
    runs.collect()
}

/// Every paragraph's text, in reading order.
fn texts(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    document.sections.iter().for_each(|section| paragraphs(&section.blocks, &mut found));
    found.into_iter().map(text).filter(|text| !text.is_empty()).collect()
}

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

/// What the pages add: number, cue, repeated table headers.
fn is_furniture(style: StyleId) -> bool {
    matches!(style, StyleId::TableHeader)
}

/// `pdftotext` finds each paragraph whole and in order; only pages may come between.
#[test]
fn poppler_reads_every_paragraph_back() {
    for path in samples() {
        let Some(mut pdftotext) = outside::tool("pdftotext") else { return };
        let rendered = render(&path);
        let folder = tempfile::tempdir().unwrap();
        let pdf = outside::file(&folder, "memo.pdf", &rendered.pdf(&Default::default()).unwrap());
        let read = outside::output(pdftotext.args(["-raw", "-enc", "UTF-8"]).arg(&pdf).arg("-"));
        for mark in ['\u{200B}', '\u{2060}', '\u{FFFD}'] {
            assert!(!read.contains(mark), "{}: {mark:?} in the PDF's text", path.display());
        }
        let read = solid(&read);
        let mut missing = Vec::new();
        for text in texts(&rendered.document) {
            let text = solid(&text);
            if !read.contains(&text) && !is_split(&read, &text) {
                missing.push(text);
            }
        }
        assert!(missing.is_empty(), "{}: {missing:#?}", path.display());
        assert_eq!(count(&read), count(&expected(&rendered)), "{}: characters differ", path.display());
    }
}

/// A paragraph that a page break divides: both parts stand whole, and long enough to be no chance find.
fn is_split(read: &str, text: &str) -> bool {
    text.char_indices().skip(1).any(|(at, _)| {
        let (head, tail) = text.split_at(at);
        head.chars().count().min(tail.chars().count()) >= 5 && read.contains(head) && read.contains(tail)
    })
}

/// All characters of the document and of what the pages add.
fn expected(rendered: &Rendered) -> String {
    let mut all = texts(&rendered.document).concat();
    let pages = &rendered.typeset.pagination.pages;
    for page in pages {
        let section = &rendered.document.sections[page.section];
        if let (Some(number), true) = (&section.running.number, page.number > 1) {
            let digits = page.number.to_string();
            let shown = if number.thai { saraban::thai::digits::to_thai(&digits) } else { digits };
            all.push_str(&format!("{}{shown}{}", number.prefix, number.suffix));
        }
        all.extend(page.cue.clone());
        if let Some(marks) = &section.running.marks {
            all.push_str(&marks.text.repeat(2));
        }
        // A table's header stands again on each page that the table goes on to.
        let [block, row, ..] = page.position.path[..] else { continue };
        if let Some(Block::Table(table)) = section.blocks.get(block).filter(|_| row > 0) {
            assert!(row >= table.header_rows, "a page starts inside a table's header");
            let mut header = Vec::new();
            let rows = table.rows.iter().take(table.header_rows);
            rows.flat_map(|row| &row.cells).for_each(|cell| paragraphs(&cell.blocks, &mut header));
            assert!(header.iter().all(|paragraph| is_furniture(paragraph.style)));
            header.into_iter().for_each(|paragraph| all.push_str(&text(paragraph)));
        }
    }
    solid(&all)
}

fn count(text: &str) -> std::collections::BTreeMap<char, usize> {
    let mut counts = std::collections::BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

fn part(docx: &[u8], name: &str) -> String {
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

/// Another program lays the DOCX out on as many pages as the PDF has.
#[test]
fn libreoffice_finds_as_many_pages() {
    let (Some(mut office), Some(_)) = (outside::tool("soffice"), outside::tool("pdfinfo")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut pages = Vec::new();
    for path in samples() {
        let rendered = render(&path);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let docx = rendered.docx(&Default::default()).unwrap();
        pages.push((name.clone(), rendered.pages(), outside::file(&folder, &format!("{name}.docx"), &docx)));
    }
    // A profile of its own, or a running LibreOffice would take the work and answer too early.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    office.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.path());
    outside::output(office.args(pages.iter().map(|(.., docx)| docx)));
    for (name, wanted, _) in pages {
        let pdf = folder.path().join(format!("{name}.pdf"));
        let info = outside::output(outside::tool("pdfinfo").unwrap().arg(pdf));
        let found = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().to_owned();
        assert_eq!(found, wanted.to_string(), "{name}");
    }
}

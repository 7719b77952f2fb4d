//! Looks into a finished DOCX: its parts and its text.
//!
//! Depends on no module of the crate, so that integration tests can take it too:
//! `#[path = "../src/export/docx/tests/inspect.rs"] mod inspect;`

use std::io::{Cursor, Read};

/// Names of the parts, in the order of the archive.
pub(super) fn names(docx: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP archive");
    (0..archive.len()).map(|i| archive.by_index(i).expect("an entry").name().to_owned()).collect()
}

/// A part as text.
pub(super) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP archive");
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap_or_else(|_| panic!("the file has no part {name}"));
    file.read_to_string(&mut text).expect("UTF-8");
    text
}

/// The paragraphs of the body in reading order, cells row by row: tab as `\t`,
/// line break as `\n`. Frames (the cue) are left out: they are no part of the flow.
pub(super) fn paragraphs(docx: &[u8]) -> Vec<String> {
    let xml = part(docx, "word/document.xml");
    paragraphs_xml(&xml).filter(|p| !p.contains("<w:framePr")).map(plain).collect()
}

/// The raw XML of the paragraphs of the body, in order.
pub(super) fn raw_paragraphs(docx: &[u8]) -> Vec<String> {
    paragraphs_xml(&part(docx, "word/document.xml")).map(str::to_owned).collect()
}

/// What a paragraph starts with, up to its first run.
pub(super) fn properties(paragraph: &str) -> &str {
    let end = paragraph.find("</w:pPr>").map_or(0, |at| at + "</w:pPr>".len());
    &paragraph[..end]
}

fn paragraphs_xml(xml: &str) -> impl Iterator<Item = &str> {
    xml.split("<w:p>").skip(1).map(|rest| rest.split("</w:p>").next().unwrap_or_default())
}

fn plain(paragraph: &str) -> String {
    let mut text = String::new();
    let mut rest = paragraph;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>').map(|at| start + at) else { break };
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with("w:tab/") || tag == "w:tab" {
            text.push('\t');
        } else if tag.starts_with("w:br") {
            text.push('\n');
        } else if tag.starts_with("w:t ") || tag == "w:t" {
            text.push_str(rest.split('<').next().unwrap_or_default());
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

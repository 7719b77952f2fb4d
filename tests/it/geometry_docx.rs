//! The form's numbers in the DOCX: twips, half-points and EMU, as the PDF has them in millimetres.

use std::path::Path;

use regex::Regex;

use crate::page::{MM, laid};
use crate::reading::{name, render, samples};
use crate::samples::part;

struct Docx {
    name: String,
    document: String,
    styles: String,
    running: String,
}

fn docx(path: &Path) -> Docx {
    let bytes = render(path).docx(&Default::default()).unwrap();
    let parts = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let running = |name: &&str| name.starts_with("word/header") || name.starts_with("word/footer");
    Docx {
        name: name(path),
        document: part(&bytes, "word/document.xml"),
        styles: part(&bytes, "word/styles.xml"),
        running: parts.file_names().filter(running).map(|name| part(&bytes, name)).collect(),
    }
}

/// The first match of a pattern, whole.
fn find<'a>(xml: &'a str, pattern: &str) -> &'a str {
    let found = Regex::new(&format!("(?s){pattern}")).unwrap().find(xml);
    assert!(found.is_some(), "no `{pattern}`");
    found.unwrap().as_str()
}

/// A paragraph that holds a text.
fn paragraph<'a>(xml: &'a str, text: &str) -> &'a str {
    let paragraphs = Regex::new("(?s)<w:p[ >].*?</w:p>").unwrap();
    paragraphs.find_iter(xml).map(|found| found.as_str()).find(|found| found.contains(text)).unwrap()
}

fn holds(what: &str, xml: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(xml.contains(wanted), "{what}: no {wanted} in {xml}");
    }
}

#[test]
fn styles_have_the_forms_sizes_indents_and_pitch() {
    let styles = docx(&samples()[0]).styles;
    let body = "w:line=\"362\" w:lineRule=\"exact\"";
    let text = "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>";
    let before = "w:before=\"120\"";
    let spread = "<w:jc w:val=\"thaiDistribute\"/>";
    let wanted: [(&str, &[&str]); 15] = [
        (
            "MemoTitle",
            &[
                "w:line=\"700\" w:lineRule=\"exact\"",
                "<w:b/><w:bCs/>",
                "<w:sz w:val=\"58\"/><w:szCs w:val=\"58\"/>",
                "<w:jc w:val=\"center\"/>",
            ],
        ),
        ("MemoField", &["w:line=\"452\" w:lineRule=\"exact\"", text]),
        ("MemoSalutation", &[before, body, text]),
        ("MemoBody", &["w:firstLine=\"1417\"", body, text, spread]),
        ("MemoHeading", &["w:firstLine=\"1417\"", before, body, text, "<w:keepNext/>"]),
        ("MemoItem1", &["w:firstLine=\"1417\"", body, text, spread]),
        ("MemoItem2", &["w:firstLine=\"1843\"", body, text, spread]),
        ("MemoItem3", &["w:firstLine=\"2409\"", body, text, spread]),
        ("MemoItem4", &["w:firstLine=\"2835\"", body, text, spread]),
        ("MemoItem5", &["w:firstLine=\"3260\"", body, text, spread]),
        ("MemoClosing", &["w:firstLine=\"1417\"", before, body, text, spread, "<w:keepNext/>"]),
        ("MemoSignature", &[body, text, "<w:jc w:val=\"center\"/>"]),
        ("MemoPageNumber", &[body, text, "<w:jc w:val=\"center\"/>"]),
        ("MemoCue", &[body, text, "<w:jc w:val=\"right\"/>"]),
        (
            "MemoSecrecy",
            &[
                "<w:sz w:val=\"64\"/><w:szCs w:val=\"64\"/>",
                "<w:color w:val=\"FF0000\"/>",
                "<w:b/><w:bCs/>",
                "<w:jc w:val=\"center\"/>",
            ],
        ),
    ];
    for (id, wanted) in wanted {
        let style = find(&styles, &format!("<w:style [^>]*w:styleId=\"{id}\".*?</w:style>"));
        holds(id, style, wanted);
    }
}

#[test]
fn pages_and_emblem_have_the_forms_numbers() {
    let section = Regex::new("(?s)<w:sectPr.*?</w:sectPr>").unwrap();
    for docx in samples().iter().map(|path| docx(path)) {
        let sections: Vec<&str> = section.find_iter(&docx.document).map(|found| found.as_str()).collect();
        for section in &sections {
            let landscape = section.contains("w:orient=\"landscape\"");
            let size = if landscape { "w:w=\"16838\" w:h=\"11906\"" } else { "w:w=\"11906\" w:h=\"16838\"" };
            holds(
                &docx.name,
                section,
                &[size, "w:left=\"1701\"", "w:right=\"1134\"", "<w:pgNumType w:start=\"1\"/>"],
            );
        }
        assert_eq!(
            sections.iter().any(|section| section.contains("landscape")),
            ["circular", "integrity-report"].contains(&docx.name.as_str())
        );
        let emblem = find(&docx.document, "<wp:anchor.*?</wp:anchor>");
        holds(
            &docx.name,
            emblem,
            &[
                "<wp:positionH relativeFrom=\"page\"><wp:posOffset>1080000</wp:posOffset>",
                "<wp:positionV relativeFrom=\"page\"><wp:posOffset>540000</wp:posOffset>",
                "<wp:extent cx=\"500045\" cy=\"540000\"/>",
            ],
        );
    }
}

/// Labels, dots and วันที่: the tabs stand where the PDF has the text.
#[test]
fn labelled_lines_have_their_tabs() {
    let label = "<w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>";
    let dots = "<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9071\"/>";
    for docx in samples().iter().map(|path| docx(path)) {
        for word in [">ที่<", ">เรื่อง<"] {
            holds(&docx.name, paragraph(&docx.document, word), &["\"MemoField\"", label, dots]);
        }
        for laid in laid().iter().filter(|laid| laid.name == docx.name) {
            let date = laid.sets().into_iter().find(|set| set.piece.text.starts_with("ที่")).unwrap();
            let day = date.lines[0].glyphs.iter().find(|glyph| glyph.text == "ว" && glyph.is_bold()).unwrap();
            let stop = find(paragraph(&docx.document, ">วันที่<"), "w:leader=\"dot\" w:pos=\"[0-9]+\"");
            let twips: f64 = stop.rsplit('"').nth(1).unwrap().parse().unwrap();
            let apart = (twips / 20.0 - (day.x0 - 30.0 * MM)).abs();
            assert!(apart < 0.3 * MM, "{}: วันที่ {apart:.2} pt apart", docx.name);
        }
    }
}

#[test]
fn classes_numbers_and_cues_are_in_their_parts() {
    let secret = samples().into_iter().find(|path| name(path) == "urgent-secret").unwrap();
    let docx = docx(&secret);
    let title = paragraph(&docx.document, ">ด่วนที่สุด<");
    holds("speed class", title, &["<w:color w:val=\"FF0000\"/><w:sz w:val=\"64\"/><w:szCs w:val=\"64\"/>"]);
    // First and later headers, and the footer of both.
    assert_eq!(docx.running.matches(">ลับ<").count(), 3, "{}", docx.running);
    assert_eq!(docx.running.matches("w:val=\"MemoSecrecy\"").count(), 3);
    let number = paragraph(&docx.running, "MemoPageNumber");
    holds("page number", number, &[">- </w:t>", r" PAGE \* THAIARABIC ", ">๒</w:t>", "> -</w:t>"]);
    // 278 mm from the paper's upper edge, flush with the right margin.
    let cue = paragraph(&docx.document, "MemoCue");
    holds(
        "cue",
        cue,
        &[
            "w:hAnchor=\"margin\"",
            "w:vAnchor=\"page\"",
            "w:xAlign=\"right\"",
            "w:y=\"15761\"",
            ">/๓. การรักษา...<",
        ],
    );
}

//! The profile's switches for what stays together and how pages are numbered: on and off, in both formats.

use saraban::Rendered;
use saraban::document::{Block, StyleId};
use serde_json::{Value, json};

use crate::composed::render;
use crate::outside;
use crate::page::{Held, MM, lay, read};
use crate::reading::solid;
use crate::samples::part;

/// Paragraphs of one line.
fn lines(count: usize) -> Vec<Value> {
    (0..count).map(|_| json!("ด้วยมีเรื่อง")).collect()
}

/// The block of the main section that a style's first paragraph stands in.
fn block(rendered: &Rendered, style: StyleId) -> usize {
    let is = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.style == style);
    let holds = |block: &Block| matches!(block, Block::Keep(blocks) if blocks.iter().any(is));
    rendered.document.sections[0].blocks.iter().position(|block| is(block) || holds(block)).unwrap()
}

/// Where the second page starts: its block, and the place in it if it does not start with it.
fn second_page(rendered: &Rendered) -> Option<(usize, bool)> {
    let position = &rendered.typeset.pagination.pages.get(1)?.position;
    Some((position.path[0], position.path.len() == 1 && position.offset == 0))
}

/// The memos of `make` (with so many lines in its body) whose second page starts as `is` wants with
/// the switch off, each also with the switch on.
fn where_off(
    make: impl Fn(usize, &str) -> Rendered,
    switch: &str,
    is: impl Fn(&Rendered) -> bool,
) -> Vec<(Rendered, Rendered)> {
    let pairs: Vec<_> = (20..40)
        .map(|count| (make(count, switch), count))
        .filter(|(off, _)| is(off))
        .map(|(off, count)| (off, make(count, "")))
        .collect();
    assert!(!pairs.is_empty(), "{switch}: no such memo");
    pairs
}

/// Text of the first paragraph of the DOCX that a page break stands before, and its style sheet.
fn docx(rendered: &Rendered) -> (String, String) {
    let docx = rendered.docx(&Default::default()).unwrap();
    let document = part(&docx, "word/document.xml");
    let broken = document.split("<w:p>").find(|paragraph| paragraph.contains("<w:pageBreakBefore/>"));
    let texts =
        broken.unwrap_or_default().split("</w:p>").next().unwrap().split("<w:t xml:space=\"preserve\">");
    let text = texts.skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    (text, part(&docx, "word/styles.xml"))
}

/// Whether a named style stays with what follows.
fn keeps(styles: &str, id: &str) -> bool {
    let start = styles.find(&format!("w:styleId=\"{id}\"")).unwrap();
    styles[start..].split("</w:style>").next().unwrap().contains("<w:keepNext/>")
}

#[test]
fn headings_stay_with_what_follows() {
    let make = |count: usize, profile: &str| {
        let body = [lines(count), vec![json!({ "heading": "ข้อพิจารณา" })], lines(6)].concat();
        render(json!({ "body": body }), profile)
    };
    let switch = "[section]\nkeep_with_next = false\n";
    let left = |memo: &Rendered| second_page(memo) == Some((block(memo, StyleId::Heading) + 1, true));
    for (off, on) in where_off(make, switch, left) {
        assert_eq!(second_page(&on), Some((block(&on, StyleId::Heading), true)));
        let ((off, off_styles), (on, on_styles)) = (docx(&off), docx(&on));
        assert_eq!((off.as_str(), on.as_str()), ("ด้วยมีเรื่อง", "ข้อพิจารณา"));
        for id in ["MemoHeading", "MemoEndorsementHeading"] {
            assert!(!keeps(&off_styles, id) && keeps(&on_styles, id), "{id}");
        }
    }
}

#[test]
fn the_signature_stays_with_the_closing_or_the_last_lines() {
    let switch = "[signature]\nkeep_with_text = false\n";
    let alone = |memo: &Rendered| second_page(memo) == Some((block(memo, StyleId::Signature), true));
    for closing in [json!("จึงเรียนมาเพื่อโปรดทราบ"), Value::Null]
    {
        let make = |count: usize, profile: &str| {
            render(json!({ "body": lines(count), "closing": closing }), profile)
        };
        for (off, on) in where_off(make, switch, alone) {
            // With a closing two lines of the body go before it; without one the last line stays.
            assert_eq!((docx(&off).0.as_str(), docx(&on).0.as_str()), ("(นายตัวอย่าง ใจดี)", "ด้วยมีเรื่อง"));
            assert!(!keeps(&docx(&off).1, "MemoClosing") && keeps(&docx(&on).1, "MemoClosing"));
        }
    }
}

#[test]
fn an_endorsement_stays_on_one_page() {
    let make = |count: usize, profile: &str| {
        let endorsement = json!({
            "heading": "ความเห็นปลัด", "opinion": ["ความเห็นแรก", "ความเห็นสอง", "ความเห็นสาม"],
            "name": "นายปลัด ดีงาม", "position": "ปลัด",
        });
        render(json!({ "body": lines(count - 10), "endorsements": [endorsement] }), profile)
    };
    let switch = "[endorsement]\nkeep_together = false\n";
    let parted = |memo: &Rendered| docx(memo).0 == "ความเห็นสาม";
    for (off, on) in where_off(make, switch, parted) {
        assert_eq!(second_page(&on), Some((block(&on, StyleId::EndorsementHeading), true)));
        assert_eq!(docx(&on).0, "ความเห็นปลัด");
        let held = |memo: &Rendered| {
            let xml = part(&memo.docx(&Default::default()).unwrap(), "word/document.xml");
            let opinion =
                xml.split("<w:p>").find(|paragraph| paragraph.contains("ความเห็นสอง")).unwrap().to_owned();
            opinion.contains("<w:keepNext/><w:keepLines/>")
        };
        assert!(held(&on) && !held(&off));
    }
    // The last paragraph of the opinion stays with the signature, unless that is switched off too.
    let alone = |memo: &Rendered| docx(memo).0 == "(นายปลัด ดีงาม)";
    where_off(make, &format!("{switch}[signature]\nkeep_with_text = false\n"), alone);
    assert!((20..40).all(|count| !alone(&make(count, switch))));
}

fn attached(profile: &str) -> Rendered {
    let attachments = json!([
        { "title": "แผนงาน", "body": ["หนึ่ง", { "page_break": true }, "สอง"] },
        { "title": "ตาราง", "orientation": "landscape", "body": ["สาม"] },
    ]);
    let body = json!(["ด้วยมีเรื่อง", { "page_break": true }, "ทั้งนี้"]);
    render(json!({ "body": body, "attachments": attachments }), profile)
}

const GO_ON: &str = "[attachment]\nown_page_numbers = false\n";

#[test]
fn attachments_count_their_own_pages_or_go_on() {
    let sections = |profile: &str| -> Vec<bool> {
        let xml = part(&attached(profile).docx(&Default::default()).unwrap(), "word/document.xml");
        xml.split("<w:sectPr>")
            .skip(1)
            .map(|section| section.contains("<w:pgNumType w:start=\"1\"/>"))
            .collect()
    };
    assert_eq!(sections(""), [true, true, true]);
    assert_eq!(sections(GO_ON), [true, false, false]);
    let memos = ["", GO_ON].map(|profile| (format!("attached{}", profile.len()), attached(profile)));
    let wanted = [["", "-๒-", "", "-๒-", ""], ["", "-๒-", "-๓-", "-๔-", "-๕-"]];
    let mut held = Held::default();
    for (laid, wanted) in lay(memos.into()).iter().zip(wanted) {
        for (page, wanted) in laid.pages.iter().zip(wanted) {
            let upper = |glyph: &&crate::page::Glyph| (glyph.baseline / MM - 30.0).abs() < 0.3;
            let shown: String = page.glyphs.iter().filter(upper).map(|glyph| solid(&glyph.text)).collect();
            let number = if shown.starts_with('-') { shown.as_str() } else { "" };
            held.is(&format!("{}: `{shown}`, not `{wanted}`", laid.name), number == wanted);
            // No text in the number's line or the one below it.
            let below = page.glyphs.iter().filter(|glyph| (glyph.baseline / MM - 34.0).abs() < 3.0);
            held.is(&format!("{}: text at the number", laid.name), number.is_empty() || below.count() == 0);
        }
    }
    held.end(20);
}

/// LibreOffice counts on as the PDF does (in Arabic digits) and begins each page with the same words.
#[test]
fn libreoffice_goes_on_counting_too() {
    let folder = tempfile::tempdir().unwrap();
    let docx = outside::file(&folder, "attached.docx", &attached(GO_ON).docx(&Default::default()).unwrap());
    let Some(pages) = outside::office(&folder, &[docx]).and_then(|pdfs| read(&pdfs)) else { return };
    let texts: Vec<String> =
        pages[0].iter().map(|page| page.glyphs.iter().map(|glyph| solid(&glyph.text)).collect()).collect();
    assert_eq!(texts.len(), 5);
    for (text, wanted) in texts[1..].iter().zip(["-2-ทั้งนี้", "-3-แผนงาน", "-4-สอง", "-5-ตาราง"])
    {
        assert!(text.starts_with(wanted), "{text}");
    }
}

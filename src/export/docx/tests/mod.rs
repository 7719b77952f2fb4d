//! The finished file, part by part: exact numbers, order, breaks, text.

mod fixture;
mod inspect;
mod pages;

use std::collections::HashSet;

use super::{DocxOptions, write};
use crate::document::{Block, Document, Inline, Pagination, StyleId};
use fixture::*;
use inspect::{names, paragraphs, part, raw_paragraphs};

fn docx(document: &Document, pagination: &Pagination) -> Vec<u8> {
    write(document, pagination, &DocxOptions::default()).unwrap()
}

fn single(blocks: Vec<Block>) -> Vec<u8> {
    docx(&document(vec![section(blocks)]), &Pagination::default())
}

/// The paragraph that shows a text, as XML.
fn showing(docx: &[u8], text: &str) -> String {
    let found = raw_paragraphs(docx).into_iter().find(|p| p.contains(text));
    found.unwrap_or_else(|| panic!("no paragraph shows {text}"))
}

#[test]
fn same_input_same_bytes_across_threads() {
    for (name, document, pages) in shapes() {
        let first = docx(&document, &pages);
        std::thread::scope(|scope| {
            let others: Vec<_> = (0..3).map(|_| scope.spawn(|| docx(&document, &pages))).collect();
            for other in others {
                assert!(other.join().unwrap() == first, "{name} differs from run to run");
            }
        });
    }
}

#[test]
fn every_word_arrives() {
    let (document, pages) = memo();
    let texts = paragraphs(&docx(&document, &pages));
    assert_eq!(texts[0], "บันทึกข้อความ");
    assert_eq!(texts[2], "ที่\u{a0}\u{a0}พย ๗๖๑๐๑/๐๕๗\tวันที่\u{a0}\u{a0}๑๐ เมษายน ๒๕๖๕\t");
    assert_eq!(texts[4], "เรียน  นายกองค์การบริหารส่วนตำบลห้วยยางขาม");
    assert!(texts.contains(&"ตัวหนา ตัวเอน ขีดเส้นใต้ สีแดง <&>\nบรรทัดใหม่".to_owned()));
    let flat = |text: &str| text.split(' ').collect::<String>();
    let given: String = document.sections[0].blocks.iter().map(words).collect();
    assert_eq!(flat(&texts.concat().replace(['\t', '\n'], "")), flat(&given));
}

fn words(block: &Block) -> String {
    match block {
        Block::Keep(blocks) => blocks.iter().map(words).collect(),
        Block::Paragraph(paragraph) => {
            let texts = paragraph.inlines.iter().filter_map(|inline| match inline {
                Inline::Text(run) => Some(run.text.as_str()),
                _ => None,
            });
            texts.collect()
        }
        _ => String::new(),
    }
}

#[test]
fn styles_carry_the_forms_numbers() {
    let (document, pages) = memo();
    let xml = part(&docx(&document, &pages), "word/styles.xml");
    let style = |id: &str| {
        let start = xml.find(&format!(r#"w:styleId="{id}""#)).unwrap();
        xml[start..].split("</w:style>").next().unwrap().to_owned()
    };
    assert_eq!(
        style("MemoTitle"),
        r#"w:styleId="MemoTitle" w:customStyle="1"><w:name w:val="บันทึก หัวเอกสาร"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="58"/><w:szCs w:val="58"/></w:rPr>"#
    );
    assert!(style("MemoBody").contains(
        r#"<w:spacing w:before="0" w:after="0" w:line="362" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="1417"/><w:jc w:val="thaiDistribute"/>"#
    ));
    assert!(
        style("MemoField").contains(r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>"#)
    );
    assert!(style("MemoHeading").contains("<w:keepNext/>"));
    assert!(style("MemoHeading").contains(r#"<w:outlineLvl w:val="0"/>"#));
    assert!(style("MemoPicture").contains(r#"w:line="240" w:lineRule="auto""#));
    assert!(xml.contains(
        r#"<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:eastAsia="TH SarabunPSK" w:cs="TH SarabunPSK"/><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="th-TH" w:eastAsia="th-TH" w:bidi="th-TH"/>"#
    ));
}

#[test]
fn paragraphs_and_runs_say_only_what_differs_from_their_style() {
    let (document, pages) = memo();
    let docx = docx(&document, &pages);
    assert_eq!(
        showing(&docx, "๑. เรื่องเดิม"),
        r#"<w:pPr><w:pStyle w:val="MemoHeading"/></w:pPr><w:r><w:t xml:space="preserve">๑. เรื่องเดิม</w:t></w:r>"#
    );
    assert!(showing(&docx, "ตัวหนา").contains(
        r#"<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">ตัวหนา </w:t></w:r><w:r><w:rPr><w:i/><w:iCs/></w:rPr>"#
    ));
    assert!(showing(&docx, "ตัวหนา").contains(r#"<w:rPr><w:u w:val="single"/></w:rPr>"#));
    assert!(showing(&docx, "ตัวหนา").contains(r#"<w:rPr><w:color w:val="FF0000"/></w:rPr>"#));
    assert!(showing(&docx, "วันที่").contains(
        r#"<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="4309"/><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>"#
    ));
}

#[test]
fn dots_after_a_bold_label_are_not_bold() {
    let line = paragraph(StyleId::HeadField, vec![Inline::text("วันที่", label()), Inline::Tab]);
    assert!(showing(&single(vec![Block::Paragraph(line)]), "วันที่").ends_with("</w:r><w:r><w:tab/></w:r>"));
}

#[test]
fn what_a_style_turns_on_can_be_turned_off() {
    let mut heading = paragraph(StyleId::Heading, vec![Inline::text("เบา", plain())]);
    heading.format.keep_with_next = false;
    heading.format.outline = None;
    let mut field = paragraph(StyleId::HeadField, vec![Inline::text("ไม่มีจุด", plain())]);
    field.format.tabs.clear();
    let mut body = paragraph(StyleId::Body, vec![Inline::text("ไม่ย่อหน้า", plain())]);
    body.format.first_line = crate::length::Length::cm(-1.0);
    let docx = single(vec![Block::Paragraph(heading), Block::Paragraph(field), Block::Paragraph(body)]);
    assert_eq!(
        showing(&docx, "เบา"),
        r#"<w:pPr><w:pStyle w:val="MemoHeading"/><w:keepNext w:val="0"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr><w:t xml:space="preserve">เบา</w:t></w:r>"#
    );
    assert!(showing(&docx, "ไม่มีจุด").contains(r#"<w:tabs><w:tab w:val="clear" w:pos="9071"/></w:tabs>"#));
    assert!(showing(&docx, "ไม่ย่อหน้า").contains(r#"<w:ind w:left="0" w:right="0" w:hanging="567"/>"#));
}

#[test]
fn kept_blocks_hold_together_but_not_to_what_follows() {
    let (document, pages) = memo();
    let docx = docx(&document, &pages);
    for held in ["จึงเรียนมา", "(นายณัฐภูมิ"] {
        assert!(showing(&docx, held).contains("<w:keepNext/><w:keepLines/>"), "{held}");
    }
    let last = showing(&docx, "นิติกรชำนาญการ");
    assert!(last.contains("<w:keepLines/>") && !last.contains("keepNext"));
}

#[test]
fn tables_are_real_tables() {
    let docx = single(vec![text(StyleId::Body, "ก่อน"), Block::Table(merged()), text(StyleId::Body, "หลัง")]);
    let xml = part(&docx, "word/document.xml");
    assert!(xml.contains(
        r#"<w:tblPr><w:tblStyle w:val="MemoTable"/><w:tblW w:w="9072" w:type="dxa"/><w:jc w:val="left"/><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#
    ));
    assert!(xml.contains(
        r#"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="15" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="15" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="2268"/><w:gridCol w:w="3402"/><w:gridCol w:w="3402"/></w:tblGrid>"#
    ));
    assert_eq!(xml.matches("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>").count(), 1);
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 1);
    assert!(xml.contains(r#"<w:tcPr><w:tcW w:w="2268" w:type="dxa"/><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>"#));
    assert!(xml.contains(r#"<w:tcPr><w:tcW w:w="6803" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>"#));
    assert_eq!(xml.matches(r#"<w:vMerge w:val="continue"/>"#).count(), 1);
    // The table's space goes to its neighbours.
    assert!(showing(&docx, "ก่อน").contains(r#"w:before="0" w:after="120""#));
    assert!(showing(&docx, "หลัง").contains(r#"w:before="120" w:after="0""#));
}

#[test]
fn tables_never_touch_and_a_section_ends_in_a_paragraph() {
    let docx = single(vec![Block::Table(merged()), Block::Table(merged())]);
    let xml = part(&docx, "word/document.xml");
    assert!(!xml.contains("</w:tbl><w:tbl>") && !xml.contains("</w:tbl><w:sectPr>"));
    assert!(xml.contains(
        r#"</w:tbl><w:p><w:pPr><w:spacing w:before="120" w:after="100" w:line="20" w:lineRule="exact"/>"#
    ));
}

#[test]
fn pictures_are_not_clipped_and_say_what_they_show() {
    let docx = single(vec![picture(5.0, 3.0), picture(5.0, 3.0)]);
    let xml = part(&docx, "word/document.xml");
    let line = &raw_paragraphs(&docx)[0];
    assert!(
        line.contains(r#"<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>"#),
        "{line}"
    );
    assert!(!line.contains("exact"));
    assert_eq!(xml.matches(r#"<wp:extent cx="1800000" cy="1080000"/>"#).count(), 2);
    for number in 1..=2 {
        let name = format!(
            r#"<wp:docPr id="{number}" name="Picture {number}" descr="แผนภูมิ &quot;ก&quot; &lt; ข"/>"#
        );
        assert!(xml.contains(&name), "{name}");
    }
    // One file for both.
    assert_eq!(names(&docx).iter().filter(|name| name.starts_with("word/media/")).count(), 1);
}

#[test]
fn emblem_is_anchored_to_the_page_behind_the_text() {
    let (document, pages) = memo();
    let docx = docx(&document, &pages);
    let first = &raw_paragraphs(&docx)[1];
    assert!(first.contains("บันทึกข้อความ"), "the cue's frame comes first, then the title: {first}");
    for needle in [
        r#"behindDoc="1""#,
        r#"<wp:positionH relativeFrom="page"><wp:posOffset>1080000</wp:posOffset></wp:positionH>"#,
        r#"<wp:positionV relativeFrom="page"><wp:posOffset>540000</wp:posOffset></wp:positionV>"#,
        r#"<wp:extent cx="500400" cy="540000"/>"#,
        r#"descr="ตราครุฑ""#,
        "<wp:wrapNone/>",
    ] {
        assert!(first.contains(needle), "{needle}");
    }
    assert!(names(&docx).contains(&"word/media/image1.png".to_owned()));
}

#[test]
fn only_the_faces_in_use_are_embedded() {
    let fonts = |docx: &[u8]| names(docx).iter().filter(|name| name.starts_with("word/fonts/")).count();
    assert_eq!(fonts(&single(vec![text(StyleId::Body, "ธรรมดา")])), 1);
    let (document, pages) = memo();
    let full = docx(&document, &pages);
    assert_eq!(fonts(&full), 3);
    assert!(part(&full, "word/settings.xml").contains("<w:embedTrueTypeFonts/>"));
    let table = part(&full, "word/fontTable.xml");
    assert!(
        table.contains("w:embedRegular") && table.contains("w:embedItalic") && !table.contains("BoldItalic")
    );
    let bare = write(&document, &pages, &DocxOptions { embed_fonts: false, source: None }).unwrap();
    assert_eq!(fonts(&bare), 0);
    assert!(!part(&bare, "word/settings.xml").contains("embedTrueTypeFonts"));
}

#[test]
fn every_relationship_leads_to_a_part() {
    for (shape, document, pages) in shapes() {
        let docx = docx(&document, &pages);
        let names: HashSet<String> = names(&docx).into_iter().collect();
        let relations = part(&docx, "word/_rels/document.xml.rels");
        for target in relations.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(names.contains(&format!("word/{target}")), "{shape}: {target}");
        }
        let xml = part(&docx, "word/document.xml");
        for id in xml
            .split("r:id=\"")
            .chain(xml.split("r:embed=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            if id.starts_with("rId") {
                assert!(relations.contains(&format!("Id=\"{id}\"")), "{shape}: {id}");
            }
        }
    }
}

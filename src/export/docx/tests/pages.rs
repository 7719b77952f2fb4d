//! Pages: breaks and cues of the layout, sections, headers and footers.

use super::fixture::*;
use super::inspect::{names, paragraphs, part, properties, raw_paragraphs};
use super::{docx, showing};
use crate::document::{Block, Pagination, StyleId};
use crate::length::Length;

const BREAK: &str = "<w:pageBreakBefore/>";

#[test]
fn a_page_that_starts_inside_a_paragraph_splits_it() {
    let (document, pages) = memo();
    let docx = docx(&document, &pages);
    let raw = raw_paragraphs(&docx);
    let second = raw.iter().position(|p| p.contains(BREAK)).unwrap();
    assert_eq!(
        properties(&raw[second]),
        r#"<w:pPr><w:pStyle w:val="MemoItem1"/><w:pageBreakBefore/><w:ind w:left="0" w:right="0" w:firstLine="0"/></w:pPr>"#
    );
    assert!(raw[second - 1].contains(r#"<w:pStyle w:val="MemoItem1"/>"#));
    assert_eq!(raw.iter().filter(|p| p.contains(BREAK)).count(), 1);
    let texts = paragraphs(&docx);
    let half = texts.iter().filter(|text| text.starts_with("งานนิติการ") && text.len() > 2000).count();
    assert_eq!(half, 1, "two fifths of the text stay, three go on");
}

#[test]
fn breaks_are_not_doubled() {
    let (_, document, pages) = shapes().into_iter().find(|(name, ..)| *name == "breaks").unwrap();
    let raw = raw_paragraphs(&docx(&document, &pages));
    let broken: Vec<bool> = raw.iter().map(|p| p.contains(BREAK)).collect();
    // cue, page 1; cue, page 2; cue, page 3; then the table's first cell starts page 4.
    assert_eq!(broken[..7], [false, false, false, true, false, true, true]);
    assert_eq!(broken.iter().filter(|b| **b).count(), 3);
}

#[test]
fn a_break_inside_kept_blocks_lets_go_of_the_page_before() {
    let kept = Block::Keep(vec![text(StyleId::Body, "หนึ่ง"), text(StyleId::Body, "สอง")]);
    let document = document(vec![section(vec![text(StyleId::Body, "ศูนย์"), kept])]);
    let pages = Pagination {
        pages: vec![page(0, 1, &[0], 0, None), page(0, 2, &[1, 1], 0, None)],
        ..Pagination::default()
    };
    let docx = docx(&document, &pages);
    assert!(!showing(&docx, "หนึ่ง").contains("keepNext"));
    assert!(showing(&docx, "สอง").contains(BREAK));
    assert!(!showing(&docx, "หนึ่ง").contains(BREAK));
}

#[test]
fn cue_is_a_frame_before_the_first_paragraph_of_its_page() {
    let (document, pages) = memo();
    let raw = raw_paragraphs(&docx(&document, &pages));
    assert_eq!(
        raw[0],
        r#"<w:pPr><w:pStyle w:val="MemoCue"/><w:framePr w:wrap="around" w:hAnchor="margin" w:vAnchor="page" w:xAlign="right" w:y="15761"/></w:pPr><w:r><w:t xml:space="preserve">/ทั้ง ๔ มาตรการ...</w:t></w:r>"#
    );
    assert_eq!(raw.iter().filter(|p| p.contains("framePr")).count(), 1);
}

#[test]
fn cue_of_a_page_that_starts_in_a_table_waits_for_the_first_paragraph() {
    let mut report = report(6);
    report.blocks.push(text(StyleId::Body, "ท้ายตาราง"));
    let pages = Pagination {
        pages: vec![
            page(0, 1, &[0], 0, Some("/หนึ่ง...")),
            page(0, 2, &[1, 2, 2, 0], 40, Some("/สอง...")),
            page(0, 3, &[1, 5], 0, Some("/สาม...")),
            page(0, 4, &[2], 12, None),
        ],
        ..Pagination::default()
    };
    let raw = raw_paragraphs(&docx(&document(vec![report]), &pages));
    let cues: Vec<usize> =
        raw.iter().enumerate().filter(|(_, p)| p.contains("framePr")).map(|(i, _)| i).collect();
    assert_eq!(cues, [0, raw.len() - 3], "before the title, and after the table");
    assert!(raw[cues[1]].contains("/สาม...") && raw[cues[1] + 1].contains(">ท้าย"));
    assert!(raw[cues[1] + 2].contains(BREAK));
}

#[test]
fn sections_have_their_paper_margins_and_numbers() {
    let (memo, pages) = memo();
    let mut document = memo;
    document.sections.push(report(1));
    let xml = part(&docx(&document, &pages), "word/document.xml");
    let sections: Vec<&str> =
        xml.split("<w:sectPr>").skip(1).map(|s| s.split("</w:sectPr>").next().unwrap()).collect();
    assert_eq!(sections.len(), 2);
    // Bottom 2 cm less 1 cm of slack; the header starts at Word's 1.25 cm.
    assert!(sections[0].ends_with(
        r#"<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="567" w:left="1701" w:header="709" w:footer="0" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="425" w:num="1"/><w:titlePg/>"#
    ), "{}", sections[0]);
    assert!(sections[1].contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#));
    assert!(sections[0].contains(r#"<w:headerReference w:type="default" r:id="rIdHeader2"/>"#));
}

#[test]
fn a_table_over_pages_leaves_no_slack() {
    let document = document(vec![report(6)]);
    let pages = Pagination {
        pages: vec![page(0, 1, &[0], 0, None), page(0, 2, &[1, 2, 2, 0], 40, None)],
        ..Pagination::default()
    };
    let docx = docx(&document, &pages);
    assert!(part(&docx, "word/document.xml").contains(r#"w:bottom="1134""#));
    assert!(!part(&docx, "word/document.xml").contains(BREAK));
}

#[test]
fn page_number_stands_on_its_baseline_and_pushes_the_text_to_its_top() {
    let (document, pages) = memo();
    let docx = docx(&document, &pages);
    let next = part(&docx, "word/header2.xml");
    // 3 cm less 80 % of 18.1 pt less the header's 1.25 cm; then 18.1 pt; then up to 3.7 cm.
    let (before, line, after) = (703, 362, 324);
    assert!(
        next.contains(&format!(
            r#"<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>"#
        )),
        "{next}"
    );
    let end = Length::mm(12.5).to_twips() + before + line + after;
    assert!((end - Length::cm(3.7).to_twips()).abs() <= 1, "{end}");
    let runs: String = next.split("<w:r>").skip(1).map(|run| run.replace("</w:r>", "|")).collect();
    assert!(runs.starts_with(
        r#"<w:t xml:space="preserve">- </w:t>|<w:fldChar w:fldCharType="begin" w:dirty="false"/>|<w:instrText> PAGE \* THAIARABIC </w:instrText>|<w:fldChar w:fldCharType="separate" w:dirty="false"/>|<w:t xml:space="preserve">๒</w:t>|<w:fldChar w:fldCharType="end" w:dirty="false"/>|<w:t xml:space="preserve"> -</w:t>|"#
    ), "{runs}");
    assert!(!part(&docx, "word/header1.xml").contains("PAGE"), "no number on the first page");
    assert!(!names(&docx).iter().any(|name| name.contains("footer")));
}

#[test]
fn without_a_number_an_empty_header_pushes() {
    let mut section = section(vec![text(StyleId::Body, "ก")]);
    section.running.number = None;
    let header = part(&docx(&document(vec![section]), &Pagination::default()), "word/header2.xml");
    let after = Length::cm(3.7).to_twips() - Length::mm(12.5).to_twips() - 20;
    assert!(
        header.contains(&format!(r#"w:before="0" w:after="{after}" w:line="20" w:lineRule="exact""#)),
        "{header}"
    );
}

#[test]
fn marks_are_on_every_page_and_do_not_shrink_the_text() {
    let mut secret = section(vec![text(StyleId::Body, "ก")]);
    secret.running.marks = Some(marks());
    let open = section(vec![text(StyleId::Body, "ข")]);
    let docx = docx(&document(vec![secret, open]), &Pagination::default());
    let xml = part(&docx, "word/document.xml");
    let first = xml.split("<w:sectPr>").nth(1).unwrap();
    for kind in ["first", "default"] {
        assert!(first.contains(&format!(r#"<w:footerReference w:type="{kind}" r:id="rIdFooter1"/>"#)));
    }
    // 1.2 cm less 80 % of 36.2 pt above the baseline; less 20 % below it.
    assert!(first.contains(r#"w:bottom="-567" w:left="1701" w:header="101" w:footer="536""#), "{first}");
    for header in ["word/header1.xml", "word/header2.xml"] {
        assert!(part(&docx, header).contains("ลับมาก"));
    }
    assert!(part(&docx, "word/footer1.xml").contains(r#"<w:tab w:val="center" w:pos="4535"/>"#));
    // The open section shows its own, empty footer, not the secret one's.
    assert!(!part(&docx, "word/footer2.xml").contains("ลับมาก"));
    assert!(xml.split("<w:sectPr>").nth(2).unwrap().contains("rIdFooter2"));
}

//! Pages: breaks and cues of the layout, sections, headers and footers.

use super::fixture::*;
use super::inspect::{names, paragraphs, part, properties, raw_paragraphs};
use super::{docx, showing};
use crate::document::{Block, Document, PageStart, Pagination, Position, Row, StyleId, TableStart};
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
    // cue, page 1; cue, page 2; cue, page 3; then the carrier of the table's space starts page 4.
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

/// A page that goes on with the second block of a section, a table: its first row,
/// whether that row goes on, and where its cells go on (row, cell, block, offset).
fn going_on(number: usize, row: usize, inside: bool, cells: &[[usize; 4]], cue: Option<&str>) -> PageStart {
    let place = |[row, cell, block, offset]: &[usize; 4]| Position {
        path: vec![1, *row, *cell, *block],
        offset: *offset,
    };
    let table = Some(TableStart { row, inside, cells: cells.iter().map(place).collect() });
    PageStart { table, ..page(0, number, &[1, row], 0, cue) }
}

fn tables(docx: &[u8]) -> Vec<String> {
    let xml = part(docx, "word/document.xml");
    xml.split("<w:tbl>").skip(1).map(|rest| rest.split("</w:tbl>").next().unwrap().to_owned()).collect()
}

/// The paragraphs of each cell, row by row; `None` where a cell from above goes on.
fn cells(table: &str) -> Vec<Vec<Option<Vec<String>>>> {
    let text = |p: &str| {
        p.split("<w:t xml:space=\"preserve\">").skip(1).map(|t| t.split('<').next().unwrap()).collect()
    };
    let cell = |cell: &str| {
        let texts = cell.split("<w:p>").skip(1).map(text).collect();
        (!cell.contains(r#"<w:vMerge w:val="continue"/>"#)).then_some(texts)
    };
    table.split("<w:tr>").skip(1).map(|row| row.split("<w:tc>").skip(1).map(cell).collect()).collect()
}

fn shown(texts: &[&str]) -> Option<Vec<String>> {
    Some(texts.iter().map(|text| (*text).to_owned()).collect())
}

/// A paragraph, then a table of two columns: a header, a cell over three rows beside single ones, a row below.
fn two_columns() -> Document {
    let mut tall = cell(0, &["หนึ่ง สอง", "สาม"], StyleId::TableCell);
    tall.rows = 3;
    let single = |column: usize, texts: &[&str]| cell(column, texts, StyleId::TableCell);
    let rows = vec![
        Row {
            cells: vec![cell(0, &["หัว"], StyleId::TableHeader), cell(1, &["เรื่อง"], StyleId::TableHeader)]
        },
        Row { cells: vec![tall, single(1, &["ก"])] },
        Row { cells: vec![single(1, &["ข"])] },
        Row { cells: vec![single(1, &["ค", "ง จ", "ฉ"])] },
        Row { cells: vec![single(0, &["ท้าย"]), single(1, &["ซ"])] },
    ];
    document(vec![section(vec![text(StyleId::Body, "ก่อน"), Block::Table(table(&[4.0, 12.0], rows))])])
}

fn cut(document: &Document, starts: Vec<PageStart>) -> Vec<u8> {
    let mut pages = vec![page(0, 1, &[0], 0, Some("/หนึ่ง..."))];
    pages.extend(starts);
    docx(document, &Pagination { pages, ..Pagination::default() })
}

#[test]
fn a_page_that_starts_with_a_row_starts_another_table_under_a_line_with_its_cue() {
    let starts = vec![going_on(2, 4, false, &[], Some("/สอง...")), page(0, 3, &[2], 0, None)];
    let mut document = two_columns();
    document.sections[0].blocks.push(text(StyleId::Body, "หลัง"));
    let docx = cut(&document, starts);
    let tables = tables(&docx);
    assert_eq!(tables.len(), 2);
    assert!(tables.iter().all(|table| table.matches("<w:tblHeader/>").count() == 1));
    assert_eq!(cells(&tables[1]), [[shown(&["หัว"]), shown(&["เรื่อง"])], [shown(&["ท้าย"]), shown(&["ซ"])],]);
    let last = tables[0].rsplit("<w:tr>").next().unwrap();
    assert!(last.contains(">ฉ<") && !last.contains("keepNext"), "{last}");
    let xml = part(&docx, "word/document.xml");
    let between = xml.split("</w:tbl>").nth(1).unwrap().split("<w:tbl>").next().unwrap();
    let lines: Vec<&str> = between.split("<w:p>").skip(1).collect();
    assert!(
        lines[0].contains("<w:framePr w:wrap=\"through\"") && lines[0].contains("/สอง..."),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with(r#"<w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>"#), "{}", lines[1]);
    assert_eq!(lines.len(), 2);
    assert!(showing(&docx, ">หลัง<").contains(BREAK));
}

#[test]
fn a_page_that_starts_inside_a_row_cuts_each_cell_at_its_own_place() {
    let half = "ง ".len();
    let first = going_on(2, 3, true, &[[1, 0, 0, "หนึ่ง ".len()], [3, 0, 1, half]], None);
    let second = going_on(3, 3, true, &[[3, 0, 2, 0]], None);
    let parts = tables(&cut(&two_columns(), vec![first, second]));
    let header = [shown(&["หัว"]), shown(&["เรื่อง"])];
    assert_eq!(
        cells(&parts[0]),
        [
            header.clone(),
            [shown(&["หนึ่ง "]), shown(&["ก"])],
            [None, shown(&["ข"])],
            [None, shown(&["ค", "ง "])],
        ]
    );
    assert_eq!(cells(&parts[1]), [header.clone(), [shown(&["สอง", "สาม"]), shown(&["จ"])]]);
    // The tall cell has nothing left: an empty line of no height to speak of.
    assert_eq!(cells(&parts[2]), [header, [shown(&[""]), shown(&["ฉ"])], [shown(&["ท้าย"]), shown(&["ซ"])],]);
    assert_eq!(parts.concat().matches(r#"<w:vMerge w:val="restart"/>"#).count(), 1, "one row needs no merge");
    assert_eq!(parts[2].matches(r#"w:line="20" w:lineRule="exact""#).count(), 1);
}

#[test]
fn a_cell_over_rows_of_two_pages_is_restarted_with_its_rest() {
    let parts = tables(&cut(&two_columns(), vec![going_on(2, 2, false, &[[1, 0, 1, 0]], None)]));
    let merges: Vec<usize> =
        parts.iter().map(|part| part.matches(r#"<w:vMerge w:val="restart"/>"#).count()).collect();
    assert_eq!(merges, [0, 1]);
    assert_eq!(cells(&parts[0])[1..], [[shown(&["หนึ่ง สอง"]), shown(&["ก"])]]);
    assert_eq!(
        cells(&parts[1])[1..],
        [
            [shown(&["สาม"]), shown(&["ข"])],
            [None, shown(&["ค", "ง จ", "ฉ"])],
            [shown(&["ท้าย"]), shown(&["ซ"])],
        ]
    );
}

#[test]
fn a_page_of_nothing_but_a_table_has_its_cue_too() {
    let blocks = vec![
        Block::Table(merged()),
        text(StyleId::Body, "หนึ่ง"),
        Block::Table(merged()),
        text(StyleId::Body, "สอง"),
    ];
    let pages = Pagination {
        pages: vec![
            page(0, 1, &[0], 0, Some("/หนึ่ง...")),
            page(0, 2, &[1], 0, Some("/สาม...")),
            page(0, 3, &[2], 0, Some("/สี่...")),
            page(0, 4, &[3], 0, None),
        ],
        ..Pagination::default()
    };
    let raw = raw_paragraphs(&docx(&document(vec![section(blocks)]), &pages));
    let after = |cue: &str| {
        let at = raw.iter().position(|p| p.contains("framePr") && p.contains(cue)).unwrap();
        (raw[at + 1].contains(r#"w:line="20""#), raw[at + 1].contains(BREAK))
    };
    assert_eq!(after("/หนึ่ง..."), (true, false));
    assert_eq!(after("/สาม..."), (false, true));
    assert_eq!(after("/สี่..."), (true, true));
    // The space above the first table, less the carrier's own height.
    assert!(raw[1].contains(r#"w:after="100""#), "{}", raw[1]);
}

#[test]
fn a_layout_that_does_not_fit_the_table_still_makes_a_file() {
    for (row, inside) in [(0, true), (9, false), (9, true), (4, true)] {
        let docx = cut(
            &two_columns(),
            vec![going_on(2, row, inside, &[[7, 7, 7, 7]], None), going_on(3, 1, true, &[], None)],
        );
        assert!(!paragraphs(&docx).is_empty());
    }
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

//! Tables over pages.

use super::read::{page, set};
use super::sample::{document, font, plain, section, table};
use crate::document::{Align, Block, Cell, TableStart, VerticalAlign};
use crate::typeset::chunks::width;

#[test]
fn the_header_is_repeated_and_the_cue_is_of_new_text() {
    let long = (1..=60).map(|number| format!("๑.{number} รายการ")).collect::<Vec<_>>().join("\n");
    let pages = set(&document(vec![section(vec![table(&[("ข้อหนึ่ง", &long), ("ข้อสอง", "จบ")])])]));
    assert_eq!(pages.pages(), 2);
    for index in 0..2 {
        assert!(page(&pages, index).text().contains("ผลดำเนินการ"), "page {index}");
    }
    let start = &pages.pagination.pages[1].position;
    assert_eq!(start.path[..3], [0, 1, 1], "the row goes on, in its second cell");
    assert!(start.path[3] > 30 && start.offset == 0);
    let table = pages.pagination.pages[1].table.as_ref().unwrap();
    assert_eq!((table.row, table.inside, &table.cells[..]), (1, true, std::slice::from_ref(start)));
    let cue = pages.pagination.pages[0].cue.clone().unwrap();
    assert!(cue.starts_with("/๑.") && cue.contains("รายการ"), "{cue}");
}

#[test]
fn a_page_that_starts_with_a_row_says_which() {
    let rows: Vec<(&str, &str)> = (0..50).map(|_| ("แถว", "ข้อความ")).collect();
    let pages = set(&document(vec![section(vec![plain("ก"), table(&rows)])]));
    let start = &pages.pagination.pages[1].position;
    assert_eq!((start.path.len(), start.path[0], start.offset), (2, 1, 0));
    assert!(start.path[1] > 30);
    let table = pages.pagination.pages[1].table.as_ref().unwrap();
    assert_eq!((table.row, table.inside, table.cells.len()), (start.path[1], false, 0));
}

/// `/๔๑...` would say little of a row whose first cell is its number.
#[test]
fn a_rows_number_takes_the_cell_beside_it_into_the_cue() {
    let rows: Vec<String> = (1..=50).map(|number| format!("{number}.")).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|number| (number.as_str(), "ค่าวัสดุ")).collect();
    let pages = set(&document(vec![section(vec![plain("ก"), table(&rows)])]));
    let row = pages.pagination.pages[1].table.as_ref().unwrap().row;
    assert_eq!(pages.pagination.pages[0].cue.as_deref(), Some(format!("/{row}. ค่าวัสดุ...").as_str()));
}

#[test]
fn every_cell_says_where_it_goes_on() {
    let lines = |name: &str, count| (1..=count).map(|n| format!("{name}{n}")).collect::<Vec<_>>().join("\n");
    let mut block = table(&[("ต้น", &lines("ก", 20)), (&lines("ข", 90), &lines("ค", 50)), ("ง", "จ")]);
    let Block::Table(table) = &mut block else { panic!() };
    // The first cell covers two rows and has the most to say.
    let tall = table.rows[2].cells.remove(0);
    table.rows[1].cells[0] = Cell { rows: 2, ..tall };
    let pages = set(&document(vec![section(vec![block])]));
    let starts: Vec<_> =
        pages.pagination.pages[1..].iter().map(|page| page.table.as_ref().unwrap()).collect();
    assert_eq!(starts.len(), 2);
    // A paragraph a line, so the block is the line's number from 0.
    let on = |index: usize, name: &str| {
        let page = page(&pages, index);
        let first = page.words.iter().find(|word| word.text().starts_with(name)).unwrap();
        first.text().trim().trim_start_matches(name).parse::<usize>().unwrap() - 1
    };
    let places = |start: &TableStart| -> Vec<Vec<usize>> {
        start.cells.iter().map(|cell| cell.path[1..].to_vec()).collect()
    };
    assert_eq!((starts[0].row, starts[0].inside), (2, true));
    assert_eq!(places(starts[0]), [vec![1, 0, on(1, "ข")], vec![2, 0, on(1, "ค")]]);
    assert!(on(1, "ข") != on(1, "ค"));
    // Only the tall cell has something left; its last row goes on with it.
    assert_eq!((starts[1].row, starts[1].inside), (2, true));
    assert_eq!(places(starts[1]), [vec![1, 0, on(2, "ข")]]);
    // The cue names what stands at the upper left.
    let cue = pages.pagination.pages[0].cue.as_deref().unwrap();
    assert!(cue.starts_with(&format!("/ข{}", on(1, "ข") + 1)), "{cue}");
}

#[test]
fn cells_span_and_stand_where_they_should() {
    let mut block = table(&[("ก", "ข\nค\nง"), ("จ", "ฉ")]);
    let Block::Table(table) = &mut block else { panic!() };
    table.rows[1].cells[0].vertical = VerticalAlign::Bottom;
    table.rows[2].cells = vec![Cell { columns: 2, ..table.rows[2].cells[0].clone() }];
    let pages = set(&document(vec![section(vec![block])]));
    let page = page(&pages, 0);
    assert!((page.word("ก").y - page.word("ง").y).abs() < 0.01);
    assert!((page.word("ข").x - page.word("ก").x - 4.0 * 72.0 / 2.54).abs() < 0.01);
    assert!(page.word("จ").y > page.word("ง").y);
}

#[test]
fn narrow_cells_part_compounds_at_their_joints() {
    let text = "องค์การบริหารส่วนตำบลห้วยยางขาม";
    let pages = set(&document(vec![section(vec![table(&[(text, "ญ")])])]));
    let page = page(&pages, 0);
    let lines: Vec<&str> =
        page.words.iter().map(|word| word.text()).filter(|line| text.contains(line)).collect();
    assert_eq!(lines.concat(), text);
    assert!(lines.len() > 1 && pages.issues.is_empty(), "{lines:?} {:?}", pages.issues);
}

/// A line of a narrow cell is drawn out by 0.08 em a gap at most, and may end short of the edge.
#[test]
fn narrow_cells_tear_no_word_to_fill_a_line() {
    let text = "การสื่อสารไร้พรมแดน เป็นการรณรงค์เสริมสร้างความโปร่งใสและประสิทธิภาพของหน่วยงานภายใต้";
    let mut block = table(&[(text, "ญ")]);
    let Block::Table(table) = &mut block else { panic!() };
    let Block::Paragraph(paragraph) = &mut table.rows[1].cells[0].blocks[0] else { panic!() };
    paragraph.format.align = Align::ThaiDistribute;
    let pages = set(&document(vec![section(vec![block])]));
    let page = page(&pages, 0);
    let lines: Vec<_> = page.words.iter().filter(|word| text.contains(word.text())).collect();
    let gaps = |clusters: usize, drawn: f64| drawn / (clusters - 1) as f64;
    let widest = lines.iter().map(|line| {
        let ink = line.text().trim_end();
        let drawn = line.end() - line.x - width(ink, font(16.0, false));
        gaps(unicode_segmentation::UnicodeSegmentation::graphemes(ink, true).count(), drawn)
    });
    let widest = widest.fold(0.0, f64::max);
    assert!(lines.len() > 3 && (widest - 0.08 * 16.0).abs() < 0.01, "{widest} in {} lines", lines.len());
}

//! Pages: capacity, starts, numbers, cues, the last page's rule.

use typst::visualize::{Color, Paint};

use super::read::{MM, page, set};
use super::sample::{LONG, PITCH, body, document, landscape, plain, secret, section, styled, title};
use crate::document::{Block, ParagraphFormat, Position, StyleId};

/// Lines of one word each, numbered.
fn lines(count: usize) -> Vec<Block> {
    (1..=count).map(|number| plain(&format!("บรรทัด {number}"))).collect()
}

fn at(path: &[usize], offset: usize) -> Position {
    Position { path: path.to_vec(), offset }
}

#[test]
fn first_and_later_pages_have_their_own_tops_and_hold_what_they_can() {
    let pages = set(&document(vec![section(lines(90))]));
    let (first, second) = (page(&pages, 0), page(&pages, 1));
    let top = 30.0 * MM - 28.0;
    assert!((first.words[0].y - (top + 0.8 * PITCH)).abs() < 0.01);
    let line = second.word("บรรทัด");
    assert!((line.y - (40.0 * MM + 0.8 * PITCH)).abs() < 0.01);
    let capacity = ((277.0 * MM - top) / PITCH) as usize;
    assert_eq!(line.text(), format!("บรรทัด {}", capacity + 1));
    let later = ((277.0 - 40.0) * MM / PITCH) as usize;
    assert_eq!(page(&pages, 2).word("บรรทัด").text(), format!("บรรทัด {}", capacity + later + 1));
    assert_eq!(pages.pagination.pages[1].position, at(&[capacity], 0));
}

#[test]
fn numbers_restart_with_each_section_and_cues_stay_in_one() {
    let mut other = section(lines(60));
    other.page = landscape();
    let pages = set(&document(vec![section(lines(50)), other]));
    let starts: Vec<(usize, usize)> = pages.pagination.pages.iter().map(|p| (p.section, p.number)).collect();
    assert_eq!(starts, [(0, 1), (0, 2), (1, 1), (1, 2), (1, 3)]);
    let cues: Vec<bool> = pages.pagination.pages.iter().map(|page| page.cue.is_some()).collect();
    assert_eq!(cues, [true, false, true, true, false]);
    let number = page(&pages, 1);
    let number = number.word("- ๒ -");
    assert!((number.y / MM - 30.0).abs() < 0.01);
    assert!(((number.x + number.end()) / 2.0 / MM - 110.0).abs() < 0.01);
    assert!(!page(&pages, 2).text().contains("- "));
    assert_eq!(page(&pages, 3).word("- ๒").text(), "- ๒ -");
}

#[test]
fn numbers_may_go_on_from_the_section_before() {
    let mut other = section(lines(60));
    other.running.number.as_mut().unwrap().continues = true;
    let pages = set(&document(vec![section(lines(50)), other]));
    let starts: Vec<(usize, usize)> = pages.pagination.pages.iter().map(|p| (p.section, p.number)).collect();
    assert_eq!(starts, [(0, 1), (0, 2), (1, 1), (1, 2)]);
    assert!(!page(&pages, 0).text().contains("- "));
    for (index, number) in [(1, "- ๒ -"), (2, "- ๓ -"), (3, "- ๔ -")] {
        assert_eq!(page(&pages, index).word("- ").text(), number);
    }
}

#[test]
fn a_heading_stays_with_what_follows_only_if_it_says_so() {
    for (keep, first) in [(true, 39), (false, 40)] {
        let mut blocks = lines(39);
        let Block::Paragraph(mut heading) = plain("หัวข้อ") else { panic!() };
        heading.format = ParagraphFormat { keep_with_next: keep, outline: Some(2), ..heading.format };
        blocks.push(Block::Paragraph(heading));
        blocks.extend(lines(3));
        let pages = set(&document(vec![section(blocks)]));
        assert_eq!(pages.pagination.pages[1].position, at(&[first], 0), "{keep}");
    }
}

#[test]
fn the_cue_is_made_of_the_next_pages_first_words() {
    let mut blocks = lines(40);
    blocks.push(body("๔.๒ เห็นควรมีการประชาสัมพันธ์ผลการดำเนินการ"));
    let pages = set(&document(vec![section(blocks)]));
    let cue = pages.pagination.pages[0].cue.as_deref();
    let first = page(&pages, 1);
    assert!(first.words.iter().any(|word| word.text().starts_with("๔.๒")), "{}", first.text());
    assert_eq!(cue, Some("/๔.๒ เห็นควร..."));
    let shown = page(&pages, 0);
    let shown = shown.word("/๔.๒");
    assert!((shown.end() / MM - 190.0).abs() < 0.01);
    assert!((shown.y - (278.0 * MM + 0.8 * PITCH)).abs() < 0.01);
}

#[test]
fn a_page_may_start_inside_a_paragraph() {
    let mut blocks = lines(37);
    blocks.push(body(LONG));
    let pages = set(&document(vec![section(blocks)]));
    let start = &pages.pagination.pages[1].position;
    assert_eq!(start.path, [37]);
    let second = page(&pages, 1);
    let first = second.words.iter().find(|word| !word.text().starts_with('-')).unwrap();
    assert!(start.offset > 0 && LONG[start.offset..].starts_with(first.text()), "{}", first.text());
    let left = page(&pages, 0).words.iter().filter(|word| LONG.contains(word.text().trim())).count();
    assert!(left >= 2, "no single line stays behind");
}

#[test]
fn two_lines_of_the_body_go_with_the_closing() {
    let closing = || styled(StyleId::Closing, 6.0, "จึงเรียนมาเพื่อโปรดพิจารณา");
    let first_line = |last: &str| {
        let mut blocks = lines(36);
        blocks.push(body(LONG));
        blocks.extend(lines(last.len()));
        blocks.push(closing());
        let pages = set(&document(vec![section(blocks)]));
        assert_eq!(pages.pages(), 2);
        let page = page(&pages, 1);
        let closing = page.words.iter().position(|word| word.text().starts_with("จึงเรียน")).unwrap();
        (page.words[..closing].iter().filter(|word| !word.text().starts_with("- ")).count(), pages)
    };
    // The paragraph fills the page: its last two lines move.
    let (count, pages) = first_line("");
    assert_eq!(count, 2);
    assert_eq!(pages.pagination.pages[1].position.path, [36]);
    assert!(pages.pagination.pages[1].position.offset > 0);
}

#[test]
fn no_line_is_drawn_to_the_closing_over_a_page_break_of_the_writers() {
    let closing = styled(StyleId::Closing, 6.0, "จึงเรียนมาเพื่อโปรดพิจารณา");
    let blocks = [lines(5), vec![Block::PageBreak, plain("ทั้งนี้"), closing]].concat();
    let pages = set(&document(vec![section(blocks)]));
    let starts: Vec<Position> = pages.pagination.pages.iter().map(|page| page.position.clone()).collect();
    assert_eq!(starts, [at(&[0], 0), at(&[6], 0)]);
}

#[test]
fn a_short_paragraph_before_the_closing_moves_whole_with_its_heading() {
    let mut blocks = lines(39);
    let Block::Paragraph(mut heading) = plain("๔. ข้อพิจารณา") else { panic!() };
    heading.format = ParagraphFormat { keep_with_next: true, outline: Some(2), ..heading.format };
    blocks.push(Block::Paragraph(heading));
    blocks.push(plain("๔.๑ เห็นควร"));
    blocks.push(styled(StyleId::Closing, 6.0, "จึงเรียนมาเพื่อโปรดพิจารณา"));
    let pages = set(&document(vec![section(blocks)]));
    assert_eq!(pages.pages(), 2);
    let second = page(&pages, 1);
    let text = second.text();
    assert!(text.contains("ข้อพิจารณา") && text.contains("๔.๑"), "{text}");
}

#[test]
fn headings_and_groups_stay_whole_and_space_above_stays_at_a_pages_top() {
    let mut blocks = lines(39);
    let Block::Paragraph(mut heading) = plain("หัวข้อ") else { panic!() };
    heading.format.keep_with_next = true;
    blocks.push(Block::Paragraph(heading));
    blocks.push(Block::Keep(vec![styled(StyleId::Body, 6.0, "ก"), plain("ข"), plain("ค")]));
    blocks.push(Block::PageBreak);
    blocks.push(styled(StyleId::Body, 12.0, "หน้าใหม่"));
    let pages = set(&document(vec![section(blocks)]));
    let starts: Vec<Position> = pages.pagination.pages.iter().map(|page| page.position.clone()).collect();
    assert_eq!(starts, [at(&[0], 0), at(&[39], 0), at(&[42], 0)]);
    let last = page(&pages, 2);
    let first = last.word("หน้าใหม่");
    assert!((first.y - (40.0 * MM + 12.0 + 0.8 * PITCH)).abs() < 0.01);
}

#[test]
fn a_group_higher_than_a_page_goes_over_two() {
    let pages = set(&document(vec![section(vec![title(), Block::Keep(lines(60))])]));
    assert_eq!(pages.pages(), 2);
    assert!(pages.issues.is_empty(), "{:?}", pages.issues);
    let start = &pages.pagination.pages[1].position;
    assert!(start.path[0] == 1 && start.path[1] > 30);
}

#[test]
fn secrecy_stands_on_every_page_in_its_colour() {
    let mut page_section = section(lines(60));
    page_section.running.marks = Some(secret());
    let pages = set(&document(vec![page_section]));
    for index in 0..2 {
        let page = page(&pages, index);
        let marks: Vec<_> = page.words.iter().filter(|word| word.text() == "ลับ").collect();
        let heights: Vec<f64> = marks.iter().map(|word| (word.y / MM * 10.0).round() / 10.0).collect();
        assert_eq!(heights, [12.0, 285.0]);
        let red = Paint::Solid(Color::from_u8(255, 0, 0, 255));
        assert!(marks.iter().all(|word| word.item.fill == red));
    }
}

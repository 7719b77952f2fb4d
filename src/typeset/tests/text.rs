//! Lines and letters: places, widths, the text layer.

use super::read::{MM, page, read_frame, set};
use super::sample::{LONG, PITCH, SUBJECT, body, document, font, memo, paragraph, plain, section};
use crate::document::{Align, Block, Inline, ParagraphFormat, StyleId, TextFormat};
use crate::font::FACES;
use crate::length::Length;
use crate::typeset::Issue;
use crate::typeset::chunks::width;

#[test]
fn the_form_stands_to_the_tenth_of_a_millimetre() {
    let pages = set(&memo());
    assert_eq!((pages.pages(), pages.issues.as_slice()), (1, [].as_slice()));
    let page = page(&pages, 0);
    let title = page.word("บันทึกข้อความ");
    assert!((title.y / MM - 30.0).abs() < 0.01, "{} mm", title.y / MM);
    assert!(((title.x + title.end()) / 2.0 / MM - 110.0).abs() < 0.01);
    let label = page.word("ส่วนราชการ");
    assert!((label.x / MM - 30.0).abs() < 0.01);
    assert!((label.y - title.y - (0.2 * 35.0 + 0.8 * 22.6)).abs() < 0.01);
    let start = page.word("ตามที่");
    assert!((start.x / MM - 55.0).abs() < 0.01);
    let above = page.word("เรียน");
    assert!((start.y - above.y - PITCH).abs() < 0.01);
}

#[test]
fn justified_lines_reach_the_margin_and_the_last_one_does_not() {
    let pages = set(&memo());
    let page = page(&pages, 0);
    let first = page.words.iter().position(|word| word.text().starts_with("ตามที่")).unwrap();
    let lines = &page.words[first..];
    assert_eq!(lines.iter().map(|line| line.text()).collect::<String>(), LONG);
    let (last, full) = lines.split_last().unwrap();
    assert!(full.len() >= 4);
    for (index, line) in full.iter().enumerate() {
        assert!((line.end() / MM - 190.0).abs() < 0.02, "{} ends at {} mm", line.text(), line.end() / MM);
        assert!((line.y - lines[0].y - PITCH * index as f64).abs() < 0.01);
    }
    assert!((last.end() - last.x - width(last.text(), font(16.0, false))).abs() < 0.01);
}

#[test]
fn slack_is_even_and_never_inside_a_cluster() {
    use unicode_segmentation::UnicodeSegmentation;
    let pages = set(&memo());
    let page = page(&pages, 0);
    let line = page.words.iter().find(|word| word.text().starts_with("ตามที่")).unwrap();
    let starts: Vec<usize> = line.text().grapheme_indices(true).map(|(at, _)| at).collect();
    let ink = line.text().trim_end().len();
    let mut gaps = Vec::new();
    for glyph in &line.item.glyphs {
        let range = glyph.range();
        let natural = width(&line.text()[range.clone()], font(16.0, false));
        let gap = glyph.x_advance.at(line.item.size).to_pt() - natural;
        if starts.contains(&range.end) && range.end < ink {
            gaps.push(gap);
        } else {
            assert!(gap.abs() < 0.001, "{gap} after {:?}", &line.text()[range]);
        }
    }
    let spread = gaps.iter().fold(0.0, |most: f64, gap| most.max((gap - gaps[0]).abs()));
    assert!(gaps.len() > 30 && spread < 0.001 && gaps[0] > 0.0, "{spread}");
}

#[test]
fn every_glyph_has_its_own_character_and_no_glue_is_left() {
    let pages = set(&memo());
    for word in page(&pages, 0).words {
        assert!(!word.text().contains(['\u{2060}', '\u{200b}']));
        let shown: String = word.item.glyphs.iter().map(|glyph| &word.text()[glyph.range()]).collect();
        assert_eq!(shown, word.text());
        assert!(word.item.glyphs.iter().all(|glyph| word.text()[glyph.range()].chars().count() == 1));
        assert_eq!(word.item.lang.as_str(), "th");
    }
}

/// In a PDF a drawn-out letter with marks is one, but where a glyph stands first.
#[test]
fn a_pdf_joins_the_clusters_whose_glyphs_are_known() {
    let joined = set(&memo()).for_pdf(true).unwrap();
    let frame = &joined.pages()[0].frame;
    let mut known = std::collections::HashSet::new();
    let mut count = 0;
    for word in read_frame(frame).words {
        for glyph in &word.item.glyphs {
            let first = known.insert((word.item.font.info().variant, glyph.id));
            let chars = word.text()[glyph.range()].chars().count();
            assert!(!first || chars == 1, "{}", &word.text()[glyph.range()]);
            count += usize::from(chars > 1);
        }
    }
    assert!(count > 50, "only {count} glyphs are joined");
}

#[test]
fn leaders_are_strokes_on_the_baseline_of_every_line() {
    let pages = set(&memo());
    let page = page(&pages, 0);
    assert!(!page.text().contains(".."));
    let subject: Vec<_> = page.words.iter().filter(|word| SUBJECT.contains(word.text().trim())).collect();
    assert_eq!(subject.len(), 2);
    for line in &subject {
        assert!((line.x - subject[0].x).abs() < 0.1, "wrapped lines hang under the value");
        let dots: Vec<_> = page.strokes.iter().filter(|stroke| (stroke.y - line.y).abs() < 1.0).collect();
        assert_eq!(dots.len(), 1);
        let ink = line.x + width(line.text().trim_end(), font(16.0, false));
        assert!(dots[0].x > ink && dots[0].x < ink + 6.0);
        let end = dots[0].x + dots[0].length;
        assert!(end < 190.0 * MM && end > 190.0 * MM - 4.0);
    }
    let label = "เรื่อง  ".len();
    let ends: Vec<_> = pages.pagination.filled.iter().filter(|end| end.position.path == [2]).collect();
    let offsets: Vec<usize> = ends.iter().map(|end| end.position.offset - label).collect();
    assert_eq!(offsets, [subject[0].text().len(), SUBJECT.len()]);
}

/// What `fill` measures must be what typst shapes, in every face.
#[test]
fn shaped_widths_are_the_measured_ones() {
    let letters = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ";
    let marks = ["", "่", "้", "๊", "๋", "ิ", "ี่", "ึ้", "ื๊", "ุ", "ู้", "ำ", "้ำ", "์", "็", "ั้", "ฺ", "ํ"];
    let mut lines: Vec<String> =
        marks.iter().map(|mark| letters.chars().map(|c| format!("{c}{mark}")).collect()).collect();
    lines.push("เแโใไ เก แก โก ใก ไก ๑๒๓๔๕๖๗๘๙๐ ๆ ฯ ฯลฯ ๏ ๛ ฿".into());
    lines.push(
        "AVAToffice fi fl ffi To Yo WA 0123456789 (a) [b] “c” ‘d’ – — … % / & @ # * + = ; : , .".into(),
    );
    for face in &FACES {
        let format = TextFormat { italic: face.italic, ..font(10.0, face.bold) };
        let blocks = lines.iter().map(|line| {
            let layout = ParagraphFormat { pitch: Length::pt(18.1), ..ParagraphFormat::default() };
            Block::Paragraph(paragraph(StyleId::Body, layout, vec![Inline::text(line, format)]))
        });
        let pages = set(&document(vec![section(blocks.collect())]));
        for word in page(&pages, 0).words {
            let natural = width(word.text().trim_end(), format);
            let shaped = word.end() - word.x;
            // ญ and ฐ lose their tails over a vowel below, and a hair of their width.
            let tails = word.text().matches(['ญ', 'ฐ']).count() as f64;
            assert!((shaped - natural).abs() < 0.02 + 0.08 * tails, "{} {shaped} {natural}", word.text());
            let alone = word.item.glyphs.iter().all(|glyph| word.text()[glyph.range()].chars().count() == 1);
            assert!(alone && word.item.glyphs.iter().all(|glyph| glyph.id != 0), "{}", word.text());
        }
    }
}

#[test]
fn spacing_stands_between_clusters_and_is_measured_alike() {
    let tight = TextFormat { spacing: Length::pt(-0.1), ..font(16.0, false) };
    let layout = ParagraphFormat { pitch: Length::pt(PITCH), ..Default::default() };
    let inlines = vec![Inline::text("น้ำทำงานสำนักน้ำ", tight), Inline::text("ต่อ", font(16.0, false))];
    let pages =
        set(&document(vec![section(vec![Block::Paragraph(paragraph(StyleId::Body, layout, inlines))])]));
    let page = page(&pages, 0);
    let (first, next) = (&page.words[0], &page.words[1]);
    let natural = width(first.text(), font(16.0, false));
    // น้ำ|ทำ|ง|า|น|สำ|นั|ก|น้ำ: eight joints inside, one after.
    assert!((first.end() - first.x - (natural - 0.8)).abs() < 0.01);
    assert!((next.x - first.x - (natural - 0.9)).abs() < 0.01);
}

/// Marks stand lower and more to the left where a tall letter or another mark asks for it.
#[test]
fn marks_find_their_shapes() {
    let pages = set(&document(vec![section(vec![body("ก่ ปี่ กี่ ป่ น้ำ ฟ้า ญ ญู")])]));
    let page = page(&pages, 0);
    let word = &page.words[0];
    let shape = |text: &str, c: char| {
        let at = word.text().find(text).unwrap() + text.find(c).unwrap();
        word.item.glyphs.iter().find(|glyph| glyph.range().start == at).unwrap().id
    };
    let tone = [shape("ก่", '่'), shape("กี่", '่'), shape("ปี่", '่'), shape("ป่", '่')];
    assert!(tone[0] != tone[1] && tone[1] != tone[2] && tone[0] != tone[3], "{tone:?}");
    assert_ne!(shape("ฟ้า", '้'), shape("น้ำ", '้'));
    assert_ne!(shape("ญู", 'ญ'), shape("ญ ", 'ญ'));
}

/// The tone of แก้ไข runs into the ไ in the face as it is; that of แก้ว has air.
#[test]
fn marks_do_not_touch_the_next_letter() {
    let pages = set(&document(vec![section(vec![body("แก้ไข แก้ว ที่ไป ให้ได้ไป")])]));
    let page = page(&pages, 0);
    let word = &page.words[0];
    let moved = |text: &str| {
        let at = word.text().find(text).unwrap() + text.find(['้', '่']).unwrap();
        word.item.glyphs.iter().find(|glyph| glyph.range().start == at).unwrap().x_offset.get()
    };
    assert!((-0.12..-0.02).contains(&moved("ก้ไ")), "{}", moved("ก้ไ"));
    assert!(moved("ด้ไ") < -0.02);
    assert!(moved("ก้ว") == 0.0 && moved("ที่ไ").abs() < 0.01);
    assert!((word.end() - word.x - width(word.text(), font(16.0, false))).abs() < 0.01);
}

#[test]
fn formats_of_one_line_follow_each_other_also_when_justified() {
    let format =
        ParagraphFormat { align: Align::ThaiDistribute, pitch: Length::pt(PITCH), ..Default::default() };
    let underlined = TextFormat { underline: true, ..font(16.0, true) };
    let inlines = vec![
        Inline::text("การรักษาความลับ ", font(16.0, true)),
        Inline::text("ห้ามเปิดเผยกำหนดเวลา เส้นทาง และจำนวนกำลังพล", underlined),
        Inline::text(LONG, font(16.0, false)),
    ];
    let block = Block::Paragraph(paragraph(StyleId::Body, format, inlines));
    let pages = set(&document(vec![section(vec![block])]));
    let page = page(&pages, 0);
    let first: Vec<_> = page.words.iter().filter(|word| (word.y - page.words[0].y).abs() < 1.0).collect();
    assert_eq!(first.len(), 3);
    assert!((first[2].end() / MM - 190.0).abs() < 0.02);
    let gap = first[1].x - page.words[0].end() - width(" ", font(16.0, true));
    assert!((0.0..3.0).contains(&gap), "{gap}");
    let line = page.strokes.iter().find(|stroke| stroke.y > first[1].y).unwrap();
    assert!((line.x - first[1].x).abs() < 0.01 && (line.x + line.length - first[2].x).abs() < 2.0);
}

#[test]
fn what_the_font_lacks_and_what_does_not_fit_is_told() {
    let mut page = section(vec![body("กข漢ค")]);
    page.blocks.push(body(&"A".repeat(200)));
    let pages = set(&document(vec![page]));
    assert!(pages.issues.contains(&Issue::MissingGlyph { char: '漢' }));
    assert!(pages.issues.iter().any(|issue| matches!(issue, Issue::Parted { page: 1, .. })));
    let wide = Inline::text("ก".repeat(3), font(600.0, false));
    let format = ParagraphFormat { pitch: Length::pt(300.0), ..Default::default() };
    let block = Block::Paragraph(paragraph(StyleId::Body, format, vec![wide]));
    let pages = set(&document(vec![section(vec![block])]));
    let overflow =
        pages.issues.iter().any(|issue| matches!(issue, Issue::Parted { .. } | Issue::Overflow { .. }));
    assert!(overflow, "{:?}", pages.issues);
}

/// typst's own headings are bold and larger.
#[test]
fn a_heading_has_its_own_format_and_no_other() {
    let Block::Paragraph(mut heading) = plain("ข้อเท็จจริง") else { panic!() };
    heading.format.outline = Some(1);
    let pages = set(&document(vec![section(vec![body("ก"), Block::Paragraph(heading)])]));
    let page = page(&pages, 0);
    let (text, heading) = (&page.word("ก").item, &page.word("ข้อเท็จจริง").item);
    assert_eq!((heading.size, &heading.font), (text.size, &text.font));
}

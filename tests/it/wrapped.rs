//! Labelled fields of several lines: dots on each, text whole, alike in the PDF and in LibreOffice.

use saraban::Rendered;
use saraban::document::{Inline, StyleId};
use saraban::input::NoPictures;
use saraban::profile::Profile;

use crate::composed;
use crate::outside;
use crate::page::{Glyph, Held, MM, Page, lay, read};
use crate::reading::{pieces, solid};
use crate::samples::part;

/// An agency of three lines with its telephone, a subject of three, lines that end at a space and inside a
/// sentence; positions with emphasis.
const MEMO: &str = r#"{
  "agency": {
    "name": "กรมส่งเสริมการปกครองท้องถิ่น สำนักพัฒนาและส่งเสริมการบริหารงานท้องถิ่น กลุ่มงานพัฒนาระบบและรูปแบบการบริหาร",
    "telephone": "0 2999 0100", "extension": "2212", "email": "saraban@example.go.th"
  },
  "reference": "มท 0808.2/ว 1234", "date": "2026-11-23", "to": "ผู้ว่าราชการจังหวัดทุกจังหวัด",
  "subject": "ขออนุมัติดำเนินโครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก**สายบ้านหนองน้ำใส** หมู่ที่ 7 เชื่อมบ้านโนนสูง หมู่ที่ 12 ตามแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 2/2568 ประจำปีงบประมาณ พ.ศ. 2569",
  "body": ["ด้วยกรมส่งเสริมการปกครองท้องถิ่นขอส่งข้อมูล"],
  "closing": "จึงเรียนมาเพื่อโปรดทราบ", "signatories": {
    "name": "นายตัวอย่าง ใจดี", "position": ["**ผู้อำนวยการ**กอง //ช่าง// `A 12`", "__หัวหน้าโครงการ__ 2"],
    "acting": { "as": "ปฏิบัติราชการแทน", "for": "อธิบดีกรม**ส่งเสริม**การปกครองท้องถิ่น", "layout": "superior" }
  }
}"#;

pub(crate) fn rendered() -> Rendered {
    let memo = saraban::check("wrapped.json", MEMO.as_bytes(), &NoPictures).memo.unwrap();
    saraban::render(&memo, &Profile::default(), None).unwrap()
}

/// The fields' lines, and how many of them are filled.
#[test]
fn every_line_of_a_field_is_handed_over() {
    let rendered = rendered();
    let blocks = &rendered.document.sections[0].blocks;
    let fields: Vec<usize> =
        rendered.typeset.pagination.filled.iter().map(|end| end.position.path[0]).collect();
    assert_eq!(fields, [1, 1, 1, 2, 3, 3, 3]);
    for end in &rendered.typeset.pagination.filled {
        let saraban::document::Block::Paragraph(field) = &blocks[end.position.path[0]] else { panic!() };
        assert_eq!(field.style, StyleId::HeadField);
        let bytes = |inline: &Inline| if let Inline::Text(run) = inline { run.text.len() } else { 1 };
        assert!(end.position.offset <= field.inlines.iter().map(bytes).sum());
    }
}

/// In the DOCX a tab ends each line of a field, a line break all but the last; no space is lost.
#[test]
fn the_docx_ends_its_lines_where_the_pdf_does() {
    let rendered = rendered();
    let xml = part(&rendered.docx(&Default::default()).unwrap(), "word/document.xml");
    let fields = pieces(&rendered).into_iter().filter(|piece| piece.paragraph.style == StyleId::HeadField);
    let paragraphs = xml.split("<w:p>").filter(|paragraph| paragraph.contains("\"MemoField\""));
    let lines = [3, 1, 3];
    for ((field, paragraph), lines) in fields.zip(paragraphs).zip(lines) {
        assert_eq!(paragraph.matches("<w:tab/></w:r><w:r><w:br").count(), lines - 1, "{paragraph}");
        assert_eq!(paragraph.matches("<w:br").count(), lines - 1);
        assert!(paragraph.split("</w:p>").next().unwrap().ends_with("<w:tab/></w:r>"), "{paragraph}");
        let written: String = paragraph
            .split("<w:t xml:space=\"preserve\">")
            .skip(1)
            .map(|rest| rest.split("</w:t>").next().unwrap())
            .collect();
        assert_eq!(written, crate::reading::text(field.paragraph));
    }
}

/// LibreOffice shows the same words on each line of the head, and dots from them to the margin; a value that
/// is drawn together stays on its line.
#[test]
fn libreoffice_fills_the_same_lines() {
    let drawn = "คลองท่อม หมู่ที่ 7 เชื่อมบ้านโนนสูง หมู่ที่ 12 ตามแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม";
    let drawn = || composed::render(serde_json::json!({ "subject": drawn }), "");
    let folder = tempfile::tempdir().unwrap();
    let docx = [("wrapped.docx", rendered()), ("drawn.docx", drawn())]
        .map(|(name, memo)| outside::file(&folder, name, &memo.docx(&Default::default()).unwrap()));
    let Some(theirs) = outside::office(&folder, &docx).and_then(|pdfs| read(&pdfs)) else { return };
    let ours = lay(vec![("wrapped".to_owned(), rendered()), ("drawn".to_owned(), drawn())]);
    let mut held = Held::default();
    for ((laid, theirs), count) in ours.iter().zip(&theirs).zip([7, 3]) {
        let sets = laid.sets();
        let lines = sets.iter().filter(|set| set.piece.paragraph.style == StyleId::HeadField);
        let lines: Vec<_> = lines.flat_map(|set| &set.lines).collect();
        assert_eq!(lines.len(), count);
        for ours in lines {
            let (text, dots) = row(&theirs[0], ours.baseline);
            let wanted: String = ours.glyphs.iter().map(|glyph| solid(&glyph.text)).collect();
            held.is(&format!("`{text}`, not `{wanted}`"), undotted(&text) == undotted(&wanted));
            if ours.x1 / MM > 188.5 {
                continue;
            }
            let end = dots.iter().map(|dot| dot.x1).fold(0.0, f64::max);
            held.is(&format!("`{text}`: dots end at {:.1} mm", end / MM), (end / MM - 190.0).abs() < 1.2);
            let first =
                dots.iter().map(|dot| dot.x0).filter(|x0| *x0 > ours.x1 - 1.0).fold(f64::MAX, f64::min);
            held.is(&format!("`{text}`: dots start at {:.1} mm", first / MM), first < ours.x1 + 9.0);
        }
    }
    held.end(20);
}

/// What stands on a baseline (within 1.5 pt), and the dots among it that are not between words.
fn row(page: &Page, baseline: f64) -> (String, Vec<&Glyph>) {
    let mut glyphs: Vec<&Glyph> =
        page.glyphs.iter().filter(|glyph| (glyph.baseline - baseline).abs() < 1.5).collect();
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let text = glyphs.iter().map(|glyph| solid(&glyph.text)).collect();
    (text, glyphs.into_iter().filter(|glyph| glyph.text == ".").collect())
}

/// Letters only: dots and full stops look alike, and LibreOffice raises marks by baselines of their own.
fn undotted(text: &str) -> String {
    text.chars().filter(|c| matches!(c, 'ก'..='ฮ' | 'เ'..='ไ' | '๐'..='๙' | 'a'..='z')).collect()
}

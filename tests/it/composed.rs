//! What `compose` decides, read from the document: positions with emphasis, items in cells, columns.

use saraban::Rendered;
use saraban::document::{Block, Document, Inline, Paragraph, StyleId, Table};
use saraban::input::NoPictures;
use saraban::profile::Profile;
use serde_json::{Value, json};

use crate::page::{MM, lay};

/// A memo with some of its fields given (`null`: without that field), rendered by a profile that differs by these lines.
pub(crate) fn render(fields: Value, profile: &str) -> Rendered {
    let mut memo = json!({
        "agency": "สำนักปลัด", "date": "2026-11-23", "subject": "ทดสอบ", "to": "นายกเทศมนตรี",
        "body": ["ด้วยมีเรื่อง"], "closing": "จึงเรียนมาเพื่อโปรดทราบ",
        "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" },
    });
    let memo_fields = memo.as_object_mut().unwrap();
    memo_fields.extend(fields.as_object().unwrap().clone());
    memo_fields.retain(|_, value| !value.is_null());
    let checked = saraban::check("memo.json", memo.to_string().as_bytes(), &NoPictures);
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    saraban::render(&checked.memo.unwrap(), &Profile::parse(profile).unwrap(), None).unwrap()
}

/// The signature's paragraphs, in groups or not.
fn signature(document: &Document) -> Vec<&Paragraph> {
    let blocks = document.sections[0].blocks.iter().flat_map(|block| match block {
        Block::Keep(blocks) => blocks.as_slice(),
        block => std::slice::from_ref(block),
    });
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.style == StyleId::Signature => Some(paragraph),
        _ => None,
    });
    paragraphs.collect()
}

/// Runs as `text` with a letter for each emphasis before it.
fn runs(paragraph: &Paragraph) -> Vec<String> {
    let runs = paragraph.inlines.iter().filter_map(|inline| match inline {
        Inline::Text(run) => Some(run),
        _ => None,
    });
    runs.map(|run| {
        let marks = [(run.format.bold, "b:"), (run.format.italic, "i:"), (run.format.underline, "u:")];
        let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        marks + &run.text
    })
    .collect()
}

#[test]
fn a_position_shows_its_emphasis_and_digits_as_typed() {
    for (layout, wanted) in [
        ("superior", vec![vec!["u:หัวหน้าโครงการ", " ๒"], vec!["รักษาราชการแทนปลัด", "b:เทศบาล"]]),
        ("own", vec![vec!["u:หัวหน้าโครงการ", " ๒ รักษาราชการแทน"], vec!["ปลัด", "b:เทศบาล"]]),
    ] {
        let rendered = render(
            json!({ "signatories": {
                "name": "นายตัวอย่าง ใจดี",
                "position": ["**ผู้อำนวยการ**กอง //ช่าง// `A 12`", "__หัวหน้าโครงการ__ 2"],
                "acting": { "as": "รักษาราชการแทน", "for": "ปลัด**เทศบาล**", "layout": layout },
            } }),
            "",
        );
        let lines: Vec<Vec<String>> = signature(&rendered.document).into_iter().map(runs).collect();
        assert_eq!(lines[0], ["(นายตัวอย่าง ใจดี)"]);
        assert_eq!(lines[1], ["b:ผู้อำนวยการ", "กอง ", "i:ช่าง", " A 12"]);
        assert_eq!(lines[2..], wanted, "{layout}");
    }
}

/// The widest line as it is printed, bold and all, starts at the page's centre line.
#[test]
fn the_axis_follows_the_printed_width() {
    let left = |position: &str| {
        let signed = json!({ "signatories": { "name": "ก", "position": position } });
        let rendered = render(signed, "");
        let line = signature(&rendered.document)[1].clone();
        let Inline::Text(run) = &line.inlines[0] else { panic!() };
        let width = saraban::font::width(&run.text, run.format.size, run.format.bold, run.format.italic);
        // Centred between its indents in the 160 mm of the text.
        let centre = (line.format.left.to_mm() + 160.0 - line.format.right.to_mm()) / 2.0;
        (centre - width.to_mm() / 2.0, centre)
    };
    let (plain, bold) = (left("ผู้อำนวยการสำนักส่งเสริม"), left("**ผู้อำนวยการสำนักส่งเสริม**"));
    assert!((plain.0 - 75.0).abs() < 0.01 && (bold.0 - 75.0).abs() < 0.01, "{plain:?} {bold:?}");
    assert!(bold.1 > plain.1 + 0.3, "bold is wider: {plain:?} {bold:?}");
}

fn table(rendered: &Rendered) -> &Table {
    let found = rendered.document.sections[0].blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    found.unwrap()
}

/// Dashes have a level of their own (2) when they stand alone; below a deeper item they go with it.
#[test]
fn no_item_stands_left_of_the_one_it_is_below() {
    let deep = json!([{ "text": "ก", "items": ["ข"] }]);
    let body = json!([
        { "items": ["ก"], "style": "-" },
        { "items": [{ "text": "ก", "items": deep }], "style": "(1)" },
        { "items": [{ "text": "ก", "items": ["ข"] }], "style": "1." },
    ]);
    let rendered = render(json!({ "body": body }), "");
    let levels = rendered.document.sections[0].blocks.iter().filter_map(|block| match block {
        Block::Paragraph(Paragraph { style: StyleId::Item(level), .. }) => Some(*level),
        _ => None,
    });
    assert_eq!(levels.collect::<Vec<_>>(), [2, 4, 5, 5, 1, 2]);
}

#[test]
fn items_in_a_cell_are_indented_level_by_level() {
    let items = json!([{ "items": [
        "ก", { "text": "ข", "items": ["ค", { "text": "ง", "items": ["จ"] }] }, "ฉ",
    ] }]);
    let body = |width: f64| {
        let columns = json!([{ "title": "รายการ", "width": width }, "หมายเหตุ"]);
        json!({ "body": [{ "table": { "columns": columns, "rows": [[items, null]] } }] })
    };
    let lefts = |width: f64, profile: &str| -> Vec<f64> {
        let rendered = render(body(width), profile);
        let cell = &table(&rendered).rows[1].cells[0];
        let left = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.format.left.to_mm(),
            _ => panic!(),
        };
        cell.blocks.iter().map(left).collect()
    };
    assert_eq!(lefts(8.0, ""), [0.0, 0.0, 4.0, 4.0, 8.0, 0.0]);
    assert_eq!(lefts(8.0, "[table]\nitem_indent_mm = 7\n"), [0.0, 0.0, 7.0, 7.0, 14.0, 0.0]);
    // Half of what a narrow cell holds at most: 15 mm less twice 2 mm.
    assert_eq!(lefts(1.5, "[table]\nitem_indent_mm = 7\n"), [0.0, 0.0, 5.5, 5.5, 5.5, 0.0]);
}

/// Columns that fill 16 cm, on a page whose margins leave 9: narrowed alike, and nothing runs off.
#[test]
fn columns_fit_between_wider_margins() {
    let columns = json!([{ "title": "ที่", "width": 2 }, { "title": "รายการ", "width": 10 }, { "title": "เงิน", "width": 4 }]);
    let open = json!([{ "title": "ที่", "width": 2 }, { "title": "รายการ", "width": 11 }, "เงิน"]);
    for columns in [columns, open] {
        let body = json!({ "body": [{ "table": { "columns": columns, "rows": [["1", "งานดิน", "100"]] } }] });
        let usual = render(body.clone(), "");
        let narrow = render(body, "[page]\nleft_mm = 60\nright_mm = 60\n");
        let widths = |rendered: &Rendered| -> Vec<f64> {
            table(rendered).columns.iter().map(|width| width.to_mm()).collect()
        };
        let (usual, narrow_widths) = (widths(&usual), widths(&narrow));
        let sum: f64 = narrow_widths.iter().sum();
        assert!((89.99..=90.0).contains(&sum), "{narrow_widths:?}");
        assert!((narrow_widths[0] / narrow_widths[1] - usual[0] / usual[1]).abs() < 0.001);
        assert!(narrow.typeset.issues.is_empty(), "{:?}", narrow.typeset.issues);
    }
}

/// วันที่ starts farther right than usual, after a long number; its value still ends before the margin.
#[test]
fn the_date_stays_beside_its_label_between_wider_margins() {
    let memos = ["2026-11-23", "มีนาคม 2569"].map(|date| {
        let fields = json!({ "reference": "มท 0808.2/ว 1234", "date": date });
        (date.replace(' ', "-"), render(fields, "[page]\nleft_mm = 60\nright_mm = 50\n"))
    });
    for laid in lay(memos.into()) {
        let sets = laid.sets();
        let field = sets.iter().find(|set| set.piece.text.starts_with("ที่")).unwrap();
        assert_eq!(field.lines.len(), 1, "{}", laid.name);
        assert!(field.lines[0].x1 / MM <= 160.0, "{}: {} mm", laid.name, field.lines[0].x1 / MM);
    }
}

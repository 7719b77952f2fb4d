//! A memo made up of tables that run over pages in every way: rows and cells broken at other
//! places, cells over rows and columns, a picture, a row of many pages, two tables in a row,
//! a landscape table first in its section.

use saraban::Rendered;
use saraban::input::{PictureError, Pictures};
use saraban::profile::Profile;
use serde_json::{Value, json};

struct Red;

impl Pictures for Red {
    fn read(&self, _: &str) -> Result<Vec<u8>, PictureError> {
        let mut png = std::io::Cursor::new(Vec::new());
        let pixels = image::RgbImage::from_pixel(30, 20, image::Rgb([200, 40, 40]));
        pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
        Ok(png.into_inner())
    }
}

/// So many words, each with its number; which ones, `from` decides.
fn words(count: usize, from: usize) -> String {
    let stock =
        ["งานนิติการ", "สำนักปลัด", "ติดตามผล", "การดำเนินการ", "ตามมาตรการ", "คุณธรรม", "ประจำปี", "แนวทางที่กำหนด"];
    let word = |n: usize| format!("{}{}", stock[(from + n) % stock.len()], n + 1);
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

/// Groups of rows under cells that cover them all.
fn groups() -> Vec<Value> {
    let mut rows = Vec::new();
    for group in 0..6 {
        let high = 3 + group % 3;
        for row in 0..high {
            let mut cells = Vec::new();
            if row == 0 {
                let text = words(10 + 40 * usize::from(group % 3 == 1), group);
                cells.push(json!({ "text": format!("กลุ่ม {} {text}", group + 1), "rows": high }));
            }
            cells.push(json!(format!("{}.{}", group + 1, row + 1)));
            if (group + row) % 4 == 3 {
                cells.push(json!({ "text": words(12, row), "columns": 2 }));
            } else {
                cells.push(json!(words(6 + (group * 7 + row * 11) % 60, row)));
                cells.push(json!(words(3 + (group * 5 + row * 3) % 25, group)));
            }
            rows.push(Value::Array(cells));
        }
    }
    rows
}

pub(crate) fn memo() -> Rendered {
    let mut rows = groups();
    let picture = json!({ "picture": { "path": "red.png", "width": 3, "alt": "ภาพ" } });
    rows.push(json!([words(20, 0), "99", { "body": [words(30, 0), picture, words(300, 1)] }, words(120, 2)]));
    // Beside rows of a line each, which never break, a cell of more than a page.
    rows.push(json!([{ "text": words(130, 3), "rows": 45 }, "1", "สั้น", "สั้น"]));
    rows.extend((0..44).map(|row| json!([row.to_string(), "สั้น", "สั้น"])));
    rows.extend((0..12).map(|row| json!([format!("แถว {row}"), "1", "สั้น", "สั้น"])));
    let short: Vec<Value> = (0..40).map(|row| json!([format!("ก {row}"), format!("ข {row}")])).collect();
    let wide: Vec<Value> = (0..20)
        .map(|row| json!([row.to_string(), words(row * 5 % 17 + 1, row), words(row * 7 % 23 + 1, 1)]))
        .collect();
    let memo = json!({
        "agency": "สำนักปลัด", "reference": "พย 76101/1", "date": "2026-11-23", "to": "นายกองค์การบริหารส่วนตำบล",
        "subject": "ตารางข้ามหน้า",
        "body": [
            "ตามตาราง",
            { "table": { "columns": [{ "title": "กลุ่ม", "width": 3.5 }, { "title": "ที่", "width": 1.5 },
                { "title": "เรื่อง", "width": 6, "align": "justify" }, "ผล"], "rows": rows } },
            { "table": { "columns": ["ก", "ข"], "rows": short } },
            "ปิดท้าย"
        ],
        "closing": "จึงเรียนมาเพื่อโปรดทราบ", "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" },
        "attachments": [{ "title": "เอกสารแนบ", "orientation": "landscape", "body": [
            { "table": { "columns": [{ "width": 2 }, { "width": 10 }, {}],
                "header": [["ที่", { "text": "รายการ", "columns": 2 }], ["", "ก", "ข"]], "rows": wide } }
        ] }]
    });
    let checked = saraban::check("broken.json", memo.to_string().as_bytes(), &Red);
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    saraban::render(&checked.memo.unwrap(), &Profile::default(), None).unwrap()
}

/// The memo is as hard as it says: pages start in rows, at rows, and under cells of the row above.
#[test]
fn tables_break_in_every_way() {
    let rendered = memo();
    let starts: Vec<_> =
        rendered.typeset.pagination.pages.iter().filter_map(|page| page.table.as_ref()).collect();
    let row_of = |cell: &saraban::document::Position| cell.path[cell.path.len() - 3];
    let many = |what: &dyn Fn(&saraban::document::TableStart) -> bool| {
        starts.iter().filter(|start| what(start)).count()
    };
    assert!(many(&|start| !start.inside && start.cells.is_empty()) >= 2);
    assert!(many(&|start| !start.inside && !start.cells.is_empty()) >= 1);
    assert!(many(&|start| start.inside && start.cells.iter().any(|cell| row_of(cell) < start.row)) >= 2);
    assert!(
        starts.windows(3).any(|pages| pages.iter().all(|start| start.inside && start.row == pages[0].row))
    );
}

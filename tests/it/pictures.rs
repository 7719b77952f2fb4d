//! A few whole pages against pictures that were looked at before they were kept.
//!
//! A page may differ by a trace, since another processor may round otherwise; not by a letter.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use image::{GrayImage, ImageFormat};
use saraban::input::NoPictures;
use saraban::profile::Profile;

use crate::reading::render;
use crate::wrapped;

const PPI: f64 = 72.0;

/// Name of the picture, sample, page (from 0).
const PAGES: [(&str, &str, usize); 6] = [
    ("first-page", "integrity-report", 0),
    ("continuation-and-signatures", "integrity-report", 1),
    ("table-across-pages", "integrity-report", 3),
    ("classes", "urgent-secret", 0),
    ("blank-number-and-day", "draft", 0),
    ("three-signatories", "purchase-report", 1),
];

/// Everything that can stand over or under a letter, and a subject of three lines.
const MARKS: &str = r#"{
  "agency": "สำนักปลัด", "reference": "พย 76101/1", "date": "2026-11-23", "to": "นายกองค์การบริหารส่วนตำบล",
  "subject": "ขออนุมัติดำเนินโครงการก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านหนองน้ำใส หมู่ที่ 7 เชื่อมบ้านโนนสูง หมู่ที่ 12 ตามแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 2/2568 ประจำปีงบประมาณ พ.ศ. 2569",
  "body": [
    "ป้ำ น้ำ ก๊ำ ปู่ ปั๊ม ฟื้น ผึ้ง ปิ๋ว ฝั่ง ฟ้า ญาติ ญู ฐาน ฐู ฎู ฏู ฤๅษี ฦๅ กุ้ง ผู้ที่ ปลื้ม ญี่ปุ่น ฎีกา สิทธิ์ พิมพ์ ศิลป์ ทูลเกล้าฯ ต่าง ๆ โป๊ะ ใหญ่ ไม้ เก๋ แก๊ส",
    "**ป้ำ น้ำ ก๊ำ ปู่ ปั๊ม ฟื้น ผึ้ง ปิ๋ว ฝั่ง ฟ้า ญู ฐู ฎู ฏู กุ้ง ผู้ที่ ปลื้ม ญี่ปุ่น สิทธิ์ พิมพ์ ศิลป์** //ป้ำ น้ำ ปู่ ฟื้น ผึ้ง ญู ฐู// __ป้ำ น้ำ ปู่ ฟื้น ผึ้ง ญู ฐู__"
  ],
  "closing": "จึงเรียนมาเพื่อโปรดทราบ", "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" }
}"#;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn drawn() -> Vec<(&'static str, GrayImage)> {
    let grey = |png: Vec<u8>| image::load_from_memory(&png).unwrap().to_luma8();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut pages: Vec<_> = PAGES
        .iter()
        .map(|(name, sample, page)| {
            let rendered = render(&samples.join(format!("{sample}.json")));
            (*name, grey(rendered.png(*page, PPI).unwrap()))
        })
        .collect();
    let memo = saraban::check("marks.json", MARKS.as_bytes(), &NoPictures).memo.unwrap();
    let rendered = saraban::render(&memo, &Profile::default(), None).unwrap();
    pages.push(("stacked-marks", grey(rendered.png(0, PPI).unwrap())));
    pages.push(("wrapped-fields", grey(wrapped::rendered().png(0, PPI).unwrap())));
    pages
}

#[test]
fn pages_look_as_they_were_kept() {
    for (name, page) in drawn() {
        let path = folder().join(format!("{name}.png"));
        if std::env::var_os("SARABAN_ACCEPT").is_some() {
            page.save_with_format(&path, ImageFormat::Png).unwrap();
        }
        let kept = image::open(&path).unwrap().to_luma8();
        assert_eq!(page.dimensions(), kept.dimensions(), "{name}");
        let differs = |(a, b): &(&u8, &u8)| a.abs_diff(**b) > 40;
        let count = page.as_raw().iter().zip(kept.as_raw()).filter(differs).count();
        assert!(count <= 20, "{name}: {count} pixels differ");
    }
}

#[test]
fn no_kept_page_is_unused() {
    let used: BTreeSet<String> = drawn().into_iter().map(|(name, _)| format!("{name}.png")).collect();
    let kept: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".png"))
        .collect();
    assert_eq!(used, kept);
}

//! Marks above and below letters: where their ink stands, measured to a hundredth of a point.
//!
//! Finer than a picture of 600 dpi (0.12 pt a pixel) and without its threshold. Boxes of ink are
//! judged, so a mark that a letter's ascender reaches beside is left to the eye (`tests/pages`);
//! whether a mark touches the letter after it, which reaches over it, is judged in such a picture.

use std::collections::BTreeSet;
use std::path::Path;

use image::GrayImage;
use saraban::input::NoPictures;
use saraban::profile::Profile;
use serde::Deserialize;

use crate::outside;
use crate::page::Bounds;
use crate::reading::{name, render, samples};

const MEMO: &str = r#"{
  "agency": "สำนักปลัด", "reference": "พย 76101/1", "date": "2026-11-23", "to": "นายกองค์การบริหารส่วนตำบล",
  "subject": "ป้ำ ฝั่ง ปี่ ฟื้น ญี่ปุ่น",
  "body": [
    "ป้ำ ฝั่ง ปี่ ฟื้น ผู้ที่ ปลื้ม ญี่ปุ่น ฐู ญู ฎู ฏู ฎีกา กุ้ง น้ำ ก๊ำ ที่สุดทั้งหมด ศาลปฏิบัติ สิทธิ์ พิมพ์ ปุ๊ ปู่ ปั๊ม ฬึ ฟ้า โป๊ะ กู้ ศุ์ ฤๅษี นี้ไม่ ที่ใด ทั้งใน ปี่โน้น ปิ่นโต เก๋ แก๊ส ใหญ่ ทูลเกล้าฯ",
    "**ป้ำ ฝั่ง ปี่ ฟื้น ผู้ที่ ปลื้ม ญี่ปุ่น ฐู ญู ฎู ฎีกา กุ้ง น้ำ ก๊ำ สิทธิ์ พิมพ์ ปุ๊ ปั๊ม นี้ไม่ ที่ใด** //ป้ำ ฝั่ง ปี่ ฟื้น ผู้ที่ ญี่ปุ่น ฐู กุ้ง น้ำ ก๊ำ//"
  ],
  "closing": "จึงเรียนมาเพื่อโปรดทราบ", "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" }
}"#;

#[derive(Debug, Deserialize)]
struct Char {
    text: String,
    start: f64,
    end: f64,
    ink: Bounds,
}

impl Char {
    fn is_upper(&self) -> bool {
        self.is(|c| matches!(c, '\u{E31}' | '\u{E34}'..='\u{E37}' | '\u{E47}'..='\u{E4D}'))
    }

    fn is_lower(&self) -> bool {
        self.is(|c| matches!(c, '\u{E38}'..='\u{E3A}'))
    }

    fn is(&self, kind: fn(char) -> bool) -> bool {
        self.text.chars().all(kind)
    }
}

/// A letter and the marks on it. The ring of ำ belongs to the letter before it.
struct Cluster<'a> {
    base: &'a Char,
    upper: Vec<&'a Char>,
    lower: Vec<&'a Char>,
}

fn clusters(chars: &[Char]) -> Vec<Cluster<'_>> {
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    for char in chars {
        match clusters.last_mut() {
            Some(last) if char.is_upper() || char.text == "ำ" => last.upper.push(char),
            Some(last) if char.is_lower() => last.lower.push(char),
            _ => clusters.push(Cluster { base: char, upper: Vec::new(), lower: Vec::new() }),
        }
    }
    clusters.into_iter().filter(|cluster| cluster.upper.len() + cluster.lower.len() > 0).collect()
}

/// What is out of place in a cluster, in words.
fn wrong(cluster: &Cluster<'_>) -> Vec<String> {
    let base = cluster.base;
    let size = base.end - base.start;
    // Ink of one mark may come so near to other ink, and so far from it.
    let (touch, float) = (0.05, 0.35 * size);
    let mut wrong = Vec::new();
    for mark in cluster.upper.iter().chain(&cluster.lower) {
        let far = mark.ink.x1 < base.start - 0.2 * size || mark.ink.x0 > base.end + 0.1 * size;
        // Italic marks lean to the right.
        let outside = mark.text != "ำ" && mark.ink.x1 > base.end + 0.45 * size;
        if far || outside {
            wrong.push(format!("{} stands away from its letter", mark.text));
        }
    }
    // From the letter upwards. A tone is typed before ำ and stands above its ring.
    let mut upwards = cluster.upper.clone();
    upwards.sort_by_key(|mark| mark.text != "ำ");
    for pair in upwards.windows(2) {
        let gap = pair[0].ink.top - pair[1].ink.bottom;
        if gap < -touch || gap > float {
            wrong.push(format!("{gap:.2} pt between {} and {}", pair[0].text, pair[1].text));
        }
    }
    let ascends = matches!(base.text.as_str(), "ป" | "ฝ" | "ฟ");
    if let Some(mark) = upwards.first().filter(|mark| mark.text != "ำ") {
        let gap = base.ink.top - mark.ink.bottom;
        if gap > float || gap < -touch && !ascends {
            wrong.push(format!("{gap:.2} pt between {} and {}", base.text, mark.text));
        }
        // The font itself joins the tail of ั ้ ๊ to the ascender's top; it passes it by 0.02 em at most.
        if ascends && mark.ink.x1 > base.ink.x1 + 0.3 {
            wrong.push(format!("{} stands over the ascender of {}", mark.text, base.text));
        }
    }
    if let Some(mark) = cluster.lower.first() {
        let gap = mark.ink.top - base.ink.bottom;
        if gap < -touch || gap > float {
            wrong.push(format!("{gap:.2} pt between {} and {} below it", base.text, mark.text));
        }
    }
    wrong
}

#[test]
fn marks_neither_float_nor_collide() {
    let Some(mut python) = outside::python("readers.py") else { return };
    let folder = tempfile::tempdir().unwrap();
    let memo = saraban::check("marks.json", MEMO.as_bytes(), &NoPictures).memo.unwrap();
    let stacked = saraban::render(&memo, &Profile::default(), None).unwrap();
    let mut memos = vec![("stacked marks".to_owned(), stacked)];
    memos.extend(samples().iter().map(|path| (name(path), render(path))));
    let pdf = |(name, rendered): &(String, saraban::Rendered)| {
        outside::file(&folder, &format!("{name}.pdf"), &rendered.pdf(&Default::default()).unwrap())
    };
    let pdfs: Vec<_> = memos.iter().map(pdf).collect();
    let read: Vec<Vec<Vec<Char>>> =
        serde_json::from_str(&outside::output(python.arg("ink").args(&pdfs))).unwrap();
    let (mut seen, mut found) = (0, Vec::new());
    for ((name, _), pages) in memos.iter().zip(&read) {
        for cluster in pages.iter().flat_map(|chars| clusters(chars)) {
            seen += 1;
            let text = |marks: &[&Char]| marks.iter().map(|mark| mark.text.as_str()).collect::<String>();
            let whole = format!("{}{}{}", cluster.base.text, text(&cluster.lower), text(&cluster.upper));
            found.extend(wrong(&cluster).into_iter().map(|what| format!("{name}: {whole}: {what}")));
        }
    }
    assert!(seen > 3000, "only {seen} clusters");
    assert!(found.is_empty(), "{} of {seen}: {found:#?}", found.len());
}

/// Marks before letters that reach over them, in one format and across a change of it.
const CROWDED: &str = r#"{
  "agency": "สำนักปลัด", "reference": "พย 76101/1", "date": "2026-11-23", "to": "นายกองค์การบริหารส่วนตำบล",
  "subject": "ทดสอบ",
  "body": ["แก้ไข ก้ใด นี้ไม่ ท้โท **ก้**ไข ก้**ไข** **นี้**ใด นี้**โน** //ก้//ไข ก้//ใด// //ถึ//ไท __ที่__ใด ที่__ไหน__ **พี่**//ไป// //กี้//**โด** **นั้**ไม"],
  "closing": "จึงเรียนมาเพื่อโปรดทราบ", "signatories": { "name": "นายตัวอย่าง ใจดี", "position": "นิติกร" }
}"#;

/// A file's first page in grey, as poppler draws it.
fn drawn(pdf: &Path) -> Option<GrayImage> {
    let mut pdftoppm = outside::tool("pdftoppm")?;
    let dpi = format!("{DPI}");
    let output = pdftoppm.args(["-png", "-r", &dpi, "-f", "1", "-l", "1"]).arg(pdf).output().unwrap();
    Some(image::load_from_memory(&output.stdout).unwrap().to_luma8())
}

const DPI: f64 = 600.0;

/// Whether the ink of a mark and that of the letter after it are one, over the letter that bears the mark.
fn touch(page: &GrayImage, base: &Char, mark: &Char, next: &Char) -> bool {
    let pixel = |points: f64| (points * DPI / 72.0).round() as u32;
    let rows = pixel(mark.ink.top.min(next.ink.top)) - 2..pixel(base.ink.top) - 1;
    let columns = pixel(mark.ink.x0) - 2..pixel(next.ink.x1) + 2;
    let dark = |x: u32, y: u32| page.get_pixel(x, y).0[0] < 128;
    // From the mark's left half, where only the mark is, over all ink that hangs together with it.
    let left = columns.start..pixel(f64::midpoint(mark.ink.x0, mark.ink.x1));
    let height = pixel(mark.ink.top)..pixel(mark.ink.bottom);
    let mut reached: BTreeSet<(u32, u32)> =
        left.flat_map(|x| height.clone().map(move |y| (x, y))).filter(|at| dark(at.0, at.1)).collect();
    assert!(!reached.is_empty(), "{} has no ink", mark.text);
    let mut edge: Vec<(u32, u32)> = reached.iter().copied().collect();
    while let Some((x, y)) = edge.pop() {
        for at in (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y))) {
            if columns.contains(&at.0) && rows.contains(&at.1) && dark(at.0, at.1) && reached.insert(at) {
                edge.push(at);
            }
        }
    }
    reached.iter().any(|at| at.0 > pixel(mark.ink.x1) + 2)
}

#[test]
fn no_mark_touches_the_next_letter() {
    let Some(mut python) = outside::python("readers.py") else { return };
    let folder = tempfile::tempdir().unwrap();
    let memo = saraban::check("crowded.json", CROWDED.as_bytes(), &NoPictures).memo.unwrap();
    let rendered = saraban::render(&memo, &Profile::default(), None).unwrap();
    let pdf = outside::file(&folder, "crowded.pdf", &rendered.pdf(&Default::default()).unwrap());
    let Some(page) = drawn(&pdf) else { return };
    let read: Vec<Vec<Vec<Char>>> =
        serde_json::from_str(&outside::output(python.arg("ink").arg(&pdf))).unwrap();
    let chars = &read[0][0];
    let (mut seen, mut found) = (0, Vec::new());
    for (index, next) in
        chars.iter().enumerate().filter(|(_, next)| next.is(|c| matches!(c, 'โ' | 'ใ' | 'ไ')))
    {
        let base = chars[..index].iter().rposition(|char| !char.is_upper()).unwrap();
        // Not over a blank or a line's end.
        let near = next.start > chars[base].start && next.start - chars[base].end < 2.0;
        for mark in chars[base + 1..index].iter().filter(|_| near) {
            seen += 1;
            if touch(&page, &chars[base], mark, next) {
                let (x, y) = (mark.ink.x0, mark.ink.top);
                found.push(format!(
                    "{} of {} touches {} at {x:.0}, {y:.0} pt",
                    mark.text, chars[base].text, next.text
                ));
            }
        }
    }
    assert!(seen >= 20, "only {seen} marks");
    assert!(found.is_empty(), "{found:#?}");
}

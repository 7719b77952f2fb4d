//! Where pages break: as the clerk broke the original, and alike in LibreOffice.

use std::path::PathBuf;

use saraban::Rendered;
use saraban::document::{Block, StyleId};
use serde_json::Value;

use crate::outside;
use crate::page::{MM, Page, laid, read};
use crate::reading::{cell_texts, name, render, samples, solid};

/// Page 1 of the original ends with ๔.๑ and names ๔.๒; the endorsements end on page 2.
#[test]
fn the_integrity_report_breaks_where_its_clerk_broke_it() {
    for laid in laid().iter().filter(|laid| laid.name == "integrity-report") {
        let sets = laid.sets();
        let page = |start: &str| {
            let set = sets.iter().find(|set| set.piece.text.starts_with(start)).unwrap();
            (set.lines[0].page, set.lines.last().unwrap().page)
        };
        assert_eq!(page("๔.๑เห็นควร"), (0, 0));
        assert_eq!(page("๔.๒เห็นควร"), (1, 1));
        let on = |index: usize| sets.iter().filter(move |set| set.lines[0].page == index);
        assert!(on(0).next_back().unwrap().piece.text.starts_with("๔.๑"));
        assert!(on(1).next().unwrap().piece.text.starts_with("๔.๒"));
        let first: String = laid.pages[0].glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        assert!(first.ends_with("/๔.๒ เห็นควร..."), "{first}");
        assert_eq!(page("ความเห็นหัวหน้าสำนักปลัด"), (1, 1));
        let last = on(1).next_back().unwrap();
        assert_eq!(last.piece.paragraph.style, StyleId::Signature);
        assert_eq!(last.piece.text, "นายกองค์การบริหารส่วนตำบลห้วยยางขาม");
        assert!(sets.iter().all(|set| set.lines[0].page != 1 || set.lines.iter().all(|line| line.page == 1)));
    }
}

struct Memo {
    name: String,
    rendered: Rendered,
    docx: PathBuf,
    pdf: PathBuf,
}

/// The samples, each as its DOCX and as the PDF made here.
fn memos(folder: &tempfile::TempDir) -> Vec<Memo> {
    let one = |path: PathBuf| {
        let (name, rendered) = (name(&path), render(&path));
        let docx = rendered.docx(&Default::default()).unwrap();
        let docx = outside::file(folder, &format!("{name}.docx"), &docx);
        let pdf =
            outside::file(folder, &format!("{name}.ours.pdf"), &rendered.pdf(&Default::default()).unwrap());
        Memo { name, rendered, docx, pdf }
    };
    samples().into_iter().map(one).collect()
}

/// LibreOffice's PDF of each DOCX.
fn converted(folder: &tempfile::TempDir, memos: &[Memo]) -> Option<Vec<PathBuf>> {
    outside::office(folder, &memos.iter().map(|memo| memo.docx.clone()).collect::<Vec<_>>())
}

/// The text of each file's pages, as MuPDF reads it.
fn mupdf(pdfs: &[PathBuf]) -> Option<Vec<Vec<String>>> {
    let mut python = outside::python("readers.py")?;
    let read: Vec<Value> = serde_json::from_str(&outside::output(python.arg("text").args(pdfs))).unwrap();
    let pages = |file: &Value| {
        let pages = file["MuPDF"].as_array().unwrap().iter();
        pages.map(|page| page.as_str().unwrap().to_owned()).collect()
    };
    Some(read.iter().map(pages).collect())
}

/// The text of each file's pages without blanks.
fn texts(pdfs: &[PathBuf]) -> Option<Vec<Vec<String>>> {
    let pages = |pages: Vec<String>| pages.iter().map(|page| solid(page)).collect();
    Some(mupdf(pdfs)?.into_iter().map(pages).collect())
}

/// The lines of each file without blanks.
fn lines(pdfs: &[PathBuf]) -> Option<Vec<Vec<String>>> {
    let lines = |pages: Vec<String>| pages.join("\n").lines().map(solid).collect();
    Some(mupdf(pdfs)?.into_iter().map(lines).collect())
}

/// A page's text without the secrecy marks and the number above it. LibreOffice writes them first and
/// counts in Arabic digits; here they come last.
fn body(page: &str) -> &str {
    let above = regex::Regex::new("^(?:ลับ){0,2}(?:-[0-9]+-)?").unwrap();
    &page[above.find(page).unwrap().end()..]
}

/// Another program lays the DOCX out on as many pages as the PDF has, and each page begins with
/// the same 20 characters (blanks aside). On a page that goes on with a table these are the first after the
/// repeated header, if the page begins a row; if it goes on inside a row, only the header must agree,
/// since the two programs need not fill the cells of a broken row up to the same line.
#[test]
fn libreoffice_begins_each_page_with_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let memos = memos(&folder);
    let Some(theirs) = converted(&folder, &memos).and_then(|pdfs| texts(&pdfs)) else { return };
    let ours: Vec<PathBuf> = memos.iter().map(|memo| memo.pdf.clone()).collect();
    let Some(ours) = texts(&ours) else { return };
    let mut wrong = Vec::new();
    let mut inside_rows = Vec::new();
    for ((memo, theirs), ours) in memos.iter().zip(theirs).zip(ours) {
        assert_eq!(theirs.len(), ours.len(), "{}: pages", memo.name);
        for (index, (theirs, ours)) in theirs.iter().zip(&ours).enumerate() {
            let (header, row) = table_start(&memo.rendered, index);
            let rest = |page: &str| body(page).strip_prefix(header.as_str()).map(str::to_owned);
            let (Some(theirs), Some(ours)) = (rest(theirs), rest(ours)) else {
                wrong.push(format!("{} page {}: no table header `{header}`", memo.name, index + 1));
                continue;
            };
            let begin = |page: &str| page.chars().take(20).collect::<String>();
            let place =
                format!("{} page {}: `{}` and `{}`", memo.name, index + 1, begin(&ours), begin(&theirs));
            if begin(&theirs) == begin(&ours) {
            } else if row.is_some_and(|row| !ours.starts_with(&row)) {
                inside_rows.push(place);
            } else {
                wrong.push(place);
            }
        }
    }
    eprintln!("{} pages begin inside a table row and differ: {inside_rows:#?}", inside_rows.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a page that goes on with a table begins with: its header, and the text of the row it stands in.
fn table_start(rendered: &Rendered, page: usize) -> (String, Option<String>) {
    let start = &rendered.typeset.pagination.pages[page];
    let [block, row, ..] = start.position.path[..] else { return (String::new(), None) };
    let Block::Table(table) = &rendered.document.sections[start.section].blocks[block] else {
        return (String::new(), None);
    };
    (solid(&cell_texts(&table.rows[..table.header_rows])), Some(solid(&cell_texts(&table.rows[row..=row]))))
}

/// Where LibreOffice breaks a page into as many lines, each stands within 0.5 mm of its height in the
/// PDF; a signature's line is a line there too. (It knows no dates to keep whole, so a paragraph may
/// take a line more or less; rows of tables are left out.)
#[test]
fn libreoffice_sets_each_line_at_its_height() {
    let folder = tempfile::tempdir().unwrap();
    let Some(pdfs) = converted(&folder, &memos(&folder)) else { return };
    let (Some(theirs), Some(read)) = (read(&pdfs), lines(&pdfs)) else { return };
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for ((ours, theirs), read) in laid().iter().zip(&theirs).zip(&read) {
        for set in ours.sets().iter().filter(|set| set.piece.paragraph.style == StyleId::Signature) {
            if !read.contains(&set.piece.text) {
                wrong.push(format!("{}: `{}` is broken", ours.name, set.piece.text));
            }
        }
        for (index, (our, their)) in ours.pages.iter().zip(theirs).enumerate() {
            let ruled = our.strokes.iter().any(|stroke| stroke.bottom - stroke.top > 5.0);
            let (our, their) = (heights(our), heights(their));
            if ruled || our.len() != their.len() {
                continue;
            }
            seen += our.len();
            let apart = our.iter().zip(&their).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            if apart > 0.5 * MM {
                wrong.push(format!("{} page {}: {our:.0?} but {their:.0?}", ours.name, index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 120, "only {seen} lines");
}

/// The baselines of a page's text, from the top. LibreOffice raises marks by baselines of their own.
fn heights(page: &Page) -> Vec<f64> {
    let letters = page.glyphs.iter().filter(|glyph| glyph.x1 > glyph.x0 && !solid(&glyph.text).is_empty());
    let mut heights: Vec<f64> = letters.map(|glyph| glyph.baseline).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    heights
}

//! Where pages break: as the clerk broke the original, and alike in LibreOffice.

use std::path::PathBuf;

use saraban::Rendered;
use saraban::document::{Block, StyleId};
use serde_json::Value;

use crate::page::{Glyph, Held, MM, Page, laid, read};
use crate::reading::{cell_texts, count, name, render, samples, solid};
use crate::{broken, outside};

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

/// The samples and a memo of broken tables, each as its DOCX and as the PDF made here.
fn memos(folder: &tempfile::TempDir) -> Vec<Memo> {
    let one = |(name, rendered): (String, Rendered)| {
        let docx = rendered.docx(&Default::default()).unwrap();
        let docx = outside::file(folder, &format!("{name}.docx"), &docx);
        let pdf =
            outside::file(folder, &format!("{name}.ours.pdf"), &rendered.pdf(&Default::default()).unwrap());
        Memo { name, rendered, docx, pdf }
    };
    let samples = samples().into_iter().map(|path| (name(&path), render(&path)));
    samples.chain([("broken".to_owned(), broken::memo())]).map(one).collect()
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

/// Another program lays the DOCX out on as many pages as the PDF has. Each page begins with the same 20
/// characters (blanks aside), after the repeated header where it goes on with a table, and holds the
/// same characters, so each cell of a broken row goes on at the same word. (In the PDF's stream a cell
/// over several rows comes after its neighbours: there only the characters are compared. Leaders count dots.)
#[test]
fn libreoffice_begins_each_page_with_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let memos = memos(&folder);
    let Some(theirs) = converted(&folder, &memos).and_then(|pdfs| mupdf(&pdfs)) else { return };
    let ours: Vec<PathBuf> = memos.iter().map(|memo| memo.pdf.clone()).collect();
    let Some(ours) = mupdf(&ours) else { return };
    let (mut wrong, mut in_tables) = (Vec::new(), 0);
    for ((memo, theirs), ours) in memos.iter().zip(theirs).zip(ours) {
        assert_eq!(theirs.len(), ours.len(), "{}: pages", memo.name);
        for (index, (theirs, ours)) in theirs.iter().zip(&ours).enumerate() {
            let place = format!("{} page {}", memo.name, index + 1);
            let (theirs, ours) = (solid(theirs), solid(ours));
            // LibreOffice knows no Thai page numbers.
            let all = |page: &str| count(&saraban::thai::digits::to_thai(page).replace('.', ""));
            if all(&theirs) != all(&ours) {
                wrong.push(format!("{place} holds other text: {theirs} not {ours}"));
            }
            let (header, merged) = table_start(&memo.rendered, index);
            in_tables += usize::from(!header.is_empty());
            let rest = |page: &str| body(page).strip_prefix(header.as_str()).map(str::to_owned);
            let (Some(theirs), Some(ours)) = (rest(&theirs), rest(&ours)) else {
                wrong.push(format!("{place}: no table header `{header}`"));
                continue;
            };
            let begin = |page: &str| page.chars().take(20).collect::<String>();
            if !merged && begin(&theirs) != begin(&ours) {
                wrong.push(format!("{place}: `{}` and `{}`", begin(&ours), begin(&theirs)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(in_tables > 20, "only {in_tables} pages go on with a table");
}

/// The header that a page begins with which goes on with a table, and whether a cell over several rows
/// stands in the page's first row.
fn table_start(rendered: &Rendered, page: usize) -> (String, bool) {
    let start = &rendered.typeset.pagination.pages[page];
    let (Some(at), Block::Table(table)) =
        (&start.table, &rendered.document.sections[start.section].blocks[start.position.path[0]])
    else {
        return (String::new(), false);
    };
    let first = table.rows[at.row].cells.iter().any(|cell| cell.rows > 1);
    let above = at.cells.iter().any(|cell| cell.path[1] < at.row);
    (solid(&cell_texts(&table.rows[..table.header_rows])), first || above)
}

/// Every page that has a cue in the PDF has it in LibreOffice, at the same place, and a table that goes
/// on starts within 0.5 mm of its height.
#[test]
fn libreoffice_shows_each_cue_and_each_tables_top_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let memos = memos(&folder);
    let Some(theirs) = converted(&folder, &memos) else { return };
    let ours: Vec<PathBuf> = memos.iter().map(|memo| memo.pdf.clone()).collect();
    let (Some(texts), Some(theirs), Some(ours)) = (mupdf(&theirs), read(&theirs), read(&ours)) else {
        return;
    };
    let (mut held, mut in_tables) = (Held::default(), 0);
    for (((memo, texts), theirs), ours) in memos.iter().zip(texts).zip(&theirs).zip(&ours) {
        let starts = &memo.rendered.typeset.pagination.pages;
        for (index, (start, text)) in starts.iter().zip(&texts).enumerate() {
            let place = format!("{} page {}", memo.name, index + 1);
            let (their, our) = (&theirs[index], &ours[index]);
            if let Some(cue) = &start.cue {
                held.is(&format!("{place}: no `{cue}`"), text.lines().any(|line| solid(line) == solid(cue)));
                let dot = |page: &Page| {
                    page.glyphs.iter().rfind(|glyph| glyph.text == "." && last_line(page, glyph)).cloned()
                };
                let (Some(their), Some(our)) = (dot(their), dot(our)) else {
                    held.is(&format!("{place}: no cue at the foot"), false);
                    continue;
                };
                held.mm(&format!("{place}: cue's end"), their.x1, our.x1 / MM);
                held.mm(&format!("{place}: cue's baseline"), their.baseline, our.baseline / MM);
            }
            if start.table.is_some() {
                in_tables += 1;
                let apart = (top(their) - top(our)).abs();
                held.is(&format!("{place}: table {apart:.2} pt away"), apart < 0.5 * MM);
            }
        }
    }
    held.end(100);
    assert!(theirs.is_empty() || in_tables > 20, "only {in_tables} pages go on with a table");
}

/// Whether a glyph ends the page's lowest line of black text.
fn last_line(page: &Page, glyph: &Glyph) -> bool {
    let black = page.glyphs.iter().filter(|other| other.color.iter().all(|part| *part == 0.0));
    let lowest = black.map(|other| other.baseline).fold(0.0, f64::max);
    (lowest - glyph.baseline).abs() < 1.0
}

/// The middle of a page's uppermost rule.
fn top(page: &Page) -> f64 {
    let strokes = page.strokes.iter().map(|stroke| f64::midpoint(stroke.top, stroke.bottom).min(stroke.top));
    let boxes = page.boxes.iter().map(|thin| f64::midpoint(thin.top, thin.bottom).min(thin.top + 0.25));
    strokes.chain(boxes).fold(f64::MAX, f64::min)
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

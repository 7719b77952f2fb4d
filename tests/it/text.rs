//! The PDF's text layer: five readers that are not ours give the input's text back.

use std::path::PathBuf;

use saraban::Rendered;
use serde_json::Value;

use crate::outside;
use crate::reading::{Piece, count, expected, is_split, name, phrases, pieces, render, samples, solid};

/// A reader's name and what it reads in each sample.
type Readings = (String, Vec<String>);

struct Made {
    name: String,
    rendered: Rendered,
    pdf: PathBuf,
}

fn made(folder: &tempfile::TempDir) -> Vec<Made> {
    let one = |path: PathBuf| {
        let (name, rendered) = (name(&path), render(&path));
        let bytes = rendered.pdf(&Default::default()).unwrap();
        let pdf = outside::file(folder, &format!("{name}.pdf"), &bytes);
        Made { name, rendered, pdf }
    };
    samples().into_iter().map(one).collect()
}

fn joined(pages: &Value) -> String {
    pages.as_array().unwrap().iter().map(|page| page.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The readers at hand.
fn readings(made: &[Made]) -> Vec<Readings> {
    let mut all = Vec::new();
    all.extend(poppler(made, &["-raw"]).map(|texts| ("pdftotext -raw".to_owned(), texts)));
    let files = || made.iter().map(|made| &made.pdf);
    if let Some(mut python) = outside::python("readers.py") {
        let read: Vec<Value> =
            serde_json::from_str(&outside::output(python.arg("text").args(files()))).unwrap();
        for reader in ["MuPDF", "PDFium", "pypdf"] {
            all.push((reader.to_owned(), read.iter().map(|file| joined(&file[reader])).collect()));
        }
    }
    if let Some(mut node) = outside::pdfjs("text") {
        let read: Vec<Value> = serde_json::from_str(&outside::output(node.args(files()))).unwrap();
        all.push(("pdf.js".to_owned(), read.iter().map(joined).collect()));
    }
    all
}

fn poppler(made: &[Made], options: &[&str]) -> Option<Vec<String>> {
    made.iter()
        .map(|made| {
            let mut pdftotext = outside::tool("pdftotext")?;
            Some(outside::output(pdftotext.args(options).args(["-enc", "UTF-8"]).arg(&made.pdf).arg("-")))
        })
        .collect()
}

fn stands(read: &str, piece: &Piece<'_>) -> bool {
    read.contains(&piece.text) || (piece.in_table && is_split(read, &piece.text))
}

/// The first paragraph outside tables that does not follow the ones before it.
fn out_of_order(read: &str, pieces: &[Piece<'_>]) -> Option<String> {
    let mut rest = read;
    for piece in pieces.iter().filter(|piece| !piece.in_table) {
        let Some(at) = rest.find(&piece.text) else { return Some(piece.text.clone()) };
        rest = &rest[at + piece.text.len()..];
    }
    None
}

/// Every paragraph whole and in order; no character more or less, so no mark doubled; none invisible.
#[test]
fn five_readers_give_the_text_back() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    for (reader, texts) in readings(&made) {
        let mut wrong = Vec::new();
        for (made, read) in made.iter().zip(texts) {
            let invisible =
                ['\u{200B}', '\u{2060}', '\u{FFFD}'].into_iter().find(|mark| read.contains(*mark));
            let read = solid(&read);
            let pieces = pieces(&made.rendered);
            assert!(pieces.len() >= 12, "{}: too few paragraphs", made.name);
            let missing = pieces.iter().filter(|piece| !stands(&read, piece));
            wrong.extend(missing.map(|piece| format!("{}: missing `{}`", made.name, piece.text)));
            wrong.extend(invisible.map(|mark| format!("{}: {mark:?}", made.name)));
            wrong.extend(out_of_order(&read, &pieces).map(|text| format!("{}: order, `{text}`", made.name)));
            if count(&read) != count(&expected(&made.rendered)) {
                wrong.push(format!("{}: characters differ", made.name));
            }
        }
        assert!(wrong.is_empty(), "{reader}: {wrong:#?}");
    }
}

/// Plain `pdftotext` sorts what it finds by place; it gives paragraphs back whole, those of tables too,
/// since lines of two columns stand farther apart than the 0.7 em over which it would read across.
#[test]
fn plain_pdftotext_gives_the_paragraphs_back() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    let Some(texts) = poppler(&made, &[]) else { return };
    let (mut all, mut missing) = (0, Vec::new());
    for (made, read) in made.iter().zip(texts) {
        let read = solid(&read);
        let pieces = pieces(&made.rendered);
        all += pieces.len();
        let absent = pieces.iter().filter(|piece| !stands(&read, piece));
        missing.extend(absent.map(|piece| format!("{}: {}", made.name, piece.text)));
    }
    assert!(all > 350 && missing.is_empty(), "{} of {all}: {missing:#?}", missing.len());
}

/// Nor does it tear words apart where a line is drawn out: what stands between two blanks comes back so.
#[test]
fn plain_pdftotext_puts_no_blanks_into_words() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    let Some(texts) = poppler(&made, &[]) else { return };
    let (mut all, mut torn) = (0, Vec::new());
    for (made, read) in made.iter().zip(texts) {
        let read = on_one_line(&read);
        let phrases = phrases(&made.rendered.document);
        all += phrases.len();
        let absent = phrases.iter().filter(|phrase| !read.contains(*phrase));
        torn.extend(absent.map(|phrase| format!("{}: {phrase}", made.name)));
    }
    let share = 1.0 - torn.len() as f64 / all as f64;
    assert!(share >= 0.98, "{:.1} % of {all}: {torn:#?}", share * 100.0);
}

/// A text whose lines follow each other without a blank, as a viewer's search sees it.
fn on_one_line(read: &str) -> String {
    read.chars().filter(|c| !matches!(c, '\n' | '\r' | '\u{C}')).collect()
}

const WORDS: [&str; 6] = ["คุณธรรม", "ปีงบประมาณ", "เพื่อ", "ที่", "น้ำ", "ผู้รับผิดชอบ"];

/// How often each of [`WORDS`] stands in a document.
fn wanted(rendered: &Rendered) -> Vec<usize> {
    let expected = expected(rendered);
    WORDS.iter().map(|word| expected.matches(word).count()).collect()
}

/// The word whole, over line ends but never over a blank inside it.
#[test]
fn what_readers_give_back_holds_each_occurrence() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    for (reader, texts) in readings(&made) {
        for (made, read) in made.iter().zip(texts) {
            let read = on_one_line(&read);
            let found: Vec<usize> = WORDS.iter().map(|word| read.matches(word).count()).collect();
            assert_eq!(found, wanted(&made.rendered), "{reader}: {WORDS:?} in {}", made.name);
        }
    }
}

/// The search of Chrome's viewer (PDFium) and of Firefox's (pdf.js, with diacritics matched) finds each one.
#[test]
fn a_viewers_search_finds_each_occurrence() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    let wanted: Vec<Vec<usize>> = made.iter().map(|made| wanted(&made.rendered)).collect();
    assert!(wanted.iter().flatten().sum::<usize>() > 150, "the samples hold too few of these words");
    let words = serde_json::to_string(&WORDS).unwrap();
    let files = || made.iter().map(|made| &made.pdf);
    if let Some(mut python) = outside::python("readers.py") {
        let found = outside::output(python.arg("find").arg(&words).args(files()));
        assert_eq!(serde_json::from_str::<Vec<Vec<usize>>>(&found).unwrap(), wanted, "PDFium: {WORDS:?}");
    }
    if let Some(mut node) = outside::pdfjs("find") {
        let found = outside::output(node.arg(&words).args(files()));
        assert_eq!(serde_json::from_str::<Vec<Vec<usize>>>(&found).unwrap(), wanted, "pdf.js: {WORDS:?}");
    }
}

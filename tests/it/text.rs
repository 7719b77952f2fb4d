//! The PDF's text layer: five readers that are not ours give the input's text back.

use std::path::PathBuf;

use saraban::Rendered;
use serde_json::Value;

use crate::outside;
use crate::reading::{Piece, count, expected, is_split, name, pieces, render, samples, solid};

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
    if let Some(mut node) = outside::pdfjs() {
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

/// Plain `pdftotext` sorts what it finds by place. Outside tables every paragraph is whole. It reads
/// across two columns of a table whose lines come nearer than 0.7 em, which the full cells of
/// the integrity report's attachment do; with 2 mm of `table.pad_x_mm` they would not.
#[test]
fn plain_pdftotext_gives_nearly_all_paragraphs_back() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    let Some(texts) = poppler(&made, &[]) else { return };
    let (mut all, mut missing) = (0, Vec::new());
    for (made, read) in made.iter().zip(texts) {
        let read = solid(&read);
        for piece in pieces(&made.rendered) {
            all += 1;
            if !stands(&read, &piece) {
                assert!(piece.in_table, "{}: {}", made.name, piece.text);
                missing.push(piece.text);
            }
        }
    }
    let share = 1.0 - missing.len() as f64 / f64::from(all);
    assert!(share >= 0.94, "{:.1} % of {all}: {missing:#?}", share * 100.0);
}

/// What a viewer's search finds: the word whole, over line ends but never over a blank inside it.
#[test]
fn searching_finds_each_occurrence() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(&folder);
    for (reader, texts) in readings(&made) {
        let mut most = 0;
        for (made, read) in made.iter().zip(texts) {
            let on_one_line: String = read.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
            for word in ["คุณธรรม", "ปีงบประมาณ", "เพื่อ", "ที่", "น้ำ"]
            {
                let wanted = expected(&made.rendered).matches(word).count();
                assert_eq!(on_one_line.matches(word).count(), wanted, "{reader}: {word} in {}", made.name);
                most = most.max(wanted);
            }
        }
        assert!(most > 20, "the samples hold too few of these words");
    }
}

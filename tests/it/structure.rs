//! The PDF's structure, judged from outside: sound by qpdf, whole and tagged so that it can be read
//! aloud, nothing in it twice or in vain.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use saraban::document::{Block, Document};
use saraban::export::pdf::{Attachment, PdfOptions, Standard};
use serde::Deserialize;

use crate::outside;
use crate::reading::{name, render, samples, solid, texts};

#[derive(Debug, Deserialize)]
struct Structure {
    lang: Option<String>,
    title: Option<String>,
    marked: bool,
    pdfa: String,
    outputs: usize,
    fonts: Vec<Font>,
    tree: Vec<Node>,
    /// Marked content that the tree holds: page and number.
    used: Vec<(usize, usize)>,
    pages: Vec<Content>,
    objects: usize,
    reached: usize,
}

#[derive(Debug, Deserialize)]
struct Font {
    name: String,
    embedded: bool,
    unicode: bool,
}

#[derive(Debug, Deserialize)]
struct Node {
    tag: String,
    alt: Option<String>,
    scope: Option<String>,
    /// Its own text, without that of its kids.
    text: String,
    kids: Vec<Node>,
}

/// What is painted on a page: in marked content with a number, as artifact, in neither.
#[derive(Debug, Deserialize)]
struct Content {
    numbers: Vec<usize>,
    inside: usize,
    artifacts: usize,
    bare: usize,
}

impl Node {
    /// Itself and all below it, in reading order.
    fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.kids.iter().flat_map(Self::all)).collect()
    }

    fn tagged(&self, tag: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|node| node.tag == tag).collect()
    }
}

struct Made {
    what: String,
    document: Document,
    standard: Option<Standard>,
    pdf: PathBuf,
}

/// Every sample as plain PDF, PDF/A-2b and PDF/A-3b.
fn made(folder: &tempfile::TempDir) -> Vec<Made> {
    let mut all = Vec::new();
    for path in samples() {
        let rendered = render(&path);
        for standard in [None, Some(Standard::A2b), Some(Standard::A3b)] {
            let source = Attachment {
                name: "memo.json".to_owned(),
                description: "source".to_owned(),
                data: std::fs::read(&path).unwrap(),
                mime: "application/json".to_owned(),
            };
            let attachment = Some(source).filter(|_| standard == Some(Standard::A3b));
            let what = format!("{} {standard:?}", name(&path));
            let pdf = rendered.pdf(&PdfOptions { standard, attachment }).unwrap();
            let pdf = outside::file(folder, &format!("{what}.pdf"), &pdf);
            all.push(Made { what, document: rendered.document.clone(), standard, pdf });
        }
    }
    all
}

/// What is read in each file, once for all tests; nothing without pikepdf.
fn read() -> &'static [(Made, Structure)] {
    static READ: LazyLock<Vec<(Made, Structure)>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let made = made(&folder);
        let Some(mut python) = outside::python("structure.py") else { return Vec::new() };
        let read = outside::output(python.args(made.iter().map(|made| &made.pdf)));
        made.into_iter().zip(serde_json::from_str::<Vec<Structure>>(&read).unwrap()).collect()
    });
    &READ
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    for made in made(&folder) {
        let Some(mut qpdf) = outside::tool("qpdf") else { return };
        let output = qpdf.arg("--check").arg(&made.pdf).output().unwrap();
        let told =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{}: {told}", made.what);
        assert!(told.contains("No syntax or stream encoding errors") && !told.contains("WARNING"), "{told}");
    }
}

#[test]
fn files_say_what_they_are_and_hold_nothing_in_vain() {
    for (made, read) in read() {
        let what = &made.what;
        assert_eq!(read.lang.as_deref(), Some("th-TH"), "{what}");
        assert_eq!(read.title.as_ref(), Some(&made.document.properties.title), "{what}");
        let pdfa = match made.standard {
            None => ("", 0),
            Some(Standard::A2b) => ("2B", 1),
            Some(Standard::A3b) => ("3B", 1),
        };
        assert_eq!((read.pdfa.as_str(), read.outputs), pdfa, "{what}");
        assert_eq!(read.objects, read.reached, "{what}: unused objects");
        let whole = |font: &Font| font.embedded && font.unicode && font.name.chars().nth(6) == Some('+');
        assert!(!read.fonts.is_empty() && read.fonts.iter().all(whole), "{what}: {:?}", read.fonts);
        let faces: BTreeSet<&str> = read.fonts.iter().map(|font| &font.name[7..]).collect();
        assert_eq!(faces.len(), read.fonts.len(), "{what}: a font twice: {:?}", read.fonts);
    }
}

/// The tree holds each paragraph as one element, whole and in order, and nothing else: page numbers,
/// continuation cues, secrecy marks, rules and leaders are artifacts.
#[test]
fn the_tree_reads_as_the_document() {
    for (made, read) in read() {
        let what = &made.what;
        assert!(read.marked, "{what}");
        let [root] = read.tree.as_slice() else { panic!("{what}: several roots") };
        assert_eq!(root.tag, "Document", "{what}");
        let paragraph = |node: &&Node| matches!(node.tag.as_str(), "P" | "H1" | "H2" | "H3");
        let found: Vec<String> =
            root.all().into_iter().filter(paragraph).map(|node| solid(&node.text)).collect();
        let wanted: Vec<String> = texts(&made.document).iter().map(|text| solid(text)).collect();
        assert_eq!(found, wanted, "{what}");
        let elsewhere = root.all().into_iter().filter(|node| !paragraph(node) && !node.text.is_empty());
        assert_eq!(elsewhere.map(|node| &node.text).collect::<Vec<_>>(), Vec::<&str>::new(), "{what}");
        // What is painted hangs on the tree, once, or is an artifact.
        let mut used = read.used.clone();
        used.sort_unstable();
        let numbers = read.pages.iter().enumerate();
        let numbers =
            numbers.flat_map(|(page, content)| content.numbers.iter().map(move |number| (page, *number)));
        assert_eq!(used, numbers.collect::<Vec<_>>(), "{what}");
        for page in &read.pages {
            assert!(page.bare == 0 && page.inside > 0 && page.artifacts > 0, "{what}: {page:?}");
        }
    }
}

#[test]
fn headings_tables_and_figures_are_tagged_as_such() {
    let mut seen = 0;
    for (made, read) in read() {
        let (what, root) = (&made.what, &read.tree[0]);
        let headings =
            root.all().into_iter().filter_map(|node| node.tag.strip_prefix('H')?.parse::<u8>().ok());
        let mut above = 0;
        for level in headings {
            assert!(level <= above + 1, "{what}: H{level} under H{above}");
            above = level;
        }
        let first = root.all().into_iter().find(|node| node.tag.starts_with('H')).unwrap();
        // A speed class stands before it on its line.
        assert!(first.tag == "H1" && first.text.ends_with("บันทึกข้อความ"), "{what}: {first:?}");
        let blocks = || made.document.sections.iter().flat_map(|section| &section.blocks);
        let tables: Vec<_> = blocks()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
            .collect();
        let tagged = root.tagged("Table");
        assert_eq!(tagged.len(), tables.len(), "{what}");
        for (node, table) in tagged.iter().zip(tables) {
            seen += 1;
            let rows = node.tagged("TR");
            assert_eq!(rows.len(), table.rows.len(), "{what}");
            for (index, (tagged, row)) in rows.iter().zip(&table.rows).enumerate() {
                let header = index < table.header_rows;
                assert_eq!(tagged.kids.len(), row.cells.len(), "{what}: row {index}");
                let cell = if header { ("TH", Some("Column")) } else { ("TD", None) };
                let right = |node: &Node| (node.tag.as_str(), node.scope.as_deref()) == cell;
                assert!(tagged.kids.iter().all(right), "{what}: row {index}");
            }
        }
        let figures = root.tagged("Figure");
        assert!(figures.iter().all(|node| node.alt.as_ref().is_some_and(|alt| !alt.is_empty())), "{what}");
        assert_eq!(figures.len(), 1, "{what}: the emblem");
    }
    assert!(read().is_empty() || seen >= 12, "only {seen} tables");
}

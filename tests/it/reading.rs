//! The samples, and what a document says they must read as.
//!
//! A [`Piece`] is a paragraph, or one half of a paragraph that a page break divides.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use saraban::document::{Block, Document, Inline, Pagination, Paragraph, Row};
use saraban::input::Folder;
use saraban::{Checked, Rendered};

pub(crate) fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(files.len() >= 6, "the samples are missing");
    files
}

/// A sample's name: `integrity-report`.
pub(crate) fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

pub(crate) fn render(path: &Path) -> Rendered {
    let bytes = std::fs::read(path).unwrap();
    let name = path.display().to_string();
    let Checked { memo, diagnostics, .. } =
        saraban::check(&name, &bytes, &Folder::new(path.parent().unwrap()));
    assert!(diagnostics.is_empty(), "{name}: {diagnostics:#?}");
    saraban::render(&memo.unwrap(), &saraban::profile::Profile::default(), None).unwrap()
}

/// Text without blanks: line ends and justification do not count.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How often each character occurs.
pub(crate) fn count(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

pub(crate) fn text(paragraph: &Paragraph) -> String {
    let runs = paragraph.inlines.iter().filter_map(|inline| match inline {
        Inline::Text(run) => Some(run.text.as_str()),
        Inline::Tab | Inline::Break => None,
    });
    runs.collect()
}

/// Every paragraph's text, in reading order.
pub(crate) fn texts(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for (index, section) in document.sections.iter().enumerate() {
        walk(&section.blocks, &mut vec![index], false, &mut |_, paragraph, _| found.push(text(paragraph)));
    }
    found.into_iter().filter(|text| !text.is_empty()).collect()
}

/// Told of each paragraph: its place (section, block, …), itself, whether it is in a table.
type See<'a, 'b> = &'b mut dyn FnMut(&[usize], &'a Paragraph, bool);

fn walk<'a>(blocks: &'a [Block], at: &mut Vec<usize>, in_table: bool, see: See<'a, '_>) {
    for (index, block) in blocks.iter().enumerate() {
        at.push(index);
        match block {
            Block::Paragraph(paragraph) => see(at, paragraph, in_table),
            Block::Keep(blocks) => walk(blocks, at, in_table, see),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| walk(&cell.blocks, at, true, see));
            }
            Block::Picture(_) | Block::PageBreak => {}
        }
        at.pop();
    }
}

/// What must stand whole in the text of the pages.
pub(crate) struct Piece<'a> {
    pub(crate) paragraph: &'a Paragraph,
    /// The piece's text, without blanks.
    pub(crate) text: String,
    /// It begins the paragraph, or goes on after a page break.
    pub(crate) opens: bool,
    /// It ends the paragraph, or stops at a page break.
    pub(crate) ends: bool,
    pub(crate) in_table: bool,
}

/// All pieces with text, in reading order.
pub(crate) fn pieces(rendered: &Rendered) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (section, content) in rendered.document.sections.iter().enumerate() {
        walk(&content.blocks, &mut vec![section], false, &mut |at, paragraph, in_table| {
            let cuts = if in_table { Vec::new() } else { cuts(&rendered.typeset.pagination, at) };
            let parts = divided(paragraph, &cuts);
            let last = parts.len() - 1;
            for (index, text) in parts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let (opens, ends) = (index == 0, index == last);
                pieces.push(Piece { paragraph, text, opens, ends, in_table });
            }
        });
    }
    pieces
}

/// Where pages start inside the paragraph at a place.
fn cuts(pagination: &Pagination, at: &[usize]) -> Vec<usize> {
    let here = |section: usize, path: &[usize]| at[0] == section && at[1..] == *path;
    let starts = pagination.pages.iter().filter(|page| here(page.section, &page.position.path));
    starts.map(|page| page.position.offset).filter(|offset| *offset > 0).collect()
}

/// A paragraph's text with a blank for each tab and line break.
fn spaced(paragraph: &Paragraph) -> String {
    let inlines = paragraph.inlines.iter().map(|inline| match inline {
        Inline::Text(run) => run.text.as_str(),
        Inline::Tab | Inline::Break => " ",
    });
    inlines.collect()
}

/// What stands between two blanks of a document.
pub(crate) fn phrases(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for section in &document.sections {
        walk(&section.blocks, &mut Vec::new(), false, &mut |_, paragraph, _| {
            found.extend(spaced(paragraph).split_whitespace().map(str::to_owned));
        });
    }
    found
}

/// A paragraph's text cut at these offsets (a tab or line break counts one), without blanks.
fn divided(paragraph: &Paragraph, cuts: &[usize]) -> Vec<String> {
    let all = spaced(paragraph);
    let ends = cuts.iter().copied().chain([all.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    starts.zip(ends).map(|(start, end)| solid(&all[start..end])).collect()
}

/// Characters of the text before each line end that the writer asked for, blanks aside.
pub(crate) fn breaks(paragraph: &Paragraph) -> Vec<usize> {
    let mut before = 0;
    let mut found = Vec::new();
    for inline in &paragraph.inlines {
        match inline {
            Inline::Text(run) => before += solid(&run.text).chars().count(),
            Inline::Break => found.push(before),
            Inline::Tab => {}
        }
    }
    found
}

/// A cell's text that a page break divides: both parts stand whole, and long enough to be no chance find.
pub(crate) fn is_split(read: &str, text: &str) -> bool {
    text.char_indices().skip(1).any(|(at, _)| {
        let (head, tail) = text.split_at(at);
        head.chars().count().min(tail.chars().count()) >= 5 && read.contains(head) && read.contains(tail)
    })
}

/// All characters of the document and of what the pages add, blanks aside.
pub(crate) fn expected(rendered: &Rendered) -> String {
    let mut all = texts(&rendered.document).concat();
    for page in &rendered.typeset.pagination.pages {
        let section = &rendered.document.sections[page.section];
        if let (Some(number), true) = (&section.running.number, page.number > 1) {
            let digits = page.number.to_string();
            let shown = if number.thai { saraban::thai::digits::to_thai(&digits) } else { digits };
            all.push_str(&format!("{}{shown}{}", number.prefix, number.suffix));
        }
        all.extend(page.cue.clone());
        if let Some(marks) = &section.running.marks {
            all.push_str(&marks.text.repeat(2));
        }
        // A table's header stands again on each page that the table goes on to.
        let (Some(start), [block, ..]) = (&page.table, &page.position.path[..]) else { continue };
        if let Some(Block::Table(table)) = section.blocks.get(*block) {
            assert!(start.row >= table.header_rows, "a page starts inside a table's header");
            all.push_str(&cell_texts(&table.rows[..table.header_rows]));
        }
    }
    solid(&all)
}

/// The text of rows of a table, cell after cell.
pub(crate) fn cell_texts(rows: &[Row]) -> String {
    let mut all = String::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        walk(&cell.blocks, &mut Vec::new(), true, &mut |_, paragraph, _| all.push_str(&text(paragraph)));
    }
    all
}

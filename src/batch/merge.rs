//! All PDFs of a batch in one, with bookmarks, for printing.
//!
//! One memo is held in memory at a time: its objects are written as they come, with new numbers, and what pages
//! have in common, such as a font, once. Tags are left out: the memos' own PDFs are what assistive programs read.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::journal::MARK;
use super::run::Outcome;
use super::{Digest, Made, Store};
use crate::error::Error;
use crate::output;

/// Objects with numbers that are known from the beginning.
const CATALOG: usize = 1;
const PAGES: usize = 2;
const OUTLINES: usize = 3;

/// What a page may have from the nodes above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// What is of the tags, which are left out.
const TAGS: [&[u8]; 2] = [b"StructParents", b"StructParent"];

/// Merges what is there of a batch in the order of its memos, a bookmark each. The same files give the same
/// bytes. The result is plain PDF 1.7, whatever standard the memos' PDFs follow.
///
/// # Errors
/// [`Error::Io`] if a file cannot be read as PDF or the result not be written.
pub fn merge(to: &Path, store: &dyn Store, outcomes: &[Outcome]) -> Result<(), Error> {
    let of = |outcome: &Outcome| {
        let pdf = |made: &&Made| made.name.ends_with(".pdf");
        outcome.files.iter().find(pdf).map(|made| (made.name.clone(), outcome.title.clone()))
    };
    let memos = outcomes.iter().filter_map(of);
    output::write_with(to, MARK, |file| {
        let mut merger = Merger::new(BufWriter::new(file))?;
        for (name, title) in memos {
            let mut bytes = Vec::new();
            store.open(&name).map_err(io::Error::other)?.read_to_end(&mut bytes)?;
            let document = Document::load_mem(&bytes).map_err(|error| unreadable(&name, error))?;
            merger.memo(&document, &title).map_err(|error| unreadable(&name, error))?;
        }
        merger.finish()?.flush()
    })
}

fn unreadable(name: &str, error: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{name}: {error}"))
}

/// A memo in the merged file: its node of the page tree, its first page, its pages' count and its title.
struct Part {
    node: usize,
    first: usize,
    pages: usize,
    title: String,
}

struct Merger<W> {
    out: W,
    at: u64,
    /// Where each object begins, from number 1; 0 while it is not written.
    offsets: Vec<u64>,
    parts: Vec<Part>,
    /// Streams that refer to nothing, by their bytes.
    known: HashMap<Digest, usize>,
}

impl<W: Write> Merger<W> {
    fn new(out: W) -> io::Result<Self> {
        let (offsets, known) = (vec![0; OUTLINES], HashMap::new());
        let mut merger = Self { out, at: 0, offsets, parts: Vec::new(), known };
        // Four bytes above ASCII tell programs that the file is no text.
        merger.put(b"%PDF-1.7\n%\xC2\xB5\xC2\xB6\n\n")?;
        Ok(merger)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// A number for an object that is still to be written.
    fn number(&mut self) -> usize {
        self.offsets.push(0);
        self.offsets.len()
    }

    fn object(&mut self, number: usize, body: &[u8]) -> io::Result<()> {
        self.offsets[number - 1] = self.at;
        self.put(format!("{number} 0 obj\n").as_bytes())?;
        self.put(body)?;
        self.put(b"\nendobj\n")
    }

    /// Copies a memo's pages and what they refer to.
    fn memo(&mut self, document: &Document, title: &str) -> io::Result<()> {
        let pages = document.get_pages();
        let node = self.number();
        let mut copy = Copy { document, numbers: BTreeMap::new(), due: VecDeque::new() };
        let mut kids = Vec::new();
        for id in pages.values() {
            let number = self.number();
            copy.numbers.insert(*id, number);
            kids.push(number);
        }
        let Some(&first) = kids.first() else { return Err(io::Error::other("no page")) };
        for (id, number) in pages.values().zip(&kids) {
            let page = page(document, *id).ok_or_else(|| io::Error::other("a page is missing"))?;
            let mut body = Vec::new();
            copy.dictionary(&page, &mut body, self, &format!("/Parent {node} 0 R"));
            self.object(*number, &body)?;
        }
        while let Some((id, number)) = copy.due.pop_front() {
            let object = document.objects.get(&id).unwrap_or(&Object::Null);
            let mut body = Vec::new();
            copy.write(object, &mut body, self);
            self.object(number, &body)?;
        }
        let references = kids.iter().map(|kid| format!("{kid} 0 R")).collect::<Vec<_>>().join(" ");
        let body = format!("<</Type/Pages/Parent {PAGES} 0 R/Count {}/Kids[{references}]>>", kids.len());
        self.object(node, body.as_bytes())?;
        self.parts.push(Part { node, first, pages: kids.len(), title: title.to_owned() });
        Ok(())
    }

    /// The page tree, the bookmarks, and the table of where everything is.
    fn finish(mut self) -> io::Result<W> {
        let parts = std::mem::take(&mut self.parts);
        let count: usize = parts.iter().map(|part| part.pages).sum();
        let kids = parts.iter().map(|part| format!("{} 0 R", part.node)).collect::<Vec<_>>().join(" ");
        self.object(PAGES, format!("<</Type/Pages/Count {count}/Kids[{kids}]>>").as_bytes())?;
        let marks: Vec<usize> = parts.iter().map(|_| self.number()).collect();
        for (index, part) in parts.iter().enumerate() {
            let mut body = format!("<</Parent {OUTLINES} 0 R/Title ").into_bytes();
            string(&utf16(&part.title), &mut body);
            let near = |name: &str, at: Option<usize>| {
                at.and_then(|at| marks.get(at)).map_or_else(String::new, |mark| format!("/{name} {mark} 0 R"))
            };
            let (before, after) = (near("Prev", index.checked_sub(1)), near("Next", index.checked_add(1)));
            body.extend(format!("{before}{after}/Dest[{} 0 R/XYZ null null null]>>", part.first).bytes());
            self.object(marks[index], &body)?;
        }
        let ends = match (marks.first(), marks.last()) {
            (Some(first), Some(last)) => format!("/First {first} 0 R/Last {last} 0 R/Count {}", marks.len()),
            _ => String::new(),
        };
        self.object(OUTLINES, format!("<</Type/Outlines{ends}>>").as_bytes())?;
        let catalog = format!(
            "<</Type/Catalog/Pages {PAGES} 0 R/Outlines {OUTLINES} 0 R/PageMode/UseOutlines/Lang(th-TH)>>"
        );
        self.object(CATALOG, catalog.as_bytes())?;
        let table = self.at;
        let size = self.offsets.len() + 1;
        self.put(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes())?;
        for offset in std::mem::take(&mut self.offsets) {
            self.put(format!("{offset:010} 00000 n \n").as_bytes())?;
        }
        self.put(
            format!("trailer\n<</Size {size}/Root {CATALOG} 0 R>>\nstartxref\n{table}\n%%EOF\n").as_bytes(),
        )?;
        Ok(self.out)
    }
}

/// A page with what it has from the nodes above it.
fn page(document: &Document, id: ObjectId) -> Option<Dictionary> {
    let mut page = document.get_dictionary(id).ok()?.clone();
    let mut above = page.get(b"Parent").and_then(Object::as_reference).ok();
    // A tree has few levels; a damaged one may be a ring.
    for _ in 0..16 {
        let Some(node) = above.and_then(|id| document.get_dictionary(id).ok()) else { break };
        for key in INHERITED {
            if let (false, Ok(value)) = (page.has(key), node.get(key)) {
                page.set(key, value.clone());
            }
        }
        above = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    page.remove(b"Parent");
    Some(page)
}

/// The copying of one memo.
struct Copy<'a> {
    document: &'a Document,
    /// The new numbers of its objects.
    numbers: BTreeMap<ObjectId, usize>,
    /// Objects with a number that are still to be written.
    due: VecDeque<(ObjectId, usize)>,
}

impl Copy<'_> {
    fn reference<W: Write>(&mut self, id: ObjectId, merger: &mut Merger<W>) -> usize {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let alone = self.document.objects.get(&id).and_then(alone);
        let known = alone.as_ref().and_then(|digest| merger.known.get(digest)).copied();
        let number = known.unwrap_or_else(|| {
            let number = merger.number();
            merger.known.extend(alone.map(|digest| (digest, number)));
            self.due.push_back((id, number));
            number
        });
        self.numbers.insert(id, number);
        number
    }

    fn write<W: Write>(&mut self, object: &Object, out: &mut Vec<u8>, merger: &mut Merger<W>) {
        match object {
            Object::Null => out.extend(b"null"),
            Object::Boolean(on) => out.extend(on.to_string().bytes()),
            Object::Integer(number) => out.extend(number.to_string().bytes()),
            Object::Real(number) => out.extend(number.to_string().bytes()),
            Object::Name(text) => name(text, out),
            Object::String(bytes, _) => string(bytes, out),
            Object::Array(values) => {
                out.push(b'[');
                for value in values {
                    self.write(value, out, merger);
                    out.push(b' ');
                }
                out.push(b']');
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary, out, merger, ""),
            Object::Stream(stream) => {
                let mut dictionary = stream.dict.clone();
                dictionary.set("Length", stream.content.len() as i64);
                self.dictionary(&dictionary, out, merger, "");
                out.extend(b"\nstream\n");
                out.extend(&stream.content);
                out.extend(b"\nendstream");
            }
            Object::Reference(id) => {
                let number = self.reference(*id, merger);
                out.extend(format!("{number} 0 R").bytes());
            }
        }
    }

    fn dictionary<W: Write>(
        &mut self,
        dictionary: &Dictionary,
        out: &mut Vec<u8>,
        merger: &mut Merger<W>,
        more: &str,
    ) {
        out.extend(b"<<");
        for (key, value) in dictionary.iter().filter(|(key, _)| !TAGS.contains(&key.as_slice())) {
            name(key, out);
            out.push(b' ');
            self.write(value, out, merger);
        }
        out.extend(more.bytes());
        out.extend(b">>");
    }
}

/// The digest of a stream that refers to nothing, so that it is the same in any file.
fn alone(object: &Object) -> Option<Digest> {
    let Object::Stream(stream) = object else { return None };
    let refers =
        |value: &Object| matches!(value, Object::Reference(_) | Object::Array(_) | Object::Dictionary(_));
    if stream.dict.iter().any(|(key, value)| key != b"Filter" && refers(value)) {
        return None;
    }
    let mut parts = super::digest::Parts::default();
    parts.add(format!("{:?}", stream.dict).as_bytes());
    parts.add(&stream.content);
    Some(parts.finish())
}

fn name(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in text {
        match byte {
            b'!'..=b'~' if !b"#()<>[]{}/%".contains(byte) => out.push(*byte),
            _ => out.extend(format!("#{byte:02X}").bytes()),
        }
    }
}

fn string(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'<');
    out.extend(bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()));
    out.push(b'>');
}

/// A text in UTF-16 with its mark, as bookmarks have it.
fn utf16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

//! The plain text of a DOCX, paragraph by paragraph. No formatting, no fields' codes, no deleted text.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Refusal;
use crate::package::{Fault, Package, entity};

/// The part that holds the text.
pub(crate) const DOCUMENT: &str = "word/document.xml";

/// Longest part that is read, in bytes (32 MiB).
const MAX_PART_BYTES: usize = 32 << 20;

/// Most paragraphs that are given back.
const MAX_PARAGRAPHS: usize = 100_000;

/// Deepest nesting; tables in tables of real files stay far below.
const MAX_DEPTH: usize = 1_000;

pub(super) fn read(docx: &[u8]) -> Result<Vec<String>, Refusal> {
    let mut package = Package::open(docx).map_err(refusal)?;
    if !package.has(DOCUMENT) {
        return Err(Refusal::NotADocument);
    }
    text(&package.part(DOCUMENT, MAX_PART_BYTES).map_err(refusal)?)
}

fn refusal(fault: Fault) -> Refusal {
    match fault {
        Fault::Broken => Refusal::Broken { reason: "the ZIP archive cannot be read" },
        Fault::Encrypted => Refusal::Encrypted,
        Fault::TooLarge => Refusal::TooLarge { limit: MAX_PART_BYTES },
    }
}

fn text(xml: &[u8]) -> Result<Vec<String>, Refusal> {
    let broken = Refusal::Broken { reason: "the text is no XML as it should be" };
    let mut reader = Reader::from_reader(xml);
    let mut found = Found::default();
    loop {
        match reader.read_event().map_err(|_| broken.clone())? {
            Event::Start(start) => found.start(start.local_name().as_ref())?,
            Event::End(end) => found.end(end.local_name().as_ref()),
            Event::Empty(empty) => found.empty(empty.local_name().as_ref())?,
            Event::Text(text) => found.push(&text.decode().map_err(|_| broken.clone())?),
            Event::CData(text) => found.push(&text.decode().map_err(|_| broken.clone())?),
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|_| broken.clone())?;
                found.push(entity(&name).ok_or(broken.clone())?.encode_utf8(&mut [0; 4]));
            }
            // Its entities could stand for anything of any length.
            Event::DocType(_) => return Err(broken),
            Event::Eof if found.depth > 0 => return Err(broken),
            Event::Eof => return Ok(found.paragraphs),
            _ => {}
        }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Found {
    paragraphs: Vec<String>,
    /// Paragraphs that are open: one in another where a text box is anchored in it.
    open: Vec<usize>,
    depth: usize,
    /// Depth at which a copy for older programs begins, whose text would come twice.
    fallback: Option<usize>,
    in_text: bool,
}

impl Found {
    fn start(&mut self, name: &[u8]) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Refusal::Broken { reason: "the text is nested too deep" });
        }
        match name {
            b"Fallback" if self.fallback.is_none() => self.fallback = Some(self.depth),
            b"p" if self.fallback.is_none() => {
                if self.paragraphs.len() == MAX_PARAGRAPHS {
                    return Err(Refusal::Broken { reason: "the text has too many paragraphs" });
                }
                self.open.push(self.paragraphs.len());
                self.paragraphs.push(String::new());
            }
            b"t" => self.in_text = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"p" if self.fallback.is_none() => drop(self.open.pop()),
            b"t" => self.in_text = false,
            _ => {}
        }
        if self.fallback == Some(self.depth) {
            self.fallback = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn empty(&mut self, name: &[u8]) -> Result<(), Refusal> {
        match name {
            b"p" => {
                self.start(name)?;
                self.end(name);
            }
            b"br" | b"cr" => self.add("\n"),
            b"tab" => self.add(" "),
            b"noBreakHyphen" => self.add("-"),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if self.in_text {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        let paragraph = self.open.last().and_then(|index| self.paragraphs.get_mut(*index));
        if let (Some(paragraph), None) = (paragraph, self.fallback) {
            // Tabs one after the other line things up; they are no blanks that somebody typed.
            if text != " " || !paragraph.ends_with(' ') {
                paragraph.push_str(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(xml: &str) -> Result<Vec<String>, Refusal> {
        text(format!("<w:document xmlns:w='x'><w:body>{xml}</w:body></w:document>").as_bytes())
    }

    #[test]
    fn paragraphs_come_in_order() {
        let xml = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>ที่</w:t><w:tab/><w:tab/>\
                   <w:t xml:space=\"preserve\"> ก&amp;&#3586;</w:t><w:br/><w:instrText>PAGE</w:instrText></w:r>\
                   <w:del><w:delText>ลบ</w:delText></w:del></w:p><w:p/>\
                   <w:tbl><w:tr><w:tc><w:p><w:r><w:t>ช่อง</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        assert_eq!(body(xml).unwrap(), ["ที่ ก&ข\n", "", "ช่อง"]);
    }

    #[test]
    fn a_text_box_comes_once() {
        let inner = "<w:p><w:r><w:t>กล่อง</w:t></w:r></w:p>";
        let xml = format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>\
             </mc:AlternateContent><w:t>นอก</w:t></w:r></w:p>"
        );
        assert_eq!(body(&xml).unwrap(), ["นอก", "กล่อง"]);
    }

    #[test]
    fn harm_is_refused() {
        let deep = "<w:a>".repeat(MAX_DEPTH + 1);
        assert!(matches!(body(&deep), Err(Refusal::Broken { .. })));
        let entities = b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
        assert!(matches!(text(entities), Err(Refusal::Broken { .. })));
        assert!(matches!(body("<w:p>"), Err(Refusal::Broken { .. })));
        let many = "<w:p/>".repeat(MAX_PARAGRAPHS + 1);
        assert!(matches!(body(&many), Err(Refusal::Broken { .. })));
    }
}

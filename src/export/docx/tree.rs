//! A small XML tree: read a part, change it, write it back.
//!
//! Text and attribute values stay escaped as they were read, so nothing is
//! decoded or encoded twice. Whoever adds a value escapes it with [`escape`].

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Error;

/// An element with its attributes and children, in document order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Element {
    /// Qualified name (`w:p`).
    pub(super) name: String,
    /// Qualified names and escaped values.
    pub(super) attributes: Vec<(String, String)>,
    /// Children.
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Escaped text.
    Text(String),
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The same element with one more attribute; the value is already escaped.
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// The value of an attribute, as escaped in the file.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute to an escaped value.
    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value.into(),
            None => self.attributes.push((name.into(), value.into())),
        }
    }

    /// Takes an attribute out.
    pub(super) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// Child elements in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Child elements in order, to change.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first child element of a name, to change.
    pub(super) fn child_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|element| element.name == name)
    }

    /// Appends a child element.
    pub(super) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// Keeps the child elements for which `keep` holds, and all text.
    pub(super) fn retain(&mut self, keep: impl Fn(&Self) -> bool) {
        self.children.retain(|node| match node {
            Node::Element(element) => keep(element),
            Node::Text(_) => true,
        });
    }

    /// Writes the element as a whole part, with its XML declaration.
    pub(super) fn to_part(&self) -> Vec<u8> {
        let mut out = String::with_capacity(16 * 1024);
        out.push_str(DECLARATION);
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(value);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(text),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// First line of every XML part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Reads a part's root element.
///
/// # Errors
/// When the bytes are not well-formed XML.
pub(super) fn parse(part: &[u8]) -> Result<Element, Error> {
    let bad = |reason: &dyn std::fmt::Display| Error::internal("docx", reason);
    let text = std::str::from_utf8(part).map_err(|e| bad(&e))?;
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|e| bad(&e))? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => adopt(&mut open, Node::Element(element(&start)?)),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    adopt(&mut open, Node::Element(done));
                }
            }
            Event::Text(text) => adopt(&mut open, Node::Text(raw(&text)?)),
            Event::GeneralRef(name) => adopt(&mut open, Node::Text(format!("&{};", raw(&name)?))),
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().and_then(|top| {
        top.children.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    });
    root.ok_or_else(|| bad(&"a part holds no element"))
}

fn adopt(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn raw(bytes: &[u8]) -> Result<String, Error> {
    String::from_utf8(bytes.to_vec()).map_err(|e| Error::internal("docx", e))
}

fn element(start: &BytesStart<'_>) -> Result<Element, Error> {
    let mut element = Element { name: raw(start.name().as_ref())?, ..Element::default() };
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|e| Error::internal("docx", e))?;
        element.attributes.push((raw(attribute.key.as_ref())?, raw(&attribute.value)?));
    }
    Ok(element)
}

/// Escapes text for element content and for attribute values.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_part() {
        let part = format!(
            "{DECLARATION}<w:p w:id=\"a&quot;b\"><w:t xml:space=\"preserve\"> &lt;ก่อน &amp; หลัง&gt; </w:t><w:tab/></w:p>"
        );
        assert_eq!(parse(part.as_bytes()).unwrap().to_part(), part.as_bytes());
    }

    #[test]
    fn refuses_what_is_not_xml() {
        assert!(parse(b"").is_err());
        assert!(parse(b"<a></b>").is_err());
    }
}

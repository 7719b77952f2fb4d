//! The JSON in a PDF: an attached file that says it is the document's source.
//!
//! A reader of our own, since it must stop at limits: it knows objects and
//! attachments, no pages, fonts or pictures, and decrypts nothing.

mod file;
#[cfg(test)]
mod tests;
mod value;

use super::{MAX_JSON_BYTES, Refusal};
use file::{PdfFile, TANGLED};
use value::{Dict, Value};

/// Most nodes of the tree of attachments that are looked at.
const MAX_NODES: usize = 10_000;

/// The source inside a PDF.
pub(super) fn source(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let file = PdfFile::read(bytes)?;
    let catalog = file.catalog().ok_or(Refusal::Broken { reason: "it has no catalog" })?;
    // A list beside the catalog, and the tree of attachments: some programs keep only one of them.
    let mut files = file.array(catalog.get("AF"));
    files.truncate(MAX_NODES);
    files.extend(attachments(&file, &catalog));
    let specification = files.iter().filter_map(|value| file.dict(value)).find_map(|dict| {
        let embedded = dict.is("AFRelationship", "Source").then(|| file.dict(dict.get("EF")?))??;
        let stream = ["UF", "F"].iter().find_map(|key| file.stream(embedded.get(key)?))?;
        stream.dict.is("Subtype", "application/json").then_some(stream)
    });
    let stream = specification.ok_or(if file.is_exhausted() { TANGLED } else { Refusal::NoMemo })?;
    let json = file.unpack(&stream, MAX_JSON_BYTES)?;
    let size = stream.dict.get("Params").and_then(|value| file.dict(value));
    match size.and_then(|dict| file.integer(dict.get("Size"))) {
        Some(size) if size != json.len() => Err(Refusal::Broken { reason: "the attached file is cut off" }),
        _ => Ok(json),
    }
}

/// Every value of the name tree of attachments (ISO 32000, 7.7.4 and 7.9.6).
fn attachments(file: &PdfFile<'_>, catalog: &Dict) -> Vec<Value> {
    let tree = || file.dict(catalog.get("Names")?)?.get("EmbeddedFiles").cloned();
    let mut nodes: Vec<Value> = tree().into_iter().collect();
    let mut found = Vec::new();
    let mut seen = 0;
    // A counter instead of a memory of nodes: a tree that goes in circles ends all the same.
    while let Some(node) = nodes.pop() {
        seen += 1;
        if seen > MAX_NODES || found.len() > MAX_NODES {
            break;
        }
        let Some(node) = file.dict(&node) else { continue };
        found.extend(file.array(node.get("Names")).into_iter().skip(1).step_by(2));
        nodes.extend(file.array(node.get("Kids")).into_iter().take(MAX_NODES - seen));
        nodes.truncate(MAX_NODES);
    }
    found
}

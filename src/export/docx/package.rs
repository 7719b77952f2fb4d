//! The package: every part at its place, with content types and relationships.

use std::sync::Arc;

use super::font::Embedded;
use super::page::relationship;
use super::parts;
use super::picture::Media;
use super::source;
use super::theme;
use super::tree::DECLARATION;
use super::zip::{self, Data};
use crate::document::Document;
use crate::error::Error;

/// Everything that goes into the package.
pub(super) struct Parts<'a> {
    /// For the properties and the font's name.
    pub(super) document: &'a Document,
    /// `word/document.xml`.
    pub(super) main: Vec<u8>,
    /// `word/styles.xml`.
    pub(super) styles: Vec<u8>,
    /// `word/header1.xml` and on.
    pub(super) headers: Vec<Vec<u8>>,
    /// `word/footer1.xml` and on.
    pub(super) footers: Vec<Vec<u8>>,
    /// Pictures.
    pub(super) media: &'a Media,
    /// Embedded faces.
    pub(super) faces: Vec<Embedded>,
    /// The memo's JSON.
    pub(super) source: Option<&'a [u8]>,
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Writes the package.
///
/// # Errors
/// When the archive cannot be written.
pub(super) fn write(parts: &Parts<'_>) -> Result<Vec<u8>, Error> {
    let mut files: Vec<(String, Data)> = Vec::new();
    let mut file = |name: &str, bytes: Vec<u8>| files.push((name.to_owned(), Data::Bytes(bytes)));
    file("[Content_Types].xml", content_types(parts));
    file("_rels/.rels", package_relationships());
    file("word/document.xml", parts.main.clone());
    file("word/_rels/document.xml.rels", document_relationships(parts));
    file("word/styles.xml", parts.styles.clone());
    file("word/settings.xml", parts::settings(!parts.faces.is_empty()));
    file("word/fontTable.xml", parts::font_table(&parts.document.family, &parts.faces));
    file("word/theme/theme1.xml", theme::part(&parts.document.family));
    for (index, header) in parts.headers.iter().enumerate() {
        file(&format!("word/header{}.xml", index + 1), header.clone());
    }
    for (index, footer) in parts.footers.iter().enumerate() {
        file(&format!("word/footer{}.xml", index + 1), footer.clone());
    }
    if !parts.faces.is_empty() {
        file("word/_rels/fontTable.xml.rels", font_relationships(&parts.faces));
    }
    file("docProps/core.xml", parts::core(&parts.document.properties));
    file("docProps/app.xml", parts::app());
    if let Some(source) = parts.source {
        file(source::PART, source::part(source));
        file(source::PROPERTIES, source::properties());
        file("customXml/_rels/item1.xml.rels", source_relationships());
    }
    for picture in parts.media.files() {
        files.push((format!("word/media/{}", picture.name), Data::Stored(Arc::clone(&picture.data))));
    }
    for face in &parts.faces {
        files.push((format!("word/fonts/{}", face.file), Data::Packed(face.packed)));
    }
    zip::archive(&files)
}

fn content_types(parts: &Parts<'_>) -> Vec<u8> {
    let mut types = String::new();
    for (extension, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
    ] {
        types.push_str(&format!(r#"<Default Extension="{extension}" ContentType="{kind}"/>"#));
    }
    let mut part = |name: &str, kind: &str| {
        types.push_str(&format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#));
    };
    part("word/document.xml", &format!("{WORD}.document.main+xml"));
    part("word/styles.xml", &format!("{WORD}.styles+xml"));
    part("word/settings.xml", &format!("{WORD}.settings+xml"));
    part("word/fontTable.xml", &format!("{WORD}.fontTable+xml"));
    part("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    for index in 1..=parts.headers.len() {
        part(&format!("word/header{index}.xml"), &format!("{WORD}.header+xml"));
    }
    for index in 1..=parts.footers.len() {
        part(&format!("word/footer{index}.xml"), &format!("{WORD}.footer+xml"));
    }
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    if parts.source.is_some() {
        part(source::PROPERTIES, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
    }
    format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>"#
    )
    .into_bytes()
}

/// A relationships part from ids, kinds and targets.
fn relationships(list: &[(String, String, String)]) -> Vec<u8> {
    let items: String = list
        .iter()
        .map(|(id, kind, target)| format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#))
        .collect();
    format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}">{items}</Relationships>"#).into_bytes()
}

fn office(id: impl Into<String>, kind: &str, target: impl Into<String>) -> (String, String, String) {
    (id.into(), format!("{OFFICE}/{kind}"), target.into())
}

fn package_relationships() -> Vec<u8> {
    let core = format!("{PACKAGE}/metadata/core-properties");
    relationships(&[
        office("rId1", "officeDocument", "word/document.xml"),
        ("rId2".into(), core, "docProps/core.xml".into()),
        office("rId3", "extended-properties", "docProps/app.xml"),
    ])
}

fn document_relationships(parts: &Parts<'_>) -> Vec<u8> {
    let mut list = vec![
        office("rIdStyles", "styles", "styles.xml"),
        office("rIdSettings", "settings", "settings.xml"),
        office("rIdFonts", "fontTable", "fontTable.xml"),
        office("rIdTheme", "theme", "theme/theme1.xml"),
    ];
    for index in 0..parts.headers.len() {
        list.push(office(relationship("Header", index), "header", format!("header{}.xml", index + 1)));
    }
    for index in 0..parts.footers.len() {
        list.push(office(relationship("Footer", index), "footer", format!("footer{}.xml", index + 1)));
    }
    for placement in parts.media.placements() {
        if let Some(file) = parts.media.files().get(placement.file) {
            list.push(office(placement.id.as_str(), "image", format!("media/{}", file.name)));
        }
    }
    if parts.source.is_some() {
        list.push(office("rIdSource", "customXml", format!("../{}", source::PART)));
    }
    relationships(&list)
}

fn font_relationships(faces: &[Embedded]) -> Vec<u8> {
    let list: Vec<_> =
        faces.iter().map(|face| office(face.id.as_str(), "font", format!("fonts/{}", face.file))).collect();
    relationships(&list)
}

fn source_relationships() -> Vec<u8> {
    relationships(&[office("rId1", "customXmlProps", "itemProps1.xml")])
}

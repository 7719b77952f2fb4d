//! The style sheet: the form's named Thai styles and the document's defaults.
//!
//! docx-rs writes the named styles; the fixed ones that Word expects of every
//! file (Normal, the default character, table and list styles) and the defaults
//! are written here whole, because docx-rs leaves out languages and flags.

use docx_rs as dx;
use dx::BuildXML;

use super::format::{self, LineRule};
use super::tree::{self, Element, Node, escape};
use crate::document::{Document, Style, StyleId};
use crate::error::Error;
use crate::length::Length;

/// Id of the table style.
pub(super) const TABLE_STYLE: &str = "MemoTable";

/// Size of the document's defaults when it has no body style: the form's 16 pt.
const DEFAULT_SIZE: Length = Length::emu(16 * 12_700);

/// The lines of a style: exact, but by content where a picture stands.
pub(super) fn rule(id: StyleId) -> LineRule {
    if id == StyleId::Picture { LineRule::Content } else { LineRule::Exact }
}

/// `word/styles.xml`, before the post-pass.
///
/// # Errors
/// When docx-rs or the fixed part writes no well-formed XML.
pub(super) fn part(document: &Document) -> Result<Element, Error> {
    let mut styles = dx::Styles::new();
    for style in &document.styles {
        styles = styles.add_style(named(style));
    }
    let mut root = tree::parse(&styles.build())?;
    root.retain(|child| child.name == "w:style" && child.get("w:styleId") != Some("Normal"));
    let fixed = tree::parse(fixed(document).as_bytes())?;
    let own = std::mem::replace(&mut root.children, fixed.children);
    root.children.extend(own.into_iter().map(|mut node| {
        if let Node::Element(style) = &mut node {
            style.set("w:customStyle", "1");
        }
        node
    }));
    Ok(root)
}

fn named(style: &Style) -> dx::Style {
    let mut named = dx::Style::new(style.id.key(), dx::StyleType::Paragraph)
        .name(style.id.thai_name())
        .based_on("Normal");
    named.paragraph_property = format::paragraph(&style.paragraph, rule(style.id), None);
    named.run_property = format::text(&style.text, None);
    named
}

/// Defaults and the styles every file has. Every complex-script twin (`szCs`,
/// `bCs`, `iCs`, `cs` font) is stated: Thai text is formatted by the twins.
fn fixed(document: &Document) -> String {
    let size = document.style(StyleId::Body).map_or(DEFAULT_SIZE, |style| style.text.size).to_half_points();
    let family = escape(&document.family);
    format!(
        r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="th-TH" w:eastAsia="th-TH" w:bidi="th-TH"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="บันทึก ตาราง"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr>{borders}</w:tblPr></w:style></w:styles>"#,
        borders = borders("4"),
    )
}

/// Six single rules of a thickness in eighths of a point.
fn borders(size: &str) -> String {
    let rules: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>"#))
        .collect();
    format!("<w:tblBorders>{rules}</w:tblBorders>")
}

//! The order of children that the WordprocessingML schema demands.
//!
//! docx-rs writes properties in an order of its own; Word is tolerant, the
//! schema (ECMA-376 part 1, `wml.xsd`, transitional) is not. Each list below is
//! the sequence of one complex type, without the elements this room never writes.

use super::tree::{Element, Node};

const RUN: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:color",
    "w:spacing",
    "w:w",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
    "w:lang",
];

const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
];

const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:cols",
    "w:titlePg",
    "w:docGrid",
];

const TABLE: &[&str] =
    &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook"];

const CELL: &[&str] = &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:tcMar", "w:vAlign"];

const STYLE: &[&str] = &[
    "w:name",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
];

/// The sequence that governs an element's children, if it has one.
fn sequence(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "w:rPr" => Some(RUN),
        "w:pPr" => Some(PARAGRAPH),
        "w:sectPr" => Some(SECTION),
        "w:tblPr" => Some(TABLE),
        "w:tcPr" => Some(CELL),
        "w:style" => Some(STYLE),
        _ => None,
    }
}

/// Puts an element's children in schema order. Equal names keep their order;
/// names not in the list go last, where the validator sees them.
pub(super) fn sort(element: &mut Element) {
    let Some(sequence) = sequence(&element.name) else { return };
    element.children.sort_by_key(|node| match node {
        Node::Element(child) => {
            sequence.iter().position(|name| *name == child.name).unwrap_or(sequence.len())
        }
        Node::Text(_) => sequence.len(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::docx::tree::parse;

    fn sorted(xml: &str) -> Vec<String> {
        let mut element = parse(xml.as_bytes()).unwrap();
        sort(&mut element);
        element.elements().map(|child| child.name.clone()).collect()
    }

    #[test]
    fn run_properties_follow_the_schema() {
        let order =
            sorted("<w:rPr><w:u/><w:sz/><w:szCs/><w:color/><w:iCs/><w:b/><w:bCs/><w:rFonts/></w:rPr>");
        assert_eq!(order, ["w:rFonts", "w:b", "w:bCs", "w:iCs", "w:color", "w:sz", "w:szCs", "w:u"]);
    }

    #[test]
    fn section_keeps_the_order_of_its_references() {
        let order =
            sorted("<w:sectPr><w:titlePg/><w:pgSz/><w:footerReference/><w:headerReference/></w:sectPr>");
        assert_eq!(order, ["w:headerReference", "w:footerReference", "w:pgSz", "w:titlePg"]);
    }
}

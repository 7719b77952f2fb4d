//! The post-pass: makes what docx-rs writes valid and complete.
//!
//! docx-rs alone fails the Open XML SDK validator on every file. Here children
//! get the schema's order, empty properties and process-wide ids go, and what
//! docx-rs cannot say (switches turned off, complex-script twins, repeated
//! header rows, descriptions of pictures) is added. Nothing is laid out here.

use super::format::OFF;
use super::order;
use super::picture::Placement;
use super::tree::{Element, escape};

/// Property elements that say nothing when empty.
const EMPTY: &[&str] = &["w:rPr", "w:pPr", "w:tcPr", "w:trPr", "w:tabs"];

/// Repairs one part.
pub(super) fn part(root: &mut Element, placements: &[Placement]) {
    let mut drawings = 0;
    repair(root, placements, &mut drawings);
}

fn repair(element: &mut Element, placements: &[Placement], drawings: &mut usize) {
    for child in element.elements_mut() {
        repair(child, placements, drawings);
    }
    element.retain(|child| !child.children.is_empty() || !EMPTY.contains(&child.name.as_str()));
    match element.name.as_str() {
        // Counted over the whole process, so not the same from run to run.
        "w:p" => {
            element.unset("w14:paraId");
            element.unset("w14:textId");
        }
        "w:pPr" => switch_off(element),
        "w:rPr" => twins(element),
        "w:trPr" if element.child("w:cantSplit").is_some() => element.push(Element::new("w:tblHeader")),
        "w:gridCol" => element.unset("w:type"),
        "wp:anchor" | "wp:inline" => drawing(element, placements, drawings),
        _ => {}
    }
    order::sort(element);
}

/// Turns off the switches named behind the style's id (see [`OFF`]).
fn switch_off(property: &mut Element) {
    let Some(style) = property.child_mut("w:pStyle") else { return };
    let reference = style.get("w:val").unwrap_or_default().to_owned();
    let mut parts = reference.split(OFF);
    style.set("w:val", parts.next().unwrap_or_default());
    for switch in parts {
        let name = format!("w:{switch}");
        // A table may since have turned the switch on again.
        if property.child(&name).is_none() {
            property.push(Element::new(&name).with("w:val", "0"));
        }
    }
}

/// Gives the complex-script twins the value of the Latin ones: Thai text is
/// formatted by `w:bCs` and `w:iCs`, which docx-rs can only turn on.
fn twins(property: &mut Element) {
    for (latin, complex) in [("w:b", "w:bCs"), ("w:i", "w:iCs")] {
        let Some(switch) = property.child(latin) else { continue };
        let off = matches!(switch.get("w:val"), Some("false" | "0" | "off"));
        for name in [latin, complex] {
            if let Some(switch) = property.child_mut(name) {
                switch.attributes.clear();
                if off {
                    switch.set("w:val", "0");
                }
            }
        }
    }
}

/// Number, description and depth of a picture.
fn drawing(drawing: &mut Element, placements: &[Placement], drawings: &mut usize) {
    *drawings += 1;
    let placement = embedded(drawing).and_then(|id| placements.iter().find(|placement| placement.id == id));
    let alt = placement.map(|placement| escape(&placement.alt)).unwrap_or_default();
    if drawing.name == "wp:anchor" {
        // Behind the text: the emblem must never push the heading aside.
        drawing.set("behindDoc", "1");
        drawing.set("allowOverlap", "1");
        drawing.set("layoutInCell", "1");
    }
    label(drawing, *drawings, &alt);
}

fn label(element: &mut Element, number: usize, alt: &str) {
    if matches!(element.name.as_str(), "wp:docPr" | "pic:cNvPr") {
        element.set("id", number.to_string());
        element.set("name", format!("Picture {number}"));
        element.set("descr", alt);
    }
    for child in element.elements_mut() {
        label(child, number, alt);
    }
}

/// The relationship id of the picture in a drawing.
fn embedded(element: &Element) -> Option<&str> {
    element.get("r:embed").or_else(|| element.elements().find_map(embedded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::docx::tree::{DECLARATION, parse};

    fn repaired(xml: &str) -> String {
        let mut root = parse(xml.as_bytes()).unwrap();
        part(&mut root, &[Placement { id: "rIdPicture7".into(), file: 0, alt: "ตราครุฑ <1>".into() }]);
        String::from_utf8(root.to_part()).unwrap().replace(DECLARATION, "")
    }

    #[test]
    fn off_is_off_for_thai_too() {
        assert_eq!(
            repaired(r#"<w:rPr><w:sz w:val="32"/><w:b w:val="false"/><w:bCs/><w:i/><w:iCs/></w:rPr>"#),
            r#"<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i/><w:iCs/><w:sz w:val="32"/></w:rPr>"#
        );
        assert_eq!(repaired(r#"<w:rPr><w:b w:val="0"/></w:rPr>"#), r#"<w:rPr><w:b w:val="0"/></w:rPr>"#);
    }

    #[test]
    fn switches_behind_the_style_are_turned_off() {
        assert_eq!(
            repaired(
                r#"<w:p w14:paraId="1"><w:pPr><w:rPr/><w:pStyle w:val="MemoHeading|keepNext"/></w:pPr></w:p>"#
            ),
            r#"<w:p><w:pPr><w:pStyle w:val="MemoHeading"/><w:keepNext w:val="0"/></w:pPr></w:p>"#
        );
    }

    #[test]
    fn header_rows_repeat_and_empty_properties_go() {
        assert_eq!(
            repaired(r#"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr/></w:tc></w:tr>"#),
            r#"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc/></w:tr>"#
        );
        assert_eq!(repaired(r#"<w:tr><w:trPr/></w:tr>"#), "<w:tr/>");
    }

    #[test]
    fn pictures_are_numbered_and_described() {
        let xml = r#"<a><wp:anchor behindDoc="0"><wp:docPr id="1" name="x"/><a:blip r:embed="rIdPicture7"/></wp:anchor><wp:inline><wp:docPr id="1"/></wp:inline></a>"#;
        assert_eq!(
            repaired(xml),
            r#"<a><wp:anchor behindDoc="1" allowOverlap="1" layoutInCell="1"><wp:docPr id="1" name="Picture 1" descr="ตราครุฑ &lt;1&gt;"/><a:blip r:embed="rIdPicture7"/></wp:anchor><wp:inline><wp:docPr id="2" name="Picture 2" descr=""/></wp:inline></a>"#
        );
    }
}

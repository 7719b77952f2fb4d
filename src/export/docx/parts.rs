//! The small parts written whole: settings, font table, properties.

use chrono::{Datelike, NaiveDate};

use super::font::Embedded;
use super::tree::{DECLARATION, escape};
use crate::document::Properties;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Default tab stop in twips: 1.25 cm, so that two make the form's 2.5 cm indent.
const DEFAULT_TAB: u32 = 709;

/// `word/settings.xml`.
///
/// `doNotUseHTMLParagraphAutoSpacing`: space below and space above add up, as in
/// the PDF; without it Word takes the larger. `applyBreakingRules`: Thai words are
/// not broken. Mode 15 is Word 2013 and later.
pub(super) fn settings(embedded: bool) -> Vec<u8> {
    let fonts = if embedded { "<w:embedTrueTypeFonts/>" } else { "" };
    let modes: String = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ]
    .iter()
    .map(|(name, value)| {
        format!(
            r#"<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>"#
        )
    })
    .collect();
    format!(
        r#"{DECLARATION}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>{fonts}<w:defaultTabStop w:val="{DEFAULT_TAB}"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotUseHTMLParagraphAutoSpacing/><w:applyBreakingRules/>{modes}</w:compat><w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"#
    )
    .into_bytes()
}

/// `word/fontTable.xml`. `DE` is the Thai character set.
pub(super) fn font_table(family: &str, faces: &[Embedded]) -> Vec<u8> {
    let embedded: String = faces
        .iter()
        .map(|face| format!(r#"<{} r:id="{}" w:fontKey="{}"/>"#, face.element, face.id, face.key))
        .collect();
    format!(
        r#"{DECLARATION}<w:fonts xmlns:w="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:font w:name="{}"><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{embedded}</w:font></w:fonts>"#,
        escape(family)
    )
    .into_bytes()
}

/// `docProps/core.xml`. The dates are midnight of the memo's own date, UTC; a
/// memo without one gets the earliest date of the package format.
pub(super) fn core(properties: &Properties) -> Vec<u8> {
    let date = properties.date.or_else(|| NaiveDate::from_ymd_opt(1980, 1, 1));
    let stamp = date.filter(|date| (1..=9999).contains(&date.year())).map_or_else(
        || "1980-01-01T00:00:00Z".to_owned(),
        |date| date.format("%Y-%m-%dT00:00:00Z").to_string(),
    );
    let mut items = String::new();
    for (name, value) in [
        ("dc:title", &properties.title),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.author),
    ] {
        if !value.is_empty() {
            items.push_str(&format!("<{name}>{}</{name}>", escape(value)));
        }
    }
    for name in ["dcterms:created", "dcterms:modified"] {
        items.push_str(&format!(r#"<{name} xsi:type="dcterms:W3CDTF">{stamp}</{name}>"#));
    }
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}<dc:language>th-TH</dc:language></cp:coreProperties>"#
    )
    .into_bytes()
}

/// `docProps/app.xml`.
pub(super) fn app() -> Vec<u8> {
    format!(
        r#"{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>saraban</Application></Properties>"#
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_carry_the_memos_own_date() {
        let properties = Properties {
            title: "ขอเชิญ <ประชุม>".into(),
            author: "กรม ก & ข".into(),
            date: NaiveDate::from_ymd_opt(2022, 4, 10),
            ..Properties::default()
        };
        let xml = String::from_utf8(core(&properties)).unwrap();
        assert!(
            xml.contains("<dc:title>ขอเชิญ &lt;ประชุม&gt;</dc:title><dc:creator>กรม ก &amp; ข</dc:creator>")
        );
        assert!(xml.contains(
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">2022-04-10T00:00:00Z</dcterms:created>"#
        ));
        let undated = String::from_utf8(core(&Properties::default())).unwrap();
        assert!(undated.contains(">1980-01-01T00:00:00Z</dcterms:modified>"));
        assert!(!undated.contains("dc:title"));
    }
}

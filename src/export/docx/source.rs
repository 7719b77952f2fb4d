//! The memo's JSON inside the file, as a custom XML part; `extract` reads it back.
//!
//! Base64, because XML would change line ends and cannot hold every byte. Word
//! keeps the part when a person edits and saves the file.

use super::tree::DECLARATION;

/// Namespace of the part.
pub(crate) const NAMESPACE: &str = "urn:saraban:source:1";

/// The part's place in the package.
pub(super) const PART: &str = "customXml/item1.xml";

/// The part that names it.
pub(super) const PROPERTIES: &str = "customXml/itemProps1.xml";

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The part that holds a source.
pub(super) fn part(source: &[u8]) -> Vec<u8> {
    format!(
        r#"{DECLARATION}<source xmlns="{NAMESPACE}" encoding="base64" mediaType="application/json">{}</source>"#,
        encode(source)
    )
    .into_bytes()
}

/// The part's properties: its id and schema.
pub(super) fn properties() -> Vec<u8> {
    format!(
        r#"{DECLARATION}<ds:datastoreItem ds:itemID="{{5A1ABA17-0D0C-4A50-8E50-25535A2BA500}}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>"#
    )
    .into_bytes()
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(encode(plain.as_bytes()), coded);
        }
    }
}

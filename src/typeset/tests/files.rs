//! The files: PDF, PNG, SVG.

use super::read::set;
use super::sample::{body, document, memo, section};
use crate::export::pdf::{Attachment, PdfOptions, Standard};
use crate::export::{pdf, png, svg};

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let plain = PdfOptions::default();
    let first = pdf::write(&set(&memo()), &plain).unwrap();
    let other = set(&document(vec![section(vec![body("คั่นกลาง")])]));
    pdf::write(&other, &plain).unwrap();
    comemo::evict(0);
    let again = std::thread::spawn(|| pdf::write(&set(&memo()), &PdfOptions::default()).unwrap());
    assert_eq!(first, again.join().unwrap());
    assert!(contains(&first, "/Lang (th-TH)") || contains(&first, "/Lang(th-TH)"));
    assert!(!contains(&first, "(ja)"));
    assert!(contains(&first, "/StructTreeRoot"));
}

#[test]
fn archives_are_made_also_without_a_date() {
    let mut undated = memo();
    undated.properties.date = None;
    for (standard, part) in [(Standard::A2b, "2"), (Standard::A3b, "3")] {
        let options = PdfOptions { standard: Some(standard), attachment: None };
        let file = pdf::write(&set(&undated), &options).unwrap();
        assert!(contains(&file, &format!("<pdfaid:part>{part}</pdfaid:part>")));
    }
}

#[test]
fn the_source_goes_with_the_archive_but_not_into_the_older_one() {
    let data = br#"{"subject":"..."}"#.to_vec();
    let attachment = Some(Attachment {
        name: "memo.json".into(),
        description: "memo".into(),
        data,
        mime: "application/json".into(),
    });
    let pages = set(&memo());
    let with = |standard| pdf::write(&pages, &PdfOptions { standard, attachment: attachment.clone() });
    assert!(contains(&with(Some(Standard::A3b)).unwrap(), "memo.json"));
    assert!(contains(&with(None).unwrap(), "/EmbeddedFile"));
    assert!(with(Some(Standard::A2b)).is_err());
}

#[test]
fn pictures_of_a_page_have_its_size() {
    let pages = set(&memo());
    let file = png::write(&pages, 0, 72.0).unwrap();
    let picture = image::load_from_memory(&file).unwrap().to_luma8();
    assert_eq!(picture.dimensions(), (595, 842));
    // The Garuda's place is black, the corner white.
    assert!(picture.get_pixel(100, 60).0[0] < 50 && picture.get_pixel(5, 5).0[0] == 255);
    assert!(png::write(&pages, 1, 72.0).is_err());
    assert!(svg::write(&pages, 0).unwrap().starts_with("<svg"));
    assert!(svg::write(&pages, 1).is_err());
}

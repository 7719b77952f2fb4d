//! Hand-made files: what other programs write, and what means harm.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::super::{Refusal, extract};

const CATALOG: &str = "1 0 obj <</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>> endobj\n";
const TREE: &str = "2 0 obj <</Kids[3 0 R]>> endobj 3 0 obj <</Names[(memo.json)4 0 R]>> endobj\n";
const SPECIFICATION: &str = "4 0 obj <</Type/Filespec/AFRelationship/Source/EF<</F 5 0 R>>>> endobj\n";
const TRAILER: &str = "trailer <</Root 1 0 R>>\n";

fn file(parts: &[&[u8]]) -> Vec<u8> {
    [b"%PDF-1.7\n".as_slice(), &parts.concat()].concat()
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn stream(number: u32, entries: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("{number} 0 obj <<{entries}>> stream\r\n").into_bytes();
    object.extend_from_slice(data);
    object.extend_from_slice(b"\nendstream endobj\n");
    object
}

fn attached(entries: &str, data: &[u8]) -> Vec<u8> {
    stream(5, &format!("/Type/EmbeddedFile/Subtype/application#2Fjson{entries}"), data)
}

fn with(attached: &[u8]) -> Vec<u8> {
    file(&[CATALOG.as_bytes(), TREE.as_bytes(), SPECIFICATION.as_bytes(), attached, TRAILER.as_bytes()])
}

fn is_broken(bytes: &[u8]) -> bool {
    matches!(extract(bytes), Err(Refusal::Broken { .. }))
}

#[test]
fn a_plain_and_a_packed_attachment_come_back() {
    let json = b"{ \"endobj\": \"6 0 obj trailer\" }\n";
    let length = format!("/Length {}", json.len());
    assert_eq!(extract(&with(&attached(&length, json))).unwrap(), json);
    let packed = pack(json);
    for filter in ["/Filter/FlateDecode", "/Filter[/FlateDecode]", "/Filter 6 0 R"] {
        let length = format!("/Length 7 0 R {filter}/Params<</Size {}>>", json.len());
        let more = format!("6 0 obj /FlateDecode endobj 7 0 obj {} endobj ", packed.len());
        let object = [attached(&length, &packed), more.into_bytes()].concat();
        assert_eq!(extract(&with(&object)).unwrap(), json, "{filter}");
    }
}

#[test]
fn objects_in_object_streams_are_found() {
    let objects = ["<</Type/Catalog/AF[2 0 R]>>", "<</AFRelationship/Source/EF<</UF 5 0 R>>>>"];
    let index = format!("1 0 2 {} ", objects[0].len() + 1);
    let packed = pack(format!("{index}{} {}", objects[0], objects[1]).as_bytes());
    let entries =
        format!("/Type/ObjStm/N 2/First {}/Length {}/Filter/FlateDecode", index.len(), packed.len());
    let xref = stream(9, "/Type/XRef/Root 1 0 R/Length 0", b"");
    let bytes = file(&[&attached("/Length 2", b"{}"), &stream(8, &entries, &packed), &xref]);
    assert_eq!(extract(&bytes).unwrap(), b"{}");
}

#[test]
fn the_newest_definition_counts() {
    let update = attached("/Length 3", b"new");
    let bytes = [with(&attached("/Length 3", b"old")), update, TRAILER.into()].concat();
    assert_eq!(extract(&bytes).unwrap(), b"new");
    let without = [bytes, b"1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>".to_vec()].concat();
    assert_eq!(extract(&without), Err(Refusal::NoMemo));
}

#[test]
fn what_is_not_the_source_is_left() {
    let other = stream(5, "/Subtype/text#2Fxml/Length 2", b"{}");
    assert_eq!(extract(&with(&other)), Err(Refusal::NoMemo));
    let data = SPECIFICATION.replace("/Source", "/Data");
    let bytes = file(&[CATALOG, TREE, &data, TRAILER].map(str::as_bytes));
    assert_eq!(extract(&bytes), Err(Refusal::NoMemo));
    assert_eq!(extract(&file(&[CATALOG.as_bytes(), TRAILER.as_bytes()])), Err(Refusal::NoMemo));
}

#[test]
fn damage_is_told_and_never_passed_on() {
    assert!(is_broken(b"%PDF-1.7\n"));
    assert!(is_broken(&file(&[CATALOG.as_bytes()])));
    assert!(is_broken(&with(&attached("/Length 2/Params<</Size 3>>", b"{}"))));
    let packed = pack(&[b' '; 4000]);
    assert!(is_broken(&with(&attached("/Length 9/Filter/FlateDecode", &packed[..9]))));
    assert!(is_broken(&with(&attached("/Length 2/Filter/LZWDecode", b"{}"))));
    let predictor = "/Length 2/Filter/FlateDecode/DecodeParms<</Predictor 12>>";
    assert!(is_broken(&with(&attached(predictor, b"{}"))));
}

#[test]
fn an_encrypted_file_is_told() {
    let bytes =
        [with(&attached("/Length 2", b"{}")), b"trailer <</Root 1 0 R/Encrypt 9 0 R>>".to_vec()].concat();
    assert_eq!(extract(&bytes), Err(Refusal::Encrypted));
}

#[test]
fn bombs_are_stopped() {
    let bomb = pack(&vec![b' '; super::MAX_JSON_BYTES + 1]);
    let entries = format!("/Filter/FlateDecode/Length {}", bomb.len());
    assert_eq!(
        extract(&with(&attached(&entries, &bomb))),
        Err(Refusal::TooLarge { limit: super::MAX_JSON_BYTES })
    );
    let twice = pack(&bomb);
    let entries = format!("/Filter[/FlateDecode/FlateDecode]/Length {}", twice.len());
    assert!(matches!(extract(&with(&attached(&entries, &twice))), Err(Refusal::TooLarge { .. })));
    // Nine streams of 16 MiB are one too many for all of them together.
    let mut objects = Vec::new();
    for number in 0..9 {
        let entries = format!("/Type/ObjStm/N 0/First 0/Filter/FlateDecode/Length {}", bomb.len());
        objects.push(stream(number, &entries, &bomb));
    }
    assert!(matches!(extract(&file(&[&objects.concat()])), Err(Refusal::TooLarge { .. })));
}

#[test]
fn circles_and_endless_nests_end() {
    let circle = "1 0 obj <</Names 2 0 R>> endobj 2 0 obj <</EmbeddedFiles 3 0 R>> endobj
        3 0 obj <</Kids[3 0 R 3 0 R]/Names[(a)4 0 R]>> endobj 4 0 obj 4 0 R endobj ";
    assert_eq!(extract(&file(&[circle.as_bytes(), TRAILER.as_bytes()])), Err(Refusal::NoMemo));
    for text in ["1 0 obj[", "1 0 obj<</A", "1 0 obj(", "1 0 obj %", "1 0 obj<<>>stream\n", "trailer("] {
        assert!(extract(&file(&[text.repeat(100_000).as_bytes()])).is_err(), "{text}");
    }
    let mut many = String::new();
    for number in 0..20_000 {
        write!(many, "{number} 0 obj <</Length {} 0 R>> endobj ", number + 1).unwrap();
    }
    assert!(is_broken(&file(&[many.as_bytes()])));
}

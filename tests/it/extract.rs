//! The JSON travels inside the documents and comes back byte for byte; PDF/A says what it is.

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

use flate2::read::ZlibDecoder;
use saraban::export::docx::DocxOptions;
use saraban::export::pdf::{Attachment, PdfOptions, Standard};
use saraban::extract::{Refusal, extract};

use crate::cli::{Desk, stderr, stdout};
use crate::samples::{render, samples};

/// A sample put on a desk, and its bytes.
fn desk_with_a_sample() -> (Desk, Vec<u8>) {
    let desk = Desk::new();
    let sample = samples().into_iter().find(|path| path.ends_with("draft.json")).unwrap();
    fs::copy(&sample, desk.path().join("memo.json")).unwrap();
    (desk, fs::read(sample).unwrap())
}

fn succeed(desk: &Desk, line: &str) -> Vec<u8> {
    let output = desk.run(line);
    assert_eq!(output.status.code(), Some(0), "`{line}`: {}", stderr(&output));
    assert_eq!(stderr(&output), "", "`{line}`");
    output.stdout
}

/// Everything in a PDF that can be searched: the file, and each stream unpacked.
fn searchable(pdf: &[u8]) -> Vec<u8> {
    let mut all = pdf.to_vec();
    let word = b"stream\n";
    let starts = (0..pdf.len()).filter(|at| pdf[*at..].starts_with(word));
    for at in starts {
        let mut unpacked = Vec::new();
        if ZlibDecoder::new(&pdf[at + word.len()..]).read_to_end(&mut unpacked).is_ok() {
            all.extend(unpacked);
        }
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn attachment(data: &[u8]) -> Option<Attachment> {
    Some(Attachment {
        name: "memo.json".to_owned(),
        description: "source".to_owned(),
        data: data.to_vec(),
        mime: "application/json".to_owned(),
    })
}

#[test]
fn every_sample_comes_back_from_both_formats() {
    for sample in samples() {
        let desk = Desk::new();
        let json = fs::read(&sample).unwrap();
        fs::copy(&sample, desk.path().join("memo.json")).unwrap();
        succeed(&desk, "render memo.json --pdf-standard a-3b");
        for file in ["memo.pdf", "memo.docx"] {
            assert!(succeed(&desk, &format!("extract {file}")) == json, "{}: {file}", sample.display());
            let said = succeed(&desk, &format!("extract {file} -o back.json --lang th"));
            let kb = json.len().div_ceil(1000);
            assert_eq!(String::from_utf8(said).unwrap(), format!("เขียน back.json แล้ว ({kb} kB)\n"));
            assert!(fs::read(desk.path().join("back.json")).unwrap() == json, "{}: {file}", sample.display());
        }
    }
}

#[test]
fn standard_input_and_output_serve_too() {
    let (desk, json) = desk_with_a_sample();
    let mut line = desk.command("render - -f pdf -o - --pdf-standard a-3b");
    let mut child = line.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&json).unwrap();
    let pdf = child.wait_with_output().unwrap().stdout;
    assert!(holds(&searchable(&pdf), "memo.json"), "a name for a memo that has none");
    let mut child =
        desk.command("extract - -o -").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&pdf).unwrap();
    assert_eq!(child.wait_with_output().unwrap().stdout, json);
}

/// The library stores whatever bytes it is given.
#[test]
fn any_bytes_come_back() {
    let rendered = render(&samples()[0]);
    let odd: Vec<u8> =
        [b"\xEF\xBB\xBF{\r\n\r\t\0]]><".as_slice(), &(0..=255).rev().collect::<Vec<u8>>()].concat();
    for data in [odd, Vec::new(), b"{}".to_vec(), vec![b' '; 3_000_000]] {
        let docx = DocxOptions { source: Some(data.clone()), ..DocxOptions::default() };
        assert!(extract(&rendered.docx(&docx).unwrap()).unwrap() == data);
        let pdf = PdfOptions { standard: Some(Standard::A3b), attachment: attachment(&data) };
        assert!(extract(&rendered.pdf(&pdf).unwrap()).unwrap() == data, "{} bytes", data.len());
    }
}

#[test]
fn a_memo_of_any_name_is_attached() {
    let (desk, json) = desk_with_a_sample();
    for name in ["บันทึก๑(2).json", "C:x.json", "a\\b.json", "~$a?.json", "..json", "-.json"] {
        if fs::write(desk.path().join(name), &json).is_ok() {
            succeed(&desk, &format!("render -f pdf -o out.pdf --pdf-standard a-3b -- {name}"));
            assert!(succeed(&desk, "extract out.pdf") == json, "{name}");
        }
    }
}

#[test]
fn without_a_memo_inside_it_is_1() {
    let (desk, _) = desk_with_a_sample();
    succeed(&desk, "render memo.json -f pdf -o plain.pdf");
    succeed(&desk, "render memo.json -f pdf -o a2.pdf --pdf-standard a-2b");
    for file in ["plain.pdf", "a2.pdf"] {
        let output = desk.run(&format!("extract {file} -o back.json"));
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(stdout(&output), "");
        let wanted = format!(
            "error: `{file}` holds no memo\n  = help: it is in a DOCX of saraban's, \
             and in a PDF of `saraban render --pdf-standard a-3b`\n"
        );
        assert_eq!(stderr(&output), wanted);
        let pdf = searchable(&fs::read(desk.path().join(file)).unwrap());
        assert!(!holds(&pdf, "EmbeddedFile") && !holds(&pdf, "Filespec"), "{file}");
    }
    let thai = desk.run("extract a2.pdf --lang th");
    assert!(stderr(&thai).starts_with("ผิดพลาด: ไม่มีข้อมูลบันทึกข้อความอยู่ใน `a2.pdf`\n"), "{}", stderr(&thai));
    assert!(!desk.path().join("back.json").exists());
}

#[test]
fn what_cannot_be_read_is_3() {
    let (desk, _) = desk_with_a_sample();
    succeed(&desk, "render memo.json --pdf-standard a-3b");
    let cut = |name: &str, from: &str, share: usize| {
        let bytes = fs::read(desk.path().join(from)).unwrap();
        fs::write(desk.path().join(name), &bytes[..bytes.len() / share]).unwrap();
    };
    cut("cut.pdf", "memo.pdf", 2);
    cut("cut.docx", "memo.docx", 2);
    cut("empty.pdf", "memo.pdf", usize::MAX);
    desk.put("locked.docx", "");
    fs::write(desk.path().join("locked.docx"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).unwrap();
    fs::File::create(desk.path().join("huge.pdf")).unwrap().set_len((64 << 20) + 1).unwrap();
    let cases = [
        ("memo.json", "`memo.json` is neither PDF nor DOCX"),
        ("empty.pdf", "`empty.pdf` is neither PDF nor DOCX"),
        ("cut.pdf", "`cut.pdf` is damaged or cannot be understood"),
        ("cut.docx", "`cut.docx` is damaged or cannot be understood"),
        ("locked.docx", "`locked.docx` is encrypted or locked with a password"),
        ("huge.pdf", "`huge.pdf`, or what it unpacks to, is larger than 64 MiB"),
        ("missing.pdf", "cannot read `missing.pdf`"),
    ];
    for (file, words) in cases {
        let output = desk.run(&format!("extract {file} -o back.json"));
        assert_eq!(output.status.code(), Some(3), "{file}");
        assert_eq!(stdout(&output), "", "{file}");
        assert!(stderr(&output).starts_with(&format!("error: {words}")), "{}", stderr(&output));
        let thai = desk.run(&format!("extract {file} --lang th"));
        assert!(stderr(&thai).starts_with("ผิดพลาด: "), "{}", stderr(&thai));
    }
    assert!(!desk.path().join("back.json").exists());
}

/// Damage anywhere gives the same bytes or an error, never others.
#[test]
fn damage_is_never_passed_on() {
    let (desk, json) = desk_with_a_sample();
    succeed(&desk, "render memo.json --pdf-standard a-3b --no-embed-fonts");
    for file in ["memo.pdf", "memo.docx"] {
        let whole = fs::read(desk.path().join(file)).unwrap();
        for at in (0..whole.len()).step_by(97) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            match extract(&damaged) {
                Ok(back) => assert!(back == json, "{file}, byte {at}"),
                Err(Refusal::TooLarge { .. }) => panic!("{file}, byte {at}: no bomb"),
                Err(_) => {}
            }
        }
    }
}

#[test]
fn pdfs_say_what_they_are() {
    for sample in samples() {
        let rendered = render(&sample);
        let title = serde_json::from_slice::<serde_json::Value>(&fs::read(&sample).unwrap()).unwrap();
        // Digits in the title follow the document's: compare up to the first.
        let subject = title["subject"].as_str().unwrap();
        let subject = subject.split(|c: char| c.is_ascii_digit()).next().unwrap();
        for (standard, part) in [(None, ""), (Some(Standard::A2b), "2"), (Some(Standard::A3b), "3")] {
            let attached = attachment(b"{}").filter(|_| standard == Some(Standard::A3b));
            let options = PdfOptions { standard, attachment: attached };
            let pdf = rendered.pdf(&options).unwrap();
            assert!(pdf == rendered.pdf(&options).unwrap(), "bytes differ");
            let all = searchable(&pdf);
            let mut wanted = vec!["/Lang(th-TH)", "/MarkInfo", "/Marked true", "/StructTreeRoot"];
            let xmp = format!("<pdfaid:part>{part}</pdfaid:part>");
            let title = format!("<rdf:li xml:lang=\"x-default\">{subject}");
            wanted.push(&title);
            if standard.is_some() {
                wanted.extend([xmp.as_str(), "<pdfaid:conformance>B</pdfaid:conformance>", "/OutputIntents"]);
            }
            if standard == Some(Standard::A3b) {
                wanted.extend(["/AFRelationship/Source", "/AF["]);
            }
            // Written with and without blanks between names and values.
            let all: Vec<u8> = String::from_utf8_lossy(&all).replace(" ", "").into_bytes();
            for text in wanted {
                assert!(
                    holds(&all, &text.replace(' ', "")),
                    "{}: {standard:?} lacks {text}",
                    sample.display()
                );
            }
        }
    }
}

#[test]
fn the_standard_needs_a_pdf() {
    let (desk, _) = desk_with_a_sample();
    let output = desk.run("render memo.json -f docx --pdf-standard a-2b");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: `--pdf-standard` without a PDF\n"), "{}", stderr(&output));
}

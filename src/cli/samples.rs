//! `saraban samples`, and the samples themselves, compiled in.

use saraban::diag::Lang;

use super::exit::Exit;
use super::say::{self, Both};

/// A sample memo.
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    about: Both<&'static str, &'static str>,
}

macro_rules! sample {
    ($name:literal, $th:literal, $en:literal) => {
        Sample {
            name: $name,
            text: include_str!(concat!("../../samples/", $name, ".json")),
            about: Both { th: $th, en: $en },
        }
    };
}

impl Sample {
    /// What it is, in Thai and in English.
    pub(super) fn about(&self) -> (&'static str, &'static str) {
        (self.about.th, self.about.en)
    }
}

/// Every sample, the simplest first.
pub(super) const SAMPLES: &[Sample] = &[
    sample!(
        "training-request",
        "ขออนุญาตเข้ารับการฝึกอบรม หนึ่งหน้า",
        "a one-page request for leave to attend a course"
    ),
    sample!("draft", "ร่างที่ยังไม่มีเลขที่และวันที่", "a draft with a blank number and day"),
    sample!("circular", "หนังสือเวียน (ว) ถึงผู้รับหลายตำแหน่ง", "a circular to many addressees"),
    sample!(
        "purchase-report",
        "รายงานขอซื้อ มีตารางราคาและจำนวนเงินเป็นตัวอักษร",
        "a purchase report with prices and baht in words"
    ),
    sample!("urgent-secret", "บันทึกด่วนที่สุดและลับ ลงนามแทน", "an urgent and secret memo, signed for another"),
    sample!(
        "integrity-report",
        "รายงานหลายหน้า มีความเห็นตามลำดับชั้นและตารางแนวนอน",
        "a report of several pages with endorsements and a wide table"
    ),
];

/// Lists the samples.
pub(super) fn run(lang: Lang) -> Exit {
    let width = SAMPLES.iter().map(|sample| sample.name.len()).max().unwrap_or(0);
    let mut list = String::new();
    for sample in SAMPLES {
        list.push_str(&format!("{:width$}  {}\n", sample.name, sample.about.in_lang(lang)));
    }
    say::print(list.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_file_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .filter(|name| !name.ends_with(".schema"))
            .collect();
        let mut listed: Vec<String> = SAMPLES.iter().map(|sample| sample.name.to_owned()).collect();
        files.sort();
        listed.sort();
        assert_eq!(files, listed);
    }
}

//! Every rule on its own two examples, and its exact words in both languages.
//!
//! After reading them by eye, `SARABAN_ACCEPT=1` writes `tests/rules.*.txt` anew.

use std::path::Path;

use saraban::diag::{Diagnostic, Lang, Rule, human};
use saraban::input::NoPictures;
use saraban::rules::Options;
use saraban::{Checked, review};
use serde_json::{Value, json};

/// A memo that breaks no rule, with a text as its body or with other fields.
pub(crate) fn memo(example: &str) -> String {
    let mut memo = json!({
        "agency": "สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง",
        "reference": "พย 76101/57",
        "date": "2022-04-10",
        "subject": "ขออนุมัติจัดซื้อวัสดุสำนักงาน",
        "to": "นายกองค์การบริหารส่วนตำบลตัวอย่าง",
        "body": ["ด้วยวัสดุสำนักงานของสำนักปลัดใกล้หมด จึงขออนุมัติจัดซื้อ"],
        "closing": "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
        "signatories": { "name": "นางสาวตัวอย่าง ใจดี", "position": "เจ้าพนักงานธุรการชำนาญงาน" }
    });
    if example.starts_with('{') {
        let fields: Value = serde_json::from_str(example).unwrap();
        for (key, value) in fields.as_object().unwrap() {
            match value {
                Value::Null => drop(memo.as_object_mut().unwrap().remove(key)),
                value => memo[key] = value.clone(),
            }
        }
    } else {
        memo["body"].as_array_mut().unwrap().push(json!(example));
    }
    serde_json::to_string_pretty(&memo).unwrap()
}

pub(crate) fn reviewed(text: &str) -> Checked {
    review("memo.json", text.as_bytes(), &NoPictures, &Options::default())
}

fn slugs(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    let mut slugs: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.problem.slug()).collect();
    slugs.dedup();
    slugs
}

#[test]
fn every_rule_finds_its_wrong_example_and_leaves_the_right_one_alone() {
    for rule in Rule::all() {
        let wrong = reviewed(&memo(rule.wrong));
        assert_eq!(slugs(&wrong.diagnostics), [rule.slug], "wrong: {}", rule.wrong);
        assert!(wrong.diagnostics.iter().all(|found| found.severity == rule.severity));
        assert_eq!(wrong.memo.is_none(), wrong.diagnostics[0].is_error());
        let fixed = wrong.diagnostics.iter().any(|found| found.edit.is_some());
        assert_eq!(fixed, rule.fixable, "{}", rule.slug);
        assert_eq!(slugs(&reviewed(&memo(rule.right)).diagnostics), [""; 0], "right: {}", rule.right);
    }
}

#[test]
fn a_rule_switched_off_is_silent() {
    for rule in Rule::all() {
        let text = memo(rule.wrong);
        let options = Options { off: vec![rule.slug.to_owned()], ..Options::default() };
        let by_command = review("memo.json", text.as_bytes(), &NoPictures, &options);
        assert_eq!(slugs(&by_command.diagnostics), [""; 0], "{}", rule.slug);
        let mut memo: Value = serde_json::from_str(&text).unwrap();
        memo["check"] = json!({ "off": [rule.slug] });
        assert_eq!(slugs(&reviewed(&memo.to_string()).diagnostics), [""; 0], "{}", rule.slug);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "accepting new words is an explicit act of a person")]
fn the_words_of_every_rule() {
    let accept = std::env::var("SARABAN_ACCEPT").is_ok_and(|value| value == "1");
    for (lang, ending) in [(Lang::Th, "th"), (Lang::En, "en")] {
        let options = human::Options { lang, ..human::Options::default() };
        let said: String = Rule::all()
            .map(|rule| {
                let Checked { diagnostics, source, .. } = reviewed(&memo(rule.wrong));
                human::render(&diagnostics, &source, &options)
            })
            .collect();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/rules.{ending}.txt"));
        if accept {
            std::fs::write(&file, &said).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), said, "{}", file.display());
    }
}

/// The samples are good memos; the original's own slip, a cited memo dated after itself, is all there is.
#[test]
fn no_false_alarm_on_the_samples() {
    for path in crate::reading::samples() {
        let bytes = std::fs::read(&path).unwrap();
        let folder = saraban::input::Folder::new(path.parent().unwrap());
        let found = review("memo.json", &bytes, &folder, &Options::default()).diagnostics;
        let wanted: &[&str] = if path.ends_with("integrity-report.json") { &["cited-later"] } else { &[] };
        assert_eq!(slugs(&found), wanted, "{}: {found:#?}", path.display());
    }
}

/// The sample as it came from the scanner: what its README says was mended is found.
#[test]
fn the_original_scan() {
    let mut memo =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/integrity-report.json"))
            .unwrap();
    let scanned = [
        ("\"keep\": [\"ห้วยยางขาม\"],", ""),
        ("ตำบลห้วยยางขาม อำเภอจุน", "ตำบลห้วยยางงาม อำเภอจุน"),
        ("ห้วยยางขาม ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ จากผล", "ห้วยยางงาม ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ จากผล"),
        ("\"to\": \"นายกองค์การ", "\"to\": \"นายกองคํการ"),
        ("ประกาศ ข่าว", "ประ\u{915}\u{93e}ศ ข่าว"),
        ("สำรวจความพึงพอใจ", "สำนวจความพึงพอใจ"),
    ];
    for (mended, scanned) in scanned {
        assert_eq!(memo.matches(mended).count(), 1, "{mended}");
        memo = memo.replace(mended, scanned);
    }
    let found = reviewed(&memo).diagnostics;
    let mut slugs: Vec<_> = found.iter().map(|found| found.problem.slug()).collect();
    slugs.sort_unstable();
    let wanted = ["cited-later", "misspelling", "near-twin", "near-twin", "not-in-font", "stray-mark"];
    assert_eq!(slugs, wanted, "{found:#?}");
    let twins = found.iter().filter(|found| found.problem.slug() == "near-twin");
    assert!(twins.clone().all(|twin| memo[twin.place.range.clone()] == *"ห้วยยางงาม"));
    assert!(twins.clone().all(|twin| memo[twin.related[0].place.range.clone()] == *"ห้วยยางขาม"));
}

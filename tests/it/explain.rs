//! `saraban explain`: every name has an explanation, and its examples do what they say.

use std::collections::BTreeSet;

use saraban::diag::catalogue::Example;
use saraban::diag::{Mistake, Problem, Rule};
use saraban::input::{Folder, PictureError, Pictures};
use serde_json::Value;

use crate::cli::{Desk, stderr, stdout};
use crate::rules::memo;

/// Mistakes that no example text can show.
const IN_WORDS: [&str; 45] = [
    "cell-error",
    "cell-without-column",
    "column-differs",
    "document-damaged",
    "document-locked",
    "document-too-large",
    "duplicate-column",
    "each-unreadable",
    "empty-cell",
    "empty-file",
    "encoding-invalid",
    "encoding-tis620",
    "encoding-utf16",
    "file-too-large",
    "filter-refuses",
    "foreign-pdf",
    "incomparable",
    "key-missing",
    "missing-column",
    "no-column",
    "no-expression",
    "no-group",
    "no-list",
    "no-named-column",
    "no-record",
    "no-rows",
    "no-value",
    "not-a-document",
    "not-a-list",
    "picture-damaged",
    "picture-kind",
    "picture-too-large",
    "picture-too-many-pixels",
    "picture-unreadable",
    "raw-control",
    "read-as-windows-874",
    "template-failed",
    "template-syntax",
    "too-deep",
    "too-many",
    "too-much-work",
    "unclosed-quote",
    "unknown-column",
    "unknown-filter",
    "unused-column",
];

/// A folder with a picture `map.png`.
struct Map(Folder);

impl Pictures for Map {
    fn read(&self, path: &str) -> Result<Vec<u8>, PictureError> {
        self.0.read(if path == "map.png" { "pictures/dot.png" } else { path })
    }
}

/// A good memo with an example in it. What `{` begins stands, as it is typed, for the fields that `right`,
/// its sound twin, has.
fn text(example: &str, right: &str) -> String {
    let Some(fields) = example.strip_prefix('{') else { return memo(example) };
    let mut base: Value = serde_json::from_str(&memo("{}")).unwrap();
    let given: Value = serde_json::from_str(right).unwrap();
    for key in given.as_object().unwrap().keys() {
        base.as_object_mut().unwrap().remove(key);
    }
    let base = base.to_string();
    format!("{},{fields}", base.strip_suffix('}').unwrap())
}

fn slugs(text: &str) -> BTreeSet<&'static str> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad");
    let checked = saraban::check("memo.json", text.as_bytes(), &Map(Folder::new(folder)));
    checked.diagnostics.iter().map(|found| found.problem.slug()).collect()
}

fn profile_slugs(text: &str) -> BTreeSet<&'static str> {
    let found = saraban::check::profile("house.toml", text).err().map(|(_, found)| found);
    found.into_iter().flatten().map(|found| found.problem.slug()).collect()
}

#[test]
fn every_slug_is_explained_once() {
    let explained: Vec<_> =
        Rule::all().map(|rule| rule.slug).chain(Mistake::all().map(|mistake| mistake.slug)).collect();
    let once: BTreeSet<_> = explained.iter().copied().collect();
    assert_eq!(once.len(), explained.len());
    assert_eq!(once, Problem::slugs().collect());
}

#[test]
fn wrong_examples_bring_forth_their_mistake_and_right_ones_none() {
    let (mut in_words, mut differ) = (BTreeSet::new(), Vec::new());
    for Mistake { slug, example, .. } in Mistake::all() {
        let (wrong, right) = match example {
            Example::Memo { wrong, right } => (slugs(&text(wrong, right)), slugs(&text(right, right))),
            Example::Profile { wrong, right } => (profile_slugs(wrong), profile_slugs(right)),
            Example::Words { .. } => {
                in_words.insert(*slug);
                continue;
            }
        };
        if wrong != BTreeSet::from([*slug]) || !right.is_empty() {
            differ.push(format!("{slug}: wrong brings forth {wrong:?}, right {right:?}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert_eq!(in_words, BTreeSet::from(IN_WORDS));
}

#[test]
fn every_rule_mistake_and_field_has_words_that_fit_the_terminal() {
    use unicode_width::UnicodeWidthStr;
    let desk = Desk::new();
    for lang in ["th", "en"] {
        let list = stdout(&desk.run(&format!("explain --lang {lang}")));
        Rule::all().for_each(|rule| assert!(list.contains(&format!("  {}  ", rule.slug)), "{}", rule.slug));
        let names = Rule::all().map(|rule| rule.slug).chain(Mistake::all().map(|mistake| mistake.slug));
        let fields = saraban::check::glossary::entries();
        for name in names.chain(fields.iter().map(|entry| entry.path.as_str())) {
            let output = desk.run(&format!("explain {name} --lang {lang}"));
            assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{name}");
            let said = stdout(&output);
            assert!(said.starts_with(&format!("{name} (")), "{said}");
            // A text in JSON has no place to break a line.
            let long = said.lines().find(|line| line.width() > 80 && !line.trim_start().starts_with('"'));
            assert_eq!(long, None, "{name}");
        }
    }
}

#[test]
fn a_rule_in_both_languages() {
    let desk = Desk::new();
    let english = "\
mixed-digits (warning, mended by `--fix`)
one number is written in digits of one kind

source      handbooks of saraban work
switch off  `--off mixed-digits`, or in the memo
            `\"check\": { \"off\": [\"mixed-digits\"] }`

wrong
  ประจำปีงบประมาณ พ.ศ. ๒๕๖9

right
  ประจำปีงบประมาณ พ.ศ. ๒๕๖๙
";
    assert_eq!(stdout(&desk.run("explain mixed-digits")), english);
    let thai = "\
mixed-digits (ควรตรวจ แก้ให้ได้ด้วย `--fix`)
เลขจำนวนเดียวกันใช้เลขไทยหรือเลขอารบิกอย่างใดอย่างหนึ่ง

ที่มา    คู่มืองานสารบรรณของส่วนราชการ
ไม่ตรวจ  `--off mixed-digits` หรือในบันทึก `\"check\": { \"off\": [\"mixed-digits\"] }`

ผิด
  ประจำปีงบประมาณ พ.ศ. ๒๕๖9

ถูก
  ประจำปีงบประมาณ พ.ศ. ๒๕๖๙
";
    assert_eq!(stdout(&desk.run("explain mixed-digits --lang th")), thai);
}

#[test]
fn an_error_and_a_field() {
    let desk = Desk::new();
    let error = "\
date-no-such-day (error)
the month has the day

wrong
  { \"date\": \"31 กุมภาพันธ์ 2565\" }

right
  { \"date\": \"28 กุมภาพันธ์ 2565\" }
";
    assert_eq!(stdout(&desk.run("explain date-no-such-day")), error);
    let field = "\
signatories.acting (การลงนามแทน)
signing for another

takes  an object `{ }` (`as`, `for`, `layout`) (optional)

example
  \"acting\": { \"as\": \"รักษาราชการแทน\", \"for\": \"ปลัดองค์การบริหารส่วนตำบล\" }

fields inside
  signatories.acting.as (ถ้อยคำ): the phrase: `รักษาราชการแทน`, `ปฏิบัติราชการแทน`
    or another
  signatories.acting.for (ตำแหน่งที่แทน): the position signed for
  signatories.acting.layout (การจัดบรรทัด): whether the phrase stands after the
    signatory's own position (`own`) or before the superior's (`superior`)
";
    assert_eq!(stdout(&desk.run("explain signatories.acting")), field);
    let by_term = "\
reference.circular (ว)
เป็นหนังสือเวียน (ว) หรือไม่

ค่า  `true` หรือ `false` (ไม่บังคับ)

ตัวอย่าง
  \"circular\": true
";
    assert_eq!(stdout(&desk.run("explain หนังสือเวียน --lang th")), by_term);
}

#[test]
fn an_unknown_name_is_wrong_usage_with_the_nearest_ones() {
    let desk = Desk::new();
    let cases = [
        ("mixed-digt", "did you mean `mixed-digits`?"),
        ("subjct", "did you mean `subject`?"),
        ("signatories.actng", "did you mean `signatories.acting`?"),
        ("xyzzy", "`saraban explain` lists the rules"),
    ];
    for (name, hint) in cases {
        let output = desk.run(&format!("explain {name}"));
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stdout(&output), "");
        let wanted = format!("error: no rule, error or field is called `{name}`\n  = help: {hint}\n");
        assert_eq!(stderr(&output), wanted);
    }
    let thai = stderr(&desk.run("explain เรือง --lang th"));
    assert!(
        thai.starts_with("ผิดพลาด: ไม่มีกฎ ข้อผิดพลาด หรือช่องข้อมูลชื่อ `เรือง`\n  = วิธีแก้: หมายถึง `เรื่อง`"),
        "{thai}"
    );
}

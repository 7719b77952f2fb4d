//! One bad sample a mistake, with its exact words in both languages.
//!
//! `tests/bad/<slug>.json` (or `<slug>.<variant>.json`, `.toml` for a profile, `.csv` for rows and so on) must
//! bring forth its slug and no other. A template is `<slug>.template.json`, its data lies in `rows`. After reading them by eye, `SARABAN_ACCEPT=1` writes the expected files anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use saraban::batch::{Jobs, Records};
use saraban::diag::{Diagnostic, Lang, Problem, Rule, Source, human};
use saraban::input::{Folder, PictureError, Pictures};
use saraban::rules::Options;

use crate::check::package;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")
}

/// The samples' folder; names that begin with `~` stand for pictures no repository can hold.
struct Shelf(Folder);

impl Pictures for Shelf {
    fn read(&self, path: &str) -> Result<Vec<u8>, PictureError> {
        match path {
            "~huge.png" => Err(PictureError::TooLarge),
            "~locked.png" => Err(PictureError::Unreadable("Permission denied".to_owned())),
            _ => self.0.read(path),
        }
    }
}

/// File names in the samples' folder, sorted.
fn names() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    let mut names: Vec<_> = files.map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The samples: file name and bytes. Some are too large to keep, or nothing one could read in a repository.
fn samples() -> Vec<(String, Vec<u8>)> {
    let files = names().into_iter().filter(|name| !name.ends_with(".txt"));
    let mut samples: Vec<_> =
        files.map(|name| (name.clone(), std::fs::read(folder().join(name)).unwrap())).collect();
    samples.push(("file-too-large.json".to_owned(), vec![b' '; saraban::input::json::MOST_BYTES + 1]));
    samples.push(("not-a-document.zip".to_owned(), package(&[("a.txt", b"a")])));
    let bomb = vec![b' '; saraban::input::rows::MOST_UNPACKED + 1];
    samples.push(("document-too-large.xlsx".to_owned(), package(&[("xl/workbook.xml", &bomb)])));
    samples
}

fn slug(name: &str) -> &str {
    name.split('.').next().unwrap()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').unwrap().0
}

/// What is wrong in a file, memo by memo.
fn diagnose(name: &str, bytes: &[u8]) -> Vec<(Source, Vec<Diagnostic>)> {
    if let Some(stem) = name.strip_suffix(".template.json") {
        return fill(name, stem);
    }
    if name.ends_with(".toml") {
        return vec![saraban::check::profile(name, std::str::from_utf8(bytes).unwrap()).unwrap_err()];
    }
    if !name.ends_with(".json") {
        let shelf = Shelf(Folder::new(folder()));
        let checked = saraban::review_all(name, bytes, &shelf, &Options::errors());
        return checked.into_iter().map(|checked| (checked.source, checked.diagnostics)).collect();
    }
    let input = saraban::input::json::parse(name, bytes);
    let (memo, _, diagnostics) = saraban::check::check(&input, &Shelf(Folder::new(folder())));
    assert!(memo.is_none(), "{name}: a memo in spite of mistakes");
    vec![(input.source, diagnostics)]
}

/// What is wrong when a template is filled. Rows of one group are the sample of `column-differs`.
fn fill(name: &str, stem: &str) -> Vec<(Source, Vec<Diagnostic>)> {
    // By a path that is the same on every machine.
    let file = |name: &str| PathBuf::from("tests/bad").join(name);
    let data = ["csv", "json"].map(|ending| file(&format!("rows/{stem}.{ending}")));
    let data: Vec<_> = data.into_iter().filter(|path| path.exists()).collect();
    let group = match stem {
        "column-differs" | "no-group" => Some("name"),
        "no-named-column" => Some("ชื่อ"),
        _ => None,
    };
    let records = match Records::open(&file(name), &data, group, None).unwrap() {
        Ok(records) => records,
        Err(unusable) => return unusable,
    };
    let loaded = (0..records.count()).map(|row| records.load(row).unwrap().checked);
    let loaded = loaded.map(|checked| (checked.source, checked.diagnostics));
    records.warnings().iter().cloned().chain(loaded).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "accepting new words is an explicit act of a person")]
fn every_bad_sample_says_what_is_wrong() {
    let accept = std::env::var("SARABAN_ACCEPT").is_ok_and(|value| value == "1");
    let mut differ = Vec::new();
    for (name, bytes) in samples() {
        let found = diagnose(&name, &bytes);
        let diagnostics = found.iter().flat_map(|(_, diagnostics)| diagnostics);
        let slugs: BTreeSet<_> = diagnostics.map(|diagnostic| diagnostic.problem.slug()).collect();
        let found: Vec<_> =
            found.iter().map(|(source, diagnostics)| (diagnostics.as_slice(), source)).collect();
        if slugs != BTreeSet::from([slug(&name)]) {
            differ.push(format!("{name} brings forth {slugs:?}"));
        }
        for (lang, ending) in [(Lang::Th, "th"), (Lang::En, "en")] {
            let options = human::Options { lang, ..human::Options::default() };
            let said = human::render_all(&found, &options);
            let file = folder().join(format!("{}.{ending}.txt", stem(&name)));
            if accept {
                std::fs::write(&file, &said).unwrap();
            } else if std::fs::read_to_string(&file).unwrap_or_default() != said {
                differ.push(format!("{}:\n{said}", file.display()));
            }
        }
    }
    assert!(differ.is_empty(), "other words than expected:\n{}", differ.join("\n"));
}

#[test]
fn every_mistake_has_a_sample() {
    let shown: BTreeSet<String> = samples().iter().map(|(name, _)| slug(name).to_owned()).collect();
    // A rule carries its sample with it: `rules.rs`.
    let rules: BTreeSet<_> = Rule::all().map(|rule| rule.slug).collect();
    let mistakes = Problem::slugs().filter(|slug| !rules.contains(slug));
    let missing: Vec<_> = mistakes.filter(|slug| !shown.contains(*slug)).collect();
    assert!(missing.is_empty(), "no sample of {missing:?}");
}

#[test]
fn no_expected_file_is_unused() {
    let samples: BTreeSet<String> = samples().iter().map(|(name, _)| stem(name).to_owned()).collect();
    let expected = names().into_iter().filter(|name| name.ends_with(".txt"));
    let unused: Vec<_> = expected.filter(|name| !samples.contains(stem(stem(name)))).collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

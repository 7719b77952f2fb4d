//! `saraban check --fix` and `--diff`: the mends that diagnostics carry, put into the file.
//!
//! Nothing is written that was not checked anew, nor over a file that somebody else has changed meanwhile.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use saraban::Checked;
use saraban::diag::{self, Diagnostic, Lang};
use saraban::error::Error;
use saraban::mend::{self, Mend};
use saraban::output::{self, OutputFile};

use super::args::{CheckArgs, CheckFormat};
use super::exit::Exit;
use super::plan::Input;
use super::say::{self, Both};
use super::{render, report};

/// Most times the mended text is looked at anew: a mend can uncover another.
const MOST_ROUNDS: usize = 5;

/// A text after mending.
struct Outcome {
    bytes: Vec<u8>,
    checked: Vec<Checked>,
    /// How often each rule was mended.
    mended: BTreeMap<&'static str, usize>,
}

/// What mending came to: the memos as they are now, how it ended, and what to say last.
pub(super) struct Report {
    pub(super) checked: Vec<Checked>,
    pub(super) exit: Exit,
    pub(super) last: String,
}

impl Report {
    pub(super) fn of(checked: Vec<Checked>, exit: Exit) -> Self {
        Self { checked, exit, last: String::new() }
    }
}

/// Mends a file, or shows how.
pub(super) fn run(
    input: &Input,
    bytes: &[u8],
    checked: Vec<Checked>,
    review: &dyn Fn(&[u8]) -> Vec<Checked>,
    args: &CheckArgs,
    lang: Lang,
) -> Report {
    if checked.iter().any(|checked| !checked.source.is_verbatim()) {
        say::error(lang, &not_in_place(input), None);
        return Report::of(checked, Exit::Usage);
    }
    let Some(outcome) = rounds(bytes, &checked, review) else {
        say::error(lang, &worse(input), None);
        return Report::of(checked, Exit::Failed);
    };
    if outcome.mended.is_empty() {
        return Report::of(checked, Exit::Done);
    }
    let diff = mend::diff(&input.name(), bytes, &outcome.bytes);
    // The document that programs read is all of standard output.
    let exit = match args.format {
        CheckFormat::Human | CheckFormat::Short => say::print(diff.as_bytes()),
        CheckFormat::Json | CheckFormat::Sarif => {
            say::eprint(&diff);
            Exit::Done
        }
    };
    if args.diff {
        return Report::of(checked, exit.max(Exit::Mistakes));
    }
    let Input::File(path) = input else { return Report::of(checked, exit) };
    match replace(path, bytes, &outcome.bytes) {
        Ok(true) => {
            let last = summary(input, &outcome, lang);
            return Report { checked: outcome.checked, exit, last };
        }
        Ok(false) => say::error(lang, &changed(input), None),
        Err(error) => report::failure(&error, lang),
    }
    Report::of(checked, Exit::Failed)
}

/// Mends until nothing more can be; none if the text would have more errors than it had.
fn rounds(bytes: &[u8], checked: &[Checked], review: &dyn Fn(&[u8]) -> Vec<Checked>) -> Option<Outcome> {
    let mut outcome = Outcome { bytes: bytes.to_vec(), checked: Vec::new(), mended: BTreeMap::new() };
    for round in 0..MOST_ROUNDS {
        let now = if round == 0 { checked } else { &outcome.checked };
        let (slugs, mends) = mends(now);
        let mended = mend::apply(&outcome.bytes, &mends);
        if mended.done.is_empty() {
            break;
        }
        let after = review(&mended.bytes);
        // As many errors in each memo, and as many memos: an error mended must not hide another made.
        if after.len() != now.len() || after.iter().zip(now).any(|(after, now)| errors(after) > errors(now)) {
            return None;
        }
        for index in mended.done {
            *outcome.mended.entry(slugs[index]).or_default() += 1;
        }
        (outcome.bytes, outcome.checked) = (mended.bytes, after);
    }
    Some(outcome)
}

/// The mends of a file, each with the rule it is for.
fn mends(checked: &[Checked]) -> (Vec<&'static str>, Vec<Mend>) {
    let edits = checked.iter().flat_map(|checked| {
        let before = checked.source.before;
        checked.diagnostics.iter().filter_map(move |found| {
            let edit = found.edit.as_ref()?;
            let range = before + edit.range.start..before + edit.range.end;
            Some((found.problem.slug(), Mend { range, text: edit.text.clone() }))
        })
    });
    edits.unzip()
}

fn errors(checked: &Checked) -> usize {
    checked.diagnostics.iter().filter(|found| Diagnostic::is_error(found)).count()
}

/// Writes the file if it still holds what was read; false if it does not.
fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<bool, Error> {
    let failure = |source| Error::Io { action: "write", path: path.to_owned(), source };
    // The file a link leads to is written, not the link.
    let real = path.canonicalize().map_err(failure)?;
    if real.metadata().map_err(failure)?.permissions().readonly() {
        return Err(failure(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    if render::read(&Input::File(real.clone()), old.len())? != old {
        return Ok(false);
    }
    output::write_all(&[OutputFile { path: real, bytes: new.to_vec() }]).map(|()| true)
}

/// `mended 3 places in memo.json (mixed-digits 3); left: 1 error`
fn summary(input: &Input, outcome: &Outcome, lang: Lang) -> String {
    let (name, count) = (input.name(), outcome.mended.values().sum::<usize>());
    let rules: Vec<String> = outcome.mended.iter().map(|(slug, count)| format!("{slug} {count}")).collect();
    let rules = rules.join(", ");
    let left = diag::summary(outcome.checked.iter().flat_map(|checked| &checked.diagnostics), lang);
    let (left_th, left_en) = match left.as_str() {
        "" => ("ไม่มีข้อบกพร่องเหลือ".to_owned(), "nothing left".to_owned()),
        left => (format!("ที่เหลือ{left}"), format!("left: {left}")),
    };
    match (lang, count) {
        (Lang::Th, _) => format!("แก้ {name} แล้ว {count} แห่ง ({rules}) {left_th}\n"),
        (Lang::En, 1) => format!("mended 1 place in {name} ({rules}); {left_en}\n"),
        (Lang::En, _) => format!("mended {count} places in {name} ({rules}); {left_en}\n"),
    }
}

/// Standard input cannot be written back, and standard output is for what was found.
pub(super) fn refuse_stdin(lang: Lang) -> Exit {
    let message = Both {
        th: "`--fix` แก้ข้อมูลนำเข้ามาตรฐาน (`-`) ไม่ได้",
        en: "`--fix` cannot mend standard input (`-`)",
    };
    let hint = Both {
        th: "ระบุชื่อไฟล์ หรือใช้ `--diff`", en: "name a file, or use `--diff`"
    };
    say::error(lang, &message, Some(hint.in_lang(lang)));
    Exit::Usage
}

fn not_in_place(input: &Input) -> Both<String, String> {
    let name = input.name();
    Both {
        th: format!("แก้ `{name}` ในไฟล์ไม่ได้ แก้ได้เฉพาะ JSON, JSON Lines และ CSV"),
        en: format!("`{name}` cannot be mended in place; only JSON, JSON Lines and CSV can"),
    }
}

fn worse(input: &Input) -> Both<String, String> {
    let name = input.name();
    Both {
        th: format!("ไม่ได้แก้ `{name}` เพราะแก้แล้วจะมีข้อผิดพลาดเพิ่มขึ้น โปรดแจ้งผู้พัฒนา"),
        en: format!("`{name}` was not mended: it would have more errors than before; please report this"),
    }
}

fn changed(input: &Input) -> Both<String, String> {
    let name = input.name();
    Both {
        th: format!("ไม่ได้แก้ `{name}` เพราะไฟล์ถูกแก้ไขจากที่อื่นในระหว่างตรวจ"),
        en: format!("`{name}` was not mended: it was changed by somebody else meanwhile"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;

    use saraban::diag::{Edit, Severity, Source, catalogue::WordingProblem};

    use super::*;

    /// A memo in which each `a` is doubtful and should be `to`, and each `X` an error.
    fn review(to: &'static str) -> impl Fn(&[u8]) -> Vec<Checked> {
        move |bytes| {
            let source = Source::new("m", String::from_utf8(bytes.to_vec()).unwrap());
            let found = source.text.match_indices(['a', 'X']).map(|(at, what)| {
                let severity = if what == "X" { Severity::Error } else { Severity::Warning };
                let problem = WordingProblem::MixedDigits { number: String::new() };
                let mut found = Diagnostic::new(severity, problem, source.place(at..at + 1));
                found.edit = (what == "a").then(|| Edit { range: at..at + 1, text: to.to_owned() });
                found
            });
            vec![Checked { memo: None, diagnostics: found.collect(), source: source.clone() }]
        }
    }

    fn mended(text: &str, to: &'static str) -> Option<(String, usize)> {
        let review = review(to);
        let outcome = rounds(text.as_bytes(), &review(text.as_bytes()), &review)?;
        Some((String::from_utf8(outcome.bytes).unwrap(), outcome.mended.values().sum()))
    }

    #[test]
    fn mends_go_on_until_nothing_is_left_but_not_without_end() {
        assert_eq!(mended("ca a", "b"), Some(("cb b".to_owned(), 2)));
        assert_eq!(mended("a", "ab"), Some(("abbbbb".to_owned(), MOST_ROUNDS)));
        assert_eq!(mended("c", "b"), Some(("c".to_owned(), 0)));
    }

    #[test]
    fn nothing_is_made_worse() {
        assert_eq!(mended("a", "X"), None);
        assert_eq!(mended("Xa", "b"), Some(("Xb".to_owned(), 1)));
    }

    #[test]
    fn a_file_that_has_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.json");
        File::create(&path).unwrap().write_all(b"theirs").unwrap();
        for other in [&b"their"[..], b"theirs and more", b"Theirs"] {
            assert!(!replace(&path, other, b"new").unwrap());
        }
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        assert!(replace(&path, b"theirs", b"new").unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("m.json"), folder.path().join("link.json"));
        File::create(&path).unwrap().write_all(b"old").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(replace(&link, b"old", b"new").unwrap());
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace(&path, b"new", b"newer"), Err(Error::Io { action: "write", .. })));
    }
}

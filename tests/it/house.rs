//! The rooms and who may enter: reads the `use crate::` lines of `src` and holds the table.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Room, and the rooms it may use. What is not here may be used by nobody else and uses nothing.
const MAY_USE: &[(&str, &[&str])] = &[
    ("length", &[]),
    ("thai", &[]),
    ("error", &[]),
    ("font", &["length"]),
    ("document", &["length"]),
    ("model", &["thai"]),
    ("profile", &["document", "model", "thai"]),
    ("diag", &["model", "profile", "thai"]),
    ("package", &[]),
    ("input", &["diag", "error", "package", "thai"]),
    ("draft", &["input", "model", "thai"]),
    ("check", &["diag", "draft", "font", "input", "model", "profile", "thai"]),
    ("rules", &["diag", "draft", "font", "length", "model", "thai"]),
    ("compose", &["document", "font", "length", "model", "profile", "thai"]),
    ("typeset", &["document", "error", "font", "length", "thai"]),
    ("export", &["document", "error", "font", "length", "typeset"]),
    ("template", &["diag", "draft", "input", "model", "thai"]),
    ("extract", &["export", "package"]),
    ("intake", &["check", "diag", "draft", "extract", "input", "package"]),
    ("mend", &[]),
    ("output", &["error"]),
    // A face over the whole of the library.
    (
        "batch",
        &[
            "Checked", "Rendered", "check", "diag", "error", "export", "input", "intake", "judge", "model",
            "output", "package", "profile", "register", "render", "rules", "template", "thai", "typeset",
        ],
    ),
    ("register", &["error", "model", "output", "thai"]),
    // A face of the command: it knows the library by its name, as anybody does.
    ("preview", &[]),
];

fn source_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn room(path: &Path) -> String {
    let inside = path.strip_prefix(src()).unwrap().with_extension("");
    inside.iter().next().unwrap().to_string_lossy().into_owned()
}

/// Code of a file without its tests: these may use what they need.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

fn used(code: &str) -> BTreeSet<String> {
    let code =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    code.match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with('$'))
        .map(|(at, word)| {
            code[at + word.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        })
        .filter(|name: &String| !name.is_empty())
        .collect()
}

#[test]
fn imports_go_down_the_flow_only() {
    let mut files = Vec::new();
    source_files(&src(), &mut files);
    let mut broken = Vec::new();
    for file in &files {
        let room = room(file);
        let tests = file.ends_with("tests.rs") || file.iter().any(|part| part == "tests");
        if tests || ["lib", "main", "build", "cli"].contains(&room.as_str()) {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            panic!("`{room}` is not in the table");
        };
        for name in used(&code(file)) {
            if name != room && !may_use.contains(&name.as_str()) {
                broken.push(format!("{} uses `{name}`", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_exporter_does_not_use_another() {
    let mut files = Vec::new();
    source_files(&src().join("export"), &mut files);
    for file in files {
        let code = code(&file);
        for (exporter, others) in [
            ("docx", ["pdf", "png", "svg"]),
            ("pdf", ["docx", "png", "svg"]),
            ("png", ["docx", "pdf", "svg"]),
        ] {
            let inside = file.strip_prefix(src().join("export")).unwrap().to_string_lossy().into_owned();
            if inside.starts_with(exporter) {
                for other in others {
                    assert!(!code.contains(&format!("export::{other}")), "{inside} uses {other}");
                }
            }
        }
    }
}

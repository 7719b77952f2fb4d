//! Programs that are not ours and judge what we make.
//!
//! Where one is missing the check is skipped, unless `SARABAN_OUTSIDE_CHECKS=require`.

use std::path::{Path, PathBuf};
use std::process::Command;

fn required() -> bool {
    std::env::var("SARABAN_OUTSIDE_CHECKS").is_ok_and(|value| value == "require")
}

/// A program that can be started, or none (then the caller returns).
pub(crate) fn tool(program: &str) -> Option<Command> {
    let found = Path::new(program).is_file()
        || std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()));
    assert!(found || !required(), "`{program}` is required but not installed");
    if !found {
        eprintln!("skipped: `{program}` is not installed");
    }
    found.then(|| Command::new(program))
}

/// The Open XML SDK's validator.
pub(crate) fn ooxml_validator() -> Option<Command> {
    let program = std::env::var("SARABAN_OOXML_VALIDATOR").unwrap_or_else(|_| "ooxml-validator".to_owned());
    tool(&program)
}

/// A script of `tests/outside`, with an interpreter that has the readers it imports
/// (`SARABAN_PYTHON`; `.ci/run` names the versions).
pub(crate) fn python(script: &str) -> Option<Command> {
    let program = named(
        "SARABAN_PYTHON",
        "with pypdf, pymupdf, pypdfium2, pdfplumber, pikepdf, jsonschema, openpyxl, odfpy, pyspark, moto, boto3",
    )?;
    let mut python = tool(&program)?;
    python.arg(scripts().join(script));
    Some(python)
}

/// The schema of SARIF 2.1.0 (`SARABAN_SARIF_SCHEMA`: its file); the log is the argument to add.
pub(crate) fn sarif() -> Option<Command> {
    let schema = named("SARABAN_SARIF_SCHEMA", "the SARIF 2.1.0 schema, as in @microsoft/jest-sarif")?;
    let mut python = python("sarif.py")?;
    python.arg(schema);
    Some(python)
}

/// ajv, the validator of JSON Schema in Node (`SARABAN_AJV`: the folder of `ajv`).
pub(crate) fn ajv() -> Option<Command> {
    named("SARABAN_AJV", "the folder of ajv")?;
    let mut node = tool("node")?;
    node.arg(scripts().join("ajv.mjs"));
    Some(node)
}

/// What pdf.js, the viewer of browsers, finds, in Node (`SARABAN_PDFJS`: the folder of `pdfjs-dist`).
pub(crate) fn pdfjs(what: &str) -> Option<Command> {
    named("SARABAN_PDFJS", "the folder of pdfjs-dist")?;
    let mut node = tool("node")?;
    node.arg(scripts().join("pdfjs.mjs")).arg(what);
    Some(node)
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside")
}

fn named(variable: &str, what: &str) -> Option<String> {
    let value = std::env::var(variable).ok();
    assert!(value.is_some() || !required(), "`{variable}` is required: {what}");
    if value.is_none() {
        eprintln!("skipped: `{variable}` is not set ({what})");
    }
    value
}

/// LibreOffice's PDF of each DOCX, all in one folder.
pub(crate) fn office(folder: &tempfile::TempDir, docx: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let mut office = tool("soffice")?;
    // A profile of its own, or a running LibreOffice would take the work and answer too early.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    office.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.path());
    output(office.args(docx));
    Some(docx.iter().map(|path| path.with_extension("pdf")).collect())
}

/// Standard output of a program that must succeed.
pub(crate) fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

/// A folder for a test's files, and a file in it.
pub(crate) fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    use std::io::Write;
    let path = folder.path().join(name);
    std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
    path
}

//! Where `-o` leads: a folder, or a prefix of an object store.

use std::path::{Path, PathBuf};

use saraban::batch::{Folder, Journal, Store};
use saraban::diag::Lang;
use saraban::error::Error;

use super::exit::Exit;
use super::report;
use super::say::{self, Both};

/// A place that many processes write to.
pub(super) fn shared(output: &Path, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    match place(output, lang)? {
        Place::Folder(folder) => boxed(Folder::new(&folder), lang),
        Place::Remote(url) => remote(&url, false, lang),
    }
}

/// A place that one batch writes to; it knows what is finished there if `resume`.
pub(super) fn for_batch(output: &Path, resume: bool, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    match place(output, lang)? {
        Place::Folder(folder) => boxed(Journal::open(&folder, resume), lang),
        Place::Remote(url) => remote(&url, resume, lang),
    }
}

/// The folder of what stays on this machine, such as a report.
pub(super) fn local(output: &Path) -> &Path {
    if is_url(output) { Path::new("") } else { output }
}

enum Place {
    Folder(PathBuf),
    Remote(String),
}

fn is_url(output: &Path) -> bool {
    output.to_string_lossy().contains("://")
}

fn place(output: &Path, lang: Lang) -> Result<Place, Exit> {
    let text = output.to_string_lossy();
    let Some((scheme, _)) = text.split_once("://") else { return Ok(Place::Folder(output.to_owned())) };
    let folder = || file_path(&text).map(Place::Folder);
    match scheme {
        "file" => folder(),
        "s3" | "s3a" | "gs" | "az" | "adl" | "azure" | "abfs" | "abfss" => {
            Some(Place::Remote(text.to_string()))
        }
        _ => None,
    }
    .ok_or_else(|| {
        let message = Both {
            th: format!("เก็บเอกสารไว้ที่ `{text}` ไม่ได้"),
            en: format!("documents cannot go to `{text}`"),
        };
        let hint = Both {
            th: "ระบุโฟลเดอร์ หรือ `s3://ถัง/ส่วนหน้า` `gs://…` `az://…` `file:///…`",
            en: "name a folder, `s3://bucket/prefix`, `gs://…`, `az://…` or `file:///…`",
        };
        say::error(lang, &message, Some(hint.in_lang(lang)));
        Exit::Usage
    })
}

#[cfg(feature = "object-store")]
fn file_path(url: &str) -> Option<PathBuf> {
    url::Url::parse(url).ok()?.to_file_path().ok()
}

#[cfg(not(feature = "object-store"))]
fn file_path(url: &str) -> Option<PathBuf> {
    url.strip_prefix("file://").filter(|path| path.starts_with('/')).map(PathBuf::from)
}

/// The store at an URL, by the settings that the provider's own tools take from the environment.
#[cfg(feature = "object-store")]
fn remote(url: &str, resume: bool, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    let set = std::env::vars_os()
        .filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)));
    let theirs = |key: &str| ["AWS_", "GOOGLE_", "AZURE_"].iter().any(|prefix| key.starts_with(prefix));
    boxed(saraban::batch::Remote::open(url, set.filter(|(key, _)| theirs(key)), resume), lang)
}

#[cfg(not(feature = "object-store"))]
fn remote(url: &str, _: bool, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    let message = Both {
        th: format!("saraban ชุดนี้สร้างไว้โดยไม่รองรับ `{url}`"),
        en: format!("this saraban was built without `{url}` and the like"),
    };
    let hint = Both {
        th: "สร้างใหม่ด้วย `--features object-store`",
        en: "build it with `--features object-store`",
    };
    say::error(lang, &message, Some(hint.in_lang(lang)));
    Err(Exit::Usage)
}

fn boxed(store: Result<impl Store + 'static, Error>, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    match store {
        Ok(store) => Ok(Box::new(store)),
        Err(error) => {
            report::failure(&error, lang);
            Err(Exit::Failed)
        }
    }
}

//! `--profile`: a built-in name, or a file.

use std::path::Path;

use saraban::diag::Lang;
use saraban::profile::Profile;

use super::exit::Exit;
use super::report;
use super::say::{self, Both};

/// Loads a profile; says what is wrong with it.
pub(super) fn load(name: &Path, lang: Lang) -> Result<Profile, Exit> {
    if let Some(profile) = name.to_str().and_then(Profile::built_in) {
        return Ok(profile);
    }
    let shown = name.display();
    if !name.exists() {
        let names = Profile::NAMES.join(", ");
        let message = Both {
            th: format!("ไม่มีรูปแบบหรือไฟล์รูปแบบชื่อ `{shown}`"),
            en: format!("no profile or profile file `{shown}`"),
        };
        let hint = Both {
            th: format!("รูปแบบที่มีให้: {names}"),
            en: format!("the built-in profiles are {names}"),
        };
        say::error(lang, &message, Some(hint.in_lang(lang)));
        return Err(Exit::Usage);
    }
    let text = std::fs::read_to_string(name).map_err(|source| {
        let error = saraban::error::Error::Io { action: "read", path: name.to_owned(), source };
        report::failure(&error, lang);
        Exit::Failed
    })?;
    saraban::check::profile(&shown.to_string(), &text).map_err(|(source, diagnostics)| {
        report::diagnostics(&diagnostics, &source, lang);
        Exit::Mistakes
    })
}

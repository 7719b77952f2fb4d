//! The memo files that folders, files and patterns mean.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use saraban::batch::report::START;
use saraban::error::Error;

/// The files, in the order of the arguments; those of a folder or a pattern by name. Reports of earlier
/// batches that stand among the memos of a folder are none.
pub(super) fn files(data: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in data {
        if path.is_dir() {
            files.extend(listed(path, "*.json")?.into_iter().filter(|file| !is_report(file)));
        } else if let Some(pattern) = pattern(path).filter(|_| !path.exists()) {
            files.extend(listed(path.parent().unwrap_or(Path::new("")), pattern)?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Whether a file is the report of a batch.
fn is_report(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == START.as_bytes()
}

/// Whether a path means one of these files, which may not be there.
pub(super) fn is_among(path: &Path, files: &[PathBuf]) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    files.iter().any(|file| real(file) == real(path))
}

/// A file name with `*` or `?` in it. Most shells fill them in; that of Windows does not.
fn pattern(path: &Path) -> Option<&str> {
    path.file_name()?.to_str().filter(|name| name.contains(['*', '?']))
}

/// The files of a folder whose names fit a pattern, by name; hidden ones are none.
fn listed(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>, Error> {
    let failed = |source: io::Error| Error::Io { action: "read", path: folder.to_owned(), source };
    let read = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names = Vec::new();
    for entry in fs::read_dir(read).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let shown = name.to_string_lossy().into_owned();
        if !shown.starts_with('.') && fits(&shown, pattern) && read.join(&name).is_file() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// `*` is any text, `?` one character; upper and lower case are one, as in endings (`.JSON`).
fn fits(name: &str, pattern: &str) -> bool {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    // Which lengths of the name the pattern so far can cover.
    let mut covers = vec![false; name.len() + 1];
    covers[0] = true;
    for c in pattern {
        let mut next = vec![false; name.len() + 1];
        for at in 0..=name.len() {
            next[at] = match c {
                '*' => covers[..=at].contains(&true),
                _ => at > 0 && covers[at - 1] && (c == '?' || c == name[at - 1]),
            };
        }
        covers = next;
    }
    covers[name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (name, pattern) in
            [("a.json", "*.json"), ("A.JSON", "*.json"), ("กข.json", "ก?.json"), ("abc", "*a*c*"), ("", "*")]
        {
            assert!(fits(name, pattern), "{name} {pattern}");
        }
        for (name, pattern) in [("a.jsonl", "*.json"), ("ab", "?"), ("", "?"), ("abc", "*b")] {
            assert!(!fits(name, pattern), "{name} {pattern}");
        }
    }
}

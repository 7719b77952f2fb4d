//! Writing files whole: temporary file in the same folder, fsync, rename.
//!
//! A set of files is written together: every byte is on disk before the first
//! rename, so a failure leaves the files that were there as they were.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::Error;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Where to.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What temporary files begin with.
const MARK: &str = ".saraban-";

/// What they end with.
const ENDING: &str = ".tmp";

/// Writes all files or none. Files of the same name are replaced.
///
/// # Errors
/// [`Error::Io`] naming the file that could not be written.
pub fn write_all(files: &[OutputFile]) -> Result<(), Error> {
    write_marked(files, MARK)
}

/// Writes a new file, never over one that is there: not even one that appears at the last moment.
///
/// # Errors
/// [`Error::Io`], of the kind [`io::ErrorKind::AlreadyExists`] where there is a file of this name.
pub fn write_new(file: &OutputFile) -> Result<(), Error> {
    let staged = stage(&file.path, MARK, |staged| staged.write_all(&file.bytes))?;
    staged.persist_noclobber(&file.path).map_err(|error| failure(&file.path, error.error))?;
    folder(&file.path).into_iter().for_each(sync_folder);
    Ok(())
}

/// The same as [`write_all`]; the temporary files begin with a mark, by which [`remove_leftovers`] knows them.
pub(crate) fn write_marked(files: &[OutputFile], mark: &str) -> Result<(), Error> {
    let stage = |file: &OutputFile| stage(&file.path, mark, |staged| staged.write_all(&file.bytes));
    let staged = files.iter().map(stage).collect::<Result<Vec<_>, _>>()?;
    for (file, staged) in files.iter().zip(staged) {
        staged.persist(&file.path).map_err(|error| failure(&file.path, error.error))?;
    }
    let mut folders: Vec<&Path> = files.iter().filter_map(|file| folder(&file.path)).collect();
    folders.dedup();
    folders.into_iter().for_each(sync_folder);
    Ok(())
}

/// Writes one file whole or not at all, without holding it in memory.
pub(crate) fn write_with(
    path: &Path,
    mark: &str,
    fill: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> Result<(), Error> {
    let staged = stage(path, mark, fill)?;
    staged.persist(path).map_err(|error| failure(path, error.error))?;
    folder(path).into_iter().for_each(sync_folder);
    Ok(())
}

/// Removes temporary files of a mark that a killed process left in a folder. The caller makes sure that no
/// living process writes there under this mark.
pub(crate) fn remove_leftovers(folder: &Path, mark: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(mark) && name.ends_with(ENDING) {
            // One that stays does no harm but to the eye.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn stage(
    path: &Path,
    mark: &str,
    fill: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> Result<NamedTempFile, Error> {
    if path.is_dir() {
        return Err(failure(path, io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let write = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(mark).suffix(ENDING);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // The umask narrows this, as for any file a program creates.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut staged = builder.tempfile_in(folder(path).unwrap_or(Path::new(".")))?;
        fill(staged.as_file_mut())?;
        // Who may read the file that is replaced may read the new one, and nobody else.
        if let Ok(old) = fs::metadata(path) {
            staged.as_file().set_permissions(old.permissions())?;
        }
        staged.as_file().sync_all()?;
        Ok(staged)
    };
    write().map_err(|error| failure(path, error))
}

/// Whether a spreadsheet might run a cell of CSV: it then gets an apostrophe, which makes it a text. The list
/// is that of OWASP (CSV injection), with the full-width signs that some versions take as well, and
/// behind blanks too, which some programs drop.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn folder(path: &Path) -> Option<&Path> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty())
}

/// Makes the rename itself last. Not every file system can; the data is safe without it.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn failure(path: &Path, source: io::Error) -> Error {
    Error::Io { action: "write", path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: PathBuf, bytes: &[u8]) -> OutputFile {
        OutputFile { path, bytes: bytes.to_vec() }
    }

    #[test]
    fn a_failure_leaves_every_old_file_and_no_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let good = folder.path().join("memo.pdf");
        fs::File::create(&good).unwrap().write_all(b"old").unwrap();
        let blocked = folder.path().join("memo.docx");
        fs::create_dir(&blocked).unwrap();
        let error = write_all(&[file(good.clone(), b"new"), file(blocked.clone(), b"new")]).unwrap_err();
        assert!(matches!(error, Error::Io { ref path, .. } if *path == blocked));
        assert_eq!(fs::read(&good).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_new_file_takes_nobodys_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.json");
        write_new(&file(path.clone(), b"first")).unwrap();
        let error = write_new(&file(path.clone(), b"second")).unwrap_err();
        assert!(
            matches!(error, Error::Io { ref source, .. } if source.kind() == io::ErrorKind::AlreadyExists)
        );
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_are_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.pdf");
        write_all(&[file(path.clone(), b"first, longer")]).unwrap();
        write_all(&[file(path.clone(), b"second")]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

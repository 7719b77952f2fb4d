//! The world typst sees: the bundled faces, the template, and the files of one document.
//!
//! All in memory: no disk, no network, no clock. A path that was not given does
//! not exist, so a template cannot reach out.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::error::Error;
use crate::font;

/// The interpreter of a resolved document.
static TEMPLATE: LazyLock<Option<Source>> = LazyLock::new(|| {
    Some(Source::new(file_id("/document.typ")?, include_str!("../../templates/document.typ").into()))
});

/// The main files: two lines only, so that the template's module stays in typst's cache.
static MAINS: LazyLock<Option<[Source; 4]>> = LazyLock::new(|| {
    let main = |name: &str, function: &str| {
        let text = format!("#import \"document.typ\": {function}\n#{function}(json(\"data.json\"))\n");
        Some(Source::new(file_id(name)?, text))
    };
    Some([
        main("/flow.typ", "show-document")?,
        main("/running.typ", "show-running")?,
        main("/attachment.typ", "show-attachment")?,
        main("/drawing.typ", "show-drawing")?,
    ])
});

/// What the template is asked to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Job {
    /// The flow of a document.
    Document,
    /// What stands outside the flow.
    Running,
    /// A page that carries an attached file.
    Attachment,
    /// A page with the page of a PDF on it.
    Drawing,
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| font::FACES.iter().filter_map(|face| Font::new(Bytes::new(face.data), 0)).collect());

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The id of a virtual file. Ids are interned for good, so names must be few:
/// the same names serve every document.
fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// One document's files.
pub(super) struct MemoWorld {
    main: Source,
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl MemoWorld {
    /// A world with the document's data and its pictures, in order: `/0`, `/1` ….
    ///
    /// # Errors
    ///
    /// Only if the built-in template cannot be read: our bug.
    pub(super) fn new(job: Job, data: Vec<u8>, pictures: &[Bytes]) -> Result<Self, Error> {
        let broken = || Error::internal("typeset", "the built-in template cannot be read");
        let mut files = vec![(file_id("/data.json").ok_or_else(broken)?, Bytes::new(data))];
        for (index, picture) in pictures.iter().enumerate() {
            files.push((file_id(&format!("/{index}")).ok_or_else(broken)?, picture.clone()));
        }
        let main = MAINS.as_ref().map(|mains| mains[job as usize].clone()).ok_or_else(broken)?;
        let template = TEMPLATE.clone().ok_or_else(broken)?;
        Ok(Self { main, template, files })
    }
}

impl World for MemoWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.template]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(not_found)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.iter().find(|(file, _)| *file == id).map(|(_, bytes)| bytes.clone()).ok_or_else(not_found)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found() -> FileError {
    FileError::NotFound("outside the document".into())
}

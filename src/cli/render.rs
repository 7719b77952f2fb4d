//! `saraban render`: memos in, documents out.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use saraban::diag::{Diagnostic, Lang, Source};
use saraban::error::Error;
use saraban::export::docx::DocxOptions;
use saraban::export::pdf::{Attachment, PdfOptions, Standard};
use saraban::input::Folder;
use saraban::model::Memo;
use saraban::output::{self, OutputFile};
use saraban::profile::Profile;
use saraban::{Checked, MAX_INPUT_BYTES, Rendered};

use super::args::{FormatArg, RenderArgs};
use super::exit::Exit;
use super::plan::{self, Input, Job, Target};
use super::profile;
use super::report::{self, Written};
use super::say::{self, Both};

/// Renders every memo; one with mistakes does not stop the others.
pub(super) fn run(args: &RenderArgs, lang: Lang) -> Exit {
    let plan = match plan::resolve(args, Path::is_dir) {
        Ok(plan) => plan,
        Err(contradiction) => {
            say::error(lang, &contradiction.message, Some(contradiction.hint.in_lang(lang)));
            return Exit::Usage;
        }
    };
    let profile = match args.profile.as_deref().map(|name| profile::load(name, lang)).transpose() {
        Ok(profile) => profile,
        Err(exit) => return exit,
    };
    let run = Run { args, formats: &plan.formats, profile, lang };
    plan.jobs.iter().map(|job| run.job(job)).max().unwrap_or(Exit::Done)
}

struct Run<'a> {
    args: &'a RenderArgs,
    formats: &'a [FormatArg],
    /// The profile named on the command line; it outranks the memo's.
    profile: Option<Profile>,
    lang: Lang,
}

impl Run<'_> {
    fn job(&self, job: &Job) -> Exit {
        let result = read(&job.input, MAX_INPUT_BYTES)
            .map_err(|error| self.failed(&error))
            .and_then(|bytes| self.memo(job, bytes));
        match result {
            Ok(exit) | Err(exit) => exit,
        }
    }

    fn memo(&self, job: &Job, bytes: Vec<u8>) -> Result<Exit, Exit> {
        let checked = saraban::check(&job.input.name(), &bytes, &Folder::new(folder(&job.input)));
        self.diagnose(&checked.diagnostics, &checked.source);
        let Checked { memo: Some(memo), .. } = checked else { return Err(Exit::Mistakes) };
        let profile = self.profile_of(&memo);
        let digits = self.args.digits.map(Into::into);
        let rendered = saraban::render(&memo, &profile, digits).map_err(|error| self.failed(&error))?;
        report::issues(&job.input, &rendered, self.lang);
        let files = self.files(job, &rendered, &bytes)?;
        if job.target == Target::Stdout {
            return Ok(files.first().map_or(Exit::Done, |file| say::print(&file.bytes)));
        }
        if let Target::Stem(stem) = &job.target {
            create_folder(stem).map_err(|error| self.failed(&error))?;
        }
        output::write_all(&files).map_err(|error| self.failed(&error))?;
        Ok(report::written(
            &files.iter().map(|file| Written::of(file, rendered.pages())).collect::<Vec<_>>(),
            self.lang,
        ))
    }

    fn profile_of(&self, memo: &Memo) -> Profile {
        Profile::of_memo(self.profile.as_ref(), memo.profile.as_deref())
    }

    fn files(&self, job: &Job, rendered: &Rendered, json: &[u8]) -> Result<Vec<OutputFile>, Exit> {
        let mut files = Vec::new();
        for format in self.formats {
            let documents = self.export(*format, rendered, job, json).map_err(|error| self.failed(&error))?;
            let count = documents.len();
            if count > 1 && job.target == Target::Stdout {
                let message = Both {
                    th: format!("มี {count} หน้า แต่ผลลัพธ์มาตรฐานรับภาพได้หน้าเดียว"),
                    en: format!("{count} pages, but standard output takes one picture"),
                };
                let hint = Both {
                    th: "ระบุโฟลเดอร์ด้วย `-o`", en: "name a folder with `-o`"
                };
                say::error(self.lang, &message, Some(hint.in_lang(self.lang)));
                return Err(Exit::Usage);
            }
            for (index, bytes) in documents.into_iter().enumerate() {
                files.push(OutputFile { path: plan::path(&job.target, *format, index, count), bytes });
            }
        }
        Ok(files)
    }

    /// One file's bytes, or one a page for pictures. `json` is the memo as it was read.
    fn export(
        &self,
        format: FormatArg,
        rendered: &Rendered,
        job: &Job,
        json: &[u8],
    ) -> Result<Vec<Vec<u8>>, Error> {
        let pages = 0..rendered.pages();
        match format {
            FormatArg::Pdf => Ok(vec![rendered.pdf(&self.pdf_options(job, json))?]),
            FormatArg::Docx => {
                let embed_fonts = !self.args.no_embed_fonts;
                Ok(vec![rendered.docx(&DocxOptions { embed_fonts, source: Some(json.to_vec()) })?])
            }
            FormatArg::Png => pages.map(|page| rendered.png(page, f64::from(self.args.ppi))).collect(),
            FormatArg::Svg => pages.map(|page| rendered.svg(page).map(String::into_bytes)).collect(),
        }
    }

    /// Only PDF/A-3b carries the JSON: a PDF goes to readers, and remarks in the JSON are not for all of them.
    fn pdf_options(&self, job: &Job, json: &[u8]) -> PdfOptions {
        let standard = self.args.pdf_standard.map(Standard::from);
        let attachment = (standard == Some(Standard::A3b))
            .then(|| Attachment::source(job.input.file_name(), json.to_vec()));
        PdfOptions { standard, attachment }
    }

    fn diagnose(&self, diagnostics: &[Diagnostic], source: &Source) {
        report::diagnostics(diagnostics, source, self.lang);
    }

    fn failed(&self, error: &Error) -> Exit {
        report::failure(error, self.lang);
        Exit::Failed
    }
}

/// Reads at most one byte more than the limit; the library says what is wrong with more.
pub(super) fn read(input: &Input, limit: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let limit = limit as u64 + 1;
    let read = match input {
        Input::Stdin => io::stdin().lock().take(limit).read_to_end(&mut bytes),
        Input::File(path) => File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)),
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(source) => Err(Error::Io { action: "read", path: input.name().into(), source }),
    }
}

/// The folder that pictures may come from.
pub(super) fn folder(input: &Input) -> &Path {
    let parent = match input {
        Input::Stdin => None,
        Input::File(path) => path.parent().filter(|folder| !folder.as_os_str().is_empty()),
    };
    parent.unwrap_or(Path::new("."))
}

/// Makes the folder of a file that is to be written.
pub(super) fn create_folder(stem: &Path) -> Result<(), Error> {
    let Some(folder) = stem.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|source| Error::Io {
        action: "create",
        path: folder.into(),
        source,
    })
}

//! The pipe: a line of JSON in, a line of JSON out, in order and without end.
//!
//! One process, one thread, the memory of one memo: who has many cores or machines starts many pipes. No
//! line ends the pipe; what befalls one is told in its answer.

mod lines;
mod record;

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::Serialize;
use serde_json::value::RawValue;

use self::lines::{Line, Lines};
use self::record::{Body, Record};
use super::files::{self, Recorded};
use super::name::file_stem;
use super::order::caught;
use super::pattern;
use super::{Document, Entry, Failure, Loaded, Made, Outcome, Pattern, Recipe, Status, Store, Words};
use crate::Checked;
use crate::diag::catalogue::FileProblem;
use crate::diag::{Diagnostic, Lang, Source};
use crate::error::Error;
use crate::input::json::{self, MOST_BYTES};
use crate::input::raw::Input;
use crate::rules;
use crate::template::{self, Template, identifier};

/// How lines are answered.
pub struct Pipe<'a> {
    /// How memos are made.
    pub recipe: &'a Recipe,
    /// The names of their files, without columns. `{{stem}}` is the id, `{{row}}` the number of the line.
    pub names: &'a Pattern,
    /// Where their files go; into the answers if absent.
    pub store: Option<&'a dyn Store>,
    /// The folder of their pictures.
    pub pictures: &'a Path,
    /// What messages call the stream.
    pub name: &'a str,
    /// Language of the diagnostics.
    pub lang: Lang,
    /// Words of everything else.
    pub words: Words<'a>,
    /// Held while files are written, so that who ends the process can wait for them.
    pub hand: &'a Mutex<()>,
}

/// What became of a line.
#[derive(Serialize)]
struct Answer {
    /// What the asker called it.
    id: Option<Box<RawValue>>,
    /// Its number, from 1.
    line: usize,
    status: &'static str,
    pages: usize,
    files: Vec<File>,
    diagnostics: Vec<serde_json::Value>,
    warnings: Vec<String>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct File {
    #[serde(flatten)]
    made: Made,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

/// The template of the line before, and its JSON.
struct Kept {
    json: String,
    template: Template,
}

/// What is known of a line's memo before it is made: as of any memo, and the name its id gives.
struct Read {
    loaded: Loaded,
    stem: Option<String>,
}

impl Pipe<'_> {
    /// Answers every line until there are no more, or nobody reads the answers.
    ///
    /// # Errors
    /// [`Error::Io`]: the stream could not be read, or an answer not written.
    pub fn run(&self, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<(), Error> {
        let failed = |action| move |source| Error::Io { action, path: self.name.into(), source };
        let mut lines = Lines::new(input, MOST_BYTES);
        let mut kept = None;
        let mut number = 0;
        while let Some(line) = lines.next().map_err(failed("read"))? {
            number += 1;
            let answer = self.answer(number, &line, &mut kept);
            match self.write(&answer, output) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
                written => written.map_err(failed("write"))?,
            }
        }
        Ok(())
    }

    fn write(&self, answer: &Answer, output: &mut dyn Write) -> io::Result<()> {
        let mut line = serde_json::to_vec(answer)?;
        line.push(b'\n');
        output.write_all(&line)?;
        output.flush()
    }

    fn answer(&self, number: usize, line: &Line<'_>, kept: &mut Option<Kept>) -> Answer {
        let mut id = None;
        let (outcome, documents) = caught(|| {
            let mut input = self.parse(number, line);
            let Record { id: named, stem, body } = Record::of(&mut input);
            id = named;
            let read = Read { loaded: self.load(line, input, body, kept), stem };
            self.make(number, &read)
        })
        .unwrap_or_else(|panic| {
            // Whatever was in hand may be half done.
            *kept = None;
            (Outcome::failed(String::new(), (self.words.failure)(&Failure::Panic(panic))), Vec::new())
        });
        let base64 =
            |document: &Document| self.store.is_none().then(|| BASE64_STANDARD.encode(&document.bytes));
        let mut contents = documents.iter().map(base64);
        let file = |made| File { made, base64: contents.next().flatten() };
        Answer {
            id,
            line: number,
            status: outcome.status.word(),
            pages: outcome.pages,
            files: outcome.files.into_iter().map(file).collect(),
            diagnostics: outcome.diagnostics,
            warnings: outcome.warnings,
            reason: outcome.reason,
        }
    }

    fn parse(&self, number: usize, line: &Line<'_>) -> Input {
        let mut input = match line {
            Line::Whole(bytes) => json::parse(self.name, bytes),
            Line::TooLong(size) => {
                let source = Source::new(self.name, "");
                let problem = FileProblem::FileTooLarge { size: *size, limit: MOST_BYTES };
                let diagnostics = vec![Diagnostic::error(problem, source.place(0..0))];
                Input { source, root: None, diagnostics }
            }
        };
        input.source.first_line = number;
        input
    }

    /// Reads and checks the memo that a line asks for.
    fn load(&self, line: &Line<'_>, mut input: Input, body: Body, kept: &mut Option<Kept>) -> Loaded {
        let (pictures, errors) = (Recorded::new(self.pictures), rules::Options::errors());
        let (checked, json) = match (body, line) {
            (Body::Whole, Line::Whole(bytes)) => (crate::judge(input, &pictures, &errors).0, bytes.to_vec()),
            (Body::Memo(memo), _) => {
                let json = input.source.text.as_bytes()[memo.range.clone()].to_vec();
                input.root = Some(memo);
                (crate::judge(input, &pictures, &errors).0, json)
            }
            (Body::Filled(template, data), _) => {
                let json = &input.source.text[template.range];
                let filled = self.template(json, kept).map(|template| {
                    let values = data.iter().map(|member| (identifier(&member.key), &member.value)).collect();
                    template.fill(&template::Record { values, source: &input.source })
                });
                files::judged(filled.unwrap_or_else(|mistakes| *mistakes), &pictures, &errors)
            }
            (Body::Whole | Body::None, _) => {
                let Input { source, diagnostics, .. } = input;
                (Checked { memo: None, diagnostics, source }, Vec::new())
            }
        };
        Loaded { checked, digest: pictures.digest(&json), json }
    }

    /// The template of a JSON text, or its mistakes. The last one is kept: a stream has mostly one.
    fn template<'k>(&self, json: &str, kept: &'k mut Option<Kept>) -> Result<&'k Template, Box<Input>> {
        let again = kept.take().filter(|kept| kept.json == json);
        let new = || -> Result<Kept, Box<Input>> {
            let input = json::parse(&format!("{} (template)", self.name), json.as_bytes());
            let template = Template::new(input).map_err(|unusable| {
                let (input, diagnostics) = *unusable;
                Box::new(Input { root: None, diagnostics, ..input })
            })?;
            Ok(Kept { json: json.to_owned(), template })
        };
        Ok(&kept.insert(again.map_or_else(new, Ok)?).template)
    }

    /// Makes a memo. Its documents come back for who wants them.
    fn make(&self, number: usize, Read { loaded, stem }: &Read) -> (Outcome, Vec<Document>) {
        let Checked { memo, diagnostics, source } = &loaded.checked;
        let new = |status| Outcome::new(String::new(), status);
        let Some(memo) = memo else {
            let diagnostics = super::plan::values(diagnostics, source, self.lang);
            return (Outcome { diagnostics, ..new(Status::Mistakes) }, Vec::new());
        };
        // Without an id, what a memo is made from names it: a line's number is the same on every machine.
        let other = || loaded.digest.to_string()[..16].to_owned();
        let stem = stem.as_deref().and_then(file_stem).unwrap_or_else(other);
        let row = pattern::Row { row: number.to_string(), stem, column: &|_| String::new() };
        let stem = file_stem(&self.names.fill(memo, &row)).unwrap_or_else(other);
        let make = || {
            let (rendered, documents) = self.recipe.documents(memo, &loaded.json, &stem)?;
            let entry = Entry {
                digest: self.recipe.digest(loaded.digest, &stem, None),
                pages: rendered.pages(),
                warnings: rendered.typeset.issues.iter().map(self.words.issue).collect(),
                files: documents.iter().map(Document::made).collect(),
            };
            if let Some(store) = self.store {
                let _hand = self.hand.lock().unwrap_or_else(PoisonError::into_inner);
                store.put(&documents, &entry)?;
            }
            Ok((entry, documents))
        };
        match make() {
            Ok((Entry { pages, warnings, files, .. }, documents)) => {
                (Outcome { files, pages, warnings, ..new(Status::Written) }, documents)
            }
            Err(error) => {
                let reason = (self.words.failure)(&Failure::Error(error));
                (Outcome::failed(String::new(), reason), Vec::new())
            }
        }
    }
}

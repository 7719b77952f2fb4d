//! What `render` will read and write, resolved and checked before anything runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{FormatArg, RenderArgs};
use super::say::Both;

/// A plan without contradictions.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) formats: Vec<FormatArg>,
    pub(super) jobs: Vec<Job>,
}

/// One memo and where its documents go.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) input: Input,
    pub(super) target: Target,
}

/// Where a memo comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Stdin,
    File(PathBuf),
}

/// Where a memo's documents go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Stdout,
    /// Exactly this file.
    File(PathBuf),
    /// This path with each format's ending.
    Stem(PathBuf),
}

/// A contradiction in the arguments: what, and how to mend it.
pub(super) struct Contradiction {
    pub(super) message: Both<String, String>,
    pub(super) hint: Both<String, String>,
}

type Resolved<T> = Result<T, Box<Contradiction>>;

fn contradiction<T>(message: (String, String), hint: (&str, &str)) -> Resolved<T> {
    Err(Box::new(Contradiction {
        message: Both { th: message.0, en: message.1 },
        hint: Both { th: hint.0.to_owned(), en: hint.1.to_owned() },
    }))
}

/// Resolves the arguments of `render`. `is_folder` tells whether a path is a folder now.
pub(super) fn resolve(args: &RenderArgs, is_folder: impl Fn(&Path) -> bool) -> Resolved<Plan> {
    let inputs: Vec<Input> = args.input.iter().map(|path| input(path)).collect();
    if inputs.iter().filter(|input| **input == Input::Stdin).count() > 1 {
        return contradiction(
            ("ระบุ `-` ได้ครั้งเดียว".to_owned(), "`-` is given more than once".to_owned()),
            ("ข้อมูลนำเข้ามาตรฐานมีบันทึกได้ฉบับเดียว", "standard input holds one memo"),
        );
    }
    let output = match args.output.as_deref() {
        None => Output::Folder(PathBuf::new()),
        Some(path) if path == Path::new("-") => Output::Stdout,
        Some(path) if is_folder(path) || ends_with_separator(path) => Output::Folder(path.to_owned()),
        Some(path) => Output::File(path.to_owned()),
    };
    let formats = formats(args, &output)?;
    if args.pdf_standard.is_some() && !formats.contains(&FormatArg::Pdf) {
        return contradiction(
            ("ระบุ `--pdf-standard` แต่ไม่ได้จัดทำ PDF".to_owned(), "`--pdf-standard` without a PDF".to_owned()),
            ("เพิ่ม `-f pdf` หรือตัด `--pdf-standard` ออก", "add `-f pdf`, or leave `--pdf-standard` out"),
        );
    }
    if !matches!(output, Output::Folder(_)) && inputs.len() * formats.len() > 1 {
        return one_output_for_many();
    }
    let jobs: Vec<Job> =
        inputs.into_iter().map(|input| Job { target: target(&output, &input), input }).collect();
    refuse_collisions(&jobs)?;
    Ok(Plan { formats, jobs })
}

enum Output {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

/// `-` is standard input.
pub(super) fn input(path: &Path) -> Input {
    if path == Path::new("-") { Input::Stdin } else { Input::File(path.to_owned()) }
}

fn ends_with_separator(path: &Path) -> bool {
    path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

fn formats(args: &RenderArgs, output: &Output) -> Resolved<Vec<FormatArg>> {
    if !args.format.is_empty() {
        let mut formats = Vec::new();
        for format in &args.format {
            if !formats.contains(format) {
                formats.push(*format);
            }
        }
        return Ok(formats);
    }
    match output {
        Output::Folder(_) => Ok(vec![FormatArg::Pdf, FormatArg::Docx]),
        Output::Stdout => contradiction(
            ("ต้องระบุชนิดไฟล์เมื่อออกทางผลลัพธ์มาตรฐาน".to_owned(), "standard output needs a format".to_owned()),
            ("เพิ่ม `-f pdf` หรือ `-f docx`", "add `-f pdf` or `-f docx`"),
        ),
        Output::File(path) => match of_ending(path) {
            Some(format) => Ok(vec![format]),
            None => contradiction(
                (
                    format!("ไม่ทราบชนิดไฟล์ของ `{}`", path.display()),
                    format!("cannot tell the format of `{}`", path.display()),
                ),
                (
                    "ใช้นามสกุล .pdf .docx .png หรือ .svg ระบุ `-f` หรือถ้าเป็นโฟลเดอร์ให้ลงท้ายด้วย `/`",
                    "use the ending .pdf, .docx, .png or .svg, give `-f`, or end a folder's name with `/`",
                ),
            ),
        },
    }
}

fn of_ending(path: &Path) -> Option<FormatArg> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    [FormatArg::Pdf, FormatArg::Docx, FormatArg::Png, FormatArg::Svg]
        .into_iter()
        .find(|format| format.ending() == ending)
}

fn one_output_for_many<T>() -> Resolved<T> {
    contradiction(
        (
            "ผลลัพธ์มีหลายไฟล์ แต่ระบุที่เก็บไว้ไฟล์เดียว".to_owned(),
            "several files to write, but the output is one".to_owned(),
        ),
        (
            "ระบุโฟลเดอร์ (ลงท้ายด้วย `/`) หรือทำทีละไฟล์ทีละชนิด",
            "name a folder (end it with `/`), or one memo and one format",
        ),
    )
}

fn target(output: &Output, input: &Input) -> Target {
    match output {
        Output::Stdout => Target::Stdout,
        Output::File(path) => Target::File(path.clone()),
        Output::Folder(folder) => {
            let stem = match input {
                Input::Stdin => "memo".into(),
                Input::File(path) => path.file_stem().unwrap_or_default().to_owned(),
            };
            Target::Stem(folder.join(stem))
        }
    }
}

/// Two memos of one name would overwrite each other's documents.
fn refuse_collisions(jobs: &[Job]) -> Resolved<()> {
    let mut seen = BTreeMap::new();
    for job in jobs {
        let Target::Stem(stem) = &job.target else { continue };
        // Names that differ only in case are one file on Windows and macOS.
        if let Some(first) = seen.insert(stem.to_string_lossy().to_lowercase(), job) {
            let (a, b) = (first.input.name(), job.input.name());
            return contradiction(
                (
                    format!("`{a}` และ `{b}` จะเขียนทับกัน เพราะชื่อเดียวกัน"),
                    format!("`{a}` and `{b}` would write the same files"),
                ),
                ("เปลี่ยนชื่อไฟล์หนึ่ง หรือทำคนละโฟลเดอร์", "rename one, or render them into different folders"),
            );
        }
    }
    Ok(())
}

/// The file of one document: `stem.pdf`, or `stem-2.png` where there is one file a page.
pub(super) fn path(target: &Target, format: FormatArg, index: usize, count: usize) -> PathBuf {
    let number = if count > 1 {
        format!("-{:0width$}", index + 1, width = count.to_string().len())
    } else {
        String::new()
    };
    let ending = format.ending();
    match target {
        Target::Stdout => PathBuf::from("-"),
        Target::File(path) if count == 1 => path.clone(),
        Target::File(path) => numbered(&path.with_extension(""), &number, ending),
        Target::Stem(stem) => numbered(stem, &number, ending),
    }
}

/// A stem may hold dots of its own, so endings are added, not replaced.
fn numbered(stem: &Path, number: &str, ending: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    name.push(format!("{number}.{ending}"));
    PathBuf::from(name)
}

impl Input {
    /// The name messages use.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The name its JSON has inside a document: no path.
    pub(super) fn file_name(&self) -> String {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.file_name(),
        }
        .map_or_else(|| "memo.json".to_owned(), |name| name.to_string_lossy().into_owned())
    }
}

impl FormatArg {
    /// The file name's ending, without the dot.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::{Args, Command};
    use super::*;

    fn plan(line: &str) -> Resolved<Plan> {
        let args = Args::try_parse_from(format!("saraban render {line}").split(' ')).unwrap();
        let Command::Render(args) = args.command else { unreachable!() };
        resolve(&args, |path| path == Path::new("out"))
    }

    fn message(line: &str) -> String {
        plan(line).err().unwrap().message.en
    }

    #[test]
    fn documents_go_beside_the_current_folder_by_default() {
        let plan = plan("in/a.json").ok().unwrap();
        assert_eq!(plan.formats, [FormatArg::Pdf, FormatArg::Docx]);
        assert_eq!(plan.jobs[0].target, Target::Stem("a".into()));
    }

    #[test]
    fn the_output_file_decides_the_format() {
        let plan = plan("a.json -o b.DOCX").ok().unwrap();
        assert_eq!(plan.formats, [FormatArg::Docx]);
        assert_eq!(plan.jobs[0].target, Target::File("b.DOCX".into()));
    }

    #[test]
    fn a_folder_is_one_that_is_there_or_ends_in_a_slash() {
        assert_eq!(plan("a.json -o out").ok().unwrap().jobs[0].target, Target::Stem("out/a".into()));
        assert_eq!(plan("a.json -o new/").ok().unwrap().jobs[0].target, Target::Stem("new/a".into()));
    }

    #[test]
    fn pages_are_numbered_when_there_are_several() {
        let stem = Target::Stem("out/v1.2".into());
        assert_eq!(path(&stem, FormatArg::Pdf, 0, 1), Path::new("out/v1.2.pdf"));
        assert_eq!(path(&stem, FormatArg::Png, 1, 12), Path::new("out/v1.2-02.png"));
        assert_eq!(path(&Target::File("a.png".into()), FormatArg::Png, 0, 1), Path::new("a.png"));
        assert_eq!(path(&Target::File("a.png".into()), FormatArg::Png, 1, 3), Path::new("a-2.png"));
    }

    #[test]
    fn contradictions_are_refused() {
        assert_eq!(message("a.json -o -"), "standard output needs a format");
        assert_eq!(message("a.json -o b.txt"), "cannot tell the format of `b.txt`");
        assert_eq!(message("a.json b.json -o c.pdf"), "several files to write, but the output is one");
        assert_eq!(message("a.json -o c.pdf -f pdf,docx"), "several files to write, but the output is one");
        assert_eq!(message("x/a.json y/A.json"), "`x/a.json` and `y/A.json` would write the same files");
        assert_eq!(message("a.json -f docx --pdf-standard a-2b"), "`--pdf-standard` without a PDF");
        assert_eq!(message("- -"), "`-` is given more than once");
    }
}

//! The arguments as clap sees them.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use saraban::batch::{Format, Pattern};
use saraban::diag::catalogue::ShapeProblem;
use saraban::diag::{Lang, Problem, Rule};
use saraban::export::pdf::Standard;
use saraban::thai::digits::Digits;
use saraban::thai::digits::to_arabic;

use super::exit::Exit;
use super::recipe::RecipeArgs;
use super::register::RegisterArgs;
use super::{help, say};

/// Official Thai government memos (บันทึกข้อความ) from JSON, as DOCX and PDF
#[derive(Debug, Parser)]
#[command(name = "saraban", version, propagate_version = true, subcommand_required = true)]
pub(super) struct Args {
    /// Language of messages [default: the locale's]
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<LangArg>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make documents from memos
    Render(RenderArgs),
    /// Make documents from many memos, on all cores, with a report
    Batch(BatchArgs),
    /// Make documents from memos on standard input, a line each, and answer each with a line
    Pipe(PipeArgs),
    /// Say what is wrong or doubtful in memos, without making documents
    Check(CheckArgs),
    /// Write a memo on a local page that shows it as it will print
    Preview(PreviewArgs),
    /// Make documents again whenever their memos change
    Watch(RenderArgs),
    /// Say what a rule, an error or a field means; without a name, list the rules
    Explain(ExplainArgs),
    /// Print the JSON Schema of the memo format, for editors
    Schema(SchemaArgs),
    /// Get a memo's JSON back from its PDF or DOCX
    Extract(ExtractArgs),
    /// Write a starting memo to fill in
    Init(InitArgs),
    /// List the sample memos
    Samples,
    /// List the built-in profiles
    Profiles,
    /// Keep the register of outgoing letters and its running numbers
    Register(RegisterArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct RenderArgs {
    /// Memo files in JSON; `-` reads standard input
    #[arg(required = true)]
    pub(super) input: Vec<PathBuf>,
    /// Where to: a file, a folder, or `-` for standard output [default: the current folder]
    #[arg(short, long, value_name = "FILE|DIR|-")]
    pub(super) output: Option<PathBuf>,
    /// Formats to make, separated by commas [default: pdf,docx, or the output file's]
    #[arg(short, long, value_enum, value_delimiter = ',')]
    pub(super) format: Vec<FormatArg>,
    /// Built-in profile, or a profile file in TOML [default: the memo's, else opm-2553]
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) profile: Option<PathBuf>,
    /// Digits the document shows [default: the memo's, else the profile's]
    #[arg(long, value_enum)]
    pub(super) digits: Option<DigitsArg>,
    /// Resolution of PNG pages, in pixels to the inch
    #[arg(long, default_value_t = 144, value_parser = clap::value_parser!(u16).range(36..=1200))]
    pub(super) ppi: u16,
    /// Archival standard of the PDF; a-3b carries the memo's JSON [default: plain PDF 1.7]
    #[arg(long, value_enum, value_name = "STANDARD")]
    pub(super) pdf_standard: Option<StandardArg>,
    /// Leave the fonts out of the DOCX; the reader's machine must have them
    #[arg(long)]
    pub(super) no_embed_fonts: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct BatchArgs {
    /// Memos: folders of JSON, files or patterns such as `in/*.json`; a file may hold many, in a JSON list, JSON Lines, CSV, XLSX or ODS. With `--template`: rows of data
    #[arg(required = true)]
    pub(super) data: Vec<PathBuf>,
    /// Memo in JSON with {{column}} in its texts, filled from each row of the data
    #[arg(short, long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// One memo for all rows that have the same in this column; `rows` is the list of them
    #[arg(long, value_name = "COLUMN", requires = "template")]
    pub(super) group_by: Option<String>,
    /// Where the documents go: a folder, or s3://bucket/prefix, gs://…, az://… [default: the current folder]
    #[arg(short, long, value_name = "DIR|URL", default_value = ".", hide_default_value = true)]
    pub(super) output: PathBuf,
    /// Names of the documents, from {{reference}}, {{number}}, {{date}}, {{subject}}, {{to}}, {{row}}, {{stem}} and columns of the data [default: {{stem}}, the file's name, with a number where it holds many]
    #[arg(long, value_name = "PATTERN")]
    pub(super) name: Option<Pattern>,
    /// Give memos running numbers, from this one on; `057` gives them three digits at least
    #[arg(long, value_name = "N", value_parser = first_number)]
    pub(super) number_from: Option<(u32, usize)>,
    /// Take running numbers from a register of outgoing letters (see `saraban register`)
    #[arg(long, value_name = "FILE", conflicts_with = "number_from")]
    pub(super) register: Option<PathBuf>,
    /// Column that tells memos apart: a memo keeps its number in the register whatever else in its row changes
    #[arg(long, value_name = "COLUMN", requires = "template", requires = "register")]
    pub(super) key: Option<String>,
    /// Who takes the numbers [default: the user's name on this machine]
    #[arg(long, value_name = "NAME", requires = "register")]
    pub(super) by: Option<String>,
    /// Memos made at once [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Make only what changed, is missing or failed since the last run into the same folder
    #[arg(long)]
    pub(super) resume: bool,
    /// Make nothing if a memo has mistakes, and stop at the first that fails
    #[arg(long)]
    pub(super) fail_fast: bool,
    /// Report in JSON; a CSV is written beside it [default: batch-report.json in the output folder, or the current one]
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Also pack all documents into a ZIP archive
    #[arg(long, value_name = "FILE")]
    pub(super) zip: Option<PathBuf>,
    /// Also make one PDF of all memos in order, with bookmarks, for printing
    #[arg(long, value_name = "FILE")]
    pub(super) merge: Option<PathBuf>,
    /// Tell only what is wrong
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) recipe: RecipeArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct PipeArgs {
    /// Where the documents go: a folder, or s3://bucket/prefix, gs://…, az://… [default: into the answers, in base64]
    #[arg(short, long, value_name = "DIR|URL")]
    pub(super) output: Option<PathBuf>,
    /// Names of the documents, from {{reference}}, {{number}}, {{date}}, {{subject}}, {{to}}, {{row}} (the line) and {{stem}} [default: {{stem}}, the id]
    #[arg(long, value_name = "PATTERN")]
    pub(super) name: Option<Pattern>,
    #[command(flatten)]
    pub(super) recipe: RecipeArgs,
}

/// A number from 1 to 999,999,999 and the digits it was written with.
fn first_number(text: &str) -> Result<(u32, usize), String> {
    let number = to_arabic(text);
    let plain = (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let first = number.parse().ok().filter(|first| plain && *first > 0);
    first.map(|first| (first, number.len())).ok_or_else(|| "write it as `57` or `057`".to_owned())
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// JSON, JSON Lines, CSV, XLSX, ODS, DOCX, or a PDF of ours; `-` reads standard input
    #[arg(required = true)]
    pub(super) input: Vec<PathBuf>,
    /// How to say it
    #[arg(short, long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
    /// Fail on warnings too
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// Mend in the files what can be mended mechanically
    #[arg(long)]
    pub(super) fix: bool,
    /// Show what `--fix` would change, and change nothing; fail if there is anything
    #[arg(long, conflicts_with = "fix")]
    pub(super) diff: bool,
    /// Rules to leave out, separated by commas; `saraban explain` lists them
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_name)]
    pub(super) off: Vec<String>,
    /// Profile whose switched-off rules count
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) profile: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct PreviewArgs {
    /// A memo in JSON, or a folder of memos [default: the current folder]
    #[arg(value_name = "INPUT|DIR")]
    pub(super) input: Option<PathBuf>,
    /// Port on this machine [default: a free one]
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
    /// Open it in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Draw the pages in the terminal instead, with the pictures it can show
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, default_missing_value = "auto", require_equals = true, conflicts_with_all = ["port", "open"])]
    pub(super) terminal: Option<TerminalArg>,
    /// Built-in profile, or a profile file in TOML [default: the memo's, else opm-2553]
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) profile: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TerminalArg {
    /// As the terminal says of itself
    Auto,
    /// The protocol of kitty
    Kitty,
    /// Sixel graphics
    Sixel,
    /// Half blocks in colour, which every terminal has
    Blocks,
}

/// The name of a rule there is.
fn rule_name(name: &str) -> Result<String, String> {
    match Rule::named(name) {
        Some(rule) => Ok(rule.slug.to_owned()),
        None => {
            let words = Problem::from(ShapeProblem::unknown_rule(name)).words(Lang::En);
            Err(words.hint.map_or(words.message.clone(), |hint| format!("{}; {hint}", words.message)))
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// With the line of the memo and a caret under the place
    Human,
    /// A line each
    Short,
    /// For programs
    Json,
    /// For code-scanning tools: SARIF 2.1.0
    Sarif,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// PDF or DOCX made by saraban; `-` reads standard input
    pub(super) file: PathBuf,
    /// Where to: a file, or `-` for standard output [default: -]
    #[arg(short, long, value_name = "FILE|-")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Name of a rule or an error, or a field: its key, its path such as `signatories.acting`, its Thai term
    #[arg(value_name = "RULE|ERROR|FIELD")]
    pub(super) name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Where to: a file, or `-` for standard output [default: -]
    #[arg(short, long, value_name = "FILE|-")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// File to write [default: memo.json, or the sample's name]
    pub(super) file: Option<PathBuf>,
    /// Start from a sample; `saraban samples` lists them
    #[arg(long, value_name = "NAME")]
    pub(super) sample: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    Pdf,
    Docx,
    Png,
    Svg,
}

/// Formats of one file a memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DocumentArg {
    Pdf,
    Docx,
}

impl From<DocumentArg> for Format {
    fn from(format: DocumentArg) -> Self {
        match format {
            DocumentArg::Pdf => Self::Pdf,
            DocumentArg::Docx => Self::Docx,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StandardArg {
    #[value(name = "a-2b")]
    A2b,
    #[value(name = "a-3b")]
    A3b,
}

impl From<StandardArg> for Standard {
    fn from(standard: StandardArg) -> Self {
        match standard {
            StandardArg::A2b => Self::A2b,
            StandardArg::A3b => Self::A3b,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DigitsArg {
    Thai,
    Arabic,
}

impl From<DigitsArg> for Digits {
    fn from(digits: DigitsArg) -> Self {
        match digits {
            DigitsArg::Thai => Self::Thai,
            DigitsArg::Arabic => Self::Arabic,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Th,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Th => Self::Th,
            LangArg::En => Self::En,
        }
    }
}

/// The command with its help in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    help::localise(Args::command(), lang)
}

/// Parses the process's arguments; prints help or what is wrong with them.
pub(super) fn parse(lang: Lang) -> Result<Args, Exit> {
    let asked = asked_lang(std::env::args().skip(1)).unwrap_or(lang);
    command(asked).try_get_matches().and_then(|matches| Args::from_arg_matches(&matches)).map_err(|error| {
        let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
        if !is_help && asked == Lang::Th {
            say::usage_error(asked);
        }
        match error.print() {
            Err(reason) if reason.kind() != std::io::ErrorKind::BrokenPipe => Exit::Failed,
            _ if is_help => Exit::Done,
            _ => Exit::Usage,
        }
    })
}

/// `--lang` must already count while help is made, before clap has read it.
fn asked_lang(mut args: impl Iterator<Item = String>) -> Option<Lang> {
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.next()?,
            Some(rest) => rest.strip_prefix('=')?.to_owned(),
            None => continue,
        };
        return LangArg::from_str(&value, true).ok().map(Into::into);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed_in_both_languages() {
        command(Lang::En).debug_assert();
        command(Lang::Th).debug_assert();
    }
}

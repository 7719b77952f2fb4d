//! The arguments of `saraban register`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use saraban::model::ReferenceNumber;
use saraban::register::{Circulars, Series};
use saraban::thai::date::{BUDDHIST_OFFSET, PartialDate, YEARS};
use saraban::thai::{digits, text};

use crate::cli::args::DigitsArg;

#[derive(Debug, Args)]
pub(in crate::cli) struct RegisterArgs {
    /// The register's file
    #[arg(short, long, global = true, value_name = "FILE", default_value = "register.db")]
    pub(super) register: PathBuf,
    /// Longest time to wait for other programs that use the register, in seconds
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 10)]
    pub(super) wait: u16,
    #[command(subcommand)]
    pub(super) command: RegisterCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RegisterCommand {
    /// Open a series, and the register with it, or set a series forward
    Start(StartArgs),
    /// Take the next number and print it
    Take(TakeArgs),
    /// Say that the letter of a reserved number is written
    Issue(IssueArgs),
    /// Give a number up; it stays in the register
    Void(VoidArgs),
    /// List numbers, and those that nobody was given
    List(ListArgs),
    /// Write the register as a table for Excel
    Export(ExportArgs),
}

#[derive(Debug, Args)]
pub(super) struct By {
    /// Who does it [default: the user's name on this machine]
    #[arg(long, value_name = "NAME", value_parser = filled)]
    pub(super) by: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct StartArgs {
    /// Code and owner's number: "พย 76101", or "พย 76101/ว" for its circulars
    #[arg(value_parser = series)]
    pub(super) series: ReferenceNumber,
    /// Calendar year, 2569 or 2026 [default: this year]
    #[arg(long, value_parser = year)]
    pub(super) year: Option<i32>,
    /// The number that comes next; never one below those given [default: 1 in a new series]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=999_999_999))]
    pub(super) number: Option<u32>,
    /// How circulars count, fixed when the series is opened [default: own]
    #[arg(long, value_enum)]
    pub(super) circulars: Option<CircularsArg>,
    #[command(flatten)]
    pub(super) by: By,
}

#[derive(Debug, Args)]
pub(super) struct TakeArgs {
    /// Code and owner's number: "พย 76101", or "พย 76101/ว" for a circular
    #[arg(value_parser = series)]
    pub(super) series: ReferenceNumber,
    /// Subject of the letter (เรื่อง)
    #[arg(long, value_name = "TEXT", value_parser = filled)]
    pub(super) subject: String,
    /// Who receives it (ถึง)
    #[arg(long, value_name = "TEXT", value_parser = filled)]
    pub(super) to: String,
    /// Who sends it (จาก)
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, value_parser = writable)]
    pub(super) from: String,
    /// Date of the letter; its year is the number's [default: today in Thailand]
    #[arg(long, value_parser = date)]
    pub(super) date: Option<NaiveDate>,
    /// Name of the letter's file
    #[arg(long, value_name = "NAME", value_parser = writable)]
    pub(super) file: Option<String>,
    /// A name for this piece of work: asked for again, it gets the same number
    #[arg(long, value_name = "TEXT", value_parser = filled)]
    pub(super) key: Option<String>,
    /// Only reserve the number; `register issue` or `register void` follows
    #[arg(long, conflicts_with = "file")]
    pub(super) reserve: bool,
    #[command(flatten)]
    pub(super) by: By,
}

#[derive(Debug, Args)]
pub(super) struct IssueArgs {
    /// The number: "พย 76101/57"
    #[arg(value_parser = number)]
    pub(super) number: ReferenceNumber,
    /// Its calendar year [default: this year]
    #[arg(long, value_parser = year)]
    pub(super) year: Option<i32>,
    /// Name of the letter's file
    #[arg(long, value_name = "NAME", value_parser = writable)]
    pub(super) file: Option<String>,
    #[command(flatten)]
    pub(super) by: By,
}

#[derive(Debug, Args)]
pub(super) struct VoidArgs {
    /// The number: "พย 76101/57"
    #[arg(value_parser = number)]
    pub(super) number: ReferenceNumber,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = filled)]
    pub(super) reason: String,
    /// Its calendar year [default: this year]
    #[arg(long, value_parser = year)]
    pub(super) year: Option<i32>,
    #[command(flatten)]
    pub(super) by: By,
}

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// Only this calendar year, 2569 or 2026
    #[arg(long, value_parser = year)]
    pub(super) year: Option<i32>,
    /// Only this series
    #[arg(long, value_parser = any_series)]
    pub(super) series: Option<Series>,
    /// Only numbers in this state
    #[arg(long, value_enum)]
    pub(super) state: Option<StateArg>,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The file to write, .csv or .xlsx
    #[arg(short, long, value_name = "FILE", value_parser = sheet)]
    pub(super) output: (PathBuf, SheetFormat),
    /// Only this calendar year, 2569 or 2026
    #[arg(long, value_parser = year)]
    pub(super) year: Option<i32>,
    /// Only this series
    #[arg(long, value_parser = any_series)]
    pub(super) series: Option<Series>,
    /// Digits of the table; Arabic ones sort
    #[arg(long, value_enum, default_value_t = DigitsArg::Arabic)]
    pub(super) digits: DigitsArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CircularsArg {
    /// From 1 each year, on their own
    Own,
    /// Along with the other letters
    Shared,
}

impl From<CircularsArg> for Circulars {
    fn from(circulars: CircularsArg) -> Self {
        match circulars {
            CircularsArg::Own => Self::Own,
            CircularsArg::Shared => Self::Shared,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StateArg {
    Reserved,
    Issued,
    Void,
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetFormat {
    Csv,
    Xlsx,
}

fn filled(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("it is empty".to_owned()) } else { writable(text) }
}

/// A text that a document may hold: what is not seen would make a series or a key look like another.
fn writable(text: &str) -> Result<String, String> {
    match text::forbidden(text).next() {
        Some(found) => Err(format!("the character U+{:04X} may not stand in it", u32::from(found.character))),
        None => Ok(text.to_owned()),
    }
}

/// A series as a draft's ที่ has it, with or without the slash.
fn series(text: &str) -> Result<ReferenceNumber, String> {
    writable(text)?;
    let slash = if text.contains('/') { "" } else { "/" };
    match format!("{text}{slash}").parse::<ReferenceNumber>() {
        Ok(reference) if reference.number.is_none() => Ok(reference),
        Ok(_) => Err("the running number comes from the register: leave it out".to_owned()),
        Err(_) => Err("write it as `พย 76101`".to_owned()),
    }
}

fn any_series(text: &str) -> Result<Series, String> {
    text.parse().map_err(|_| "write it as `พย 76101`".to_owned())
}

fn number(text: &str) -> Result<ReferenceNumber, String> {
    let wanted = || "write it as `พย 76101/57`, or `พย 76101/ว 12`".to_owned();
    let reference: ReferenceNumber = text.parse().map_err(|_| wanted())?;
    let running = reference.number.as_deref().and_then(|number| number.parse::<u32>().ok());
    running.ok_or_else(wanted)?;
    Ok(reference)
}

fn date(text: &str) -> Result<NaiveDate, String> {
    let date = PartialDate::parse(text).ok().and_then(PartialDate::to_naive);
    date.ok_or_else(|| "write it as `2026-03-02` or `2 มี.ค. 2569`".to_owned())
}

/// C.E.; a year from 2400 is Buddhist, as in dates.
fn year(text: &str) -> Result<i32, String> {
    let year = digits::to_arabic(text)
        .parse()
        .ok()
        .map(|year| if year >= 2400 { year - BUDDHIST_OFFSET } else { year });
    year.filter(|year| YEARS.contains(year)).ok_or_else(|| "write it as `2569` or `2026`".to_owned())
}

fn sheet(text: &str) -> Result<(PathBuf, SheetFormat), String> {
    let ending = Path::new(text).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok((text.into(), SheetFormat::Csv)),
        Some("xlsx") => Ok((text.into(), SheetFormat::Xlsx)),
        _ => Err("the name must end in .csv or .xlsx".to_owned()),
    }
}

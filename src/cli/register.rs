//! `saraban register`: the numbers of outgoing letters, by hand.

mod args;
mod list;
pub(super) mod words;

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Datelike, FixedOffset};
use saraban::diag::Lang;
use saraban::output::{self, OutputFile};
use saraban::register::{
    Document, Entry, Filter, Letter, Register, RegisterError, Request, Series, Stamp, Start, sheet,
};

use super::exit::Exit;
use super::report::{self, Written};
use super::say::{self, Both};
pub(super) use args::RegisterArgs;
use args::{
    By, ExportArgs, IssueArgs, ListArgs, RegisterCommand, SheetFormat, StartArgs, TakeArgs, VoidArgs,
};

type Done = Result<Exit, RegisterError>;

/// Does what the command asks of the register.
pub(super) fn run(args: &RegisterArgs, lang: Lang) -> Exit {
    let desk = Desk { file: &args.register, wait: Duration::from_secs(args.wait.into()), lang };
    let done = match &args.command {
        RegisterCommand::Start(args) => desk.start(args),
        RegisterCommand::Take(args) => desk.take(args),
        RegisterCommand::Issue(args) => desk.issue(args),
        RegisterCommand::Void(args) => desk.void(args),
        RegisterCommand::List(args) => desk.list(args),
        RegisterCommand::Export(args) => desk.export(args),
    };
    done.unwrap_or_else(|error| {
        let (message, hint) = words::failure(&error, desk.file);
        say::error(lang, &message, hint.map(|hint| hint.in_lang(lang)));
        if error.is_of_the_world() { Exit::Failed } else { Exit::Usage }
    })
}

struct Desk<'a> {
    file: &'a Path,
    wait: Duration,
    lang: Lang,
}

impl Desk<'_> {
    fn open(&self) -> Result<Register, RegisterError> {
        Register::open(self.file, self.wait)
    }

    fn start(&self, args: &StartArgs) -> Done {
        let Some(stamp) = self.stamp(&args.by) else { return Ok(Exit::Usage) };
        let start = Start {
            series: Series::of(&args.series),
            circular: args.series.circular,
            year: args.year.unwrap_or_else(|| stamp.at.year()),
            number: args.number,
            circulars: args.circulars.map(Into::into),
        };
        let books = Register::create(self.file, self.wait)?.start(&start, &stamp)?;
        let lines = books.iter().map(|book| list::heading(book, self.lang) + "\n");
        Ok(say::print(lines.collect::<String>().as_bytes()))
    }

    /// Prints the number alone, for scripts.
    fn take(&self, args: &TakeArgs) -> Done {
        let Some(stamp) = self.stamp(&args.by) else { return Ok(Exit::Usage) };
        let letter = Letter {
            series: Series::of(&args.series),
            circular: args.series.circular,
            date: args.date.unwrap_or_else(|| stamp.at.date_naive()),
            from: args.from.clone(),
            to: args.to.clone(),
            subject: args.subject.clone(),
        };
        let request = Request { letter, key: args.key.clone() };
        let mut register = self.open()?;
        let entry = if args.reserve {
            register.reserve(std::slice::from_ref(&request), &stamp)?.pop()
        } else {
            let document = Document { file: args.file.clone(), hash: None };
            Some(register.take(&request, &document, &stamp)?)
        };
        Ok(entry.map_or(Exit::Failed, |entry| say::print(format!("{}\n", entry.reference()).as_bytes())))
    }

    fn issue(&self, args: &IssueArgs) -> Done {
        let Some(stamp) = self.stamp(&args.by) else { return Ok(Exit::Usage) };
        let mut register = self.open()?;
        let entry = register.find(&args.number, args.year.unwrap_or_else(|| stamp.at.year()))?;
        let document = Document { file: args.file.clone(), hash: None };
        register.issue(&[(entry.id, document)], &stamp)?;
        Ok(self.say(&entry, &Both { th: "ออกเลขแล้ว", en: "issued" }))
    }

    fn void(&self, args: &VoidArgs) -> Done {
        let Some(stamp) = self.stamp(&args.by) else { return Ok(Exit::Usage) };
        let mut register = self.open()?;
        let entry = register.find(&args.number, args.year.unwrap_or_else(|| stamp.at.year()))?;
        let entry = register.void(entry.id, &args.reason, &stamp)?;
        Ok(self.say(&entry, &Both { th: "ยกเลิกแล้ว", en: "void" }))
    }

    fn list(&self, args: &ListArgs) -> Done {
        let books = self.open()?.books(&filter(args.series.as_ref(), args.year))?;
        Ok(say::print(list::table(&books, args.state, self.lang).as_bytes()))
    }

    fn export(&self, args: &ExportArgs) -> Done {
        let books = self.open()?.books(&filter(args.series.as_ref(), args.year))?;
        let digits = args.digits.into();
        let bytes = match args.output.1 {
            SheetFormat::Csv => Ok(sheet::csv(&books, digits)),
            SheetFormat::Xlsx => sheet::xlsx(&books, digits),
        };
        let file = bytes.map(|bytes| OutputFile { path: args.output.0.clone(), bytes });
        let written = file.and_then(|file| output::write_all(std::slice::from_ref(&file)).map(|()| file));
        Ok(match written {
            Ok(file) => report::written(&[Written::data(&file)], self.lang),
            Err(error) => {
                report::failure(&error, self.lang);
                Exit::Failed
            }
        })
    }

    fn say(&self, entry: &Entry, what: &Both<&str, &str>) -> Exit {
        let year = list::year(entry.year(), self.lang);
        let of = Both { th: "ปี", en: "of" };
        let (of, what) = (of.in_lang(self.lang), what.in_lang(self.lang));
        say::print(format!("{} {of} {year}: {what}\n", entry.reference()).as_bytes())
    }

    fn stamp(&self, by: &By) -> Option<Stamp> {
        stamp(by.by.clone(), self.lang)
    }
}

/// Who asks, and when; says so if nobody is to be known.
pub(super) fn stamp(by: Option<String>, lang: Lang) -> Option<Stamp> {
    let who = by.or_else(user);
    if who.is_none() {
        let message = Both {
            th: "ไม่ทราบว่าใครเป็นผู้ลงทะเบียน", en: "who keeps the register is not known"
        };
        let hint = Both { th: "ระบุชื่อด้วย `--by`", en: "give a name with `--by`" };
        say::error(lang, &message, Some(hint.in_lang(lang)));
    }
    Some(Stamp { at: now(), who: who? })
}

fn filter(series: Option<&Series>, year: Option<i32>) -> Filter {
    Filter { series: series.cloned(), year }
}

/// The user's name on this machine.
#[expect(clippy::disallowed_methods, reason = "the command line knows who runs it")]
fn user() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.trim().is_empty())
}

/// Now, by Thai time wherever the machine stands: the register is of a Thai office.
#[expect(clippy::disallowed_methods, reason = "the command line knows the day")]
fn now() -> DateTime<FixedOffset> {
    const THAILAND: i32 = 7 * 3600;
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs().cast_signed());
    let utc = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    FixedOffset::east_opt(THAILAND).map_or_else(|| utc.fixed_offset(), |zone| utc.with_timezone(&zone))
}

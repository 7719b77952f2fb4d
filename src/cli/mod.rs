//! The command line: arguments in, one module a command, an exit code out.
//!
//! Thin over the library. Raw arguments become resolved options before anything runs.

mod args;
mod batch;
mod check;
mod completions;
mod exit;
mod explain;
mod extract;
mod fix;
mod gather;
mod help;
mod init;
mod interrupt;
mod lang;
mod pipe;
mod plan;
mod preview;
mod profile;
mod profiles;
mod progress;
mod recipe;
mod register;
mod render;
mod report;
mod samples;
mod say;
mod schema;
mod store;
mod terminal;
mod watch;
mod wrap;

use std::process::ExitCode;

use args::Command;
use exit::Exit;

/// Runs the command line.
pub(crate) fn main() -> ExitCode {
    let lang = lang::of_environment();
    match args::parse(lang) {
        Ok(args) => {
            let lang = args.lang.map_or(lang, Into::into);
            run(args.command, lang).into()
        }
        Err(exit) => exit.into(),
    }
}

fn run(command: Command, lang: saraban::diag::Lang) -> Exit {
    match command {
        Command::Render(args) => render::run(&args, lang),
        Command::Batch(args) => batch::run(&args, lang),
        Command::Pipe(args) => pipe::run(&args, lang),
        Command::Check(args) => check::run(&args, lang),
        Command::Preview(args) => preview::run(&args, lang),
        Command::Watch(args) => watch::run(&args, lang),
        Command::Explain(args) => explain::run(args.name.as_deref(), lang),
        Command::Schema(args) => schema::run(args.output.as_deref(), lang),
        Command::Extract(args) => extract::run(&args, lang),
        Command::Init(args) => init::run(&args, lang),
        Command::Samples => samples::run(lang),
        Command::Profiles => profiles::run(lang),
        Command::Register(args) => register::run(&args, lang),
        Command::Completions { shell } => completions::run(shell, lang),
    }
}

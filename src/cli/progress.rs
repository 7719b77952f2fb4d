//! How far a batch is: a bar with rate and time left on a terminal, a plain line now and then elsewhere.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use saraban::diag::Lang;

use super::say;

/// Time between plain lines.
const PAUSE: Duration = Duration::from_secs(5);

/// Progress on standard error.
pub(super) enum Progress {
    /// None was asked for.
    Quiet,
    /// On a terminal.
    Bar(ProgressBar),
    /// In a file or another program.
    Plain { verb: String, total: usize, done: usize, began: Instant, told: Instant },
}

impl Progress {
    /// Begins at nothing of `total`. `verb` is what is done to the memos.
    pub(super) fn new(verb: &str, total: usize, quiet: bool, lang: Lang) -> Self {
        if quiet {
            return Self::Quiet;
        }
        if !io::stderr().is_terminal() {
            let now = now();
            return Self::Plain { verb: verb.to_owned(), total, done: 0, began: now, told: now };
        }
        let left = match lang {
            Lang::Th => "เหลือ",
            Lang::En => "left:",
        };
        let bar = ProgressBar::new(total as u64);
        let style = format!("{verb} [{{bar:30}}] {{pos}}/{{len}}  {{rate}}  {left} {{eta}}");
        let style = ProgressStyle::with_template(&style).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.with_key("rate", |state: &ProgressState, out: &mut dyn Write| {
            // A bar that cannot be drawn is no loss.
            let _ = write!(out, "{:.1}/s", state.per_sec());
        }));
        Self::Bar(bar)
    }

    /// One memo more, and what there is to say about it.
    pub(super) fn step(&mut self, text: &str) {
        match self {
            Self::Bar(bar) if text.is_empty() => bar.inc(1),
            Self::Bar(bar) => {
                bar.suspend(|| say::eprint(text));
                bar.inc(1);
            }
            Self::Quiet => say::eprint(text),
            Self::Plain { verb, total, done, began, told } => {
                say::eprint(text);
                *done += 1;
                let now = now();
                if now.duration_since(*told) >= PAUSE && done < total {
                    *told = now;
                    let rate = *done as f64 / now.duration_since(*began).as_secs_f64();
                    say::eprint(&format!("{verb} {done}/{total} ({rate:.1}/s)\n"));
                }
            }
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

/// The clock of the command line; the library has none.
#[expect(clippy::disallowed_methods, reason = "progress and times are the command's, not the documents'")]
pub(super) fn now() -> Instant {
    Instant::now()
}

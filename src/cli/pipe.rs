//! `saraban pipe`: a memo a line in, what became of it a line out, for programs that feed it without end.

use std::io::{self, BufWriter};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{panic, process, thread};

use saraban::batch::{Failure, Pipe, Refusal, Words};
use saraban::diag::Lang;
use saraban::error::Error;
use saraban::typeset::Issue;

use super::args::PipeArgs;
use super::batch::words;
use super::exit::Exit;
use super::report::{self, issue_words};
use super::store;

/// A stack for the deepest memo that passes `check`.
const STACK: usize = 8 << 20;

/// Answers lines until there are no more.
pub(super) fn run(args: &PipeArgs, lang: Lang) -> Exit {
    let names = args.name.clone().unwrap_or_default();
    if let Some(name) = names.unknown(&[]) {
        let refusal = Refusal::UnknownField { name: name.to_owned(), columns: Vec::new() };
        return words::refused(&refusal, None, lang);
    }
    let prepared = args.recipe.resolve(lang).and_then(|recipe| {
        let store = args.output.as_deref().map(|output| store::shared(output, lang)).transpose()?;
        Ok((recipe, store))
    });
    let (recipe, store) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let hand = Arc::new(Mutex::new(()));
    end_between_files(&hand);
    // A panic is told in the answer of its line.
    panic::set_hook(Box::new(|_| {}));
    let pipe = Pipe {
        recipe: &recipe,
        names: &names,
        store: store.as_deref(),
        pictures: Path::new("."),
        name: "<stdin>",
        lang,
        words: Words {
            issue: &|issue: &Issue| issue_words(issue).in_lang(lang),
            failure: &|failure: &Failure| words::failed(failure).in_lang(lang),
        },
        hand: &hand,
    };
    let answer = || pipe.run(&mut io::stdin().lock(), &mut BufWriter::new(io::stdout()));
    let ended = thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, answer);
        let worker = worker.map_err(|error| Error::internal("pipe", error))?;
        worker.join().unwrap_or_else(|_| Err(Error::internal("pipe", "panic")))
    });
    match ended {
        Ok(()) => Exit::Done,
        Err(error) => {
            report::failure(&error, lang);
            Exit::Failed
        }
    }
}

/// Lets Ctrl-C and SIGTERM end the process while no file is being written, so that not even a temporary one
/// is left; but who asks for the end does not wait for a store that does not answer.
fn end_between_files(hand: &Arc<Mutex<()>>) {
    let hand = Arc::clone(hand);
    // Without a handler the process ends at once, which leaves no half file either.
    let _ = ctrlc::set_handler(move || {
        for _ in 0..100 {
            if let Ok(_idle) = hand.try_lock() {
                end();
            }
            thread::sleep(Duration::from_millis(50));
        }
        end();
    });
}

#[expect(clippy::exit, reason = "the main thread waits for a line that may never come")]
fn end() -> ! {
    process::exit(Exit::Interrupted.code().into())
}

//! `saraban completions`.

use saraban::diag::Lang;

use super::exit::Exit;
use super::{args, say};

/// Prints the completion script of a shell.
pub(super) fn run(shell: clap_complete::Shell, lang: Lang) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(lang), "saraban", &mut script);
    say::print(&script)
}

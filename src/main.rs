//! The `saraban` command: parse, run, map to an exit code.

mod cli;
mod preview;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}

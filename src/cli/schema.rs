//! `saraban schema`: the JSON Schema of the memo format.

use std::path::Path;

use saraban::check::schema;
use saraban::diag::Lang;

use super::exit::Exit;
use super::extract::deliver;

/// Prints the schema, or writes it to a file.
pub(super) fn run(output: Option<&Path>, lang: Lang) -> Exit {
    deliver(schema::text().into_bytes(), output.filter(|path| *path != Path::new("-")), lang)
}

//! Where `-o` leads.

use std::path::Path;

use saraban::batch::{Folder, Journal, Store};
use saraban::diag::Lang;
use saraban::error::Error;

use super::exit::Exit;
use super::report;

/// A place that many processes write to.
pub(super) fn shared(output: &Path, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    boxed(Folder::new(output), lang)
}

/// A place that one batch writes to; it knows what is finished there if `resume`.
pub(super) fn for_batch(output: &Path, resume: bool, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    boxed(Journal::open(output, resume), lang)
}

fn boxed(store: Result<impl Store + 'static, Error>, lang: Lang) -> Result<Box<dyn Store>, Exit> {
    match store {
        Ok(store) => Ok(Box::new(store)),
        Err(error) => {
            report::failure(&error, lang);
            Err(Exit::Failed)
        }
    }
}

//! Builds the word dictionary of the line breaker, `words.fst` in `OUT_DIR`, from the lists in
//! `src/thai/data`. An official word replaces the plain entry of the same letters.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes where cargo tells it")]

#[path = "thai/words/pack.rs"]
mod pack;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use pack::{Entry, LONGEST_WORD, code};

const WORDS: &str = "src/thai/data/words.tsv";
const OFFICIAL: &str = "src/thai/data/agency.txt";

fn main() -> Result<(), Box<dyn Error>> {
    for input in [WORDS, OFFICIAL, "src/thai/words/pack.rs", "src/build.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let mut words = BTreeMap::new();
    read_plain(&mut words)?;
    read_official(&mut words)?;

    let mut automaton = fst::MapBuilder::memory();
    for (key, entry) in &words {
        automaton.insert(key, entry.pack())?;
    }
    let target = Path::new(&env::var("OUT_DIR")?).join("words.fst");
    fs::write(target, automaton.into_inner()?)?;
    Ok(())
}

/// Lines of `word TAB cost`.
fn read_plain(words: &mut BTreeMap<Vec<u8>, Entry>) -> Result<(), Box<dyn Error>> {
    for line in fs::read_to_string(WORDS)?.lines() {
        let (word, cost) = line.split_once('\t').ok_or_else(|| format!("{WORDS}: no tab in {line:?}"))?;
        let key: Option<Vec<u8>> = word.chars().map(code).collect();
        let key = key.filter(|key| key.len() <= LONGEST_WORD).ok_or_else(|| format!("{WORDS}: {word:?}"))?;
        words.insert(key, Entry { cost: cost.parse()?, official: false, joints: 0 });
    }
    Ok(())
}

/// Lines of one word with optional `|` joints; `#` opens a comment.
fn read_official(words: &mut BTreeMap<Vec<u8>, Entry>) -> Result<(), Box<dyn Error>> {
    for line in fs::read_to_string(OFFICIAL)?.lines() {
        let word = line.split('#').next().unwrap_or_default().trim();
        if !word.is_empty() {
            let (key, entry) = Entry::official(word).ok_or_else(|| format!("{OFFICIAL}: {word:?}"))?;
            words.insert(key, entry);
        }
    }
    Ok(())
}

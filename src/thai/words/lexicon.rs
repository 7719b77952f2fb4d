//! The dictionary: general and official words from the build, and the words of one document.
//!
//! It answers one question: which words start at this letter? Costs are chosen elsewhere.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fst::Map;
use fst::raw::{Fst, Output};

use super::pack::Entry;

/// The automaton `build.rs` made of `data/words.tsv` and `data/agency.txt`.
#[expect(clippy::expect_used, reason = "compiled in, and read by every test of the room")]
static GENERAL: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| {
    let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));
    Map::new(bytes).expect("build.rs writes a readable automaton")
});

#[derive(Debug)]
pub(super) struct Lexicon {
    /// The document's own words; an entry here comes beside the general one, not instead of it.
    own: Map<Vec<u8>>,
}

impl Lexicon {
    /// Adds `own` words, written like lines of the official list (`|` marks joints). Words that are
    /// not purely Thai letters, or are too long, are left out.
    #[expect(clippy::expect_used, reason = "a BTreeMap is sorted and its keys are unique")]
    pub(super) fn new<'a>(own: impl Iterator<Item = &'a str>) -> Self {
        let entries: BTreeMap<Vec<u8>, Entry> = own.filter_map(Entry::official).collect();
        let own = Map::from_iter(entries.into_iter().map(|(key, entry)| (key, entry.pack())));
        Self { own: own.expect("a BTreeMap is sorted and its keys are unique") }
    }

    /// Calls `visit(length, entry)` for every word that `letters` begins with, shortest first in
    /// each list; `letters` are letter codes.
    pub(super) fn words_at(&self, letters: &[u8], mut visit: impl FnMut(usize, Entry)) {
        walk(GENERAL.as_fst(), letters, &mut visit);
        if !self.own.is_empty() {
            walk(self.own.as_fst(), letters, &mut visit);
        }
    }
}

fn walk<D: AsRef<[u8]>>(fst: &Fst<D>, letters: &[u8], visit: &mut impl FnMut(usize, Entry)) {
    let mut node = fst.root();
    let mut sum = Output::zero();
    for (index, &letter) in letters.iter().enumerate() {
        let Some(found) = node.find_input(letter) else { return };
        let transition = node.transition(found);
        sum = sum.cat(transition.out);
        node = fst.node(transition.addr);
        if node.is_final() {
            visit(index + 1, unpack(sum.cat(node.final_output()).value()));
        }
    }
}

/// The reverse of [`Entry::pack`].
fn unpack(value: u64) -> Entry {
    Entry { cost: value as u16, official: value >> 16 & 1 == 1, joints: value >> 17 }
}

#[cfg(test)]
mod tests {
    use super::super::pack::code;
    use super::*;

    fn found(lexicon: &Lexicon, text: &str) -> Vec<(usize, Entry)> {
        let letters: Vec<u8> = text.chars().filter_map(code).collect();
        let mut words = Vec::new();
        lexicon.words_at(&letters, |length, entry| words.push((length, entry)));
        words
    }

    #[test]
    fn finds_every_word_at_a_letter() {
        let lexicon = Lexicon::new(std::iter::empty());
        let lengths: Vec<usize> = found(&lexicon, "ปีงบประมาณ").iter().map(|word| word.0).collect();
        assert!(lengths.contains(&2) && lengths.contains(&10), "{lengths:?}");
    }

    #[test]
    fn keeps_joints_of_own_words() {
        let lexicon = Lexicon::new(["ห้วย|ยางขาม", "Latin", "", "|ก"].into_iter());
        let own = found(&lexicon, "ห้วยยางขาม").into_iter().find(|word| word.1.official);
        assert_eq!(own.map(|word| (word.0, word.1.joints)), Some((10, 1 << 3)));
    }

    #[test]
    fn packing_is_undone_by_unpacking() {
        let entry = Entry { cost: u16::MAX, official: true, joints: (1 << 46) | 1 };
        assert_eq!(unpack(entry.pack()), entry);
        let plain = Entry { cost: 7, official: false, joints: 0 };
        assert_eq!(unpack(plain.pack()), plain);
    }
}

//! How a Thai word and what is known of it are written into the dictionary automaton.
//!
//! Compiled twice: into the crate and into `build.rs`, so that writer and reader cannot differ.
//! It must use nothing but `core`.

/// What the dictionary knows of one word, packed into the 64-bit value of its automaton entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Cost of taking the word, 100 × −ln of its probability; 0..=65535.
    pub(crate) cost: u16,
    /// An official word or a name: its joints are the ones stated, and no others are looked for.
    pub(crate) official: bool,
    /// Bit *n* set: the word may be parted after its letter *n* (0-based, below 47).
    pub(crate) joints: u64,
}

/// Letters a word can have at most, so that every joint has a bit.
pub(crate) const LONGEST_WORD: usize = 47;

/// Cost of an official word: below nearly every other reading of the same letters.
const OFFICIAL_COST: u16 = 500;

impl Entry {
    /// Reads one entry of the official list, `องค์การ|บริหาร|ส่วน|ตำบล`: the codes of its letters and
    /// the entry. `None` if it is empty, too long or holds anything but Thai letters and joints.
    pub(crate) fn official(line: &str) -> Option<(Vec<u8>, Self)> {
        let mut key = Vec::new();
        let mut joints = 0;
        for c in line.chars() {
            match (c, key.len()) {
                ('|', 0) => return None,
                ('|', n) => joints |= 1 << (n - 1),
                _ => key.push(code(c)?),
            }
            if key.len() > LONGEST_WORD {
                return None;
            }
        }
        let entry = Self { cost: OFFICIAL_COST, official: true, joints };
        (!key.is_empty()).then_some((key, entry))
    }

    /// The value stored in the automaton: cost in bits 0–15, the official mark in 16, joints from 17.
    pub(crate) const fn pack(self) -> u64 {
        self.cost as u64 | (self.official as u64) << 16 | self.joints << 17
    }
}

/// The one-byte code of a Thai letter, vowel or mark: its offset in the Thai block.
///
/// One byte instead of the three of UTF-8 makes the automaton smaller and a walk three times faster.
/// Digits, `ๆ`, `ฯ` and `฿` are no letters: no word is built of them.
pub(crate) const fn code(c: char) -> Option<u8> {
    match c {
        '\u{e01}'..='\u{e2e}' | '\u{e30}'..='\u{e3a}' | '\u{e40}'..='\u{e45}' | '\u{e47}'..='\u{e4e}' => {
            Some((c as u32 - 0xe00) as u8)
        }
        _ => None,
    }
}

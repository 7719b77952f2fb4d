//! Cuts a run of Thai letters into words: the cheapest path over the dictionary.
//!
//! Time grows with the length of the run (a word has at most 47 letters), memory too; nothing recurses.
//! A stretch the dictionary does not know is one piece, however long.

use super::lexicon::Lexicon;
use super::pack::Entry;

/// A stretch of the run, up to the letter `end` (exclusive, an index into the run).
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) end: usize,
    /// What the dictionary says; `None` if it does not know the stretch.
    pub(super) entry: Option<Entry>,
}

/// Cost of entering an unknown stretch, and of each cluster in it. Dearer than two rare words over
/// the same letters, cheaper than four: names made of words stay words, misspellings stay whole.
const UNKNOWN_OPEN: u32 = 2200;
const UNKNOWN_CLUSTER: u32 = 600;

/// Dictionary words this dear never occur in the corpus; short ones are no grounds for cutting a
/// longer word.
const UNSEEN_COST: u16 = 1600;
const SHORT_PART: usize = 4;

/// Cheapest way to come to one letter.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    from: u32,
    /// The way to `from` that this step continues: [`KNOWN`] or [`UNKNOWN`].
    way: usize,
    /// The word taken; means nothing on the unknown way.
    entry: Entry,
}

const NO_WORD: Entry = Entry { cost: 0, official: false, joints: 0 };
const UNREACHED: Step = Step { cost: u32::MAX, from: 0, way: KNOWN, entry: NO_WORD };
const KNOWN: usize = 0;
const UNKNOWN: usize = 1;

/// The words of a run of letter codes, in order; the last one ends at `letters.len()`.
pub(super) fn words(lexicon: &Lexicon, letters: &[u8]) -> Vec<Piece> {
    let mut steps = start(letters.len());
    for at in 0..letters.len() {
        let Some((way, cost)) = cheapest(&steps[at]) else { continue };
        lexicon.words_at(&letters[at..], |length, entry| {
            if can_cut(letters, at + length) {
                let step = Step { cost: cost.saturating_add(entry.cost.into()), from: at as u32, way, entry };
                relax(&mut steps[at + length][KNOWN], step);
            }
        });
        let next = next_cut(letters, at);
        for (way, open) in [(KNOWN, UNKNOWN_OPEN), (UNKNOWN, 0)] {
            let before = steps[at][way].cost;
            if before < u32::MAX {
                let cost = before.saturating_add(open + UNKNOWN_CLUSTER).min(u32::MAX - 1);
                relax(&mut steps[next][UNKNOWN], Step { cost, from: at as u32, way, entry: NO_WORD });
            }
        }
    }
    trace(&steps)
}

/// Where one long word is a row of shorter common words: the letters (indices) that start them.
/// Empty if it is not.
pub(super) fn joints(lexicon: &Lexicon, letters: &[u8]) -> Vec<usize> {
    let mut steps = start(letters.len());
    for at in 0..letters.len() {
        let cost = steps[at][KNOWN].cost;
        if cost == u32::MAX {
            continue;
        }
        lexicon.words_at(&letters[at..], |length, entry| {
            let end = at + length;
            if length < letters.len()
                && can_cut(letters, end)
                && clusters(&letters[at..end]) > if entry.cost < UNSEEN_COST { 1 } else { SHORT_PART }
            {
                let step = Step { cost: cost + u32::from(entry.cost), from: at as u32, way: KNOWN, entry };
                relax(&mut steps[end][KNOWN], step);
            }
        });
    }
    let mut cuts: Vec<usize> = trace(&steps).iter().map(|piece| piece.end).collect();
    cuts.pop();
    cuts
}

/// Where a long unknown stretch may be parted: before a vowel written first, and after ะ, when two
/// clusters or more stand on either side.
pub(super) fn syllables(letters: &[u8]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let (mut since, mut left) = (0, clusters(letters));
    for (at, &letter) in letters.iter().enumerate() {
        let likely = (0x40..=0x44).contains(&letter) || (at > 0 && letters[at - 1] == 0x30);
        if likely && since > 1 && left > 2 && can_cut(letters, at) {
            cuts.push(at);
            since = 0;
        }
        if !is_mark(letter) {
            since += 1;
            left -= 1;
        }
    }
    cuts
}

/// Whether a line may end before `letters[at]`: not before a letter that leans on the one before
/// (marks, ะ า ำ ๅ), nor after a vowel written before its consonant (เ แ โ ใ ไ).
pub(super) fn can_cut(letters: &[u8], at: usize) -> bool {
    letters.get(at).is_none_or(|&next| !leans_back(next))
        && (at == 0 || at == letters.len() || !(0x40..=0x44).contains(&letters[at - 1]))
}

const fn leans_back(code: u8) -> bool {
    is_mark(code) || matches!(code, 0x30 | 0x32 | 0x45)
}

/// Letters that do not open a grapheme cluster: marks above and below, and ำ.
const fn is_mark(code: u8) -> bool {
    matches!(code, 0x31 | 0x33..=0x3a | 0x47..=0x4e)
}

/// Grapheme clusters in a stretch of letters.
pub(super) fn clusters(letters: &[u8]) -> usize {
    letters.iter().filter(|&&code| !is_mark(code)).count()
}

fn next_cut(letters: &[u8], at: usize) -> usize {
    (at + 1..letters.len()).find(|&next| can_cut(letters, next)).unwrap_or(letters.len())
}

fn start(length: usize) -> Vec<[Step; 2]> {
    let mut steps = vec![[UNREACHED; 2]; length + 1];
    steps[0][KNOWN].cost = 0;
    steps
}

fn cheapest(ways: &[Step; 2]) -> Option<(usize, u32)> {
    let way = if ways[UNKNOWN].cost < ways[KNOWN].cost { UNKNOWN } else { KNOWN };
    (ways[way].cost < u32::MAX).then_some((way, ways[way].cost))
}

fn relax(best: &mut Step, step: Step) {
    if step.cost < best.cost {
        *best = step;
    }
}

/// Follows the steps back from the end; neighbouring unknown steps become one piece.
fn trace(steps: &[[Step; 2]]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = steps.len() - 1;
    let Some((mut way, _)) = cheapest(&steps[at]) else { return pieces };
    let mut unknown_after = false;
    while at > 0 {
        let step = steps[at][way];
        let unknown = way == UNKNOWN;
        if !(unknown && unknown_after) {
            pieces.push(Piece { end: at, entry: (!unknown).then_some(step.entry) });
        }
        (at, way, unknown_after) = (step.from as usize, step.way, unknown);
    }
    pieces.reverse();
    pieces
}

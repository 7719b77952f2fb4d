//! Near-twins: two spellings of one name in one draft.
//!
//! A name is what follows a title or a word such as ตำบล, or a stretch the dictionary does not know. Two of
//! a kind that part in one cluster are twins; the rarer is reported. Kept words (`keep`) are spelt right
//! by definition. Names are compared by what is left of them without one cluster, so the time grows
//! with the length of the draft and not with the pairs.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::findings::Findings;
use super::pattern::is_thai;
use super::persons;
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::thai::text::clusters;
use crate::thai::words::{Word, words};

pub(super) const SLUGS: &[&str] = &["near-twin"];

/// Clusters of a name: shorter ones are alike by chance, longer ones are sentences.
const SHORTEST: usize = 6;
const LONGEST: usize = 24;

/// Most words a name or a kept word is read as.
const MOST_WORDS: usize = 8;

/// Words that a name follows; also as the end of a longer word (องค์การบริหารส่วนตำบล).
const GENERIC: &[&str] = &[
    "ตำบล",
    "อำเภอ",
    "จังหวัด",
    "แขวง",
    "เขต",
    "หมู่บ้าน",
    "บ้าน",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "โรงเรียน",
    "มหาวิทยาลัย",
    "วิทยาลัย",
    "โรงพยาบาล",
    "วัด",
];

/// Words that end a name.
const AFTER: &[&str] = &[
    "เพื่อ",
    "ที่",
    "ต่อไป",
    "ต่อ",
    "และ",
    "หรือ",
    "ซึ่ง",
    "กับ",
    "โดย",
    "ได้",
    "จะ",
    "ว่า",
    "ใน",
    "ของ",
    "เป็น",
    "ตาม",
    "พร้อม",
    "นั้น",
    "นี้",
    "ให้",
    "ขอ",
    "มี",
    "จึง",
    "ไป",
    "มา",
    "แล้ว",
    "จาก",
    "ประจำ",
    "ประจำปี",
    "เรื่อง",
    "ทั้ง",
    "แจ้ง",
    "เสนอ",
    "ดำเนินการ",
    "จัด",
    "โทร",
    "โทรศัพท์",
    "ครั้ง",
    "เมื่อ",
    "ตั้งแต่",
    "ก็",
    "ณ",
    "ถึง",
    "ทราบ",
    "พิจารณา",
    "ตำบล",
    "อำเภอ",
    "จังหวัด",
    "เป็นต้น",
    "ทุก",
    "แต่",
    "ไม่",
    "อยู่",
    "ร่วม",
];

/// What kind of name it is; only names of a kind are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind<'a> {
    /// Of a place or a body, after a word of [`GENERIC`].
    Place(&'a str),
    /// Of a person, after a title; without one in the field of a name.
    Person(&'a str),
    /// Unknown to the dictionary.
    Unknown,
}

/// One place where a name stands.
struct Mention {
    passage: usize,
    range: Range<usize>,
}

/// Every name, spaces between its parts as one, and where it stands.
type Names<'a> = HashMap<(Kind<'a>, String), Vec<Mention>>;

/// A name and its kind.
type Named<'n, 'a> = &'n (Kind<'a>, String);

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let kept = Kept::new(&draft.keep);
    let mut names = Names::new();
    let mut reported = HashSet::new();
    for (index, passage) in draft.passages.iter().enumerate() {
        if matches!(passage.part, Part::Contact | Part::Reference | Part::Date) {
            continue;
        }
        let words = words(&passage.text);
        places(index, passage, &words, &mut names);
        people(index, passage, &words, &mut names);
        if !kept.words.is_empty() {
            kept.twins(passage, &words, |range, right| {
                if reported.insert((index, range.start)) {
                    let found = passage.text[range.clone()].to_owned();
                    findings.report(Problem::NearTwin { found, common: right.to_owned() }, passage, range);
                }
            });
        }
    }
    for (rare, common) in twins(&names, &kept, draft) {
        let Some(first) = names[common].first() else { continue };
        for mention in &names[rare] {
            if reported.insert((mention.passage, mention.range.start)) {
                let problem = Problem::NearTwin { found: rare.1.clone(), common: common.1.clone() };
                let against = draft.passages[first.passage].source(first.range.clone());
                let passage = &draft.passages[mention.passage];
                findings.report_against(problem, passage, mention.range.clone(), against);
            }
        }
    }
}

fn places<'a>(index: usize, passage: &'a Passage, words: &[Word], names: &mut Names<'a>) {
    let text = &passage.text;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let own = &text[word.range.clone()];
        let Some(generic) = GENERIC.iter().find(|generic| own.ends_with(**generic)) else { continue };
        let first = at;
        while words.get(at).is_some_and(|next| {
            next.run == word.run
                && at - first < MOST_WORDS
                && !AFTER.contains(&&text[next.range.clone()])
                && (at == first || !GENERIC.contains(&&text[next.range.clone()]))
        }) {
            at += 1;
        }
        // One word of the dictionary is no misspelling of another.
        if at - first > 1 || words.get(first).is_some_and(|only| at > first && !only.known) {
            add(
                index,
                passage,
                Kind::Place(generic),
                words[first].range.start..words[at - 1].range.end,
                names,
            );
        }
    }
}

fn people<'a>(index: usize, passage: &'a Passage, words: &[Word], names: &mut Names<'a>) {
    let persons: Vec<_> = persons::persons(&passage.text).collect();
    if passage.part == Part::Name && persons.is_empty() {
        return add(index, passage, Kind::Person(""), 0..passage.text.len(), names);
    }
    let mut rest = persons.iter().peekable();
    for word in words.iter().filter(|word| !word.known) {
        while rest.next_if(|person| person.range.end <= word.range.start).is_some() {}
        if rest.peek().is_none_or(|person| word.range.end <= person.range.start) {
            add(index, passage, Kind::Unknown, word.range.clone(), names);
        }
    }
    for person in persons {
        add(index, passage, Kind::Person(person.title), person.range, names);
    }
}

fn add<'a>(passage: usize, of: &'a Passage, kind: Kind<'a>, range: Range<usize>, names: &mut Names<'a>) {
    let name = of.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    if (SHORTEST..=LONGEST).contains(&clusters(&name).count()) {
        names.entry((kind, name)).or_default().push(Mention { passage, range });
    }
}

/// The rarer names with their commoner twins, in order.
fn twins<'n, 'a>(
    names: &'n Names<'a>,
    kept: &Kept<'_>,
    draft: &Draft,
) -> Vec<(Named<'n, 'a>, Named<'n, 'a>)> {
    let rank = |named: Named<'n, 'a>| (names[named].len(), named);
    let mut best: HashMap<(Kind<'a>, String), Named<'n, 'a>> = HashMap::new();
    for named in names.keys() {
        for key in keys(&named.1) {
            let best = best.entry((named.0, key)).or_insert(named);
            if rank(named) > rank(*best) {
                *best = named;
            }
        }
    }
    let twin = |named: Named<'n, 'a>| {
        let mentions = &names[named];
        let near = keys(&named.1).into_iter().filter_map(|key| best.get(&(named.0, key)).copied());
        near.filter(|common| {
            names[*common].len() >= 2 * mentions.len() && apart(named.0, &named.1, &common.1)
        })
        .max_by_key(|common| rank(common))
        .filter(|common| !side_by_side(mentions, &names[*common], draft))
    };
    let meant = |named: &Named<'n, 'a>| kept.spelt.contains(named.1.as_str());
    let mut twins: Vec<_> =
        names.keys().filter(|named| !meant(named)).filter_map(|named| Some((named, twin(named)?))).collect();
    twins.sort_unstable();
    twins
}

/// Whether both stand in one text or one table: then two things are meant.
fn side_by_side(some: &[Mention], others: &[Mention], draft: &Draft) -> bool {
    let places = |mention: &Mention| {
        let table = draft.passages[mention.passage].cell.map(|cell| cell.table);
        [Some((true, mention.passage)), table.map(|table| (false, table))].into_iter().flatten()
    };
    let others: HashSet<_> = others.iter().flat_map(places).collect();
    some.iter().flat_map(places).any(|place| others.contains(&place))
}

/// The name and what is left of it without each of its clusters.
fn keys(name: &str) -> Vec<String> {
    let without = |(at, cluster): (usize, &str)| format!("{}{}", &name[..at], &name[at + cluster.len()..]);
    clusters(name).map(without).chain([name.to_owned()]).collect()
}

/// Whether two different names part in one cluster: another one in its place, or one more or less inside.
fn apart(kind: Kind<'_>, one: &str, other: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (
        clusters(one).map(|(_, cluster)| cluster).collect(),
        clusters(other).map(|(_, cluster)| cluster).collect(),
    );
    let same = |pairs: usize, (a, b): &(&&str, &&str)| pairs + usize::from(a == b);
    let lead = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let inside = lead > 0 && tail > 0;
    match one.len().abs_diff(other.len()) {
        // Where an unknown stretch ends is a guess: its ends say nothing.
        0 => {
            let equal = one.iter().zip(&other).fold(0, |pairs, pair| same(pairs, &pair));
            equal + 1 == one.len() && (inside || kind != Kind::Unknown)
        }
        1 => inside && lead + tail >= one.len().min(other.len()),
        _ => false,
    }
}

/// The kept words, and how to find what nearly is one.
struct Kept<'a> {
    /// All of them.
    spelt: HashSet<&'a str>,
    /// Those of a fit length, in Thai letters.
    words: HashSet<&'a str>,
    near: HashMap<String, &'a str>,
    /// First and last clusters, and counts of clusters: a cheap test before the keys.
    ends: HashSet<&'a str>,
    lengths: HashSet<usize>,
}

impl<'a> Kept<'a> {
    fn new(keep: &'a [String]) -> Self {
        let long = |word: &&str| (SHORTEST..=LONGEST).contains(&clusters(word).count());
        let spelt = keep.iter().map(String::as_str).collect();
        let words: HashSet<&str> =
            keep.iter().map(String::as_str).filter(|word| word.chars().all(is_thai)).filter(long).collect();
        let mut sorted: Vec<&str> = words.iter().copied().collect();
        sorted.sort_unstable();
        let near = sorted.iter().flat_map(|word| keys(word).into_iter().map(|key| (key, *word))).collect();
        let ends = |word: &&'a str| {
            let mut all = clusters(word).map(|(_, cluster)| cluster);
            [all.next(), all.next_back()]
        };
        let ends = sorted.iter().flat_map(ends).flatten().collect();
        let lengths =
            sorted.iter().flat_map(|word| [-1, 0, 1].map(|n| clusters(word).count().wrapping_add_signed(n)));
        let lengths = lengths.collect();
        Self { spelt, words, near, ends, lengths }
    }

    /// Rows of words that part in one cluster from a kept word and have none in them.
    fn twins(&self, passage: &Passage, words: &[Word], mut report: impl FnMut(Range<usize>, &str)) {
        let text = &passage.text;
        for (first, start) in words.iter().enumerate() {
            let row = words[first..].iter().take(MOST_WORDS).take_while(|word| word.run == start.run);
            for (more, last) in row.enumerate() {
                let range = start.range.start..last.range.end;
                let name = &text[range.clone()];
                if self.words.contains(name) {
                    break;
                }
                let known = more == 0 && start.known;
                if !known && let Some(kept) = self.twin(name) {
                    report(range, kept);
                    break;
                }
            }
        }
    }

    fn twin(&self, name: &str) -> Option<&'a str> {
        let mut all = clusters(name).map(|(_, cluster)| cluster);
        let ends = [all.next(), all.next_back()];
        if !ends.into_iter().flatten().any(|end| self.ends.contains(end))
            || !self.lengths.contains(&clusters(name).count())
        {
            return None;
        }
        let near = keys(name).into_iter().filter_map(|key| self.near.get(&key).copied());
        near.filter(|kept| apart(Kind::Unknown, name, kept)).min()
    }
}

//! Misspelt words, from a list; each only where it stands as a word of its own.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::pattern::any_of;
use super::persons::{self, Person};
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Part, Passage};
use crate::thai::words::stands_alone;

pub(super) const SLUGS: &[&str] = &["misspelling"];

/// Wrong forms and their right ones.
static RIGHT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("data/misspellings.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.next()?))
        })
        .collect()
});

static WRONG: LazyLock<Regex> = LazyLock::new(|| any_of(RIGHT.keys().copied()));

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let names = |part| matches!(part, Part::Name | Part::Contact | Part::Reference | Part::Date);
    for passage in draft.passages.iter().filter(|passage| !names(passage.part)) {
        misspelt(passage, &draft.keep, findings);
    }
}

fn misspelt(passage: &Passage, keep: &[String], findings: &mut Findings<'_>) {
    let text = &passage.text;
    let mut persons: Option<Vec<Person<'_>>> = None;
    for found in WRONG.find_iter(text) {
        let (wrong, range) = (found.as_str(), found.range());
        let Some(right) = RIGHT.get(wrong).filter(|_| stands_alone(text, &range)) else { continue };
        let persons = persons.get_or_insert_with(|| persons::persons(text).collect());
        let after = persons.partition_point(|person| person.range.start <= range.start);
        let named = after.checked_sub(1).is_some_and(|before| range.end <= persons[before].range.end);
        if !named && !keep.iter().any(|word| is_part(text, &range, word)) {
            let problem = Problem::Misspelling { wrong: wrong.to_owned(), right: (*right).to_owned() };
            findings.report_fix(problem, passage, range, *right);
        }
    }
}

/// Whether a stretch is a part of a word that stands there.
fn is_part(text: &str, stretch: &Range<usize>, word: &str) -> bool {
    let start = text.floor_char_boundary(stretch.end.saturating_sub(word.len()));
    let end = text.ceil_char_boundary((stretch.start + word.len()).min(text.len()));
    start <= stretch.start && stretch.end <= end && text[start..end].contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::words::{is_word, words};

    /// Wrong forms that the general word list, gathered from usage, carries all the same.
    const IN_USE: &[&str] = &[
        "กบฎ",
        "กระทันหัน",
        "กราฟฟิก",
        "คลินิค",
        "คลีนิก",
        "คลีนิค",
        "ความผูกพันธ์",
        "ซอฟท์แวร์",
        "ดิจิตอล",
        "ถือกรรมสิทธ์",
        "ทรมาณ",
        "ทะยอย",
        "ประณีประนอม",
        "ฟังก์ชั่น",
        "มัคคุเทศน์",
        "ระบบดิจิตอล",
        "ลาดตระเวณ",
        "ลายเซ็นต์",
        "ศรีษะ",
        "ศรีษะเกษ",
        "สัญญลักษณ์",
        "สัมนา",
        "อนุเสาวรีย์",
        "อินเตอร์เน็ต",
        "อีเมลล์",
        "อีเมล์",
        "เต้นท์",
        "เต๊นท์",
        "เวปไซต์",
        "เวอร์ชั่น",
        "เว็บไซท์",
        "เอนกประสงค์",
        "แอปพลิเคชั่น",
        "แอพพลิเคชัน",
        "แอพพลิเคชั่น",
        "โควต้า",
        "โดยกระทันหัน",
        "โน้ตบุ๊ค",
        "โน๊ตบุ๊ค",
        "โอกาศ",
    ];

    #[test]
    fn no_wrong_form_is_a_word_and_every_right_one_is_made_of_words() {
        let mut in_use: Vec<&str> = RIGHT.keys().copied().filter(|wrong| is_word(wrong)).collect();
        in_use.sort_unstable();
        assert_eq!(in_use, IN_USE);
        for (wrong, right) in RIGHT.iter() {
            assert!(words(right).iter().all(|word| word.known), "{right}");
            assert!(!RIGHT.contains_key(right), "{right} is listed as wrong");
            let inside = WRONG.find_iter(right).any(|found| stands_alone(right, &found.range()));
            assert!(!inside && wrong != right, "{right} is flagged");
        }
        assert!(RIGHT.len() >= 150, "{}", RIGHT.len());
    }

    /// Now and then the letters before make another word: ของสด|วก.
    #[test]
    fn wrong_forms_are_found_among_common_words() {
        let (mut tried, mut missed) = (0, Vec::new());
        for wrong in RIGHT.keys() {
            for before in ["", "ให้", "การ", "ความ", "ของ", "และ", "ตาม", "มี"]
            {
                for after in ["", "ของ", "ที่", "และ", "ให้", "ใน", "ต่อ"] {
                    let text = format!("{before}{wrong}{after}");
                    let found = WRONG
                        .find_iter(&text)
                        .any(|found| found.as_str().contains(*wrong) && stands_alone(&text, &found.range()));
                    tried += 1;
                    missed.extend((!found).then_some(text));
                }
            }
        }
        assert!(missed.len() * 200 < tried, "{} of {tried}: {}", missed.len(), missed.join(" "));
    }

    #[test]
    fn the_list_is_sorted_and_whole() {
        let lines: Vec<&str> =
            include_str!("data/misspellings.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted());
        assert_eq!(lines.len(), RIGHT.len(), "a line twice or broken");
        assert!(lines.iter().all(|line| line.ends_with("\tพจนานุกรม") || line.ends_with("\tทับศัพท์")));
    }
}

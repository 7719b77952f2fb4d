//! Vowels and tone marks: in the order Thai is stored in, once each, on a consonant.

use super::findings::Findings;
use crate::diag::catalogue::WordingProblem as Problem;
use crate::draft::{Draft, Passage};
use crate::thai::text::overlong_clusters;

pub(super) const SLUGS: &[&str] =
    &["split-sara-am", "double-sara-e", "mark-order", "repeated-mark", "stray-mark", "stray-lakkhangyao"];

/// What a Thai character does in its syllable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Consonant,
    /// เ แ โ ใ ไ, written before the consonant.
    Leading,
    /// ะ า ำ, written after it.
    Following,
    /// Vowels above and below, and ็.
    Vowel,
    /// Tone marks and ์.
    Tone,
    /// ํ, of Pali; in Thai only a piece of ำ.
    Nikhahit,
    /// ๅ, which follows ฤ and ฦ only.
    Lakkhangyao,
    Other,
}

const fn kind(c: char) -> Kind {
    match c {
        'ก'..='ฮ' | '\u{25cc}' => Kind::Consonant,
        'เ'..='ไ' => Kind::Leading,
        'ะ' | 'า' | 'ำ' => Kind::Following,
        '\u{e31}' | '\u{e34}'..='\u{e39}' | '\u{e47}' => Kind::Vowel,
        '\u{e48}'..='\u{e4c}' => Kind::Tone,
        '\u{e4d}' => Kind::Nikhahit,
        'ๅ' => Kind::Lakkhangyao,
        _ => Kind::Other,
    }
}

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for passage in &draft.passages {
        marks(passage, findings);
    }
}

fn marks(passage: &Passage, findings: &mut Findings<'_>) {
    // A stack of marks that is no writing has been reported as such.
    if passage.text.is_ascii() || overlong_clusters(&passage.text).next().is_some() {
        return;
    }
    let mut before = None;
    let mut base = false;
    let mut rest = passage.text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|&(_, next)| next);
        let mut end = at + c.len_utf8();
        let own = kind(c);
        base = match own {
            Kind::Consonant => true,
            Kind::Vowel | Kind::Tone | Kind::Nikhahit => base,
            _ => false,
        };
        if let Some((problem, length, right)) = sara_am(&passage.text[at..]) {
            end = at + length;
            findings.report_fix(problem, passage, at..end, right);
            while rest.next_if(|&(next, _)| next < end).is_some() {}
            before = Some('ำ');
            continue;
        }
        match (own, before) {
            (Kind::Lakkhangyao, before) if !matches!(before, Some('ฤ' | 'ฦ')) => {
                findings.report(Problem::StrayLakkhangyao {}, passage, at..end);
            }
            (Kind::Vowel | Kind::Tone | Kind::Nikhahit, before)
                if (!base && before.is_none_or(|before| pair(before, c).is_none()))
                    || own == Kind::Nikhahit =>
            {
                findings.report(Problem::StrayMark { mark: c }, passage, at..end);
            }
            _ => {}
        }
        if let Some((problem, right)) = next.and_then(|next| pair(c, next)) {
            let range = at..end + next.map_or(0, char::len_utf8);
            match right {
                Some(right) => findings.report_fix(problem, passage, range, right),
                None => findings.report(problem, passage, range),
            }
        }
        before = Some(c);
    }
}

/// ำ typed as ํ and า, with or without a tone mark: the problem, its bytes, what should stand there.
fn sara_am(rest: &str) -> Option<(Problem, usize, String)> {
    let mut chars = rest.chars();
    let tone = |c: char| matches!(c, '\u{e48}'..='\u{e4b}');
    let right = match (chars.next()?, chars.next()?) {
        ('\u{e4d}', 'า') => "ำ".to_owned(),
        ('\u{e4d}', mark) | (mark, '\u{e4d}') if tone(mark) && chars.next()? == 'า' => format!("{mark}ำ"),
        _ => return None,
    };
    Some((Problem::SplitSaraAm {}, rest.len() - chars.as_str().len(), right))
}

/// What two neighbours do wrong, and what should stand there if there is no doubt.
fn pair(first: char, second: char) -> Option<(Problem, Option<String>)> {
    use Kind::{Following, Leading, Tone, Vowel};
    let swapped = || Some(format!("{second}{first}"));
    match (kind(first), kind(second)) {
        _ if (first, second) == ('เ', 'เ') => Some((Problem::DoubleSaraE {}, Some("แ".to_owned()))),
        (Leading | Following | Vowel | Tone, _) if first == second => {
            Some((Problem::RepeatedMark { first, second }, Some(first.to_string())))
        }
        (Vowel, Vowel) | (Tone, Tone) => Some((Problem::RepeatedMark { first, second }, None)),
        (Tone, Vowel) => Some((Problem::MarkOrder { first, second }, swapped())),
        (Following, Tone) if second != '\u{e4c}' => Some((Problem::MarkOrder { first, second }, swapped())),
        _ => None,
    }
}

//! Those who sign: names, ranks, positions, acting for another.

use super::findings::Findings;
use crate::diag::catalogue::FormProblem as Problem;
use crate::draft::{Draft, Part, Passage};

pub(super) const SLUGS: &[&str] = &["position-missing", "excellency", "rank-in-name", "acting-twice"];

/// Ranks and academic titles that begin a name, the longer before the shorter.
const RANKS: &[&str] = &[
    "พลตำรวจเอก",
    "พลตำรวจโท",
    "พลตำรวจตรี",
    "พันตำรวจเอก",
    "พันตำรวจโท",
    "พันตำรวจตรี",
    "ร้อยตำรวจเอก",
    "ร้อยตำรวจโท",
    "ร้อยตำรวจตรี",
    "ดาบตำรวจ",
    "จ่าสิบตำรวจ",
    "สิบตำรวจ",
    "พลเอก",
    "พลโท",
    "พลตรี",
    "พันเอก",
    "พันโท",
    "พันตรี",
    "ร้อยเอก",
    "ร้อยโท",
    "ร้อยตรี",
    "จ่าสิบเอก",
    "จ่าสิบโท",
    "จ่าสิบตรี",
    "พลเรือ",
    "พลอากาศ",
    "นาวาเอก",
    "นาวาโท",
    "นาวาตรี",
    "นาวาอากาศ",
    "เรือเอก",
    "เรือโท",
    "เรือตรี",
    "เรืออากาศ",
    "ว่าที่ร้อย",
    "ศาสตราจารย์",
    "รองศาสตราจารย์",
    "ผู้ช่วยศาสตราจารย์",
    "ศ.",
    "รศ.",
    "ผศ.",
    "ดร.",
    "พล.",
    "พ.ต.",
    "พ.อ.",
    "พ.ท.",
    "ร.ต.",
    "ร.ท.",
    "ร.อ.",
    "ส.ต.",
    "จ.ส.",
    "ด.ต.",
];

/// Phrases of acting for another.
const PHRASES: &[&str] = &["รักษาราชการแทน", "ปฏิบัติราชการแทน", "รักษาการในตำแหน่ง", "ทำการแทน"];

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    let passages = &draft.passages;
    let names = passages.iter().enumerate().filter(|(_, passage)| passage.part == Part::Name);
    for (index, name) in names {
        // A person's fields follow the name.
        let of_person = |passage: &&Passage| {
            matches!(passage.part, Part::Rank | Part::Position | Part::ActingPhrase | Part::ActingFor)
        };
        let fields: Vec<&Passage> = passages[index + 1..].iter().take_while(of_person).collect();
        person(name, &fields, findings);
    }
}

fn person(name: &Passage, fields: &[&Passage], findings: &mut Findings<'_>) {
    let positions = || fields.iter().filter(|passage| passage.part == Part::Position);
    let acting = fields.iter().any(|passage| matches!(passage.part, Part::ActingPhrase | Part::ActingFor));
    let start = name.text.len() - name.text.trim_start_matches([' ', '(']).len();
    let text = &name.text[start..];
    let shown = || text.trim_end_matches([' ', ')']).to_owned();
    if positions().next().is_none() && !acting {
        findings.report(Problem::PositionMissing { name: shown() }, name, start..start + shown().len());
    }
    if text.starts_with("ฯพณฯ") {
        findings.report(Problem::Excellency {}, name, start..start + "ฯพณฯ".len());
    }
    if let Some(rank) = RANKS.iter().find(|rank| text.starts_with(**rank)) {
        findings.report(Problem::RankInName { rank }, name, start..start + rank.len());
    }
    for position in positions().filter(|_| acting) {
        let found = PHRASES.iter().find_map(|phrase| Some((*phrase, position.text.find(phrase)?)));
        if let Some((phrase, at)) = found {
            findings.report(Problem::ActingTwice { phrase }, position, at..at + phrase.len());
        }
    }
}

//! Every field of the format, by its path, with what there is to say about it.

use std::collections::HashSet;

use super::fields::SCHEMA;
use super::shape::{Is, MEMO, Shape, Slot};
use crate::diag::{Bilingual, Field, Lang};

/// A field in its place.
pub struct Entry {
    /// Where it stands: keys with dots between them, as in `signatories.acting`. Lists take no part.
    pub path: String,
    slot: &'static Slot,
}

impl Entry {
    /// Its key, Thai term and other names.
    pub fn field(&self) -> Field {
        self.slot.field
    }

    /// Whether its object is nothing without it.
    pub fn required(&self) -> bool {
        self.slot.required
    }

    /// What it is for.
    pub fn about(&self) -> Bilingual {
        self.slot.about
    }

    /// A value it takes, in JSON.
    pub fn example(&self) -> &'static str {
        self.slot.example
    }

    /// What values it takes, in words.
    pub fn takes(&self, lang: Lang) -> String {
        any(self.slot.takes, lang)
    }

    /// How well a name fits: its path, the end of its path, its key, its Thai term, another name.
    fn fits(&self, name: &str) -> Option<u8> {
        let field = self.slot.field;
        let lower = name.to_lowercase();
        let fits = [
            self.path == name,
            name.contains('.') && self.path.ends_with(name) && self.path.ends_with(&format!(".{name}")),
            field.key == lower,
            field.term == name,
            field.aliases.contains(&lower.as_str()),
        ];
        fits.iter().position(|fits| *fits).map(|rank| rank as u8)
    }
}

/// All fields, each object's own before those of the objects in it. An object that holds itself is gone
/// into once.
pub fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    walk(&MEMO, "", &mut Vec::new(), &mut entries);
    // One that may stand alone or in a list has been met twice.
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert((entry.path.clone(), std::ptr::from_ref(entry.slot))));
    entries
}

/// The fields of a name: a path, the end of one, a key, a Thai term or another name people use. The
/// best fit comes first; those that fit less well than it are left out, but for other places of a key.
pub fn find(name: &str) -> Vec<Entry> {
    let mut found: Vec<(u8, Entry)> =
        entries().into_iter().filter_map(|entry| Some((entry.fits(name)?, entry))).collect();
    found.sort_by_key(|(rank, entry)| (*rank, entry.path.matches('.').count()));
    // One object may stand in several places; the shortest way to it is enough.
    let mut seen: Vec<&'static Slot> = Vec::new();
    found.retain(|(_, entry)| {
        let new = !seen.iter().any(|known| std::ptr::eq(*known, entry.slot));
        seen.push(entry.slot);
        new
    });
    let best = found.first().map_or(0, |(rank, _)| *rank);
    let most = if best == 0 { 2 } else { best };
    found.into_iter().filter(|(rank, _)| *rank <= most).map(|(_, entry)| entry).collect()
}

/// The fields of an object at a path, then those of the objects in them. `way` leads to the object.
fn walk(shape: &'static Shape, path: &str, way: &mut Vec<&'static Shape>, entries: &mut Vec<Entry>) {
    if way.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    way.push(shape);
    let slots = || shape.slots.iter().filter(|slot| slot.field != SCHEMA);
    let place = |slot: &Slot| match path {
        "" => slot.field.key.to_owned(),
        _ => format!("{path}.{}", slot.field.key),
    };
    entries.extend(slots().map(|slot| Entry { path: place(slot), slot }));
    slots().for_each(|slot| inside(slot.takes, &place(slot), way, entries));
    way.pop();
}

/// The objects among some values.
fn inside(takes: &'static [Is], path: &str, way: &mut Vec<&'static Shape>, entries: &mut Vec<Entry>) {
    for is in takes {
        match is {
            Is::Object(shape) => walk(shape, path, way, entries),
            Is::Block(blocks) => {
                blocks.kinds.iter().for_each(|(_, shape)| walk(shape, path, way, entries));
            }
            Is::List(of, ..) => inside(of, path, way, entries),
            _ => {}
        }
    }
}

/// Any of these values, in words.
fn any(takes: &[Is], lang: Lang) -> String {
    let words = takes.iter().filter(|is| !matches!(is, Is::Null)).map(|is| one(is, lang));
    words.collect::<Vec<_>>().join(match lang {
        Lang::Th => " หรือ",
        Lang::En => ", or ",
    })
}

fn one(is: &Is, lang: Lang) -> String {
    let thai = lang == Lang::Th;
    let both = |th: &str, en: &str| if thai { th.to_owned() } else { en.to_owned() };
    match is {
        Is::Text => both("ข้อความ", "a text"),
        Is::Line => both("ข้อความบรรทัดเดียว", "a text on one line"),
        Is::MaybeText => both("ข้อความ (ว่างได้)", "a text, perhaps empty"),
        Is::MaybeLine => both("ข้อความบรรทัดเดียว (ว่างได้)", "a text on one line, perhaps empty"),
        Is::Like([], _) => both("ข้อความบรรทัดเดียว", "a text on one line"),
        Is::Word(words) | Is::Like(words, _) => {
            let words = words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>();
            both("คำใดคำหนึ่งใน ", "one of ") + &words.join(if thai { " " } else { ", " })
        }
        Is::RuleName => both("ชื่อกฎ", "the name of a rule"),
        Is::Switch => both(" `true` หรือ `false`", "`true` or `false`"),
        Is::True => both(" `true`", "`true`"),
        Is::Null => both(" `null`", "`null`"),
        Is::Number => both("ตัวเลข", "a number"),
        Is::Natural => both("จำนวนเต็ม", "a whole number"),
        Is::Whole(least, most) if thai => format!("จำนวนเต็มตั้งแต่ {least} ถึง {most}"),
        Is::Whole(least, most) => format!("a whole number from {least} to {most}"),
        Is::Decimal(least, most) if thai => format!("ตัวเลขตั้งแต่ {least} ถึง {most}"),
        Is::Decimal(least, most) => format!("a number from {least} to {most}"),
        Is::List(of, ..) if thai => format!("รายการใน `[ ]` แต่ละรายการเป็น{}", any(of, lang)),
        Is::List(of, ..) => format!("a list `[ ]`, each entry {}", any(of, lang)),
        Is::Object(shape) => {
            let keys = shape.slots.iter().map(|slot| slot.field.key).filter(|key| *key != SCHEMA.key);
            object(keys, lang)
        }
        Is::Block(blocks) => object(blocks.fields().map(|field| field.key), lang),
    }
}

fn object<'a>(keys: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let keys: Vec<_> = keys.map(|key| format!("`{key}`")).collect();
    match lang {
        Lang::Th => format!("กลุ่มข้อมูลใน `{{ }}` ({})", keys.join(" ")),
        Lang::En => format!("an object `{{ }}` ({})", keys.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(name: &str) -> Vec<String> {
        find(name).into_iter().map(|entry| entry.path).collect()
    }

    #[test]
    fn a_field_is_found_by_any_of_its_names() {
        assert_eq!(paths("signatories.acting"), ["signatories.acting"]);
        assert_eq!(paths("endorsements.acting.as"), ["endorsements.acting.as"]);
        assert_eq!(paths("acting.as"), ["signatories.acting.as"]);
        assert_eq!(paths("subject"), ["subject", "labels.subject"]);
        assert_eq!(paths("Subject"), ["subject", "labels.subject"]);
        assert_eq!(paths("ส่วนราชการ"), ["agency", "labels.agency"]);
        assert_eq!(paths("เวียน"), ["reference.circular"]);
        assert_eq!(paths("style"), ["body.style", "body.items.style"]);
        assert_eq!(paths("attachments.body.table.rows"), ["attachments.body.table.rows"]);
        assert_eq!(paths("nobody"), [""; 0]);
    }

    #[test]
    fn what_a_field_takes_is_told_in_both_languages() {
        let takes = |path: &str, lang| find(path)[0].takes(lang);
        assert_eq!(takes("digits", Lang::En), "one of `\"thai\"`, `\"arabic\"`");
        assert_eq!(
            takes("signatories", Lang::En),
            "an object `{ }` (`name`, `rank`, `position`, `acting`, `date`), or a list `[ ]`, each entry \
             an object `{ }` (`name`, `rank`, `position`, `acting`, `date`)"
        );
        assert_eq!(takes("date.day", Lang::Th), "จำนวนเต็มตั้งแต่ 1 ถึง 31 หรือข้อความบรรทัดเดียว (ว่างได้)");
    }
}

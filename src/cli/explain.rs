//! `saraban explain`: what a rule, an error or a field means.

use saraban::check::glossary::{self, Entry};
use saraban::diag::catalogue::Example;
use saraban::diag::{Lang, Mistake, Rule, Severity};

use super::exit::Exit;
use super::say::{self, Both};
use super::wrap::{self, hang};

/// Explains a name, or lists the rules.
pub(super) fn run(name: Option<&str>, lang: Lang) -> Exit {
    let Some(name) = name.map(str::trim) else { return say::print(rules(lang).as_bytes()) };
    let fields = glossary::find(name);
    let of_format = fields.first().is_some_and(|best| best.path == name || best.field().key == name);
    let text = match (Rule::named(name), Mistake::named(name)) {
        _ if of_format => field(&fields, lang),
        (Some(known), _) => rule(known, lang),
        (None, Some(known)) => mistake(known, lang),
        (None, None) if !fields.is_empty() => field(&fields, lang),
        (None, None) => return unknown(name, lang),
    };
    say::print(text.as_bytes())
}

/// Words in one of both languages.
fn words<'a>(lang: Lang, th: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Th => th,
        Lang::En => en,
    }
}

/// All rules, a line each, family by family.
fn rules(lang: Lang) -> String {
    let width = Rule::all().map(|rule| rule.slug.len()).max().unwrap_or(0);
    let mut out = String::new();
    for family in Rule::families() {
        out.push_str(&format!("{}\n", family.title.in_lang(lang)));
        for rule in family.rules {
            let severity = padded(rule.severity.word(lang), 8);
            let fix = padded(if rule.fixable { words(lang, "แก้ได้", "fix") } else { "" }, 5);
            let head = format!("  {:width$}  {severity} {fix} ", rule.slug);
            out.push_str(&hang(&head, rule.title.in_lang(lang)));
        }
        out.push('\n');
    }
    out.push_str(&hang(
        "",
        words(
            lang,
            "คำว่า แก้ได้ คือ `saraban check --fix` แก้ให้ได้ `saraban explain NAME` อธิบายกฎ ข้อผิดพลาด หรือช่องข้อมูล",
            "fix: `saraban check --fix` can mend it. `saraban explain NAME` tells more of a rule, an error or a field.",
        ),
    ));
    out
}

/// A word filled up with blanks to a width in columns.
fn padded(word: &str, width: usize) -> String {
    use unicode_width::UnicodeWidthStr;
    format!("{word}{}", " ".repeat(width.saturating_sub(word.width())))
}

fn rule(rule: &Rule, lang: Lang) -> String {
    let fix = if rule.fixable {
        words(lang, " แก้ให้ได้ด้วย `--fix`", ", mended by `--fix`")
    } else {
        ""
    };
    let mut out = format!("{} ({}{fix})\n", rule.slug, rule.severity.word(lang));
    out.push_str(&hang("", rule.title.in_lang(lang)));
    out.push('\n');
    let (source, off) = (words(lang, "ที่มา    ", "source      "), words(lang, "ไม่ตรวจ  ", "switch off  "));
    out.push_str(&hang(source, rule.source.in_lang(lang)));
    let (flag, key) =
        (format!("`--off {}`", rule.slug), format!("`\"check\": {{ \"off\": [\"{}\"] }}`", rule.slug));
    let how = Both {
        th: format!("{flag} หรือในบันทึก {key}"), en: format!("{flag}, or in the memo {key}")
    };
    out.push_str(&hang(off, &how.in_lang(lang)));
    out.push_str(&examples(rule.wrong, rule.right, lang));
    out
}

fn mistake(mistake: &Mistake, lang: Lang) -> String {
    let mut out = format!("{} ({})\n", mistake.slug, Severity::Error.word(lang));
    out.push_str(&hang("", mistake.title.in_lang(lang)));
    out.push_str(&match mistake.example {
        Example::Memo { wrong, right } | Example::Profile { wrong, right } => examples(wrong, right, lang),
        Example::Words { wrong, right } => examples(wrong.in_lang(lang), right.in_lang(lang), lang),
    });
    out
}

fn examples(wrong: &str, right: &str, lang: Lang) -> String {
    let (is_wrong, is_right) = (words(lang, "ผิด", "wrong"), words(lang, "ถูก", "right"));
    format!("\n{is_wrong}\n{}\n{is_right}\n{}", wrap::example(wrong), wrap::example(right))
}

/// The first of some fields, and where else there are such.
fn field(fields: &[Entry], lang: Lang) -> String {
    let Some((first, others)) = fields.split_first() else { return String::new() };
    let mut out = named(first);
    out.push('\n');
    out.push_str(&hang("", first.about().in_lang(lang)));
    out.push('\n');
    let needed = match (first.required(), lang) {
        (true, Lang::Th) => "ต้องมี",
        (true, Lang::En) => "required",
        (false, Lang::Th) => "ไม่บังคับ",
        (false, Lang::En) => "optional",
    };
    out.push_str(&hang(words(lang, "ค่า  ", "takes  "), &format!("{} ({needed})", first.takes(lang).trim())));
    let inside = format!("{}.", first.path);
    let own: Vec<_> = glossary::entries()
        .into_iter()
        .filter(|entry| entry.path.strip_prefix(&inside).is_some_and(|rest| !rest.contains('.')))
        .collect();
    let example = format!("\"{}\": {}", first.field().key, first.example());
    out.push_str(&format!("\n{}\n{}", words(lang, "ตัวอย่าง", "example"), wrap::example(&example)));
    out.push_str(&list(words(lang, "ช่องข้างใน", "fields inside"), own.iter(), lang));
    out.push_str(&list(words(lang, "ชื่อเดียวกันในที่อื่น", "the same name elsewhere"), others.iter(), lang));
    out
}

/// `signatories.acting (การลงนามแทน)`
fn named(entry: &Entry) -> String {
    match entry.field().term {
        "" => entry.path.clone(),
        term => format!("{} ({term})", entry.path),
    }
}

fn list<'a>(title: &str, entries: impl Iterator<Item = &'a Entry>, lang: Lang) -> String {
    let lines: String = entries
        .map(|entry| wrap::entry(&format!("{}: {}", named(entry), entry.about().in_lang(lang))))
        .collect();
    if lines.is_empty() { lines } else { format!("\n{title}\n{lines}") }
}

fn unknown(name: &str, lang: Lang) -> Exit {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    let message = Both {
        th: format!("ไม่มีกฎ ข้อผิดพลาด หรือช่องข้อมูลชื่อ `{shown}`"),
        en: format!("no rule, error or field is called `{shown}`"),
    };
    let near = nearest(name);
    let hint = match (near.is_empty(), lang) {
        (true, Lang::Th) => "ดูรายชื่อกฎด้วย `saraban explain`".to_owned(),
        (true, Lang::En) => "`saraban explain` lists the rules".to_owned(),
        (false, Lang::Th) => format!("หมายถึง {} หรือไม่", near.join(" หรือ ")),
        (false, Lang::En) => format!("did you mean {}?", near.join(" or ")),
    };
    say::error(lang, &message, Some(hint));
    Exit::Usage
}

/// Most names suggested.
const MOST_NEAR: usize = 3;

/// The names that differ least from one typed, the nearest first.
fn nearest(name: &str) -> Vec<String> {
    let typed: String = name.to_lowercase().chars().take(60).collect();
    let entries = glossary::entries();
    let slugs = Rule::all().map(|rule| rule.slug).chain(Mistake::all().map(|mistake| mistake.slug));
    let fields = entries.iter().flat_map(|entry| [&*entry.path, entry.field().key, entry.field().term]);
    let distance = |known: &str| {
        let distance = strsim::damerau_levenshtein(known, &typed);
        (distance * 3 <= known.chars().count()).then_some(distance)
    };
    let mut near: Vec<_> = slugs
        .chain(fields)
        .filter_map(|known| Some((distance(known)?, known)))
        .filter(|near| !near.1.is_empty())
        .collect();
    near.sort();
    near.dedup();
    let best = near.first().map_or(0, |near| near.0);
    near.retain(|near| near.0 <= best + 1);
    near.into_iter().take(MOST_NEAR).map(|(_, known)| format!("`{known}`")).collect()
}

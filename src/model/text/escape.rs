//! The inline syntax, written: a backslash before what would be read as a mark and is none.

use std::ops::Range;

use super::parse::escapes;

/// A text as one has to type it so that nothing in the stretches `literal` is a mark. Only what would be
/// read as one is changed: `https://…` and `76101/057` stay what they are, also where no marks are read.
pub(super) fn escape(text: &str, literal: &[Range<usize>]) -> String {
    let mut typed = String::with_capacity(text.len());
    let mut at = 0;
    for stretch in literal {
        typed.push_str(&text[at..stretch.start.max(at)]);
        at = stretch.start.max(at);
        if stretch.is_empty()
            && let Some(mark) = marks_nothing(&typed, &text[at..])
        {
            typed.truncate(typed.len() - mark.len());
            at += mark.len();
        }
        while at < stretch.end {
            let length = match text[at..].chars().next() {
                Some('{') if text[at..].starts_with("{{") => 2,
                c => c.map_or(1, char::len_utf8),
            };
            if is_read(text, at, stretch) {
                typed.push('\\');
            }
            typed.push_str(&text[at..at + length]);
            at += length;
        }
    }
    typed.push_str(&text[at..]);
    typed
}

/// The mark that stands on both sides of nothing: `**` and `**` are no four of `*`, and without them the same.
fn marks_nothing(before: &str, after: &str) -> Option<&'static str> {
    let alone = |mark: &str| {
        let c = &mark[..1];
        let before = before.strip_suffix(mark).is_some_and(|before| !before.ends_with(c));
        before && after.strip_prefix(mark).is_some_and(|after| !after.starts_with(c))
    };
    ["**", "//", "__", "`"].into_iter().find(|mark| alone(mark))
}

/// Whether the character at a byte of a stretch would be read as part of a mark.
fn is_read(text: &str, at: usize, stretch: &Range<usize>) -> bool {
    let (before, rest) = text.split_at(at);
    match rest.chars().next() {
        Some('`') => true,
        Some('\\') => escapes(&rest[1..]),
        Some('{') => rest.starts_with("{{"),
        Some(c @ ('*' | '_' | '/')) => {
            let start = before.trim_end_matches(c).len();
            let end = text.len() - rest.trim_start_matches(c).len();
            // A run that goes on outside could become as long as a mark.
            let touches = start < stretch.start || end > stretch.end;
            let url = c == '/' && text[..start].ends_with(':');
            touches || end - start == 2 && !url
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Text;

    /// What is read of a text with literal stretches, and of the same typed, is the same.
    fn same(before: &str, literal: &str, after: &str) {
        let text = format!("{before}{literal}{after}");
        let stretch = std::iter::once(before.len()..before.len() + literal.len()).collect::<Vec<_>>();
        let meant = Text::parse_located(&text, &stretch).map(|(text, _)| text);
        let typed = Text::typed(&text, &stretch);
        // Marks around it that are never closed are as much a mistake as before.
        assert_eq!(Text::parse(&typed).map_err(drop), meant.map_err(drop), "{text} → {typed}");
    }

    #[test]
    fn data_that_looks_like_marks_is_typed_so_that_it_is_none() {
        let hostile = [
            "**ก**",
            "*",
            "**",
            "***",
            "__x__",
            "//ก//",
            "`5`",
            "{{ 5 | baht }}",
            "{{{",
            "{",
            "\\",
            "\\\\",
            "\\*",
            "\\{{",
            "a*b",
            "**ก",
            "ก**",
            "/",
            "_",
            "a@b__c.th",
            "\\`**_",
            " ** ",
        ];
        for literal in hostile {
            for (before, after) in
                [("", ""), ("ก ", " ข"), ("**ก", "ข**"), ("ก**", "**ข"), ("//x", "y//"), ("`", "`")]
            {
                same(before, literal, after);
            }
        }
        for mark in ["**", "//", "__", "`"] {
            same(&format!("ก {mark}"), "", &format!("{mark} ข"));
            same(&format!("{mark}ก{mark}"), "", &format!("{mark}ข{mark}"));
        }
        // One character each from the data and from beside it.
        for mark in ["*", "_", "/"] {
            same(mark, mark, "ก");
            same("ก", mark, mark);
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for plain in ["https://example.go.th/a_b", "พย 76101/057", "นาย ก", "5 * 3", "{x}", "C:\\ก"]
        {
            assert_eq!(Text::typed(plain, &std::iter::once(0..plain.len()).collect::<Vec<_>>()), plain);
        }
    }
}

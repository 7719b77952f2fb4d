//! Mechanical mends: edits put into the bytes of a file. A pure function; nothing else of the file changes.

use std::ops::Range;

/// A replacement in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// Bytes of the file to be replaced.
    pub range: Range<usize>,
    /// What to write there.
    pub text: String,
}

/// A file with mends in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Which mends are in it, by their place in the list.
    pub done: Vec<usize>,
}

/// Puts mends into a file. Of two that overlap the one that begins first is taken, of two that begin at one
/// place the first of the list. A mend never joins or parts lines; one that would, or whose bytes are not
/// whole characters, is left out.
pub fn apply(bytes: &[u8], mends: &[Mend]) -> Mended {
    let mut order: Vec<usize> = (0..mends.len()).filter(|index| is_sound(bytes, &mends[*index])).collect();
    order.sort_by_key(|index| (mends[*index].range.start, *index));
    let mut mended = Mended { bytes: Vec::with_capacity(bytes.len()), done: Vec::new() };
    let mut kept = 0;
    let mut last = None;
    for index in order {
        let Mend { range, text } = &mends[index];
        // Two insertions at one place would come in no order anybody chose.
        if range.start < kept || last == Some(range.start) {
            continue;
        }
        mended.bytes.extend_from_slice(&bytes[kept..range.start]);
        mended.bytes.extend_from_slice(text.as_bytes());
        mended.done.push(index);
        kept = range.end;
        last = Some(range.start);
    }
    mended.bytes.extend_from_slice(&bytes[kept..]);
    mended
}

fn is_sound(bytes: &[u8], mend: &Mend) -> bool {
    let old = bytes.get(mend.range.clone()).and_then(|old| std::str::from_utf8(old).ok());
    old.is_some_and(|old| !old.contains(['\n', '\r']) && old != mend.text)
        && !mend.text.contains(['\n', '\r'])
}

/// What changed between two texts of as many lines, as a unified diff; empty if nothing did.
///
/// Mends keep the lines, so a line is held against the line of its number: exact, and in one pass.
pub fn diff(name: &str, old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let changed: Vec<usize> =
        (0..old.len().max(new.len())).filter(|at| old.get(*at) != new.get(*at)).collect();
    let mut out = String::new();
    for group in changed.chunk_by(|one, next| next - one <= 2 * CONTEXT + 1) {
        if out.is_empty() {
            out = format!("--- {name}\n+++ {name}\n");
        }
        out.push_str(&hunk(&old, &new, group));
    }
    out
}

/// Lines shown around a change.
const CONTEXT: usize = 3;

/// One stretch of changes: runs of changed lines, the old before the new.
fn hunk(old: &[&str], new: &[&str], changed: &[usize]) -> String {
    let (Some(first), Some(last)) = (changed.first(), changed.last()) else { return String::new() };
    let lines = first.saturating_sub(CONTEXT)..(last + CONTEXT + 1).min(old.len().max(new.len()));
    let (from, count) = (lines.start + 1, lines.len());
    let mut out = format!("@@ -{from},{count} +{from},{count} @@\n");
    let mut at = lines.start;
    while at < lines.end {
        let run = (at..lines.end).take_while(|line| changed.binary_search(line).is_ok()).count();
        if run == 0 {
            push(&mut out, ' ', old.get(at));
            at += 1;
        } else {
            (at..at + run).for_each(|line| push(&mut out, '-', old.get(line)));
            (at..at + run).for_each(|line| push(&mut out, '+', new.get(line)));
            at += run;
        }
    }
    out
}

fn push(out: &mut String, mark: char, line: Option<&&str>) {
    let Some(line) = line else { return };
    out.push(mark);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(range: Range<usize>, text: &str) -> Mend {
        Mend { range, text: text.to_owned() }
    }

    fn text(mended: &Mended) -> &str {
        std::str::from_utf8(&mended.bytes).unwrap()
    }

    #[test]
    fn every_other_byte_stays() {
        let bytes = "\u{feff}ก 1\r\nข 2".as_bytes();
        let mended = apply(bytes, &[mend(12..13, "๒"), mend(7..8, "๑")]);
        assert_eq!((text(&mended), mended.done.as_slice()), ("\u{feff}ก ๑\r\nข 2", &[1][..]));
        let two = apply(bytes, &[mend(14..15, "๒"), mend(7..8, "๑")]);
        assert_eq!((text(&two), two.done.as_slice()), ("\u{feff}ก ๑\r\nข ๒", &[1, 0][..]));
        assert_eq!(apply(bytes, &[]).bytes, bytes);
    }

    #[test]
    fn of_overlapping_mends_one_is_taken() {
        let mended = apply(b"abcdef", &[mend(2..4, "X"), mend(0..3, "Y"), mend(3..5, "Z"), mend(3..3, "i")]);
        assert_eq!((text(&mended), mended.done.as_slice()), ("YZf", &[1, 2][..]));
        let inserted = apply(b"ab", &[mend(1..1, "x"), mend(1..1, "y")]);
        assert_eq!(text(&inserted), "axb");
    }

    #[test]
    fn unsound_mends_are_left_out() {
        let bytes = "ก\nข".as_bytes();
        let mends = [mend(1..3, "x"), mend(0..4, "x"), mend(0..3, "a\nb"), mend(0..99, "x"), mend(0..3, "ก")];
        assert_eq!(apply(bytes, &mends), Mended { bytes: bytes.to_vec(), done: Vec::new() });
    }

    #[test]
    fn the_diff_is_unified() {
        let old: String = (1..=20).map(|line| format!("{line}\n")).collect();
        let new = old.replace("5\n6\n", "ห้า\nหก\n").replace("\n20\n", "\nยี่สิบ\n");
        let wanted = "--- m.json\n+++ m.json\n\
                      @@ -2,8 +2,8 @@\n 2\n 3\n 4\n-5\n-6\n+ห้า\n+หก\n 7\n 8\n 9\n\
                      @@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+ยี่สิบ\n";
        assert_eq!(diff("m.json", old.as_bytes(), new.as_bytes()), wanted);
        assert_eq!(diff("m", b"a", b"a"), "");
        let end = "--- m\n+++ m\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n";
        assert_eq!(diff("m", b"a", b"b"), end);
    }
}

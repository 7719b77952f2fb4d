//! Cuts a paragraph in two where the layout's page ends inside it, and a cell's
//! content alike.
//!
//! The two halves are paragraphs of the same style. The first half's last line
//! stays natural: a `w:br` at its end would stretch it but leave an empty line
//! below, which may itself run over the page; `distribute` would stretch even a
//! two-word rest when the word processor breaks its lines elsewhere.

use crate::document::{Block, Inline, Paragraph, ParagraphFormat};
use crate::length::Length;

/// The inlines of the two halves. Spaces at the cut hang at the end of the first half, so the second
/// does not start with an indent; a line break at the cut is done by the cut itself.
pub(super) fn inlines(content: &[Inline], offset: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut head, mut tail) = cut(content, offset);
    hang_spaces(&mut head, &mut tail);
    if head.last() == Some(&Inline::Break) {
        head.pop();
    } else if tail.first() == Some(&Inline::Break) {
        tail.remove(0);
    }
    (head, tail)
}

/// The inlines before and after a place. `offset` counts the bytes of the
/// runs' text; a tab or a line break counts one.
pub(super) fn cut(content: &[Inline], offset: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut head = Vec::new();
    let mut tail = Vec::new();
    let mut at = 0;
    for inline in content {
        let length = match inline {
            Inline::Text(run) => run.text.len(),
            Inline::Tab | Inline::Break => 1,
        };
        match inline {
            _ if at + length <= offset => head.push(inline.clone()),
            Inline::Text(run) if at < offset => {
                let (first, second) = run.text.split_at(run.text.floor_char_boundary(offset - at));
                head.push(Inline::text(first, run.format));
                tail.push(Inline::text(second, run.format));
            }
            _ => tail.push(inline.clone()),
        }
        at += length;
    }
    (head, tail)
}

fn hang_spaces(head: &mut Vec<Inline>, tail: &mut Vec<Inline>) {
    while let Some(Inline::Text(run)) = tail.first_mut() {
        let rest = run.text.trim_start_matches(' ');
        let spaces = run.text.len() - rest.len();
        if spaces > 0 {
            head.push(Inline::text(" ".repeat(spaces), run.format));
            run.text = rest.to_owned();
        }
        if !run.text.is_empty() {
            return;
        }
        tail.remove(0);
    }
}

/// Formats of the two halves: no space at the cut, no first-line indent after
/// it, and nothing that would hold the halves together.
pub(super) fn formats(format: &ParagraphFormat) -> (ParagraphFormat, ParagraphFormat) {
    let head =
        ParagraphFormat { after: Length::ZERO, keep_with_next: false, keep_lines: false, ..format.clone() };
    let tail = ParagraphFormat {
        before: Length::ZERO,
        first_line: Length::ZERO,
        keep_lines: false,
        outline: None,
        ..format.clone()
    };
    (head, tail)
}

/// The blocks of a cell from one place up to another: a block's index and the offset in it.
pub(super) fn blocks(blocks: &[Block], from: (usize, usize), to: (usize, usize)) -> Vec<Block> {
    if from >= to {
        return Vec::new();
    }
    let inside = blocks.iter().enumerate().skip(from.0).take_while(|(index, _)| (*index, 0) < to);
    let parts = inside.map(|(index, block)| {
        let start = if index == from.0 { from.1 } else { 0 };
        let end = (index == to.0).then_some(to.1);
        match block {
            Block::Paragraph(whole) => Block::Paragraph(paragraph(whole, start, end)),
            _ => block.clone(),
        }
    });
    parts.collect()
}

/// The part of a paragraph between two offsets.
fn paragraph(whole: &Paragraph, start: usize, end: Option<usize>) -> Paragraph {
    let mut part = whole.clone();
    if let Some(end) = end {
        part.inlines = inlines(&part.inlines, end).0;
        part.format = formats(&part.format).0;
    }
    if start > 0 {
        part.inlines = inlines(&part.inlines, start).1;
        part.format = formats(&part.format).1;
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{StyleId, TextFormat};

    const PLAIN: TextFormat = TextFormat::plain(Length::emu(203_200));

    #[test]
    fn cuts_between_words_and_hangs_the_space() {
        let content = [Inline::text("๑.", PLAIN), Inline::Tab, Inline::text("ก่อน หลัง", PLAIN)];
        // 4 bytes of "๑." and 1 of the tab, 12 of "ก่อน".
        let (head, tail) = inlines(&content, 4 + 1 + 12);
        let expected =
            [Inline::text("๑.", PLAIN), Inline::Tab, Inline::text("ก่อน", PLAIN), Inline::text(" ", PLAIN)];
        assert_eq!(head, expected);
        assert_eq!(tail, [Inline::text("หลัง", PLAIN)]);
    }

    #[test]
    fn cut_at_a_line_break_does_not_break_twice() {
        let content = [Inline::text("a", PLAIN), Inline::Break, Inline::text("b", PLAIN)];
        for offset in [1, 2] {
            let halves = inlines(&content, offset);
            assert_eq!(halves, (vec![Inline::text("a", PLAIN)], vec![Inline::text("b", PLAIN)]));
        }
    }

    #[test]
    fn second_half_has_no_indent_and_no_space_above() {
        let format = ParagraphFormat {
            first_line: Length::cm(2.5),
            before: Length::pt(6.0),
            after: Length::pt(3.0),
            keep_with_next: true,
            ..ParagraphFormat::default()
        };
        let (head, tail) = formats(&format);
        assert_eq!(
            (head.first_line, head.before, head.after),
            (Length::cm(2.5), Length::pt(6.0), Length::ZERO)
        );
        assert_eq!((tail.first_line, tail.before, tail.after), (Length::ZERO, Length::ZERO, Length::pt(3.0)));
        assert!(!head.keep_with_next && tail.keep_with_next);
    }

    #[test]
    fn blocks_are_cut_at_both_ends() {
        let block = |text: &str| {
            let inlines = vec![Inline::text(text, PLAIN)];
            let format = ParagraphFormat { first_line: Length::cm(1.0), ..ParagraphFormat::default() };
            Block::Paragraph(Paragraph { style: StyleId::TableCell, format, text: PLAIN, inlines })
        };
        let whole = [block("a b c"), block("d"), block("e f")];
        let cut = |from, to| {
            let parts = blocks(&whole, from, to);
            let parts = parts.iter().map(|block| match block {
                Block::Paragraph(Paragraph { inlines, format, .. }) => {
                    let texts = inlines.iter().map(|inline| match inline {
                        Inline::Text(run) => run.text.as_str(),
                        _ => "",
                    });
                    (texts.collect::<String>(), format.first_line > Length::ZERO)
                }
                _ => unreachable!(),
            });
            parts.collect::<Vec<_>>()
        };
        let part = |text: &str, indent| (text.to_owned(), indent);
        assert_eq!(cut((0, 2), (2, 2)), [part("b c", false), part("d", true), part("e ", true)]);
        assert_eq!(cut((0, 2), (0, 4)), [part("b ", false)]);
        assert_eq!(cut((1, 0), (2, 0)), [part("d", true)]);
        assert_eq!(cut((2, 0), (3, 0)), [part("e f", true)]);
        assert_eq!(cut((2, 2), (2, 2)), []);
        assert_eq!(cut((3, 0), (9, 9)), []);
    }
}

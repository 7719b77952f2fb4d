//! Lines that a leader fills: a tab where the layout ends the text of such a
//! line, and a line break if more follows, so that the word processor ends it there too.

use super::split::cut;
use crate::document::Inline;

/// A content with its lines filled at `ends`: offsets as in [`cut`], ascending.
pub(super) fn lines(content: Vec<Inline>, ends: impl IntoIterator<Item = usize>) -> Vec<Inline> {
    let mut lines = Vec::with_capacity(content.len());
    let mut rest = content;
    let mut done = 0;
    for end in ends {
        let (line, tail) = cut(&rest, end - done);
        lines.extend(line);
        lines.push(Inline::Tab);
        if !matches!(tail.first(), None | Some(Inline::Break)) {
            lines.push(Inline::Break);
        }
        (rest, done) = (tail, end);
    }
    lines.extend(rest);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextFormat;
    use crate::length::Length;

    fn text(text: &str) -> Inline {
        Inline::text(text, TextFormat::plain(Length::emu(203_200)))
    }

    #[test]
    fn a_tab_ends_each_line_and_a_break_all_but_the_last() {
        let content = vec![text("a"), Inline::Tab, text("bc de"), text("fg")];
        let wanted = [
            text("a"),
            Inline::Tab,
            text("bc "),
            Inline::Tab,
            Inline::Break,
            text("de"),
            text("f"),
            Inline::Tab,
            Inline::Break,
            text("g"),
            Inline::Tab,
        ];
        assert_eq!(lines(content, [5, 8, 9]), wanted);
    }

    #[test]
    fn a_line_the_writer_broke_is_not_broken_twice() {
        let content = vec![text("ก"), Inline::Break, text("ข")];
        let wanted = [text("ก"), Inline::Tab, Inline::Break, text("ข"), Inline::Tab];
        assert_eq!(lines(content, [3, 7]), wanted);
    }
}

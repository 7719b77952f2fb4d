//! [`Origins`]: where the characters of a text without its marks were typed.

use std::ops::Range;

/// For each stretch of a plain text, what was typed for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    stretches: Vec<Stretch>,
    /// Bytes of the plain text so far.
    length: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    /// First byte in the plain text.
    plain: usize,
    /// Bytes typed.
    typed: Range<usize>,
    /// Whether the plain text is what was typed, byte for byte.
    copied: bool,
}

impl Origins {
    /// A text of `length` bytes without any marks.
    pub fn plain(length: usize) -> Self {
        let mut origins = Self::default();
        origins.copied(0..length);
        origins
    }

    /// The next characters stand as typed in `typed`.
    pub(super) fn copied(&mut self, typed: Range<usize>) {
        let length = typed.len();
        match self.stretches.last_mut() {
            Some(last) if last.copied && last.typed.end == typed.start => last.typed.end = typed.end,
            _ => self.stretches.push(Stretch { plain: self.length, typed, copied: true }),
        }
        self.length += length;
    }

    /// The next `length` bytes were written out for what was typed in `typed`.
    pub(super) fn written_out(&mut self, length: usize, typed: Range<usize>) {
        self.stretches.push(Stretch { plain: self.length, typed, copied: false });
        self.length += length;
    }

    /// What was typed for a stretch of the plain text, marks inside it included.
    pub fn typed(&self, plain: Range<usize>) -> Range<usize> {
        let start = self.at(plain.start).map_or(0, |stretch| match stretch.copied {
            true => stretch.typed.start + (plain.start - stretch.plain),
            false => stretch.typed.start,
        });
        let end = self.at(plain.end.saturating_sub(1).max(plain.start)).map_or(start, |stretch| {
            if stretch.copied { stretch.typed.start + (plain.end - stretch.plain) } else { stretch.typed.end }
        });
        start..end.max(start)
    }

    /// Whether exactly these characters were typed, one after the other.
    pub fn is_copied(&self, plain: &Range<usize>) -> bool {
        self.at(plain.start)
            .is_some_and(|stretch| stretch.copied && plain.end <= stretch.plain + stretch.typed.len())
    }

    /// The stretch that holds a byte of the plain text.
    fn at(&self, plain: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.plain <= plain);
        self.stretches.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Text;

    #[test]
    fn characters_know_where_they_were_typed() {
        let typed = r"ก **ข ค** \*ง {{ 5 | baht }} จ";
        let (text, origins) = Text::parse_located(typed, &[]).expect("no mistakes");
        let plain = text.to_plain();
        assert_eq!(plain, "ก ข ค *ง 5 บาท (ห้าบาทถ้วน) จ");
        let at = |part: &str| {
            let start = plain.find(part).expect(part);
            start..start + part.len()
        };
        let shown = |part: &str| &typed[origins.typed(at(part))];
        assert_eq!(shown("ข ค"), "ข ค");
        assert_eq!(shown("ก ข"), "ก **ข");
        assert_eq!(shown("ค *ง"), r"ค** \*ง");
        assert_eq!(shown("บาท"), "{{ 5 | baht }}");
        assert_eq!(shown("จ"), "จ");
        assert!(origins.is_copied(&at("ข ค")) && origins.is_copied(&at(" จ")));
        assert!(!origins.is_copied(&at("ก ข")) && !origins.is_copied(&at("ห้าบาท")));
        let end = plain.len()..plain.len();
        assert_eq!(origins.typed(end), typed.len()..typed.len());
    }
}

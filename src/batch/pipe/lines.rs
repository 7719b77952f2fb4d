//! Lines of a stream, of which none is held that is too long.

use std::io::{self, BufRead, Read};

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// One as it is.
    Whole(&'a [u8]),
    /// One that is too long, passed over: its bytes.
    TooLong(usize),
}

/// A stream of lines.
pub(super) struct Lines<'a> {
    input: &'a mut dyn BufRead,
    /// Most bytes of a line.
    limit: usize,
    line: Vec<u8>,
}

/// What the buffer keeps from a long line to the next ones.
const KEPT: usize = 1 << 20;

impl<'a> Lines<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead, limit: usize) -> Self {
        Self { input, limit, line: Vec::new() }
    }

    /// The next line; none at the end. What stands after the last newline is a line too.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        self.line.shrink_to(KEPT);
        // Room for `\r\n`.
        let most = self.limit as u64 + 2;
        let read = (&mut *self.input).take(most).read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        let ended = self.line.pop_if(|last| *last == b'\n').is_some();
        if ended || read as u64 != most {
            self.line.pop_if(|last| *last == b'\r');
        }
        match self.line.len() {
            length if length <= self.limit => Ok(Some(Line::Whole(&self.line))),
            length if ended => Ok(Some(Line::TooLong(length))),
            length => Ok(Some(Line::TooLong(length + self.skip()?))),
        }
    }

    /// Passes over the rest of a line: its bytes.
    fn skip(&mut self) -> io::Result<usize> {
        let mut skipped = 0;
        loop {
            let (end, used) = match self.input.fill_buf() {
                Ok([]) => return Ok(skipped),
                Ok(bytes) => match bytes.iter().position(|byte| *byte == b'\n') {
                    Some(newline) => (true, newline + 1),
                    None => (false, bytes.len()),
                },
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.input.consume(used);
            skipped += used - usize::from(end);
            if end {
                return Ok(skipped);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// The lines of a text, at most five bytes each; too long ones as their length.
    fn lines(text: &str) -> Vec<Result<String, usize>> {
        let mut input = BufReader::with_capacity(3, text.as_bytes());
        let mut lines = Lines::new(&mut input, 5);
        let mut seen = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            seen.push(match line {
                Line::Whole(bytes) => Ok(String::from_utf8(bytes.to_vec()).unwrap()),
                Line::TooLong(length) => Err(length),
            });
        }
        seen
    }

    #[test]
    fn every_line_is_one_blank_ones_too() {
        let owned = |text: &str| Ok(text.to_owned());
        assert_eq!(lines(""), []);
        assert_eq!(lines("\n"), [owned("")]);
        assert_eq!(lines("a\n\r\n b\r\nc"), ["a", "", " b", "c"].map(owned));
        assert_eq!(lines("12345\n12345\r\n12345"), ["12345", "12345", "12345"].map(owned));
    }

    #[test]
    fn what_is_too_long_is_passed_over() {
        let good = || Ok("a".to_owned());
        for length in 6..20 {
            let long = "x".repeat(length);
            assert_eq!(lines(&format!("a\n{long}\na")), [good(), Err(length), good()]);
            assert_eq!(lines(&format!("{long}\n\n")), [Err(length), Ok(String::new())]);
            assert_eq!(lines(&long), [Err(length)]);
        }
    }
}

//! Lines of bytes, none longer than a limit, so that input without line breaks cannot fill the memory.

use std::io::{self, BufRead as _, BufReader, Read};

/// Bytes that are asked for at once.
const BUFFER: usize = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads lines and counts them.
pub(crate) struct Lines<R> {
    reader: BufReader<R>,
    number: u64,
    limit: usize,
}

/// A line that is not blank.
#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    /// From 1.
    pub(crate) number: u64,
    /// Without the line feed; absent when the line was longer than the limit and was skipped.
    pub(crate) bytes: Option<Vec<u8>>,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(reader: R, limit: usize) -> Self {
        Self { reader: BufReader::with_capacity(BUFFER, reader), number: 0, limit }
    }

    /// Whether the next line has to be waited for: all that was received has been read.
    pub(crate) fn is_drained(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// The next line that is not blank.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            (&mut self.reader).take(self.limit as u64 + 1).read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.number += 1;
            if bytes.ends_with(b"\n") {
                bytes.pop();
            } else if bytes.len() > self.limit {
                self.reader.skip_until(b'\n')?;
                return Ok(Some(Line { number: self.number, bytes: None }));
            }
            if self.number == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
                bytes.drain(..BYTE_ORDER_MARK.len());
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line { number: self.number, bytes: Some(bytes) }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8], limit: usize) -> Vec<(u64, Option<String>)> {
        let mut lines = Lines::new(input, limit);
        std::iter::from_fn(|| lines.next_line().unwrap())
            .map(|line| (line.number, line.bytes.map(|bytes| String::from_utf8(bytes).unwrap())))
            .collect()
    }

    fn line(number: u64, text: &str) -> (u64, Option<String>) {
        (number, Some(text.to_owned()))
    }

    #[test]
    fn blank_lines_are_counted_and_skipped() {
        assert_eq!(read(b"a\n\n \r\nb", 9), [line(1, "a"), line(4, "b")]);
        assert_eq!(read(b"", 9), []);
        assert_eq!(read(b"\n\n", 9), []);
    }

    #[test]
    fn a_byte_order_mark_is_dropped_from_the_first_line_only() {
        assert_eq!(read("\u{feff}a\n\u{feff}b".as_bytes(), 9), [line(1, "a"), line(2, "\u{feff}b")]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_skipped_and_the_next_one_read() {
        assert_eq!(read(b"abcd\nabcde\nx\n", 4), [line(1, "abcd"), (2, None), line(3, "x")]);
        assert_eq!(read(b"abcdefghijkl", 4), [(1, None)]);
    }

    #[test]
    fn drained_means_that_nothing_is_left_in_the_buffer() {
        let mut lines = Lines::new(b"a\nb\n".as_slice(), 9);
        lines.next_line().unwrap();
        assert!(!lines.is_drained());
        lines.next_line().unwrap();
        assert!(lines.is_drained());
    }
}

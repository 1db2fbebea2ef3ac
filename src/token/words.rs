//! Words of text without Chinese characters: the word boundaries of UAX #29.
//!
//! The rules are few for the characters of which nearly all text consists; [`plain`] has them. What has others is left
//! to `unicode-segmentation`, from one space to the next: no rule looks across a space.

use super::{LONGEST, Token, TokenKind, push, push_bounded};
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Cut a stretch of text that begins at `base`.
pub(super) fn cut(text: &str, base: usize, tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < text.len() {
        // ASCII up to the last space before something else is cut in one go.
        let rest = text.as_bytes().get(at..).unwrap_or(&[]);
        let ascii = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let whole = if ascii == rest.len() { Some(ascii) } else { rest.get(..ascii).and_then(last_space) };
        if let Some(length) = whole.filter(|length| *length > 0) {
            plain(text.get(at..at + length).unwrap_or(""), base + at, tokens);
            at += length;
            continue;
        }
        // A space and what follows it up to the next.
        let rest = text.get(at + 1..).unwrap_or_else(|| text.get(at..).unwrap_or(""));
        let skipped = text.len() - at - rest.len();
        let end = rest.bytes().position(|byte| byte == b' ').map_or(text.len(), |length| at + skipped + length);
        let part = text.get(at..end).unwrap_or("");
        if part.is_ascii() || part.chars().all(|character| character.is_ascii() || Other::of(character).is_some()) {
            plain(part, base + at, tokens);
        } else {
            for (start, word) in part.split_word_bound_indices() {
                push_bounded(word, base + at + start, tokens);
            }
        }
        at = end;
    }
}

fn last_space(bytes: &[u8]) -> Option<usize> {
    bytes.iter().rposition(|byte| *byte == b' ')
}

/// What a character beyond ASCII does between letters and digits.
#[derive(Clone, Copy, PartialEq)]
enum Other {
    /// Nothing: a token of its own.
    Alone,
    /// Joins letters.
    Letters,
    /// Joins digits.
    Digits,
    /// Joins both.
    Both,
}

impl Other {
    /// Punctuation of both languages.
    fn of(character: char) -> Option<Self> {
        match character {
            '‘' | '’' | '．' => Some(Self::Both),
            '：' | '·' => Some(Self::Letters),
            '，' | '；' => Some(Self::Digits),
            '“' | '”' | '–' | '—' | '…' | '、' | '。' | '《' | '》' | '「' | '」' | '『' | '』' | '（' | '）'
            | '【' | '】' | '〔' | '〕' | '！' | '？' | '％' | '￥' | '€' | '£' | '／' | '●' | '■' => {
                Some(Self::Alone)
            }
            _ => None,
        }
    }
}

/// What the word so far ends with.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Letter,
    Digit,
    /// The low line, which joins everything.
    Line,
}

/// What each byte is in a word, if it is one of a word.
#[expect(clippy::indexing_slicing, reason = "a constant has no `get`; it is made by the compiler")]
const WORD: [Option<Last>; 256] = {
    let mut table = [None; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Some(Last::Letter),
            b'0'..=b'9' => Some(Last::Digit),
            b'_' => Some(Last::Line),
            _ => None,
        };
        byte += 1;
    }
    table
};

fn last(byte: u8) -> Option<Last> {
    WORD.get(usize::from(byte)).copied().flatten()
}

/// The width of what stands behind a letter or digit and joins the next one to it.
fn joint(text: &str, at: usize, before: Last) -> Option<usize> {
    let (letters, digits, width) = match *text.as_bytes().get(at)? {
        b'.' | b'\'' => (true, true, 1),
        b':' => (true, false, 1),
        b',' | b';' => (false, true, 1),
        byte if byte.is_ascii() => return None,
        _ => {
            let character = text.get(at..)?.chars().next()?;
            let other = Other::of(character)?;
            let (letters, digits) = match other {
                Other::Alone => return None,
                Other::Letters => (true, false),
                Other::Digits => (false, true),
                Other::Both => (true, true),
            };
            (letters, digits, character.len_utf8())
        }
    };
    let joins = match before {
        Last::Letter => letters,
        Last::Digit => digits,
        Last::Line => false,
    };
    let next = text.as_bytes().get(at + width).copied().and_then(last);
    (joins && next == Some(before)).then_some(width)
}

/// Cut text of ASCII characters and those of [`Other`].
fn plain(text: &str, base: usize, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let Some(mut before) = last(byte) else {
            let kind = match byte {
                b' ' | b'\t' => TokenKind::Space,
                b'\n' | b'\r' => TokenKind::Newline,
                _ => TokenKind::Punct,
            };
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            push(kind, Span::of(base + start, base + at), tokens);
            continue;
        };
        let mut letters = false;
        loop {
            // The run of letters, digits and low lines.
            while let Some(next) = bytes.get(at).copied().and_then(last) {
                letters |= next == Last::Letter;
                before = next;
                at += 1;
            }
            match joint(text, at, before) {
                Some(width) => at += width,
                None => break,
            }
        }
        let kind = match byte {
            b'_' => TokenKind::Punct,
            b'0'..=b'9' if !letters => TokenKind::Number,
            _ => TokenKind::Word,
        };
        if at - start > LONGEST {
            push_bounded(text.get(start..at).unwrap_or(""), base + start, tokens);
        } else {
            push(kind, Span::of(base + start, base + at), tokens);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by `unicode-segmentation` alone.
    fn by_library(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        for (start, word) in text.split_word_bound_indices() {
            push_bounded(word, start, &mut tokens);
        }
        tokens
    }

    #[test]
    fn all_short_texts_are_cut_as_the_library_cuts_them() {
        let characters: Vec<char> =
            "aZ09_.':,;\"-+ \t\n\r\u{b}‘’．：·，；“—。é\u{301}\u{200d}\u{3000}\u{a0}あ".chars().collect();
        let mut text = String::new();
        for &first in &characters {
            for &second in &characters {
                for &third in &characters {
                    for &fourth in &characters {
                        text.clear();
                        text.extend([first, second, third, fourth]);
                        let mut tokens = Vec::new();
                        cut(&text, 0, &mut tokens);
                        assert_eq!(tokens, by_library(&text), "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn punctuation_stands_alone() {
        for code in 0..=0xFFFF {
            let Some(character) = char::from_u32(code).filter(|character| Other::of(*character).is_some()) else {
                continue;
            };
            for text in ["ab", "12", "a1", "1a", "a_", "  "] {
                let (left, right) = text.split_at(1);
                let text = format!("{left}{character}{right}{character}");
                let mut tokens = Vec::new();
                cut(&text, 0, &mut tokens);
                assert_eq!(tokens, by_library(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn long_words_are_cut() {
        let text = format!("{} {}", "ab_1".repeat(200), "1,".repeat(200));
        let mut tokens = Vec::new();
        cut(&text, 0, &mut tokens);
        assert_eq!(tokens, by_library(&text));
    }
}

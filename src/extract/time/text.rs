//! Looking at a text: what stands at a place, what before it. Every look is short.

use super::value::Unit;
use super::words::{Entry, Word, Words};

/// A text, the words to know in it, and nothing else: every function looks at one place.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a Words,
}

/// A run of ASCII digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) value: u32,
    pub(super) length: usize,
    pub(super) end: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The end of a literal that stands here.
    pub(super) fn eat(&self, at: usize, literal: &str) -> Option<usize> {
        self.rest(at).starts_with(literal).then_some(at + literal.len())
    }

    /// The end of the first of some literals that stands here.
    pub(super) fn eat_any(&self, at: usize, literals: &[&str]) -> Option<usize> {
        literals.iter().find_map(|literal| self.eat(at, literal))
    }

    /// Past at most two spaces.
    pub(super) fn spaces(&self, at: usize) -> usize {
        let blank = |at: usize| matches!(self.byte(at), b' ' | b'\t');
        if !blank(at) {
            at
        } else if !blank(at + 1) {
            at + 1
        } else {
            at + 2
        }
    }

    /// A run of ASCII digits; long runs saturate.
    pub(super) fn digits(&self, at: usize) -> Option<Digits> {
        let bytes = self.text.as_bytes().get(at..)?;
        let length = bytes.iter().take(24).take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return None;
        }
        let add = |value: u32, byte: &u8| value.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        let value = bytes.iter().take(length).fold(0, add);
        Some(Digits { value, length, end: at + length })
    }

    pub(super) fn small(&self, at: usize, least: u32, most: u32) -> Option<(u8, usize)> {
        let digits = self.digits(at).filter(|digits| digits.length <= 2 && (least..=most).contains(&digits.value))?;
        Some((u8::try_from(digits.value).ok()?, digits.end))
    }

    /// The longest calendar word here of which `pick` makes something, and its end.
    pub(super) fn word<T>(&self, at: usize, pick: impl Fn(&Entry) -> Option<T>) -> Option<(T, usize)> {
        let (found, length) = self.words.at(self.rest(at), pick)?;
        Some((found, at + length))
    }

    pub(super) fn cue(&self, at: usize, cue: &str) -> Option<usize> {
        let is = |entry: &Entry| match entry.word {
            Word::Cue(known) if known == cue => Some(()),
            _ => None,
        };
        self.word(at, is).map(|(_, end)| end)
    }

    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        self.word(at, |entry| match entry.word {
            Word::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    /// The English word before a place, with where it starts; empty where there is none.
    pub(super) fn word_before(&self, at: usize) -> (&'a str, usize) {
        let Some(head) = self.text.get(..at) else {
            return ("", at);
        };
        let trimmed = head.trim_end_matches([' ', '\t']);
        let letters = trimmed
            .bytes()
            .rev()
            .take(24)
            .take_while(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'/'))
            .count();
        let start = trimmed.len() - letters;
        (trimmed.get(start..).unwrap_or(""), start)
    }

    /// Whether the English word before a place does a job.
    pub(super) fn cue_before(&self, at: usize, cue: &str) -> bool {
        let (word, start) = self.word_before(at);
        !word.is_empty() && self.cue(start, cue).is_some_and(|end| end == start + word.len())
    }

    /// Whether one of some Chinese words ends at a place.
    pub(super) fn ends(&self, at: usize, words: &[&str]) -> bool {
        self.text.get(..at).is_some_and(|head| words.iter().any(|word| head.ends_with(word)))
    }
}

/// Whether a character is written in Chinese.
pub(super) fn is_han(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

//! Looking at a text: what stands at a place, what before it. Every look is short.

use super::value::Unit;
use super::words::{Entry, Word, Words};
use crate::token::script::character_at;
use std::cell::Cell;

/// A text, the words to know in it, and nothing else: every function looks at one place.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a Words,
    pub(super) memo: &'a Memo,
}

/// Places that a [`Memo`] has room for.
const PLACES: usize = 16;
/// Words that begin at one place; hardly any has more than two.
const MOST_HERE: usize = 5;

/// The calendar words at the places looked at last: the grammars ask for those of one place dozens of times.
#[derive(Default)]
pub(super) struct Memo {
    places: [Cell<Here>; PLACES],
}

/// The calendar words that begin at a place.
#[derive(Clone, Copy, Default)]
struct Here {
    /// From one, so that an empty one is of no place.
    at: usize,
    list: u16,
    count: u16,
    /// Numbers in the list and lengths.
    found: [(u16, u16); MOST_HERE],
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
        character_at(self.text, at)
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The end of a literal that stands here.
    pub(super) fn eat(&self, at: usize, literal: &str) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..)?;
        rest.starts_with(literal.as_bytes()).then_some(at + literal.len())
    }

    /// The end of the first of some literals that stands here.
    pub(super) fn eat_any(&self, at: usize, literals: &[&str]) -> Option<usize> {
        // Most fail on their first byte.
        let first = self.text.as_bytes().get(at);
        let alike = literals.iter().filter(|literal| literal.as_bytes().first() == first);
        alike.into_iter().find_map(|literal| self.eat(at, literal))
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
        if !bytes.first()?.is_ascii_digit() {
            return None;
        }
        let length = bytes.iter().take(24).take_while(|byte| byte.is_ascii_digit()).count();
        let add = |value: u32, byte: &u8| value.saturating_mul(10).saturating_add(u32::from(byte & 0xF));
        let value = bytes.iter().take(length).fold(0, add);
        Some(Digits { value, length, end: at + length })
    }

    pub(super) fn small(&self, at: usize, least: u32, most: u32) -> Option<(u8, usize)> {
        let digits = self.digits(at).filter(|digits| digits.length <= 2 && (least..=most).contains(&digits.value))?;
        Some((u8::try_from(digits.value).ok()?, digits.end))
    }

    /// The longest calendar word here of which `pick` makes something, and its end.
    pub(super) fn word<T>(&self, at: usize, pick: impl Fn(&Entry) -> Option<T>) -> Option<(T, usize)> {
        let here = self.here(at);
        if let Some(found) = here.found.get(..usize::from(here.count)) {
            let entry = |index: u16| self.words.entry(here.list, index);
            return found.iter().find_map(|&(index, length)| Some((pick(entry(index)?)?, at + usize::from(length))));
        }
        let mut found = self.words.found(here.list, self.rest(at));
        found.find_map(|(index, length)| Some((pick(self.words.entry(here.list, index)?)?, at + length)))
    }

    /// What the calendar words here can begin, as bits of [`super::words::kind`].
    pub(super) fn kinds(&self, at: usize) -> u8 {
        let here = self.here(at);
        let kind = |index: u16| self.words.entry(here.list, index).map_or(0, |entry| entry.kind);
        match here.found.get(..usize::from(here.count)) {
            Some(found) => found.iter().fold(0, |kinds, &(index, _)| kinds | kind(index)),
            None => self.words.found(here.list, self.rest(at)).fold(0, |kinds, (index, _)| kinds | kind(index)),
        }
    }

    fn here(&self, at: usize) -> Here {
        let Some(place) = self.memo.places.get(at % PLACES) else { return Here::default() };
        let known = place.get();
        if known.at == at + 1 {
            return known;
        }
        let rest = self.rest(at);
        let mut here = Here { at: at + 1, list: self.words.list_at(rest), ..Here::default() };
        for (index, length) in self.words.found(here.list, rest) {
            if let (Some(slot), Ok(length)) = (here.found.get_mut(usize::from(here.count)), u16::try_from(length)) {
                *slot = (index, length);
            }
            // More than there is room for: then nothing of it is used.
            here.count = here.count.saturating_add(1);
        }
        place.set(here);
        here
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

    /// A weekday, by its number from Monday.
    pub(super) fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        self.word(at, |entry| match entry.word {
            Word::Weekday(day) => Some(day),
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

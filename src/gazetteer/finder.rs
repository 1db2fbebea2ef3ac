//! All words of the lexicon in a text, by how they begin.
//!
//! A word is looked for where one can begin: a Latin one at the start of a run of letters, any other at each character.
//! Such a place has a key (the run of letters, two Chinese characters), and the words of a key lie side by side in order.
//! Of those that the text begins with, each is the start of the next longer one, so that one search by halves finds them
//! all. Building this is sorting the words, a twentieth of what an automaton costs, and most places have a key that no word has.

use super::index::{SPREAD, hash};
use super::sense::WordId;
use crate::span::to_u32;
use crate::token::script::{Class, character_at, class, is_han};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The words and their keys.
#[derive(Default)]
pub(super) struct Finder {
    /// The forms in lower case (ASCII letters only), one behind the other.
    forms: String,
    /// By key, then by form.
    entries: Vec<Entry>,
    /// Where the entries of a key lie.
    keys: FxHashMap<u64, (u32, u32)>,
    /// A bit for each hash of a key: most places of a text end here.
    filter: Vec<u64>,
}

struct Entry {
    /// The bytes behind what the key is of: they decide nearly all comparisons.
    head: u64,
    start: u32,
    end: u32,
    word: WordId,
    /// The longest of the same key that this one begins with, and one more; 0 where there is none.
    shorter: u32,
}

/// A word as it is put in order: by key and by what follows that, both numbers, and only where they are the same by its form.
struct Word<'a> {
    key: u64,
    head: u64,
    form: Cow<'a, str>,
    word: WordId,
}

impl<'a> Word<'a> {
    fn new(word: WordId, text: &'a str) -> Self {
        let upper = text.bytes().any(|byte| byte.is_ascii_uppercase());
        let form = if upper { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) };
        let (key, length) = key(&form);
        Self { key, head: head(&form, length), form, word }
    }
}

/// Bits of the filter, as a power of two.
const FILTER: u32 = 18;
/// Heaps that the words are put in order by, as a power of two.
const HEAPS: u32 = 14;

impl Finder {
    /// `words` with their numbers; a Chinese one has two characters at least.
    pub(super) fn new<'a>(words: impl Iterator<Item = (WordId, &'a str)>) -> Self {
        let list: Vec<Word<'_>> = words.map(|(word, text)| Word::new(word, text)).collect();
        let mut finder = Self { filter: vec![0; 1 << (FILTER - 6)], ..Self::default() };
        finder.entries.reserve_exact(list.len());
        finder.forms.reserve_exact(list.iter().map(|word| word.form.len()).sum());
        // Of equal forms the first word comes last, since they are read from the end.
        let order = |left: &&Word<'_>, right: &&Word<'_>| {
            let by_number = || left.key.cmp(&right.key).then_with(|| left.head.cmp(&right.head));
            by_number().then_with(|| left.form.cmp(&right.form)).then_with(|| right.word.cmp(&left.word))
        };
        let (mut sorted, ends) = heaps(&list);
        let mut from = 0;
        for end in ends {
            let heap = sorted.get_mut(from..end).unwrap_or_default();
            heap.sort_unstable_by(order);
            for words in heap.chunk_by(|left, right| left.key == right.key) {
                finder.put(words);
            }
            from = end;
        }
        finder
    }

    /// The words of a key, in order.
    fn put(&mut self, words: &[&Word<'_>]) {
        let (Some(key), first) = (words.first().map(|word| word.key), self.entries.len()) else { return };
        let mut open: Vec<usize> = Vec::new();
        for (index, &Word { head, ref form, word, .. }) in words.iter().copied().enumerate() {
            let begins = |other: &usize| words.get(*other).is_some_and(|other| form.starts_with(&*other.form));
            while open.last().is_some_and(|last| !begins(last)) {
                open.pop();
            }
            let shorter = open.last().map_or(0, |last| to_u32(first + last + 1));
            open.push(index);
            let start = to_u32(self.forms.len());
            self.forms.push_str(form);
            self.entries.push(Entry { head, start, end: to_u32(self.forms.len()), word, shorter });
        }
        self.keys.insert(key, (to_u32(first), to_u32(self.entries.len())));
        let (slot, bit) = place(key);
        if let Some(bits) = self.filter.get_mut(slot) {
            *bits |= bit;
        }
    }

    /// The words, in no order that means anything.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.entries.iter().map(|entry| entry.word)
    }

    /// All words in a text, upper and lower case of ASCII letters alike, that do not begin or end inside a Latin word: by
    /// start, then longest first, then by number. `found` is told start, end and word.
    pub(super) fn scan(&self, text: &str, mut found: impl FnMut(usize, usize, WordId)) {
        let lower = text.to_ascii_lowercase();
        let bytes = lower.as_bytes();
        let (mut at, mut left) = (0, Class::Other);
        // The character at `at`, where it is known already.
        let mut ahead = None;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_lowercase() {
                let (key, length) = letters(bytes.get(at..).unwrap_or(&[]));
                if !matches!(left, Class::Letter | Class::Digit) {
                    self.at(&lower, at, (key, length), &mut found);
                }
                (at, left) = (at + length, Class::Letter);
            } else if byte.is_ascii() {
                let character = char::from(byte);
                let here = class(character);
                if !(here == Class::Digit && left == Class::Letter) {
                    self.at(&lower, at, (single(character), 1), &mut found);
                }
                (at, left) = (at + 1, here);
            } else {
                let Some(character) = ahead.take().or_else(|| character_at(&lower, at)) else { break };
                let here = class(character);
                match here {
                    Class::Han => {
                        let length = character.len_utf8();
                        if let Some(next) = character_at(&lower, at + length) {
                            self.at(&lower, at, (pair(character, next), length + next.len_utf8()), &mut found);
                            ahead = Some(next).filter(|next| !next.is_ascii());
                        }
                    }
                    Class::Letter if matches!(left, Class::Letter | Class::Digit) => {}
                    _ => self.at(&lower, at, (single(character), character.len_utf8()), &mut found),
                }
                (at, left) = (at + character.len_utf8(), here);
            }
        }
    }

    /// The words that begin at a place of a text in lower case, where its key and the length of that are known.
    #[inline]
    fn at(&self, lower: &str, start: usize, (key, length): (u64, usize), found: &mut impl FnMut(usize, usize, WordId)) {
        let (slot, bit) = place(key);
        if self.filter.get(slot).is_some_and(|bits| bits & bit != 0) {
            self.found_at(lower, start, (key, length), found);
        }
    }

    /// The same where the filter has the key.
    #[inline(never)]
    fn found_at(
        &self,
        lower: &str,
        start: usize,
        (key, length): (u64, usize),
        found: &mut impl FnMut(usize, usize, WordId),
    ) {
        let Some(&(from, to)) = self.keys.get(&key) else { return };
        let (from, rest) = (from as usize, lower.get(start..).unwrap_or(""));
        let head = head(rest, length);
        let entries = self.entries.get(from..to as usize).unwrap_or(&[]);
        let below = |entry: &Entry| entry.head < head || (entry.head == head && self.form(entry) <= rest);
        let mut next = from + entries.partition_point(below);
        if next == from {
            return;
        }
        while let Some(entry) = next.checked_sub(1).and_then(|index| self.entries.get(index)) {
            let form = self.form(entry);
            if let Some(after) = rest.strip_prefix(form)
                && !runs_on(form, after)
            {
                found(start, start + form.len(), entry.word);
            }
            next = entry.shorter as usize;
        }
    }

    fn form(&self, entry: &Entry) -> &str {
        self.forms.get(entry.start as usize..entry.end as usize).unwrap_or("")
    }
}

/// The words in heaps by their keys, and where each heap ends: what is in order in each is never compared with the rest.
fn heaps<'w, 'a>(list: &'w [Word<'a>]) -> (Vec<&'w Word<'a>>, Vec<usize>) {
    let heap = |word: &Word<'_>| (word.key.wrapping_mul(SPREAD) >> (64 - HEAPS)) as usize;
    let mut ends = vec![0; 1 << HEAPS];
    for word in list {
        if let Some(count) = ends.get_mut(heap(word)) {
            *count += 1;
        }
    }
    let mut before = 0;
    for end in &mut ends {
        before += std::mem::replace(end, before);
    }
    // Now each is where its heap begins; it moves on to where it ends.
    let Some(first) = list.first() else { return (Vec::new(), Vec::new()) };
    let mut sorted = vec![first; list.len()];
    for word in list {
        if let Some(next) = ends.get_mut(heap(word)) {
            if let Some(slot) = sorted.get_mut(*next) {
                *slot = word;
            }
            *next += 1;
        }
    }
    (sorted, ends)
}

/// The key of a form in lower case, and how much of the form it is of.
fn key(form: &str) -> (u64, usize) {
    let mut characters = form.chars();
    match (characters.next(), characters.next()) {
        (Some(first), _) if first.is_ascii_lowercase() => letters(form.as_bytes()),
        (Some(first), Some(second)) if is_han(first) => (pair(first, second), first.len_utf8() + second.len_utf8()),
        (Some(first), _) => (single(first), first.len_utf8()),
        (None, _) => (0, 0),
    }
}

/// Eight bytes of a text from an offset, in the order of texts; zeros where it ends.
fn head(text: &str, from: usize) -> u64 {
    let rest = text.as_bytes().get(from..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(bytes) => u64::from_be_bytes(*bytes),
        None => (0..8).fold(0, |head, at| head << 8 | u64::from(rest.get(at).copied().unwrap_or(0))),
    }
}

/// The key of the run of letters that bytes begin with, and its length.
fn letters(bytes: &[u8]) -> (u64, usize) {
    let length = bytes.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(bytes.len());
    (hash(bytes.get(..length).unwrap_or(bytes)), length)
}

fn pair(first: char, second: char) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}

fn single(character: char) -> u64 {
    pair(character, '\0')
}

/// Where the filter has the bit of a key.
fn place(key: u64) -> (usize, u64) {
    let hash = (key ^ key >> 29).wrapping_mul(SPREAD) >> (64 - FILTER);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// Whether a Latin word goes on behind a form; Han needs no such check.
fn runs_on(form: &str, after: &str) -> bool {
    let right = after.chars().next().map(class);
    match form.chars().next_back().map(class) {
        Some(Class::Letter) => matches!(right, Some(Class::Letter | Class::Digit)),
        Some(Class::Digit) => right == Some(Class::Letter),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str], text: &str) -> Vec<(usize, usize, WordId)> {
        let finder = Finder::new((0..).zip(words.iter().copied()));
        let mut all = Vec::new();
        finder.scan(text, |start, end, word| all.push((start, end, word)));
        all
    }

    #[test]
    fn overlapping_words_longest_first() {
        let words = ["上海", "上海市", "上海市徐汇区", "徐汇区", "汇区", "海市蜃楼"];
        assert_eq!(found(&words, "在上海市徐汇区"), [(3, 12 + 9, 2), (3, 12, 1), (3, 9, 0), (12, 21, 3), (15, 21, 4)]);
    }

    #[test]
    fn latin_words_stand_free() {
        let words = ["ai", "ai lab", "AI", "5g", "g20", "é", "22 on sloane"];
        assert_eq!(found(&words, "AI Lab"), [(0, 6, 1), (0, 2, 0), (0, 2, 2)], "equal forms by number");
        assert_eq!(found(&words, "aid, sai, 3ai, ai3"), []);
        assert_eq!(
            found(&words, "在AI。5G,15g A5G G20 G2023"),
            [(3, 5, 0), (3, 5, 2), (8, 10, 3), (12, 14, 3), (19, 22, 4), (23, 26, 4)]
        );
        assert_eq!(found(&words, "é caé 22 On Sloane"), [(0, 2, 5), (8, 20, 6)]);
    }
}

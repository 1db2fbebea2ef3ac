//! The words of a lexicon that is built, close together: a text asks for hundreds of them, each at another place, and what
//! is asked for most has to fit into the processor's caches.

use super::index::{self, Index};
use super::sense::{Flags, Sense, WordId};
use crate::span::to_u32;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// Surface forms with everything that they can be, by number.
#[derive(Default)]
pub(super) struct Words {
    /// By number; a last one ends the lists of the one before.
    entries: Vec<Entry>,
    /// The forms, one behind the other.
    texts: String,
    /// The senses of the first word, then those of the second.
    senses: Vec<Sense>,
    /// The different sets that words have: some hundreds.
    sets: Vec<Flags>,
    index: Index,
}

/// Where the text and the senses of a word begin; they end where those of the next one begin.
#[derive(Clone, Copy)]
struct Entry {
    text: u32,
    senses: u32,
    set: u32,
    proper: bool,
}

/// Surface forms while they are collected: most texts stay where the tables have them, and the senses of all lie in one list.
#[derive(Debug, Default)]
pub(super) struct Listed<'t> {
    words: Vec<ListedWord<'t>>,
    /// Senses, each with the number of the word's next one, from one; zero where there is none.
    senses: Vec<(Sense, u32)>,
}

#[derive(Debug)]
struct ListedWord<'t> {
    text: Cow<'t, str>,
    /// Part of a name: upper and lower case matter.
    proper: bool,
    /// The numbers of its first sense and of its last one.
    first: u32,
    last: u32,
}

impl<'t> Listed<'t> {
    /// A word that is not there.
    pub(super) fn add(&mut self, text: Cow<'t, str>, proper: bool) -> WordId {
        self.words.push(ListedWord { text, proper, first: 0, last: 0 });
        to_u32(self.words.len() - 1)
    }

    /// A sense of a word, unless it has it.
    pub(super) fn put(&mut self, word: WordId, sense: Sense) {
        if self.senses(word).all(|known| *known != sense) {
            self.push(word, sense);
        }
    }

    fn push(&mut self, word: WordId, sense: Sense) {
        let Some(word) = self.words.get_mut(word as usize) else { return };
        self.senses.push((sense, 0));
        let number = to_u32(self.senses.len());
        let before = word.last.checked_sub(1).and_then(|last| self.senses.get_mut(last as usize));
        match before {
            Some((_, next)) => *next = number,
            None => word.first = number,
        }
        word.last = number;
    }

    /// Give a word what another one is.
    pub(super) fn share(&mut self, word: WordId, other: WordId) {
        let senses: Vec<Sense> = self.senses(other).cloned().collect();
        senses.into_iter().for_each(|sense| self.push(word, sense));
    }

    pub(super) fn senses(&self, word: WordId) -> impl Iterator<Item = &Sense> {
        let mut at = self.words.get(word as usize).map_or(0, |word| word.first);
        std::iter::from_fn(move || {
            let (sense, next) = self.senses.get(at.checked_sub(1)? as usize)?;
            at = *next;
            Some(sense)
        })
    }

    pub(super) fn text(&self, word: WordId) -> Option<&str> {
        self.words.get(word as usize).map(|word| &*word.text)
    }

    pub(super) fn numbers(&self) -> Range<WordId> {
        0..to_u32(self.words.len())
    }

    /// The words of which upper and lower case matter.
    pub(super) fn proper(&self) -> impl Iterator<Item = (WordId, &str)> {
        (0..).zip(&self.words).filter(|(_, word)| word.proper).map(|(number, word)| (number, &*word.text))
    }
}

impl Words {
    /// `index` has the numbers of the words by their texts; `keep` says which senses stay.
    pub(super) fn new(listed: Listed<'_>, index: Index, keep: impl Fn(&Sense) -> bool) -> Self {
        let mut all = Self { index, ..Self::default() };
        all.entries.reserve_exact(listed.words.len() + 1);
        all.texts.reserve_exact(listed.words.iter().map(|word| word.text.len()).sum());
        all.senses.reserve_exact(listed.senses.len());
        let mut numbers = FxHashMap::default();
        for (number, word) in (0..).zip(&listed.words) {
            let first = all.senses.len();
            all.put(0, word.proper);
            all.texts.push_str(&word.text);
            all.senses.extend(listed.senses(number).filter(|sense| keep(sense)).cloned());
            let flags = Flags::of(all.senses.get(first..).unwrap_or(&[]));
            let set = *numbers.entry(flags).or_insert_with(|| {
                all.sets.push(flags);
                to_u32(all.sets.len() - 1)
            });
            if let Some(entry) = all.entries.last_mut() {
                entry.set = set;
            }
        }
        // What ends the last word is of no set.
        all.put(u32::MAX, false);
        all
    }

    fn put(&mut self, set: u32, proper: bool) {
        self.entries.push(Entry { text: to_u32(self.texts.len()), senses: to_u32(self.senses.len()), set, proper });
    }

    /// All words, with their senses.
    pub(super) fn all(&self) -> impl Iterator<Item = (WordId, &str, &[Sense])> {
        let pairs = self.entries.iter().zip(self.entries.iter().skip(1));
        (0..).zip(pairs).map(|(id, (word, next))| {
            let text = self.texts.get(word.text as usize..next.text as usize).unwrap_or("");
            (id, text, self.senses.get(word.senses as usize..next.senses as usize).unwrap_or(&[]))
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len().saturating_sub(1)
    }

    #[inline]
    fn pair(&self, id: WordId) -> Option<(&Entry, &Entry)> {
        let (word, rest) = self.entries.get(id as usize..)?.split_first()?;
        Some((word, rest.first()?))
    }

    pub(super) fn text(&self, id: WordId) -> Option<&str> {
        let (word, next) = self.pair(id)?;
        self.texts.get(word.text as usize..next.text as usize)
    }

    pub(super) fn senses(&self, id: WordId) -> &[Sense] {
        let range = self.pair(id).map(|(word, next)| word.senses as usize..next.senses as usize);
        range.and_then(|range| self.senses.get(range)).unwrap_or(&[])
    }

    /// What a word can be, as a set.
    pub(super) fn flags(&self, id: WordId) -> Flags {
        let set = self.entries.get(id as usize).and_then(|word| self.sets.get(word.set as usize));
        set.copied().unwrap_or(Flags::NONE)
    }

    /// Whether upper and lower case of a word matter.
    pub(super) fn is_proper(&self, id: WordId) -> bool {
        self.entries.get(id as usize).is_some_and(|word| word.proper)
    }

    /// The number of a word.
    pub(super) fn number(&self, text: &[u8]) -> Option<WordId> {
        self.index.get(index::tag(text), text, |number| {
            let (word, next) = self.pair(number)?;
            self.texts.as_bytes().get(word.text as usize..next.text as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::sense::Cue;

    #[test]
    fn every_word_keeps_its_own() {
        let (mut listed, mut index) = (Listed::default(), Index::default());
        let list: [(&str, &[Sense], bool); 3] = [
            ("上海", &[Sense::Generic, Sense::Boundary], true),
            ("and", &[Sense::Cue(Cue::And), Sense::Literal, Sense::Cue(Cue::And)], false),
            ("x", &[], false),
        ];
        for (text, _, proper) in list {
            let number = listed.add(text.into(), proper);
            index.put(index::tag(text.as_bytes()), number);
        }
        // In turns: the senses of a word do not lie side by side.
        for at in 0..3 {
            for (number, (_, senses, _)) in (0..).zip(list) {
                senses.get(at).into_iter().for_each(|sense| listed.put(number, sense.clone()));
            }
        }
        listed.share(2, 0);
        let words = Words::new(listed, index, |sense| !matches!(sense, Sense::Literal));
        assert_eq!(words.len(), 3);
        assert_eq!(words.number(b"and"), Some(1));
        assert_eq!(words.number(b"y"), None);
        assert_eq!([0, 1, 2, 3].map(|id| words.text(id)), [Some("上海"), Some("and"), Some("x"), None]);
        assert_eq!(words.senses(0), [Sense::Generic, Sense::Boundary]);
        assert_eq!(words.senses(1), [Sense::Cue(Cue::And)]);
        assert_eq!(words.senses(2), [Sense::Generic, Sense::Boundary]);
        assert!(words.senses(3).is_empty());
        assert_eq!(words.flags(1), Flags::cue(Cue::And));
        assert_eq!(words.flags(3), Flags::NONE);
        assert!(words.is_proper(0) && !words.is_proper(1) && !words.is_proper(3));
    }
}

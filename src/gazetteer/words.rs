//! The words of a lexicon that is built, close together: a text asks for hundreds of them, each at another place, and what
//! is asked for most has to fit into the processor's caches.

use super::index::Index;
use super::sense::{Flags, Sense, WordId};
use crate::span::to_u32;
use rustc_hash::FxHashMap;

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

/// A surface form with everything that it can be.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) text: Box<str>,
    pub(super) senses: Vec<Sense>,
    /// Part of a name: upper and lower case matter.
    pub(super) proper: bool,
}

impl Words {
    /// `index` has the numbers of the words by their texts.
    pub(super) fn new(words: Vec<Word>, index: Index) -> Self {
        let mut all = Self { index, ..Self::default() };
        all.entries.reserve_exact(words.len() + 1);
        all.texts.reserve_exact(words.iter().map(|word| word.text.len()).sum());
        all.senses.reserve_exact(words.iter().map(|word| word.senses.len()).sum());
        let mut numbers = FxHashMap::default();
        for word in words {
            let flags = Flags::of(&word.senses);
            let set = *numbers.entry(flags).or_insert_with(|| {
                all.sets.push(flags);
                to_u32(all.sets.len() - 1)
            });
            all.put(set, word.proper);
            all.texts.push_str(&word.text);
            all.senses.extend(word.senses);
        }
        all.put(0, false);
        all
    }

    fn put(&mut self, set: u32, proper: bool) {
        self.entries.push(Entry { text: to_u32(self.texts.len()), senses: to_u32(self.senses.len()), set, proper });
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
        self.index.get(text, |number| {
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
        let word = |text: &str, senses: &[Sense], proper| Word { text: text.into(), senses: senses.to_vec(), proper };
        let list = vec![
            word("上海", &[Sense::Generic, Sense::Boundary], true),
            word("and", &[Sense::Cue(Cue::And)], false),
            word("x", &[], false),
        ];
        let mut index = Index::default();
        (0..).zip(&list).for_each(|(number, word)| index.put(&word.text, number));
        let words = Words::new(list, index);
        assert_eq!(words.len(), 3);
        assert_eq!(words.number(b"and"), Some(1));
        assert_eq!(words.number(b"y"), None);
        assert_eq!([0, 1, 2, 3].map(|id| words.text(id)), [Some("上海"), Some("and"), Some("x"), None]);
        assert_eq!(words.senses(0), [Sense::Generic, Sense::Boundary]);
        assert_eq!(words.senses(1), [Sense::Cue(Cue::And)]);
        assert!(words.senses(2).is_empty() && words.senses(3).is_empty());
        assert_eq!(words.flags(1), Flags::cue(Cue::And));
        assert_eq!(words.flags(2), Flags::NONE);
        assert!(words.is_proper(0) && !words.is_proper(1) && !words.is_proper(3));
    }
}

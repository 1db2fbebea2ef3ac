//! Chinese words, by jieba-rs.

use super::{LONGEST, Token, TokenKind, parts};
use crate::span::Span;
use jieba_rs::Jieba;
use rustc_hash::FxBuildHasher;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::OnceLock;

/// jieba's dictionary and model, with the words of our own dictionaries added.
pub(crate) struct Segmenter {
    jieba: Jieba,
    glue: Glue,
    /// The bits of the characters that manner words begin with.
    manners: u64,
    tags: Tags,
}

/// The bit of a character of three bytes, by the last of them; most characters have another.
fn bit(character: &str) -> u64 {
    character.as_bytes().get(2).map_or(0, |byte| 1 << (byte % 64))
}

/// The parts of speech that were asked for, since jieba cuts a word each time before it tells. A word has one place; the
/// first that comes there keeps it, others are asked for each time.
struct Tags(Box<[Tagged]>);

/// A word and its part of speech.
type Tagged = OnceLock<(Box<str>, Box<str>)>;

impl Tags {
    /// More than the words of some thousand articles.
    const PLACES: usize = 1 << 14;

    fn new() -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(Self::PLACES).collect())
    }

    fn place(&self, word: &str) -> Option<&Tagged> {
        let hash = FxBuildHasher.hash_one(word) as usize;
        self.0.get((hash >> 7) % Self::PLACES)
    }
}

/// Function characters that the model for unknown words glues to names: 由惠理|集团, 王强为|会长.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glue {
    pub(crate) before: Vec<char>,
    pub(crate) after: Vec<char>,
    /// Those that stand in no name, so that unknown words are cut around them: 材拟, 对锐.
    pub(crate) always: Vec<char>,
    /// Manner words that jieba's dictionary has glued to verbs: 隆重举行.
    pub(crate) manner: Vec<Box<str>>,
    /// Two words that jieba's dictionary has as one: 主持会议.
    pub(crate) parted: Vec<Box<str>>,
}

/// Bytes of one Han character: nothing can be taken off it.
const ONE_HAN: usize = 3;
/// Bytes of four Han characters.
const FOUR_HAN: usize = 12;

impl fmt::Debug for Segmenter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Segmenter")
    }
}

impl Segmenter {
    /// The words that everybody has.
    pub(crate) fn dictionary() -> Jieba {
        Jieba::new()
    }

    /// `words` are always cut as one where they stand free, such as triggers and titles.
    pub(crate) fn new<'a>(mut jieba: Jieba, words: impl IntoIterator<Item = &'a str>, glue: Glue) -> Self {
        // A word that never occurs is never on the best way through a text.
        for word in &glue.parted {
            jieba.add_word(word, Some(0), None);
        }
        for word in words {
            if !jieba.has_word(word) {
                jieba.add_word(word, None, None);
            }
        }
        let manners = glue.manner.iter().fold(0, |bits, manner| bits | bit(manner));
        Self { jieba, glue, manners, tags: Tags::new() }
    }

    /// Whether a word is in the dictionary.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.jieba.has_word(word)
    }

    /// Cut a run of Han characters that begins at `base`.
    pub(crate) fn cut(&self, run: &str, base: usize, tokens: &mut Vec<Token>) {
        for word in self.jieba.cut(run, true) {
            let start = base + word.byte_start;
            // Characters that the segmenter knows nothing of are one word to it.
            if word.word.len() > LONGEST {
                parts(word.word).for_each(|(at, part)| push(start + at, 0, part.len(), tokens));
                continue;
            }
            if word.word.len() <= ONE_HAN {
                push(start, 0, word.word.len(), tokens);
                continue;
            }
            // Four words of five are those of the dictionary.
            if word.word.len() != FOUR_HAN && self.knows(word.word) {
                push(start, 0, word.word.len(), tokens);
                continue;
            }
            let manner = self.manner(word.word);
            push(start, 0, manner, tokens);
            let core = word.word.get(manner..).unwrap_or("");
            if manner > 0 || self.knows(core) {
                self.push_verb(core, start + manner, tokens);
            } else {
                self.cut_unknown(core, start, tokens);
            }
        }
    }

    /// Take the function characters off a word that the model for unknown words made.
    fn cut_unknown(&self, word: &str, start: usize, tokens: &mut Vec<Token>) {
        let mut from = 0;
        for (at, character) in word.char_indices() {
            if self.glue.always.contains(&character) {
                push(start, from, at, tokens);
                from = at + character.len_utf8();
                push(start, at, from, tokens);
            }
        }
        let rest = word.get(from..).unwrap_or("");
        let (head, tail) = if self.knows(rest) { (0, 0) } else { self.glued(rest) };
        push(start, from, from + head, tokens);
        self.push_verb(rest.get(head..rest.len() - tail).unwrap_or(""), start + from + head, tokens);
        push(start, word.len() - tail, word.len(), tokens);
    }

    /// A word; the model for unknown words makes one of a verb and its aspect particle.
    fn push_verb(&self, word: &str, start: usize, tokens: &mut Vec<Token>) {
        let aspect = match word.strip_suffix(['了', '过']) {
            Some(verb) if !self.knows(word) && self.knows(verb) => word.len() - verb.len(),
            _ => 0,
        };
        push(start, 0, word.len() - aspect, tokens);
        push(start, word.len() - aspect, word.len(), tokens);
    }

    /// Length of a manner word before a verb in a word of four characters.
    fn manner(&self, word: &str) -> usize {
        if word.len() != FOUR_HAN || self.manners & bit(word) == 0 {
            return 0;
        }
        self.glue.manner.iter().find(|manner| word.starts_with(&***manner)).map_or(0, |manner| manner.len())
    }

    /// Lengths of the function characters at both ends of an unknown word of three or more.
    fn glued(&self, word: &str) -> (usize, usize) {
        if word.chars().nth(2).is_none() {
            // 民航|处及, 会议|由省: of two characters, only what joins on both sides; 和 begins names too.
            let joins = |c: &char| self.glue.after.contains(c) && self.glue.before.contains(c);
            // 并|就, 还|在: two function characters are no word.
            let pair = |first: char, last: char| self.glue.before.contains(&first) && self.glue.after.contains(&last);
            if word.chars().next().zip(word.chars().nth(1)).is_some_and(|(first, last)| pair(first, last)) {
                return (ONE_HAN, 0);
            }
            // 2008年|任, 3月|获: a unit behind a number and a verb; 他|于.
            if word.starts_with(['年', '月', '日', '他', '她']) {
                return (ONE_HAN, 0);
            }
            let first = word.chars().next().filter(|c| *c != '和' && joins(c)).map_or(0, char::len_utf8);
            let last = word.chars().nth(1).filter(|c| first == 0 && joins(c)).map_or(0, char::len_utf8);
            return (first, last);
        }
        let first = word.chars().next().filter(|c| self.glue.before.contains(c)).map_or(0, char::len_utf8);
        let last = word.chars().next_back().filter(|c| self.glue.after.contains(c)).map_or(0, char::len_utf8);
        (first, last)
    }

    /// jieba's part of speech of one word, looked up where a decision needs it.
    pub(crate) fn tag<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        let place = self.tags.place(word)?;
        if let Some((_, tag)) = place.get().filter(|(known, _)| **known == *word) {
            return Some(tag);
        }
        if !self.jieba.has_word(word) {
            return None;
        }
        let tag = self.jieba.tag(word, false).first().map(|tag| tag.tag)?;
        // Where another word has the place, or takes it at this moment, nothing is kept.
        let _ = place.set((word.into(), tag.into()));
        Some(tag)
    }
}

/// A token of the Han run that begins at `base`, unless it is empty.
fn push(base: usize, from: usize, to: usize, tokens: &mut Vec<Token>) {
    if from < to {
        tokens.push(Token { span: Span::of(base + from, base + to), kind: TokenKind::Han });
    }
}

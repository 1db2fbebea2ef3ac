//! Chinese words, by jieba-rs.

use super::{Token, TokenKind};
use crate::span::Span;
use jieba_rs::Jieba;
use std::fmt;

/// jieba's dictionary and model, with the words of our own dictionaries added.
pub(crate) struct Segmenter {
    jieba: Jieba,
    glue: Glue,
}

/// Function characters that the model for unknown words glues to names: 由惠理|集团, 王强为|会长.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glue {
    pub(crate) before: Vec<char>,
    pub(crate) after: Vec<char>,
    /// Manner words that jieba's dictionary has glued to verbs: 隆重举行.
    pub(crate) manner: Vec<Box<str>>,
}

/// Bytes of four Han characters.
const FOUR_HAN: usize = 12;

impl fmt::Debug for Segmenter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Segmenter")
    }
}

impl Segmenter {
    /// `words` are always cut as one where they stand free, such as triggers and titles.
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a str>, glue: Glue) -> Self {
        let mut jieba = Jieba::new();
        for word in words {
            if !jieba.has_word(word) {
                jieba.add_word(word, None, None);
            }
        }
        Self { jieba, glue }
    }

    /// Whether a word is in the dictionary.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.jieba.has_word(word)
    }

    /// Cut a run of Han characters that begins at `base`.
    pub(crate) fn cut(&self, run: &str, base: usize, tokens: &mut Vec<Token>) {
        for word in self.jieba.cut(run, true) {
            let (start, end) = (base + word.byte_start, base + word.byte_end);
            let (head, tail) = self.glued(word.word);
            let core = word.word.get(head..word.word.len() - tail).unwrap_or("");
            // The model for unknown words makes one word of a verb and its aspect particle.
            let aspect = match core.strip_suffix(['了', '过']) {
                Some(verb) if !self.knows(core) && self.knows(verb) => core.len() - verb.len(),
                _ => 0,
            };
            for cut in [start, start + head, end - tail - aspect, end - tail, end].windows(2) {
                if let [from, to] = *cut
                    && from < to
                {
                    tokens.push(Token { span: Span::of(from, to), kind: TokenKind::Han });
                }
            }
        }
    }

    /// Lengths of the function characters at both ends of an unknown word of three or more, and of a manner word before
    /// a verb in a word of four.
    fn glued(&self, word: &str) -> (usize, usize) {
        if word.len() == FOUR_HAN
            && let Some(manner) = self.glue.manner.iter().find(|manner| word.starts_with(&***manner))
        {
            return (manner.len(), 0);
        }
        if word.chars().nth(2).is_none() || self.knows(word) {
            return (0, 0);
        }
        let first = word.chars().next().filter(|c| self.glue.before.contains(c)).map_or(0, char::len_utf8);
        let last = word.chars().next_back().filter(|c| self.glue.after.contains(c)).map_or(0, char::len_utf8);
        (first, last)
    }

    /// jieba's part of speech of one word, looked up where a decision needs it.
    pub(crate) fn tag<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        if !self.jieba.has_word(word) {
            return None;
        }
        self.jieba.tag(word, false).first().map(|tag| tag.tag)
    }
}

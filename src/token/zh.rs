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
    /// Those that stand in no name, so that unknown words are cut around them: 材拟, 对锐.
    pub(crate) always: Vec<char>,
}

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
            let mut push = |start, end| tokens.push(Token { span: Span::of(start, end), kind: TokenKind::Han });
            // The model for unknown words makes one word of a verb and its aspect particle.
            match word.word.strip_suffix(['了', '过']) {
                Some(verb) if !self.knows(word.word) && self.knows(verb) => {
                    push(start, start + verb.len());
                    push(start + verb.len(), end);
                }
                _ if self.knows(word.word) => push(start, end),
                _ => self.cut_unknown(word.word, start, tokens),
            }
        }
    }

    /// Take the function characters off a word that the model for unknown words made.
    fn cut_unknown(&self, word: &str, start: usize, tokens: &mut Vec<Token>) {
        let mut push = |from: usize, to: usize| {
            if from < to {
                tokens.push(Token { span: Span::of(start + from, start + to), kind: TokenKind::Han });
            }
        };
        let mut from = 0;
        for (at, character) in word.char_indices() {
            if self.glue.always.contains(&character) {
                push(from, at);
                from = at + character.len_utf8();
                push(at, from);
            }
        }
        let rest = word.get(from..).unwrap_or("");
        let (head, tail) = self.glued(rest);
        push(from, from + head);
        push(from + head, word.len() - tail);
        push(word.len() - tail, word.len());
    }

    /// Lengths of the function characters at both ends of an unknown word of three or more.
    fn glued(&self, word: &str) -> (usize, usize) {
        if word.chars().nth(2).is_none() {
            // 民航|处及, 会议|由省: of two characters, only what joins on both sides; 和 begins names too.
            let joins = |c: &char| self.glue.after.contains(c) && self.glue.before.contains(c);
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
        if !self.jieba.has_word(word) {
            return None;
        }
        self.jieba.tag(word, false).first().map(|tag| tag.tag)
    }
}

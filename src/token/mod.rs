//! Repaired text to tokens: one stream for mixed text, tiling it without gaps.
//!
//! Runs of Han characters are cut by jieba-rs, everything else by the word boundaries of UAX #29.

pub(crate) mod script;
mod words;
mod zh;

use crate::span::{Span, floor};
use script::{Class, is_han};
pub(crate) use zh::{Glue, Segmenter};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// A Chinese word.
    Han,
    /// A word in Latin or another alphabetic script, digits inside included (`G60`).
    Word,
    /// ASCII digits with separators.
    Number,
    /// Spaces without a line end.
    Space,
    /// Line ends.
    Newline,
    /// One punctuation mark or symbol.
    Punct,
}

/// A stretch of the repaired text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

/// Cut a text into tokens that tile it.
pub(crate) fn tokenize(text: &str, segmenter: &Segmenter) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or("");
        let han = rest.find(|character| !is_han(character)).unwrap_or(rest.len());
        if han > 0 {
            segmenter.cut(rest.get(..han).unwrap_or(""), at, &mut tokens);
            at += han;
            continue;
        }
        let other = before_han(rest);
        words::cut(rest.get(..other).unwrap_or(""), at, &mut tokens);
        at += other.max(1);
    }
    tokens
}

/// Length of a text up to its first Chinese character.
fn before_han(text: &str) -> usize {
    let mut at = 0;
    // No Chinese character begins with a lesser byte.
    while let Some(length) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|byte| *byte >= 0xE3)) {
        at += length;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(character) if !is_han(character) => at += character.len_utf8(),
            _ => return at,
        }
    }
    text.len()
}

/// Longest token in bytes; what is longer is no word, and would be read again in every sentence that it reaches into.
const LONGEST: usize = 256;

/// The parts of a stretch that is too long for a token, each with where it begins.
fn parts(stretch: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = stretch.get(at..).filter(|rest| !rest.is_empty())?;
        let part = floor(rest, LONGEST);
        at += part.len();
        Some((at - part.len(), part))
    })
}

/// A stretch between two word boundaries.
fn push_bounded(word: &str, start: usize, tokens: &mut Vec<Token>) {
    parts(word).for_each(|(at, part)| push_word(part, start + at, tokens));
}

fn push_word(word: &str, start: usize, tokens: &mut Vec<Token>) {
    let mut characters = word.chars();
    let kind = match characters.next().map(script::class) {
        Some(Class::Digit) if word.chars().any(|c| script::class(c) == Class::Letter) => TokenKind::Word,
        Some(Class::Digit) => TokenKind::Number,
        Some(Class::Letter) => TokenKind::Word,
        Some(Class::Newline) => TokenKind::Newline,
        Some(Class::Space) => TokenKind::Space,
        _ => TokenKind::Punct,
    };
    push(kind, Span::of(start, start + word.len()), tokens);
}

fn push(kind: TokenKind, span: Span, tokens: &mut Vec<Token>) {
    // UAX #29 keeps line ends apart; runs of them, and of spaces of all kinds, are one token here.
    if let Some(last) = tokens.last_mut()
        && last.kind == kind
        && matches!(kind, TokenKind::Space | TokenKind::Newline)
        && last.span.end == span.start
    {
        last.span.end = span.end;
        return;
    }
    tokens.push(Token { span, kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_tile_mixed_text() {
        let segmenter = Segmenter::new(Segmenter::dictionary(), [], Glue::default());
        for text in [
            "",
            "徐汇区与DMZ签署3.5亿元《协议》。",
            "It's 22 On Sloane,\n\n  x-ray 张江",
            "\u{301}a\u{200d}b",
            "ａＢ１２",
            // Unknown to the segmenter, and longer than a word can be.
            &"𠮷".repeat(300),
        ] {
            let tokens = tokenize(text, &segmenter);
            let mut end = 0;
            for token in &tokens {
                assert_eq!(token.span.start, end, "{text:?} {tokens:?}");
                assert!(!token.span.of_text(text).is_empty());
                assert!(token.span.len() <= LONGEST);
                end = token.span.end;
            }
            assert_eq!(end as usize, text.len());
        }
    }
}

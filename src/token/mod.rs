//! Repaired text to tokens: one stream for mixed text, tiling it without gaps.
//!
//! Runs of Han characters are cut by jieba-rs, everything else by the word boundaries of UAX #29.

pub(crate) mod script;
mod zh;

use crate::span::Span;
use script::Class;
use unicode_segmentation::UnicodeSegmentation;
pub(crate) use zh::Segmenter;

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
        let han = run(rest, |class| class == Class::Han);
        if han > 0 {
            segmenter.cut(rest.get(..han).unwrap_or(""), at, &mut tokens);
            at += han;
            continue;
        }
        let other = run(rest, |class| class != Class::Han);
        let part = rest.get(..other).unwrap_or("");
        for (start, word) in part.split_word_bound_indices() {
            push_word(word, at + start, &mut tokens);
        }
        at += other.max(1);
    }
    tokens
}

/// Length in bytes of the run of characters of a class at the start of a text.
fn run(text: &str, belongs: impl Fn(Class) -> bool) -> usize {
    text.char_indices().find(|&(_, character)| !belongs(script::class(character))).map_or(text.len(), |(at, _)| at)
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
    // UAX #29 keeps runs of spaces apart and `\r\n` together; runs of spaces are one token here.
    if let Some(last) = tokens.last_mut()
        && last.kind == kind
        && matches!(kind, TokenKind::Space | TokenKind::Newline)
        && last.span.end as usize == start
    {
        last.span.end = Span::of(start, start + word.len()).end;
        return;
    }
    tokens.push(Token { span: Span::of(start, start + word.len()), kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_tile_mixed_text() {
        let segmenter = Segmenter::new([]);
        for text in [
            "",
            "徐汇区与DMZ签署3.5亿元《协议》。",
            "It's 22 On Sloane,\n\n  x-ray 张江",
            "\u{301}a\u{200d}b",
            "ａＢ１２",
        ] {
            let tokens = tokenize(text, &segmenter);
            let mut end = 0;
            for token in &tokens {
                assert_eq!(token.span.start, end, "{text:?} {tokens:?}");
                assert!(!token.span.of_text(text).is_empty());
                end = token.span.end;
            }
            assert_eq!(end as usize, text.len());
        }
    }
}

#[cfg(test)]
mod debug {
    #[test]
    fn show() {
        let data = crate::data::Data::build(&[], &[]).unwrap();
        for text in [
            "徐汇区委书记曹立强,华东师范大学党委副书记曹友谊,复旦大学附属中山医院院长周俭,上海市第六人民医院院长殷善开,中科院营养所副所长汪思佳出席。",
            "COMAC Innovation Valley, ChemExpress Shanghai R&D Center, and Nokia Shanghai Bell's OpenX Lab.",
            "Li Youping, Deputy Director of the Torch Technology Industry Development Center (MIIT), Chen Xin, Vice President of Shanghai Association for Science and Technology, collectively launched WTIF 2024.",
            "Pudong has attracted 103 member companies spanning diverse sectors such as healthcare.",
        ] {
            let repaired = crate::repair::Repaired::new(text);
            let layout = crate::layout::read(text, &data.noise);
            println!("{:?}", layout.blocks.iter().map(|b| b.kind).collect::<Vec<_>>());
            let tokens = super::tokenize(text, &data.resources.segmenter);
            println!("{}", tokens.iter().map(|t| t.span.of_text(text)).collect::<Vec<_>>().join("|"));
            let hits = data.resources.lexicon.scan(text);
            let page = crate::resolve::analysis::Page { text, tokens: &tokens, hits: &hits };
            let analysis = crate::resolve::analysis::analyze(page, &layout, &data.resources);
            for s in &analysis.sentences {
                for m in &s.mentions {
                    println!("  {:?} {} [{}] w{}", m.kind, m.span.of_text(text), m.extent.of_text(text), m.weight);
                }
                let view = page.view(s.sentence.span, &data.resources);
                let items = crate::event::items::build(&view, &s.mentions);
                println!("  {}", items.iter().map(|i| i.span.of_text(text)).collect::<Vec<_>>().join(" / "));
            }
            let _ = repaired;
        }
    }
}

//! One sentence as the extractors see it: its tokens, what each can be, and the lexicon's hits in it.

use super::latin::has_capital;
use crate::gazetteer::{Cue, EnglishWord, Flags, Hit, Lexicon, Lookup, Sense};
use crate::span::Span;
use crate::token::script::closing_quote;
use crate::token::{Segmenter, Token, TokenKind};
use std::cell::RefCell;
use std::ops::Range;

/// What each token of an article can be, looked up once for all stages.
pub(crate) fn look_up<'a>(text: &str, tokens: &[Token], hits: &[Hit], lexicon: &'a Lexicon) -> Vec<Lookup<'a>> {
    let mut hits = hits.iter().peekable();
    let of = |token: &Token| {
        let form = token.span.of_text(text);
        let mut word = match token.kind {
            TokenKind::Han | TokenKind::Word | TokenKind::Punct => lexicon.look_up(form),
            TokenKind::Number | TokenKind::Space | TokenKind::Newline => Lookup::default(),
        };
        word.flags = word.flags.or(match token.kind {
            TokenKind::Han => of_first(form, lexicon),
            TokenKind::Word if has_capital(form) => Flags::CAPITAL,
            _ => Flags::NONE,
        });
        while let Some(hit) = hits.next_if(|hit| hit.span.start <= token.span.start) {
            if hit.span.start == token.span.start {
                word.begins = word.begins.or(hit.flags);
            }
        }
        word
    };
    tokens.iter().map(of).collect()
}

/// What the first character of a Chinese word says for the search for persons.
fn of_first(word: &str, lexicon: &Lexicon) -> Flags {
    match word.chars().next() {
        Some('兼') => Flags::JOINS_POSTS.or(Flags::PERSON_START),
        Some(first) if lexicon.people.may_begin_name(first) => Flags::PERSON_START,
        _ => Flags::NONE,
    }
}

/// Borrowed view of one sentence.
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    pub(crate) tokens: &'a [Token],
    /// What each token can be.
    pub(crate) words: &'a [Lookup<'a>],
    pub(crate) hits: &'a [Hit],
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) segmenter: &'a Segmenter,
    /// The closing mark of a quotation that began in a sentence before.
    pub(crate) in_quote: Option<char>,
    /// Persons that a title shows before other names are looked for: no other name reaches over them.
    pub(crate) persons: Vec<Span>,
    /// Everything that some token or hit can be.
    pub(crate) all: Flags,
    /// Marks and kinds of tokens that are in it.
    pub(crate) has: Has,
    /// Where Chinese personal names were looked for, and what was found there.
    pub(crate) names: RefCell<Vec<LookedFor>>,
}

/// The name of a person that begins at an offset, if there is one; whether it was looked for where little speaks for one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LookedFor {
    pub(crate) at: u32,
    pub(crate) weak: bool,
    pub(crate) name: Option<Span>,
}

/// The dots between the parts of transliterated names.
pub(crate) const NAME_DOTS: [char; 4] = ['·', '•', '・', '．'];

/// Which tokens and hits of an article are a sentence's, and what can be in it.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    tokens: Range<usize>,
    hits: Range<usize>,
    all: Flags,
    has: Has,
}

/// What of tokens a sentence has, so that what looks for nothing else may pass it over.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Has {
    /// A Chinese word.
    pub(crate) han: bool,
    /// A word in Latin or another alphabetic script.
    pub(crate) latin: bool,
    /// A dot as in the middle of transliterated names.
    pub(crate) dot: bool,
    /// An opening mark of a quotation or a book title.
    pub(crate) quote: bool,
    /// An opening round bracket.
    pub(crate) bracket: bool,
}

impl Has {
    fn see(&mut self, token: &Token, text: &str) {
        match token.kind {
            TokenKind::Han => self.han = true,
            TokenKind::Word => self.latin = true,
            TokenKind::Punct => {
                let Some(mark) = token.span.of_text(text).chars().next() else { return };
                self.dot |= NAME_DOTS.contains(&mark);
                self.quote |= mark == '《' || closing_quote(mark).is_some();
                self.bracket |= matches!(mark, '(' | '（');
            }
            TokenKind::Number | TokenKind::Space | TokenKind::Newline => {}
        }
    }
}

impl Frame {
    pub(crate) fn new(text: &str, span: Span, (tokens, words): (&[Token], &[Lookup<'_>]), hits: &[Hit]) -> Self {
        let from = tokens.partition_point(|token| token.span.end <= span.start);
        let own = tokens.get(from..).unwrap_or(&[]).partition_point(|token| token.span.start < span.end);
        let of_tokens = from..from + own;
        let from = hits.partition_point(|hit| hit.span.start < span.start);
        let own = hits.get(from..).unwrap_or(&[]).partition_point(|hit| hit.span.start < span.end);
        let of_hits = from..from + own;
        let own_hits = hits.get(of_hits.clone()).unwrap_or(&[]).iter();
        let mut all = own_hits.fold(Flags::NONE, |all, hit| all.or(hit.flags));
        let mut has = Has::default();
        let own = tokens.get(of_tokens.clone()).unwrap_or(&[]).iter();
        for (token, word) in own.zip(words.get(of_tokens.clone()).unwrap_or(&[])) {
            all = all.or(word.flags);
            has.see(token, text);
        }
        Self { tokens: of_tokens, hits: of_hits, all, has }
    }
}

impl<'a> View<'a> {
    pub(crate) fn new(
        text: &'a str,
        span: Span,
        (tokens, words): (&'a [Token], &'a [Lookup<'a>]),
        hits: &'a [Hit],
        frame: &Frame,
        (lexicon, segmenter): (&'a Lexicon, &'a Segmenter),
    ) -> Self {
        Self {
            text,
            span,
            tokens: tokens.get(frame.tokens.clone()).unwrap_or(&[]),
            words: words.get(frame.tokens.clone()).unwrap_or(&[]),
            hits: hits.get(frame.hits.clone()).unwrap_or(&[]),
            lexicon,
            segmenter,
            in_quote: None,
            persons: Vec::new(),
            all: frame.all,
            has: frame.has,
            names: RefCell::new(Vec::new()),
        }
    }

    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of_text(self.text))
    }

    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    pub(crate) fn span_of(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(self.span.end, |token| token.span.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }

    pub(crate) fn senses(&self, index: usize) -> &'a [Sense] {
        self.words.get(index).map_or(&[], |word| word.senses)
    }

    pub(crate) fn flags(&self, index: usize) -> Flags {
        self.words.get(index).map_or(Flags::NONE, |word| word.flags)
    }

    /// The senses of the last token of a span.
    pub(crate) fn senses_of_last(&self, span: Span) -> &'a [Sense] {
        self.token_ending(span.end).map_or(&[], |index| self.senses(index))
    }

    /// The senses of several words that are one entry.
    pub(crate) fn senses_of_phrase(&self, phrase: &str) -> &'a [Sense] {
        self.lexicon.senses(&phrase.to_lowercase())
    }

    /// Whether a token, or a hit that begins with it, can be one of these.
    pub(crate) fn may_be(&self, index: usize, flags: Flags) -> bool {
        self.words.get(index).is_some_and(|word| word.flags.or(word.begins).any(flags))
    }

    /// A Chinese word between a name and its verb that only says when or how: 将, 已, 日前.
    pub(crate) fn is_adverb(&self, index: usize) -> bool {
        self.flags(index).any(Flags::cue(Cue::Planned).or(Flags::cue(Cue::Past)))
            || matches!(self.segmenter.tag(self.word(index)), Some("d" | "ad" | "t"))
    }

    pub(crate) fn is_cue(&self, index: usize, cue: Cue) -> bool {
        self.flags(index).any(Flags::cue(cue))
    }

    pub(crate) fn is_english(&self, index: usize, class: EnglishWord) -> bool {
        self.flags(index).any(Flags::english(class))
    }

    pub(crate) fn is_boundary(&self, index: usize) -> bool {
        self.flags(index).any(Flags::BOUNDARY.or(Flags::TRIGGER))
    }

    /// A person that a title has shown stands there.
    pub(crate) fn is_person(&self, span: Span) -> bool {
        self.persons.iter().any(|person| person.overlaps(span))
    }

    /// Index of the token that begins at an offset.
    pub(crate) fn token_at(&self, offset: u32) -> Option<usize> {
        self.tokens.binary_search_by_key(&offset, |token| token.span.start).ok()
    }

    /// Index of the first token that begins at or after an offset.
    pub(crate) fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// Index of the token that ends at an offset.
    pub(crate) fn token_ending(&self, offset: u32) -> Option<usize> {
        self.tokens.binary_search_by_key(&offset, |token| token.span.end).ok()
    }

    /// The text from an offset to the end of the sentence.
    pub(crate) fn rest(&self, offset: u32) -> &'a str {
        Span::new(offset, self.span.end.max(offset)).of_text(self.text)
    }

    /// The text from the start of the sentence to an offset.
    pub(crate) fn before(&self, offset: u32) -> &'a str {
        Span::new(self.span.start.min(offset), offset).of_text(self.text)
    }

    /// Hits that begin at an offset, longest first.
    pub(crate) fn hits_at(&self, offset: u32) -> impl Iterator<Item = &'a Hit> + use<'a> {
        let from = self.hits.partition_point(|hit| hit.span.start < offset);
        self.hits.get(from..).unwrap_or(&[]).iter().take_while(move |hit| hit.span.start == offset)
    }

    /// Hits that end at an offset, longest first. Names of more bytes than 240 are none here.
    pub(crate) fn hits_ending(&self, offset: u32) -> impl Iterator<Item = &'a Hit> + use<'a> {
        const LONGEST: u32 = 240;
        let from = self.hits.partition_point(|hit| hit.span.start < offset.saturating_sub(LONGEST));
        let near = self.hits.get(from..).unwrap_or(&[]).iter().take_while(move |hit| hit.span.start < offset);
        near.filter(move |hit| hit.span.end == offset)
    }

    /// A hit with one of the flags ends at an offset.
    pub(crate) fn hit_ends(&self, offset: u32, flags: Flags) -> bool {
        self.hits_ending(offset).any(|hit| hit.flags.any(flags))
    }
}

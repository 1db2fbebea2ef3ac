//! English descriptions of bodies that a text has named, or that it names by nothing else: the laser company, the
//! Osaka-based firm, the two lenders.

use super::latin::without_possessive;
use super::sentence::View;
use super::{Head, HeadKind, Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, List, Sense};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;

/// Most words between the article and the noun.
const MODIFIERS: usize = 4;

/// Descriptions of bodies with a definite article.
pub(super) fn bodies(view: &View<'_>, out: &mut Vec<Mention>) {
    for (index, token) in view.tokens.iter().enumerate() {
        let article = token.kind == TokenKind::Word
            && matches!(token.span.len(), 3 | 4)
            && (view.word(index).eq_ignore_ascii_case("the") || view.word(index).eq_ignore_ascii_case("both"));
        if article && view.word(index + 1) == " " {
            out.extend(described(view, index));
        }
    }
}

/// Several bodies; which ones is left open.
fn several(span: Span) -> Mention {
    let mut mention = Mention::new(span, MentionKind::Anaphor, 1);
    mention.refers = Some(Head { kind: HeadKind::Several, span, general: true });
    mention
}

/// The description that an article begins.
fn described(view: &View<'_>, article: usize) -> Option<Mention> {
    let start = view.tokens.get(article)?.span.start;
    let mut at = article + 2;
    // A name among the words is a mention of its own: the Osaka |firm, the Acme-backed |brewer.
    let mut from = start;
    for before in 0..=MODIFIERS {
        let last = compound(view, at);
        let span = view.span_of(at, last + 1);
        let word = without_possessive(span.of_text(view.text));
        let head = Span::of(span.start as usize, span.start as usize + word.len());
        // `Alstom, the preferred supplier, …` says what the name before is.
        let aside = || view.before(start).trim_end().ends_with(',') && view.word(last + 1) == ",";
        let ends = || word.len() < span.of_text(view.text).len() || ends_phrase(view, last + 1);
        if view.lexicon.list(List::Several).has(word) && is_subject(view, article) && ends() && !aside() {
            return Some(several(Span::new(start, head.end)));
        }
        if (before > 0 || last > at) && is_body(view, word) && ends() && !aside() {
            let mut mention = Mention::new(Span::new(from, head.end), MentionKind::Anaphor, 1);
            let kind = HeadKind::Organization(Category::Company);
            mention.refers = Some(Head { kind, span: head, general: false });
            return Some(mention);
        }
        if !is_modifier(view, at, last) || view.word(last + 1) != " " {
            return None;
        }
        if view.word(at).starts_with(char::is_uppercase) || view.kind(at) == Some(TokenKind::Number) {
            from = view.tokens.get(last + 2)?.span.start;
        }
        at = last + 2;
    }
    None
}

/// Nothing stands before it that it is the object of: `The parties`, `that both sides`; not `of the two companies`.
fn is_subject(view: &View<'_>, article: usize) -> bool {
    let before = view.before(view.tokens.get(article).map_or(0, |token| token.span.start)).trim_end();
    before.is_empty()
        || before.ends_with([',', ';', ':', '.', '"', '“', '”', '(', '—', '–'])
        || ["that", "and", "but", "as", "when", "before", "after", "while"]
            .iter()
            .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// The last token of a word with hyphens: start-up, 12-year-old.
fn compound(view: &View<'_>, at: usize) -> usize {
    let mut last = at;
    while view.word(last + 1) == "-" && matches!(view.kind(last + 2), Some(TokenKind::Word | TokenKind::Number)) {
        last += 2;
    }
    last
}

/// A noun for one company: firm, chipmaker, start-up. The rival is another one.
fn is_body(view: &View<'_>, word: &str) -> bool {
    let noun = || {
        let company = view.lexicon.senses(word).contains(&Sense::English(EnglishWord::Company));
        company && (!word.ends_with('s') || word.ends_with("ss"))
    };
    (view.lexicon.list(List::BodyNoun).has(word) || noun()) && !view.lexicon.list(List::OtherBody).has(word)
}

/// What may stand before such a noun: laser, Dutch, Osaka-based, listed; not the acquired company, which is another one.
fn is_modifier(view: &View<'_>, at: usize, last: usize) -> bool {
    let word = view.word(at);
    if last > at {
        return true;
    }
    // The FTSE 100 company, the AI firm.
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if capitals(word)
        || (view.kind(at) == Some(TokenKind::Number)
            && at.checked_sub(2).is_some_and(|before| capitals(view.word(before))))
    {
        return true;
    }
    if view.kind(at) != Some(TokenKind::Word) || view.lexicon.list(List::OtherBody).has(word) {
        return false;
    }
    let flags = view.flags(at);
    if word.starts_with(char::is_uppercase) {
        return flags.any(Flags::english(EnglishWord::Demonym).or(Flags::PLACE));
    }
    !flags.any(Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::CUES))
}

/// Behind a noun with which the description ends: a mark, a verb, a preposition; not a name, nor `of`, nor another noun.
fn ends_phrase(view: &View<'_>, next: usize) -> bool {
    if view.word(next) != " " {
        return view.word(next) != "-";
    }
    let word = view.word(next + 1);
    let plain = word.starts_with(|c: char| c.is_ascii_lowercase()) && word != "of";
    let acts = Flags::english(EnglishWord::Acts).or(Flags::english(EnglishWord::Deals));
    plain
        && (view.may_be(next + 1, Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::CUES).or(acts))
            || ["ed", "ly"].iter().any(|end| word.ends_with(end)))
        // the chip maker Nvidia and …, the company and its owner: whatever joins them, the noun ends.
        || view.kind(next + 1) == Some(TokenKind::Number)
        || view.is_cue(next + 1, Cue::And)
}

/// 该校, 该局: a body by the last character of what it is.
pub(super) fn short_kind(noun: &str) -> Option<HeadKind> {
    let category = match noun {
        "校" => Category::University,
        "院" => Category::Hospital,
        "所" => Category::Research,
        "局" | "厅" | "署" => Category::Government,
        "行" => Category::Bank,
        _ => return None,
    };
    Some(HeadKind::Organization(category))
}

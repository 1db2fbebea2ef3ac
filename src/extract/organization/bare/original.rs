//! Companies told with a common noun before and the original in brackets behind: 瑞典电池制造商北伏（Northvolt）.

use super::super::super::sentence::View;
use super::super::super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// Most characters of such a name, and of the original.
const NAME: usize = 8;
const ORIGINAL: usize = 40;

/// The name between the common noun and the brackets is a body, whatever its characters look like.
pub(super) fn originals(view: &View<'_>, chosen: &mut Vec<Mention>) {
    if !(view.has.latin && view.has.han && view.has.bracket) {
        return;
    }
    for (index, token) in view.tokens.iter().enumerate() {
        if token.kind != TokenKind::Punct || !matches!(view.word(index), "（" | "(") {
            continue;
        }
        let Some(original) = original_at(view, token.span.end) else { continue };
        let Some(noun) = noun_before(view, index) else { continue };
        let name = Span::new(view.tokens.get(noun).map_or(token.span.start, |noun| noun.span.end), token.span.start);
        let extent = name.cover(Span::new(original.start, super::super::super::gloss::behind_bracket(view, original)));
        // 法国|企业|协会（MEDEF）: the noun is in the name of a body.
        let longer = |mention: &Mention| {
            mention.kind == MentionKind::Organization && mention.span.start < name.start && mention.span.end >= name.end
        };
        let known = |mention: &Mention| (mention.thing.is_some() && mention.span.overlaps(name)) || longer(mention);
        let length = name.of_text(view.text).chars().count();
        if chosen.iter().any(known)
            || !(2..=NAME).contains(&length)
            || is_term(view, (noun + 1, index), original.of_text(view.text))
            || is_somebody(view, (noun, name), original.of_text(view.text))
        {
            continue;
        }
        chosen.retain(|mention| !extent.overlaps(mention.extent));
        let mut mention = Mention::new(name, MentionKind::Organization, 3);
        (mention.extent, mention.alias, mention.category) = (extent, Some(original), Some(Category::Company));
        chosen.push(mention);
    }
}

/// 企业|社会|责任（CSR）, 公司|治理（Corporate Governance）: nothing but words of the dictionary, or capitals and no word that it
/// does not have. A character by itself is a part of a name: 达|梭.
fn is_term(view: &View<'_>, (from, to): (usize, usize), original: &str) -> bool {
    let common = |index: usize| {
        let tag = view.segmenter.tag(view.word(index));
        let of_kind = |tag: &str| tag.starts_with(['n', 'v', 'a', 'b', 'd', 'l', 'f', 's', 't']);
        view.word(index).chars().nth(1).is_some() && tag.is_some_and(of_kind)
    };
    let proper = |index: usize| {
        let tag = view.segmenter.tag(view.word(index));
        matches!(tag, Some("nr" | "ns" | "nt" | "nz" | "nrt" | "nrfg"))
    };
    let capitals = !original.contains(|c: char| c.is_lowercase());
    (from..to).all(|index| common(index) && (capitals || !proper(index)))
}

/// 股东|李明（David Lee）, 自然人|阿米尔（Amir Khan）: two or three words behind what is said of persons too, or behind somebody's
/// name.
fn is_somebody(view: &View<'_>, (noun, name): (usize, Span), original: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase()) && !word.contains('&');
    let words = original.split(' ');
    (2..=3).contains(&words.clone().count())
        && words.clone().all(capital)
        && (view.lexicon.list(List::OfPersons).has(view.word(noun)) || super::super::super::person::is_name(view, name))
}

/// Words with a capital in Latin letters up to the mark that closes the brackets.
fn original_at(view: &View<'_>, start: u32) -> Option<Span> {
    let inner = view.rest(start);
    let close = inner.find(['）', ')']).filter(|&close| close <= ORIGINAL)?;
    let text = inner.get(..close)?;
    let name = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().nth(2).is_some()
        && text.chars().all(|c| c.is_alphabetic() && !is_han(c) || matches!(c, ' ' | '.' | '-' | '&' | '\'' | '’'));
    name.then(|| Span::new(start, start + to_u32(close)))
}

/// The common noun for companies before the name that ends before a token, with nothing but words of a name between.
fn noun_before(view: &View<'_>, bracket: usize) -> Option<usize> {
    const NEVER: Flags = Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::QUALIFIER).or(Flags::TITLE).or(Flags::BODY_HEAD);
    for index in (bracket.saturating_sub(NAME)..bracket).rev() {
        if view.is_cue(index, Cue::Apposition) {
            return (index + 1 < bracket).then_some(index);
        }
        let several = view.word(index).chars().nth(1).is_some();
        if view.kind(index) != Some(TokenKind::Han) || (several && view.flags(index).any(NEVER)) {
            return None;
        }
    }
    None
}

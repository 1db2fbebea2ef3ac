//! Companies told with a common noun before and the original in brackets behind: 瑞典电池制造商北伏（Northvolt）.

use super::super::super::sentence::View;
use super::super::super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags};
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
        if chosen.iter().any(known) || !(2..=NAME).contains(&name.of_text(view.text).chars().count()) {
            continue;
        }
        chosen.retain(|mention| !extent.overlaps(mention.extent));
        let mut mention = Mention::new(name, MentionKind::Organization, 3);
        (mention.extent, mention.alias, mention.category) = (extent, Some(original), Some(Category::Company));
        chosen.push(mention);
    }
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

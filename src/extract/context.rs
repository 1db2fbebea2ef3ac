//! English names of unknown kind by the words beside them: `startup X`, `Shanghai-based X`, `X, a maker of …`, members of
//! lists, `based in X`.

use super::latin::is_common;
use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Sense};
use crate::record::{Category, EntityType};
use crate::span::Span;
use crate::token::TokenKind;

/// Say of names of unknown kind what they are where the words beside them tell.
pub(crate) fn find(view: &View<'_>, chosen: &mut [Mention]) {
    if chosen.is_empty() {
        return;
    }
    for index in 0..chosen.len() {
        let Some(mention) = chosen.get(index).filter(|mention| unknown(mention)) else { continue };
        let kind = beside(view, chosen, index, mention.extent).or_else(|| firm(view, mention.span));
        if let Some((kind, mention)) = kind.zip(chosen.get_mut(index)) {
            settle(mention, kind);
        }
    }
    lists(view, chosen);
}

fn unknown(mention: &Mention) -> bool {
    mention.kind == MentionKind::Proper && mention.thing.is_none() && mention.weight > 0
}

fn settle(mention: &mut Mention, kind: EntityType) {
    mention.weight = mention.weight.max(2);
    if kind == EntityType::Place {
        mention.kind = MentionKind::Place;
    } else {
        (mention.kind, mention.category) = (MentionKind::Organization, Some(Category::Company));
    }
}

/// `Farrow & Bain`
fn firm(view: &View<'_>, span: Span) -> Option<EntityType> {
    let (left, right) = span.of_text(view.text).split_once(" & ")?;
    let named = |part: &str| part.split(' ').any(|word| !is_common(view, word));
    (named(left) && named(right)).then_some(EntityType::Organization)
}

/// What the words right before or behind a name say.
fn beside(view: &View<'_>, chosen: &[Mention], index: usize, extent: Span) -> Option<EntityType> {
    let at = view.token_at(extent.start)?;
    let word = at.checked_sub(2).filter(|_| view.word(at - 1) == " ");
    if let Some(word) = word {
        // the startup X; Shanghai-based X
        let compound = word.checked_sub(1).is_some_and(|before| view.word(before) == "-");
        if view.is_english(word, EnglishWord::Company) || (compound && view.is_english(word, EnglishWord::Stay)) {
            return Some(EntityType::Organization);
        }
        if view.is_english(word, EnglishWord::Direction) {
            return Some(EntityType::Place);
        }
        let preposition = view.is_cue(word, Cue::Preposition) || matches!(view.word(word), "of" | "near" | "outside");
        let stay = preposition && word >= 2 && view.is_english(word - 2, EnglishWord::Stay);
        if stay || (preposition && before_place(view, chosen, extent.end)) {
            return Some(EntityType::Place);
        }
    }
    // investors A, B and C: what holds of the first holds of the list.
    let listed = index.checked_sub(1).and_then(|before| chosen.get(before)).is_some_and(|before| {
        before.kind == MentionKind::Organization
            && joined(view, before.extent.end, extent.start)
            && view
                .token_at(before.extent.start)
                .and_then(|at| at.checked_sub(2))
                .is_some_and(|word| view.is_english(word, EnglishWord::Company) && view.word(word).ends_with('s'))
    });
    (listed || described(view, extent.end)).then_some(EntityType::Organization)
}

/// `, Texas` behind a name: the name is a place too.
fn before_place(view: &View<'_>, chosen: &[Mention], end: u32) -> bool {
    view.rest(end).starts_with(", ")
        && chosen.iter().any(|other| {
            other.kind == MentionKind::Place
                && other.span.start == end + 2
                && other
                    .thing
                    .and_then(|thing| view.lexicon.thing(thing))
                    .is_some_and(|thing| matches!(&*thing.level, "country" | "province"))
        })
}

/// Longest apposition up to its noun, in tokens.
const APPOSITION: usize = 16;

/// `, a Toronto-based maker of …`, `, based in …`, ` is a startup` behind a name.
fn described(view: &View<'_>, end: u32) -> bool {
    let mut at = view.token_from(end);
    let comma = view.word(at) == "," && view.word(at + 1) == " ";
    if comma && view.is_english(at + 2, EnglishWord::Stay) && view.is_cue(at + 4, Cue::Preposition) {
        return true;
    }
    if comma {
        at += 2;
    } else if view.word(at) == " " && view.word(at + 1) == "is" && view.word(at + 2) == " " {
        at += 3;
    } else {
        return false;
    }
    if !view.is_cue(at, Cue::Article) {
        return false;
    }
    for index in at + 1..(at + APPOSITION).min(view.tokens.len()) {
        if view.is_english(index, EnglishWord::Company) {
            return true;
        }
        let stops = match view.kind(index) {
            Some(TokenKind::Word) => {
                view.is_boundary(index)
                    || view.senses(index).iter().any(|sense| {
                        matches!(sense, Sense::Cue(Cue::Preposition | Cue::Linker | Cue::And | Cue::Aside))
                    })
            }
            Some(TokenKind::Space) => false,
            _ => view.word(index) != "-",
        };
        if stops {
            return false;
        }
    }
    false
}

/// Members of a list in which most others are organizations, are organizations.
fn lists(view: &View<'_>, chosen: &mut [Mention]) {
    let mut from = 0;
    while from < chosen.len() {
        let mut to = from + 1;
        while let (Some(left), Some(right)) = (chosen.get(to - 1), chosen.get(to)) {
            if !joined(view, left.extent.end, right.extent.start) {
                break;
            }
            to += 1;
        }
        if let Some(list) = chosen.get_mut(from..to).filter(|list| list.len() > 2) {
            let bodies = list.iter().filter(|mention| mention.kind == MentionKind::Organization).count();
            let open = list.iter().filter(|mention| unknown(mention)).count();
            let places = list.iter().filter(|mention| mention.kind == MentionKind::Place).count();
            let sure = list.iter().filter(|mention| mention.kind == MentionKind::Place && mention.weight > 1).count();
            if places == list.len() && sure >= 2 {
                // Iraq, Jordan and Egypt
                list.iter_mut().for_each(|mention| mention.weight = mention.weight.max(2));
            }
            if bodies >= 2 && bodies + open == list.len() {
                list.iter_mut().filter(|mention| unknown(mention)).for_each(|mention| {
                    mention.kind = MentionKind::Organization;
                    mention.weight = mention.weight.max(2);
                });
            }
        }
        from = to;
    }
}

/// Whether what stands between two names joins them to a list.
fn joined(view: &View<'_>, end: u32, start: u32) -> bool {
    start > end
        && matches!(
            Span::new(end, start).of_text(view.text),
            ", " | " and " | ", and " | " & " | ", the " | " and the "
        )
}

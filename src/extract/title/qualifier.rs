//! What says of a post that it is held no longer, not yet, or for a time: former, -elect, acting.

use crate::extract::sentence::View;
use crate::gazetteer::{Flags, List, Sense};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// End of `-elect`, `-designate` behind an English title.
pub(super) fn qualifier_behind(view: &View<'_>, end: u32) -> Option<u32> {
    let mark = view.token_at(end).filter(|&mark| matches!(view.word(mark), "-" | " "))?;
    let span = view.span_of(mark, mark + 2);
    // `Chair Designate`, `president elect`
    if view.word(mark) == " " {
        return view.lexicon.list(List::Elected).has(view.word(mark + 1)).then_some(span.end);
    }
    let known = view.lexicon.senses(span.of_text(view.text)).iter().any(|sense| matches!(sense, Sense::Qualifier(_)));
    known.then_some(span.end)
}

/// 原, 时任, former, acting right before a title.
pub(crate) fn qualifier_before(view: &View<'_>, start: u32) -> Option<(Span, Qualifier)> {
    let before = view.before(start);
    let trimmed = before.trim_end_matches([' ', '-']);
    let find = |length: usize| {
        let at = trimmed.len().checked_sub(length).filter(|_| length > 0)?;
        let word = view.lexicon.look_up(trimmed.get(at..)?);
        if !word.flags.any(Flags::QUALIFIER) {
            return None;
        }
        let qualifier = word.senses.iter().find_map(|sense| match sense {
            Sense::Qualifier(qualifier) => Some(*qualifier),
            _ => None,
        })?;
        let from = view.span.start + to_u32(at);
        // 宁德时代|董事长: no 代 of its own.
        let inside = view.token_at(from).is_none()
            && view
                .token_from(from)
                .checked_sub(1)
                .and_then(|index| view.tokens.get(index))
                .is_some_and(|token| token.span.end > from && view.segmenter.knows(token.span.of_text(view.text)));
        (!inside).then(|| (Span::new(from, from + to_u32(length)), qualifier))
    };
    if trimmed.len() < before.len() || !trimmed.ends_with(is_han) {
        return find(trimmed.rsplit(|c: char| !c.is_alphanumeric()).next()?.len());
    }
    let mut lengths = [0; 3];
    for (slot, (at, _)) in lengths.iter_mut().zip(trimmed.char_indices().rev()) {
        *slot = trimmed.len() - at;
    }
    lengths.into_iter().rev().find_map(find)
}

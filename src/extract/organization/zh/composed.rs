//! Bodies that every place of a level has, behind the name of a place or without it: 徐汇区 + 科委, 区科委.

use super::{FUNCTION, flags_of, is_level};
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Flags, Hit, Sense, ThingKind};
use crate::span::Span;
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 徐汇区 + 科委, 徐汇 + 区委, 上海市 + 科学技术委员会, and 区科委 without its place.
pub(in super::super) fn composed(view: &View<'_>, out: &mut Vec<Mention>) {
    for hit in view.hits {
        if !hit.flags.any(Flags::COMPOSITION) {
            continue;
        }
        let body = view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Composition, ambiguous } => Some((*id, *ambiguous)),
            _ => None,
        });
        let Some((body, ambiguous)) = body else { continue };
        // 市|人大代表: who sits there, where the word is a post.
        if view.rest(hit.span.start).starts_with("人大代表") && !view.rest(hit.span.end).starts_with("代表大会")
        {
            continue;
        }
        if view.lexicon.thing(body).is_none_or(|thing| thing.zh.is_none())
            || !hit.span.of_text(view.text).starts_with(is_han)
        {
            continue;
        }
        let category = view.lexicon.thing(body).and_then(|thing| thing.category);
        let mut best: Option<Mention> = None;
        for place in places_ending(view, hit.span.start).map(|place| with_level(view, place, hit.span)) {
            let mut mention = Mention::new(Span::new(place.0.start, hit.span.end), MentionKind::Organization, 3);
            (mention.thing, mention.composed, mention.category) = (Some(place.1), Some(body), category);
            mention.body = Some(hit.span);
            if best.as_ref().is_none_or(|best| best.span.start > mention.span.start) {
                best = Some(mention);
            }
        }
        // 率县|招商局…: the level of the place before it leaves no doubt.
        let levelled = || {
            let level = view.before(hit.span.start).chars().next_back().filter(|level| is_level(*level));
            level.is_some_and(|level| view.token_at(hit.span.start - crate::span::to_u32(level.len_utf8())).is_some())
        };
        if best.is_none() && (!ambiguous || levelled()) {
            best = elided(view, hit.span).map(|span| match unlisted_place(view, span) {
                Some(from) => {
                    let mut mention = Mention::new(Span::new(from, span.end), MentionKind::Organization, 2);
                    mention.category = category;
                    mention
                }
                None => {
                    let mut mention = Mention::new(span, MentionKind::Organization, 2);
                    (mention.composed, mention.category) = (Some(body), category);
                    mention.body = Some(hit.span);
                    mention
                }
            });
        }
        out.extend(best);
    }
}

/// 嘉义|县政府: of two places of one name, the one whose level the body begins with.
fn with_level(view: &View<'_>, (span, id): (Span, u32), body: Span) -> (Span, u32) {
    let level = view.rest(body.start).chars().next().filter(|first| is_level(*first));
    let whole = level.map(|level| Span::new(span.start, body.start + crate::span::to_u32(level.len_utf8())));
    let named = whole
        .and_then(|whole| view.hits_at(span.start).filter(|hit| hit.span == whole).find_map(|hit| place_of(view, hit)));
    (span, named.unwrap_or(id))
}

/// Listed places that end at an offset.
fn places_ending(view: &View<'_>, end: u32) -> impl Iterator<Item = (Span, u32)> {
    let places = view.hits_ending(end).filter(|hit| hit.flags.any(Flags::PLACE));
    places.filter_map(|hit| Some((hit.span, place_of(view, hit)?)))
}

/// The place that a word is.
fn place_of(view: &View<'_>, hit: &Hit) -> Option<u32> {
    view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
        Sense::Thing { id, kind: ThingKind::Place, .. } => Some(*id),
        _ => None,
    })
}

/// 区科委, 市委: the level's character stands for the place being spoken of.
fn elided(view: &View<'_>, body: Span) -> Option<Span> {
    let text = body.of_text(view.text);
    let span = if text.starts_with(is_level) && text.chars().count() >= 2 {
        body
    } else {
        let before = view.before(body.start).chars().next_back().filter(|c| is_level(*c))?;
        Span::new(body.start - crate::span::to_u32(before.len_utf8()), body.end)
    };
    // Nothing that could be the place's own name may stand before it.
    let free = view.token_at(span.start).is_some()
        || view.before(span.start).chars().next_back().is_none_or(|c| !is_han(c) || flags_of(view, c).any(FUNCTION));
    free.then_some(span)
}

/// 甬江|市委, 瀚海|省政府: the level belongs to a word of two characters that the dictionary has for a place or not at all, and
/// with which the clause begins.
fn unlisted_place(view: &View<'_>, body: Span) -> Option<u32> {
    let index = view.token_ending(body.start)?;
    let word = view.word(index);
    let name = word.chars().count() == 2
        && view.kind(index) == Some(TokenKind::Han)
        && view.senses(index).is_empty()
        && matches!(view.segmenter.tag(word), None | Some("ns" | "nz" | "nr" | "nrt"))
        && view.rest(body.start).starts_with(['市', '省', '县'])
        && !view.is_person(view.span_of(index, index + 1))
        && !view.lexicon.people.not_a_name(word);
    let opens = index.checked_sub(1).is_none_or(|before| {
        view.kind(before) != Some(TokenKind::Han)
            || view.is_boundary(before)
            || view.flags(before).any(Flags::QUALIFIER.or(Flags::CUES))
    });
    (name && opens).then(|| view.tokens.get(index).map(|token| token.span.start)).flatten()
}

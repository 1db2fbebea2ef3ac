//! Organizations and places: listed, composed of a place and a body, and unlisted ones by their heads.

mod en;
mod zh;

use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Sense, ThingKind};
use crate::span::Span;
use crate::token::TokenKind;
pub(crate) use en::composed;
pub(crate) use zh::extend_left;

/// Candidates of one sentence, overlapping ones included.
pub(crate) fn find(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    listed(view, out);
    abbreviated(view, out);
    zh::composed(view, out);
    zh::by_head(view, blocked, out);
}

/// Names of the gazetteer.
fn listed(view: &View<'_>, out: &mut Vec<Mention>) {
    for hit in view.hits {
        // US$, HK$
        if view.rest(hit.span.end).starts_with('$') {
            continue;
        }
        for sense in view.lexicon.senses_of(hit.word) {
            let Sense::Thing { id, kind, ambiguous } = sense else { continue };
            let kind = match kind {
                ThingKind::Organization => MentionKind::Organization,
                ThingKind::Place => MentionKind::Place,
                _ => continue,
            };
            let mut mention = Mention::new(hit.span, kind, if *ambiguous { 0 } else { 3 });
            mention.thing = Some(*id);
            mention.category = view.lexicon.thing(*id).and_then(|thing| thing.category);
            out.push(mention);
        }
    }
}

/// 在沪, 来京: the one-character name of a place behind a verb or preposition of place.
fn abbreviated(view: &View<'_>, out: &mut Vec<Mention>) {
    for (index, token) in view.tokens.iter().enumerate() {
        let single = token.kind == TokenKind::Han && token.span.len() == 3;
        if !single || !index.checked_sub(1).is_some_and(|before| view.is_cue(before, Cue::PlaceFollows)) {
            continue;
        }
        let place = view.senses(index).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Place, .. } => Some(*id),
            _ => None,
        });
        if let Some(id) = place {
            let mut mention = Mention::new(token.span, MentionKind::Place, 3);
            mention.thing = Some(id);
            out.push(mention);
        }
    }
}

/// The category of a name by the head that ends it, and whether that head is strong.
pub(crate) fn head_of(senses: &[Sense]) -> Option<(crate::record::Category, bool)> {
    senses.iter().find_map(|sense| match sense {
        Sense::OrganizationHead { category, strong } => Some((*category, *strong)),
        _ => None,
    })
}

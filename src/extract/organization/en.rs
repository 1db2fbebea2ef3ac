//! English names of bodies that every place of a level has: Xuhui District People's Government.

use crate::extract::sentence::View;
use crate::gazetteer::{Sense, ThingId, ThingKind};
use crate::span::Span;

/// A body of a place.
pub(crate) struct Composed {
    pub(crate) place: ThingId,
    pub(crate) body: ThingId,
    /// Where the body stands.
    pub(crate) span: Span,
}

/// The place and the body that a name is composed of: `Shanghai Municipal Commission of Commerce`, `Science and
/// Technology Commission of Shanghai Municipality`.
pub(crate) fn composed(view: &View<'_>, name: Span) -> Option<Composed> {
    let from = view.hits.partition_point(|hit| hit.span.start < name.start);
    let bodies = view.hits.get(from..)?.iter().take_while(|hit| hit.span.start < name.end);
    bodies.filter(|hit| hit.span.end <= name.end).find_map(|hit| {
        let body = view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Composition, .. } => Some(*id),
            _ => None,
        })?;
        let place = if hit.span.end == name.end {
            Span::new(name.start, hit.span.start)
        } else if hit.span.start == name.start {
            Span::new(hit.span.end, name.end)
        } else {
            return None;
        };
        let text = place.of_text(view.text).trim();
        let text = text.strip_prefix("of the ").or_else(|| text.strip_prefix("of ")).unwrap_or(text);
        let place = place_of(view, text, body)?;
        Some(Composed { place, body, span: hit.span })
    })
}

/// What stands behind the name of a place for its level: Guangdong Provincial Department.
const LEVELS: &[&str] = &[" Municipal", " Provincial", " Municipality", " Province", " District", " City", " County"];

/// The one place of this name that has such a body.
fn place_of(view: &View<'_>, name: &str, body: ThingId) -> Option<ThingId> {
    let levels = &*view.lexicon.thing(body)?.level;
    let only = |name: &str| {
        let mut found = view.lexicon.senses(name).iter().filter_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Place, ambiguous: false } => Some(*id),
            _ => None,
        });
        let place = found.next().filter(|_| found.next().is_none())?;
        let level = &*view.lexicon.thing(place)?.level;
        levels.split(',').any(|one| one == level).then_some(place)
    };
    only(name).or_else(|| LEVELS.iter().find_map(|level| only(name.strip_suffix(level)?)))
}

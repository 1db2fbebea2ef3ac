//! English names of unknown kind by the words beside them: `startup X`, `Shanghai-based X`, `X, a maker of …`, `X has
//! raised …`, `X's shares`, `a stake in X`, members of lists, `based in X`.

mod body;
mod place;

use super::person::Known;
use super::sentence::View;
use super::title::Title;
use super::{Mention, MentionKind, person};
use crate::gazetteer::{List, Sense};
use crate::record::{Category, EntityType};

/// What is known of a sentence while its names are judged.
struct Judge<'v, 'a> {
    view: &'v View<'a>,
    titles: &'v [Title],
    known: &'v Known,
}

/// What a name is before the words beside it are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// No kind yet.
    Unknown,
    /// Two or more words that may be a person's.
    PerhapsPerson,
    /// Looks like a person's name, and nothing else says so.
    PersonByShape,
    /// A listed name that may also be something else.
    Ambiguous,
}

/// Say of names of unknown kind what they are where the words beside them tell.
pub(crate) fn find(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) {
    if chosen.is_empty() {
        return;
    }
    let judge = Judge { view, titles, known };
    for index in 0..chosen.len() {
        let Some(mention) = chosen.get(index) else { continue };
        let Some(standing) = judge.standing(mention) else { continue };
        let kind = judge.kind(chosen, index, mention, standing);
        if let Some((kind, mention)) = kind.zip(chosen.get_mut(index)) {
            settle(mention, kind);
        }
    }
    judge.lists(chosen);
    parks(view, chosen);
}

/// `in the Lakeside Economic Zone`, 落户湖州科学园区: a park or zone that says where something is, is a place.
fn parks(view: &View<'_>, chosen: &mut [Mention]) {
    let park = |mention: &&mut Mention| {
        mention.kind == MentionKind::Organization
            && mention.category == Some(Category::Park)
            && mention.thing.is_none()
            && mention.composed.is_none()
    };
    for mention in chosen.iter_mut().filter(park) {
        let before = view.before(mention.extent.start);
        let before = before.strip_suffix("the ").unwrap_or(before);
        let where_before = view.lexicon.list(List::WhereBefore);
        let inside = match before.strip_suffix(' ') {
            Some(head) => head.rsplit(' ').next().is_some_and(|word| where_before.has(word)),
            None => where_before.ends(before),
        };
        if inside {
            (mention.kind, mention.category) = (MentionKind::Place, None);
        }
    }
}

fn unknown(mention: &Mention) -> bool {
    mention.kind == MentionKind::Proper && mention.thing.is_none() && mention.weight > 0
}

fn settle(mention: &mut Mention, kind: EntityType) {
    mention.weight = mention.weight.max(2);
    if kind == EntityType::Place {
        mention.kind = MentionKind::Place;
    } else if mention.kind != MentionKind::Organization {
        mention.thing = mention.thing.filter(|_| mention.kind != MentionKind::Place);
        (mention.kind, mention.category) = (MentionKind::Organization, Some(Category::Company));
    }
}

impl Judge<'_, '_> {
    /// Names whose kind is still open; none where an honorific or a title before it makes a person of it.
    fn standing(&self, mention: &Mention) -> Option<Standing> {
        let view = self.view;
        let standing = match mention.kind {
            MentionKind::Proper if unknown(mention) => {
                if person::may_be_latin_name(view, mention.span) {
                    Standing::PerhapsPerson
                } else {
                    Standing::Unknown
                }
            }
            MentionKind::Person if mention.thing.is_none() && mention.positions.is_empty() => Standing::PersonByShape,
            MentionKind::Organization | MentionKind::Place if mention.thing.is_some() && mention.weight < 2 => {
                Standing::Ambiguous
            }
            _ => return None,
        };
        let before = self.word_before(mention.extent.start);
        let honorific = before.is_some_and(|word| {
            let word = if view.word(word) == "." { word.saturating_sub(1) } else { word };
            view.senses(word).iter().any(|sense| matches!(sense, Sense::Honorific { after: false }))
        });
        (!honorific && !self.behind_title(mention)).then_some(standing)
    }

    /// A title ends right before the name: `director Ann Cole`.
    fn behind_title(&self, mention: &Mention) -> bool {
        let start = mention.span.start;
        let at = self.titles.partition_point(|title| title.span.end < start);
        let before = at.checked_sub(1).and_then(|at| self.titles.get(at));
        before.is_some_and(|title| title.span.end + 1 == start && self.view.before(start).ends_with(' '))
    }

    /// Index of the word before an offset, where only a space stands between them.
    fn word_before(&self, start: u32) -> Option<usize> {
        let at = self.view.token_at(start)?;
        at.checked_sub(2).filter(|_| self.view.word(at - 1) == " ")
    }

    fn kind(&self, chosen: &[Mention], index: usize, mention: &Mention, standing: Standing) -> Option<EntityType> {
        if mention.kind == MentionKind::Place {
            if self.is_at(chosen, mention) || self.is_inside(chosen, mention) {
                return Some(EntityType::Place);
            }
            // `Carlisle acquired X`: no town buys a firm, and nobody of that name was told of.
            let person = self.known.surnames.contains(mention.span.of_text(self.view.text));
            return (!person && self.does(mention, Standing::PerhapsPerson)).then_some(EntityType::Organization);
        }
        let personal = self.is_personal(mention, standing);
        if !personal && self.is_described(chosen, index, mention, standing) {
            return Some(EntityType::Organization);
        }
        let open = matches!(standing, Standing::Unknown | Standing::PerhapsPerson);
        if open && self.is_at(chosen, mention) {
            return Some(EntityType::Place);
        }
        let body = self.speaks_of_itself(mention, standing)
            || (!personal
                && standing != Standing::PersonByShape
                && (firm(self.view, mention) || self.has_or_does(chosen, mention, standing)));
        if body {
            return Some(EntityType::Organization);
        }
        if open && self.is_inside(chosen, mention) {
            return Some(EntityType::Place);
        }
        (open && self.of_somebody(chosen, index, mention)).then_some(EntityType::Organization)
    }

    /// Members of a list in which others are organizations, are organizations.
    fn lists(&self, chosen: &mut [Mention]) {
        let view = self.view;
        let mut from = 0;
        while from < chosen.len() {
            let mut to = from + 1;
            // `Diallo, Lumenforge's chief executive`: commas alone may be an apposition's.
            let mut closed = false;
            while let (Some(left), Some(right)) = (chosen.get(to - 1), chosen.get(to)) {
                if !joined(view, left.extent.end, right.extent.start) {
                    break;
                }
                closed =
                    view.rest(left.extent.end).starts_with([' ']) || view.rest(left.extent.end).starts_with(", and");
                to += 1;
            }
            if let Some(list) = chosen.get_mut(from..to).filter(|list| closed || list.len() != 2) {
                self.list(list);
            }
            from = to;
        }
    }

    fn list(&self, list: &mut [Mention]) {
        let view = self.view;
        let Some(last) = list.last() else { return };
        let named = others(view, last.extent.end);
        if list.len() < 2 && !named {
            return;
        }
        let sure = |mention: &Mention| mention.kind == MentionKind::Organization && mention.weight > 1;
        // A listed name that may be a common word is a name beside others.
        let open = |mention: &Mention| {
            (unknown(mention) && !self.compound(mention.extent.end))
                || (mention.kind == MentionKind::Organization && mention.weight < 2 && mention.weight > 0)
        };
        let bodies = list.iter().filter(|mention| sure(mention)).count();
        // Cocoa Board, Barry Callebaut and Rabobank Foundation
        if bodies >= 2 && bodies + 1 == list.len() {
            let shape = list.iter_mut().find(|mention| {
                mention.kind == MentionKind::Person && mention.thing.is_none() && mention.positions.is_empty()
            });
            if let Some(mention) = shape.filter(|mention| !self.behind_title(mention)) {
                settle(mention, EntityType::Organization);
            }
        }
        let bodies = list.iter().filter(|mention| sure(mention)).count();
        let rest = list.iter().filter(|mention| open(mention)).count();
        let perhaps = list.iter().any(|mention| open(mention) && person::may_be_latin_name(view, mention.span));
        let places = list.iter().filter(|mention| mention.kind == MentionKind::Place).count();
        let settled = list.iter().filter(|mention| mention.kind == MentionKind::Place && mention.weight > 1).count();
        if places == list.len() && settled >= 2 {
            // Iraq, Jordan and Egypt
            list.iter_mut().for_each(|mention| mention.weight = mention.weight.max(2));
        }
        let enough = bodies >= 2 || (bodies == 1 && !perhaps) || named;
        if enough && bodies + rest == list.len() {
            list.iter_mut()
                .filter(|mention| open(mention))
                .for_each(|mention| settle(mention, EntityType::Organization));
        }
    }
}

/// `Farrow & Bain`, but not `Maria & Daniel`
fn firm(view: &View<'_>, mention: &Mention) -> bool {
    let Some((left, right)) = mention.span.of_text(view.text).split_once(" & ") else { return false };
    let named = |part: &str| part.split(' ').any(|word| !super::latin::is_common(view, word));
    let given = |part: &str| view.lexicon.people.given_name(part.split(' ').next().unwrap_or(part)).is_some();
    let persons = !left.contains(' ') && given(left) && given(right);
    named(left) && named(right) && !persons
}

/// `and other enterprises`, `and other lenders` behind a list.
fn others(view: &View<'_>, end: u32) -> bool {
    let rest = view.rest(end);
    let behind = [" and other ", ", and other ", " and several other "].iter().find(|words| rest.starts_with(**words));
    behind.is_some_and(|words| {
        let at = view.token_from(end + crate::span::to_u32(words.len()));
        [at, at + 2].iter().any(|&at| body::called(view, at) && view.word(at).ends_with('s'))
    })
}

/// Whether what stands between two names joins them to a list.
fn joined(view: &View<'_>, end: u32, start: u32) -> bool {
    start > end
        && matches!(
            crate::span::Span::new(end, start).of_text(view.text),
            ", " | " and " | ", and " | " & " | ", the " | " and the " | ", and the " | " as well as "
        )
}

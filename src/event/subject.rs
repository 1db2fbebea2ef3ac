//! Whose doing it is where verbs share a subject: `X bought Y and opened Z`, `…, raising 20 million`, `after signing`.

use super::items::Item;
use super::pattern::{ArgType, TypeSet};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::Cue;

/// Most adverbs and auxiliaries before a verb.
const BEFORE_VERB: usize = 4;
/// Most words between the start of a clause and its subject.
const LEAD: usize = 8;
/// Furthest subject, in items.
const REACH: usize = 90;

/// The item behind the subject that the verb at an item shares with the verbs before it.
pub(super) fn shared(items: &[Item<'_>], mentions: &[Mention], verb: usize) -> Option<usize> {
    let from = joined_at(items, mentions, verb)?;
    let part = items.get(verb)?.part;
    let lowest = from.saturating_sub(REACH);
    (lowest..from)
        .rev()
        .take_while(|&at| items.get(at).is_some_and(|item| item.part == part))
        .find(|&at| is_subject(items, mentions, at))
        .map(|at| at + 1)
}

/// Where the verb is joined to what comes before: at `and`, at the comma or preposition before a participle.
fn joined_at(items: &[Item<'_>], mentions: &[Mention], verb: usize) -> Option<usize> {
    let trigger = items.get(verb)?;
    let participle = trigger.word.ends_with("ing");
    for at in (verb.saturating_sub(BEFORE_VERB)..verb).rev() {
        let item = items.get(at)?;
        if item.mention.is_some() {
            if is_time(item, mentions) {
                continue;
            }
            return None;
        }
        if item.joins() {
            return Some(at);
        }
        if item.comma {
            return (participle && &*item.word == ",").then_some(at);
        }
        if item.is_cue(Cue::Article) || item.is_cue(Cue::Linker) {
            return None;
        }
        if participle && at + 1 == verb && (item.is_cue(Cue::Preposition) || item.is_boundary()) {
            return Some(at);
        }
        if item.is_cue(Cue::Preposition) {
            return None;
        }
    }
    None
}

/// Most adverbs and times between an auxiliary and its participle.
const ADVERBS: usize = 3;

/// The auxiliary before a participle with adverbs or a time between them, as its item and its start.
pub(super) fn auxiliary(
    items: &[Item<'_>],
    mentions: &[Mention],
    participle: usize,
    forms: &[Box<str>],
) -> Option<(usize, u32)> {
    let mut time = false;
    for at in (participle.saturating_sub(ADVERBS + 1)..participle).rev() {
        let item = items.get(at).filter(|item| !item.comma)?;
        if item.mention.is_some() {
            if !is_time(item, mentions) {
                return None;
            }
            time = true;
            continue;
        }
        if forms.iter().any(|form| **form == *item.word) {
            // Without an adverb it is a trigger of its own.
            return (at + 1 < participle).then_some((at, item.span.start));
        }
        let before_time = time && item.is_cue(Cue::Preposition);
        let closed = item.is_cue(Cue::Preposition) || item.is_cue(Cue::Article) || item.joins();
        // never set up
        if (closed && !before_time) || item.is_cue(Cue::Linker) || item.is_cue(Cue::Negative) {
            return None;
        }
    }
    None
}

fn is_time(item: &Item<'_>, mentions: &[Mention]) -> bool {
    item.mention
        .and_then(|index| mentions.get(index))
        .is_some_and(|mention| matches!(mention.kind, MentionKind::Time(_)))
}

fn may_act(item: &Item<'_>) -> bool {
    let acting = TypeSet::of(&[
        ArgType::Organization,
        ArgType::Person,
        ArgType::Place,
        ArgType::Group,
        ArgType::Occasion,
        ArgType::Programme,
    ]);
    item.fits.meets(acting)
}

/// A name with a verb behind it at the start of its clause.
fn is_subject(items: &[Item<'_>], mentions: &[Mention], at: usize) -> bool {
    let Some(_) = items.get(at).filter(|item| may_act(item)) else { return false };
    let followed = items.get(at + 1).is_some_and(|next| {
        let word = next.mention.is_none() && next.word.starts_with(char::is_alphabetic);
        is_time(next, mentions)
            || (word && !next.joins() && !next.is_cue(Cue::Linker) && (!next.is_cue(Cue::Preposition)))
    });
    if !followed {
        return false;
    }
    let mut first = at;
    // The first of a list.
    while let Some(before) = first.checked_sub(2) {
        let joins = items.get(first - 1).is_some_and(|item| item.joins() || &*item.word == ",");
        if !joins || !items.get(before).is_some_and(may_act) {
            break;
        }
        first = before;
    }
    for (steps, before) in (0..first).rev().enumerate() {
        let Some(item) = items.get(before) else { return true };
        if item.mention.is_some() {
            // `China's Acme`, `On Tuesday Acme`
            if is_time(item, mentions) {
                return true;
            }
            if !item.fits.meets(TypeSet::of(&[ArgType::Place])) {
                return false;
            }
            continue;
        }
        if item.comma || item.is_cue(Cue::Say) || &*item.word == "that" {
            return true;
        }
        let closed = item.is_cue(Cue::Preposition)
            || item.is_cue(Cue::Linker)
            || (item.is_trigger() && before + 1 == first)
            || steps >= LEAD;
        if closed {
            return false;
        }
    }
    true
}

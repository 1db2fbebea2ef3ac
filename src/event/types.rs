//! Which argument types a mention fits: asked once for each mention of a sentence, not by each rule.

use super::matcher::Facts;
use super::pattern::{ArgType, TypeSet};
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::gazetteer::NameKind;
use crate::record::EntityType;

/// The argument types that a mention can fill, by its kind and by what the context has made of it.
pub(crate) fn fitting(text: &str, index: usize, mention: &Mention, facts: &dyn Facts) -> TypeSet {
    let known = facts.entity_type(index);
    let named = match mention.kind {
        MentionKind::Anaphor if mention.refers.is_none() => return pronoun(known),
        MentionKind::Anaphor => reference(index, mention, facts),
        MentionKind::Organization => Some(ArgType::Organization),
        MentionKind::Proper => match known {
            None | Some(EntityType::Organization) => Some(ArgType::Organization),
            Some(EntityType::Occasion) => Some(ArgType::Occasion),
            // The surname of somebody named in full elsewhere.
            Some(EntityType::Person) => Some(ArgType::Person),
            Some(_) => None,
        },
        MentionKind::Person => Some(ArgType::Person),
        MentionKind::Place => Some(ArgType::Place),
        MentionKind::Venue => Some(ArgType::Venue),
        MentionKind::Occasion => Some(ArgType::Occasion),
        MentionKind::Document => Some(ArgType::Document),
        MentionKind::Programme => Some(ArgType::Programme),
        MentionKind::Honor => Some(ArgType::Honor),
        MentionKind::Title => Some(ArgType::Title),
        MentionKind::Time(_) => Some(ArgType::Time),
        MentionKind::Quantity(_) => Some(ArgType::Quantity),
        MentionKind::Group => Some(ArgType::Group),
        MentionKind::Quoted => Some(ArgType::Quoted),
        MentionKind::Quotation => Some(ArgType::Quotation),
    };
    // Free text may begin with anything.
    let free = TypeSet::default().with(ArgType::Clause).with(ArgType::Sentence);
    let mut set = named.map_or(free, |kind| free.with(kind));
    // Only its shape says that it is a name.
    if mention.kind == MentionKind::Proper && mention.weight == 1 && set.has(ArgType::Organization) {
        set = set.with(ArgType::Name);
    }
    if mention.kind == MentionKind::Group {
        set = set.with(ArgType::Quantity);
    }
    if mention.kind == MentionKind::Quoted {
        set = set.with(ArgType::Quotation);
    }
    if facts.is_money(index) {
        set = set.with(ArgType::Money);
    }
    if !matches!(mention.kind, MentionKind::Time(_) | MentionKind::Quotation | MentionKind::Person) {
        set = set.with(ArgType::Phrase);
    }
    if in_quotes(text, mention) {
        set = set.with(ArgType::Quoted);
    }
    set
}

/// 双方, they: a name of the kind that they refer to, and nothing else.
fn pronoun(known: Option<EntityType>) -> TypeSet {
    let kind = match known {
        // A name of which nothing shows yet what it is acts as a body.
        Some(EntityType::Organization) | None => ArgType::Organization,
        Some(EntityType::Place) => ArgType::Place,
        Some(EntityType::Occasion) => ArgType::Occasion,
        Some(EntityType::Programme) => ArgType::Programme,
        _ => return TypeSet::default(),
    };
    TypeSet::default().with(kind)
}

/// 本次大会, the alliance: what they refer to must be known.
fn reference(index: usize, mention: &Mention, facts: &dyn Facts) -> Option<ArgType> {
    let head = mention.refers.filter(|head| head.kind == HeadKind::Several || facts.is_resolved(index))?;
    match head.kind {
        HeadKind::Organization(_) => Some(ArgType::Organization),
        HeadKind::Name(NameKind::Occasion) => Some(ArgType::Occasion),
        HeadKind::Name(NameKind::Document) => Some(ArgType::Document),
        HeadKind::Name(NameKind::Programme) => Some(ArgType::Programme),
        HeadKind::Name(_) => None,
        HeadKind::Person => Some(ArgType::Person),
        HeadKind::Several => Some(ArgType::Organization),
    }
}

fn in_quotes(text: &str, mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::Quotation | MentionKind::Person)
        && mention.extent.of_text(text).starts_with(['“', '「', '『', '"', '《'])
}

//! Mentions that need more than a list: composed and unlisted organizations, persons, named occasions and documents.

// In the modules marked so the only numbers are offsets of the article, lengths within it and small scores of a name: an article has at
// most `MAX_TEXT` bytes, a quarter of what a `u32` counts.
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod chunk;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod context;
mod definite;
pub(crate) mod described;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod gloss;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
mod han_head;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod latin;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod name;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod organization;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod person;
mod pronoun;
pub(crate) mod quantity;
pub(crate) mod sentence;
pub(crate) mod time;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod title;
#[allow(clippy::arithmetic_side_effects, reason = "offsets")]
pub(crate) mod twin;

use crate::gazetteer::ThingId;
use crate::record::{Category, Qualifier};
use crate::span::Span;

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MentionKind {
    Organization,
    Person,
    Place,
    Venue,
    Occasion,
    Document,
    Programme,
    Honor,
    /// A name of unknown type: what it is, the context must say.
    Proper,
    /// A post; made part of a person's mention where there is one.
    Title,
    /// A TIMEX3 expression, by its number in the article.
    Time(u32),
    /// A quantity, by its number in the article.
    Quantity(u32),
    /// Words in quotation marks that are no name: a slogan, a theme.
    Quoted,
    /// Something said, in quotation marks.
    Quotation,
    /// A number of unnamed people or bodies: 8家孵化器, five companies.
    Group,
    /// Refers back: 本次大会, the alliance; the kind of thing in `refers`.
    Anaphor,
}

/// A stretch of a sentence that is one thing.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// What the mention's text is.
    pub(crate) span: Span,
    /// What it takes up in the sentence: with titles, organizations and brackets that belong to it.
    pub(crate) extent: Span,
    pub(crate) kind: MentionKind,
    pub(crate) thing: Option<ThingId>,
    /// Composed names: the thing that was attached to `thing` (科委 in 徐汇区科委).
    pub(crate) composed: Option<ThingId>,
    /// Composed names: where the body stands, behind the place.
    pub(crate) body: Option<Span>,
    pub(crate) category: Option<Category>,
    pub(crate) positions: Vec<PositionMention>,
    /// A short form defined right behind the mention: (MIIT), (以下简称“东部中心”).
    pub(crate) alias: Option<Span>,
    /// Where the same person was named in full: 韩 in 韩市长 after 韩峰.
    pub(crate) same_as: Option<Span>,
    /// What kind of thing an anaphor refers to.
    pub(crate) refers: Option<Head>,
    /// Of groups: the quantity, by its number in the article.
    pub(crate) quantity: Option<u32>,
    /// How sure: gazetteer and strong heads 3, weak heads 2, shape alone 1.
    pub(crate) weight: u8,
}

/// The kind of thing that an anaphor's head noun names, with the head's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) kind: HeadKind,
    pub(crate) span: Span,
    /// A word for anything of the kind: 活动, event.
    pub(crate) general: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadKind {
    Organization(Category),
    Name(crate::gazetteer::NameKind),
    /// 他, she.
    Person,
    /// The two companies: bodies, whichever they are.
    Several,
}

/// A title as it stands with a person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PositionMention {
    pub(crate) title: Span,
    pub(crate) thing: Option<ThingId>,
    pub(crate) organization: Option<Post>,
    /// Where it is held, if another sentence names the body.
    pub(crate) elsewhere: Option<Span>,
    pub(crate) qualifier: Option<Qualifier>,
    pub(crate) rule: &'static str,
}

/// Where a post is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// Index of the body among the chosen mentions of the sentence.
    pub(crate) mention: usize,
    /// At the place of that body, not at the body: 区长 after 徐汇区委.
    pub(crate) place: bool,
}

impl Mention {
    /// 他, she.
    pub(crate) fn is_personal_pronoun(&self) -> bool {
        self.kind == MentionKind::Anaphor && self.refers.is_some_and(|head| head.kind == HeadKind::Person)
    }

    /// The two companies.
    pub(crate) fn is_several(&self) -> bool {
        self.refers.is_some_and(|head| head.kind == HeadKind::Several)
    }

    /// Posts told of somebody whom the text names elsewhere: an empty mention holds them.
    pub(crate) fn holder(at: u32, named: Span, positions: Vec<PositionMention>) -> Self {
        Self { same_as: Some(named), positions, ..Self::new(Span::new(at, at), MentionKind::Person, 3) }
    }

    pub(crate) fn new(span: Span, kind: MentionKind, weight: u8) -> Self {
        Self {
            span,
            extent: span,
            kind,
            thing: None,
            composed: None,
            body: None,
            category: None,
            positions: Vec::new(),
            alias: None,
            same_as: None,
            refers: None,
            quantity: None,
            weight,
        }
    }
}

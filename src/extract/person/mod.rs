//! Persons with their posts, in both languages.

mod en;
mod han_name;
mod shown;
mod zh;

use super::sentence::View;
use super::title::Title;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Sense, ThingKind};
use crate::span::Span;
use crate::token::TokenKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Names that the article has given with evidence; they are believed wherever they occur again.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Chinese persons, and where each was first named.
    pub(crate) han: FxHashMap<Box<str>, u32>,
    /// A bit for each character that one of them may begin with.
    first: [u64; 4],
    /// Words by which persons with Latin names may be called later on.
    pub(crate) surnames: FxHashSet<Box<str>>,
    /// Where the persons of a surname were first named.
    by_surname: FxHashMap<Box<str>, Vec<Span>>,
    /// The Chinese person whose life is being told: 李明远，男，…; what follows without a subject is said of that one.
    pub(super) told: Option<Span>,
    /// Short forms of bodies that the article defines: （以下简称“X”）.
    pub(crate) aliases: Vec<Box<str>>,
}

impl Known {
    /// Whether the name of a Chinese person may begin with a character; most of those that do not are told apart.
    pub(crate) fn may_begin(&self, character: char) -> bool {
        let (word, bit) = bit_of(character);
        self.first.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Remember a Chinese person.
    pub(crate) fn add(&mut self, view: &View<'_>, name: Span) {
        let text = name.of_text(view.text);
        if self.han.contains_key(text) {
            return;
        }
        self.han.insert(text.into(), name.start);
        let (word, bit) = text.chars().next().map_or((0, 0), bit_of);
        if let Some(bits) = self.first.get_mut(word) {
            *bits |= bit;
        }
        let surname = han_name::surname_of(view, text);
        if let Some(surname) = surname {
            self.by_surname.entry(surname.into()).or_default().push(name);
        }
    }

    /// A Chinese person at the start of a sentence is the one it tells of, or ends what was told of another.
    pub(crate) fn tell(&mut self, view: &View<'_>, person: &Mention) {
        if person.span.is_empty() || !view.before(person.extent.start).trim_start().is_empty() {
            return;
        }
        let rest = view.rest(person.span.end);
        let life = ["，男", "，女", ",男", ",女", "（男", "（女"].iter().any(|start| rest.starts_with(start));
        let holds = person.positions.iter().any(|position| position.title.start > person.span.end);
        self.told = (life || holds).then_some(person.span);
    }

    /// The one person of a surname who was named before an offset: 韩市长 after 韩峰.
    pub(crate) fn of_surname(&self, surname: &str, before: u32) -> Option<Span> {
        let mut named = self.by_surname.get(surname)?.iter().filter(|name| name.start < before);
        let only = named.next()?;
        named.next().is_none().then_some(*only)
    }
}

/// The bit of a character in a small set that may take one character for another.
fn bit_of(character: char) -> (usize, u64) {
    let number = u32::from(character);
    ((number >> 6) as usize % 4, 1 << (number % 64))
}

/// Chinese persons of one sentence; English ones are changed in `chosen`, which has them as names of unknown kind.
pub(crate) fn find(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) -> Vec<Mention> {
    en::attach(view, chosen, titles);
    zh::find(view, chosen, titles, known)
}

/// Remember the surnames of the persons of a sentence with Latin names.
pub(crate) fn remember(view: &View<'_>, chosen: &[Mention], known: &mut Known) {
    en::remember(view, chosen, known);
}

/// Later mentions by the surname alone.
pub(crate) fn surnames(view: &View<'_>, chosen: &mut Vec<Mention>, known: &Known) {
    en::surnames(view, chosen, known);
}

/// Chinese persons right behind titles, and those of the same list; for names that must not reach over them.
pub(crate) fn behind_titles(view: &View<'_>, titles: &[Title]) -> Vec<Span> {
    shown::behind_titles(view, titles)
}

/// Whether capitalised words have the shape of a person's name.
pub(crate) fn is_latin_name(view: &View<'_>, span: Span) -> bool {
    en::shape(view, span) == en::Shape::Name
}

/// Whether two or more capitalised words may be a person's name, if nothing else is known of them.
pub(crate) fn may_be_latin_name(view: &View<'_>, span: Span) -> bool {
    en::shape(view, span) == en::Shape::Possible
}

/// Whether words can be a person's name at all.
pub(crate) fn shape_allows(view: &View<'_>, span: Span) -> bool {
    en::shape(view, span) != en::Shape::Other
}

/// Whether Chinese characters have the shape of a person's name, or begin with one of three characters.
pub(crate) fn begins_with_name(view: &View<'_>, span: Span) -> bool {
    const THREE_HAN: usize = 9;
    han_name::at(view, span.start, han_name::Context::Strong).is_some_and(|name| {
        let three = name.len() >= THREE_HAN;
        (name == span || (name.end < span.end && three)) && (three || han_name::is_usual(view, name.of_text(view.text)))
    })
}

/// 鸿海董事长刘扬伟: a short name that no dictionary has, right before a title, is the name of a body.
pub(crate) fn organizations_before_titles(view: &View<'_>, titles: &[Title], mentions: &mut Vec<Mention>) {
    for title in titles {
        let start = title.qualifier.map_or(title.span.start, |(span, _)| span.start);
        let Some(index) = view.token_ending(start) else { continue };
        let Some(token) = view.tokens.get(index) else { continue };
        let word = token.span.of_text(view.text);
        let free = index.checked_sub(1).is_none_or(|before| {
            view.kind(before) != Some(TokenKind::Han) || view.is_boundary(before) || view.is_cue(before, Cue::And)
        });
        // 宣传部部长: a part of a body, by its head.
        let part = view.senses(index).iter().any(|sense| {
            matches!(sense, Sense::OrganizationHead { .. } | Sense::Thing { kind: ThingKind::Composition, .. })
        }) && !view.is_boundary(index)
            && word.chars().nth(2).is_some();
        let person = han_name::at(view, token.span.start, han_name::Context::Weak) == Some(token.span);
        let unlisted = !person
            && (view.senses(index).is_empty() || part)
            && !mentions.iter().any(|mention| mention.extent.overlaps(token.span))
            && (part || matches!(view.segmenter.tag(word), None | Some("nz" | "nt" | "nrt")));
        if free
            && unlisted
            && token.kind == TokenKind::Han
            && word.chars().nth(1).is_some()
            && !view.lexicon.people.not_a_name(word)
        {
            mentions.push(Mention::new(token.span, MentionKind::Proper, 1));
        }
    }
    mentions.sort_by_key(|mention| (mention.extent.start, std::cmp::Reverse(mention.extent.end)));
}

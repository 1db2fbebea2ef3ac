//! Posts that a sentence states of a person elsewhere than beside the name: `NAME was named T of ORG`, `NAME, …, as T`,
//! `She was T at ORG`; and posts of several persons: `A and B, joint chief executives`.

use super::Posts;
use super::bodies::{organization_after, owned, owner};
use super::posts::{AFTER, names_person, position, subject};
use crate::extract::sentence::View;
use crate::extract::title::{Title, beginning, start_of};
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};

/// Verbs between a name and what the person is; with `was` and `as` it need not hold any more, or not yet.
const PREDICATES: &[(&str, bool)] = &[
    (" is ", false),
    (" was ", false),
    (" were ", false),
    (" serves as ", false),
    (" served as ", false),
    (" has been ", false),
    (" had been ", false),
    (" as ", false),
    (" became ", false),
    (" becomes ", false),
    (" has become ", false),
    (" will become ", false),
    (" will be ", false),
    (" will serve as ", false),
    (" takes over as ", false),
    (" took over as ", false),
    (" has joined as ", false),
    (" joined as ", false),
    (" joins as ", false),
    (" works as ", false),
    (" worked as ", false),
    (" continues as ", false),
    (" resigned as ", false),
    (" retired as ", false),
    (" steps down as ", false),
    (" stepped down as ", false),
    (", previously ", true),
    (", formerly ", true),
    (", once ", true),
];
/// What may stand between such a verb and the post.
const LEAD: &[&str] = &[
    "also ",
    "currently ",
    "now ",
    "previously ",
    "formerly ",
    "recently ",
    "unanimously ",
    "officially ",
    "named ",
    "appointed ",
    "elected ",
    "re-elected ",
    "promoted to ",
    "sworn in as ",
    "as ",
    "to ",
    "be ",
    "the ",
    "a ",
    "an ",
    "new ",
    "first ",
    "its ",
    "their ",
    "our ",
    "one of the ",
];

/// Where what is said of a person begins, and whether it is over.
pub(super) fn predicate(view: &View<'_>, end: u32) -> Option<(u32, bool)> {
    // `NAME, who left politics in 2023, is the chair of …`
    let aside = view.rest(end).strip_prefix(", who ").and_then(|rest| rest.find(", ")).filter(|length| *length < 90);
    let end = aside.map_or(end, |length| end + to_u32(length) + 7);
    let rest = view.rest(end);
    let (verb, former) = PREDICATES.iter().find(|(verb, _)| rest.starts_with(verb))?;
    let tail = rest.get(verb.len()..)?;
    let mut inner = tail;
    for word in LEAD {
        inner = inner.strip_prefix(word).unwrap_or(inner);
    }
    Some((end + to_u32(rest.len() - inner.len()), *former))
}

/// `NAME is a former T of ORG`, `named NAME as T`: the name takes nothing of it into its extent.
pub(super) fn predicated(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    what: (u32, bool, u32),
    found: &mut Posts,
) {
    let (mut at, former, end) = what;
    let first = found.positions.len();
    for _ in 0..3 {
        // `was Acme's chief executive`
        let owned = beginning(titles, at).is_none().then(|| owned(view, chosen, titles, at)).flatten();
        let Some(title) = beginning(titles, at).or(owned.map(|(title, _)| title)) else { return };
        let (mut span, mut close) = (title.span, title.span.end);
        let mut post = owned.and_then(|(_, post)| post);
        let behind = organization_after(view, chosen, titles, &mut span, &mut close);
        post = post.or(behind);
        if names_person(view, chosen, close + 1) {
            return;
        }
        if post.is_none() && view.rest(end).starts_with(" as ") {
            post = subject(view, chosen, end, None);
        }
        if post.is_some() {
            for position in found.positions.iter_mut().skip(first).filter(|position| position.organization.is_none()) {
                position.organization = post;
            }
        }
        let mut position = position(title, span, post, AFTER);
        if former {
            position.qualifier = position.qualifier.or(Some(Qualifier::Former));
        }
        found.positions.push(position);
        let rest = view.rest(close);
        let Some(joint) = [" and the ", " and an ", " and a ", " and ", ", and ", " & "]
            .iter()
            .find(|joint| rest.starts_with(**joint))
        else {
            return;
        };
        at = close + to_u32(joint.len());
    }
}

/// `She previously served as T at ORG`: the posts go to whom the pronoun stands for.
pub(super) fn of_pronouns(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for index in 0..chosen.len() {
        let Some(mention) = chosen.get(index).filter(|mention| {
            mention.kind == MentionKind::Anaphor && mention.refers.is_some_and(|head| head.kind == HeadKind::Person)
        }) else {
            continue;
        };
        let mut end = mention.span.end;
        for adverb in
            [" most recently", " previously", " formerly", " earlier", " also", " currently", " now", " later"]
        {
            if view.rest(end).starts_with(adverb) {
                end += to_u32(adverb.len());
            }
        }
        let Some((start, former)) = predicate(view, end) else { continue };
        let mut found = Posts { positions: Vec::new(), extent: mention.extent };
        predicated(view, chosen, titles, (start, former, end), &mut found);
        if let Some(mention) = chosen.get_mut(index) {
            mention.positions = found.positions;
        }
    }
}

/// Longest way from a person to `as T`, in bytes.
const AS: usize = 140;

/// `NAME quit as T of ORG`, `NAME's two years as ORG's T`, `with NAME of O1 as its T`.
pub(super) fn as_posts(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for title in titles {
        // `who met as PhD students`
        if title.plural {
            continue;
        }
        let mut start = start_of(title);
        let owned = owner(view, chosen, start);
        if let Some(body) = owned.and_then(|(body, _)| chosen.get(body)) {
            start = body.extent.start;
        }
        let mut before = view.before(start);
        for article in ["the ", "a ", "an ", "its new ", "its first ", "new "] {
            before = before.strip_suffix(article).unwrap_or(before);
        }
        let Some(clause) = before.strip_suffix(" as ") else { continue };
        let verb = clause.rsplit(' ').next().unwrap_or("");
        if matches!(verb, "such" | "known" | "well" | "soon" | "long" | "far" | "much" | "same" | "just" | "described")
        {
            continue;
        }
        let end = view.span.start + to_u32(clause.len());
        let person = chosen.iter().rposition(|other| other.kind == MentionKind::Person && other.span.end <= end);
        let Some(person) = person else { continue };
        let Some(mention) = chosen.get(person) else { continue };
        let between = Span::new(mention.span.end, end);
        let stated = mention.positions.iter().any(|known| known.title.overlaps(title.span));
        if stated || between.len() > AS || between.of_text(view.text).contains([';', ':', '"', '“']) {
            continue;
        }
        let (mut span, mut close) = (title.span, title.span.end);
        let body = owned.map(|(mention, _)| crate::extract::Post { mention, place: false });
        let post = body
            .or_else(|| organization_after(view, chosen, titles, &mut span, &mut close))
            .or_else(|| joined(view, chosen, between));
        if names_person(view, chosen, close + 1) {
            continue;
        }
        if let Some(mention) = chosen.get_mut(person) {
            mention.positions.push(position(title, span, post, AFTER));
        }
    }
}

/// Verbs between a person and the body that the post behind `as` is at.
const JOINS: &[&str] =
    &[" joined ", " joins ", " has joined ", " will join ", " rejoined ", " left ", " has left ", " was hired by "];

/// `NAME joined ORG in 2014 as T`: the body behind the verb.
fn joined(view: &View<'_>, chosen: &[Mention], between: Span) -> Option<crate::extract::Post> {
    let text = between.of_text(view.text);
    let verb = JOINS.iter().find(|verb| text.starts_with(**verb))?;
    let rest = text.get(verb.len()..)?;
    let start = between.start + to_u32(verb.len() + rest.strip_prefix("the ").map_or(0, |_| 4));
    let mention = chosen.iter().position(|body| {
        body.extent.start == start
            && matches!(body.kind, MentionKind::Organization | MentionKind::Proper | MentionKind::Anaphor)
    })?;
    Some(crate::extract::Post { mention, place: false })
}

/// `A and B, joint chief executives of ORG`, `legislators A and B`: a post of several goes to each.
pub(super) fn share(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for index in 0..chosen.len() {
        let Some(mention) = chosen.get(index).filter(|mention| mention.kind == MentionKind::Person) else { continue };
        let plural = mention
            .positions
            .iter()
            .filter(|held| beginning(titles, held.title.start).is_some_and(|title| title.plural))
            .cloned();
        let shared: Vec<_> = plural.collect();
        let Some(first) = shared.first() else { continue };
        let behind = first.title.start > mention.span.start;
        let mut here = mention.span;
        let mut extent = mention.extent;
        loop {
            let next = chosen.iter().position(|other| {
                other.kind == MentionKind::Person
                    && other.positions.is_empty()
                    && if behind {
                        other.span.end < here.start
                            && beside(view, Span::new(other.span.end, here.start.min(extent.start)))
                    } else {
                        other.span.start > here.end
                            && beside(view, Span::new(extent.end.max(here.end), other.extent.start))
                    }
            });
            let Some(other) = next.and_then(|next| chosen.get_mut(next)) else { break };
            other.positions.clone_from(&shared);
            (here, extent) = (other.span, other.extent);
        }
    }
}

/// Nothing but a mark or `and` stands between two persons.
fn beside(view: &View<'_>, between: Span) -> bool {
    between.start < between.end && matches!(between.of_text(view.text), ", " | " and " | ", and " | " & ")
}

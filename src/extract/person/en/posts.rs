//! Posts before and behind a person's name.

use super::Posts;
use crate::extract::latin::fields;
use crate::extract::sentence::View;
use crate::extract::title::Title;
use crate::extract::{HeadKind, Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::{Cue, EnglishWord, Sense};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;

const AFTER: &str = "position.en.name_title_organization";
const BEFORE: &str = "position.en.title_name";
const OF_BEFORE: &str = "position.en.title_of_organization_name";

/// Whether a title with a capital, or of several words, ends right before an offset: Chairman Ma.
pub(super) fn titled(view: &View<'_>, titles: &[Title], start: u32) -> bool {
    let before = view.before(start);
    let end = view.span.start + to_u32(before.trim_end().len());
    before.ends_with(' ')
        && ending(titles, end).is_some_and(|title| {
            let text = title.span.of_text(view.text);
            !title.ambiguous && (text.starts_with(char::is_uppercase) || text.contains(' '))
        })
}

fn ending(titles: &[Title], end: u32) -> Option<&Title> {
    titles.binary_search_by_key(&end, |title| title.span.end).ok().and_then(|index| titles.get(index))
}

/// The title that begins at an offset, its qualifier included.
fn beginning(titles: &[Title], start: u32) -> Option<&Title> {
    let from = titles.partition_point(|title| title.span.end <= start);
    titles.get(from).filter(|title| start_of(title) == start || title.span.start == start)
}

fn start_of(title: &Title) -> u32 {
    title.qualifier.map_or(title.span.start, |(span, _)| span.start.min(title.span.start))
}

fn position(title: &Title, span: Span, post: Option<Post>, rule: &'static str) -> PositionMention {
    PositionMention {
        title: span,
        thing: title.thing.filter(|_| title.exact && span == title.span),
        organization: post,
        qualifier: title.qualifier.map(|(_, qualifier)| qualifier),
        rule,
    }
}

/// `, T of ORG`, `, T1 and T2 of ORG`, `, T1 of O1, T2 and T3 of O2`, `, ORG's T`, `, T, ORG`.
pub(super) fn after_name(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    end: u32,
    inverse: bool,
    found: &mut Posts,
) {
    if titles.is_empty() {
        return;
    }
    let mut at = end;
    let mut waiting = 0; // titles that share the organization to come
    if let Some((start, former)) = predicate(view, end) {
        predicated(view, chosen, titles, (start, former, end), found);
        return;
    }
    loop {
        let Some((title, owner)) = title_after(view, chosen, titles, at, found.positions.is_empty()) else { return };
        let mut span = title.span;
        let mut close = span.end;
        let post = owner.or_else(|| organization_after(view, chosen, titles, &mut span, &mut close));
        // `…, Director of X Bureau NAME`, `…, Director NAME`: the post is the next person's.
        let next = view.rest(close).strip_prefix(' ').map(|_| close + 1);
        if next.is_some_and(|next| names_person(view, chosen, next)) {
            return;
        }
        // `the Secretary, Dr A, and the Director of ORG, Ms B`
        if inverse && view.rest(close).starts_with(", ") && names_person(view, chosen, past_honorifics(view, close + 2))
        {
            return;
        }
        let count = found.positions.len();
        found.positions.push(position(title, span, post, AFTER));
        if post.is_some() {
            for position in found.positions.iter_mut().skip(waiting).take(count - waiting) {
                position.organization = post;
            }
            waiting = count + 1;
        }
        if view.rest(end).starts_with(" (") && view.rest(close).starts_with(')') {
            close += 1;
        }
        found.extent = Span::new(found.extent.start, close.max(found.extent.end));
        at = close;
    }
}

/// Verbs between a name and what the person is; with `was` and `as` it need not hold any more, or not yet.
const PREDICATES: &[(&str, bool)] = &[
    (" is ", false),
    (" was ", false),
    (" serves as ", false),
    (" served as ", false),
    (" has been ", false),
    (" as ", false),
    (", previously ", true),
    (", formerly ", true),
    (", once ", true),
];

/// Where what is said of a person begins, and whether it is over.
fn predicate(view: &View<'_>, end: u32) -> Option<(u32, bool)> {
    let rest = view.rest(end);
    let (verb, former) = PREDICATES.iter().find(|(verb, _)| rest.starts_with(verb))?;
    let tail = rest.get(verb.len()..)?;
    let mut inner = tail;
    for word in ["also ", "currently ", "now ", "the ", "a ", "an ", "its ", "their ", "one of the "] {
        inner = inner.strip_prefix(word).unwrap_or(inner);
    }
    Some((end + to_u32(rest.len() - inner.len()), *former))
}

/// `NAME is a former T of ORG`, `named NAME as T`: the name takes nothing of it into its extent.
fn predicated(view: &View<'_>, chosen: &[Mention], titles: &[Title], what: (u32, bool, u32), found: &mut Posts) {
    let (mut at, former, end) = what;
    let first = found.positions.len();
    for _ in 0..3 {
        let Some(title) = beginning(titles, at) else { return };
        let (mut span, mut close) = (title.span, title.span.end);
        let mut post = organization_after(view, chosen, titles, &mut span, &mut close);
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

/// Longest way from a title without an owner back to what the sentence is about, in tokens.
const SUBJECT: usize = 24;

/// The body that the clause is about: `Tianyao said Chief Financial Officer Emily Sze …`.
fn subject(view: &View<'_>, chosen: &[Mention], before: u32, title: Option<&Title>) -> Option<Post> {
    if let Some(title) = title {
        let level = title.thing.and_then(|thing| view.lexicon.thing(thing)).map(|thing| &*thing.level);
        if level != Some("company") {
            return None;
        }
    }
    let end = view.token_from(before);
    let mut found = None;
    for index in (end.saturating_sub(SUBJECT)..end).rev() {
        let token = view.tokens.get(index)?;
        if token.kind == TokenKind::Punct && !matches!(view.word(index), "-" | "’" | "'") {
            break;
        }
        let over = |mention: &Mention| mention.span.end == token.span.end && mention.kind != MentionKind::Title;
        if let Some(mention) = chosen.iter().position(|mention| over(mention) && is_body(mention)) {
            let body = chosen.get(mention)?;
            let place = body.kind == MentionKind::Place
                || (body.kind == MentionKind::Proper && super::shape(view, body.span) == super::Shape::Name); // The first of the clause: Acme taps Brightwater veteran NAME as CEO.
            if !place {
                found = Some(Post { mention, place: false });
            }
        }
    }
    found
}

fn past_honorifics(view: &View<'_>, at: u32) -> u32 {
    let mut index = view.token_from(at);
    let honorific =
        |index: usize| view.senses(index).iter().any(|sense| matches!(sense, Sense::Honorific { after: false }));
    while honorific(index) {
        index += 1;
        while matches!(view.word(index), " " | ".") {
            index += 1;
        }
    }
    view.tokens.get(index).map_or(at, |token| token.span.start)
}

/// `Professor Helen Vask of the University of York`: the body behind the name is the title's.
pub(super) fn body_after_name(view: &View<'_>, chosen: &[Mention], end: u32) -> Option<(Post, u32)> {
    let (at, connector) = connector_after(view, end).filter(|(_, word)| matches!(*word, "of" | "at" | "from"))?;
    let mention = body_at(view, chosen, at)?;
    let body = chosen.get(mention).filter(|body| {
        body.kind == MentionKind::Organization || (connector != "from" && body.kind == MentionKind::Proper)
    })?;
    Some((Post { mention, place: false }, body.extent.end))
}

/// The title that ends right before an offset, as a post.
pub(super) fn title_before(
    view: &View<'_>,
    titles: &[Title],
    start: u32,
    post: Post,
) -> Option<(PositionMention, u32)> {
    let end = view.span.start + to_u32(view.before(start).trim_end().len());
    let title = ending(titles, end)?;
    Some((position(title, title.span, Some(post), BEFORE), start_of(title)))
}

/// A person's name, or one that looks like one, begins at an offset.
fn names_person(view: &View<'_>, chosen: &[Mention], at: u32) -> bool {
    chosen.iter().any(|other| {
        other.span.start == at
            && (other.kind == MentionKind::Person
                || (other.kind == MentionKind::Proper && super::shape(view, other.span) != super::Shape::Other))
    })
}

/// Marks and words between a name and its title, or between two titles.
const SEPARATORS: &[&str] =
    &[",", "(", "–", "—", "- ", "and ", "& ", "&amp; ", "also ", "as well as ", "plus ", "while also serving as "];
/// Words between the separator and the title.
const LEAD_IN: &[&str] = &[
    "who is also ",
    "who is ",
    "who serves as ",
    "who also serves as ",
    "who was ",
    "who works as ",
    "who has been ",
    "now ",
    "then ",
    "currently ",
    "concurrently ",
    "also ",
    "is ",
    "the ",
    "a ",
    "an ",
    "its ",
    "their ",
    "one of the ",
    "our ",
];

/// The title that follows at an offset: behind a comma for the first, behind `,` or `and` for more; and its owner.
fn title_after<'t>(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &'t [Title],
    at: u32,
    first: bool,
) -> Option<(&'t Title, Option<Post>)> {
    // No title is left in the sentence.
    titles.last().filter(|title| title.span.start >= at)?;
    let rest = view.rest(at);
    let mut tail = rest.trim_start();
    let mut separated = false;
    for mark in SEPARATORS {
        if let Some(next) = tail.strip_prefix(mark) {
            separated = true;
            tail = next.trim_start();
        }
    }
    let mark = rest.trim_start().starts_with([',', '(', '–', '—']) || rest.starts_with(" - ");
    if !separated || (first && !mark) {
        return None;
    }
    let before = tail.len();
    for word in LEAD_IN {
        if let Some(next) = tail.strip_prefix(word) {
            tail = next;
        }
    }
    let article = tail.len() < before;
    let start = at + to_u32(rest.len() - tail.len());
    if let Some(title) = beginning(titles, start) {
        return Some((title, None));
    }
    if let Some(found) = owned(view, chosen, titles, start).or_else(|| {
        // `the company's president`: the reference has the article in it.
        article.then(|| owned(view, chosen, titles, start - 4)).flatten()
    }) {
        return Some(found);
    }
    // `a visiting professor`, `a Chinese chemist`
    if !article {
        return None;
    }
    let from = view.token_at(start)?;
    for index in from..(from + 5).min(view.tokens.len()) {
        let token = view.tokens.get(index)?;
        if let Some(title) = beginning(titles, token.span.start) {
            return Some((title, None));
        }
        let word = token.kind == TokenKind::Word
            && !view.is_boundary(index)
            && (token.span.of_text(view.text).starts_with(char::is_lowercase)
                || view.is_english(index, EnglishWord::Demonym));
        if !word && view.word(index) != " " && view.word(index) != "-" {
            return None;
        }
    }
    None
}

/// `ORG's T`, `ORG T` at an offset.
fn owned<'t>(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &'t [Title],
    start: u32,
) -> Option<(&'t Title, Option<Post>)> {
    let mention = chosen.iter().position(|mention| mention.extent.start == start && is_body(mention))?;
    let end = chosen.get(mention)?.extent.end;
    let rest = view.rest(end);
    let gap = ["'s ", "’s ", "' ", "’ ", " "].iter().find(|gap| rest.starts_with(**gap))?;
    let title = beginning(titles, end + to_u32(gap.len()))?;
    Some((title, Some(Post { mention, place: false })))
}

/// `of|at|for ORG` behind a title. A field between the two belongs to the title: Vice President of Strategy at ORG.
fn organization_after(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    title: &mut Span,
    close: &mut u32,
) -> Option<Post> {
    let Some((at, connector)) = connector_after(view, *close) else { return appended(view, chosen, titles, close) };
    let body = body_at(view, chosen, at);
    let organization = body.and_then(|index| chosen.get(index)).is_some_and(|body| {
        matches!(body.kind, MentionKind::Organization | MentionKind::Anaphor) || body.thing.is_some()
    });
    if connector != "at"
        && !organization
        && let Some(end) = fields(view, at)
    {
        // Vice President of Strategy and Operations at ORG; Minister of Trade of Vietnam.
        (title.end, *close) = (end, end);
        let Some((next, _)) = connector_after(view, end) else { return appended(view, chosen, titles, close) };
        let mention = body_at(view, chosen, next)?;
        *close = chosen.get(mention)?.extent.end;
        return Some(Post { mention, place: false });
    }
    if let Some(index) = body {
        let mention = chosen.get(index)?;
        *close = mention.extent.end;
        // `of Portfolio Strategy at Flagship`: the first is a field.
        if connector != "at"
            && matches!(mention.kind, MentionKind::Proper | MentionKind::Place)
            && let Some((next, "at")) = connector_after(view, mention.extent.end)
            && let Some(second) = body_at(view, chosen, next)
        {
            title.end = mention.extent.end;
            *close = chosen.get(second)?.extent.end;
            return Some(Post { mention: second, place: false });
        }
        return Some(Post { mention: index, place: false });
    }
    described(view, chosen, at, title, close)
}

/// `head of research into batteries at ORG`, `dean of the school of design at ORG`: a field in lower case.
fn described(view: &View<'_>, chosen: &[Mention], at: u32, title: &mut Span, close: &mut u32) -> Option<Post> {
    let from = view.token_from(at);
    let mut words = 0;
    for index in from..(from + 16).min(view.tokens.len()) {
        let word = view.word(index);
        match view.kind(index) {
            Some(TokenKind::Word) if words > 0 && matches!(word, "at" | "of" | "for") => {
                let end = view.tokens.get(index)?.span.start.saturating_sub(1);
                if let Some((next, _)) = connector_after(view, end)
                    && let Some(second) = body_at(view, chosen, next)
                    && chosen.get(second).is_some_and(|body| word == "at" || body.kind == MentionKind::Organization)
                {
                    title.end = end;
                    *close = chosen.get(second)?.extent.end;
                    return Some(Post { mention: second, place: false });
                }
            }
            Some(TokenKind::Word) if view.is_boundary(index) => return None,
            Some(TokenKind::Word) => words += 1,
            Some(TokenKind::Space) => {}
            _ if matches!(word, "&" | "-") => {}
            _ => return None,
        }
    }
    None
}

/// `T, ORG` before the end of the apposition: Tom Reed, CEO, Brightwater Ltd.
fn appended(view: &View<'_>, chosen: &[Mention], titles: &[Title], close: &mut u32) -> Option<Post> {
    view.rest(*close).strip_prefix(", ")?;
    let mention = chosen.iter().position(|mention| {
        mention.extent.start == *close + 2 && mention.kind == MentionKind::Organization && mention.weight >= 2
    })?;
    let end = chosen.get(mention)?.extent.end;
    let rest = view.rest(end);
    let ends = rest.is_empty()
        || rest.starts_with([',', ';', '.', ')', '\n'])
        || [" and ", " – ", " — "].iter().any(|mark| rest.starts_with(mark));
    if !ends || owned(view, chosen, titles, *close + 2).is_some() {
        return None;
    }
    *close = end;
    Some(Post { mention, place: false })
}

/// The body whose name, or the reference to which, begins at an offset; the article may belong to it.
fn body_at(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<usize> {
    let article = view.before(at).ends_with("the ").then(|| at - 4);
    chosen
        .iter()
        .position(|mention| is_body(mention) && (mention.extent.start == at || Some(mention.extent.start) == article))
}

fn is_body(mention: &Mention) -> bool {
    match mention.kind {
        MentionKind::Organization | MentionKind::Proper | MentionKind::Place => true,
        // `the company`, `its`
        MentionKind::Anaphor => mention.refers.is_none_or(|head| matches!(head.kind, HeadKind::Organization(_))),
        _ => false,
    }
}

/// `of`, `at`, `for`, `with`, `in` and an article; returns where the name behind it begins.
fn connector_after<'a>(view: &View<'a>, at: u32) -> Option<(u32, &'a str)> {
    let rest = view.rest(at);
    let trimmed = rest.trim_start_matches(' ');
    let word = trimmed.split(' ').next()?;
    if !matches!(word, "of" | "at" | "for" | "with" | "in" | "from") || rest.len() == trimmed.len() {
        return None;
    }
    let mut tail = trimmed.get(word.len()..)?.trim_start_matches(' ');
    tail = tail.strip_prefix("the ").unwrap_or(tail);
    Some((at + to_u32(rest.len() - tail.len()), word))
}

/// `T NAME`, `T and T NAME`, `ORG T NAME`, `ORG's T NAME`, `ORG's T, NAME`, `T of ORG, Mr NAME`.
pub(super) fn before_name(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    start: u32,
    person: bool,
    found: &mut Posts,
) {
    if titles.first().is_none_or(|title| title.span.start >= start) {
        return;
    }
    let before = view.before(start);
    let trimmed = before.trim_end();
    let end = view.span.start + to_u32(trimmed.len());
    if let Some(title) = ending(titles, end) {
        if person
            || title.span.of_text(view.text).starts_with(char::is_uppercase)
            || title.span.of_text(view.text).contains(' ')
        {
            chain(view, chosen, titles, title, found);
        }
        return;
    }
    if !person || !found.positions.is_empty() {
        return;
    }
    // Machine-made English leaves the comma out: Director of X Bureau NAME.
    let body = trimmed.strip_suffix(',').unwrap_or(trimmed);
    let body_end = view.span.start + to_u32(body.len());
    // `Brightwater's chief executive, Tom Reed,`; `the Secretary for Justice, Mr Paul Lam`
    if let Some(title) = ending(titles, body_end).filter(|title| !of_other(chosen, title)) {
        let owned = owner(view, chosen, start_of(title)).is_some_and(|(index, possessive)| {
            possessive || chosen.get(index).is_some_and(|body| body.kind == MentionKind::Anaphor)
        });
        if owned || view.before(start_of(title)).ends_with("The ") || view.before(start_of(title)).ends_with("the ") {
            chain(view, chosen, titles, title, found);
        }
        return;
    }
    let Some(index) = chosen.iter().position(|mention| is_body(mention) && mention.extent.end == body_end) else {
        return;
    };
    let Some(mention) = chosen.get(index) else { return };
    let head = view.before(mention.extent.start);
    let head = head.trim_end().trim_end_matches("the").trim_end();
    let Some(head) = head.strip_suffix(" of").or_else(|| head.strip_suffix(" at")) else { return };
    let title_end = view.span.start + to_u32(head.len());
    let post = Some(Post { mention: index, place: false });
    let mut next = ending(titles, title_end).filter(|title| !of_other(chosen, title));
    while let Some(title) = next {
        found.positions.insert(0, position(title, title.span, post, OF_BEFORE));
        found.extent.start = found.extent.start.min(title.span.start);
        next = joined_before(view, titles, title).filter(|title| !of_other(chosen, title));
    }
}

/// The title belongs to a person before it.
fn of_other(chosen: &[Mention], title: &Title) -> bool {
    chosen.iter().any(|other| {
        other.kind == MentionKind::Person && other.span.end <= title.span.start && other.extent.contains(title.span)
    })
}

/// The title before `and` and this one: Founder and CEO Tom Reed.
fn joined_before<'t>(view: &View<'_>, titles: &'t [Title], title: &Title) -> Option<&'t Title> {
    let before = view.before(start_of(title));
    let left = [" and ", " & ", ", and ", " cum ", "/"].iter().find_map(|joint| before.strip_suffix(joint))?;
    ending(titles, view.span.start + to_u32(left.len()))
}

/// A title right before the name, those joined to it, and whose they are.
fn chain(view: &View<'_>, chosen: &[Mention], titles: &[Title], last: &Title, found: &mut Posts) {
    let mut all = vec![last];
    let mut first = last;
    while let Some(title) = joined_before(view, titles, first).filter(|title| !of_other(chosen, title)) {
        all.insert(0, title);
        first = title;
    }
    let mut from = start_of(first);
    let post = owner(view, chosen, from).map(|(mention, _)| mention);
    if post.is_none() {
        // `T1 of O1 and T2 NAME`
        let first = first_with_body(view, chosen, titles, from);
        if let Some((position, start)) = first {
            found.positions.push(position);
            from = start;
        }
    }
    if let Some(mention) = post.and_then(|index| chosen.get(index)) {
        from = mention.extent.start;
    }
    let post = post
        .map(|mention| Post { mention, place: false })
        .or_else(|| subject(view, chosen, from, Some(last)).filter(|_| found.positions.is_empty()));
    for title in all {
        found.positions.push(position(title, title.span, post, BEFORE));
    }
    found.extent.start = found.extent.start.min(from);
}

/// `Deputy Secretary of the District Committee and` before the title at an offset.
fn first_with_body(view: &View<'_>, chosen: &[Mention], titles: &[Title], at: u32) -> Option<(PositionMention, u32)> {
    let before = view.before(at);
    let left = [" and the ", ", and ", " and ", " & "].iter().find_map(|joint| before.strip_suffix(joint))?;
    let end = view.span.start + to_u32(left.len());
    let mention = chosen.iter().position(|mention| is_body(mention) && mention.extent.end == end)?;
    let head = view.before(chosen.get(mention)?.extent.start);
    let head = head.trim_end().trim_end_matches("the").trim_end();
    let head = head.strip_suffix(" of").or_else(|| head.strip_suffix(" at"))?;
    let title = ending(titles, view.span.start + to_u32(head.len())).filter(|title| !of_other(chosen, title))?;
    Some((position(title, title.span, Some(Post { mention, place: false }), BEFORE), start_of(title)))
}

/// The body right before an offset, and whether with a possessive.
fn owner(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<(usize, bool)> {
    let before = view.before(at);
    let trimmed = before.trim_end();
    let name = trimmed.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    let end = view.span.start + to_u32(name.len());
    let index = chosen.iter().position(|mention| is_body(mention) && mention.extent.end == end)?;
    // `at the forum in Suzhou President Li …` and lists: a name behind a preposition of place is no owner.
    let preposition = chosen.get(index).is_some_and(|body| {
        body.kind == MentionKind::Place
            && view.token_from(body.extent.start).checked_sub(2).is_some_and(|word| view.is_cue(word, Cue::Preposition))
            && name.len() == trimmed.len()
    });
    (!preposition && name.len() < before.len()).then_some((index, name.len() < trimmed.len()))
}

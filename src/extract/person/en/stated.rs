//! Posts that a sentence states of a person elsewhere than beside the name: `NAME was named T of ORG`, `NAME, …, as T`,
//! `She was T at ORG`; and posts of several persons: `A and B, joint chief executives`.

use super::Posts;
use super::bodies::{behind_words, body_at, is_body, organization_after, owned, owner, whose};
use super::posts::{AFTER, names_person, position, subject};
use crate::extract::sentence::View;
use crate::extract::title::{Title, beginning, start_of};
use crate::extract::{Mention, MentionKind, Post};
use crate::gazetteer::{List, Sense};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};

/// What stands behind the words that may lead to a post.
fn behind_lead<'t>(view: &View<'_>, text: &'t str) -> &'t str {
    let words = view.lexicon.list(List::BeforePost);
    std::iter::successors(Some(text), |text| words.behind(text)).last().unwrap_or(text)
}

/// Where what is said of a person begins, and whether it is over.
pub(super) fn predicate(view: &View<'_>, end: u32) -> Option<(u32, bool)> {
    // `NAME, who left politics in 2023, is the chair of …`
    let aside = view.rest(end).strip_prefix(", who ").and_then(|rest| rest.find(", ")).filter(|length| *length < 90);
    let end = aside.map_or(end, |length| end + to_u32(length) + 7);
    let rest = view.rest(end);
    // `NAME, previously T of ORG`
    const BEFORE: [&str; 5] = [", previously ", ", formerly ", ", once ", ", most recently ", ", until recently "];
    if let Some(inner) = BEFORE.iter().find_map(|word| rest.strip_prefix(*word)) {
        return Some((end + to_u32(rest.len() - behind_lead(view, inner).len()), true));
    }
    // `NAME, 46, is …`: the comma closes what stands between.
    let closed = rest.strip_prefix(',').filter(|rest| {
        [" is ", " was ", " has ", " had ", " became ", " becomes ", " will "].iter().any(|verb| rest.starts_with(verb))
    });
    let mut clause = closed.unwrap_or(rest);
    let mut former = false;
    let lists = [List::BeforeVerb, List::NoLonger].map(|list| (view.lexicon.list(list), list == List::NoLonger));
    loop {
        let next = lists.iter().find_map(|(words, over)| Some((words.behind(clause)?, former | over)));
        // `, previously, T`
        let next = next.or_else(|| Some((clause.strip_prefix(',').filter(|_| former)?, former)));
        let Some((next, over)) = next.filter(|(next, _)| next.starts_with([' ', ','])) else { break };
        (clause, former) = (next, over);
    }
    // `, previously T of ORG`
    let bare = || clause.strip_prefix(' ').filter(|_| former && rest.starts_with(", "));
    let inner = view.lexicon.list(List::Becomes).behind(clause).or_else(bare)?;
    let post = behind_lead(view, inner);
    // `was previously T`, `was most recently T`
    let lead = inner.get(..inner.len() - post.len()).unwrap_or("");
    let over = ["previously", "formerly", "most recently", "until recently"].iter().any(|word| lead.contains(word));
    let at = end + to_u32(rest.len() - post.len());
    Some((at, former || (over && !lead.contains("named") && !lead.contains("appointed"))))
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
        // `is now the company's chief scientist`: the reference has the article in it.
        let from = [at, at.saturating_sub(4)];
        let owner = || from.iter().find_map(|&from| owned(view, chosen, titles, from));
        let owned = beginning(titles, at).is_none().then(owner).flatten();
        let Some(title) = beginning(titles, at).or(owned.map(|(title, _)| title)) else { return };
        let (mut span, mut close) = (title.span, title.span.end);
        let mut post = owned.and_then(|(_, post)| post).or_else(|| whose(view, chosen, start_of(title)));
        let behind = organization_after(view, chosen, titles, &mut span, &mut close);
        post = post.or(behind);
        if names_person(view, chosen, close + 1) {
            return;
        }
        if post.is_none() && view.rest(end).starts_with(" as ") {
            post = subject(view, chosen, end, None);
        }
        if post.is_none()
            && let Some(head) = view.before(at).strip_suffix(", most recently as ")
        {
            let mention = lately(view, chosen, view.span.start + to_u32(head.len()));
            post = mention.map(|mention| Post { mention, place: false });
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
        let Some(joint) = [" and as ", " and the ", " and an ", " and a ", " and ", ", and ", " & "]
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
        let Some(mention) = chosen.get(index).filter(|mention| mention.is_personal_pronoun()) else { continue };
        let end = mention.span.end;
        let where_at = joined_where(view, chosen, mention.span.start);
        let Some((start, former)) = predicate(view, end) else { continue };
        let mut found = Posts { positions: Vec::new(), extent: mention.extent };
        predicated(view, chosen, titles, (start, former, end), &mut found);
        for position in found.positions.iter_mut().filter(|position| position.organization.is_none()) {
            position.organization = where_at;
        }
        if let Some(mention) = chosen.get_mut(index) {
            mention.positions = found.positions;
        }
    }
}

/// `joins from ORG, where she was T`: the body right before `where`.
fn joined_where(view: &View<'_>, chosen: &[Mention], pronoun: u32) -> Option<Post> {
    let before = view.before(pronoun).strip_suffix(" where ")?;
    let end = view.span.start + to_u32(before.trim_end_matches(',').len());
    let mention = chosen.iter().position(|body| {
        body.extent.end == end && matches!(body.kind, MentionKind::Organization | MentionKind::Proper)
    })?;
    Some(Post { mention, place: false })
}

/// `was named T1 of O1, and earlier held the role of T2 at O2`, `rose to T`, `who was previously T`: verbs of the clause
/// before go on, and the posts behind them are those of whom it tells.
pub(super) fn coordinated(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for title in titles.iter().filter(|title| !title.plural) {
        let mut start = start_of(title);
        let owned = owner(view, chosen, start);
        if let Some(body) = owned.and_then(|(body, _)| chosen.get(body)) {
            start = body.extent.start;
        }
        let mut before = view.before(start);
        let verbs = view.lexicon.list(List::Becomes);
        while verbs.before(before).is_none()
            && let Some(head) = view.lexicon.list(List::BeforePost).before(before).filter(|head| head.ends_with(' '))
        {
            before = head;
        }
        let Some(mut head) = verbs.before(before) else { continue };
        let verb = head.len();
        let adverbs = [List::BeforeVerb, List::NoLonger].map(|list| view.lexicon.list(list));
        while let Some(rest) = adverbs.iter().find_map(|words| words.before(head)).or_else(|| head.strip_suffix(',')) {
            head = rest;
        }
        head = before_later(head);
        let joins = view.before(start).ends_with(" to become ")
            || [" and", " who", " but", ";"].iter().any(|word| head.ends_with(word));
        if !joins
            && !view.before(view.span.start + to_u32(verb)).get(head.len()..).is_some_and(|gap| gap.starts_with(','))
        {
            continue;
        }
        let end = view.span.start + to_u32(head.len());
        let subject = if head.ends_with(" who") {
            chosen.iter().rposition(|mention| {
                mention.kind == MentionKind::Person && mention.extent.end + 8 >= end && mention.span.end <= end
            })
        } else {
            subject_of(view, chosen, end).map(|(subject, _)| subject)
        };
        let Some(subject) = subject else { continue };
        let taken = |mention: &Mention| mention.positions.iter().any(|known| known.title.overlaps(title.span));
        if chosen.iter().any(taken) {
            continue;
        }
        let (mut span, mut close) = (title.span, title.span.end);
        let post = owned
            .map(|(mention, _)| Post { mention, place: false })
            .or_else(|| organization_after(view, chosen, titles, &mut span, &mut close));
        if names_person(view, chosen, close + 1) {
            continue;
        }
        if let Some(mention) = chosen.get_mut(subject) {
            mention.positions.push(position(title, span, post, AFTER));
        }
    }
}

/// `…, and four years later`, `… and in 2014`: without the time before a verb that goes on.
fn before_later(head: &str) -> &str {
    const TIME: usize = 28;
    let Some((clause, time)) = head.rsplit_once(" and ") else { return head };
    let later = time.ends_with(" later")
        || (["in ", "from ", "since "].iter().any(|word| time.starts_with(word))
            && time.ends_with(|c: char| c.is_ascii_digit()));
    match head.get(..clause.len() + " and".len()) {
        Some(joined) if later && time.len() <= TIME => joined,
        _ => head,
    }
}

/// Whom a clause that goes on tells of: the last person before, or the pronoun for one, but nobody who is succeeded; who is
/// comes second.
fn subject_of(view: &View<'_>, chosen: &[Mention], end: u32) -> Option<(usize, Option<usize>)> {
    const REACH: u32 = 300;
    let person = |mention: &Mention| mention.kind == MentionKind::Person || mention.is_personal_pronoun();
    let mut at = end;
    let mut succeeded = None;
    loop {
        let index = chosen.iter().enumerate().filter(|(_, mention)| person(mention) && mention.span.end <= at);
        let (index, mention) = index.max_by_key(|(_, mention)| mention.span.end)?;
        if mention.span.end + REACH < end {
            return None;
        }
        // `replaces B, who retired as T`
        if view.rest(mention.span.end).starts_with(", who ") {
            return Some((index, None));
        }
        let before = view.before(mention.extent.start);
        let verb = before.trim_end().rsplit(' ').next().unwrap_or("");
        if !["succeed", "succeeds", "succeeded", "succeeding", "replace", "replaces", "replaced", "replacing"]
            .contains(&verb)
        {
            return Some((index, succeeded));
        }
        (at, succeeded) = (mention.span.start, succeeded.or(Some(index)));
    }
}

/// `The Chairperson is Professor NAME`, `The members are A, B and C`: who has a post that stands first.
pub(super) fn named_behind(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], body: Option<Span>) {
    for title in titles {
        let mut span = title.span;
        let mut close = span.end;
        let post = organization_after(view, chosen, titles, &mut span, &mut close);
        let rest = view.rest(close);
        let Some(verb) =
            [" is ", " are ", " will be ", " was ", " were ", ": "].iter().find(|verb| rest.starts_with(**verb))
        else {
            continue;
        };
        let honor =
            title.thing.and_then(|thing| view.lexicon.thing(thing)).is_some_and(|thing| &*thing.level == "honorific");
        // `Educator of the Year: NAME`
        let odd = post
            .and_then(|post| chosen.get(post.mention))
            .is_some_and(|body| body.kind != MentionKind::Organization && *verb == ": ");
        let degree = ["Doctor", "Master", "Bachelor", "Honorary"]
            .iter()
            .any(|word| title.span.of_text(view.text).starts_with(word));
        if honor || odd || degree {
            continue;
        }
        let first = super::super::listing::begins_entry(view, start_of(title));
        let article = view.before(start_of(title)).trim_end();
        let definite =
            ["The", "the", "The new", "the new", "Its", "its", "The first"].iter().any(|word| article.ends_with(word));
        // `Skanska's project lead is NAME`
        let owned = owner(view, chosen, start_of(title)).filter(|(_, possessive)| *possessive);
        let post = post.or(owned.map(|(mention, _)| Post { mention, place: false }));
        let definite = definite || owned.is_some();
        if !(if *verb == ": " { first } else { first || definite }) {
            continue;
        }
        let mut at = close + to_u32(verb.len());
        let mut held = super::posts::position(title, span, post, "position.en.title_is_name");
        super::super::listing::at_body(&mut held, body);
        while let Some(index) = chosen.iter().position(|person| {
            person.kind == MentionKind::Person
                && person.extent.start <= at
                && person.span.start >= at
                && person.span.start <= at + 24
                && Span::new(at, person.span.start).of_text(view.text).split(' ').all(|word| {
                    word.is_empty()
                        || view
                            .lexicon
                            .senses(word.trim_end_matches('.'))
                            .iter()
                            .any(|sense| matches!(sense, Sense::Honorific { .. } | Sense::Thing { .. }))
                })
        }) {
            let Some(person) = chosen.get_mut(index) else { break };
            let known = person.positions.iter().any(|known| known.title == held.title);
            if !known {
                person.positions.push(held);
            }
            let end = match chosen.get(index) {
                // `Board members are A of Acme, B of Borealis and C`
                Some(person) if title.plural => super::introduced::behind(view, chosen, person),
                Some(person) => super::behind_name(view, person.extent.end.max(person.span.end)).0,
                None => break,
            };
            let rest = view.rest(end);
            let Some(joint) = ["; and ", ", and ", "; ", ", ", " and "]
                .iter()
                .find(|joint| rest.starts_with(**joint))
                .filter(|_| title.plural)
            else {
                break;
            };
            at = end + to_u32(joint.len());
        }
    }
}

/// `promoted NAME to T`, `will appoint NAME T`: the post behind whom a verb of appointing names.
pub(super) fn appointed(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for index in 0..chosen.len() {
        // `named her T of ORG`
        let someone = |mention: &&Mention| mention.kind == MentionKind::Person || mention.is_personal_pronoun();
        let Some(person) = chosen.get(index).filter(someone) else { continue };
        let verb = view.before(person.extent.start).trim_end().rsplit(' ').next().unwrap_or("");
        if !view.lexicon.list(List::Appoints).has(verb) {
            continue;
        }
        let end = person.span.end;
        let rest = view.rest(end);
        let Some(mut inner) = rest.strip_prefix(' ') else { continue };
        // `promoted NAME from T1 to T2`
        let moved =
            inner.strip_prefix("from ").and_then(|old| old.find(" to ").filter(|&at| at < FROM).map(|at| at + 6));
        inner = moved.and_then(|at| inner.get(at..)).unwrap_or(inner);
        for word in ["to become ", "to be ", "to "] {
            inner = inner.strip_prefix(word).unwrap_or(inner);
        }
        let at = end + to_u32(rest.len() - behind_lead(view, inner).len());
        let mut found = Posts { positions: Vec::new(), extent: person.extent };
        if moved.is_some() {
            predicated(view, chosen, titles, (end + to_u32(" from ".len()), true, end), &mut found);
        }
        predicated(view, chosen, titles, (at, false, end), &mut found);
        let known = |held: &crate::extract::PositionMention| {
            chosen.iter().any(|other| other.positions.iter().any(|known| known.title.overlaps(held.title)))
        };
        found.positions.retain(|held| !known(held));
        let post = subject(view, chosen, person.extent.start, None);
        for held in &mut found.positions {
            held.organization = held.organization.or(post);
        }
        if let Some(person) = chosen.get_mut(index) {
            person.positions.append(&mut found.positions);
        }
    }
}

/// Longest way from `from T1` to the post that somebody is promoted to, in bytes.
const FROM: usize = 60;

/// Longest way from a person to `as T`, in bytes.
const AS: usize = 140;

/// `NAME quit as T of ORG`, `NAME's two years as ORG's T`, `with NAME of O1 as its T`.
pub(super) fn as_posts(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    if !view.span.of_text(view.text).contains(" as ") {
        return;
    }
    for title in titles {
        let mut start = start_of(title);
        let owned = owner(view, chosen, start);
        if let Some(body) = owned.and_then(|(body, _)| chosen.get(body)) {
            start = body.extent.start;
        }
        let mut before = view.before(start);
        for article in ["the ", "a ", "an ", "its new ", "its first ", "its ", "new "] {
            before = before.strip_suffix(article).unwrap_or(before);
        }
        let Some(clause) = before.strip_suffix(" as ") else { continue };
        let verb = clause.rsplit(' ').next().unwrap_or("");
        // `who met as PhD students`; but `A, B and C served as vice chairmen`
        if title.plural && !matches!(verb, "served" | "serve" | "elected" | "re-elected" | "appointed" | "named") {
            continue;
        }
        if matches!(verb, "such" | "known" | "well" | "soon" | "long" | "far" | "much" | "same" | "just" | "described")
        {
            continue;
        }
        let end = view.span.start + to_u32(clause.len());
        let Some((person, succeeds)) = subject_of(view, chosen, end) else { continue };
        let Some(mention) = chosen.get(person) else { continue };
        let between = Span::new(mention.span.end, end);
        let stated = mention.positions.iter().any(|known| known.title.overlaps(title.span));
        if stated || between.len() > AS || between.of_text(view.text).contains([';', ':', '"', '“']) {
            continue;
        }
        let (mut span, mut close) = (title.span, title.span.end);
        let body = owned.map(|(mention, _)| Post { mention, place: false });
        // `joins ORG as T from O2`
        let from = view.rest(span.end).starts_with(" from ");
        let post = body
            .or_else(|| joined(view, chosen, between).filter(|_| from))
            .or_else(|| whose(view, chosen, start_of(title)))
            .or_else(|| organization_after(view, chosen, titles, &mut span, &mut close))
            .or_else(|| joined(view, chosen, between));
        if names_person(view, chosen, close + 1) {
            continue;
        }
        let held = position(title, span, post, AFTER);
        // Whom somebody succeeds held the post as well.
        for holder in [Some(person), succeeds].into_iter().flatten() {
            if let Some(mention) = chosen.get_mut(holder) {
                mention.positions.push(held);
            }
        }
    }
}

/// `NAME, who spent 18 years at ORG, most recently as T`: the body that ends before the comma.
fn lately(view: &View<'_>, chosen: &[Mention], end: u32) -> Option<usize> {
    const AT: [&str; 4] = [" at ", " with ", " at the ", " with the "];
    let at = |body: &Mention| {
        let before = view.before(body.extent.start);
        is_body(body) && body.extent.end == end && AT.iter().any(|word| before.ends_with(word))
    };
    chosen.iter().position(at)
}

/// `NAME joined ORG in 2014 as T`: the body behind the verb.
fn joined(view: &View<'_>, chosen: &[Mention], between: Span) -> Option<Post> {
    let text = between.of_text(view.text);
    // `hired NAME, previously T at ORG, as T`: where the person was before.
    let aside = text.starts_with(", ") && text.ends_with(',');
    if let Some(mention) =
        text.strip_suffix(", most recently").and_then(|head| lately(view, chosen, between.start + to_u32(head.len())))
    {
        return Some(Post { mention, place: false });
    }
    // `NAME, formerly T at O1, has joined as T2`: what stands between the commas is where the person was.
    // Behind the verb are where and when: `NAME, who joined ORG in Leeds, England, in 2014`.
    let verb = view.lexicon.list(List::Joins).last_in(text).and_then(|at| text.get(..at));
    let closes = if text.starts_with(", ") { verb.unwrap_or(text).rfind(',') } else { None };
    let closes = closes.map_or(between.start, |at| between.start + to_u32(at));
    let fits = |body: &Mention| {
        let before = body.extent.start.checked_sub(between.start).and_then(|length| text.get(..length as usize));
        let before = before.map(|before| before.strip_suffix("the ").unwrap_or(before));
        matches!(body.kind, MentionKind::Organization | MentionKind::Proper | MentionKind::Anaphor)
            && before.is_some_and(|before| {
                view.lexicon.list(List::Joins).has(before)
                    || (!aside && body.extent.start >= closes && view.lexicon.list(List::JoinsWithin).ends(before))
            })
    };
    // The nearest: `formerly at O1, has joined O2 as T`.
    let bodies = chosen.iter().enumerate().filter(|(_, body)| fits(body));
    let mention = bodies.max_by_key(|(_, body)| body.extent.start).map(|(mention, _)| mention);
    // `hired NAME from O2 as T`
    // `has appointed NAME as T`
    let hired = aside || text.is_empty() || text.starts_with(" from ");
    let mention = mention.or_else(|| if hired { hires(view, chosen, between.start) } else { None })?;
    Some(Post { mention, place: false })
}

/// `it hired`, `Brightwater has named` before a person: the body whose post it is.
fn hires(view: &View<'_>, chosen: &[Mention], name: u32) -> Option<usize> {
    const LONGEST: u32 = 32;
    let person = chosen.iter().find(|mention| mention.kind == MentionKind::Person && mention.span.end == name)?;
    let start = person.extent.start.min(person.span.start);
    let body =
        |mention: &Mention| is_body(mention) && mention.extent.end <= start && mention.extent.end + LONGEST > start;
    let bodies = chosen.iter().enumerate().filter(|(_, mention)| body(mention));
    let (index, mention) = bodies.max_by_key(|(_, mention)| mention.extent.end)?;
    let verb = Span::new(mention.extent.end, start).of_text(view.text).trim_end();
    let last = verb.rsplit(' ').next()?;
    view.lexicon.list(List::Appoints).has(last).then_some(index)
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

/// `The foreign ministers of Armenia and Türkiye, NAME and NAME`: each has the post at the place or body of the same order.
pub(super) fn respectively(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for title in titles.iter().filter(|title| title.plural) {
        let Some(at) = behind_words(view, title.span.end, " of ") else { continue };
        let and = " and ";
        let second = |first: usize| {
            let end = chosen.get(first)?.extent.end;
            let next = view.rest(end).strip_prefix(and)?;
            let at = view.span.start + to_u32(view.span.of_text(view.text).len() - next.len());
            Some((first, body_at(view, chosen, at)?))
        };
        let Some((first, last)) = body_at(view, chosen, at).and_then(second) else { continue };
        let Some(end) = chosen.get(last).map(|body| body.extent.end) else { continue };
        let name =
            |at: u32| chosen.iter().position(|mention| mention.span.start == at && names_person(view, chosen, at));
        let Some(one) = name(end + 2).filter(|_| view.rest(end).starts_with(", ")) else { continue };
        let Some(end) = chosen.get(one).map(|person| person.span.end) else { continue };
        let Some(other) = name(end + to_u32(and.len())).filter(|_| view.rest(end).starts_with(and)) else { continue };
        for (person, body) in [(one, first), (other, last)] {
            let post = Post { mention: body, place: false };
            if let Some(mention) = chosen.get_mut(person) {
                (mention.kind, mention.weight, mention.category) = (MentionKind::Person, mention.weight.max(2), None);
                mention.positions = vec![position(title, title.span, Some(post), AFTER)];
            }
        }
    }
}

/// `A (Vestas) and B (Wärtsilä) were re-elected as T1 and T2 respectively`: each has the post of the same order.
pub(super) fn in_order(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    let Some(at) = view.span.of_text(view.text).find(" respectively") else { return };
    let end = view.span.start + to_u32(at);
    let joined = |between: Span| {
        let mut text = between.of_text(view.text);
        // The bracket behind a name says where from.
        if let Some(rest) = text.strip_prefix(" (").and_then(|text| text.split_once(')')) {
            text = rest.1;
        }
        matches!(text, ", " | " and " | ", and " | " & " | " and the " | " and as ")
    };
    let last = titles.iter().rposition(|title| {
        let gap = end.checked_sub(title.span.end).map(|gap| gap as usize);
        gap.is_some_and(|gap| {
            gap <= 1 || (gap < 60 && !view.rest(title.span.end).get(..gap).unwrap_or(".").contains(['.', ';']))
        })
    });
    let Some(last) = last else { return };
    let mut posts: Vec<&Title> = titles.get(last).into_iter().collect();
    for title in titles.get(..last).unwrap_or_default().iter().rev() {
        if !posts.last().is_some_and(|next| joined(Span::new(title.span.end, start_of(next).max(title.span.end)))) {
            break;
        }
        posts.push(title);
    }
    let Some(from) = posts.last().map(|title| start_of(title)).filter(|_| posts.len() > 1) else { return };
    let mut holders: Vec<usize> = Vec::new();
    let mut next = from;
    while let Some((index, person)) = chosen
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.kind == MentionKind::Person && mention.span.end <= next)
        .max_by_key(|(_, mention)| mention.span.end)
    {
        if !holders.is_empty() && !joined(Span::new(person.span.end, next)) {
            break;
        }
        next = person.extent.start.min(person.span.start);
        holders.push(index);
    }
    if holders.len() != posts.len() {
        return;
    }
    let Some((mut span, mut close)) = titles.get(last).map(|title| (title.span, title.span.end)) else { return };
    let post = organization_after(view, chosen, titles, &mut span, &mut close);
    let whole = Span::new(from, close);
    for (index, title) in holders.into_iter().zip(posts) {
        if let Some(person) = chosen.get_mut(index) {
            person.positions.retain(|held| !whole.contains(held.title));
            person.positions.push(position(title, title.span, post, AFTER));
        }
    }
}

/// Nothing but a mark or `and` stands between two persons.
fn beside(view: &View<'_>, between: Span) -> bool {
    between.start < between.end && matches!(between.of_text(view.text), ", " | " and " | ", and " | " & ")
}

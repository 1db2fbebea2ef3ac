//! Posts before and behind a person's name.

use super::apposed::{appositive, fielded, listed_office};
use super::bodies::{
    body_at, connector_after, is_body, is_taken, led_from, organization_after, owned, owner, past_aside, second_body,
    without_bracket,
};
use super::chain::{TRADE, chain, joined_before, of_other, with_trade};
use super::{Posts, stated};
use crate::extract::sentence::View;
use crate::extract::title::{Title, beginning, ending, start_of};
use crate::extract::{Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::{Cue, EnglishWord, List, Sense};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;

pub(super) const AFTER: &str = "position.en.name_title_organization";
pub(super) const BEFORE: &str = "position.en.title_name";
pub(super) const OF_BEFORE: &str = "position.en.title_of_organization_name";

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

/// `Deputy Prime Minister Sun Chanthol`: a title of several capitalised words of a government, right before an offset.
pub(super) fn strongly_titled(view: &View<'_>, titles: &[Title], start: u32) -> bool {
    let Some(end) = view.before(start).strip_suffix(' ').map(|before| view.span.start + to_u32(before.len())) else {
        return false;
    };
    ending(titles, end).is_some_and(|title| {
        let text = title.span.of_text(view.text);
        let level = title.thing.and_then(|thing| view.lexicon.thing(thing)).map_or("", |thing| &*thing.level);
        let state = matches!(level, "government" | "diplomatic" | "party");
        // `Ambassador Jane Mary Doe`
        state
            && !title.ambiguous
            && (text.contains(' ') || level == "diplomatic")
            && text.split(' ').all(|word| {
                word.starts_with(char::is_uppercase) || matches!(word, "of" | "for" | "and" | "the" | "to" | "in")
            })
    })
}

pub(super) fn position(title: &Title, mut span: Span, post: Option<Post>, rule: &'static str) -> PositionMention {
    // Each of the legislators is a legislator.
    span.end -= u32::from(title.plural && span.end == title.span.end);
    PositionMention {
        title: span,
        thing: title.thing.filter(|_| title.exact && span == title.span),
        organization: post,
        elsewhere: None,
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
    let mut of_owner = None; // whose the titles so far are: `ORG's T`
    let mut waiting = 0; // titles that share the organization to come
    if let Some((start, former)) = stated::predicate(view, end) {
        let known = found.positions.len();
        stated::predicated(view, chosen, titles, (start, former, end), found);
        if found.positions.len() > known {
            return;
        }
    }
    loop {
        let Some((title, owner)) = title_after(view, chosen, titles, at, found.positions.is_empty()) else {
            // `NAME, T of ORG, has been T of ORG`
            if !found.positions.is_empty()
                && view.rest(at).starts_with(", ")
                && let Some((start, former)) = stated::predicate(view, at + 1)
            {
                stated::predicated(view, chosen, titles, (start, former, at + 1), found);
            }
            return;
        };
        // `metals strategist at ORG`
        let mut trade = with_trade(view, title, chosen);
        if let Some(start) = trade_start(view, at, title) {
            (trade.span.start, trade.exact) = (start, false);
        }
        let title = if trade.span.start >= at { &trade } else { title };
        let mut span = title.span;
        let mut close = span.end;
        let post = owner.or_else(|| organization_after(view, chosen, titles, &mut span, &mut close));
        // `Singapore's deputy prime minister and trade minister`
        let joins = [" and ", " & "].iter().any(|joint| view.rest(at).starts_with(joint));
        let post = post.or(of_owner.filter(|_| joins && title.qualifier.is_none()));
        of_owner = owner.or(of_owner);
        // `…, Director of X Bureau NAME`, `…, Director NAME`: the post is the next person's.
        let next = view.rest(close).strip_prefix(' ').map(|_| close + 1);
        // `…, Ambassador NAME and`: of whom nothing is known but that the post of a state stands before.
        let stranger = |next: u32| {
            strongly_titled(view, titles, next)
                && chosen.iter().any(|other| {
                    other.span.start == next
                        && other.kind == MentionKind::Proper
                        && super::shape::bare(view, other.span)
                })
        };
        if next.is_some_and(|next| names_person(view, chosen, next) || (post.is_none() && stranger(next))) {
            return;
        }
        // `the Secretary, Dr A, and the Director of ORG, Ms B`
        let aside = if inverse { past_aside(view, close) } else { close };
        if inverse && view.rest(aside).starts_with(", ") && names_person(view, chosen, past_honorifics(view, aside + 2))
        {
            return;
        }
        // `Professor Kwok and Ms Yang, the Chairman of ORG, Mr Ip, and …`: behind a surname alone, the post is of whom follows.
        let of_next = || {
            let honored = past_honorifics(view, close + 2);
            honored > close + 2
                && view.before(span.start).ends_with("the ")
                && view.rest(close).starts_with(", ")
                && names_person(view, chosen, honored)
        };
        // `Ms A, Minister of X, the Minister for Y of Z, Mr B, and …`: nor has A two posts.
        // `Minister Dr A, the Minister of Y of Z, Mr B,`: who has a post before the name.
        let has_one = || {
            let name = chosen.iter().find(|mention| mention.span.end == end && mention.kind != MentionKind::Title);
            name.is_some_and(|name| {
                let start = super::honorific_before(view, name.span.start).unwrap_or(name.span.start);
                titled(view, titles, start)
            })
        };
        if of_next() && (!found.positions.is_empty() || is_surname_alone(view, chosen, end) || has_one()) {
            return;
        }
        // `…, and co-founder and President NAME`
        let shared = view.rest(close).strip_prefix(" and ").map(|_| close + 5);
        let shared = shared.and_then(|next| beginning(titles, next)).map(|title| title.span.end + 1);
        if joins && shared.is_some_and(|next| names_person(view, chosen, next)) {
            return;
        }
        // `…, and their general counsel, NAME`
        let count = found.positions.len();
        let of_theirs = count > 0
            && [" its ", " their ", " his ", " her "].iter().any(|whose| view.before(span.start).ends_with(whose));
        if of_theirs && view.rest(close).starts_with(", ") && names_person(view, chosen, close + 2) {
            return;
        }
        found.positions.push(position(title, span, post, AFTER));
        if post.is_some() {
            // `its managing director and a former director at Flipkart`: what is over was elsewhere.
            let over = found.positions.last().is_some_and(|last| last.qualifier == Some(Qualifier::Former));
            for position in found.positions.iter_mut().skip(waiting).take(count - waiting) {
                if position.organization.is_none() && !(over && position.qualifier.is_none()) {
                    position.organization = post;
                }
            }
            waiting = count + 1;
        }
        if let Some((second, end)) = post.and_then(|_| second_body(view, chosen, titles, close)) {
            found.positions.push(position(title, span, Some(second), AFTER));
            (close, waiting) = (end, waiting + 1);
        }
        if view.rest(end).starts_with(" (") && view.rest(close).starts_with(')') {
            close += 1;
        }
        found.extent = Span::new(found.extent.start, close.max(found.extent.end));
        at = close;
    }
}

/// Whom a surname alone names ends at an offset: he or she was introduced before.
fn is_surname_alone(view: &View<'_>, chosen: &[Mention], end: u32) -> bool {
    chosen.iter().any(|mention| {
        mention.span.end == end && mention.kind == MentionKind::Person && !mention.span.of_text(view.text).contains(' ')
    })
}

/// Longest way from a title without an owner back to what the sentence is about, in tokens.
const SUBJECT: usize = 24;

/// The body that the clause is about: `Acme said Chief Financial Officer Jane Doe …`.
pub(super) fn subject(view: &View<'_>, chosen: &[Mention], before: u32, title: Option<&Title>) -> Option<Post> {
    if title.is_some_and(|title| !title.of_company(view.lexicon)) {
        return led_from(view, chosen, before);
    }
    let end = view.token_from(before);
    let mut found = None;
    // Of who says it the nearest one counts: `Boeing rival Airbus said chief executive …`.
    let mut said = false;
    for index in (end.saturating_sub(SUBJECT)..end).rev() {
        let token = view.tokens.get(index)?;
        if token.kind == TokenKind::Punct && !matches!(view.word(index), "-" | "’" | "'") {
            break;
        }
        said |= view.is_cue(index, Cue::Say);
        // Who is hired away is no officer of the body that hires.
        if matches!(view.word(index), "poached" | "hired" | "recruited" | "lured") {
            return None;
        }
        let over = |mention: &Mention| mention.span.end == token.span.end && mention.kind != MentionKind::Title;
        if let Some(mention) = chosen.iter().position(|mention| over(mention) && is_body(mention)) {
            let body = chosen.get(mention)?;
            let place = body.kind == MentionKind::Place
                || (body.kind == MentionKind::Proper && super::shape(view, body.span) == super::Shape::Name);
            // The first of the clause: Acme taps Brightwater veteran NAME as CEO.
            if !place {
                found = Some(Post { mention, place: false });
            }
            if said && !place {
                break;
            }
        }
    }
    found
}

pub(super) fn past_honorifics(view: &View<'_>, at: u32) -> u32 {
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
    // Lord Finlay of Benmore
    let peer = |name: &str| {
        let words = name.rsplit([',', ';', '.']).next().unwrap_or("");
        ["Lord ", "Lady ", "Baroness ", "Viscount ", "Earl "].iter().any(|rank| words.contains(rank))
    };
    if connector == "of" && peer(view.before(end)) {
        return None;
    }
    let mention = body_at(view, chosen, at)?;
    // `Governor Ron Alvarez of Cebu Province`
    let governs = || {
        let title = view.before(end).rsplit([',', ';', '.']).next().unwrap_or("").to_ascii_lowercase();
        connector == "of" && view.lexicon.list(List::StatePost).within(&title)
    };
    let body = chosen.get(mention).filter(|body| {
        body.kind == MentionKind::Organization
            || (connector != "from" && body.kind == MentionKind::Proper)
            || (body.kind == MentionKind::Place && governs())
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
pub(super) fn names_person(view: &View<'_>, chosen: &[Mention], at: u32) -> bool {
    chosen.iter().any(|other| {
        other.span.start == at
            && (other.kind == MentionKind::Person
                || (other.kind == MentionKind::Proper && super::shape(view, other.span) != super::Shape::Other))
    })
}

/// Marks and words between a name and its title, or between two titles.
const SEPARATORS: &[&str] =
    &[",", "(", "–", "—", "- ", "and ", "& ", "&amp; ", "also ", "as well as ", "plus ", "while also serving as "];
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
    while let Some(next) = view.lexicon.list(List::BehindName).behind(tail) {
        tail = next;
    }
    // `Lisbon-based head of …`
    let based = tail.split_once(' ').filter(|(word, _)| word.ends_with("-based"));
    tail = based.map_or(tail, |(_, next)| next);
    let article = tail.len() < before;
    let start = at + to_u32(rest.len() - tail.len());
    // `the mayor's chief of staff`
    let owner = |title: &Title| view.rest(title.span.end).starts_with(['\'', '’']);
    if let Some(title) = beginning(titles, start).filter(|title| !owner(title)) {
        // `, its managing director`
        let whose = view.before(start_of(title)).ends_with("its ").then(|| start_of(title).saturating_sub(1));
        let anaphor = whose.and_then(|end| {
            chosen.iter().position(|mention| mention.kind == MentionKind::Anaphor && mention.span.end == end)
        });
        return Some((title, anaphor.map(|mention| Post { mention, place: false })));
    }
    // `a former Google engineer`
    let former =
        ["former ", "ex-", "ex "].iter().find(|word| tail.starts_with(**word)).map_or(0, |word| to_u32(word.len()));
    if former > 0
        && let Some(found) = owned(view, chosen, titles, start + former)
    {
        return Some(found);
    }
    if let Some(found) = owned(view, chosen, titles, start).or_else(|| {
        // `the company's president`: the reference has the article in it.
        article.then(|| owned(view, chosen, titles, start - 4)).flatten()
    }) {
        return Some(found);
    }
    // `a visiting professor`, `a Chinese chemist`, `Saudi minister of environment`
    let from = view.token_at(start)?;
    if !article && !view.is_english(from, EnglishWord::Demonym) {
        return trade_after(view, titles, from).map(|title| (title, None));
    }
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

/// `, metals strategist at ORG`: where the nouns begin that stand between the comma and a title in small letters.
fn trade_start(view: &View<'_>, at: u32, title: &Title) -> Option<u32> {
    let start = at + to_u32(", ".len());
    view.rest(at).strip_prefix(", ")?;
    let nouns = Span::new(start, title.span.start.max(start)).of_text(view.text).strip_suffix(' ')?;
    let plain = nouns.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    let from = view.token_at(start)?;
    (plain && title.qualifier.is_none() && trade_after(view, std::slice::from_ref(title), from).is_some())
        .then_some(start)
}

/// `metals strategist at ORG`: nouns in small letters before a title, if a body follows.
fn trade_after<'t>(view: &View<'_>, titles: &'t [Title], from: usize) -> Option<&'t Title> {
    for index in (from..from + TRADE * 2 + 1).step_by(2) {
        let start = view.tokens.get(index)?.span.start;
        if let Some(title) = beginning(titles, start).filter(|_| index > from) {
            return connector_after(view, title.span.end).is_some_and(|(_, word)| word != "in").then_some(title);
        }
        let word = view.word(index);
        let noun = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) && !view.is_boundary(index);
        if !noun || view.word(index + 1) != " " {
            return None;
        }
    }
    None
}

/// `T NAME`, `T and T NAME`, `ORG T NAME`, `ORG's T NAME`; what an apposition says.
pub(super) fn before_name(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    start: u32,
    (person, likely): (bool, bool),
    found: &mut Posts,
) {
    if titles.first().is_none_or(|title| title.span.start >= start) {
        return;
    }
    let before = view.before(start);
    let trimmed = before.trim_end();
    // `Commissioner of Police (Crime) NAME`
    let bare = without_field(view, titles, trimmed);
    let end = view.span.start + to_u32(bare.len());
    if let Some(title) = ending(titles, end) {
        if person
            || likely
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
    let body = without_bracket(view, chosen, body);
    let body = without_field(view, titles, body);
    let body_end = view.span.start + to_u32(body.len());
    if let Some(title) = ending(titles, body_end).filter(|title| !of_other(chosen, title)) {
        appositive(view, chosen, titles, title, found);
        return;
    }
    // `the Head of Biomedical Technology of ORG, Dr NAME`
    if body.len() < trimmed.len() && fielded(view, chosen, titles, (start, body_end), found) {
        return;
    }
    let Some(index) = chosen.iter().position(|mention| is_body(mention) && mention.extent.end == body_end) else {
        return;
    };
    let Some(mention) = chosen.get(index) else { return };
    // `the Chairman of Saudi Arabia's Pension Agency, Mr NAME`
    let owner = owner(view, chosen, mention.extent.start).filter(|(_, possessive)| *possessive);
    let owner = owner.and_then(|(owner, _)| chosen.get(owner)).filter(|owner| owner.kind == MentionKind::Place);
    let head = view.before(owner.map_or(mention.extent.start, |owner| owner.extent.start));
    let head = head.trim_end().trim_end_matches("the").trim_end();
    // `The chief executive of Perth-listed Lynas, NAME,`
    let seat = head.rsplit(' ').next().filter(|word| word.ends_with("-listed") || word.ends_with("-based"));
    let head = seat.map_or(head, |seat| head.get(..head.len() - seat.len()).unwrap_or("").trim_end());
    // `regional manager for the Midwest, NAME`: where, not at whom.
    if mention.kind == MentionKind::Place
        && let Some(head) = head.strip_suffix(" for")
    {
        let title = ending(titles, view.span.start + to_u32(head.len())).filter(|title| !of_other(chosen, title));
        if let Some(title) = title {
            let region = Span::new(title.span.start, mention.extent.end);
            found.positions.push(position(title, region, None, OF_BEFORE));
        }
        return;
    }
    // `Secretary, Department of Biotechnology, Dr NAME`: in Indian English.
    if body.len() < trimmed.len()
        && let Some(before) = head.strip_suffix(',')
    {
        listed_office(view, chosen, titles, (before, index, start), found);
        return;
    }
    let connectors = [" of", " at", " for", " to", " in"];
    let Some(head) = connectors.iter().find_map(|word| head.strip_suffix(word)) else { return };
    let title_end = view.span.start + to_u32(head.len());
    let post = Some(Post { mention: index, place: false });
    let mut next = ending(titles, title_end).filter(|title| !of_other(chosen, title));
    // `Ambassador of Kenya to China NAME`, `Consul General of Denmark in Shanghai NAME`
    let mut post = post;
    if next.is_none()
        && let Some(index) = chosen.iter().position(|mention| is_body(mention) && mention.extent.end == title_end)
        && let Some(body) = chosen.get(index)
    {
        let head = view.before(body.extent.start).trim_end().trim_end_matches("the").trim_end();
        let title_end = head.strip_suffix(" of").map(|head| view.span.start + to_u32(head.len()));
        next = title_end.and_then(|end| ending(titles, end)).filter(|title| !of_other(chosen, title));
        post = Some(Post { mention: index, place: false });
    }
    // `A was chosen as the second president of ORG, NAME, dean of …`: somebody before takes the post.
    if next.is_some_and(|title| is_taken(view, chosen, start_of(title))) {
        return;
    }
    // `US Ambassador to Morocco NAME`: whose it is stands before the post, towards whom behind it.
    if head.len() < before.len()
        && let Some(title) = next
        && view.rest(title.span.end).starts_with(" to ")
        && let Some((mention, _)) = super::bodies::owner(view, chosen, start_of(title))
    {
        post = Some(Post { mention, place: false });
    }
    while let Some(title) = next {
        found.positions.insert(0, position(title, title.span, post, OF_BEFORE));
        found.extent.start = found.extent.start.min(title.span.start);
        next = joined_before(view, titles, title).filter(|title| !of_other(chosen, title));
    }
}

/// `the District Officer (Kowloon City), Ms NAME`: what the bracket behind a post says is no part of it.
fn without_field<'t>(view: &View<'_>, titles: &[Title], text: &'t str) -> &'t str {
    let Some((head, inner)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) else { return text };
    let end = view.span.start + to_u32(head.len());
    if inner.starts_with(char::is_uppercase) && ending(titles, end).is_some() { head } else { text }
}

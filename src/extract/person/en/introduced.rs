//! Posts of several who are named behind a colon: `has appointed four trustees: A, director of X; B; and C`, `Three new partners
//! at ORG: A (property), B and C`; and buildings at which posts are held.

use super::bodies::{connector_after, organization_after, owner};
use super::posts::{body_after_name, position, subject};
use crate::extract::sentence::View;
use crate::extract::title::{Title, heads_field, start_of};
use crate::extract::{Mention, MentionKind, Post};
use crate::gazetteer::List;
use crate::record::Qualifier;
use crate::span::to_u32;

const RULE: &str = "position.en.introduced";

/// Each who is named behind the colon has the post of several before it.
pub(super) fn introduced(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for title in titles.iter().filter(|title| title.plural) {
        let (mut span, mut close) = (title.span, title.span.end);
        let mut post = organization_after(view, chosen, titles, &mut span, &mut close);
        // `Three trustees have been appointed to the board of ORG: A, …; B`
        if let Some((body, end)) = joined_board(view, chosen, close) {
            (post, close) = (post.or(Some(body)), end);
        }
        if !view.rest(close).starts_with(": ")
            || super::super::listing::begins_entry(view, start_of(title)) && post.is_none()
        {
            continue;
        }
        let owned = || owner(view, chosen, start_of(title)).map(|(mention, _)| Post { mention, place: false });
        let post = post
            .or_else(owned)
            .or_else(|| subject(view, chosen, start_of(title), None))
            .or_else(|| opens_with(view, chosen, start_of(title)));
        let held = position(title, span, post, RULE);
        let mut at = close + 2;
        while let Some(index) = named_at(chosen, at) {
            let Some(person) = chosen.get(index) else { break };
            let end = behind(view, chosen, person);
            let known = person.positions.iter().any(|known| known.title == held.title);
            if let Some(person) = chosen.get_mut(index).filter(|_| !known) {
                person.positions.push(held);
            }
            let Some(next) = next_item(view, end) else { break };
            at = next;
        }
    }
}

/// ` have been appointed to the board of ORG` behind a post of several, before a colon: the body, and where it ends.
fn joined_board(view: &View<'_>, chosen: &[Mention], close: u32) -> Option<(Post, u32)> {
    const LONGEST: usize = 120;
    let rest = view.rest(close);
    let colon = rest.find(": ").filter(|&colon| colon > 0 && colon <= LONGEST)?;
    let verb = rest.get(..colon)?;
    let told = verb.starts_with([' ', ','])
        && !verb.contains([';', '.'])
        && verb.split(' ').any(|word| view.lexicon.list(List::Appoints).has(word) || word == "joined");
    let end = close + to_u32(colon);
    let mention = chosen.iter().position(|body| {
        told && body.extent.end == end && body.extent.start > close && matches!(body.kind, MentionKind::Organization)
    })?;
    Some((Post { mention, place: false }, end))
}

/// `Acme, the charity behind X, has appointed four trustees`: the body that a sentence begins with, where nobody else is named.
fn opens_with(view: &View<'_>, chosen: &[Mention], before: u32) -> Option<Post> {
    let verb = view.before(before);
    let appoints = verb.split(' ').any(|word| view.lexicon.list(List::Appoints).has(word));
    let someone = chosen.iter().any(|other| other.kind == MentionKind::Person && other.span.end <= before);
    let bodies = chosen
        .iter()
        .enumerate()
        .filter(|(_, body)| body.kind == MentionKind::Organization && body.weight >= 2 && body.extent.end < before);
    let (mention, _) = bodies.min_by_key(|(_, body)| body.extent.start).filter(|_| appoints && !someone)?;
    Some(Post { mention, place: false })
}

/// The person who is named right behind an offset, words of address aside.
fn named_at(chosen: &[Mention], at: u32) -> Option<usize> {
    const ADDRESS: u32 = 16;
    chosen.iter().position(|person| {
        person.kind == MentionKind::Person
            && (person.extent.start == at || (person.span.start >= at && person.span.start <= at + ADDRESS))
    })
}

/// Where what is said of somebody in a list ends: posts, `of ORG`, a bracket.
pub(super) fn behind(view: &View<'_>, chosen: &[Mention], person: &Mention) -> u32 {
    let mut end = super::behind_name(view, person.extent.end.max(person.span.end)).0;
    if let Some((_, close)) = body_after_name(view, chosen, end) {
        end = close;
    }
    let bracket = view.rest(end).strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    bracket.map_or(end, |(inner, _)| end + to_u32(inner.len() + 3))
}

/// Most bytes that are said of one who is named in a list.
const SAID: usize = 400;

/// Where the next one of a list is named: behind `, ` or `and`, or behind the next semicolon.
fn next_item(view: &View<'_>, end: u32) -> Option<u32> {
    let rest = view.rest(end);
    let joints = ["; and ", ", and ", "; ", ", ", " and "];
    let beside = joints.iter().find(|joint| rest.starts_with(**joint)).map(|joint| joint.len());
    // `A of X; B, a solicitor with Y; and C`
    let semicolon = rest.as_bytes().windows(2).take(SAID).position(|pair| pair == b"; ");
    let far = |at: usize| at + if rest.get(at..).is_some_and(|rest| rest.starts_with("; and ")) { 6 } else { 2 };
    semicolon.map(far).or(beside).map(|length| end + to_u32(length))
}

/// `Currently T of ORG, she succeeds …`, `A former T of ORG, NAME …`: what stands before whom the sentence is about.
pub(super) fn in_front(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    let Some(title) = titles.first().filter(|title| !title.plural) else { return };
    let opening = view.before(start_of(title)).trim_start();
    let former = view.lexicon.list(List::OpensFormer).has(opening);
    if !former && !view.lexicon.list(List::OpensPost).has(opening) {
        return;
    }
    let (mut span, mut close) = (title.span, title.span.end);
    let post = organization_after(view, chosen, titles, &mut span, &mut close);
    // `in Geelong` behind the body
    let place = view.rest(close).strip_prefix(" in ").and_then(|rest| rest.split_once(',')).map(|(place, _)| place);
    if let Some(place) = place.filter(|place| place.len() < 24 && place.starts_with(char::is_uppercase)) {
        close += to_u32(" in ".len() + place.len());
    }
    if post.is_none() || !view.rest(close).starts_with(", ") {
        return;
    }
    let subject = |mention: &Mention| {
        (mention.kind == MentionKind::Person || mention.is_personal_pronoun())
            && (mention.span.start == close + 2 || mention.extent.start == close + 2)
    };
    let Some(person) = chosen.iter_mut().find(|mention| subject(mention)) else { return };
    let mut held = position(title, span, post, RULE);
    if former {
        held.qualifier = held.qualifier.or(Some(Qualifier::Former));
    }
    if !person.positions.iter().any(|known| known.title.overlaps(held.title)) {
        person.positions.push(held);
    }
}

/// `managing partner of Burness Hall`, `head of guidance at Saab Space`: what looks like a building is a body where a post of a
/// company is held.
pub(super) fn houses(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    let field = |title: &Title| {
        title.span.of_text(view.text).split_once(" of ").is_some_and(|(post, _)| heads_field(post, view.lexicon))
    };
    for title in titles.iter().filter(|title| title.of_company(view.lexicon) || field(title)) {
        let behind = connector_after(view, title.span.end).filter(|(_, word)| matches!(*word, "of" | "at"));
        // `Kisumu Airport manager NAME`, `the Lakeside Hotel's general manager, NAME`
        let start = start_of(title);
        let before = view.before(start);
        let name = ["'s ", "’s ", " "].iter().find_map(|mark| before.strip_suffix(mark));
        let end = name.map(|name| view.span.start + to_u32(name.len()));
        let house = chosen.iter_mut().find(|house| {
            house.kind == MentionKind::Venue
                && house.thing.is_none()
                && (behind.is_some_and(|(at, _)| house.span.start == at) || Some(house.extent.end) == end)
        });
        if let Some(house) = house {
            (house.kind, house.weight) = (MentionKind::Organization, house.weight.max(2));
        }
    }
}

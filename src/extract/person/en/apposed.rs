//! Posts in appositions before a name: `ORG's T, NAME`, `the T for FIELD of ORG, Dr NAME`, `T, ORG, Dr NAME`.

use super::Posts;
use super::bodies::{is_body, organization_after, owner};
use super::chain::{chain, joined_before, of_other};
use super::posts::{BEFORE, OF_BEFORE, names_person, past_honorifics, position};
use crate::extract::sentence::View;
use crate::extract::title::{Title, ending, start_of};
use crate::extract::{Mention, MentionKind, Post};
use crate::gazetteer::{EnglishWord, List};
use crate::record::Category;
use crate::span::to_u32;

/// `Brightwater's chief executive, Tom Reed,`, `the Secretary for Justice, Mr Paul Lam`, `ORG, whose rector, NAME,`: a title
/// that ends before a comma and the name.
pub(super) fn appositive(view: &View<'_>, chosen: &[Mention], titles: &[Title], title: &Title, found: &mut Posts) {
    // `ORG, whose rector, NAME,`
    let whose = view.before(start_of(title)).strip_suffix(" whose ").map(|head| head.trim_end_matches(','));
    if let Some(end) = whose.map(|head| view.span.start + to_u32(head.len()))
        && let Some(mention) = chosen.iter().position(|body| is_body(body) && body.extent.end == end)
    {
        let post = Some(Post { mention, place: false });
        found.positions.push(position(title, title.span, post, BEFORE));
        return;
    }
    // `Novagen's founder and president, NAME,`
    let first = std::iter::successors(Some(title), |title| joined_before(view, titles, title)).last();
    let owned = owner(view, chosen, start_of(first.unwrap_or(title))).is_some_and(|(index, possessive)| {
        possessive || chosen.get(index).is_some_and(|body| body.kind == MentionKind::Anaphor)
    });
    let before = view.before(start_of(title));
    // `the Chinese Ambassador to Malaysia, Mr NAME`
    let demonym = view
        .token_ending(view.span.start + to_u32(before.trim_end().len()))
        .filter(|&word| view.is_english(word, EnglishWord::Demonym))
        .and_then(|word| view.tokens.get(word));
    let before = demonym.map_or(before, |word| view.before(word.span.start));
    // `has hired its first ever sales manager, NAME`
    let whose = view.lexicon.list(List::Tenure).before(before);
    let before = whose.and_then(|head| before.get(..head.len() + " ".len())).unwrap_or(before);
    let definite =
        [" its ", "The ", "the ", "our ", "Our ", "their ", "his ", "her "].iter().any(|word| before.ends_with(word));
    // `The plant's general manager, NAME`
    let whose = before.strip_suffix("'s ").or_else(|| before.strip_suffix("’s "));
    let possessed = || {
        let noun = whose.and_then(|head| head.rsplit(' ').next());
        noun.is_some_and(|noun| noun.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    if owned || definite || possessed() {
        chain(view, chosen, titles, title, found);
    }
}

/// `T, ORG, Dr NAME`: a post between marks, of whom an honorific shows or a body of a government; no member of a list of
/// guests, and no post of a state, which is held at no other body.
pub(super) fn listed_office(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    (before, index, start): (&str, usize, u32),
    found: &mut Posts,
) {
    let Some(body) = chosen.get(index) else { return };
    let named = |name: &&Mention| name.span.start >= start && name.kind != MentionKind::Title;
    let Some(name) = chosen.iter().filter(named).min_by_key(|name| name.span.start) else { return };
    let official = name.span.start > start || body.category == Some(Category::Government);
    let rest = view.rest(name.span.end);
    let joint =
        [", and ", ", ", " and "].iter().find(|joint| rest.starts_with(**joint)).map(|joint| to_u32(joint.len()));
    let listed = joint.is_some_and(|joint| names_person(view, chosen, past_honorifics(view, name.span.end + joint)));
    let sure = body.kind == MentionKind::Organization || super::shape::is_acronym(view, body);
    let title = ending(titles, view.span.start + to_u32(before.len())).filter(|title| {
        let text = title.span.of_text(view.text);
        let opens = view.before(start_of(title)).trim_end();
        !of_other(chosen, title)
            && text.starts_with(char::is_uppercase)
            && !view.lexicon.list(List::StatePost).ends(&text.to_lowercase())
            && (opens.is_empty()
                || opens.ends_with([',', ';'])
                || [" and", " by"].iter().any(|word| opens.ends_with(word)))
    });
    if let Some(title) = title.filter(|_| official && sure && !listed) {
        let post = Some(Post { mention: index, place: false });
        found.positions.push(position(title, title.span, post, OF_BEFORE));
        found.extent.start = found.extent.start.min(title.span.start);
    }
}

/// Furthest way from a title with its field and body back from the name, in bytes.
const FIELDED: u32 = 120;

/// A title with a field behind it and its body, which end right before a name and its comma.
pub(super) fn fielded(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    (name, end): (u32, u32),
    found: &mut Posts,
) -> bool {
    let near = titles.iter().rev().filter(|title| title.span.end < end && start_of(title) + FIELDED > name);
    for title in near {
        let definite = ["The ", "the "].iter().any(|word| view.before(start_of(title)).ends_with(word));
        if !definite || of_other(chosen, title) {
            continue;
        }
        let (mut span, mut close) = (title.span, title.span.end);
        let post = organization_after(view, chosen, titles, &mut span, &mut close);
        if span.end > title.span.end && close == end && post.is_some() {
            found.positions.push(position(title, span, post, OF_BEFORE));
            found.extent.start = found.extent.start.min(title.span.start);
            return true;
        }
    }
    false
}

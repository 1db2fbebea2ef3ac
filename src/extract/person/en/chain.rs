//! Posts right before a name, those joined to them, and whose they are: Acme founder and chief executive NAME.

use super::Posts;
use super::bodies::{is_body, owner};
use super::posts::{BEFORE, position, subject};
use crate::extract::sentence::View;
use crate::extract::title::{Title, ending, start_of};
use crate::extract::{Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::{EnglishWord, Sense};
use crate::span::to_u32;

/// The title belongs to a person before it.
pub(super) fn of_other(chosen: &[Mention], title: &Title) -> bool {
    chosen.iter().any(|other| {
        other.kind == MentionKind::Person && other.span.end <= title.span.start && other.extent.contains(title.span)
    })
}

/// The title before `and` and this one: Founder and CEO Tom Reed.
pub(super) fn joined_before<'t>(view: &View<'_>, titles: &'t [Title], title: &Title) -> Option<&'t Title> {
    let before = view.before(start_of(title));
    let left = [" and ", " & ", ", and ", " cum ", "/"].iter().find_map(|joint| before.strip_suffix(joint))?;
    // Nurses and Health Minister NAME: nobody is several of them.
    ending(titles, view.span.start + to_u32(left.len())).filter(|before| !before.plural || title.plural)
}

/// A title right before the name, those joined to it, and whose they are.
pub(super) fn chain(view: &View<'_>, chosen: &[Mention], titles: &[Title], last: &Title, found: &mut Posts) {
    let trade = with_trade(view, last, chosen);
    let last = &trade;
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

/// Most nouns before a title in small letters that belong to it.
pub(super) const TRADE: usize = 2;

/// `health editor`, `village cadre`, `plant geneticist`: the nouns right before a title in small letters.
pub(super) fn with_trade(view: &View<'_>, title: &Title, chosen: &[Mention]) -> Title {
    let mut found = *title;
    let text = title.span.of_text(view.text);
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) || title.qualifier.is_some() || text.contains(' ') {
        return found;
    }
    for _ in 0..TRADE {
        let Some(word) =
            view.token_at(found.span.start).and_then(|at| at.checked_sub(2).filter(|_| view.word(at - 1) == " "))
        else {
            break;
        };
        let text = view.word(word);
        let noun = text.len() > 3
            && text != "fellow"
            && text.chars().all(|c| c.is_ascii_lowercase())
            && !["s", "ed", "ing", "ly"].iter().any(|end| text.ends_with(end) && text != "sales" && text != "news")
            && !view.is_boundary(word)
            && !view.senses(word).iter().any(|sense| {
                matches!(
                    sense,
                    Sense::Cue(_)
                        | Sense::Qualifier(_)
                        | Sense::Honorific { .. }
                        | Sense::English(
                            EnglishWord::Company | EnglishWord::Called | EnglishWord::Acts | EnglishWord::Stay
                        )
                )
            });
        let start = view.tokens.get(word).map_or(found.span.start, |token| token.span.start);
        if !noun || chosen.iter().any(|mention| mention.span.start <= start && start < mention.span.end) {
            break;
        }
        (found.span.start, found.exact) = (start, false);
    }
    found
}

/// `Deputy Secretary of the County Committee and` before the title at an offset.
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

//! Lines that tell a post of somebody whom other lines name: those of a life, and the one below a name.

use super::super::Known;
use super::bodies::organization_after;
use super::posts::{names_person, position};
use crate::extract::sentence::View;
use crate::extract::title::{Title, start_of};
use crate::extract::{Mention, MentionKind, PositionMention, Post};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};

/// `2012-15: head of payloads, Airbus`: a line of a life, whose posts are those of the person that the article is about. What
/// holds them is an empty mention.
pub(in super::super) fn line_of_life(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    known: &Known,
) -> Option<Mention> {
    let told = known.first_latin.filter(|told| told.end <= view.span.start)?;
    let first = titles.first()?;
    let line = view.before(first.span.start);
    let dates = line.trim_start_matches(|c: char| c.is_whitespace() || "•·●-–*".contains(c));
    let year = dates.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !year {
        return None;
    }
    let present = dates.to_ascii_lowercase();
    let plain = ["present", "now", "today", "date", "to", "since"]
        .iter()
        .fold(present.clone(), |text, word| text.replace(word, ""));
    // 2012-15, but not 2012 to date: it is over.
    let over = plain.trim_end().trim_end_matches([':', ',']).ends_with(|c: char| c.is_ascii_digit())
        && ["-", "–", "—", " to "].iter().any(|range| present.contains(range));
    if !plain.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-–—/:.,()".contains(c)) {
        return None;
    }
    // `2025: Chief executive Jane Roe resigns` is of somebody else.
    if names_person(view, chosen, first.span.end + 1) {
        return None;
    }
    let mut positions = posts_of_line(view, chosen, titles, "position.en.line_of_life");
    for position in positions.iter_mut().filter(|_| over) {
        position.qualifier = position.qualifier.or(Some(Qualifier::Former));
    }
    Some(Mention::holder(first.span.start, told, positions))
}

/// The posts of a line, those that share a body with it.
fn posts_of_line(view: &View<'_>, chosen: &[Mention], titles: &[Title], rule: &'static str) -> Vec<PositionMention> {
    let mut positions: Vec<PositionMention> = Vec::new();
    let mut waiting = 0;
    for title in titles {
        let (mut span, mut close) = (title.span, title.span.end);
        let post = organization_after(view, chosen, titles, &mut span, &mut close);
        // `vice president of engineering, Orbitalia`
        let beside = || {
            let start = close + to_u32(", ".len());
            let name = |mention: &Mention| {
                mention.extent.start == start && matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
            };
            let mention = chosen.iter().position(name).filter(|_| view.rest(close).starts_with(", "))?;
            Some(Post { mention, place: false })
        };
        let post = post.or_else(beside);
        positions.push(position(title, span, post, rule));
        if post.is_some() {
            positions.iter_mut().skip(waiting).for_each(|held| held.organization = held.organization.or(post));
            waiting = positions.len();
        }
    }
    positions
}

/// `Jane Doe (Mrs.)`, `Media contact: John Roe`: the person whom a line names and nothing else.
pub(in super::super) fn alone_in_line(view: &View<'_>, chosen: &[Mention]) -> Option<Span> {
    let mut persons = chosen.iter().filter(|mention| mention.kind == MentionKind::Person);
    let person = persons.next().filter(|person| persons.next().is_none() && person.positions.is_empty())?;
    let text = person.span.of_text(view.text);
    let before = view.before(person.extent.start).trim_start();
    let label = before.is_empty() || (before.len() <= LABEL && before.trim_end().ends_with(':'));
    let rest = view.rest(super::behind_name(view, person.span.end).0).trim();
    let bracket = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let alone = rest.is_empty() || bracket.is_some_and(|inner| inner.len() <= LABEL && !inner.contains(['(', ')']));
    (label && alone && text.contains(' ') && text.starts_with(char::is_alphabetic)).then_some(person.span)
}

/// Longest label before a name that stands alone in its line, in bytes.
const LABEL: usize = 24;
/// Longest line below a name that is nothing but the post, in bytes.
const LINE: usize = 120;

/// `Permanent Secretary, Ministry of Trade` below `Jane Doe (Mrs.)`: the posts of whom the line before names. What holds
/// them is an empty mention; the body may stand in the line below.
pub(in super::super) fn line_below(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    known: &Known,
) -> Option<Mention> {
    let told = known.carried.alone.filter(|told| told.end <= view.span.start)?;
    let first = titles.first()?;
    let line = view.span.of_text(view.text);
    let start = view.span.start + to_u32(line.len() - line.trim_start().len());
    let opens = start_of(first) == start && view.rest(start).starts_with(|c: char| c.is_ascii_uppercase());
    let someone = chosen.iter().any(|mention| mention.kind == MentionKind::Person);
    let closed = line.trim_end().ends_with(['.', ':', '?', '!']);
    if !opens || someone || closed || line.trim().len() > LINE {
        return None;
    }
    let mut positions = posts_of_line(view, chosen, titles, "position.en.line_below");
    let below = body_below(view);
    for position in positions.iter_mut().filter(|position| position.organization.is_none()) {
        position.elsewhere = below;
    }
    Some(Mention::holder(start, told, positions))
}

/// The whole of the line below, where it may be the name of a body.
fn body_below(view: &View<'_>) -> Option<Span> {
    let behind = view.text.get(view.span.end as usize..)?;
    let from = behind.len() - behind.trim_start_matches(['\n', '\r', ' ', '\u{3000}']).len();
    let line = behind.get(from..)?.lines().next()?.trim_end();
    let start = view.span.end as usize + from;
    (!line.is_empty() && line.len() <= LINE).then(|| Span::of(start, start + line.len()))
}

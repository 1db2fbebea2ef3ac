//! English persons: `NAME, T of ORG, …`, `T NAME`, `ORG T NAME`, `T of ORG, Mr NAME`.

use super::super::sentence::View;
use super::super::title::Title;
use super::super::{Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::Sense;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;

/// Whether capitalised words have the shape of a person's name.
pub(super) fn is_name(view: &View<'_>, text: &str) -> bool {
    let people = &view.lexicon.people;
    if people.not_a_name(text) || text.contains(['&', '/']) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.starts_with('(')).collect();
    let shaped = words.iter().all(|word| {
        let letters = word.trim_end_matches('.');
        !letters.is_empty()
            && letters.starts_with(char::is_uppercase)
            && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    });
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if !shaped || !(2..=4).contains(&words.len()) {
        return false;
    }
    let pinyin = words.len() <= 3
        && ((people.romanized_surname(first) && words.iter().skip(1).all(|word| people.is_romanized_given(word)))
            || (words.len() == 2 && people.romanized_surname(last) && people.is_romanized_given(first)));
    let given = people.given_name(first);
    let capitals = last.len() > 1 && !last.chars().any(char::is_lowercase);
    let place = view
        .lexicon
        .senses(last)
        .iter()
        .any(|sense| matches!(sense, Sense::Thing { .. } | Sense::OrganizationHead { .. }));
    let first_is_place =
        view.lexicon.senses(first).iter().any(|sense| matches!(sense, Sense::Thing { ambiguous: false, .. }));
    if first_is_place && given != Some(true) {
        return false;
    }
    (pinyin && !is_two_words_of_places(view, &words)) || (given == Some(true) && !place && !capitals)
}

/// `Shanghai Lingang` is pinyin too.
fn is_two_words_of_places(view: &View<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| {
        view.lexicon.senses(word).iter().any(|sense| {
            matches!(sense, Sense::Thing { kind: crate::gazetteer::ThingKind::Place, ambiguous: false, .. })
        })
    }) || view.senses_of_phrase(&words.join(" ")).iter().any(|sense| matches!(sense, Sense::Thing { .. }))
}

/// Give persons their posts; names of unknown kind with a post are persons.
pub(super) fn attach(view: &View<'_>, chosen: &mut [Mention], titles: &[Title]) {
    for index in 0..chosen.len() {
        let Some(mention) = chosen.get(index) else { break };
        // A person's extent may hold the posts already; they are read anew from the name.
        let (kind, span) = (mention.kind, mention.span);
        let extent = if kind == MentionKind::Person { span } else { mention.extent };
        let text = span.of_text(view.text);
        if !text.starts_with(|c: char| c.is_alphabetic() && !crate::token::script::is_han(c)) {
            continue;
        }
        let honorific = honorific_before(view, span.start);
        let person = kind == MentionKind::Person || (kind == MentionKind::Proper && honorific.is_some());
        let words = text.split_whitespace().count();
        let unknown = kind == MentionKind::Proper && (2..=4).contains(&words);
        if !person && !unknown {
            continue;
        }
        let mut found = Posts { positions: Vec::new(), extent };
        after_name(view, chosen, titles, postnominals(view, extent.end), &mut found);
        if found.positions.is_empty() || person {
            before_name(view, chosen, titles, honorific.unwrap_or(span.start), person, &mut found);
        }
        let proper_person =
            !found.positions.is_empty() && found.positions.iter().any(|position| position.rule != BEFORE);
        if !person && !proper_person {
            continue;
        }
        if let Some(start) = honorific {
            found.extent.start = found.extent.start.min(start);
        }
        if let Some(mention) = chosen.get_mut(index) {
            (mention.kind, mention.positions, mention.extent, mention.category) =
                (MentionKind::Person, found.positions, found.extent, None);
            mention.weight = mention.weight.max(2);
        }
    }
}

struct Posts {
    positions: Vec<PositionMention>,
    extent: Span,
}

const AFTER: &str = "position.en.name_title_organization";
const BEFORE: &str = "position.en.title_name";

/// Start of the honorifics right before a name: Dr., Prof. Dr.
fn honorific_before(view: &View<'_>, start: u32) -> Option<u32> {
    let mut found = None;
    let mut at = start;
    for _ in 0..3 {
        let before = view.before(at);
        let trimmed = before.trim_end_matches([' ', '.']);
        let word = trimmed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let honorific = |word: &str| {
            view.lexicon.senses(word).iter().any(|sense| matches!(sense, Sense::Honorific { after: false }))
        };
        if word.is_empty() || before.len() == trimmed.len() || !(honorific(word) || honorific(&format!("{word}."))) {
            break;
        }
        at = view.span.start + to_u32(trimmed.len() - word.len());
        found = Some(at);
    }
    found
}

/// Skip `FREng`, `JP`, `PhD` and an age behind a name.
fn postnominals(view: &View<'_>, end: u32) -> u32 {
    let mut end = end;
    for _ in 0..3 {
        let rest = view.rest(end);
        let trimmed = rest.trim_start_matches([' ', ',']);
        let word: &str = trimmed.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let known = view.lexicon.senses(word).iter().any(|sense| matches!(sense, Sense::Honorific { after: true }));
        let age = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(", ");
        if !known && !age {
            break;
        }
        end += to_u32(rest.len() - trimmed.len() + word.len());
    }
    end
}

/// `, T of ORG`, `, T1 and T2 of ORG`, `, T1 of O1, T2 and T3 of O2`.
fn after_name(view: &View<'_>, chosen: &[Mention], titles: &[Title], end: u32, found: &mut Posts) {
    let mut at = end;
    let mut waiting = 0; // titles that share the organization to come
    loop {
        let Some((title, start)) = title_after(view, titles, at, found.positions.is_empty()) else { return };
        let mut span = title.span;
        let mut close = span.end;
        let post = organization_after(view, chosen, &mut span, &mut close);
        // `…, Director of X Bureau NAME`: the post is the next person's.
        let next = view.rest(close).strip_prefix(' ').map(|_| close + 1);
        if next.is_some_and(|next| {
            chosen.iter().any(|other| other.kind == MentionKind::Person && other.span.start == next)
        }) {
            return;
        }
        let count = found.positions.len();
        found.positions.push(PositionMention {
            title: span,
            thing: title.thing.filter(|_| title.exact && span == title.span),
            organization: post,
            qualifier: title.qualifier.map(|(_, qualifier)| qualifier),
            rule: AFTER,
        });
        if post.is_some() {
            for position in found.positions.iter_mut().skip(waiting).take(count - waiting) {
                position.organization = post;
            }
            waiting = count + 1;
        }
        found.extent = Span::new(found.extent.start, close.max(found.extent.end));
        let _ = start;
        at = close;
    }
}

/// The title that follows at an offset: behind a comma for the first, behind `,` or `and` for more.
fn title_after<'t>(view: &View<'_>, titles: &'t [Title], at: u32, first: bool) -> Option<(&'t Title, u32)> {
    let rest = view.rest(at);
    let mut skipped = rest.len() - rest.trim_start().len();
    let mut tail = rest.trim_start();
    let mut separated = false;
    for mark in [",", "and ", "& ", "&amp; ", "also ", "as well as "] {
        if let Some(next) = tail.strip_prefix(mark) {
            separated = true;
            skipped += tail.len() - next.trim_start().len();
            tail = next.trim_start();
        }
    }
    if !separated || (first && !rest.trim_start().starts_with(',')) {
        return None;
    }
    for article in ["the ", "a ", "an ", "who is ", "who is the ", "currently "] {
        if let Some(next) = tail.strip_prefix(article) {
            skipped += article.len();
            tail = next;
        }
    }
    let start = at + to_u32(skipped);
    // A qualifier, and the organization's name before the title: ITC's deputy director.
    titles
        .iter()
        .find(|title| {
            title.qualifier.map_or(title.span.start, |(span, _)| span.start) == start || title.span.start == start
        })
        .map(|title| (title, start))
}

/// `of|at|for ORG` behind a title. A field between the two belongs to the title: Vice President of Strategy at ORG.
fn organization_after(view: &View<'_>, chosen: &[Mention], title: &mut Span, close: &mut u32) -> Option<Post> {
    let (at, connector) = connector_after(view, *close)?;
    let index = chosen.iter().position(|mention| mention.extent.start == at && is_body(mention.kind));
    if let Some(index) = index {
        let mention = chosen.get(index)?;
        *close = mention.extent.end;
        // `of Portfolio Strategy at Flagship`: the first is a field.
        if connector != "at"
            && mention.kind != MentionKind::Organization
            && let Some((next, "at")) = connector_after(view, mention.extent.end)
            && let Some(second) =
                chosen.iter().position(|mention| mention.extent.start == next && is_body(mention.kind))
        {
            title.end = mention.extent.end;
            *close = chosen.get(second)?.extent.end;
            return Some(Post { mention: second, place: false });
        }
        return Some(Post { mention: index, place: false });
    }
    // A field in lower case: head of research at ORG.
    let from = view.token_from(at);
    let mut words = 0;
    for index in from..(from + 12).min(view.tokens.len()) {
        match view.kind(index) {
            Some(TokenKind::Word) if view.word(index) == "at" && words > 0 => {
                let end = view.tokens.get(index)?.span.start;
                let (next, _) = connector_after(view, end.saturating_sub(1))?;
                let second = chosen.iter().position(|mention| mention.extent.start == next && is_body(mention.kind))?;
                title.end = end - 1;
                *close = chosen.get(second)?.extent.end;
                return Some(Post { mention: second, place: false });
            }
            Some(TokenKind::Word) => words += 1,
            Some(TokenKind::Space) => {}
            _ => break,
        }
    }
    None
}

fn is_body(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Organization | MentionKind::Proper | MentionKind::Place)
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

/// `T NAME`, `ORG T NAME`, `ORG's T NAME`, `T of ORG, Mr NAME`.
fn before_name(view: &View<'_>, chosen: &[Mention], titles: &[Title], start: u32, person: bool, found: &mut Posts) {
    let before = view.before(start);
    let trimmed = before.trim_end();
    let end = view.span.start + to_u32(trimmed.len());
    if let Some(title) = titles.iter().find(|title| title.span.end == end) {
        if !person && !title.span.of_text(view.text).starts_with(char::is_uppercase) {
            return;
        }
        let mut from = title.qualifier.map_or(title.span.start, |(span, _)| span.start);
        let owner = view.before(from);
        let owner = owner.trim_end().trim_end_matches("'s").trim_end_matches("’s");
        let owner_end = view.span.start + to_u32(owner.len());
        let post = chosen.iter().position(|mention| is_body(mention.kind) && mention.extent.end == owner_end);
        if let Some(mention) = post.and_then(|index| chosen.get(index)) {
            from = mention.extent.start;
        }
        found.positions.push(PositionMention {
            title: title.span,
            thing: title.thing.filter(|_| title.exact),
            organization: post.map(|mention| Post { mention, place: false }),
            qualifier: title.qualifier.map(|(_, qualifier)| qualifier),
            rule: BEFORE,
        });
        found.extent.start = from;
        return;
    }
    // The Secretary for X of ORG, Mr NAME
    if !person || !found.positions.is_empty() {
        return;
    }
    // Machine-made English leaves the comma out: Director of X Bureau NAME.
    let body = trimmed.strip_suffix(',').unwrap_or(trimmed);
    let body_end = view.span.start + to_u32(body.len());
    let Some(index) = chosen.iter().position(|mention| is_body(mention.kind) && mention.extent.end == body_end) else {
        return;
    };
    let Some(mention) = chosen.get(index) else { return };
    let head = view.before(mention.extent.start);
    let head = head.trim_end().trim_end_matches("the").trim_end();
    let Some(head) = head.strip_suffix(" of").or_else(|| head.strip_suffix(" at")) else { return };
    let title_end = view.span.start + to_u32(head.len());
    let of_other = |title: &Title| {
        chosen.iter().any(|other| {
            other.kind == MentionKind::Person && other.span.end <= title.span.start && other.extent.contains(title.span)
        })
    };
    if let Some(title) = titles.iter().find(|title| title.span.end == title_end && !of_other(title)) {
        found.positions.push(PositionMention {
            title: title.span,
            thing: title.thing.filter(|_| title.exact),
            organization: Some(Post { mention: index, place: false }),
            qualifier: title.qualifier.map(|(_, qualifier)| qualifier),
            rule: "position.en.title_of_organization_name",
        });
        found.extent.start = title.span.start;
    }
}

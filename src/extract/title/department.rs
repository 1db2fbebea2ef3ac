//! Departments by the posts of their heads, which share a character with them: 外交部长, 县府文化处长.

use super::super::sentence::View;
use super::super::{Mention, MentionKind};
use super::{Title, title_of};
use crate::gazetteer::{Cue, Flags, List};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 外交部长王毅, 巴拉圭工商部长希梅内斯, 教育局长张明文: the ministry is a body, and its head's post 部长.
pub(crate) fn ministries(view: &View<'_>, titles: &mut [Title], mentions: &mut Vec<Mention>) {
    for title in titles.iter_mut() {
        let text = title.span.of_text(view.text);
        let Some(field) = view.lexicon.list(List::DepartmentHead).before(text) else { continue };
        let head = text.get(field.len()..).unwrap_or("");
        let post = to_u32(head.len());
        if field.is_empty() {
            department(view, title.span, mentions);
            continue;
        }
        // 教育局局长: the head of the body stands twice, and the title is none of its own.
        if field.chars().nth(1).is_none() || field.chars().next_back() == head.chars().next() {
            continue;
        }
        // 国务部长, 常务副部长 are posts of their own.
        let modifier = view.lexicon.list(List::NoField).ends(field);
        if modifier || !view.persons.iter().any(|person| person.start == title.span.end) {
            continue;
        }
        let end = title.span.end - to_u32('长'.len_utf8());
        // 台积电|研发处|长: the whole that it is a part of stands before it.
        let place = mentions.iter().position(|mention| {
            matches!(mention.kind, MentionKind::Place | MentionKind::Organization)
                && mention.weight > 1
                && mention.span == mention.extent
                && mention.extent.end == title.span.start
        });
        let whole = place.and_then(|place| mentions.get(place));
        let before = whole.map_or_else(|| behind_office(view, title.span.start), |whole| whole.span.start);
        let body = whole.filter(|whole| whole.kind == MentionKind::Organization);
        let category = body.map_or(Some(Category::Government), |body| body.category);
        if mentions.iter().any(|mention| mention.extent.overlaps(title.span)) {
            continue;
        }
        if let Some(place) = place {
            mentions.remove(place);
        }
        let mut ministry = Mention::new(Span::new(before, end), MentionKind::Organization, 3);
        ministry.category = category;
        mentions.push(ministry);
        title.span.start = title.span.end - post;
        title.thing = title_of(view.lexicon.senses(head));
        title.exact = title.thing.is_some();
    }
}

/// 县府|教育处长: where the word for the government of a place begins that no name stands before.
fn behind_office(view: &View<'_>, start: u32) -> u32 {
    const SHORT: usize = 6;
    let before = view.before(start);
    let head = view.lexicon.list(List::BodyOfPlace).before(before).filter(|_| before.ends_with('府'));
    let short = head.filter(|head| before.len() - head.len() == SHORT && !head.ends_with(is_han));
    short.map_or(start, |head| view.span.start + to_u32(head.len()))
}

/// Most words of the field of a department before its head.
const DEPARTMENT: usize = 3;

/// 县府|农业|处长, 台中市政府|经济|发展|局长, 都发|局长: the words between the whole, or a mark, and the post are the field of a
/// department whose name shares a character with the post.
fn department(view: &View<'_>, title: Span, mentions: &mut Vec<Mention>) {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER);
    let Some(first) = title.of_text(view.text).chars().next() else { return };
    if view.before(title.start).ends_with(first) || !view.persons.iter().any(|person| person.start == title.end) {
        return;
    }
    let whole = |at: u32| {
        mentions.iter().find(|mention| {
            mention.kind == MentionKind::Organization
                && mention.weight > 1
                && mention.span == mention.extent
                && mention.extent.end == at
                && view.lexicon.list(List::BodyOfPlace).ends(mention.span.of_text(view.text))
        })
    };
    let closed = |word: usize| {
        let flags = view.flags(word);
        let cue = flags.any(Flags::CUES) && !flags.any(Flags::cue(Cue::Trade));
        view.kind(word) != Some(TokenKind::Han) || cue || flags.any(CLOSED)
    };
    let (mut at, mut body, mut opens) = (title.start, None, false);
    for _ in 0..=DEPARTMENT {
        body = whole(at);
        let word = view.token_ending(at).filter(|&word| body.is_none() && !closed(word));
        opens = word.is_none();
        let Some(word) = word else { break };
        let plain = view.word(word).chars().nth(1).is_some() && !view.is_person(view.span_of(word, word + 1));
        let Some(token) = view.tokens.get(word).filter(|_| plain) else { return };
        at = token.span.start;
    }
    let field = Span::new(at, title.start);
    let name = field.of_text(view.text);
    let ends = [List::BodyEnd, List::Council, List::Office, List::BodyOfPlace, List::CompanyNoun]
        .iter()
        .any(|&list| view.lexicon.list(list).ends(name));
    let end = title.start + to_u32(first.len_utf8());
    let known = |mention: &Mention| mention.extent.overlaps(field) && mention.weight > 1 && mention.extent.end != end;
    if !opens || ends || !(2..=6).contains(&name.chars().count()) || mentions.iter().any(known) {
        return;
    }
    let mut part =
        Mention::new(Span::new(body.map_or(at, |whole| whole.span.start), end), MentionKind::Organization, 3);
    part.category = body.and_then(|whole| whole.category);
    mentions.retain(|mention| !part.span.contains(mention.extent) || mention.kind == MentionKind::Quotation);
    mentions.push(part);
}

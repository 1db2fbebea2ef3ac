//! Departments by the posts of their heads, which share a character with them: 外交部长, 县府文化处长.

use super::super::sentence::View;
use super::super::{Mention, MentionKind};
use super::{Title, title_of};
use crate::gazetteer::{Cue, Flags, List, Sense, ThingKind};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 外交部长王毅, 巴拉圭工商部长希梅内斯, 教育局长张明文: the ministry is a body, and its head's post 部长.
pub(crate) fn ministries(view: &View<'_>, titles: &mut [Title], mentions: &mut Vec<Mention>) {
    for title in titles.iter_mut() {
        let text = title.span.of_text(view.text);
        if text.ends_with('长') {
            listed_whole(view, title.span, mentions);
        }
        town(view, title.span, mentions);
        body_in_title(view, title.span, mentions);
        behind_fields(view, title.span, mentions);
        let Some(field) = view.lexicon.list(List::DepartmentHead).before(text) else { continue };
        let head = text.get(field.len()..).unwrap_or("");
        let post = to_u32(head.len());
        // 永康分局长: of a branch.
        if field.is_empty() || field == "分" {
            if department(view, title.span, mentions) && !field.is_empty() {
                title.span.start = title.span.end - post;
                title.thing = title_of(view.lexicon.senses(head));
            }
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
        let before = whole.map_or_else(
            || behind_office(view, title.span.start).min(first_field(view, title.span.start)),
            |whole| whole.span.start,
        );
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
        behind_fields(view, title.span, mentions);
    }
}

/// 财政|税务局长: where a noun before the field begins that nothing but a mark or the start of the clause stands before.
fn first_field(view: &View<'_>, start: u32) -> u32 {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER).or(Flags::FUNCTION);
    let noun = |index: usize| {
        view.word(index).chars().count() == 2
            && !view.flags(index).any(CLOSED)
            && matches!(view.segmenter.tag(view.word(index)), Some("n" | "vn"))
            && !view.is_person(view.span_of(index, index + 1))
    };
    let opens = |index: usize| index.checked_sub(1).is_none_or(|before| view.kind(before) != Some(TokenKind::Han));
    let word = view.token_ending(start).filter(|&index| noun(index) && opens(index));
    word.and_then(|index| view.tokens.get(index)).map_or(start, |token| token.span.start)
}

/// 县府|教育处长: where the word for the government of a place begins that no name stands before.
fn behind_office(view: &View<'_>, start: u32) -> u32 {
    const SHORT: usize = 6;
    let before = view.before(start);
    let head = view.lexicon.list(List::BodyOfPlace).before(before).filter(|_| before.ends_with('府'));
    let short = head.filter(|head| before.len() - head.len() == SHORT && !head.ends_with(is_han));
    short.map_or(start, |head| view.span.start + to_u32(head.len()))
}

/// Most characters of the name of a town that no list has.
const TOWN: usize = 3;

/// 新竹县|竹北|市长郑明, 布袋|镇长蔡杰: a town that no list has shares a character with the post of its head.
fn town(view: &View<'_>, title: Span, mentions: &mut Vec<Mention>) {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER).or(Flags::GENERIC).or(Flags::MODIFIER);
    let Some(level) = title.of_text(view.text).strip_suffix('长').filter(|level| level.chars().nth(1).is_none())
    else {
        return;
    };
    if !matches!(level, "镇" | "乡" | "市" | "村") || !view.persons.iter().any(|person| person.start == title.end) {
        return;
    }
    let placed = |at: u32| {
        let place = |mention: &Mention| mention.kind == MentionKind::Place && mention.weight > 1;
        mentions.iter().any(|mention| place(mention) && mention.extent.end == at)
    };
    let (mut at, mut opens) = (title.start, false);
    for _ in 0..=TOWN {
        opens = placed(at);
        let word = view.token_ending(at).filter(|&word| {
            !opens && view.kind(word) == Some(TokenKind::Han) && !view.flags(word).any(CLOSED.or(Flags::CUES))
        });
        let Some(token) = word.and_then(|word| view.tokens.get(word)) else {
            opens |= view.token_at(at).is_some();
            break;
        };
        at = token.span.start;
    }
    // 布袋 is a noun too: behind a place, or in a list behind somebody of whom a post is told, it is a name.
    let named = |tag: Option<&str>| matches!(tag, None | Some("ns" | "nz" | "nr" | "nrt" | "nt" | "nrfg"));
    let behind_person = || {
        let mark = view.before(at).ends_with('、').then(|| at.saturating_sub(to_u32('、'.len_utf8())));
        mark.is_some_and(|mark| view.persons.iter().any(|person| person.end == mark))
    };
    let shown = placed(at)
        || (view.token_ending(title.start).is_some_and(|word| {
            let noun = view.segmenter.tag(view.word(word));
            named(noun) || (noun == Some("n") && behind_person())
        }));
    let whole = Span::new(at, title.start + to_u32(level.len()));
    let length = Span::new(at, title.start).of_text(view.text).chars().count();
    let known = |mention: &Mention| mention.extent.overlaps(whole) && mention.weight > 1;
    if opens && shown && (2..=TOWN).contains(&length) && !mentions.iter().any(known) {
        mentions.push(Mention::new(whole, MentionKind::Place, 3));
    }
}

/// 监察|院长李明: a listed body whose last character the post begins with.
fn listed_whole(view: &View<'_>, title: Span, mentions: &mut Vec<Mention>) {
    let Some(first) = title.of_text(view.text).chars().next() else { return };
    let end = title.start + to_u32(first.len_utf8());
    if end >= title.end || !view.persons.iter().any(|person| person.start == title.end) {
        return;
    }
    let known =
        |mention: &Mention| mention.extent.end >= title.start && mention.extent.start < end && mention.weight > 1;
    let whole = |hit: &&crate::gazetteer::Hit| {
        hit.span.start < title.start && hit.flags.any(Flags::BODY) && view.token_at(hit.span.start).is_some()
    };
    let Some(hit) = view.hits_ending(end).find(whole).filter(|_| !mentions.iter().any(known)) else { return };
    let thing = view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
        Sense::Thing { id, kind: ThingKind::Organization, .. } => Some(*id),
        _ => None,
    });
    let mut body = Mention::new(hit.span, MentionKind::Organization, 3);
    body.thing = thing;
    body.category = thing.and_then(|thing| view.lexicon.thing(thing)).and_then(|thing| thing.category);
    mentions.push(body);
}

/// 立法会|议员李明: the post names the parliament where it is held.
fn body_in_title(view: &View<'_>, title: Span, mentions: &mut Vec<Mention>) {
    const THREE_HAN: usize = 9;
    if !view.persons.iter().any(|person| person.start == title.end) {
        return;
    }
    let parliament = view.lexicon.list(List::Assembly);
    let mut bodies = view.hits_at(title.start).filter(|hit| hit.flags.any(Flags::BODY.or(Flags::BODY_HEAD)));
    let whole = |hit: &&crate::gazetteer::Hit| {
        hit.span.len() >= THREE_HAN && hit.span.end < title.end && parliament.ends(hit.span.of_text(view.text))
    };
    let Some(hit) = bodies.find(whole) else { return };
    let known = mentions.iter().any(|mention| mention.extent.overlaps(hit.span) && mention.weight > 1);
    if !known {
        let mut body = Mention::new(hit.span, MentionKind::Organization, 2);
        body.category = Some(Category::Government);
        mentions.push(body);
    }
}

/// 文莱|财政与|经济部|常任秘书, 格鲁吉亚|经济和|可持续发展部|长: the first fields of a ministry stand between its state and what a list
/// has for the whole of it.
fn behind_fields(view: &View<'_>, title: Span, mentions: &mut Vec<Mention>) {
    const FIELDS: usize = 8;
    /// The longest name of a ministry behind the word that joins its fields.
    const LONGEST: usize = 24;
    let joins = |mark: char| matches!(mark, '和' | '与' | '及');
    if !view.before(title.start).chars().rev().take(LONGEST).any(joins) {
        return;
    }
    const CLOSED: Flags = Flags::TITLE.or(Flags::QUALIFIER).or(Flags::SURE_BODY).or(Flags::BODY_HEAD);
    let first = view.rest(title.start).chars().next().map_or(0, char::len_utf8);
    let shared = title.start + to_u32(first);
    let ends = |mention: &&Mention| mention.span.end == title.start || mention.span.end == shared;
    let body = |mention: &&Mention| mention.kind == MentionKind::Organization && mention.weight > 1;
    let Some(body) = mentions.iter().filter(body).find(ends).map(|mention| mention.span) else { return };
    let Some(joint) = view.before(body.start).chars().next_back().filter(|&mark| joins(mark)) else { return };
    let end = body.start.saturating_sub(to_u32(joint.len_utf8()));
    let placed =
        |mention: &&Mention| mention.kind == MentionKind::Place && mention.weight > 1 && mention.extent.end < end;
    let Some(place) = mentions.iter().filter(placed).max_by_key(|place| place.extent.end).map(|place| place.extent)
    else {
        return;
    };
    let fields = Span::new(place.end, end);
    let (from, to) = (view.token_from(place.end), view.token_from(end));
    let plain = |index: usize| {
        let mark = view.word(index) == "、" && index > from;
        mark || (view.kind(index) == Some(TokenKind::Han)
            && !view.flags(index).any(CLOSED.or(Flags::CUES))
            && !view.is_person(view.span_of(index, index + 1)))
    };
    let whole = view.token_at(place.end).is_some() && view.token_at(end).is_some();
    if !whole || to - from > FIELDS || !(from..to).all(plain) || fields.len() < 6 {
        return;
    }
    let ministry = Span::new(place.start, body.end);
    mentions.retain(|mention| !ministry.contains(mention.extent) || mention.kind == MentionKind::Quotation);
    let mut mention = Mention::new(ministry, MentionKind::Organization, 3);
    mention.category = Some(Category::Government);
    mentions.push(mention);
}

/// Most words of the field of a department before its head.
const DEPARTMENT: usize = 4;

/// 县府|农业|处长, 台中市政府|经济|发展|局长, 都发|局长: the words between the whole, or a mark, and the post are the field of a
/// department whose name shares a character with the post. Whether there is one.
fn department(view: &View<'_>, title: Span, mentions: &mut Vec<Mention>) -> bool {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER);
    let Some(stem) = title.of_text(view.text).strip_suffix('长') else { return false };
    let end = title.start + to_u32(stem.len());
    if view.before(title.start).ends_with(stem) || !view.persons.iter().any(|person| person.start == title.end) {
        return false;
    }
    let whole = |at: u32| {
        mentions.iter().find(|mention| {
            mention.kind == MentionKind::Organization
                && mention.weight > 1
                && mention.span == mention.extent
                && mention.extent.end == at
                && [List::BodyOfPlace, List::PartEnd]
                    .iter()
                    .any(|&list| view.lexicon.list(list).ends(mention.span.of_text(view.text)))
        })
    };
    let closed = |word: usize| {
        let flags = view.flags(word);
        let cue = flags.any(Flags::CUES) && !flags.any(Flags::cue(Cue::Trade));
        view.kind(word) != Some(TokenKind::Han) || cue || flags.any(CLOSED)
    };
    // 旅游局|长: the department is one word to the segmenter.
    let straddling = || {
        let index = view.token_from(title.start).checked_sub(1)?;
        let word = view.tokens.get(index).filter(|word| word.span.end == end && word.span.start < title.start)?;
        (word.kind == TokenKind::Han && !view.flags(index).any(CLOSED)).then_some(word.span.start)
    };
    let from = if view.token_ending(title.start).is_none() { straddling() } else { None };
    let (mut at, mut body, mut opens) = (from.unwrap_or(title.start), None, false);
    for _ in 0..=DEPARTMENT {
        // 经济|暨|绿能|发展|处长
        if let Some(and) = view.token_ending(at).filter(|&and| view.word(and) == "暨" && at < title.start) {
            at = view.tokens.get(and).map_or(at, |token| token.span.start);
        }
        body = whole(at);
        let word = view.token_ending(at).filter(|&word| body.is_none() && !closed(word));
        opens = word.is_none();
        let Some(word) = word else { break };
        let plain = view.word(word).chars().nth(1).is_some() && !view.is_person(view.span_of(word, word + 1));
        let Some(token) = view.tokens.get(word).filter(|_| plain) else { return false };
        at = token.span.start;
    }
    let field = Span::new(at, title.start);
    let name = field.of_text(view.text);
    // 社会|局长: a word of two characters that ends as bodies do and is none.
    let noun = view.token_ending(title.start).is_some_and(|last| view.segmenter.knows(view.word(last)))
        && !view.hit_ends(title.start, Flags::BODY_HEAD.or(Flags::BODY).or(Flags::COMPOSITION));
    let ends = [List::BodyEnd, List::Council, List::Office, List::BodyOfPlace, List::CompanyNoun]
        .iter()
        .any(|&list| view.lexicon.list(list).ends(name))
        && !noun;
    // 经济|发展|局长: the field looks like a company's name; 永康|分局长: and may be a place.
    let other = |mention: &Mention| match mention.kind {
        MentionKind::Organization => mention.thing.is_none() && mention.extent.end == title.start,
        MentionKind::Place => stem.chars().nth(1).is_some(),
        _ => false,
    };
    let known = |mention: &Mention| {
        mention.extent.overlaps(field) && mention.weight > 1 && mention.extent.end != end && !other(mention)
    };
    let longest = if name.contains('暨') { 10 } else { 6 };
    if !opens || ends || !(2..=longest).contains(&name.chars().count()) || mentions.iter().any(known) {
        return false;
    }
    let mut part =
        Mention::new(Span::new(body.map_or(at, |whole| whole.span.start), end), MentionKind::Organization, 3);
    part.category = body.and_then(|whole| whole.category);
    // 卫福部: listed as it is.
    if let Some(same) = mentions.iter().find(|mention| mention.extent == part.span && mention.thing.is_some()) {
        (part.thing, part.category) = (same.thing, same.category);
    }
    mentions.retain(|mention| !part.span.contains(mention.extent) || mention.kind == MentionKind::Quotation);
    mentions.push(part);
    true
}

//! Titles with their modifiers: 副 + 主任, Deputy + Director General.

mod department;
mod field;
mod qualifier;

use super::sentence::View;
use crate::gazetteer::{Cue, Flags, Lexicon, List, NameKind, Sense, ThingId, ThingKind};
use crate::record::{Category, Qualifier};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;
pub(crate) use department::ministries;
use field::{behind_series, with_field};
pub(crate) use qualifier::qualifier_before;
use qualifier::qualifier_behind;

/// A title found in a sentence, modifiers included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Title {
    pub(crate) span: Span,
    /// Exact entry, or the head's where modifiers were put before it.
    pub(crate) thing: Option<ThingId>,
    pub(crate) exact: bool,
    pub(crate) ambiguous: bool,
    pub(crate) qualifier: Option<(Span, Qualifier)>,
    /// Of several persons: joint chief executives.
    pub(crate) plural: bool,
}

impl Title {
    /// A post that companies have.
    pub(crate) fn of_company(&self, lexicon: &Lexicon) -> bool {
        let thing = self.thing.and_then(|thing| lexicon.thing(thing));
        thing.is_some_and(|thing| &*thing.level == "company")
    }
}

/// Where a title begins, its qualifier included.
pub(crate) fn start_of(title: &Title) -> u32 {
    title.qualifier.map_or(title.span.start, |(span, _)| span.start.min(title.span.start))
}

/// The title that begins at an offset, its qualifier included or not.
pub(crate) fn beginning(titles: &[Title], start: u32) -> Option<&Title> {
    let from = titles.partition_point(|title| title.span.end <= start);
    titles.get(from).filter(|title| start_of(title) == start || title.span.start == start)
}

/// The title that begins at an offset, whatever qualifies it.
pub(crate) fn at(titles: &[Title], start: u32) -> Option<&Title> {
    let index = titles.partition_point(|title| title.span.start < start);
    titles.get(index).filter(|title| title.span.start == start)
}

/// The title that ends at an offset.
pub(crate) fn ending(titles: &[Title], end: u32) -> Option<&Title> {
    titles.binary_search_by_key(&end, |title| title.span.end).ok().and_then(|index| titles.get(index))
}

/// Broker |of the Year|: an honor, and no post.
fn is_honored(view: &View<'_>, title: Span) -> bool {
    let honor = |hit: &crate::gazetteer::Hit| {
        let senses = view.lexicon.senses_of(hit.word);
        senses.iter().any(|sense| matches!(sense, Sense::NameHead { kind: NameKind::Honor, .. }))
    };
    view.rest(title.end).starts_with(" of the ") && view.hits_at(title.end + 1).any(honor)
}

/// All titles of a sentence from left to right, without overlap, longest first.
pub(crate) fn find(view: &View<'_>) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    let mut end = 0;
    for hit in view.hits {
        if hit.span.start < end || !hit.flags.any(Flags::TITLE) {
            continue;
        }
        let sense = view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Title, ambiguous } => Some((*id, *ambiguous)),
            _ => None,
        });
        let Some((thing, ambiguous)) = sense else { continue };
        let (whole, thing) =
            behind_part(view, hit.span).or_else(|| behind_trade(view, hit.span)).unwrap_or((hit.span, thing));
        if cuts_words(view, whole) || of_longer_body(view, whole) || modifies(view, whole) || is_verb(view, whole) {
            continue;
        }
        if ends_body(view, whole) || is_honored(view, whole) {
            continue;
        }
        let rank = Rank::of(view, thing, whole);
        let start = with_modifiers(view, whole.start, end, rank);
        let start = posted_abroad(view, start).unwrap_or(start);
        let start = behind_series(view, Span::new(start, whole.end), end).unwrap_or(start);
        let last = chief_of_trade(view, whole).or_else(|| field::listed_series(view, whole)).unwrap_or(whole.end);
        let elect = qualifier_behind(view, last);
        let close = elect.or_else(|| with_field(view, last)).unwrap_or(last);
        let exact = start == whole.start && close == whole.end;
        let span = Span::new(start, close);
        // `head`, `member`, `fellow` in lower case are posts only beside a name.
        let text = span.of_text(view.text);
        let ambiguous = ambiguous || (text.starts_with(|c: char| c.is_ascii_lowercase()) && !text.contains(' '));
        let qualifier = qualifier_before(view, start);
        titles.push(Title { span, thing: Some(thing), exact, ambiguous, qualifier, plural: false });
        end = close;
    }
    plurals(view, &mut titles);
    titles
}

/// `Harle Vale Town |Council leader`: a capital that the rest of the title does not have is the last word of a body's name.
fn ends_body(view: &View<'_>, hit: Span) -> bool {
    let text = hit.of_text(view.text);
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let name = |before: &str| {
        before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()).is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.len() > 2
                && !matches!(word, "The" | "Its" | "Our")
        })
    };
    first.starts_with(|c: char| c.is_ascii_uppercase())
        && rest.bytes().all(|byte| byte.is_ascii_lowercase())
        && super::organization::head_of(view.lexicon.senses(first)).is_some()
        && name(view.before(hit.start))
}

/// `will partner with`, `may chair`: a post in lower case right behind an auxiliary is a verb; behind `to` where an object
/// follows, which no post has: to head the, to partner with.
fn is_verb(view: &View<'_>, hit: Span) -> bool {
    const MODAL: Flags = Flags::cue(Cue::Planned).or(Flags::cue(Cue::Possible));
    let text = hit.of_text(view.text);
    if !text.starts_with(|c: char| c.is_ascii_lowercase())
        || text.contains(' ')
        || !view.before(hit.start).ends_with(' ')
    {
        return false;
    }
    let Some(before) = view.token_ending(hit.start - 1) else { return false };
    let object =
        || ["with ", "the ", "a ", "an ", "its ", "this "].iter().any(|word| view.rest(hit.end + 1).starts_with(word));
    (view.flags(before).any(MODAL) && !view.word(before).ends_with("ing"))
        || (view.word(before).eq_ignore_ascii_case("to") && object())
}

/// The post that a word can be.
fn title_of(senses: &[Sense]) -> Option<ThingId> {
    senses.iter().find_map(|sense| match sense {
        Sense::Thing { id, kind: ThingKind::Title, .. } => Some(*id),
        _ => None,
    })
}

/// 血液内|科主任: the first character is the last of the part's name, and the post 主任.
fn behind_part(view: &View<'_>, hit: Span) -> Option<(Span, ThingId)> {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::CUES).or(Flags::TITLE);
    let post = hit
        .of_text(view.text)
        .strip_prefix(['科', '系'])
        .filter(|post| view.lexicon.list(List::OfficePost).has(post))?;
    // 医学教育学系|系主任
    if view.before(hit.start).ends_with('系') {
        return None;
    }
    // 血液内科主任 may be one word; 血液|内|科主任: a word of one character is none here, but for a verb.
    let noun = match view.token_ending(hit.start) {
        None => true,
        Some(before) => {
            let word = view.word(before);
            let single = word.chars().nth(1).is_none() && !matches!(word, "任" | "为" | "的" | "该");
            view.kind(before) == Some(TokenKind::Han) && (single || !view.flags(before).any(CLOSED))
        }
    };
    if !noun || view.hit_ends(hit.start, Flags::BODY) {
        return None;
    }
    let thing = title_of(view.lexicon.senses(post))?;
    Some((Span::new(hit.end - to_u32(post.len()), hit.end), thing))
}

/// 国金|证券|分析师: the first word of the title is one of trade, the last of a company's name.
fn behind_trade(view: &View<'_>, hit: Span) -> Option<(Span, ThingId)> {
    let text = hit.of_text(view.text);
    if !text.starts_with(is_han) || !view.before(hit.start).ends_with(is_han) {
        return None;
    }
    let end = text.char_indices().nth(2).map(|(end, _)| end)?;
    let post = text.get(end..).filter(|post| post.chars().nth(1).is_some())?;
    let trade = Span::new(hit.start, hit.start + to_u32(end));
    // 东海|证券|分析师: behind the place that it is called after.
    let placed = || {
        let word = trade.of_text(view.text);
        view.lexicon.look_up(word).flags.any(Flags::cue(Cue::Trade))
            && !view.lexicon.list(List::PostField).has(word)
            && view.lexicon.list(List::FieldPost).ends(post)
            && view.hit_ends(trade.start, Flags::SURE_PLACE)
    };
    let thing = title_of(view.lexicon.senses(post)).filter(|_| trade_of_name(view, trade, Rank::Other) || placed())?;
    Some((Span::new(trade.end, hit.end), thing))
}

/// `Secretary of the Party Working Committee` before `of the X Zone`: the committee is a body with a name of its own. Of
/// a standing committee one is a member, whatever it belongs to.
fn of_longer_body(view: &View<'_>, hit: Span) -> bool {
    let text = hit.of_text(view.text);
    // `Director of Quality` before `Center`
    let headed = || {
        let next = view.token_at(hit.end).filter(|&space| view.word(space) == " ").map(|space| space + 1);
        next.is_some_and(|next| {
            view.word(next).starts_with(|c: char| c.is_ascii_uppercase())
                && super::organization::head_of(view.senses(next)).is_some()
        })
    };
    if text.contains(" of ") && headed() {
        return true;
    }
    // `President of the Chamber of Commerce` before `and Industry of Slovenia`
    let goes_on = || {
        let rest = view.rest(hit.end);
        [" of ", " and "]
            .iter()
            .any(|word| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase())))
    };
    if text.split_once(" of the ").is_some_and(|(_, body)| is_headed(view, body)) && goes_on() {
        return true;
    }
    view.rest(hit.end).starts_with(" of the ")
        && text.contains(" of the ")
        && !text.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("member"))
}

/// A capitalised word of a body's name begins a text: the Chamber of Commerce, and not the Board or the Party Committee.
fn is_headed(view: &View<'_>, body: &str) -> bool {
    let of_name = |word: &str| {
        let head = super::organization::head_of(view.lexicon.senses(word));
        matches!(head, Some((Category::Bank | Category::Association | Category::University | Category::Alliance, _)))
    };
    body.split(' ').any(of_name)
}

/// Head, Co-Head: whether what somebody with an English post heads is a field of work, which may be written with capitals.
pub(crate) fn heads_field(post: &str, lexicon: &Lexicon) -> bool {
    let last = post.rsplit([' ', '-']).next().unwrap_or("").to_ascii_lowercase();
    lexicon.list(List::FieldHead).has(&last)
}

/// `executive` in `executive deputy district head`: a word that is a post by itself, before another post.
fn modifies(view: &View<'_>, hit: Span) -> bool {
    let text = hit.of_text(view.text);
    // 助理|处长
    if view.lexicon.list(List::Assistant).has(text) {
        return view.hits_at(hit.end).any(|next| next.flags.any(Flags::TITLE));
    }
    if !text.starts_with(|c: char| c.is_ascii_alphabetic())
        || text.contains(' ')
        || !view.rest(hit.end).starts_with(' ')
    {
        return false;
    }
    let modifier = |sense: &Sense| matches!(sense, Sense::Thing { kind: ThingKind::Modifier, .. });
    let title = |sense: &Sense| matches!(sense, Sense::Thing { kind: ThingKind::Title, ambiguous: false, .. });
    view.lexicon.senses(text).iter().any(modifier)
        && view.hits_at(hit.end + 1).any(|next| view.lexicon.senses_of(next.word).iter().any(title))
}

/// Titles of several persons, which the tables do not have: `legislators`, `joint chief executives`.
fn plurals(view: &View<'_>, titles: &mut Vec<Title>) {
    if !view.has.latin {
        return;
    }
    for (index, token) in view.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = token.span.of_text(view.text);
        let Some(single) = word.strip_suffix('s').filter(|single| single.len() > 3 && single.is_ascii()) else {
            continue;
        };
        let own = title_of(view.lexicon.senses(single));
        // `executives` alone is no post, `chief executives` is.
        let head = || matches!(single, "executive" | "officer").then_some(0);
        let Some(mut thing) = own.or_else(head) else { continue };
        let end = view.tokens.get(index).map_or(0, |token| token.span.end);
        // member of the board of directors
        if titles.iter().any(|title| title.span.end == end && title.span.start + to_u32(word.len()) < end) {
            continue;
        }
        let mut start = None;
        for words in (1..=3).rev() {
            let Some(from) = index.checked_sub(words * 2) else { continue };
            let phrase = Span::new(view.span_of(from, from + 1).start, end - 1).of_text(view.text);
            if let Some(found) = title_of(view.senses_of_phrase(phrase)) {
                (start, thing) = (Some(from), found);
                break;
            }
        }
        if start.is_none() && own.is_none() {
            continue;
        }
        let from = view.span_of(start.unwrap_or(index), index).start;
        let begin = with_modifiers(view, from, view.span.start, Rank::Other);
        let span = Span::new(begin, end);
        let qualifier = qualifier_before(view, begin);
        titles.retain(|title| !title.span.overlaps(span));
        let at = titles.partition_point(|title| title.span.start < begin);
        let ambiguous = start.is_none();
        titles.insert(at, Title { span, thing: Some(thing), exact: false, ambiguous, qualifier, plural: true });
    }
}

/// `chief dispatcher`, `chief geologist`: the trade of a chief.
fn chief_of_trade(view: &View<'_>, head: Span) -> Option<u32> {
    if !head.of_text(view.text).eq_ignore_ascii_case("chief") {
        return None;
    }
    let at = view.token_at(head.end).filter(|&at| view.word(at) == " ")? + 1;
    // Chief Global Growth Officer
    for index in (at + 2..at + 10).step_by(2) {
        if view.word(index - 1) != " " || view.kind(index - 2) != Some(TokenKind::Word) && view.word(index - 2) != "&" {
            break;
        }
        if view.word(index).eq_ignore_ascii_case("officer") {
            return view.tokens.get(index).map(|token| token.span.end);
        }
    }
    let word = view.word(at);
    let trade = ["er", "or", "ist", "ian", "man", "ant"].iter().any(|end| word.ends_with(end));
    let lower = word.chars().all(|c| c.is_ascii_lowercase()) && word.len() > 4;
    (trade && lower && !view.is_boundary(at)).then(|| view.tokens.get(at).map(|token| token.span.end)).flatten()
}

/// Start of the title with the modifiers that stand right before its head.
fn with_modifiers(view: &View<'_>, start: u32, floor: u32, rank: Rank) -> u32 {
    let mut start = start;
    for _ in 0..3 {
        let before = view.before(start);
        let trimmed = before.trim_end_matches([' ', '-']);
        let found = modifier_ending(view, trimmed, trimmed.len() < before.len());
        match found {
            Some(length) if start as usize - (before.len() - trimmed.len()) >= length => {
                let new = start - crate::span::to_u32(before.len() - trimmed.len() + length);
                if new < floor
                    || ordinal_only(view, new, start)
                    || trade_of_name(view, Span::new(new, start), rank)
                    || (rank == Rank::Chief && field_of_name(view, Span::new(new, start)))
                    || ends_name(view, new, start)
                    || ends_word(view, new, start)
                {
                    break;
                }
                start = new;
            }
            _ => break,
        }
    }
    start
}

/// 血液|内科|主任: one character is no modifier where it is the last of another word.
fn ends_word(view: &View<'_>, from: u32, head: u32) -> bool {
    let part = |character| view.lexicon.list(List::PartEnd).has_character(character);
    head - from == to_u32('科'.len_utf8())
        && view.rest(from).chars().next().is_some_and(part)
        && view.token_at(from).is_none()
        && view.token_at(head).is_some()
}

/// `Law Society president`: a word with a capital behind another one, before a post in small letters, ends a name.
fn ends_name(view: &View<'_>, from: u32, head: u32) -> bool {
    let upper = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
    upper(view.rest(from))
        && view.rest(head).starts_with(|c: char| c.is_ascii_lowercase())
        && view
            .before(from)
            .strip_suffix(' ')
            .and_then(|before| before.rsplit(' ').next())
            .is_some_and(|word| upper(word) || word == "&")
}

/// 驻塞尔维亚大使: the place that a diplomat is posted to belongs to the title.
fn posted_abroad(view: &View<'_>, start: u32) -> Option<u32> {
    let mark = to_u32('驻'.len_utf8());
    let mut end = start;
    // 驻澳门及香港总领事: several of them.
    for _ in 0..POSTINGS {
        let places = || view.hits_ending(end).filter(|hit| hit.flags.any(Flags::PLACE));
        if let Some(place) = places().find(|hit| view.before(hit.span.start).ends_with('驻')) {
            return Some(place.span.start - mark);
        }
        let joined = |hit: &&crate::gazetteer::Hit| view.before(hit.span.start).ends_with(['、', '及', '和', '兼']);
        let joint = places().find(joined)?.span.start;
        end = joint - to_u32(view.before(joint).chars().next_back().map_or(0, char::len_utf8));
    }
    None
}

/// Most places that one diplomat is posted to.
const POSTINGS: usize = 3;

/// What a title says of the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    /// A post in a company that has no field of its own: 董事长, 创始人, and no 总监.
    Chief,
    /// Another post in a company.
    Company,
    Other,
}

impl Rank {
    fn of(view: &View<'_>, thing: ThingId, head: Span) -> Self {
        let head = head.of_text(view.text);
        if view.lexicon.list(List::ChiefStart).begins(head) {
            return Self::Chief;
        }
        let company = view.lexicon.thing(thing).is_some_and(|thing| &*thing.level == "company");
        match company && (head.starts_with(is_han) || view.has.han) {
            true if view.lexicon.list(List::FieldPost).ends(head) => Self::Company,
            true => Self::Chief,
            false => Self::Other,
        }
    }
}

impl Title {
    /// A post in a company that has no field of its own.
    pub(crate) fn is_chief(&self, view: &View<'_>) -> bool {
        self.thing.is_some_and(|thing| Rank::of(view, thing, self.span) == Rank::Chief)
    }
}

/// 锐石|创新|董事长: before a post without a field, a word for a field behind another word belongs to that one's name.
fn field_of_name(view: &View<'_>, modifier: Span) -> bool {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::CUES).or(Flags::TITLE).or(Flags::GENERIC);
    view.lexicon.list(List::PostField).has(modifier.of_text(view.text))
        && view
            .token_ending(modifier.start)
            .is_some_and(|before| view.kind(before) == Some(TokenKind::Han) && !view.flags(before).any(CLOSED))
}

/// 崇越|科技|董事长: a word of trade behind the word that a company is called by belongs to its name.
fn trade_of_name(view: &View<'_>, modifier: Span, rank: Rank) -> bool {
    if !view.lexicon.look_up(modifier.of_text(view.text)).flags.any(Flags::cue(Cue::Trade)) {
        return false;
    }
    let Some(before) = view.token_ending(modifier.start).filter(|&at| view.kind(at) == Some(TokenKind::Han)) else {
        return false;
    };
    // 京东|国际|副总裁: behind a listed company what is no field of a post is a part of its name.
    let listed = view.flags(before).any(Flags::SURE_BODY) && !view.flags(before).any(Flags::PLACE);
    if listed && !view.lexicon.list(List::PostField).has(modifier.of_text(view.text)) {
        return rank != Rank::Other;
    }
    let closed = Flags::BOUNDARY.or(Flags::CUES).or(Flags::TITLE).or(Flags::SURE_BODY);
    // 光谱|智联|科技|创始人: before a post without a field any noun may be a name's.
    let closed = if rank == Rank::Chief { closed } else { closed.or(Flags::GENERIC) };
    if view.flags(before).any(closed) {
        return false;
    }
    // 穹|宇|科技|总裁
    let rare = view.word(before).len() == 3
        && view
            .token_ending(view.tokens.get(before).map_or(0, |token| token.span.start))
            .is_some_and(|first| view.word(first).len() == 3 && !view.flags(first).any(closed));
    // 星海|科技|副总裁: one word at the start of a clause, before a post in a company.
    let alone = || {
        rank == Rank::Company
            && view.word(before).len() >= 6
            && before
                .checked_sub(1)
                .is_none_or(|first| view.kind(first) != Some(TokenKind::Han) || view.is_boundary(first))
    };
    rank == Rank::Chief
        || rare
        || matches!(view.segmenter.tag(view.word(before)), None | Some("nz" | "nr" | "nrt" | "nt"))
        || alone()
}

/// `the first president`: an ordinal in small letters is a rank only before deputies and secretaries.
fn ordinal_only(view: &View<'_>, from: u32, head: u32) -> bool {
    let ordinal = view.rest(from).split(' ').next().unwrap_or("");
    matches!(ordinal, "first" | "second" | "third")
        && !["vice", "deputy", "secretary", "officer", "lieutenant", "sea"]
            .iter()
            .any(|rank| view.rest(head).starts_with(rank))
}

/// Length of the modifier that ends a text.
fn modifier_ending(view: &View<'_>, before: &str, spaced: bool) -> Option<usize> {
    let is_modifier = |word: &str| view.lexicon.look_up(word).flags.any(Flags::MODIFIER);
    if spaced {
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        // `was elected governor` is a verb.
        if word == "elected" || word == "appointed" {
            return None;
        }
        // Group President, but Alibaba Group CEO
        if word == "Group" {
            let owner = before.get(..before.len() - word.len())?.trim_end().rsplit(' ').next().unwrap_or("");
            return (!owner.starts_with(char::is_uppercase) || owner.ends_with([',', ';'])).then_some(word.len());
        }
        return (word.is_ascii() && !word.is_empty() && is_modifier(word)).then_some(word.len());
    }
    [4, 3, 2, 1].into_iter().find_map(|count| {
        let (at, _) = before.char_indices().rev().nth(count - 1)?;
        let word = before.get(at..)?;
        (word.chars().all(is_han) && is_modifier(word)).then_some(word.len())
    })
}

/// 大校 in 台大校长, 委员 in 委员会: a title may begin inside a word that it ends (区委书记), and cut no other.
fn cuts_words(view: &View<'_>, span: Span) -> bool {
    if !span.of_text(view.text).starts_with(is_han) {
        return false;
    }
    let straddling = |offset: u32| {
        let before = view.token_from(offset).checked_sub(1).and_then(|index| view.tokens.get(index))?;
        (before.span.start < offset && before.span.end > offset).then_some(before.span)
    };
    let known = |word: Span| view.segmenter.knows(word.of_text(view.text));
    // 理事长|江明德
    let named = || {
        span.of_text(view.text).chars().nth(2).is_some()
            && super::person::begins_with_name(view, Span::new(span.end, span.end + 9))
    };
    // 血液内科|主任: the longer title begins inside the name of a part.
    let shorter = |word: Span| {
        word.end < span.end && view.hits_at(word.end).any(|hit| hit.span.end == span.end && hit.flags.any(Flags::TITLE))
    };
    // 法定代表人|为薛长河
    let is = || span.of_text(view.text).chars().nth(3).is_some() && view.rest(span.end).starts_with(['为', '是']);
    // 部长职务 is one word to the segmenter, and a post with the noun for it.
    let office = |word: Span| view.lexicon.list(List::PostNoun).has(Span::new(span.end, word.end).of_text(view.text));
    // 头|城镇|长|蔡文益: the level of a place that no list has.
    let mut characters = span.of_text(view.text).chars();
    let level = matches!(
        (characters.next(), characters.next(), characters.next()),
        (Some('镇' | '乡' | '市' | '区' | '县'), Some('长'), None)
    ) && super::person::begins_with_name(view, Span::new(span.end, span.end + 9));
    // 部|长达|尼亚尔·萨特巴耶夫
    let dotted = || super::person::begins_with_dotted(view, span.end);
    straddling(span.end)
        .is_some_and(|word| known(word) && !(word.len() == 6 && (named() || is() || dotted())) && !office(word))
        || straddling(span.start)
            .is_some_and(|word| word.end != span.end && !level && (known(word) || shorter(word)) && !dotted())
}

/// 联发科技副董事长: what belongs to an organization's name is no modifier of the title behind it.
pub(crate) fn trim(text: &str, titles: &mut [Title], names: impl Iterator<Item = Span> + Clone) {
    let space_at = |offset: u32| text.as_bytes().get(offset as usize) == Some(&b' ');
    for title in titles {
        // `premier of the State Council`: the body is none of the title.
        let within = names.clone().find(|name| {
            name.end >= title.span.end && name.start > title.span.start + 3 && name.start < title.span.end
        });
        if let Some(name) = within {
            let head = Span::new(title.span.start, name.start).of_text(text);
            let post = head.strip_suffix(" of the ").or_else(|| head.strip_suffix(" of "));
            if let Some(post) = post {
                (title.span.end, title.exact) = (title.span.start + to_u32(post.len()), false);
            }
        }
        let reaching = names
            .clone()
            .find(|name| name.start < title.span.start && name.end > title.span.start && name.end < title.span.end);
        if let Some(name) = reaching {
            title.span.start = name.end;
            title.exact = false;
            // Tsinghua University professor
            title.span.start += u32::from(space_at(name.end));
        }
    }
}

//! Organizations and places: listed, composed of a place and a body, and unlisted ones by their heads.

pub(crate) mod bare;
mod en;
mod zh;

use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, Lexicon, List, Sense, ThingKind};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;
pub(crate) use en::composed;
pub(crate) use zh::{Left, behind_building, extend_left, fields_before_and};

/// Candidates of one sentence, overlapping ones included.
pub(crate) fn find(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    listed(view, out);
    abbreviated(view, out);
    if view.has.han {
        of_level(view, out);
    }
    if view.all.any(Flags::english(EnglishWord::Seat)) {
        en::in_small_letters(view, out);
    }
    if view.all.any(Flags::COMPOSITION) {
        zh::composed(view, out);
    }
    if view.all.any(Flags::BODY_HEAD) {
        zh::by_head(view, blocked, out);
    }
    if view.has.bracket && view.has.han {
        zh::by_ticker(view, blocked, out);
    }
    if view.has.han {
        completed(view, out);
    }
}

/// 中国驻乌拉圭|大使馆: whose it is, and 驻, belong to the name of a body that is posted abroad. 产业投资基金|二期: so does
/// which one of the funds of a name it is.
fn completed(view: &View<'_>, out: &mut [Mention]) {
    for mention in out.iter_mut().filter(|mention| mention.kind == MentionKind::Organization) {
        let (start, end) = (mention.span.start, mention.span.end);
        let head = view.before(start).strip_suffix('驻');
        let verb = |head: &str| head.ends_with(['入', '进', '派', '常', '留', '来', '将', '已']);
        if let Some(head) = head.filter(|head| !verb(head))
            && view.lexicon.list(List::Posted).ends(mention.span.of_text(view.text))
        {
            let mark = start - to_u32('驻'.len_utf8());
            let owner = view.hits_ending(mark).filter(|hit| hit.flags.any(Flags::SURE_PLACE.or(Flags::SURE_BODY)));
            let from = owner.map(|hit| hit.span.start).min().unwrap_or(mark);
            let whole = head.is_empty() || from < mark || view.token_at(mark).is_some();
            if whole {
                renamed(mention, Span::new(from, end));
            }
            continue;
        }
        if mention.category == Some(Category::Fund) {
            let rest = view.rest(end);
            let number = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
            let length = rest.len() - number.len();
            if (1..=6).contains(&length) && number.starts_with('期') {
                renamed(mention, Span::new(start, end + to_u32(length + '期'.len_utf8())));
            }
        }
    }
}

/// A longer name is another thing than the one that was listed.
fn renamed(mention: &mut Mention, span: Span) {
    (mention.span, mention.extent, mention.weight) = (span, span, mention.weight.max(2));
    (mention.thing, mention.composed, mention.body) = (None, None, None);
}

/// Names of the gazetteer.
fn listed(view: &View<'_>, out: &mut Vec<Mention>) {
    for hit in view.hits {
        // US$, HK$
        if !hit.flags.any(Flags::BODY.or(Flags::PLACE)) || view.rest(hit.span.end).starts_with('$') {
            continue;
        }
        for sense in view.lexicon.senses_of(hit.word) {
            let Sense::Thing { id, kind, ambiguous } = sense else { continue };
            let kind = match kind {
                ThingKind::Organization => MentionKind::Organization,
                ThingKind::Place => MentionKind::Place,
                _ => continue,
            };
            // 高雄|港务公司: a longer place that cuts a word, where a shorter one ends with a word.
            let cuts = || {
                view.token_ending(hit.span.end).is_none()
                    && view.hits_at(hit.span.start).any(|other| {
                        other.span.end < hit.span.end
                            && other.flags.any(Flags::SURE_PLACE)
                            && view.token_at(other.span.end).is_some()
                    })
            };
            if kind == MentionKind::Place && hit.span.len() > 6 && cuts() {
                continue;
            }
            // 证监会, 发改委: of which of them, the form does not say, but a body it is.
            let words = || view.token_at(hit.span.start).is_some() && view.token_ending(hit.span.end).is_some();
            let body = *ambiguous
                && kind == MentionKind::Organization
                && is_body(hit.span.of_text(view.text), view.lexicon)
                && words();
            let mut mention = Mention::new(
                hit.span,
                kind,
                if body {
                    2
                } else if *ambiguous {
                    0
                } else {
                    3
                },
            );
            mention.thing = Some(*id).filter(|_| !body);
            mention.category = view.lexicon.thing(*id).and_then(|thing| thing.category);
            out.push(mention);
        }
    }
}

/// A Chinese form that ends as the names of bodies do, and as nothing else does.
fn is_body(form: &str, lexicon: &Lexicon) -> bool {
    lexicon.list(List::SureBodyEnd).ends(form)
        || (form.chars().nth(2).is_some() && lexicon.list(List::LongBodyEnd).ends(form))
}

/// 在沪, 来京: the one-character name of a place behind a verb or preposition of place.
fn abbreviated(view: &View<'_>, out: &mut Vec<Mention>) {
    if !view.all.any(Flags::cue(Cue::PlaceFollows)) {
        return;
    }
    for (index, token) in view.tokens.iter().enumerate() {
        let single = token.kind == TokenKind::Han && token.span.len() == 3;
        if !single || !index.checked_sub(1).is_some_and(|before| view.is_cue(before, Cue::PlaceFollows)) {
            continue;
        }
        let place = view.senses(index).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Place, .. } => Some(*id),
            _ => None,
        });
        if let Some(id) = place {
            let mut mention = Mention::new(token.span, MentionKind::Place, 3);
            mention.thing = Some(id);
            out.push(mention);
        }
    }
}

/// 甬江|市, 新坝镇: a name that no list has with the character for a kind of place behind it.
fn of_level(view: &View<'_>, out: &mut Vec<Mention>) {
    for (index, token) in view.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Han) {
        let word = view.word(index);
        let Some(last) = word.char_indices().next_back() else { continue };
        let Some(strong) = view.lexicon.place_character(last.1) else { continue };
        let tag = view.segmenter.tag(word);
        let start = if last.0 > 0 {
            let named = !begins_closed(view, word) && (2..4).contains(&word.chars().count().saturating_sub(1));
            (named && (tag == Some("ns") || (strong && tag.is_none()))).then_some(token.span.start)
        } else {
            let name = index.checked_sub(1).filter(|&name| view.kind(name) == Some(TokenKind::Han));
            let proper = |&name: &usize| {
                (2..4).contains(&view.word(name).chars().count())
                    && !view.is_boundary(name)
                    && !begins_closed(view, view.word(name))
                    && matches!(view.segmenter.tag(view.word(name)), None | Some("ns" | "nz" | "nr" | "nrt"))
            };
            name.filter(proper).and_then(|name| view.tokens.get(name)).map(|name| name.span.start)
        };
        let start = start.filter(|&start| !view.is_person(Span::new(start, token.span.end)));
        let whole = small_place(view, index, last.1, out);
        if let Some(start) = [start, whole].into_iter().flatten().min() {
            out.push(Mention::new(Span::new(start, token.span.end), MentionKind::Place, 2));
        }
    }
}

/// Most characters of the name of a town or village before the word for what it is.
const SMALL: usize = 4;

/// 白石镇|红星|村, 安乐镇、大|河坝|乡: whatever words it is made of, what stands between a place or one of its kind in a list and
/// the word for a town or village is its name.
fn small_place(view: &View<'_>, index: usize, level: char, found: &[Mention]) -> Option<u32> {
    // 特色|小镇, 美丽|乡村, 移民|新村: a noun for places.
    if !matches!(level, '镇' | '乡' | '村') || view.lexicon.list(List::PlaceNoun).has(view.word(index)) {
        return None;
    }
    let place_ends = |at: u32| {
        view.hit_ends(at, Flags::SURE_PLACE)
            || found.iter().rev().take(SMALL * 2).any(|place| place.kind == MentionKind::Place && place.span.end == at)
    };
    let token = view.tokens.get(index)?;
    let (mut from, mut start, end) = (index, token.span.start, token.span.end - to_u32(level.len_utf8()));
    let floor = index.saturating_sub(SMALL);
    while let Some(before) = from.checked_sub(1).filter(|&before| before >= floor) {
        let flags = view.flags(before);
        let closed = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER).or(Flags::GENERIC);
        let number = matches!(view.segmenter.tag(view.word(before)), Some("m" | "q" | "r" | "p" | "c"));
        if view.kind(before) != Some(TokenKind::Han) || flags.any(closed) || number || place_ends(start) {
            break;
        }
        (from, start) = (before, view.tokens.get(before)?.span.start);
    }
    let mark = |before: &str| {
        before.strip_suffix(['、', '和', '与', '及']).is_some_and(|head| head.ends_with(['镇', '乡', '村']))
    };
    // 安乐镇、大|河坝|乡
    let single = view.before(start).chars().next_back().filter(|&first| is_han(first) && from < index);
    if let Some(first) = single
        && view.before(start).strip_suffix(first).is_some_and(mark)
        && from.checked_sub(1).is_some_and(|before| view.word(before).chars().nth(1).is_none())
    {
        start -= to_u32(first.len_utf8());
    }
    let name = Span::new(start, end).of_text(view.text);
    if !(2..=SMALL).contains(&name.chars().count()) || view.segmenter.tag(name).is_some_and(|tag| tag == "m") {
        return None;
    }
    let next = || {
        let rest = view.rest(token.span.end).strip_prefix(['、', '和'])?;
        let mut name = rest.char_indices().take(SMALL + 1).skip(2);
        name.find(|(_, other)| *other == level)
    };
    let opens = from == 0 || view.kind(from - 1) != Some(TokenKind::Han) || view.is_boundary(from - 1);
    (place_ends(start) || mark(view.before(start)) || (opens && next().is_some())).then_some(start)
}

/// 各街镇, 全市: a function word begins it, so it is no name.
fn begins_closed(view: &View<'_>, word: &str) -> bool {
    let first = word.get(..word.chars().next().map_or(0, char::len_utf8)).unwrap_or("");
    view.lexicon.look_up(first).flags.any(Flags::BOUNDARY.or(Flags::CUES))
        || matches!(view.segmenter.tag(first), Some(tag) if tag.starts_with('r'))
}

/// The category of a name by the head that ends it, and whether that head is strong.
pub(crate) fn head_of(senses: &[Sense]) -> Option<(crate::record::Category, bool)> {
    senses.iter().find_map(|sense| match sense {
        Sense::OrganizationHead { category, strong } => Some((*category, *strong)),
        _ => None,
    })
}

/// 创业公司, 供应商, 火锅店: a noun for a company, behind which its name stands and no person's.
pub(crate) fn is_firm_noun(view: &View<'_>, index: usize) -> bool {
    let word = view.word(index);
    view.kind(index) == Some(TokenKind::Han)
        && ((view.is_cue(index, Cue::Apposition) && view.lexicon.list(List::FirmEnd).ends(word))
            || word.ends_with("公司"))
}

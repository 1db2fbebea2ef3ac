//! Chinese names of bodies that no list has and no head shows, by their shape and by what stands beside them: 海瑟医疗,
//! 工业视觉公司锐眸, 亿航智能董事长, 同济大学与启元氢动.
//!
//! What is found here is a name of unknown kind that counts only where a rule or a post asks for a body.

use super::person;
use super::sentence::View;
use super::title::Title;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, Sense};
use crate::span::Span;
use crate::token::TokenKind;

/// Most tokens of such a name, and most characters.
const LONGEST: usize = 5;
const CHARACTERS: usize = 9;

/// Furthest that the words for what a body is reach to the left of its name, in tokens.
const DESCRIPTION: usize = 5;

/// Find names in what the other extractors have left, and let names take the words before them that say what they are.
pub(crate) fn find(view: &View<'_>, titles: &[Title], times: &[Span], mentions: &mut Vec<Mention>) {
    let ground = Ground { view, titles, times, closed: closed(view, titles, times, mentions) };
    let mut found = Vec::new();
    let mut from = 0;
    while from < view.tokens.len() {
        if !ground.is_part(from) {
            from += 1;
            continue;
        }
        let to = (from..view.tokens.len()).find(|&index| !ground.is_part(index)).unwrap_or(view.tokens.len());
        if let Some(span) = ground.name(from, to, mentions) {
            found.push(span);
        }
        from = to;
    }
    for span in found {
        mentions.retain(|mention| !mention.span.overlaps(span) || mention.kind == MentionKind::Quotation);
        mentions.push(Mention::new(span, MentionKind::Proper, 1));
    }
    describe(view, mentions);
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    within_places(mentions);
    mentions.sort_by_key(|mention| (mention.extent.start, std::cmp::Reverse(mention.extent.end)));
}

/// Tokens that something else has.
fn closed(view: &View<'_>, titles: &[Title], times: &[Span], mentions: &[Mention]) -> Vec<bool> {
    let mut closed = vec![false; view.tokens.len()];
    let names = mentions.iter().filter(|mention| mention.weight > 0 && mention.kind != MentionKind::Quotation);
    let spans = names.map(|mention| mention.extent).chain(titles.iter().map(|title| title.span));
    for span in spans.chain(times.iter().copied()).chain(view.persons.iter().copied()) {
        let from = view.tokens.partition_point(|token| token.span.end <= span.start);
        for (token, closed) in view.tokens.iter().zip(&mut closed).skip(from) {
            if token.span.start >= span.end {
                break;
            }
            *closed = true;
        }
    }
    closed
}

/// A sentence with what is taken in it.
struct Ground<'v, 'a> {
    view: &'v View<'a>,
    titles: &'v [Title],
    times: &'v [Span],
    closed: Vec<bool>,
}

impl Ground<'_, '_> {
    /// A word that can stand in a name.
    fn is_part(&self, index: usize) -> bool {
        let never = Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::GENERIC).or(Flags::FUNCTION);
        let kind_word = Flags::cue(Cue::Apposition).or(Flags::cue(Cue::Generic));
        self.view.kind(index) == Some(TokenKind::Han)
            && !self.closed.get(index).copied().unwrap_or(true)
            && !self.view.flags(index).any(never.or(kind_word))
    }

    fn is_single(&self, index: usize) -> bool {
        self.view.word(index).chars().nth(1).is_none()
    }

    /// The name that a run of free words is.
    fn name(&self, from: usize, to: usize, mentions: &[Mention]) -> Option<Span> {
        let view = self.view;
        let span = view.span_of(from, to);
        let characters = span.of_text(view.text).chars().count();
        if to - from > LONGEST || !(2..=CHARACTERS).contains(&characters) {
            return None;
        }
        // 多家|孵化器
        let counted = |word: &str| word.starts_with(|c: char| "一二三四五六七八九十两几数多各每".contains(c));
        if from
            .checked_sub(1)
            .is_some_and(|before| counted(view.word(before)) || view.kind(before) == Some(TokenKind::Number))
        {
            return None;
        }
        let trade = to > from + 1 && view.is_cue(to - 1, Cue::Trade);
        let core = self.core(from, to, trade)?;
        let whole = trade || (core..to).all(|index| view.is_cue(index, Cue::Trade) || self.is_proper(index));
        let place = self.place_before(from, mentions);
        let shown =
            (trade && (place.is_some() || core - from == 1 || characters > 3)) || self.is_asked_for(from, to, mentions);
        if !whole || !shown || (!trade && person::may_be_han_name(view, span)) {
            return None;
        }
        Some(Span::new(place.unwrap_or(span.start), span.end))
    }

    /// End of the words at the front of a run that show that it is a name: one that no dictionary has, or single
    /// characters side by side.
    fn core(&self, from: usize, to: usize, trade: bool) -> Option<usize> {
        if self.is_single(from) {
            let singles = (from..to).take_while(|&index| self.is_single(index)).count();
            return ((2..=3).contains(&singles) && (trade || singles == to - from)).then_some(from + singles);
        }
        self.is_proper(from).then_some(from + 1)
    }

    /// A word that the segmenter's dictionary does not have, or has as a name.
    fn is_proper(&self, index: usize) -> bool {
        let word = self.view.word(index);
        let numeral = |c: char| "一二三四五六七八九十百千万两第数几".contains(c);
        if self.is_single(index) || word.chars().nth(4).is_some() || word.starts_with(numeral) {
            return false;
        }
        if !self.view.segmenter.knows(word) {
            return self.view.senses(index).iter().all(|sense| matches!(sense, Sense::Cue(cue) if cue.is_context()));
        }
        matches!(self.view.segmenter.tag(word), Some("nz" | "nt" | "nrt"))
    }

    /// 合肥|产投: a city or province right before, unless something happens there.
    fn place_before(&self, from: usize, mentions: &[Mention]) -> Option<u32> {
        let view = self.view;
        let start = view.tokens.get(from)?.span.start;
        let place = mentions.iter().find(|mention| mention.kind == MentionKind::Place && mention.span.end == start)?;
        let level = &view.lexicon.thing(place.thing?)?.level;
        let at = view.token_at(place.span.start)?;
        let there = at.checked_sub(1).is_some_and(|before| {
            view.is_cue(before, Cue::PlaceFollows) || matches!(view.word(before), "于" | "位于" | "的")
        });
        (!there && matches!(&**level, "city" | "province" | "district")).then_some(place.span.start)
    }

    /// What stands around a run asks for a body there.
    fn is_asked_for(&self, from: usize, to: usize, mentions: &[Mention]) -> bool {
        let view = self.view;
        let span = view.span_of(from, to);
        if self.titles.iter().any(|title| title.qualifier.map_or(title.span.start, |(span, _)| span.start) == span.end)
        {
            return true;
        }
        let before = from.checked_sub(1);
        if before.is_some_and(|before| view.is_cue(before, Cue::Apposition)) {
            return true;
        }
        let timed = |offset: u32, end: bool| {
            self.times.iter().any(|time| if end { time.end == offset } else { time.start == offset })
        };
        let mark = |index: usize| view.kind(index) == Some(TokenKind::Punct);
        let joins = |index: usize| view.is_cue(index, Cue::And) || matches!(view.word(index), "、" | "，" | ",");
        let opens = before.is_none_or(|before| mark(before) && !matches!(view.word(before), "“" | "、" | "《"))
            || timed(span.start, true);
        let closes = to >= view.tokens.len()
            || view.is_boundary(to)
            || timed(span.end, false)
            || (view.flags(to).any(Flags::FUNCTION) && view.word(to) != "的");
        let body = |mention: &&Mention| {
            matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && mention.weight > 0
        };
        // 同济大学与启元氢动, 启元氢动、同济大学
        let behind = before.filter(|&before| joins(before)).and_then(|before| view.tokens.get(before));
        if behind.is_some_and(|mark| mentions.iter().filter(body).any(|mention| mention.extent.end == mark.span.start))
        {
            return closes || mark(to);
        }
        let ahead = view.tokens.get(to).filter(|_| joins(to));
        if ahead.is_some_and(|mark| mentions.iter().filter(body).any(|mention| mention.extent.start == mark.span.end)) {
            return true;
        }
        // The subject at the front of a clause, and what 与, 由 or 被 brings.
        let brought = before
            .is_some_and(|before| view.is_cue(before, Cue::And) || matches!(view.word(before), "由" | "被" | "向"));
        (opens || brought) && closes && to < view.tokens.len()
    }
}

/// 武汉|光谷: of places side by side the last is where something is, and takes the others with it.
fn within_places(mentions: &mut [Mention]) {
    for index in 1..mentions.len() {
        let Some([before, place]) = mentions.get_mut(index - 1..=index) else { continue };
        let places = before.kind == MentionKind::Place && place.kind == MentionKind::Place;
        if places && before.weight > 1 && place.weight > 1 && before.extent.end == place.extent.start {
            place.extent.start = before.extent.start;
        }
    }
}

/// 意大利牙科设备商|Dentaria: the words that say what a body is belong to it, as posts belong to a person.
fn describe(view: &View<'_>, mentions: &mut [Mention]) {
    for index in 0..mentions.len() {
        let Some(mention) = mentions.get(index) else { continue };
        let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && mention.weight > 0;
        let start = mention.extent.start;
        let Some(before) = view.token_ending(start).filter(|_| body) else { continue };
        if !view.is_cue(before, Cue::Apposition) || view.kind(before) != Some(TokenKind::Han) {
            continue;
        }
        let mut from = before;
        while let Some(left) = from.checked_sub(1).filter(|&left| before - left <= DESCRIPTION) {
            let never = Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::FUNCTION);
            let number = |word: &str| word.starts_with(|c: char| "一二三四五六七八九十两几数多各".contains(c));
            if view.kind(left) != Some(TokenKind::Han) || view.flags(left).any(never) || number(view.word(left)) {
                break;
            }
            from = left;
        }
        let from = view.tokens.get(from).map_or(start, |token| token.span.start);
        // Another name in these words stands for itself.
        let other = |other: &Mention| {
            other.span.end <= start
                && other.span.end > from
                && !matches!(other.kind, MentionKind::Place | MentionKind::Quotation)
                && other.weight > 0
        };
        let from =
            mentions.iter().filter(|mention| other(mention)).map(|mention| mention.extent.end).fold(from, u32::max);
        if let Some(mention) = mentions.get_mut(index) {
            mention.extent.start = from.min(start);
        }
    }
}

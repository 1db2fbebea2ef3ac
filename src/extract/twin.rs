//! Chinese gatherings whose names are more than modifiers and a head: of two names (低空经济大会暨无人机博览会, 总决赛暨颁奖典礼),
//! and of what they celebrate (湖州市妇联成立75周年座谈会).

use super::organization::extend_left;
use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::{Flags, NameKind, Sense};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// Joins two names of one gathering.
const AND: &str = "暨";
/// What an anniversary is counted in.
const YEARS: &str = "周年";
/// Longest time between them and the second name, in bytes.
const TIME: usize = 24;

/// Make the names of a sentence's gatherings whole.
pub(crate) fn complete(view: &View<'_>, out: &mut Vec<Mention>) {
    if !view.all.any(Flags::NAME_HEAD) || !view.has.han {
        return;
    }
    let text = view.span.of_text(view.text);
    if text.contains(YEARS) {
        anniversaries(view, out);
    }
    for (at, _) in text.match_indices(AND) {
        let start = view.span.start + to_u32(at);
        join(view, Span::new(start, start + to_u32(AND.len())), out);
    }
}

fn is_occasion(mention: &Mention) -> bool {
    mention.kind == MentionKind::Occasion
}

/// One name of what stands on both sides of 暨. The second may be a bare head: 颁奖典礼.
fn join(view: &View<'_>, and: Span, out: &mut Vec<Mention>) {
    let before = out.iter().enumerate().filter(|(_, left)| is_occasion(left) && left.span.end == and.start);
    // 干部大会暨|下半年|重点工作部署会: a time before the second name is a part of it.
    let near = |right: &&Mention| {
        let between = Span::new(and.end, right.span.start).of_text(view.text);
        between.len() <= TIME && between.chars().all(|c| is_han(c) || c.is_ascii_digit())
    };
    let behind = out.iter().filter(|right| is_occasion(right) && right.span.start >= and.end).filter(near);
    let named =
        behind.min_by_key(|right| (right.span.start, std::cmp::Reverse(right.span.end))).map(|right| right.span.end);
    let bare = || view.hits_at(and.end).filter(|hit| is_head(view.lexicon.senses_of(hit.word))).map(|hit| hit.span.end);
    let Some(end) = named.or_else(|| bare().max()) else { return };
    let Some((index, left)) = before.max_by_key(|(_, left)| left.span.len()) else {
        let verb = verb_before(view, and.start).map(|verb| of_verb(view, Span::new(verb, end), out));
        out.extend(verb);
        return;
    };
    let (mut whole, owned) = (left.clone(), left.extent.start > left.span.start);
    whole.span.end = end;
    if owned {
        // 联盟|成立大会暨第一届会员大会: what is done stays a word for the rules; the second name is no gathering of its own.
        if let Some(left) = out.get_mut(index) {
            *left = whole;
        }
        out.retain(|right| !(is_occasion(right) && right.span.start >= and.end && right.span.end <= end));
        return;
    }
    whole.extent.end = end;
    out.push(whole);
}

/// 签约|暨揭牌典礼: where a verb begins that ends before 暨.
fn verb_before(view: &View<'_>, end: u32) -> Option<u32> {
    let index = view.token_ending(end)?;
    let verb = view.kind(index) == Some(TokenKind::Han) && view.word(index).chars().nth(1).is_some();
    let verb = verb && (view.flags(index).any(Flags::TRIGGER) || view.segmenter.tag(view.word(index)) == Some("vn"));
    view.tokens.get(index).filter(|_| verb).map(|token| token.span.start)
}

/// A gathering for two things that are done, with the name of what they are done to.
fn of_verb(view: &View<'_>, span: Span, found: &[Mention]) -> Mention {
    let owner = found.iter().filter(|owner| owner.span.end == span.start && owner.weight >= 2 && !is_occasion(owner));
    let start = owner.map(|owner| owner.span.start).min();
    let left = start.unwrap_or_else(|| extend_left(view, span.start, true, &[]).start);
    let mut mention = Mention::new(Span::new(left, span.end), MentionKind::Occasion, 3);
    mention.extent.start = if start.is_some() { span.start } else { left };
    mention
}

fn is_head(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| matches!(sense, Sense::NameHead { kind: NameKind::Occasion, .. }))
}

/// 75周年座谈会: whose years they are, and since when, belong to the name.
fn anniversaries(view: &View<'_>, out: &mut [Mention]) {
    for index in 0..out.len() {
        let Some(start) =
            out.get(index).filter(|mention| counts_years(view, mention)).map(|mention| mention.span.start)
        else {
            continue;
        };
        let token = view.token_at(start).and_then(|token| token.checked_sub(1));
        let verb = token.filter(|&token| {
            view.kind(token) == Some(TokenKind::Han)
                && matches!(view.segmenter.tag(view.word(token)), Some(tag) if tag.starts_with(['v', 'n']))
                && view.word(token).chars().nth(1).is_some()
        });
        let Some(verb) = verb.and_then(|verb| view.tokens.get(verb)).map(|token| token.span.start) else { continue };
        let owner = out
            .iter()
            .filter(|owner| owner.span.end == verb && owner.weight >= 2 && owner.kind == MentionKind::Organization)
            .map(|owner| owner.span.start)
            .min();
        if let Some(mention) = out.get_mut(index) {
            (mention.span.start, mention.extent.start) = (owner.unwrap_or(verb), verb);
        }
    }
}

/// An occasion that begins with a number of years.
fn counts_years(view: &View<'_>, mention: &Mention) -> bool {
    let text = mention.span.of_text(view.text);
    let number =
        |head: &str| !head.is_empty() && head.chars().all(|c| !is_han(c) || "一二三四五六七八九十百千两".contains(c));
    is_occasion(mention) && text.find(YEARS).and_then(|at| text.get(..at)).is_some_and(number)
}

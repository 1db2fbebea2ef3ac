//! What a name is only said of: 台积电|熊本|二厂动土 is about the works, not about the company.

use super::engine::Found;
use super::items::{self, Item};
use super::matcher::{Ground, ONE_HAN};
use super::rules::Rules;
use crate::extract::MentionKind;
use crate::gazetteer::Cue;
use crate::span::Span;
use crate::token::script::is_han;
use std::sync::Arc;

/// Most items of a noun phrase behind a name.
const MOST: usize = 8;

/// In the roles for which their type asks, names become the noun phrases that they stand before.
pub(super) fn complete(ground: &Ground<'_>, rules: &Rules, found: &mut Found) {
    let Some(rule) = rules.rules.get(found.rule) else { return };
    let Some(kind) = rules.types.get(rule.kind).filter(|kind| !kind.whole.is_empty()) else { return };
    for capture in &mut found.captures {
        let role = rule.program.roles.get(usize::from(capture.slot));
        let named = capture.mention.and_then(|index| ground.mentions.get(index));
        let asked = role.is_some_and(|role| kind.whole.iter().any(|whole| **whole == **role))
            && named.is_some_and(|name| match name.kind {
                MentionKind::Organization | MentionKind::Place => true,
                MentionKind::Proper => !name.span.of_text(ground.text).ends_with(is_han),
                _ => false,
            });
        let whole = |span: Span| {
            if span.of_text(ground.text).ends_with(is_han) {
                return head(ground, span, found.trigger);
            }
            let has = |nouns: &Arc<[Box<str>]>, word: &str| nouns.binary_search_by(|noun| (**noun).cmp(word)).is_ok();
            latin_head(ground, span, &|word| kind.nouns.iter().any(|nouns| has(nouns, word)))
        };
        if let Some(span) = Some(capture.span).filter(|_| asked).and_then(whole) {
            capture.span = capture.span.cover(span);
            capture.mention = None;
        }
    }
}

/// The noun behind an English name that the thing is of: the Kariba hydropower station.
fn latin_head(ground: &Ground<'_>, name: Span, is_thing: &dyn Fn(&str) -> bool) -> Option<Span> {
    const LONGEST: usize = 4;
    let at = items::index_at(ground.items, name.start);
    let item = ground.items.get(at).filter(|item| item.span == name)?;
    let (mut close, mut noun) = (item.span.end, None);
    for next in ground.items.iter().skip(at + 1).take(LONGEST) {
        let small = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
        let plain = next.mention.is_none() && small(next.span.of_text(ground.text));
        let closed = next.comma || next.joins() || next.opens(Cue::Planned) || next.is_cue(Cue::Preposition);
        if next.span.start != close.saturating_add(1) || !plain || closed {
            break;
        }
        if is_thing(&next.word) {
            noun = Some(next.span);
        } else if next.is_boundary() || next.is_trigger() {
            break;
        }
        close = next.span.end;
    }
    noun
}

/// The nouns that are glued to the end of a Chinese name, before the trigger or behind it.
fn head(ground: &Ground<'_>, name: Span, trigger: Span) -> Option<Span> {
    let at = items::index_at(ground.items, name.start);
    let item = ground.items.get(at).filter(|item| item.span == name)?;
    name.of_text(ground.text).ends_with(is_han).then_some(())?;
    let (mut close, mut noun) = (item.span.end, None);
    for next in ground.items.iter().skip(at + 1).take(MOST) {
        if next.span.start != close || (next.span.start < trigger.end && next.span.end > trigger.start) {
            break;
        }
        match part(ground, next) {
            Part::Head => noun = Some(next.span),
            Part::Modifier => {}
            // 公司|全部|已发行|股本: what is behind the verb goes on.
            Part::Other if name.start >= trigger.end && next.mention.is_none() && next.word.starts_with(is_han) => {
                return None;
            }
            Part::Other => break,
        }
        close = next.span.end;
    }
    noun
}

enum Part {
    Head,
    Modifier,
    Other,
}

fn part(ground: &Ground<'_>, item: &Item<'_>) -> Part {
    match item.kind(ground.mentions) {
        // 51%股权 of a company is no part of its name.
        Some(MentionKind::Quantity(_)) if item.span.of_text(ground.text).ends_with('%') => return Part::Other,
        Some(MentionKind::Place | MentionKind::Quantity(_)) => return Part::Modifier,
        Some(_) => return Part::Other,
        None => {}
    }
    let closed =
        item.comma || item.joins() || item.is_boundary() || item.opens(Cue::Planned) || item.is_cue(Cue::Frame);
    if closed || !item.word.starts_with(is_han) {
        return Part::Other;
    }
    match ground.segmenter.tag(&item.word) {
        // 二厂: no word of the dictionary; one character is no noun.
        None if item.word.len() > ONE_HAN && !item.is_trigger() => Part::Head,
        None | Some("ns" | "nr" | "vn") => Part::Modifier,
        Some(tag) if tag.starts_with('n') && !item.is_trigger() => Part::Head,
        Some(tag) if tag.starts_with(['m', 'b', 'q', 'f', 'j']) => Part::Modifier,
        Some(_) => Part::Other,
    }
}

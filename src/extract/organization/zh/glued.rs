//! Characters that the segmenter glues to the front of a name.

use super::super::super::sentence::View;
use super::{FUNCTION, SURE, flags_of, is_level};
use crate::gazetteer::{Cue, Flags, List};
use crate::span::to_u32;
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 会议|由省|人大常委会: a function character glued to the front of an unknown word ends the name, where it joins something.
pub(super) fn glued(view: &View<'_>, at: usize, word: &str) -> Option<u32> {
    let first = word.chars().next().filter(|first| word.len() > first.len_utf8())?;
    // 来|访的|青海…
    if word.ends_with('的') && matches!(view.segmenter.tag(word), None | Some("")) {
        return view.tokens.get(at).map(|token| token.span.end);
    }
    // 半导体|材料|厂晶|禾|材料: what is behind 厂 is a name of its own.
    if first == '厂' && view.segmenter.tag(word).is_none() {
        return view.tokens.get(at).map(|token| token.span.start + to_u32(first.len_utf8()));
    }
    // 曾|任海德|股份, 现|任…
    if first == '任' && view.segmenter.tag(word).is_none() && word.chars().nth(2).is_some() {
        let verb = at.checked_sub(1).map_or("", |before| view.word(before));
        if view.lexicon.list(List::BeforeTaking).has(verb) {
            return view.tokens.get(at).map(|token| token.span.start + to_u32(first.len_utf8()));
        }
    }
    // 为省|财政厅, 任市|教育局: before the level of an elided place it may be any function character.
    let mut behind = word.chars().skip(1);
    let level = behind.next().is_some_and(is_level) && behind.next().is_none();
    let flags = flags_of(view, first);
    let glue = flags.any(Flags::cue(Cue::GluedBefore)) || (level && flags.any(FUNCTION));
    // 任市 is a word of the dictionary, 和县 a county.
    let free = view.segmenter.tag(word).is_none() || (level && word.ends_with(['市', '省']));
    // （女）任市|教育局
    let behind = |before: usize| view.kind(before) == Some(TokenKind::Han) || matches!(view.word(before), "）" | ")");
    let joins = glue && free && at.checked_sub(1).is_some_and(behind);
    let token = view.tokens.get(at).filter(|_| joins && !view.is_boundary(at - 1))?;
    Some(token.span.start + to_u32(first.len_utf8()))
}

/// 任华东电力设计院: the segmenter takes a verb of one character and a place for a word.
pub(super) fn without_verb(view: &View<'_>, start: u32, head: u32) -> u32 {
    let Some(first) = view.rest(start).chars().next().filter(|c| is_han(*c)) else { return start };
    let next = start + to_u32(first.len_utf8());
    let name = view.hits_at(next).any(|hit| hit.span.end <= head && hit.flags.any(SURE));
    // 现清华大学…教授, 原…: so is a word for when the post was held. 9月|于民雄中心: so is 于 behind a time.
    let verb = || {
        view.lexicon.list(List::GluedVerb).has_character(first)
            || flags_of(view, first).any(Flags::BOUNDARY.or(Flags::TRIGGER))
    };
    let dated = || first == '于' && view.before(start).ends_with(['年', '月', '日']);
    if dated() || (name && verb()) { next } else { start }
}

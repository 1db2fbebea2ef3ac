//! Who acts together: 甲集团17日与|乙公司在天津成立…. A rule finds the name beside its verb; the one that stands behind a time or
//! 将 before the word for `with` does the same.

use super::items::{self, Item};
use super::matcher::{Capture, Ground};
use super::program::Program;
use crate::extract::MentionKind;
use crate::gazetteer::{Cue, List};

/// Most items between who acts and the word for `with`.
const BETWEEN: usize = 4;

/// Add the first of the two where the rule took the second alone. English tells the partner behind the verb.
pub(super) fn complete(ground: &Ground<'_>, program: &Program, trigger: usize, captures: &mut Vec<Capture>) {
    let before = |capture: &&Capture| {
        capture.mention.is_some() && ground.items.get(trigger).is_some_and(|item| capture.span.end <= item.span.start)
    };
    let Some(second) = captures.iter().filter(before).min_by_key(|capture| capture.span.start).copied() else { return };
    // 跟王强的|公司: with what is the other's; and where the rule has room for one alone, none is added.
    let owns = |item: &Item<'_>| item.mention.is_none() && ground.lexicon.list(List::Genitive).has(&item.word);
    let behind = ground.items.get(items::index_at(ground.items, second.span.end));
    if !program.takes_several(second.slot) || behind.is_some_and(owns) {
        return;
    }
    let with = (items::index_at(ground.items, second.span.start).checked_sub(1)).map(|index| told(ground, index));
    let list = ground.lexicon.list(List::With);
    let Some(with) =
        with.filter(|&with| ground.items.get(with).is_some_and(|item| item.mention.is_none() && list.has(&item.word)))
    else {
        return;
    };
    let Some(first) = subject_of(ground, with) else { return };
    let Some((item, mention)) = ground.items.get(first).and_then(|item| Some((item, item.mention?))) else { return };
    let kind = |mention: usize| ground.mentions.get(mention).map(|mention| mention.kind);
    let taken = captures.iter().any(|capture| capture.span.overlaps(item.span));
    if !taken && second.mention.and_then(kind) == kind(mention) {
        let span = ground.mentions.get(mention).map_or(item.span, |mention| mention.span);
        captures.push(Capture { slot: second.slot, mention: Some(mention), span, named: false });
    }
}

/// The item at or before an index that is no description of the name behind it.
fn told(ground: &Ground<'_>, index: usize) -> usize {
    let described = |index: usize| ground.items.get(index).is_some_and(|item| item.aside || item.modifies);
    let mut index = index;
    while index > 0 && described(index) {
        index -= 1;
    }
    index
}

/// The name at the start of a clause with a time or a word of plans behind it, and the word for `with` behind that.
fn subject_of(ground: &Ground<'_>, with: usize) -> Option<usize> {
    let between = |item: &Item<'_>| {
        let time = matches!(item.kind(ground.mentions), Some(MentionKind::Time(_)));
        let manner = || item.mention.is_none() && ground.lexicon.list(List::Manner).has(&item.word);
        time || item.aside || (item.mention.is_none() && item.opens(Cue::Planned)) || manner()
    };
    let clause = ground.items.get(with)?.clause;
    let mut index = with.checked_sub(1)?;
    let floor = with.saturating_sub(BETWEEN);
    while index > floor && ground.items.get(index).is_some_and(between) {
        index -= 1;
    }
    let item = ground.items.get(index).filter(|item| index + 1 < with && item.clause == clause)?;
    let named = matches!(item.kind(ground.mentions), Some(MentionKind::Organization | MentionKind::Person));
    let opens = index.checked_sub(1).and_then(|before| ground.items.get(before)).is_none_or(|before| {
        before.clause != clause || before.comma || matches!(before.kind(ground.mentions), Some(MentionKind::Time(_)))
    });
    (named && opens).then_some(index)
}

//! Listed bodies that keep apart from what stands before them.

use super::super::super::person;
use super::super::super::sentence::View;
use crate::gazetteer::{Cue, Flags, List};
use crate::record::Category;
use crate::span::Span;

/// 核准|虞利明|杭州银行行长的任职资格, 与日本|东京大学: a listed body, with somebody's name before it, or the place where it is.
pub(super) fn apart_from_listed(view: &View<'_>, name: Span, category: Category) -> bool {
    let inside = view.hits_ending(name.end).filter(|hit| hit.span.start > name.start);
    inside.filter(|hit| hit.flags.any(Flags::SURE_BODY)).any(|body| {
        let before = Span::new(name.start, body.span.start);
        // 泰国教育部 is another ministry.
        let office = matches!(category, Category::Government | Category::Party);
        let place = || view.hits_at(before.start).any(|hit| hit.span == before && hit.flags.any(Flags::SURE_PLACE));
        (!office && place()) || ((6..=9).contains(&before.len()) && person::is_name(view, before))
    })
}

/// A word for a thing of trade stands among the modifiers.
pub(super) fn has_trade_thing(view: &View<'_>, modifiers: Span) -> bool {
    let from = view.token_from(modifiers.start);
    let words = view.tokens.get(from..).unwrap_or(&[]).iter().take_while(|token| token.span.end <= modifiers.end);
    (from..from + words.count()).any(|word| view.is_cue(word, Cue::Whole))
}

/// 马来西亚数码经济机构|主席: a common noun for bodies ends the name of one that begins with a place, where its head follows.
pub(super) fn is_led_at_place(view: &View<'_>, name: Span) -> bool {
    let placed = view.hits_at(name.start).any(|hit| hit.flags.any(Flags::SURE_PLACE) && hit.span.end < name.end);
    let head = |title: &crate::gazetteer::Hit| {
        let text = title.span.of_text(view.text);
        [List::Chair, List::CompanyHead].iter().any(|&list| view.lexicon.list(list).ends(text))
    };
    placed
        && name.of_text(view.text).chars().nth(6).is_some()
        && view.hits_at(name.end).filter(|hit| hit.flags.any(Flags::TITLE)).any(head)
}

/// 董事会|提名|委员会: what a committee does is its name.
pub(super) fn is_committee(view: &View<'_>, word: &str, head: u32) -> bool {
    view.lexicon.list(List::CommitteeField).has(word)
        && view.before(head).ends_with(word)
        && view.rest(head).starts_with("委员会")
}

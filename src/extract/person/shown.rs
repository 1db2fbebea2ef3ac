//! Persons that a title or a verb of appointment shows, found before other names, which must not reach over them.

use super::super::sentence::View;
use super::super::title::Title;
use super::han_name::{self, Context};
use super::zh::closes;
use crate::gazetteer::{Cue, Flags};
use crate::span::{Span, to_u32};

/// Persons right behind titles, and the names of the same list.
pub(super) fn behind_titles(view: &View<'_>, titles: &[Title]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for title in titles.iter().filter(|title| !title.ambiguous) {
        let rest = view.rest(title.span.end);
        let mut at = title.span.end + to_u32(rest.len() - rest.trim_start_matches(' ').len());
        let mut first = true;
        while let Some(name) = han_name::at(view, at, Context::Strong).filter(|name| !is_listed(view, *name)) {
            if !first && !closes(view, name.end) {
                break;
            }
            first = false;
            found.push(name);
            let Some(mark) = view.rest(name.end).chars().next().filter(|mark| matches!(mark, '、' | '和' | '与'))
            else {
                break;
            };
            at = name.end + to_u32(mark.len_utf8());
        }
    }
    if !view.all.any(Flags::cue(Cue::PersonFollows)) {
        return found;
    }
    // 任命梁韶华为…: so are those whom a verb of appointment names.
    for (index, token) in view.tokens.iter().enumerate() {
        if !view.is_cue(index, Cue::PersonFollows) {
            continue;
        }
        let name = han_name::at(view, token.span.end, Context::Strong).filter(|name| !is_listed(view, *name));
        found.extend(
            name.filter(|name| view.rest(name.end).starts_with(['为', '担', '出', '任', '接', '的', '作', '、'])),
        );
    }
    found
}

/// A listed name of something else begins where the person's name would, and reaches as far.
fn is_listed(view: &View<'_>, name: Span) -> bool {
    view.hits_at(name.start)
        .take_while(|hit| hit.span.end >= name.end)
        .any(|hit| view.lexicon.flags_of(hit.word).any(Flags::SURE_BODY.or(Flags::SURE_PLACE)))
}

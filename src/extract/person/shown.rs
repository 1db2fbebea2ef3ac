//! Persons that a title or a verb of appointment shows, found before other names, which must not reach over them.

use super::super::sentence::View;
use super::super::title::Title;
use super::han_name::{self, Context};
use super::zh::closes;
use crate::gazetteer::{Cue, Flags, List, Sense, ThingKind};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;

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
        // …决定：王小强任中共湖滨区委书记
        if !titles.is_empty() && view.span.of_text(view.text).contains(['任', '为']) {
            in_notices(view, titles, &mut found);
        }
        return found;
    }
    // 任命梁韶华为…: so are those whom a verb of appointment names.
    for (index, token) in view.tokens.iter().enumerate() {
        if !view.is_cue(index, Cue::PersonFollows) {
            continue;
        }
        // 任命：赖声权为…
        let colon = view.rest(token.span.end).chars().next().filter(|mark| matches!(mark, '：' | ':'));
        let at = token.span.end + colon.map_or(0, |mark| to_u32(mark.len_utf8()));
        let name =
            han_name::at(view, at, Context::Strong).filter(|name| !is_listed(view, *name) || is_appointed(view, *name));
        // 免去王磊|杭州市财政局局长职务
        let body =
            |name: &Span| view.hits_at(name.end).any(|hit| hit.flags.any(Flags::SURE_BODY.or(Flags::SURE_PLACE)));
        found.extend(name.filter(|name| {
            view.rest(name.end).starts_with(['为', '担', '出', '任', '接', '的', '作', '、'])
                || view.lexicon.list(List::Courteous).begins(view.rest(name.end))
                || body(name)
        }));
    }
    if !titles.is_empty() {
        in_notices(view, titles, &mut found);
    }
    found
}

/// Characters within which a notice goes on behind a name without dots: one more than the longest of them has.
const NOTICED: usize = 7;

/// 王华为市科技局局长；李明任…: a name at the start of a clause, and a post in the clause behind 为 or 任.
fn in_notices(view: &View<'_>, titles: &[Title], found: &mut Vec<Span>) {
    for (index, token) in view.tokens.iter().enumerate() {
        let mark = matches!(token.kind, TokenKind::Punct | TokenKind::Newline);
        if index > 0 && !mark {
            continue;
        }
        let at = if mark { token.span.end } else { token.span.start };
        if !view.has.dot && !view.rest(at).chars().take(NOTICED).any(|c| matches!(c, '为' | '任' | '的' | '（' | '('))
        {
            continue;
        }
        let Some(name) = han_name::at(view, at, Context::Strong) else { continue };
        // 王磊|任…: 任 ends names too.
        let shorter = name.of_text(view.text).strip_suffix('任').filter(|short| short.chars().nth(1).is_some());
        let name = shorter.map_or(name, |short| Span::new(name.start, name.start + to_u32(short.len())));
        // 李兰（女）为…
        let whole = view.rest(name.end);
        let rest = behind_sex(whole);
        let base = name.end + to_u32(whole.len() - rest.len());
        if !rest.starts_with(['为', '任', '的']) || found.contains(&name) || is_listed(view, name) {
            continue;
        }
        let end = base + to_u32(rest.find(['，', ',', '；', ';', '。', '、', '（', '(', '\n']).unwrap_or(rest.len()));
        let post = |end: u32| titles.iter().any(|title| title.span.end == end && title.span.start > name.end);
        let notice = if rest.starts_with('的') {
            let held = view.lexicon.list(List::PostNoun).before(Span::new(base, end).of_text(view.text));
            held.is_some_and(|held| post(base + to_u32(held.len())))
        } else {
            post(end)
        };
        if notice {
            found.push(name);
        }
    }
}

/// What stands behind a note on the sex of whom a notice names: 李兰（女）, 阿依（女，维吾尔族）.
pub(super) fn behind_sex(rest: &str) -> &str {
    let note = rest.strip_prefix("（女").or_else(|| rest.strip_prefix("(女"));
    let closed = note.and_then(|note| note.split_once(['）', ')'])).filter(|(inner, _)| inner.len() <= 24);
    closed.map_or(rest, |(_, rest)| rest)
}

/// 任命贺兰为…, where a county has the name: no place takes a post.
pub(super) fn is_appointed(view: &View<'_>, name: Span) -> bool {
    let rest = view.rest(name.end);
    let rest = view.lexicon.list(List::Courteous).behind(rest).unwrap_or(rest);
    let called = || view.token_ending(name.start).is_some_and(|verb| view.is_cue(verb, Cue::PersonFollows));
    let Some(post) = rest.strip_prefix('为').or_else(|| rest.strip_prefix("担任")) else { return false };
    ends_as_post(view, view.span.end.saturating_sub(to_u32(post.len())))
        && !is_large_place(view, name)
        && called()
        && view.hits_at(name.start).all(|hit| hit.span.end <= name.end && !hit.flags.any(Flags::SURE_BODY))
}

/// 选举南京为…: a place that takes part in things as bodies do.
fn is_large_place(view: &View<'_>, name: Span) -> bool {
    view.hits_at(name.start).filter(|hit| hit.span.end == name.end).any(|hit| {
        view.lexicon.senses_of(hit.word).iter().any(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Place, .. } => {
                let level = view.lexicon.thing(*id).map(|thing| &*thing.level);
                matches!(level, Some("city" | "province" | "country" | "continent"))
            }
            _ => false,
        })
    })
}

/// Whether a post ends where a clause or the noun behind it does: 为理事长, but not 为理事长|单位.
fn ends_as_post(view: &View<'_>, from: u32) -> bool {
    const LONGEST: usize = 40;
    let rest = view.rest(from);
    let post = |end: usize| {
        let text = rest.get(..end).unwrap_or("");
        let text = view.lexicon.list(List::PostNoun).before(text).unwrap_or(text);
        view.hits_ending(from + to_u32(text.len())).any(|hit| hit.flags.any(Flags::TITLE) && hit.span.start >= from)
    };
    for (at, mark) in rest.char_indices().take(LONGEST) {
        let ends = !mark.is_alphanumeric() && mark != ' ';
        if (ends || matches!(mark, '和' | '兼' | '并' | '及')) && post(at) {
            return true;
        }
        if ends {
            return false;
        }
    }
    rest.chars().nth(LONGEST).is_none() && post(rest.len())
}

/// A listed name of something else begins where the person's name would, and reaches as far.
fn is_listed(view: &View<'_>, name: Span) -> bool {
    view.hits_at(name.start)
        .take_while(|hit| hit.span.end >= name.end)
        .any(|hit| hit.flags.any(Flags::SURE_BODY.or(Flags::SURE_PLACE)))
}

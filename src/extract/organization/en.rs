//! English names of bodies that every place of a level has: Xuhui District People's Government.

use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, Hit, List, Sense, ThingId, ThingKind};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;

/// A body of a place.
pub(crate) struct Composed {
    pub(crate) place: ThingId,
    pub(crate) body: ThingId,
    /// Where the body stands.
    pub(crate) span: Span,
}

/// The place and the body that a name is composed of: `Shanghai Municipal Commission of Commerce`, `Science and
/// Technology Commission of Shanghai Municipality`.
pub(crate) fn composed(view: &View<'_>, name: Span) -> Option<Composed> {
    let from = view.hits.partition_point(|hit| hit.span.start < name.start);
    let bodies = view.hits.get(from..)?.iter().take_while(|hit| hit.span.start < name.end);
    bodies.filter(|hit| hit.span.end <= name.end).find_map(|hit| {
        let body = view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Composition, .. } => Some(*id),
            _ => None,
        })?;
        let place = if hit.span.end == name.end {
            Span::new(name.start, hit.span.start)
        } else if hit.span.start == name.start {
            Span::new(hit.span.end, name.end)
        } else {
            return None;
        };
        let text = place.of_text(view.text).trim();
        let text = text.strip_prefix("of the ").or_else(|| text.strip_prefix("of ")).unwrap_or(text);
        let place = place_of(view, text, body)?;
        Some(Composed { place, body, span: hit.span })
    })
}

/// The one place of this name that has such a body.
fn place_of(view: &View<'_>, name: &str, body: ThingId) -> Option<ThingId> {
    let levels = &*view.lexicon.thing(body)?.level;
    let only = |name: &str| {
        let mut found = view.lexicon.senses(name).iter().filter_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Place, ambiguous: false } => Some(*id),
            _ => None,
        });
        let place = found.next().filter(|_| found.next().is_none())?;
        let level = &*view.lexicon.thing(place)?.level;
        levels.split(',').any(|one| one == level).then_some(place)
    };
    only(name).or_else(|| view.lexicon.list(List::Level).before(name).and_then(only))
}

/// Most words between the level and the head of a body in small letters.
const SMALL_WORDS: usize = 5;

/// Bodies in small letters by their level and head: the municipal Party committee, the county development and reform
/// bureau, the city federation of trade unions; those of a place that stands before them: Portugal's education ministry.
pub(super) fn in_small_letters(view: &View<'_>, out: &mut Vec<Mention>) {
    for index in 0..view.tokens.len() {
        if view.is_english(index, EnglishWord::Level)
            && view.word(index).starts_with(|c: char| c.is_ascii_lowercase())
            && let Some(found) = small_body(view, index, index)
        {
            push_small(view, place_before(view, index).unwrap_or(index), found, out);
        } else if let Some(place) = government(view, index) {
            push_small(view, place, (index + 1, Category::Government), out);
        } else if ends_owner(view, index)
            && view.word(index + 1) == " "
            && !view.is_english(index + 2, EnglishWord::Level)
            && let Some(found) = small_body(view, index, index + 2).filter(|found| of_state(found.1))
        {
            push_small(view, index + 2, found, out);
        }
    }
}

/// `Henan provincial government`, `Zhengzhou municipal bureau of commerce`: the first token of the place before a body.
fn place_before(view: &View<'_>, index: usize) -> Option<usize> {
    let last = index.checked_sub(2).filter(|_| view.word(index - 1) == " ")?;
    let end = view.tokens.get(last)?.span.end;
    let named = |hit: &&Hit| {
        hit.flags.any(Flags::SURE_PLACE) && hit.span.of_text(view.text).starts_with(|c: char| c.is_ascii_uppercase())
    };
    let start = view.hits_ending(end).filter(named).map(|hit| hit.span.start).min()?;
    view.token_at(start)
}

/// `Songjiang District government`: the place of a government whose level its name tells.
fn government(view: &View<'_>, index: usize) -> Option<usize> {
    if view.word(index) != "government" {
        return None;
    }
    let place = place_before(view, index)?;
    let level = index.checked_sub(2)?;
    let levels = ["District", "County", "City", "Province", "Prefecture", "Township"];
    (place < level && levels.contains(&view.word(level))).then_some(place)
}

fn push_small(view: &View<'_>, from: usize, (end, category): (usize, Category), out: &mut Vec<Mention>) {
    let mut mention = Mention::new(view.span_of(from, end), MentionKind::Organization, 2);
    mention.category = Some(category);
    out.push(mention);
}

fn of_state(category: Category) -> bool {
    matches!(category, Category::Government | Category::Party | Category::Bank)
}

/// `Portugal's`, `the city's`: the place whose body follows.
fn ends_owner(view: &View<'_>, index: usize) -> bool {
    let word = view.word(index);
    let Some(owner) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) else { return false };
    view.lexicon.senses(owner).iter().any(|sense| {
        matches!(
            sense,
            Sense::Thing { kind: ThingKind::Place, ambiguous: false, .. } | Sense::English(EnglishWord::Level)
        )
    })
}

/// End and category of a body in small letters whose first word is at `from`.
fn small_body(view: &View<'_>, level: usize, from: usize) -> Option<(usize, Category)> {
    let mut index = from;
    for words in 0..=SMALL_WORDS {
        let word = view.word(index);
        let inner = matches!(word, "and" | "Party" | "CPC" | "&");
        let small = word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
        if view.kind(index) != Some(TokenKind::Word) || !(small || inner) {
            return None;
        }
        let head = view.is_english(index, EnglishWord::Seat);
        if head && words > 0 {
            let category = small_category(word);
            return Some((complement(view, index), category));
        }
        let closed = view.is_boundary(index)
            || view.senses(index).iter().any(|sense| {
                matches!(sense, Sense::Cue(Cue::Preposition | Cue::Linker | Cue::Article | Cue::Say | Cue::Aside))
            });
        // the country's largest bank
        let describes = word.ends_with("est") || matches!(word, "top" | "new" | "own" | "main" | "leading" | "former");
        if describes || (closed && !inner && index != level) || view.word(index + 1) != " " {
            return None;
        }
        index += 2;
    }
    None
}

fn small_category(head: &str) -> Category {
    match head {
        "bank" => Category::Bank,
        "federation" | "association" => Category::Association,
        "fund" => Category::Fund,
        "hospital" => Category::Hospital,
        _ => Category::Government,
    }
}

/// Token behind `of trade unions` behind a head, else behind the head.
fn complement(view: &View<'_>, head: usize) -> usize {
    if view.word(head + 1) != " " || view.word(head + 2) != "of" || view.word(head + 3) != " " {
        return head + 1;
    }
    let mut end = head + 1;
    let mut index = head + 4;
    // regional government of Ningxia
    let place = |index: usize| {
        let start = view.tokens.get(index)?.span.start;
        let place =
            view.hits_at(start).filter(|hit| hit.flags.any(Flags::SURE_PLACE)).max_by_key(|hit| hit.span.end)?;
        view.token_ending(place.span.end)
    };
    if let Some(last) = place(index) {
        return last + 1;
    }
    for _ in 0..4 {
        let word = view.word(index);
        let field = word.bytes().all(|b| b.is_ascii_lowercase())
            && !word.is_empty()
            && (view.is_english(index, EnglishWord::Field) || word == "and" || word == "unions");
        if !field {
            break;
        }
        if word != "and" {
            end = index + 1;
        }
        index += 2;
    }
    end
}

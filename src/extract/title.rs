//! Titles with their modifiers: 副 + 主任, Deputy + Director General.

use super::sentence::View;
use crate::gazetteer::{EnglishWord, Flags, Sense, ThingId, ThingKind};
use crate::record::Qualifier;
use crate::span::Span;
use crate::token::script::is_han;

/// A title found in a sentence, modifiers included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Title {
    pub(crate) span: Span,
    /// Exact entry, or the head's where modifiers were put before it.
    pub(crate) thing: Option<ThingId>,
    pub(crate) exact: bool,
    pub(crate) ambiguous: bool,
    pub(crate) qualifier: Option<(Span, Qualifier)>,
}

/// All titles of a sentence from left to right, without overlap, longest first.
pub(crate) fn find(view: &View<'_>) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    let mut end = 0;
    for hit in view.hits {
        if hit.span.start < end || !view.lexicon.flags_of(hit.word).any(Flags::TITLE) {
            continue;
        }
        let sense = view.lexicon.senses_of(hit.word).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Title, ambiguous } => Some((*id, *ambiguous)),
            _ => None,
        });
        let Some((thing, ambiguous)) = sense else { continue };
        if cuts_words(view, hit.span) {
            continue;
        }
        let start = with_modifiers(view, hit.span.start, end);
        let elect = qualifier_behind(view, hit.span.end);
        let close = elect.or_else(|| with_field(view, hit.span.end)).unwrap_or(hit.span.end);
        let exact = start == hit.span.start && close == hit.span.end;
        let span = Span::new(start, close);
        // `head`, `member`, `fellow` in lower case are posts only beside a name.
        let text = span.of_text(view.text);
        let ambiguous = ambiguous || (text.starts_with(|c: char| c.is_ascii_lowercase()) && !text.contains(' '));
        let qualifier = qualifier_before(view, start);
        titles.push(Title { span, thing: Some(thing), exact, ambiguous, qualifier });
        end = close;
    }
    titles
}

/// End of `-elect`, `-designate` behind an English title.
fn qualifier_behind(view: &View<'_>, end: u32) -> Option<u32> {
    let mark = view.token_at(end).filter(|&mark| view.word(mark) == "-")?;
    let span = view.span_of(mark, mark + 2);
    let known = view.lexicon.senses(span.of_text(view.text)).iter().any(|sense| matches!(sense, Sense::Qualifier(_)));
    known.then_some(span.end)
}

/// End of the field of work behind an English title: Secretary for Innovation, Technology and Industry.
fn with_field(view: &View<'_>, end: u32) -> Option<u32> {
    let rest = view.rest(end);
    let joint = [" of ", " for ", " and "].iter().find(|joint| rest.starts_with(**joint))?;
    // Head of Research and Development
    let open = *joint != " and "
        || (view.token_ending(end)?.checked_sub(2).is_some_and(|before| matches!(view.word(before), "of" | "for"))
            && view.is_english(view.token_ending(end)?, EnglishWord::Field));
    let fields = open.then(|| super::latin::fields(view, end + crate::span::to_u32(joint.len())));
    fields.flatten()
}

/// Start of the title with the modifiers that stand right before its head.
fn with_modifiers(view: &View<'_>, start: u32, floor: u32) -> u32 {
    let mut start = start;
    for _ in 0..3 {
        let before = view.before(start);
        let trimmed = before.trim_end_matches([' ', '-']);
        let found = modifier_ending(view, trimmed, trimmed.len() < before.len());
        match found {
            Some(length) if start as usize - (before.len() - trimmed.len()) >= length => {
                let new = start - crate::span::to_u32(before.len() - trimmed.len() + length);
                if new < floor {
                    break;
                }
                start = new;
            }
            _ => break,
        }
    }
    start
}

/// Length of the modifier that ends a text.
fn modifier_ending(view: &View<'_>, before: &str, spaced: bool) -> Option<usize> {
    let is_modifier = |word: &str| view.lexicon.look_up(word).flags.any(Flags::MODIFIER);
    if spaced {
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        return (word.is_ascii() && !word.is_empty() && is_modifier(word)).then_some(word.len());
    }
    [4, 3, 2, 1].into_iter().find_map(|count| {
        let (at, _) = before.char_indices().rev().nth(count - 1)?;
        let word = before.get(at..)?;
        (word.chars().all(is_han) && is_modifier(word)).then_some(word.len())
    })
}

/// 原, 时任, former, acting right before a title.
fn qualifier_before(view: &View<'_>, start: u32) -> Option<(Span, Qualifier)> {
    let before = view.before(start);
    let trimmed = before.trim_end_matches([' ', '-']);
    let find = |length: usize| {
        let at = trimmed.len().checked_sub(length).filter(|_| length > 0)?;
        let word = view.lexicon.look_up(trimmed.get(at..)?);
        if !word.flags.any(Flags::QUALIFIER) {
            return None;
        }
        let qualifier = word.senses.iter().find_map(|sense| match sense {
            Sense::Qualifier(qualifier) => Some(*qualifier),
            _ => None,
        })?;
        let from = view.span.start + crate::span::to_u32(at);
        Some((Span::new(from, from + crate::span::to_u32(length)), qualifier))
    };
    if trimmed.len() < before.len() || !trimmed.ends_with(is_han) {
        return find(trimmed.rsplit(|c: char| !c.is_alphanumeric()).next()?.len());
    }
    let mut lengths = [0; 3];
    for (slot, (at, _)) in lengths.iter_mut().zip(trimmed.char_indices().rev()) {
        *slot = trimmed.len() - at;
    }
    lengths.into_iter().rev().find_map(find)
}

/// 大校 in 台大校长, 委员 in 委员会: a title may begin inside a word that it ends (区委书记), and cut no other.
fn cuts_words(view: &View<'_>, span: Span) -> bool {
    if !span.of_text(view.text).starts_with(is_han) {
        return false;
    }
    let straddling = |offset: u32| {
        let before = view.token_from(offset).checked_sub(1).and_then(|index| view.tokens.get(index))?;
        (before.span.start < offset && before.span.end > offset).then_some(before.span)
    };
    let known = |word: Span| view.segmenter.knows(word.of_text(view.text));
    straddling(span.end).is_some_and(known)
        || straddling(span.start).is_some_and(|word| word.end != span.end && known(word))
}

/// 联发科技副董事长: what belongs to an organization's name is no modifier of the title behind it.
pub(crate) fn trim(titles: &mut [Title], names: impl Iterator<Item = Span> + Clone) {
    for title in titles {
        let reaching = names
            .clone()
            .find(|name| name.start < title.span.start && name.end > title.span.start && name.end < title.span.end);
        if let Some(name) = reaching {
            title.span.start = name.end;
            title.exact = false;
        }
    }
}

//! Words that refer back: it, its, these; 他, she.

use super::sentence::View;
use super::{Head, HeadKind, Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List, Sense, ThingKind};
use crate::span::Span;
use crate::token::TokenKind;

/// `It` at the start of a sentence: what the sentence before was about. `said that it …`: what this one is about.
pub(super) fn bodies(view: &View<'_>, out: &mut Vec<Mention>) {
    let first = view.tokens.iter().position(|token| token.kind == TokenKind::Word);
    if let Some(index) = first
        && view.word(index).eq_ignore_ascii_case("it")
        && view.is_cue(index, Cue::PronounGroup)
    {
        out.push(Mention::new(view.span_of(index, index + 1), MentionKind::Anaphor, 1));
    }
    // `Its shares were admitted to trading on …`
    if let Some(index) = first.filter(|&index| view.word(index) == "Its")
        && matches!(view.word(index + 2), "shares" | "stock")
    {
        out.push(Mention::new(view.span_of(index, index + 1), MentionKind::Anaphor, 1));
    }
    // `Among these, 35 are …`
    if let Some(index) = first.filter(|&index| view.word(index).eq_ignore_ascii_case("among"))
        && matches!(view.word(index + 2), "these" | "them" | "those")
        && view.word(index + 3) == ","
    {
        out.push(Mention::new(view.span_of(index + 2, index + 3), MentionKind::Anaphor, 1));
    }
    let words = || view.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
    for (index, _) in words().filter(|(_, token)| matches!(token.span.len(), 3 | 5)) {
        if !matches!(view.word(index), "its" | "Its" | "their") {
            continue;
        }
        // `its co-founder`, `its deputy director`: whose post it is.
        // `its first managing director`
        let title = if matches!(view.word(index + 2), "new" | "first" | "next" | "current" | "founding" | "inaugural") {
            index + 4
        } else {
            index + 2
        };
        if before_title(view, index + 2) || before_title(view, title) {
            out.push(Mention::new(view.span_of(index, index + 1), MentionKind::Anaphor, 1));
        }
    }
    for (index, _) in words().skip_while(|(index, _)| *index < 2).filter(|(_, token)| token.span.len() == 2) {
        if view.word(index) == "it" && view.word(index - 1) == " " && is_subject(view, index) {
            out.push(Mention::new(view.span_of(index, index + 1), MentionKind::Anaphor, 1));
        }
    }
}

/// Furthest word that says whose words follow, in tokens before `it`.
const SAID: usize = 20;

/// `said on Tuesday it …`, `…, and it opened`: what the sentence is about.
fn is_subject(view: &View<'_>, index: usize) -> bool {
    let before = view.word(index - 2);
    if before == "that" || view.is_cue(index - 2, Cue::Say) || view.is_cue(index - 2, Cue::Report) {
        return true;
    }
    if opens_with_time(view, index) || opens_with_participle(view, index) || joined_at_time(view, index) {
        return true;
    }
    let clause = (index.saturating_sub(SAID)..index - 1)
        .rev()
        .take_while(|&at| !matches!(view.word(at), "," | ";" | "." | "\"" | "”"));
    clause.into_iter().any(|at| view.is_cue(at, Cue::Say) || view.is_cue(at, Cue::Report))
}

/// Furthest `it` from the start of a sentence that begins with a time, in tokens.
const OPENING: usize = 12;

/// `In May it received …`, `Last month it was named …`: the time before the subject.
fn opens_with_time(view: &View<'_>, index: usize) -> bool {
    let first = view.tokens.iter().position(|token| token.kind == TokenKind::Word);
    let Some(first) = first.filter(|&first| index - first <= OPENING) else { return false };
    // Two years later it …, The following year it …
    let later = (first..index).any(|at| matches!(view.word(at), "later" | "following" | "same"));
    let opening =
        later || matches!(view.word(first), "In" | "On" | "Last" | "This" | "Earlier" | "At" | "By" | "Since" | "Next");
    let plain = (first..index).all(|at| !matches!(view.word(at), "," | ";" | ":" | "(" | "\"") || at + 2 >= index);
    opening && plain
}

/// Longest `Founded in 1951 as a maker of lamps`, in tokens.
const PARTICIPIAL: usize = 40;

/// `Founded in 1951 as a maker of lamps, it has …`: a participle opens the sentence, and the only comma is before `it`.
fn opens_with_participle(view: &View<'_>, index: usize) -> bool {
    let first = view.tokens.iter().position(|token| token.kind == TokenKind::Word);
    let Some(first) = first.filter(|&first| index - first <= PARTICIPIAL) else { return false };
    let word = view.word(first);
    let opens = word.starts_with(|c: char| c.is_ascii_uppercase())
        && (word.ends_with("ed") || matches!(word, "Built" | "Set" | "Led" | "Spun"));
    opens
        && view.word(index - 2) == ","
        && (first..index - 2).all(|at| !matches!(view.word(at), ";" | ":" | "(" | "\""))
}

/// `…, and in July it signed …`, `…, and last month it opened …`: a second clause with a time before its subject.
fn joined_at_time(view: &View<'_>, index: usize) -> bool {
    const TIME: usize = 8;
    let and = (index.saturating_sub(TIME)..index).rev().find(|&at| matches!(view.word(at), "and" | "but" | "," | ";"));
    let Some(and) = and.filter(|&and| matches!(view.word(and), "and" | "but") && and >= 2) else { return false };
    (matches!(view.word(and - 2), "," | ";") || matches!(view.word(and - 1), "," | ";"))
        && matches!(view.word(and + 2), "in" | "on" | "last" | "this" | "by" | "earlier")
}

/// 他 and she as subjects; before 的 they own something, which says nothing of themselves.
pub(super) fn persons(view: &View<'_>, out: &mut Vec<Mention>) {
    for (index, token) in view.tokens.iter().enumerate() {
        let subject = view.is_cue(index, Cue::PronounSubject) && !matches!(view.word(index + 1), "的" | "们");
        // him, her
        if !subject && (token.span.len() != 3 || !is_appointed(view, index)) {
            continue;
        }
        let mut mention = Mention::new(token.span, MentionKind::Anaphor, 1);
        mention.refers = Some(Head { kind: HeadKind::Person, span: token.span, general: true });
        out.push(mention);
    }
}

/// `The Minister then opened …`, `“…,” the Secretary said`: a post alone, before a verb, stands for who was named with it.
pub(super) fn holders(view: &View<'_>, out: &mut Vec<Mention>) {
    let first = view.tokens.iter().position(|token| token.kind == TokenKind::Word);
    for (index, token) in view.tokens.iter().enumerate().filter(|(_, token)| token.span.len() == 3) {
        let opens = match view.word(index) {
            "The" => first == Some(index) || is_closed(view, index),
            "the" => true,
            _ => false,
        };
        let Some(post) = view.tokens.get(index + 2).filter(|_| opens && view.word(index + 1) == " ") else { continue };
        // On Tuesday the Minister opened …; in small letters only where a clause begins: `trade with the leader slowed`.
        let capital = view.word(index + 2).starts_with(|c: char| c.is_ascii_uppercase());
        if !capital && first != Some(index) && !is_closed(view, index) && !follows_time(view, index) {
            continue;
        }
        let ends = |at: u32| view.hits_at(at).filter(|hit| hit.flags.any(Flags::TITLE)).map(|hit| hit.span.end).max();
        // the Principal Secretary, the Deputy Mayor
        let modified = || {
            let next = view.tokens.get(index + 4).filter(|_| capital && view.word(index + 3) == " ")?;
            let modifier =
                |sense: &Sense| matches!(sense, Sense::Thing { kind: ThingKind::Modifier, .. } | Sense::Qualifier(_));
            view.senses(index + 2).iter().any(modifier).then(|| ends(next.span.start)).flatten()
        };
        let Some(end) = ends(post.span.start).or_else(modified) else { continue };
        let Some(last) = view.tokens.iter().skip(index).position(|token| token.span.end == end) else { continue };
        if !is_before_verb(view, index + last) {
            continue;
        }
        let title = Span::new(post.span.start, end);
        let mut mention = Mention::new(Span::new(token.span.start, end), MentionKind::Anaphor, 1);
        mention.refers = Some(Head { kind: HeadKind::Person, span: title, general: false });
        out.push(mention);
    }
}

/// `On Monday the minister …`, `and later the mayor …`: nothing but a short time before it in its sentence, or a word that
/// begins a clause.
fn follows_time(view: &View<'_>, index: usize) -> bool {
    const TIME: usize = 8;
    let Some(first) = view.tokens.iter().position(|token| token.kind == TokenKind::Word) else { return false };
    let before = index.checked_sub(2).map_or("", |before| view.word(before));
    let time =
        || index - first <= TIME && matches!(view.word(first), "On" | "In" | "At" | "Last" | "Earlier" | "Later");
    matches!(before, "while" | "when" | "where" | "that" | "and" | "but" | "then") || time()
}

/// Right behind a comma, or behind a quotation that ends.
fn is_closed(view: &View<'_>, index: usize) -> bool {
    let before = index.checked_sub(2).filter(|_| view.word(index - 1) == " ").map(|before| view.word(before));
    before.is_some_and(|before| matches!(before, "," | "\"" | "”" | "’"))
}

/// A word in small letters that goes on with no post and no list, and begins no clause about somebody.
fn is_before_verb(view: &View<'_>, last: usize) -> bool {
    let next = view.word(last + 2);
    let verb = next.len() > 2 && next.bytes().all(|byte| byte.is_ascii_lowercase()) || next == "is";
    view.word(last + 1) == " "
        && verb
        && !view.is_cue(last + 2, Cue::And)
        && !matches!(
            next,
            "for" | "and" | "who" | "from" | "with" | "general" | "whose" | "designate" | "elect" | "that"
        )
}

/// `made him chief executive`, `appointed her as treasurer`: whom somebody gives a post.
fn is_appointed(view: &View<'_>, index: usize) -> bool {
    let object = match view.word(index) {
        "him" => true,
        // `named her chief executive of`: a post of several words, which is hardly hers to have.
        "her" => matches!(view.word(index + 2), "as" | "to") || before_long_title(view, index + 2),
        _ => false,
    };
    let verb = || index.checked_sub(2).filter(|_| view.word(index - 1) == " ").map(|verb| view.word(verb));
    object && verb().is_some_and(|verb| view.lexicon.list(List::Appoints).has(verb))
}

/// A title of several words begins at a token.
fn before_long_title(view: &View<'_>, index: usize) -> bool {
    view.tokens.get(index).is_some_and(|token| {
        view.hits_at(token.span.start)
            .any(|hit| hit.flags.any(Flags::TITLE) && hit.span.of_text(view.text).contains(' '))
    })
}

/// A title, or a modifier of one and a title, begins at a token.
fn before_title(view: &View<'_>, index: usize) -> bool {
    let is = |index: usize, title: bool| {
        view.tokens.get(index).is_some_and(|token| {
            view.hits_at(token.span.start).any(|hit| {
                view.lexicon.senses_of(hit.word).iter().any(|sense| match sense {
                    Sense::Thing { kind, .. } if title => *kind == ThingKind::Title,
                    Sense::Thing { kind, .. } => *kind == ThingKind::Modifier,
                    Sense::Qualifier(_) => !title,
                    _ => false,
                })
            })
        })
    };
    let modifier = |index: usize| {
        is(index, false)
            || view
                .senses(index)
                .iter()
                .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Modifier, .. } | Sense::Qualifier(_)))
    };
    is(index, true) || (modifier(index) && is(index + 2, true))
}

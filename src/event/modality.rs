//! Whether an event happened: cue words and how far they reach.

use super::items::Item;
use super::latin;
use super::matcher::ONE_HAN;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List, WordList};
use crate::record::{Modality, Polarity};
use crate::span::Span;
use crate::token::script::is_han;
use std::ops::Range;

/// What the cues before a trigger say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stance {
    pub(crate) modality: Modality,
    pub(crate) polarity: Polarity,
    /// Only wished for, or part of someone's words: no event.
    pub(crate) goal: bool,
    /// Stands in a clause about the past of the thing: 成立以来, since launching.
    pub(crate) background: bool,
}

/// Furthest cue before a trigger in its own clause, in items; a negation is nearer.
const REACH: usize = 24;
const NEGATION_REACH: usize = 3;
/// Furthest `has` before its participle: has since also bought.
const PERFECT: usize = 3;
/// Furthest 已 before its verb: 已于11月19日与A在苏州签署.
const DONE: usize = 8;

/// Read the cues of a trigger, the items of `trigger`. `texts` are free texts and `not_cues` words that say nothing of it.
///
/// A cue governs its clause, and the clauses after it up to the end of the sentence part that bring no new subject.
pub(crate) fn stance(
    items: &[Item<'_>],
    mentions: &[Mention],
    trigger: Range<usize>,
    texts: &[Span],
    (not_cues, lexicon): (&[Box<str>], &Lexicon),
) -> Stance {
    let (start, end) = (trigger.start, trigger.end);
    let mut stance =
        Stance { modality: Modality::Actual, polarity: Polarity::Positive, goal: false, background: false };
    let Some(trigger) = items.get(start) else { return stance };
    if is_announced(items, start) {
        stance.modality = Modality::Planned;
    }
    let hung = opens_hanging(items, mentions, trigger);
    let infinitive = start.checked_sub(1).and_then(|to| items.get(to)).is_some_and(|to| to.is_cue(Cue::Infinitive));
    let (mut perfect, mut already, mut apart) = (false, false, false);
    let mut own_subject = false; // a name stands before the trigger in a clause nearer to it than the cue
    for (distance, item) in items.iter().take(start).rev().enumerate().map(|(distance, item)| (distance + 1, item)) {
        if item.part != trigger.part || distance > REACH * 3 {
            break;
        }
        // What is inside a topic or a field says nothing of the event.
        // Nor does what is put in between commas: X, which will run until May, was opened.
        if (item.aside && !trigger.aside)
            || texts.iter().any(|text| text.contains(item.span))
            || not_cues.iter().any(|word| **word == *item.word)
        {
            continue;
        }
        let same_clause = item.clause == trigger.clause;
        if item.opens(Cue::Denial) && (same_clause || reports(items, start - distance)) {
            stance.polarity = Polarity::Negative;
            break;
        }
        if !same_clause && own_subject {
            break;
        }
        if let Some(mention) = item.mention.and_then(|index| mentions.get(index)) {
            // signed an agreement with Acme to open …: what a paper is for.
            if infinitive && same_clause && mention.kind == MentionKind::Document {
                stance.modality = Modality::Planned;
            }
            own_subject = own_subject
                || (same_clause
                    && !hung
                    && matches!(
                        mention.kind,
                        MentionKind::Person
                            | MentionKind::Organization
                            | MentionKind::Occasion
                            | MentionKind::Place
                            | MentionKind::Anaphor
                    )
                    && !hangs(items, start - distance)
                    && !(is_bare(trigger) && is_done_by(items, start - distance)));
            continue;
        }
        // will be chaired by X, who took over in January: what is told of X in the past was not to come.
        let past = || latin::is_past(trigger) || lexicon.list(List::Past).has(&trigger.word);
        if stance.modality == Modality::Actual && matches!(&*item.word, "who" | "which") && past() {
            break;
        }
        // will open an office in May, and has hired X: has begins anew what is said of when.
        if same_clause && distance <= PERFECT && matches!(&*item.word, "has" | "have") {
            let before = (start - distance).checked_sub(1).and_then(|before| items.get(before));
            perfect |= before.is_some_and(|before| before.joins() || before.comma);
        }
        // 拟收购A,双方已于当日签约: so does 已, of its own verb. 将与已获批的A签约 tells of another one.
        already |= same_clause && distance <= DONE && !apart && lexicon.list(List::Already).has(&item.word);
        let other = || item.is_trigger() && !item.is_cue(Cue::Preposition);
        apart |= same_clause && (other() || lexicon.list(List::Genitive).has(&item.word));
        if item.opens(Cue::Negative) && same_clause && distance <= NEGATION_REACH {
            stance.polarity = Polarity::Negative;
        }
        if distance > REACH && same_clause {
            continue;
        }
        // 为进一步…, designed to: what for, of its own clause alone. 支持…, 探索… at the start of a clause: policy.
        let first = || {
            let before = (start - distance).checked_sub(1).and_then(|before| items.get(before));
            before.is_none_or(|before| before.comma)
        };
        if item.opens(Cue::Goal) || (same_clause && item.opens(Cue::Purpose)) || (item.is_cue(Cue::Policy) && first()) {
            stance.goal = true;
            break;
        }
        // 可吸收的…: a character before another verb says nothing of this one.
        let far = item.word.len() == ONE_HAN && item.word.starts_with(is_han) && distance > NEGATION_REACH;
        if item.opens(Cue::Possible) && !far && !perfect && !already && stance.modality == Modality::Actual {
            stance.modality = Modality::Possible;
        }
        // Also behind the word that the cue begins with: 最终将.
        let marks = |at: usize| {
            items.get(at).is_some_and(|item| item.is_cue(Cue::ObjectMarker)) && marks_object(items, mentions, at + 1)
        };
        let marked = || marks(start - distance) || (item.word.starts_with(is_han) && marks(start + 1 - distance));
        if !perfect
            && (same_clause || !already)
            && stance.modality == Modality::Actual
            && (item.opens(Cue::Planned) || item.is_cue(Cue::Intends))
            && !marked()
        {
            stance.modality = Modality::Planned;
            break;
        }
        // will sign, its first since it acquired X: what is behind it is over, whatever was planned before.
        if same_clause && item.opens(Cue::Background) {
            stance.background = true;
            break;
        }
    }
    if comes_to_nothing(items, trigger, end, lexicon.list(List::Averts)) {
        stance.polarity = Polarity::Negative;
        stance.modality = Modality::Planned;
    }
    // 成立以来: the cue follows, or belongs to the trigger.
    stance.background |= items.iter().take(end).skip(start).any(|item| item.opens(Cue::Background));
    stance.background |=
        items.iter().skip(end).take(2).any(|item| item.opens(Cue::Background) && item.clause == trigger.clause);
    stance
}

/// 收购A一事告吹: what becomes of it stands behind it in its clause. 收购A后上市计划落空, 收购A避免项目流产: what is done first, or to
/// save another thing, is done.
fn comes_to_nothing(items: &[Item<'_>], trigger: &Item<'_>, behind: usize, averts: WordList<'_>) -> bool {
    let clause = (trigger.part, trigger.clause);
    let own = items.iter().skip(behind).take(REACH).take_while(|item| (item.part, item.clause) == clause);
    let undone = own.clone().position(|item| item.opens(Cue::Undone));
    undone.is_some_and(|undone| !own.take(undone).any(|item| item.mention.is_none() && averts.has(&item.word)))
}

/// 将A评为B: before a name 将 is the mark of the object, also before a time that says of which year it is: 将今年的大奖授予A.
fn marks_object(items: &[Item<'_>], mentions: &[Mention], next: usize) -> bool {
    let mention = |at: usize| items.get(at).and_then(|item| mentions.get(item.mention?));
    match mention(next).map(|next| &next.kind) {
        Some(MentionKind::Time(_)) => {
            let behind = next + 1 + usize::from(items.get(next + 1).is_some_and(|item| &*item.word == "的"));
            let thing = mention(behind).map(|behind| &behind.kind);
            thing.is_some_and(|kind| !matches!(kind, MentionKind::Time(_) | MentionKind::Person | MentionKind::Place))
        }
        kind => kind.is_some(),
    }
}

/// Most words between `denied` and the `that` of what is denied.
const DENIED: usize = 4;

/// `denied reports that`, `denied that`: the clauses behind are what is denied.
fn reports(items: &[Item<'_>], cue: usize) -> bool {
    let behind = items.get(cue + 1..(cue + 1 + DENIED).min(items.len())).unwrap_or_default();
    behind.iter().take_while(|item| !item.comma).any(|item| &*item.word == "that")
}

/// `Jane Doe to succeed Li Ming`: nothing but names before the `to` of a line without another verb.
fn is_announced(items: &[Item<'_>], verb: usize) -> bool {
    let Some(to) = verb.checked_sub(1).filter(|&to| items.get(to).is_some_and(|item| item.is_cue(Cue::Infinitive)))
    else {
        return false;
    };
    let clause = items.get(to).map(|item| (item.part, item.clause));
    let from = to.saturating_sub(REACH);
    let before = items.get(from..to).unwrap_or_default().iter().rev();
    let mut own = before.take_while(|item| Some((item.part, item.clause)) == clause);
    let named = own.next().is_some_and(|item| item.mention.is_some());
    // The mark of a point in a list is no word: `• Acme to open …`.
    let mark = |item: &Item<'_>| !item.word.contains(char::is_alphanumeric);
    named && own.all(|item| item.mention.is_some() || item.joins() || item.is_cue(Cue::Article) || mark(item))
}

/// 拟以…的方式,向A、B和C购买…: a clause that begins with a Chinese preposition and a name brings no subject.
fn opens_hanging(items: &[Item<'_>], mentions: &[Mention], trigger: &Item<'_>) -> bool {
    let at = items.partition_point(|item| (item.part, item.clause) < (trigger.part, trigger.clause));
    let (Some(first), Some(next)) = (items.get(at), items.get(at + 1)) else { return false };
    let word = first.mention.is_none() && matches!(&*first.word, "向" | "对" | "从");
    let name =
        matches!(next.kind(mentions), Some(MentionKind::Person | MentionKind::Organization | MentionKind::Proper));
    word && name
}

/// `will attend a dinner hosted by A and visit B`: a verb without an ending, which has no subject of its own.
fn is_bare(verb: &Item<'_>) -> bool {
    verb.word.is_ascii() && !latin::is_past(verb) && !verb.word.ends_with('s')
}

/// Whether a name stands behind `by` or `with`.
fn is_done_by(items: &[Item<'_>], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|before| items.get(before));
    let article = usize::from(before(1).is_some_and(|item| item.is_cue(Cue::Article)));
    before(1 + article).is_some_and(|word| matches!(&*word.word, "by" | "with" | "at" | "in"))
}

/// 在苏州, 与A at the start of a clause: a name behind a Chinese preposition is no subject.
fn hangs(items: &[Item<'_>], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|before| items.get(before));
    before(1).is_some_and(|word| {
        let joins = word.is_cue(Cue::And) && before(2).is_none_or(|item| item.comma);
        let place = [Cue::PlaceFollows, Cue::Source, Cue::Means].iter().any(|&cue| word.is_cue(cue));
        !word.word.is_ascii() && (place || joins)
    })
}

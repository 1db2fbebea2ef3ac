//! The subject of a clause, and whose doing it is where verbs share a subject: `X bought Y and opened Z`, `…, raising 20 million`, `after signing`.

use super::items::Item;
use super::latin;
use super::matcher::{Half, ONE_HAN};
use super::pattern::{ArgType, TypeSet};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::Cue;
use crate::span::Span;
use crate::token::script::is_han;

/// Most adverbs and auxiliaries before a verb.
const BEFORE_VERB: usize = 4;
/// Most words between the start of a clause and its subject.
const LEAD: usize = 8;
/// Furthest subject, in items.
const REACH: usize = 90;

/// The item behind the subject that the verb at an item shares with the verbs before it.
pub(super) fn shared(items: &[Item<'_>], mentions: &[Mention], (verb, last): (usize, usize)) -> Option<usize> {
    let from = joined_at(items, mentions, verb).or_else(|| in_series(items, mentions, (verb, last)))?;
    let part = items.get(verb)?.part;
    let lowest = from.saturating_sub(REACH);
    let inside = || (lowest..from).rev().take_while(|&at| items.get(at).is_some_and(|item| item.part == part));
    let named = inside().find(|&at| is_subject(items, mentions, at)).map(|at| at + 1);
    named.or_else(|| inside().find(|&at| follows_noun(items, mentions, at)))
}

/// Most adjectives and nouns between an article and the verb.
const NOUN_PHRASE: usize = 5;

/// `The visiting delegation |met …`: a verb behind a noun phrase that begins its clause and names nobody.
fn follows_noun(items: &[Item<'_>], mentions: &[Mention], verb: usize) -> bool {
    let word = |at: usize| items.get(at).filter(|item| item.mention.is_none() && item.word.is_ascii());
    let finite = |item: &Item<'_>| item.is_trigger() && !item.is_cue(Cue::Preposition) && !item.word.ends_with("ing");
    if !word(verb).is_some_and(finite) {
        return false;
    }
    let plain = |item: &Item<'_>| {
        let letters = item.word.starts_with(|c: char| c.is_ascii_lowercase());
        let closed = item.is_boundary() || item.is_cue(Cue::Preposition) || item.is_cue(Cue::Linker) || item.joins();
        letters && !closed && !item.is_cue(Cue::Article) && !item.says
    };
    let article = (verb.saturating_sub(NOUN_PHRASE + 1)..verb).rev().find(|&at| !word(at).is_some_and(plain));
    let opened = |article: usize| {
        article
            .checked_sub(1)
            .and_then(|before| items.get(before))
            .is_none_or(|item| item.comma || is_time(item, mentions))
    };
    article.is_some_and(|at| at + 1 < verb && word(at).is_some_and(|item| item.is_cue(Cue::Article)) && opened(at))
}

/// `met officials of Acme and visited …`, `was built by Acme and received …`, `met Jane Doe, the mayor, and toured …`: a name that
/// hangs on the verb before the `and` does nothing by itself; by its span, and whether `by` stands before it.
pub(super) fn hanging(items: &[Item<'_>], mentions: &[Mention], verb: usize) -> Option<(Span, bool)> {
    let joint = joined_at(items, mentions, verb)?;
    let comma = items.get(joint).is_some_and(Item::joins)
        && joint.checked_sub(1).and_then(|at| items.get(at)).is_some_and(|item| &*item.word == ",");
    let name = joint.checked_sub(1 + usize::from(comma))?;
    let named = items.get(name).filter(|item| item.mention.is_some() && may_act(item))?;
    let before = |steps: usize| name.checked_sub(steps).and_then(|at| items.get(at));
    // by County Governor X
    let post = usize::from(before(1).is_some_and(|item| item.kind(mentions) == Some(MentionKind::Title)));
    let article = usize::from(before(1 + post).is_some_and(|item| item.is_cue(Cue::Article)));
    let word = before(1 + post + article).filter(|item| item.mention.is_none())?;
    let met = word.is_trigger() && !word.says && word.word.is_ascii();
    let hangs = word.is_cue(Cue::Preposition) || word.is_cue(Cue::Linker) || met;
    hangs.then(|| (named.span, &*word.word == "by"))
}

/// Where the verb is joined to what comes before: at `and`, at the comma or preposition before a participle.
fn joined_at(items: &[Item<'_>], mentions: &[Mention], verb: usize) -> Option<usize> {
    let trigger = items.get(verb)?;
    // …, having bought Z
    let having =
        |before: usize| items.get(before).is_some_and(|item| item.mention.is_none() && &*item.word == "having");
    let participle = trigger.word.ends_with("ing") || verb.checked_sub(1).is_some_and(having);
    for at in (verb.saturating_sub(BEFORE_VERB)..verb).rev() {
        let item = items.get(at)?;
        if item.mention.is_some() {
            if is_time(item, mentions) {
                continue;
            }
            return None;
        }
        if item.joins() || (at + 1 == verb && opens_purpose(items, at)) {
            return Some(at);
        }
        if item.comma {
            if &*item.word != "," {
                return None;
            }
            return put_in(items, at).or(participle.then_some(at));
        }
        if item.is_cue(Cue::Article) || item.is_cue(Cue::Linker) {
            return None;
        }
        if participle && at + 1 == verb && (item.is_cue(Cue::Preposition) || item.is_boundary()) {
            return Some(at);
        }
        if item.is_cue(Cue::Preposition) {
            return None;
        }
    }
    None
}

/// `signed an agreement with Acme |to open …`: the `to` behind a name that hangs on what comes before. In `the decision of Acme to
/// open` and `for Acme to open` the name is whose doing it is.
fn opens_purpose(items: &[Item<'_>], to: usize) -> bool {
    let before = |steps: usize| to.checked_sub(steps).and_then(|at| items.get(at));
    let named = before(1).is_some_and(|name| name.mention.is_some() && may_act(name));
    let article = usize::from(before(2).is_some_and(|item| item.is_cue(Cue::Article)));
    let hangs = |word: &Item<'_>| {
        word.mention.is_none() && word.is_cue(Cue::Preposition) && !matches!(&*word.word, "of" | "for")
    };
    items.get(to).is_some_and(|item| item.is_cue(Cue::Infinitive)) && named && before(2 + article).is_some_and(hangs)
}

/// Furthest `and` that ends a series of verbs, in items.
const SERIES: usize = 48;

/// `X met Y, toured Z and gave a speech`: the comma before a verb with an object, where an `and` before a further verb follows.
fn in_series(items: &[Item<'_>], mentions: &[Mention], (verb, last): (usize, usize)) -> Option<usize> {
    let trigger = items.get(verb).filter(|item| !item.aside)?;
    let comma = verb.checked_sub(1)?;
    items.get(comma).filter(|mark| mark.mention.is_none() && &*mark.word == ",")?;
    // A participle has none: held in Lisbon, led by X.
    let object = items.get(last + 1)?;
    if object.comma || object.joins() || is_time(object, mentions) || object.is_cue(Cue::Preposition) {
        return None;
    }
    let goes_on = |at: usize| {
        let next = items.get(at + 1 + usize::from(items.get(at + 1).is_some_and(|next| next.word.ends_with("ly"))));
        next.is_some_and(|next| next.mention.is_none() && (next.is_trigger() || next.word.ends_with("ed")))
    };
    let mut behind = (last + 2..items.len().min(last + SERIES))
        .take_while(|&at| items.get(at).is_some_and(|item| item.part == trigger.part));
    behind.any(|at| items.get(at).is_some_and(Item::joins) && goes_on(at)).then_some(comma)
}

/// Most words that are put in between `and` and its verb.
const PUT_IN: usize = 6;

/// `and, within the hour, broke ground`: the `and` before what a comma closes.
fn put_in(items: &[Item<'_>], close: usize) -> Option<usize> {
    let open = (close.saturating_sub(PUT_IN)..close).rev().find(|&at| items.get(at).is_some_and(|item| item.comma))?;
    let before = open.checked_sub(1)?;
    items.get(before).is_some_and(Item::joins).then_some(before)
}

/// Most adverbs and times between an auxiliary and its participle.
const ADVERBS: usize = 3;

/// The auxiliary before a participle with adverbs or a time between them, as its item and its start.
pub(super) fn auxiliary(
    items: &[Item<'_>],
    mentions: &[Mention],
    participle: usize,
    forms: &[Box<str>],
) -> Option<(usize, u32)> {
    let mut time = false;
    for at in (participle.saturating_sub(ADVERBS + 1)..participle).rev() {
        let item = items.get(at).filter(|item| !item.comma)?;
        if item.mention.is_some() {
            if !is_time(item, mentions) {
                return None;
            }
            time = true;
            continue;
        }
        if forms.iter().any(|form| **form == *item.word) {
            // Without an adverb it is a trigger of its own.
            return (at + 1 < participle).then_some((at, item.span.start));
        }
        let before_time = time && item.is_cue(Cue::Preposition);
        let closed = item.is_cue(Cue::Preposition) || item.is_cue(Cue::Article) || item.joins();
        // never set up
        if (closed && !before_time) || item.is_cue(Cue::Linker) || item.is_cue(Cue::Negative) {
            return None;
        }
    }
    None
}

fn is_time(item: &Item<'_>, mentions: &[Mention]) -> bool {
    item.mention
        .and_then(|index| mentions.get(index))
        .is_some_and(|mention| matches!(mention.kind, MentionKind::Time(_)))
}

fn may_act(item: &Item<'_>) -> bool {
    let acting = TypeSet::of(&[
        ArgType::Organization,
        ArgType::Person,
        ArgType::Place,
        ArgType::Group,
        ArgType::Occasion,
        ArgType::Programme,
    ]);
    item.fits.meets(acting)
}

/// A name with a verb behind it at the start of its clause.
fn is_subject(items: &[Item<'_>], mentions: &[Mention], at: usize) -> bool {
    let Some(_) = items.get(at).filter(|item| may_act(item)) else { return false };
    let followed = items.get(at + 1).is_some_and(|next| {
        let word = next.mention.is_none() && next.word.starts_with(char::is_alphabetic);
        is_time(next, mentions)
            || (word && !next.joins() && !next.is_cue(Cue::Linker) && (!next.is_cue(Cue::Preposition)))
    });
    // `It is learned that …` is about nothing yet.
    let be = || items.get(at + 1).is_some_and(|item| matches!(&*item.word, "is" | "was"));
    let that = || be() && (at + 2..at + 5).any(|at| items.get(at).is_some_and(|item| &*item.word == "that"));
    if !followed || (items.get(at).is_some_and(|item| &*item.word == "it") && that()) {
        return false;
    }
    let mut first = at;
    // The first of a list.
    while let Some(before) = first.checked_sub(2) {
        // In Doha, Mr Lee will …: behind a preposition the comma opens the clause.
        let hangs = || before.checked_sub(1).and_then(|at| items.get(at)).is_some_and(|at| at.is_cue(Cue::Preposition));
        let joins = items.get(first - 1).is_some_and(|item| item.joins() || (&*item.word == "," && !hangs()));
        if !joins || !items.get(before).is_some_and(may_act) {
            break;
        }
        first = before;
    }
    for (steps, before) in (0..first).rev().enumerate() {
        let Some(item) = items.get(before) else { return true };
        if item.mention.is_some() {
            // `China's Acme`, `On Tuesday Acme`
            if is_time(item, mentions) {
                return true;
            }
            if !item.fits.meets(TypeSet::of(&[ArgType::Place])) {
                return false;
            }
            continue;
        }
        if item.comma || item.is_cue(Cue::Say) || &*item.word == "that" {
            return true;
        }
        let closed = item.is_cue(Cue::Preposition)
            || item.is_cue(Cue::Linker)
            || (item.is_trigger() && before + 1 == first)
            || steps >= LEAD;
        if closed {
            return false;
        }
    }
    true
}

/// Words that begin a clause with a subject of its own.
const OPENS: [&str; 7] = ["that", "as", "when", "while", "where", "after", "before"];

/// Most bytes between two words of a phrase: a space, a possessive.
const BREAK: u32 = 6;

/// Whether more stands between two words than within a phrase.
pub(super) fn are_apart(one: Span, other: Span) -> bool {
    one.start.max(other.start).saturating_sub(one.end.min(other.end)) > BREAK
}

impl Half<'_> {
    /// 飞行员|联合|培训|中心: a word of two characters that joins bodies is in the names of others.
    pub(super) fn is_inner(&self, at: usize) -> bool {
        let plain = |at: usize| self.item(at).is_some_and(|item| item.mention.is_none() && !item.comma);
        self.item(at).is_some_and(|item| item.word.len() > ONE_HAN && item.word.starts_with(is_han))
            && plain(at + 1)
            && at.checked_sub(1).is_some_and(plain)
    }

    /// 报告|中, 园区|内: where something is, in one character.
    pub(super) fn is_locative(&self, item: &Item<'_>) -> bool {
        item.word.len() == ONE_HAN && item.word.starts_with(is_han) && self.tag(&item.word) == Some("f")
    }

    /// a wholly owned subsidiary, a dedicated department: a participle behind an adverb or an article.
    pub(super) fn is_said_of(&self, at: usize) -> bool {
        let before = if self.leftward { Some(at + 1) } else { at.checked_sub(1) };
        let before = before.and_then(|before| self.item(before)).filter(|item| item.mention.is_none());
        self.item(at).is_some_and(|item| {
            let adjective = |before: &Item<'_>| item.word.ends_with("ed") && before.is_cue(Cue::Article);
            !item.is_trigger() && before.is_some_and(|before| before.word.ends_with("ly") || adjective(before))
        })
    }

    /// The noun phrase that a clause begins with, seen from its verb: `The bridge over the Wu` as `bridge`.
    ///
    /// Nearest first, the item at which it is asked for is its last; so what is said of it must begin right behind.
    pub(super) fn subject(&self, at: usize) -> Option<(usize, Span)> {
        if !self.leftward() || self.item(at)?.is_cue(Cue::Article) {
            return None;
        }
        let nearer = at.checked_sub(1).and_then(|nearer| self.item(nearer));
        if let Some(nearer) = nearer {
            let closes = nearer.comma
                || nearer.is_boundary()
                || nearer.is_cue(Cue::Preposition)
                || nearer.is_trigger()
                || is_participle(&nearer.word);
            // built by, based in: the participle is no part of the phrase.
            let last = self.item(at)?;
            let verbal = last.mention.is_none()
                && nearer.is_cue(Cue::Preposition)
                && (&*nearer.word == "by" || is_participle(&last.word));
            if verbal || !(closes || self.is_time(at - 1)) {
                return None;
            }
        }
        // No verb of another clause between.
        let crossed = |at: usize| {
            self.item(at).is_some_and(|item| {
                item.says
                    || item.is_cue(Cue::Report)
                    || OPENS.contains(&&*item.word)
                    || (item.joins() && self.item(at + 1).is_some_and(|before| before.comma))
            })
        };
        if (0..at).any(crossed) {
            return None;
        }
        let (count, span) = self.phrase(at)?;
        let named = count == 1 && self.item(at)?.mention.is_some();
        let latin = span
            .of_text(self.text())
            .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '£' | '€' | '¥' | '₹'));
        // Our new plant: whose it is, opens the clause.
        let whose = self.item(at + count).is_some_and(|item| latin::is_ours(&item.word));
        let open = at + count + usize::from(whose);
        let opens = self.item(open).is_none_or(|before| {
            before.comma
                || before.says
                || before.is_cue(Cue::Report)
                || OPENS.contains(&&*before.word)
                || self.is_time(open)
        });
        // One common noun without an article is nothing that a record could name.
        (latin && opens && (named || count > 1)).then_some((count, span))
    }

    /// The name that a phrase ends with, where the rest only describes it: `Swedish furniture maker X`, but `the X of Y`;
    /// and what refers back to one: `The company`.
    pub(super) fn named_by(&self, at: usize, count: usize) -> Option<(usize, Span)> {
        let (index, mention) = self.mention(at)?;
        let name = matches!(
            mention.kind,
            MentionKind::Organization | MentionKind::Proper | MentionKind::Venue | MentionKind::Programme
        ) || (count == 1 && mention.kind == MentionKind::Anaphor);
        let of = (at..at + count).any(|at| self.item(at).is_some_and(|item| item.is_cue(Cue::Linker)));
        (name && !of).then_some((index, mention.span))
    }

    fn is_time(&self, at: usize) -> bool {
        matches!(self.mention(at), Some((_, mention)) if matches!(mention.kind, MentionKind::Time(_)))
    }
}

/// Said of a noun by its ending: designed, overlooking; soon, officially before the verb.
fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly")
}

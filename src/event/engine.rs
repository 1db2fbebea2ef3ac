//! All rules over one sentence: triggers, the rules they start, and the best match of each.

use super::items::{self, Item};
use super::matcher::{Capture, Facts, Failure, Ground, Half};
use super::modality::{self, Stance};
use super::rules::{Rule, Rules};
use super::trace::Reason;
use crate::extract::Mention;
use crate::extract::sentence::View;
use crate::gazetteer::Sense;
use crate::span::Span;
use crate::token::TokenKind;

/// A rule that matched in a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) rule: usize,
    pub(crate) trigger: Span,
    /// Clauses from the first to the last thing that was matched.
    pub(crate) span: Span,
    pub(crate) captures: Vec<Capture>,
    pub(crate) stance: Stance,
    /// Clause and part of the trigger in the sentence.
    pub(crate) clause: u16,
    pub(crate) part: u16,
}

/// Told what happens; the parser's own observer does nothing.
pub(crate) trait Observer {
    /// A rule that matched.
    fn matched(&mut self, _rule: &Rule) {}
    /// A rule that was tried and did not match.
    fn failed(&mut self, _rule: &Rule, _failure: &Failure) {}
    /// A trigger at which no rule matched, with the rule that came closest.
    fn missed(&mut self, _rule: &Rule, _trigger: Span, _failure: Failure) {}
    /// Rules that are to be passed over, to prove that another rule does not do their work.
    fn skips(&self, _rule: &Rule) -> bool {
        false
    }
}

/// The observer of a plain parse.
#[derive(Debug)]
pub(crate) struct Silent;

impl Observer for Silent {}

/// Match all rules in one sentence.
pub(crate) fn run<'a>(
    view: &View<'a>,
    mentions: &[Mention],
    facts: &dyn Facts,
    rules: &Rules,
    observer: &mut dyn Observer,
) -> (Vec<Found>, Vec<Item<'a>>) {
    let triggers = triggers(view);
    if triggers.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let items = items::build(view, mentions, &|index| facts.is_resolved(index));
    let outside: Vec<Item<'a>> = items.iter().filter(|item| !item.aside).cloned().collect();
    let mut found = Vec::new();
    let mut taken = 0; // end of the last trigger that made an event
    for (span, number) in triggers {
        // A trigger inside an apposition sees all of the sentence, the others look past appositions.
        let seen = if aligned(&outside, span).is_some() { &outside } else { &items };
        let ground = Ground { text: view.text, items: seen, mentions, facts, segmenter: view.segmenter };
        let Some((first, last)) = aligned(seen, span) else { continue };
        let at_taken = span.start < taken;
        let mut best: Option<Found> = None;
        let mut closest: Option<(usize, Failure)> = None;
        for &number in rules.by_trigger.get(number as usize).into_iter().flatten() {
            let Some(rule) = rules.rules.get(number) else { continue };
            if observer.skips(rule) {
                continue;
            }
            let outcome = if at_taken && !rule.completes {
                Err(Failure { progress: 0, reason: Reason::Superseded, detail: String::new() })
            } else {
                attempt(&ground, rule, number, first, last, span)
            };
            match &outcome {
                Ok(_) => observer.matched(rule),
                Err(failure) => observer.failed(rule, failure),
            }
            match outcome {
                Ok(one) if rule.completes => found.push(one),
                Ok(one) => {
                    if best.as_ref().is_none_or(|best| better(&one, best, rules)) {
                        best = Some(one);
                    }
                }
                Err(failure) => keep_closest(&mut closest, number, failure),
            }
        }
        match (best, closest) {
            (Some(best), _) => {
                taken = span.end;
                found.push(best);
            }
            (None, Some((number, failure))) => {
                if let Some(rule) = rules.rules.get(number).filter(|_| !found.iter().any(|one| one.trigger == span)) {
                    observer.missed(rule, span, failure);
                }
            }
            _ => {}
        }
    }
    (found, items)
}

/// Triggers of a sentence by position, longest first: from the automaton, and single characters that are words.
fn triggers(view: &View<'_>) -> Vec<(Span, u32)> {
    let number = |senses: &[Sense]| {
        senses.iter().find_map(|sense| match sense {
            Sense::Trigger(number) => Some(*number),
            _ => None,
        })
    };
    let of_hits = view.hits.iter().filter_map(|hit| Some((hit.span, number(view.lexicon.senses_of(hit.word))?)));
    let single =
        view.tokens.iter().zip(&view.senses).filter(|(token, _)| {
            token.kind == TokenKind::Han && token.span.of_text(view.text).chars().nth(1).is_none()
        });
    let of_tokens = single.filter_map(|(token, senses)| Some((token.span, number(senses)?)));
    let mut triggers: Vec<(Span, u32)> = of_hits.chain(of_tokens).collect();
    triggers.sort_unstable_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
    triggers
}

fn keep_closest(closest: &mut Option<(usize, Failure)>, rule: usize, failure: Failure) {
    if closest.as_ref().is_none_or(|(_, known)| failure.progress > known.progress) {
        *closest = Some((rule, failure));
    }
}

/// More arguments, then the more specific rule; ties go to the first, which is the more specific one.
fn better(one: &Found, best: &Found, rules: &Rules) -> bool {
    let rank = |found: &Found| {
        let specificity = rules.rules.get(found.rule).map_or(0, |rule| rule.program.specificity);
        (slots(&found.captures), found.captures.len(), specificity)
    };
    rank(one) > rank(best)
}

fn slots(captures: &[Capture]) -> usize {
    let mut slots: Vec<u8> = captures.iter().map(|capture| capture.slot).collect();
    slots.sort_unstable();
    slots.dedup();
    slots.len()
}

/// The items that a trigger consists of: whole words only, none inside a name.
fn aligned(items: &[Item<'_>], trigger: Span) -> Option<(usize, usize)> {
    let first = items.binary_search_by_key(&trigger.start, |item| item.span.start).ok()?;
    let mut last = first;
    loop {
        let item = items.get(last)?;
        if item.mention.is_some() || item.span.end > trigger.end {
            return None;
        }
        if item.span.end == trigger.end {
            return Some((first, last));
        }
        last += 1;
    }
}

fn attempt(
    ground: &Ground<'_>,
    rule: &Rule,
    number: usize,
    first: usize,
    last: usize,
    trigger: Span,
) -> Result<Found, Failure> {
    let half = |program, origin, leftward| Half { ground, program, roles: &rule.program.roles, origin, leftward };
    let mut captures = half(&rule.program.left, first, true).run()?;
    let left_end = rule.program.left.len();
    let right = half(&rule.program.right, last + 1, false).run();
    captures.extend(right.map_err(|failure| Failure { progress: failure.progress + left_end, ..failure })?);
    let texts: Vec<Span> =
        captures.iter().filter(|capture| capture.mention.is_none()).map(|capture| capture.span).collect();
    let stance = modality::stance(ground.items, ground.mentions, first..last + 1, &texts, &rule.not_cues);
    let complete = left_end + rule.program.right.len();
    let (clause, part) = ground.items.get(first).map_or((0, 0), |item| (item.clause, item.part));
    let mut span = trigger;
    for capture in &captures {
        span = span.cover(capture.span);
    }
    if let Some(word) = canceller(ground, rule, span) {
        return Err(Failure { progress: complete, reason: Reason::Unless, detail: word });
    }
    if stance.goal && !rule.completes {
        return Err(Failure { progress: complete, reason: Reason::Clause, detail: "a goal, not an event".into() });
    }
    let span = to_clauses(ground.items, span);
    Ok(Found { rule: number, trigger, span, captures, stance, clause, part })
}

/// A word of the rule's `unless` in the clauses that were matched.
fn canceller(ground: &Ground<'_>, rule: &Rule, span: Span) -> Option<String> {
    if rule.unless.is_empty() {
        return None;
    }
    let clauses = to_clauses(ground.items, span);
    let words = ground.items.iter().filter(|item| item.mention.is_none() && clauses.contains(item.span));
    let words: Vec<&str> = words.map(|item| &*item.word).collect();
    let spaced = words.join(" ");
    let joined = words.concat();
    rule.unless
        .iter()
        .find(|word| {
            if word.is_ascii() {
                format!(" {spaced} ").contains(&format!(" {word} "))
            } else {
                joined.contains(&***word)
            }
        })
        .map(|word| word.to_string())
}

/// Widen a span to the clauses that it touches.
fn to_clauses(items: &[Item<'_>], span: Span) -> Span {
    let touched = items.iter().filter(|item| item.span.overlaps(span));
    let clauses: Vec<(u16, u16)> = touched.map(|item| (item.part, item.clause)).collect();
    let (Some(&low), Some(&high)) = (clauses.iter().min(), clauses.iter().max()) else { return span };
    items
        .iter()
        .filter(|item| (low..=high).contains(&(item.part, item.clause)) && !item.comma)
        .fold(span, |span, item| span.cover(item.span))
}

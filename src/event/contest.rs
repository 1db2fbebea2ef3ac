//! Which of the rules of a trigger wins, and which of the matches of a sentence stay.

use super::engine::{Found, Observer};
use super::matcher::{Capture, Failure};
use super::program::Gate;
use super::rules::{Rule, Rules};
use super::trace::Reason;
use crate::extract::{Mention, MentionKind};

/// The rules that are tried at one trigger.
#[derive(Default)]
pub(super) struct Contest {
    /// The trigger stands inside one that made an event.
    pub(super) taken: bool,
    best: Option<(Found, Rank)>,
    /// The rule that came closest, by number.
    closest: Option<(usize, Failure)>,
    /// Types of which a rule was cancelled.
    barred: Vec<usize>,
}

impl Contest {
    pub(super) fn new(taken: bool) -> Self {
        Self { taken, ..Self::default() }
    }

    /// Whether a rule that can fill so many roles may be better than what there is.
    pub(super) fn may_win(&self, most: u8, gate: &Gate) -> bool {
        let less = |(_, rank): &(Found, Rank)| (most, gate.subject) < (rank.slots, rank.subject);
        gate.completes || !(self.taken || self.best.as_ref().is_some_and(less))
    }

    /// Loose rules come last, and are tried where no rule matched and none of the type was cancelled.
    pub(super) fn admits(&self, rule: &Rule) -> bool {
        !rule.loose || (self.best.is_none() && !self.barred.contains(&rule.kind))
    }

    pub(super) fn best_rank(&self) -> Option<&Rank> {
        self.best.as_ref().map(|(_, rank)| rank)
    }

    /// A match; what it beats leaves its buffer.
    pub(super) fn enter(&mut self, one: Found, rule: &Rule, mentions: &[Mention]) -> Vec<Capture> {
        let rank = Rank::of(&one.captures, rule, mentions);
        if self.best_rank().is_some_and(|best| rank <= *best) {
            return Vec::new();
        }
        self.best.replace((one, rank)).map_or_else(Vec::new, |(beaten, _)| beaten.captures)
    }

    pub(super) fn lose(&mut self, number: usize, rule: &Rule, failure: Failure) {
        if failure.reason == Reason::Unless {
            self.barred.push(rule.kind);
        }
        if self.closest.as_ref().is_none_or(|(_, known)| failure.progress > known.progress) {
            self.closest = Some((number, failure));
        }
    }

    /// The best match, and the rule that came closest.
    pub(super) fn end(self) -> (Option<Found>, Option<(usize, Failure)>) {
        (self.best.map(|(found, _)| found), self.closest)
    }
}

/// How much speaks for a match, in this order; ties go to the first, which is the more specific one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Different roles that are filled.
    pub(super) slots: u8,
    /// It takes the subject of the clause.
    pub(super) subject: bool,
    arguments: usize,
    /// Fewer of them point back.
    references: std::cmp::Reverse<usize>,
    narrow: bool,
    specificity: u16,
}

impl Rank {
    pub(super) fn of(captures: &[Capture], rule: &Rule, mentions: &[Mention]) -> Self {
        let refers = |capture: &&Capture| {
            let mention = capture.mention.and_then(|index| mentions.get(index));
            mention.is_some_and(|mention| mention.kind == MentionKind::Anaphor)
        };
        Self {
            slots: slots(captures),
            subject: rule.program.subject && !rule.wide,
            arguments: captures.len(),
            references: std::cmp::Reverse(captures.iter().filter(refers).count()),
            narrow: !rule.wide,
            specificity: rule.program.specificity,
        }
    }
}

/// How many different roles are filled.
fn slots(captures: &[Capture]) -> u8 {
    let set = captures.iter().fold([0_u64; 4], |mut set, capture| {
        if let Some(bits) = set.get_mut(usize::from(capture.slot >> 6)) {
            *bits |= 1 << (capture.slot & 63);
        }
        set
    });
    u8::try_from(set.iter().map(|bits| bits.count_ones()).sum::<u32>()).unwrap_or(u8::MAX)
}

/// A loose rule makes an event only where the sentence has no other one of its type, and one a clause.
pub(super) fn drop_needless(found: &mut Vec<Found>, rules: &Rules, observer: &mut dyn Observer) {
    let of = |one: &Found| rules.rules.get(one.rule);
    if !found.iter().any(|one| of(one).is_some_and(|rule| rule.loose)) {
        return;
    }
    let needless: Vec<bool> = (0..)
        .zip(&*found)
        .map(|(at, one)| {
            let Some(rule) = of(one).filter(|rule| rule.loose) else { return false };
            (0..).zip(&*found).any(|(other_at, other)| {
                let before = other_at < at && (other.part, other.clause) == (one.part, one.clause);
                // One that only goes on with another may come to nothing.
                let same = |known: &Rule| known.kind == rule.kind && (!known.loose || before) && !known.follows;
                let inside = |known: &Rule| !known.loose && other.trigger.overlaps(one.trigger);
                of(other).is_some_and(|known| !known.completes && (same(known) || inside(known)))
            })
        })
        .collect();
    let mut each = needless.into_iter();
    found.retain(|one| {
        let drop = each.next().unwrap_or(false);
        if let Some(rule) = of(one).filter(|_| drop) {
            observer.missed(rule, one.trigger, Failure::superseded());
        }
        !drop
    });
}

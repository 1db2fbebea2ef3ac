//! The rules of each trigger.

use super::{AUXILIARY, Rules};
use crate::event::inflect::Inflector;
use crate::event::program::{Instruction, Program};
use crate::gazetteer::Sense;
use crate::span::to_u32;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

/// Rules by the number of a trigger, those of one trigger side by side.
#[derive(Debug, Default)]
pub(crate) struct RuleLists {
    /// Where the rules of each trigger begin; a last one ends those of the one before.
    starts: Vec<u32>,
    rules: Vec<usize>,
}

impl RuleLists {
    /// `ranks` say for each rule its place among all: in their order the rules of a trigger are tried.
    fn new(starting: &[Start], triggers: usize, ranks: &[u32], by_rank: &[usize]) -> Self {
        let place = |start: &Start| {
            let rank = ranks.get(start.rule as usize).copied().unwrap_or(u32::MAX);
            u64::from(start.trigger) << 32 | u64::from(rank)
        };
        let mut places: Vec<u64> = starting.iter().map(place).collect();
        places.sort_unstable();
        places.dedup();
        let (mut starts, mut at) = (Vec::with_capacity(triggers + 1), 0);
        for trigger in 0..=triggers {
            while places.get(at).is_some_and(|place| ((place >> 32) as usize) < trigger) {
                at += 1;
            }
            starts.push(to_u32(at));
        }
        let of_rank = |place: u64| by_rank.get((place & u64::from(u32::MAX)) as usize).copied();
        Self { starts, rules: places.into_iter().filter_map(of_rank).collect() }
    }

    /// The rules of a trigger.
    #[inline]
    pub(crate) fn get(&self, trigger: usize) -> Option<&[usize]> {
        let (&from, &to) = self.starts.get(trigger).zip(self.starts.get(trigger + 1))?;
        self.rules.get(from as usize..to as usize)
    }

    /// Those of all triggers.
    fn iter(&self) -> impl Iterator<Item = &[usize]> {
        (0..self.starts.len().saturating_sub(1)).map(|trigger| self.get(trigger).unwrap_or(&[]))
    }
}

/// A rule starts at a trigger.
#[derive(Clone, Copy, Debug)]
pub(in crate::event) struct Start {
    pub(in crate::event) trigger: u32,
    pub(in crate::event) rule: u32,
}

/// What is only known while rules are put in.
#[derive(Debug, Default)]
pub(in crate::event) struct Collected {
    /// At which triggers which rules start.
    pub(in crate::event) triggers: Vec<Start>,
    participles: Vec<Start>,
    /// The numbers of the forms of triggers.
    pub(in crate::event) numbers: FxHashMap<Arc<str>, u32>,
    /// For each trigger as it is written where the numbers of its forms lie, and that of its participle.
    written: FxHashMap<Box<str>, (Range<usize>, Option<u32>)>,
    forms: Vec<u32>,
    /// Where the lists of words lie that were looked through for Chinese ones: rules share them.
    lists: FxHashSet<usize>,
}

impl Rules {
    /// A trigger of the rule that is about to be put in, in all its forms.
    pub(super) fn put_trigger(&mut self, trigger: &str, inflector: &Inflector) {
        if !self.collected.written.contains_key(trigger) {
            let forms = self.number_forms(trigger, inflector);
            self.collected.written.insert(trigger.into(), forms);
        }
        let Collected { written, forms, triggers, participles, .. } = &mut self.collected;
        let Some((range, participle)) = written.get(trigger) else { return };
        let start = |trigger: u32| Start { trigger, rule: to_u32(self.rules.len()) };
        triggers.extend(forms.get(range.clone()).unwrap_or(&[]).iter().map(|&form| start(form)));
        participles.extend(participle.map(start));
    }

    fn number_forms(&mut self, trigger: &str, inflector: &Inflector) -> (Range<usize>, Option<u32>) {
        let trigger = trigger.to_lowercase();
        let from = self.collected.forms.len();
        for form in inflector.forms(&trigger) {
            let number = self.number_of(&form);
            self.collected.forms.push(number);
        }
        let participle = trigger.strip_prefix(AUXILIARY).and_then(|rest| rest.strip_prefix(' '));
        (from..self.collected.forms.len(), participle.map(|participle| self.number_of(participle)))
    }

    /// The number of a trigger form, a new one if it has none.
    fn number_of(&mut self, form: &str) -> u32 {
        if let Some(&number) = self.collected.numbers.get(form) {
            return number;
        }
        let (form, number) = (Arc::<str>::from(form), to_u32(self.triggers.len()));
        self.collected.numbers.insert(form.clone(), number);
        self.triggers.push((form, number));
        number
    }

    /// What a trigger is as a word: an English one at which only loose rules start is one as any other. Around Chinese verbs
    /// names are found by them.
    pub(crate) fn sense_of(&self, form: &str, number: u32) -> Sense {
        let lists = [&self.by_trigger, &self.by_participle];
        let mut all = lists.into_iter().filter_map(|lists| lists.get(number as usize)).flatten();
        let loose = form.is_ascii() && all.all(|&rule| self.rules.get(rule).is_some_and(|rule| rule.loose));
        if loose { Sense::LooseTrigger(number) } else { Sense::Trigger(number) }
    }

    /// The numbers of the triggers of each rule.
    pub(crate) fn triggers_of_rules(&self) -> Vec<Vec<u32>> {
        let mut triggers = vec![Vec::new(); self.rules.len()];
        for (number, (rules, passive)) in (0u32..).zip(self.by_trigger.iter().zip(self.by_participle.iter())) {
            for &rule in rules.iter().chain(passive) {
                if let Some(list) = triggers.get_mut(rule) {
                    list.push(number);
                }
            }
        }
        triggers
    }

    pub(super) fn collect_literals(&mut self, program: &Program) {
        for instruction in program.left.iter().chain(&program.right) {
            if let Instruction::Word(words) = instruction
                && self.collected.lists.insert(Arc::as_ptr(words).addr())
            {
                self.literals.extend(words.forms.iter().filter(|form| !form.is_ascii()).cloned());
            }
        }
    }

    /// Put the rules of each trigger in order: loose ones last, most specific first, then by id.
    pub(crate) fn finish(&mut self) {
        let mut collected = std::mem::take(&mut self.collected);
        self.share_compounds(&mut collected);
        let mut by_rank: Vec<usize> = (0..self.rules.len()).collect();
        let key = |number: usize| {
            self.rules.get(number).map(|rule| (rule.loose, Reverse(rule.program.specificity), &*rule.id))
        };
        by_rank.sort_unstable_by(|&left, &right| key(left).cmp(&key(right)));
        let mut ranks = vec![0; by_rank.len()];
        for (rank, &rule) in (0..).zip(&by_rank) {
            if let Some(slot) = ranks.get_mut(rule) {
                *slot = rank;
            }
        }
        let lists = |starting: &[Start]| RuleLists::new(starting, self.triggers.len(), &ranks, &by_rank);
        (self.by_trigger, self.by_participle) = (lists(&collected.triggers), lists(&collected.participles));
        self.literals.sort_unstable();
        self.literals.dedup();
        self.bare =
            [true, false].map(|plain| self.rules.iter().position(|rule| rule.bare && rule.nouns.is_empty() == plain));
        for rule in self.rules.iter().filter(|rule| !rule.nouns.is_empty()) {
            if let Some(kind) = self.types.get_mut(rule.kind).filter(|kind| !kind.whole.is_empty())
                && !kind.nouns.contains(&rule.nouns)
            {
                kind.nouns.push(rule.nouns.clone());
            }
        }
    }
}

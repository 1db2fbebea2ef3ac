//! The rules of each trigger.

use super::Rules;
use crate::event::program::{Instruction, Program};
use crate::gazetteer::Sense;
use std::cmp::Reverse;

impl Rules {
    pub(super) fn put_trigger(&mut self, form: &str, rule: usize) {
        let number = self.number_of(form);
        put(&mut self.by_trigger, number, rule);
    }

    pub(super) fn put_participle(&mut self, form: &str, rule: usize) {
        let number = self.number_of(form);
        put(&mut self.by_participle, number, rule);
    }

    /// The number of a trigger form, a new one if it has none.
    fn number_of(&mut self, form: &str) -> u32 {
        let next = u32::try_from(self.by_trigger.len()).unwrap_or(u32::MAX);
        let number = *self.trigger_numbers.entry(form.into()).or_insert(next);
        if number == next {
            self.by_trigger.push(Vec::new());
            self.by_participle.push(Vec::new());
            self.triggers.push((form.into(), number));
        }
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
        for (number, (rules, passive)) in (0u32..).zip(self.by_trigger.iter().zip(&self.by_participle)) {
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
            if let Instruction::Word(words) = instruction {
                for form in words.forms.iter().filter(|form| !form.is_ascii()) {
                    if !self.literals.contains(&**form) {
                        self.literals.insert((**form).into());
                    }
                }
            }
        }
    }

    /// Put the rules of each trigger in order: loose ones last, most specific first, then by id.
    pub(crate) fn finish(&mut self) {
        self.share_compounds();
        let rules = &self.rules;
        for list in self.by_trigger.iter_mut().chain(&mut self.by_participle) {
            let key = |number: usize| {
                rules.get(number).map(|rule| (rule.loose, Reverse(rule.program.specificity), &*rule.id))
            };
            list.sort_by(|&left, &right| key(left).cmp(&key(right)));
        }
        self.bare =
            [true, false].map(|plain| self.rules.iter().position(|rule| rule.bare && rule.nouns.is_empty() == plain));
    }
}

/// Put a rule into the list of a trigger, once.
pub(in crate::event) fn put(lists: &mut [Vec<usize>], number: u32, rule: usize) {
    if let Some(list) = lists.get_mut(number as usize)
        && !list.contains(&rule)
    {
        list.push(rule);
    }
}

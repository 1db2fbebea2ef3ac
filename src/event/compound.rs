//! Triggers that are an adverb and another trigger: 正式签约 is tried by the rules of 签约 too.
//!
//! The segmenter keeps such a trigger whole, so the shorter one inside it would never be reached; and every rule would have
//! to list the verb with each adverb.

use super::rules::{Collected, Rules, Start};
use rustc_hash::FxHashMap;

impl Rules {
    /// Give the rules of a trigger to those that are the same with a word of `before_verb` before it.
    pub(super) fn share_compounds(&mut self, collected: &mut Collected) {
        let mut before: FxHashMap<char, Vec<Box<str>>> = FxHashMap::default();
        for word in std::mem::take(&mut self.before_verb) {
            before.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
        }
        let mut compounds = Vec::new();
        for (form, number) in &self.triggers {
            let known = form.chars().next().and_then(|first| before.get(&first));
            let rests = known.into_iter().flatten().filter_map(|word| form.strip_prefix(&**word));
            let shorter =
                rests.filter(|rest| rest.chars().nth(1).is_some()).filter_map(|rest| collected.numbers.get(rest));
            compounds.extend(shorter.map(|&shorter| (form.len(), *number, shorter)));
        }
        // Shorter ones first, so that 共同出资设立 has the rules of 出资设立 with those of 设立.
        compounds.sort_unstable();
        let mut rules: FxHashMap<u32, Vec<u32>> =
            compounds.iter().map(|&(_, _, shorter)| (shorter, Vec::new())).collect();
        for &Start { trigger, rule } in &collected.triggers {
            if let Some(list) = rules.get_mut(&trigger) {
                list.push(rule);
            }
        }
        for (_, trigger, shorter) in compounds {
            let more = rules.get(&shorter).cloned().unwrap_or_default();
            collected.triggers.extend(more.iter().map(|&rule| Start { trigger, rule }));
            if let Some(list) = rules.get_mut(&trigger) {
                list.extend(more);
            }
        }
    }
}

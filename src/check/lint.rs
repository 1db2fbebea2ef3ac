//! What is wrong with rules beyond their examples: duplicates, rules in another's shadow, dead ones, missing examples.

use super::rules::{dead_among, with_examples};
use crate::event::rules::{Rule, Rules};
use crate::parser::Parser;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Something that should be mended in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// File and line of the rule.
    pub place: String,
    /// Id of the rule.
    pub rule: String,
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// What was found, in words.
    pub message: String,
}

/// What lint looks for: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FindingKind {
    /// A positive or a negative example is missing.
    NoExample,
    /// Another rule of the type says the same with the same pattern.
    Duplicate,
    /// Another rule of the type with the same pattern has all of its triggers and is cancelled by no word that does not
    /// cancel this one.
    Shadowed,
    /// All its positive examples hold without it.
    Dead,
}

impl FindingKind {
    /// The name in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoExample => "no example",
            Self::Duplicate => "duplicate",
            Self::Shadowed => "shadowed",
            Self::Dead => "dead",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}: {}", self.place, self.rule, self.kind.as_str(), self.message)
    }
}

/// Look over all rules, in the order of their files; `files` narrows what is reported to rules of these files, named as
/// they were given to the builder.
pub fn lint(parser: &Parser, files: &[String]) -> Vec<Finding> {
    let rules = &parser.data.rules;
    let wanted = |rule: &Rule| {
        files.is_empty() || rule.place.rsplit_once(':').is_some_and(|(file, _)| files.iter().any(|name| name == file))
    };
    let mut findings = Vec::new();
    let mut shown = Vec::new();
    for (rule, examples) in with_examples(parser).filter(|(rule, _)| wanted(rule)) {
        if !examples.positive.is_empty() {
            shown.push(rule);
        }
        for (kind, list) in [("positive", &examples.positive), ("negative", &examples.negative)] {
            if list.is_empty() {
                findings.push(finding(rule, FindingKind::NoExample, format!("needs a {kind} example")));
            }
        }
    }
    let kept = same_patterns(rules, &wanted, &mut findings);
    let dead = dead_among(parser, wanted);
    for rule in shown {
        // What another one repeats is not needed until that one is gone.
        let known = findings.iter().any(|finding| *finding.rule == *rule.id) || kept.contains(&rule.id);
        if !known && dead.iter().any(|id| **id == *rule.id) {
            let message = "all its examples hold without it: remove it, or show what it is for";
            findings.push(finding(rule, FindingKind::Dead, message.into()));
        }
    }
    findings
}

fn finding(rule: &Rule, kind: FindingKind, message: String) -> Finding {
    Finding { place: rule.place.to_string(), rule: rule.id.to_string(), kind, message }
}

/// Rules that can match nothing that another one does not: compared within rules of one type and pattern. Returns the
/// ids of the others, which stay.
fn same_patterns(rules: &Rules, wanted: &impl Fn(&Rule) -> bool, findings: &mut Vec<Finding>) -> HashSet<Box<str>> {
    let triggers = rules.triggers_of_rules();
    let mut groups: HashMap<(usize, String), Vec<usize>> = HashMap::new();
    for (number, rule) in rules.rules.iter().enumerate() {
        let shape = format!(
            "{:?} {:?} {:?}",
            rule.program,
            (rule.completes, rule.leads, rule.pairs, rule.apart, rule.each, rule.abreast),
            (rule.planned, rule.called_off, rule.spreads, rule.beside)
        );
        groups.entry((rule.kind, shape)).or_default().push(number);
    }
    let (mut found, mut kept) = (Vec::new(), HashSet::new());
    for group in groups.values().filter(|group| group.len() > 1) {
        for &number in group {
            let Some(rule) = rules.rules.get(number).filter(|rule| wanted(rule)) else { continue };
            let over = group.iter().copied().filter(|&other| other != number).find_map(|other| {
                let stronger = rules.rules.get(other)?;
                let covers = |all: &[u32], some: &[u32]| some.iter().all(|trigger| all.contains(trigger));
                let (own, others) = (triggers.get(number)?, triggers.get(other)?);
                let freer = stronger.unless.iter().all(|word| rule.unless.contains(word));
                if !covers(others, own) || !freer {
                    return None;
                }
                let same = covers(own, others) && rule.unless.iter().all(|word| stronger.unless.contains(word));
                // Of two that are the same the later one is told of.
                (!same || other < number).then_some((same, stronger))
            });
            if let Some((same, stronger)) = over {
                let kind = if same { FindingKind::Duplicate } else { FindingKind::Shadowed };
                let message = format!("{} at {} matches all that it can match", stronger.id, stronger.place);
                found.push((number, finding(rule, kind, message)));
                kept.insert(stronger.id.clone());
            }
        }
    }
    found.sort_by_key(|(number, _)| *number);
    findings.extend(found.into_iter().map(|(_, finding)| finding));
    kept
}

//! Rule files: TOML with the event type, its roles, the rules and their examples.

use super::inflect::Inflector;
use super::pattern;
use super::program::{self, Program};
use crate::error::Problem;
use crate::gazetteer::table::position;
use crate::limits::MAX_PROGRAM;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use toml::Spanned;

/// A rule file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    event: EventTable,
    #[serde(default)]
    patterns: BTreeMap<String, String>,
    #[serde(default)]
    rule: Vec<RuleTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventTable {
    #[serde(rename = "type")]
    kind: Spanned<String>,
    /// Role names with the types that their arguments may be, `organization | person`.
    roles: BTreeMap<String, String>,
    /// What the record becomes: `event`, `quote`, `statistic`.
    #[serde(default)]
    record: Option<String>,
    /// Others happen at it: conferences, ceremonies.
    #[serde(default)]
    gathering: bool,
    /// Without any of these roles it is no event.
    #[serde(default)]
    needs: Vec<String>,
    /// Roles that tell two events of the type apart.
    #[serde(default)]
    key: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    id: Spanned<String>,
    trigger: Spanned<Vec<String>>,
    pattern: Spanned<String>,
    #[serde(default)]
    unless: Vec<String>,
    /// Adds to an event of the type that is being spoken of, and makes none of its own.
    #[serde(default)]
    completes: bool,
    /// Reaches far: of rules that match as much, another one wins.
    #[serde(default)]
    wide: bool,
    /// A pair list: each two members of the list in this role are an event.
    #[serde(default)]
    pairs: Option<String>,
    /// Every further quantity up to the end of the sentence part, in this role, is one more match.
    #[serde(default)]
    each: Option<String>,
    /// Of statistics: the trigger is part of what is measured (增长, total investment).
    #[serde(default)]
    measured: bool,
    /// Of statistics: only behind another one of the sentence, whose subject and measure it takes over.
    #[serde(default)]
    follows: bool,
    #[serde(default)]
    modality: Option<String>,
    /// A role that the organizations of the persons who are captured fill: they sign for them.
    #[serde(default)]
    employers: Option<String>,
    /// A role that the posts of the persons who were matched fill, where nothing else does.
    #[serde(default)]
    posts: Option<String>,
    /// Words that are no cues of modality in this construction: 将 for 把.
    #[serde(default)]
    not_cues: Vec<String>,
    #[serde(default)]
    positive: Vec<toml::Table>,
    #[serde(default)]
    negative: Vec<toml::Table>,
}

/// What a match of a type becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordKind {
    Event,
    Quote,
    Statistic,
}

/// An event type.
#[derive(Debug)]
pub(crate) struct EventType {
    pub(crate) name: Box<str>,
    pub(crate) record: RecordKind,
    pub(crate) gathering: bool,
    pub(crate) roles: BTreeMap<String, Vec<String>>,
    pub(crate) needs: Vec<String>,
    pub(crate) key: Vec<String>,
    /// Applies to events of every type.
    pub(crate) any: bool,
}

/// A compiled rule.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: Box<str>,
    pub(crate) place: Box<str>,
    pub(crate) kind: usize,
    pub(crate) program: Program,
    pub(crate) unless: Vec<Box<str>>,
    pub(crate) completes: bool,
    /// Gives way to rules that match as much.
    pub(crate) wide: bool,
    pub(crate) pairs: Option<u8>,
    pub(crate) each: Option<u8>,
    pub(crate) planned: bool,
    pub(crate) employers: Option<Box<str>>,
    pub(crate) posts: Option<Box<str>>,
    pub(crate) not_cues: Vec<Box<str>>,
    pub(crate) measured: bool,
    pub(crate) follows: bool,
    pub(crate) positive: Vec<toml::Table>,
    pub(crate) negative: Vec<toml::Table>,
}

/// All rules, with the rules of each trigger.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) types: Vec<EventType>,
    pub(crate) rules: Vec<Rule>,
    /// Trigger forms with their numbers.
    pub(crate) triggers: Vec<(Box<str>, u32)>,
    /// Rules by trigger number, most specific first.
    pub(crate) by_trigger: Vec<Vec<usize>>,
    /// Chinese words of the patterns, which the segmenter must not cut through.
    pub(crate) literals: Vec<Box<str>>,
    trigger_numbers: HashMap<Box<str>, u32>,
}

impl Rules {
    /// Read a rule file; what is wrong goes to `problems`.
    pub(crate) fn add(&mut self, file: &str, text: &str, inflector: &Inflector, problems: &mut Vec<Problem>) {
        let parsed: RuleFile = match toml::from_str(text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let (line, column) = error.span().map_or((1, 1), |span| position(text, span.start));
                problems.push(
                    Problem::new(file, line, column, error.message()).hint("see `Rules` in dictionaries/README.md"),
                );
                return;
            }
        };
        let Some(kind) = self.add_type(file, text, &parsed.event, problems) else { return };
        for table in parsed.rule {
            self.add_rule(file, text, kind, table, &parsed.patterns, inflector, problems);
        }
    }

    fn add_type(&mut self, file: &str, text: &str, table: &EventTable, problems: &mut Vec<Problem>) -> Option<usize> {
        let record = match table.record.as_deref() {
            None | Some("event") => RecordKind::Event,
            Some("quote") => RecordKind::Quote,
            Some("statistic") => RecordKind::Statistic,
            Some(other) => {
                let (line, column) = position(text, table.kind.span().start);
                let message = format!("unknown record {other:?}");
                problems.push(Problem::new(file, line, column, message).hint("event, quote or statistic"));
                return None;
            }
        };
        let name = table.kind.get_ref();
        if let Some(known) = self.types.iter().position(|kind| *kind.name == **name) {
            // A user's file may add rules and roles to a type that is there.
            if let Some(kind) = self.types.get_mut(known) {
                kind.roles.extend(table.roles.iter().map(|(role, types)| (role.clone(), split_types(types))));
            }
            return Some(known);
        }
        self.types.push(EventType {
            name: name.as_str().into(),
            record,
            gathering: table.gathering,
            roles: table.roles.iter().map(|(role, types)| (role.clone(), split_types(types))).collect(),
            needs: table.needs.clone(),
            key: table.key.clone(),
            any: name == "*",
        });
        Some(self.types.len() - 1)
    }

    #[allow(clippy::too_many_arguments, reason = "one call, and each is a different thing")]
    fn add_rule(
        &mut self,
        file: &str,
        text: &str,
        kind: usize,
        table: RuleTable,
        named: &BTreeMap<String, String>,
        inflector: &Inflector,
        problems: &mut Vec<Problem>,
    ) {
        let (line, column) = position(text, table.id.span().start);
        let at_pattern = || position(text, table.pattern.span().start);
        let id = table.id.get_ref();
        if self.rules.iter().any(|rule| *rule.id == **id) {
            problems.push(
                Problem::new(file, line, column, format!("a second rule {id:?}")).hint("ids are unique over all files"),
            );
            return;
        }
        let node = match pattern::parse(table.pattern.get_ref(), named) {
            Ok(node) => node,
            Err(error) => {
                let (line, column) = at_pattern();
                problems.push(Problem::new(file, line, column + 1 + error.column, error.message).hint(error.hint));
                return;
            }
        };
        let Some(program) = program::compile(&node, inflector) else {
            let (line, column) = at_pattern();
            let message = "the pattern must have TRIGGER exactly once, outside groups";
            problems.push(Problem::new(file, line, column, message).hint("such as {party:Organization}+ TRIGGER"));
            return;
        };
        if program.left.len() + program.right.len() > MAX_PROGRAM {
            let (line, column) = at_pattern();
            let message = format!("the pattern has more than {MAX_PROGRAM} elements once its named parts are put in");
            problems.push(Problem::new(file, line, column, message).hint("make several rules of it"));
            return;
        }
        let Some(kind_of) = self.types.get(kind) else { return };
        for role in
            program.roles.iter().map(|role| &**role).chain(table.employers.as_deref()).chain(table.posts.as_deref())
        {
            if !kind_of.roles.contains_key(role) {
                let (line, column) = at_pattern();
                let known: Vec<&str> = kind_of.roles.keys().map(String::as_str).collect();
                let message = format!("{:?} has no role {role:?}", kind_of.name);
                problems
                    .push(Problem::new(file, line, column, message).hint(format!("roles are {}", known.join(", "))));
                return;
            }
        }
        for role in [&table.pairs, &table.each].into_iter().flatten() {
            if !program.roles.iter().any(|known| **known == **role) {
                let message = format!("{role:?} is no role of the pattern");
                problems.push(
                    Problem::new(file, line, column, message)
                        .hint("`pairs` and `each` name a role that the pattern fills"),
                );
                return;
            }
        }
        if let Some(modality) = table.modality.as_deref().filter(|modality| *modality != "planned") {
            let message = format!("unknown modality {modality:?}");
            problems.push(
                Problem::new(file, line, column, message).hint("only \"planned\" can be stated; cues say the rest"),
            );
            return;
        }
        let slot_of = |role: &Option<String>| {
            let slot = role.as_ref().and_then(|role| program.roles.iter().position(|known| **known == **role));
            slot.and_then(|slot| u8::try_from(slot).ok())
        };
        let (pairs, each) = (slot_of(&table.pairs), slot_of(&table.each));
        self.collect_literals(&program);
        let number = self.rules.len();
        for trigger in table.trigger.get_ref() {
            for form in inflector.forms(&trigger.to_lowercase()) {
                self.put_trigger(&form, number);
            }
        }
        self.rules.push(Rule {
            id: id.as_str().into(),
            place: format!("{file}:{line}").into(),
            kind,
            program,
            unless: table.unless.iter().map(|word| word.to_lowercase().into()).collect(),
            completes: table.completes,
            wide: table.wide,
            pairs,
            each,
            planned: table.modality.as_deref() == Some("planned"),
            employers: table.employers.map(String::into_boxed_str),
            posts: table.posts.map(String::into_boxed_str),
            not_cues: table.not_cues.iter().map(|word| word.as_str().into()).collect(),
            measured: table.measured,
            follows: table.follows,
            positive: table.positive,
            negative: table.negative,
        });
    }

    fn put_trigger(&mut self, form: &str, rule: usize) {
        let next = u32::try_from(self.by_trigger.len()).unwrap_or(u32::MAX);
        let number = *self.trigger_numbers.entry(form.into()).or_insert(next);
        if number == next {
            self.by_trigger.push(Vec::new());
            self.triggers.push((form.into(), number));
        }
        if let Some(rules) = self.by_trigger.get_mut(number as usize)
            && !rules.contains(&rule)
        {
            rules.push(rule);
        }
    }

    /// The numbers of the triggers of each rule.
    pub(crate) fn triggers_of_rules(&self) -> Vec<Vec<u32>> {
        let mut triggers = vec![Vec::new(); self.rules.len()];
        for (number, rules) in (0u32..).zip(&self.by_trigger) {
            for &rule in rules {
                if let Some(list) = triggers.get_mut(rule) {
                    list.push(number);
                }
            }
        }
        triggers
    }

    fn collect_literals(&mut self, program: &Program) {
        for instruction in program.left.iter().chain(&program.right) {
            if let program::Instruction::Word { forms, .. } = instruction {
                self.literals.extend(forms.iter().filter(|form| !form.is_ascii()).cloned());
            }
        }
    }

    /// Put the rules of each trigger in order: most specific first, then by id.
    pub(crate) fn finish(&mut self) {
        let rules = &self.rules;
        for list in &mut self.by_trigger {
            list.sort_by_key(|&number| {
                rules.get(number).map(|rule| (std::cmp::Reverse(rule.program.specificity), rule.id.clone()))
            });
        }
    }
}

fn split_types(types: &str) -> Vec<String> {
    types.split('|').map(|name| name.trim().to_owned()).collect()
}

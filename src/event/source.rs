//! A rule file as it is read: its tables, and where in it something is wrong.

use super::rules::{EventTable, EventType, RecordKind, RuleTable};
use crate::data::Findings;
use crate::error::Problem;
use crate::gazetteer::table::Lines;
use crate::record::EntityType;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// A rule file: its name and text, to say where something is.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    pub(super) lines: &'a Lines<'a>,
}

/// The tables of a file's rules.
pub(super) type RuleTables<'a> = Vec<Spanned<DeValue<'a>>>;

impl<'a> Source<'a> {
    /// The file without its rules, and the rules; or everything that is no TOML in it.
    pub(super) fn read(self) -> Result<(Spanned<DeTable<'a>>, RuleTables<'a>), Vec<Problem>> {
        let (mut table, errors) = DeTable::parse_recoverable(self.text);
        if !errors.is_empty() {
            let mut problems: Vec<Problem> = errors.iter().map(|error| self.toml_problem(error)).collect();
            // One mistake mostly makes several complaints.
            problems.sort();
            problems.dedup_by_key(|problem| problem.line);
            return Err(problems);
        }
        let rules = table.get_mut().remove("rule").map(|rules| (rules.span(), rules.into_inner()));
        match rules {
            None => Ok((table, Vec::new())),
            Some((_, DeValue::Array(rules))) => Ok((table, rules.into_iter().collect())),
            Some((span, _)) => {
                let (line, column) = self.lines.position(span.start);
                Err(vec![Problem::new(self.file, line, column, "`rule` is no list").hint("write [[rule]]")])
            }
        }
    }

    pub(super) fn rule(self, table: Spanned<DeValue<'a>>, problems: &mut Vec<Problem>) -> Option<RuleTable> {
        let span = table.span();
        let read = RuleTable::deserialize(ValueDeserializer::from(table));
        read.map_err(|error| {
            let (line, column) = self.lines.position(error.span().unwrap_or(span).start);
            problems.push(Problem::new(self.file, line, column, error.message()).hint(HINT));
        })
        .ok()
    }

    pub(super) fn toml_problem(self, error: &toml::de::Error) -> Problem {
        let (line, column) = error.span().map_or((1, 1), |span| self.lines.position(span.start));
        Problem::new(self.file, line, column, error.message()).hint(HINT)
    }

    pub(super) fn problem<T>(self, at: &Spanned<T>, message: impl Into<String>) -> Problem {
        let (line, column) = self.lines.position(at.span().start);
        Problem::new(self.file, line, column, message)
    }

    /// Types of roles that there are, and roles that there are.
    pub(super) fn check_type(self, table: &EventTable, problems: &mut Vec<Problem>) {
        for types in table.roles.values() {
            let unknown = split_types(types.get_ref()).into_iter().find(|name| !is_role_type(name));
            if let Some(name) = unknown {
                let known: Vec<&str> = EntityType::ALL.iter().map(|kind| kind.as_str()).chain(OTHER_TYPES).collect();
                let hint = format!("types are {}, separated by |", known.join(", "));
                problems.push(self.problem(types, format!("unknown type {name:?} of a role")).hint(hint));
            }
        }
        let named = table.needs.iter().chain(&table.key).chain(&table.shared).chain(&table.whole);
        for role in named.filter(|role| !table.roles.contains_key(role.get_ref())) {
            let message = format!("{:?} is no role of the event", role.get_ref());
            problems.push(
                self.problem(role, message).hint("`needs`, `key`, `shared` and `whole` name roles of [event.roles]"),
            );
        }
        for (key, role) in [("succeeds", &table.succeeds), ("succeeded", &table.succeeded)] {
            if let Some(role) = role.as_ref().filter(|role| !table.roles.contains_key(*role)) {
                let message = format!("{role:?} is no role of the event");
                problems
                    .push(self.problem(&table.kind, message).hint(format!("`{key}` names a role of [event.roles]")));
            }
        }
        for (key, pairs) in [("otherwise", &table.otherwise), ("receives", &table.receives), ("held", &table.held)] {
            let named = pairs.iter().flat_map(|(role, from)| [role, from]);
            for role in named.filter(|role| !table.roles.contains_key(*role)) {
                let message = format!("{role:?} is no role of the event");
                problems.push(self.problem(&table.kind, message).hint(format!("`{key}` names roles of [event.roles]")));
            }
        }
    }

    /// Words that can be looked for; an empty one would stand everywhere.
    pub(super) fn check_words(self, table: &RuleTable, problems: &mut Vec<Problem>) -> bool {
        let before = problems.len();
        if table.trigger.get_ref().is_empty() {
            problems.push(self.problem(&table.trigger, "no trigger").hint("the words that start the rule"));
        }
        for word in table.trigger.get_ref().iter().chain(&table.unless) {
            if word.get_ref().trim() != word.get_ref() || word.get_ref().is_empty() {
                let message = format!("{:?} is no word", word.get_ref());
                problems.push(self.problem(word, message).hint("a word without spaces around it"));
            }
        }
        problems.len() == before
    }

    /// What a file says of a type that another file has is not used, or is used in place of that; neither in silence.
    pub(super) fn warn_of_changes(
        self,
        kind: &EventType,
        table: &EventTable,
        record: RecordKind,
        findings: &mut Findings,
    ) {
        let differs = |roles: &[Spanned<String>], known: &[String]| {
            !roles.is_empty() && !roles.iter().map(Spanned::get_ref).eq(known)
        };
        let unused = [
            ("needs", differs(&table.needs, &kind.needs)),
            ("key", differs(&table.key, &kind.key)),
            ("shared", differs(&table.shared, &kind.shared)),
            ("whole", differs(&table.whole, &kind.whole)),
            ("gathering", table.gathering && !kind.gathering),
            ("otherwise", paired(&table.otherwise, &kind.otherwise)),
            ("receives", paired(&table.receives, &kind.receives)),
            ("held", paired(&table.held, &kind.held)),
            ("leaves", table.leaves && !kind.leaves),
            ("effective", table.effective && !kind.effective),
            ("of_day", table.of_day && !kind.of_day),
            ("apart", table.apart && !kind.apart),
            ("sides", table.sides.is_some() && table.sides.as_deref() != kind.sides.as_deref()),
            ("stages", !table.stages.is_empty() && table.stages != kind.stages),
            ("yields", !table.yields.is_empty() && table.yields != kind.yields),
            ("record", table.record.is_some() && record != kind.record),
        ];
        for (key, _) in unused.into_iter().filter(|(_, differs)| *differs) {
            let message = format!("`{key}` of the type {:?} stays what another file says", kind.name);
            let hint = "name the file like that one to take its place";
            findings.warnings.push(self.problem(&table.kind, message).hint(hint));
        }
        for (role, types) in &table.roles {
            let known = kind.roles.get(role).filter(|known| **known != split_types(types.get_ref()));
            if let Some(known) = known {
                let message = format!("the role {role:?} of the type {:?} was {}", kind.name, known.join(" | "));
                let hint = "what is said last is used, for the rules of all files";
                findings.warnings.push(self.problem(types, message).hint(hint));
            }
        }
    }
}

pub(super) const HINT: &str = "see `Rules` in dictionaries/README.md";

/// What roles can be beside entities.
const OTHER_TYPES: [&str; 4] = ["clause", "quantity", "time", "title"];

fn is_role_type(name: &str) -> bool {
    EntityType::from_name(name).is_some() || OTHER_TYPES.contains(&name)
}

pub(super) fn split_types(types: &str) -> Vec<String> {
    types.split('|').map(|name| name.trim().to_owned()).collect()
}

/// Whether a file pairs roles otherwise than is known.
fn paired<T: AsRef<str>>(roles: &BTreeMap<String, String>, known: &[(T, T)]) -> bool {
    let same = |role: &str, other: &str| known.iter().any(|(one, two)| one.as_ref() == role && two.as_ref() == other);
    roles.iter().any(|(role, other)| !same(role, other))
}

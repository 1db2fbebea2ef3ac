//! Rule files: TOML with the event type, its roles, the rules and their examples.

use super::examples::{Unread, Written};
use super::inflect::Inflector;
use super::pattern;
use super::program::{self, Gate, Program};
use super::unless::Sought;
use crate::data::Findings;
use crate::error::Problem;
use crate::gazetteer::table::position;
use crate::limits::MAX_PROGRAM;
use crate::record::EntityType;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, ValueDeserializer};

mod triggers;

pub(super) use triggers::put;

/// A rule file as written, but for its rules, which are read one by one: so a mistake in one does not hide those of others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    event: EventTable,
    #[serde(default)]
    patterns: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventTable {
    #[serde(rename = "type")]
    kind: Spanned<String>,
    /// Role names with the types that their arguments may be, `organization | person`.
    roles: BTreeMap<String, Spanned<String>>,
    /// What the record becomes: `event`, `quote`, `statistic`.
    #[serde(default)]
    record: Option<String>,
    /// Others happen at it: conferences, ceremonies.
    #[serde(default)]
    gathering: bool,
    /// Without any of these roles it is no event.
    #[serde(default)]
    needs: Vec<Spanned<String>>,
    /// Roles that tell two events of the type apart.
    #[serde(default)]
    key: Vec<Spanned<String>>,
    /// A role with the one whose body fills it where nothing else does: who names a director is where he works.
    #[serde(default)]
    otherwise: BTreeMap<String, String>,
    /// A time from which it holds is its time before any other: effective March 1.
    #[serde(default)]
    effective: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    id: Spanned<String>,
    trigger: Spanned<Vec<Spanned<String>>>,
    pattern: Spanned<String>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    /// Adds to an event of the type that is being spoken of, and makes none of its own.
    #[serde(default)]
    completes: bool,
    /// Reaches far: of rules that match as much, another one wins.
    #[serde(default)]
    wide: bool,
    /// Tried where no other rule matches: a trigger and the nearest things of the right types.
    #[serde(default)]
    loose: bool,
    /// A pair list: each two members of the list in this role are an event.
    #[serde(default)]
    pairs: Option<String>,
    /// The first member of the list in this role is in an event with each of the others: A分别与B、C签约.
    #[serde(default)]
    apart: Option<String>,
    /// Every further quantity up to the end of the sentence part, in this role, is one more match.
    #[serde(default)]
    each: Option<String>,
    /// Of statistics: the trigger is part of what is measured (增长, total investment).
    #[serde(default)]
    measured: bool,
    /// Of statistics: only behind another one of the sentence, whose subject and measure it takes over.
    #[serde(default)]
    follows: bool,
    /// A named pattern, a list of nouns: a noun phrase that fills a role must have one of them in it.
    #[serde(default)]
    nouns: Option<String>,
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
    #[serde(default, rename = "positive")]
    _positive: Vec<Unread>,
    #[serde(default, rename = "negative")]
    _negative: Vec<Unread>,
}

/// The lemma that passives begin with.
const AUXILIARY: &str = "be";

/// The words of a named pattern that is a list of them, with their plurals, sorted.
fn words_of(list: &str, inflector: &Inflector) -> Vec<Box<str>> {
    let mut words: Vec<Box<str>> = list
        .split(['(', ')', '|'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .flat_map(|word| inflector.forms(&word.to_lowercase()))
        .map(String::into_boxed_str)
        .collect();
    words.sort_unstable();
    words
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
    /// Roles with the ones whose body fills them where nothing else does.
    pub(crate) otherwise: Vec<(String, String)>,
    /// A time from which it holds is its time before any other.
    pub(crate) effective: bool,
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
    /// The same as they are looked for.
    pub(crate) unless_sought: Vec<Sought>,
    /// What noun phrases must have in them, sorted; empty where any will do.
    pub(crate) nouns: Vec<Box<str>>,
    pub(crate) completes: bool,
    /// Asks for arguments before its trigger, which may stand in a clause before.
    pub(crate) reaches_back: bool,
    /// Gives way to rules that match as much.
    pub(crate) wide: bool,
    /// Tried only at triggers at which no other rule matches, for types that the sentence has no other event of.
    pub(crate) loose: bool,
    pub(crate) pairs: Option<u8>,
    pub(crate) apart: Option<u8>,
    pub(crate) each: Option<u8>,
    pub(crate) planned: bool,
    pub(crate) employers: Option<Box<str>>,
    pub(crate) posts: Option<Box<str>>,
    pub(crate) not_cues: Vec<Box<str>>,
    pub(crate) measured: bool,
    pub(crate) follows: bool,
    pub(crate) written: Written,
}

/// All rules, with the rules of each trigger.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) types: Vec<EventType>,
    pub(crate) rules: Vec<Rule>,
    /// What each rule cannot do without.
    pub(crate) gates: Vec<Gate>,
    /// Trigger forms with their numbers.
    pub(crate) triggers: Vec<(Box<str>, u32)>,
    /// Rules by trigger number, most specific first.
    pub(crate) by_trigger: Vec<Vec<usize>>,
    /// Rules of passives by the number of their participle, which adverbs keep apart from its auxiliary: was officially held.
    pub(crate) by_participle: Vec<Vec<usize>>,
    /// The forms of the auxiliary.
    pub(crate) auxiliary: Vec<Box<str>>,
    /// Chinese words of the patterns, which the segmenter must not cut through.
    pub(crate) literals: Vec<Box<str>>,
    pub(super) trigger_numbers: HashMap<Box<str>, u32>,
    /// Words that go before a verb and change nothing of what it asks for: the pattern `before_verb` of rules for all types.
    pub(super) before_verb: Vec<Box<str>>,
    ids: HashSet<Box<str>>,
    /// The files as they were written.
    pub(super) sources: Vec<Cow<'static, str>>,
}

impl Rules {
    /// Read a rule file; what is wrong goes to `problems`.
    pub(crate) fn add(
        &mut self,
        file: &str,
        text: impl Into<Cow<'static, str>>,
        inflector: &Inflector,
        findings: &mut Findings,
    ) {
        let text = text.into();
        self.add_file(Source { file, text: &text }, inflector, findings);
        self.sources.push(text);
    }

    fn add_file(&mut self, source: Source<'_>, inflector: &Inflector, findings: &mut Findings) {
        let (file_table, tables) = match source.read() {
            Ok(read) => read,
            Err(mut problems) => return findings.problems.append(&mut problems),
        };
        let problems = &mut findings.problems;
        let rules = tables.into_iter().map(|table| source.rule(table, problems)).enumerate();
        let rules: Vec<(usize, RuleTable)> = rules.filter_map(|(number, table)| Some((number, table?))).collect();
        let parsed = match RuleFile::deserialize(Deserializer::from(file_table)) {
            Ok(parsed) => parsed,
            Err(error) => return problems.push(source.toml_problem(&error)),
        };
        let Some(kind) = self.add_type(source, &parsed.event, findings) else { return };
        if self.types.get(kind).is_some_and(|kind| kind.any)
            && let Some(list) = parsed.patterns.get("before_verb")
        {
            self.before_verb.extend(words_of(list, inflector));
        }
        if self.auxiliary.is_empty() {
            self.auxiliary = inflector.forms(AUXILIARY).into_iter().map(String::into_boxed_str).collect();
        }
        for (number, table) in rules {
            let written = Written { source: self.sources.len(), number };
            self.add_rule(source, kind, (table, written), &parsed.patterns, inflector, &mut findings.problems);
        }
    }

    fn add_type(&mut self, source: Source<'_>, table: &EventTable, findings: &mut Findings) -> Option<usize> {
        let record = match table.record.as_deref() {
            None | Some("event") => RecordKind::Event,
            Some("quote") => RecordKind::Quote,
            Some("statistic") => RecordKind::Statistic,
            Some(other) => {
                let problem = source.problem(&table.kind, format!("unknown record {other:?}"));
                findings.problems.push(problem.hint("event, quote or statistic"));
                return None;
            }
        };
        source.check_type(table, &mut findings.problems);
        let name = table.kind.get_ref();
        if let Some(known) = self.types.iter().position(|kind| *kind.name == **name) {
            // A user's file may add rules and roles to a type that is there.
            if let Some(kind) = self.types.get_mut(known) {
                source.warn_of_changes(kind, table, record, findings);
                kind.roles.extend(table.roles.iter().map(|(role, types)| (role.clone(), split_types(types.get_ref()))));
            }
            return Some(known);
        }
        if name.trim() != name || name.is_empty() {
            findings
                .problems
                .push(source.problem(&table.kind, format!("{name:?} is no name of a type")).hint("a word"));
            return None;
        }
        self.types.push(EventType {
            name: name.as_str().into(),
            record,
            gathering: table.gathering,
            roles: table.roles.iter().map(|(role, types)| (role.clone(), split_types(types.get_ref()))).collect(),
            needs: table.needs.iter().map(|role| role.get_ref().clone()).collect(),
            key: table.key.iter().map(|role| role.get_ref().clone()).collect(),
            otherwise: table.otherwise.iter().map(|(role, from)| (role.clone(), from.clone())).collect(),
            effective: table.effective,
            any: name == "*",
        });
        Some(self.types.len() - 1)
    }

    fn add_rule(
        &mut self,
        source: Source<'_>,
        kind: usize,
        (table, written): (RuleTable, Written),
        named: &BTreeMap<String, String>,
        inflector: &Inflector,
        problems: &mut Vec<Problem>,
    ) {
        let Source { file, text } = source;
        let (line, column) = position(text, table.id.span().start);
        let at_pattern = || position(text, table.pattern.span().start);
        let id = table.id.get_ref();
        if id.trim().is_empty() {
            problems.push(source.problem(&table.id, "an empty id").hint("TYPE.zh.what or TYPE.en.what"));
            return;
        }
        if self.ids.contains(id.as_str()) {
            problems.push(
                Problem::new(file, line, column, format!("a second rule {id:?}")).hint("ids are unique over all files"),
            );
            return;
        }
        if !source.check_words(&table, problems) {
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
        for role in [&table.pairs, &table.apart, &table.each].into_iter().flatten() {
            if !program.roles.iter().any(|known| **known == **role) {
                let message = format!("{role:?} is no role of the pattern");
                problems.push(
                    Problem::new(file, line, column, message)
                        .hint("`pairs`, `apart` and `each` name a role that the pattern fills"),
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
        let nouns = table.nouns.as_deref().map(|name| named.get(name).map(|list| words_of(list, inflector)));
        if matches!(nouns, Some(None)) {
            let message = "`nouns` names no pattern of the file";
            problems.push(
                Problem::new(file, line, column, message).hint("put the list into [patterns]: thing = \"(a|b|c)\""),
            );
            return;
        }
        let slot_of = |role: &Option<String>| {
            let slot = role.as_ref().and_then(|role| program.roles.iter().position(|known| **known == **role));
            slot.and_then(|slot| u8::try_from(slot).ok())
        };
        let (pairs, apart, each) = (slot_of(&table.pairs), slot_of(&table.apart), slot_of(&table.each));
        self.collect_literals(&program);
        let asks = program.left.iter().any(|instruction| matches!(instruction, program::Instruction::Argument { .. }));
        let number = self.rules.len();
        for trigger in table.trigger.get_ref() {
            let trigger = trigger.get_ref().to_lowercase();
            for form in inflector.forms(&trigger) {
                self.put_trigger(&form, number);
            }
            if let Some(participle) = trigger.strip_prefix(AUXILIARY).and_then(|rest| rest.strip_prefix(' ')) {
                self.put_participle(participle, number);
            }
        }
        self.ids.insert(id.as_str().into());
        let wide = table.wide || table.loose;
        self.gates.push(Gate::new(&program, table.completes, wide));
        self.rules.push(Rule {
            id: id.as_str().into(),
            place: format!("{file}:{line}").into(),
            kind,
            program,
            unless_sought: table.unless.iter().map(|word| Sought::new(&word.get_ref().to_lowercase())).collect(),
            unless: table.unless.iter().map(|word| word.get_ref().to_lowercase().into()).collect(),
            nouns: nouns.flatten().unwrap_or_default(),
            completes: table.completes,
            reaches_back: asks && !table.completes,
            wide,
            loose: table.loose,
            pairs,
            apart,
            each,
            planned: table.modality.as_deref() == Some("planned"),
            employers: table.employers.map(String::into_boxed_str),
            posts: table.posts.map(String::into_boxed_str),
            not_cues: table.not_cues.iter().map(|word| word.as_str().into()).collect(),
            measured: table.measured,
            follows: table.follows,
            written,
        });
    }
}

/// A rule file: its name and text, to say where something is.
#[derive(Clone, Copy)]
struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

/// The tables of a file's rules.
type RuleTables<'a> = Vec<Spanned<DeValue<'a>>>;

impl<'a> Source<'a> {
    /// The file without its rules, and the rules; or everything that is no TOML in it.
    fn read(self) -> Result<(Spanned<DeTable<'a>>, RuleTables<'a>), Vec<Problem>> {
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
                let (line, column) = position(self.text, span.start);
                Err(vec![Problem::new(self.file, line, column, "`rule` is no list").hint("write [[rule]]")])
            }
        }
    }

    fn rule(self, table: Spanned<DeValue<'a>>, problems: &mut Vec<Problem>) -> Option<RuleTable> {
        let span = table.span();
        let read = RuleTable::deserialize(ValueDeserializer::from(table));
        read.map_err(|error| {
            let (line, column) = position(self.text, error.span().unwrap_or(span).start);
            problems.push(Problem::new(self.file, line, column, error.message()).hint(HINT));
        })
        .ok()
    }

    fn toml_problem(self, error: &toml::de::Error) -> Problem {
        let (line, column) = error.span().map_or((1, 1), |span| position(self.text, span.start));
        Problem::new(self.file, line, column, error.message()).hint(HINT)
    }

    fn problem<T>(self, at: &Spanned<T>, message: impl Into<String>) -> Problem {
        let (line, column) = position(self.text, at.span().start);
        Problem::new(self.file, line, column, message)
    }

    /// Types of roles that there are, and roles that there are.
    fn check_type(self, table: &EventTable, problems: &mut Vec<Problem>) {
        for types in table.roles.values() {
            let unknown = split_types(types.get_ref()).into_iter().find(|name| !is_role_type(name));
            if let Some(name) = unknown {
                let known: Vec<&str> = EntityType::ALL.iter().map(|kind| kind.as_str()).chain(OTHER_TYPES).collect();
                let hint = format!("types are {}, separated by |", known.join(", "));
                problems.push(self.problem(types, format!("unknown type {name:?} of a role")).hint(hint));
            }
        }
        for role in table.needs.iter().chain(&table.key).filter(|role| !table.roles.contains_key(role.get_ref())) {
            let message = format!("{:?} is no role of the event", role.get_ref());
            problems.push(self.problem(role, message).hint("`needs` and `key` name roles of [event.roles]"));
        }
        let otherwise = table.otherwise.iter().flat_map(|(role, from)| [role, from]);
        for role in otherwise.filter(|role| !table.roles.contains_key(*role)) {
            let message = format!("{role:?} is no role of the event");
            problems.push(self.problem(&table.kind, message).hint("`otherwise` names roles of [event.roles]"));
        }
    }

    /// Words that can be looked for; an empty one would stand everywhere.
    fn check_words(self, table: &RuleTable, problems: &mut Vec<Problem>) -> bool {
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
    fn warn_of_changes(self, kind: &EventType, table: &EventTable, record: RecordKind, findings: &mut Findings) {
        let differs = |roles: &[Spanned<String>], known: &[String]| {
            !roles.is_empty() && !roles.iter().map(Spanned::get_ref).eq(known)
        };
        let unused = [
            ("needs", differs(&table.needs, &kind.needs)),
            ("key", differs(&table.key, &kind.key)),
            ("gathering", table.gathering && !kind.gathering),
            ("effective", table.effective && !kind.effective),
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

const HINT: &str = "see `Rules` in dictionaries/README.md";

/// What roles can be beside entities.
const OTHER_TYPES: [&str; 4] = ["clause", "quantity", "time", "title"];

fn is_role_type(name: &str) -> bool {
    EntityType::from_name(name).is_some() || OTHER_TYPES.contains(&name)
}

fn split_types(types: &str) -> Vec<String> {
    types.split('|').map(|name| name.trim().to_owned()).collect()
}

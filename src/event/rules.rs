//! Rule files: TOML with the event type, its roles, the rules and their examples.

use super::examples::{Unread, Written};
use super::inflect::Inflector;
use super::pattern::Named;
use super::plain;
use super::program::{Gate, Program};
use super::source::{Source, split_types};
use super::unless::Sought;
use crate::data::Findings;
use crate::gazetteer::table::Lines;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use toml::Spanned;
use toml::de::Deserializer;

mod adding;
mod triggers;

use adding::Setting;

pub(crate) use triggers::RuleLists;
pub(super) use triggers::{Collected, Start};

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
pub(super) struct EventTable {
    #[serde(rename = "type")]
    pub(super) kind: Spanned<String>,
    /// Role names with the types that their arguments may be, `organization | person`.
    pub(super) roles: BTreeMap<String, Spanned<String>>,
    /// What the record becomes: `event`, `quote`, `statistic`.
    #[serde(default)]
    pub(super) record: Option<String>,
    /// Others happen at it: conferences, ceremonies.
    #[serde(default)]
    pub(super) gathering: bool,
    /// Roles in which a name stands for the noun phrase that it begins: 台积电二厂.
    #[serde(default)]
    pub(super) whole: Vec<Spanned<String>>,
    /// Without any of these roles it is no event.
    #[serde(default)]
    pub(super) needs: Vec<Spanned<String>>,
    /// Roles that tell two events of the type apart.
    #[serde(default)]
    pub(super) key: Vec<Spanned<String>>,
    /// A role with the one whose body fills it where nothing else does: who names a director is where he works.
    #[serde(default)]
    pub(super) otherwise: BTreeMap<String, String>,
    /// A role with the one that a body with people of its own fills instead: { place = "host" }.
    #[serde(default)]
    pub(super) receives: BTreeMap<String, String>,
    /// Where the role of a post is filled, the body at which the person holds it fills the other one: { title = "organization" }.
    #[serde(default)]
    pub(super) held: BTreeMap<String, String>,
    /// Who is in the event gives up a post: where none is told, it is the one that is held.
    #[serde(default)]
    pub(super) leaves: bool,
    /// The role of who held before what the one in the event takes: the post is that one's, where none is told.
    #[serde(default)]
    pub(super) succeeds: Option<String>,
    /// The role of who takes what the one in the event gives up.
    #[serde(default)]
    pub(super) succeeded: Option<String>,
    /// A time from which it holds is its time before any other: effective March 1.
    #[serde(default)]
    pub(super) effective: bool,
    /// Where nothing else says when it was, it was on the day of the news.
    #[serde(default)]
    pub(super) of_day: bool,
    #[serde(default)]
    pub(super) apart: bool,
    /// The role that 双方 and `the two sides` fill: with those of the event before.
    #[serde(default)]
    pub(super) sides: Option<String>,
    /// Roles that the members of an enumeration have in common: 任命A为B,C为D.
    #[serde(default)]
    pub(super) shared: Vec<Spanned<String>>,
    /// Types whose events tell the same thing where they have all that this one has: talks at a meeting.
    #[serde(default)]
    pub(super) yields: Vec<String>,
    #[serde(default)]
    pub(super) stages: Vec<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleTable {
    pub(super) id: Spanned<String>,
    pub(super) trigger: Spanned<Vec<Spanned<String>>>,
    pub(super) pattern: Spanned<String>,
    #[serde(default)]
    pub(super) unless: Vec<Spanned<String>>,
    /// Adds to an event of the type that is being spoken of, and makes none of its own.
    #[serde(default)]
    pub(super) completes: bool,
    /// Makes no event; its arguments go to the events of its type that follow.
    #[serde(default)]
    pub(super) leads: bool,
    /// Makes its event beside that of the rule that wins: 揭牌成立 tells two things.
    #[serde(default)]
    pub(super) beside: bool,
    /// Tells of what holds: of no day but one of its own clause.
    #[serde(default)]
    pub(super) undated: bool,
    /// Reaches far: of rules that match as much, another one wins.
    #[serde(default)]
    pub(super) wide: bool,
    /// Tried where no other rule matches: a trigger and the nearest things of the right types.
    #[serde(default)]
    pub(super) loose: bool,
    /// A pair list: each two members of the list in this role are an event.
    #[serde(default)]
    pub(super) pairs: Option<String>,
    /// The first member of the list in this role is in an event with each of the others: A分别与B、C签约.
    #[serde(default)]
    pub(super) apart: Option<String>,
    /// Two roles whose lists of one length go together member by member, an event for each pair: A、B分别以X、Y为题演讲.
    #[serde(default)]
    pub(super) abreast: Option<(String, String)>,
    /// Every further quantity up to the end of the sentence part, in this role, is one more match.
    #[serde(default)]
    pub(super) each: Option<String>,
    /// Of statistics: the trigger is part of what is measured (增长, total investment).
    #[serde(default)]
    pub(super) measured: bool,
    /// Only behind another one of its type, whose `shared` roles it takes over; of statistics subject and measure.
    #[serde(default)]
    pub(super) follows: bool,
    /// Of statistics: the number before that it follows must be of the same things, in the same unit.
    #[serde(default)]
    pub(super) alike: bool,
    /// Of statistics: also for a clause that is nothing but a noun and how many of it there are.
    #[serde(default)]
    pub(super) bare: bool,
    /// A named pattern, a list of nouns: a noun phrase that fills a role must have one of them in it.
    #[serde(default)]
    pub(super) nouns: Option<String>,
    #[serde(default)]
    pub(super) modality: Option<String>,
    /// `negative` where the construction itself says that it does not happen: X因故取消.
    #[serde(default)]
    pub(super) polarity: Option<String>,
    /// With `completes`: goes to every event of its type that the sentence of the last one tells without these roles.
    #[serde(default)]
    pub(super) spreads: bool,
    /// A role that the organizations of the persons who are captured fill: they sign for them.
    #[serde(default)]
    pub(super) employers: Option<String>,
    /// A role that the posts of the persons who were matched fill, where nothing else does.
    #[serde(default)]
    pub(super) posts: Option<String>,
    /// A role that the person fills whom the sentences before speak of: 2018年任….
    #[serde(default)]
    pub(super) of_whom: Option<String>,
    /// Words that are no cues of modality in this construction: 将 for 把.
    #[serde(default)]
    pub(super) not_cues: Vec<String>,
    #[serde(default, rename = "positive")]
    _positive: Vec<Unread>,
    #[serde(default, rename = "negative")]
    _negative: Vec<Unread>,
}

impl Default for RuleTable {
    /// A rule that nothing is known of yet.
    fn default() -> Self {
        let nothing = || Spanned::new(0..0, String::new());
        Self {
            id: nothing(),
            trigger: Spanned::new(0..0, Vec::new()),
            pattern: nothing(),
            unless: Vec::new(),
            completes: false,
            leads: false,
            beside: false,
            wide: false,
            loose: false,
            pairs: None,
            apart: None,
            abreast: None,
            each: None,
            measured: false,
            follows: false,
            alike: false,
            bare: false,
            undated: false,
            nouns: None,
            modality: None,
            polarity: None,
            spreads: false,
            employers: None,
            posts: None,
            of_whom: None,
            not_cues: Vec::new(),
            _positive: Vec::new(),
            _negative: Vec::new(),
        }
    }
}

#[cfg(test)]
impl RuleTable {
    pub(super) fn without_examples(self) -> Self {
        Self { _positive: Vec::new(), _negative: Vec::new(), ..self }
    }
}

/// The lemma that passives begin with.
const AUXILIARY: &str = "be";

/// What a match of a type becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordKind {
    Event,
    Quote,
    Statistic,
}

impl RecordKind {
    /// The name as it stands in rule files and explanations.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Quote => "quote",
            Self::Statistic => "statistic",
        }
    }
}

/// An event type.
#[derive(Debug)]
pub(crate) struct EventType {
    pub(crate) name: Box<str>,
    pub(crate) record: RecordKind,
    pub(crate) gathering: bool,
    pub(crate) roles: BTreeMap<String, Vec<String>>,
    pub(crate) needs: Vec<String>,
    /// Roles in which a name becomes the noun phrase that it begins.
    pub(crate) whole: Vec<String>,
    /// The lists of nouns of its rules, each once; only where `whole` asks for them.
    pub(crate) nouns: Vec<Arc<[Box<str>]>>,
    pub(crate) key: Vec<String>,
    /// Roles with the ones whose body fills them where nothing else does.
    pub(crate) otherwise: Vec<(String, String)>,
    /// Roles with the ones that bodies with people of their own fill instead.
    pub(crate) receives: Vec<(Arc<str>, Arc<str>)>,
    /// Roles of posts with those of the bodies where they are held.
    pub(crate) held: Vec<(String, String)>,
    /// A post that is not told is the one that the person has.
    pub(crate) leaves: bool,
    /// The role of who held the post before; the role of who takes it next.
    pub(crate) succeeds: Option<Arc<str>>,
    pub(crate) succeeded: Option<Arc<str>>,
    /// A time from which it holds is its time before any other.
    pub(crate) effective: bool,
    /// Where nothing else says when it was, it was on the day of the news.
    pub(crate) of_day: bool,
    /// Takes place at a site of its own: no part of a gathering told before, unless a frame says so.
    pub(crate) apart: bool,
    /// The role that 双方 and `the two sides` fill.
    pub(crate) sides: Option<Arc<str>>,
    /// Roles that a rule with `follows` takes over from the event before.
    pub(crate) shared: Vec<String>,
    /// Types whose events tell the same thing where they have all that this one has.
    pub(crate) yields: Vec<String>,
    /// Words of triggers that tell stages of one thing apart: building that starts, and building that is finished.
    pub(crate) stages: Vec<Vec<String>>,
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
    pub(crate) unless: Vec<Sought>,
    /// What noun phrases must have in them, sorted; empty where any will do.
    pub(crate) nouns: Arc<[Box<str>]>,
    /// It makes no event of its own: of those that `leads` too.
    pub(crate) completes: bool,
    /// Its arguments go to the events of its type that follow.
    pub(crate) leads: bool,
    /// It takes no part in the contest of its trigger, and makes an event of its own.
    pub(crate) beside: bool,
    /// Asks for arguments before its trigger, which may stand in a clause before.
    pub(crate) reaches_back: bool,
    /// Takes no day from elsewhere: what was given for a project is no news.
    pub(crate) undated: bool,
    /// Gives way to rules that match as much.
    pub(crate) wide: bool,
    /// Tried only at triggers at which no other rule matches, for types that the sentence has no other event of.
    pub(crate) loose: bool,
    pub(crate) pairs: Option<u8>,
    pub(crate) apart: Option<u8>,
    pub(crate) each: Option<u8>,
    /// Roles whose lists go together member by member.
    pub(crate) abreast: Option<(u8, u8)>,
    pub(crate) planned: bool,
    /// The construction itself says that it does not happen.
    pub(crate) called_off: bool,
    /// What completes goes to all events of its type in the sentence.
    pub(crate) spreads: bool,
    pub(crate) employers: Option<Box<str>>,
    pub(crate) posts: Option<Box<str>>,
    /// A role that the person fills whom the sentences before speak of.
    pub(crate) of_whom: Option<Box<str>>,
    pub(crate) not_cues: Vec<Box<str>>,
    pub(crate) measured: bool,
    pub(crate) follows: bool,
    pub(crate) alike: bool,
    pub(crate) bare: bool,
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
    pub(crate) triggers: Vec<(Arc<str>, u32)>,
    /// Rules by trigger number, most specific first.
    pub(crate) by_trigger: RuleLists,
    /// Rules of passives by the number of their participle, which adverbs keep apart from its auxiliary: was officially held.
    pub(crate) by_participle: RuleLists,
    /// The forms of the auxiliary.
    pub(crate) auxiliary: Vec<Box<str>>,
    /// Chinese words of the patterns in order, which the segmenter must not cut through.
    pub(crate) literals: Vec<Arc<str>>,
    /// The rule of numbers that no verb tells, and that of those which a noun of its own begins.
    pub(crate) bare: [Option<usize>; 2],
    pub(super) collected: Collected,
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
        // What is compiled in is ours.
        let plain = if let Cow::Borrowed(text) = text { Some(text) } else { None };
        self.add_file(Source { file, text: &text, lines: &Lines::new(&text) }, plain, inflector, findings);
        self.sources.push(text);
    }

    /// `plain`: the file may be one of those that are read line by line.
    fn add_file(&mut self, source: Source<'_>, plain: Option<&str>, inflector: &Inflector, findings: &mut Findings) {
        let plain = plain.and_then(plain::read);
        let head = plain.as_ref().map_or(source, |(head, _)| Source { text: head, ..source });
        let (file_table, tables) = match head.read() {
            Ok(read) => read,
            Err(mut problems) => return findings.problems.append(&mut problems),
        };
        let problems = &mut findings.problems;
        let tables = tables.into_iter().enumerate();
        let rules = tables.filter_map(|(number, table)| Some((number, source.rule(table, problems)?)));
        let rules: Vec<(usize, RuleTable)> = match plain {
            Some((_, rules)) => rules.into_iter().enumerate().collect(),
            None => rules.collect(),
        };
        let parsed = match RuleFile::deserialize(Deserializer::from(file_table)) {
            Ok(parsed) => parsed,
            Err(error) => return problems.push(source.toml_problem(&error)),
        };
        let Some(kind) = self.add_type(source, &parsed.event, findings) else { return };
        if self.types.get(kind).is_some_and(|kind| kind.any)
            && let Some(list) = parsed.patterns.get("before_verb")
        {
            self.before_verb.extend(inflector.nouns(list).iter().cloned());
        }
        if self.auxiliary.is_empty() {
            self.auxiliary = inflector.forms(AUXILIARY).into_iter().map(String::into_boxed_str).collect();
        }
        let named = Named::new(&parsed.patterns);
        for (number, table) in rules {
            let written = Written { source: self.sources.len(), number };
            self.add_rule(Setting { source, kind, named: &named, inflector }, (table, written), &mut findings.problems);
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
            whole: table.whole.iter().map(|role| role.get_ref().clone()).collect(),
            nouns: Vec::new(),
            key: table.key.iter().map(|role| role.get_ref().clone()).collect(),
            otherwise: table.otherwise.clone().into_iter().collect(),
            receives: table.receives.iter().map(|(from, to)| (from.as_str().into(), to.as_str().into())).collect(),
            held: table.held.clone().into_iter().collect(),
            leaves: table.leaves,
            succeeds: table.succeeds.as_deref().map(Arc::from),
            succeeded: table.succeeded.as_deref().map(Arc::from),
            effective: table.effective,
            of_day: table.of_day,
            apart: table.apart,
            sides: table.sides.as_deref().map(Arc::from),
            shared: table.shared.iter().map(|role| role.get_ref().clone()).collect(),
            yields: table.yields.clone(),
            stages: table.stages.clone(),
            any: name == "*",
        });
        Some(self.types.len() - 1)
    }
}

//! A rule as it is written to the rule as it is run, with what can be wrong with it.

use super::{Rule, RuleTable, Rules};
use crate::error::Problem;
use crate::event::examples::Written;
use crate::event::inflect::Inflector;
use crate::event::pattern::{self, Named};
use crate::event::program::{self, Gate, Instruction, Program};
use crate::event::source::Source;
use crate::event::unless::Sought;
use crate::limits::MAX_PROGRAM;
use std::sync::Arc;
use toml::Spanned;

/// What a rule is compiled with.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) source: Source<'a>,
    /// The type that the file is of.
    pub(super) kind: usize,
    pub(super) named: &'a Named<'a>,
    pub(super) inflector: &'a Inflector,
}

impl Rules {
    /// Put in a rule, or what is wrong with it into `problems`.
    pub(super) fn add_rule(
        &mut self,
        setting: Setting<'_>,
        (table, written): (RuleTable, Written),
        problems: &mut Vec<Problem>,
    ) {
        if let Err(problem) = self.check_id(setting.source, &table.id) {
            return problems.push(problem);
        }
        if !setting.source.check_words(&table, problems) {
            return;
        }
        let read = compile(setting, &table.pattern).and_then(|program| {
            self.check_roles(setting, &table, &program)?;
            check_stated(setting.source, &table)?;
            Ok((nouns(setting, &table)?, program))
        });
        match read {
            Ok((nouns, program)) => self.put_rule(setting, (table, written), program, nouns),
            Err(problem) => problems.push(problem),
        }
    }

    fn check_id(&self, source: Source<'_>, id: &Spanned<String>) -> Result<(), Problem> {
        let known = self.ids.contains(id.get_ref().as_str());
        match id.get_ref() {
            name if name.trim().is_empty() => {
                Err(source.problem(id, "an empty id").hint("TYPE.zh.what or TYPE.en.what"))
            }
            name if known => {
                Err(source.problem(id, format!("a second rule {name:?}")).hint("ids are unique over all files"))
            }
            _ => Ok(()),
        }
    }

    /// The roles that a rule fills are those of its type, and those that it does something with are filled.
    fn check_roles(&self, setting: Setting<'_>, table: &RuleTable, program: &Program) -> Result<(), Problem> {
        let Some(kind) = self.types.get(setting.kind) else { return Ok(()) };
        let beside = [&table.employers, &table.posts, &table.of_whom].into_iter().filter_map(|role| role.as_deref());
        let mut filled = program.roles.iter().map(|role| &**role).chain(beside);
        if let Some(role) = filled.find(|role| !kind.roles.contains_key(*role)) {
            let known: Vec<&str> = kind.roles.keys().map(String::as_str).collect();
            let problem = setting.source.problem(&table.pattern, format!("{:?} has no role {role:?}", kind.name));
            return Err(problem.hint(format!("roles are {}", known.join(", "))));
        }
        let together = table.abreast.iter().flat_map(|(one, other)| [one, other]);
        let mut used = [&table.pairs, &table.apart, &table.each].into_iter().flatten().chain(together);
        match used.find(|role| slot(program, role).is_none()) {
            Some(role) => Err(setting
                .source
                .problem(&table.id, format!("{role:?} is no role of the pattern"))
                .hint("`pairs`, `apart`, `each` and `abreast` name roles that the pattern fills")),
            None => Ok(()),
        }
    }

    fn put_rule(
        &mut self,
        Setting { source, kind, inflector, .. }: Setting<'_>,
        (table, written): (RuleTable, Written),
        program: Program,
        nouns: Arc<[Box<str>]>,
    ) {
        self.collect_literals(&program);
        for trigger in table.trigger.get_ref() {
            self.put_trigger(trigger.get_ref(), inflector);
        }
        let id: Box<str> = table.id.get_ref().as_str().into();
        self.ids.insert(id.clone());
        let asks = program.left.iter().any(|instruction| matches!(instruction, Instruction::Argument { .. }));
        let wide = table.wide || table.loose;
        let completes = table.completes || table.leads;
        let slot_of = |role: &Option<String>| role.as_ref().and_then(|role| slot(&program, role));
        let (pairs, apart, each) = (slot_of(&table.pairs), slot_of(&table.apart), slot_of(&table.each));
        let abreast = table.abreast.as_ref().and_then(|(one, other)| slot(&program, one).zip(slot(&program, other)));
        self.gates.push(Gate::new(&program, completes || table.beside, wide));
        self.rules.push(Rule {
            id,
            place: format!("{}:{}", source.file, source.lines.position(table.id.span().start).0).into(),
            kind,
            program,
            unless: table.unless.iter().map(|word| Sought::new(&word.get_ref().to_lowercase())).collect(),
            nouns,
            completes,
            leads: table.leads,
            beside: table.beside,
            reaches_back: asks && !completes,
            undated: table.undated,
            wide,
            loose: table.loose,
            pairs,
            apart,
            each,
            abreast,
            planned: table.modality.is_some(),
            called_off: table.polarity.is_some(),
            spreads: table.spreads,
            employers: table.employers.map(String::into_boxed_str),
            posts: table.posts.map(String::into_boxed_str),
            of_whom: table.of_whom.map(String::into_boxed_str),
            not_cues: table.not_cues.iter().map(|word| word.as_str().into()).collect(),
            measured: table.measured,
            follows: table.follows,
            alike: table.alike,
            bare: table.bare,
            written,
        });
    }
}

fn compile(setting: Setting<'_>, pattern: &Spanned<String>) -> Result<Program, Problem> {
    let Setting { source, named, inflector, .. } = setting;
    let node = pattern::parse(pattern.get_ref(), named).map_err(|error| {
        let (line, column) = source.lines.position(pattern.span().start);
        // The pattern begins behind its quotation mark.
        Problem::new(source.file, line, column + 1 + error.column, error.message).hint(error.hint)
    })?;
    let Some(program) = program::compile(&node, inflector) else {
        let message = "the pattern must have TRIGGER exactly once, outside groups";
        return Err(source.problem(pattern, message).hint("such as {party:Organization}+ TRIGGER"));
    };
    if program.left.len() + program.right.len() > MAX_PROGRAM {
        let message = format!("the pattern has more than {MAX_PROGRAM} elements once its named parts are put in");
        return Err(source.problem(pattern, message).hint("make several rules of it"));
    }
    Ok(program)
}

/// Modality and polarity that the construction itself states.
fn check_stated(source: Source<'_>, table: &RuleTable) -> Result<(), Problem> {
    for (what, stated, only) in [("modality", &table.modality, "planned"), ("polarity", &table.polarity, "negative")] {
        if let Some(other) = stated.as_deref().filter(|stated| *stated != only) {
            let problem = source.problem(&table.id, format!("unknown {what} {other:?}"));
            return Err(problem.hint(format!("only {only:?} can be stated; cues say the rest")));
        }
    }
    Ok(())
}

/// The words of which a noun phrase must have one.
fn nouns(setting: Setting<'_>, table: &RuleTable) -> Result<Arc<[Box<str>]>, Problem> {
    let Some(name) = table.nouns.as_deref() else { return Ok(Arc::default()) };
    let list = setting.named.text(name).map(|list| setting.inflector.nouns(list));
    list.ok_or_else(|| {
        let problem = setting.source.problem(&table.id, "`nouns` names no pattern of the file");
        problem.hint("put the list into [patterns]: thing = \"(a|b|c)\"")
    })
}

/// The slot of a role that a pattern fills.
fn slot(program: &Program, role: &str) -> Option<u8> {
    let slot = program.roles.iter().position(|known| **known == *role)?;
    u8::try_from(slot).ok()
}

//! The examples of event rules.

use super::{Failure, number, text_of};
use crate::event::engine::Observer;
use crate::event::examples::Examples;
use crate::event::matcher::Failure as MatchFailure;
use crate::event::rules::{RecordKind, Rule};
use crate::event::trace::Reason;
use crate::parser::{Input, Parser};
use crate::record::{Article, Event};

/// Watches one rule.
#[derive(Debug, Default)]
struct Watch<'a> {
    rule: &'a str,
    matched: bool,
    reasons: Vec<(Reason, String)>,
    /// Pass the rule over.
    skip: bool,
    /// Pass over all wide rules as well: they stand in for others, and prove nothing of them.
    narrow: bool,
    /// The same of loose rules.
    firm: bool,
}

impl Observer for Watch<'_> {
    fn matched(&mut self, rule: &Rule) {
        self.matched |= *rule.id == *self.rule;
    }

    fn failed(&mut self, rule: &Rule, failure: &MatchFailure) {
        if *rule.id == *self.rule {
            self.reasons.push((failure.reason, failure.detail.clone()));
        }
    }

    fn skips(&self, rule: &Rule) -> bool {
        self.skip && (*rule.id == *self.rule || (self.narrow && rule.wide) || (self.firm && rule.loose))
    }
}

/// Run the examples of all rules. A positive must be found by its own rule with the arguments that it names; a negative
/// must reach the trigger and fail for the reason that it states.
pub fn rules(parser: &Parser) -> Vec<Failure> {
    rules_in(parser, |_| true)
}

/// Run the examples of the rules of one file, named as it was given to the builder.
pub fn rule_file(parser: &Parser, file: &str) -> Vec<Failure> {
    rules_in(parser, |place| place.rsplit_once(':').is_some_and(|(name, _)| name == file))
}

fn rules_in(parser: &Parser, wanted: impl Fn(&str) -> bool) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (rule, examples) in with_examples(parser).filter(|(rule, _)| wanted(&rule.place)) {
        if examples.positive.is_empty() || examples.negative.is_empty() {
            failures.push(failure(rule, "", "needs at least one positive and one negative example"));
        }
        for example in &examples.positive {
            if let Err(message) = positive(parser, rule, example, false) {
                failures.push(failure(rule, text_of(example), &message));
            }
        }
        for example in &examples.negative {
            if let Err(message) = negative(parser, rule, example) {
                failures.push(failure(rule, text_of(example), &message));
            }
        }
    }
    failures
}

/// All rules with their examples.
pub(super) fn with_examples(parser: &Parser) -> impl Iterator<Item = (&Rule, Examples)> {
    let rules = &parser.data.rules;
    rules.rules.iter().zip(rules.examples())
}

/// Rules whose positive examples all hold without them: they are not needed, or their examples do not show for what.
pub fn dead_rules(parser: &Parser) -> Vec<String> {
    dead_among(parser, |_| true)
}

/// The same, of some rules.
pub(super) fn dead_among(parser: &Parser, wanted: impl Fn(&Rule) -> bool) -> Vec<String> {
    let rules = with_examples(parser).filter(|(rule, _)| wanted(rule));
    rules
        .filter(|(rule, examples)| {
            examples.positive.iter().all(|example| positive(parser, rule, example, true).is_ok())
        })
        .map(|(rule, _)| rule.id.to_string())
        .collect()
}

fn failure(rule: &Rule, text: &str, message: &str) -> Failure {
    Failure {
        place: rule.place.to_string(),
        name: rule.id.to_string(),
        text: text.to_owned(),
        message: message.to_owned(),
    }
}

fn run(parser: &Parser, example: &toml::Table, watch: &mut Watch<'_>) -> Result<Article, String> {
    let published = example.get("published").and_then(toml::Value::as_str);
    let input = Input { id: "example", text: text_of(example), published };
    parser.read(&input, watch, &mut Vec::new()).map_err(|error| error.to_string())
}

fn positive(parser: &Parser, rule: &Rule, example: &toml::Table, skip: bool) -> Result<(), String> {
    let mut watch = Watch { rule: &rule.id, skip, narrow: !rule.wide, firm: !rule.loose, ..Watch::default() };
    let article = run(parser, example, &mut watch)?;
    if !watch.matched && !skip {
        let reasons: Vec<String> =
            watch.reasons.iter().map(|(reason, detail)| format!("{reason:?} {detail}")).collect();
        return Err(if reasons.is_empty() {
            "its trigger was not found".into()
        } else {
            format!("did not match: {}", reasons.join("; "))
        });
    }
    let Some(kind) = parser.data.rules.types.get(rule.kind) else { return Err("no type".into()) };
    match kind.record {
        RecordKind::Event => {
            let events = article.events.iter().filter(|event| kind.any || event.kind == *kind.name);
            let own = events.filter(|event| {
                skip || rule.completes || rule.pairs.or(rule.apart).is_some() || event.rule == *rule.id
            });
            best_of(own.map(|event| event_agrees(&article, event, example)))
        }
        RecordKind::Quote => {
            best_of(article.quotes.iter().filter(|quote| skip || quote.rule == *rule.id).map(|quote| {
                let speaker = name_of(&article, quote.speaker.as_deref());
                agrees(example, "speaker", &speaker)?;
                agrees(example, "text_said", std::slice::from_ref(&quote.text))
            }))
        }
        RecordKind::Statistic => {
            best_of(article.statistics.iter().filter(|fact| skip || fact.rule == *rule.id).map(|fact| {
                agrees(example, "subject", std::slice::from_ref(&fact.subject.text))?;
                agrees(example, "measure", std::slice::from_ref(&fact.measure))?;
                let value = example.get("value").and_then(number);
                if value.is_some_and(|value| (value - fact.quantity.value).abs() > 1e-9) {
                    return Err(format!("value is {}", fact.quantity.value));
                }
                Ok(())
            }))
        }
    }
}

/// One that agrees is enough; otherwise the first complaint.
fn best_of(mut outcomes: impl Iterator<Item = Result<(), String>>) -> Result<(), String> {
    let first = match outcomes.next() {
        None => return Err("it matched, but no record has its id".into()),
        Some(Ok(())) => return Ok(()),
        Some(Err(message)) => message,
    };
    if outcomes.any(|outcome| outcome.is_ok()) { Ok(()) } else { Err(first) }
}

fn event_agrees(article: &Article, event: &Event, example: &toml::Table) -> Result<(), String> {
    for (key, _) in example {
        match key.as_str() {
            "text" | "published" | "note" => {}
            "time" => {
                let value = event.time.as_ref().and_then(|time| time.value.clone());
                agrees(example, key, &value.into_iter().collect::<Vec<_>>())?;
            }
            "modality" => agrees(example, key, &[event.modality.as_str().to_owned()])?,
            "polarity" => agrees(example, key, &[event.polarity.as_str().to_owned()])?,
            "trigger" => agrees(example, key, std::slice::from_ref(&event.trigger.text))?,
            "parent" => {
                let parent = article.events.iter().find(|other| Some(&other.id) == event.parent.as_ref());
                agrees(example, key, &parent.map(|parent| parent.kind.clone()).into_iter().collect::<Vec<_>>())?;
            }
            role => {
                let found = event.arguments.iter().filter(|argument| argument.role == role);
                agrees(example, role, &found.map(|argument| argument.text.clone()).collect::<Vec<_>>())?;
            }
        }
    }
    Ok(())
}

fn name_of(article: &Article, id: Option<&str>) -> Vec<String> {
    article.entities.iter().filter(|entity| Some(entity.id.as_str()) == id).map(|entity| entity.name.clone()).collect()
}

/// The values of a key, in any order, against what was found.
fn agrees(example: &toml::Table, key: &str, found: &[String]) -> Result<(), String> {
    let wanted: Vec<String> = match example.get(key) {
        None => return Ok(()),
        Some(toml::Value::String(one)) => vec![one.clone()],
        Some(toml::Value::Array(many)) => many.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect(),
        Some(other) => vec![other.to_string()],
    };
    let sorted = |list: &[String]| {
        let mut list: Vec<String> = list.iter().map(|text| crate::resolve::name::fold(text)).collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    if sorted(&wanted) == sorted(found) { Ok(()) } else { Err(format!("{key}: expected {wanted:?}, found {found:?}")) }
}

fn negative(parser: &Parser, rule: &Rule, example: &toml::Table) -> Result<(), String> {
    let mut watch = Watch { rule: &rule.id, ..Watch::default() };
    run(parser, example, &mut watch)?;
    if watch.matched {
        return Err("matched, and should not".into());
    }
    let why = example.get("why").and_then(toml::Value::as_str).unwrap_or("");
    let (reason, detail) = why.split_once(':').map_or((why, None), |(reason, detail)| (reason, Some(detail)));
    let fits =
        |(found, what): &(Reason, String)| found.as_str() == reason && detail.is_none_or(|detail| what == detail);
    if watch.reasons.iter().any(fits) {
        return Ok(());
    }
    let found: Vec<String> =
        watch.reasons.iter().map(|(reason, detail)| format!("{}:{detail}", reason.as_str())).collect();
    Err(if found.is_empty() {
        "the trigger was not reached".into()
    } else {
        format!("expected {why:?}, failed for {}", found.join(", "))
    })
}

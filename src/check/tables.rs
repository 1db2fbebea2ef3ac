//! The examples in the headers of dictionary tables.

use super::{Failure, number, text_at, text_of};
use crate::gazetteer::bundled;
use crate::gazetteer::table::Table;
use crate::parser::{Input, Parser};
use crate::record::Article;

/// Run the examples of all built-in dictionary tables. A table without examples is a failure.
pub fn tables(parser: &Parser) -> Vec<Failure> {
    bundled::TABLES.iter().flat_map(|(file, text)| table_file(parser, text, file)).collect()
}

/// Run the examples of one table, given by its text; `file` stands in the failures. The parser must have been built
/// with the table.
pub fn table_file(parser: &Parser, text: &str, file: &str) -> Vec<Failure> {
    let mut problems = Vec::new();
    let table = Table::read(file, text, &mut problems);
    let failure = |line, message: &str| failure(&table, (file, line), "", message.to_owned());
    let mut failures: Vec<Failure> = problems.iter().map(|problem| failure(problem.line, &problem.message)).collect();
    if table.examples.is_empty() {
        failures.push(failure(1, "the table has no examples"));
    }
    failures.extend(examples(parser, &table, text, file));
    failures
}

/// Run the examples of a user's table, as [`table_file`] does: it need not have any, and its mistakes are
/// [`dictionary`](super::dictionary)'s to tell.
pub fn own_table(parser: &Parser, text: &str, file: &str) -> Vec<Failure> {
    examples(parser, &Table::read_own(file, text, &mut Vec::new()), text, file)
}

fn failure(table: &Table<'_>, (file, line): (&str, usize), text: &str, message: String) -> Failure {
    Failure { place: format!("{file}:{line}"), name: table.kind.clone(), text: text.to_owned(), message }
}

fn examples(parser: &Parser, table: &Table<'_>, text: &str, file: &str) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut lines = example_lines(text);
    for example in &table.examples {
        let line = lines.next().unwrap_or(1);
        let failure = |message: String| failure(table, (file, line), text_of(example), message);
        let complaints = run(parser, &table.kind, example);
        // What is known not to hold yet must not: the day it holds, the mark has to go.
        if example.get("fails").and_then(toml::Value::as_bool) == Some(true) {
            if complaints.is_empty() {
                failures.push(failure("holds now: take `fails = true` away".into()));
            }
            continue;
        }
        failures.extend(complaints.into_iter().map(failure));
    }
    failures
}

/// The lines on which the examples of a header begin.
fn example_lines(text: &str) -> impl Iterator<Item = usize> {
    let begins = |line: &str| line.strip_prefix("#!").is_some_and(|line| line.trim() == "[[example]]");
    text.lines().enumerate().filter(move |(_, line)| begins(line)).map(|(index, _)| index + 1)
}

/// What of an example does not hold.
fn run(parser: &Parser, kind: &str, example: &toml::Table) -> Vec<String> {
    let input = Input { id: "example", text: text_of(example), published: text_at(example, "published") };
    let article = match parser.parse(&input) {
        Ok(article) => article,
        Err(error) => return vec![error.to_string()],
    };
    let found = all_mentions(&article);
    let mut complaints = Vec::new();
    if text_of(example).is_empty() || example.keys().all(|key| matches!(key.as_str(), "text" | "published" | "fails")) {
        complaints.push("the example asks for nothing".to_owned());
    }
    for (key, wanted) in example {
        match key.as_str() {
            "text" | "published" | "fails" => {}
            "mentions" => complaints.extend(tables_of(wanted).filter_map(|wanted| mention(&found, wanted))),
            "absent" => {
                complaints
                    .extend(texts_of(wanted).iter().filter_map(|text| absent(&found, Group::of_table(kind), text)));
            }
            "events" => complaints.extend(tables_of(wanted).filter_map(|wanted| event(&article, wanted))),
            "title" => complaints.extend(same(key, wanted, article.title.iter().map(|title| &title.text))),
            "source" => complaints.extend(same(key, wanted, article.source.iter().map(|source| &source.text))),
            "authors" => complaints.extend(same(key, wanted, article.authors.iter().map(|author| &author.text))),
            "published_found" => {
                complaints.extend(same(key, wanted, article.published.iter()));
            }
            "repaired" => complaints.extend(same(key, wanted, parser.repair(text_of(example)).iter())),
            "dateline" => {
                for part in ["place", "agency"] {
                    let dateline = article.dateline.iter();
                    let found = dateline.filter_map(|dateline| match part {
                        "place" => dateline.place.as_ref(),
                        _ => dateline.agency.as_ref(),
                    });
                    if let Some(wanted) = wanted.get(part) {
                        complaints.extend(same(&format!("dateline.{part}"), wanted, found));
                    }
                }
            }
            other => complaints.push(format!("examples have no {other:?}")),
        }
    }
    complaints
}

/// What a mention is a mention of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Name,
    Title,
    Time,
    Quantity,
}

impl Group {
    /// What a kind of table is about.
    fn of_table(kind: &str) -> Self {
        match kind {
            "title" | "title_modifier" | "title_qualifier" | "honorific" => Self::Title,
            "calendar" => Self::Time,
            "unit" | "counter" | "currency" | "subunit" | "not_a_number" | "number_context" => Self::Quantity,
            _ => Self::Name,
        }
    }
}

/// A mention of any kind, with what an example can say of it.
#[derive(Debug)]
struct Found<'a> {
    group: Group,
    text: &'a str,
    kind: &'a str,
    id: Option<&'a str>,
    date: Option<&'a str>,
    amount: Option<f64>,
    unit: Option<&'a str>,
}

fn all_mentions(article: &Article) -> Vec<Found<'_>> {
    let plain = |group, text, kind| Found { group, text, kind, id: None, date: None, amount: None, unit: None };
    let mut found = Vec::new();
    for entity in &article.entities {
        for mention in &entity.mentions {
            let plain = plain(Group::Name, mention.text.as_str(), entity.kind.as_str());
            found.push(Found { id: entity.canonical.as_deref(), ..plain });
        }
    }
    for title in &article.titles {
        found.push(Found { id: title.canonical.as_deref(), ..plain(Group::Title, title.text.as_str(), "title") });
    }
    for time in &article.times {
        found.push(Found { date: time.value.as_deref(), ..plain(Group::Time, time.text.as_str(), "time") });
    }
    for mention in &article.quantities {
        let plain = plain(Group::Quantity, mention.text.as_str(), "quantity");
        let quantity = &mention.quantity;
        found.push(Found { amount: Some(quantity.value), unit: quantity.unit.as_deref(), ..plain });
    }
    found
}

/// Why a wanted mention was not found.
fn mention(found: &[Found<'_>], wanted: &toml::Table) -> Option<String> {
    if let Some(key) = wanted.keys().find(|key| !["text", "id", "type", "value", "unit"].contains(&key.as_str())) {
        return Some(format!("mentions have no {key:?}"));
    }
    let text = text_of(wanted);
    let same = |key, found: Option<&str>| wanted.get(key).is_none_or(|wanted| wanted.as_str() == found);
    let value = |found: &Found<'_>| match wanted.get("value") {
        None => true,
        Some(toml::Value::String(wanted)) => found.date == Some(wanted),
        Some(wanted) => number(wanted).zip(found.amount).is_some_and(|(wanted, found)| close(wanted, found)),
    };
    let agrees = |found: &Found<'_>| {
        found.text == text
            && same("id", found.id)
            && same("type", Some(found.kind))
            && same("unit", found.unit)
            && value(found)
    };
    if found.iter().any(agrees) {
        return None;
    }
    let like: Vec<String> = found
        .iter()
        .filter(|found| found.text.contains(text) || text.contains(found.text))
        .map(|found| {
            let parts = [Some(found.kind), found.id, found.date, found.unit];
            let amount = found.amount.map(|amount| amount.to_string());
            let parts: Vec<&str> = parts.into_iter().flatten().chain(amount.as_deref()).collect();
            format!("{:?} {}", found.text, parts.join(" "))
        })
        .collect();
    let like = if like.is_empty() { "nothing".to_owned() } else { like.join("; ") };
    Some(format!("expected the mention {}, found {like}", inline(wanted)))
}

/// Equal up to the rounding of decimal fractions.
fn close(wanted: f64, found: f64) -> bool {
    (wanted - found).abs() <= 1e-9 * wanted.abs().max(1.0)
}

fn absent(found: &[Found<'_>], group: Group, text: &str) -> Option<String> {
    let found = found.iter().find(|found| found.group == group && found.text == text)?;
    Some(format!("{text:?} is a mention ({})", found.kind))
}

/// Why a wanted event was not found.
fn event(article: &Article, wanted: &toml::Table) -> Option<String> {
    if let Some(key) = wanted.keys().find(|key| !["type", "modality", "polarity"].contains(&key.as_str())) {
        return Some(format!("events have no {key:?}"));
    }
    let same = |key, found: &str| text_at(wanted, key).is_none_or(|wanted| wanted == found);
    let mut events = article.events.iter();
    let agrees = events.any(|event| {
        same("type", &event.kind)
            && same("modality", event.modality.as_str())
            && same("polarity", event.polarity.as_str())
    });
    if agrees {
        return None;
    }
    let found = article.events.iter();
    let found: Vec<String> =
        found.map(|event| format!("{} {} {}", event.kind, event.modality.as_str(), event.polarity.as_str())).collect();
    let found = if found.is_empty() { "none".to_owned() } else { found.join("; ") };
    Some(format!("expected the event {}, found {found}", inline(wanted)))
}

/// On one line, as examples are written.
fn inline(table: &toml::Table) -> toml::Value {
    toml::Value::Table(table.clone())
}

/// One text or a list of them, in order.
fn same<'a>(key: &str, wanted: &toml::Value, found: impl Iterator<Item = &'a String>) -> Option<String> {
    let (wanted, found) = (texts_of(wanted), found.map(String::as_str).collect::<Vec<_>>());
    (wanted != found).then(|| format!("{key}: expected {wanted:?}, found {found:?}"))
}

fn texts_of(value: &toml::Value) -> Vec<&str> {
    match value {
        toml::Value::Array(many) => many.iter().filter_map(toml::Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn tables_of(value: &toml::Value) -> impl Iterator<Item = &toml::Table> {
    value.as_array().into_iter().flatten().filter_map(toml::Value::as_table)
}

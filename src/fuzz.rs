//! Single stages with what must hold of them, for `fuzz/` and `tests/fuzz.rs`. **No public API**: it may change or vanish in
//! any version.

use crate::data::Findings;
use crate::discourse;
use crate::error::Problem;
use crate::event::inflect::Inflector;
use crate::event::rules::Rules;
use crate::extract::quantity::QuantityGrammar;
use crate::extract::time::TimeGrammar;
use crate::gazetteer::table::Table;
use crate::gazetteer::{LexiconBuilder, Sense, bundled};
use crate::layout::{self, NoiseTable};
use crate::limits::MAX_SENTENCE;
use crate::parser::Parser;
use crate::repair::ScriptTable;
use crate::span::Span;
use crate::token;

/// A span is a piece of the text that is not empty.
fn piece(what: &str, span: Span, text: &str) -> Result<(), String> {
    match text.get(span.range()) {
        Some(found) if !found.is_empty() => Ok(()),
        found => Err(format!("{what}: {span:?} is {found:?}")),
    }
}

/// Layout: sentences are pieces of the text, in order, and none is too long.
///
/// # Errors
/// What does not hold.
pub fn layout(parser: &Parser, text: &str) -> Result<(), String> {
    let layout = layout::read(text, &parser.data.noise, &parser.data.resources.lexicon);
    let mut end = 0;
    for sentence in &layout.sentences {
        let span = sentence.span;
        piece("sentence", span, text)?;
        if span.start < end || span.len() > MAX_SENTENCE {
            return Err(format!("sentence {span:?} behind {end}, {} bytes", span.len()));
        }
        end = span.end;
    }
    Ok(())
}

/// Tokens tile the text.
///
/// # Errors
/// What does not hold.
pub fn tokens(parser: &Parser, text: &str) -> Result<(), String> {
    let mut end = 0;
    for token in token::tokenize(text, &parser.data.resources.segmenter) {
        piece("token", token.span, text)?;
        if token.span.range().start != end {
            return Err(format!("a token at {:?} behind {end}", token.span));
        }
        end = token.span.range().end;
    }
    if end == text.len() { Ok(()) } else { Err(format!("tokens end at {end} of {}", text.len())) }
}

/// Times are pieces of the text in order, and are resolved against any day.
///
/// # Errors
/// What does not hold.
pub fn times(parser: &Parser, text: &str) -> Result<(), String> {
    let mut times = Vec::new();
    parser.data.resources.times.find(text, 0, &mut times);
    let mut end = 0;
    for time in &times {
        piece("time", time.span, text)?;
        piece("shown time", time.shown, text)?;
        if time.span.start < end {
            return Err(format!("a time at {:?} behind {end}", time.span));
        }
        end = time.span.end;
    }
    for day in [None, Some("0001-01-01"), Some("2024-02-29"), Some("9999-12-31")] {
        discourse::resolve_all(&times, day.and_then(|day| day.parse().ok()), text, &parser.data.resources.lexicon);
    }
    Ok(())
}

/// Quantities are pieces of the text in order, and their numbers are numbers.
///
/// # Errors
/// What does not hold.
pub fn quantities(parser: &Parser, text: &str) -> Result<(), String> {
    let mut quantities = Vec::new();
    parser.data.resources.quantities.find(text, 0, true, &[], &mut quantities);
    for quantity in &quantities {
        piece("quantity", quantity.span, text)?;
        piece("core", quantity.core, text)?;
        piece("number", quantity.number, text)?;
    }
    Ok(())
}

/// Problems stand somewhere in the file.
fn placed(text: &str, problems: &[Problem]) -> Result<(), String> {
    for problem in problems {
        let line = problem.line.checked_sub(1).map(|index| text.split('\n').nth(index).unwrap_or(""));
        let columns = line.map_or(0, |line| line.chars().count() + 1);
        if !(1..=columns.max(1)).contains(&problem.column) || problem.line > text.matches('\n').count() + 1 {
            return Err(format!("no such place: {problem}"));
        }
        if problem.message.is_empty() || problem.hint.is_empty() {
            return Err(format!("says too little: {problem:?}"));
        }
    }
    Ok(())
}

/// A dictionary table is read, or refused with places.
///
/// # Errors
/// What does not hold.
pub fn dictionary(text: &str) -> Result<(), String> {
    let mut findings = Findings::default();
    let tables = [Table::read_own("table.tsv", text, &mut findings.problems)];
    let [table] = &tables;
    let mut builder = LexiconBuilder::default();
    builder.add(table, &mut findings);
    NoiseTable::default().add(table, &mut findings);
    TimeGrammar::build(&tables, &mut findings.problems);
    QuantityGrammar::build(&tables, &mut findings.problems);
    ScriptTable::build(&tables, &mut findings);
    placed(text, &findings.problems)?;
    placed(text, &findings.warnings)?;
    builder.build();
    Ok(())
}

/// A rule file is read, or refused with places.
///
/// # Errors
/// What does not hold.
pub fn rules(text: &str) -> Result<(), String> {
    let (mut findings, mut rules) = (Findings::default(), Rules::default());
    rules.add("rules.toml", text.to_owned(), &Inflector::default(), &mut findings);
    rules.finish();
    placed(text, &findings.problems)?;
    placed(text, &findings.warnings)
}

/// The parser with other rules, and a lexicon of no more than the closed classes, titles and heads; as it was where the
/// rules are refused. A whole parser takes too long for each.
pub fn with_rules(parser: &mut Parser, text: &str) -> bool {
    let (mut findings, mut rules) = (Findings::default(), Rules::default());
    rules.add("rules.toml", text.to_owned(), &Inflector::default(), &mut findings);
    rules.finish();
    if !findings.problems.is_empty() {
        return false;
    }
    let mut builder = LexiconBuilder::default();
    let small = |name: &str| name.starts_with("cues/") || name.starts_with("names/") || name.ends_with("/heads.tsv");
    for (name, text) in bundled::TABLES.iter().filter(|(name, _)| small(name)) {
        builder.add(&Table::read(name, text, &mut Vec::new()), &mut findings);
    }
    for (form, number) in &rules.triggers {
        builder.put_word(form, rules.sense_of(form, *number), false);
    }
    for literal in &rules.literals {
        builder.put_word(literal, Sense::Literal, false);
    }
    parser.data.resources.lexicon = builder.build();
    parser.data.rules = rules;
    true
}

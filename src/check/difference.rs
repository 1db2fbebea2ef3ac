//! What changes in a record between two sets of rules: what `shilu rules diff` shows.

use crate::record::{Article, Event};
use std::fmt;

/// One thing that is in one record and not in the other, or is otherwise there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// In the first record, in the second, or in both and not the same.
    pub what: Difference,
    /// Where it stands in the article: byte offset of its trigger or text.
    pub start: usize,
    /// The thing in words, as the first record has it, or as the second where only that has it.
    pub before: String,
    /// As the second record has it, where it is in both.
    pub after: Option<String>,
}

/// How two records differ in one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// Only the first record has it.
    Gone,
    /// Only the second record has it.
    New,
    /// Both have it, with other contents.
    Changed,
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.what, &self.after) {
            (Difference::Gone, _) => write!(formatter, "- {}", self.before),
            (Difference::New, _) => write!(formatter, "+ {}", self.before),
            (Difference::Changed, Some(after)) => write!(formatter, "- {}\n+ {after}", self.before),
            (Difference::Changed, None) => write!(formatter, "~ {}", self.before),
        }
    }
}

/// One thing of a record: where it stands, what tells it from others there, and all of it in words.
struct Thing {
    start: usize,
    key: String,
    words: String,
}

/// The events, quotes and statistics in which two records of one article differ, in order of position. The rule that made
/// a thing is not compared: a rule with another id that finds the same is no change.
pub fn difference(before: &Article, after: &Article) -> Vec<Change> {
    let (old, new) = (things(before), things(after));
    let mut used = vec![false; new.len()];
    let mut changes = Vec::new();
    for thing in &old {
        let same_key = |(index, other): &(usize, &Thing)| {
            !used.get(*index).copied().unwrap_or(true) && other.start == thing.start && other.key == thing.key
        };
        let same = new.iter().enumerate().filter(same_key);
        let equal = same.clone().find(|(_, other)| other.words == thing.words);
        let partner =
            equal.or_else(|| new.iter().enumerate().find(same_key)).map(|(index, other)| (index, &other.words));
        if let Some(slot) = partner.and_then(|(index, _)| used.get_mut(index)) {
            *slot = true;
        }
        let (what, after) = match partner {
            None => (Difference::Gone, None),
            Some((_, words)) if *words == thing.words => continue,
            Some((_, words)) => (Difference::Changed, Some(words.clone())),
        };
        changes.push(Change { what, start: thing.start, before: thing.words.clone(), after });
    }
    let only_new = new.iter().zip(&used).filter(|(_, used)| !**used);
    changes.extend(only_new.map(|(thing, _)| Change {
        what: Difference::New,
        start: thing.start,
        before: thing.words.clone(),
        after: None,
    }));
    changes.sort_by_key(|change| change.start);
    changes
}

fn things(article: &Article) -> Vec<Thing> {
    let events = article.events.iter().map(|event| Thing {
        start: event.trigger.span.start,
        key: event.kind.clone(),
        words: in_words(article, event),
    });
    let quotes = article.quotes.iter().map(|quote| {
        let speaker = article.entities.iter().find(|entity| Some(&entity.id) == quote.speaker.as_ref());
        let speaker = speaker.map_or("?", |entity| &entity.name);
        Thing { start: quote.span.start, key: "quote".into(), words: format!("quote: {speaker}: {}", quote.text) }
    });
    let statistics = article.statistics.iter().map(|fact| Thing {
        start: fact.span.start,
        key: "statistic".into(),
        words: format!(
            "statistic: {}: {}: {}{} {}",
            fact.subject.text,
            fact.measure,
            fact.quantity.relation.as_str(),
            fact.quantity.value,
            fact.quantity.unit.as_deref().unwrap_or("")
        ),
    });
    events.chain(quotes).chain(statistics).collect()
}

/// `signing “签署” 2024-12-10 planned: party 甲, party 乙 (at the conference “推进大会”)`
fn in_words(article: &Article, event: &Event) -> String {
    let mut words = format!("{} “{}”", event.kind, event.trigger.text);
    if let Some(time) = &event.time {
        words += &format!(" {}", time.value.as_deref().unwrap_or(&time.text));
    }
    words += &format!(" {} {}", event.modality.as_str(), event.polarity.as_str());
    let arguments: Vec<String> =
        event.arguments.iter().map(|argument| format!("{} {}", argument.role, argument.text)).collect();
    words += &format!(": {}", arguments.join(", "));
    let parent = article.events.iter().find(|other| Some(&other.id) == event.parent.as_ref());
    words + &parent.map_or_else(String::new, |parent| format!(" (at the {} “{}”)", parent.kind, parent.trigger.text))
}

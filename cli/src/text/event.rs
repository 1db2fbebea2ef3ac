//! An event as a short block.

use super::entities::Entities;
use super::{one_line, source};
use shilu::Article;
use shilu::record::{Argument, Event, Modality, Polarity, Time, TimeMod};
use std::fmt::Write as _;

/// Roles that say where.
const PLACES: &[&str] = &["place", "venue"];

pub(super) fn event(event: &Event, article: &Article, entities: &Entities<'_>, text: &str) -> String {
    let mut block = format!("{} ({})\n", heading(event), one_line(&event.trigger.text));
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(block, "  {}: {value}", one_line(label));
    };
    for (role, texts) in by_role(&event.arguments, entities) {
        if !PLACES.contains(&role) {
            line(role, &texts.join("; "));
        }
    }
    if let Some(time) = &event.time {
        line("when", &when(time));
    }
    let places = event.arguments.iter().filter(|argument| PLACES.contains(&argument.role.as_str()));
    let places: Vec<String> = places.map(|place| entities.mention(&place.text, place.entity.as_deref())).collect();
    if !places.is_empty() {
        line("where", &places.join("; "));
    }
    if let Some(parent) = &event.parent {
        line("part of", &parent_name(parent, article));
    }
    if event.modality != Modality::Actual {
        line("modality", event.modality.as_str());
    }
    if event.polarity != Polarity::Positive {
        line("polarity", event.polarity.as_str());
    }
    let _ = writeln!(block, "  > {}", source(text, event.span));
    block
}

/// Id and type.
pub(super) fn heading(event: &Event) -> String {
    one_line(&format!("{} {}", event.id, event.kind))
}

/// The texts of each role, in the order in which the roles first stand.
fn by_role<'a>(arguments: &'a [Argument], entities: &Entities<'_>) -> Vec<(&'a str, Vec<String>)> {
    let mut roles: Vec<(&str, Vec<String>)> = Vec::new();
    for argument in arguments {
        let text = entities.mention(&argument.text, argument.entity.as_deref());
        match roles.iter_mut().find(|(role, _)| *role == argument.role) {
            Some((_, texts)) => texts.push(text),
            None => roles.push((&argument.role, vec![text])),
        }
    }
    roles
}

/// The resolved value and the words, or only the words.
pub(super) fn when(time: &Time) -> String {
    let words = one_line(&time.text);
    let value = match (&time.value, &time.end_value) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => start.clone(),
        (None, Some(end)) => format!("to {end}"),
        (None, None) => return words,
    };
    let modifier = match time.modifier {
        None => "",
        Some(TimeMod::Approx) => "about ",
        Some(TimeMod::Start) => "start of ",
        Some(TimeMod::Mid) => "middle of ",
        Some(TimeMod::End) => "end of ",
        Some(TimeMod::Before) => "before ",
        Some(TimeMod::After) => "after ",
        Some(_) => "",
    };
    let value = format!("{modifier}{}", one_line(&value));
    if value == words { value } else { format!("{value} ({words})") }
}

/// The gathering's heading and, where it has one, its name.
fn parent_name(id: &str, article: &Article) -> String {
    let Some(parent) = article.events.iter().find(|event| event.id == id) else { return one_line(id) };
    let name = parent.arguments.iter().find(|argument| argument.role == "name");
    format!("{} ({})", heading(parent), one_line(name.map_or(&parent.trigger.text, |name| &name.text)))
}

//! An article: what it is, its events, quotes and statistics.

use super::entities::Entities;
use super::event::{event, when};
use super::one_line;
use shilu::Article;
use shilu::record::{Quantity, Quote, Relation, Statistic, Text};
use std::fmt::Write as _;

/// The article with its events, read from `text`.
pub(crate) fn article(article: &Article, text: &str) -> String {
    let entities = Entities::of(article);
    let mut page = head(article);
    if article.events.is_empty() {
        page.push_str("\nNo events.\n");
    }
    for each in &article.events {
        page.push('\n');
        page.push_str(&event(each, article, &entities, text));
    }
    section(&mut page, "Quotes", article.quotes.iter().map(|each| quote(each, &entities)));
    section(&mut page, "Statistics", article.statistics.iter().map(|each| statistic(each, &entities)));
    let notes = article.notes.iter().map(|note| one_line(&format!("{}: {}", note.kind, note.message)));
    section(&mut page, "Notes", notes);
    page
}

/// Title, or id where there is none, and what is known about the article.
pub(super) fn head(article: &Article) -> String {
    let title = article.title.as_ref().map_or(&article.id, |title| &title.text);
    let mut head = format!("{}\n", one_line(title));
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(head, "{label}: {}", one_line(value));
    };
    if article.title.is_some() {
        line("id", &article.id);
    }
    if let Some(day) = &article.published {
        line("published", day);
    }
    if let Some(source) = &article.source {
        line("source", &source.text);
    }
    if let Some(dateline) = &article.dateline {
        let parts = [dateline.place.as_deref(), dateline.agency.as_deref()];
        line("dateline", &parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
    }
    if !article.authors.is_empty() {
        line("by", &joined(&article.authors));
    }
    line("language", article.language.as_str());
    head
}

fn joined(texts: &[Text]) -> String {
    texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join("; ")
}

fn section(page: &mut String, name: &str, lines: impl ExactSizeIterator<Item = String>) {
    if lines.len() > 0 {
        let _ = writeln!(page, "\n{name}");
    }
    for line in lines {
        let _ = writeln!(page, "  {line}");
    }
}

fn quote(quote: &Quote, entities: &Entities<'_>) -> String {
    let speaker = entities.name(quote.speaker.as_deref()).unwrap_or_else(|| "unknown speaker".into());
    let text = one_line(&quote.text);
    if quote.direct { format!("{speaker}: “{text}”") } else { format!("{speaker}: {text}") }
}

fn statistic(statistic: &Statistic, entities: &Entities<'_>) -> String {
    let subject = entities.mention(&statistic.subject.text, statistic.subject.entity.as_deref());
    let measure = one_line(&statistic.measure);
    let mut line = format!("{subject}: {measure}: {}", quantity(&statistic.quantity));
    if let Some(time) = &statistic.as_of {
        let _ = write!(line, ", as of {}", when(time));
    }
    line
}

fn quantity(quantity: &Quantity) -> String {
    let relation = match quantity.relation {
        Relation::Equal => "",
        Relation::About => "about ",
        Relation::More => "more than ",
        Relation::AtLeast => "at least ",
        Relation::Less => "less than ",
        Relation::AtMost => "at most ",
        _ => quantity.relation.as_str(),
    };
    match &quantity.unit {
        Some(unit) if unit == "%" => format!("{relation}{}%", quantity.value),
        Some(unit) => format!("{relation}{} {}", quantity.value, one_line(unit)),
        None => format!("{relation}{}", quantity.value),
    }
}

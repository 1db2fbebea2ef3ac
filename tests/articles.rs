//! The example articles with what is read from them, one snapshot each, to be read by people.
//!
//! `INSTA_UPDATE=always cargo test --test articles` writes them anew; read the difference before it is committed.

mod common;

use common::{articles, parse};
use shilu::Article;
use shilu::record::{Entity, Event, Quantity, Time};
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[test]
fn readings() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let articles = articles();
    assert_eq!(articles.len(), 6);
    settings.bind(|| {
        for (name, text) in &articles {
            insta::assert_snapshot!(name.as_str(), render(&parse(text)));
        }
    });
}

#[test]
fn sizes() {
    for (name, text) in articles() {
        assert!((1_200..=3_000).contains(&text.len()), "{name}: {} bytes", text.len());
    }
}

/// A record on a page: what a reader wants to check, without offsets.
fn render(article: &Article) -> String {
    let mut page = String::new();
    let mut line = |indent: usize, text: String| {
        let _ = writeln!(page, "{:indent$}{}", "", text.trim_end());
    };
    line(0, format!("language   {}", article.language.as_str()));
    line(0, format!("published  {}", or_dash(article.published.as_deref())));
    line(0, format!("title      {}", or_dash(article.title.as_ref().map(|title| title.text.as_str()))));
    if let Some(dateline) = &article.dateline {
        let (place, agency) = (or_dash(dateline.place.as_deref()), or_dash(dateline.agency.as_deref()));
        line(0, format!("dateline   {place} / {agency}"));
    }
    line(0, format!("source     {}", or_dash(article.source.as_ref().map(|source| source.text.as_str()))));
    let authors: Vec<&str> = article.authors.iter().map(|author| author.text.as_str()).collect();
    line(0, format!("authors    {}", or_dash(Some(authors.join(", ").as_str()).filter(|names| !names.is_empty()))));
    let mut repairs = BTreeMap::new();
    for repair in &article.repairs {
        *repairs.entry(repair.fix.as_str()).or_insert(0) += 1;
    }
    let repairs: Vec<String> = repairs.iter().map(|(fix, count)| format!("{fix} {count}")).collect();
    line(0, format!("repairs    {}", if repairs.is_empty() { "-".to_owned() } else { repairs.join(", ") }));
    for repair in article.repairs.iter().filter(|repair| matches!(repair.fix.as_str(), "encoding" | "byte_slip")) {
        line(2, format!("{} {:?} -> {:?}", repair.fix, repair.before, repair.after));
    }
    line(0, format!("\nentities ({})", article.entities.len()));
    for entity in &article.entities {
        line(2, entity_line(entity));
        let name = |id: &str| name_of(article, id);
        if let Some(parent) = &entity.parent {
            line(6, format!("part of {}", name(parent)));
        }
        let mut others: Vec<&str> = entity.mentions.iter().map(|mention| mention.text.as_str()).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|text| *text != entity.name);
        if !others.is_empty() {
            line(6, format!("also {}", others.join(" | ")));
        }
        for position in &entity.positions {
            let qualifier = position.qualifier.map_or("", |qualifier| qualifier.as_str());
            let organization = position.organization.as_deref().map_or("?".to_owned(), name);
            line(6, format!("{qualifier} {} @ {organization}", position.title).trim_start().to_owned());
        }
    }
    line(0, format!("\nevents ({})", article.events.len()));
    for event in &article.events {
        line(2, event_line(event));
        for argument in &event.arguments {
            let entity = argument.entity.as_deref().map_or(String::new(), |id| {
                let name = name_of(article, id);
                if name == argument.text { format!(" [{id}]") } else { format!(" [{id} {name}]") }
            });
            let amount =
                argument.quantity.as_ref().map_or(String::new(), |quantity| format!(" ({})", amount(quantity)));
            line(6, format!("{}: {}{entity}{amount}", argument.role, argument.text));
        }
    }
    line(0, format!("\nquotes ({})", article.quotes.len()));
    for quote in &article.quotes {
        let speaker = quote.speaker.as_deref().map_or("?".to_owned(), |id| name_of(article, id));
        let direct = if quote.direct { "direct" } else { "indirect" };
        line(2, format!("{speaker} ({direct}): {}", quote.text));
    }
    line(0, format!("\nstatistics ({})", article.statistics.len()));
    for fact in &article.statistics {
        let as_of = fact.as_of.as_ref().map_or(String::new(), |time| format!(", {}", moment(time)));
        line(2, format!("{}: {} = {}{as_of}", fact.subject.text, fact.measure, amount(&fact.quantity)));
    }
    let titles: Vec<&str> = article.titles.iter().map(|title| title.text.as_str()).collect();
    line(0, format!("\ntitles ({})\n  {}", titles.len(), titles.join(" | ")));
    let times: Vec<String> = article.times.iter().map(moment).collect();
    line(0, format!("\ntimes ({})\n  {}", times.len(), times.join(" | ")));
    let quantities = article.quantities.iter();
    let quantities: Vec<String> =
        quantities.map(|mention| format!("{} = {}", mention.text, amount(&mention.quantity))).collect();
    line(0, format!("\nquantities ({})\n  {}", quantities.len(), quantities.join(" | ")));
    page
}

fn or_dash(text: Option<&str>) -> &str {
    text.unwrap_or("-")
}

fn name_of(article: &Article, id: &str) -> String {
    article.entities.iter().find(|entity| entity.id == id).map_or("?".to_owned(), |entity| entity.name.clone())
}

fn entity_line(entity: &Entity) -> String {
    let category = entity.category.map_or(String::new(), |category| format!(" {}", category.as_str()));
    let id = entity.canonical.as_ref().map_or(String::new(), |id| format!("  <{id}>"));
    format!("{} {}{category}  {}{id}", entity.id, entity.kind.as_str(), entity.name)
}

fn event_line(event: &Event) -> String {
    let time = event.time.as_ref().map_or(String::new(), |time| format!("  @{}", moment(time)));
    let parent = event.parent.as_ref().map_or(String::new(), |parent| format!("  in {parent}"));
    let stance = match (event.modality.as_str(), event.polarity.as_str()) {
        ("actual", "positive") => String::new(),
        (modality, "positive") => format!(" {modality}"),
        (modality, polarity) => format!(" {modality} {polarity}"),
    };
    format!("{} {}{stance}  “{}”{time}{parent}  <{}>", event.id, event.kind, event.trigger.text, event.rule)
}

fn moment(time: &Time) -> String {
    let end = time.end_value.as_ref().map_or(String::new(), |end| format!("/{end}"));
    format!("{} = {}{end}", time.text, time.value.as_deref().unwrap_or(&time.timex))
}

fn amount(quantity: &Quantity) -> String {
    let relation = Some(quantity.relation.as_str()).filter(|relation| *relation != "=").unwrap_or("");
    format!("{relation}{} {}", quantity.value, quantity.unit.as_deref().unwrap_or("")).trim_end().to_owned()
}

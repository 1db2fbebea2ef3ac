//! What several tests share: one parser a binary, the example articles, and the invariants of a record.

#![allow(dead_code, reason = "each test file uses a part")]

pub(crate) mod fuzz;
pub(crate) mod genre;
pub(crate) mod hostile;

use serde_json::Value;
use shilu::{Article, Input, Parser};
use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

/// Building takes seconds in debug, so it is done once.
pub(crate) static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::new().expect("the built-in data is in order"));

/// Name and text of the example articles.
pub(crate) fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|found| found == "txt")).collect();
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

pub(crate) fn parse(text: &str) -> Article {
    PARSER.parse_article(text).unwrap()
}

/// Everything that is true of every record, whatever the text; the first thing that is not.
pub(crate) fn check(text: &str) -> Result<(), String> {
    let input = Input { id: "any", text, published: Some("2024-12-11") };
    let article = PARSER.parse(&input).map_err(|error| error.to_string())?;
    check_record(text, &article)?;
    repairs(text, &article)?;
    let explained = PARSER.explain(&input).map_err(|error| error.to_string())?;
    if explained.article != article {
        return Err("`explain` gives another article than `parse`".into());
    }
    spans(text, "", &serde_json::to_value(&explained).map_err(|error| error.to_string())?)
}

/// What is true of a record by itself, whichever parser made it.
pub(crate) fn check_record(text: &str, article: &Article) -> Result<(), String> {
    let json = serde_json::to_value(article).map_err(|error| error.to_string())?;
    spans(text, "", &json)?;
    mentions(text, article)?;
    references(article)
}

/// Seconds that this thread was at work, as far as the system tells: what others do on the machine does not count.
pub(crate) fn now() -> f64 {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    }
    #[cfg(not(unix))]
    {
        static START: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
        START.elapsed().as_secs_f64()
    }
}

/// Whatever has a start and an end is a piece of the source.
fn spans(text: &str, path: &str, value: &Value) -> Result<(), String> {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().try_for_each(|(index, value)| spans(text, &format!("{path}[{index}]"), value))
        }
        Value::Object(map) => {
            if let (Some(start), Some(end)) = (map.get("start"), map.get("end")) {
                let range = (start.as_u64().zip(end.as_u64())).map(|(start, end)| start as usize..end as usize);
                if range.and_then(|range| text.get(range)).is_none() {
                    return Err(format!("{path}: {start}..{end} is no piece of the source"));
                }
            }
            map.iter().try_for_each(|(key, value)| spans(text, &format!("{path}.{key}"), value))
        }
        _ => Ok(()),
    }
}

/// Mentions are in order, not empty, and where nothing was repaired they are the source's own words.
fn mentions(text: &str, article: &Article) -> Result<(), String> {
    let times = article.times.iter().map(|time| ("time", &time.text, time.span));
    let titles = article.titles.iter().map(|title| ("title", &title.text, title.span));
    let quantities = article.quantities.iter().map(|quantity| ("quantity", &quantity.text, quantity.span));
    let names = article.entities.iter().flat_map(|entity| &entity.mentions);
    let names = names.map(|mention| ("entity", &mention.text, mention.span));
    for (kind, found, span) in times.chain(titles).chain(quantities).chain(names) {
        let touched = article.repairs.iter().any(|edit| edit.span.start < span.end && span.start < edit.span.end);
        if found.is_empty() || span.range().is_empty() {
            return Err(format!("an empty {kind} at {span:?}"));
        }
        if !touched && text.get(span.range()) != Some(found) {
            return Err(format!("{kind} {found:?} stands for {:?}", text.get(span.range())));
        }
    }
    let starts = |spans: Vec<usize>| spans.is_sorted();
    let lists = [
        ("times", article.times.iter().map(|time| time.span.start).collect()),
        ("titles", article.titles.iter().map(|title| title.span.start).collect()),
        ("quantities", article.quantities.iter().map(|quantity| quantity.span.start).collect()),
        ("events", article.events.iter().map(|event| event.trigger.span.start).collect()),
        ("entities", article.entities.iter().map(|entity| entity.mentions[0].span.start).collect()),
    ];
    for (name, list) in lists {
        if !starts(list) {
            return Err(format!("{name} are not in order of position"));
        }
    }
    Ok(())
}

/// Replaying the repairs gives the text as read, and repairing that changes nothing.
fn repairs(text: &str, article: &Article) -> Result<(), String> {
    let mut replayed = String::new();
    let mut at = 0;
    for edit in &article.repairs {
        let Some(kept) = text.get(at..edit.span.start) else {
            return Err(format!("repairs are not in order at {:?}", edit.span));
        };
        if text.get(edit.span.range()) != Some(&edit.before) {
            return Err(format!("the source has {:?}, not {:?}", text.get(edit.span.range()), edit.before));
        }
        replayed.push_str(kept);
        replayed.push_str(&edit.after);
        at = edit.span.end;
    }
    replayed.push_str(&text[at..]);
    let repaired = PARSER.repair(text).map_err(|error| error.to_string())?;
    if replayed != repaired {
        return Err(format!("replayed {replayed:?}, repaired {repaired:?}"));
    }
    let again = PARSER.repair(&repaired).map_err(|error| error.to_string())?;
    if again != repaired {
        return Err(format!("repaired once {repaired:?}, twice {again:?}"));
    }
    Ok(())
}

/// Ids count up from zero, and every reference leads to one.
fn references(article: &Article) -> Result<(), String> {
    for (number, entity) in article.entities.iter().enumerate() {
        if entity.id != format!("e{number}") {
            return Err(format!("entity {number} has the id {}", entity.id));
        }
    }
    for (number, event) in article.events.iter().enumerate() {
        if event.id != format!("v{number}") {
            return Err(format!("event {number} has the id {}", event.id));
        }
    }
    let entities: HashSet<&str> = article.entities.iter().map(|entity| entity.id.as_str()).collect();
    let events: HashSet<&str> = article.events.iter().map(|event| event.id.as_str()).collect();
    let parents = article.entities.iter().filter_map(|entity| entity.parent.as_deref());
    let posts = article.entities.iter().flat_map(|entity| &entity.positions);
    let posts = posts.filter_map(|position| position.organization.as_deref());
    let arguments = article.events.iter().flat_map(|event| &event.arguments);
    let arguments = arguments.filter_map(|argument| argument.entity.as_deref());
    let speakers = article.quotes.iter().filter_map(|quote| quote.speaker.as_deref());
    let subjects = article.statistics.iter().filter_map(|fact| fact.subject.entity.as_deref());
    for id in parents.chain(posts).chain(arguments).chain(speakers).chain(subjects) {
        if !entities.contains(id) {
            return Err(format!("no entity has the id {id}"));
        }
    }
    for event in &article.events {
        if let Some(parent) = event.parent.as_deref()
            && (!events.contains(parent) || parent == event.id)
        {
            return Err(format!("the parent of {} is {parent}", event.id));
        }
    }
    for entity in &article.entities {
        let parent = |id: &str| {
            let entity = article.entities.iter().find(|entity| entity.id == id);
            entity.and_then(|entity| entity.parent.as_deref())
        };
        let most = article.entities.len() + 1;
        if std::iter::successors(Some(entity.id.as_str()), |id| parent(id)).take(most).count() == most {
            return Err(format!("the parents of {} go in a circle", entity.id));
        }
    }
    Ok(())
}

//! The dump of the Research Organization Registry, JSON of schema version 2.

use super::{Entry, Read};
use crate::commands::dictionary::{add, clean};
use serde::Deserialize;
use shilu::check::Lint;

#[derive(Debug, Deserialize)]
struct Record {
    id: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    types: Vec<String>,
    names: Vec<Name>,
}

#[derive(Debug, Deserialize)]
struct Name {
    value: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    types: Vec<String>,
}

/// Read a dump. English and Chinese names are taken, and those without a language; the name that ROR shows comes first,
/// then labels, other names, and acronyms, which always need context.
pub(crate) fn read(bytes: &[u8], lint: &Lint) -> Result<Read, String> {
    let records: Vec<Record> = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let mut read = Read::default();
    for record in &records {
        let entry = entry(record, lint);
        if record.status == "withdrawn" || (entry.zh.is_empty() && entry.en.is_empty()) {
            read.left_out += 1;
        } else {
            read.entries.push(entry);
        }
    }
    Ok(read)
}

fn entry(record: &Record, lint: &Lint) -> Entry {
    let number = record.id.rsplit('/').next().unwrap_or(&record.id);
    let mut entry =
        Entry { id: format!("ror-{number}"), class: category(&record.types).to_owned(), ..Entry::default() };
    let mut names: Vec<&Name> = record.names.iter().collect();
    names.sort_by_key(|name| rank(&name.types));
    for name in names {
        let form = clean(&name.value, lint);
        let acronym = name.types.iter().any(|kind| kind == "acronym");
        let form = if acronym && !form.is_empty() { form + "?" } else { form };
        match name.lang.as_deref() {
            Some("en") => add(&mut entry.en, form),
            Some("zh") => entry.add_by_script(form),
            // ROR gives acronyms no language.
            None => entry.add_by_script(form),
            Some(_) => {}
        }
    }
    entry
}

/// Sorting key of a name by what ROR says of it.
fn rank(types: &[String]) -> usize {
    let order = ["ror_display", "label", "alias", "acronym"];
    types.iter().filter_map(|kind| order.iter().position(|name| name == kind)).min().unwrap_or(order.len())
}

/// Our category for ROR's types.
fn category(types: &[String]) -> &'static str {
    let of = |kind: &String| match kind.as_str() {
        "education" => Some("university"),
        "healthcare" => Some("hospital"),
        "company" => Some("company"),
        "government" => Some("government"),
        "nonprofit" => Some("association"),
        "facility" => Some("research"),
        _ => None,
    };
    types.iter().find_map(of).unwrap_or("other")
}

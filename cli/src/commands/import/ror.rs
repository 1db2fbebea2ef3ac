//! The dump of the Research Organization Registry (<https://ror.readme.io/docs/data-dump>), schema 1 and 2: one JSON array of some
//! hundred thousand organizations, read one after the other.

use super::{Entry, tidy};
use serde::Deserialize;
use serde::de::{Deserializer as _, SeqAccess, Visitor};
use std::fmt;
use std::io::Read;

#[derive(Deserialize)]
struct Organization {
    id: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    types: Vec<String>,
    /// Schema 2.
    #[serde(default)]
    names: Vec<Name>,
    /// Schema 1.
    #[serde(default)]
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    acronyms: Vec<String>,
    #[serde(default)]
    labels: Vec<Label>,
}

#[derive(Deserialize)]
struct Name {
    value: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    types: Vec<String>,
}

#[derive(Deserialize)]
struct Label {
    label: String,
    #[serde(default)]
    iso639: Option<String>,
}

/// Give each active organization to `take`; with `chinese` only those that have a Chinese name.
pub(super) fn read(reader: impl Read, chinese: bool, take: &mut dyn FnMut(Entry)) -> Result<(), String> {
    let mut json = serde_json::Deserializer::from_reader(reader);
    json.deserialize_seq(Organizations { chinese, take }).map_err(|error| error.to_string())
}

struct Organizations<'a> {
    chinese: bool,
    take: &'a mut dyn FnMut(Entry),
}

impl<'de> Visitor<'de> for Organizations<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of organizations, as ROR's dump is")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut organizations: A) -> Result<(), A::Error> {
        let mut number = 0u64;
        while let Some(organization) = organizations.next_element::<Organization>()? {
            number = number.saturating_add(1);
            if !organization.status.is_empty() && organization.status != "active" {
                continue;
            }
            let entry = entry(organization, number);
            if !self.chinese || !entry.zh.is_empty() {
                (self.take)(entry);
            }
        }
        Ok(())
    }
}

fn entry(organization: Organization, number: u64) -> Entry {
    let mut entry = Entry {
        place: format!("organization {number} ({})", organization.id),
        id: format!("ror-{}", organization.id.rsplit('/').next().unwrap_or_default()),
        group: organization.types.iter().find_map(|kind| category(kind)).unwrap_or("other").to_owned(),
        ..Entry::default()
    };
    let mut names = organization.names;
    // The name that is shown comes first, then labels, other names, acronyms.
    let place = |name: &Name| {
        ["ror_display", "label", "alias", "acronym"]
            .iter()
            .position(|kind| name.types.iter().any(|found| found == kind))
    };
    names.sort_by_key(|name| place(name).unwrap_or(2));
    for name in names {
        let acronym = name.types.iter().any(|kind| kind == "acronym");
        put(&mut entry, &name.value, name.lang.as_deref(), acronym);
    }
    put(&mut entry, &organization.name, None, false);
    organization.labels.iter().for_each(|label| put(&mut entry, &label.label, label.iso639.as_deref(), false));
    organization.aliases.iter().for_each(|alias| put(&mut entry, alias, None, false));
    organization.acronyms.iter().for_each(|acronym| put(&mut entry, acronym, None, true));
    entry
}

/// Put a name where it belongs; names in other languages than ours are left out, and so is what a table cannot hold.
fn put(entry: &mut Entry, name: &str, language: Option<&str>, acronym: bool) {
    let name = tidy(name);
    if name.is_empty() || name.contains('|') {
        return;
    }
    let han = name.chars().any(|char| ('\u{4E00}'..='\u{9FFF}').contains(&char));
    let kana = name.chars().any(|char| ('\u{3041}'..='\u{30FF}').contains(&char));
    // An acronym is some other word in most texts that have it.
    let form = if acronym { format!("{name}?") } else { name };
    match language {
        Some("zh") => entry.zh.push(form),
        None if han && !kana => entry.zh.push(form),
        Some("en") => entry.en.push(form),
        None if form.is_ascii() => entry.en.push(form),
        _ => {}
    }
}

/// Our category of ROR's type, where one says it.
fn category(kind: &str) -> Option<&'static str> {
    Some(match kind.to_ascii_lowercase().as_str() {
        "education" => "university",
        "healthcare" => "hospital",
        "company" => "company",
        "government" => "government",
        "facility" => "research",
        _ => return None,
    })
}

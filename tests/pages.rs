//! Small pages of every kind with the metadata that a reader takes from them: `tests/pages/*.toml`.

mod common;

use common::{PARSER, check};
use serde::Deserialize;
use shilu::Article;
use std::path::Path;

#[derive(Debug, Deserialize)]
struct File {
    page: Vec<Page>,
}

/// A page and what is to be read from it; what is not given must not be found.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    name: String,
    text: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    published: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    agency: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    authors: Vec<String>,
    /// People of bylines and credits: neither entities nor participants.
    #[serde(default)]
    outside: Vec<String>,
    /// Whom a line below the article names: entities that take part in nothing.
    #[serde(default)]
    to_ask: Vec<String>,
    /// What only other articles and the page around it say.
    #[serde(default)]
    no_text: Vec<String>,
    /// Participants that stand behind a heading or a link: the article goes on there.
    #[serde(default)]
    participants: Vec<String>,
}

fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.page
    };
    files.iter().flat_map(read).collect()
}

/// What of a page was read otherwise than it should be.
fn complaints(page: &Page, article: &Article) -> Vec<String> {
    let dateline = article.dateline.as_ref();
    let authors: Vec<&str> = article.authors.iter().map(|author| author.text.as_str()).collect();
    let found = [
        ("title", &page.title, article.title.as_ref().map(|title| title.text.as_str())),
        ("published", &page.published, article.published.as_deref()),
        ("place", &page.place, dateline.and_then(|dateline| dateline.place.as_deref())),
        ("agency", &page.agency, dateline.and_then(|dateline| dateline.agency.as_deref())),
        ("source", &page.source, article.source.as_ref().map(|source| source.text.as_str())),
    ];
    let differ = found.into_iter().filter(|(_, wanted, found)| *wanted != found.unwrap_or(""));
    let mut complaints: Vec<String> =
        differ.map(|(what, wanted, found)| format!("{what}: {wanted:?} wanted, {found:?} found")).collect();
    if page.authors != authors {
        complaints.push(format!("authors: {:?} wanted, {authors:?} found", page.authors));
    }
    let arguments: Vec<&str> =
        article.events.iter().flat_map(|event| &event.arguments).map(|argument| argument.text.as_str()).collect();
    for name in page.outside.iter().chain(&page.to_ask).chain(&page.no_text) {
        complaints.extend(
            arguments
                .iter()
                .filter(|text| text.contains(name.as_str()))
                .map(|text| format!("{name:?} takes part: {text:?}")),
        );
    }
    let missing = page.participants.iter().filter(|name| !arguments.iter().any(|text| text.contains(name.as_str())));
    complaints.extend(missing.map(|name| format!("{name:?} takes part in nothing")));
    let unread = page.to_ask.iter().filter(|name| !article.entities.iter().any(|entity| entity.name == **name));
    complaints.extend(unread.map(|name| format!("{name:?} is no entity")));
    for name in &page.outside {
        let entity = article.entities.iter().find(|entity| entity.name == *name);
        complaints.extend(entity.map(|entity| format!("{name:?} is an entity: {:?}", entity.kind)));
    }
    complaints
}

#[test]
fn pages_are_read_as_a_reader_reads_them() {
    let pages = pages();
    assert!(pages.len() >= 60, "{} pages", pages.len());
    let mut failures = Vec::new();
    for page in &pages {
        let article = PARSER.parse_article(&page.text).unwrap();
        let complaints = complaints(page, &article);
        if !complaints.is_empty() {
            failures.push(format!("{}\n    {}", page.name, complaints.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} of {} pages:\n{}", failures.len(), pages.len(), failures.join("\n"));
}

#[test]
fn invariants_hold_on_pages() {
    for page in pages() {
        check(&page.text).unwrap_or_else(|error| panic!("{}: {error}", page.name));
    }
}

#[test]
fn layout_does_not_stop_at_a_page_without_letters() {
    for text in [
        "",
        "\n\n",
        "***\n---\n",
        "2024-03-18",
        "来源：",
        "By ",
        "（",
        "SHANGHAI --",
        "本报讯（记者",
        "（2024年3月18日",
    ] {
        check(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}

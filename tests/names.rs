//! Persons, posts, organizations and places in single sentences: `tests/names/zh.toml` and `tests/names/en.toml`.
//!
//! ```toml
//! [[case]]
//! group = "several titles"                    # the construction: at least five cases each
//! text = "徐汇区委副书记、区长王华出席会议。"
//! persons = ["王华"]                           # every key that is given must be met exactly:
//! positions = [                               # nothing missing, nothing else of its kind
//!     ["王华", "副书记", "徐汇区委"],            # person, title, organization ("" for none), qualifier where there is one
//!     ["王华", "区长", "徐汇区"],
//! ]
//! organizations = ["徐汇区委"]                 # the entity's name; "a|b": either is right; "?a": neither right nor wrong
//! places = ["徐汇区"]
//! absent = ["高峰"]                            # no mention of any entity
//! same = [["陈明", "陈市长"]]                   # mentions of one entity
//! canonical = [["徐汇区委", "org:…"]]          # a mention's entity has this id
//! english = [["徐汇区委", "…"]]                # … this name in English
//! parent = [["徐汇区委", "…"]]                 # … this organization above it, by any of its mentions
//! fails = true                                # known not to hold: it must fail, so that the mark goes the day it holds
//! ```

use shilu::record::{Article, Entity};
use shilu::{Input, Parser};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::new().expect("the built-in data files are in order"));

/// Least share of a file's cases that must hold, in percent.
const MOST: usize = 95;
/// Least number of cases of a construction.
const EACH: usize = 5;

#[test]
fn names_in_chinese_sentences() {
    check("tests/names/zh.toml", include_str!("names/zh.toml"));
}

#[test]
fn names_in_english_sentences() {
    check("tests/names/en.toml", include_str!("names/en.toml"));
}

/// All complaints about a file together.
fn check(file: &str, text: &str) {
    let parsed: toml::Table = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let cases: Vec<&toml::Table> =
        parsed["case"].as_array().unwrap().iter().filter_map(toml::Value::as_table).collect();
    let lines = text.lines().enumerate().filter(|(_, line)| line.trim() == "[[case]]").map(|(index, _)| index + 1);
    let mut report = Vec::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut marked = 0;
    for (case, line) in cases.iter().zip(lines) {
        *groups.entry(case["group"].as_str().unwrap()).or_default() += 1;
        let complaints = complaints(case);
        let fails = case.get("fails").and_then(toml::Value::as_bool) == Some(true);
        marked += usize::from(fails);
        match (fails, complaints.is_empty()) {
            (true, true) => report.push(format!("{file}:{line}: holds now: take `fails = true` away")),
            (false, false) => {
                report.push(format!("{file}:{line}: {}\n    {}", case["text"], complaints.join("\n    ")));
            }
            _ => {}
        }
    }
    for (group, count) in groups {
        if count < EACH {
            report.push(format!("{file}: {count} cases of {group:?}, at least {EACH} are wanted"));
        }
    }
    let right = cases.len() - marked;
    if right * 100 < cases.len() * MOST {
        report.push(format!("{file}: {right} of {} cases hold, at least {MOST} % must", cases.len()));
    }
    assert!(report.is_empty(), "{} complaints\n{}", report.len(), report.join("\n"));
}

/// What of a case does not hold.
fn complaints(case: &toml::Table) -> Vec<String> {
    let text = case["text"].as_str().unwrap();
    let article = PARSER.parse(&Input { id: "case", text, published: None }).unwrap();
    let mut found = Vec::new();
    for (key, wanted) in case {
        match key.as_str() {
            "group" | "text" | "fails" => {}
            "persons" | "organizations" | "places" => {
                let kind = key.trim_end_matches('s');
                let names = article.entities.iter().filter(|entity| entity.kind.as_str() == kind);
                found.extend(differences(
                    key,
                    &rows(wanted),
                    &names.map(|entity| vec![entity.name.clone()]).collect::<Vec<_>>(),
                ));
            }
            "positions" => found.extend(differences(key, &rows(wanted), &positions(&article))),
            "absent" => {
                for row in rows(wanted) {
                    if !mentioning(&article, &row[0]).is_empty() {
                        found.push(format!("absent: {:?} is a mention", row[0]));
                    }
                }
            }
            "same" => found.extend(rows(wanted).iter().filter_map(|row| one_entity(&article, row))),
            "canonical" | "english" | "parent" => {
                found.extend(rows(wanted).iter().filter_map(|row| detail(&article, key, row)));
            }
            other => panic!("cases have no {other:?}"),
        }
    }
    if case.keys().all(|key| matches!(key.as_str(), "group" | "text" | "fails")) {
        found.push("the case asks for nothing".to_owned());
    }
    found
}

/// A list of texts, or of lists of texts.
fn rows(value: &toml::Value) -> Vec<Vec<String>> {
    let texts = |value: &toml::Value| -> Vec<String> {
        match value {
            toml::Value::Array(many) => many.iter().map(|one| one.as_str().expect("a text").to_owned()).collect(),
            one => vec![one.as_str().expect("a text").to_owned()],
        }
    };
    value.as_array().expect("a list").iter().map(texts).collect()
}

fn positions(article: &Article) -> Vec<Vec<String>> {
    let name_of = |id: &String| {
        article.entities.iter().find(|entity| entity.id == *id).map_or(String::new(), |entity| entity.name.clone())
    };
    let mut found = Vec::new();
    for entity in &article.entities {
        for position in &entity.positions {
            let organization = position.organization.as_ref().map_or(String::new(), name_of);
            let mut row = vec![entity.name.clone(), position.title.clone(), organization];
            row.extend(position.qualifier.map(|qualifier| qualifier.as_str().to_owned()));
            found.push(row);
        }
    }
    found
}

/// What is missing, and what is there beside what was wanted.
fn differences(key: &str, wanted: &[Vec<String>], found: &[Vec<String>]) -> Vec<String> {
    let agrees = |wanted: &[String], found: &[String]| {
        wanted.len() == found.len() && wanted.iter().zip(found).all(|(wanted, found)| is(wanted, found))
    };
    let missing = wanted.iter().filter(|row| !row[0].starts_with('?') && !found.iter().any(|other| agrees(row, other)));
    let more = found.iter().filter(|other| !wanted.iter().any(|row| agrees(row, other)));
    let missing = missing.map(|row| format!("{key}: {row:?} was not found"));
    missing.chain(more.map(|row| format!("{key}: {row:?} was not expected"))).collect()
}

/// `a|b` is either; `?a` may be there or not.
fn is(wanted: &str, found: &str) -> bool {
    wanted.trim_start_matches('?').split('|').any(|form| form == found)
}

fn mentioning<'a>(article: &'a Article, text: &str) -> Vec<&'a Entity> {
    let mentions = |entity: &&Entity| entity.mentions.iter().any(|mention| is(text, &mention.text));
    article.entities.iter().filter(mentions).collect()
}

fn one_entity(article: &Article, row: &[String]) -> Option<String> {
    let has = |entity: &Entity, text: &str| entity.mentions.iter().any(|mention| is(text, &mention.text));
    let together = article.entities.iter().any(|entity| row.iter().all(|text| has(entity, text)));
    (!together).then(|| format!("same: {row:?} are not mentions of one entity"))
}

fn detail(article: &Article, key: &str, row: &[String]) -> Option<String> {
    let found: Vec<String> = mentioning(article, &row[0])
        .into_iter()
        .filter_map(|entity| match key {
            "canonical" => entity.canonical.clone(),
            "english" => entity.names.en.clone(),
            _ => {
                let parent = entity.parent.as_ref()?;
                let parent = article.entities.iter().find(|entity| entity.id == *parent)?;
                Some(parent.mentions.iter().map(|mention| mention.text.clone()).collect::<Vec<_>>().join("|"))
            }
        })
        .collect();
    let agrees =
        found.iter().any(|found| found == &row[1] || key == "parent" && found.split('|').any(|one| is(&row[1], one)));
    (!agrees).then(|| format!("{key}: expected {:?} of {:?}, found {found:?}", row[1], row[0]))
}

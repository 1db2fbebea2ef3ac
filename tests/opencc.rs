//! The tables of `dictionaries/script` and the OpenCC library give the same text (feature `opencc`).
//!
//! The library is the one that the system has, which may be older than the data of the tables; what differs is listed in
//! `opencc_differences.tsv` with the reason, and nothing else may.

mod common;

use common::{PARSER, articles};
use shilu::Parser;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static NATIVE: LazyLock<Parser> = LazyLock::new(|| Parser::builder().opencc("t2s.json").build().unwrap());

/// Traditional words: OpenCC's own list of phrases, and the names and words of our dictionaries.
fn words() -> BTreeSet<String> {
    let phrases = hanconv::RawDictionary::STPhrases.var_iter().flat_map(|(_, to)| to);
    let mut words: BTreeSet<String> = phrases.into_iter().map(str::to_owned).collect();
    for (zh, _) in articles().iter().flat_map(|(_, text)| text.lines()).map(|line| (line, ())) {
        words.insert(hanconv::s2t(zh));
    }
    words
}

/// The characters in which two conversions of one word differ.
fn differences(word: &str, ours: &str, native: &str) -> Vec<[char; 3]> {
    let both = word.chars().zip(ours.chars()).zip(native.chars());
    both.filter(|((_, ours), native)| ours != native).map(|((word, ours), native)| [word, ours, native]).collect()
}

#[test]
fn the_library_gives_the_same_text() {
    let listed: BTreeMap<[char; 3], &str> = include_str!("opencc_differences.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let single = |cell: &str| cell.chars().next().unwrap();
            ([single(cells[0]), single(cells[1]), single(cells[2])], cells[3])
        })
        .collect();
    assert!(listed.values().all(|why| why.chars().count() > 10), "every difference has its reason");
    let words = words();
    assert!(words.len() >= 20_000, "{} words", words.len());
    let mut unexplained = Vec::new();
    let mut differing = 0;
    for word in &words {
        // Between letters nothing but the script is repaired.
        let (ours, native) = (PARSER.repair(word).unwrap(), NATIVE.repair(word).unwrap());
        let found = differences(word, &ours, &native);
        differing += usize::from(!found.is_empty());
        assert_eq!(ours.chars().count(), native.chars().count(), "{word}");
        if found.iter().any(|difference| !listed.contains_key(difference)) {
            unexplained.push(format!("{word}\t{ours}\t{native}"));
        }
    }
    println!("{} words, {differing} differ", words.len());
    assert!(unexplained.is_empty(), "{} of {}:\n{}", unexplained.len(), words.len(), unexplained.join("\n"));
    assert!(differing * 200 <= words.len(), "{differing} differ");
}

#[test]
fn records_are_the_same() {
    for (name, text) in articles() {
        let traditional = hanconv::s2t(&text);
        let (ours, native) = (PARSER.parse_article(&traditional).unwrap(), NATIVE.parse_article(&traditional).unwrap());
        assert_eq!(ours, native, "{name}");
    }
}

#[test]
fn a_configuration_that_is_not_there_is_named() {
    let error = Parser::builder().opencc("no-such.json").build().unwrap_err();
    assert!(error.to_string().contains("no-such.json"), "{error}");
}

//! What holds for every text: spans, repairs, references, order, and that nothing panics.
//!
//! A few cases by default; `PROPTEST_CASES=20000 cargo test --test invariants` for a long run.

mod common;

use common::genre::FRAGMENTS;
use common::{PARSER, articles, check};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};
use shilu::Parser;

const CASES: u32 = 96;

fn config() -> ProptestConfig {
    let given = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    // The same few cases for everybody; a long run takes others each time.
    let rng_seed = if given.is_some() { RngSeed::Random } else { RngSeed::Fixed(1) };
    ProptestConfig { cases: given.unwrap_or(CASES), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

fn genre() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS), 0..60).prop_map(|pieces| pieces.concat())
}

/// An example article with a stretch cut out and something put in.
fn damaged() -> impl Strategy<Value = String> {
    let texts: Vec<String> = articles().into_iter().map(|(_, text)| text).collect();
    (prop::sample::select(texts), any::<prop::sample::Index>(), 0..40usize, genre()).prop_map(
        |(text, at, length, piece)| {
            let characters: Vec<char> = text.chars().collect();
            let at = at.index(characters.len());
            let end = (at + length).min(characters.len());
            let end_of_text = (end + 400).min(characters.len());
            let from = at.saturating_sub(400);
            characters[from..at]
                .iter()
                .chain(&piece.chars().collect::<Vec<_>>())
                .chain(&characters[end..end_of_text])
                .collect()
        },
    )
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    check(text).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn hold_for_arbitrary_text(text in prop::collection::vec(any::<char>(), 0..120)) {
        holds(&text.into_iter().collect::<String>())?;
    }

    #[test]
    fn hold_for_pieces_of_the_genre(text in genre()) {
        holds(&text)?;
    }

    #[test]
    fn hold_for_damaged_articles(text in damaged()) {
        holds(&text)?;
    }
}

#[test]
fn hold_for_the_example_articles() {
    for (name, text) in articles() {
        check(&text).unwrap_or_else(|complaint| panic!("{name}: {complaint}"));
    }
}

#[test]
fn threads_give_the_same_record() {
    for (name, text) in articles() {
        let json = || serde_json::to_string(&PARSER.parse_article(&text).unwrap()).unwrap();
        let alone = json();
        let together: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(json)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(together.iter().all(|record| *record == alone), "{name}");
    }
}

#[test]
fn another_parser_gives_the_same_record() {
    let other = Parser::new().unwrap();
    for (name, text) in articles() {
        let json = |parser: &Parser| serde_json::to_string(&parser.parse_article(&text).unwrap()).unwrap();
        assert_eq!(json(&PARSER), json(&other), "{name}");
    }
}

#[test]
fn a_parser_can_be_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Parser>();
}

#[test]
fn nothing_is_repaired_where_nothing_is_broken() {
    for text in ["会上，张江集团与复旦大学签署协议。", "Acme Ltd and Tongji University signed an agreement in Suzhou."]
    {
        assert_eq!(PARSER.repair(text).unwrap(), text);
        assert!(PARSER.parse_article(text).unwrap().repairs.is_empty());
    }
}

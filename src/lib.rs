//! News articles in Chinese, English or both, into structured event records: who, with which title, of which
//! organization, did what, with whom, when, where, how much, and which bytes of the article say so.
//!
//! Rules and dictionaries only: no model, no network, no clock. The same text gives the same record every time.
//!
//! # An article in, a record out
//!
//! ```
//! let parser = shilu::Parser::new()?;
//! let text = "3月18日,同济大学与海州低空产业联盟签署《战略合作协议》。";
//! let article = parser.parse(&shilu::Input { id: "a1", text, published: Some("2025-03-19") })?;
//!
//! let event = &article.events[0];
//! assert_eq!(event.kind, "signing");
//! assert_eq!(event.time.as_ref().and_then(|time| time.value.as_deref()), Some("2025-03-18"));
//! // Every record says which bytes of the article it rests on, and which rule made it.
//! assert_eq!(&text[event.trigger.span.range()], "签署");
//! assert!(event.rule.starts_with("signing.zh."));
//! # Ok::<(), shilu::Error>(())
//! ```
//!
//! A [`Parser`] takes a good part of a second to build and is meant to be built once and shared: it is immutable,
//! `Send` and `Sync`. [`parse_article`] keeps one for you.
//!
//! # Walking the events
//!
//! The arguments of events are spans of the article, and those that are things refer to an entity, which is the same
//! one for all the names that the article has for it. [`record`] has all the types; they are also what the JSON is.
//!
//! ```
//! let article = shilu::parse_article("Tongji University signed a cooperation agreement with Acme Ltd in Suzhou.")?;
//! for event in &article.events {
//!     for argument in &event.arguments {
//!         let entity = article.entities.iter().find(|entity| Some(&entity.id) == argument.entity.as_ref());
//!         let canonical = entity.and_then(|entity| entity.canonical.as_deref());
//!         println!("{} {}: {} {canonical:?}", event.kind, argument.role, argument.text);
//!     }
//! }
//! let university = article.entities.iter().find(|entity| entity.name == "Tongji University").expect("it is listed");
//! assert_eq!(university.canonical.as_deref(), Some("org:tongji-university"));
//! assert_eq!(university.names.zh.as_deref(), Some("同济大学"));
//! # Ok::<(), shilu::Error>(())
//! ```
//!
//! # Names and rules of your own
//!
//! Both are files that need no compiling; `dictionaries/README.md` describes them. Mistakes in them are reported all at
//! once, each as `file:line:column: message`.
//!
//! ```
//! let folder = std::env::temp_dir().join(format!("shilu-doc-{}", std::process::id()));
//! std::fs::create_dir_all(&folder)?;
//! std::fs::write(
//!     folder.join("names.tsv"),
//!     "#! kind = \"organization\"\n\
//!      #! columns = [\"id\", \"category\", \"zh\", \"en\"]\n\
//!      org:haizhou-lab\tresearch\t海州湾实验室\tHaizhou Bay Laboratory|HBL\n",
//! )?;
//! std::fs::write(
//!     folder.join("relocation.toml"),
//!     r#"
//!         [event]
//!         type = "relocation"
//!         roles = { organization = "organization", to = "place" }
//!
//!         [[rule]]
//!         id = "relocation.en.moves_to"
//!         trigger = ["move", "relocate"]
//!         pattern = "{organization:Organization} ..3 TRIGGER ..4 to {to:Place}"
//!         positive = [{ text = "Acme Ltd moved to Suzhou.", organization = "Acme Ltd", to = "Suzhou" }]
//!         negative = [{ text = "Acme Ltd moved quickly.", why = "unfilled" }]
//!     "#,
//! )?;
//! let parser = shilu::Parser::builder().dictionary(&folder).rules(&folder).build()?;
//! assert!(shilu::check::rule_file(&parser, &folder.join("relocation.toml").display().to_string()).is_empty());
//!
//! let article = parser.parse_article("The HBL has relocated to Suzhou.")?;
//! assert_eq!(article.events[0].kind, "relocation");
//! assert_eq!(article.entities[0].canonical.as_deref(), Some("org:haizhou-lab"));
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Why, and why not
//!
//! [`Parser::explain`] gives the same record with the rule behind each event, and for each trigger that led nowhere the
//! rule that came closest and the [`Reason`].
//!
//! ```
//! let parser = shilu::Parser::new()?;
//! let input = shilu::Input { text: "The two sides signed off.", ..shilu::Input::default() };
//! let explanation = parser.explain(&input)?;
//! assert!(explanation.article.events.is_empty());
//! assert_eq!(explanation.misses[0].trigger, "signed");
//! # Ok::<(), shilu::Error>(())
//! ```
//!
//! # Untrusted input
//!
//! Articles may come from anywhere. What is promised of them, each with the test that holds it (`tests/` and `cli/tests/` of the
//! repository):
//!
//! - **No panic**, whatever the text: `invariants::hold_for_*`, `hostile::small_oddities`, `hostile::every_plane_of_unicode`,
//!   and the targets of `fuzz/`, which `fuzz::what_was_found_before_holds` and `fuzz::inputs_by_chance_hold` run without libFuzzer.
//! - **An answer or one of two errors**: a text longer than [`limits::MAX_TEXT`] bytes is refused, and so is a `published` that
//!   is not a date as `YYYY-MM-DD`: `hostile::a_refused_day_of_publication`.
//! - **Time linear in the text.** Other limits cut and do not refuse: a sentence longer than [`limits::MAX_SENTENCE`] is split,
//!   a list ends after [`limits::MAX_LIST`] members, an event looks [`limits::MAX_GATHERINGS_BACK`] gatherings back for its own.
//!   More than a hundred shapes of hostile text cost at most ten times as much a byte as ordinary text, and twice the text at
//!   most 2.3 times as much: `hostile::cost_is_linear_and_near_that_of_ordinary_text`. The `scaling` target of `fuzz/` looks for
//!   more.
//! - **Memory linear in the text** too, but many times the text: at most 300 times, where every word makes a record, and some
//!   thirty times for news: `memory::a_parse_takes_a_bounded_multiple_of_the_text`. A service should set a smaller limit of its
//!   own for what it accepts.
//! - **Spans are right**: every span of a record is a range of the article as received, on `char` boundaries, and the repairs of
//!   a record replayed on the article give the text that was read: `invariants::hold_for_*`.
//! - **The same record every time**, on every thread and in every process: `invariants::threads_give_the_same_record`,
//!   `invariants::another_parser_gives_the_same_record`, and `threads::every_number_of_threads_gives_the_same_bytes` for the
//!   command line. [`Parser`] is `Send + Sync`: `invariants::a_parser_can_be_shared`.
//! - **Memory safety**: the compiler forbids everything else in this crate and its command line, `tidy::nothing_is_unsafe`. Crates
//!   that it stands on have code of their own that only they answer for.
//! - The text cannot reach files, the network, the clock or the environment. There is no test of this; no stage behind the
//!   build uses any.
//!
//! Records repeat what the article says, markup included where a span covers it: escape them before you put them in a page.
//!
//! Dictionaries and rules are configuration: they decide what is looked for and how much work that is, so take them only from
//! people that you trust. What is promised of them:
//!
//! - **Mistakes are told at their place**, with file, line, column and what to do, those of all files, tables' lines and rules in
//!   one run: `broken::every_broken_file_is_refused_at_its_place`. A part that cannot be read (TOML that is none, an `[event]` with
//!   a key that there is not) hides what else is wrong with it.
//! - **Nothing is overridden in silence**: [`Parser::warnings`], `broken::nothing_is_overridden_in_silence`.
//! - A pattern cannot hang the parser: it has at most [`limits::MAX_PROGRAM`] elements, named parts put in, runs over a window of
//!   a sentence, and enters each pair of element and word once. The targets `rules` and `parse_rules` of `fuzz/` try.

// What could panic has no place where texts are read; tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::todo
    )
)]

mod assemble;
#[doc(hidden)]
pub mod bench;
pub mod check;
mod data;
mod discourse;
mod error;
mod event;
mod extract;
#[doc(hidden)]
pub mod fuzz;
mod gazetteer;
mod layout;
pub mod limits;
mod parser;
pub mod record;
mod repair;
mod resolve;
mod span;
mod token;

/// Runs the Rust examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use error::{Error, Problem};
pub use event::trace::{Explanation, Match, Miss, Reason};
pub use parser::{Input, Parser, ParserBuilder};
pub use record::Article;
pub use repair::Fix;
pub use span::SourceSpan;

/// The JSON Schema of [`Article`], as the records are serialised.
#[cfg(feature = "schema")]
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Article).to_value()
}

/// Parse a text with the built-in dictionaries and rules, by a parser that is built on first use.
///
/// # Errors
/// When the text is longer than [`limits::MAX_TEXT`].
pub fn parse_article(text: &str) -> Result<Article, Error> {
    static PARSER: std::sync::LazyLock<Result<Parser, Error>> = std::sync::LazyLock::new(Parser::new);
    match &*PARSER {
        Ok(parser) => parser.parse_article(text),
        Err(error) => Err(Error::data(error.problems().to_vec())),
    }
}

//! What is fuzzed: each target takes bytes and panics where something does not hold. `fuzz/` runs them under libFuzzer, and
//! `tests/fuzz.rs` on what that found and on some inputs by chance.

use super::genre::{self, Random};
use super::{PARSER, check};
use shilu::{Parser, fuzz};
use std::sync::{LazyLock, Mutex};

/// A target: its name and what it does.
pub(crate) type Target = (&'static str, fn(&[u8]) -> Result<(), String>);

pub(crate) const TARGETS: &[Target] = &[
    ("repair", |data| repair(&genre::text(data))),
    ("layout", |data| fuzz::layout(&PARSER, &genre::text(data))),
    ("tokens", |data| fuzz::tokens(&PARSER, &genre::text(data))),
    ("time", |data| fuzz::times(&PARSER, &genre::text(data))),
    ("quantity", |data| fuzz::quantities(&PARSER, &genre::text(data))),
    ("dictionary", |data| fuzz::dictionary(&String::from_utf8_lossy(data))),
    ("rules", |data| fuzz::rules(&String::from_utf8_lossy(data))),
    ("parse", |data| check(&genre::text(data))),
    ("parse_rules", parse_with_rules),
    ("scaling", |data| scaling(data)),
];

/// Run a target by its name.
pub(crate) fn run(name: &str, data: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(target, _)| *target == name).expect("a target");
    if let Err(complaint) = target(data) {
        panic!("{name}: {complaint}");
    }
}

/// Repairing what was repaired changes nothing; replaying is part of [`check`].
fn repair(text: &str) -> Result<(), String> {
    let once = PARSER.repair(text).map_err(|error| error.to_string())?;
    let twice = PARSER.repair(&once).map_err(|error| error.to_string())?;
    if once == twice { Ok(()) } else { Err(format!("repaired once {once:?}, twice {twice:?}")) }
}

/// A rule file, a NUL, and the text that it is used on.
fn parse_with_rules(data: &[u8]) -> Result<(), String> {
    static OTHER: LazyLock<Mutex<Parser>> = LazyLock::new(|| Mutex::new(Parser::new().expect("our own data")));
    let data = String::from_utf8_lossy(data);
    let (rules, text) =
        data.split_once('\0').unwrap_or((&data, "张三和李四签署了《协议》。Acme Ltd signed it on May 6."));
    let mut parser = OTHER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if fuzz::with_rules(&mut parser, rules) {
        let input = shilu::Input { id: "any", text, published: Some("2024-12-11") };
        let article = parser.parse(&input).map_err(|error| error.to_string())?;
        let explained = parser.explain(&input).map_err(|error| error.to_string())?;
        super::check_record(text, &article)?;
        if article != explained.article {
            return Err("`explain` gives another article than `parse`".into());
        }
    }
    Ok(())
}

/// A shape by the bytes: pieces before, one in between, pieces behind; twice as many must not cost four times as much.
fn scaling(data: &[u8]) -> Result<(), String> {
    let part = |from: usize, most: usize| genre::text(data.get(from..).unwrap_or(&[]).get(..most).unwrap_or(&[]));
    let (open, inner, close) = (part(0, 4), part(4, 2), part(6, 4));
    if open.len() + close.len() == 0 {
        return Ok(());
    }
    let make = |bytes: usize| {
        let count = bytes / (open.len() + close.len());
        open.repeat(count) + &inner + &close.repeat(count)
    };
    let cost = |text: &str| {
        let before = super::now();
        let _ = PARSER.parse_article(text);
        super::now() - before
    };
    // Four times the text: 16 times the time where a stage is quadratic. Another try where the machine was busy, and
    // another size: a sentence above a limit is read in parts, which can give a thousand events in place of one. Such
    // a step comes once, what is quadratic is so at both sizes.
    let linear = |bytes: usize| {
        let (short, long) = (make(bytes), make(4 * bytes));
        (0..4).any(|_| cost(&long) <= 8.0 * cost(&short).min(cost(&short)) + 2e-3)
    };
    if linear(1 << 13) || linear(1 << 15) {
        return Ok(());
    }
    Err(format!("{open:?} {inner:?} {close:?} costs more than linear"))
}

/// An input by chance for a target: pieces of the genre, sometimes a damaged good one.
pub(crate) fn input(name: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = match name {
        "dictionary" => include_bytes!("../../fuzz/corpus/dictionary/good").to_vec(),
        "rules" | "parse_rules" => include_bytes!("../../fuzz/corpus/parse_rules/good").to_vec(),
        _ => return (0..random.below(60)).map(|_| random.next() as u8).collect(),
    };
    for _ in 0..random.below(4) {
        let (at, from) = (random.below(bytes.len()), random.below(bytes.len()));
        let length = random.below(12).min(bytes.len() - from);
        match random.below(4) {
            0 => {
                let marks = b"\"[]{}()|<>=?.\t\n#:+ a";
                bytes[at] = marks[random.below(marks.len())];
            }
            1 => drop(bytes.drain(from..from + length)),
            2 => {
                let copy = bytes[from..from + length].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => {
                let piece = genre::FRAGMENTS[random.below(genre::FRAGMENTS.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

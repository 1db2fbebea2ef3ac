//! Texts that nobody writes: none panics, none takes longer a byte because it is longer, and none is much dearer a byte than
//! ordinary text.

mod common;

use common::hostile::{SHAPES, Shape};
use common::{PARSER, now};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Bytes of the long texts.
const LONG: usize = 1 << 20;

/// Times are taken by one test at a time.
static CLOCK: Mutex<()> = Mutex::new(());

#[test]
fn small_oddities() {
    let texts = [
        "",
        " ",
        "   \t  ",
        "\n",
        "\n\n\n",
        "\r",
        "a\rb\rc",
        "签署\r协议\r",
        "\r\n",
        "\u{0}",
        "\u{0}\u{0}签署\u{0}协议\u{0}",
        "\u{feff}",
        "\u{feff}上海",
        "。",
        ".",
        "“",
        "”",
        "（）",
        "()",
        "《》",
        "、",
        "与",
        "and",
        "12月",
        "月",
        "$",
        "%",
        "0",
        "\u{fffd}",
        "\u{202e}abc",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "\u{10ffff}",
        "a\u{300}\u{301}\u{302}",
        "?",
        "??",
        "(qū)",
        "）qū（",
        "&#x110000;",
        "&#0;",
        "&;",
        "<",
        "<>",
        "</",
        "99999999999999999999999999999999年",
        "0月0日",
        "2月30日",
        "13月45日",
        "9999999999999999999999亿亿亿亿元",
        "-0",
        "1e999",
        "1/0",
        "零零零零年",
        "٣",
        "²",
        "Ⅻ",
        "㈱",
    ];
    for text in texts {
        common::check(text).unwrap_or_else(|complaint| panic!("{text:?}: {complaint}"));
    }
    let nothing = PARSER.parse_article("").unwrap();
    assert!(nothing.entities.is_empty() && nothing.events.is_empty() && nothing.repairs.is_empty());
}

#[test]
fn every_plane_of_unicode() {
    // All of the Basic Multilingual Plane, and each 16th character of the others.
    let basic = '\u{0}'..='\u{ffff}';
    let others = ('\u{10000}'..=char::MAX).step_by(16);
    let characters: Vec<char> = basic.chain(others).collect();
    for chunk in characters.chunks(4096) {
        let text: String = chunk.iter().collect();
        let first = chunk[0];
        common::check(&text).unwrap_or_else(|complaint| panic!("from {first:?}: {complaint:.300}"));
    }
}

/// Seconds for a text, the least of some runs.
fn cost(text: &str, runs: usize) -> f64 {
    let run = |_| {
        let before = now();
        PARSER.parse_article(text).unwrap();
        now() - before
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min)
}

#[test]
fn a_megabyte_in_one_line() {
    let _clock = CLOCK.lock();
    for name in ["chinese", "english", "open_bracket", "open_quote", "digits", "date_units", "list_mark", "and"] {
        let shape = SHAPES.iter().find(|shape| shape.name == name).unwrap();
        let took = cost(&shape.text(LONG), 1);
        assert!(took < 20.0, "{name}: {took:.1} s");
    }
}

/// A length at which a text of the shape takes long enough to be timed.
fn timed_length(shape: &Shape) -> usize {
    let mut length = 1 << 13;
    while length < 1 << 16 && cost(&shape.text(length), 1) < 4e-3 {
        length *= 2;
    }
    length
}

/// How many times the time twice the text takes, and that text; what a byte of it costs.
fn doubled(shape: &Shape, length: usize, most: f64, a_byte: &mut BTreeMap<&'static str, f64>) -> (f64, String) {
    let (short, long) = (shape.text(length), shape.text(length * 2));
    let (mut once, mut twice) = (f64::INFINITY, f64::INFINITY);
    // Anything can happen on a machine once, or twice.
    for _ in 0..5 {
        once = once.min(cost(&short, 1));
        twice = twice.min(cost(&long, 2));
        if twice <= once * most {
            break;
        }
    }
    a_byte.insert(shape.name, twice / long.len() as f64 * 1e9);
    (twice / once * (2.0 * short.len() as f64 / long.len() as f64), long)
}

/// Twice the text takes twice the time, and a little more for caches and allocations; a quadratic stage takes four times as
/// long. And a byte of no text is ten times as dear as one of ordinary text. `SHILU_SHOW_COST=1 cargo test --test hostile
/// cost -- --nocapture` shows the figures.
#[test]
fn cost_is_linear_and_near_that_of_ordinary_text() {
    const MOST_GROWTH: f64 = 2.3;
    const MOST_DEAR: f64 = 10.0;
    let _clock = CLOCK.lock();
    let mut complaints = Vec::new();
    let mut a_byte = BTreeMap::new();
    for shape in SHAPES {
        let mut length = timed_length(shape);
        let (mut growth, mut long) = doubled(shape, length, MOST_GROWTH, &mut a_byte);
        // Where a table outgrows a cache, or a page is new, one doubling costs more; a quadratic stage shows at every one.
        for _ in 0..2 {
            if growth > MOST_GROWTH {
                length *= 2;
                let (other, text) = doubled(shape, length, MOST_GROWTH, &mut a_byte);
                (growth, long) = (growth.min(other), text);
            }
        }
        if growth > MOST_GROWTH {
            complaints.push(format!("{}: {growth:.2} times the time at {} bytes", shape.name, long.len()));
        }
        if std::env::var_os("SHILU_SHOW_COST").is_some() {
            println!("{:24} {length:8} {:8.0} ns a byte {growth:5.2}", shape.name, a_byte[shape.name]);
        }
    }
    const ORDINARY: [&str; 2] = ["chinese_sentences", "english_sentences"];
    let ordinary = |costs: &BTreeMap<&str, f64>| ORDINARY.iter().map(|name| costs[name]).sum::<f64>() / 2.0;
    for shape in SHAPES.iter().filter(|shape| a_byte[shape.name] > MOST_DEAR * ordinary(&a_byte)) {
        // The machine may have been at another speed while the ordinary texts ran: once more, side by side.
        let mut now = BTreeMap::new();
        for other in SHAPES.iter().filter(|other| other.name == shape.name || ORDINARY.contains(&other.name)) {
            doubled(other, timed_length(other), MOST_GROWTH, &mut now);
        }
        let times = now[shape.name] / ordinary(&now);
        if times > MOST_DEAR {
            complaints
                .push(format!("{}: {:.0} ns a byte, {times:.1} times ordinary text", shape.name, now[shape.name]));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_refused_day_of_publication() {
    let input = |published| shilu::Input { published: Some(published), ..shilu::Input::default() };
    for day in ["", "yesterday", "2024-13-01", "2024-02-30", "2024-12-10T00:00:00Z\u{0}", "二〇二四年"] {
        let error = PARSER.parse(&input(day)).unwrap_err().to_string();
        assert!(error.contains("YYYY-MM-DD"), "{day:?}: {error}");
    }
    assert_eq!(PARSER.parse(&input("2024-12-10")).unwrap().published.as_deref(), Some("2024-12-10"));
}

//! Texts that nobody writes: none panics, and none takes longer a byte because it is longer.

mod common;

use common::PARSER;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Bytes of the long texts.
const LONG: usize = 1 << 20;

/// Times are taken by one test at a time.
static CLOCK: Mutex<()> = Mutex::new(());

/// A name and what is repeated.
const REPEATED: &[(&str, &str)] = &[
    ("chinese", "上海市科学技术委员会主任王小明出席创新论坛并与复旦大学签署战略合作协议"),
    ("chinese_sentences", "12月10日，徐汇区科委与远山科技有限公司签署《合作协议》，副区长李明华、王芳等60余人出席。"),
    ("english", "the vice mayor of the city met with the chairman of Acme Group and they signed an agreement "),
    (
        "english_sentences",
        "Acme Ltd and Tongji University signed a memorandum on May 6. \"It works,\" said Li Ming, CEO of Acme. ",
    ),
    ("han", "中"),
    ("letters", "a"),
    ("capitals", "A "),
    ("capital_words", "Shanghai Innovation "),
    ("open_bracket", "（"),
    ("open_brackets_ascii", "("),
    ("open_quote", "“"),
    ("quote_ascii", "\""),
    ("document_mark", "《"),
    ("digits", "7"),
    ("numbers", "7,"),
    ("chinese_numerals", "一百"),
    ("date_units", "年月日"),
    ("list_mark", "、"),
    ("names_in_a_list", "王芳、"),
    ("companies_in_a_list", "远山科技有限公司、"),
    ("and", "and "),
    ("of", "of the "),
    ("triggers", "签署"),
    ("triggers_english", "signed "),
    ("titles", "副主任"),
    ("question_marks", "?"),
    ("gloss", "區(qū)"),
    ("entities", "&amp;"),
    ("tags", "<b>"),
    ("spaces", " "),
    ("spaced_han", "中 "),
    ("lines", "\n"),
    ("short_lines", "来源：\n"),
    ("hyphens", "a-\n"),
    ("mojibake", "ä¸\u{ad}"),
    ("byte_slip", "海？萍拣^"),
    ("zero_width", "\u{200b}"),
    ("combining", "e\u{301}"),
    ("fullwidth", "Ａ"),
    ("traditional", "匯"),
];

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

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

#[test]
fn a_megabyte_in_one_line() {
    let _clock = CLOCK.lock();
    let names = ["chinese", "english", "open_bracket", "open_quote", "digits", "date_units", "list_mark", "and"];
    for (name, piece) in REPEATED.iter().filter(|(name, _)| names.contains(name)) {
        let text = repeated(piece, LONG);
        let before = Instant::now();
        let article = PARSER.parse_article(&text).unwrap();
        let took = before.elapsed();
        assert_eq!(article.schema, "shilu/1");
        assert!(took < Duration::from_secs(20), "{name}: {took:?} for {} bytes", text.len());
    }
}

/// Nanoseconds a byte, the least of some runs: other work on the machine only ever adds.
fn cost(text: &str, runs: usize) -> f64 {
    let run = |_| {
        let before = Instant::now();
        PARSER.parse_article(text).unwrap();
        before.elapsed().as_secs_f64()
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min) / text.len() as f64 * 1e9
}

/// A length at which the piece takes long enough to be timed.
fn timed_length(piece: &str) -> usize {
    let mut length = 1 << 13;
    while length < 1 << 17 && cost(&repeated(piece, length), 1) * (length as f64) < 4e6 {
        length *= 2;
    }
    length
}

/// A text four times as long may take a little longer a byte (caches, allocations, other work on the machine), but a
/// quadratic stage takes four times as long a byte and is found. `SHILU_SHOW_COST=1 cargo test --test hostile cost --
/// --nocapture` shows the figures.
#[test]
fn cost_is_linear() {
    const MOST: f64 = 2.5;
    let _clock = CLOCK.lock();
    let mut complaints = Vec::new();
    for (name, piece) in REPEATED {
        let length = timed_length(piece);
        let (short, long) = (repeated(piece, length), repeated(piece, length * 4));
        let measure = || {
            let (few, many) = (cost(&short, 3), cost(&long, 2));
            (many / few, few, many)
        };
        // Anything can happen on a machine once.
        let (ratio, few, many) = Some(measure()).filter(|found| found.0 <= MOST).unwrap_or_else(measure);
        if ratio > MOST {
            complaints.push(format!("{name}: {few:.0} ns a byte at {length}, {many:.0} at {}: {ratio:.1}", length * 4));
        }
        if std::env::var_os("SHILU_SHOW_COST").is_some() {
            println!("{name:24} {length:8} {few:8.0} {many:8.0} {ratio:5.2}");
        }
    }
    assert!(complaints.is_empty(), "more than linear\n{}", complaints.join("\n"));
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

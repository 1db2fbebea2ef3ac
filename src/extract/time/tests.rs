//! The cases of the two data tables, and what holds for every text.

use super::*;
use jiff::ToSpan;
use jiff::civil::{Date as Day, date};
use proptest::prelude::*;
use std::sync::OnceLock;

const TABLES: &[(&str, &str)] = &[
    ("calendar/cues.tsv", include_str!("../../../dictionaries/calendar/cues.tsv")),
    ("calendar/holidays.tsv", include_str!("../../../dictionaries/calendar/holidays.tsv")),
    ("calendar/lunar_holidays.tsv", include_str!("../../../dictionaries/calendar/lunar_holidays.tsv")),
    ("calendar/months_days.tsv", include_str!("../../../dictionaries/calendar/months_days.tsv")),
    ("calendar/moving_holidays.tsv", include_str!("../../../dictionaries/calendar/moving_holidays.tsv")),
    ("calendar/relative.tsv", include_str!("../../../dictionaries/calendar/relative.tsv")),
    ("calendar/units.tsv", include_str!("../../../dictionaries/calendar/units.tsv")),
];

fn grammar() -> &'static TimeGrammar {
    static GRAMMAR: OnceLock<TimeGrammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        let mut problems = Vec::new();
        let tables: Vec<_> = TABLES.iter().map(|(file, text)| Table::read(file, text, &mut problems)).collect();
        let grammar = TimeGrammar::build(&tables, &mut problems);
        assert!(problems.is_empty(), "{problems:#?}");
        grammar
    })
}

fn find(text: &str) -> Vec<TimeMention> {
    let mut found = Vec::new();
    grammar().find(text, 0, &mut found);
    found
}

/// `surface TYPE timex value/end mod` as a case writes it.
fn show(text: &str, mention: &TimeMention, anchor: &Anchor) -> String {
    let (value, end) = resolve(mention, anchor);
    let value = match (value, end) {
        (Some(value), Some(end)) => format!("{value}/{end}"),
        (Some(value), None) => value,
        _ => "-".to_owned(),
    };
    let modifier = mention.modifier.map_or("", TimeMod::as_str);
    let line =
        format!("{}\t{}\t{}\t{value}\t{modifier}", mention.span.of_text(text), mention.kind.as_str(), mention.timex());
    line.trim_end().to_owned()
}

/// Cases: text, then surface, type, TIMEX and value of one expression in it, or `-` where there is none at all.
fn run(cases: &str) -> (usize, usize, Vec<String>) {
    let (mut positive, mut negative, mut wrong) = (0, 0, Vec::new());
    let mut anchor = Anchor { published: Some(date(2024, 12, 11)), ..Anchor::default() };
    for (index, line) in cases.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(setting) = line.strip_prefix("@ ") {
            let mut fields = setting.split(' ');
            anchor.published = fields.next().and_then(|day| day.parse().ok());
            anchor.narrative = fields.next().and_then(|day| day.parse().ok());
            anchor.future = fields.next() == Some("future");
            continue;
        }
        let (text, expected) = line.split_once('\t').expect("a tab");
        let found: Vec<String> = find(text).iter().map(|mention| show(text, mention, &anchor)).collect();
        let right = match expected {
            "-" => {
                negative += 1;
                found.is_empty()
            }
            _ => {
                positive += 1;
                found.iter().any(|found| found == expected)
            }
        };
        if !right {
            wrong.push(format!(
                "{}: {text}\n    expected {expected}\n    found    {}",
                index + 1,
                found.join("\n             ")
            ));
        }
    }
    (positive, negative, wrong)
}

#[test]
fn chinese_cases() {
    let (positive, negative, wrong) = run(include_str!("cases_zh.tsv"));
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), positive + negative, wrong.join("\n"));
    assert!(positive >= 150 && negative >= 100, "{positive} cases, {negative} negatives");
}

#[test]
fn english_cases() {
    let (positive, negative, wrong) = run(include_str!("cases_en.tsv"));
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), positive + negative, wrong.join("\n"));
    assert!(positive >= 150 && negative >= 100, "{positive} cases, {negative} negatives");
}

/// Behind a month the season of the same year may be the next; behind a year it is that of the next one.
#[test]
fn following_seasons() {
    let cases = [
        ("opened in March 2024 and moved the following autumn", "2024"),
        ("opened in October 2024 and moved the following spring", "2025"),
        ("opened on November 5, 2024 and moved the following autumn", "2025"),
        ("opened in 2024 and moved the following autumn", "2025"),
    ];
    for (text, year) in cases {
        let found = find(text);
        let anchor = Anchor { published: Some(date(2025, 12, 11)), ..Anchor::default() };
        let anchor = Anchor { told: told(&found[0], &anchor), ..anchor };
        assert_eq!(resolve(&found[1], &anchor).0.as_deref(), Some(year), "{text}");
    }
}

/// The examples in the headers of the tables.
#[test]
fn table_examples() {
    let mut wrong = Vec::new();
    for (file, text) in TABLES {
        let table = Table::read(file, text, &mut Vec::new());
        assert!(table.examples.len() >= 2, "{file} has too few examples");
        for example in &table.examples {
            let string = |key: &str| example.get(key).and_then(toml::Value::as_str);
            let text = string("text").unwrap();
            let anchor = Anchor { published: string("published").map(|day| day.parse().unwrap()), ..Anchor::default() };
            let found = find(text);
            for mention in example.get("mentions").and_then(toml::Value::as_array).into_iter().flatten() {
                let wanted = mention.get("text").and_then(toml::Value::as_str);
                let value = mention.get("value").and_then(toml::Value::as_str);
                let is = |found: &TimeMention| {
                    let same = value.is_none() || resolve(found, &anchor).0.as_deref() == value;
                    Some(found.span.of_text(text)) == wanted && same
                };
                if !found.iter().any(is) {
                    wrong.push(format!("{file}: {text}: no {mention}"));
                }
            }
            for absent in example.get("absent").and_then(toml::Value::as_array).into_iter().flatten() {
                if found.iter().any(|found| Some(found.span.of_text(text)) == absent.as_str()) {
                    wrong.push(format!("{file}: {text}: {absent} found"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in the usual writings.
fn writings(day: Day) -> Vec<String> {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let month = MONTHS[usize::from(m.unsigned_abs()) - 1];
    let short = if month.len() > 4 { format!("{}.", &month[..3]) } else { month.to_owned() };
    let suffix = match d {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    vec![
        format!("{y}年{m}月{d}日"),
        format!("{y} 年 {m} 月 {d} 日"),
        format!("{}年{}月{}日", spelled(y), counted(m), counted(d)),
        format!("{y}-{m:02}-{d:02}"),
        format!("{y}/{m}/{d}"),
        format!("{y}.{m:02}.{d:02}"),
        format!("{month} {d}, {y}"),
        format!("{short} {d}, {y}"),
        format!("{d} {month} {y}"),
        format!("{month} {d}{suffix}, {y}"),
        format!("the {d}{suffix} of {month} {y}"),
        format!("{}, {month} {d}, {y}", weekday(day)),
    ]
}

fn weekday(day: Day) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        [usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn spelled(year: i16) -> String {
    year.to_string().bytes().map(|byte| DIGITS[usize::from(byte - b'0')]).collect()
}

fn counted(number: i8) -> String {
    let digit = |value: i8| DIGITS[usize::from(value.unsigned_abs())].to_string();
    let ones = if number % 10 == 0 { String::new() } else { digit(number % 10) };
    match number / 10 {
        0 => ones,
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", digit(tens)),
    }
}

proptest! {
    #[test]
    fn dates_are_read_back(offset in 0_i64..73_400, tail in "[,.;)，。；）]?") {
        let day = date(1900, 1, 1).checked_add(offset.days()).unwrap();
        for writing in writings(day) {
            let text = format!("{writing}{tail}");
            let found = find(&text);
            prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
            let surface = writing.strip_prefix("the ").unwrap_or(&writing);
            prop_assert_eq!(found[0].span.of_text(&text), surface);
            prop_assert_eq!(found[0].timex(), day.to_string(), "{}", text);
            let anchor = Anchor::default();
            prop_assert_eq!(resolve(&found[0], &anchor), (Some(day.to_string()), None), "{}", text);
            prop_assert_eq!(narrative_date(&found[0], &anchor), Some(day));
        }
    }

    #[test]
    fn partial_dates_are_read_back(offset in 0_i64..73_400) {
        let day = date(1900, 1, 1).checked_add(offset.days()).unwrap();
        let anchor = Anchor { published: Some(day), ..Anchor::default() };
        let (m, d) = (day.month(), day.day());
        for text in [format!("{m}月{d}日"), format!("{d}日,"), format!("on {} {d}", MONTHS[usize::from(m.unsigned_abs()) - 1])] {
            let found = find(&text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(resolve(&found[0], &anchor).0, Some(day.to_string()), "{}", text);
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn calendar_like_text_is_survived(
        text in "([0-9]{1,12}|[年月日号时点分周第前后近每上下半个初中末至到、-]|[一二三四五六七八九十百千〇零两几]|上午|世纪|年代|季度|十四五| |, |\\(|:|\\.|/|-|to|of|the|last|May|Sept|Monday|quarter|year|years|ago|am|p\\.m\\.|th|'s|first|every|early|é|\u{1F600}){0,25}",
        year in -9000_i16..9000,
    ) {
        check(&text);
        let anchor = Anchor { published: Some(date(year, 2, 28)), narrative: Some(date(year, 12, 31)), told: None, future: text.len() % 2 == 0 };
        for mention in find(&text) {
            let _ = (resolve(&mention, &anchor), narrative_date(&mention, &anchor), mention.timex());
        }
    }
}

/// Spans are in order, apart from each other, not empty and on `char` boundaries; everything resolves to something.
fn check(text: &str) {
    let mut last = 0;
    for mention in find(text) {
        let range = mention.span.range();
        assert!(range.start >= last && range.end > range.start, "{text:?}: {mention:?}");
        assert!(text.get(range.clone()).is_some(), "{text:?}: {mention:?}");
        last = range.end;
        for published in [Day::MIN, Day::MAX, date(2024, 2, 29)] {
            for future in [false, true] {
                let anchor = Anchor { published: Some(published), narrative: Some(published), told: None, future };
                let (start, end) = resolve(&mention, &anchor);
                assert!(end.is_none() || start.is_some(), "{text:?}: {mention:?}");
            }
        }
        assert!(!mention.timex().is_empty(), "{text:?}: {mention:?}");
    }
}

#[test]
fn long_numbers_and_long_texts() {
    for digit in ["9", "1", "二", "十", "千"] {
        let number = digit.repeat(40);
        for text in [
            format!("{number}年{number}月{number}日"),
            format!("{number} years ago"),
            format!("近{number}年来 {number}天前"),
        ] {
            check(&text);
        }
    }
    // Linear: no text makes the scanner look far or look back.
    for piece in [
        "1",
        "一",
        "上",
        "每",
        "1-",
        "1月",
        "今",
        "2024-",
        "the ",
        "last ",
        "May ",
        "early ",
        "(",
        "十四五",
        "年初",
        "前",
    ] {
        check(&piece.repeat(4000));
    }
}

#[test]
fn base_moves_spans() {
    let mut found = Vec::new();
    grammar().find("12月10日", 100, &mut found);
    assert_eq!(found[0].span, Span::new(100, 110));
}

/// Ordinary text full of numbers and calendar words that is no time: at most one sentence in a hundred is misread.
#[test]
fn ordinary_text_is_no_time() {
    for text in [include_str!("negatives_en.txt"), include_str!("negatives_zh.txt")] {
        let wrong: Vec<String> = text
            .lines()
            .filter_map(|line| {
                let found: Vec<&str> = find(line).iter().map(|mention| mention.span.of_text(line)).collect();
                (!found.is_empty()).then(|| format!("{line}: {found:?}"))
            })
            .collect();
        let lines = text.lines().count();
        assert!(lines >= 150 && wrong.len() * 100 <= lines, "{} of {lines}:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// Words of a plan beside a date turn the search for its year forward; 将军 and a past plan do not.
#[test]
fn plans_look_forward() {
    let day = |text: &str, planned: bool| {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].planned, planned, "{text}");
        let anchor =
            Anchor { published: Some(date(2024, 11, 20)), narrative: None, told: None, future: found[0].planned };
        resolve(&found[0], &anchor).0.unwrap_or_default()
    };
    for text in [
        "大会将于3月5日在湖州举行。",
        "3月5日将举行开幕式。",
        "工程预计3月5日完工。",
        "展览定于3月5日开幕",
        "The forum will be held in Beijing on March 5.",
        "The hearing is scheduled for March 5.",
        "We'll open on March 5",
    ] {
        assert_eq!(day(text, true), "2025-03-05", "{text}");
    }
    for text in [
        "大会3月5日在湖州举行。",
        "将军3月5日抵达。",
        "公司3月5日宣布将扩产。",
        "大会将扩大规模。3月5日,代表报到。",
        "The forum was held in Beijing on March 5.",
        "The company said on March 5 that it would expand.",
        "The launch was originally planned for March 5.",
        "The plant will expand, it said on March 5.",
    ] {
        assert_eq!(day(text, false), "2024-03-05", "{text}");
    }
}

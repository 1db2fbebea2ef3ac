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

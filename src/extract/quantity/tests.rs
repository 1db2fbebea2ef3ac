//! Cases are data: `cases/*.toml`, run together with all failures reported; and properties of numerals and of hostile text.

use super::*;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::OnceLock;

const TABLES: &[(&str, &str)] = &[
    ("units/units.tsv", include_str!("../../../dictionaries/units/units.tsv")),
    ("units/counters.tsv", include_str!("../../../dictionaries/units/counters.tsv")),
    ("units/currencies.tsv", include_str!("../../../dictionaries/units/currencies.tsv")),
    ("units/subunits.tsv", include_str!("../../../dictionaries/units/subunits.tsv")),
    ("units/number_context.tsv", include_str!("../../../dictionaries/units/number_context.tsv")),
    ("units/not_numbers.tsv", include_str!("../../../dictionaries/units/not_numbers.tsv")),
];

fn tables() -> Vec<Table<'static>> {
    let mut problems = Vec::new();
    let tables = TABLES.iter().map(|(file, text)| Table::read(file, text, &mut problems)).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    tables
}

fn grammar() -> &'static QuantityGrammar {
    static GRAMMAR: OnceLock<QuantityGrammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        let mut problems = Vec::new();
        let grammar = QuantityGrammar::build(&tables(), &mut problems);
        assert!(problems.is_empty(), "{problems:#?}");
        grammar
    })
}

fn find(text: &str) -> Vec<QuantityMention> {
    let mut found = Vec::new();
    grammar().find(text, 0, false, &[], &mut found);
    found
}

/// One mention as the case files write it: surface, value, relation, unit, and the upper end where there is one.
fn shown(text: &str, mention: &QuantityMention) -> String {
    let unit = mention.unit.as_deref().unwrap_or("");
    let upper = mention.upper.map_or(String::new(), |upper| format!("..{upper}"));
    let surface = mention.span.of_text(text);
    format!("{surface} = {} {}{upper} {unit}", mention.relation.as_str(), mention.value).trim_end().to_owned()
}

fn run_cases(cases: &str) {
    let cases: toml::Table = cases.parse().expect("cases are TOML");
    let mut failures = String::new();
    let wanted = |value: &toml::Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let (mut positive, mut negative) = (0, 0);
    for (text, mentions) in cases.get("found").and_then(toml::Value::as_table).into_iter().flatten() {
        positive += 1;
        let found: Vec<String> = find(text).iter().map(|mention| shown(text, mention)).collect();
        if found != wanted(mentions) {
            writeln!(failures, "{text}\n  wanted {:?}\n  found  {found:?}", wanted(mentions)).expect("a string");
        }
    }
    for (text, mention) in cases.get("alone").and_then(toml::Value::as_table).into_iter().flatten() {
        let mut found = Vec::new();
        grammar().find(text, 0, true, &[], &mut found);
        let found: Vec<String> = found.iter().map(|mention| shown(text, mention)).collect();
        if found != wanted(mention) {
            writeln!(failures, "{text} alone\n  wanted {:?}\n  found  {found:?}", wanted(mention)).expect("a string");
        }
    }
    for text in cases.get("nothing").map(wanted).unwrap_or_default() {
        negative += 1;
        let found: Vec<String> = find(&text).iter().map(|mention| shown(&text, mention)).collect();
        if !found.is_empty() {
            writeln!(failures, "{text}\n  wanted nothing\n  found  {found:?}").expect("a string");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(positive >= 150 && negative >= 150, "{positive} positive and {negative} negative cases");
}

#[test]
fn chinese_cases() {
    run_cases(include_str!("cases/zh.toml"));
}

#[test]
fn english_cases() {
    run_cases(include_str!("cases/en.toml"));
}

/// What the tables' headers promise, in the terms of this module: surface, value and unit.
#[test]
fn examples_of_the_tables() {
    for table in tables() {
        assert!(table.examples.len() >= 2, "{} has too few examples", table.file);
        for example in &table.examples {
            let text = example.get("text").and_then(toml::Value::as_str).expect("a text");
            let found = find(text);
            for mention in example.get("mentions").and_then(toml::Value::as_array).into_iter().flatten() {
                let surface = mention.get("text").and_then(toml::Value::as_str).expect("a surface");
                let value = mention.get("value").and_then(|v| v.as_float().or(v.as_integer().map(|v| v as f64)));
                let unit = mention.get("unit").and_then(toml::Value::as_str);
                let matches = |f: &&QuantityMention| {
                    f.core.of_text(text) == surface
                        && value.is_none_or(|v| v == f.value)
                        && (unit.is_none() || unit == f.unit.as_deref())
                };
                assert!(found.iter().any(|f| matches(&f)), "{}: {mention} not in {found:#?} of {text}", table.file);
            }
            for absent in example.get("absent").and_then(toml::Value::as_array).into_iter().flatten() {
                assert!(
                    found.iter().all(|f| Some(f.span.of_text(text)) != absent.as_str()),
                    "{}: {absent} is in {found:#?} of {text}",
                    table.file
                );
            }
        }
    }
}

#[test]
fn tables_are_sorted() {
    for (file, text) in TABLES {
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{file} is not sorted");
    }
}

#[test]
fn whole_numerals() {
    let cases = [
        ("三", 3.0),
        ("十", 10.0),
        ("三十", 30.0),
        ("二十一", 21.0),
        ("一百零五", 105.0),
        ("一百五", 150.0),
        ("两万五", 25000.0),
        ("廿五", 25.0),
        ("卅", 30.0),
        ("1.2亿", 1.2e8),
        ("三点五亿", 3.5e8),
        ("二〇二四", 2024.0),
        ("一九九八", 1998.0),
        ("三百五十一万亿", 3.51e14),
        ("twenty-one", 21.0),
        ("two hundred and five", 205.0),
        ("two and a half million", 2.5e6),
        ("1,200", 1200.0),
        ("third", 3.0),
        ("15th", 15.0),
        ("1.13亿", 1.13e8),
        ("零", 0.0),
        ("一千零一", 1001.0),
        ("3万4000", 34000.0),
        ("壹佰伍拾", 150.0),
        ("12", 12.0),
    ];
    for (text, value) in cases {
        assert_eq!(parse_number(text), Some(value), "{text}");
    }
    for text in ["", " ", "人", "三人", "十余", "five people", "1.2.3", "十二五", "百姓", "12345678901234567890"]
    {
        assert_eq!(parse_number(text), None, "{text}");
    }
}

#[test]
fn taken_spans_are_left_alone() {
    let text = "12月10日,60余人参加第三届大会。";
    let mut found = Vec::new();
    let at = |word: &str| {
        let start = text.find(word).expect("the word");
        Span::of(start + 100, start + 100 + word.len())
    };
    grammar().find(text, 100, false, &[at("12月10日"), at("第三届大会")], &mut found);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].span, at("60余人"));
    assert_eq!(found[0].number, at("60余"));
    assert_eq!(found[0].unit_span, Some(at("人")));
}

#[test]
fn long_runs_stay_linear() {
    for piece in [
        "1",
        "零",
        "一",
        "and ",
        "十",
        "万",
        "one hundred ",
        "1,",
        "1-",
        "1.",
        "五到",
        "five to ",
        "more than ",
        "第",
        "百分之",
        "dozens of ",
        "5 a ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        find(&text);
        assert!(start.elapsed().as_secs() < 10, "{piece:?} took {:?}", start.elapsed());
    }
}

/// Standard Chinese numerals.
fn in_chinese(value: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    fn section(value: u64) -> String {
        let mut out = String::new();
        let mut zero = false;
        for (scale, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = value / scale % 10;
            if digit == 0 {
                zero = !out.is_empty();
                continue;
            }
            if zero {
                out += "零";
                zero = false;
            }
            out += DIGITS[digit as usize];
            out += name;
        }
        out
    }
    if value == 0 {
        return DIGITS[0].to_owned();
    }
    let mut out = String::new();
    for (scale, name) in [(1_0000_0000_0000, "万亿"), (1_0000_0000, "亿"), (1_0000, "万"), (1, "")] {
        let part = value / scale % 10_000;
        if part == 0 {
            continue;
        }
        if !out.is_empty() && (part < 1000 || (value / scale / 10_000).is_multiple_of(10_000)) {
            out += "零";
        }
        // 五万亿三千亿 is written 五万三千亿.
        let joined = name == "亿" && out.ends_with("万亿");
        if joined {
            out.truncate(out.len() - "亿".len());
        }
        if name == "亿" && out.ends_with("万亿零") {
            out.truncate(out.len() - "亿零".len());
            out += "零";
        }
        out += &section(part);
        out += name;
    }
    out
}

fn in_english(value: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    for (scale, name) in [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ] {
        if value >= scale {
            let rest = value % scale;
            let joint = if rest == 0 {
                ""
            } else if rest < 100 {
                " and "
            } else {
                " "
            };
            let rest = if rest == 0 { String::new() } else { in_english(rest) };
            return format!("{} {name}{joint}{rest}", in_english(value / scale));
        }
    }
    match value {
        0..=19 => ONES[value as usize].to_owned(),
        _ if value.is_multiple_of(10) => TENS[(value / 10) as usize].to_owned(),
        _ => format!("{}-{}", TENS[(value / 10) as usize], ONES[(value % 10) as usize]),
    }
}

fn any_size() -> impl Strategy<Value = u64> {
    (0_u32..=15, any::<u64>()).prop_map(|(size, value)| value % (10_u64.pow(size) + 1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chinese_numerals_read_back(value in any_size()) {
        let text = in_chinese(value);
        prop_assert_eq!(parse_number(&text), Some(value as f64), "{}", text);
    }

    #[test]
    fn financial_numerals_read_back(value in any_size()) {
        let plain = "零一二三四五六七八九十百千万亿".chars();
        let formal: Vec<(char, char)> = plain.zip("零壹贰叁肆伍陆柒捌玖拾佰仟萬億".chars()).collect();
        let text: String = in_chinese(value)
            .chars()
            .map(|c| formal.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, formal)| *formal))
            .collect();
        prop_assert_eq!(parse_number(&text), Some(value as f64), "{}", text);
    }

    #[test]
    fn mixed_numerals_read_back(wan in 1_u64..10_000, rest in 1_000_u64..10_000, tenths in 0_u64..10) {
        prop_assert_eq!(parse_number(&format!("{wan}万{rest}")), Some((wan * 10_000 + rest) as f64));
        let millions = (wan * 10 + tenths) as f64 * 100_000.0;
        prop_assert_eq!(parse_number(&format!("{wan}.{tenths} million")), Some(millions));
        prop_assert_eq!(parse_number(&format!("{wan}.{tenths}亿")), Some(millions * 100.0));
    }

    #[test]
    fn grouped_figures_read_back(value in any_size()) {
        let digits = value.to_string();
        for comma in [",", "，", "\u{a0}"] {
            let text: String = digits
                .char_indices()
                .flat_map(|(at, c)| {
                    let gap = at > 0 && (digits.len() - at).is_multiple_of(3);
                    [if gap { comma } else { "" }.to_owned(), c.to_string()]
                })
                .collect();
            prop_assert_eq!(parse_number(&text), Some(value as f64), "{}", text);
        }
    }

    #[test]
    fn english_numerals_read_back(value in any_size()) {
        let text = in_english(value);
        prop_assert_eq!(parse_number(&text), Some(value as f64), "{}", text);
    }

    #[test]
    fn figures_read_back(value in any_size(), places in 0_u8..6) {
        let number = value as f64 / 10_f64.powi(i32::from(places));
        if value < 1_000_000_000_000 {
            prop_assert_eq!(parse_number(&format!("{number}")), Some(number));
        }
    }

    #[test]
    fn any_text_is_safe(text in "\\PC*") {
        well_formed(&text)?;
    }

    #[test]
    fn number_like_text_is_safe(text in "[0-9.,:/%$¥+ -]|(一|十|百|千|万|亿|两|半|零|点|分之|余|多|几|第|数|上|近|个|人|元|至|到|and|half|a|million|five|of|dozens|tens| ){0,24}") {
        well_formed(&text)?;
    }

    #[test]
    fn taken_anywhere_is_safe(text in "[0-9一十万亿个人年a-z ,.]{0,40}", start in 0_usize..60, length in 1_usize..20) {
        let mut found = Vec::new();
        let taken = Span::of(start, start + length);
        grammar().find(&text, 0, false, &[taken], &mut found);
        for mention in &found {
            prop_assert!(!mention.span.overlaps(taken), "{mention:?} {taken:?}");
        }
    }
}

fn well_formed(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for mention in find(text) {
        prop_assert!(text.get(mention.span.range()).is_some_and(|surface| !surface.is_empty()));
        prop_assert!(mention.span.contains(mention.number), "{mention:?}");
        prop_assert!(mention.unit_span.is_none_or(|unit| mention.span.contains(unit)), "{mention:?}");
        prop_assert!(mention.span.start >= last, "{mention:?}");
        prop_assert!(mention.value.is_finite() && mention.value.abs() <= 1e19);
        last = mention.span.end;
    }
    Ok(())
}

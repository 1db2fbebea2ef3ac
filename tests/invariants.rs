//! What holds for every text: spans, repairs, references, order, and that nothing panics.
//!
//! A few cases by default; `PROPTEST_CASES=20000 cargo test --test invariants` for a long run.

mod common;

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

/// Pieces of the genre, whole and broken.
const FRAGMENTS: &[&str] = &[
    "徐汇区",
    "徐匯區",
    "区委书记",
    "副区长",
    "常务",
    "原",
    "李明华",
    "王芳",
    "欧阳",
    "张",
    "教授",
    "先生",
    "董事长兼总经理",
    "科技部",
    "上海市科学技术委员会",
    "市科委",
    "复旦大学",
    "远山科技有限公司",
    "（以下简称“远山”）",
    "创新论坛",
    "大会",
    "签署",
    "与",
    "和",
    "、",
    "，",
    "。",
    "；",
    "：",
    "《战略合作协议》",
    "《",
    "》",
    "“",
    "”",
    "「",
    "」",
    "（",
    "）",
    "(",
    ")",
    "12月10日",
    "2024年",
    "上午9时",
    "昨日",
    "3.5亿元",
    "60余人",
    "百分之三十",
    "十",
    "万",
    "19家",
    "12万平方米",
    "%",
    "表示",
    "指出",
    "说",
    "举行",
    "召开",
    "启动",
    "揭牌",
    "由",
    "主办",
    "承办",
    "协办",
    "见证",
    "聘任",
    "为",
    "将",
    "未",
    "没有",
    "会上",
    "双方",
    "他",
    "其中",
    "分别",
    "等",
    "获得",
    "奖",
    "来源：",
    "记者 ",
    "责任编辑：",
    "新华社上海12月9日电（记者 ",
    "▲",
    "區(qū)",
    "(huì)",
    "（chuàng）",
    "上??苿?chuàng)中心",
    "？。▉碓矗荷虾",
    "&amp;",
    "&#20013;",
    "<br>",
    "</p>",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{a0}",
    "Ａ１",
    "徐 汇",
    "中 国",
    "ä¸\u{ad}å›½",
    "鍙戝竷",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "Dr. Anna Weber",
    "Li Ming",
    "Lee",
    "Mr ",
    "CEO",
    "Chairman of the Board",
    "Vice Mayor",
    "former",
    "Tongji University",
    "Acme Ltd",
    "Co., Ltd.",
    "Zhangjiang Science Park",
    "the Ministry of Science and Technology (MOST)",
    "(MOST)",
    " and ",
    ", ",
    ". ",
    "; ",
    ": ",
    "the ",
    "of ",
    " with ",
    "signed ",
    "a memorandum of understanding",
    "was held",
    "launched ",
    "appointed ",
    "said ",
    "\"",
    "“We are here,” ",
    "'s ",
    "will ",
    "not ",
    "SHANGHAI, Dec. 9, 2024 /PRNewswire/ -- ",
    "Source: ",
    "By ",
    "Editor: ",
    "on Sept 26th to 28th, 2024",
    "yesterday",
    "last year",
    "$1.2 billion",
    "RMB1.2bn",
    "more than 300",
    "20 percent",
    "1,000",
    "0",
    "９",
    "million ",
    "innova-\ntion",
    "2024-12-01",
    "http://a.b/c?d=e&f",
    "😀",
    "é",
    "𠮷",
    "e\u{301}",
    "\u{0}",
    "?",
    "!",
    "——",
    "…",
    "·",
    "|",
    "#",
    "\\",
];

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

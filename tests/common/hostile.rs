//! Shapes of text that nobody writes, and that have brought other parsers down.

/// A text of any length.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    make: Make,
}

enum Make {
    /// The same over and over.
    Repeated(&'static str),
    /// As many of the first as of the last, and one in between.
    Nested(&'static str, &'static str, &'static str),
    /// Each piece another one.
    Counted(fn(usize) -> String),
}

impl Shape {
    /// A text of about this many bytes.
    pub(crate) fn text(&self, bytes: usize) -> String {
        match self.make {
            Make::Repeated(piece) => piece.repeat(bytes / piece.len()),
            Make::Nested(open, inner, close) => {
                let count = bytes / (open.len() + close.len());
                open.repeat(count) + inner + &close.repeat(count)
            }
            Make::Counted(piece) => {
                let mut text = String::with_capacity(bytes + 100);
                let mut number = 0;
                while text.len() < bytes {
                    text += &piece(number);
                    number += 1;
                }
                text
            }
        }
    }
}

const fn repeated(name: &'static str, piece: &'static str) -> Shape {
    Shape { name, make: Make::Repeated(piece) }
}

const fn nested(name: &'static str, open: &'static str, inner: &'static str, close: &'static str) -> Shape {
    Shape { name, make: Make::Nested(open, inner, close) }
}

const fn counted(name: &'static str, piece: fn(usize) -> String) -> Shape {
    Shape { name, make: Make::Counted(piece) }
}

/// Two characters that no other number has, up to some thousands.
fn han(number: usize) -> String {
    let character = |n: usize| char::from_u32(0x4E00 + (n % 5000) as u32 * 4).unwrap_or('中');
    [character(number), character(number / 70 + 17)].into_iter().collect()
}

/// A word in letters that no other number has.
fn word(number: usize) -> String {
    let mut word = String::from("Q");
    let mut rest = number;
    for _ in 0..4 {
        word.push(char::from(b"aeiou"[rest % 5]));
        word.push(char::from(b"bklmnprstv"[rest % 10]));
        rest /= 10;
    }
    word
}

pub(crate) const SHAPES: &[Shape] = &[
    repeated("chinese", "上海市科学技术委员会主任王小明出席创新论坛并与复旦大学签署战略合作协议"),
    repeated(
        "chinese_sentences",
        "12月10日，徐汇区科委与远山科技有限公司签署《合作协议》，副区长李明华、王芳等60余人出席。",
    ),
    repeated("english", "the vice mayor of the city met with the chairman of Acme Group and they signed an agreement "),
    repeated(
        "english_sentences",
        "Acme Ltd and Tongji University signed a memorandum on May 6. \"It works,\" said Li Ming, CEO of Acme. ",
    ),
    repeated("han", "中"),
    repeated("letters", "a"),
    repeated("capitals", "A "),
    repeated("capital_words", "Shanghai Innovation "),
    repeated("open_bracket", "（"),
    repeated("open_brackets_ascii", "("),
    repeated("open_quote", "“"),
    repeated("quote_ascii", "\""),
    repeated("document_mark", "《"),
    repeated("digits", "7"),
    repeated("numbers", "7,"),
    repeated("chinese_numerals", "一百"),
    repeated("date_units", "年月日"),
    repeated("list_mark", "、"),
    repeated("names_in_a_list", "王芳、"),
    repeated("companies_in_a_list", "远山科技有限公司、"),
    repeated("and", "and "),
    repeated("of", "of the "),
    repeated("triggers", "签署"),
    repeated("triggers_english", "signed "),
    repeated("titles", "副主任"),
    repeated("question_marks", "?"),
    repeated("gloss", "區(qū)"),
    repeated("entities", "&amp;"),
    repeated("tags", "<b>"),
    repeated("spaces", " "),
    repeated("spaced_han", "中 "),
    repeated("lines", "\n"),
    repeated("short_lines", "来源：\n"),
    repeated("hyphens", "a-\n"),
    repeated("mojibake", "ä¸\u{ad}"),
    repeated("byte_slip", "海？萍拣^"),
    repeated("zero_width", "\u{200b}"),
    repeated("combining", "e\u{301}"),
    repeated("fullwidth", "Ａ"),
    repeated("traditional", "匯"),
    repeated("nested_brackets_closed", "((())))"),
    repeated("bracket_pairs", "《》"),
    repeated("comma", "，"),
    repeated("full_stop", "。"),
    repeated("dot", "."),
    repeated("letter_dot", "a."),
    repeated("letter_colon", "a:"),
    repeated("one", "1"),
    repeated("one_comma", "1,"),
    repeated("han_one", "一"),
    repeated("ten_thousand", "万"),
    repeated("zeros_han", "零"),
    repeated("zeros", "0"),
    repeated("years", "年"),
    repeated("months", "2026年1月"),
    repeated("percent", "百分之"),
    repeated("limited_company", "有限公司"),
    repeated("joint_stock", "股份有限公司"),
    repeated("group", "集团"),
    repeated("director", "主任"),
    repeated("general_secretary", "总书记"),
    repeated("director_and_name", "主任张三、"),
    repeated("mister", "Mr. "),
    repeated("inc", "Inc. "),
    repeated("particle", "的"),
    repeated("of_next_year", "明年的"),
    repeated("day_before", "前一天的"),
    repeated("reported", "据新华社报道，"),
    repeated("said_he_said", "said he said "),
    repeated("says_says", "张三表示李四表示"),
    repeated("links", "http://a."),
    repeated("link_query", "http://a.b/c?d=e&"),
    repeated("at", "@"),
    repeated("hashtag", "#话题#"),
    repeated("unfinished_name", "中国科学院大"),
    repeated("surname", "王"),
    repeated("surnames", "欧阳"),
    repeated("one_name", "李明华"),
    repeated("one_name_english", "Anna Weber "),
    repeated("one_character_lines", "中\n"),
    repeated("emoji", "👨\u{200d}👩\u{200d}👧"),
    repeated("zalgo", "a\u{300}\u{301}\u{302}\u{303}\u{304}"),
    repeated("ligature", "\u{fdfa}"),
    repeated("line_ends", "\r\n"),
    repeated("lone_cr", "中\r"),
    repeated("nul", "\0"),
    repeated("bom", "\u{feff}"),
    repeated("bidi", "\u{202e}中\u{202c}"),
    repeated("private", "\u{e000}"),
    repeated("last_plane", "\u{10ffff}"),
    repeated("cjk_b", "𠮷"),
    repeated("replacement", "\u{fffd}"),
    repeated("semicolons", "；"),
    repeated("colons", "："),
    repeated("apostrophes", "'s "),
    repeated("ampersand", "&"),
    repeated("less_than", "<"),
    repeated("comment", "<!--"),
    repeated("script_tag", "<script>"),
    repeated("entity_open", "&#"),
    repeated("dollars", "$1 "),
    repeated("money", "3.5亿元、"),
    repeated("dates_english", "May 6, "),
    repeated("weekday", "Monday "),
    repeated("hyphenated", "state-of-the-"),
    repeated("abbreviations", "U.S. "),
    repeated("capitals_run", "ABC"),
    repeated("definition", "（以下简称“甲”）"),
    repeated("pronouns", "他表示，双方"),
    repeated("gbk_mojibake", "鍙戝竷"),
    repeated("latin_mojibake", "Ã©"),
    repeated("gbk_as_latin", "ÉÏº£"),
    repeated("damaged_date", "2021129日"),
    repeated("gloss_bare", "(qū)"),
    repeated("wide_spaces", "　"),
    repeated("tabs", "\t"),
    repeated("bullets", "▲ "),
    repeated("dashes", "——"),
    repeated("ellipsis", "……"),
    repeated("headings", "一、\n"),
    repeated("label", "记者 张三 "),
    repeated("award_list", "王芳获得一等奖，"),
    repeated("employ", "聘任李明华为"),
    repeated("wins", "won the Best Paper Award and "),
    repeated("pinyin_names", "Wang Fang, "),
    repeated("gives_up_a_post", "李明辞去总经理职务，"),
    repeated("takes_effect", "李明12月31日卸任，职缺由王强升任，元旦生效，"),
    repeated("closes_on_a_day", "2025年12月10日，创新论坛在上海闭幕。"),
    repeated("during_a_visit", "访问期间，市长李明会见远山科技有限公司董事长王芳。"),
    repeated("latin_names_in_han", "会见Anna.Weber先生和"),
    nested("that_day_of_no_day", "", "日前参访，", "当天签约，"),
    nested("end_of_a_year", "", "发布时间：2025-06-01\n2019年动工，", "年底投产，"),
    nested("nested_brackets", "（", "中", "）"),
    nested("nested_brackets_ascii", "(", "a", ")"),
    nested("nested_documents", "《", "协议", "》"),
    nested("nested_quotes", "“", "他说", "”"),
    nested("nested_corner_quotes", "「", "他說", "」"),
    nested("nested_definitions", "上海（以下简称", "甲", "）"),
    nested("nested_tags", "<b>", "x", "</b>"),
    counted("distinct_names", |n| format!("王{}表示，", han(n))),
    counted("distinct_names_with_posts", |n| format!("主任王{}、", han(n))),
    counted("distinct_companies", |n| format!("{}科技有限公司与", han(n))),
    counted("distinct_companies_lines", |n| format!("{}科技有限公司签署协议。\n", han(n))),
    counted("distinct_leavers", |n| format!("王{}辞去{}科技有限公司总经理职务，", han(n), han(n + 1))),
    counted("distinct_documents", |n| format!("签署《{}协议》，", han(n))),
    counted("distinct_names_english", |n| format!("Mr. {} {} said. ", word(n), word(n * 7 + 3))),
    counted("distinct_companies_english", |n| format!("{} Ltd signed an agreement. ", word(n))),
    counted("distinct_capitals", |n| format!("{} ", word(n))),
    counted("distinct_dates", |n| format!("{}年{}月{}日，", 1900 + n % 200, n % 12 + 1, n % 28 + 1)),
    counted("distinct_numbers", |n| format!("{}家，", n * 7919)),
    counted("distinct_quotes", |n| format!("王{}说：“好{}。”", han(n), han(n + 1))),
    counted("distinct_conferences", |n| format!("{}大会在上海召开。", han(n))),
    counted("distinct_short_forms", |n| format!("{}科技有限公司（以下简称“{}”）、", han(n), han(n))),
];

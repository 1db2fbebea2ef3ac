//! The repairs together: examples, counter-examples and what holds for every text.

use super::*;
use crate::span::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

static TABLE: LazyLock<ScriptTable> = LazyLock::new(ScriptTable::new);
static WORDS: LazyLock<jieba_rs::Jieba> = LazyLock::new(jieba_rs::Jieba::new);

fn fixed(source: &str) -> Repaired<'_> {
    repair(source, &TABLE, &|word| WORDS.has_word(word))
}

#[track_caller]
fn becomes(source: &str, text: &str) {
    assert_eq!(fixed(source).text, text, "from {source:?}");
}

#[track_caller]
fn stays(source: &str) {
    let repaired = fixed(source);
    assert!(matches!(repaired.text, std::borrow::Cow::Borrowed(_)), "{source:?} became {:?}", repaired.text);
}

fn replay(repaired: &Repaired<'_>) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for edit in &repaired.edits {
        text.push_str(&repaired.source[at..edit.source.start as usize]);
        text.push_str(edit.clean.of_text(&repaired.text));
        at = edit.source.end as usize;
    }
    text + &repaired.source[at..]
}

/// What holds for every text.
fn check(source: &str) {
    let repaired = fixed(source);
    assert_eq!(replay(&repaired), repaired.text);
    let again = fixed(&repaired.text);
    assert_eq!(again.text, repaired.text, "repaired twice, from {source:?}");
    for (at, char) in repaired.text.char_indices() {
        let span = repaired.source_span(Span::of(at, at + char.len_utf8()));
        assert!(source.get(span.range()).is_some(), "{char:?} at {at} of {source:?}");
    }
}

#[test]
fn control_width_and_markup() {
    becomes("\u{FEFF}上\u{200B}海\r\n2024\u{A0}年\rＡＩ大会", "上海\n2024 年\nAI大会");
    becomes("签约&nbsp;仪式&#12290;&#x4E0A;海 R&amp;D &amp;lt;", "签约 仪式。上海 R&D <");
    becomes("第一段<br/>第二段</p>\n<p class=\"a\">第<strong>三</strong>段<!-- x -->", "第一段\n第二段\n第三段");
    stays("If a < b and c > d, then a <b and c> d. R&D at AT&T; x<y");
    stays("　　全角空格和标点：（一）“二”；三！");
}

#[test]
fn glosses() {
    becomes("徐匯區(qū)發(fā)布通知", "徐汇区发布通知");
    becomes("科技（kē jì）大學(xué）", "科技大学");
    becomes("重(chong2)慶市", "重庆市");
    becomes("他的(de)確(que)很好", "他的确很好");
    for text in
        ["王(wang)先生", "人工智能(AI)", "他(Dejan Marinkovic)说", "复旦(上海)", "甲(a)乙(b)", "一(一)", "工信部(MIIT)"]
    {
        stays(text);
    }
}

#[test]
fn script_hints() {
    let counts = TABLE.language_hint("發展與创新");
    assert_eq!(counts, ScriptCounts { traditional: 2, simplified: 1 });
    assert_eq!(TABLE.language_hint("后里于干台"), ScriptCounts::default());
    becomes("乾坤未定，乾燥的髮型，瞭望與瞭解，覆蓋與反覆", "乾坤未定，干燥的发型，瞭望与了解，覆盖与反复");
    stays("毕昇发明了活字印刷术");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text(source in "\\PC{0,60}") {
        check(&source);
    }

    #[test]
    fn any_characters(source in any::<String>()) {
        check(&source);
    }

    #[test]
    fn script_is_hanconv(source in "[乾坤隆燥瞭望解覆盖蓋反著於是忠祥國国體面週周后後里裡麼么藉慰𫝈a，]{0,20}") {
        let mut changes = Changes::default();
        script::find(&source, &TABLE, &mut changes);
        let mut repaired = Repaired::new(&source);
        repaired.apply(Fix::Script, &changes);
        prop_assert_eq!(repaired.text, hanconv::t2s(&source));
    }
}

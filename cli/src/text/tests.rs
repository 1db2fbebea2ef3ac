//! The text of a small article that has everything.

use serde_json::{Value, json};
use shilu::{Article, Explanation};

const TEXT: &str = "12月10日，徐汇区科委\n与东部中心在徐汇签署\u{1b}[31m协议。";

fn span(piece: &str) -> (usize, usize) {
    let start = TEXT.find(piece).unwrap();
    (start, start + piece.len())
}

/// A text with its span.
fn at(mut value: Value, piece: &str) -> Value {
    let (start, end) = span(piece);
    value["start"] = start.into();
    value["end"] = end.into();
    value
}

fn time() -> Value {
    at(json!({"text": "12月10日", "type": "DATE", "timex": "XXXX-12-10", "value": "2024-12-10"}), "12月10日")
}

fn argument(role: &str, text: &str, entity: Option<&str>) -> Value {
    let mut value = at(json!({"role": role, "text": text}), text);
    if let Some(id) = entity {
        value["entity"] = id.into();
    }
    value
}

fn events() -> Value {
    let gathering = json!({
        "id": "v0", "type": "conference", "trigger": at(json!({"text": "大会"}), "中心"), "modality": "actual",
        "polarity": "positive", "arguments": [], "rule": "conference.x", "start": 0, "end": 2,
    });
    let signing = json!({
        "id": "v1", "type": "signing", "trigger": at(json!({"text": "签署"}), "签署"), "time": time(), "parent": "v0",
        "modality": "planned", "polarity": "negative", "rule": "signing.x", "start": 0, "end": TEXT.len(),
        "arguments": [
            argument("party", "徐汇区科委", Some("e0")), argument("document", "协议", None),
            argument("party", "东部中心", Some("e1")), argument("place", "徐汇", None),
        ],
    });
    json!([gathering, signing])
}

fn value() -> Value {
    let entity = |id: &str, name: &str| json!({"id": id, "type": "organization", "name": name, "mentions": []});
    json!({
        "schema": "shilu/1", "id": "xuhui", "language": "zh-Hans", "published": "2024-12-11",
        "title": at(json!({"text": "签署协议"}), "签署"), "source": at(json!({"text": "上海徐汇"}), "徐汇"),
        "dateline": at(json!({"place": "上海", "agency": "新华社"}), "徐汇"),
        "authors": [at(json!({"text": "刘坤"}), "徐汇"), at(json!({"text": "王永娟"}), "徐汇")],
        "repairs": [], "titles": [], "times": [], "quantities": [],
        "entities": [entity("e0", "徐汇区科委"), entity("e1", "国家技术转移东部中心")],
        "events": events(),
        "quotes": [
            at(json!({"speaker": "e0", "text": "很好", "direct": true, "rule": "quote.x"}), "徐汇"),
            at(json!({"text": "it grows", "direct": false, "rule": "quote.x"}), "徐汇"),
        ],
        "statistics": [at(json!({
            "subject": {"entity": "e1", "text": "东部中心"}, "measure": "孵化器", "as_of": time(), "rule": "s",
            "quantity": {"value": 19.0, "relation": ">=", "unit": "家"},
        }), "徐汇")],
        "notes": [at(json!({"kind": "long", "message": "cut"}), "徐汇")],
    })
}

pub(crate) fn article() -> Article {
    serde_json::from_value(value()).unwrap()
}

#[test]
fn an_article_reads_from_top_to_bottom() {
    let expected = "\
签署协议
id: xuhui
published: 2024-12-11
source: 上海徐汇
dateline: 上海, 新华社
by: 刘坤; 王永娟
language: zh-Hans

v0 conference (大会)
  > 12

v1 signing (签署)
  party: 徐汇区科委; 东部中心 (国家技术转移东部中心)
  document: 协议
  when: 2024-12-10 (12月10日)
  where: 徐汇
  part of: v0 conference (大会)
  modality: planned
  polarity: negative
  > 12月10日，徐汇区科委 与东部中心在徐汇签署 [31m协议。

Quotes
  徐汇区科委: “很好”
  unknown speaker: it grows

Statistics
  东部中心 (国家技术转移东部中心): 孵化器: at least 19 家, as of 2024-12-10 (12月10日)

Notes
  long: cut
";
    assert_eq!(super::article(&article(), TEXT), expected);
}

#[test]
fn an_empty_article_says_so() {
    let mut article = article();
    (article.title, article.published, article.source, article.dateline) = (None, None, None, None);
    article.authors.clear();
    article.events.clear();
    article.quotes.clear();
    article.statistics.clear();
    article.notes.clear();
    assert_eq!(super::article(&article, ""), "xuhui\nlanguage: zh-Hans\n\nNo events.\n");
}

fn explained(matches: Value, misses: Value) -> String {
    let explanation = json!({"article": value(), "matches": matches, "misses": misses});
    super::explanation(&serde_json::from_value::<Explanation>(explanation).unwrap(), TEXT)
}

fn place(piece: &str) -> Value {
    let (start, end) = span(piece);
    json!({"start": start, "end": end})
}

#[test]
fn an_explanation_names_rules_places_and_reasons() {
    let rule = |event: Option<&str>| {
        json!({
            "event": event, "record": if event.is_some() { "event" } else { "quote" }, "rule": "signing.zh", "place": "my.toml:12", "trigger": "签署", "span": place("签署"),
            "arguments": [["party", "徐汇区科委"]],
        })
    };
    let miss = json!({
        "rule": "visit.zh", "place": "visit.toml:3", "trigger": "在", "span": place("在"), "reason": "wrong_type",
        "detail": "visitor: wanted Person",
    });
    let page = explained(json!([rule(Some("v1")), rule(None)]), json!([miss]));
    let (start, end) = span("签署");
    let rule = format!(
        "  rule: signing.zh at my.toml:12\n    trigger: 签署 (bytes {start} to {end})\n    party: 徐汇区科委\n"
    );
    assert!(page.contains("\nv0 conference\n  rule: conference.x\n"), "{page}");
    assert!(page.contains(&format!("\nv1 signing\n{rule}  > 12月10日")), "{page}");
    assert!(page.contains(&format!("\nQuotes and statistics\n  quote\n{rule}")), "{page}");
    assert!(
        page.contains("    closest rule: visit.zh at visit.toml:3\n    wrong_type: visitor: wanted Person\n"),
        "{page}"
    );
    assert!(page.ends_with("    > 与东部中心在徐汇签署 [31m协议。\n"), "{page}");
}

#[test]
fn spans_that_do_not_fit_the_text_are_no_panic() {
    let miss = json!({
        "rule": "r", "place": "p:1", "trigger": "t", "span": {"start": 1000, "end": 7}, "reason": "gap", "detail": "d",
    });
    assert!(explained(json!([]), json!([miss])).ends_with("    gap: d\n    > \n"));
}

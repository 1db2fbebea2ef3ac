//! `shilu explain` and `shilu repair`.

mod common;

use common::{PACT, file, json_lines, rules, run};

const ARTICLE: &str = "12月10日，徐汇区科委与国家技术转移东部中心签署战略合作协议。";
/// Traditional script and a pinyin gloss.
const DAMAGED: &str = "徐匯區(qū)科委簽署戰略合作協議。\n";

#[test]
fn an_explanation_names_the_rule_its_place_and_the_reason() {
    let (path, rules) = (file("pact.txt", PACT.as_bytes()), rules("explain.toml"));
    let run = run(&["explain", &path, "--rules", &rules, "--published", "2024-12-11"], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let expected = format!(
        "\
pact
published: 2024-12-11
language: zh-Hans

v0 pact
  rule: pact.zh.parties at {rules}:10
    trigger: 歃血为盟 (bytes 37 to 49)
    party: 科技部
    party: 复旦大学
  > 科技部与复旦大学歃血为盟

Triggers without an event
  歃血为盟 (bytes 59 to 71)
    closest rule: pact.zh.parties at {rules}:10
    unfilled: party
    > 他们歃血为盟。
"
    );
    assert_eq!(run.out, expected);
}

#[test]
fn an_explanation_as_json_holds_the_record_that_parse_gives() {
    let explained = run(&["explain", "-", "--format", "json"], ARTICLE.as_bytes());
    let explanation: serde_json::Value = serde_json::from_str(&explained.out).unwrap();
    let parsed = run(&["parse", "-"], ARTICLE.as_bytes());
    let record: serde_json::Value = serde_json::from_str(&parsed.out).unwrap();
    assert_eq!(explanation["article"], record);
    assert!(explanation["matches"].is_array() && explanation["misses"].is_array());
}

#[test]
fn an_article_without_events_is_explained_too() {
    let run = run(&["explain", "-"], b"");
    assert_eq!(run.status, Some(0));
    assert!(run.out.ends_with("\nNo event, and no word that could name one.\n"), "{}", run.out);
}

#[test]
fn a_file_that_cannot_be_read_ends_with_status_1() {
    let path = file("gbk.txt", b"\xd0\xec\xbb\xe3");
    for arguments in [["explain", &path], ["repair", &path], ["explain", "/no/such/file"], ["repair", "/no/such/file"]]
    {
        let run = run(&arguments, b"");
        assert_eq!((run.status, run.out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(run.err.starts_with(&format!("shilu: {}: ", arguments[1])), "{}", run.err);
    }
}

#[test]
fn a_repaired_text_is_printed_with_not_a_byte_more() {
    let repaired = run(&["repair"], DAMAGED.as_bytes());
    assert_eq!((repaired.status, repaired.err.as_str()), (Some(0), ""));
    assert_eq!(repaired.out, "徐汇区科委签署战略合作协议。\n");
    assert_eq!(run(&["repair", "-"], "无".as_bytes()).out, "无");
    assert_eq!(run(&["repair"], b"").out, "");
}

#[test]
fn lines_are_repaired_in_order() {
    let line = |id: &str| format!("{}\n", serde_json::json!({"id": id, "text": DAMAGED}));
    let input = line("a") + "{}\n" + &line("b");
    let run = run(&["repair", "--jsonl"], input.as_bytes());
    assert_eq!((run.status, run.err.lines().count()), (Some(1), 1));
    let records = json_lines(&run.out);
    let repaired = |id: &str| serde_json::json!({"id": id, "text": "徐汇区科委签署战略合作协议。\n"});
    assert_eq!((&records[0], &records[1]["line"], &records[2]), (&repaired("a"), &2.into(), &repaired("b")));
}

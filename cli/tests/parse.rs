//! `shilu parse`, one article or several.

mod common;

use common::{PACT, end, file, json_lines, rules, run, shilu};

const ARTICLE: &str = "12月10日，徐汇区科委与国家技术转移东部中心签署战略合作协议。";

#[test]
fn a_file_gives_an_indented_record_with_its_stem_as_id() {
    let path = file("徐汇.txt", ARTICLE.as_bytes());
    let run = run(&["parse", &path, "--published", "2024-12-11"], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    assert!(run.out.starts_with("{\n  \"schema\": \"shilu/1\",\n  \"id\": \"徐汇\","), "{}", run.out);
    let record: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(record["published"], "2024-12-11");
}

#[test]
fn stdin_is_read_without_a_file_and_for_a_dash() {
    for arguments in [&["parse", "--format", "jsonl"][..], &["parse", "-", "--format", "jsonl"]] {
        let run = run(arguments, ARTICLE.as_bytes());
        assert_eq!(run.status, Some(0));
        assert_eq!(json_lines(&run.out)[0]["id"], "stdin");
    }
}

#[test]
fn an_empty_text_gives_an_empty_record() {
    let run = run(&["parse", "--format", "jsonl"], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let record = &json_lines(&run.out)[0];
    for key in ["entities", "events", "quotes", "statistics", "repairs", "titles", "times", "quantities", "authors"] {
        assert_eq!(record[key], serde_json::json!([]), "{key}");
    }
}

#[test]
fn several_files_come_in_order_and_a_broken_one_does_not_stop_the_others() {
    let one = file("one.txt", ARTICLE.as_bytes());
    let broken = file("broken.txt", b"abc\xb0\xa1");
    let two = file("two.txt", "The forum opened in Shanghai.".as_bytes());
    let run = run(&["parse", &one, &broken, "/no/such/file.txt", &two, "--format", "jsonl"], b"");
    assert_eq!(run.status, Some(1));
    let ids: Vec<_> = json_lines(&run.out).iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, ["one", "two"]);
    let messages: Vec<&str> = run.err.lines().collect();
    assert!(messages[0].starts_with(&format!("shilu: {broken}: invalid UTF-8 at byte 3")), "{messages:?}");
    assert!(messages[1].starts_with("shilu: /no/such/file.txt: "), "{messages:?}");
    assert_eq!(messages.len(), 2);
}

#[test]
fn text_shows_the_event_with_its_evidence() {
    let rules = rules("text.toml");
    let run = run(&["parse", "--rules", &rules, "--published", "2024-12-11", "--format", "text"], PACT.as_bytes());
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let expected = "\
stdin
published: 2024-12-11
language: zh-Hans

v0 pact (歃血为盟)
  party: 科技部; 复旦大学
  when: 2024-12-10 (12月10日)
  > 科技部与复旦大学歃血为盟
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_date_that_is_none_is_wrong_usage() {
    for day in ["2024-13-01", "yesterday", "2023-02-29"] {
        let run = run(&["parse", "--published", day], ARTICLE.as_bytes());
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{day}");
        assert!(run.err.starts_with("shilu: --published: ") && run.err.contains(day), "{}", run.err);
    }
}

#[test]
fn mistakes_in_the_user_s_files_are_all_shown_with_their_lines() {
    let rules = file("mistakes.toml", "[[rule]\nid = 签署\n".as_bytes());
    let table = file("mistakes.tsv", "#! kind = \"no such kind\"\norg:x\t科技部\n".as_bytes());
    let run = run(&["parse", "--rules", &rules, "--dictionary", &table], ARTICLE.as_bytes());
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    for path in [&rules, &table] {
        assert!(run.err.lines().any(|line| line.starts_with(&format!("{path}:1:"))), "{}", run.err);
    }
    assert!(run.err.contains("\n  1 | [[rule]\n"), "{}", run.err);
    assert!(run.err.contains("\n  1 | #! kind"), "{}", run.err);
}

#[test]
fn a_dictionary_that_is_not_there_is_named() {
    let run = run(&["parse", "--dictionary", "/no/such/table.tsv"], b"");
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("/no/such/table.tsv"), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_a_message_and_status_1() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = end(shilu(&["parse"]).stdout(full).spawn().unwrap(), ARTICLE.as_bytes());
    assert_eq!(run.status, Some(1));
    assert!(run.err.starts_with("shilu: cannot write the output: "), "{}", run.err);
}

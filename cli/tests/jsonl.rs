//! `shilu parse --jsonl`: many articles, in order, whatever some of them hold.

mod common;

use common::{end, file, json_lines, run, shilu};
use std::io::{BufRead as _, BufReader, Write as _};

fn lines(count: usize) -> String {
    let line = |n: usize| serde_json::json!({"id": format!("a{n}"), "text": "徐汇区科委签署协议。".repeat(n % 7)});
    (0..count).map(|n| format!("{}\n", line(n))).collect()
}

fn ids(out: &str) -> Vec<String> {
    json_lines(out).iter().map(|record| record["id"].as_str().unwrap_or("error").to_owned()).collect()
}

#[test]
fn records_come_in_order_and_do_not_depend_on_the_threads() {
    let input = lines(300);
    let one = run(&["parse", "--jsonl", "--threads", "1"], input.as_bytes());
    assert_eq!((one.status, one.err.as_str()), (Some(0), ""));
    assert_eq!(ids(&one.out), (0..300).map(|n| format!("a{n}")).collect::<Vec<_>>());
    let three = run(&["parse", "--jsonl", "--threads", "3"], input.as_bytes());
    assert!(one.out == three.out);
}

#[test]
fn a_malformed_line_leaves_an_error_in_its_place() {
    let mut input = b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"\"}\n\n{\"id\":\"b\"}\n".to_vec();
    input.extend_from_slice(b"{\"id\":\"c\",\"text\":\"\xff\"}\r\nnull\n");
    input.extend_from_slice(b"{\"id\":\"d\",\"text\":\"x\",\"published\":\"soon\"}\n{\"id\":\"e\",\"text\":\"x\"}");
    let run = run(&["parse", "--jsonl"], &input);
    assert_eq!(run.status, Some(1));
    assert_eq!(ids(&run.out), ["a", "error", "error", "error", "error", "e"]);
    let records = json_lines(&run.out);
    let numbers: Vec<_> = records[1..5].iter().map(|record| record["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [3, 4, 5, 6]);
    assert!(records[2]["error"].as_str().unwrap().starts_with("invalid UTF-8 at byte 18"));
    assert_eq!(records[1].as_object().unwrap().len(), 2);
    for (message, number) in run.err.lines().zip(numbers) {
        assert!(message.starts_with(&format!("shilu: stdin:{number}: ")), "{message}");
    }
    assert_eq!(run.err.lines().count(), 4);
}

#[test]
fn of_several_files_the_error_names_the_one() {
    let good = file("good.jsonl", lines(2).as_bytes());
    let bad = file("bad.jsonl", b"{}\n");
    let run = run(&["parse", "--jsonl", &good, &bad, &good], b"");
    assert_eq!((run.status, ids(&run.out).join(" ").as_str()), (Some(1), "a0 a1 error a0 a1"));
    assert_eq!((&json_lines(&run.out)[2]["file"], &json_lines(&run.out)[2]["line"]), (&bad.into(), &1.into()));
}

#[test]
fn a_line_s_own_date_goes_before_that_of_the_command() {
    let input = "{\"id\":\"a\",\"text\":\"\",\"published\":\"2024-01-02\"}\n{\"id\":\"b\",\"text\":\"\"}\n";
    let run = run(&["parse", "--jsonl", "--published", "2025-03-04"], input.as_bytes());
    let days: Vec<_> = json_lines(&run.out).iter().map(|record| record["published"].clone()).collect();
    assert_eq!(days, ["2024-01-02", "2025-03-04"]);
}

#[test]
fn text_and_json_are_possible_too() {
    let input = lines(2) + "oops\n";
    let text = run(&["parse", "--jsonl", "--format", "text"], input.as_bytes());
    assert!(text.out.starts_with("a0\n") && text.out.contains("\n\na1\n"), "{}", text.out);
    assert!(text.out.contains("\n\nstdin:3: "), "{}", text.out);
    let json = run(&["parse", "--jsonl", "--format", "json"], input.as_bytes());
    let values: Vec<serde_json::Value> =
        serde_json::Deserializer::from_str(&json.out).into_iter().map(Result::unwrap).collect();
    assert_eq!((json.status, values.len(), &values[2]["line"]), (Some(1), 3, &3.into()));
}

#[test]
fn nothing_in_gives_nothing_out() {
    let run = run(&["parse", "--jsonl"], b"");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
}

#[test]
fn a_line_is_answered_before_the_next_one_is_sent() {
    let mut child = shilu(&["parse", "--jsonl", "--threads", "2"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines(2).lines() {
        writeln!(stdin, "{line}").unwrap();
        stdin.flush().unwrap();
        assert!(answers.next().unwrap().unwrap().contains("\"schema\":\"shilu/1\""));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_quietly_and_stops_reading() {
    let mut child = shilu(&["parse", "--jsonl"]).spawn().unwrap();
    drop(child.stdout.take());
    let run = end(child, lines(2000).as_bytes());
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
}

#[test]
fn every_broken_line_leaves_one_error_in_its_place() {
    let good = "{\"id\": \"a\", \"text\": \"徐汇区科委\\n签署\", \"published\": \"2024-01-02\"}";
    let mut input = Vec::new();
    let ends: Vec<usize> = (1..good.len()).collect();
    for &end in &ends {
        input.extend_from_slice(&good.as_bytes()[..end]);
        input.push(b'\n');
    }
    let odd = [
        "[]",
        "{}",
        "\0",
        "\"text\"",
        "{\"id\":\"a\",\"text\":\"\u{1}\"}",
        "{\"id\":\"a\",\"id\":\"b\",\"text\":\"\"}",
        "{{{{",
        "NaN",
    ];
    input.extend_from_slice(odd.join("\n").as_bytes());
    input.push(b'\n');
    input.extend_from_slice(("[".repeat(100_000) + "\n" + "{\"a\":".repeat(100_000).as_str() + "\n").as_bytes());
    input.extend_from_slice(good.as_bytes());
    let run = run(&["parse", "--jsonl"], &input);
    assert_eq!(run.status, Some(1));
    let records = json_lines(&run.out);
    assert_eq!(records.len(), ends.len() + odd.len() + 3, "nothing is lost");
    let (last, broken) = records.split_last().unwrap();
    assert_eq!(last["id"], "a");
    for (number, record) in broken.iter().enumerate() {
        assert_eq!(record["line"], number + 1, "{record}");
        assert!(record["error"].as_str().is_some_and(|error| !error.is_empty() && error.len() < 300), "{record}");
    }
}

#[test]
fn whoever_has_read_enough_can_leave() {
    let mut child = shilu(&["parse", "--jsonl", "--threads", "2"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let lines = lines(4000);
        let _ = stdin.write_all(lines.as_bytes()); // The command may be gone.
    });
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    assert!(line.starts_with("{\"schema\""), "{line}");
    drop(answers);
    writer.join().unwrap();
    let run = end(child, b"");
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_a_message_and_status_1() {
    for command in ["parse", "repair"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = end(shilu(&[command, "--jsonl"]).stdout(full).spawn().unwrap(), lines(300).as_bytes());
        assert_eq!(run.status, Some(1), "{command}");
        assert!(run.err.starts_with("shilu: cannot write the output: "), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
}

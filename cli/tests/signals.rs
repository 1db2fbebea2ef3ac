//! Runs that are ended from outside: what they leave is whole lines.

#![cfg(unix)]

mod common;

use common::{file, shilu};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

/// Start a run over many lines, send it a signal while it writes; its output and status.
fn killed(name: &str, signal: &str) -> (String, ExitStatus) {
    let text = "12月10日，徐汇区科委与国家技术转移东部中心签署战略合作协议。".repeat(8);
    let line = |n: usize| serde_json::json!({"id": format!("a{n}"), "text": text}).to_string() + "\n";
    let input = file(&format!("{name}.jsonl"), (0..20_000).map(line).collect::<String>().as_bytes());
    let output = file(&format!("{name}.out"), b"");
    let mut command = shilu(&["parse", "--jsonl", &input, "--threads", "2"]);
    let out = std::fs::File::create(&output).unwrap();
    let mut child = command.stdin(Stdio::null()).stdout(out).stderr(Stdio::null()).spawn().unwrap();
    while std::fs::metadata(&output).unwrap().len() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::sleep(Duration::from_millis(5));
    }
    let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).status().unwrap();
    assert!(sent.success());
    let status = child.wait().unwrap();
    (std::fs::read_to_string(&output).unwrap(), status)
}

/// The articles of whole lines, which come in order and without gaps.
fn whole_lines(out: &str) -> usize {
    for (number, line) in out.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["id"], format!("a{number}"));
    }
    out.lines().count()
}

#[test]
fn a_signal_that_asks_for_an_end_leaves_whole_lines() {
    for (name, signal, number) in [("term", "TERM", 15), ("int", "INT", 2), ("term_again", "TERM", 15)] {
        let (out, status) = killed(name, signal);
        // At once where nothing was being written, else behind it.
        assert!(status.signal() == Some(number) || status.code() == Some(128 + number), "{signal}: {status}");
        assert!(out.ends_with('\n'), "{signal}: {:?}", out.get(out.len().saturating_sub(80)..));
        let lines = whole_lines(&out);
        assert!((1..20_000).contains(&lines), "{signal}: {lines}");
    }
}

/// Nobody can wait for the end of a line here; but a line that has its line feed is whole.
#[test]
fn a_kill_leaves_whole_lines_but_perhaps_the_last() {
    let (out, status) = killed("kill", "KILL");
    assert_eq!(status.signal(), Some(9));
    let end = out.rfind('\n').map_or(0, |at| at + 1);
    assert!(whole_lines(&out[..end]) > 0);
}

//! The same bytes with every number of threads, over documents that nobody wrote.
//!
//! A few by default; `SHILU_DOCUMENTS=100000 cargo test -p shilu-cli --test threads` for a long run with every number from 1
//! to 16, `SHILU_COMMAND=target/release/shilu` beside it for a quick one.

mod common;
#[allow(dead_code, reason = "the fragments are used by other tests")]
#[path = "../../tests/common/genre.rs"]
mod genre;

use common::{end, shilu};
use genre::{Random, document};
use std::process::Command;

/// Documents as JSON lines; what is not UTF-8 stands in its line as it is, and is an error.
fn lines(count: usize) -> Vec<u8> {
    let mut random = Random(20_261_128);
    let mut lines = Vec::new();
    for number in 0..count {
        let document = document(&mut random, 40);
        match String::from_utf8(document) {
            Ok(text) => {
                let line = serde_json::json!({"id": format!("d{number}"), "text": text, "published": "2026-11-28"});
                lines.extend_from_slice(line.to_string().as_bytes());
            }
            Err(error) => {
                let bytes: Vec<u8> = error.into_bytes().into_iter().filter(|byte| *byte != b'\n').collect();
                lines.extend_from_slice(format!("{{\"id\": \"d{number}\", \"text\": \"").as_bytes());
                lines.extend_from_slice(&bytes);
                lines.extend_from_slice(b"\"}");
            }
        }
        lines.push(b'\n');
    }
    lines
}

#[test]
fn every_number_of_threads_gives_the_same_bytes() {
    let given = std::env::var("SHILU_DOCUMENTS").ok().and_then(|count| count.parse().ok());
    let count = given.unwrap_or(400);
    let threads: Vec<usize> = if given.is_some() { (1..=16).collect() } else { vec![1, 2, 5, 16] };
    let input = lines(count);
    let mut first: Option<(usize, String, String)> = None;
    for threads in threads {
        let threads_text = threads.to_string();
        let arguments = ["parse", "--jsonl", "--threads", &threads_text];
        let mut command = match std::env::var_os("SHILU_COMMAND") {
            Some(path) => {
                let mut command = Command::new(path);
                let piped = std::process::Stdio::piped;
                command.args(arguments).stdin(piped()).stdout(piped()).stderr(piped());
                command
            }
            None => shilu(&arguments),
        };
        let run = end(command.spawn().unwrap(), &input);
        assert_eq!(run.status, Some(1), "some lines are not UTF-8");
        assert_eq!(run.out.lines().count(), count, "a line for each, {threads} threads");
        match &first {
            None => {
                let errors = run.out.lines().filter(|line| line.starts_with("{\"error\":")).count();
                assert!(errors > 0 && errors == run.err.lines().count(), "{errors} errors");
                first = Some((threads, run.out, run.err));
            }
            Some((one, out, err)) => {
                assert!(*out == run.out && *err == run.err, "{threads} threads give another output than {one}");
            }
        }
    }
}

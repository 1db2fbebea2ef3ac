//! Memory that a parse takes at most, as a multiple of the text. A test binary of its own: nothing else runs in the process.
#![cfg(target_os = "linux")]

mod common;

use common::PARSER;
use common::hostile::SHAPES;
use std::fs;

/// A figure of `/proc/self/status`, in bytes.
fn status(key: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    line.trim_start_matches(':').trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}

/// What [`shilu`](shilu)'s documentation says under "Untrusted input".
const MOST: usize = 300;

#[test]
fn a_parse_takes_a_bounded_multiple_of_the_text() {
    const LENGTH: usize = 1 << 18;
    PARSER.parse_article("启动").unwrap();
    let before = status("VmRSS");
    let mut worst = (0, "none");
    // Memory that was freed may stay with the process, so a shape that needs less than one before it shows as that one.
    for shape in SHAPES {
        let text = shape.text(LENGTH);
        drop(PARSER.parse_article(&text).unwrap());
        let times = status("VmHWM").saturating_sub(before) / text.len();
        if times > worst.0 {
            worst = (times, shape.name);
        }
    }
    println!("{} times the text, at the first with {}", worst.0, worst.1);
    assert!((1..=MOST).contains(&worst.0), "{} times the text, at the first with {}", worst.0, worst.1);
}

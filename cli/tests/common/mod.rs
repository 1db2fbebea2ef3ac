//! Running the command.

#![allow(dead_code, reason = "each test file uses a part")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// What a run left.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The command with its streams piped.
pub(crate) fn shilu(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shilu"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Run to the end with this on stdin.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Run {
    end(shilu(arguments).spawn().unwrap(), input)
}

/// Give a started command its input and wait for it.
pub(crate) fn end(mut child: Child, input: &[u8]) -> Run {
    let (stdin, input) = (child.stdin.take(), input.to_vec());
    let writer = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap(); // A command may end before it has read everything.
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let run = Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
    assert!(!run.err.contains("panicked"), "{run:?}");
    run
}

/// A file of this content; the name is to be used once.
pub(crate) fn file(name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The JSON values of the lines.
pub(crate) fn json_lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

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

/// A rule file with a type of event of its own, so that what is tested does not hang on the library's rules.
pub(crate) fn rules(name: &str) -> String {
    let rules = r#"
[event]
type = "pact"
needs = ["party"]
key = ["party"]

[event.roles]
party = "organization"

[[rule]]
id = "pact.zh.parties"
trigger = ["歃血为盟"]
pattern = "{party:Organization}+ .. TRIGGER"
positive = [{ text = "科技部与复旦大学歃血为盟。", party = ["科技部", "复旦大学"] }]
negative = [{ text = "他们歃血为盟。", why = "unfilled" }]
"#;
    file(name, rules.trim_start().as_bytes())
}

/// What the rule of [`rules`] says of: one event, and one trigger that leads nowhere.
pub(crate) const PACT: &str = "12月10日，科技部与复旦大学歃血为盟。\n他们歃血为盟。\n";

/// The JSON values of the lines.
pub(crate) fn json_lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

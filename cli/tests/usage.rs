//! What works without an article: help, version, schema, wrong usage, and output that nobody takes.

mod common;

use common::{end, run, shilu};

#[test]
fn help_has_examples_for_every_subcommand_that_reads() {
    for arguments in [
        &["--help"][..],
        &["parse", "--help"],
        &["repair", "--help"],
        &["explain", "--help"],
        &["dictionary", "lint", "--help"],
        &["dictionary", "import", "--help"],
    ] {
        let run = run(arguments, b"");
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
        assert!(run.out.contains("Examples:\n  shilu "), "{}", run.out);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(run(&["--version"], b"").out, concat!("shilu ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_schema_is_a_json_schema() {
    let run = run(&["schema"], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let schema: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema["title"], "Article");
    assert!(schema["properties"]["events"].is_object());
}

#[test]
fn wrong_usage_ends_with_status_2_and_says_what_is_wrong() {
    for (arguments, wanted) in [
        (&[][..], "Usage"),
        (&["parse", "--format", "xml"], "xml"),
        (&["parse", "--threads", "0"], "--threads"),
        (&["explain"], "FILE"),
        (&["summarise"], "summarise"),
        (&["parse", "-", "-"], "only once"),
    ] {
        let run = run(arguments, b"");
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.err.contains(wanted), "{}", run.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_a_message_and_status_1() {
    for arguments in [&["schema"][..], &["--help"], &["--version"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = end(shilu(arguments).stdout(full).spawn().unwrap(), b"");
        assert_eq!(run.status, Some(1), "{arguments:?}");
        assert!(run.err.starts_with("shilu: cannot write the output: "), "{}", run.err);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for arguments in [&["schema"][..], &["--help"]] {
        let mut child = shilu(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let run = end(child, b"");
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn stderr_that_cannot_be_written_is_no_panic() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = end(shilu(&["parse", "-", "-"]).stderr(full).spawn().unwrap(), b"");
    assert_eq!(run.status, Some(2));
}

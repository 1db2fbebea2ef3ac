//! One module for each subcommand.

pub(crate) mod dictionary;
pub(crate) mod explain;
pub(crate) mod import;
pub(crate) mod parse;
pub(crate) mod repair;
pub(crate) mod rules;
pub(crate) mod schema;

use crate::failure::{Failure, Status};
use crate::jobs::{Entry, Job};
use std::io::{self, BufWriter, StdoutLock, Write as _};
use std::path::Path;

/// Stdout, written in blocks; [`std::io::Write::flush`] it before the end.
fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

/// Write all there is to say.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Print what `render` makes of the one article of a file or stdin.
fn one(path: &Path, render: impl FnOnce(&Entry) -> Result<String, String>) -> Result<Status, Failure> {
    let job = Job::read(path);
    let place = job.place.clone();
    let text = job.entry().and_then(|entry| render(&entry));
    print(&text.map_err(|message| Failure::Input(format!("{place}: {message}")))?)?;
    Ok(Status::Complete)
}

/// A value as indented JSON with a line feed.
fn pretty(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// A value as JSON on a line.
fn on_a_line(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

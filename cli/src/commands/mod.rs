//! One module for each subcommand.

pub(crate) mod explain;
pub(crate) mod parse;
pub(crate) mod repair;
pub(crate) mod schema;

use crate::failure::Failure;
use std::io::{self, BufWriter, StdoutLock, Write as _};

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

/// A value as indented JSON with a line feed.
fn pretty(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// A value as JSON on a line.
fn on_a_line(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

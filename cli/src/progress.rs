//! Progress and messages on stderr, without one overwriting the other.

use crate::args::is_stdin;
use crate::failure::say;
use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::cell::Cell;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

/// A bar over the bytes of the input, or nothing where nobody looks.
pub(crate) struct Progress {
    bar: ProgressBar,
    articles: Cell<u64>,
}

impl Progress {
    /// No bar, only messages.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), articles: Cell::new(0) }
    }

    /// A bar where stderr is a terminal, and stdout is none: records on the terminal show the progress themselves.
    pub(crate) fn of(files: &[PathBuf]) -> Self {
        if !io::stderr().is_terminal() || io::stdout().is_terminal() {
            return Self::hidden();
        }
        let (bar, template) = match total(files) {
            Some(bytes) => (ProgressBar::new(bytes), "{wide_bar} {bytes}/{total_bytes}, {msg} articles, {eta} left"),
            None => (ProgressBar::new_spinner(), "{spinner} {bytes}, {msg} articles, {elapsed}"),
        };
        bar.set_draw_target(ProgressDrawTarget::stderr());
        bar.set_message("0");
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, articles: Cell::new(0) }
    }

    pub(crate) fn advance(&self, articles: usize, bytes: usize) {
        self.articles.set(self.articles.get() + articles as u64);
        self.bar.set_message(HumanCount(self.articles.get()).to_string());
        self.bar.inc(bytes as u64);
    }

    /// A line on stderr, above the bar.
    pub(crate) fn say(&self, message: &str) {
        self.bar.suspend(|| say(message));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Size of the input, where all of it is files.
fn total(files: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| {
        let data = if is_stdin(path) { None } else { path.metadata().ok() };
        data.filter(std::fs::Metadata::is_file).map(|data| data.len())
    };
    files.iter().map(size).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_known_for_plain_files_only() {
        let here = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
        assert!(total(&[here.clone(), here.clone()]).is_some_and(|bytes| bytes > 100));
        assert_eq!(total(&[here, "-".into()]), None);
        assert_eq!(total(&[std::env::temp_dir()]), None);
    }
}

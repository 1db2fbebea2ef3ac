//! From files or stdin to batches of articles, each with the place it comes from.

use crate::args::is_stdin;
use crate::lines::Lines;
use serde::Deserialize;
use shilu::limits::MAX_TEXT;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Longest line of JSON lines, in bytes.
const MAX_LINE: usize = 256 << 20;

/// Bytes after which a batch is closed; with one more line or file at most, all the input held at a time.
const BATCH_BYTES: usize = 16 << 20;

/// Articles of a batch for each thread: enough that the threads end together.
const BATCH_ARTICLES: usize = 64;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    /// A whole file or all of stdin.
    File { name: String, id: String },
    /// A line, counted from 1.
    Line { file: Arc<str>, number: u64 },
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { name, .. } => formatter.write_str(name),
            Self::Line { file, number } => write!(formatter, "{file}:{number}"),
        }
    }
}

impl Place {
    /// The place of a path: the name it is called by in messages and the id of its record.
    pub(crate) fn file(path: &Path) -> Self {
        if is_stdin(path) {
            return Self::File { name: "stdin".into(), id: "stdin".into() };
        }
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self::File { name: path.display().to_string(), id }
    }
}

/// An article to be read: the bytes of a file or line, or why there are none.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) place: Place,
    pub(crate) content: Result<Vec<u8>, String>,
}

/// An article as received.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) published: Option<String>,
}

impl Job {
    /// Read a whole file or stdin.
    pub(crate) fn read(path: &Path) -> Self {
        let content = open(path).and_then(|mut source| {
            let mut bytes = Vec::new();
            source.by_ref().take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
        });
        let content = match content {
            Ok(bytes) if bytes.len() > MAX_TEXT => Err(format!("more than {MAX_TEXT} bytes: split it")),
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(error.to_string()),
        };
        Self { place: Place::file(path), content }
    }

    pub(crate) fn size(&self) -> usize {
        self.content.as_ref().map_or(0, Vec::len)
    }

    /// The article, or what is wrong with the bytes.
    pub(crate) fn entry(self) -> Result<Entry, String> {
        let text = String::from_utf8(self.content?).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            // By its byte order mark.
            let from =
                if matches!(error.as_bytes(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) { "UTF-16" } else { "GB18030" };
            format!("invalid UTF-8 at byte {place}: convert it to UTF-8, for example with `iconv -f {from} -t UTF-8`")
        })?;
        match self.place {
            Place::File { id, .. } => Ok(Entry { id, text, published: None }),
            Place::Line { .. } => entry_of_json(&text),
        }
    }
}

fn entry_of_json(line: &str) -> Result<Entry, String> {
    if !line.trim_ascii_start().starts_with('{') {
        return Err("expected an object {\"id\": …, \"text\": …}".into());
    }
    serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        match message.strip_suffix(&place) {
            Some(what) => format!("{what}, at byte {} of the line", error.column()),
            None => message,
        }
    })
}

/// Batches of the articles of all inputs, in order; at most one batch is in memory.
pub(crate) struct Jobs {
    files: std::vec::IntoIter<PathBuf>,
    /// Whether files hold JSON lines.
    jsonl: bool,
    open: Option<OpenFile>,
    /// Articles of a batch.
    articles: usize,
}

struct OpenFile {
    place: Place,
    name: Arc<str>,
    lines: Lines<Box<dyn Read>>,
    /// Not a plain file: someone may wait for the answer before more is sent.
    live: bool,
}

impl Jobs {
    pub(crate) fn new(files: Vec<PathBuf>, jsonl: bool, threads: usize) -> Self {
        Self { files: files.into_iter(), jsonl, open: None, articles: BATCH_ARTICLES.saturating_mul(threads) }
    }

    fn next_job(&mut self) -> Option<Job> {
        loop {
            if let Some(file) = &mut self.open {
                if let Some(job) = file.next_job() {
                    if matches!(job.place, Place::File { .. }) {
                        self.open = None; // It cannot be read any further.
                    }
                    return Some(job);
                }
                self.open = None;
            }
            let path = self.files.next()?;
            if !self.jsonl {
                return Some(Job::read(&path));
            }
            match OpenFile::new(&path) {
                Ok(file) => self.open = Some(file),
                Err(error) => return Some(Job { place: Place::file(&path), content: Err(error.to_string()) }),
            }
        }
    }

    fn has_to_wait(&self) -> bool {
        self.open.as_ref().is_some_and(|file| file.live && file.lines.is_drained())
    }
}

impl Iterator for Jobs {
    type Item = Vec<Job>;

    fn next(&mut self) -> Option<Vec<Job>> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < self.articles && bytes < BATCH_BYTES {
            let Some(job) = self.next_job() else { break };
            bytes += job.size();
            batch.push(job);
            if self.has_to_wait() {
                break;
            }
        }
        (!batch.is_empty()).then_some(batch)
    }
}

impl OpenFile {
    fn new(path: &Path) -> io::Result<Self> {
        let place = Place::file(path);
        let lines = Lines::new(open(path)?, MAX_LINE);
        Ok(Self { name: place.to_string().into(), place, lines, live: !path.is_file() })
    }

    /// The next line; a job with the place of the file when it cannot be read.
    fn next_job(&mut self) -> Option<Job> {
        let line = match self.lines.next_line() {
            Ok(line) => line?,
            Err(error) => return Some(Job { place: self.place.clone(), content: Err(error.to_string()) }),
        };
        let content = line.bytes.ok_or_else(|| format!("the line has more than {MAX_LINE} bytes"));
        Some(Job { place: Place::Line { file: Arc::clone(&self.name), number: line.number }, content })
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if is_stdin(path) { Ok(Box::new(io::stdin().lock())) } else { Ok(Box::new(File::open(path)?)) }
}

#[cfg(test)]
mod tests;

//! What can go wrong: building a parser from data files, and nothing else but documented limits.

use std::fmt;

/// Why a parser could not be built or an article was refused.
///
/// Data files are checked whole: the error lists *every* problem of every file, each as `file:line:column: message`
/// ([`Error::problems`]). Lines and columns count from 1, columns in characters.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: Kind,
}

#[derive(Debug, thiserror::Error)]
enum Kind {
    #[error("{}", Lines(.0))]
    Data(Vec<Problem>),
    #[error("the article has {length} bytes, more than the limit of {limit}: split it")]
    TooLong { length: usize, limit: usize },
    #[error("`published` is {0:?}, expected a date as YYYY-MM-DD")]
    Published(String),
    #[error("{path}: {source}")]
    File { path: String, source: std::io::Error },
}

struct Lines<'a>(&'a [Problem]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            problem.fmt(formatter)?;
        }
        Ok(())
    }
}

impl Error {
    pub(crate) fn data(mut problems: Vec<Problem>) -> Self {
        problems.sort();
        problems.dedup();
        Self { kind: Kind::Data(problems) }
    }

    pub(crate) fn too_long(length: usize, limit: usize) -> Self {
        Self { kind: Kind::TooLong { length, limit } }
    }

    pub(crate) fn published(value: &str) -> Self {
        Self { kind: Kind::Published(value.chars().take(40).collect()) }
    }

    pub(crate) fn file(path: &std::path::Path, source: std::io::Error) -> Self {
        Self { kind: Kind::File { path: path.display().to_string(), source } }
    }

    /// The problems found in data files, sorted by place; empty for other errors.
    pub fn problems(&self) -> &[Problem] {
        match &self.kind {
            Kind::Data(problems) => problems,
            _ => &[],
        }
    }
}

/// One thing wrong in a data file, with its place and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Problem {
    /// The file as it was named to the builder, or its path below `dictionaries/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    pub(crate) fn new(file: &str, line: usize, column: usize, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, column, message: message.into(), hint: String::new() }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        if !self.hint.is_empty() {
            write!(formatter, " ({})", self.hint)?;
        }
        Ok(())
    }
}

//! The parser: the stages in order.

use crate::error::Error;
use crate::event::trace::Explanation;
use crate::record::Article;
use std::path::{Path, PathBuf};

/// One article to parse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// Goes into the record as it is.
    pub id: &'a str,
    /// The article as received.
    pub text: &'a str,
    /// Day of publication, `YYYY-MM-DD`; relative and partial dates are resolved against it.
    pub published: Option<&'a str>,
}

/// Builds a [`Parser`] with the user's own dictionaries and rules.
#[derive(Clone, Debug, Default)]
pub struct ParserBuilder {
    dictionaries: Vec<PathBuf>,
    rules: Vec<PathBuf>,
}

impl ParserBuilder {
    /// Add a dictionary table (TSV) or a folder of them. Its entries win over ours with the same id.
    #[must_use]
    pub fn dictionary(mut self, path: impl AsRef<Path>) -> Self {
        self.dictionaries.push(path.as_ref().to_owned());
        self
    }

    /// Add a rule file (TOML) or a folder of them.
    #[must_use]
    pub fn rules(mut self, path: impl AsRef<Path>) -> Self {
        self.rules.push(path.as_ref().to_owned());
        self
    }

    /// Read everything and build.
    ///
    /// # Errors
    /// All problems of all files at once, each with file, line and column.
    pub fn build(self) -> Result<Parser, Error> {
        todo!()
    }
}

/// Turns articles into records. Built once, immutable, `Send + Sync`.
#[derive(Debug)]
pub struct Parser {
    _private: (),
}

impl Parser {
    /// A parser with the built-in dictionaries and rules.
    ///
    /// # Errors
    /// None with unchanged data files.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// To add dictionaries and rules.
    pub fn builder() -> ParserBuilder {
        ParserBuilder::default()
    }

    /// Parse a text without id or date of publication.
    ///
    /// # Errors
    /// When the text is longer than [`crate::limits::MAX_TEXT`].
    pub fn parse_article(&self, text: &str) -> Result<Article, Error> {
        self.parse(&Input { text, ..Input::default() })
    }

    /// Parse an article.
    ///
    /// # Errors
    /// When the text is longer than [`crate::limits::MAX_TEXT`], or `published` is not a date.
    pub fn parse(&self, _input: &Input<'_>) -> Result<Article, Error> {
        todo!()
    }

    /// Parse an article and say why: the same records, with the rule and what matched for each event, and for each
    /// trigger without an event the closest rule and the reason.
    ///
    /// # Errors
    /// As [`Parser::parse`].
    pub fn explain(&self, _input: &Input<'_>) -> Result<Explanation, Error> {
        todo!()
    }

    /// The repaired text that the parser reads.
    ///
    /// # Errors
    /// When the text is longer than [`crate::limits::MAX_TEXT`].
    pub fn repair(&self, _text: &str) -> Result<String, Error> {
        todo!()
    }
}

//! Looks after rule files and dictionary tables: runs their examples, as `cargo test` and `shilu rules test` do, finds
//! superfluous rules, and compares what two sets of rules make of an article.
//!
//! ```
//! let parser = shilu::Parser::new()?;
//! let failures = shilu::check::rules(&parser);
//! assert!(failures.is_empty(), "{}", failures[0]);
//! # Ok::<(), shilu::Error>(())
//! ```

mod dictionary;
mod difference;
mod lint;
mod rules;
mod tables;

pub use dictionary::dictionary;
pub use difference::{Change, Difference, difference};
pub use lint::{Finding, FindingKind, lint};
pub use rules::{dead_rules, rule_file, rules};
pub use tables::{own_table, table_file, tables};

use std::fmt;

/// An example that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// File and line of the rule or of the table's example.
    pub place: String,
    /// Id of the rule, or kind of the table.
    pub name: String,
    /// The example's text.
    pub text: String,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}\n  in: {}", self.place, self.name, self.message, self.text)
    }
}

fn text_of(example: &toml::Table) -> &str {
    text_at(example, "text").unwrap_or("")
}

fn text_at<'a>(example: &'a toml::Table, key: &str) -> Option<&'a str> {
    example.get(key).and_then(toml::Value::as_str)
}

fn number(value: &toml::Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|integer| integer as f64))
}

//! News articles in Chinese, English or both, into structured event records.

mod assemble;
#[doc(hidden)]
pub mod bench;
pub mod check;
mod data;
mod discourse;
mod error;
mod event;
mod extract;
mod gazetteer;
mod layout;
pub mod limits;
mod parser;
pub mod record;
mod repair;
mod resolve;
mod span;
mod token;

pub use error::{Error, Problem};
pub use event::trace::{Explanation, Match, Miss, Reason};
pub use parser::{Input, Parser, ParserBuilder};
pub use record::Article;
pub use repair::Fix;
pub use span::SourceSpan;

/// The JSON Schema of [`Article`], as the records are serialised.
#[cfg(feature = "schema")]
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Article).to_value()
}

/// Parse a text with the built-in dictionaries and rules, by a parser that is built on first use.
///
/// # Errors
/// When the text is longer than [`limits::MAX_TEXT`].
pub fn parse_article(text: &str) -> Result<Article, Error> {
    static PARSER: std::sync::LazyLock<Result<Parser, Error>> = std::sync::LazyLock::new(Parser::new);
    match &*PARSER {
        Ok(parser) => parser.parse_article(text),
        Err(error) => Err(Error::data(error.problems().to_vec())),
    }
}

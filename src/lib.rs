//! News articles in Chinese, English or both, into structured event records.

mod assemble;
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

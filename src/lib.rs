//! News articles in Chinese, English or both, into structured event records.

mod error;
mod extract;
mod gazetteer;
pub mod limits;
pub mod record;
mod repair;
mod span;

pub use error::{Error, Problem};
pub use record::Article;
pub use repair::Fix;
pub use span::SourceSpan;

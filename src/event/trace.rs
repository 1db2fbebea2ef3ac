//! Why, and why not: what `explain` returns.

use crate::record::Article;
use crate::span::SourceSpan;
use serde::{Deserialize, Serialize};

/// An article with the reasons for its events and for those that were not made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The record, the same as [`crate::Parser::parse`] gives.
    pub article: Article,
    /// For each rule that matched, in order of position.
    pub matches: Vec<Match>,
    /// For each trigger that led to no event, the closest rule.
    pub misses: Vec<Miss>,
}

/// A rule that matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Match {
    /// Id of the event in the article that it made or completed; absent where it was merged away or superseded.
    pub event: Option<String>,
    /// Rule.
    pub rule: String,
    /// File and line of the rule.
    pub place: String,
    /// The trigger's text.
    pub trigger: String,
    /// Where the trigger stands.
    pub span: SourceSpan,
    /// Roles with the texts that filled them.
    pub arguments: Vec<(String, String)>,
}

/// A trigger that led to no event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Miss {
    /// The rule that came closest.
    pub rule: String,
    /// File and line of the rule.
    pub place: String,
    /// The trigger's text.
    pub trigger: String,
    /// Where the trigger stands.
    pub span: SourceSpan,
    /// Why it did not match.
    pub reason: Reason,
    /// What was wanted and not found, in words: the role, the word or the cue.
    pub detail: String,
}

/// Why a rule did not match: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Another rule took the words.
    Superseded,
    /// A word that cancels the rule stands in the clause.
    Unless,
    /// The clause is a goal, a wish or a quotation: no event.
    Clause,
    /// Something stands where the role should be, of another type.
    WrongType,
    /// More stands between than the rule allows.
    Gap,
    /// Nothing stands where a role or word should be.
    Unfilled,
}

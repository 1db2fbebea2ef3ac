//! Why, and why not: what `explain` returns.

use super::engine::Observer;
use super::matcher::Failure;
use super::rules::{Rule, Rules};
use crate::discourse::Draft;
use crate::record::Article;
use crate::repair::Repaired;
use crate::span::{SourceSpan, Span};
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
    /// Id of the event in the article that it made or completed; absent where it made a quote or a statistic, which have no ids.
    pub event: Option<String>,
    /// What it made: `event`, `quote` or `statistic`. A match that was merged into another or superseded by it is not listed.
    #[serde(default)]
    pub record: String,
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

impl Reason {
    /// The name as it stands in rule files and explanations.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Superseded => "superseded",
            Self::Unless => "unless",
            Self::Clause => "clause",
            Self::WrongType => "wrong_type",
            Self::Gap => "gap",
            Self::Unfilled => "unfilled",
        }
    }
}

/// What did not match, gathered while parsing.
#[derive(Debug, Default)]
pub(crate) struct Explainer {
    missed: Vec<(Box<str>, Box<str>, Span, Failure)>,
}

impl Observer for Explainer {
    fn missed(&mut self, rule: &Rule, trigger: Span, failure: Failure) {
        self.missed.push((rule.id.clone(), rule.place.clone(), trigger, failure));
    }
}

impl Explainer {
    /// Put the reasons beside the record.
    pub(crate) fn explain(
        self,
        article: Article,
        repaired: &Repaired<'_>,
        drafts: &[(Draft, Option<String>)],
        rules: &Rules,
    ) -> Explanation {
        let text = &repaired.text;
        let matches = drafts
            .iter()
            .filter_map(|(draft, event)| {
                let rule = rules.rules.get(draft.rule)?;
                let arguments = draft.arguments.iter();
                Some(Match {
                    event: event.clone(),
                    record: rules.types.get(draft.kind)?.record.as_str().to_owned(),
                    rule: rule.id.to_string(),
                    place: rule.place.to_string(),
                    trigger: draft.trigger.of_text(text).to_owned(),
                    span: repaired.source_span(draft.trigger),
                    arguments: arguments
                        .map(|argument| (argument.role.to_string(), argument.span.of_text(text).to_owned()))
                        .collect(),
                })
            })
            .collect();
        let misses = self
            .missed
            .into_iter()
            .map(|(rule, place, trigger, failure)| Miss {
                rule: rule.into(),
                place: place.into(),
                trigger: trigger.of_text(text).to_owned(),
                span: repaired.source_span(trigger),
                reason: failure.reason,
                detail: failure.detail,
            })
            .collect();
        Explanation { article, matches, misses }
    }
}

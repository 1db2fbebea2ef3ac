//! What an entity id stands for.

use super::one_line;
use shilu::Article;
use shilu::record::Entity;
use std::collections::HashMap;

/// The entities of an article by id.
pub(super) struct Entities<'a>(HashMap<&'a str, &'a Entity>);

impl<'a> Entities<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self(article.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect())
    }

    /// The name of the entity.
    pub(super) fn name(&self, id: Option<&str>) -> Option<String> {
        id.and_then(|id| self.0.get(id)).map(|entity| one_line(&entity.name))
    }

    /// The text, and the name of its entity where that says more: `区科委 (徐汇区科委)`.
    pub(super) fn mention(&self, text: &str, id: Option<&str>) -> String {
        let text = one_line(text);
        match self.name(id) {
            Some(name) if name != text => format!("{text} ({name})"),
            _ => text,
        }
    }
}

//! Persons with their posts, in both languages.

mod en;
mod han_name;
mod zh;

use super::sentence::View;
use super::title::Title;
use super::{Mention, MentionKind};
use std::collections::HashSet;

/// Names that the article has given with evidence; they are believed wherever they occur again.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) han: HashSet<Box<str>>,
}

/// Persons of one sentence. Unknown names that turn out to be persons are changed in `chosen`.
pub(crate) fn find(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) -> Vec<Mention> {
    let mut persons = zh::find(view, chosen, titles, known);
    en::attach(view, chosen, titles);
    persons.extend(chosen.iter().filter(|mention| mention.kind == MentionKind::Person).cloned());
    persons.sort_by_key(|mention| mention.span);
    persons
}

/// Whether capitalised words have the shape of a person's name.
pub(crate) fn is_latin_name(view: &View<'_>, text: &str) -> bool {
    en::is_name(view, text)
}

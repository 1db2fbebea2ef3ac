//! Persons with their posts, in both languages.

mod en;
mod han_name;
mod zh;

use super::Mention;
use super::sentence::View;
use super::title::Title;
use std::collections::HashSet;

/// Names that the article has given with evidence; they are believed wherever they occur again.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) han: HashSet<Box<str>>,
}

/// Chinese persons of one sentence; English ones are changed in `chosen`, which has them as names of unknown kind.
pub(crate) fn find(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) -> Vec<Mention> {
    en::attach(view, chosen, titles);
    zh::find(view, chosen, titles, known)
}

/// Whether capitalised words have the shape of a person's name.
pub(crate) fn is_latin_name(view: &View<'_>, text: &str) -> bool {
    en::is_name(view, text)
}

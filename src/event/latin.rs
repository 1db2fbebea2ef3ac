//! English words as rules see them that no cue is for: pronouns by their word, the mark of a plural possessive.

use super::items::Item;
use crate::extract::sentence::View;
use crate::gazetteer::Cue;
use crate::span::Span;

/// Pronouns that rules ask for by their word.
pub(super) fn is_pronoun(surface: &str) -> bool {
    let short = surface.len() == 2 && surface.bytes().all(|byte| byte.is_ascii_alphabetic());
    short || ["him", "she", "She"].contains(&surface)
}

/// Helix Labs' board: the mark behind a name in -s, where no quotation is open that it could close.
pub(super) fn is_plural_possessive(view: &View<'_>, mark: Span, items: &[Item<'_>]) -> bool {
    if !matches!(mark.of_text(view.text), "'" | "’") {
        return false;
    }
    let name = items.last().filter(|item| item.mention.is_some() && item.span.end == mark.start);
    let before = Span::new(view.span.start, mark.start).of_text(view.text);
    let rest = view.text.get(mark.end as usize..).unwrap_or("");
    let thing = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    name.is_some() && before.ends_with('s') && thing && !before.contains('‘') && !before.contains(" '")
}

/// A regular verb in the past: signed.
pub(crate) fn is_past(item: &Item<'_>) -> bool {
    item.is_trigger() && item.word.len() > 3 && item.word.ends_with("ed")
}

/// `the newly opened museum`: a participle that only says which one.
pub(super) fn is_adjective(items: &[Item<'_>], (first, last): (usize, usize)) -> bool {
    let word = |back: usize| first.checked_sub(back).and_then(|at| items.get(at));
    first == last
        && items.get(first).is_some_and(|item| item.word.ends_with("ed"))
        && word(1).is_some_and(|item| item.mention.is_none() && item.word.ends_with("ly"))
        && word(2).is_some_and(|item| item.is_cue(Cue::Article))
}

/// `their agreement`: whose it is.
pub(super) fn is_whose(word: &str) -> bool {
    is_hers(word) || matches!(word, "its" | "their")
}

/// `our plant`: whose it is, where it begins a clause.
pub(super) fn is_ours(word: &str) -> bool {
    word == "our" || is_whose(word)
}

/// `her appointment`: whose it is, of somebody who was spoken of.
pub(super) fn is_hers(word: &str) -> bool {
    matches!(word, "his" | "her")
}

//! What looks like a body and is none: a post by its initials, a noun for a company without a name.

use super::analysis::Analysis;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Flags, Lexicon, List, Sense, ThingKind};

/// The capital letters of the English posts of several words.
pub(super) fn initials(text: &str, analysis: &Analysis) -> Vec<Box<str>> {
    let mut found: Vec<Box<str>> = Vec::new();
    for title in analysis.sentences.iter().flat_map(|analyzed| &analyzed.titles) {
        let title = title.span.of_text(text);
        if !title.starts_with(|c: char| c.is_ascii_uppercase()) || !title.contains(' ') {
            continue;
        }
        let letters: String =
            title.split([' ', '-']).filter_map(|word| word.chars().next()).filter(char::is_ascii_uppercase).collect();
        if letters.len() > 1 && !found.iter().any(|known| **known == *letters) {
            found.push(letters.into());
        }
    }
    found
}

/// 公司, 新加坡子公司, 挪威公司: a noun for a body with nothing of a name before it.
pub(super) fn is_nameless(surface: &str, mention: &Mention, lexicon: &Lexicon) -> bool {
    if mention.thing.is_some() || !matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) {
        return false;
    }
    if lexicon.list(List::OwnRole).has(surface) {
        return true;
    }
    // The two Ministers signed: who holds such posts.
    let post = surface.strip_suffix('s').filter(|post| !post.contains(' ') && post.is_ascii());
    if post.is_some_and(|post| lexicon.look_up(post).flags.any(Flags::TITLE)) {
        return true;
    }
    let Some(mut rest) = lexicon.list(List::PlainFirm).before(surface) else { return false };
    while !rest.is_empty() {
        let inner = rest.char_indices().rev().map(|(at, _)| at).filter(|&at| at > 0);
        let word = std::iter::once(rest.len()).chain(inner).find(|&at| {
            let word = rest.get(..at).unwrap_or("");
            let place = |sense: &Sense| match sense {
                Sense::Thing { id, kind: ThingKind::Place, ambiguous: false } => {
                    let level = lexicon.thing(*id).map_or("", |place| &*place.level);
                    !matches!(level, "zone" | "area" | "town")
                }
                _ => false,
            };
            lexicon.list(List::FirmWord).has(word) || lexicon.senses(word).iter().any(place)
        });
        let Some(next) = word.and_then(|at| rest.get(at..)) else { return false };
        rest = next;
    }
    true
}

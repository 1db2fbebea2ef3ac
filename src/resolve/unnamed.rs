//! What looks like a body and is none: a post by its initials, a noun for a company without a name.

use super::analysis::Analysis;
use super::entity::Clusters;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Flags, Lexicon, List, Sense, ThingKind};
use crate::record::EntityType;

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
pub(super) fn is_nameless(text: &str, mention: &Mention, lexicon: &Lexicon) -> bool {
    let surface = mention.span.of_text(text);
    if mention.thing.is_some() || !matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) {
        return false;
    }
    if lexicon.list(List::OwnRole).has(surface) {
        return true;
    }
    // The two Ministers signed: who holds such posts.
    // `Sir Alan Doe (Chair)`, `Chair: Alan Doe`: the post by itself; `Principal bought a vineyard` is a firm of that name.
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let before = text.get(..start).unwrap_or("");
    let verb = text.get(end..).and_then(|rest| rest.strip_prefix(' '));
    let alone = ["(", "the ", "The "].iter().any(|sign| before.ends_with(sign))
        || !verb.is_some_and(|verb| verb.starts_with(|c: char| c.is_ascii_lowercase()));
    let plural = surface.strip_suffix('s');
    let mut posts = [Some(surface).filter(|_| alone), plural]
        .into_iter()
        .flatten()
        .filter(|post| !post.contains(' ') && post.is_ascii());
    if posts.any(|post| lexicon.look_up(post).flags.any(Flags::TITLE)) {
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

impl Clusters {
    /// KPA, behind Kenya Ports Authority: the one body whose initials these are, which nothing has introduced.
    pub(super) fn by_initials(&self, surface: &str, mention: &Mention, kind: Option<EntityType>) -> Option<usize> {
        let letters = (3..=6).contains(&surface.len()) && surface.bytes().all(|byte| byte.is_ascii_uppercase());
        if !letters || mention.thing.is_some() || !matches!(kind, None | Some(EntityType::Organization)) {
            return None;
        }
        self.only_body(|cluster| cluster.is_called(|name| has_initials(name, surface)))
    }
}

/// Whether capitals are the initials of the words of a folded name, its small words with theirs or without.
fn has_initials(folded: &str, capitals: &str) -> bool {
    let small = |word: &&str| matches!(*word, "of" | "and" | "the" | "for" | "in" | "on" | "&");
    let words = || folded.split([' ', '-', '/']).filter(|word| !word.is_empty());
    let first = |word: &str| word.bytes().next().map_or(0, |byte| byte.to_ascii_uppercase());
    let letters = || capitals.bytes();
    folded.contains(' ')
        && (words().filter(|word| !small(word)).map(first).eq(letters()) || words().map(first).eq(letters()))
}

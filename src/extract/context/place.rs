//! What shows that a name is a place's: `based in X`, `outside X`, `X district`, `the town of X`, `X, Texas`.

use super::Judge;
use crate::extract::latin::{is_capitals, is_common};
use crate::extract::organization::head_of;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, NameKind, Sense};
use crate::token::TokenKind;

impl Judge<'_, '_> {
    /// The words beside a name make a place of it: `based in X`, `X district`, `the town of X`, `in X, Texas`.
    pub(super) fn is_at(&self, chosen: &[Mention], mention: &Mention) -> bool {
        let (view, extent) = (self.view, mention.extent);
        let rest = view.rest(extent.end);
        // Lima-listed, Pune-based
        if rest.starts_with('-') {
            let at = view.token_from(extent.end + 1);
            return view.is_english(at, EnglishWord::Stay) && !view.is_english(at, EnglishWord::Backed);
        }
        if !self.could_be_place(mention) || rest.starts_with("'s") || rest.starts_with("’s") {
            return false;
        }
        if self.before_level(mention) {
            return true;
        }
        let Some(word) = self.word_before(extent.start) else { return false };
        if view.is_english(word, EnglishWord::Direction) {
            return true;
        }
        let preposition = view.is_cue(word, Cue::Preposition) || matches!(view.word(word), "of" | "near" | "outside");
        // `founded by X`: whose doing it is, and no place.
        let of_doer = matches!(view.word(word), "by" | "with" | "for" | "as");
        let stay = preposition && !of_doer && word >= 2 && view.is_english(word - 2, EnglishWord::Stay);
        if stay || (preposition && before_place(self.view, chosen, extent.end)) {
            return true;
        }
        if view.word(word) != "of" || word < 2 {
            return false;
        }
        // the mayor of X, the town of X
        let noun = view.word(word - 2);
        matches!(noun, "mayor" | "Mayor" | "sheriff") || (place_noun(view.senses(word - 2)) && lower(noun))
    }

    /// `in X`, `near X`, with no noun behind it that X describes.
    pub(super) fn is_inside(&self, chosen: &[Mention], mention: &Mention) -> bool {
        let rest = self.view.rest(mention.extent.end);
        let owner = rest.starts_with("'s") || rest.starts_with("’s") || rest.starts_with('-');
        let Some(word) = self.word_before(mention.extent.start) else { return false };
        !owner && self.could_be_place(mention) && !self.compound(mention.extent.end) && self.inside(chosen, word)
    }

    /// `in X`, `near X`, `in South Africa's X`: nothing before it asks for a body or a field of work.
    fn inside(&self, chosen: &[Mention], word: usize) -> bool {
        let view = self.view;
        // in South Africa's X
        let owner =
            view.tokens.get(word).filter(|_| view.word(word).ends_with("'s") || view.word(word).ends_with("’s"));
        let word = match owner {
            Some(token) => {
                let place = chosen.iter().find(|other| {
                    other.kind == MentionKind::Place
                        && other.span.end + 2 >= token.span.end
                        && other.span.start <= token.span.start
                });
                match place.and_then(|place| self.word_before(place.extent.start)) {
                    Some(before) => before,
                    None => return false,
                }
            }
            None => word,
        };
        match view.word(word) {
            "near" | "outside" => true,
            "in" => word < 2 || !view.is_english(word - 2, EnglishWord::Stake),
            _ => false,
        }
    }

    /// Unknown words, not letters and no head of another kind.
    fn could_be_place(&self, mention: &Mention) -> bool {
        let view = self.view;
        if mention.thing.is_some() {
            return true;
        }
        let name = mention.span.of_text(view.text);
        if self.known.surnames.contains(name) {
            return false;
        }
        let from = view.token_from(mention.span.start);
        let to = view.token_from(mention.span.end);
        let plain = (from..to).all(|index| {
            let word = view.word(index);
            match view.kind(index) {
                Some(TokenKind::Word) => {
                    head_of(view.senses(index)).is_none()
                        && word.len() > 1
                        && (!is_capitals(word) || word.len() > 5)
                        && !word.chars().skip(1).any(char::is_uppercase)
                }
                Some(TokenKind::Number) => false,
                _ => true,
            }
        });
        plain && !name.split(' ').all(|word| is_common(view, word))
    }

    /// A noun that is no level of a place follows: `X carbon hub`.
    pub(super) fn compound(&self, end: u32) -> bool {
        let view = self.view;
        let at = view.token_from(end);
        view.word(at) == " "
            && view.kind(at + 1) == Some(TokenKind::Word)
            && lower(view.word(at + 1))
            && !view.is_boundary(at + 1)
            && !matches!(view.word(at + 1), "into" | "onto" | "over" | "under" | "amid" | "per" | "via" | "than")
            && !view.senses(at + 1).iter().any(|sense| matches!(sense, Sense::Cue(_)))
            && !view.word(at + 1).ends_with("ed")
            && !view.word(at + 1).ends_with("ing")
            && !view.word(at + 1).ends_with("ly")
            && !view.is_english(at + 1, EnglishWord::Acts)
    }

    /// `X district`, `X county`
    fn before_level(&self, mention: &Mention) -> bool {
        let view = self.view;
        let at = view.token_from(mention.extent.end);
        view.word(at) == " "
            && lower(view.word(at + 1))
            && place_noun(view.senses(at + 1))
            && !view.word(at + 1).ends_with('s')
    }

    /// `Panama's X`, where what X is the owner's place does not say: the bodies of a place are called by it.
    pub(super) fn of_somebody(&self, chosen: &[Mention], index: usize, mention: &Mention) -> bool {
        let view = self.view;
        let Some(word) = self.word_before(mention.extent.start) else { return false };
        let before = index.checked_sub(1).and_then(|before| chosen.get(before));
        let place = before.is_some_and(|before| {
            before.kind == MentionKind::Place && before.weight > 1 && before.span.end + 3 >= mention.extent.start
        });
        place
            && (view.word(word).ends_with("'s") || view.word(word).ends_with("’s"))
            && !self.compound(mention.extent.end)
            && self.could_be_place(mention)
    }
}

fn lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// A noun for a place: town, district.
fn place_noun(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| matches!(sense, Sense::NameHead { kind: NameKind::Place, .. }))
}

/// `, Texas` behind a name: the name is a place too.
fn before_place(view: &crate::extract::sentence::View<'_>, chosen: &[Mention], end: u32) -> bool {
    view.rest(end).starts_with(", ")
        && chosen.iter().any(|other| {
            other.kind == MentionKind::Place
                && other.span.start == end + 2
                && other
                    .thing
                    .and_then(|thing| view.lexicon.thing(thing))
                    .is_some_and(|thing| matches!(&*thing.level, "country" | "province" | "city"))
        })
}

//! Names that no dictionary has and no head shows, where a rule says that a name stands: the run of words at that place.
//!
//! Only a rule asks for them (`{acquirer:Organization|Name}`), so nothing is guessed elsewhere. It is a name when one of its
//! words is unknown to the segmenter's dictionary or known there as a proper noun, or where what stands beside it leaves no
//! other reading, and nothing in it is a function word, a verb or a noun that names never consist of (`generic` in the cues).

use super::items::Item;
use super::matcher::Half;
use crate::extract::MentionKind;
use crate::gazetteer::{Cue, Flags};
use crate::span::Span;
use crate::token::script::is_han;

/// Most words of such a name.
const LONGEST: usize = 5;

/// Characters of what most companies are called for short.
const SHORT_NAME: usize = 4;

/// Words that stand in no such name.
const CLOSED: Flags = Flags::BOUNDARY.or(Flags::GENERIC).or(Flags::TRIGGER).or(Flags::FUNCTION);

/// What a word says about being part of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Can be in a name.
    Noun,
    /// One character; two of them side by side are a word that the segmenter does not know.
    Character,
    /// Unknown, or a proper noun: shows that it is a name.
    Proper,
}

impl Half<'_> {
    /// The name that begins at an item, seen from the trigger, as a number of items and its span.
    pub(super) fn unlisted(&self, at: usize) -> Option<(usize, Span)> {
        let first = self.item(at)?;
        // Asked for at most items by many rules: most are no part of any name.
        if if first.mention.is_some() { !self.is_place(first) } else { first.flags.any(CLOSED) } {
            return None;
        }
        // Not the rest of a longer run.
        let nearer = at.checked_sub(1).and_then(|at| self.item(at));
        if nearer.is_some_and(|item| touches(item.span, first.span) && self.part(item).is_some()) {
            return None;
        }
        let mut span: Option<Span> = None;
        let (mut count, mut shown, mut character) = (0, false, false);
        while let Some(item) = self.item(at + count) {
            if span.is_some_and(|span| !touches(span, item.span)) {
                break;
            }
            if self.is_place(item) {
                // A place begins a name: 合肥顺安.
                if self.leftward() == span.is_some() {
                    span = Some(span.map_or(item.span, |span| span.cover(item.span)));
                    count += 1;
                    if !self.leftward() {
                        continue;
                    }
                }
                break;
            }
            let Some(part) = self.part(item) else { break };
            shown |= part == Part::Proper || (character && part == Part::Character);
            character = part == Part::Character;
            span = Some(span.map_or(item.span, |span| span.cover(item.span)));
            count += 1;
            if count > LONGEST {
                return None;
            }
        }
        let span = span.filter(|span| span.of_text(self.text()).chars().nth(1).is_some())?;
        if !shown && !self.is_of_firm(at, at + count, span) {
            return None;
        }
        (!self.cut_off(at + count, span)).then_some((count, span))
    }

    /// What stands beside known words shows that they name a company: 收购广州环发80%股权; 铁汉生态 at the start of a clause, as
    /// companies are called by two words, of which the latter is a trade.
    fn is_of_firm(&self, near: usize, far: usize, span: Span) -> bool {
        let behind = self.item(far);
        let kind = behind.and_then(|item| item.mention).and_then(|index| self.mention_kind(index));
        if self.leftward() {
            let opens = behind.is_none_or(|item| item.comma) || matches!(kind, Some(MentionKind::Time(_)));
            let trade = self.item(near).is_some_and(|item| item.is_cue(Cue::Trade));
            return opens && trade && span.of_text(self.text()).chars().count() == SHORT_NAME;
        }
        // Not of 两家医院100%的权益.
        let before = near.checked_sub(1).and_then(|at| self.item(at));
        let counted = before.is_some_and(|item| item.mention.is_some() && touches(item.span, span));
        let share =
            matches!(kind, Some(MentionKind::Quantity(_))) && behind.is_some_and(|item| touches(item.span, span));
        share && !counted && span.of_text(self.text()).chars().nth(2).is_some()
    }

    /// What stands at the far end shows that the run is no name: a name it is glued to, or a word for the means of doing.
    fn cut_off(&self, at: usize, span: Span) -> bool {
        let Some(item) = self.item(at) else { return false };
        let glued = item.mention.is_some_and(|index| {
            self.mention_kind(index).is_some_and(|kind| {
                !matches!(kind, MentionKind::Time(_) | MentionKind::Quantity(_) | MentionKind::Document)
            })
        });
        (glued && touches(item.span, span)) || (self.leftward() && item.is_cue(Cue::Means))
    }

    fn is_place(&self, item: &Item<'_>) -> bool {
        item.mention.and_then(|index| self.mention_kind(index)) == Some(MentionKind::Place)
    }

    fn part(&self, item: &Item<'_>) -> Option<Part> {
        if item.mention.is_some() {
            return None;
        }
        if item.flags.any(CLOSED) {
            return None;
        }
        if item.word.is_ascii() {
            let letters = item.word.bytes().all(|byte| byte.is_ascii_alphanumeric());
            return (letters && item.word.bytes().any(|byte| byte.is_ascii_alphabetic())).then_some(Part::Noun);
        }
        if !item.word.contains(is_han) {
            let letters = item.word.chars().all(char::is_alphanumeric) && item.word.contains(char::is_alphabetic);
            return letters.then_some(Part::Noun);
        }
        if item.word.chars().nth(1).is_none() {
            return Some(Part::Character);
        }
        match self.tag(&item.word) {
            None => Some(Part::Proper),
            Some("nz" | "nt") => Some(Part::Proper),
            // Of two characters many common words are marked so: 终于, 明白.
            Some("nr" | "nrt" | "nrfg") if item.word.chars().nth(2).is_some() => Some(Part::Proper),
            Some("an" | "vn" | "j" | "l" | "i" | "b" | "a" | "ag" | "g" | "z" | "s") => Some(Part::Noun),
            Some(tag) => tag.starts_with('n').then_some(Part::Noun),
        }
    }
}

fn touches(left: Span, right: Span) -> bool {
    left.end == right.start || right.end == left.start
}

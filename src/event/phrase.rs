//! Noun phrases, named or not, and what is said of a name before it.

use super::latin;
use super::matcher::{Half, ONE_HAN};
use super::subject::are_apart;
use crate::extract::MentionKind;
use crate::gazetteer::{Cue, Flags, List};
use crate::span::Span;
use crate::token::script::is_han;

/// Longest noun phrase, in items.
const PHRASE: usize = 14;
/// Most words that are said of a member of a list, in items.
const MODIFIERS: usize = 6;

impl Half<'_> {
    /// A noun phrase: mentions and words up to one that is no part of a name.
    pub(super) fn phrase(&self, at: usize) -> Option<(usize, Span)> {
        let hyphen = |at: usize| self.item(at).is_some_and(|item| &*item.word == "-");
        let compound = |at: usize| hyphen(at + 1) || at.checked_sub(1).is_some_and(hyphen);
        let mut count = 0;
        let mut span: Option<Span> = None;
        let mut tail = 0;
        // Without an `of` at its end, which belongs to what the pattern goes on with.
        let mut whole = 0;
        while count < PHRASE {
            let Some(item) = self.item(at + count).filter(|_| count == 0 || !self.is_gap(at + count)) else { break };
            // Centre|, a facility with a tank, and: what is put in behind the noun ends the phrase.
            let before = if count > 0 { self.item(at + count - 1) } else { None };
            if before.is_some_and(|before| are_apart(before.span, item.span)) {
                break;
            }
            let joined = item.is_cue(Cue::Linker) || matches!(&*item.word, "-" | "·");
            let article = item.is_cue(Cue::Article);
            // The opening of X: a noun, not a verb and what it opens.
            if count == 0 && !self.leftward && item.is_cue(Cue::Linker) {
                break;
            }
            let closed = match item.mention.and_then(|index| self.ground.mentions.get(index)) {
                Some(mention) => {
                    // a business for 20 million, a fund of 30 million
                    let sum = matches!(mention.kind, MentionKind::Quantity(_)) && !self.leftward;
                    let behind = sum && before.is_some_and(|item| item.is_cue(Cue::Linker));
                    let time = matches!(mention.kind, MentionKind::Time(_))
                        && !self.is_adjective(item.span.of_text(self.ground.text));
                    behind || time || matches!(mention.kind, MentionKind::Quotation | MentionKind::Person)
                }
                // loss-making: half of a compound closes nothing.
                None if compound(at + count) => false,
                None => {
                    item.comma
                        || item.is_cue(Cue::Preposition)
                        || (item.is_boundary() && !joined && !article && !self.is_said_of(at + count))
                        || (item.joins() && !self.is_inner(at + count))
                        || item.flags.any(Flags::OUTER)
                        || self.is_locative(item)
                        // 计划2027年建成: what is to happen is no thing.
                        || (item.is_cue(Cue::Planned) && item.word.starts_with(is_han))
                        || item.is_cue(Cue::Intends)
                        || (is_mark(&item.word) && !joined)
                }
            };
            if closed && !(article && (count == 0 || tail == count)) {
                break;
            }
            count += 1;
            // results for the|, third quarter: an article with nothing behind it is no part either.
            if joined || article {
                tail = count;
                whole = if article && (self.leftward || span.is_none()) { count } else { whole };
                continue;
            }
            whole = count;
            span = Some(span.map_or(item.span, |span| span.cover(item.span)));
        }
        // in Lisbon: a place by itself is no field and no object.
        let place = whole == 1
            && self
                .mention(at)
                .is_some_and(|(_, mention)| mention.kind == MentionKind::Place && mention.span == mention.extent);
        // 3月动土|,年底完工: a verb by itself is no thing.
        let verb = whole == 1
            && self
                .item(at)
                .is_some_and(|item| item.mention.is_none() && item.is_trigger() && item.word.starts_with(is_han));
        // 4月底|前: one Chinese character is none either.
        let short = |span: &Span| span.len() <= ONE_HAN && span.of_text(self.ground.text).starts_with(is_han);
        span.filter(|span| !span.is_empty() && !place && !verb && !short(span)).map(|span| (whole, span))
    }

    /// Nouns and adjectives that are said of a name and stand right before it.
    pub(super) fn modifiers(&self, at: usize) -> usize {
        let hyphen = |at: usize| self.item(at).is_some_and(|item| &*item.word == "-");
        (0..MODIFIERS)
            .take_while(|&count| {
                let at = at + count;
                self.item(at).is_some_and(|item| {
                    if item.mention.is_some() {
                        return item.modifies;
                    }
                    let word = item.word.starts_with(char::is_alphabetic) && !item.is_boundary() && !item.joins();
                    let closed = item.is_cue(Cue::Preposition) || item.is_cue(Cue::Linker) || item.is_cue(Cue::Article);
                    // and her translator X
                    latin::is_whose(&item.word)
                        || hyphen(at)
                        || hyphen(at + 1)
                        || hyphen(at.wrapping_sub(1))
                        || (word && !closed && !item.is_trigger())
                })
            })
            .count()
    }

    /// A length of time that is said of a noun: a two-day symposium, the annual meeting.
    fn is_adjective(&self, time: &str) -> bool {
        self.ground.lexicon.list(List::Often).has(time)
            || time.contains('-') && !time.contains(' ') && time.ends_with(|last: char| last.is_ascii_lowercase())
    }
}

fn is_mark(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| !c.is_alphanumeric())
}

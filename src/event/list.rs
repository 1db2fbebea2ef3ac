//! Lists of arguments: `A、B和C`, `A, B and the Gulf contractor C`, 等 included.

use super::items::Item;
use super::latin;
use super::matcher::{Capture, Half};
use super::pattern::{ArgType, TypeSet};
use crate::extract::MentionKind;
use crate::gazetteer::{Cue, Flags, List};
use crate::limits::MAX_LIST;
use crate::token::script::is_han;

/// Most marks and words between two members: `, as well as`.
const JOINED: usize = 4;

impl Half<'_> {
    /// A、B和C; A, B and C, at least so many. The first member must fit; others that do not fit end the list.
    pub(super) fn list(
        &self,
        slot: u8,
        (types, set): (&[ArgType], TypeSet),
        (at, least): (usize, u8),
        captures: &mut Vec<Capture>,
    ) -> Option<usize> {
        let start = captures.len();
        let mut count = self.list_tail(at, set);
        let mut end = 0;
        // A, B, and leaders of departments: leftward the joint is behind the last name.
        let joint = |back: usize| at.checked_sub(back).and_then(|at| self.item(at));
        let comma = joint(1).is_some_and(|item| matches!(&*item.word, "," | ";"));
        let led = self.leftward && (joint(1).is_some_and(Item::joins) || (comma && joint(2).is_some_and(Item::joins)));
        let (mut first_end, mut joined, mut first_joined) = (0, led, false);
        // The persons that a list begins with, if they are joined to each other and a bare comma follows: their number, and where they end.
        let mut persons: Option<(usize, usize)> = None;
        while captures.len() - start < MAX_LIST {
            let Some(kind) = types.iter().copied().find(|&kind| self.fits_at(kind, at + count)) else { break };
            // `…, and the two sides agreed`: several bodies are no member of a list, but all of one.
            let several = self.mention(at + count).is_some_and(|(_, mention)| mention.is_several());
            if several && captures.len() > start {
                break;
            }
            count += self.one(slot, kind, at + count, captures)?;
            end = count;
            if several {
                break;
            }
            if captures.len() == start + 1 {
                first_end = end;
            }
            let Some((separator, joins)) = self.separator(at + count, set) else { break };
            // Unveiled by A and B, and C was founded: behind the last member a clause of its own.
            if joined && joins && captures.len() > start + 1 && self.has_verb(at + count + separator) {
                break;
            }
            if joins && captures.len() == start + 1 && self.parts_clauses(at + count, separator) {
                break;
            }
            first_joined |= joins && captures.len() == start + 1;
            if joined && !joins && persons.is_none() {
                persons = Some((captures.len(), end));
            }
            joined |= joins;
            count += separator;
        }
        // Two English names with nothing but a comma between them are no list: Led by A, the B was founded.
        let latin = captures.get(start).is_some_and(|capture| !capture.span.of_text(self.ground.text).contains(is_han));
        // …, A, B and its own fund: the third member is no name.
        let next = |ahead: usize| self.item(at + end + ahead);
        let third = !self.leftward
            && (next(0).is_some_and(Item::joins)
                || (next(0).is_some_and(|item| &*item.word == ",") && next(1).is_some_and(Item::joins)));
        if latin && captures.len() == start + 2 && !joined && !third {
            captures.truncate(start + 1);
            end = first_end;
        }
        // Witnessed by Jane Doe, Acme and Borealis signed: who acts is no member of the list before.
        let person = |capture: &Capture| {
            let mention = capture.mention.and_then(|index| self.ground.mentions.get(index));
            mention.is_some_and(|mention| mention.kind == MentionKind::Person)
        };
        let mut listed = captures.get(start..).unwrap_or_default().iter();
        if !self.leftward
            && latin
            && captures.len() > start + 2
            && !first_joined
            && self.item(at + end).is_some_and(Item::is_trigger)
            && (listed.next().is_some_and(person) && !listed.any(person) || self.is_done_by(at, end))
        {
            captures.truncate(start + 1);
            end = first_end;
        }
        // Witnessed by Jane Doe and John Roe, Acme and Borealis signed.
        if let Some((count, persons_end)) = persons.filter(|_| !self.leftward && latin) {
            let (before, behind) = captures.get(start..).unwrap_or_default().split_at(count.saturating_sub(start));
            if before.iter().all(person) && !behind.iter().any(person) {
                captures.truncate(count);
                end = persons_end;
            }
        }
        (captures.len() >= start + usize::from(least)).then_some(end)
    }

    /// A comma and 并与: what is done with somebody comes behind.
    fn begins_clause(&self, at: usize, item: &Item<'_>) -> bool {
        let mark = if self.leftward { Some(at + 1) } else { at.checked_sub(1) };
        let comma = || mark.and_then(|mark| self.item(mark)).is_some_and(|mark| &*mark.word == ",");
        item.joins() && item.word.starts_with('并') && comma()
    }

    /// Whether an English verb stands right behind a name, seen rightward.
    fn has_verb(&self, at: usize) -> bool {
        let verb = |item: &Item<'_>| {
            let auxiliary = matches!(&*item.word, "was" | "were" | "is" | "are" | "will" | "has");
            item.mention.is_none() && item.word.is_ascii() && (item.is_trigger() || auxiliary)
        };
        !self.leftward && self.item(at + 1).is_some_and(verb)
    }

    /// Moderated by A, B and C argued over it: behind what is done by somebody, names with a verb are who does the rest.
    fn is_done_by(&self, at: usize, end: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.item(at));
        before.is_none_or(|item| &*item.word == "by") && self.item(at + end).is_some_and(latin::is_past)
    }

    /// `… with A, and B bought C`, `… with A, and B will …`: two English names with a comma before the `and` are no list
    /// where the second one has a verb of its own, or the first one is what another verb or a preposition is about.
    fn parts_clauses(&self, at: usize, separator: usize) -> bool {
        if !(at..at + separator).any(|at| self.item(at).is_some_and(|item| &*item.word == ",")) {
            return false;
        }
        let at = at + separator;
        let word = |item: &Item<'_>| item.mention.is_none() && item.word.is_ascii();
        if !self.leftward {
            let past = self.item(at + 1).is_some_and(|item| word(item) && latin::is_past(item));
            return past || self.has_verb(at);
        }
        // with Li Ming, Director of Acme, and Wang Fang: the comma is that of the post.
        if self.mention(at).is_none_or(|(_, mention)| mention.extent.end > mention.span.end) {
            return false;
        }
        let article = self.item(at + 1).is_some_and(|item| item.is_cue(Cue::Article));
        let before = self.item(at + 1 + usize::from(article));
        before.is_some_and(|item| {
            word(item) && (item.is_cue(Cue::Preposition) || (item.is_trigger() && latin::is_past(item)))
        })
    }

    /// `discussed trade |and renewed their agreement`: what else is done is no part of the topic.
    pub(super) fn goes_on_with_verb(&self, at: usize) -> bool {
        let past = self.ground.lexicon.list(List::Past);
        let verb = |item: &Item<'_>| {
            item.mention.is_none() && item.is_trigger() && (latin::is_past(item) || past.has(&item.word))
        };
        // its, to, that
        let object = |item: &Item<'_>| {
            let opens = item.is_cue(Cue::Article) || item.is_cue(Cue::Preposition);
            item.mention.is_some() || opens || latin::is_whose(&item.word)
        };
        !self.leftward
            && self.item(at).is_some_and(|item| item.mention.is_none() && &*item.word == "and")
            && self.item(at + 1).is_some_and(verb)
            && self.item(at + 2).is_some_and(object)
    }

    /// Leftward a list may close with 等, 等领导 or 等8家企业 before its members.
    fn list_tail(&self, at: usize, set: TypeSet) -> usize {
        // A、B等16家机构: the group is the list again.
        let closes = |at: usize| self.item(at).is_some_and(|item| item.is_cue(Cue::ListEnd));
        let again = || self.item(at).is_some_and(|item| item.fits.has(ArgType::Group)) && closes(at + 1);
        if !self.leftward || (self.fits_any(set, at) && !again()) {
            return 0;
        }
        self.list_end(at).map_or(0, |offset| offset + 1)
    }

    /// How far from an item a list closes.
    pub(super) fn list_end(&self, at: usize) -> Option<usize> {
        const ENDS: Flags = Flags::cue(Cue::ListEnd).or(Flags::cue(Cue::OpenList));
        (0..4).find(|&offset| self.item(at + offset).is_some_and(|item| item.flags.any(ENDS)))
    }

    /// 王强教授、李明博士和…: a title or a word of courtesy right behind a person's name.
    fn is_courtesy(&self, at: usize) -> bool {
        let named = if self.leftward { Some(at + 1) } else { at.checked_sub(1) };
        let named = named.and_then(|at| Some((self.item(at)?, self.mention(at)?.1)));
        let Some((item, (name, person))) = self.item(at).zip(named) else { return false };
        let title = self.mention(at).is_some_and(|(_, mention)| matches!(mention.kind, MentionKind::Title));
        person.kind == MentionKind::Person
            && name.span.end == item.span.start
            && (title || item.flags.any(Flags::HONORIFIC_AFTER.or(Flags::TITLE)))
    }

    /// `… with A; B and C signed …`: behind the semicolon a verb of its own stands.
    fn acts_beyond(&self, at: usize) -> bool {
        const REACH: usize = 24;
        let inside = (at..at + REACH).map_while(|at| self.item(at)).take_while(|item| &*item.word != ";");
        let verb = |item: &Item<'_>| {
            item.mention.is_none() && latin::is_past(item) && item.word.is_ascii() && !item.is_cue(Cue::Preposition)
        };
        inside.into_iter().any(verb)
    }

    /// Items between two members: a mark, a joining word, or both (`, and`), and what is said of the second one
    /// (`and Gulf contractor X`).
    fn separator(&self, at: usize, set: TypeSet) -> Option<(usize, bool)> {
        // Leftward what is said of a member and its article come before what joins: `the University of X` and …
        let word = |count: usize| self.item(at + count).filter(|item| item.mention.is_none());
        let article = |count: usize| word(count).is_some_and(|item| item.is_cue(Cue::Article));
        let mut count = if self.leftward { self.modifiers(at) } else { usize::from(self.is_courtesy(at)) };
        let modified = if self.leftward { count } else { 0 };
        count += usize::from(self.leftward && article(count));
        let articles = count;
        let mut joined = false;
        while count < articles + JOINED {
            let Some(item) = word(count) else { break };
            let comma = matches!(&*item.word, "," | "、") || (&*item.word == ";" && !self.acts_beyond(at + count + 1));
            // 参观了A,并与B座谈: a verb of its own follows.
            if self.begins_clause(at + count, item) {
                return None;
            }
            // five firms, including A and B
            // Right behind a comma alone: A and also featuring B is another matter.
            let mark = |at: usize| word(at).is_some_and(|item| &*item.word == ",");
            let open = item.is_cue(Cue::OpenList) && item.word.is_ascii();
            let opens = open && !self.leftward && count == articles + 1 && mark(articles);
            let before = open && self.leftward && mark(count + 1);
            if !item.joins() && !comma && !opens && !before {
                break;
            }
            joined |= item.joins() || opens || before;
            count += 1;
        }
        if count == articles || (modified > 0 && !joined) {
            return None;
        }
        count += usize::from(article(count));
        // `…, Nestlé inked a deal`: behind a bare comma a name with a verb begins a clause of its own.
        if !self.leftward && !joined && word(count + 1).is_some_and(Item::is_trigger) {
            return None;
        }
        if self.leftward && self.is_courtesy(at + count) {
            count += 1;
        }
        if !self.fits_any(set, at + count) && !self.leftward && joined {
            count += self.modifiers(at + count);
        }
        self.fits_any(set, at + count).then_some((count, joined))
    }
}

//! Days of events that take several, and events that are told in the words of another one.

use super::{Draft, DraftArgument, Teller, beside, time};
use crate::event::items::Item;
use crate::gazetteer::{Cue, List};
use crate::limits::MAX_GATHERINGS_BACK;
use crate::span::Span;
use crate::token::script::is_han;

/// How many times before and behind a day are asked whether they end with it.
const TIMES: usize = 64;

impl Teller<'_> {
    /// `ended a three-day visit today`, `The three-day forum closed on Thursday`: of all its days, where the text tells them.
    pub(super) fn over_days(&mut self, number: usize, from: usize, items: &[Item<'_>]) {
        let ends = self.lexicon.list(List::Ends);
        let Some(end) = items.iter().find(|item| ends.has(&item.word)) else { return };
        let (mentions, list) = (self.analysis.mentions(number), self.times.list);
        // The minister ended her visit, and will be back for three days in May: of another clause.
        let here = items.iter().filter(|item| item.clause == end.clause);
        let days = here.filter_map(|item| time::time_of(mentions, item, list)).find_map(time::days);
        let rules = self.rules;
        for draft in self.story.drafts.iter_mut().skip(from) {
            let closes = draft.trigger.overlaps(end.span);
            let near = closes || (draft.clause == end.clause && draft.part == end.part);
            let Some(known) = draft.time.as_ref().filter(|known| near && known.end_value.is_none()) else { continue };
            let counted = days.filter(|_| closes || draft.trigger.start > end.span.end);
            let whole = counted.and_then(|days| time::ending(known, days));
            let held = closes && rules.types.get(draft.kind).is_some_and(|kind| kind.gathering);
            let told = || {
                let at = list.partition_point(|other| other.span.start < known.span.start);
                let near = list.get(at.saturating_sub(TIMES)..(at + TIMES).min(list.len())).unwrap_or_default();
                near.iter().find(|other| time::ends_with(other, known)).cloned()
            };
            if let Some(whole) = whole.or_else(|| if held { told() } else { None }) {
                draft.time = Some(whole);
            }
        }
    }

    /// 访问期间, `During the visit`: of the days of the visit.
    pub(super) fn of_period(&mut self, from: usize, items: &[Item<'_>]) {
        let Some(first) = items.first() else { return };
        let noun = match &*first.word {
            "during" => noun_behind(items.get(1..items.len().min(4)).unwrap_or_default()),
            word => word.strip_suffix("期间").filter(|noun| !noun.is_empty()),
        };
        let (Some(noun), Some((told, new))) = (noun, self.story.drafts.split_at_mut_checked(from)) else { return };
        let text = self.page.text;
        let is_of = |draft: &&Draft| draft.parent.is_none() && draft.trigger.of_text(text).starts_with(noun);
        let near = told.iter().rev().take(MAX_GATHERINGS_BACK);
        let mut visits = near.filter(is_of).filter_map(|draft| draft.time.as_ref()).filter(|time| time.is_day());
        let Some(last) = visits.clone().next() else { return };
        // Of its stages each has a day of its own.
        let whole = visits.find(|time| time.end_value.is_some()).unwrap_or(last);
        for draft in new.iter_mut().filter(|draft| draft.time.is_none() && time::is_news(draft)) {
            draft.time = Some(whole.clone());
        }
    }

    /// `has won the prize`: some day before.
    pub(super) fn without_day(&mut self, from: usize, items: &[Item<'_>]) {
        let framed = items.iter().any(|item| item.opens(Cue::Frame));
        let (text, now) = (self.page.text, self.lexicon.list(List::Now));
        for draft in self.story.drafts.iter_mut().skip(from) {
            draft.undated |= !framed && beside::is_perfect(items, draft.trigger);
            draft.undated |= beside::is_going_on(items, draft.trigger, text);
            // 目前,学校已与42个国家的高校建立合作关系: what is so now.
            let now = |item: &Item<'_>| item.part == draft.part && item.word.starts_with(is_han) && now.has(&item.word);
            draft.undated |=
                draft.time.is_none() && items.iter().take_while(|item| item.span.end <= draft.trigger.start).any(now);
        }
    }

    /// The B round behind the C round: what both say in words of a role that tells events of their type apart.
    pub(super) fn is_another(&self, target: Option<usize>, draft: &Draft) -> bool {
        let Some(known) = target.and_then(|target| self.story.drafts.get(target)) else { return false };
        let key = self.rules.types.get(draft.kind).map_or(&[][..], |kind| &kind.key);
        let words = |argument: &&DraftArgument| argument.cluster.is_none() && argument.quantity.is_none();
        let plain = |span: Span| span.of_text(self.page.text).to_lowercase();
        let apart = |role: &String| {
            let told: Vec<String> = known.of_role(role).filter(words).map(|one| plain(one.span)).collect();
            let mut new = draft.of_role(role).filter(words).map(|one| plain(one.span)).peekable();
            let other = |one: &String, other: &String| !one.contains(other.as_str()) && !other.contains(one.as_str());
            new.peek().is_some() && !told.is_empty() && new.all(|one| told.iter().all(|known| other(&one, known)))
        };
        key.iter().skip(1).any(apart)
    }

    /// What another event of the type is about, as far as only the one told before says it.
    pub(super) fn about(&self, target: Option<usize>, draft: &Draft) -> Option<DraftArgument> {
        let role = self.rules.types.get(draft.kind)?.key.first()?;
        self.story.drafts.get(target?)?.of_role(role).next().filter(|_| !draft.has(role)).cloned()
    }
}

/// What `during` is said of: `the visit |they signed`, `the visit |Acme signed`, `Li's visit`.
fn noun_behind<'b>(items: &'b [Item<'_>]) -> Option<&'b str> {
    let subject = |item: &Item<'_>| {
        let pronoun = item.is_cue(Cue::PronounGroup) || item.is_cue(Cue::PronounSubject);
        item.comma || (pronoun && !item.is_cue(Cue::Article))
    };
    let own = || items.iter().take_while(|item| !subject(item));
    let noun = |item: &&Item<'_>| item.word.len() > 3;
    let plain = own().take_while(|item| item.mention.is_none()).filter(noun).last();
    plain.or_else(|| own().filter(noun).last()).map(|item| &*item.word)
}

//! Which of the times of a sentence is an event's.

use super::ahead::{is_ahead, is_month_ahead, is_of_clause_before, nearer_ahead};
use super::time::{Resolved, is_to_come, time_of};
use super::{Draft, Times, beside};
use crate::event::items::{Item, index_at};
use crate::event::rules::{EventType, RecordKind};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List, WordList};
use crate::record::{Modality, Polarity, TimeType};
use crate::resolve::analysis::Analysis;
use crate::span::Span;
use crate::token::script::is_han;

/// Added to the rank of times that are an event's only where there is no other.
const WEAK: u8 = 3;
/// The rank of a time in a later clause.
const ELSEWHERE: u8 = 4;
/// The rank of the day on which something was told, where nothing else says when it was.
const TOLD: u8 = 9;

/// What is known of a draft and its sentence beside the words.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) kind: Option<&'a EventType>,
    pub(super) text: &'a str,
    /// The triggers of all events of the sentence.
    pub(super) triggers: &'a [Span],
    pub(super) lexicon: &'a Lexicon,
}

/// The time of an event: in its clause before the trigger, then earlier in the sentence, then behind the trigger.
///
/// A number is of the time in its own clause or before it.
pub(super) fn attach(
    draft: &mut Draft,
    analysis: &Analysis,
    items: &[Item<'_>],
    times: Times<'_>,
    sentence: Sentence<'_>,
) {
    let Sentence { kind, text, .. } = sentence;
    draft.passing = is_in_passing(items, draft);
    if draft.time.is_some() {
        return;
    }
    let is_event = kind.is_some_and(|kind| kind.record == RecordKind::Event);
    let mentions = analysis.mentions(draft.sentence);
    let Some((mut time, reported)) = Choice::new(draft, (items, mentions), times, sentence).best() else {
        // signed an agreement to build X
        draft.planned |= is_event && is_of_paper(items, mentions, draft);
        return;
    };
    // The day on which a plan was told of has been.
    if reported {
        draft.time = Some(time);
        return;
    }
    // What is of a day after the publication has not been.
    let event = is_event && time.end_value.is_none();
    draft.planned |= is_event && time.ahead || event && is_month_ahead(&time, times.published);
    draft.planned |= is_event && is_to_come(&time, times.published) && is_chinese(draft, text);
    let present = is_present(text, draft);
    // has been named dean, effective July 1
    let from = || kind.is_some_and(|kind| kind.effective) && takes_effect_at(items, &time);
    draft.planned |= (present || from()) && is_ahead(draft, &time, times.published);
    // 原定22日举行的比赛取消: the day may have passed.
    let called_off = draft.stance.polarity == Polarity::Negative;
    if called_off {
        time = nearer_ahead(time, times.published);
    } else if draft.stance.modality == Modality::Planned || draft.planned || present {
        if is_of_clause_before(draft, items, &time, sentence.triggers) {
            return;
        }
        (time.value, time.end_value) = time.future.clone();
    }
    let effective = kind.is_some_and(|kind| kind.effective) && !draft.stance.background;
    if effective && items.iter().any(|item| item.span.overlaps(time.span) && takes_effect(items, item)) {
        time = nearer_ahead(time, times.published);
    }
    draft.time = Some(time);
}

/// The times of a sentence, and what decides which of them is a draft's.
struct Choice<'a, 't> {
    draft: &'a Draft,
    items: &'a [Item<'a>],
    mentions: &'a [Mention],
    sentence: Sentence<'a>,
    candidates: Vec<(&'a Item<'a>, &'t Resolved)>,
    planned: bool,
    /// A figure, whose time stands near.
    figure: bool,
    /// X, who ran Y until June, …: of what is said of X alone.
    own_aside: bool,
    /// `joined X in 2014 and became Y in 2021`: a time stands behind the verb, so that one before is of the verb before.
    own: bool,
    /// Where the next verb and the next trigger of another clause begin.
    next_verb: u32,
    next_trigger: u32,
}

impl<'a, 't> Choice<'a, 't> {
    fn new(
        draft: &'a Draft,
        (items, mentions): (&'a [Item<'a>], &'a [Mention]),
        times: Times<'t>,
        sentence: Sentence<'a>,
    ) -> Self {
        let figure = sentence.kind.is_some_and(|kind| kind.record == RecordKind::Statistic);
        let own_aside = items.iter().any(|item| item.aside && item.span.start == draft.trigger.start);
        // A time behind the next verb is that verb's: …, who stepped down in September.
        let behind = || {
            let other = |item: &&Item<'_>| item.span.start >= draft.trigger.end && item.clause != draft.clause;
            // completed the purchase, first announced in January, on Friday: what is put in says nothing of what follows.
            items.iter().filter(other).filter(|item| item.is_trigger() && (own_aside || !item.aside))
        };
        let start = |item: Option<&Item<'_>>| item.map_or(u32::MAX, |item| item.span.start);
        let (next_verb, next_trigger) =
            (start(behind().find(|item| !item.is_cue(Cue::Preposition))), start(behind().next()));
        let mut choice = Self {
            draft,
            items,
            mentions,
            sentence,
            candidates: Vec::new(),
            planned: draft.is_planned(),
            figure,
            own_aside,
            own: false,
            next_verb,
            next_trigger,
        };
        choice.candidates = choice.find(times);
        choice.own = choice.candidates.iter().any(|(item, _)| !choice.before(item) && choice.same_clause(item));
        choice
    }

    /// The times that may be the draft's.
    fn find(&self, times: Times<'t>) -> Vec<(&'a Item<'a>, &'t Resolved)> {
        let Self { draft, items, mentions, planned, figure, .. } = *self;
        let Sentence { text, lexicon, .. } = self.sentence;
        // A figure may be one of a whole period: the six months ended June 30.
        let dated = |time: &Resolved| match time.kind {
            TimeType::Date | TimeType::Time => true,
            TimeType::Duration => figure && time.end_value.is_some(),
            TimeType::Set => false,
        };
        // 公布2024年度…名单: the year belongs to the name behind it.
        let of_argument = |item: &Item<'_>| {
            item.span.start >= draft.trigger.end
                && draft.arguments.iter().any(|argument| argument.span.start == item.span.end)
        };
        let elects = self.sentence.kind.is_some_and(|kind| kind.effective);
        let is_term =
            |item: &Item<'_>, time: &Resolved| beside::is_term(items, mentions, (item, time), (lexicon, elects));
        items
            .iter()
            .filter_map(|item| Some((item, time_of(mentions, item, times.list)?)))
            .filter(|(item, time)| {
                dated(time) && (planned || !is_to_come(time, times.published) || self.is_told_ahead(item))
            })
            .filter(|(item, _)| !draft.undated || self.same_clause(item))
            .filter(|(item, time)| {
                !time.names
                    && !belongs_to_name((text, lexicon), items, mentions, (item, time), draft.trigger)
                    && !beside::is_of_birth(items, item)
                    && (figure || !beside::is_of_plan(text, item, time))
                    && !of_argument(item)
                    && (figure || item.span.end <= draft.trigger.start || !is_term(item, time))
                    && !(figure && beside::is_compared(text, items, item, lexicon))
            })
            .collect()
    }

    /// 2028年投产, 最快明年登陆科创板: Chinese tells of a year to come without a word for it; 到2030年 tells of a goal.
    fn is_told_ahead(&self, item: &Item<'_>) -> bool {
        let before = self.sentence.text.get(..item.span.start as usize).unwrap_or("");
        is_chinese(self.draft, self.sentence.text)
            && self.before(item)
            && self.same_clause(item)
            && !before.ends_with(['到', '至'])
    }

    fn before(&self, item: &Item<'_>) -> bool {
        item.span.end <= self.draft.trigger.start
    }

    fn same_clause(&self, item: &Item<'_>) -> bool {
        item.part == self.draft.part && item.clause == self.draft.clause
    }

    /// How near a time stands by the build of the sentence; nothing for one of something else.
    fn rank(&self, item: &Item<'_>) -> Option<u8> {
        let Self { draft, items, .. } = *self;
        match (self.before(item), self.same_clause(item), item.part == draft.part) {
            (true, true, _) if is_of_event_before(items, item, draft, self.sentence.triggers) => None,
            // 成立于1956年,目前有员工5000人
            (true, false, _) if (self.figure || is_chinese(draft, self.sentence.text)) && self.is_of_now() => None,
            (true, ..) if beside::is_before_after(self.sentence.text, items, item, draft.trigger) => None,
            // The next part of the sentence has nothing of what stands behind a verb of its own part.
            (true, false, false) if is_behind_verb(items, item, |other| other.part == item.part) => None,
            // 2026年底完工、2027年第二季量产: each verb with the time right before it.
            (true, true, _) if self.own && !self.stands_right_before(item) && self.is_of_verb_before(item) => Some(2),
            (true, true, _) => Some(0u8),
            (false, true, _) if beside::opens_next(items, item) => None,
            (false, true, _) => Some(1),
            // Earlier this year it opened X, and last month it agreed to acquire Y.
            (true, false, _) if self.is_of_verb_between(item) => Some(2 + WEAK),
            (true, false, true) => Some(2),
            (true, false, false) => Some(3),
            (false, false, true) if self.stands_near_behind(item) => Some(ELSEWHERE),
            (false, false, _) => None,
        }
    }

    /// Whether the clause tells of what is now.
    fn is_of_now(&self) -> bool {
        let now = self.sentence.lexicon.list(List::Now);
        self.items.iter().any(|item| self.same_clause(item) && now.has(&item.word))
    }

    /// Whether another event of its clause stands behind a time, and the draft has one of its own, be it of its report.
    fn is_of_verb_between(&self, item: &Item<'_>) -> bool {
        let behind = self.items.get(index_at(self.items, item.span.end)..).unwrap_or_default();
        let Some(last) = behind.iter().take_while(|other| other.clause == item.clause).last() else { return false };
        let until = last.span.end.min(self.draft.trigger.start);
        let event = self.sentence.triggers.iter().any(|trigger| trigger.start >= item.span.end && trigger.end <= until);
        event && self.candidates.iter().any(|(other, _)| self.before(other) && self.same_clause(other))
    }

    fn stands_right_before(&self, item: &Item<'_>) -> bool {
        let next = self.items.get(index_at(self.items, item.span.end));
        next.is_some_and(|next| next.span.start == self.draft.trigger.start && next.word.starts_with(is_han))
    }

    fn is_of_verb_before(&self, item: &Item<'_>) -> bool {
        is_behind_verb(self.items, item, |other| self.same_clause(other))
            || is_joined_behind(self.items, item, self.draft)
    }

    fn stands_near_behind(&self, item: &Item<'_>) -> bool {
        let near = item.span.start < self.next_trigger
            || (item.span.start < self.next_verb && beside::stands_alone(self.items, item));
        !self.figure && near && !beside::is_in_speech(self.items, item, self.draft.trigger)
    }

    /// Of a report on what is planned, or told in passing: an event's only where there is no other.
    fn is_weak(&self, item: &Item<'_>) -> bool {
        (self.planned && self.before(item) && is_of_report(self.items, item, self.draft))
            || (item.aside && !self.own_aside && !self.is_in_brackets(item))
    }

    /// bought the firm for €340 million (2015), and floated …: of what stands before it.
    fn is_in_brackets(&self, item: &Item<'_>) -> bool {
        let Self { draft, items, mentions, sentence, .. } = *self;
        let (from, to) = (index_at(items, draft.trigger.end), index_at(items, item.span.start));
        let verb = |other: &Item<'_>| other.is_trigger() && !other.is_cue(Cue::Preposition) && !other.says;
        let mut between = items.get(from..to.max(from)).unwrap_or_default().iter();
        beside::is_bracketed(sentence.text, items, mentions, item) && !self.before(item) && !between.any(verb)
    }

    /// `effective April 1`: from when on what was decided holds.
    fn holds_from(&self, item: &Item<'_>, time: &Resolved) -> bool {
        let effective = self.sentence.kind.is_some_and(|kind| kind.effective);
        let from = time.end_value.is_none() || time.is_day();
        let near = item.span.start.saturating_sub(self.draft.trigger.end) <= EFFECT_REACH;
        let fits = effective && from && near && item.aside == self.own_aside;
        fits && takes_effect(self.items, item) && !self.is_of_next(item)
    }

    /// 将于12月31日卸任,职缺由李明升任,明年元旦生效: behind the next event, where this one has a day of its own.
    fn is_of_next(&self, item: &Item<'_>) -> bool {
        let Self { draft, items, .. } = *self;
        let chinese = is_chinese(draft, self.sentence.text);
        // will step down at the end of June, and named X to succeed her from July 1
        let joined =
            |at: usize| chinese || at.checked_sub(1).and_then(|before| items.get(before)).is_some_and(Item::joins);
        let other = |trigger: &&Span| {
            // Only of those between them it is asked where in the sentence they stand.
            trigger.start >= draft.trigger.end && trigger.end <= item.span.start && {
                let at = index_at(items, trigger.start);
                joined(at) && items.get(at).is_some_and(|verb| verb.clause != draft.clause)
            }
        };
        let next = self.sentence.triggers.iter().filter(other).map(|trigger| trigger.start).min();
        let own =
            |other: &Item<'_>| other.span.start >= draft.trigger.end && next.is_some_and(|next| other.span.end <= next);
        self.candidates.iter().any(|(other, _)| own(other)) || self.is_of_agent(item)
    }

    /// 12月31日卸任,职缺由李明升任,元旦生效: of what another does, who is named behind 由.
    fn is_of_agent(&self, item: &Item<'_>) -> bool {
        let Self { draft, items, mentions, .. } = *self;
        let person = |next: Option<&Item<'_>>| next.and_then(|next| next.kind(mentions)) == Some(MentionKind::Person);
        let (from, to) = (index_at(items, draft.trigger.end), index_at(items, item.span.start));
        let between = items.iter().enumerate().take(to).skip(from);
        let between = between.filter(|(_, other)| other.span.end <= item.span.start && other.clause != draft.clause);
        let mut agents = between.filter(|(at, other)| &*other.word == "由" && person(items.get(at + 1)));
        let Some((_, by)) = agents.next() else { return false };
        let own = |other: &Item<'_>| self.same_clause(other) && !is_of_report(items, other, draft);
        self.candidates.iter().any(|(other, day)| {
            let here = other.span.start > draft.trigger.start || own(other);
            day.is_day() && here && other.span.end <= by.span.start && other.span != item.span
        })
    }

    /// Whether a time is that of a name, of another event or of a figure.
    fn is_of_other(&self, item: &'a Item<'a>, time: &'t Resolved) -> bool {
        let Self { draft, items, mentions, .. } = *self;
        let Sentence { text, triggers, lexicon, .. } = self.sentence;
        let elsewhere = || !self.same_clause(item) && self.before(item);
        is_of_name(items, item, time, (draft.trigger, lexicon.list(List::Held)))
            || (!self.figure && self.before(item) && beside::is_since(items, (item, time), draft.trigger))
            || (!self.own_aside && is_of_aside(items, item))
            || (elsewhere()
                && (is_of_other_event(items, item, time, text, triggers)
                    || (!self.figure && beside::is_of_figure(items, mentions, (item, time)))))
    }

    /// The day on which something was told, where nothing else says when it was.
    fn is_told(&self, item: &Item<'_>, time: &Resolved) -> bool {
        let event = self.sentence.kind.is_some_and(|kind| kind.record == RecordKind::Event);
        time.is_day()
            && time.end_value.is_none()
            && event
            && (!self.planned || is_agreed(self.items, self.draft))
            && !self.before(item)
            && is_of_news(self.items, item, self.draft)
    }

    /// How near a time is; smaller is nearer.
    fn nearness(&self, item: &'a Item<'a>, time: &'t Resolved) -> Option<u8> {
        if self.holds_from(item, time) {
            return Some(0);
        }
        // has stepped down with immediate effect, the lender said on Wednesday: of the day on which it was told.
        if self.sentence.lexicon.list(List::AtOnce).within(item.span.of_text(self.sentence.text)) {
            return Some(TOLD.saturating_add(1));
        }
        if beside::is_when(self.items, item, self.draft) {
            return Some(2);
        }
        let rank = self.rank(item).filter(|_| !self.is_of_other(item, time));
        // was received by X, who told of a forum to be held on 1 September: what has been is of no day to come.
        let to_come = time.ahead && !self.planned && !self.figure && !is_chinese(self.draft, self.sentence.text);
        let rank = rank.filter(|&rank| rank != ELSEWHERE || !to_come);
        let rank = rank.map(|rank| rank.saturating_add(if self.is_weak(item) { 1 + WEAK } else { 1 }));
        rank.or_else(|| self.is_told(item, time).then_some(TOLD))
    }

    /// `held this year in Granada from 4 to 7 November`: of a year and a day of it in one clause, the day.
    fn within(&self, time: &'t Resolved) -> &'t Resolved {
        let Some((item, _)) = self.candidates.iter().find(|(_, other)| other.span == time.span) else { return time };
        let verb = |from: &Item<'_>, to: &Item<'_>| {
            let (from, to) = (index_at(self.items, from.span.end), index_at(self.items, to.span.start));
            let mut between = self.items.get(from..to.max(from)).unwrap_or_default().iter();
            let other = |item: &Item<'_>| item.is_trigger() && !item.span.overlaps(self.draft.trigger);
            between.any(|item| other(item) && !item.is_cue(Cue::Preposition) || item.joins())
        };
        let finer = self.candidates.iter().find(|(other, day)| {
            let alone = || other.clause == item.clause.saturating_add(1) && beside::stands_alone(self.items, other);
            let beside = other.part == item.part
                && other.span.start > item.span.start
                && (other.clause == item.clause || alone());
            let year = time.is_year() && time.end_value.is_none() && day.day().starts_with(time.day());
            // Next week, X will host …, from 15 to 17 October.
            let last = day.end_value.as_deref().unwrap_or(day.day());
            let week =
                || time.is_day() && time.end_value.as_deref().is_some_and(|end| day.day() >= time.day() && last <= end);
            let inside = day.is_day() && (year || week());
            beside && inside && !verb(item, other) && self.nearness(other, day).is_some()
        });
        finer.map_or(time, |(_, day)| *day)
    }

    /// The nearest time, and whether it only says when a plan was told of.
    fn best(&self) -> Option<(Resolved, bool)> {
        let ranked = self.candidates.iter().filter_map(|&(item, time)| {
            let rank = self.nearness(item, time)?;
            Some((rank, item.span.start.abs_diff(self.draft.trigger.start), time))
        });
        let (rank, _, time) = ranked.min_by_key(|&(rank, distance, _)| (rank, distance))?;
        let time = self.within(beside::nearer(self.sentence.text, &self.candidates, time));
        let mut same = self.candidates.iter().filter(|(_, other)| other.span == time.span);
        let reported = same.any(|(item, _)| self.before(item) && is_of_report(self.items, item, self.draft));
        Some((time.clone(), rank == TOLD || reported))
    }
}

/// `this year's Lakeside Prize`, `the 2025 Lakeside Forum`, `the Lakeside Index 2025`: the year tells which of them it is.
/// `In 2022 Acme bought …` says when, but for an occasion's name.
fn belongs_to_name(
    (text, lexicon): (&str, &Lexicon),
    items: &[Item<'_>],
    mentions: &[Mention],
    (item, time): (&Item<'_>, &Resolved),
    trigger: Span,
) -> bool {
    if !time.is_year() {
        return beside::is_of_results(text, lexicon, item, time);
    }
    let index = index_at(items, item.span.start);
    let behind = text.get(item.span.end as usize..).unwrap_or("");
    // `by last year's winner`, `this year's recipient of`
    let owned = behind.starts_with("'s ") || behind.starts_with("’s ");
    if owned && item.span.start >= trigger.end {
        return true;
    }
    // The following year is no part of a name, but Last year's is.
    if !item.span.of_text(text).contains(|c: char| c.is_ascii_digit() || is_han(c)) {
        let behind = text.get(item.span.end as usize..).unwrap_or("");
        if !item.word.is_empty() || !behind.starts_with(['\'', '’']) {
            return false;
        }
    }
    let near = |left: &Item<'_>, right: &Item<'_>| right.span.start <= left.span.end.saturating_add(3);
    let next = items.get(index + 1).filter(|next| next.mention.is_some() && near(item, next));
    let before = index.checked_sub(1).and_then(|before| items.get(before));
    let stands_first = before.is_some_and(|before| before.is_cue(Cue::Preposition))
        && index.checked_sub(2).and_then(|first| items.get(first)).is_none_or(|first| first.comma || first.joins());
    let acts = |next: &Item<'_>| {
        use MentionKind::{Anaphor, Organization, Person, Proper};
        matches!(next.kind(mentions), Some(Organization | Proper | Person | Anaphor))
    };
    let opens = item.span.of_text(text).ends_with('年') && before.is_none_or(|before| before.comma);
    if next.is_some_and(|next| !((stands_first || opens) && acts(next))) {
        return true;
    }
    let titled = |before: &Item<'_>| {
        let kind = before.kind(mentions);
        let named = matches!(kind, Some(MentionKind::Document | MentionKind::Occasion | MentionKind::Honor));
        named && before.span.end.saturating_add(1) == item.span.start
    };
    // `by the end of 2026`: the article is that of the end.
    let figure = item.span.of_text(text).starts_with(|c: char| c.is_ascii_digit());
    before.is_some_and(|before| figure && before.is_cue(Cue::Article) || titled(before))
}

/// `announced today that … will`: when it was said, not when it will be.
fn is_of_report(items: &[Item<'_>], item: &Item<'_>, draft: &Draft) -> bool {
    let index = index_at(items, item.span.start);
    let says = |item: &Item<'_>| item.is_cue(Cue::Say) || item.is_cue(Cue::Report);
    let near = items.get(index.saturating_sub(3)..(index + 3).min(items.len())).unwrap_or_default();
    near.iter().any(|other| other.span.end <= draft.trigger.start && says(other))
}

/// Whether words of taking effect stand before a time.
fn takes_effect_at(items: &[Item<'_>], time: &Resolved) -> bool {
    let item = items.get(index_at(items, time.span.start));
    item.is_some_and(|item| item.span.overlaps(time.span) && takes_effect(items, item))
}

/// Furthest day of taking effect behind what takes effect, in bytes.
const EFFECT_REACH: u32 = 400;
/// Most words between `said` and the day: in a stock exchange filing late on Monday.
const FILING: usize = 8;
/// Most words between `with effect from` and its time.
const EFFECT: usize = 3;

/// `effective March 1`, `with effect from July 1`, 任期由7月1日起, 自7月1日起生效: from when a thing holds.
fn takes_effect(items: &[Item<'_>], item: &Item<'_>) -> bool {
    let index = index_at(items, item.span.start);
    let before = items.get(index.saturating_sub(EFFECT)..index).unwrap_or_default();
    let behind = items.get(index + 1..(index + 1 + EFFECT).min(items.len())).unwrap_or_default();
    let words = |item: &&Item<'_>| item.mention.is_none() && !item.comma;
    before.iter().rev().take_while(words).any(|item| item.opens(Cue::TakesEffect))
        || behind.iter().take_while(words).any(|item| item.word.starts_with(is_han) && item.opens(Cue::TakesEffect))
}

/// `…, the companies said on Tuesday`: a day behind a word of telling is that of the news.
fn is_of_news(items: &[Item<'_>], item: &Item<'_>, draft: &Draft) -> bool {
    let index = index_at(items, item.span.start);
    let before = items.get(..index).unwrap_or_default().iter().rev();
    let clause = before.take_while(|other| other.clause == item.clause && other.span.start >= draft.trigger.end);
    clause.take(FILING).any(|other| other.says || other.is_cue(Cue::Report))
}

/// `signed an agreement to build X`: what a paper is about is to come.
fn is_of_paper(items: &[Item<'_>], mentions: &[Mention], draft: &Draft) -> bool {
    let index = index_at(items, draft.trigger.start);
    let item = |back: usize| index.checked_sub(back).and_then(|index| items.get(index));
    item(1).is_some_and(|to| to.is_cue(Cue::Infinitive))
        && item(2).and_then(|paper| paper.kind(mentions)) == Some(MentionKind::Document)
}

/// `has agreed to buy`: what is to come was settled on the day of the news.
fn is_agreed(items: &[Item<'_>], draft: &Draft) -> bool {
    let index = index_at(items, draft.trigger.start);
    let item = |back: usize| index.checked_sub(back).and_then(|index| items.get(index));
    item(1).is_some_and(|to| to.is_cue(Cue::Infinitive)) && item(2).is_some_and(|agreed| agreed.is_cue(Cue::Say))
}

/// `resigned last week to become treasurer`: when somebody resigned, not when the other thing will be.
fn is_of_event_before(items: &[Item<'_>], item: &Item<'_>, draft: &Draft, triggers: &[Span]) -> bool {
    let index = index_at(items, draft.trigger.start);
    let to = index.checked_sub(1).and_then(|before| items.get(before)).is_some_and(|to| to.is_cue(Cue::Infinitive));
    let mut before = triggers.iter().filter(|trigger| trigger.end <= item.span.start);
    to && before
        .any(|trigger| items.iter().any(|other| other.span.start == trigger.start && other.clause == draft.clause))
}

/// `X, which was signed on May 4, …`, `X, founded in 2016, …`: a time behind a verb that is said of a name in passing.
fn is_of_aside(items: &[Item<'_>], item: &Item<'_>) -> bool {
    let before = items.get(..index_at(items, item.span.start)).unwrap_or_default().iter().rev();
    let acts = |other: &Item<'_>| {
        other.is_trigger() && !other.says && !other.is_cue(Cue::Report) && !other.is_cue(Cue::Preposition)
    };
    item.aside && before.take_while(|other| other.aside).any(acts)
}

/// `opened X in May, and broke ground on Y`: a month or year behind an event of another clause is that event's. A day may
/// be that of both, and so is what stands behind a participle.
fn is_of_other_event(items: &[Item<'_>], item: &Item<'_>, time: &Resolved, text: &str, triggers: &[Span]) -> bool {
    !time.is_day()
        && triggers.iter().any(|trigger| {
            trigger.end <= item.span.start
                && !trigger.of_text(text).ends_with("ing")
                && items.get(index_at(items, trigger.start)).is_some_and(|verb| verb.clause == item.clause)
        })
}

/// 2018年成立的X, 上月退休的X: a year or month before a verb and 的 is of what is said of a name.
fn is_of_name(items: &[Item<'_>], item: &Item<'_>, time: &Resolved, (trigger, held): (Span, WordList<'_>)) -> bool {
    let index = index_at(items, item.span.start);
    let behind = items.get(index + 1..(index + 5).min(items.len())).unwrap_or_default();
    // What 今年2月召开的董事会 decided is of that month.
    let verb = |other: &Item<'_>| {
        let han = other.is_trigger() && other.word.starts_with(is_han);
        han && other.span.start != trigger.start && !held.has(&other.word)
    };
    // 于本月底届满的李明: behind the event, whatever the verb.
    let late = |other: &Item<'_>| item.span.start > trigger.end && other.mention.is_none() && !other.comma;
    !time.is_day()
        && (behind.windows(2).any(|pair| match pair {
            [said, of] => (verb(said) || late(said)) && &*of.word == "的",
            _ => false,
        }) || joins_body(behind, trigger))
}

/// 今年7月加入公司的首席运营官: a verb and its object between a time and 的.
fn joins_body(behind: &[Item<'_>], trigger: Span) -> bool {
    behind.windows(3).any(|three| match three {
        [verb, object, of] => {
            let han = verb.is_trigger() && verb.word.starts_with(is_han) && verb.span.start != trigger.start;
            let plain = !object.comma && !object.is_trigger() && object.span.end <= trigger.start;
            // 2018年获得乙公司的天使投资: what stands right behind is what happened.
            han && plain && &*of.word == "的" && of.span.end < trigger.start
        }
        _ => false,
    })
}

/// `to begin production in October and will be completed by …`: a second verb has the time behind it for its own, unless
/// the first time stands before both.
fn is_joined_behind(items: &[Item<'_>], item: &Item<'_>, draft: &Draft) -> bool {
    /// Items that a time at the start of a clause has before it at the most: an adverb, a preposition.
    const FRONT: usize = 2;
    let (from, to) = (index_at(items, item.span.start), index_at(items, draft.trigger.start));
    let before = items.get(..from).unwrap_or_default().iter().rev().take_while(|other| other.clause == item.clause);
    let between = items.get(from..(to + 1).min(items.len())).unwrap_or_default();
    before.count() > FRONT
        && between.windows(2).any(|pair| match pair {
            [and, verb] => and.joins() && (verb.opens(Cue::Planned) || verb.is_trigger()),
            _ => false,
        })
}

/// Whether an event is only told of somebody: `X, who arrived on Friday`.
fn is_in_passing(items: &[Item<'_>], draft: &Draft) -> bool {
    let index = index_at(items, draft.trigger.start);
    let clause = items.get(..index).unwrap_or_default().iter().rev().take_while(|other| other.clause == draft.clause);
    items.get(index).is_some_and(|item| item.aside) || clause.into_iter().any(Item::stands_for_name)
}

/// Whether a verb stands before a time, among the items that count.
fn is_behind_verb(items: &[Item<'_>], item: &Item<'_>, counts: impl Fn(&Item<'_>) -> bool) -> bool {
    let mut before = items.iter().take_while(|other| other.span.end <= item.span.start);
    before.any(|other| counts(other) && other.is_trigger() && !other.is_cue(Cue::Preposition))
}

/// `retires on December 31`, `opens on Monday`: the present tells of what is to come.
fn is_present(text: &str, draft: &Draft) -> bool {
    let verb = draft.trigger.of_text(text).split(' ').next().unwrap_or("");
    // She's joining, is retiring.
    let progressive = || {
        let before = text.get(..draft.trigger.start as usize).unwrap_or("").trim_end();
        verb.ends_with("ing") && ["'s", "’s", " is", " are", "'re", "’re"].iter().any(|word| before.ends_with(word))
    };
    let third = verb.ends_with('s') && !verb.ends_with("ss");
    verb.bytes().all(|byte| byte.is_ascii_lowercase()) && (third || progressive())
}

/// Whether the event is told in Chinese.
pub(super) fn is_chinese(draft: &Draft, text: &str) -> bool {
    draft.trigger.of_text(text).starts_with(is_han)
}

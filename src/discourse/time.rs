//! Values of time expressions, and which of them is an event's.

use super::{Draft, Times, beside};
use crate::event::items::{Item, index_at};
use crate::event::rules::{EventType, RecordKind};
use crate::extract::time::{Anchor, TimeMention, narrative_date, resolve, told};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, WordList};
use crate::record::{Modality, TimeMod, TimeType};
use crate::resolve::analysis::Analysis;
use crate::span::Span;
use crate::token::script::is_han;
use jiff::civil::Date;

/// A time expression with its value.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// With the words around it that say how it is meant: since 2014.
    pub(crate) span: Span,
    pub(crate) kind: TimeType,
    pub(crate) timex: String,
    pub(crate) value: Option<String>,
    pub(crate) end_value: Option<String>,
    pub(crate) modifier: Option<TimeMod>,
    /// Later than the day of publication.
    ahead: bool,
    /// The value with plans looking forward.
    future: (Option<String>, Option<String>),
}

impl Resolved {
    /// A day or a longer period, no length of time and nothing that comes again.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self.kind, TimeType::Date | TimeType::Time)
    }

    /// The value without a time of day.
    pub(crate) fn day(&self) -> &str {
        self.value.as_deref().and_then(|value| value.split('T').next()).unwrap_or("")
    }
}

/// Values of all expressions, each against the publication date and the fuller dates before it.
pub(crate) fn resolve_all(times: &[TimeMention], published: Option<Date>) -> Vec<Resolved> {
    let (mut narrative, mut spoken) = (None, None);
    times
        .iter()
        .map(|mention| {
            let anchor = |future| Anchor { published, narrative, told: spoken, future };
            let future = resolve(mention, &anchor(true));
            let (value, end_value) = if mention.planned { future.clone() } else { resolve(mention, &anchor(false)) };
            let anchor = anchor(mention.planned);
            // `who arrived on Friday`: what is told of somebody in passing is not what the text speaks of.
            if !mention.relative {
                narrative = narrative_date(mention, &anchor).or(narrative);
            }
            spoken = told(mention, &anchor).or(spoken);
            let day = value.as_deref().and_then(|value| value.get(..DAY)).and_then(|day| day.parse::<Date>().ok());
            Resolved {
                ahead: day.zip(published).is_some_and(|(day, published)| day > published),
                span: mention.shown,
                kind: mention.kind,
                timex: mention.timex(),
                value,
                end_value,
                modifier: mention.modifier,
                future,
            }
        })
        .collect()
}

/// launched to halve emissions by 2030: a year after the article's is the year of a goal, a day far ahead the end of a
/// term. Nearer days are left alone, since agendas are published ahead.
fn is_to_come(time: &Resolved, published: Option<Date>) -> bool {
    let Some(published) = published else { return false };
    if let Ok(day) = time.day().parse::<Date>() {
        return day.since(published).is_ok_and(|span| span.get_days() > AHEAD);
    }
    let year = time.day().get(..4).and_then(|year| year.parse::<i16>().ok());
    year.is_some_and(|year| year > published.year())
}

/// How many days ahead something may be that nobody calls planned.
const AHEAD: i32 = 250;

/// The length of a day in figures: 2024-12-10.
const DAY: usize = 10;
/// The length of a month in figures.
const MONTH: usize = 7;
/// The length of a year in figures.
const YEAR: usize = 4;

/// Added to the rank of times that are an event's only where there is no other.
const WEAK: u8 = 3;
/// The rank of the day on which something was told, where nothing else says when it was.
const TOLD: u8 = 9;

/// `this year's Lakeside Prize`, `the 2025 Lakeside Forum`, `the Lakeside Index 2025`: the year tells which of them it is.
/// `In 2022 Acme bought …` says when, but for an occasion's name.
fn belongs_to_name(text: &str, items: &[Item<'_>], mentions: &[Mention], item: &Item<'_>, time: &Resolved) -> bool {
    if time.day().len() != YEAR {
        return beside::is_of_results(text, item, time);
    }
    let index = index_at(items, item.span.start);
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
        && index.checked_sub(2).and_then(|first| items.get(first)).is_none_or(|first| first.comma);
    let acts = |next: &Item<'_>| {
        use MentionKind::{Anaphor, Organization, Person, Proper};
        matches!(next.kind(mentions), Some(Organization | Proper | Person | Anaphor))
    };
    if next.is_some_and(|next| !(stands_first && acts(next))) {
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

/// `1974年9月生`, `born in 1974`: somebody's birth is no news.
fn is_of_birth(items: &[Item<'_>], item: &Item<'_>) -> bool {
    let index = index_at(items, item.span.start);
    let born = |item: &Item<'_>| matches!(&*item.word, "生" | "出生" | "生于" | "出生于" | "born");
    let before = items.get(index.saturating_sub(2)..index).unwrap_or_default();
    items.get(index + 1).is_some_and(born) || before.iter().rev().take_while(|item| !item.comma).any(born)
}

/// `announced today that … will`: when it was said, not when it will be.
fn is_of_report(items: &[Item<'_>], item: &Item<'_>, draft: &Draft) -> bool {
    let index = index_at(items, item.span.start);
    let says = |item: &Item<'_>| item.is_cue(Cue::Say) || item.is_cue(Cue::Report);
    let near = items.get(index.saturating_sub(3)..(index + 3).min(items.len())).unwrap_or_default();
    near.iter().any(|other| other.span.end <= draft.trigger.start && says(other))
}

/// `in Wuhu, Anhui province, on May 21`, `with A, B and C on May 21`: nothing but names stands between the comma and the time.
fn stands_alone(items: &[Item<'_>], item: &Item<'_>) -> bool {
    let index = index_at(items, item.span.start);
    let mut clause = items.get(..index).unwrap_or_default().iter().rev().take_while(|other| !other.comma);
    clause.all(|other| {
        other.mention.is_some() || other.joins() || other.is_cue(Cue::Article) || other.is_cue(Cue::Preposition)
    })
}

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
    time.day().len() < DAY
        && triggers.iter().any(|trigger| {
            trigger.end <= item.span.start
                && !trigger.of_text(text).ends_with("ing")
                && items.get(index_at(items, trigger.start)).is_some_and(|verb| verb.clause == item.clause)
        })
}

/// 2018年成立的X, 上月退休的X: a year or month before a verb and 的 is of what is said of a name.
fn is_of_name(items: &[Item<'_>], item: &Item<'_>, time: &Resolved, (trigger, held): (Span, WordList<'_>)) -> bool {
    let index = index_at(items, item.span.start);
    let behind = items.get(index + 1..(index + 4).min(items.len())).unwrap_or_default();
    // What 今年2月召开的董事会 decided is of that month.
    let verb = |other: &Item<'_>| {
        let han = other.is_trigger() && other.word.starts_with(is_han);
        han && other.span.start != trigger.start && !held.has(&other.word)
    };
    // 于本月底届满的李明: behind the event, whatever the verb.
    let late = |other: &Item<'_>| item.span.start > trigger.end && other.mention.is_none() && !other.comma;
    time.day().len() < DAY
        && behind.windows(2).any(|pair| match pair {
            [said, of] => (verb(said) || late(said)) && &*of.word == "的",
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

/// The time that an item of a sentence is.
fn time_of<'t>(mentions: &[Mention], item: &Item<'_>, times: &'t [Resolved]) -> Option<&'t Resolved> {
    match mentions.get(item.mention?)?.kind {
        MentionKind::Time(number) => times.get(number as usize),
        _ => None,
    }
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

/// What is known of a draft and its sentence beside the words.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) kind: Option<&'a EventType>,
    pub(super) text: &'a str,
    /// The triggers of all events of the sentence.
    pub(super) triggers: &'a [Span],
    /// Verbs by which gatherings are held.
    pub(super) held: WordList<'a>,
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
    let only_near = kind.is_some_and(|kind| kind.record == RecordKind::Statistic);
    let effective = kind.is_some_and(|kind| kind.effective);
    let planned = draft.is_planned();
    let mentions = analysis.mentions(draft.sentence);
    let candidates: Vec<(&Item<'_>, &Resolved)> = items
        .iter()
        .filter_map(|item| Some((item, time_of(mentions, item, times.list)?)))
        // A figure may be one of a whole period: the six months ended June 30.
        .filter(|(_, time)| match time.kind {
            TimeType::Date | TimeType::Time => true,
            TimeType::Duration => only_near && time.end_value.is_some(),
            TimeType::Set => false,
        })
        .filter(|(_, time)| planned || !is_to_come(time, times.published))
        .filter(|(item, time)| !belongs_to_name(text, items, mentions, item, time) && !is_of_birth(items, item))
        // 公布2024年度…名单: the year belongs to the name behind it.
        .filter(|(item, _)| {
            item.span.start < draft.trigger.end
                || !draft.arguments.iter().any(|argument| argument.span.start == item.span.end)
        })
        .collect();
    // X, who ran Y until June, …: of what is said of X alone.
    let own_aside = items.iter().any(|item| item.aside && item.span.start == draft.trigger.start);
    // A time behind the next verb is that verb's: …, who stepped down in September.
    let behind = || {
        let other = |item: &&Item<'_>| item.span.start >= draft.trigger.end && item.clause != draft.clause;
        // completed the purchase, first announced in January, on Friday: what is put in says nothing of what follows.
        items.iter().filter(other).filter(|item| item.is_trigger() && (own_aside || !item.aside))
    };
    let start = |item: Option<&Item<'_>>| item.map_or(u32::MAX, |item| item.span.start);
    let next_verb = start(behind().find(|item| !item.is_cue(Cue::Preposition)));
    let next_trigger = start(behind().next());
    let before = |item: &Item<'_>| item.span.end <= draft.trigger.start;
    let same_clause = |item: &Item<'_>| item.part == draft.part && item.clause == draft.clause;
    // `joined X in 2014 and became Y in 2021`: the first time is of the verb before it, where the second stands behind.
    let own = candidates.iter().any(|(item, _)| !before(item) && same_clause(item));
    let rank = |item: &Item<'_>| match (before(item), same_clause(item), item.part == draft.part) {
        (true, true, _) if is_of_event_before(items, item, draft, sentence.triggers) => None,
        (true, ..) if beside::is_before_after(text, items, item, draft.trigger) => None,
        // The next part of the sentence has nothing of what stands behind a verb of its own part.
        (true, false, false) if is_behind_verb(items, item, |other| other.part == item.part) => None,
        (true, true, _)
            if own && (is_behind_verb(items, item, same_clause) || is_joined_behind(items, item, draft)) =>
        {
            Some(2)
        }
        (true, true, _) => Some(0u8),
        (false, true, _) => Some(1),
        (true, false, true) => Some(2),
        (true, false, false) => Some(3),
        (false, false, true)
            if !only_near
                && !beside::is_in_speech(items, item, draft.trigger)
                && (item.span.start < next_trigger || (item.span.start < next_verb && stands_alone(items, item))) =>
        {
            Some(4)
        }
        (false, false, true) => None,
        (false, false, false) => None,
    };
    let weak =
        |item: &Item<'_>| (planned && before(item) && is_of_report(items, item, draft)) || (item.aside && !own_aside);
    let holds_from = |item: &Item<'_>, time: &Resolved| {
        let from = time.end_value.is_none() || time.day().len() == DAY;
        effective && from && item.aside == own_aside && takes_effect(items, item)
    };
    let news = kind.is_some_and(|kind| kind.record == RecordKind::Event) && (!planned || is_agreed(items, draft));
    let told = |item: &Item<'_>, time: &Resolved| {
        let day = news && time.day().len() == DAY && time.end_value.is_none();
        (day && !before(item) && is_of_news(items, item, draft)).then_some(TOLD)
    };
    let chosen = candidates
        .iter()
        .filter_map(|(item, time)| {
            let own = |rank: u8| rank.saturating_add(if weak(item) { 1 + WEAK } else { 1 });
            let other = || {
                is_of_name(items, item, time, (draft.trigger, sentence.held))
                    || (!own_aside && is_of_aside(items, item))
                    || (!same_clause(item)
                        && before(item)
                        && (is_of_other_event(items, item, time, text, sentence.triggers)
                            || (!only_near && beside::is_of_figure(items, mentions, (item, time)))))
            };
            let near = || rank(item).filter(|_| !other()).map(own).or_else(|| told(item, time));
            let rank = if holds_from(item, time) { 0 } else { near()? };
            Some((rank, item.span.start.abs_diff(draft.trigger.start), *time))
        })
        .min_by_key(|&(rank, distance, _)| (rank, distance));
    let chosen = chosen.map(|(rank, at, time)| (rank, at, beside::nearer(text, &candidates, time)));
    let Some((rank, _, time)) = chosen else {
        // signed an agreement to build X
        draft.planned |=
            kind.is_some_and(|kind| kind.record == RecordKind::Event) && is_of_paper(items, mentions, draft);
        return;
    };
    let mut time = time.clone();
    // The day on which a plan was told of has been.
    let reported = rank == TOLD
        || candidates
            .iter()
            .any(|(item, other)| other.span == time.span && before(item) && is_of_report(items, item, draft));
    if reported {
        draft.time = Some(time);
        return;
    }
    // What is of a day after the publication has not been.
    let event = kind.is_some_and(|kind| kind.record == RecordKind::Event) && time.end_value.is_none();
    draft.planned |= event && (time.ahead || is_month_ahead(text, draft, &time, times.published));
    let present = is_present(text, draft);
    draft.planned |= present && is_ahead(draft, &time, times.published);
    if draft.stance.modality == Modality::Planned || draft.planned || present {
        (time.value, time.end_value) = time.future.clone();
    }
    draft.time = Some(time);
}

/// Whether a day or month in figures is behind that of the publication.
fn is_later(day: &str, published: Date) -> bool {
    published.to_string().get(..day.len()).is_some_and(|published| day > published)
}

/// 8月在湘潭召开: Chinese tells of a month to come without a word for it.
fn is_month_ahead(text: &str, draft: &Draft, time: &Resolved, published: Option<Date>) -> bool {
    let month = time.day();
    month.len() == MONTH
        && draft.trigger.of_text(text).starts_with(is_han)
        && published.is_some_and(|published| is_later(month, published))
}

/// Months ahead that a verb in the present tells of: retires on December 31.
const MONTHS: i32 = 7;

/// `retires on December 31`, `takes over on April 1`: what is told in the present of a day or month to come is planned.
fn is_ahead(draft: &Draft, time: &Resolved, published: Option<Date>) -> bool {
    let actual = draft.stance.modality == Modality::Actual && !draft.stance.background;
    let day = time.future.0.as_deref().and_then(|day| day.split('T').next());
    let (Some(day), Some(published)) = (day, published) else { return false };
    let number = |range: std::ops::Range<usize>| day.get(range).and_then(|part| part.parse::<i32>().ok());
    let (Some(year), Some(month)) = (number(0..4), number(5..7)) else { return false };
    let (this_year, this_month) = (i32::from(published.year()), i32::from(published.month()));
    let ahead = year.saturating_sub(this_year).saturating_mul(12).saturating_add(month).saturating_sub(this_month);
    // `on Monday` is as well the one before.
    actual && ahead <= MONTHS && !time.timex.contains('W') && is_later(day, published)
}

/// How many sentences a day holds for what follows.
const DAY_HOLDS: usize = 2;

/// Events without a time happened on the day that the sentence before told of, where nothing says otherwise.
///
/// `began` has for each sentence how many drafts there were before it, so that no more than the last few are looked at.
///
/// `newer` gives the day that the sentences behind one told of and before another: it holds from there on.
pub(super) fn carry(
    drafts: &mut [Draft],
    from: usize,
    began: &[(usize, usize)],
    dated: &dyn Fn(&Draft) -> bool,
    newer: Option<&(usize, Resolved)>,
) {
    for index in from..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        if draft.time.is_some() || dated(draft) || !is_news(draft) {
            continue;
        }
        // A copy of a draft stands behind what it is a copy of, so none of a near sentence stands before this.
        let nearest = began.partition_point(|&(sentence, _)| sentence + DAY_HOLDS < draft.sentence);
        let first = began.get(nearest).map_or(index, |&(_, drafts)| drafts);
        let near = |sentence: usize| sentence < draft.sentence && draft.sentence - sentence <= DAY_HOLDS;
        let newer = newer.filter(|(sentence, _)| near(*sentence));
        // What happened at a gathering of one day is of that day.
        let of_parent = draft.parent.and_then(|parent| drafts.get(parent)?.time.as_ref());
        if newer.is_none() && of_parent.is_some_and(|time| time.day().len() == DAY && time.end_value.is_none()) {
            continue;
        }
        let day = drafts.get(first..index).into_iter().flatten().rev().find_map(|known| {
            let told = is_news(known) && !known.passing;
            let time = known.time.as_ref().filter(|time| told && time.day().len() == DAY && !time.ahead)?;
            let stale = newer.is_some_and(|(sentence, _)| known.sentence < *sentence);
            (near(known.sentence) && !stale).then(|| time.clone())
        });
        let day = day.or_else(|| newer.map(|(_, time)| time.clone()));
        if let Some(draft) = drafts.get_mut(index) {
            draft.time = day;
        }
    }
}

/// What has just happened, and is no background.
pub(super) fn is_news(draft: &Draft) -> bool {
    !draft.planned && draft.stance.modality == Modality::Actual && !draft.stance.background && draft.spent.is_none()
}

/// The day that a sentence begins with: 15日至16日,代表团转赴里斯本。
pub(super) fn fronted(
    analysis: &Analysis,
    sentence: usize,
    items: &[Item<'_>],
    times: &[Resolved],
) -> Option<Resolved> {
    // `On Wednesday he had the last laugh.`
    let first = items.iter().find(|item| item.mention.is_some() || !item.is_cue(Cue::Preposition))?;
    let time = time_of(analysis.mentions(sentence), first, times)?;
    let dated = matches!(time.kind, TimeType::Date | TimeType::Time) && time.modifier.is_none();
    (dated && time.day().len() == DAY).then(|| time.clone())
}

/// How many days before its publication an article's first day may lie to be that of its news.
const NEWS: i32 = 8;

/// The day of the news: the first day that one of the first sentences tells of, if that is not long before publication.
pub(super) fn of_news(analysis: &Analysis, sentence: usize, items: &[Item<'_>], times: Times<'_>) -> Option<Resolved> {
    let mentions = analysis.mentions(sentence);
    items.iter().filter(|item| !item.aside).find_map(|item| {
        let time = time_of(mentions, item, times.list)?;
        let plain = matches!(time.kind, TimeType::Date | TimeType::Time) && time.modifier.is_none();
        let day: Date = time.day().parse().ok().filter(|_| plain && time.end_value.is_none())?;
        let fresh = times
            .published
            .is_none_or(|published| (0..=NEWS).contains(&published.since(day).map_or(-1, |span| span.get_days())));
        fresh.then(|| time.clone())
    })
}

/// Whether the last date of a sentence lies before the news; nothing where it has none.
pub(super) fn looks_back(analysis: &Analysis, sentence: usize, items: &[Item<'_>], times: Times<'_>) -> Option<bool> {
    let mentions = analysis.mentions(sentence);
    let mut dates =
        items.iter().rev().filter(|item| !item.aside).filter_map(|item| time_of(mentions, item, times.list));
    let last = dates.find(|time| time.is_date() && !time.day().is_empty())?;
    let published = times.published?;
    let near =
        last.day().parse::<Date>().is_ok_and(|day| published.since(day).is_ok_and(|span| span.get_days() <= NEWS));
    Some(!near && !is_later(last.day(), published))
}

/// What nothing else dates, and what nothing speaks against, happened on the day of the news.
pub(super) fn of_the_news(drafts: &mut [Draft], news: Option<&Resolved>) {
    let Some(news) = news else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.of_news && draft.time.is_none() && draft.parent.is_none()) {
        if is_news(draft) {
            let mut news = news.clone();
            news.value = Some(news.day().to_owned());
            draft.time = Some(news);
        }
    }
}

/// The change takes effect on April 1: said of all that the sentence before told of.
pub(super) fn takes_effect_on(drafts: &mut [Draft], target: usize, day: &Resolved) {
    let Some((kind, sentence)) = drafts.get(target).map(|draft| (draft.kind, draft.sentence)) else { return };
    for draft in drafts.iter_mut().rev().take_while(|draft| draft.sentence >= sentence) {
        // Of what was told with a day to come, that is the day.
        let told = draft.time.as_ref().is_some_and(|time| time.ahead);
        if draft.kind == kind && draft.sentence == sentence && !told {
            draft.time = Some(day.clone());
        }
    }
}

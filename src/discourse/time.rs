//! Values of time expressions, and the days that an article speaks of.

use super::beside::{Paragraphs, Reach};
use super::{Draft, Times};
use crate::event::items::Item;
use crate::extract::time::{
    Anchor, TimeMention, bare_day, counts_from_day, in_year, is_before_evening, is_clock, is_evening, is_holiday,
    is_range, is_vague, narrative_date, of_days_told, of_year, resolve, told, year_said,
};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List, WordList};
use crate::record::{Modality, Polarity, TimeMod, TimeType};
use crate::resolve::analysis::Analysis;
use crate::span::Span;
use crate::token::script::is_han;
use jiff::civil::Date;

/// The length of a day in figures.
const DAY: usize = "2024-12-10".len();

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
    pub(super) ahead: bool,
    /// A holiday that says what something is about: 端午习俗展.
    pub(super) names: bool,
    /// The value with plans looking forward.
    pub(super) future: (Option<String>, Option<String>),
}

impl Resolved {
    /// A day that the page tells, and no sentence.
    pub(crate) fn of_day(span: Span, day: Date) -> Self {
        let value = Some(day.to_string());
        Self {
            span,
            kind: TimeType::Date,
            timex: day.to_string(),
            future: (value.clone(), None),
            value,
            end_value: None,
            modifier: None,
            ahead: false,
            names: false,
        }
    }

    /// A day or a longer period, no length of time and nothing that comes again.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self.kind, TimeType::Date | TimeType::Time)
    }

    /// 2024-12-10, with or without a time of day.
    pub(crate) fn is_day(&self) -> bool {
        self.day().len() == DAY
    }

    /// 2009 to 2024: of a term or a plan, which says nothing of a day.
    pub(super) fn is_of_years(&self) -> bool {
        self.is_year() && self.end_value.as_deref().is_some_and(|end| end.len() == self.day().len())
    }

    /// 2024-12
    pub(crate) fn is_month(&self) -> bool {
        self.day().len() == "2024-12".len()
    }

    /// 2024
    pub(crate) fn is_year(&self) -> bool {
        self.day().len() == "2024".len()
    }

    /// The value without a time of day.
    pub(crate) fn day(&self) -> &str {
        self.value.as_deref().and_then(|value| value.split('T').next()).unwrap_or("")
    }
}

/// Values of all expressions, each against the publication date and the fuller dates before it.
pub(crate) fn resolve_all(
    times: &[TimeMention],
    published: Option<Date>,
    text: &str,
    lexicon: &Lexicon,
) -> Vec<Resolved> {
    let (mut narrative, mut spoken) = (None, None);
    let mut year = SpokenYear::default();
    let mut settled = Settled::default();
    let (mut vague, mut evening) = (None, None);
    let mut last_days = LastDays::default();
    let mut heading = Heading::default();
    let resolve_one = |mention: &TimeMention| {
        let placed = heading.of(mention, text);
        let placed = placed.or_else(|| year.of(mention, published, text));
        let placed = placed.or_else(|| last_days.of(mention, published, text));
        let mention = placed.as_ref().unwrap_or(mention);
        let passed = was_invited(mention, published, (text, lexicon));
        let mention = passed.as_ref().unwrap_or(mention);
        let narrative_here = if counts_from_day(mention) { settled.or(narrative, mention, text) } else { narrative };
        // 日前参访…,并于当天签约: of a day that nobody tells.
        let unknown = counts_from_day(mention) && vague.is_some_and(|vague| one_sentence(vague, mention.span, text));
        let narrative_here = narrative_here.filter(|_| !unknown);
        // 昨晚抵京,上午访问…: what comes before the evening is of the day after it.
        let next_day = evening.filter(|evening: &Span| {
            let between = Span::new(evening.end, mention.span.start.max(evening.end));
            one_sentence(*evening, mention.span, text)
                && is_clock(mention)
                && lexicon.list(List::Arrives).within(between.of_text(text))
        });
        let narrative_here = match next_day.filter(|_| is_before_evening(mention)) {
            Some(_) => narrative_here.and_then(|day| day.tomorrow().ok()),
            None => narrative_here,
        };
        let anchor = |future| Anchor { published, narrative: narrative_here, told: spoken, future };
        let future = resolve(mention, &anchor(true));
        let (value, end_value) = if mention.planned { future.clone() } else { resolve(mention, &anchor(false)) };
        let anchor = anchor(mention.planned);
        let names = is_about(mention, text, lexicon.list(List::Subject));
        // `who arrived on Friday`: what is told of somebody in passing is not what the text speaks of.
        if !mention.relative && !names {
            narrative = narrative_date(mention, &anchor).or(narrative);
            settled.read(mention, narrative, published);
            vague = if is_vague(mention) { Some(mention.span) } else { vague.filter(|_| counts_from_day(mention)) };
        }
        evening = (is_evening(mention) && !mention.planned).then_some(mention.span);
        spoken = told(mention, &anchor).or(spoken);
        year.read(mention, value.as_deref(), text);
        heading.read(mention, value.as_deref(), text);
        last_days.read(mention, value.as_deref(), end_value.as_deref());
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
            names,
        }
    };
    times.iter().map(resolve_one).collect()
}

/// 邀请李明9月18日访问, published on the 25th: a day that has just been was not to come, though it is told behind a word of inviting.
fn was_invited(
    mention: &TimeMention,
    published: Option<Date>,
    (text, lexicon): (&str, &Lexicon),
) -> Option<TimeMention> {
    /// In how many days before the publication, and in how many bytes before the day.
    const RECENT: i32 = 60;
    const NEAR: usize = 90;
    let published = published.filter(|_| mention.planned)?;
    let head = text.get(..mention.span.start as usize)?;
    let clause = head.rsplit(['，', '。', '；', ',', ';', '\n']).next()?;
    if clause.len() > NEAR * 2 || !lexicon.list(List::Invites).within(clause) {
        return None;
    }
    let told = TimeMention { planned: false, ..mention.clone() };
    let anchor = Anchor { published: Some(published), narrative: None, told: None, future: false };
    let day = resolve(&told, &anchor).0?.get(..DAY)?.parse::<Date>().ok()?;
    published.since(day).is_ok_and(|span| (1..=RECENT).contains(&span.get_days())).then_some(told)
}

/// 端午习俗展示馆, 中秋文化节: a holiday before a noun of what something is about is no day that anything was on.
fn is_about(mention: &TimeMention, text: &str, nouns: WordList<'_>) -> bool {
    let behind = text.get(mention.span.end as usize..).unwrap_or("");
    is_holiday(mention) && nouns.begins(behind.trim_start_matches([' ', '-']))
}

/// Whether nothing ends a sentence between two stretches.
fn one_sentence(first: Span, second: Span, text: &str) -> bool {
    /// Bytes behind which a sentence has ended.
    const LONG: usize = 400;
    let between = text.get(first.end as usize..second.start.max(first.end) as usize);
    between.is_some_and(|between| between.len() <= LONG && !between.contains(['。', '\n']) && !between.contains(". "))
}

/// The last day spoken of that has been, beside one to come that was told in between.
#[derive(Debug, Default)]
struct Settled {
    day: Option<Date>,
    /// Where a day to come was told behind it, or days on end.
    ahead: Option<Span>,
    days: Option<Span>,
}

impl Settled {
    fn read(&mut self, mention: &TimeMention, day: Option<Date>, published: Option<Date>) {
        let Some(day) = day else { return };
        if published.is_some_and(|published| day > published) {
            self.ahead = Some(mention.span);
        } else if is_range(mention) {
            self.days = Some(mention.span);
        } else {
            *self = Self { day: Some(day), ahead: None, days: None };
        }
    }

    /// an invitation to the forum on September 1. In the afternoon the minister opened …: the day that the sentences before
    /// told of, not the one to come.
    fn or(&self, narrative: Option<Date>, mention: &TimeMention, text: &str) -> Option<Date> {
        // 公示期为8月20日至26日。同日…: what is of several days is no one day.
        let passed = self.ahead.or(self.days.filter(|_| !is_clock(mention)));
        let apart = passed.is_some_and(|ahead| !one_sentence(ahead, mention.span, text));
        if apart && !mention.planned { self.day.or(narrative) } else { narrative }
    }
}

/// The year that a sentence spoke of, for months that follow without one.
#[derive(Debug, Default)]
struct SpokenYear {
    year: i16,
    /// Nothing for a whole year.
    month: Option<i8>,
    /// Where it was said, and whether a clause began with it.
    span: Option<Span>,
    opens: bool,
}

impl SpokenYear {
    /// Most bytes between a year and a month of it.
    const FAR: usize = 240;

    fn read(&mut self, mention: &TimeMention, value: Option<&str>, text: &str) {
        let Some(value) = value.filter(|_| year_said(mention)) else { return };
        let Some(year) = value.get(..4).and_then(|year| year.parse().ok()) else { return };
        let month = value.get(5..7).and_then(|month| month.parse().ok());
        *self = Self { year, month, span: Some(mention.span), opens: opens_clause(mention.span, text) };
    }

    /// 明年3月开工,10月投产; `In September 2023, … In November, …`: the mention in the year that is spoken of.
    fn of(&self, mention: &TimeMention, published: Option<Date>, text: &str) -> Option<TimeMention> {
        let (said, published) = (self.span?, published?);
        // 2019年4月建成,年底投产: of the year that the sentence tells of.
        if mention.span.of_text(text).starts_with('年') && !mention.planned && one_sentence(said, mention.span, text) {
            return Some(of_year(mention, self.year)).filter(|_| self.year < published.year());
        }
        let between = text.get(said.end as usize..mention.span.start.max(said.end) as usize)?;
        let here = in_year(mention, self.year).filter(|_| between.len() <= Self::FAR && !between.contains('\n'))?;
        let month: i8 = mention.timex().get(5..7)?.parse().ok()?;
        let ends = between.matches('。').count() + between.matches(". ").count();
        let later = self.month.is_none_or(|known| month > known);
        let chinese = mention.span.of_text(text).contains(is_han);
        let to_come = self.year > published.year() && ends == 0 && later && (mention.planned || chinese);
        let opens = || self.opens && opens_clause(mention.span, text);
        let told = self.year < published.year() && self.month.is_some() && ends <= 1 && later && opens();
        (to_come || told).then_some(here)
    }
}

/// The day or days with a month that were told last, for days of the month that follow: 12月18日至20日…,颁奖仪式于20日….
#[derive(Debug, Default)]
struct LastDays(Option<(Date, Option<Date>, Span)>);

impl LastDays {
    /// How many days behind a day another one of its sentence lies at the most, and how many days on end are.
    const NEAR: i32 = 20;

    fn read(&mut self, mention: &TimeMention, value: Option<&str>, end: Option<&str>) {
        let day = |value: Option<&str>| value?.get(..DAY)?.parse::<Date>().ok();
        let few = |first: Date, last: &Date| last.since(first).is_ok_and(|span| (1..=31).contains(&span.get_days()));
        let Some(first) = day(value) else { return };
        let last = day(end).filter(|last| few(first, last));
        // Within days on end each has its turn: 9月3日至11日…。3日,…。次日,…。5日….
        let within = self.0.is_some_and(|(from, to, _)| to.is_some_and(|to| from <= first && first <= to));
        if !within || last.is_some() {
            self.0 = Some((first, last, mention.span));
        }
    }

    fn of(&self, mention: &TimeMention, published: Option<Date>, text: &str) -> Option<TimeMention> {
        let (first, last, span) = self.0?;
        let number = bare_day(mention)?;
        let here = || one_sentence(span, mention.span, text);
        if let Some(published) = published.filter(|_| !mention.planned) {
            // 9月10日上市，22日宣布…, published on the 22nd: what is told on its day or on the next one is news.
            let fresh = |day: Date| day.day().unsigned_abs() == number;
            if fresh(published) || published.yesterday().is_ok_and(fresh) {
                return None;
            }
            // 论坛将于12月18日至20日举行。李明19日会见了…: what has been was not at what is to come.
            if first > published && !here() {
                return None;
            }
        }
        let near = || first.checked_add(jiff::Span::new().days(Self::NEAR)).ok();
        let last = last.or_else(|| near().filter(|_| here()))?;
        // What has been is of no day to come.
        let last =
            published.filter(|published| first <= *published && !mention.planned).map_or(last, |now| now.min(last));
        of_days_told(mention, number, (first, last))
    }
}

/// The year or month that stands alone in a line above the days and months that lines below begin with: 大事记 三月 5日,….
#[derive(Debug, Default)]
struct Heading {
    year: Option<i16>,
    month: Option<i8>,
    /// Up to where every line began with a time.
    upto: usize,
}

impl Heading {
    fn read(&mut self, mention: &TimeMention, value: Option<&str>, text: &str) {
        if !opens_line(mention.span, text) || !ends_line(mention.span, text) {
            return;
        }
        let Some(value) = value.filter(|value| matches!(value.len(), 4 | 7)) else { return };
        let month: Option<i8> = value.get(5..7).and_then(|month| month.parse().ok());
        // 2024-Q1 is no month.
        if value.len() == 7 && month.is_none() {
            return;
        }
        *self =
            Self { year: value.get(..4).and_then(|year| year.parse().ok()), month, upto: mention.span.end as usize };
    }

    /// A line that does not begin with a time is of no chronicle, and what comes behind it neither.
    fn reach(&mut self, mention: &TimeMention, text: &str) {
        let start = mention.span.start as usize;
        let passed = text.get(self.upto..start.max(self.upto)).unwrap_or("");
        let lines = passed.match_indices('\n').count();
        let mut between = passed.split('\n').skip(1).take(lines.saturating_sub(1));
        let plain = between.any(|line| line.contains(char::is_alphanumeric));
        if plain || (lines > 0 && !opens_line(mention.span, text)) {
            *self = Self::default();
        } else {
            self.upto = self.upto.max(mention.span.end as usize);
        }
    }

    fn of(&mut self, mention: &TimeMention, text: &str) -> Option<TimeMention> {
        self.year?;
        self.reach(mention, text);
        let year = self.year?;
        let opens = || opens_line(mention.span, text);
        match (self.month, bare_day(mention)) {
            (Some(month), Some(number)) => {
                let first = Date::new(year, month, 1).ok().filter(|_| opens())?;
                of_days_told(mention, number, (first, first.last_of_month()))
            }
            (None, None) => in_year(mention, year).filter(|_| opens()),
            _ => None,
        }
    }
}

/// How many marks of a line are looked at beside a time.
const MARKS: usize = 12;

/// Whether nothing but marks stands before a time in its line.
fn opens_line(span: Span, text: &str) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("").chars().rev();
    before.take(MARKS).take_while(|char| *char != '\n').all(|char| !char.is_alphanumeric())
}

/// Whether nothing but marks stands behind a time in its line.
fn ends_line(span: Span, text: &str) -> bool {
    let behind = text.get(span.end as usize..).unwrap_or("").chars();
    behind.take(MARKS).take_while(|char| *char != '\n').all(|char| !char.is_alphanumeric())
}

/// Whether a clause begins with a time: `In November, …`; ,11月…
fn opens_clause(span: Span, text: &str) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("");
    let before = ["In ", "in ", "On ", "By "].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let english = text.get(span.start as usize..span.end as usize).is_some_and(str::is_ascii);
    let before = before.trim_end_matches([' ', '\u{3000}']);
    match before.chars().next_back() {
        None | Some('.' | '。' | '\n' | '；' | ';') => true,
        Some(char) => !english && matches!(char, '，' | ','),
    }
}

/// launched to halve emissions by 2030: a year after the article's is the year of a goal, a day far ahead the end of a
/// term. Nearer days are left alone, since agendas are published ahead.
pub(super) fn is_to_come(time: &Resolved, published: Option<Date>) -> bool {
    let Some(published) = published else { return false };
    if let Ok(day) = time.day().parse::<Date>() {
        return day.since(published).is_ok_and(|span| span.get_days() > AHEAD);
    }
    let year = time.day().get(..4).and_then(|year| year.parse::<i16>().ok());
    year.is_some_and(|year| year > published.year())
}

/// How many days ahead something may be that nobody calls planned.
const AHEAD: i32 = 250;

/// The time that an item of a sentence is.
pub(super) fn time_of<'t>(mentions: &[Mention], item: &Item<'_>, times: &'t [Resolved]) -> Option<&'t Resolved> {
    match mentions.get(item.mention?)?.kind {
        MentionKind::Time(number) => times.get(number as usize),
        _ => None,
    }
}

/// Whether a day or month in figures is behind that of the publication.
pub(super) fn is_later(day: &str, published: Date) -> bool {
    published.to_string().get(..day.len()).is_some_and(|published| day > published)
}

/// How many sentences a day holds for what follows, and how many in its own paragraph.
const DAY_HOLDS: usize = 2;
const PARAGRAPH_HOLDS: usize = 6;

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
    paragraphs: &Paragraphs<'_>,
) {
    for index in from..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        if draft.time.is_some() || dated(draft) || !is_news(draft) {
            continue;
        }
        // A copy of a draft stands behind what it is a copy of, so none of a near sentence stands before this.
        let nearest = began.partition_point(|&(sentence, _)| sentence + PARAGRAPH_HOLDS < draft.sentence);
        let first = began.get(nearest).map_or(index, |&(_, drafts)| drafts);
        let near = |sentence: usize| {
            sentence < draft.sentence
                && draft.sentence - sentence <= PARAGRAPH_HOLDS
                && match paragraphs.reach(sentence, draft.sentence) {
                    Reach::Paragraph => true,
                    Reach::Text => draft.sentence - sentence <= DAY_HOLDS,
                    Reach::Apart => false,
                }
        };
        let newer = newer.filter(|(sentence, _)| near(*sentence));
        // What happened at a gathering of one day is of that day.
        let of_parent = draft.parent.and_then(|parent| drafts.get(parent)?.time.as_ref());
        if newer.is_none() && of_parent.is_some_and(|time| time.is_day() && time.end_value.is_none()) {
            continue;
        }
        let day = drafts.get(first..index).into_iter().flatten().rev().find_map(|known| {
            let told = is_news(known) && !known.passing;
            let time = known.time.as_ref().filter(|time| told && time.is_day() && !time.ahead)?;
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
    let told = draft.stance.modality == Modality::Actual && draft.stance.polarity == Polarity::Positive;
    told && !draft.planned && !draft.stance.background && draft.spent.is_none()
}

/// The day that a sentence begins with: 15日至16日,代表团转赴里斯本。
pub(super) fn fronted(
    analysis: &Analysis,
    sentence: usize,
    items: &[Item<'_>],
    times: &[Resolved],
) -> Option<Resolved> {
    // `On Wednesday he had the last laugh.`
    let mentions = analysis.mentions(sentence);
    // In Accra, on 12 February, the minister held talks.
    let place = |item: &&Item<'_>| {
        item.comma || item.is_cue(Cue::Preposition) || item.kind(mentions) == Some(MentionKind::Place)
    };
    let first = items.iter().find(|item| !place(item))?;
    // Thursday's gala dinner: inside the name of what it is the day of.
    let inside = || {
        let at = times.partition_point(|time| time.span.start < first.span.start);
        times.get(at).filter(|time| time.span.start == first.span.start)
    };
    let time = time_of(mentions, first, times).or_else(inside)?;
    let dated = matches!(time.kind, TimeType::Date | TimeType::Time) && time.modifier.is_none();
    (dated && time.is_day()).then(|| time.clone())
}

/// The number of days of `three-day`, 为期三天.
pub(super) fn days(time: &Resolved) -> Option<i32> {
    /// Longer than any gathering.
    const MOST: i32 = 14;
    let days = time.timex.strip_prefix('P')?.strip_suffix('D')?.parse().ok()?;
    (time.kind == TimeType::Duration && (2..=MOST).contains(&days)).then_some(days)
}

/// So many days, the last of which is told.
pub(super) fn ending(last: &Resolved, days: i32) -> Option<Resolved> {
    let end: Date = last.day().parse().ok()?;
    let first = end.checked_sub(jiff::Span::new().days(days.checked_sub(1)?)).ok()?;
    Some(Resolved { value: Some(first.to_string()), end_value: Some(end.to_string()), ..last.clone() })
}

/// Whether days on end have a day for their last.
pub(super) fn ends_with(days: &Resolved, last: &Resolved) -> bool {
    last.is_day() && days.kind == TimeType::Date && days.end_value.as_deref() == Some(last.day()) && days.is_day()
}

/// How many days before its publication an article's first day may lie to be that of its news.
const NEWS: i32 = 8;

/// The day of the news: the first day that one of the first sentences tells of, if that is not long before publication.
pub(super) fn of_news(analysis: &Analysis, sentence: usize, items: &[Item<'_>], times: Times<'_>) -> Option<Resolved> {
    let mentions = analysis.mentions(sentence);
    // Bergen, 14–15 May 2025 | Grieg Hall: a line that says where and when, and nothing else.
    let last = items.last().map(|item| item.span);
    let heads =
        analysis.sentences.get(sentence).is_some_and(|one| last.is_some_and(|last| last.end >= one.sentence.span.end))
            && items.iter().any(|item| &*item.word == "|" || &*item.word == "｜")
            && !items.iter().any(|item| item.is_trigger() && !item.is_cue(Cue::Preposition));
    items.iter().filter(|item| !item.aside).find_map(|item| {
        let time = time_of(mentions, item, times.list)?;
        let plain = matches!(time.kind, TimeType::Date | TimeType::Time) && time.modifier.is_none();
        let day: Date = time.day().parse().ok().filter(|_| plain && (heads || time.end_value.is_none()))?;
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
    let news = &Resolved { end_value: None, ..news.clone() };
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

//! From matches to events: fragments of one gathering, parents, inherited time, duplicates, quotes and statistics.

mod ahead;
mod attach;
mod bare;
mod beside;
mod days;
mod draft;
mod lead;
mod listed;
mod merge;
mod parent;
mod quotes;
mod receive;
mod statistic;
mod succession;
mod time;

use crate::event::engine::{self, Found, Observer, Rows};
use crate::event::items::Item;
use crate::event::matcher::{Facts, Scratch};
use crate::event::rules::{RecordKind, Rules};
use crate::extract::quantity::QuantityKind;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List};
use crate::layout::BlockKind;
use crate::limits::MAX_GATHERINGS_BACK;
use crate::record::EntityType;
use crate::resolve::analysis::{Analysis, Page, Resources};
use crate::resolve::entity::Clusters;
use crate::span::Span;
pub(crate) use draft::{Draft, DraftArgument};
pub(crate) use quotes::is_direct;
pub(crate) use time::{Resolved, resolve_all};

/// Everything that a record is made of.
#[derive(Debug, Default)]
pub(crate) struct Story {
    /// Events, quotes and statistics in order of position.
    pub(crate) drafts: Vec<Draft>,
}

/// What the matcher may know about the mentions of one sentence.
struct SentenceFacts<'a> {
    sentence: usize,
    mentions: &'a [Mention],
    analysis: &'a Analysis,
    clusters: &'a Clusters,
}

impl Facts for SentenceFacts<'_> {
    fn entity_type(&self, mention: usize) -> Option<EntityType> {
        self.clusters.kind_of((self.sentence, mention))
    }

    fn is_money(&self, mention: usize) -> bool {
        self.mentions.get(mention).is_some_and(|mention| match mention.kind {
            MentionKind::Quantity(number) => self
                .analysis
                .quantities
                .get(number as usize)
                .is_some_and(|quantity| quantity.kind == QuantityKind::Money),
            _ => false,
        })
    }

    fn is_resolved(&self, mention: usize) -> bool {
        self.clusters.of.contains_key(&(self.sentence, mention))
    }
}

/// The time expressions of an article with their values, and its day of publication.
#[derive(Clone, Copy)]
pub(crate) struct Times<'a> {
    pub(crate) list: &'a [Resolved],
    pub(crate) published: Option<jiff::civil::Date>,
    /// The day below the body that signs a notice.
    pub(crate) signed: Option<&'a Resolved>,
}

/// Match all rules over the article and join what they found.
pub(crate) fn tell(
    page: Page<'_>,
    analysis: &Analysis,
    clusters: &mut Clusters,
    resources: &Resources,
    rules: &Rules,
    times: Times<'_>,
    observer: &mut dyn Observer,
) -> Story {
    let mut teller = Teller {
        page,
        analysis,
        rules,
        lexicon: &resources.lexicon,
        times,
        story: Story::default(),
        began: Vec::with_capacity(analysis.sentences.len()),
        gatherings: Vec::new(),
        topic: None,
        fronted: None,
        news: None,
        read: 0,
        back: None,
        paragraphs: beside::Paragraphs::new(analysis, page.text),
        leads: lead::Leads::default(),
        whom: lead::Whom::default(),
        listed: None,
    };
    let (mut scratch, mut rows) = (Scratch::default(), Rows::default());
    // Headlines and captions repeat the body: their names count, their events would be doubles. The headline comes last
    // and tells only what the body did not.
    for kind in [BlockKind::Body, BlockKind::Headline] {
        for (number, analyzed) in analysis.sentences.iter().enumerate() {
            if analyzed.sentence.kind != kind {
                continue;
            }
            let view = page.view(analyzed, resources);
            let facts = SentenceFacts { sentence: number, mentions: &analyzed.mentions, analysis, clusters };
            let buffers = (&mut scratch, &mut rows);
            let found = engine::run(&view, &analyzed.mentions, &facts, rules, buffers, observer);
            match kind {
                BlockKind::Headline => teller.headline(number, found, &rows.items, clusters),
                _ => teller.sentence(number, found, &rows.items, clusters),
            }
        }
    }
    teller.finish(clusters)
}

struct Teller<'a> {
    page: Page<'a>,
    analysis: &'a Analysis,
    rules: &'a Rules,
    lexicon: &'a Lexicon,
    times: Times<'a>,
    story: Story,
    /// The sentences read, each with the number of drafts before it.
    began: Vec<(usize, usize)>,
    /// Drafts that others happen at, latest last.
    gatherings: Vec<usize>,
    /// Whose numbers were told last.
    topic: Option<statistic::Topic>,
    /// The sentence that last began with a day, and the day.
    fronted: Option<(usize, Resolved)>,
    /// The day of the news, and how many sentences of the body were read.
    news: Option<Resolved>,
    read: usize,
    /// The paragraph whose last date lies before the news.
    back: Option<usize>,
    /// Which paragraphs are points of a list.
    paragraphs: beside::Paragraphs<'a>,
    /// What was said of events to follow: 会议决定:.
    leads: lead::Leads,
    /// Whom the sentences before speak of.
    whom: lead::Whom,
    /// The event whose sides a list may tell.
    listed: Option<listed::Open>,
}

/// How many sentences of the body may tell the day of the news.
const LEAD: usize = 3;

impl<'a> Teller<'a> {
    fn maker(&self, sentence: usize) -> draft::Maker<'a> {
        let Self { page, analysis, rules, lexicon, .. } = *self;
        draft::Maker { page, analysis, rules, sentence, lexicon }
    }

    /// Make the drafts of one sentence: events first, then what completes them, then their times and parents.
    fn sentence(&mut self, number: usize, found: Vec<Found>, items: &[Item<'_>], clusters: &mut Clusters) {
        let from = self.story.drafts.len();
        self.began.push((number, from));
        self.paragraphs.read(number);
        let rules = self.rules;
        let (completing, making): (Vec<Found>, Vec<Found>) =
            found.into_iter().partition(|one| rules.rules.get(one.rule).is_some_and(|rule| rule.completes));
        let statistics = self.events(number, &making, items, clusters);
        let several = self.lexicon.list(List::Several);
        lead::name_sides(&mut self.story.drafts, from, items, (rules, clusters), (self.page.text, several));
        self.completions(number, &completing, (from, items), clusters);
        self.whom.read(number, self.analysis.mentions(number), clusters);
        let Self { page, analysis, lexicon, .. } = *self;
        let ground = statistic::Ground { page, analysis, rules, clusters, sentence: number, items };
        ground.settle(statistics, lexicon, &mut self.story.drafts, &mut self.topic);
        self.date(from, items);
        self.leads.feed(number, self.story.drafts.get_mut(from..).unwrap_or_default(), rules, clusters);
        // Without a day of publication to measure by, the day of what is told second may be any: founded on 3 March 1994.
        let told = self.began.first().is_some_and(|&(_, first)| first < from);
        if self.news.is_none() && self.read < LEAD && (self.times.published.is_some() || !told) {
            self.news = time::of_news(analysis, number, items, self.times);
        }
        self.read += 1;
        self.of_days_of_head(from);
        self.over_days(number, from, items);
        self.of_period(from, items);
        let paragraphs = &self.paragraphs;
        let (text, times) = (page.text, self.times.list);
        let around =
            parent::Around { text, analysis, clusters, sentence: number, items, lexicon, paragraphs, times, rules };
        parent::attach(&mut self.story.drafts, from, &self.gatherings, &around);
        self.without_day(from, items);
        self.inherit_day(number, from, items);
        let mentions = analysis.mentions(number);
        let mut list = listed::Ground { number, from, items, mentions, rules, clusters };
        list.read(&mut self.story.drafts, &mut self.listed);
    }

    /// Add the events of a sentence; its figures are given back.
    fn events(&mut self, number: usize, making: &[Found], items: &[Item<'_>], clusters: &mut Clusters) -> Vec<Draft> {
        let rules = self.rules;
        let maker = self.maker(number);
        let mut statistics = Vec::new();
        for one in making {
            for mut draft in maker.drafts(one, items, clusters) {
                let record = rules.types.get(draft.kind).map(|kind| kind.record);
                if record == Some(RecordKind::Statistic) {
                    statistics.push(draft);
                    continue;
                }
                let follows = rules.rules.get(one.rule).is_some_and(|rule| rule.follows);
                self.without_inherited(&mut draft);
                let goes_on = !follows || self.goes_on(&mut draft, clusters);
                if goes_on && self.whom.fills(&mut draft, rules, self.analysis.mentions(number), clusters) {
                    self.add(draft, clusters);
                }
            }
        }
        statistics
    }

    /// Acme named Jane Doe treasurer. She succeeds founder Li Ming: her post was told, it is not the one that he had.
    fn without_inherited(&self, draft: &mut Draft) {
        let rule = self.rules.rules.get(draft.rule);
        let (Some(rule), Some(kind)) = (rule, self.rules.types.get(draft.kind)) else { return };
        if !kind.succeeds.as_ref().is_some_and(|before| draft.has(before)) {
            return;
        }
        for (post, body) in kind.held.iter().filter(|(post, _)| !rule.program.roles.iter().any(|role| **role == **post))
        {
            let who = kind.key.first().map_or("", String::as_str);
            let same =
                |known: &Draft| known.of_role(who).any(|one| draft.of_role(who).any(|other| one.shares_entity(other)));
            let near =
                self.story.drafts.iter().rev().take_while(|known| draft.sentence.saturating_sub(known.sentence) <= 1);
            let mut told = near.filter(|known| known.kind == draft.kind && known.has(post));
            if told.any(same) {
                draft.arguments.retain(|argument| *argument.role != **post && *argument.role != **body);
            }
        }
    }

    /// What completes events of the sentence, of those before it or of those to come.
    fn completions(
        &mut self,
        number: usize,
        completing: &[Found],
        (from, items): (usize, &[Item<'_>]),
        clusters: &mut Clusters,
    ) {
        let maker = self.maker(number);
        for one in completing {
            let Some(rule) = self.rules.rules.get(one.rule) else { continue };
            let mut drafts = maker.drafts(one, items, clusters);
            let kind = self.rules.types.get(rule.kind);
            if kind.is_some_and(|kind| kind.effective) {
                let sentence = attach::Sentence { kind, text: self.page.text, triggers: &[], lexicon: self.lexicon };
                for draft in &mut drafts {
                    attach::attach(draft, self.analysis, items, self.times, sentence);
                }
            }
            if rule.leads {
                self.leads.extend(drafts);
            } else {
                self.complete(drafts, from, items, clusters);
            }
        }
    }

    /// Give the drafts of a sentence the times that stand in it.
    fn date(&mut self, from: usize, items: &[Item<'_>]) {
        let triggers: Vec<Span> = self.story.drafts.iter().skip(from).map(|draft| draft.trigger).collect();
        for draft in self.story.drafts.iter_mut().skip(from) {
            let kind = self.rules.types.get(draft.kind);
            draft.undated = self.rules.rules.get(draft.rule).is_some_and(|rule| rule.undated);
            let sentence = attach::Sentence { kind, text: self.page.text, triggers: &triggers, lexicon: self.lexicon };
            attach::attach(draft, self.analysis, items, self.times, sentence);
        }
    }

    /// The first gathering of a report whose head has its days: Bergen, 14–15 May 2025 | Grieg Hall.
    fn of_days_of_head(&mut self, from: usize) {
        let Some(days) = self.news.as_ref().filter(|days| days.end_value.is_some()) else { return };
        let Some(&first) = self.gatherings.first().filter(|&&first| first >= from) else { return };
        if let Some(draft) = self.story.drafts.get_mut(first)
            && draft.time.is_none()
            && time::is_news(draft)
        {
            draft.time = Some(days.clone());
        }
    }

    /// The drafts of a sentence without a time are of the day that the text speaks of, or of the news.
    fn inherit_day(&mut self, number: usize, from: usize, items: &[Item<'_>]) {
        let rules = self.rules;
        // A sentence with a date of its own, or that looks back, says when by itself.
        let own = items.iter().any(|item| {
            let mention = item.mention.and_then(|index| self.analysis.mentions(number).get(index));
            // A five-year agreement says nothing of when.
            let dates = |mention: &Mention| match mention.kind {
                MentionKind::Time(number) => {
                    self.times.list.get(number as usize).is_some_and(|time| time.is_date() && !time.is_of_years())
                }
                _ => false,
            };
            mention.is_some_and(dates) || beside::looks_back(items, item)
        });
        let is_event = |draft: &Draft| rules.types.get(draft.kind).is_some_and(|kind| kind.record == RecordKind::Event);
        let framed = items.iter().any(|item| item.opens(Cue::Frame));
        // 访问期间: some day of several.
        // 在他离港期间,…署任: the same, wherever it stands.
        let during = |item: &Item<'_>| item.word.ends_with("期间") && !item.opens(Cue::Frame);
        let period = items.first().is_some_and(|item| item.word.ends_with("期间") || &*item.word == "during")
            || items.iter().any(during);
        if !own && !period {
            let no_event = |draft: &Draft| !is_event(draft) || draft.undated;
            let fronted = self.fronted.as_ref();
            time::carry(&mut self.story.drafts, from, &self.began, &no_event, fronted, &self.paragraphs);
        }
        // What happened at a gathering, and a gathering of which nothing else is told, are of the day of the news; so is what
        // is told on a day, unless the paragraph looks back.
        let block = self.analysis.sentences.get(number).map_or(usize::MAX, |analyzed| analyzed.sentence.block);
        let looks_back = self.back == Some(block);
        for draft in self.story.drafts.iter_mut().skip(from).filter(|draft| !own && !draft.undated && is_event(draft)) {
            let kind = rules.types.get(draft.kind);
            let of_day = || !looks_back && !draft.passing && kind.is_some_and(|kind| kind.of_day);
            draft.of_news = framed || kind.is_some_and(|kind| kind.gathering) || of_day();
        }
        if !own {
            self.of_absence(number, from);
        }
        if let Some(back) = time::looks_back(self.analysis, number, items, self.times) {
            self.back = back.then_some(block);
        }
        if let Some(day) = time::fronted(self.analysis, number, items, self.times.list) {
            self.fronted = Some((number, day));
        }
    }

    /// 局长离港期间,由X署任: of all those days and of none.
    fn of_absence(&mut self, number: usize, from: usize) {
        let rules = self.rules;
        let effective = |draft: &Draft| rules.types.get(draft.kind).is_some_and(|kind| kind.effective);
        let mut acting = self.story.drafts.iter_mut().skip(from).filter(|draft| effective(draft)).peekable();
        if acting.peek().is_some() && self.lexicon.list(List::Absence).within(self.paragraphs.text_of(number)) {
            acting.for_each(|draft| (draft.time, draft.parent, draft.of_news) = (None, None, false));
        }
    }

    /// The events of a headline whose types the body does not tell of.
    fn headline(&mut self, number: usize, found: Vec<Found>, items: &[Item<'_>], clusters: &mut Clusters) {
        let maker = self.maker(number);
        let from = self.story.drafts.len();
        for one in found
            .iter()
            .filter(|one| self.rules.rules.get(one.rule).is_some_and(|rule| !rule.completes && !rule.follows))
        {
            // One match may tell of several: A分别与B、C签约.
            let before = self.story.drafts.len();
            for mut draft in maker.drafts(one, items, clusters) {
                let Some(kind) = self.rules.types.get(draft.kind) else { continue };
                let mut known = self.story.drafts.iter().take(before);
                let told = known.any(|known| known.kind == draft.kind && known.spent.is_none());
                let whole = kind.key.iter().all(|role| draft.has(role));
                let told = told || self.is_of_gathering(&draft);
                if told || !whole || kind.key.is_empty() || kind.record != RecordKind::Event {
                    continue;
                }
                let before = items.iter().rev().find(|item| item.span.end <= draft.trigger.start);
                draft.planned |= before.is_some_and(|item| item.is_cue(Cue::Infinitive));
                let sentence =
                    attach::Sentence { kind: Some(kind), text: self.page.text, triggers: &[], lexicon: self.lexicon };
                attach::attach(&mut draft, self.analysis, items, self.times, sentence);
                draft.of_news = true;
                self.story.drafts.push(draft);
            }
        }
        for one in &found {
            let adjunct = self.rules.rules.get(one.rule).and_then(|rule| self.rules.types.get(rule.kind));
            if adjunct.is_some_and(|kind| kind.any) {
                self.complete(maker.drafts(one, items, clusters), from, items, clusters);
            }
        }
    }

    /// `Fintech Week opens in Nairobi`: what ends the name of a gathering that the body tells of.
    fn is_of_gathering(&self, draft: &Draft) -> bool {
        let text = self.page.text;
        let gathering = |kind: usize| self.rules.types.get(kind).is_some_and(|kind| kind.gathering);
        let word = |span: Span| span.of_text(text).to_lowercase();
        let names = |part: &str| {
            let near = self.gatherings.iter().take(MAX_GATHERINGS_BACK).filter_map(|&one| self.story.drafts.get(one));
            near.into_iter().any(|known| known.of_role("name").any(|name| word(name.span).ends_with(part)))
        };
        !gathering(draft.kind) && draft.of_role("object").any(|object| names(&word(object.span)))
    }

    /// 任命A为B,C为D: whether there is an event of the type before, whose shared roles go on.
    fn goes_on(&mut self, draft: &mut Draft, clusters: &Clusters) -> bool {
        let Some(kind) = self.rules.types.get(draft.kind) else { return false };
        let Some(known) = merge::just_before(&self.story.drafts, draft) else {
            return self.leads.announce(draft, kind);
        };
        // The same one once more is no further member.
        let first = kind.key.first().map_or("", String::as_str);
        let same = |one: &DraftArgument| known.of_role(first).any(|other| other.cluster == one.cluster);
        if draft.sentence == known.sentence && draft.of_role(first).any(same) {
            return false;
        }
        let shared = |argument: &DraftArgument| kind.shared.iter().any(|role| **role == *argument.role);
        lead::give(draft, &known.arguments, &shared, kind, clusters);
        // The signing of three agreements: one between A and B; …: the members stand for the list.
        if kind.key.len() > 1 && draft.sentence == known.sentence && draft.has(first) && !known.has(first) {
            let trigger = known.trigger;
            let listed = |one: &&mut Draft| one.kind == draft.kind && one.trigger == trigger;
            self.story.drafts.iter_mut().rev().find(listed).into_iter().for_each(|list| list.replaced = true);
        }
        true
    }

    /// `Sixty bankers took part in the event`: the gathering told just before.
    fn spoken_of(&self, draft: &Draft, clusters: &Clusters) -> Option<usize> {
        let text = self.page.text;
        let refers = |name: &DraftArgument| name.cluster.is_none() && merge::is_definite(name, text);
        if !draft.has("name") || !draft.of_role("name").all(refers) {
            return None;
        }
        let bare = merge::without_name(draft.clone());
        let last = *self.gatherings.last()?;
        let known = self.story.drafts.get(last).filter(|known| known.sentence < draft.sentence)?;
        merge::same_gathering(known, &bare, clusters, text).then_some(last)
    }

    fn add(&mut self, draft: Draft, clusters: &Clusters) {
        let Some(kind) = self.rules.types.get(draft.kind) else { return };
        // Construction starts in June: {_works:Phrase} is what the event needs, and no argument.
        let silent = |role: &String| {
            let rule = self.rules.rules.get(draft.rule);
            role.starts_with('_') && rule.is_some_and(|rule| rule.program.roles.iter().any(|own| **own == **role))
        };
        if kind.record == RecordKind::Event
            && !kind.needs.is_empty()
            && !kind.needs.iter().any(|role| draft.has(role) || silent(role))
        {
            return;
        }
        if kind.gathering
            && let Some(known) = self.spoken_of(&draft, clusters)
            && let Some(known) = self.story.drafts.get_mut(known)
        {
            merge::complete(known, merge::without_name(draft));
            return;
        }
        if kind.gathering
            && let Some(&known) = self.gatherings.iter().rev().take(MAX_GATHERINGS_BACK).find(|&&index| {
                self.story
                    .drafts
                    .get(index)
                    .is_some_and(|known| merge::same_gathering(known, &draft, clusters, self.page.text))
            })
        {
            if let Some(known) = self.story.drafts.get_mut(known) {
                merge::complete(known, draft);
            }
            return;
        }
        // 代表双方签约 after the parties were named: another part of the same event.
        let fragment =
            kind.record == RecordKind::Event && !kind.key.is_empty() && !kind.key.iter().any(|role| draft.has(role));
        if fragment
            && let Some(known) = merge::complement(&self.story.drafts, &draft)
            && let Some(known) = self.story.drafts.get_mut(known)
        {
            merge::complete(known, draft);
            return;
        }
        if kind.gathering {
            self.gatherings.push(self.story.drafts.len());
        }
        self.story.drafts.push(draft);
    }

    /// Give the arguments of a completing rule to the event that they belong to.
    fn complete(&mut self, drafts: Vec<Draft>, from: usize, items: &[Item<'_>], clusters: &Clusters) {
        let Some(draft) = drafts.first() else { return };
        let Some(rule) = self.rules.rules.get(draft.rule) else { return };
        let Some(kind) = self.rules.types.get(draft.kind) else { return };
        let target = if kind.any {
            merge::nearest_in_clause(&self.story.drafts, from, draft, items, self.page.text)
        } else if kind.gathering {
            merge::gathering_for(&self.story.drafts, &self.gatherings, draft, (clusters, self.page.text, self.lexicon))
        } else {
            merge::last_of_type(&self.story.drafts, draft)
        };
        // 次日,走访了A和B: not what the sentence before told of its day.
        let another = !kind.any
            && !kind.gathering
            && rule.pairs.is_none()
            && !rule.spreads
            && (self.is_of_other_day(target, draft, items) || self.is_another(target, draft));
        if another {
            if kind.needs.iter().any(|role| draft.has(role)) && drafts.len() == 1 {
                let about = self.about(target, draft).filter(|_| self.is_another(target, draft));
                self.story.drafts.extend(drafts);
                self.story.drafts.last_mut().into_iter().for_each(|draft| draft.arguments.extend(about.clone()));
            }
            return;
        }
        match target {
            Some(target) if rule.pairs.is_some() => {
                for pair in &drafts {
                    merge::spread_pairs(&mut self.story.drafts, target, pair);
                }
            }
            Some(target) if rule.spreads => {
                for index in merge::alongside(&self.story.drafts, target, draft) {
                    if let Some(known) = self.story.drafts.get_mut(index) {
                        merge::complete(known, draft.clone());
                    }
                }
            }
            Some(target) => {
                // The change takes effect on 1 April; who brings something else has a time of its own.
                let alone = kind.effective && draft.arguments.is_empty();
                if let Some(day) = draft.time.clone().filter(|_| alone) {
                    time::takes_effect_on(&mut self.story.drafts, target, &day);
                }
                if let Some(known) = self.story.drafts.get_mut(target) {
                    drafts.into_iter().for_each(|draft| merge::complete(known, draft));
                }
            }
            // A gathering that is only spoken of with its name is one too.
            None if kind.gathering && draft.has("name") => {
                self.gatherings.push(self.story.drafts.len());
                self.story.drafts.extend(drafts.into_iter().take(1));
            }
            None => {}
        }
    }

    /// 任命X为Y。某政府 2025年8月12日: what a signed notice decides is of the day of its signature.
    fn of_signature(&mut self) {
        let Some(day) = self.times.signed else { return };
        let rules = self.rules;
        let decided = |draft: &Draft| {
            let kind = rules.types.get(draft.kind);
            kind.is_some_and(|kind| kind.effective) && !draft.undated && !draft.passing && draft.parent.is_none()
        };
        for draft in self.story.drafts.iter_mut().filter(|draft| draft.time.is_none() && decided(draft)) {
            draft.time = Some(day.clone()).filter(|_| time::is_news(draft));
        }
    }

    /// Whether the sentence begins with another day than that of the event told before.
    fn is_of_other_day(&self, target: Option<usize>, draft: &Draft, items: &[Item<'_>]) -> bool {
        let known = target.and_then(|target| self.story.drafts.get(target));
        let Some(known) = known.filter(|known| known.sentence < draft.sentence) else { return false };
        let day = time::fronted(self.analysis, draft.sentence, items, self.times.list);
        let told = known.time.as_ref().filter(|told| told.is_day() && told.end_value.is_none());
        day.zip(told).is_some_and(|(day, told)| day.day() != told.day())
    }

    fn finish(mut self, clusters: &Clusters) -> Story {
        quotes::drop_short(&mut self.story.drafts, self.rules, self.page.text);
        quotes::drop_next_speakers(&mut self.story.drafts, self.rules);
        let told = (self.page.text, self.analysis.quantities.as_slice());
        quotes::drop_announcements(&mut self.story.drafts, self.rules, clusters, told);
        merge::drop_spent(&mut self.story.drafts);
        quotes::attribute(&mut self.story.drafts, self.analysis, self.rules, clusters, self.page.text);
        merge::subsumed(&mut self.story.drafts, self.rules, self.page.text);
        statistic::drop_told(&mut self.story.drafts, self.rules, self.analysis);
        merge::duplicates(&mut self.story.drafts, self.rules, self.page.text);
        succession::link(&mut self.story.drafts, self.rules, (self.page.text, self.lexicon));
        merge::repeated_words(&mut self.story.drafts, self.page.text);
        time::of_the_news(&mut self.story.drafts, self.news.as_ref());
        self.of_signature();
        parent::inherit(&mut self.story.drafts);
        receive::receive(&mut self.story.drafts, self.rules, clusters, self.page.text);
        self.story
    }
}

//! Statistics: whose number it is, what it measures, and which numbers are none.
//!
//! A rule finds the construction around a number (`产值达20亿元`, `rose 8 percent`); whose number it is often stands
//! clauses before it or in the sentence before. This is done here for all rules.

use super::{Draft, DraftArgument};
use crate::event::items::Item;
use crate::event::rules::{RecordKind, Rules};
use crate::extract::quantity::QuantityKind;
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, Lexicon};
use crate::record::{Category, EntityType, Modality};
use crate::resolve::analysis::{Analysis, Page};
use crate::resolve::entity::Clusters;
use crate::span::Span;
use crate::token::script::is_han;

/// How many sentences a subject is remembered.
const REMEMBERED: usize = 3;
/// Longest name of what is measured, in bytes.
const LONGEST_MEASURE: usize = 90;
/// The role of the number itself.
pub(super) const NUMBER: &str = "quantity";

/// Who or what was spoken of last.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    subject: DraftArgument,
    sentence: usize,
    block: usize,
}

/// One sentence and what is known of it.
pub(super) struct Ground<'a> {
    pub(super) page: Page<'a>,
    pub(super) analysis: &'a Analysis,
    pub(super) rules: &'a Rules,
    pub(super) clusters: &'a Clusters,
    pub(super) sentence: usize,
    pub(super) items: &'a [Item<'a>],
}

impl Ground<'_> {
    pub(super) fn mentions(&self) -> &[Mention] {
        self.analysis.mentions(self.sentence)
    }

    fn block(&self) -> usize {
        self.analysis.sentences.get(self.sentence).map_or(usize::MAX, |analyzed| analyzed.sentence.block)
    }

    /// Give the statistics of this sentence their subject and measure; what has none is left out.
    pub(super) fn settle(
        &self,
        statistics: Vec<Draft>,
        lexicon: &Lexicon,
        drafts: &mut Vec<Draft>,
        topic: &mut Option<Topic>,
    ) {
        let first = drafts.len();
        let own = |draft: &Draft| draft.sentence < self.sentence;
        let events = drafts.iter().rposition(own).map_or(0, |last| last + 1);
        let mut statistics: Vec<Draft> = statistics.into_iter().flat_map(one_number_each).collect();
        statistics.extend(self.bare(lexicon, drafts.get(events..).unwrap_or_default()));
        // Of two constructions around a number the nearer one says what it is; none at all comes last.
        statistics.sort_by_key(|draft| {
            let number = draft.of_role(NUMBER).next().map(|number| number.span);
            let at = number.map_or(u32::MAX, |number| number.start);
            (at, number == Some(draft.trigger), at.abs_diff(draft.trigger.end))
        });
        for mut statistic in statistics {
            let known = drafts.get(first..).unwrap_or_default();
            if self.complete(&mut statistic, known, topic) {
                drafts.push(statistic);
            }
        }
        if drafts.len() == first
            && let Some(subject) = self.first_subject()
        {
            *topic = Some(Topic { subject, sentence: self.sentence, block: self.block() });
        }
    }

    fn complete(&self, draft: &mut Draft, known: &[Draft], topic: &mut Option<Topic>) -> bool {
        let Some(number) = draft.of_role(NUMBER).next().cloned() else { return false };
        let told = known.iter().any(|other| other.of_role(NUMBER).any(|one| one.quantity == number.quantity));
        let Some(rule) = self.rules.rules.get(draft.rule) else { return false };
        let actual = draft.stance.modality == Modality::Actual;
        if told
            || number.quantity.is_none()
            || !(actual || (rule.measured || number.span == draft.trigger) && self.is_size(draft))
        {
            return false;
        }
        let alike = |other: &Draft| !rule.alike || other.of_role(NUMBER).any(|one| self.are_alike(one, &number));
        let before = known.iter().rev().find(|other| other.part == draft.part && alike(other));
        if rule.follows && before.is_none() {
            return false;
        }
        let trigger = draft.trigger;
        let mut of_measure = None;
        for argument in draft.arguments.iter_mut().filter(|argument| &*argument.role == "measure") {
            if argument.span.end <= trigger.start {
                let (span, place) = self.cleaned(argument.span);
                argument.span = span;
                of_measure = place;
            }
        }
        self.name_further(draft, &number);
        // 分别增长8%和10%: a change of nothing that was named.
        let named = draft.has("measure");
        draft.arguments.retain(|argument| &*argument.role != "measure" || !argument.span.is_empty());
        if named && !draft.has("measure") && self.is_change(&number) {
            return false;
        }
        let own = if draft.has("measure") || rule.measured { None } else { self.counted(&number, trigger) };
        draft.arguments.extend(own.map(measure));
        if rule.follows && !draft.has("measure") {
            draft.arguments.extend(before.map(|other| self.inherited(other)).unwrap_or_default());
            // A change of what nobody named.
            if rule.measured && !draft.has("measure") && self.is_change(&number) {
                return false;
            }
        }
        if rule.measured {
            draft.arguments.push(measure(self.up_to(trigger, &number)));
        }
        if draft.of_role("measure").any(|measure| measure.span.len() > LONGEST_MEASURE) {
            return false;
        }
        let start = draft.arguments.iter().map(|argument| argument.span.start).min().unwrap_or(trigger.start);
        let subject = draft
            .of_role("subject")
            .next()
            .cloned()
            .or_else(|| self.named_behind(&number))
            .or(of_measure)
            .or_else(|| self.subject_before(start.min(trigger.start), draft))
            .or_else(|| before.and_then(|other| other.of_role("subject").next().cloned()))
            .or_else(|| self.unnamed(start.min(trigger.start)))
            .or_else(|| self.definite(start.min(trigger.start), (draft.part, draft.clause), topic.as_ref()))
            .or_else(|| self.beside(draft, topic.as_ref()))
            .or_else(|| self.remembered(topic.as_ref()))
            .or_else(|| self.speaker_behind(number.span.end));
        let subject = subject.or_else(|| self.before_amount(draft));
        let Some(subject) = subject else { return false };
        *topic = Some(Topic { subject: subject.clone(), sentence: self.sentence, block: self.block() });
        if !draft.has("subject") {
            draft.arguments.push(subject);
        }
        true
    }

    /// 高新技术企业126家、航线37条: a further number of a list measures what stands before it, not what the first did.
    fn name_further(&self, draft: &mut Draft, number: &DraftArgument) {
        let Some(at) = self.items.iter().position(|item| item.span.contains(number.span)) else { return };
        let own = self.items.iter().take(at).rev().take_while(|item| !item.joins() && !item.comma).last();
        let Some(own) = own else { return };
        for argument in draft.arguments.iter_mut().filter(|argument| &*argument.role == "measure") {
            let apart = argument.span.end <= own.span.start && argument.span.of_text(self.page.text).contains(is_han);
            let between = Span::new(own.span.start, number.span.start.max(own.span.start));
            let (span, _) = if apart { self.cleaned(between) } else { continue };
            if !span.is_empty() && span.of_text(self.page.text).contains(is_han) {
                argument.span = span;
            }
        }
    }

    /// The noun that the number counts, or the words before it in a clause of its own (上市公司73家).
    fn counted(&self, number: &DraftArgument, trigger: Span) -> Option<Span> {
        let quantity = self.analysis.quantities.get(number.quantity? as usize)?;
        let text = self.page.text;
        let group = self
            .mentions()
            .iter()
            .find(|mention| mention.quantity == number.quantity && mention.kind == MentionKind::Group);
        if let Some(group) = group {
            let mut whole = group.span.cover(quantity.span);
            // 46个国家和地区 are no countries alone.
            let more = ["和地区", "及地区", "与地区"];
            let behind = text.get(whole.end as usize..).unwrap_or("");
            if let Some(more) = more.into_iter().find(|more| behind.starts_with(more)) {
                whole = Span::of(whole.start as usize, whole.end as usize + more.len());
            }
            let han = whole.of_text(text).contains(is_han);
            return han.then(|| Span::new(quantity.span.end, whole.end)).filter(|noun| !noun.is_empty());
        }
        let at = self.items.iter().position(|item| item.span.contains(quantity.number))?;
        let clause = self.items.get(at)?.clause;
        let first =
            self.items.iter().take(at).rev().take_while(|item| item.clause == clause && !item.joins()).last()?;
        if first.span.start < trigger.end {
            return None;
        }
        let (span, _) = self.cleaned(Span::new(first.span.start, quantity.span.start));
        (!span.is_empty() && span.of_text(text).contains(is_han)).then_some(span)
    }

    /// What the number before measures, without how it changed.
    fn inherited(&self, other: &Draft) -> Vec<DraftArgument> {
        let change = other.of_role(NUMBER).any(|number| self.is_change(number));
        let measures: Vec<DraftArgument> = other.of_role("measure").cloned().collect();
        let kept = if change && measures.len() > 1 { measures.len() - 1 } else { measures.len() };
        measures.into_iter().take(kept).collect()
    }

    fn is_change(&self, number: &DraftArgument) -> bool {
        let quantity = number.quantity.and_then(|number| self.analysis.quantities.get(number as usize));
        quantity.is_some_and(|quantity| matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Multiple))
    }

    /// The trigger and what stands between it and the number: 占GDP比重.
    fn up_to(&self, trigger: Span, number: &DraftArgument) -> Span {
        const FAR: usize = 40;
        let start = number.quantity.and_then(|number| self.analysis.quantities.get(number as usize));
        let end = start.map_or(trigger.end, |quantity| quantity.span.start).max(trigger.end);
        let between = Span::new(trigger.end, end);
        let text =
            between.of_text(self.page.text).trim_end_matches(|c: char| is_mark(c) || "约近达超为的至过到".contains(c));
        let latin = !text.contains(is_han);
        let closed = between.len() > FAR || text.contains([',', '，', '(', '（']);
        if latin || closed { trigger } else { Span::of(trigger.start as usize, trigger.end as usize + text.len()) }
    }

    /// 驿站占地6500平方米: where nothing else is known, the noun before a word that is a measure by itself.
    fn before_amount(&self, draft: &mut Draft) -> Option<DraftArgument> {
        let own = |one: &DraftArgument| &*one.role == "measure" && one.span.end <= draft.trigger.start;
        let at = draft.arguments.iter().position(own).filter(|_| draft.of_role("measure").count() > 1)?;
        let span = draft.arguments.get(at)?.span;
        const LONGEST: usize = 24;
        if !(6..=LONGEST).contains(&span.len()) || !span.of_text(self.page.text).chars().all(is_han) {
            return None;
        }
        draft.arguments.remove(at);
        Some(DraftArgument { role: "subject".into(), cluster: None, quantity: None, span })
    }

    /// A subject without a name: 该项目 where it is not known which, 产业园 at the head of the sentence.
    fn unnamed(&self, end: u32) -> Option<DraftArgument> {
        let mut head: Option<Span> = None;
        // 经理李明说,茅坪港完成…: what is said begins behind who says so.
        let said = self.items.iter().take_while(|item| item.span.end <= end).enumerate().filter(|(_, item)| item.comma);
        let says =
            |at: usize| at.checked_sub(1).and_then(|at| self.items.get(at)).is_some_and(|item| item.is_cue(Cue::Say));
        let from = said.filter(|&(at, _)| says(at)).last().map_or(0, |(at, _)| at + 1);
        for item in self.items.iter().skip(from).take_while(|item| item.span.end <= end) {
            let mention = item.mention.and_then(|index| self.mentions().get(index));
            match mention.map(|mention| mention.kind) {
                Some(MentionKind::Anaphor) if head.is_none() => head = Some(item.span),
                Some(MentionKind::Time(_)) if head.is_none() => continue,
                None if item.comma && head.is_none() => continue,
                // 本集团录得…, of which it is not known which body it is.
                None if head.is_none() && item.is_cue(Cue::Own) => head = Some(item.span),
                None if item.word.starts_with(is_han) && !item.is_boundary() && !has_cue(item) => {
                    head = Some(head.map_or(item.span, |head| head.cover(item.span)));
                    continue;
                }
                _ => {}
            }
            break;
        }
        const LONGEST: usize = 36;
        let span = head.filter(|head| (6..=LONGEST).contains(&head.len()))?;
        Some(DraftArgument { role: "subject".into(), cluster: None, quantity: None, span })
    }

    /// The same in English: `The institute employs`, `Founded in 1987, the three-day expo has`; only adverbs may follow.
    ///
    /// The company, where a body was spoken of, is that body.
    fn definite(&self, end: u32, place: (u16, u16), topic: Option<&Topic>) -> Option<DraftArgument> {
        const LONGEST: usize = 6;
        const ADVERBS: usize = 2;
        const BODIES: Flags = Flags::BODY_HEAD.or(Flags::english(EnglishWord::Company));
        let own = |item: &&Item<'_>| (item.part, item.clause) == place && !item.comma;
        let mut inside = self.items.iter().filter(own).take_while(|item| item.span.end <= end).skip_while(|item| {
            self.is_time(item) || item.joins() || (item.mention.is_none() && item.is_cue(Cue::Preposition))
        });
        let first = inside.next()?;
        let referring = first.mention.and_then(|index| self.mentions().get(index));
        let referring = referring.filter(|mention| mention.kind == MentionKind::Anaphor);
        let mut body = referring
            .is_some_and(|mention| matches!(mention.refers.map(|head| head.kind), Some(HeadKind::Organization(_))));
        let referring = referring.is_some();
        let article = first.mention.is_none() && matches!(&*first.word, "the" | "this");
        let opens = first.span.of_text(self.page.text).starts_with(|c: char| c.is_ascii_alphabetic());
        let mut head = (referring && opens && first.span.len() > 3).then_some(first.span);
        let mut behind = 0;
        for item in inside {
            // In the year ended 31 March it had …: that is when, not who.
            if head.is_none() && self.is_time(item) {
                return None;
            }
            let word = item.mention.is_none();
            let closed = word && (item.is_boundary() || has_cue(item) || item.joins() || item.word.ends_with("ly"));
            if behind == 0 && article && !closed && item.span.len() < LONGEST * LONGEST {
                head = Some(head.map_or(item.span, |head| head.cover(item.span)));
                body = item.flags.any(BODIES);
            } else {
                behind += 1;
                if !word || item.is_cue(Cue::Preposition) {
                    return None;
                }
            }
        }
        let span = head.filter(|head| behind <= ADVERBS && head.len() <= LONGEST * LONGEST)?;
        if body && self.remembered(topic).is_some() {
            return None;
        }
        Some(DraftArgument { role: "subject".into(), cluster: None, quantity: None, span })
    }

    /// `The park, covering 40 hectares, …`, `With a capacity of 500 tonnes, the plant …`: the clause beside names it.
    fn beside(&self, draft: &Draft, topic: Option<&Topic>) -> Option<DraftArgument> {
        let of = |clause: u16| {
            self.items.iter().filter(move |item| (item.part, item.clause) == (draft.part, clause) && !item.comma)
        };
        let first = of(draft.clause).next().filter(|first| first.mention.is_none())?;
        if draft.clause == 0 || of(draft.clause.saturating_sub(1)).next().is_none() {
            let next = draft.clause.saturating_add(1);
            let behind = of(next).next().filter(|_| &*first.word == "with")?;
            return self.as_subject(behind).or_else(|| self.head_of((draft.part, next), topic));
        }
        let hangs = matches!(&*first.word, "which" | "with" | "that") || first.word.ends_with("ing");
        hangs.then(|| self.head_of((draft.part, draft.clause.saturating_sub(1)), topic)).flatten()
    }

    /// The phrase with an article that a clause begins with, whatever the clause says of it.
    fn head_of(&self, place: (u16, u16), topic: Option<&Topic>) -> Option<DraftArgument> {
        let mut inside = self.items.iter().filter(|item| (item.part, item.clause) == place && !item.comma).skip(1);
        let verb = inside.find(|item| item.mention.is_some() || item.is_boundary() || has_cue(item));
        let end = verb.map_or(u32::MAX, |verb| verb.span.start);
        self.definite(end, place, topic)
    }

    /// 总投资42亿元的乙烯项目: the name that the number is told of stands behind it.
    fn named_behind(&self, number: &DraftArgument) -> Option<DraftArgument> {
        let end = self.analysis.quantities.get(number.quantity? as usize)?.span.end;
        self.page.text.get(end as usize..)?.starts_with('的').then_some(())?;
        let next = self.items.iter().find(|item| item.mention.is_some() && item.span.start > end)?;
        (next.span.start == end.saturating_add(3)).then(|| self.as_subject(next)).flatten()
    }

    /// `Revenue rose 14%, Orion Logistics said`: the company itself says so.
    fn speaker_behind(&self, end: u32) -> Option<DraftArgument> {
        let from = crate::event::items::index_at(self.items, end);
        let behind = self.items.get(from..)?;
        let at = behind.iter().rposition(|item| item.is_cue(Cue::Say))?;
        let speaker = behind.get(at.checked_sub(1)?)?;
        let mention = self.mentions().get(speaker.mention?)?;
        let firm = matches!(mention.category, None | Some(Category::Company | Category::Bank));
        let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper);
        (firm && body).then(|| self.as_subject(speaker)).flatten()
    }

    fn remembered(&self, topic: Option<&Topic>) -> Option<DraftArgument> {
        let topic = topic.filter(|topic| self.sentence.saturating_sub(topic.sentence) <= REMEMBERED)?;
        let near = topic.block == self.block() || self.sentence.saturating_sub(topic.sentence) <= 2;
        near.then(|| topic.subject.clone())
    }

    /// What a left measure really is: without the names, times and function words before it, and without "in X" behind it.
    fn cleaned(&self, span: Span) -> (Span, Option<DraftArgument>) {
        let inside: Vec<(usize, &Item<'_>)> =
            self.items.iter().enumerate().filter(|(_, item)| span.contains(item.span)).collect();
        let (mut end, mut place) = (span.end, None);
        // "output in the city": the name behind the preposition is whose it is.
        for &(index, item) in inside.iter().rev() {
            let of = index.checked_sub(1).and_then(|before| self.items.get(before));
            let of = of.filter(|word| !word.is_cue(Cue::Article)).or_else(|| self.items.get(index.checked_sub(2)?));
            match self.as_subject(item) {
                Some(subject) if of.is_some_and(|of| of.mention.is_none() && is_of(&of.word)) => {
                    end = of.map_or(end, |of| of.span.start);
                    place = Some(subject);
                }
                // "trade between Suzhou and Jena": of the two, not of the second.
                Some(subject) if self.between(index, span.start).is_some() => {
                    end = self.between(index, span.start).unwrap_or(end);
                    place = Some(subject);
                }
                _ if self.is_time(item) && of.is_some_and(|of| of.is_cue(Cue::Preposition)) => {
                    end = of.map_or(end, |of| of.span.start);
                    continue;
                }
                // "revenue for the quarter ended March 31"
                _ if self.is_time(item) => end = self.before_period(index, span.start).unwrap_or(end),
                _ => {}
            }
            break;
        }
        let mut start = end;
        let last = end;
        for &(_, item) in inside.iter().rev().filter(|(_, item)| item.span.end <= last) {
            let latin = item.word.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
            let stops = match item.mention {
                Some(_) => !self.is_part(item),
                // A verb's object may not run into the measure: in English only what stands at the edge is cut.
                // Shares fell, estimates of sales rose: before the verb that moves it, it is no verb.
                None if latin && item.is_cue(Cue::Say) && !item.comma && item.span.end.saturating_add(1) >= last => {
                    false
                }
                None => is_edge(item) || !latin && item.is_boundary(),
            };
            // 成交额首次突破: an adverb before the verb is no part of what is measured.
            let adverb = start == end && item.mention.is_none() && !latin && !item.comma && !item.is_trigger();
            if stops && adverb {
                (start, end) = (item.span.start, item.span.start);
                continue;
            }
            if stops {
                break;
            }
            start = item.span.start;
        }
        let text = Span::new(start.min(end), end).of_text(self.page.text);
        let trimmed = text.trim_start_matches(is_mark).trim_start_matches(['的', '了', '也', '其']);
        let trimmed = trimmed.trim_start_matches(is_mark);
        let trimmed = trimmed.strip_prefix("and ").unwrap_or(trimmed);
        const ARTICLES: [&str; 7] = ["the ", "The ", "its ", "Its ", "their ", "a ", "an "];
        let trimmed = ARTICLES.iter().find_map(|article| trimmed.strip_prefix(article)).unwrap_or(trimmed);
        let start = start as usize + (text.len() - trimmed.len());
        (Span::of(start, start + trimmed.trim_end_matches(is_mark).len()), place)
    }

    /// Where the `between` stands of which the name at `last` is the second of two.
    fn between(&self, last: usize, first: u32) -> Option<u32> {
        const LONGEST: usize = 6;
        let from = last.saturating_sub(LONGEST);
        let before = self.items.get(from..last)?;
        let at = before.iter().rfind(|item| item.mention.is_none() && &*item.word == "between")?.span.start;
        let joined = before.iter().any(|item| item.is_cue(Cue::And));
        (joined && at > first).then_some(at)
    }

    /// Where the phrase begins that a time ends: for the three months to June.
    fn before_period(&self, time: usize, first: u32) -> Option<u32> {
        const LONGEST: usize = 6;
        let before = self.items.get(time.saturating_sub(LONGEST)..time)?.iter().rev();
        let mut inside =
            before.take_while(|item| !item.comma && item.span.start > first && self.as_subject(item).is_none());
        inside.find(|item| matches!(&*item.word, "for" | "in" | "during")).map(|item| item.span.start)
    }

    fn is_time(&self, item: &Item<'_>) -> bool {
        let kind = item.mention.and_then(|index| self.mentions().get(index)).map(|mention| mention.kind);
        matches!(kind, Some(MentionKind::Time(_)))
    }

    /// A mention that can be part of what is measured.
    fn is_part(&self, item: &Item<'_>) -> bool {
        let kind = item.mention.and_then(|index| self.mentions().get(index)).map(|mention| mention.kind);
        use MentionKind::{Document, Programme, Proper, Quoted, Title};
        matches!(kind, Some(Proper | Quoted | Programme | Document | Title))
    }

    /// The mention of an item as a subject: a body, a place, a project or what refers back to one.
    fn as_subject(&self, item: &Item<'_>) -> Option<DraftArgument> {
        self.subject_of(item.mention?)
    }

    fn subject_of(&self, index: usize) -> Option<DraftArgument> {
        let mention = self.mentions().get(index)?;
        let cluster = self.clusters.of.get(&(self.sentence, index)).copied();
        let known = self.clusters.kind_of((self.sentence, index));
        let fits = match mention.kind {
            MentionKind::Organization | MentionKind::Place | MentionKind::Programme => true,
            MentionKind::Occasion | MentionKind::Venue => true,
            MentionKind::Proper => cluster.is_some() && !matches!(known, Some(EntityType::Person)),
            MentionKind::Anaphor => {
                cluster.is_some() && !matches!(mention.refers.map(|head| head.kind), Some(HeadKind::Name(_)))
            }
            _ => false,
        };
        let quoted = mention.extent.of_text(self.page.text).starts_with(['《', '"']);
        let argument = || DraftArgument { role: "subject".into(), cluster, quantity: None, span: mention.span };
        (fits && !quoted && mention.weight > 0).then(argument)
    }

    /// The subject before `end`: of its clause the nearest, of the clauses before it the first.
    fn subject_before(&self, end: u32, draft: &Draft) -> Option<DraftArgument> {
        let before =
            || self.items.iter().enumerate().filter(|(_, item)| item.span.end <= end && item.part == draft.part);
        let own = before().rev().filter(|(_, item)| item.clause == draft.clause);
        let subject = |(index, item): (usize, &Item<'_>)| self.as_subject(item).filter(|_| self.is_free(index));
        own.filter_map(subject).next().or_else(|| {
            let mut clauses: Vec<u16> =
                before().map(|(_, item)| item.clause).filter(|clause| *clause < draft.clause).collect();
            clauses.dedup();
            clauses.into_iter().rev().find_map(|clause| {
                let inside = before().filter(|(_, item)| item.clause == clause);
                inside.filter(|&(index, item)| self.leads(index, item)).find_map(subject)
            })
        })
    }

    /// Whether a clause before can be about a name: a place inside it only says where (总部位于苏州, 在上海设有中心).
    fn leads(&self, index: usize, item: &Item<'_>) -> bool {
        let place = item.mention.and_then(|index| self.mentions().get(index));
        if place.is_none_or(|mention| mention.kind != MentionKind::Place) {
            return true;
        }
        let before = index.checked_sub(1).and_then(|before| self.items.get(before));
        let first = before.is_none_or(|before| before.clause != item.clause || self.is_time(before));
        let alone = self.items.get(index + 1).is_none_or(|next| next.comma);
        first || (alone && before.is_some_and(|before| is_of(&before.word)))
    }

    /// The first free name of the sentence: what it is about.
    fn first_subject(&self) -> Option<DraftArgument> {
        let mut names: Vec<(u32, usize)> =
            self.mentions().iter().enumerate().map(|(index, mention)| (mention.span.start, index)).collect();
        names.sort_unstable();
        // `First Quarter Highlights`, `R&D spending: 14 per cent of revenue`.
        let span = self.analysis.sentences.get(self.sentence)?.sentence.span;
        let heading = !span.of_text(self.page.text).ends_with(['.', '。', '!', '?', '！', '？', '"', '”']);
        names.into_iter().find_map(|(start, index)| {
            let before = self.page.text.get(..start as usize)?;
            let hangs = before.ends_with(['据', '与', '对', '向', '由', '从', '被', '给', '、', '和']);
            let unknown = self.mentions().get(index).is_some_and(|mention| mention.kind == MentionKind::Proper);
            self.subject_of(index).filter(|_| !(hangs || unknown && heading))
        })
    }

    /// Whether a name does not hang on a preposition: not 据X介绍, 与X, "with X".
    fn is_free(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|before| self.items.get(before)) else { return true };
        let article = before.is_cue(Cue::Article).then(|| self.items.get(index.checked_sub(2)?)).flatten();
        let before = article.unwrap_or(before);
        let own = self.items.get(index).is_some_and(|item| item.clause == before.clause);
        let hangs = before.mention.is_none()
            && (before.is_cue(Cue::Preposition) && !is_of(&before.word)
                || before.is_cue(Cue::And)
                || matches!(
                    &*before.word,
                    "据" | "与" | "对" | "向" | "由" | "从" | "被" | "、" | "给" | "to" | "with" | "by" | "for"
                ));
        let said = self.items.get(index + 1).is_some_and(|next| next.is_cue(Cue::Say));
        !(said || (hangs && own))
    }
}

/// Words before a name that say whose something is.
fn is_of(word: &str) -> bool {
    matches!(word, "in" | "of" | "at" | "from" | "在")
}

/// What ends a measure on its left: a say word, a modal, a preposition of another phrase.
fn is_edge(item: &Item<'_>) -> bool {
    const CLOSED: [Cue; 7] =
        [Cue::Say, Cue::Planned, Cue::Possible, Cue::Goal, Cue::Frame, Cue::PronounGroup, Cue::PronounPerson];
    item.comma || CLOSED.iter().any(|&cue| item.is_cue(cue))
}

fn has_cue(item: &Item<'_>) -> bool {
    item.flags.any(Flags::CUES.or(Flags::TRIGGER))
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || ",，、:：;；\"“”「」‘’.()（）'◆■●•·▎【】*".contains(c)
}

fn measure(span: Span) -> DraftArgument {
    DraftArgument { role: "measure".into(), cluster: None, quantity: None, span }
}

/// "rose 58 percent to 214 million": two numbers are two statistics.
fn one_number_each(draft: Draft) -> Vec<Draft> {
    let numbers: Vec<DraftArgument> = draft.of_role(NUMBER).cloned().collect();
    if numbers.len() < 2 {
        return vec![draft];
    }
    let with = |number: DraftArgument| {
        let mut one = draft.clone();
        one.arguments.retain(|argument| &*argument.role != NUMBER);
        one.arguments.push(number);
        one
    };
    numbers.into_iter().map(with).collect()
}

/// Numbers that an event has already are no statistics of their own.
pub(super) fn drop_told(drafts: &mut Vec<Draft>, rules: &Rules, analysis: &Analysis) {
    let record = |draft: &Draft| rules.types.get(draft.kind).map(|kind| kind.record);
    let mut told: Vec<Span> = drafts
        .iter()
        .filter(|draft| record(draft) == Some(RecordKind::Event))
        .flat_map(|draft| draft.arguments.iter().map(|argument| argument.span))
        .collect();
    told.sort_unstable_by_key(|span| span.start);
    let is_told = |number: u32| {
        let Some(quantity) = analysis.quantities.get(number as usize) else { return true };
        let from = told.partition_point(|span| span.start <= quantity.number.start);
        // Arguments are short: those that contain the number begin among the few before it.
        told.get(from.saturating_sub(8)..from).unwrap_or_default().iter().any(|span| span.contains(quantity.number))
    };
    let repeats = |draft: &Draft| draft.of_role(NUMBER).any(|number| number.quantity.is_none_or(is_told));
    super::merge::retain(drafts, |draft| !(record(draft) == Some(RecordKind::Statistic) && repeats(draft)));
}

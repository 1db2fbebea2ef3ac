//! The first reading: the mentions of each sentence by itself.

use super::analysis::{Analysis, Analyzed, Page, Resources};
use super::select::select;
use crate::extract::person::{self, Carried, Known};
use crate::extract::quantity::{QuantityKind, QuantityMention};
use crate::extract::sentence::{Frame, View};
use crate::extract::title::{self, Title};
use crate::extract::{Mention, MentionKind};
use crate::extract::{chunk, context, described, gloss, name, organization, twin};
use crate::gazetteer::{Cue, Sense};
use crate::layout::{BlockKind, Sentence};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;
use std::ops::Range;

/// How many sentences one finder reads before the next one does. All finders are several times as much code as a processor
/// has at hand: if each sentence went through all of them by itself, every finder would be fetched anew for every sentence.
pub(super) const BATCH: usize = 32;

/// Most short forms that an article may define.
const MAX_ALIASES: usize = 64;

/// Reads the sentences of an article in their order, and keeps what one tells those after it.
pub(super) struct Reader<'a> {
    page: Page<'a>,
    resources: &'a Resources,
    /// The names met so far.
    pub(super) known: Known,
    /// The closing mark of a quotation that the sentence before left open, and the block of that sentence.
    open: (Option<char>, usize),
}

/// A sentence on its way through the finders.
struct Reading<'a> {
    view: View<'a>,
    sentence: Sentence,
    frame: Frame,
    /// Nothing else stands in the article.
    alone: bool,
    /// Its times: their numbers in the article, and where they stand.
    numbers: Range<usize>,
    times: Vec<Span>,
    /// Its quantities, before the names are known that some of them stand in.
    quantities: Vec<QuantityMention>,
    /// What no name can contain, and what none of capitals alone can.
    money: Vec<Span>,
    closed: Vec<Span>,
    titles: Vec<Title>,
    /// What the sentences before left to it.
    carried: Carried,
    /// Candidates, and then those of them that are meant.
    mentions: Vec<Mention>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(page: Page<'a>, resources: &'a Resources) -> Self {
        Self { page, resources, known: Known::default(), open: (None, usize::MAX) }
    }

    /// Add the mentions of the next sentences. A loop is a finder, or some that are little code.
    pub(super) fn read(&mut self, sentences: &[Sentence], analysis: &mut Analysis) {
        let mut readings: Vec<Reading<'a>> = sentences.iter().map(|sentence| self.begin(*sentence)).collect();
        readings.iter_mut().for_each(|reading| self.times(reading, analysis));
        readings.iter_mut().for_each(|reading| self.quantities(reading));
        readings.iter_mut().for_each(Reading::titles);
        readings.iter_mut().for_each(Reading::organizations);
        readings.iter_mut().for_each(Reading::chunks);
        readings.iter_mut().for_each(|reading| self.choose(reading));
        readings.iter_mut().for_each(|reading| self.short_forms(reading));
        readings.iter_mut().for_each(Reading::posts);
        readings.iter_mut().for_each(|reading| self.persons(reading));
        for reading in readings {
            let analyzed = self.end(reading, analysis);
            analysis.sentences.push(analyzed);
        }
    }

    fn begin(&self, sentence: Sentence) -> Reading<'a> {
        let frame = self.page.frame(sentence.span);
        let view = self.page.framed(sentence.span, &frame, self.resources);
        let alone = sentence.span.of_text(self.page.text).trim().len() == self.page.text.trim().len();
        Reading {
            view,
            sentence,
            frame,
            alone,
            numbers: 0..0,
            times: Vec::new(),
            quantities: Vec::new(),
            money: Vec::new(),
            closed: Vec::new(),
            titles: Vec::new(),
            carried: Carried::default(),
            mentions: Vec::new(),
        }
    }

    fn times(&self, reading: &mut Reading<'a>, analysis: &mut Analysis) {
        let from = analysis.times.len();
        self.resources.times.find(reading.text(), reading.view.span.start, &mut analysis.times);
        reading.numbers = from..analysis.times.len();
        reading.times = analysis.times.iter().skip(from).map(|time| time.span).collect();
    }

    fn quantities(&self, reading: &mut Reading<'a>) {
        let (text, start) = (reading.text(), reading.view.span.start);
        self.resources.quantities.find(text, start, reading.alone, &reading.times, &mut reading.quantities);
        (reading.money, reading.closed) = no_names(self.page.text, &reading.times, &reading.quantities);
    }

    /// Named things, and which of all candidates are meant.
    fn choose(&mut self, reading: &mut Reading<'a>) {
        let block = reading.sentence.block;
        reading.view.in_quote = self.open.0.filter(|_| self.open.1 == block);
        let open = name::find(&reading.view, &reading.money, &mut reading.mentions);
        self.open = (open, block);
        twin::complete(&reading.view, &mut reading.mentions);
        reading.mentions = select(&reading.view, std::mem::take(&mut reading.mentions));
    }

    /// Short forms that the sentence defines, and bodies whose names nothing but their place in it shows.
    fn short_forms(&mut self, reading: &mut Reading<'a>) {
        let Reading { view, titles, mentions, times, .. } = reading;
        let view = &*view;
        let named = mentions.iter().filter(|mention| mention.kind == MentionKind::Organization && mention.weight >= 2);
        title::trim(view.text, titles, named.map(|mention| mention.span));
        let aliases = &mut self.known.aliases;
        for mention in &mut *mentions {
            if let Some(alias) = name::defined_alias(view, mention) {
                mention.alias = alias.0.or(mention.alias);
                mention.extent.end = alias.1;
                if let Some(alias) = alias.0.filter(|_| aliases.len() < MAX_ALIASES) {
                    aliases.push(alias.of_text(view.text).into());
                }
            }
        }
        gloss::glossed(view, mentions);
        for name in organization::bare::find(view, titles, times, mentions) {
            let name = name.of_text(view.text);
            if aliases.len() < MAX_ALIASES && !aliases.iter().any(|alias| **alias == *name) {
                aliases.push(name.into());
            }
        }
    }

    /// What the context says of names, and persons.
    fn persons(&mut self, reading: &mut Reading<'a>) {
        let Reading { view, titles, mentions, .. } = reading;
        let (view, known) = (&*view, &mut self.known);
        context::find(view, mentions, titles, known);
        if reading.sentence.kind == BlockKind::Headline {
            known.forget();
        }
        reading.carried = known.carried;
        let persons = person::find(view, mentions, titles, known);
        for person in &persons {
            if person.same_as.is_none() {
                known.add(view, person.span);
            } else if let Some(name) = person.same_as.filter(|_| person.span.is_empty()) {
                // 卫子矜 in the line above 新闻主管
                known.add(view, name);
            }
            known.tell(view, person);
        }
        let glossed = mentions.iter().filter(|mention| mention.kind == MentionKind::Person);
        for alias in glossed.filter_map(|mention| mention.alias) {
            if alias.of_text(view.text).starts_with(is_han) {
                known.add(view, alias);
            }
        }
        known.carry(view, mentions, titles, &persons);
        // Whom one may ask, below the news, holds no post of it.
        if reading.sentence.kind != BlockKind::Body {
            known.carried.alone = None;
        }
        person::remember(view, mentions, known, reading.sentence.kind == BlockKind::Headline);
    }

    /// Times and quantities become mentions; the quantities are looked for again where names took some of them.
    fn end(&self, reading: Reading<'a>, analysis: &mut Analysis) -> Analyzed {
        let Reading { view, sentence, frame, alone, numbers, times, quantities, titles, carried, mut mentions, .. } =
            reading;
        let names = mentions.iter().filter(|mention| mention.kind != MentionKind::Quotation && mention.weight > 0);
        let mut taken: Vec<Span> = times.into_iter().chain(names.map(|mention| mention.span)).collect();
        taken.sort_unstable();
        let in_name = |quantity: &QuantityMention| {
            let after = taken.partition_point(|span| span.end <= quantity.span.start);
            taken.get(after..).unwrap_or_default().iter().take_while(|span| span.start < quantity.span.end).count() > 0
        };
        let from = analysis.quantities.len();
        if quantities.iter().any(in_name) {
            let text = view.span.of_text(view.text);
            self.resources.quantities.find(text, view.span.start, alone, &taken, &mut analysis.quantities);
        } else {
            analysis.quantities.extend(quantities);
        }
        mentions.reserve_exact(numbers.len() + analysis.quantities.len() - from);
        for (index, time) in analysis.times.iter().enumerate().take(numbers.end).skip(numbers.start) {
            mentions.push(Mention::new(time.span, MentionKind::Time(to_u32(index)), 3));
        }
        for (index, quantity) in analysis.quantities.iter_mut().enumerate().skip(from) {
            name_unit(&view, quantity);
            mentions.push(quantity_mention(&view, quantity, to_u32(index)));
        }
        Analyzed { sentence, frame, names: view.names.take(), carried, mentions, titles }
    }
}

impl<'a> Reading<'a> {
    fn text(&self) -> &'a str {
        self.view.span.of_text(self.view.text)
    }

    /// Posts, and the persons whom they show.
    fn titles(&mut self) {
        self.titles = title::find(&self.view);
        self.view.persons = person::behind_titles(&self.view, &self.titles);
    }

    /// Listed and composed bodies and places.
    fn organizations(&mut self) {
        // A mention is large; sentences that have more than some are no sentences.
        self.mentions = Vec::with_capacity((self.view.hits.len() / 2).min(64));
        organization::find(&self.view, &self.money, &mut self.mentions);
        // 1.2 billion U.S. dollars
        let money = &self.money;
        self.mentions.retain(|mention| {
            mention.kind != MentionKind::Place || !money.iter().any(|money| money.contains(mention.span))
        });
    }

    /// Names by their capitals.
    fn chunks(&mut self) {
        if self.view.has.latin {
            let listed = self.mentions.iter().filter(|mention| mention.thing.is_some());
            let listed: Vec<Mention> = listed.cloned().collect();
            chunk::find(&self.view, &self.titles, &self.closed, &listed, &mut self.mentions);
        }
    }

    /// Bodies at which posts are held, and what describes a name.
    fn posts(&mut self) {
        title::ministries(&self.view, &mut self.titles, &mut self.mentions);
        person::organizations_before_titles(&self.view, &self.titles, &mut self.mentions);
        described::find(&self.view, &mut self.mentions);
    }
}

/// What no name can contain: times and amounts of money; and, for names made of capitals alone, whatever else has its
/// letters to itself (168CM, 10M, 3.5 GW).
fn no_names(text: &str, times: &[Span], quantities: &[QuantityMention]) -> (Vec<Span>, Vec<Span>) {
    let (mut money, mut closed) = (times.to_vec(), times.to_vec());
    for quantity in quantities {
        let letters = || {
            let number = quantity.number.of_text(text).as_bytes();
            number.first().is_some_and(u8::is_ascii_digit) && number.last().is_some_and(u8::is_ascii_alphabetic)
        };
        match quantity.kind {
            QuantityKind::Money => {
                money.push(quantity.span);
                closed.push(quantity.span);
            }
            QuantityKind::Percent | QuantityKind::Measure => closed.push(quantity.span),
            _ if letters() => closed.push(quantity.span),
            _ => {}
        }
    }
    money.sort_unstable();
    closed.sort_unstable();
    (money, closed)
}

/// Most words between a number and the noun that it counts.
const COUNTED_WORDS: usize = 4;

/// `884 R&D institutions`: a bare number counts the plural noun behind the capitalised modifiers.
fn name_unit(view: &View<'_>, quantity: &mut QuantityMention) {
    if quantity.kind != QuantityKind::Bare || view.rest(quantity.span.end).starts_with(|c: char| c != ' ') {
        return;
    }
    let from = view.token_from(quantity.span.end);
    let mut words = 0;
    for index in from..(from + COUNTED_WORDS * 3).min(view.tokens.len()) {
        let word = view.word(index);
        match view.kind(index) {
            Some(TokenKind::Word) if view.is_boundary(index) => return,
            Some(TokenKind::Word) => {
                words += 1;
                let plural = word.len() > 3
                    && word.ends_with('s')
                    && !word.ends_with("ss")
                    && word.chars().all(|c| c.is_ascii_lowercase());
                if let Some(token) = view.tokens.get(index).filter(|_| plural) {
                    (quantity.span.end, quantity.unit_span) = (token.span.end, Some(token.span));
                    quantity.core.end = token.span.end;
                    (quantity.unit, quantity.kind) = (Some(word.into()), QuantityKind::Count);
                    return;
                }
                if words >= COUNTED_WORDS {
                    return;
                }
            }
            Some(TokenKind::Space) => {}
            _ if matches!(word, "&" | "-" | "/") => {}
            _ => return,
        }
    }
}

/// A count takes the noun that it counts with it: 8家第二批区级高质量孵化器.
fn quantity_mention(view: &View<'_>, quantity: &QuantityMention, index: u32) -> Mention {
    let mut mention = Mention::new(quantity.span, MentionKind::Quantity(index), 2);
    mention.quantity = Some(index);
    // 15 MoUs: what is counted is a document or an honor.
    let counted = quantity.unit_span.and_then(|unit| name::kind_of_common_noun(view, unit.of_text(view.text)));
    if let Some(kind) = counted.filter(|_| quantity.kind == QuantityKind::Count) {
        mention.kind = kind;
        return mention;
    }
    // A relation word that is a verb too stays outside: 员工人数超过2.5万人.
    let prefix = Span::new(quantity.span.start, quantity.number.start);
    let verb =
        view.lexicon.senses(prefix.of_text(view.text).trim()).iter().any(|sense| matches!(sense, Sense::Trigger(_)));
    if verb {
        mention.extent.start = prefix.end;
    }
    let latin = quantity.unit_span.is_some_and(|unit| unit.of_text(view.text).is_ascii());
    if latin && quantity.kind == QuantityKind::Count {
        mention.kind = MentionKind::Group;
        return mention;
    }
    if quantity.kind == QuantityKind::Count {
        mention.extent.end = noun_after(view, quantity.span.end);
        if mention.extent.end > mention.span.end {
            mention.kind = MentionKind::Group;
            mention.span = mention.extent;
        }
    }
    mention
}

/// End of the noun phrase behind a counter: Chinese words up to the first that is no part of a name.
fn noun_after(view: &View<'_>, start: u32) -> u32 {
    let mut end = start;
    let from = view.token_from(start);
    for index in from..(from + 10).min(view.tokens.len()) {
        let han = view.kind(index) == Some(TokenKind::Han);
        let closed = view.is_boundary(index)
            || view.is_cue(index, Cue::And)
            || view.is_cue(index, Cue::ListEnd)
            || view.is_cue(index, Cue::Planned);
        if !han || closed {
            break;
        }
        end = view.tokens.get(index).map_or(end, |token| token.span.end);
    }
    end
}

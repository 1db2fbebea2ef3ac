//! All mentions of an article, sentence by sentence.

use super::select::select;
use crate::extract::person::{Carried, Known};
use crate::extract::quantity::{QuantityGrammar, QuantityKind, QuantityMention};
use crate::extract::sentence::{Frame, LookedFor, View};
use crate::extract::time::{TimeGrammar, TimeMention};
use crate::extract::title::Title;
use crate::extract::{self, Mention, MentionKind};
use crate::gazetteer::{Cue, Hit, Lexicon, Lookup, Sense};
use crate::layout::{BlockKind, Layout, Sentence};
use crate::span::{Span, to_u32};
use crate::token::{Segmenter, Token, TokenKind};

/// What the extractors need, built once.
pub(crate) struct Resources {
    pub(crate) lexicon: Lexicon,
    pub(crate) segmenter: Segmenter,
    pub(crate) times: TimeGrammar,
    pub(crate) quantities: QuantityGrammar,
}

/// One sentence with its mentions, by position.
#[derive(Debug)]
pub(crate) struct Analyzed {
    pub(crate) sentence: Sentence,
    pub(crate) frame: Frame,
    /// Where Chinese personal names were looked for.
    names: Vec<LookedFor>,
    /// What the sentences before left to it.
    carried: Carried,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) titles: Vec<Title>,
}

/// The mentions of an article.
#[derive(Debug)]
pub(crate) struct Analysis {
    pub(crate) sentences: Vec<Analyzed>,
    pub(crate) times: Vec<TimeMention>,
    pub(crate) quantities: Vec<QuantityMention>,
}

impl Analysis {
    /// The mentions of a sentence.
    pub(crate) fn mentions(&self, sentence: usize) -> &[Mention] {
        self.sentences.get(sentence).map_or(&[], |analyzed| &analyzed.mentions)
    }
}

/// The repaired text with everything that was found on it by position.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// What each token can be.
    pub(crate) words: &'a [Lookup<'a>],
    pub(crate) hits: &'a [Hit],
}

impl<'a> Page<'a> {
    fn frame(&self, span: Span, resources: &Resources) -> Frame {
        Frame::new(self.text, span, (self.tokens, self.words), self.hits, &resources.lexicon)
    }

    fn framed(&self, span: Span, frame: &Frame, resources: &'a Resources) -> View<'a> {
        let dictionaries = (&resources.lexicon, &resources.segmenter);
        View::new(self.text, span, (self.tokens, self.words), self.hits, frame, dictionaries)
    }

    /// A sentence that was read before.
    pub(crate) fn view(&self, analyzed: &Analyzed, resources: &'a Resources) -> View<'a> {
        self.framed(analyzed.sentence.span, &analyzed.frame, resources)
    }
}

/// Find all mentions: first each sentence for itself, then names met elsewhere in the article.
pub(crate) fn analyze(page: Page<'_>, layout: &Layout, resources: &Resources) -> Analysis {
    let sentences = Vec::with_capacity(layout.sentences.len());
    let mut analysis = Analysis { sentences, times: Vec::new(), quantities: Vec::new() };
    let mut known = Known::default();
    let mut in_quote = None;
    let mut block = usize::MAX;
    for sentence in &layout.sentences {
        let frame = page.frame(sentence.span, resources);
        let mut view = page.framed(sentence.span, &frame, resources);
        view.in_quote = in_quote.filter(|_| sentence.block == block);
        block = sentence.block;
        let (analyzed, open) = first_reading(&mut view, (*sentence, frame), resources, &mut analysis, &mut known);
        in_quote = open;
        analysis.sentences.push(analyzed);
    }
    for analyzed in &mut analysis.sentences {
        let mut view = page.view(analyzed, resources);
        view.names = std::mem::take(&mut analyzed.names).into();
        known.carried = analyzed.carried;
        second_reading(&view, analyzed, &known);
    }
    analysis
}

/// Most short forms that an article may define.
const MAX_ALIASES: usize = 64;

fn first_reading(
    view: &mut View<'_>,
    (sentence, frame): (Sentence, Frame),
    resources: &Resources,
    analysis: &mut Analysis,
    known: &mut Known,
) -> (Analyzed, Option<char>) {
    let text = view.span.of_text(view.text);
    let time_base = analysis.times.len();
    resources.times.find(text, view.span.start, &mut analysis.times);
    let time_spans: Vec<Span> = analysis.times.iter().skip(time_base).map(|time| time.span).collect();
    let quantity_base = analysis.quantities.len();
    let alone = text.trim().len() == view.text.trim().len();
    resources.quantities.find(text, view.span.start, alone, &time_spans, &mut analysis.quantities);
    let (money, closed) =
        no_names(view.text, &time_spans, analysis.quantities.get(quantity_base..).unwrap_or_default());
    let mut titles = extract::title::find(view);
    view.persons = extract::person::behind_titles(view, &titles);
    let view = &*view;
    // A mention is large; sentences that have more than some are no sentences.
    let mut candidates = Vec::with_capacity((view.hits.len() / 2).min(64));
    extract::organization::find(view, &money, &mut candidates);
    // 1.2 billion U.S. dollars
    candidates.retain(|mention| {
        mention.kind != MentionKind::Place || !money.iter().any(|money| money.contains(mention.span))
    });
    if view.has.latin {
        let listed: Vec<Mention> = candidates.iter().filter(|mention| mention.thing.is_some()).cloned().collect();
        extract::chunk::find(view, &titles, &closed, &listed, &mut candidates);
    }
    let open = extract::name::find(view, &money, &mut candidates);
    extract::twin::complete(view, &mut candidates);
    let mut mentions = select(view, candidates);
    let named = mentions.iter().filter(|mention| mention.kind == MentionKind::Organization && mention.weight >= 2);
    extract::title::trim(view.text, &mut titles, named.map(|mention| mention.span));
    for mention in &mut mentions {
        if let Some(alias) = extract::name::defined_alias(view, mention) {
            mention.alias = alias.0.or(mention.alias);
            mention.extent.end = alias.1;
            if let Some(alias) = alias.0.filter(|_| known.aliases.len() < MAX_ALIASES) {
                known.aliases.push(alias.of_text(view.text).into());
            }
        }
    }
    for name in extract::organization::bare::find(view, &titles, &time_spans, &mut mentions) {
        let name = name.of_text(view.text);
        if known.aliases.len() < MAX_ALIASES && !known.aliases.iter().any(|alias| **alias == *name) {
            known.aliases.push(name.into());
        }
    }
    extract::title::ministries(view, &mut titles, &mut mentions);
    extract::person::organizations_before_titles(view, &titles, &mut mentions);
    extract::described::find(view, &mut mentions);
    extract::context::find(view, &mut mentions, &titles, known);
    let carried = known.carried;
    let persons = extract::person::find(view, &mut mentions, &titles, known);
    for person in &persons {
        if person.same_as.is_none() {
            known.add(view, person.span);
        }
        known.tell(view, person);
    }
    known.carry(view, &mentions, &titles, &persons);
    extract::person::remember(view, &mentions, known);
    let taken: Vec<Span> = {
        let names = mentions.iter().filter(|mention| mention.kind != MentionKind::Quotation && mention.weight > 0);
        let mut taken: Vec<Span> = time_spans.iter().copied().chain(names.map(|mention| mention.span)).collect();
        taken.sort_unstable();
        taken
    };
    let in_name = |quantity: &QuantityMention| {
        let after = taken.partition_point(|span| span.end <= quantity.span.start);
        taken.get(after..).unwrap_or_default().iter().take_while(|span| span.start < quantity.span.end).count() > 0
    };
    if analysis.quantities.iter().skip(quantity_base).any(in_name) {
        analysis.quantities.truncate(quantity_base);
        resources.quantities.find(text, view.span.start, alone, &taken, &mut analysis.quantities);
    }
    for (index, time) in analysis.times.iter().enumerate().skip(time_base) {
        mentions.push(Mention::new(time.span, MentionKind::Time(to_u32(index)), 3));
    }
    for (index, quantity) in analysis.quantities.iter_mut().enumerate().skip(quantity_base) {
        name_unit(view, quantity);
        mentions.push(quantity_mention(view, quantity, to_u32(index)));
    }
    let names = view.names.take();
    (Analyzed { sentence, frame, names, carried, mentions, titles }, open)
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
    let counted = quantity.unit_span.and_then(|unit| extract::name::kind_of_common_noun(view, unit.of_text(view.text)));
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

/// Mentions by short forms that the article has defined.
fn add_aliases(view: &View<'_>, mentions: &mut Vec<Mention>, known: &Known) {
    let text = view.span.of_text(view.text);
    for alias in &known.aliases {
        for (at, found) in text.match_indices(&**alias) {
            let start = view.span.start.saturating_add(to_u32(at));
            let span = Span::new(start, start.saturating_add(to_u32(found.len())));
            // 远传 is no part of 远传播.
            let words = view.token_at(span.start).is_some() && view.token_ending(span.end).is_some();
            if !words && alias.chars().nth(3).is_none() {
                continue;
            }
            let over = |mention: &Mention| mention.extent.overlaps(span) && mention.kind != MentionKind::Quotation;
            if !mentions.iter().any(|mention| over(mention) && mention.weight >= 2) {
                // Their places in the list are known to posts, so weaker names stay, without weight.
                mentions.iter_mut().filter(|mention| over(mention)).for_each(|mention| mention.weight = 0);
                mentions.push(Mention::new(span, MentionKind::Organization, 3));
            }
        }
    }
}

/// With all names of the article known: persons, and the final order of mentions.
fn second_reading(view: &View<'_>, analyzed: &mut Analyzed, known: &Known) {
    let titles = std::mem::take(&mut analyzed.titles);
    add_aliases(view, &mut analyzed.mentions, known);
    extract::person::surnames(view, &mut analyzed.mentions, known);
    let persons = extract::person::find(view, &mut analyzed.mentions, &titles, known);
    // A name of unknown kind gives way to a person at the same place.
    for mention in &mut analyzed.mentions {
        let covered =
            persons.iter().any(|person| person.span.overlaps(mention.span) && mention.kind != MentionKind::Quotation);
        let cut = persons.iter().any(|person| {
            person.span.overlaps(mention.span)
                && !person.extent.contains(mention.span)
                && !mention.span.contains(person.span)
        });
        if (covered && mention.weight <= 1) || (cut && mention.kind != MentionKind::Quotation) {
            (mention.weight, mention.thing) = (0, None);
            mention.kind = MentionKind::Proper;
        }
    }
    analyzed.mentions.extend(persons);
    // Students and members are no posts by themselves.
    for title in titles.iter().filter(|title| !title.plural) {
        let mut mention = Mention::new(title.span, MentionKind::Title, 2);
        mention.thing = title.thing;
        analyzed.mentions.push(mention);
    }
    analyzed.titles = titles;
    if analyzed.sentence.kind == BlockKind::Furniture {
        analyzed.mentions.clear();
    }
}

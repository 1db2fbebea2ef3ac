//! All mentions of an article, sentence by sentence.

use super::reading::{BATCH, Reader};
use crate::extract::person::{Carried, Known};
use crate::extract::quantity::{QuantityGrammar, QuantityMention};
use crate::extract::sentence::{Frame, LookedFor, View};
use crate::extract::time::{TimeGrammar, TimeMention};
use crate::extract::title::Title;
use crate::extract::{self, Mention, MentionKind};
use crate::gazetteer::{Cue, Hit, Lexicon, List, Lookup, WordList};
use crate::layout::{BlockKind, Layout, Sentence};
use crate::span::{Span, to_u32};
use crate::token::{Segmenter, Token};

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
    pub(super) names: Vec<LookedFor>,
    /// What the sentences before left to it.
    pub(super) carried: Carried,
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
    pub(super) fn frame(&self, span: Span) -> Frame {
        Frame::new(self.text, span, (self.tokens, self.words), self.hits)
    }

    pub(super) fn framed(&self, span: Span, frame: &Frame, resources: &'a Resources) -> View<'a> {
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
    let mut reader = Reader::new(page, resources);
    for sentences in layout.sentences.chunks(BATCH) {
        reader.read(sentences, &mut analysis);
    }
    let mut known = reader.known;
    for analyzed in &mut analysis.sentences {
        let mut view = page.view(analyzed, resources);
        view.names = std::mem::take(&mut analyzed.names).into();
        known.carried = analyzed.carried;
        second_reading(&view, analyzed, &known);
    }
    name_currency(page.text, &mut analysis.quantities, resources.lexicon.list(List::TaiwanWord));
    analysis
}

/// 营收34.6亿元 in a text from Taiwan: 元 is the currency of where the text is from.
fn name_currency(text: &str, quantities: &mut [QuantityMention], words: WordList<'_>) {
    const FEWEST: usize = 2;
    let is = |quantity: &QuantityMention, unit: &str| quantity.unit.as_deref() == Some(unit);
    let plain = |quantity: &QuantityMention| {
        let said = quantity.unit_span.map_or("", |span| span.of_text(text));
        is(quantity, "CNY") && said.ends_with('元')
    };
    if !quantities.iter().any(plain) || text.contains("人民币") {
        return;
    }
    let named = quantities.iter().any(|quantity| is(quantity, "TWD"));
    if named || words.count_in(text, FEWEST) >= FEWEST {
        quantities
            .iter_mut()
            .filter(|quantity| plain(quantity))
            .for_each(|quantity| quantity.unit = Some("TWD".into()));
    }
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
            // 智序机器人, which ends like a product: by its last word a company may be called so.
            let trade = || view.token_ending(span.end).is_some_and(|last| view.is_cue(last, Cue::Trade));
            let product = |mention: &&mut Mention| mention.span == span && mention.kind == MentionKind::Programme;
            if let Some(product) = mentions.iter_mut().find(product).filter(|_| trade()) {
                (product.kind, product.weight) = (MentionKind::Organization, 3);
                continue;
            }
            // 中大医学院, where 中大 is defined: the longer name goes on.
            let longer = |mention: &&mut Mention| {
                mention.kind == MentionKind::Organization
                    && mention.span.start == span.start
                    && mention.span.end > span.end
                    && mention.weight == 1
            };
            if let Some(longer) = mentions.iter_mut().find(longer) {
                longer.weight = 2;
                continue;
            }
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
    for mention in analyzed.mentions.iter_mut().filter(|mention| mention.kind != MentionKind::Quotation) {
        let (span, kind, weak) = (mention.span, mention.kind, mention.weight <= 1);
        let name = matches!(kind, MentionKind::Organization | MentionKind::Place | MentionKind::Proper);
        let gives_way = persons.iter().any(|person| {
            let cut = || !person.extent.contains(span) && !span.contains(person.span);
            // 张苏宁: a listed name inside that of a person is none; 副院长蓝田: and so is that of a place.
            let inside = name && person.span != span && person.span.contains(span);
            let namesake = kind == MentionKind::Place && person.span == span && !span.is_empty();
            // 陈砚秋|率团队
            let led = kind == MentionKind::Organization
                && person.span.start == span.start
                && person.span.end < span.end
                && mention.thing.is_none();
            inside || namesake || led || (person.span.overlaps(span) && (weak || cut()))
        });
        if gives_way {
            (mention.weight, mention.thing) = (0, None);
            mention.kind = MentionKind::Proper;
        }
    }
    analyzed.mentions.extend(persons);
    places_in_posts(&mut analyzed.mentions, view.lexicon);
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

/// 亚太区总裁, U.S. Senator: the place is a part of the post, and no more is said of it.
fn places_in_posts(mentions: &mut [Mention], lexicon: &Lexicon) {
    let held = mentions.iter().flat_map(|mention| &mention.positions);
    let held: Vec<(Span, Option<usize>)> =
        held.map(|position| (position.title, position.organization.map(|post| post.mention))).collect();
    if held.is_empty() {
        return;
    }
    for (index, mention) in mentions.iter_mut().enumerate().filter(|(_, mention)| mention.kind == MentionKind::Place) {
        // `country manager for Vietnam` tells of the country.
        let level = mention.thing.and_then(|place| lexicon.thing(place)).map_or("", |place| &*place.level);
        let region = matches!(level, "continent" | "area");
        let within = |title: Span| {
            title.contains(mention.span) && title != mention.span && (region || title.start == mention.span.start)
        };
        let owner = held.iter().any(|(_, body)| *body == Some(index));
        if !owner && held.iter().any(|(title, _)| within(*title)) {
            mention.weight = 0;
        }
    }
}

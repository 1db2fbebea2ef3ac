//! Single stages, for `benches/`. **No public API**: it may change or vanish in any version.

use crate::assemble::{self, Parts};
use crate::discourse::{self, Resolved, Story, Times};
use crate::event::engine::Silent;
use crate::extract::sentence;
use crate::gazetteer::{Hit, Lookup};
use crate::layout::{self, Layout};
use crate::parser::Parser;
use crate::repair::Repaired;
use crate::resolve::analysis::{self, Analysis, Page};
use crate::resolve::entity::Clusters;
use crate::token::{self, Token};

/// An article with the results of all stages, so that each can be run again on what the one before it gave.
#[derive(Debug)]
pub struct Stages<'p> {
    parser: &'p Parser,
    repaired: Repaired<'p>,
    layout: Layout,
    tokens: Vec<Token>,
    words: Vec<Lookup<'p>>,
    hits: Vec<Hit>,
    analysis: Analysis,
    times: Vec<Resolved>,
    clusters: Clusters,
    story: Story,
}

impl<'p> Stages<'p> {
    /// Run the stages once. The article must be within the limits that [`Parser::parse`] checks.
    pub fn new(parser: &'p Parser, source: &'p str) -> Self {
        let data = &parser.data;
        let repaired = parser.repaired(source);
        let text: &str = &repaired.text;
        let layout = layout::read(text, &data.noise, &data.resources.lexicon);
        let tokens = token::tokenize(text, &data.resources.segmenter);
        let hits = data.resources.lexicon.scan(text);
        let words = sentence::look_up(text, &tokens, &hits, &data.resources.lexicon);
        let page = Page { text, tokens: &tokens, words: &words, hits: &hits };
        let analysis = analysis::analyze(page, &layout, &data.resources);
        let times = discourse::resolve_all(&analysis.times, None, text, &data.resources.lexicon);
        let mut clusters = Clusters::build(text, &analysis, &data.resources);
        let dated = Times { list: &times, published: None, signed: None };
        let story = discourse::tell(page, &analysis, &mut clusters, &data.resources, &data.rules, dated, &mut Silent);
        Self { parser, repaired, layout, tokens, words, hits, analysis, times, clusters, story }
    }

    fn page(&self) -> Page<'_> {
        Page { text: &self.repaired.text, tokens: &self.tokens, words: &self.words, hits: &self.hits }
    }

    /// The repaired text, which all later stages read.
    pub fn text(&self) -> &str {
        &self.repaired.text
    }

    /// Repair: number of edits.
    pub fn repair(&self) -> usize {
        self.parser.repaired(self.repaired.source).edits.len()
    }

    /// Layout: number of sentences.
    pub fn layout(&self) -> usize {
        layout::read(&self.repaired.text, &self.parser.data.noise, &self.parser.data.resources.lexicon).sentences.len()
    }

    /// Tokens: their number.
    pub fn tokens(&self) -> usize {
        token::tokenize(&self.repaired.text, &self.parser.data.resources.segmenter).len()
    }

    /// What each token can be: how many tokens are words of the lexicon.
    pub fn words(&self) -> usize {
        let words = sentence::look_up(self.text(), &self.tokens, &self.hits, &self.parser.data.resources.lexicon);
        words.iter().filter(|word| !word.senses.is_empty()).count()
    }

    /// Gazetteer: number of hits.
    pub fn scan(&self) -> usize {
        self.parser.data.resources.lexicon.scan(&self.repaired.text).len()
    }

    /// Times alone, sentence by sentence: their number. [`Stages::mentions`] takes it in.
    pub fn times(&self) -> usize {
        let mut found = Vec::new();
        for sentence in &self.layout.sentences {
            let span = sentence.span;
            self.parser.data.resources.times.find(span.of_text(self.text()), span.start, &mut found);
        }
        found.len()
    }

    /// Quantities alone, sentence by sentence: their number. [`Stages::mentions`] takes it in.
    pub fn quantities(&self) -> usize {
        let mut found = Vec::new();
        for sentence in &self.layout.sentences {
            let span = sentence.span;
            let grammar = &self.parser.data.resources.quantities;
            grammar.find(span.of_text(self.text()), span.start, false, &[], &mut found);
        }
        found.len()
    }

    /// The whole parse: number of events.
    pub fn parse(&self) -> usize {
        self.parser.parse_article(self.repaired.source).map_or(0, |article| article.events.len())
    }

    /// Mentions: their number.
    pub fn mentions(&self) -> usize {
        let analysis = analysis::analyze(self.page(), &self.layout, &self.parser.data.resources);
        analysis.sentences.iter().map(|sentence| sentence.mentions.len()).sum()
    }

    /// Mentions to entities: number of clusters.
    pub fn entities(&self) -> usize {
        Clusters::build(&self.repaired.text, &self.analysis, &self.parser.data.resources).list.len()
    }

    /// Entities, then rules and discourse: number of events, quotes and statistics. Takes [`Stages::entities`] in.
    pub fn events(&self) -> usize {
        let data = &self.parser.data;
        let mut clusters = Clusters::build(&self.repaired.text, &self.analysis, &data.resources);
        let times = discourse::resolve_all(&self.analysis.times, None, &self.repaired.text, &data.resources.lexicon);
        let story = discourse::tell(
            self.page(),
            &self.analysis,
            &mut clusters,
            &data.resources,
            &data.rules,
            Times { list: &times, published: None, signed: None },
            &mut Silent,
        );
        story.drafts.len()
    }

    /// The record of what was found: number of entities and events.
    pub fn records(&self) -> usize {
        let parts = Parts {
            notices: &[],
            repaired: &self.repaired,
            layout: &self.layout,
            analysis: &self.analysis,
            clusters: &self.clusters,
            times: &self.times,
            story: &self.story,
            rules: &self.parser.data.rules,
            lexicon: &self.parser.data.resources.lexicon,
            language: self.parser.language(&self.repaired),
        };
        let article = assemble::article(&parts, "", None, &mut Vec::new());
        article.entities.len() + article.events.len()
    }
}

/// The words that the gazetteer looks for, to build an automaton of.
pub fn gazetteer_words(parser: &Parser) -> Vec<String> {
    parser.data.resources.lexicon.sought_words().map(str::to_owned).collect()
}

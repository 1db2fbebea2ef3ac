//! Single stages, for `benches/`. **No public API**: it may change or vanish in any version.

use crate::discourse;
use crate::event::engine::Silent;
use crate::gazetteer::Hit;
use crate::layout::{self, Layout};
use crate::parser::Parser;
use crate::resolve::analysis::{self, Analysis, Page};
use crate::resolve::entity::Clusters;
use crate::token::{self, Token};

/// An article with the results of all stages, so that each can be run again on what the one before it gave.
#[derive(Debug)]
pub struct Stages<'p> {
    parser: &'p Parser,
    source: String,
    text: String,
    layout: Layout,
    tokens: Vec<Token>,
    hits: Vec<Hit>,
    analysis: Analysis,
}

impl<'p> Stages<'p> {
    /// Run the stages once. The article must be within the limits that [`Parser::parse`] checks.
    pub fn new(parser: &'p Parser, source: &str) -> Self {
        let text = parser.repaired(source).text.into_owned();
        let resources = &parser.data.resources;
        let layout = layout::read(&text, &parser.data.noise);
        let tokens = token::tokenize(&text, &resources.segmenter);
        let hits = resources.lexicon.scan(&text);
        let analysis = analysis::analyze(Page { text: &text, tokens: &tokens, hits: &hits }, &layout, resources);
        Self { parser, source: source.to_owned(), text, layout, tokens, hits, analysis }
    }

    fn page(&self) -> Page<'_> {
        Page { text: &self.text, tokens: &self.tokens, hits: &self.hits }
    }

    /// The repaired text, which all later stages read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Repair: number of edits.
    pub fn repair(&self) -> usize {
        self.parser.repaired(&self.source).edits.len()
    }

    /// Layout: number of sentences.
    pub fn layout(&self) -> usize {
        layout::read(&self.text, &self.parser.data.noise).sentences.len()
    }

    /// Tokens: their number.
    pub fn tokens(&self) -> usize {
        token::tokenize(&self.text, &self.parser.data.resources.segmenter).len()
    }

    /// Gazetteer: number of hits.
    pub fn scan(&self) -> usize {
        self.parser.data.resources.lexicon.scan(&self.text).len()
    }

    /// Mentions: their number.
    pub fn mentions(&self) -> usize {
        let analysis = analysis::analyze(self.page(), &self.layout, &self.parser.data.resources);
        analysis.sentences.iter().map(|sentence| sentence.mentions.len()).sum()
    }

    /// Mentions to entities: number of clusters.
    pub fn entities(&self) -> usize {
        Clusters::build(&self.text, &self.analysis, &self.parser.data.resources).list.len()
    }

    /// Entities, then rules and discourse: number of events, quotes and statistics. Takes [`Stages::entities`] in.
    pub fn events(&self) -> usize {
        let data = &self.parser.data;
        let mut clusters = Clusters::build(&self.text, &self.analysis, &data.resources);
        let times = discourse::resolve_all(&self.analysis.times, None);
        let story = discourse::tell(
            self.page(),
            &self.analysis,
            &mut clusters,
            &data.resources,
            &data.rules,
            &times,
            &mut Silent,
        );
        story.drafts.len()
    }
}

/// The words of the gazetteer's automaton, to build another one of.
pub fn automaton_words(parser: &Parser) -> Vec<String> {
    parser.data.resources.lexicon.automaton_words().map(str::to_owned).collect()
}

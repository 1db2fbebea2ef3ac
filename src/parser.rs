//! The parser: the stages in order.

use crate::assemble::{self, Parts};
use crate::data::{self, Data};
use crate::discourse;
use crate::error::{Error, Problem};
use crate::event::engine::{Observer, Silent};
use crate::event::trace::{Explainer, Explanation};
use crate::extract::sentence;
use crate::layout;
use crate::limits::MAX_TEXT;
use crate::record::{Article, Language};
use crate::repair::{self, Repaired};
use crate::resolve::analysis::{self, Page};
use crate::resolve::entity::Clusters;
use crate::span::Span;
use crate::token;
use std::path::{Path, PathBuf};

/// One article to parse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// Goes into the record as it is.
    pub id: &'a str,
    /// The article as received.
    pub text: &'a str,
    /// Day of publication, `YYYY-MM-DD`; relative and partial dates are resolved against it. A date that the article itself
    /// carries (dateline, byline, signature) wins where it is up to a month earlier.
    pub published: Option<&'a str>,
}

/// Builds a [`Parser`] with the user's own dictionaries and rules.
///
/// ```no_run
/// let parser = shilu::Parser::builder().dictionary("names/").rules("my_rules.toml").build()?;
/// # Ok::<(), shilu::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ParserBuilder {
    dictionaries: Vec<PathBuf>,
    rules: Vec<PathBuf>,
    #[cfg(feature = "opencc")]
    opencc: Option<String>,
}

impl ParserBuilder {
    /// Add a dictionary table (TSV) or a folder of them. Its entries win over ours with the same id.
    #[must_use]
    pub fn dictionary(mut self, path: impl AsRef<Path>) -> Self {
        self.dictionaries.push(path.as_ref().to_owned());
        self
    }

    /// Add a rule file (TOML) or a folder of them. A file named like one of ours takes its place.
    #[must_use]
    pub fn rules(mut self, path: impl AsRef<Path>) -> Self {
        self.rules.push(path.as_ref().to_owned());
        self
    }

    /// Convert Traditional characters by the OpenCC library in place of our own tables (feature `opencc`), with one of its
    /// configurations (`t2s.json`, `tw2s.json`, `hk2s.json`, or the path of another).
    #[cfg(feature = "opencc")]
    #[must_use]
    pub fn opencc(mut self, config: impl Into<String>) -> Self {
        self.opencc = Some(config.into());
        self
    }

    /// Read everything and build.
    ///
    /// # Errors
    /// All problems of all files at once, each with file, line and column; or a file that cannot be read.
    pub fn build(self) -> Result<Parser, Error> {
        let mut problems = Vec::new();
        let tables = data::read_files(&self.dictionaries, "tsv", &mut problems)?;
        let rules = data::read_files(&self.rules, "toml", &mut problems)?;
        #[cfg_attr(not(feature = "opencc"), expect(unused_mut, reason = "only changed where there is an OpenCC"))]
        let mut data = Data::build(&tables, &rules, problems)?;
        #[cfg(feature = "opencc")]
        if let Some(config) = &self.opencc {
            let native = crate::repair::NativeOpenCc::open(config).map_err(|error| {
                let problem = Problem::new(config, 1, 1, format!("OpenCC: {error}"));
                Error::data(vec![problem.hint("a configuration of OpenCC, such as t2s.json")])
            })?;
            data.script.native = Some(native);
        }
        Ok(Parser { data })
    }
}

/// Turns articles into records. Built once, immutable, `Send + Sync`.
#[derive(Debug)]
pub struct Parser {
    pub(crate) data: Data,
}

impl Parser {
    /// A parser with the built-in dictionaries and rules.
    ///
    /// Takes a few hundred milliseconds; two threads help where there is more than one core, and have ended when it returns.
    ///
    /// # Errors
    /// None with unchanged data files.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// To add dictionaries and rules.
    pub fn builder() -> ParserBuilder {
        ParserBuilder::default()
    }

    /// What the user's files put in place of something, and what of them is not used, each with its place: nothing is
    /// overridden in silence.
    pub fn warnings(&self) -> &[Problem] {
        &self.data.warnings
    }

    /// Parse a text without id or date of publication.
    ///
    /// # Errors
    /// When the text is longer than [`crate::limits::MAX_TEXT`].
    pub fn parse_article(&self, text: &str) -> Result<Article, Error> {
        self.parse(&Input { text, ..Input::default() })
    }

    /// Parse an article.
    ///
    /// # Errors
    /// When the text is longer than [`crate::limits::MAX_TEXT`], or `published` is not a date.
    pub fn parse(&self, input: &Input<'_>) -> Result<Article, Error> {
        self.read(input, &mut Silent, &mut Vec::new())
    }

    /// Parse an article and say why: the same record, with the rule and what matched for each event, and for each
    /// trigger without an event the closest rule and the reason.
    ///
    /// # Errors
    /// As [`Parser::parse`].
    pub fn explain(&self, input: &Input<'_>) -> Result<Explanation, Error> {
        let mut explainer = Explainer::default();
        let mut drafts = Vec::new();
        let article = self.read(input, &mut explainer, &mut drafts)?;
        let repaired = self.repaired(input.text);
        Ok(explainer.explain(article, &repaired, &drafts, &self.data.rules))
    }

    /// The repaired text that the parser reads.
    ///
    /// # Errors
    /// When the text is longer than [`crate::limits::MAX_TEXT`].
    pub fn repair(&self, text: &str) -> Result<String, Error> {
        check_length(text)?;
        Ok(self.repaired(text).text.into_owned())
    }

    pub(crate) fn repaired<'t>(&self, text: &'t str) -> Repaired<'t> {
        let segmenter = &self.data.resources.segmenter;
        repair::repair(text, &self.data.script, &|word| segmenter.knows(word))
    }

    /// All stages. `drafts` receives what became of the matches, for explanations.
    pub(crate) fn read(
        &self,
        input: &Input<'_>,
        observer: &mut dyn Observer,
        drafts: &mut Vec<(discourse::Draft, Option<String>)>,
    ) -> Result<Article, Error> {
        check_length(input.text)?;
        let given = input.published.map(parse_day).transpose()?;
        let resources = &self.data.resources;
        let repaired = self.repaired(input.text);
        let text: &str = &repaired.text;
        let layout = layout::read(text, &self.data.noise, &resources.lexicon);
        let tokens = token::tokenize(text, &resources.segmenter);
        let hits = resources.lexicon.scan(text);
        let words = sentence::look_up(text, &tokens, &hits, &resources.lexicon);
        let page = Page { text, tokens: &tokens, words: &words, hits: &hits };
        let published = day_of(given, self.written_day(text, layout.published, given));
        let analysis = analysis::analyze(page, &layout, resources);
        let mut clusters = Clusters::build(text, &analysis, resources);
        let times = discourse::resolve_all(&analysis.times, published, text, &resources.lexicon);
        let signed = layout.published.filter(|_| layout.signed).zip(published);
        let signed = signed.map(|(span, day)| discourse::Resolved::of_day(span, day));
        let dated = discourse::Times { list: &times, published, signed: signed.as_ref() };
        let story = discourse::tell(page, &analysis, &mut clusters, resources, &self.data.rules, dated, observer);
        let notices = repair::notices(&repaired, &self.data.script);
        let parts = Parts {
            notices: &notices,
            repaired: &repaired,
            layout: &layout,
            analysis: &analysis,
            clusters: &clusters,
            times: &times,
            story: &story,
            rules: &self.data.rules,
            lexicon: &resources.lexicon,
            language: self.language(&repaired),
        };
        let mut event_ids = Vec::new();
        let article = assemble::article(&parts, input.id, published.map(|day| day.to_string()), &mut event_ids);
        drafts.extend(story.drafts.into_iter().zip(event_ids));
        Ok(article)
    }

    /// The day that a dateline or a label gives.
    fn written_day(
        &self,
        text: &str,
        span: Option<Span>,
        given: Option<jiff::civil::Date>,
    ) -> Option<jiff::civil::Date> {
        let span = span?;
        let mut times = Vec::new();
        self.data.resources.times.find(span.of_text(text), span.start, &mut times);
        let day = |published| {
            let resolved = discourse::resolve_all(&times, published, "", &self.data.resources.lexicon);
            resolved.iter().find_map(|time| time.day().parse::<jiff::civil::Date>().ok())
        };
        // `KIGALI, May 22 (Xinhua)`, 合肥24日电: the last such day before the caller's.
        let before = || {
            let given = given?;
            let month_before = given.checked_sub(jiff::Span::new().months(1)).ok();
            [Some(given), month_before]
                .into_iter()
                .flatten()
                .find_map(|anchor| day(Some(anchor)).filter(|day| *day <= given))
        };
        day(None).or_else(before)
    }

    /// Main language: by letters, Chinese by the share of Traditional characters in the text as received.
    pub(crate) fn language(&self, repaired: &Repaired<'_>) -> Language {
        let han = token::script::count_han(&repaired.text);
        let latin = token::script::count_latin(&repaired.text);
        // A Chinese character says about as much as four letters.
        let (chinese, english) = (han * 4, latin);
        if chinese + english == 0 || english >= chinese * 4 {
            return Language::En;
        }
        if english * 2 > chinese {
            return Language::Mul;
        }
        if !repaired.traditional {
            return Language::ZhHans;
        }
        let counts = self.data.script.language_hint(repaired.source);
        if counts.traditional > counts.simplified { Language::ZhHant } else { Language::ZhHans }
    }
}

/// The day of publication: what the article says of itself, unless that is far from what the caller says. Callers mostly
/// know the day on which they fetched an article, which is that day or one soon after it.
fn day_of(given: Option<jiff::civil::Date>, written: Option<jiff::civil::Date>) -> Option<jiff::civil::Date> {
    let (Some(given), Some(written)) = (given, written) else { return given.or(written) };
    let days = given.since(written).map_or(i32::MAX, |span| span.get_days());
    Some(if (0..=MOST_DAYS_LATER).contains(&days) { written } else { given })
}

/// How long after its publication an article's own date is believed against the caller's.
const MOST_DAYS_LATER: i32 = 31;

fn check_length(text: &str) -> Result<(), Error> {
    if text.len() > MAX_TEXT { Err(Error::too_long(text.len(), MAX_TEXT)) } else { Ok(()) }
}

fn parse_day(day: &str) -> Result<jiff::civil::Date, Error> {
    day.parse().map_err(|_| Error::published(day))
}

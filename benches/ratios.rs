//! Medians of all stages beside the libraries they stand on, measured in turn in one run, and their ratios.
//!
//! `cargo bench --bench ratios`. Times of a shared machine vary by a factor of two from one minute to the next; ratios of
//! rows that were measured in turn do not.

mod articles;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use articles::{Corpus, Group};
use jieba_rs::Jieba;
use shilu::Parser;
use shilu::bench::{Stages, gazetteer_words};
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

/// Passes over the articles of a group; each row is timed once in each.
const PASSES: usize = 11;
/// Passes for a profiler.
const PROFILED: usize = 100;
/// Builds of a parser.
const BUILDS: usize = 5;

fn main() {
    // `cargo test --benches` runs this too: then the records are counted and nothing is timed.
    let timed = std::env::args().any(|argument| argument == "--bench");
    let parser = Parser::new().expect("the built-in data is in order");
    let mut arguments =
        std::env::args().skip_while(|argument| !matches!(argument.as_str(), "--profile" | "--articles"));
    if let (Some(task), Some(group)) = (arguments.next(), arguments.next()) {
        let group = Group::ALL.into_iter().find(|known| known.name() == group).expect("a group");
        if task == "--articles" {
            group.articles().iter().for_each(|text| println!("{}", serde_json::json!({ "text": text })));
        } else {
            profile(&group.articles(), &parser, arguments.next().as_deref(), arguments.next());
        }
        return;
    }
    let references = References::new(&parser);
    let all = Corpus::all(&parser);
    if timed {
        all.iter().for_each(|corpus| table(corpus, &parser, &references));
        start_up();
    }
}

/// `--profile english [STAGE] [PASSES]`: one stage or the whole parse of one group over and over, for a profiler.
fn profile(articles: &[String], parser: &Parser, stage: Option<&str>, passes: Option<String>) {
    let passes = passes.map_or(PROFILED, |passes| passes.parse().expect("a number of passes"));
    let stages: Vec<Stages<'_>> = articles.iter().map(|article| Stages::new(parser, article)).collect();
    let stage = match stage {
        Some("repair") => Stages::repair,
        Some("layout") => Stages::layout,
        Some("tokens") => Stages::tokens,
        Some("words") => Stages::words,
        Some("scan") => Stages::scan,
        Some("times") => Stages::times,
        Some("quantities") => Stages::quantities,
        Some("mentions") => Stages::mentions,
        Some("entities") => Stages::entities,
        Some("events") => Stages::events,
        Some("records") => Stages::records,
        _ => Stages::parse,
    };
    for _ in 0..passes {
        black_box(sum(&stages, stage));
    }
}

/// The libraries that the stages stand on, by themselves.
struct References {
    jieba: Jieba,
    automaton: AhoCorasick,
}

impl References {
    fn new(parser: &Parser) -> Self {
        let words = gazetteer_words(parser);
        println!("{} words in the gazetteer", words.len());
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .ascii_case_insensitive(true)
            .build(words)
            .expect("the parser has built it already");
        Self { jieba: Jieba::new(), automaton }
    }
}

struct Row<'a> {
    name: &'static str,
    work: Box<dyn Fn() -> usize + 'a>,
    times: Vec<Duration>,
}

fn row<'a>(name: &'static str, work: impl Fn() -> usize + 'a) -> Row<'a> {
    Row { name, work: Box::new(work), times: Vec::new() }
}

fn table(corpus: &Corpus, parser: &Parser, references: &References) {
    let Corpus { articles, records, .. } = corpus;
    let stages: Vec<Stages<'_>> = articles.iter().map(|article| Stages::new(parser, article)).collect();
    let texts = || stages.iter().map(Stages::text);
    let mut rows = [
        row("repair", || sum(&stages, Stages::repair)),
        row("layout", || sum(&stages, Stages::layout)),
        row("tokens", || sum(&stages, Stages::tokens)),
        row("look-ups", || sum(&stages, Stages::words)),
        row("gazetteer scan", || sum(&stages, Stages::scan)),
        row("times", || sum(&stages, Stages::times)),
        row("quantities", || sum(&stages, Stages::quantities)),
        row("mentions", || sum(&stages, Stages::mentions)),
        row("entities", || sum(&stages, Stages::entities)),
        row("entities and events", || sum(&stages, Stages::events)),
        row("records", || sum(&stages, Stages::records)),
        row("whole parse", || {
            articles.iter().map(|text| parser.parse_article(text).map_or(0, |a| a.events.len())).sum()
        }),
        row("serialisation", || records.iter().map(|a| serde_json::to_string(a).map_or(0, |json| json.len())).sum()),
        row("jieba-rs cut", || texts().map(|text| references.jieba.cut(text, true).len()).sum()),
        row("jieba-rs tag", || texts().map(|text| references.jieba.tag(text, true).len()).sum()),
        row("unicode_words", || texts().map(|text| text.unicode_words().count()).sum()),
        row("aho-corasick", || texts().map(|text| references.automaton.find_overlapping_iter(text).count()).sum()),
    ];
    for _ in 0..PASSES {
        for row in &mut rows {
            let start = Instant::now();
            black_box((row.work)());
            row.times.push(start.elapsed());
        }
    }
    let (number, bytes) = (articles.len(), corpus.bytes());
    println!(
        "\n### {}: {number} articles, {bytes} bytes, {} events, {} entities\n",
        corpus.group.name(),
        corpus.events(),
        corpus.entities()
    );
    println!("| row | µs/article | range | MB/s | of whole | × jieba cut | × unicode_words |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let whole = median_of(&rows, "whole parse");
    let (cut, words) = (median_of(&rows, "jieba-rs cut"), median_of(&rows, "unicode_words"));
    for row in &mut rows {
        let time = median(&mut row.times);
        let micros = |time: Duration| time.as_secs_f64() * 1e6 / number as f64;
        let range = format!(
            "{:.0}–{:.0}",
            row.times.first().copied().map_or(0.0, micros),
            row.times.last().copied().map_or(0.0, micros)
        );
        println!(
            "| {} | {:.1} | {range} | {:.1} | {:.2} | {:.2} | {:.2} |",
            row.name,
            micros(time),
            bytes as f64 / 1e6 / time.as_secs_f64(),
            time.as_secs_f64() / whole.as_secs_f64(),
            time.as_secs_f64() / cut.as_secs_f64(),
            time.as_secs_f64() / words.as_secs_f64(),
        );
    }
}

fn sum<'p>(stages: &[Stages<'p>], stage: fn(&Stages<'p>) -> usize) -> usize {
    stages.iter().map(stage).sum()
}

fn start_up() {
    let mut parser: Vec<Duration> = (0..BUILDS).map(|_| timed(Parser::new)).collect();
    let mut jieba: Vec<Duration> = (0..BUILDS).map(|_| timed(Jieba::new)).collect();
    let (parser, jieba) = (median(&mut parser), median(&mut jieba));
    println!("\n### start-up\n\n| row | ms |\n|---|--:|");
    println!("| Parser::new | {:.0} |", parser.as_secs_f64() * 1e3);
    println!("| Jieba::new | {:.0} |", jieba.as_secs_f64() * 1e3);
}

fn timed<T>(work: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// The middle one; sorts the times.
fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn median_of(rows: &[Row<'_>], name: &str) -> Duration {
    let row = rows.iter().find(|row| row.name == name);
    row.map_or(Duration::ZERO, |row| median(&mut row.times.clone()))
}

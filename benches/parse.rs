//! One criterion group a language, with a function for each stage and one for the whole; and start-up.
//!
//! `cargo bench --bench parse`, or `cargo bench --bench parse -- english/whole` for one of them.

mod articles;

use articles::Corpus;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use shilu::Parser;
use shilu::bench::Stages;
use std::time::Duration;

type Stage<'p> = (&'static str, fn(&Stages<'p>) -> usize);

fn single_stages<'p>() -> [Stage<'p>; 8] {
    [
        ("repair", Stages::repair),
        ("layout", Stages::layout),
        ("tokens", Stages::tokens),
        ("scan", Stages::scan),
        ("mentions", Stages::mentions),
        ("entities", Stages::entities),
        ("entities_and_events", Stages::events),
        ("records", Stages::records),
    ]
}

fn groups(criterion: &mut Criterion) {
    let parser = Parser::new().expect("the built-in data is in order");
    for corpus in Corpus::all(&parser) {
        let Corpus { articles, records, .. } = &corpus;
        let stages: Vec<Stages<'_>> = articles.iter().map(|article| Stages::new(&parser, article)).collect();
        let mut bench = criterion.benchmark_group(corpus.group.name());
        bench
            .sample_size(10)
            .measurement_time(Duration::from_secs(4))
            .throughput(Throughput::Bytes(corpus.bytes() as u64));
        for (name, stage) in single_stages() {
            bench.bench_function(name, |bencher| bencher.iter(|| stages.iter().map(stage).sum::<usize>()));
        }
        bench.bench_function("whole", |bencher| {
            bencher.iter(|| {
                articles
                    .iter()
                    .map(|article| parser.parse_article(article).map_or(0, |a| a.events.len()))
                    .sum::<usize>()
            });
        });
        bench.bench_function("serialise", |bencher| {
            bencher
                .iter(|| records.iter().map(|a| serde_json::to_string(a).map_or(0, |json| json.len())).sum::<usize>());
        });
    }
}

fn start_up(criterion: &mut Criterion) {
    let mut bench = criterion.benchmark_group("start_up");
    bench.sample_size(10).measurement_time(Duration::from_secs(5));
    bench.bench_function("Parser::new", |bencher| bencher.iter(Parser::new));
    bench.bench_function("Jieba::new", |bencher| bencher.iter(jieba_rs::Jieba::new));
}

criterion_group!(benches, groups, start_up);
criterion_main!(benches);

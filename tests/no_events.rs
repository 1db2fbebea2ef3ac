//! Policy, wishes, definitions and habits make no events: 300 sentences a language, in `gold/`.

mod common;

use common::PARSER;

/// Sentences that may yield an event all the same, in a hundred.
const ALLOWED: usize = 3;

fn check(sentences: &str) {
    let mut total = 0;
    let mut found = Vec::new();
    for sentence in sentences.lines().map(str::trim).filter(|sentence| !sentence.is_empty()) {
        total += 1;
        let article = PARSER.parse_article(sentence).unwrap();
        found.extend(article.events.iter().map(|event| format!("{} by {}: {sentence}", event.kind, event.rule)));
    }
    assert!(total >= 300, "{total} sentences");
    assert!(found.len() * 100 <= total * ALLOWED, "{} of {total}:\n{}", found.len(), found.join("\n"));
}

#[test]
fn chinese_sentences_without_events() {
    check(include_str!("gold/no_events_zh.txt"));
}

#[test]
fn english_sentences_without_events() {
    check(include_str!("gold/no_events_en.txt"));
}

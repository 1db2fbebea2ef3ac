//! Why each event is there, and why other triggers led nowhere.

use super::article::head;
use super::event::heading;
use super::{one_line, source};
use shilu::{Explanation, Match, Miss, SourceSpan};
use std::fmt::Write as _;

/// The explanation of an article, read from `text`.
pub(crate) fn explanation(explanation: &Explanation, text: &str) -> String {
    let article = &explanation.article;
    let mut page = head(article);
    for event in &article.events {
        let _ = writeln!(page, "\n{}", heading(event));
        let mut matches = explanation.matches.iter().filter(|each| each.event.as_ref() == Some(&event.id)).peekable();
        if matches.peek().is_none() {
            let _ = writeln!(page, "  rule: {}", one_line(&event.rule));
        }
        matches.for_each(|each| page.push_str(&matched(each)));
        let _ = writeln!(page, "  > {}", source(text, event.span));
    }
    let quotes_and_statistics: Vec<String> = explanation
        .matches
        .iter()
        .filter(|each| each.record != "event")
        .map(|each| format!("  {}\n{}", one_line(&each.record), matched(each)))
        .collect();
    section(&mut page, "Quotes and statistics", &quotes_and_statistics);
    let missed: Vec<String> = explanation.misses.iter().map(|miss| missed(miss, text)).collect();
    section(&mut page, "Triggers without an event", &missed);
    if page == head(article) {
        page.push_str("\nNo event, and no word that could name one.\n");
    }
    page
}

fn section(page: &mut String, name: &str, blocks: &[String]) {
    if !blocks.is_empty() {
        let _ = write!(page, "\n{name}\n{}", blocks.concat());
    }
}

fn matched(each: &Match) -> String {
    let mut block = format!("  rule: {} at {}\n", one_line(&each.rule), one_line(&each.place));
    let _ = writeln!(block, "    trigger: {}", trigger(&each.trigger, each.span));
    for (role, text) in &each.arguments {
        let _ = writeln!(block, "    {}: {}", one_line(role), one_line(text));
    }
    block
}

fn missed(miss: &Miss, text: &str) -> String {
    let mut block = format!("  {}\n", trigger(&miss.trigger, miss.span));
    let _ = writeln!(block, "    closest rule: {} at {}", one_line(&miss.rule), one_line(&miss.place));
    let _ = writeln!(block, "    {}: {}", reason(miss), one_line(&miss.detail));
    let _ = writeln!(block, "    > {}", around(text, miss.span));
    block
}

fn trigger(text: &str, span: SourceSpan) -> String {
    format!("{} (bytes {} to {})", one_line(text), span.start, span.end)
}

/// The name of the reason as it stands in JSON and, as `why`, in rule files.
fn reason(miss: &Miss) -> String {
    match serde_json::to_value(miss.reason) {
        Ok(serde_json::Value::String(name)) => name,
        _ => "reason".into(),
    }
}

/// The line of the article in which the span stands, no longer than fits on a line or two.
fn around(text: &str, span: SourceSpan) -> String {
    const CHARACTERS: usize = 30;
    let (Some(before), Some(inside), Some(after)) =
        (text.get(..span.start), text.get(span.range()), text.get(span.end..))
    else {
        return String::new();
    };
    let line_before = before.rsplit('\n').next().unwrap_or_default();
    let start = line_before.char_indices().rev().take(CHARACTERS).last().map_or(line_before.len(), |(index, _)| index);
    let line_after = after.split('\n').next().unwrap_or_default();
    let end = line_after.char_indices().nth(CHARACTERS).map_or(line_after.len(), |(index, _)| index);
    let (left, before) = line_before.split_at(start);
    let (after, right) = line_after.split_at(end);
    let mark = |left_out: &str| if left_out.is_empty() { "" } else { "…" };
    one_line(&format!("{}{before}{inside}{after}{}", mark(left), mark(right)))
}

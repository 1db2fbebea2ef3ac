//! Words and sentences broken over lines, as in text copied out of PDF files and plain-text mail.
//!
//! A paragraph was wrapped at a fixed width if, at every line end that ends no sentence, the next word would not have
//! fitted. That is rare in lists and captions, and shows where a line break means nothing.

use super::Changes;
use super::gbk::is_han;
use std::collections::HashSet;

/// Widths that lines are wrapped at; Chinese characters count two.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;
/// Second halves of compounds that keep their hyphen.
const TAILS: &[&str] =
    &["owned", "based", "led", "funded", "related", "driven", "oriented", "backed", "level", "scale"];
/// Words that end no line but one that goes on.
const OPEN: &[&str] = &[
    "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "with", "by", "from", "as", "that", "its", "is",
];

struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl Line<'_> {
    fn width(&self) -> usize {
        width(self.text)
    }
}

pub(crate) fn find(text: &str, changes: &mut Changes) {
    if !text.as_bytes().contains(&b'\n') {
        return;
    }
    let mut hyphenated = Words { text, seen: None };
    let mut paragraph: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if line.trim().is_empty() {
            join(&paragraph, &mut hyphenated, changes);
            paragraph.clear();
        } else {
            let text = line.trim_end();
            paragraph.push(Line { start, text });
        }
        start += line.len() + 1;
    }
    join(&paragraph, &mut hyphenated, changes);
}

fn join(lines: &[Line<'_>], words: &mut Words<'_>, changes: &mut Changes) {
    // Where every line ends a sentence, nothing is broken.
    let ended = |line: &Line<'_>| ends_sentence(line.text);
    if lines.iter().rev().skip(1).all(ended) {
        return;
    }
    let long = lines.len() < 3 || lines.iter().any(|line| characters(line.text) > *WIDTHS.end());
    let widest = if long { 0 } else { lines.iter().map(Line::width).max().unwrap_or(0) };
    let wrapped = WIDTHS.contains(&widest)
        && lines.windows(2).all(|pair| match pair {
            [line, next] => ends_sentence(line.text) || is_full(line, next, widest),
            _ => false,
        });
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let end = line.start + line.text.len();
        if let Some(keep) = broken_word(line.text, next.text, words) {
            changes.replace(end - usize::from(!keep), next.start, "");
        } else if starts_block(next.text) || ends_sentence(line.text) {
        } else if wrapped || goes_on(line, next) {
            changes.replace(end, next.start, if is_spaced(line.text, next.text) { " " } else { "" });
        }
    }
}

/// A word broken with a hyphen, and whether the hyphen belongs to it.
fn broken_word(line: &str, next: &str, words: &mut Words<'_>) -> Option<bool> {
    let letters = |char: char| char.is_ascii_alphabetic();
    let line = line.strip_suffix('-')?;
    let head = line.rsplit(|char| !letters(char)).next().filter(|head| head.len() >= 2)?;
    let tail = next.split(|char| !letters(char)).next().filter(|tail| tail.len() >= 2)?;
    let lower = tail.chars().all(|char| char.is_ascii_lowercase());
    if !lower {
        // Lin-⏎Gang; but after `RMB 5-⏎` or a dash nothing is known.
        return head.starts_with(|char: char| char.is_ascii_uppercase()).then_some(true);
    }
    let compound = TAILS.contains(&tail)
        || line.strip_suffix(head).is_some_and(|rest| rest.ends_with('-'))
        || words.has(&format!("{head}-{tail}"));
    Some(compound && !words.has(&format!("{head}{tail}")))
}

/// The words of a text, collected when they are first asked for.
struct Words<'a> {
    text: &'a str,
    seen: Option<HashSet<&'a str>>,
}

impl Words<'_> {
    fn has(&mut self, word: &str) -> bool {
        let text = self.text;
        let split = |char: char| !char.is_ascii_alphabetic() && char != '-';
        self.seen.get_or_insert_with(|| text.split(split).collect()).contains(word)
    }
}

/// The first word of the next line would not have fitted.
fn is_full(line: &Line<'_>, next: &Line<'_>, widest: usize) -> bool {
    let word = match next.text.chars().next() {
        Some(char) if char.is_ascii() => {
            next.text.split(|char: char| char == ' ' || is_wide(char)).next().map_or(0, width)
        }
        // A Chinese line may end one character early, to keep a comma from beginning the next.
        _ => 4,
    };
    line.width() + usize::from(is_spaced(line.text, next.text)) + word > widest
}

/// A line that cannot be the end of anything, before one that cannot be a beginning.
fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    let last = line.text.chars().next_back().unwrap_or(' ');
    let first = next.text.chars().next().unwrap_or(' ');
    if matches!(last, '，' | '、') {
        return is_han(first) && line.width() >= 12;
    }
    let word = line.text.rsplit(' ').next().unwrap_or("");
    first.is_ascii_lowercase() && (last == ',' || OPEN.contains(&word)) && line.width() >= 30
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with([
        '。', '！', '？', '；', '：', '…', '”', '」', '』', '）', '》', '】', '.', '!', '?', ';', ':', '"', '”', ')',
        '|',
    ])
}

/// A heading, an item of a list, an indented paragraph, a caption.
fn starts_block(line: &str) -> bool {
    let mut chars = line.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    first.is_whitespace()
        || matches!(first, '▲' | '●' | '■' | '◆' | '•' | '·' | '*' | '-' | '#' | '【' | '|' | '>' | '—' | '①'..='⑳')
        || matches!(first, '（' | '(') && matches!(second, '一'..='十' | '0'..='9')
        || matches!(second, '、' | '.' | ')' | '）' | '．') && (first.is_ascii_alphanumeric() || is_han(first))
}

/// Whether two lines are joined by a space.
fn is_spaced(line: &str, next: &str) -> bool {
    let (last, first) = (line.chars().next_back().unwrap_or(' '), next.chars().next().unwrap_or(' '));
    !is_wide(last) && !is_wide(first)
}

fn is_wide(char: char) -> bool {
    is_han(char) || matches!(char, '\u{3000}'..='\u{30FF}' | '\u{FF01}'..='\u{FF60}')
}

/// How many characters a text has, many bytes at once: it is as wide at least.
fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// The width of a line; of what is wider than any that lines are wrapped at, only that it is.
fn width(text: &str) -> usize {
    let most = WIDTHS.end() + 1;
    if text.len() >= most * 4 {
        return most;
    }
    if text.is_ascii() {
        return text.len().min(most);
    }
    text.chars().map(|char| if is_wide(char) { 2 } else { 1 }).sum::<usize>().min(most)
}

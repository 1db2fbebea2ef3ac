//! The direction a date is looked for in: news looks back, and forward where a plan is told of (将于, will).

use super::Found;
use super::text::{Reader, is_han};
use super::value::{Date, Expression, Week, Year};
use crate::record::TimeMod;

/// How many characters before a date, or words in English, are asked for a plan.
const CHARACTERS: usize = 10;
const WORDS: usize = 10;

/// Whether the words of its clause say that a date without a year, or a day without a month, is to come.
pub(super) fn is_planned(reader: &Reader<'_>, found: &Found) -> bool {
    let open = match &found.expression {
        Expression::Point(point) | Expression::Range(point, _) => undirected(&point.date),
        _ => false,
    };
    // In the afternoon the minister will …: of a day that was told before, on which nothing may have happened yet.
    let of_day = || matches!(&found.expression, Expression::Point(point) if point.date.is_day_spoken_of());
    let since = found.modifier == Some(TimeMod::After) && found.shown.0 < found.start;
    let said = || said_before(reader, found.shown.0) || said_behind(reader, found.end);
    (open && !since && said()) || (!open && of_day() && (said() || goes_on(reader, found.end)))
}

/// The sentence goes on with a word of plans: In the afternoon the minister will …, 当天下午还将….
fn goes_on(reader: &Reader<'_>, end: usize) -> bool {
    const REACH: usize = 80;
    let rest = crate::span::floor(reader.text.get(end..).unwrap_or(""), REACH);
    let sentence = rest.split(['。', '\n', ';', '；']).next().unwrap_or("");
    let sentence = sentence.split(". ").next().unwrap_or("");
    let mut starts = sentence.char_indices().zip(std::iter::once(' ').chain(sentence.chars()));
    starts.any(|((at, char), before)| {
        (is_han(char) && plan(reader, end + at).is_some())
            || (before == ' ' && char.is_ascii_lowercase() && reader.cue(end + at, "plan").is_some())
    })
}

/// Whether a date does not say itself in which year or week it is.
fn undirected(date: &Date) -> bool {
    match date {
        Date::Day(year, ..) | Date::Month(year, _) | Date::Section(year, _) | Date::Holiday(year, _) => {
            *year == Year::Unknown
        }
        Date::Weekday(week, _) | Date::Weekend(week) => *week == Week::Unknown,
        Date::WeekdayDay(..) => true,
        Date::Offset(from, _) => undirected(&from.0),
        Date::WeekOf(date) | Date::NthWeek(_, date) | Date::NthWeekday(_, _, date) => undirected(date),
        _ => false,
    }
}

fn said_before(reader: &Reader<'_>, at: usize) -> bool {
    match reader.before(at) {
        Some(before) if is_han(before) => said_in_chinese(reader, at),
        Some(' ' | '(') => said_in_english(reader, at),
        _ => false,
    }
}

/// 大会将于, 预计今年.
fn said_in_chinese(reader: &Reader<'_>, at: usize) -> bool {
    let head = reader.text.get(..at).unwrap_or("");
    let mut clause = head.char_indices().rev().take(CHARACTERS).take_while(|(_, char)| is_han(*char) || *char == ' ');
    clause.any(|(start, _)| plan(reader, start).is_some_and(|end| end <= at))
}

/// The forum will be held on, scheduled for.
fn said_in_english(reader: &Reader<'_>, mut at: usize) -> bool {
    let mut told = false;
    for _ in 0..WORDS {
        let (word, start) = reader.word_before(at);
        if word.is_empty() || (word.ends_with('.') && word.len() > 4) {
            break;
        }
        // It was planned for March, would have been.
        if matches!(word, "was" | "were" | "had" | "been" | "originally" | "previously") {
            return false;
        }
        // The session is to be held on May 4.
        let to_be = word == "be" && reader.word_before(start).0 == "to";
        // an invitation to visit X in October, but at the invitation of X
        let invited = word == "invitation" && reader.rest(start).starts_with("invitation to ");
        told = told || to_be || invited || reader.cue_before(at, "plan");
        at = start;
    }
    told
}

/// 3月5日将举行
fn said_behind(reader: &Reader<'_>, end: usize) -> bool {
    let next = reader.eat_any(end, &["起", "前", "左右"]).unwrap_or(end);
    reader.char(next).is_some_and(is_han) && plan(reader, next).is_some()
}

/// The end of a word that tells of a plan; 将军 is none.
fn plan(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let end = reader.cue(at, "plan")?;
    // 邀请李明于9月访问, but 应邀请于9月访问.
    if reader.eat(at, "邀请") == Some(end) {
        let (head, rest) = (reader.text.get(..at).unwrap_or(""), reader.rest(end));
        let clause = head.rsplit(|char: char| !is_han(char)).next().unwrap_or("");
        let whom = rest.starts_with(is_han) && !rest.starts_with(['于', '在', '下', '后', '函', '赛']);
        return (whom && !clause.contains('应')).then_some(end);
    }
    let single = reader.eat(at, "将") == Some(end);
    let inside = reader.before(at).is_some_and(|before| "大上中少名武小干麻健".contains(before))
        || reader.char(end).is_some_and(|next| "军士领帅门相官才来近信就".contains(next));
    (!single || !inside).then_some(end)
}

/// Most bytes between `who` and a date in its clause.
const ASIDE: usize = 100;

/// Whether a date stands in a clause that begins with who or which: it dates what is said of somebody in passing.
pub(super) fn is_relative(reader: &Reader<'_>, found: &Found) -> bool {
    let head = reader.text.get(..found.start).unwrap_or("");
    let near = head.bytes().rev().take(ASIDE).take_while(|byte| !matches!(byte, b',' | b'.' | b';' | b'\n' | b'"'));
    let clause = head.get(head.len() - near.count()..).unwrap_or("").trim_start();
    ["who ", "which ", "whose "].iter().any(|word| clause.starts_with(word))
}

//! The words around a time that belong to it for a reader: since 2014, from May to July, 2018年以前.

use super::Found;
use super::text::{Reader, is_han};
use super::value::{Date, Expression, Section, Unit};
use super::words::{Entry, Word};
use crate::record::TimeMod;

/// How many words may lead to a time: no later than or on.
const LEADING: usize = 6;

/// Take the words around an expression into what is shown of it, and what they say into its modifier.
pub(super) fn widen(reader: &Reader<'_>, found: &mut Found) {
    if matches!(found.expression, Expression::Every(_) | Expression::Each(_) | Expression::EachRange(..)) {
        return;
    }
    let range = matches!(found.expression, Expression::Range(..));
    let length = matches!(found.expression, Expression::Length(_));
    if range {
        if let Some(start) = opening(reader, found.start) {
            found.shown.0 = start;
        }
        return;
    }
    if let Some(start) = definite(reader, found) {
        found.shown.0 = start;
    }
    let vague =
        matches!(&found.expression, Expression::Point(point) if matches!(point.date, Date::Past | Date::Future));
    if vague {
        return;
    }
    if let Expression::Window(..) = found.expression {
        let the = reader.word_before(found.start);
        let start = if the.0.eq_ignore_ascii_case("the") { the.1 } else { found.start };
        let (word, start) = reader.word_before(start);
        if word.eq_ignore_ascii_case("within") {
            found.shown.0 = start;
        }
        return;
    }
    let offset = match &found.expression {
        Expression::Point(point) => match &point.date {
            Date::Offset(_, direction) => Some(*direction),
            _ => None,
        },
        _ => None,
    };
    if let (Some(direction), Some((bound, start))) = (offset, leading(reader, found.start, bound)) {
        found.shown.0 = start;
        // More than two weeks ago is before that day, less than two weeks from today before that one too.
        found.modifier = Some(match bound.saturating_mul(direction) {
            ..0 => TimeMod::Before,
            0 => TimeMod::Approx,
            1.. => TimeMod::After,
        });
        return;
    }
    if length {
        if let Some((_, start)) = leading(reader, found.shown.0, bound) {
            found.shown.0 = start;
        }
        return;
    }
    if let Some((modifier, start)) = leading(reader, found.shown.0, lead) {
        found.shown.0 = start;
        // Before early September is before all of it; by the end of the year is at the end.
        let sided = matches!(
            (found.modifier, modifier),
            (Some(TimeMod::Start), TimeMod::Before) | (Some(TimeMod::End), TimeMod::After)
        );
        found.modifier = found.modifier.filter(|_| !sided).or(Some(modifier));
    }
    let next = reader.spaces(found.end);
    // 今晚8点开始 is when it begins.
    let day = !matches!(&found.expression, Expression::Point(point) if point.clock.is_some());
    let began = reader.eat(next, "开始").is_some();
    if let Some((modifier, end)) = trail(reader, next).filter(|_| !began || day) {
        if began {
            let start = ["从", "自"]
                .iter()
                .find_map(|word| reader.ends(found.start, &[word]).then(|| found.start - word.len()));
            // 2018年开始建设 is when the building began.
            if start.is_none() && reader.char(end).is_some_and(is_han) {
                return;
            }
            found.shown.0 = start.unwrap_or(found.shown.0);
        }
        found.shown.1 = end;
        found.modifier = found.modifier.filter(|_| modifier == Some(TimeMod::Before)).or(modifier);
    }
}

/// from or between before a range.
fn opening(reader: &Reader<'_>, at: usize) -> Option<usize> {
    if let Some(start) =
        ["从", "自", "由", "在"].iter().find_map(|word| reader.ends(at, &[word]).then(|| at - word.len()))
    {
        return Some(start);
    }
    let (word, start) = reader.word_before(at);
    let the = word.eq_ignore_ascii_case("the");
    let opened = ["first ", "last ", "final ", "opening ", "closing "];
    if the && reader.eat_any(at, &opened).is_some() {
        return Some(start);
    }
    let (word, start) = if the { reader.word_before(start) } else { (word, start) };
    ["from", "between"].iter().any(|opening| word.eq_ignore_ascii_case(opening)).then_some(start)
}

/// The article that belongs to the name of a time: the 1990s, the third quarter of 2024, the next decade.
fn definite(reader: &Reader<'_>, found: &Found) -> Option<usize> {
    let (word, start) = reader.word_before(found.start);
    let the = word.eq_ignore_ascii_case("the") && reader.before(found.start) == Some(' ');
    let date = match &found.expression {
        Expression::Point(point) => &point.date,
        Expression::Window(length, 1) if the && matches!(length.unit, Unit::Decade) => return Some(start),
        _ => return None,
    };
    let named = match date {
        Date::Decade(_)
        | Date::BareDecade(_)
        | Date::WeekOf(_)
        | Date::NthWeek(..)
        | Date::NthWeekday(..)
        | Date::Shift(_, Unit::Day | Unit::Decade, _)
        | Date::Section(_, Section::Quarter(_) | Section::Half(_)) => true,
        Date::Shift(_, _, 2) => true,
        Date::Year(_) => {
            // The year 2019, calendar year 2008.
            let year = word.eq_ignore_ascii_case("year") && reader.byte(found.start).is_ascii_alphanumeric();
            let (before, earlier) = reader.word_before(start);
            return year.then_some(if before.eq_ignore_ascii_case("calendar") { earlier } else { start });
        }
        // The 9th month of next year.
        Date::Month(..) => reader.byte(found.start).is_ascii_digit() && the,
        Date::Weekend(_) => word.eq_ignore_ascii_case("that"),
        Date::Day(_, month, _) => !matches!(month, super::value::Month::Known(_)),
        _ if leads_with_part(reader, found.start) => {
            // In the morning, at noon.
            let (before, earlier) = reader.word_before(start);
            return (the && before.eq_ignore_ascii_case("in")).then_some(earlier);
        }
        _ => false,
    };
    (named && (the || word.eq_ignore_ascii_case("that"))).then_some(start)
}

fn leads_with_part(reader: &Reader<'_>, at: usize) -> bool {
    let part = |entry: &Entry| matches!(entry.word, Word::Part(_) | Word::Phase(_, None)).then_some(());
    reader.byte(at).is_ascii_alphabetic() && reader.word(at, part).is_some()
}

fn lead(entry: &Entry) -> Option<TimeMod> {
    match entry.word {
        Word::Lead(modifier) => Some(modifier),
        _ => None,
    }
}

fn bound(entry: &Entry) -> Option<i8> {
    match entry.word {
        Word::Bound(bound) => Some(bound),
        _ => None,
    }
}

/// The longest word or phrase of a kind that leads to a place.
fn leading<T>(reader: &Reader<'_>, at: usize, pick: fn(&Entry) -> Option<T>) -> Option<(T, usize)> {
    let (word, first) = reader.word_before(at);
    let mut best = chinese_lead(reader, at, &pick);
    if word.is_empty() {
        return best;
    }
    let mut start = first;
    for _ in 0..LEADING {
        if let Some((modifier, end)) = reader.word(start, pick)
            && reader.text.get(end..at).is_some_and(|gap| matches!(gap.trim_matches(' '), "" | "the"))
        {
            // How about Friday?
            let asked = ["how", "what"].iter().any(|word| reader.word_before(start).0.eq_ignore_ascii_case(word));
            best = if asked { best } else { Some((modifier, start)) };
        }
        let (word, earlier) = reader.word_before(start);
        if word.is_empty() || word.ends_with('.') {
            break;
        }
        start = earlier;
    }
    best
}

/// 自, 截止到 right before a place, at most four characters.
fn chinese_lead<T>(reader: &Reader<'_>, at: usize, pick: &impl Fn(&Entry) -> Option<T>) -> Option<(T, usize)> {
    let head = reader.text.get(..at)?;
    let mut best = None;
    for (start, _) in head.char_indices().rev().take(4).take_while(|(_, char)| is_han(*char)) {
        if let Some((found, end)) = reader.word(start, pick)
            && end == at
        {
            best = Some((found, start));
        }
    }
    best
}

/// What follows a time and says something about it.
fn trail(reader: &Reader<'_>, at: usize) -> Option<(Option<TimeMod>, usize)> {
    if reader.cue(at, "never").is_some() {
        return None;
    }
    let found = reader.word(at, |entry| match entry.word {
        Word::Trail(modifier) => Some(modifier),
        _ => None,
    })?;
    // Before 2010 or after 2018.
    let next = reader.eat(found.1, " ").map_or(0, |next| reader.byte(next));
    (!next.is_ascii_digit() && !next.is_ascii_uppercase()).then_some(found)
}

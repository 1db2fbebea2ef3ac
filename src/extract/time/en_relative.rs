//! English expressions: last, this and next, and what is told from the day of writing.

use super::en::{Draft, day_first, month_first, part};
use super::en_parts;
use super::text::Reader;
use super::value::{Base, Clock, Date, Month, Point, Section, Unit, Week, Year};
use super::words::Word;

/// What may stand before this month, last year.
pub(super) const QUALIFIERS: &[&str] = &["earlier ", "Earlier ", "later ", "Later ", "sometime ", "early ", "late "];

pub(super) fn direction(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let (by, end) = reader.word(at, |entry| match entry.word {
        Word::Direction(by) => Some(by),
        _ => None,
    })?;
    Some((i16::from(by), end))
}

/// From the first of January to the day of publication.
pub(super) const YEAR_TO_DATE: &[&str] = &["year to date", "year-to-date"];

/// The year that was told before: in September of that year, the autumn of the following year.
pub(super) fn told_year(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let that =
        &[" of that year", " that year", ", that year", " of the same year", " of that same year", " the same year"];
    let next = &[" of the following year", " the following year", " of the next year"];
    let (by, end) = reader.eat_any(at, that).map(|end| (0, end)).or_else(|| Some((1, reader.eat_any(at, next)?)))?;
    let whole = !reader.byte(end).is_ascii_alphanumeric() && !matches!(reader.byte(end), b'\'' | b'-');
    whole.then_some((Year::Shift(Base::Narrative, by), end))
}

/// two years after it was founded, a year after its launch: so long behind the year that was told of it.
pub(super) fn after_beginning(reader: &Reader<'_>, end: usize) -> Option<usize> {
    let next = reader.eat(end, " after ")?;
    let next =
        reader.eat_any(next, &["it was ", "they were ", "he was ", "she was ", "being ", "its ", "their ", "the "])?;
    let end = reader.eat_any(
        next,
        &[
            "founded",
            "established",
            "founding",
            "foundation",
            "establishment",
            "launched",
            "launch",
            "formation",
            "set up",
            "creation",
            "incorporation",
        ],
    )?;
    (!reader.byte(end).is_ascii_alphanumeric()).then_some(end)
}

/// The following January, the following spring, from what was told before.
fn following(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let next = reader.eat(at, "following ")?;
    let (date, end) = reader.word(next, |entry| match &entry.word {
        Word::Month(month) => Some(Date::Month(Year::Following, Month::Known(*month))),
        Word::Season(season) => Some(Date::Section(Year::Following, Section::Season(*season))),
        _ => None,
    })?;
    reader.word_before(at).0.eq_ignore_ascii_case("the").then(|| Draft::new(date, end))
}

/// last week, this Friday, next October, earlier this month.
pub(super) fn directed(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    if let Some(draft) = following(reader, at) {
        return Some(draft);
    }
    let start = reader.eat_any(at, QUALIFIERS).unwrap_or(at);
    let past = reader.cue(start, "past");
    let (by, end) = past.map(|end| (-1, end)).or_else(|| direction(reader, start))?;
    let past = past.is_some();
    let coming = reader.ends(end, &["coming"]);
    let next = reader.eat(end, " ")?;
    let definite = reader.word_before(at).0.eq_ignore_ascii_case("the");
    if let Some((unit, end)) = reader.unit(next).filter(|_| !past) {
        if unit == Unit::Decade && !reader.ends(end, &["s"]) {
            return Some(Draft::new(Date::Shift(Base::Published, unit, i32::from(by)), end)).filter(|_| by > 0);
        }
        // "The last year" is a length, "this second" not a time.
        let plain = !unit.of_day()
            && !matches!(unit, Unit::Day | Unit::Fortnight)
            && (by == 0 || !definite)
            && !reader.ends(end, &["s"]);
        // Next year's first quarter.
        let section = reader.eat_any(end, &["'s ", "’s "]).filter(|_| unit == Unit::Year);
        if let Some((section, _, end)) = section.and_then(|next| en_parts::section_word(reader, next)) {
            return Some(Draft::new(Date::Section(Year::Shift(Base::Published, by), section), end));
        }
        return plain.then(|| Draft::new(Date::Shift(Base::Published, unit, i32::from(by)), end));
    }
    let (date, end) = reader.word(next, |entry| {
        let year = if by == 0 { Year::Shift(Base::Published, 0) } else { Year::Nearest(i8::try_from(by).ok()?) };
        let week = if coming {
            Week::Nearest(2)
        } else if by == 0 {
            Week::Shift(Base::Published, 0)
        } else {
            Week::Nearest(i8::try_from(by).ok()?)
        };
        Some(match &entry.word {
            Word::Weekday(day) if !entry.ambiguous => Date::Weekday(week, *day),
            Word::Weekend => Date::Weekend(Week::Shift(Base::Published, by)),
            Word::Month(month) if by != 0 || reader.eat(next, "may").is_none() => {
                Date::Month(year, Month::Known(*month))
            }
            Word::Season(season) => Date::Section(year, Section::Season(*season)),
            Word::Holiday(holiday) => Date::Holiday(year, holiday.clone()),
            Word::Part(_) if by != 0 => Date::Shift(Base::Published, Unit::Day, i32::from(by)),
            _ => return None,
        })
    })?;
    // "The upcoming Jan. 9, 2025" says itself which one.
    let full = matches!(date, Date::Month(..)) && month_first(reader, next, true).is_some_and(|draft| draft.end > end);
    let mut draft = Draft::new(date, end);
    draft.point.clock = part(reader, next).map(|(part, _)| Clock::Part(part));
    (!full).then_some(draft)
}

/// yesterday, today (May 25), tonight, the same day, recently.
pub(super) fn relative(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    // Earlier in the week.
    if let Some(next) = reader.eat_any(at, &["earlier in the ", "later in the ", "Earlier in the ", "Later in the "])
        && let Some((unit, end)) = reader.unit(next).filter(|(unit, _)| !unit.of_day() && *unit != Unit::Day)
    {
        return Some(Draft::new(Date::Shift(Base::Published, unit, 0), end));
    }
    if let Some(end) = reader.eat_any(at, YEAR_TO_DATE) {
        let start = Date::Day(Year::Shift(Base::Published, 0), Month::Known(1), 1);
        return Some(Draft { to: Some(Date::Shift(Base::Published, Unit::Day, 0)), ..Draft::new(start, end) });
    }
    let ((base, unit, by, part), end) = match reader.word(at, |entry| match entry.word {
        Word::Relative(unit, by, part) => Some((Base::Published, unit, by, part)),
        Word::Same(unit, by, part) => Some((Base::Narrative, unit, by, part)),
        _ => None,
    }) {
        Some(found) => found,
        None => {
            let (direction, end) = reader.word(at, |entry| match entry.word {
                Word::Vague(direction) => Some(direction),
                _ => None,
            })?;
            return Some(Draft::new(
                match direction {
                    ..0 => Date::Past,
                    0 => Date::Present,
                    _ => Date::Future,
                },
                end,
            ));
        }
    };
    if base == Base::Published
        && unit == Unit::Day
        && part.is_none()
        && let Some(open) = reader.eat_any(end, &[" (", " （", "(", ", "])
    {
        let comma = reader.ends(open, &[", "]);
        let inner = month_first(reader, open, true).or_else(|| day_first(reader, open));
        if let Some(Draft { point: Point { date: Date::Day(year, month, day), .. }, end, .. }) = inner {
            let close = if comma { Some(end) } else { reader.eat_any(end, &[")", "）"]) };
            if let Some(end) = close {
                return Some(Draft::new(Date::Stated(i32::from(by), year, month, day), end));
            }
        }
    }
    let mut draft = Draft::new(Date::Shift(base, unit, i32::from(by)), end);
    draft.point.clock = part.map(Clock::Part);
    Some(draft)
}

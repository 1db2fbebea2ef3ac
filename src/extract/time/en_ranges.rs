//! English expressions: ranges, lengths of time and what recurs.

use super::en::{Draft, direction, of_year, part, point};
use super::en_parts::{clock, half_day, half_hour};
use super::text::Reader;
use super::value::{Base, Clock, Date, Expression, Length, Month, Point, Section, Unit, Week};
use super::words::Word;
use super::{Found, join};
use crate::record::{TimeMod, TimeType};

pub(super) fn point_or_range(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let from = reader.word_before(at).0;
    let opened = from.eq_ignore_ascii_case("from") || from.eq_ignore_ascii_case("between");
    let left = point(reader, at, opened)?;
    if let Some(to) = left.to {
        return Some(Found::range(at, left.end, left.point, Point::of(to)));
    }
    if let Some(found) = rest_of_range(reader, at, &left, from.eq_ignore_ascii_case("between")) {
        return Some(found);
    }
    let modifier = left.modifier.or_else(|| before(reader, at));
    Some(Found::point(at, left.end, left.point, modifier))
}

fn rest_of_range(reader: &Reader<'_>, at: usize, left: &Draft, between: bool) -> Option<Found> {
    if matches!(left.point.date, Date::Past | Date::Future) {
        return None;
    }
    let joints = [" to the ", " to ", " through ", " until ", " till ", " – ", " - ", " — ", "–", "-", "—", "/"];
    let next = match reader.eat_any(left.end, &joints) {
        Some(next) => next,
        None => reader.eat(left.end, " and ").filter(|_| between)?,
    };
    // 2023-24
    if let (Date::Year(super::value::Year::Known(first)), true) =
        (&left.point.date, next == left.end + 1 || next == left.end + 3)
        && let Some((short, end)) = reader.small(next, 0, 99).filter(|(_, end)| *end == next + 2)
    {
        let last = first / 100 * 100 + i16::from(short);
        let whole = !reader.byte(end).is_ascii_alphanumeric() && !matches!(reader.byte(end), b'-' | b'/');
        let year = |year| Point::of(Date::Year(super::value::Year::Known(year)));
        return (whole && last > *first).then(|| Found::range(at, end, year(*first), year(last)));
    }
    let right = point(reader, next, true).filter(|right| right.to.is_none())?;
    let (from, to) = join(left.point.clone(), right.point)?;
    Some(Found::range(at, right.end, from, to))
}

/// since, by, around before a point.
fn before(reader: &Reader<'_>, at: usize) -> Option<TimeMod> {
    let (word, start) = reader.word_before(at);
    let start = if word.eq_ignore_ascii_case("the") { start } else { at };
    let cues = [
        ("since", TimeMod::After),
        ("after", TimeMod::After),
        ("before", TimeMod::Before),
        ("approx", TimeMod::Approx),
    ];
    cues.into_iter().find(|(cue, _)| reader.cue_before(start, cue)).map(|(_, modifier)| modifier)
}

/// 9 to 11 a.m.: the first hour has no half of the day of its own.
pub(super) fn clock_range(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let bare = |at: usize| {
        super::numeric::clock(reader, at)
            .or_else(|| reader.small(at, 1, 12).map(|(hour, end)| (Clock::Time(hour, 0), end)))
    };
    let (first, end) = bare(at)?;
    let next = reader.eat_any(end, &[" to ", " until ", " till ", "-", "–", " - ", " – ", " and "])?;
    let (second, end) = bare(next)?;
    let plain = |at: usize| super::numeric::clock(reader, at).is_some();
    let (first, second, end) = match half_day(reader, end) {
        Some((afternoon, end)) => {
            let second = half_hour(second, afternoon)?;
            let same = half_hour(first, afternoon)?;
            let first = if same.timex() <= second.timex() { same } else { first };
            (first, second, end)
        }
        None if plain(at) && plain(next) => (first, second, end),
        None => return None,
    };
    let point = |clock| Point { date: Date::Unstated, clock: Some(clock) };
    let (mut from, mut to, mut end) = (point(first), point(second), end);
    if let Some(day) = reader.eat_any(end, &[" on ", ", "]).and_then(|next| point_of_day(reader, next)) {
        (from.date, to.date, end) = (day.point.date.clone(), day.point.date, day.end);
    }
    (first.timex() < second.timex()).then(|| Found::range(at, end, from, to))
}

fn point_of_day(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let draft = super::en::date(reader, at, true)?;
    (matches!(draft.point.date, Date::Day(..) | Date::Weekday(..)) && draft.to.is_none()).then_some(draft)
}

/// the first three quarters of 2024, the first 10 months of the year.
pub(super) fn section_range(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let next = reader.eat_any(at, &["first ", "First "])?;
    let (count, end) = count(reader, next)?;
    let last = u8::try_from(count).ok()?;
    let (unit, end) = reader.unit(reader.eat_any(end, &[" ", "-"])?)?;
    let (year, end) = of_year(reader, end)?;
    let at_year = |number: u8| match unit {
        Unit::Quarter if (2..=4).contains(&last) => Some(Point::of(Date::Section(year, Section::Quarter(number)))),
        Unit::Month if (2..=12).contains(&last) => Some(Point::of(Date::Month(year, Month::Known(number)))),
        _ => None,
    };
    Some(Found::range(at, end, at_year(1)?, at_year(last)?))
}

/// A whole number in figures or words: 12, three, twenty-one.
pub(super) fn count(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(digits) = reader.digits(at) {
        let number =
            matches!(reader.byte(digits.end), b'.' | b',' | b':') && reader.byte(digits.end + 1).is_ascii_digit();
        return (!number && digits.length <= 6).then_some((digits.value, digits.end));
    }
    let word = |at: usize| {
        reader.word(at, |entry| match entry.word {
            Word::Number(Some(number)) => Some(u32::from(number)),
            _ => None,
        })
    };
    let (number, end) = word(at)?;
    let ones = reader.eat(end, "-").and_then(word).filter(|(ones, _)| (1..10).contains(ones));
    match ones {
        Some((ones, end)) if number >= 20 && number % 10 == 0 && number < 100 => Some((number + ones, end)),
        _ => Some((number, end)),
    }
}

/// An amount in thousandths and its end: 3, 2.5, several, half a.
fn amount(reader: &Reader<'_>, at: usize) -> Option<(Option<u64>, usize)> {
    let half = ["half a ", "half an ", "Half a ", "Half an "];
    if let Some(end) = reader.eat_any(at, &half) {
        return Some((Some(500), end - 1));
    }
    if let (Some(digits), true) = (reader.digits(at), reader.byte(at).is_ascii_digit())
        && let Some(part) =
            reader.eat(digits.end, ".").and_then(|dot| reader.digits(dot)).filter(|part| part.length <= 2)
    {
        let scale = if part.length == 1 { 100 } else { 10 };
        return Some((Some(u64::from(digits.value) * 1000 + u64::from(part.value) * scale), part.end));
    }
    let vague = reader.word(at, |entry| (entry.word == Word::Number(None)).then_some(()));
    if let Some((number, end)) = count(reader, at).filter(|(_, end)| vague.is_none_or(|(_, longer)| longer < *end)) {
        let half = reader.eat_any(end, &[" and a half", "-and-a-half", " and half"]);
        return Some((Some(u64::from(number) * 1000 + if half.is_some() { 500 } else { 0 }), half.unwrap_or(end)));
    }
    vague.map(|((), end)| (None, end))
}

/// A counted length: three days, two-day, several years; whether it is plural or joined by a hyphen.
fn counted(reader: &Reader<'_>, at: usize) -> Option<(Length, usize)> {
    let (amount, end) = amount(reader, at)?;
    let joints = [" full ", " consecutive ", " straight ", " more ", " whole ", " calendar ", " ", "-", "–"];
    let tight = || reader.byte(end.saturating_sub(1)).is_ascii_digit().then_some(end);
    let next = reader.eat_any(end, &joints).or_else(tight)?;
    let (unit, end) = reader.unit(next)?;
    let joined = matches!(reader.byte(end), b'-') && reader.byte(end + 1).is_ascii_alphabetic();
    let old = reader.eat_any(end, &["-old", " old", "-olds"]).is_some();
    let article = reader.byte(at).eq_ignore_ascii_case(&b'a') && matches!(reader.byte(at + 1), b' ' | b'n');
    let short = article && amount == Some(1000) && matches!(unit, Unit::Second | Unit::Minute | Unit::Quarter);
    let long = joined && reader.eat_any(end, &["-long", "-plus"]).is_none();
    // "Three second-hand cars", "a third quarter" and "two-second" are apart by their hyphens and plurals.
    let plural = reader.ends(end, &["s", "S"])
        || amount == Some(1000)
        || amount == Some(500)
        || reader.byte(next.saturating_sub(1)) == b'-';
    let rate = article && (reader.byte(next.saturating_sub(1)) == b'-' || reader.cue_before(at, "measure"));
    if rate || reader.before(at) == Some('-') {
        return None;
    }
    if old
        || short
        || long
        || (unit == Unit::Quarter && !reader.ends(end, &["s"]))
        || (!plural && unit != Unit::Century)
    {
        return None;
    }
    Some((Length::counted(amount, unit), end))
}

/// Lengths, and the points that are so far from the present.
pub(super) fn length(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(found) = window(reader, at) {
        return Some(found);
    }
    let (mut length, mut end) = counted(reader, at)?;
    if let Some((rest, after)) = reader.eat_any(end, &[" and ", ", ", " "]).and_then(|next| counted(reader, next)) {
        let smaller = length.unit.smaller().filter(|(unit, _)| *unit == rest.unit && length.rest.is_none());
        if let (Some((unit, _)), Some(count)) = (smaller, rest.count()) {
            length.rest = Some((u32::try_from(count).ok()?, unit));
            end = after;
        }
    }
    if let Some(after) = reader.eat(end, " ").and_then(|next| reader.cue(next, "ago")) {
        let date = match length.count() {
            Some(count) => Date::Shift(Base::Published, length.unit, count.checked_neg()?),
            None => Date::Past,
        };
        return Some(Found::point(at, after, Point::of(date), None));
    }
    if let (Some(after), Some(count)) =
        (reader.eat(end, " ").and_then(|next| reader.cue(next, "later")), length.count())
    {
        let date = Date::Shift(Base::Narrative, length.unit, count);
        return Some(Found::point(at, after, Point::of(date), None));
    }
    if let (Some(after), Some(count)) = (reader.eat(end, " from now"), length.count()) {
        return Some(Found::point(at, after, Point::of(Date::Shift(Base::Published, length.unit, count)), None));
    }
    if reader.cue_before(at, "times") && length.amount == Some(1000) {
        return Some(Found::new(at, end, TimeType::Set, Expression::Every(length)));
    }
    let found = Found::new(at, end, TimeType::Duration, Expression::Length(length));
    Some(if reader.cue_before(at, "approx") { found.modified(TimeMod::Approx) } else { found })
}

/// past three years, last decade, next 10 days, coming years.
fn window(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let past = reader.cue(at, "past").map(|end| (-1, end));
    let (by, end) = past.or_else(|| direction(reader, at).filter(|(by, _)| *by != 0))?;
    let next = reader.eat(end, " ")?;
    let by = i8::try_from(by).ok()?;
    let (length, end) = match counted(reader, next) {
        Some(found) => found,
        None => {
            let (unit, end) = reader.unit(next)?;
            let plural = reader.ends(end, &["s"]);
            let the = reader.word_before(at).0.eq_ignore_ascii_case("the");
            let length = if plural { Length::uncounted(unit) } else { Length::whole(1, unit) };
            // "Last year" is a year, "the last year" a length; "the next day" is the day after.
            if unit.of_day() || !(plural || the || past.is_some()) || (unit == Unit::Day && !plural) {
                return None;
            }
            (length, end)
        }
    };
    Some(Found::new(at, end, TimeType::Duration, Expression::Window(length, by)))
}

/// annually, every year, each Monday, every two years.
pub(super) fn recurring(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(((length, ambiguous), end)) = reader.word(at, |entry| match &entry.word {
        Word::Set(length) => Some((*length, entry.ambiguous)),
        _ => None,
    }) {
        let name = reader.byte(at).is_ascii_uppercase() && (ambiguous || reader.before(at) == Some(' '));
        return (!name).then(|| Found::new(at, end, TimeType::Set, Expression::Every(length)));
    }
    let next = reader.eat(reader.cue(at, "every")?, " ")?;
    let next = reader.eat_any(next, &["other ", "single "]).unwrap_or(next);
    let twice = if reader.ends(next, &["other "]) { 2 } else { 1 };
    if let Some((length, end)) = counted(reader, next) {
        return Some(Found::new(at, end, TimeType::Set, Expression::Every(length)));
    }
    if let Some((unit, end)) = reader.unit(next).filter(|(unit, _)| *unit != Unit::Second) {
        return Some(Found::new(at, end, TimeType::Set, Expression::Every(Length::whole(twice, unit))));
    }
    let (date, end) = reader
        .word(next, |entry| match entry.word {
            Word::Weekday(day) if !entry.ambiguous => Some(Date::Weekday(Week::Unknown, day)),
            Word::Weekend => Some(Date::Weekend(Week::Unknown)),
            Word::Month(month) => Some(Date::Month(super::value::Year::Unknown, Month::Known(month))),
            Word::Season(season) => Some(Date::Section(super::value::Year::Unknown, Section::Season(season))),
            _ => None,
        })
        .or_else(|| part(reader, next).map(|(_, _)| (Date::Unstated, next)))?;
    let spaced = if date == Date::Unstated { Some(next) } else { reader.eat_any(end, &[" at ", " "]) };
    let mut point = Point::of(date);
    let mut end = end;
    if let Some(next) = spaced {
        if let Some((part, after)) = part(reader, next) {
            (point.clock, end) = (Some(Clock::Part(part)), after);
        } else if let Some((clock, after)) = clock(reader, next) {
            (point.clock, end) = (Some(clock), after);
        }
    }
    Some(Found::new(at, end, TimeType::Set, Expression::Each(point)))
}

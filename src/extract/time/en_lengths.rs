//! English expressions: lengths of time and what recurs.

use super::en::{part, point};
use super::en_clock::time;
use super::en_numbers::count;
use super::en_relative::direction;
use super::text::Reader;
use super::value::{Base, Clock, Date, Expression, Length, Month, Point, Section, Unit, Week, Year};
use super::words::Word;
use super::{Found, en_parts, en_periods, en_relative, en_weeks};
use crate::record::{TimeMod, TimeType};

/// An amount in thousandths and its end: 3, 2.5, several, half a, two and a half.
fn amount(reader: &Reader<'_>, at: usize) -> Option<(Option<u64>, usize)> {
    let half = ["half a ", "half an ", "Half a ", "Half an ", "half ", "half-", "½ "];
    if let Some(end) = reader.eat_any(at, &half) {
        return Some((Some(500), end - 1));
    }
    if let Some(digits) = reader.digits(at)
        && let Some(part) =
            reader.eat(digits.end, ".").and_then(|dot| reader.digits(dot)).filter(|part| part.length <= 2)
    {
        return Some((Some(super::thousandths(digits.value, part.value, part.length)), part.end));
    }
    let vague = reader.word(at, |entry| (entry.word == Word::Number(None)).then_some(()));
    if let Some((number, end)) = count(reader, at).filter(|(_, end)| vague.is_none_or(|(_, longer)| longer < *end)) {
        let half = reader.eat_any(end, &[" and a half", "-and-a-half", " and half"]);
        return Some((
            Some(u64::from(number).saturating_mul(1000).saturating_add(if half.is_some() { 500 } else { 0 })),
            half.unwrap_or(end),
        ));
    }
    vague.map(|((), end)| (None, end))
}

const JOINTS: &[&str] = &[" full ", " consecutive ", " straight ", " more ", " whole ", " calendar ", " ", "-", "–"];

/// A counted length: three days, two-day, several years, 3h.
fn counted(reader: &Reader<'_>, at: usize) -> Option<(Length, usize)> {
    let (amount, end) = amount(reader, at)?;
    let tight = || reader.byte(end.saturating_sub(1)).is_ascii_digit().then_some(end);
    let next = reader.eat_any(end, JOINTS).or_else(tight)?;
    let (unit, end) = reader.unit(next).filter(|_| reader.byte(next).is_ascii_alphabetic())?;
    let joined = reader.byte(end) == b'-' && reader.byte(end + 1).is_ascii_alphabetic();
    let old = reader.eat_any(end, &["-old", " old", "-olds"]).is_some();
    let article = reader.byte(at).eq_ignore_ascii_case(&b'a') && matches!(reader.byte(at + 1), b' ' | b'n');
    let short = article && amount == Some(1000) && matches!(unit, Unit::Second | Unit::Minute | Unit::Quarter);
    let long = joined && reader.eat_any(end, &["-long", "-plus"]).is_none();
    // "Three second-hand cars", "a third quarter" and "2024 year" are apart by their hyphens and plurals.
    let plural = reader.ends(end, &["s", "S", "sec", "min"])
        || matches!(amount, Some(1000 | 500))
        || reader.byte(next.saturating_sub(1)) == b'-';
    let single = !matches!(unit, Unit::Second | Unit::Quarter)
        && reader.digits(at).is_none_or(|digits| digits.length < 4)
        && reader.cue(end, "never").is_none();
    let letter = end - next == 1 && !reader.byte(at).is_ascii_digit();
    let rate = article && (reader.byte(next.saturating_sub(1)) == b'-' || reader.cue_before(at, "measure"));
    if rate || reader.before(at) == Some('-') || old || short || long || letter {
        return None;
    }
    if (unit == Unit::Quarter && !reader.ends(end, &["s"])) || (!plural && !single && unit != Unit::Century) {
        return None;
    }
    let mut length = Length::counted(amount, unit);
    // An hour and a half.
    if let Some(after) =
        reader.eat_any(end, &[" and a half", " and half"]).filter(|_| amount.is_some_and(|amount| amount % 1000 == 0))
    {
        length.amount = length.amount.map(|amount| amount.saturating_add(500));
        return Some((length, after));
    }
    Some((length, end))
}

/// A counted length with smaller units on top: 2 years, 1 month and 21 days.
fn compound(reader: &Reader<'_>, at: usize) -> Option<(Length, usize)> {
    let (mut length, mut end) = counted(reader, at)?;
    while let Some((rest, after)) = reader.eat_any(end, &[" and ", ", ", " "]).and_then(|next| counted(reader, next)) {
        let count = rest.count().and_then(|count| u32::try_from(count).ok());
        match count.and_then(|count| length.and(count, rest.unit)) {
            Some(longer) => (length, end) = (longer, after),
            None => break,
        }
    }
    Some((length, end))
}

/// all week, the whole year, another hour.
fn whole(reader: &Reader<'_>, at: usize) -> Option<(Length, usize)> {
    let next = reader.eat_any(at, &["all ", "all-", "whole ", "full ", "full-", "another ", "All ", "Another "])?;
    let (unit, end) = reader.unit(next).filter(|(unit, end)| !reader.ends(*end, &["s"]) && *unit != Unit::Quarter)?;
    // Full-year results and all-day-breakfasts are not lengths but kinds; "another minute" is.
    let kind = reader.byte(end) == b'-' || (reader.eat_any(at, &["full"]).is_some() && reader.byte(end) == b' ');
    (!kind && unit != Unit::Second).then(|| (Length::whole(1, unit), end))
}

/// Lengths, and the points that are so far from the present or from a day.
pub(super) fn length(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(found) = window(reader, at).or_else(|| inverted_window(reader, at)) {
        return Some(found);
    }
    if let Some(draft) = en_weeks::weekdays_later(reader, at) {
        return Some(Found::point(at, draft.end, draft.point, None));
    }
    let (length, end) =
        compound(reader, at).or_else(|| whole(reader, at)).or_else(|| en_periods::ended_unit(reader, at))?;
    if let Some(found) = en_periods::between(reader, at, &length, end) {
        return Some(found);
    }
    let found = |end: usize, date: Date| Some(Found::point(at, end, Point::of(date), None));
    let behind =
        |base: Base, sign: i32| match length.count().filter(|_| !matches!(length.unit, Unit::Week | Unit::Fortnight)) {
            Some(count) => {
                // A decade later: ten years.
                let decades = length.unit == Unit::Decade && base == Base::Narrative;
                let (unit, count) = if decades { (Unit::Year, count.checked_mul(10)?) } else { (length.unit, count) };
                count.checked_mul(sign).map(|by| Date::Shift(base, unit, by))
            }
            None if length.amount.is_none() || length.unit.of_day() => {
                Some(if sign < 0 { Date::Past } else { Date::Future })
            }
            None => {
                let today = Date::Shift(base, Unit::Day, 0);
                Some(Date::Offset(Box::new((today, length)), if sign < 0 { -1 } else { 1 }))
            }
        };
    if let Some(after) = reader.eat(end, " ").and_then(|next| reader.cue(next, "ago")) {
        return found(after, behind(Base::Published, -1)?);
    }
    if let Some(after) =
        reader.eat(end, " ").and_then(|next| reader.cue(next, "later")).filter(|_| length.amount.is_some())
    {
        return found(after, behind(Base::Narrative, 1)?);
    }
    if let Some(after) = en_relative::after_beginning(reader, end).filter(|_| length.unit == Unit::Year) {
        return found(after, behind(Base::Narrative, 1)?);
    }
    if let Some(after) = reader.eat(end, " earlier").filter(|after| goes_back(reader, at, *after, &length)) {
        return found(after, behind(Base::Narrative, -1)?);
    }
    if let Some(after) = reader.eat_any(end, &[" from now", " hence"]).filter(|_| length.amount.is_some()) {
        return found(after, behind(Base::Published, 1)?);
    }
    if !length.unit.of_day()
        && let Some((date, sign, after)) = en_weeks::from_date(reader, end)
    {
        return found(after, Date::Offset(Box::new((date, length)), sign));
    }
    if let Some(after) = reader.eat(end, " in the future") {
        return Some(Found::new(at, after, TimeType::Duration, Expression::Window(length, 1)));
    }
    if reader.cue_before(at, "times") && length.amount == Some(1000) {
        return Some(Found::new(at, end, TimeType::Set, Expression::Every(length)));
    }
    // In two weeks, within five days: from today, where what is to come is spoken of.
    let (word, start) = reader.word_before(at);
    let within = word.eq_ignore_ascii_case("within");
    if (within || word.eq_ignore_ascii_case("in")) && is_to_come(reader, start) {
        let mut found = match within || length.unit.of_day() {
            true => Found::new(at, end, TimeType::Duration, Expression::Window(length, 2)),
            false => Found::point(at, end, Point::of(behind(Base::Published, 1)?), None),
        };
        found.shown.0 = start;
        return Some(found);
    }
    let found = Found::new(at, end, TimeType::Duration, Expression::Length(length));
    Some(if reader.cue_before(at, "approx") { found.modified(TimeMod::Approx) } else { found })
}

/// `Three days earlier, …`, `who left a month earlier`: no comparison (up from 12 a year earlier, earlier than planned).
fn goes_back(reader: &Reader<'_>, at: usize, end: usize, length: &Length) -> bool {
    let before = reader.text.get(..at).unwrap_or("").trim_end_matches(' ');
    let first = before.is_empty() || before.ends_with(['.', '\n', '”', '"', ';']);
    let (word, _) = reader.word_before(at);
    let verb = word.len() > 2 && !matches!(word, "from" | "than" | "with" | "over" | "the" | "percent");
    let counted = length.amount.is_some();
    let near = matches!(length.unit, Unit::Day | Unit::Week | Unit::Month) && counted;
    // A year earlier it had opened …: the past before the past, which a comparison does not have.
    let had = || {
        const NEAR: usize = 40;
        let rest = crate::span::floor(reader.text.get(end..).unwrap_or(""), NEAR);
        rest.split(['.', ',', ';']).take(2).any(|clause| clause.contains(" had "))
    };
    let opens = first || before.ends_with(',') || matches!(word, "and" | "but");
    counted && !length.unit.of_day() && opens && had()
        || near && (first && reader.byte(end) == b',' || verb && matches!(reader.byte(end), b',' | b'.' | b';'))
}

/// Whether one of the few words before a place in its sentence says that something is to come: will, scheduled.
fn is_to_come(reader: &Reader<'_>, mut at: usize) -> bool {
    for _ in 0..10 {
        let (word, start) = reader.word_before(at);
        if word.is_empty() || word.ends_with('.') {
            return reader.ends(at.min(start + word.len()), &["'ll", "’ll"]);
        }
        if reader.cue_before(at, "future") {
            return true;
        }
        at = start;
    }
    false
}

/// 2 upcoming months, the 10 previous weeks.
fn inverted_window(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (number, end) = count(reader, at)?;
    let next = reader.eat(end, " ")?;
    let past = reader.cue(next, "past").map(|end| (-1, end));
    let (by, end) = past.or_else(|| direction(reader, next).filter(|(by, _)| *by != 0))?;
    let (unit, end) = reader.unit(reader.eat(end, " ")?).filter(|(_, end)| reader.ends(*end, &["s"]))?;
    let length = Length::whole(u64::from(number), unit);
    Some(Found::new(at, end, TimeType::Duration, Expression::Window(length, i8::try_from(by).ok()?)))
}

/// past three years, last decade, next 10 days, coming years, following 2 quarters.
fn window(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let past = reader.cue(at, "past").map(|end| (-1, end));
    let following = || reader.eat(at, "following").map(|end| (1, end));
    let (by, end) = past.or_else(|| direction(reader, at).filter(|(by, _)| *by != 0)).or_else(following)?;
    let next = reader.eat(end, " ")?;
    let by = i8::try_from(by).ok()?;
    let (length, end) = match compound(reader, next) {
        Some(found) => found,
        None => {
            let (unit, end) = reader.unit(next).filter(|_| following().is_none())?;
            let plural = reader.ends(end, &["s"]);
            let the = reader.word_before(at).0.eq_ignore_ascii_case("the");
            let length = if plural { Length::uncounted(unit) } else { Length::whole(1, unit) };
            let hour = unit == Unit::Hour && !the;
            // "Last year" is a year, "the last year" a length; "the next day" is the day after.
            if (unit.of_day() && !hour)
                || !(plural
                    || the
                    || past.is_some()
                    || hour
                    || unit == Unit::Fortnight
                    || unit == Unit::Quarter && reader.eat_any(at, &["coming", "past"]).is_some())
                || (unit == Unit::Day && !plural)
            {
                return None;
            }
            (length, end)
        }
    };
    Some(Found::new(at, end, TimeType::Duration, Expression::Window(length, by)))
}

/// annually, every year, each Monday, every two years, Sundays, 9 am every Sunday.
pub(super) fn recurring(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(((length, ambiguous), end)) = reader.word(at, |entry| match &entry.word {
        Word::Set(length) => Some((*length, entry.ambiguous)),
        _ => None,
    }) {
        let name = reader.byte(at).is_ascii_uppercase() && (ambiguous || reader.before(at) == Some(' '));
        return (!name).then(|| Found::new(at, end, TimeType::Set, Expression::Every(length)));
    }
    let found = every(reader, at).or_else(|| plural(reader, at));
    if found.is_some() {
        return found;
    }
    if let Some((part, end)) = parts(reader, at) {
        let point = Point { date: Date::Unstated, clock: Some(Clock::Part(part)) };
        return Some(Found::new(at, end, TimeType::Set, Expression::Each(point)));
    }
    // The 19th of every month; 9 am every Sunday.
    if let Some((day, end)) = en_weeks::ordinal_day(reader, at) {
        let next = reader.eat_any(end, &[" of ", " day of "])?;
        let next = reader.eat(reader.cue(next, "every")?, " ")?;
        let (_, end) = reader.unit(next).filter(|(unit, _)| *unit == Unit::Month)?;
        let day = Point::of(Date::Day(Year::Unknown, Month::Unknown, day));
        return Some(Found::new(at, end, TimeType::Set, Expression::Each(day)));
    }
    let time = time(reader, at).filter(|time| time.sure)?;
    let rest = every(reader, reader.eat_any(time.end, &[" on ", " "])?)?;
    let date = match rest.expression {
        Expression::Each(point) if point.clock.is_none() => point.date,
        Expression::Every(length) if length == Length::whole(1, Unit::Day) => Date::Unstated,
        _ => return None,
    };
    let point = Point { date, clock: Some(time.clock) };
    Some(Found::new(at, rest.end, TimeType::Set, Expression::Each(point)))
}

/// Sundays, Tuesday afternoons, mornings, with the hour.
fn plural(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (date, mut end, clock) = match reader.word(at, |entry| match entry.word {
        Word::Weekdays(day) => Some(Date::Weekday(Week::Unknown, day)),
        _ => None,
    }) {
        Some((date, end)) => (date, end, None),
        None => {
            let (day, end) = reader.word(at, |entry| match entry.word {
                Word::Weekday(day) if !entry.ambiguous => Some(day),
                _ => None,
            })?;
            let (part, end) = parts(reader, reader.eat(end, " ")?)?;
            (Date::Weekday(Week::Unknown, day), end, Some(Clock::Part(part)))
        }
    };
    let mut point = Point { date, clock };
    if let Some((part, after)) =
        reader.eat(end, " ").and_then(|next| part(reader, next).or_else(|| parts(reader, next)))
    {
        (point.clock, end) = (Some(Clock::Part(part)), after);
    }
    if let Some((time, after)) = hour(reader, end, &point) {
        (point.clock, end) = (Some(time), after);
    }
    Some(Found::new(at, end, TimeType::Set, Expression::Each(point)))
}

/// mornings, evenings
fn parts(reader: &Reader<'_>, at: usize) -> Option<(super::value::Part, usize)> {
    reader.word(at, |entry| match entry.word {
        Word::Parts(part) => Some(part),
        _ => None,
    })
}

/// The hour at which something recurs.
fn hour(reader: &Reader<'_>, end: usize, point: &Point) -> Option<(Clock, usize)> {
    let next = reader.eat_any(end, &[" at ", ", at ", " "])?;
    let at = reader.ends(next, &["at "]);
    let time = time(reader, next).filter(|time| time.sure || (at && en_parts::alone(reader, time.end)))?;
    Some((en_parts::within(time.clock, time.half, point.clock), time.end))
}

/// every year, each Monday at 4 pm, every two weeks, every morning at 9.
fn every(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let next = reader.eat(reader.cue(at, "every")?, " ")?;
    let next = reader.eat_any(next, &["other ", "single "]).unwrap_or(next);
    let twice = if reader.ends(next, &["other "]) { 2 } else { 1 };
    if let Some((length, end)) = counted(reader, next) {
        return Some(Found::new(at, end, TimeType::Set, Expression::Every(length)));
    }
    if let Some((unit, end)) = reader.unit(next).filter(|(unit, _)| *unit != Unit::Second) {
        let daily = unit == Unit::Day && twice == 1;
        if let Some((clock, end)) = hour(reader, end, &Point::of(Date::Unstated)).filter(|_| daily) {
            let point = Point { date: Date::Unstated, clock: Some(clock) };
            return Some(Found::new(at, end, TimeType::Set, Expression::Each(point)));
        }
        return Some(Found::new(at, end, TimeType::Set, Expression::Every(Length::whole(twice, unit))));
    }
    let (date, end) = reader
        .word(next, |entry| match entry.word {
            Word::Weekday(day) if !entry.ambiguous => Some(Date::Weekday(Week::Unknown, day)),
            Word::Weekend => Some(Date::Weekend(Week::Unknown)),
            Word::Month(month) => Some(Date::Month(Year::Unknown, Month::Known(month))),
            Word::Season(season) => Some(Date::Section(Year::Unknown, Section::Season(season))),
            _ => None,
        })
        .or_else(|| part(reader, next).map(|(_, _)| (Date::Unstated, next)))
        .or_else(|| each_date(reader, next))?;
    let mut point = Point::of(date);
    let mut end = end;
    let spaced = if point.date == Date::Unstated { Some(next) } else { reader.eat(end, " ") };
    if let Some((part, after)) = spaced.and_then(|next| part(reader, next)) {
        (point.clock, end) = (Some(Clock::Part(part)), after);
    }
    if let Some((clock, after)) = hour(reader, end, &point) {
        (point.clock, end) = (Some(clock), after);
    }
    Some(Found::new(at, end, TimeType::Set, Expression::Each(point)))
}

/// Every May 4.
fn each_date(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let draft = point(reader, at, true)?;
    let yearly = matches!(draft.point.date, Date::Day(Year::Unknown, Month::Known(_), _)) && draft.to.is_none();
    (yearly && draft.point.clock.is_none()).then_some((draft.point.date, draft.end))
}

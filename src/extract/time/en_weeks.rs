//! English expressions: weeks, days and units inside larger ones.

use super::en::{Draft, month_first, month_word, of_year};
use super::en_numbers::{count, ordinal};
use super::en_relative::direction;
use super::text::Reader;
use super::value::{Base, Date, Month, Section, Unit, Week, Year};
use super::words::Word;

/// Weeks and days that are told by what they are part of.
pub(super) fn inside(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    week_of(reader, at)
        .or_else(|| after_next(reader, at))
        .or_else(|| nth(reader, at))
        .or_else(|| numbered_week(reader, at))
        .or_else(|| rest(reader, at))
        .or_else(|| related_weekday(reader, at))
        .or_else(|| day_of_month(reader, at))
}

/// the week of April 10, the week beginning on February 4, w/c Feb 4.
fn week_of(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let next = reader.cue(at, "week_of").map(|end| reader.spaces(end))?;
    let next = reader.eat_any(next, &["on the ", "on ", "the "]).unwrap_or(next);
    let draft = month_first(reader, next, true).or_else(|| super::en::day_first(reader, next));
    let (day, end) = match draft {
        Some(Draft { point, to: None, end, .. }) => (point.date, end),
        Some(_) => return None,
        None => {
            let (day, end) = ordinal_day(reader, next)?;
            (Date::Day(Year::Unknown, Month::Unknown, day), end)
        }
    };
    matches!(day, Date::Day(..)).then(|| Draft::new(Date::WeekOf(Box::new(day)), end))
}

/// the week after next
fn after_next(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (unit, end) = reader.unit(at).filter(|(unit, _)| !unit.of_day() && *unit != Unit::Day)?;
    let end = reader.eat_any(end, &[" after the next", " after next"])?;
    let whole = !reader.byte(end).is_ascii_alphanumeric() && reader.byte(end) != b' '
        || reader.eat(end, " ").is_some_and(|next| reader.unit(next).is_none());
    whole.then(|| Draft::new(Date::Shift(Base::Published, unit, 2), end))
}

/// A day of the month written as an ordinal: 15th, twenty-first.
pub(super) fn ordinal_day(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some((day, end)) = reader.small(at, 1, 31) {
        let end = reader.eat_any(end, &["st", "nd", "rd", "th"])?;
        return (!reader.byte(end).is_ascii_alphanumeric()).then_some((day, end));
    }
    ordinal(reader, at)
}

/// the first week of 2019, the last Friday of May, the first Sunday in this month, the 9th month of next year.
fn nth(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (nth, end) = match reader.eat_any(at, &["last", "Last", "final"]) {
        Some(end) => (-1, end),
        None => ordinal_day(reader, at).and_then(|(nth, end)| Some((i8::try_from(nth).ok()?, end)))?,
    };
    let next = reader.eat(end, " ")?;
    let (unit, day, end) = reader
        .word(next, |entry| match entry.word {
            Word::Unit(unit @ (Unit::Week | Unit::Month)) => Some((unit, 0)),
            Word::Weekday(day) if !entry.ambiguous => Some((Unit::Day, day)),
            _ => None,
        })
        .map(|((unit, day), end)| (unit, day, end))?;
    let within = reader.eat_any(end, &[" of the ", " in the ", " of ", " in ", " "])?;
    let (whole, end) = whole(reader, within).or_else(|| {
        let year = super::en::four_digits(reader, within)?;
        Some((Date::Year(year.0), year.1))
    })?;
    let of_year = matches!(whole, Date::Year(_));
    let of_month = matches!(whole, Date::Month(..) | Date::Shift(_, Unit::Month, _));
    let date = match unit {
        Unit::Week if nth <= 53 && (of_year || (of_month && nth <= 5)) => Date::NthWeek(nth, Box::new(whole)),
        Unit::Day if of_month && nth <= 5 => Date::NthWeekday(nth, day, Box::new(whole)),
        Unit::Month => match whole {
            Date::Year(year) if (1..=12).contains(&nth) => Date::Month(year, Month::Known(u8::try_from(nth).ok()?)),
            _ => return None,
        },
        _ => return None,
    };
    Some(Draft::new(date, end))
}

/// The month or year that something is part of: May 2024, this month, next year.
fn whole(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    if let Some((by, end)) = direction(reader, at) {
        return match reader.unit(reader.eat(end, " ")?)? {
            (Unit::Month, end) => Some((Date::Shift(Base::Published, Unit::Month, i32::from(by)), end)),
            (Unit::Year, end) => Some((Date::Year(Year::Shift(Base::Published, by)), end)),
            _ => None,
        };
    }
    let (month, _, end) = month_word(reader, at)?;
    let (year, end) = of_year(reader, end).unwrap_or((Year::Unknown, end));
    Some((Date::Month(year, month), end))
}

/// week 23, Week 10
fn numbered_week(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let next = reader.eat_any(at, &["week ", "Week "])?;
    let digits = reader.digits(next).filter(|digits| (1..=53).contains(&digits.value) && digits.length <= 2)?;
    let (year, end) = of_year(reader, digits.end).unwrap_or((Year::Unknown, digits.end));
    let decimal = reader.byte(end) == b'.' && reader.byte(end + 1).is_ascii_digit();
    let whole = !(decimal || reader.byte(end).is_ascii_alphanumeric());
    // Week 3 of a course is none of the year, unless somebody says so.
    let counted = year == Year::Unknown && reader.eat(end, " of").is_some();
    whole.then_some(())?;
    let year = if year == Year::Unknown { Year::Shift(Base::Published, 0) } else { year };
    (!counted).then(|| Draft::new(Date::Section(year, Section::Week(u8::try_from(digits.value).unwrap_or(1))), end))
}

/// rest of the week, remainder of this year
fn rest(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let next = reader.cue(at, "rest").map(|end| reader.spaces(end))?;
    let next = reader.eat_any(
        next,
        &["of the ", "of this ", "of my ", "of our ", "of current ", "of the current ", "of ", "the ", "this "],
    )?;
    let (unit, end) = reader.unit(next).filter(|(unit, _)| !unit.of_day() && *unit != Unit::Workday)?;
    // The rest of the year 2020 and of the decade's work are others.
    (!reader.ends(end, &["s"]) && !matches!(reader.byte(end), b'\'' | b'-')).then(|| Draft::new(Date::Rest(unit), end))
}

/// next week on Tuesday, this week Friday, Friday next week, Monday of the following week, Monday two weeks from now;
/// next week between Wednesday and Friday, Tuesday and Wednesday of last week.
fn related_weekday(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let days = |week: Week, first: u8, second: Option<u8>, end: usize| {
        let to = second.map(|second| Date::Weekday(week, second));
        Draft { to, ..Draft::new(Date::Weekday(week, first), end) }
    };
    if let Some((week, end)) = related_week(reader, at) {
        let next = reader.eat_any(end, &[" on ", "'s ", ", from ", " from ", ", between ", " between ", " "])?;
        let (first, end) = reader.weekday(next)?;
        let (second, end) = second_weekday(reader, first, end).map_or((None, end), |(day, end)| (Some(day), end));
        let opened = second.is_some() || !reader.ends(next, &["from ", "between "]);
        return opened.then(|| days(week, first, second, end));
    }
    let (first, end) = reader.weekday(at)?;
    if let Some(draft) = weeks_away(reader, first, end) {
        return Some(draft);
    }
    let (second, end) = second_weekday(reader, first, end).map_or((None, end), |(day, end)| (Some(day), end));
    let next = reader.eat_any(end, &[" of the ", " of ", ", ", " "])?;
    let (week, end) = related_week(reader, next)?;
    Some(days(week, first, second, end))
}

/// The second of two weekdays: Tuesday to Thursday; `and` joins those that follow each other, or what is between.
fn second_weekday(reader: &Reader<'_>, first: u8, end: usize) -> Option<(u8, usize)> {
    let joints = [" to ", " through ", " until ", "-", "–", " and "];
    let next = reader.eat_any(end, &joints)?;
    let (second, after) = reader.weekday(next)?;
    let listed = reader.ends(next, &[" and "]) && second != first.saturating_add(1);
    let between = || {
        let start = reader.word_before(end).1;
        reader.word_before(start).0.eq_ignore_ascii_case("between")
    };
    (first < second && (!listed || between())).then_some((second, after))
}

/// Monday two weeks from now, Friday a week ago.
fn weeks_away(reader: &Reader<'_>, day: u8, end: usize) -> Option<Draft> {
    let (number, end) =
        count(reader, reader.eat_any(end, &[", ", " "])?).filter(|(number, _)| (1..=52).contains(number))?;
    let (_, end) = reader.unit(reader.eat(end, " ")?).filter(|(unit, _)| *unit == Unit::Week)?;
    let (sign, end) = match reader.eat_any(end, &[" from now", " from today", " hence"]) {
        Some(end) => (1, end),
        None => (-1, reader.eat(end, " ago")?),
    };
    let by = i16::try_from(number).ok()?.checked_mul(sign)?;
    Some(Draft::new(Date::Weekday(Week::Shift(Base::Published, by), day), end))
}

fn related_week(reader: &Reader<'_>, at: usize) -> Option<(Week, usize)> {
    let (by, end) = direction(reader, at).or_else(|| Some((1, reader.eat(at, "following")?)))?;
    match reader.unit(reader.eat(end, " ")?)? {
        (Unit::Week, end) if !reader.ends(end, &["s"]) => Some((Week::Shift(Base::Published, by), end)),
        _ => None,
    }
}

/// 20th of next month, the 15th day of this month; on the 15th.
fn day_of_month(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (day, end) = ordinal_day(reader, at)?;
    let day_word = reader.eat(end, " day").unwrap_or(end);
    if let Some(next) = reader.eat_any(day_word, &[" of ", " in "])
        && let Some((by, end)) = direction(reader, next)
        && let Some((Unit::Month, end)) = reader.eat(end, " ").and_then(|next| reader.unit(next))
    {
        return Some(Draft::new(Date::Day(Year::Unknown, Month::Shift(Base::Published, by), day), end));
    }
    let (word, start) = reader.word_before(at);
    let cued = word.eq_ignore_ascii_case("the") && reader.byte(at).is_ascii_digit() && {
        let (word, _) = reader.word_before(start);
        ["on", "until", "till"].iter().any(|cue| word.eq_ignore_ascii_case(cue))
    };
    let after = reader.spaces(end);
    let open =
        reader.byte(after).is_ascii_alphanumeric() && reader.eat_any(after, &["at ", "between ", "from "]).is_none();
    let timed =
        reader.eat(end, " at ").and_then(|next| super::en_clock::time(reader, next)).is_some_and(|time| time.sure);
    ((cued || timed) && !open && !matches!(reader.byte(end), b'-' | b'/'))
        .then(|| Draft::new(Date::Day(Year::Unknown, Month::Unknown, day), end))
}

/// two weeks from now, three days before yesterday, 5 days after Christmas: what stands behind a length.
pub(super) fn from_date(reader: &Reader<'_>, at: usize) -> Option<(Date, i8, usize)> {
    let (direction, next) = match reader.eat_any(at, &[" from ", " after "]) {
        Some(next) => (1, next),
        None => (-1, reader.eat(at, " before ")?),
    };
    let the = reader.eat(next, "the ").unwrap_or(next);
    let (date, end) = super::en_periods::a_day(reader, the)?;
    Some((date, direction, end))
}

/// How many of a weekday from now: two Mondays later.
pub(super) fn weekdays_later(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (number, end) = count(reader, at).filter(|(number, _)| (1..=52).contains(number))?;
    let (day, end) = reader.word(reader.eat(end, " ")?, |entry| match entry.word {
        Word::Weekday(day) | Word::Weekdays(day) if !entry.ambiguous => Some(day),
        _ => None,
    })?;
    let (sign, end) = match reader.eat_any(end, &[" later", " from now"]) {
        Some(end) => (1, end),
        None => (-1, reader.eat(end, " ago")?),
    };
    let nearest = Date::Weekday(Week::Nearest(sign), day);
    let more = super::value::Length::whole(u64::from(number.saturating_sub(1)), Unit::Week);
    Some(Draft::new(Date::Offset(Box::new((nearest, more)), sign), end))
}

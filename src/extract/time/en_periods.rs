//! English expressions: lengths of time of which the first or the last day is told, and days glued to their month.

use super::Found;
use super::en::{Draft, year_after};
use super::en_parts::{any_date, of_days};
use super::numeric::valid_day;
use super::text::Reader;
use super::value::{Date, Expression, Length, Month, Point, Unit, Year};
use super::words::Word;
use crate::record::TimeType;

/// The unit that accounts are of, where its last day follows: year ended, quarter ending.
pub(super) fn ended_unit(reader: &Reader<'_>, at: usize) -> Option<(Length, usize)> {
    let (unit, end) = reader.unit(at).filter(|(unit, _)| !unit.of_day() && *unit >= Unit::Week)?;
    reader.eat_any(end, ENDED)?;
    Some((Length::whole(1, unit), end))
}

const ENDED: &[&str] = &[" ended on ", " ended ", " ending on ", " ending "];
const STARTED: &[&str] = &[
    " starting on ",
    " starting from ",
    " starting ",
    " beginning on ",
    " beginning ",
    " commencing on ",
    " commencing ",
    " from the ",
    " from ",
    ", from ",
];

/// What lies between the day that is told and the other end of a length.
pub(super) fn between(reader: &Reader<'_>, at: usize, length: &Length, end: usize) -> Option<Found> {
    if length.unit.of_day() || length.amount.is_none() {
        return None;
    }
    ended(reader, at, length, end).or_else(|| started(reader, at, length, end))
}

/// six months ended 30 June 2025, year ended December 31, nine months to 30 September: no day, but what figures are of.
fn ended(reader: &Reader<'_>, at: usize, length: &Length, end: usize) -> Option<Found> {
    let ended = reader.eat_any(end, ENDED);
    let next = ended.or_else(|| reader.eat(end, " to ").filter(|_| length.unit == Unit::Month))?;
    let (date, after) = a_day(reader, next)?;
    // Two months to May 3 is how long it takes.
    let closes = matches!(date, Date::Day(_, Month::Known(_), 28..));
    (closes || ended.is_some()).then_some(())?;
    let day_after = offset(date.clone(), Length::whole(1, Unit::Day), 1);
    let range = Expression::Range(Point::of(offset(day_after, *length, -1)), Point::of(date));
    Some(Found::new(at, after, TimeType::Duration, range))
}

/// a week starting tomorrow, for three days from December 5.
fn started(reader: &Reader<'_>, at: usize, length: &Length, end: usize) -> Option<Found> {
    let next = reader.eat_any(end, STARTED)?;
    // Two weeks from Monday is a day.
    let lasts = reader.word_before(at).0.eq_ignore_ascii_case("for");
    if reader.ends(next, &["from ", "from the "]) && !lasts {
        return None;
    }
    let (date, after) = a_day(reader, next)?;
    let day_after = offset(date.clone(), *length, 1);
    let last = offset(day_after, Length::whole(1, Unit::Day), -1);
    Some(Found::range(at, after, Point::of(date), Point::of(last)))
}

fn offset(date: Date, length: Length, direction: i8) -> Date {
    Date::Offset(Box::new((date, length)), direction)
}

pub(super) fn a_day(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let draft = any_date(reader, at)?;
    let day = of_days(&draft.point.date) && draft.to.is_none() && draft.point.clock.is_none();
    day.then_some((draft.point.date, draft.end))
}

/// Dec31, 1994; October2: the space was lost. Oct4 may be anything, so the month is written out or a year follows.
pub(super) fn glued_month(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let letters = reader.rest(at).bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
    let (day, end) = reader.small(at + letters, 1, 31).filter(|_| reader.byte(at).is_ascii_uppercase())?;
    let list = reader.words.list_at(reader.rest(at));
    let name = reader.text.get(at..at + letters)?;
    let month = reader.words.found(list, name).filter(|(_, length)| *length == letters);
    let month = month.filter_map(|(index, _)| reader.words.entry(list, index)).find_map(|entry| match entry.word {
        Word::Month(month) => Some(Month::Known(month)),
        _ => None,
    })?;
    let (year, after) = year_after(reader, end).unwrap_or((Year::Unknown, end));
    let sure = year != Year::Unknown || letters > 4;
    let whole = !reader.byte(after).is_ascii_alphanumeric() && !matches!(reader.byte(after), b'%' | b'/');
    (sure && whole && valid_day(month, day)).then(|| Draft::new(Date::Day(year, month, day), after))
}

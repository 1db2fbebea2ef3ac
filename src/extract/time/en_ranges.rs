//! English expressions: ranges of dates and of hours.

use super::en::{Draft, month_word, of_year, point};
use super::en_clock::{in_part, time};
use super::en_numbers::{self, count};
use super::text::Reader;
use super::value::{Base, Clock, Date, Month, Part, Point, Unit, Year};
use super::{Found, en_parts, en_weeks, ends_of, join};

pub(super) fn point_or_range(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let from = reader.word_before(at).0;
    let opened = from.eq_ignore_ascii_case("from") || from.eq_ignore_ascii_case("between");
    // Between now and March.
    let left = point(reader, at, opened).or_else(|| now(reader, at).filter(|_| opened))?;
    if let Some(to) = left.to {
        return Some(Found::range(at, left.end, left.point, Point::of(to)));
    }
    if let Some(found) = hours_of_day(reader, at, &left) {
        return Some(found);
    }
    if let Some(found) = rest_of_range(reader, at, &left, from.eq_ignore_ascii_case("between")) {
        return Some(found);
    }
    Some(Found::point(at, left.end, left.point, left.modifier))
}

fn rest_of_range(reader: &Reader<'_>, at: usize, left: &Draft, between: bool) -> Option<Found> {
    if matches!(left.point.date, Date::Past | Date::Future) {
        return None;
    }
    let joints = [
        " to the ",
        " to ",
        " through the ",
        " through ",
        " until the ",
        " until ",
        " till the ",
        " till ",
        " til ",
        " – ",
        " - ",
        " — ",
        "–",
        "-",
        "—",
        "~",
        "/",
    ];
    let next = match reader.eat_any(left.end, &joints) {
        Some(next) => next,
        None => reader.eat_any(left.end, &[" and the ", " and "]).filter(|_| between)?,
    };
    // 2023-24
    if let (Date::Year(super::value::Year::Known(first)), true) =
        (&left.point.date, next == left.end + 1 || next == left.end + 3)
        && let Some((short, end)) = reader.small(next, 0, 99).filter(|(_, end)| *end == next + 2)
    {
        let last = first.saturating_sub(first % 100).saturating_add(i16::from(short));
        let whole = !reader.byte(end).is_ascii_alphanumeric() && !matches!(reader.byte(end), b'-' | b'/');
        let year = |year| Point::of(Date::Year(super::value::Year::Known(year)));
        return (whole && last > *first).then(|| Found::range(at, end, year(*first), year(last)));
    }
    let right = match en_weeks::ordinal_day(reader, next) {
        // April the ninth till the seventeenth.
        Some((day, end)) if matches!(left.point.date, Date::Day(..)) && point(reader, next, true).is_none() => {
            Draft::new(Date::Day(super::value::Year::Unknown, Month::Unknown, day), end)
        }
        _ => point(reader, next, true)
            .or_else(|| now(reader, next))
            .or_else(|| until_hour(reader, next, left))
            .filter(|right| right.to.is_none())?,
    };
    // 2010-2015-86 is a telephone number.
    if matches!(reader.byte(right.end), b'-' | b'/') && reader.byte(right.end + 1).is_ascii_digit() {
        return None;
    }
    let (from, to) = join(left.point.clone(), right.point)?;
    Some(Found::range(at, right.end, from, to))
}

/// 9 to 11 a.m., from 2:30 to 3 on Monday, between 3 and 5 tomorrow.
pub(super) fn clock_range(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !reader.byte(at).is_ascii_digit()
        && en_numbers::count(reader, at).is_none()
        && reader.eat_any(at, &["half ", "noon"]).is_none()
    {
        return None;
    }
    let Clocks { first, second, told, end, sure } = clocks(reader, at)?;
    let (word, _) = reader.word_before(at);
    let opened = word.eq_ignore_ascii_case("from") || word.eq_ignore_ascii_case("between");
    let point = |clock| Point { date: Date::Unstated, clock: Some(clock) };
    let (mut from, mut to, mut end) = (point(first), point(second), end);
    let next = reader.eat_any(end, &[" on ", " of ", ", ", " "]);
    let day =
        next.and_then(|next| point_of_day(reader, next)).filter(|_| sure || (opened && reader.eat(end, ",").is_none()));
    if let Some(day) = &day {
        (from.date, to.date, end) = (day.point.date.clone(), day.point.date.clone(), day.end);
        if let Some(Clock::Part(part)) = day.point.clock {
            let half = |clock: Option<Clock>, told: bool| {
                clock.map(|clock| if told { clock } else { later_half(clock, part) })
            };
            (from.clock, to.clock) = (half(from.clock, told.0), half(to.clock, told.1));
        }
    }
    (sure || day.is_some()).then(|| Found::range(at, end, from, to))
}

/// An hour before noon by the clock face, where the part of the day says that it is after.
fn later_half(clock: Clock, part: Part) -> Clock {
    match clock {
        Clock::Time(..12, _) | Clock::Second(..12, ..) => in_part(clock, part),
        clock => clock,
    }
}

/// Two times of day as the ends of a range.
struct Clocks {
    first: Clock,
    second: Clock,
    /// Whether each says itself which half of the day is meant.
    told: (bool, bool),
    end: usize,
    /// Whether anything but the range says that they are times.
    sure: bool,
}

/// Whether two times of day begin here of which only the second says which half of the day is meant: 2:00 to 2:30 pm.
pub(super) fn half_told_behind(reader: &Reader<'_>, at: usize) -> bool {
    clocks(reader, at).is_some_and(|clocks| clocks.sure && clocks.told == (false, true))
}

fn clocks(reader: &Reader<'_>, at: usize) -> Option<Clocks> {
    let first = time(reader, at)?;
    let (word, _) = reader.word_before(at);
    let opened = word.eq_ignore_ascii_case("from") || word.eq_ignore_ascii_case("between");
    let next = reader.eat_any(first.end, CLOCK_JOINTS)?;
    // "9:30, and 10" and "5 and 6 p.m." are lists, unless they are what something is between.
    if reader.eat(first.end, " and ").is_some() && !word.eq_ignore_ascii_case("between") {
        return None;
    }
    let second = time(reader, next)?;
    let colon = |at: usize| super::numeric::clock(reader, at).is_some();
    let sure = match (first.sure, second.sure) {
        (true, true) => true,
        (true, false) => (first.half || opened) && en_parts::alone(reader, second.end),
        (false, true) => second.half || (opened && colon(next)),
        (false, false) => false,
    };
    let bare = |time: &super::en_clock::Time| matches!(time.clock, Clock::Time(0..=24, _) | Clock::Second(..));
    if !bare(&first) || !bare(&second) {
        return None;
    }
    let (one, two) = halves(&first, &second);
    Some(Clocks { first: one, second: two, told: (first.half, second.half), end: second.end, sure })
}

const CLOCK_JOINTS: &[&str] =
    &[" to ", " until ", " till ", " til ", " through ", "-", "–", " - ", " – ", " and ", "~"];

/// The half of the day that is told of one end only: 11 to 3 pm, 10:30 pm to 2.
fn halves(first: &super::en_clock::Time, second: &super::en_clock::Time) -> (Clock, Clock) {
    let minutes = |clock: Clock| match clock {
        Clock::Time(hour, minute) | Clock::Second(hour, minute, _) => {
            i32::from(hour).saturating_mul(60).saturating_add(i32::from(minute))
        }
        Clock::Part(_) => 0,
    };
    let later = |clock: Clock| match clock {
        Clock::Time(hour @ ..12, minute) => Clock::Time(hour.saturating_add(12), minute),
        Clock::Time(12, minute) => Clock::Time(0, minute),
        Clock::Second(hour @ ..12, minute, second) => Clock::Second(hour.saturating_add(12), minute, second),
        clock => clock,
    };
    let span = |from: Clock, to: Clock| match minutes(to).saturating_sub(minutes(from)).rem_euclid(24 * 60) {
        0 => 24 * 60,
        span => span,
    };
    let (one, two) = (first.clock, second.clock);
    match (first.half, second.half) {
        (false, true) if span(later(one), two) < span(one, two) => (later(one), two),
        (true, false) if span(one, later(two)) < span(one, two) => (one, later(two)),
        (false, false) if minutes(two) <= minutes(one) => (one, later(two)),
        _ => (one, two),
    }
}

fn point_of_day(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let draft = point(reader, at, true)?;
    let day = en_parts::of_days(&draft.point.date) && draft.to.is_none() && en_parts::free(draft.point.clock);
    day.then_some(draft)
}

/// Monday from 2 to 4, tomorrow between 8am and 2pm: the hours of a day.
fn hours_of_day(reader: &Reader<'_>, at: usize, left: &Draft) -> Option<Found> {
    if !en_parts::of_days(&left.point.date) || !en_parts::free(left.point.clock) {
        return None;
    }
    let joints = [", from ", " from ", " between ", ", between ", " at ", ", ", " "];
    let next = reader.eat_any(left.end, &joints)?;
    let opened = reader.ends(next, &["from ", "between "]);
    let Clocks { first, second, told, end, sure } = clocks(reader, next)?;
    let plain = matches!(left.point.date, Date::Weekday(..) | Date::Shift(..));
    if !(sure || (opened && plain) || (opened && reader.ends(next, &["between "]))) {
        return None;
    }
    let clock = |clock: Clock, told: bool| match left.point.clock {
        Some(Clock::Part(part)) if !told => later_half(clock, part),
        _ => clock,
    };
    let point = |time: Clock, told| Point { date: left.point.date.clone(), clock: Some(clock(time, told)) };
    Some(Found::range(at, end, point(first, told.0), point(second, told.1)))
}

/// Monday 1:30 pm to 4.
fn until_hour(reader: &Reader<'_>, at: usize, left: &Draft) -> Option<Draft> {
    let from = left.point.clock.filter(|clock| !matches!(clock, Clock::Part(_)))?;
    let last = time(reader, at).filter(|time| en_parts::alone(reader, time.end))?;
    let first = super::en_clock::Time { clock: from, end: left.end, sure: true, half: true };
    let (_, clock) = halves(&first, &last);
    let point = Point { date: Date::Unstated, clock: Some(clock) };
    Some(Draft { point, to: None, modifier: None, end: last.end })
}

/// Until now is until the day of publication.
fn now(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let end = reader.eat_any(at, &["now", "present", "date"])?;
    let whole = !reader.byte(end).is_ascii_alphanumeric() && reader.byte(end) != b'-';
    whole.then(|| Draft::new(Date::Shift(Base::Published, Unit::Day, 0), end))
}

/// the first three quarters of 2024, the first 10 months of the year, the last two weeks of March.
pub(super) fn section_range(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let first = reader.eat_any(at, &["first ", "First ", "opening "]);
    let next = first.or_else(|| reader.eat_any(at, &["last ", "Last ", "final ", "closing "]))?;
    let (count, end) = count(reader, next)?;
    let count = u8::try_from(count).ok().filter(|count| (2..=31).contains(count))?;
    let (unit, end) = reader.unit(reader.eat_any(end, &[" ", "-"])?)?;
    let month = || {
        let (month, ambiguous, end) = month_word(reader, reader.eat_any(end, &[" of ", " in "])?)?;
        let (year, after) = of_year(reader, end).unwrap_or((Year::Unknown, end));
        (!ambiguous || after > end).then_some((Date::Month(year, month), after))
    };
    let (whole, end) = match of_year(reader, end) {
        Some((year, end)) => (Date::Year(year), end),
        None => month()?,
    };
    let (from, to) = ends_of(&whole, count, unit, first.is_none())?;
    Some(Found::range(at, end, Point::of(from), Point::of(to)))
}

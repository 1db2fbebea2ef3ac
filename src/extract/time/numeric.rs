//! Dates and times of day in figures, the same in both languages.

use super::en::month_word;
use super::en_clock::{half_day, half_hour};
use super::text::Reader;
use super::value::{Clock, Date, Month, Point, Year};

pub(super) fn is_year(value: u32) -> bool {
    (1900..=2100).contains(&value)
}

pub(super) fn year(value: u32) -> Option<Year> {
    i16::try_from(value).ok().map(Year::Known)
}

pub(super) fn valid_day(month: Month, day: u8) -> bool {
    let longest = match month {
        Month::Known(2) => 29,
        Month::Known(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    (1..=longest).contains(&day)
}

/// 2024-12-10, 2024/12/10, 2018.10.18, 2024-12, 12/13/2024; with a time of day after it where there is one.
pub(super) fn date(reader: &Reader<'_>, at: usize) -> Option<(Point, usize)> {
    // The second date of 10/1/2018-10/7/2018 and of 10/1-10/7/2018.
    let stroke = |back: usize| at.checked_sub(back).is_some_and(|at| reader.byte(at) == b'/');
    let second = reader.before(at) == Some('-')
        && [3, 4, 6].into_iter().any(stroke)
        && at.checked_sub(2).is_some_and(|at| reader.byte(at).is_ascii_digit());
    if !second && matches!(reader.before(at), Some('.' | '-' | '/' | '_' | '#' | '$' | '€' | '£' | '¥')) {
        return None;
    }
    let (date, end) = year_first(reader, at).or_else(|| year_last(reader, at)).or_else(|| month_name(reader, at))?;
    let first = reader.byte(end) == b'-' && year_last(reader, end + 1).is_some();
    if !first && glued(reader, end) {
        return None;
    }
    let gap = reader.eat(end, "T").unwrap_or_else(|| reader.spaces(reader.eat(end, ",").unwrap_or(end)));
    let (clock, end) = match clock(reader, gap).filter(|_| gap > end && matches!(date, Date::Day(..))) {
        Some((clock, after)) => match half_day(reader, after) {
            Some((afternoon, after)) => (half_hour(clock, afternoon), after),
            None => (Some(clock), zone(reader, after)),
        },
        None => (None, end),
    };
    Some((Point { date, clock }, end))
}

/// Whether a number, code or address goes on.
pub(super) fn glued(reader: &Reader<'_>, end: usize) -> bool {
    match reader.char(end) {
        Some('.' | '-' | '/' | ':' | ',') => reader.byte(end + 1).is_ascii_digit(),
        Some('T') => reader.digits(end + 1).is_none(),
        Some(next) => next.is_ascii_alphanumeric() || next == '_',
        None => false,
    }
}

fn year_first(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let digits = reader.digits(at).filter(|digits| digits.length == 4 && (1000..2200).contains(&digits.value))?;
    let modern = is_year(digits.value);
    let year = year(digits.value)?;
    let separator = reader.byte(digits.end);
    if !matches!(separator, b'-' | b'/' | b'.') || !(modern || separator == b'-') {
        return None;
    }
    let second = reader.digits(digits.end + 1).filter(|second| second.length <= 2)?;
    let month = u8::try_from(second.value).ok().filter(|month| (1..=12).contains(month))?;
    let month = Month::Known(month);
    // Build 2019.3.1
    if separator == b'.' && reader.cue_before(at, "code") {
        return None;
    }
    if reader.byte(second.end) == separator {
        let (day, end) = reader.small(second.end + 1, 1, 31)?;
        // 2016-2-30 is a day that there is not.
        return Some((Date::Day(year, month, day), end));
    }
    if !modern {
        return None;
    }
    // 2024.5 is a number and 2024/5 a fraction as likely as not.
    (second.length == 2 && separator != b'.').then_some((Date::Month(year, month), second.end))
}

/// 2019-Sep-1, 22/Jan/2019: the month by name between figures.
fn month_name(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let first = reader.digits(at).filter(|digits| matches!(digits.length, 1 | 2 | 4))?;
    let separator = reader.byte(first.end);
    if !matches!(separator, b'-' | b'/') || !reader.byte(first.end + 1).is_ascii_alphabetic() {
        return None;
    }
    let (month, _, end) = month_word(reader, first.end + 1)?;
    let second = reader.digits(end + 1).filter(|_| reader.byte(end) == separator)?;
    let (years, day) = if first.length == 4 { (first, second) } else { (second, first) };
    let day = u8::try_from(day.value).ok().filter(|day| valid_day(month, *day))?;
    let year = year(years.value).filter(|_| years.length == 4 && is_year(years.value))?;
    Some((Date::Day(year, month, day), second.end))
}

/// Day and month before the year are read where only one order can be meant; else only the year is told.
fn year_last(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let (first, end) = reader.small(at, 1, 31)?;
    let separator = reader.byte(end);
    if !matches!(separator, b'/' | b'.' | b'-') {
        return None;
    }
    // 3/2015
    if let Some(digits) = reader
        .digits(end + 1)
        .filter(|digits| digits.length == 4 && is_year(digits.value) && separator == b'/' && first <= 12)
    {
        return Some((Date::Month(year(digits.value)?, Month::Known(first)), digits.end));
    }
    let (second, end) = reader.small(end + 1, 1, 31)?;
    if reader.byte(end) != separator {
        return None;
    }
    let digits = reader.digits(end + 1)?;
    let year = match digits.length {
        4 if is_year(digits.value) => year(digits.value)?,
        // 05/05/89: only with strokes, else it is as well a version or the number of a section.
        2 if separator == b'/' && !reader.ends(at, &["-"]) => {
            year(digits.value.saturating_add(if digits.value > 50 { 1900 } else { 2000 }))?
        }
        _ => return None,
    };
    let date = match (first, second) {
        (1..=12, 13..) => Date::Day(year, Month::Known(first), second),
        (13.., 1..=12) => Date::Day(year, Month::Known(second), first),
        // German dates have points and the day first.
        (1..=12, 1..=12) if separator == b'.' => Date::Day(year, Month::Known(second), first),
        (1..=12, 1..=12) => Date::Day(year, Month::Known(first), second),
        _ => return None,
    };
    match date {
        Date::Day(_, month, day) if !valid_day(month, day) => None,
        date => Some((date, digits.end)),
    }
}

/// 10/31, 31/10: a day without a year, where something else says that it is one.
pub(super) fn month_day(reader: &Reader<'_>, at: usize) -> Option<(Month, u8, usize)> {
    let (first, end) = reader.small(at, 1, 31)?;
    let (second, end) = reader.small(reader.eat(end, "/")?, 1, 31)?;
    let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
    let next = reader.char(end);
    let more = next.is_some_and(|next| next.is_ascii_alphanumeric() || matches!(next, '/' | '%'))
        || (next == Some('.') && reader.byte(end + 1).is_ascii_digit());
    (month <= 12 && !more && valid_day(Month::Known(month), day)).then_some((Month::Known(month), day, end))
}

/// 9:35, 14:30:05; not 2:1, which is a score.
pub(super) fn clock(reader: &Reader<'_>, at: usize) -> Option<(Clock, usize)> {
    let (hour, end) = reader.small(at, 0, 24)?;
    let colon = reader.eat_any(end, &[":", "："])?;
    let (minute, end) = two_digits(reader, colon)?;
    if hour == 24 && minute > 0 {
        return None;
    }
    let (clock, end) = match reader.eat_any(end, &[":", "："]).and_then(|colon| two_digits(reader, colon)) {
        Some((second, end)) => (Clock::Second(hour, minute, second), end),
        None => (Clock::Time(hour, minute), end),
    };
    let colon = matches!(reader.char(end), Some(':' | '：'));
    let glued = reader.byte(end).is_ascii_digit() || (colon && reader.digits(end + 1).is_some());
    (!glued).then_some((clock, end))
}

fn two_digits(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let (value, end) = reader.small(at, 0, 59)?;
    (end == at + 2).then_some((value, end))
}

/// Past a time zone in figures; it is not kept.
fn zone(reader: &Reader<'_>, at: usize) -> usize {
    if let Some(end) = reader.eat(at, "Z") {
        return end;
    }
    let signed = reader.eat_any(at, &["+", "-"]).and_then(|sign| clock(reader, sign));
    signed.map_or(at, |(_, end)| end)
}

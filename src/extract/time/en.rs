//! English expressions: dates, their parts and combinations.

use super::numeric::{self, is_year, valid_day};
use super::text::{Reader, is_han};
use super::value::{Base, Clock, Date, Month, Part, Point, Section, Unit, Week, Year};
use super::words::Word;
use super::{Found, en_parts, en_ranges};
use crate::record::TimeMod;

/// A point as read, or the two ends of a range written as one (26-28 September), up to where.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) point: Point,
    pub(super) to: Option<Date>,
    pub(super) modifier: Option<TimeMod>,
    pub(super) end: usize,
}

impl Draft {
    pub(super) fn new(date: Date, end: usize) -> Self {
        Self { point: Point::of(date), to: None, modifier: None, end }
    }
}

/// The longest expression that begins here.
pub(super) fn find(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let letter = reader.byte(at).is_ascii_alphabetic();
    if letter && !(reader.words.worth(reader.rest(at)) && may_begin(reader, at)) {
        return None;
    }
    let never = reader.cue(at, "never");
    let readings = [
        en_ranges::recurring(reader, at),
        en_ranges::section_range(reader, at),
        en_ranges::clock_range(reader, at),
        en_ranges::length(reader, at),
        en_ranges::point_or_range(reader, at),
    ];
    let longest = readings.into_iter().flatten().rev().max_by_key(|found| found.end)?;
    never.is_none_or(|end| end < longest.end).then_some(longest)
}

/// Whether a word here can begin an expression at all: most words cannot.
fn may_begin(reader: &Reader<'_>, at: usize) -> bool {
    let begins =
        |entry: &super::words::Entry| (entry.word.begins() || matches!(entry.word, Word::Phase(..))).then_some(());
    reader.word(at, begins).is_some()
        || reader.eat_any(at, QUALIFIERS).is_some()
        || reader.eat_any(at, &["half a", "Half a", "FY"]).is_some()
}

/// What may stand before this month, last year.
const QUALIFIERS: &[&str] = &["earlier ", "Earlier ", "later ", "Later ", "sometime ", "early ", "late "];

/// One point in time. `trusted` is said of what stands where only a time can stand.
pub(super) fn point(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    if let Some((point, end)) = numeric::date(reader, at) {
        let draft = Draft { point, to: None, modifier: None, end };
        return Some(if draft.point.clock.is_some() { draft } else { daytime(reader, draft) });
    }
    match date(reader, at, trusted) {
        Some(draft) => Some(daytime(reader, draft)),
        None => en_parts::clock_first(reader, at),
    }
}

pub(super) fn date(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    phased(reader, at).or_else(|| unphased(reader, at, trusted))
}

/// A date, not a part of one: looks no further than its own words.
fn unphased(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    weekday(reader, at)
        .or_else(|| month_first(reader, at, trusted))
        .or_else(|| day_first(reader, at))
        .or_else(|| directed(reader, at))
        .or_else(|| relative(reader, at))
        .or_else(|| en_parts::holiday(reader, at))
        .or_else(|| en_parts::plan(reader, at))
        .or_else(|| en_parts::section(reader, at, trusted))
        .or_else(|| en_parts::century_or_decade(reader, at))
        .or_else(|| en_parts::fiscal(reader, at))
        .or_else(|| en_parts::year_alone(reader, at, trusted))
}

/// early, mid, the end of something.
fn phased(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let ((phase, whole), end) = reader.word(at, |entry| match entry.word {
        Word::Phase(phase, unit) => Some((phase, unit)),
        _ => None,
    })?;
    if let Some(unit) = whole {
        let (date, end) = match of_year(reader, end) {
            Some((year, end)) if unit == Unit::Year => (Date::Year(year), end),
            _ => (Date::Shift(Base::Published, unit, 0), end),
        };
        return Some(Draft { modifier: Some(phase), ..Draft::new(date, end) });
    }
    let next = reader.eat_any(end, &["-", " "])?;
    let next = reader.eat_any(next, &["of the ", "of ", "in the ", "in "]).unwrap_or(next);
    let the = reader.eat(next, "the ");
    let next = the.unwrap_or(next);
    let whole = the.and_then(|next| reader.unit(next)).filter(|(unit, _)| !unit.of_day() && *unit != Unit::Day);
    let mut draft = match whole {
        Some((unit, end)) => Draft::new(Date::Shift(Base::Published, unit, 0), end),
        None => unphased(reader, next, true)?,
    };
    let wide = !matches!(draft.point.date, Date::Day(..) | Date::Weekday(..) | Date::Holiday(..)) && draft.to.is_none();
    draft.modifier = draft.modifier.or(Some(phase));
    wide.then_some(draft)
}

/// Monday, Dec. 9, 2023; Monday.
fn weekday(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let ((date, ambiguous), end) = reader.word(at, |entry| match entry.word {
        Word::Weekday(day) => Some((Date::Weekday(Week::Unknown, day), entry.ambiguous)),
        Word::Weekend => Some((Date::Weekend(Week::Unknown), entry.ambiguous)),
        _ => None,
    })?;
    let next = reader.spaces(reader.eat_any(end, &[".,", ",", "."]).unwrap_or(end));
    let next = reader.eat_any(next, &["the ", "on "]).unwrap_or(next);
    let full = month_first(reader, next, true).or_else(|| day_first(reader, next)).or_else(|| {
        let (point, end) = numeric::date(reader, next)?;
        Some(Draft { point, to: None, modifier: None, end })
    });
    match full.filter(|draft| matches!(draft.point.date, Date::Day(..)) && next > end) {
        Some(draft) => Some(draft),
        None => (!ambiguous).then(|| Draft::new(date, end)),
    }
}

pub(super) fn month_word(reader: &Reader<'_>, at: usize) -> Option<(Month, bool, usize)> {
    let ((month, ambiguous), end) = reader.word(at, |entry| match entry.word {
        Word::Month(month) => Some((Month::Known(month), entry.ambiguous)),
        _ => None,
    })?;
    Some((month, ambiguous, end))
}

/// A day of the month in figures or words: 26, 26th, first; whether it is an ordinal.
fn day_number(reader: &Reader<'_>, at: usize) -> Option<(u8, bool, usize)> {
    if let Some((day, end)) = reader.small(at, 1, 31) {
        let suffix = reader.eat_any(end, &["st", "nd", "rd", "th", "ST", "ND", "RD", "TH"]);
        let spaced = || {
            let end = reader.eat_any(end, &[" st", " nd", " rd", " th"])?;
            (!reader.byte(end).is_ascii_alphanumeric()).then_some(end)
        };
        let suffix = suffix.or_else(spaced);
        let end = suffix.unwrap_or(end);
        let number = match reader.char(end) {
            Some('.' | ',' | ':') => reader.byte(end + 1).is_ascii_digit(),
            Some(next) => next.is_ascii_alphanumeric() || matches!(next, '%' | '/'),
            None => false,
        };
        return (!number).then_some((day, suffix.is_some(), end));
    }
    let (day, end) = reader.word(at, |entry| match entry.word {
        Word::Ordinal(day) => Some(day),
        _ => None,
    })?;
    Some((day, true, end))
}

/// Between two days of one month.
fn day_joint(reader: &Reader<'_>, at: usize) -> Option<(bool, usize)> {
    let tight = reader.eat_any(at, &["-", "–", "—", " - ", " – ", " — ", "/"]);
    if let Some(end) = tight {
        return Some((true, end));
    }
    let end = reader.eat_any(at, &[" to the ", " to ", " through ", " until ", " till ", " and ", " & ", " thru "])?;
    Some((false, end))
}

/// A second day after a first: 26 to 28, not followed by a month of its own or by what it counts.
fn second_day(reader: &Reader<'_>, at: usize, first: u8) -> Option<(u8, usize)> {
    let (tight, next) = day_joint(reader, at)?;
    let (day, ordinal, end) = day_number(reader, next)?;
    let closed = || {
        let after = reader.spaces(end);
        !reader.byte(after).is_ascii_alphabetic()
            || reader.cue(after, "in").is_some()
            || year_after(reader, end).is_some()
    };
    let counted = reader.byte(end) == b' ' && reader.cue(end + 1, "measure").is_some();
    let fits =
        first < day && (tight || ordinal || closed()) && !counted && month_word(reader, reader.spaces(end)).is_none();
    fits.then_some((day, end))
}

/// December 10, 2024; Sept 26th to 28th, 2024; December 2024; December.
pub(super) fn month_first(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    let (month, ambiguous, end) = month_word(reader, at)?;
    let next = reader.spaces(end);
    let next = reader.eat(next, "the ").unwrap_or(next);
    let next = reader.eat(next, "-").unwrap_or(next);
    if let Some((day, _, end)) = day_number(reader, next).filter(|(day, ..)| next > at && valid_day(month, *day)) {
        let counted = reader.byte(end) == b' ' && reader.cue(end + 1, "measure").is_some();
        if next == end || counted {
            return None;
        }
        let second = second_day(reader, end, day).filter(|(day, _)| valid_day(month, *day));
        let end = second.map_or(end, |(_, end)| end);
        let end = bracketed_weekday(reader, end).unwrap_or(end);
        let (year, end) = year_after(reader, end).unwrap_or((Year::Unknown, end));
        let mut draft = Draft::new(Date::Day(year, month, day), bracketed_weekday(reader, end).unwrap_or(end));
        draft.to = second.map(|(day, _)| Date::Day(year, month, day));
        return Some(draft);
    }
    if let Some((year, end)) = year_after(reader, end) {
        return Some(Draft::new(Date::Month(year, month), end));
    }
    bare_month(reader, at, end, trusted, ambiguous).then(|| Draft::new(Date::Month(Year::Unknown, month), end))
}

/// Whether a month's name alone is the month: not May Chen, not Dec in a name.
fn bare_month(reader: &Reader<'_>, at: usize, end: usize, trusted: bool, ambiguous: bool) -> bool {
    let cued = trusted || reader.cue_before(at, "in") || reader.cue_before(at, "since");
    let next = reader.rest(reader.spaces(end)).chars().next();
    let name = reader.byte(end) == b' ' && next.is_some_and(|next| next.is_ascii_uppercase());
    let glued =
        matches!(reader.byte(end), b'-' | b'\'' | b'_' | b'@' | b'/') && reader.byte(end + 1).is_ascii_alphabetic();
    if glued && reader.byte(end) != b'\'' {
        return false;
    }
    let (before, start) = reader.word_before(at);
    let first_name = before.starts_with(|first: char| first.is_ascii_uppercase()) && reader.before(at) == Some(' ');
    let sentence = reader
        .text
        .get(..start)
        .is_none_or(|head| head.trim_end().is_empty() || head.trim_end().ends_with(['.', '。']));
    if cued {
        return !(name && ambiguous && reader.cue(reader.spaces(end), "surname").is_some());
    }
    !ambiguous && !name && (sentence || !first_name)
}

/// 26 September 2024; the 26th of September; 26-28 September.
pub(super) fn day_first(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (day, ordinal, end) = day_number(reader, at)?;
    let (second, end) = match day_joint(reader, end).and_then(|(_, next)| day_number(reader, next)) {
        Some((second, _, after)) if second > day => (Some(second), after),
        _ => (None, end),
    };
    let next = match reader.eat_any(end, &[" of ", " day of "]) {
        Some(next) => next,
        None => reader.spaces(reader.eat(end, "-").unwrap_or(end)),
    };
    let (month, ambiguous, end) = month_word(reader, next).filter(|_| next > at && valid_day(Month::Known(0), day))?;
    if !valid_day(month, second.unwrap_or(day)) {
        return None;
    }
    // "The 5 May companies" is no date, nor is "the first March".
    let figures = reader.byte(at).is_ascii_digit() || reader.eat(next.saturating_sub(4), " of ").is_some();
    let own_day = month_own_day(reader, end);
    if !figures || (own_day && !ordinal) || (ambiguous && reader.byte(next).is_ascii_lowercase()) {
        return None;
    }
    let (year, end) = year_after(reader, end).unwrap_or((Year::Unknown, end));
    // 01-Feb-02
    if year == Year::Unknown && reader.byte(end) == b'-' && reader.byte(end + 1).is_ascii_digit() {
        return None;
    }
    let mut draft = Draft::new(Date::Day(year, month, day), end);
    draft.to = second.map(|second| Date::Day(year, month, second));
    Some(draft)
}

/// Whether a month has a day after it.
fn month_own_day(reader: &Reader<'_>, end: usize) -> bool {
    year_after(reader, end).is_none() && reader.byte(end) == b' ' && reader.small(end + 1, 1, 31).is_some()
}

fn bracketed_weekday(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let open = reader.eat_any(reader.spaces(at), &["(", "（"])?;
    let day = |entry: &super::words::Entry| matches!(entry.word, Word::Weekday(_)).then_some(());
    let ((), end) = reader.word(open, day)?;
    reader.eat_any(end, &[")", "）"])
}

/// The year after a month or day: `, 2024`, ` 2024`, ` of 2024`, `-2024`.
pub(super) fn year_after(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let next = reader.eat_any(at, &[", of ", " of ", " in ", " in the year ", " year "]);
    let next = next.or_else(|| reader.eat(at, ".").map(|next| reader.spaces(reader.eat(next, ",").unwrap_or(next))));
    let next = next.unwrap_or_else(|| {
        let comma = reader.eat_any(at, &[",", " ,"]).unwrap_or(at);
        reader.spaces(reader.eat(comma, "-").unwrap_or(comma))
    });
    if let Some(short) = reader.eat_any(next, &["'", "’"]).filter(|_| next > at) {
        let (year, end) = reader.small(short, 0, 99).filter(|(_, end)| *end == short + 2)?;
        let century = if year >= 50 { 1900 } else { 2000 };
        return Some((numeric::year(u32::from(year) + century)?, end));
    }
    (next > at).then(|| four_digits(reader, next)).flatten()
}

/// A year in figures with nothing more to its number.
pub(super) fn four_digits(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let digits = reader.digits(at).filter(|digits| digits.length == 4 && is_year(digits.value))?;
    let next = reader.char(digits.end);
    let number = match next {
        Some('.' | ',' | ':') => reader.byte(digits.end + 1).is_ascii_digit(),
        Some('%') => true,
        Some(next) => next.is_ascii_alphanumeric() || (is_han(next) && next != '年'),
        None => false,
    };
    (!number && next != Some('年')).then_some((numeric::year(digits.value)?, digits.end))
}

/// The year that a quarter or season belongs to: of 2024, 2024, of last year, of the year.
pub(super) fn of_year(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    if let Some(found) = year_after(reader, at) {
        return Some(found);
    }
    let next = reader.eat_any(at, &[" of the ", " of ", " in ", " "])?;
    let the = reader.ends(next, &[" the "]);
    if let Some((Unit::Year, end)) = reader.unit(next).filter(|_| the) {
        return Some((Year::Shift(Base::Published, 0), end));
    }
    let (by, end) = direction(reader, next)?;
    match reader.unit(reader.eat(end, " ")?)? {
        (Unit::Year, end) => Some((Year::Shift(Base::Published, by), end)),
        _ => None,
    }
}

pub(super) fn direction(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let (by, end) = reader.word(at, |entry| match entry.word {
        Word::Direction(by) => Some(by),
        _ => None,
    })?;
    Some((i16::from(by), end))
}

/// last week, this Friday, next October, earlier this month.
fn directed(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let start = reader.eat_any(at, QUALIFIERS).unwrap_or(at);
    let (by, end) = direction(reader, start)?;
    let next = reader.eat(end, " ")?;
    let definite = reader.word_before(at).0.eq_ignore_ascii_case("the");
    if let Some((unit, end)) = reader.unit(next) {
        // "The last year" is a length, "this second" not a time.
        let plain = !unit.of_day() && unit != Unit::Day && (by == 0 || !definite) && !reader.ends(end, &["s"]);
        return plain.then(|| Draft::new(Date::Shift(Base::Published, unit, i32::from(by)), end));
    }
    let (date, end) = reader.word(next, |entry| {
        let year = if by == 0 { Year::Shift(Base::Published, 0) } else { Year::Nearest(i8::try_from(by).ok()?) };
        let week = if by == 0 { Week::Shift(Base::Published, 0) } else { Week::Nearest(i8::try_from(by).ok()?) };
        Some(match &entry.word {
            Word::Weekday(day) if !entry.ambiguous => Date::Weekday(week, *day),
            Word::Weekend => Date::Weekend(Week::Shift(Base::Published, by)),
            Word::Month(month) => Date::Month(year, Month::Known(*month)),
            Word::Season(season) => Date::Section(year, Section::Season(*season)),
            Word::Holiday(holiday) => Date::Holiday(year, holiday.clone()),
            _ => return None,
        })
    })?;
    // "The upcoming Jan. 9, 2025" says itself which one.
    let full = matches!(date, Date::Month(..)) && month_first(reader, next, true).is_some_and(|draft| draft.end > end);
    (!full).then(|| Draft::new(date, end))
}

/// yesterday, today (May 25), tonight, the same day, recently.
fn relative(reader: &Reader<'_>, at: usize) -> Option<Draft> {
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
            return Some(Draft::new(if direction < 0 { Date::Past } else { Date::Future }, end));
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

/// The part of the day or the time after a date: Monday morning, Dec. 10 at 9:35 a.m.
fn daytime(reader: &Reader<'_>, mut draft: Draft) -> Draft {
    let days = matches!(
        draft.point.date,
        Date::Day(..) | Date::Weekday(..) | Date::Stated(..) | Date::Holiday(..) | Date::Shift(_, Unit::Day, _)
    );
    if !days || draft.to.is_some() || draft.point.clock.is_some_and(|clock| !matches!(clock, Clock::Part(_))) {
        return draft;
    }
    let next = reader.eat_any(
        draft.end,
        &[", at around ", " at around ", " at about ", ", at ", " at ", ", from ", " from ", ", ", " in the ", " "],
    );
    let Some(next) = next else {
        return draft;
    };
    if let Some((clock, end)) = en_parts::clock(reader, next) {
        draft.point.clock = Some(clock);
        draft.end = end;
    } else if let Some((part, end)) = part(reader, next).filter(|_| !reader.ends(next, &["from "])) {
        draft.point.clock = Some(Clock::Part(part));
        draft.end = end;
        // Monday morning at 9:30.
        if let Some((clock, end)) = reader.eat(end, " at ").and_then(|next| en_parts::clock(reader, next)) {
            draft.point.clock = Some(clock);
            draft.end = end;
        }
    }
    draft
}

pub(super) fn part(reader: &Reader<'_>, at: usize) -> Option<(Part, usize)> {
    reader.word(at, |entry| match entry.word {
        Word::Part(part) => Some(part),
        _ => None,
    })
}

//! English expressions: dates, their parts and combinations.

use super::en_relative::{QUALIFIERS, YEAR_TO_DATE, directed, direction, relative, told_year};
use super::numeric::{self, is_year, valid_day};
use super::text::{Reader, is_han};
use super::value::{Base, Clock, Date, Month, Part, Point, Unit, Week, Year};
use super::words::{Word, kind};
use super::{Found, en_clock, en_lengths, en_numbers, en_parts, en_periods, en_ranges, en_weeks};
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
    let kinds = kinds(reader, at)?;
    let never = reader.cue(at, "never");
    let has = |some: u8| kinds & some != 0;
    let readings = [
        if has(kind::SET | kind::NUMBER) { en_lengths::recurring(reader, at) } else { None },
        if has(kind::ORDINAL | kind::LENGTH) { en_ranges::section_range(reader, at) } else { None },
        if has(kind::NUMBER | kind::CLOCK) { en_ranges::clock_range(reader, at) } else { None },
        if has(kind::NUMBER | kind::LENGTH) { en_lengths::length(reader, at) } else { None },
        en_ranges::point_or_range(reader, at),
    ];
    let longest = readings.into_iter().flatten().rev().max_by_key(|found| found.end)?;
    never.is_none_or(|end| end < longest.end).then_some(longest)
}

/// What an expression here can be, as bits of [`kind`]; nothing for most words and numbers.
fn kinds(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let first = reader.byte(at);
    if first.is_ascii_digit() {
        return may_be_time(reader, at).then_some(kind::NUMBER | kind::DATE);
    }
    if !first.is_ascii_alphabetic() {
        return Some(if reader.eat(at, "½").is_some() { kind::NUMBER } else { kind::DATE });
    }
    if !reader.words.worth(reader.rest(at)) {
        return None;
    }
    let kinds = reader.kinds(at);
    if kinds == 0 && reader.eat_any(at, &["final ", "Final "]).is_some() {
        return Some(kind::ORDINAL);
    }
    if kinds == 0 && (reader.eat_any(at, YEAR_TO_DATE).is_some() || en_periods::glued_month(reader, at).is_some()) {
        return Some(kind::DATE);
    }
    if kinds == 0 && en_periods::ended_unit(reader, at).is_some() {
        return Some(kind::LENGTH);
    }
    if kinds == kind::NUMBER && counts_something(reader, at) {
        return None;
    }
    let qualified = || reader.eat_any(at, QUALIFIERS).is_some() || reader.eat(at, "FY").is_some();
    (kinds != 0 || qualified()).then_some(kinds)
}

/// Whether a number in words stands before a word that has nothing to do with time: two companies.
fn counts_something(reader: &Reader<'_>, at: usize) -> bool {
    let length = reader.rest(at).bytes().take_while(u8::is_ascii_alphabetic).count();
    let next = at + length + 1;
    let rest = reader.rest(next);
    reader.byte(next - 1) == b' '
        && reader.byte(next).is_ascii_lowercase()
        && !reader.words.follows(rest)
        && !reader.words.worth(rest)
}

/// Whether what follows a number lets it be a part of an expression: most numbers count or measure something else.
fn may_be_time(reader: &Reader<'_>, at: usize) -> bool {
    let Some(digits) = reader.digits(at).filter(|digits| digits.length <= 4) else {
        return false;
    };
    let year = digits.length == 4 && (is_year(digits.value) || en_parts::is_old_year(reader, at));
    let next = reader.byte(digits.end);
    match next {
        b' ' => {
            let word = digits.end + 1;
            year || match reader.byte(word) {
                byte if byte.is_ascii_alphabetic() => reader.words.follows(reader.rest(word)),
                byte => matches!(byte, b'-' | b'/' | b'~') || !byte.is_ascii(),
            }
        }
        b'.' => year || reader.byte(digits.end + 1).is_ascii_digit() || reader.byte(digits.end + 1) == b' ',
        b',' => year && !reader.byte(digits.end + 1).is_ascii_digit(),
        b':' | b'-' | b'/' | b'~' | b'\'' => true,
        b'a'..=b'z' | b'A'..=b'Z' => reader.words.follows(reader.rest(digits.end)) || matches!(next, b'H' | b'Q'),
        // – — ’ ：
        0x80.. => year || matches!(reader.char(digits.end), Some('–' | '—' | '’' | '：')),
        _ => year,
    }
}

/// One point in time. `trusted` is said of what stands where only a time can stand.
pub(super) fn point(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    if let Some((point, end)) = numeric::date(reader, at) {
        let draft = Draft { point, to: None, modifier: None, end };
        return Some(if draft.point.clock.is_some() { draft } else { daytime(reader, draft) });
    }
    let strokes = || {
        let (month, day, end) = numeric::month_day(reader, at)?;
        // 10/1-11/2/2017
        let dated = || reader.eat(end, "-").is_some_and(|next| numeric::date(reader, next).is_some());
        (trusted || reader.cue_before(at, "month") || dated()).then_some(())?;
        // 5/1-5/7, 2020
        let (year, end) =
            year_after(reader, end).filter(|_| reader.eat(end, ", ").is_some()).unwrap_or((Year::Unknown, end));
        Some(Draft::new(Date::Day(year, month, day), end))
    };
    match date(reader, at, trusted).or_else(strokes) {
        Some(draft) => Some(daytime(reader, draft)),
        None => en_parts::clock_first(reader, at),
    }
}

pub(super) fn date(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    phased(reader, at).or_else(|| unphased(reader, at, trusted))
}

/// A date, not a part of one: looks no further than its own words.
fn unphased(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    en_parts::holiday(reader, at)
        .or_else(|| en_weeks::inside(reader, at))
        .or_else(|| weekday(reader, at))
        .or_else(|| month_first(reader, at, trusted))
        .or_else(|| day_first(reader, at))
        .or_else(|| directed(reader, at))
        .or_else(|| relative(reader, at))
        .or_else(|| en_parts::plan(reader, at))
        .or_else(|| en_parts::section(reader, at, trusted))
        .or_else(|| en_parts::century_or_decade(reader, at))
        .or_else(|| en_parts::fiscal(reader, at))
        .or_else(|| en_parts::year_alone(reader, at, trusted))
        .or_else(|| en_parts::year_in_words(reader, at, trusted))
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
    let next = reader.eat_any(next, &["the ", "on ", "(", "the("]).unwrap_or(next);
    let full = month_first(reader, next, true).or_else(|| day_first(reader, next)).or_else(|| {
        let (point, end) = numeric::date(reader, next)?;
        Some(Draft { point, to: None, modifier: None, end })
    });
    let full = full.filter(|draft| matches!(draft.point.date, Date::Day(..)) && next > end);
    let closed = |end: usize| if reader.ends(next, &["("]) { reader.eat(end, ")") } else { Some(end) };
    if let Some((draft, end)) = full.and_then(|draft| closed(draft.end).map(|end| (draft, end))) {
        return Some(Draft { end, ..draft });
    }
    if let (Some((day, end)), Date::Weekday(_, weekday)) = (weekday_day(reader, end), &date) {
        return Some(Draft::new(Date::WeekdayDay(*weekday, day), end));
    }
    // Friday 5/12
    if let Some((month, day, after)) = reader.eat(end, " ").and_then(|next| numeric::month_day(reader, next)) {
        return Some(Draft::new(Date::Day(Year::Unknown, month, day), after));
    }
    let timed = || {
        let next = reader.eat_any(end, &[" at ", " from ", " "])?;
        en_clock::time(reader, next).filter(|time| time.sure || reader.ends(next, &["at "]))
    };
    // The Monday Club
    let named = reader.byte(end) == b' '
        && reader.byte(end + 1).is_ascii_uppercase()
        && reader.word_before(at).0.eq_ignore_ascii_case("the")
        && reader.word(end + 1, |_| Some(())).is_none();
    let sure = !ambiguous || timed().is_some() || beside_weekday(reader, at, end);
    (!named && sure).then(|| Draft::new(date, end))
}

/// Whether another weekday stands beside: Mon and Tue, Wednesday or Thu.
fn beside_weekday(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let is = |at: usize| reader.weekday(at).is_some();
    let next = reader.eat_any(end, &[" and ", " or ", " to ", " - ", "-", "–", "/"]);
    let (joint, start) = reader.word_before(at);
    let joined = ["and", "or", "to", "through"].iter().any(|word| joint.eq_ignore_ascii_case(word));
    next.is_some_and(is) || joined && is(reader.word_before(start).1)
}

/// Friday the 15th, Monday 21, Thu 14th.
fn weekday_day(reader: &Reader<'_>, end: usize) -> Option<(u8, usize)> {
    let next = reader.eat_any(end, &[", the ", " the ", ", ", " "])?;
    if let Some((day, end)) = en_weeks::ordinal_day(reader, next) {
        let after = reader.spaces(end);
        let named =
            reader.byte(after).is_ascii_alphabetic() && reader.cue(after, "in").is_none() && reader.byte(end) == b' ';
        let part = part(reader, after).is_some();
        return (!named || part).then_some((day, end));
    }
    let (day, end) = reader.small(next, 1, 31).filter(|_| reader.ends(next, &["y ", "y, "]))?;
    let open = reader.eat(end, " at ").is_some() || matches!(reader.byte(end), b'.' | b',' | b'!' | b'?' | b')' | 0);
    (day > 12 && open && !reader.byte(end + 1).is_ascii_digit()).then_some((day, end))
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
    let (day, end) = en_numbers::ordinal(reader, at)?;
    Some((day, true, end))
}

/// A day of the month as a number in words: January twenty two, fifteen August.
fn day_word(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let (day, end) = en_numbers::count(reader, at).filter(|_| reader.byte(at).is_ascii_alphabetic())?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day) && end - at > 2)?;
    let counted = reader
        .eat(end, " ")
        .is_some_and(|next| reader.byte(next).is_ascii_alphabetic() && month_word(reader, next).is_none());
    (!counted).then_some((day, end))
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
    // From September 8 through 12 under the banner.
    let tight = tight || reader.ends(next, &[" through ", " thru "]);
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
    let Some((month, ambiguous, end)) = month_word(reader, at) else {
        return en_periods::glued_month(reader, at);
    };
    let next = reader.spaces(end);
    let next = reader.eat_any(next, &["the ", ", the ", ", "]).unwrap_or(next);
    let next = reader.eat(next, "-").unwrap_or(next);
    let tricky = matches!(month, Month::Known(3 | 5));
    let low = tricky && reader.byte(at).is_ascii_lowercase() && !(reader.cue_before(at, "month") || trusted);
    if low {
        return None;
    }
    let spelled = || day_word(reader, next).filter(|_| !tricky).map(|(day, end)| (day, false, end));
    if let Some((day, _, end)) =
        // February 30 has no value, but is not February.
        day_number(reader, next).or_else(spelled).filter(|(day, ..)| next > at && (1..=31).contains(day))
    {
        let counted = reader.byte(end) == b' ' && reader.cue(end + 1, "measure").is_some();
        if next == end || counted {
            return None;
        }
        let second = second_day(reader, end, day).filter(|(day, _)| valid_day(month, *day));
        let end = second.map_or(end, |(_, end)| end);
        let end = bracketed_weekday(reader, end).unwrap_or(end);
        // Oct 26 15:50:06 2016
        let timed = reader.eat(end, " ").and_then(|next| numeric::clock(reader, next));
        if let Some((clock, (year, end))) =
            timed.and_then(|(clock, after)| Some((clock, four_digits(reader, reader.eat(after, " ")?)?)))
        {
            let mut draft = Draft::new(Date::Day(year, month, day), end);
            draft.point.clock = Some(clock);
            return Some(draft);
        }
        let (year, end) = any_year_after(reader, end).unwrap_or((Year::Unknown, end));
        let mut draft = Draft::new(Date::Day(year, month, day), bracketed_weekday(reader, end).unwrap_or(end));
        draft.to = second.map(|(day, _)| Date::Day(year, month, day));
        return Some(draft);
    }
    let slash = || four_digits(reader, reader.eat(end, "/")?);
    if let Some((year, end)) = any_year_after(reader, end).or_else(slash) {
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
    if glued && reader.byte(end) != b'\'' && month_word(reader, end + 1).is_none() {
        return false;
    }
    let (before, start) = reader.word_before(at);
    let first_name = before.starts_with(|first: char| first.is_ascii_uppercase()) && reader.before(at) == Some(' ');
    let sentence = reader
        .text
        .get(..start)
        .is_none_or(|head| head.trim_end().is_empty() || head.trim_end().ends_with(['.', '。']));
    if ambiguous && !trusted && reader.byte(at).is_ascii_lowercase() && !reader.cue_before(at, "month") {
        return false;
    }
    // Anna and June Carter are two people.
    if cued && name && !trusted && !reader.cue_before(at, "month") {
        return false;
    }
    // May to March.
    if ambiguous
        && reader.byte(at).is_ascii_uppercase()
        && let Some(next) = reader.eat_any(end, &[" to ", " through ", "-", "–"])
        && reader.byte(next).is_ascii_uppercase()
        && month_word(reader, next).is_some()
    {
        return true;
    }
    if cued {
        return !(name && ambiguous && reader.cue(reader.spaces(end), "surname").is_some());
    }
    !ambiguous && !name && (sentence || !first_name)
}

/// 26 September 2024; the 26th of September; 26-28 September.
pub(super) fn day_first(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (day, ordinal, end) = match day_dot(reader, at) {
        Some((day, end)) => (day, false, end),
        None => match day_number(reader, at) {
            Some(found) => found,
            None => day_word(reader, at).map(|(day, end)| (day, true, end))?,
        },
    };
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
    let tricky = matches!(month, Month::Known(3 | 5));
    let figures = reader.byte(at).is_ascii_digit()
        || reader.eat(next.saturating_sub(4), " of ").is_some()
        || (!tricky && any_year_after(reader, end).is_some());
    let own_day = month_own_day(reader, end);
    if !figures || (own_day && !ordinal) || (tricky && ambiguous && reader.byte(next).is_ascii_lowercase()) {
        return None;
    }
    let (year, end) = any_year_after(reader, end).unwrap_or((Year::Unknown, end));
    // 01-Feb-02
    if year == Year::Unknown && reader.byte(end) == b'-' && reader.byte(end + 1).is_ascii_digit() {
        return None;
    }
    let mut draft = Draft::new(Date::Day(year, month, day), end);
    draft.to = second.map(|second| Date::Day(year, month, second));
    Some(draft)
}

/// 16. Nov.: the day as Germans write it.
fn day_dot(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let (day, end) = reader.small(at, 1, 31)?;
    let next = reader.eat(end, ".")?;
    month_word(reader, reader.spaces(next)).map(|_| (day, next))
}

/// Whether a month has a day after it.
fn month_own_day(reader: &Reader<'_>, end: usize) -> bool {
    year_after(reader, end).is_none() && reader.byte(end) == b' ' && reader.small(end + 1, 1, 31).is_some()
}

fn bracketed_weekday(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let open = reader.eat_any(reader.spaces(at), &["(", "（"])?;
    let (_, end) = reader.weekday(open)?;
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
        return Some((numeric::year(u32::from(year).saturating_add(century))?, end));
    }
    (next > at).then(|| four_digits(reader, next)).flatten()
}

/// The year after a month or day, also in words or told from this one: of last year, nineteen seventy-eight.
fn any_year_after(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let spelled = || {
        let next = reader.eat_any(at, &[", ", " of ", " in ", " "])?;
        en_numbers::year(reader, next)
    };
    let short = || {
        let next = reader.eat_any(at, &[" of ", " of '"])?;
        let (year, end) =
            reader.small(next, 0, 99).filter(|(year, end)| *end == next + 2 && (*year > 31 || *year == 0))?;
        let whole = !reader.byte(end).is_ascii_alphanumeric() && !matches!(reader.byte(end), b'%' | b'.' | b',' | b'-');
        whole.then_some((numeric::year(u32::from(year) + 1900)?, end))
    };
    of_year(reader, at).or_else(spelled).or_else(short).or_else(|| told_year(reader, at))
}

/// A year in figures with nothing more to its number.
pub(super) fn four_digits(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let year = |value: u32| is_year(value) || en_parts::is_old_year(reader, at);
    let digits = reader.digits(at).filter(|digits| digits.length == 4 && year(digits.value))?;
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

/// The part of the day or the time after a date: Monday morning, Dec. 10 at 9:35 a.m., tonight around 7.
fn daytime(reader: &Reader<'_>, mut draft: Draft) -> Draft {
    if !en_parts::of_days(&draft.point.date) || draft.to.is_some() || !en_parts::free(draft.point.clock) {
        return draft;
    }
    let Some(next) = reader.eat_any(draft.end, BEFORE_TIME) else {
        return draft;
    };
    let at = reader.ends(next, &["at ", "around ", "about "]);
    let ranged = reader.ends(next, &["from "]);
    let believed = |time: &en_clock::Time| {
        // 2:00 to 2:30 pm: the two are read together.
        let apart = time.half || !en_ranges::half_told_behind(reader, next);
        let hour = at && matches!(time.clock, Clock::Time(1..=12, _)) && en_parts::alone(reader, time.end);
        apart && (time.sure || hour)
    };
    let phase = reader.word(next, |entry| match entry.word {
        Word::Phase(phase, None) => Some(phase),
        _ => None,
    });
    let start = phase.and_then(|(_, end)| reader.eat_any(end, &["-", " "])).unwrap_or(next);
    // Today pm.
    let half =
        en_clock::half_day(reader, draft.end).filter(|_| draft.point.clock.is_none() && reader.byte(draft.end) == b' ');
    if let Some((afternoon, end)) = half {
        draft.point.clock = Some(Clock::Part(if afternoon { Part::Afternoon } else { Part::Morning }));
        draft.end = end;
    } else if let Some(time) = en_clock::time(reader, next).filter(believed) {
        draft.point.clock = Some(en_parts::within(time.clock, time.half, draft.point.clock));
        draft.end = time.end;
    } else if let Some((modifier, time)) = led_time(reader, draft.end) {
        (draft.point.clock, draft.end) = (Some(en_parts::within(time.clock, time.half, draft.point.clock)), time.end);
        draft.modifier = Some(modifier);
    } else if let Some((part, end)) = part(reader, start).filter(|_| !ranged && draft.point.clock.is_none()) {
        draft.point.clock = Some(Clock::Part(part));
        draft.modifier = phase.filter(|_| start > next).map(|(phase, _)| phase).or(draft.modifier);
        draft.end = end;
        // Monday morning at 9:30.
        let next = reader.eat_any(end, &[" at ", " around "]);
        if let Some(time) = next
            .and_then(|next| en_clock::time(reader, next))
            .filter(|time| time.sure || en_parts::alone(reader, time.end))
        {
            draft.point.clock = Some(if time.half { time.clock } else { en_clock::in_part(time.clock, part) });
            (draft.end, draft.modifier) = (time.end, None);
        }
    }
    draft
}

/// A time of day after what says how it is meant: before 4 pm, no later than 6:00.
fn led_time(reader: &Reader<'_>, end: usize) -> Option<(TimeMod, en_clock::Time)> {
    let next = reader.eat(end, " ")?;
    let (modifier, end) = reader.word(next, |entry| match entry.word {
        Word::Lead(modifier) => Some(modifier).filter(|modifier| *modifier != TimeMod::Approx),
        _ => None,
    })?;
    let time = en_clock::time(reader, reader.eat(end, " ")?).filter(|time| time.sure)?;
    Some((modifier, time))
}

/// What may stand between a date and its time of day.
const BEFORE_TIME: &[&str] = &[
    ", at around ",
    " at around ",
    " at about ",
    ", at ",
    " at ",
    ", from ",
    " from ",
    " around ",
    " about ",
    ", ",
    " in the ",
    " for ",
    " - ",
    " ",
];

pub(super) fn part(reader: &Reader<'_>, at: usize) -> Option<(Part, usize)> {
    reader.word(at, |entry| match entry.word {
        Word::Part(part) => Some(part),
        _ => None,
    })
}

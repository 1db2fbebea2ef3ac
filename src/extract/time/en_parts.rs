//! English expressions: years, sections of years, decades, holidays and times of day.

use super::en::{Draft, date, direction, four_digits, of_year, part};
use super::en_ranges::count;
use super::numeric::{self, is_year};
use super::text::Reader;
use super::value::{Base, Clock, Date, Point, Section, Unit, Year};
use super::words::Word;

/// the first quarter of 2024, Q1 2024, spring 2024, the first half of the year.
pub(super) fn section(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    // 2024 Q1
    if let Some((year, end)) = four_digits(reader, at) {
        let next = reader.eat_any(end, &[" ", "-", "'s "])?;
        let (section, _, end) = section_word(reader, next)?;
        return Some(Draft::new(Date::Section(year, section), end));
    }
    let (section, ambiguous, end) = section_word(reader, at)?;
    if let Some((year, end)) = of_year(reader, end) {
        return Some(Draft::new(Date::Section(year, section), end));
    }
    let cued = trusted || cued_through_the(reader, at);
    (!ambiguous && cued).then(|| Draft::new(Date::Section(Year::Unknown, section), end))
}

/// in …, in the …, during the …
fn cued_through_the(reader: &Reader<'_>, at: usize) -> bool {
    let (word, start) = reader.word_before(at);
    match word.eq_ignore_ascii_case("the") {
        true => reader.cue_before(start, "in"),
        false => reader.cue_before(at, "in"),
    }
}

fn section_word(reader: &Reader<'_>, at: usize) -> Option<(Section, bool, usize)> {
    let ((section, ambiguous), end) = reader.word(at, |entry| {
        let section = match entry.word {
            Word::Half(half) => Section::Half(half),
            Word::Quarter(quarter) => Section::Quarter(quarter),
            Word::Season(season) => Section::Season(season),
            _ => return None,
        };
        Some((section, entry.ambiguous))
    })?;
    Some((section, ambiguous, end))
}

/// 21st century, twentieth-century, 1990s, '90s.
pub(super) fn century_or_decade(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    if let Some(start) = reader.eat_any(at, &["'", "’"]) {
        return short_decade(reader, start);
    }
    if let Some(digits) = reader.digits(at) {
        if digits.length == 4 && digits.value % 10 == 0 && (1500..2200).contains(&digits.value) {
            let end = reader.eat_any(digits.end, &["s", "'s", "’s"])?;
            let whole = !reader.byte(end).is_ascii_alphanumeric();
            return whole.then_some(Draft::new(Date::Decade(i16::try_from(digits.value).ok()?), end));
        }
        if let Some(draft) = short_decade(reader, at) {
            return Some(draft);
        }
        let end = reader.eat_any(digits.end, &["st", "nd", "rd", "th"])?;
        return century(reader, digits.value, end);
    }
    let (number, end) = reader.word(at, |entry| match entry.word {
        Word::Ordinal(number) => Some(number),
        _ => None,
    })?;
    century(reader, u32::from(number), end)
}

fn century(reader: &Reader<'_>, number: u32, end: usize) -> Option<Draft> {
    let (unit, end) = reader.unit(reader.eat_any(end, &[" ", "-"])?)?;
    let first = i16::try_from(number).ok()?.checked_sub(1)?.checked_mul(100)?;
    (unit == Unit::Century && (1..=30).contains(&number)).then(|| Draft::new(Date::Century(first), end))
}

fn short_decade(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let digits = reader.digits(at).filter(|digits| digits.length == 2 && digits.value % 10 == 0)?;
    let end = reader.eat_any(digits.end, &["s", "'s", "’s"])?;
    let cued = reader.ends(at, &["the '", "the ’", "'", "’", "the "]);
    let person = reader.ends(at, &["his ", "her ", "their "]);
    let decade = u8::try_from(digits.value / 10).ok()?;
    (cued && !person && !reader.byte(end).is_ascii_alphanumeric()).then(|| Draft::new(Date::BareDecade(decade), end))
}

/// fiscal year 2024, FY2024, fiscal 2024.
pub(super) fn fiscal(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    if let Some(next) = reader.cue(at, "fiscal").map(|end| reader.spaces(end)).or_else(|| reader.eat(at, "FY")) {
        if let Some((year, end)) = four_digits(reader, next) {
            let end = reader
                .eat_any(end, &["-", "/", "–"])
                .and_then(|next| reader.digits(next))
                .map_or(end, |digits| digits.end);
            return Some(Draft::new(Date::Fiscal(year), end));
        }
        if let Some((year, end)) =
            reader.small(next, 0, 99).filter(|(_, end)| reader.ends(next, &["FY", "FY "]) && *end == next + 2)
        {
            return Some(Draft::new(Date::Fiscal(numeric::year(u32::from(year) + 2000)?), end));
        }
    }
    let (by, end) = direction(reader, at)?;
    let end = reader.eat_any(end, &[" fiscal year", " financial year"])?;
    Some(Draft::new(Date::Fiscal(Year::Shift(Base::Published, by)), end))
}

/// 14th Five-Year Plan period
pub(super) fn plan(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (date, end) = reader.word(at, |entry| match entry.word {
        Word::Plan(first, last) => Some(Date::Years(first, last)),
        _ => None,
    })?;
    Some(Draft::new(date, end))
}

/// Christmas 2024, 2025 Spring Festival.
pub(super) fn holiday(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let named = |at: usize| {
        reader.word(at, |entry| match &entry.word {
            Word::Holiday(holiday) => Some((holiday.clone(), entry.ambiguous)),
            _ => None,
        })
    };
    if let Some((year, end)) = four_digits(reader, at) {
        let ((holiday, _), end) = named(reader.eat(end, " ")?)?;
        return Some(Draft::new(Date::Holiday(year, holiday), end));
    }
    let ((holiday, ambiguous), end) = named(at)?;
    match of_year(reader, end) {
        Some((year, end)) => Some(Draft::new(Date::Holiday(year, holiday), end)),
        None => (!ambiguous).then(|| Draft::new(Date::Holiday(Year::Unknown, holiday), end)),
    }
}

/// 2024, where it can only be a year.
pub(super) fn year_alone(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    let digits = reader.digits(at).filter(|digits| digits.length == 4 && is_year(digits.value))?;
    let (year, end) = four_digits(reader, at)?;
    let dash = reader.before(at) == Some('-') && !trusted;
    if dash
        || matches!(reader.before(at), Some('.' | '/' | ':' | '+' | ',' | '=' | '&' | '@'))
        || reader.cue_before(at, "code")
    {
        return None;
    }
    let (before, _) = reader.word_before(at);
    let after = reader.spaces(end);
    let next = reader.char(after);
    if reader.cue_before(at, "than") {
        return None;
    }
    if reader.byte(end) == b'-' && reader.byte(end + 1).is_ascii_alphanumeric() {
        let second = reader.digits(end + 1);
        return second
            .is_some_and(|second| second.length == 4 || second.length == 2)
            .then(|| Draft::new(Date::Year(year), end));
    }
    let measured = reader.cue(after, "measure").is_some() || matches!(next, Some('%' | '€' | '$' | '£' | '¥' | '/'));
    if measured || matches!(reader.byte(end), b'/' | b'_' | b'@' | b'+') {
        return None;
    }
    let cued = trusted || reader.cue_before(at, "in") || reader.cue_before(at, "since");
    let capital = |char: Option<char>| char.is_some_and(|char| char.is_ascii_uppercase());
    let named = (capital(before.chars().next()) && reader.before(at) == Some(' '))
        || capital(next)
        || reader.before(at).is_some_and(|before| matches!(before, '(' | '（' | '\'' | '’' | '“' | '"'));
    let noun = ["the", "this", "its", "their", "our"].iter().any(|word| before.eq_ignore_ascii_case(word));
    let round = digits.value % 100 == 0;
    let sure = cued || named || (noun && !round);
    sure.then(|| Draft::new(Date::Year(year), end))
}

/// 9:35, 9:35 a.m., 9 am, 9 o'clock.
pub(super) fn clock(reader: &Reader<'_>, at: usize) -> Option<(Clock, usize)> {
    if let Some((clock, end)) = numeric::clock(reader, at) {
        return Some(match half_day(reader, end) {
            Some((afternoon, end)) => (half_hour(clock, afternoon)?, end),
            None => (clock, end),
        });
    }
    let (hour, end) = match reader.small(at, 1, 12) {
        Some(found) => found,
        None => {
            let (hour, end) = count(reader, at).filter(|(hour, _)| (1..=12).contains(hour))?;
            (u8::try_from(hour).ok()?, end)
        }
    };
    if let Some((afternoon, end)) = half_day(reader, end) {
        return Some((half_hour(Clock::Time(hour, 0), afternoon)?, end));
    }
    let end = reader.eat_any(end, &[" o'clock", " o’clock", "o'clock"])?;
    let shifted = reader.eat(end, " in the ").and_then(|next| part(reader, next));
    match shifted {
        Some((part, end)) => Some((Clock::Time(part.hour(hour), 0), end)),
        None => Some((Clock::Time(hour, 0), end)),
    }
}

/// am or pm; whether it is pm.
pub(super) fn half_day(reader: &Reader<'_>, at: usize) -> Option<(bool, usize)> {
    let next = reader.spaces(at);
    let forms = [
        ("a.m.", false),
        ("p.m.", true),
        ("A.M.", false),
        ("P.M.", true),
        ("am", false),
        ("pm", true),
        ("AM", false),
        ("PM", true),
        ("a.m", false),
        ("p.m", true),
    ];
    let (afternoon, end) = forms.iter().find_map(|(form, afternoon)| Some((*afternoon, reader.eat(next, form)?)))?;
    (!reader.byte(end).is_ascii_alphanumeric()).then_some((afternoon, end))
}

pub(super) fn half_hour(clock: Clock, afternoon: bool) -> Option<Clock> {
    let turn = |hour: u8| match (hour, afternoon) {
        (12, false) => Some(0),
        (1..=11, true) => Some(hour + 12),
        (0..=12, _) => Some(hour),
        // 14:30 pm
        (_, true) => Some(hour),
        _ => None,
    };
    Some(match clock {
        Clock::Time(hour, minute) => Clock::Time(turn(hour)?, minute),
        Clock::Second(hour, minute, second) => Clock::Second(turn(hour)?, minute, second),
        part => part,
    })
}

/// 9:35 a.m. on Dec. 10, the afternoon of April 8, at noon.
pub(super) fn clock_first(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (clock, end, sure) = match clock(reader, at) {
        Some((clock, end)) => {
            let plain = numeric::clock(reader, at).is_some_and(|(_, plain)| plain == end);
            (clock, end, !plain || reader.cue_before(at, "at"))
        }
        None => {
            let (part, end) = part(reader, at)?;
            let (word, start) = reader.word_before(at);
            let cued = match word.to_ascii_lowercase().as_str() {
                "the" => reader.cue_before(start, "in"),
                "at" => true,
                _ => false,
            };
            (Clock::Part(part), end, cued)
        }
    };
    let next = reader.eat_any(end, &[" of the ", " of ", " on the ", " on ", ", on ", ", ", " "]);
    if let Some(mut draft) = next.and_then(|next| date(reader, next, true)) {
        let day = matches!(
            draft.point.date,
            Date::Day(..) | Date::Weekday(..) | Date::Stated(..) | Date::Holiday(..) | Date::Shift(_, Unit::Day, _)
        );
        if day && draft.to.is_none() && draft.point.clock.is_none() {
            draft.point.clock = Some(clock);
            return Some(draft);
        }
    }
    sure.then_some(Draft { point: Point { date: Date::Unstated, clock: Some(clock) }, to: None, modifier: None, end })
}

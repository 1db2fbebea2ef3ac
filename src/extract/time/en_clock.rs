//! English times of day.

use super::en::part;
use super::en_numbers::count;
use super::numeric;
use super::text::Reader;
use super::value::{Clock, Part};
use super::words::Word;

/// A time of day as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub(super) clock: Clock,
    pub(super) end: usize,
    /// Says itself that it is one: 9 a.m., half past seven, noon. Else a number may be anything.
    pub(super) sure: bool,
    /// Whether it says itself which half of the day is meant.
    pub(super) half: bool,
}

/// 9:35, 9:35 a.m., 9 am, 9 o'clock, half past seven, five thirty pm, 12 noon; a bare 9 is not sure.
pub(super) fn time(reader: &Reader<'_>, at: usize) -> Option<Time> {
    let mut time = past(reader, at).or_else(|| face(reader, at))?;
    if let Some(end) = reader.eat_any(time.end, &[" o'clock", " o’clock", " oclock", "o'clock"]) {
        (time.end, time.sure) = (end, true);
    }
    // The part of the day says which half is meant.
    let joints: &[&str] = if time.sure { &[" in the ", " at ", " "] } else { &[" in the ", " at "] };
    let next = reader.eat_any(time.end, joints);
    if time.half {
        let said = next.filter(|next| reader.ends(*next, &["in the "])).and_then(|next| part(reader, next));
        return Some(Time { end: said.map_or(time.end, |(_, end)| end), ..time });
    }
    let part = next.and_then(|next| part(reader, next)).filter(|(_, end)| !named(reader, *end));
    if let Some((part, end)) = part {
        time.clock = in_part(time.clock, part);
        (time.end, time.sure, time.half) = (end, true, true);
    }
    Some(time)
}

/// Whether a part of the day is the first word of a name: 7 Night Live.
fn named(reader: &Reader<'_>, end: usize) -> bool {
    reader.byte(end) == b' ' && reader.byte(end + 1).is_ascii_uppercase()
}

pub(super) fn in_part(clock: Clock, part: Part) -> Clock {
    match clock {
        Clock::Time(hour, minute) if hour <= 12 => Clock::Time(part.hour(hour) % 24, minute),
        Clock::Second(hour, minute, second) if hour <= 12 => Clock::Second(part.hour(hour) % 24, minute, second),
        clock => clock,
    }
}

/// half past seven, a quarter to eight, 20 min past eight.
fn past(reader: &Reader<'_>, at: usize) -> Option<Time> {
    let (minutes, end) = match reader.eat_any(at, &["half ", "Half "]) {
        Some(end) => (30, end - 1),
        None => match reader.eat_any(at, &["a quarter ", "quarter ", "Quarter ", "A quarter "]) {
            Some(end) => (15, end - 1),
            None => {
                let (minutes, end) = count(reader, at).filter(|(minutes, _)| (1..60).contains(minutes))?;
                let named = reader.eat_any(end, &[" minutes", " minute", " mins", " min"]).unwrap_or(end);
                (minutes, named)
            }
        },
    };
    let (before, next) = match reader.eat_any(end, &[" past ", " after "]) {
        Some(next) => (false, next),
        None => (true, reader.eat_any(end, &[" to "])?),
    };
    let spoken = minutes == 30 || minutes == 15 || reader.ends(end, &["minutes", "minute", "mins", "min"]);
    // "5 to 7" is a range, "rose 20 after 7" nothing: o'clock or the part of the day has to follow.
    let hour = face(reader, next).filter(|hour| matches!(hour.clock, Clock::Time(1..=12, _)) || hour.half)?;
    let Clock::Time(hours, 0 | 30) = hour.clock else { return None };
    if before && !spoken {
        return None;
    }
    let told = hour.half || reader.eat_any(hour.end, &[" o'clock", " o’clock", "o'clock", " in the "]).is_some();
    let total = match (before, hour.clock) {
        (true, Clock::Time(_, late)) => {
            u32::from(hours).saturating_mul(60).saturating_add(u32::from(late)).checked_sub(minutes)?
        }
        _ => u32::from(hours).saturating_mul(60).saturating_add(minutes),
    };
    let clock = Clock::Time(u8::try_from(total / 60).ok()?, u8::try_from(total % 60).ok()?);
    (told || spoken).then_some(Time { clock, end: hour.end, sure: true, half: hour.half })
}

/// 9:35, 9.30 pm, 9, nine, nine thirty, 1140 a.m., with am or pm.
fn face(reader: &Reader<'_>, at: usize) -> Option<Time> {
    // noon, midnight
    if let Some((clock, end)) = reader.word(at, |entry| match entry.word {
        Word::Clock(hour) => Some(Clock::Time(hour, 0)),
        _ => None,
    }) {
        // Noon Ltd
        let name = reader.byte(at).is_ascii_uppercase() && named(reader, end);
        return (!name).then_some(Time { clock, end, sure: true, half: true });
    }
    if let Some((clock, end)) = numeric::clock(reader, at) {
        return match half_day(reader, end) {
            Some((afternoon, end)) => Some(Time { clock: half_hour(clock, afternoon)?, end, sure: true, half: true }),
            None => Some(Time { clock, end, sure: true, half: matches!(clock, Clock::Time(0 | 13.., _)) }),
        };
    }
    if let Some((clock, end)) = dotted(reader, at) {
        return Some(Time { clock, end, sure: true, half: true });
    }
    let figures = reader.byte(at).is_ascii_digit();
    if figures && let Some((clock, end)) = military(reader, at) {
        return Some(Time { clock, end, sure: true, half: true });
    }
    let (hour, end) = count(reader, at).filter(|(hour, end)| *hour <= 24 && (!figures || end - at <= 2))?;
    let hour = u8::try_from(hour).ok()?;
    let minute = if figures { None } else { minute_words(reader, end) };
    let (clock, end) = match minute {
        Some((minute, end)) => (Clock::Time(hour, minute), end),
        None => (Clock::Time(hour, 0), end),
    };
    if let Some((afternoon, end)) = half_day(reader, end) {
        return Some(Time { clock: half_hour(clock, afternoon)?, end, sure: true, half: true });
    }
    let whole = !reader.byte(end).is_ascii_alphanumeric() && reader.byte(end) != b'%';
    let decimal = matches!(reader.byte(end), b'.' | b',' | b':' | b'/') && reader.byte(end + 1).is_ascii_digit();
    (whole && !decimal).then_some(Time { clock, end, sure: false, half: hour > 12 || hour == 0 })
}

/// thirty, forty-five after an hour in words.
fn minute_words(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let next = reader.eat(at, " ")?;
    if !reader.byte(next).is_ascii_alphabetic() {
        return None;
    }
    let (minute, end) = count(reader, next).filter(|(minute, end)| (5..60).contains(minute) && end - next > 2)?;
    let end = reader.eat_any(end, &[" minutes", " minute", " mins"]).unwrap_or(end);
    Some((u8::try_from(minute).ok()?, end))
}

/// 8.30pm: only with am or pm, else it is a number.
fn dotted(reader: &Reader<'_>, at: usize) -> Option<(Clock, usize)> {
    let (hour, end) = reader.small(at, 1, 12)?;
    let (minute, end) = reader.small(reader.eat(end, ".")?, 0, 59).filter(|(_, after)| *after == end + 3)?;
    let (afternoon, end) = half_day(reader, end)?;
    Some((half_hour(Clock::Time(hour, minute), afternoon)?, end))
}

/// 1140 a.m., 0730 hours.
fn military(reader: &Reader<'_>, at: usize) -> Option<(Clock, usize)> {
    let digits = reader.digits(at).filter(|digits| matches!(digits.length, 3 | 4))?;
    let (hour, minute) = (digits.value / 100, digits.value % 100);
    let clock = Clock::Time(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    if hour > 23 || minute > 59 {
        return None;
    }
    if let Some((afternoon, end)) = half_day(reader, digits.end) {
        return Some((half_hour(clock, afternoon)?, end));
    }
    let end = reader.eat_any(digits.end, &[" hours", " hrs", "hrs", "h"]).filter(|_| digits.length == 4 && hour > 0)?;
    let zoned =
        reader.ends(end, &["h", "hrs"]) || reader.byte(at) == b'0' || minute % 5 == 0 && reader.cue_before(at, "at");
    (zoned && !reader.byte(end).is_ascii_alphanumeric()).then_some((clock, end))
}

/// am or pm; whether it is pm.
pub(super) fn half_day(reader: &Reader<'_>, at: usize) -> Option<(bool, usize)> {
    let next = reader.spaces(at);
    let first = reader.byte(next) | 0x20;
    if !matches!(first, b'a' | b'p') {
        return None;
    }
    let after = next + 1;
    let end = ["m", ".m.", ".m", " . m ."].iter().find_map(|form| {
        let end = after + form.len();
        reader.text.get(after..end).filter(|found| found.eq_ignore_ascii_case(form)).map(|_| end)
    });
    let end = end?;
    (!reader.byte(end).is_ascii_alphanumeric()).then_some((first == b'p', end))
}

pub(super) fn half_hour(clock: Clock, afternoon: bool) -> Option<Clock> {
    let turn = |hour: u8| match (hour, afternoon) {
        (12, false) => Some(0),
        (1..=11, true) => hour.checked_add(12),
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

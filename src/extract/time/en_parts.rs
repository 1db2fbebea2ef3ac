//! English expressions: years, sections of years, decades, holidays and times of day.

use super::en::{Draft, date, four_digits, month_word, of_year, part};
use super::en_clock::{in_part, time};
use super::en_numbers;
use super::en_relative::{direction, told_year};
use super::numeric::{self, is_year};
use super::text::{Reader, is_han};
use super::value::{Base, Clock, Date, Point, Section, Unit, Year};
use super::words::{Entry, Word};
use crate::record::TimeMod;

/// founded in 1796, established in 1856: years that no other place in a text would show.
pub(super) fn is_old_year(reader: &Reader<'_>, at: usize) -> bool {
    let old = reader.digits(at).is_some_and(|digits| digits.length == 4 && (1000..1900).contains(&digits.value));
    // founded in Sheffield in 1887, a partnership since 1887
    let in_it = || {
        /// Words between the verb and the year: in San Pedro, by the North Eastern Railway
        const PLACE: usize = 6;
        let (word, mut start) = reader.word_before(at);
        let in_place = |start: &mut usize| {
            let (before, next) = reader.word_before(*start);
            let goes_on = matches!(before, "in" | "at" | "by" | "of" | "the")
                || before.starts_with(|c: char| c.is_ascii_uppercase());
            *start = next;
            goes_on && before.len() > 1
        };
        let verb = |start: usize| reader.word_before(start).0.ends_with("ed");
        word == "in" && (verb(start) || (0..PLACE).map_while(|_| in_place(&mut start).then_some(start)).any(verb))
    };
    old && in_it()
}

/// the first quarter of 2024, Q1 2024, spring 2024, the first half of the year.
pub(super) fn section(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    // 2024H2
    if let Some(digits) = reader.digits(at).filter(|digits| digits.length == 4 && is_year(digits.value))
        && matches!(reader.byte(digits.end), b'H' | b'Q')
    {
        let (section, _, end) = section_word(reader, digits.end)?;
        return Some(Draft::new(Date::Section(numeric::year(digits.value)?, section), end));
    }
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
    // That autumn, the same spring, the autumn of that year.
    if let Some((year, end)) = told_year(reader, end).filter(|_| matches!(section, Section::Season(_))) {
        return Some(Draft::new(Date::Section(year, section), end));
    }
    let (before, start) = reader.word_before(at);
    let same = before == "same" && reader.word_before(start).0.eq_ignore_ascii_case("the");
    let told = same || (before.eq_ignore_ascii_case("that") && (!ambiguous || is_told(reader, start, end)));
    if matches!(section, Section::Season(_)) && told {
        return Some(Draft::new(Date::Section(Year::Shift(Base::Narrative, 0), section), end));
    }
    let cued = trusted || cued_through_the(reader, at);
    let quarter = !matches!(section, Section::Season(_)) && end - at == 2;
    ((!ambiguous || quarter) && cued).then(|| Draft::new(Date::Section(Year::Unknown, section), end))
}

/// `That fall`, `by that spring`, no `contracts that fall outside …`: a time, and no verb behind `that`.
fn is_told(reader: &Reader<'_>, that: usize, end: usize) -> bool {
    const BEHIND: [&str; 10] =
        [" outside", " under", " within", " from", " into", " below", " on", " short", " in", " to"];
    let goes_on =
        BEHIND.iter().any(|word| reader.eat(end, word).is_some_and(|end| !reader.byte(end).is_ascii_alphanumeric()));
    let opens = reader.byte(that) == b'T' || reader.ends(that, &[", "]);
    let (before, _) = reader.word_before(that);
    let hangs = ["in", "by", "of", "during", "until", "since", "before", "after", "for", "later"].contains(&before);
    // They moved there that fall.
    let plural = before.ends_with('s') || ["people", "children", "men", "women"].contains(&before);
    let closes = matches!(reader.byte(end), b'.' | b',' | b';' | b'\n' | 0) && !before.is_empty() && !plural;
    !goes_on && (opens || hangs || closes)
}

/// in …, in the …, during the …
fn cued_through_the(reader: &Reader<'_>, at: usize) -> bool {
    let (word, start) = reader.word_before(at);
    match word.eq_ignore_ascii_case("the") {
        true => reader.cue_before(start, "in"),
        false => reader.cue_before(at, "in"),
    }
}

pub(super) fn section_word(reader: &Reader<'_>, at: usize) -> Option<(Section, bool, usize)> {
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
    if let Some((decade, end)) = reader.word(at, |entry| match entry.word {
        Word::Decade(decade) => Some(decade),
        _ => None,
    }) {
        // The twenties; "in her twenties" is an age.
        let (word, _) = reader.word_before(at);
        let date = if decade < 100 { Date::BareDecade(u8::try_from(decade / 10).ok()?) } else { Date::Decade(decade) };
        return ["the", "early", "late", "mid", "in"]
            .iter()
            .any(|cue| word.eq_ignore_ascii_case(cue))
            .then(|| Draft::new(date, end));
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

/// nineteen ninety-six, where it can only be a year.
pub(super) fn year_in_words(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    let cued = trusted || reader.cue_before(at, "in") || reader.cue_before(at, "since");
    let (year, end) = en_numbers::year(reader, at).filter(|_| cued)?;
    alone(reader, end).then(|| Draft::new(Date::Year(year), end))
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
        None => {
            let cued = || ["in", "before", "since", "after"].iter().any(|cue| reader.cue_before(at, cue));
            (!ambiguous || cued()).then(|| Draft::new(Date::Holiday(Year::Unknown, holiday), end))
        }
    }
}

/// 2024, where it can only be a year.
pub(super) fn year_alone(reader: &Reader<'_>, at: usize, trusted: bool) -> Option<Draft> {
    let digits = reader.digits(at)?;
    let (year, end) = four_digits(reader, at)?;
    // 2016 June, 2016, Nov
    let month = reader
        .eat_any(end, &[", ", " "])
        .filter(|_| reader.before(at) != Some('-'))
        .and_then(|next| month_word(reader, next));
    if let Some((month, ambiguous, after)) = month.filter(|(_, _, after)| !reader.byte(*after).is_ascii_digit()) {
        let own = reader.eat_any(after, &[" ", ", "]).is_some_and(|next| reader.byte(next).is_ascii_digit());
        let comma = reader.byte(end) == b',';
        let low = reader.byte(after.saturating_sub(1)).is_ascii_lowercase() && ambiguous && after < end + 5;
        let lower = ambiguous && reader.byte(end + 1).is_ascii_lowercase();
        let apart = comma && (low || reader.cue_before(at, "in"));
        if !(own || lower || apart) {
            return Some(Draft::new(Date::Month(year, month), after));
        }
    }
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
    let compared = reader.ends(at, &["later than ", "earlier than ", "sooner than ", "ater than "]);
    if reader.cue_before(at, "than") && !compared {
        return None;
    }
    if reader.byte(end) == b'~'
        && reader.digits(end + 1).is_some_and(|digits| digits.length == 4 && is_year(digits.value))
    {
        return Some(Draft::new(Date::Year(year), end));
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
    // 2012: The centre is founded.
    let labels =
        matches!(reader.char(end), Some(':' | '：')) || reader.eat_any(end, &[" – ", " — ", " - ", " | "]).is_some();
    let front = reader.text.get(..at).unwrap_or("").trim_end_matches([' ', '•', '*', '-', '–', '●']);
    let labels = labels && (front.is_empty() || front.ends_with('\n'));
    let round = digits.value % 100 == 0;
    let trailed = reader.word(after, |entry| matches!(entry.word, Word::Trail(Some(_))).then_some(())).is_some();
    let sure = cued || named || labels || compared || trailed || (noun && !round);
    sure.then(|| Draft::new(Date::Year(year), end))
}

/// 9:35 a.m. on Dec. 10, the afternoon of April 8, at noon, late in the evening.
pub(super) fn clock_first(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let phase = phase_of_day(reader, at);
    let start = phase.map_or(at, |(_, next)| next);
    let (clock, end, sure, half) = match time(reader, at).filter(|_| phase.is_none()) {
        Some(time) => (time.clock, time.end, time.sure, time.half),
        None => {
            let (part, end) = part(reader, start)?;
            // In the afternoon at 7.
            let timed = reader.eat_any(end, &[" at ", " "]).and_then(|next| Some((next, time(reader, next)?)));
            match timed.filter(|(next, time)| time.sure || (reader.ends(*next, &["at "]) && alone(reader, time.end))) {
                Some((_, time)) => (in_part(time.clock, part), time.end, true, true),
                None => (Clock::Part(part), end, cued_part(reader, at) || phase.is_some(), true),
            }
        }
    };
    let modifier = phase.map(|(phase, _)| phase);
    // 3 pm or later on Monday.
    let later = if sure { reader.eat(end, " ").and_then(|next| reader.word(next, later)) } else { None };
    let (modifier, next) = match later {
        Some((later, after)) => (Some(later), reader.eat_any(after, &[" on the ", " on ", ", on "])),
        None => (modifier, reader.eat_any(end, &[" of the ", " of ", " on the ", " on ", ", on ", ", ", " "])),
    };
    if let Some(mut draft) = next.and_then(|next| any_date(reader, next)) {
        // Seven on Monday may be seven things.
        let told = sure || (half && matches!(clock, Clock::Part(_)));
        if told && of_days(&draft.point.date) && draft.to.is_none() && free(draft.point.clock) {
            draft.point.clock = Some(within(clock, half, draft.point.clock));
            return Some(Draft { modifier: draft.modifier.or(modifier), ..draft });
        }
    }
    let modifier = modifier.filter(|_| later.is_none());
    let sure = sure && (reader.cue_before(at, "at") || !score_like(reader, at, end));
    sure.then_some(Draft { point: Point { date: Date::Unstated, clock: Some(clock) }, to: None, modifier, end })
}

/// or later, and earlier
fn later(entry: &Entry) -> Option<TimeMod> {
    match entry.word {
        Word::Trail(modifier) => modifier,
        _ => None,
    }
}

/// Whether figures with a colon may as well be a score or ratio: 1:10, 以21:15获胜.
fn score_like(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let Some((clock, _)) = numeric::clock(reader, at).filter(|(_, plain)| *plain == end) else {
        return false;
    };
    let odd = matches!(clock, Clock::Time(..10, minute) if minute % 30 != 0);
    let han = |char: Option<char>| char.is_some_and(is_han);
    let cued = ["ratio", "score", "won", "win", "beat", "of", "lost", "by", "lead", "leading"];
    let (word, start) = reader.word_before(at);
    let word = if matches!(word, "was" | "is" | "to" | "at") { reader.word_before(start).0 } else { word };
    odd || han(reader.before(at)) || han(reader.char(end)) || cued.iter().any(|cue| word.eq_ignore_ascii_case(cue))
}

/// A date in words or figures, where only one can stand.
pub(super) fn any_date(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    match numeric::date(reader, at) {
        Some((point, end)) => Some(Draft { point, to: None, modifier: None, end }),
        None => date(reader, at, true),
    }
}

/// Whether a date has no time of day yet, or only a part of the day.
pub(super) fn free(clock: Option<Clock>) -> bool {
    clock.is_none_or(|clock| matches!(clock, Clock::Part(_)))
}

/// The time in the part of the day that stands with the date: 8 this evening.
pub(super) fn within(clock: Clock, half: bool, part: Option<Clock>) -> Clock {
    match part {
        Some(Clock::Part(part)) if !half => in_part(clock, part),
        _ => clock,
    }
}

/// Whether nothing is counted by the number that ends here.
pub(super) fn alone(reader: &Reader<'_>, end: usize) -> bool {
    match reader.byte(end) {
        b' ' => {
            let next = end + 1;
            let word = reader.byte(next).is_ascii_alphabetic();
            !reader.byte(next).is_ascii_digit() && (!word || reader.cue(next, "in").is_some())
        }
        b'%' | b'-' | b'/' | b'\'' => false,
        byte => !byte.is_ascii_alphanumeric(),
    }
}

/// A day, whatever it is called by.
pub(super) fn of_days(date: &Date) -> bool {
    matches!(
        date,
        Date::Day(..)
            | Date::Weekday(..)
            | Date::Stated(..)
            | Date::Holiday(..)
            | Date::Shift(_, Unit::Day, _)
            | Date::Offset(..)
            | Date::WeekdayDay(..)
            | Date::NthWeekday(..)
    )
}

/// Whether a part of the day without a date is one: in the morning, at noon.
fn cued_part(reader: &Reader<'_>, at: usize) -> bool {
    let (word, start) = reader.word_before(at);
    match word.to_ascii_lowercase().as_str() {
        "the" => reader.cue_before(start, "in"),
        "at" => true,
        _ => false,
    }
}

/// early in the, late- before a part of the day.
fn phase_of_day(reader: &Reader<'_>, at: usize) -> Option<(TimeMod, usize)> {
    let (phase, end) = reader.word(at, |entry| match entry.word {
        Word::Phase(phase, None) => Some(phase),
        _ => None,
    })?;
    let joint = reader.eat_any(end, &[" in the ", "-", " "])?;
    let spoken = reader.ends(joint, &["the "]) || cued_part(reader, at);
    part(reader, joint).filter(|_| spoken).map(|_| (phase, joint))
}

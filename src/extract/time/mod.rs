//! Expressions of time in both languages: one scanner, a grammar for each language, one model of values.

mod edges;
mod en;
mod en_clock;
mod en_lengths;
mod en_numbers;
mod en_parts;
mod en_periods;
mod en_ranges;
mod en_relative;
mod en_weeks;
mod numeric;
mod resolve;
mod said;
mod tense;
mod text;
mod value;
mod words;
mod zh;
mod zh_numbers;
mod zh_parts;
mod zh_ranges;

#[cfg(test)]
mod tests;

use crate::error::Problem;
use crate::gazetteer::table::Table;
use crate::record::{TimeMod, TimeType};
use crate::span::{Span, to_u32};
pub(crate) use resolve::{Anchor, narrative_date, resolve, told};
pub(crate) use said::{
    bare_day, counts_from_day, in_year, is_before_evening, is_clock, is_evening, is_holiday, is_range, is_vague,
    of_days_told, of_year, year_said,
};
use text::{Memo, Reader, is_han};
use value::{Base, Date, Expression, Month, Point, Section, Unit, Week, Year};
use words::Words;
use zh_numbers::is_numeral;

/// What finds expressions of time: the words of the calendar tables and where expressions can begin.
#[derive(Debug)]
pub(crate) struct TimeGrammar {
    words: Words,
    starts: Starts,
}

/// One expression of time in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TimeMention {
    pub(crate) span: Span,
    /// With the words around it that the modifier is from: since 2014.
    pub(crate) shown: Span,
    pub(crate) kind: TimeType,
    pub(crate) modifier: Option<TimeMod>,
    pub(crate) expression: Expression,
    /// Whether the words beside it say that it is to come: 将于, will.
    pub(crate) planned: bool,
    /// Whether it stands in a clause with `who` or `which`.
    pub(crate) relative: bool,
}

impl TimeMention {
    /// The TIMEX3 value as written, `X` where unknown.
    pub(crate) fn timex(&self) -> String {
        self.expression.timex()
    }
}

/// An expression that a grammar found, by offsets in its stretch of text.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    /// Start and end with the words around it.
    shown: (usize, usize),
    kind: TimeType,
    modifier: Option<TimeMod>,
    expression: Expression,
}

impl Found {
    fn new(start: usize, end: usize, kind: TimeType, expression: Expression) -> Self {
        Self { start, end, shown: (start, end), kind, modifier: None, expression }
    }

    fn point(start: usize, end: usize, point: Point, modifier: Option<TimeMod>) -> Self {
        let kind = if point.clock.is_some() { TimeType::Time } else { TimeType::Date };
        Self { modifier, ..Self::new(start, end, kind, Expression::Point(point)) }
    }

    fn range(start: usize, end: usize, from: Point, to: Point) -> Self {
        let kind = if from.clock.is_some() || to.clock.is_some() { TimeType::Time } else { TimeType::Date };
        Self::new(start, end, kind, Expression::Range(from, to))
    }

    fn modified(mut self, modifier: TimeMod) -> Self {
        self.modifier = Some(modifier);
        self
    }
}

/// The characters an expression can begin with.
#[derive(Debug)]
struct Starts {
    /// A bit for each character of the basic plane from U+3000 to U+9FFF.
    han: Vec<u64>,
}

const FIRST: u32 = 0x3000;
const LAST: u32 = 0x9FFF;

impl Starts {
    fn new(chars: impl Iterator<Item = char>) -> Self {
        let mut starts = Self { han: vec![0; ((LAST - FIRST) / 64 + 1) as usize] };
        let numerals = "〇零○一二两三四五六七八九十百千半数几多好若上前".chars();
        for char in chars.chain(numerals) {
            if let Some((index, bit)) = Self::place(char)
                && let Some(word) = starts.han.get_mut(index)
            {
                *word |= 1 << bit;
            }
        }
        starts
    }

    fn place(char: char) -> Option<(usize, u32)> {
        let code = u32::from(char);
        let at = code.checked_sub(FIRST).filter(|_| code <= LAST)?;
        Some(((at / 64) as usize, at % 64))
    }

    fn has(&self, char: char) -> bool {
        Self::place(char).is_some_and(|(index, bit)| self.han.get(index).is_some_and(|word| word >> bit & 1 == 1))
    }
}

impl TimeGrammar {
    /// From the tables of kind `calendar`; what is wrong with them goes to `problems`.
    pub(crate) fn build(tables: &[Table<'_>], problems: &mut Vec<Problem>) -> Self {
        let words = Words::build(tables, problems);
        let starts = Starts::new(words.chinese_starts());
        Self { words, starts }
    }

    /// All expressions in a stretch of repaired text; `base` is its byte offset in the whole text.
    pub(crate) fn find(&self, text: &str, base: u32, out: &mut Vec<TimeMention>) {
        let reader = Reader { text, words: &self.words, memo: &Memo::default() };
        let mut at = 0;
        let mut last = ' ';
        while let Some(char) = reader.char(at) {
            if let Some(next) = self.past(text, at, char) {
                // A run of letters and figures, or one character.
                last = if char.is_ascii() { char::from(reader.byte(next - 1)) } else { char };
                at = next;
                continue;
            }
            let found = self.find_at(&reader, at, char, last);
            let next = match &found {
                Some(found) if found.end > at => found.end,
                _ => self.skip(&reader, at, char),
            };
            if let Some(mut found) = found.filter(|found| found.end > found.start) {
                edges::widen(&reader, &mut found);
                let planned = tense::is_planned(&reader, &found);
                let relative = tense::is_relative(&reader, &found);
                let place = |offset: usize| base.saturating_add(to_u32(offset));
                out.push(TimeMention {
                    span: Span::new(place(found.start), place(found.end)),
                    shown: Span::new(place(found.shown.0), place(found.shown.1)),
                    kind: found.kind,
                    modifier: found.modifier,
                    expression: found.expression,
                    planned,
                    relative,
                });
            }
            last = reader.before(next).unwrap_or(' ');
            at = next;
        }
    }

    /// Past a word or character with which nothing can begin, as most are.
    fn past(&self, text: &str, at: usize, char: char) -> Option<usize> {
        if char.is_ascii_alphabetic() {
            let rest = text.get(at..)?;
            let run = || rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            return (!self.words.may_begin(rest)).then(|| at + run());
        }
        let begins = if char.is_ascii() {
            char.is_ascii_digit() || char == '\''
        } else {
            matches!(char, '\u{2019}' | '½') || self.starts.has(char)
        };
        (!begins).then_some(at + char.len_utf8())
    }

    fn find_at(&self, reader: &Reader<'_>, at: usize, char: char, last: char) -> Option<Found> {
        if char.is_ascii_digit() {
            if last.is_ascii_alphanumeric() || matches!(last, '.' | '_' | '$' | '€' | '£' | '¥' | '#' | '￥') {
                return None;
            }
            let chinese = zh::find(reader, at);
            // No English expression reaches over a Chinese character: 2024年.
            let digits = reader.digits(at).map_or(at, |digits| digits.end);
            if chinese.as_ref().is_some_and(|found| found.end > digits) && reader.char(digits).is_some_and(is_han) {
                return chinese;
            }
            let english = en::find(reader, at);
            return match (chinese, english) {
                (Some(zh), Some(en)) => Some(if en.end > zh.end { en } else { zh }),
                (zh, en) => zh.or(en),
            };
        }
        if char.is_ascii_alphabetic() || matches!(char, '\'' | '\u{2019}' | '½') {
            if last.is_ascii_alphanumeric() || last == '_' {
                return None;
            }
            return en::find(reader, at);
        }
        // The middle of a number is not the start of one.
        let inside = is_numeral(char) && is_numeral(last);
        if self.starts.has(char) && !inside { zh::find(reader, at) } else { None }
    }

    /// Past what cannot begin an expression: a run of digits, an English word, a word that is never a time.
    fn skip(&self, reader: &Reader<'_>, at: usize, char: char) -> usize {
        if char.is_ascii_digit() {
            let run = reader.rest(at).bytes().take_while(u8::is_ascii_digit).count();
            // 2022年521日 has no reading at all, not even of its end.
            return at + run;
        }
        if char.is_ascii_alphabetic() {
            let worth = self.words.worth(reader.rest(at));
            let never = if worth { reader.cue(at, "never").unwrap_or(at) } else { at };
            let run = reader.rest(at).bytes().take_while(u8::is_ascii_alphanumeric).count();
            return never.max(at + run);
        }
        let never = if self.starts.has(char) { reader.cue(at, "never") } else { None };
        never.unwrap_or(at + char.len_utf8()).max(at + char.len_utf8())
    }
}

/// The ends of the first or last so many units of a year or month.
fn ends_of(whole: &Date, count: u8, unit: Unit, last: bool) -> Option<(Date, Date)> {
    let range = |most: u8| match last {
        true => Some((most.checked_add(1)?.checked_sub(count).filter(|first| *first > 0)?, most)),
        false => (count <= most).then_some((1, count)),
    };
    Some(match (whole, unit) {
        (Date::Year(year), Unit::Month) => {
            let (from, to) = range(12)?;
            (Date::Month(*year, Month::Known(from)), Date::Month(*year, Month::Known(to)))
        }
        (Date::Year(year), Unit::Quarter) => {
            let (from, to) = range(4)?;
            (Date::Section(*year, Section::Quarter(from)), Date::Section(*year, Section::Quarter(to)))
        }
        (Date::Year(_) | Date::Month(..), Unit::Week) => {
            let nth = i8::try_from(count).ok()?;
            let week = |nth: i8| Date::NthWeek(nth, Box::new(whole.clone()));
            if last { (week(nth.checked_neg()?), week(-1)) } else { (week(1), week(nth)) }
        }
        (Date::Year(year), Unit::Day) => {
            let (from, to) = range(31)?;
            let month = Month::Known(if last { 12 } else { 1 });
            (Date::Day(*year, month, from), Date::Day(*year, month, to))
        }
        (Date::Month(year, month), Unit::Day) if !last => {
            (Date::Day(*year, *month, 1), Date::Day(*year, *month, count))
        }
        _ => return None,
    })
}

/// The two ends of a range, each told what only the other says; nothing where they do not match.
fn join(mut from: Point, mut to: Point) -> Option<(Point, Point)> {
    match (&mut from.date, &mut to.date) {
        (Date::Unstated, Date::Unstated) => {}
        // 2:00-明天4:00, 22时至次日6时.
        (Date::Unstated, Date::Shift(base, Unit::Day, 1)) if from.clock.is_some() && to.clock.is_some() => {
            from.date = Date::Shift(*base, Unit::Day, 0);
        }
        (Date::Day(..) | Date::Weekday(..), Date::Shift(Base::Narrative, Unit::Day, 1)) => {}
        (_, Date::Unstated) if from.clock.is_some() => to.date = from.date.clone(),
        (Date::Year(first), Date::Year(second)) => ordered_years(*first, *second)?,
        (Date::Fiscal(first), Date::Fiscal(second)) => ordered_years(*first, *second)?,
        (Date::Decade(first), Date::Decade(second)) => (*first < *second).then_some(())?,
        (Date::Century(first), Date::Century(second)) => (*first < *second).then_some(())?,
        (Date::Year(_), Date::Shift(_, Unit::Year, _)) => {}
        (Date::NthWeekday(..) | Date::NthWeek(..), Date::Day(_, Month::Known(_), _)) => {}
        (Date::Month(..), Date::Day(_, Month::Known(_), _)) => {}
        (Date::Section(first, one), Date::Section(second, two)) => {
            let forward = one.order() <= two.order();
            share_year(first, second, forward)?;
        }
        (Date::Month(first, one), Date::Month(second, two)) => {
            let forward = one.order() <= two.order();
            share_year(first, second, forward)?;
        }
        (Date::Day(first, one, day), Date::Day(second, two, last)) => {
            if *two == Month::Unknown {
                *two = *one;
                *second = *first;
                return (day < last).then_some((from, to));
            }
            let forward = (one.order(), *day) <= (two.order(), *last);
            share_year(first, second, forward)?;
        }
        (Date::Weekday(first, _), Date::Weekday(second, _)) => {
            if *second == Week::Unknown {
                *second = *first;
            }
        }
        // May Day/Workers' Day is one.
        (Date::Holiday(_, one), Date::Holiday(_, two)) if one == two && to.clock.is_none() => return None,
        (Date::Holiday(first, _), Date::Holiday(second, _)) if *second == Year::Unknown => *second = *first,
        (Date::Holiday(..), Date::Holiday(..)) => {}
        (Date::Shift(..) | Date::Stated(..), Date::Day(..) | Date::Shift(..) | Date::Stated(..)) => {}
        (Date::Weekday(..), Date::Day(..)) | (Date::Day(..), Date::Holiday(..)) => {}
        (from, to) if anchored(from) && anchored(to) => {}
        _ => return None,
    }
    Some((from, to))
}

/// Whether a date needs nothing from the other end of its range.
fn anchored(date: &Date) -> bool {
    match date {
        Date::Year(year) | Date::Month(year, _) | Date::Section(year, _) | Date::Day(year, Month::Known(_), _) => {
            *year != Year::Unknown
        }
        Date::Weekday(week, _) => *week != Week::Unknown,
        Date::Shift(..) | Date::Offset(..) | Date::Present | Date::WeekdayDay(..) => true,
        _ => false,
    }
}

/// The thousandths of a number with one or two `digits` behind the point.
fn thousandths(whole: u32, part: u32, digits: usize) -> u64 {
    let scale = if digits == 1 { 100 } else { 10 };
    u64::from(whole).saturating_mul(1000).saturating_add(u64::from(part).saturating_mul(scale))
}

fn ordered_years(first: Year, second: Year) -> Option<()> {
    match (first, second) {
        (Year::Known(first), Year::Known(second)) => (first < second).then_some(()),
        _ => Some(()),
    }
}

/// A year said at one end only goes for both, unless the end lies before the start in the year.
fn share_year(first: &mut Year, second: &mut Year, forward: bool) -> Option<()> {
    let by = |year: Year, step: i16| match year {
        Year::Known(year) => year.checked_add(step).map(Year::Known),
        Year::Shift(base, shift) => shift.checked_add(step).map(|shift| Year::Shift(base, shift)),
        year => Some(year),
    };
    let step: i16 = if forward { 0 } else { 1 };
    match (*first, *second) {
        (Year::Unknown, Year::Unknown) => {}
        (Year::Unknown, known) => *first = by(known, step.saturating_neg())?,
        (known, Year::Unknown) => *second = by(known, step)?,
        (Year::Known(one), Year::Known(two)) => return (one < two || (one == two && forward)).then_some(()),
        _ => {}
    }
    Some(())
}

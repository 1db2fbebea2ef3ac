//! Chinese expressions: dates, their parts and combinations.

use super::numeric::{self, is_year, valid_day};
use super::text::{Reader, is_han};
use super::value::{Base, Clock, Date, Month, Part, Point, Unit, Week, Year};
use super::words::Word;
use super::zh_numbers::{Number, Style, number};
use super::zh_parts::{bare_year, decade, holiday, plan_or_vague, section, week_number};
use super::{Found, zh_parts, zh_ranges};
use crate::record::TimeMod;

/// A point as read, up to where.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) point: Point,
    pub(super) modifier: Option<TimeMod>,
    pub(super) end: usize,
}

impl Draft {
    pub(super) fn new(date: Date, end: usize) -> Self {
        Self { point: Point::of(date), modifier: None, end }
    }

    pub(super) fn phase(mut self, modifier: TimeMod, end: usize) -> Self {
        self.modifier = Some(modifier);
        self.end = end;
        self
    }
}

/// Whether a number with 年 is a year of the Republic, and no length: 107年.
pub(super) fn is_of_republic(reader: &Reader<'_>, at: usize) -> bool {
    let digits = number(reader, at);
    digits.is_some_and(|digits| {
        reader.eat(digits.end, "年").is_some_and(|end| republic(reader, at, end, &digits).is_some())
    })
}

/// The longest expression that begins here.
pub(super) fn find(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !may_begin(reader, at) {
        return None;
    }
    let never = reader.cue(at, "never");
    let first = point(reader, at);
    let readings = [
        zh_ranges::recurring(reader, at),
        zh_ranges::section_range(reader, at, first.as_ref()),
        zh_ranges::bare_range(reader, at, first.as_ref()),
        zh_ranges::ended(reader, at, first.as_ref()),
        zh_ranges::lasting(reader, at, first.as_ref()),
        zh_ranges::length(reader, at),
        zh_ranges::point_or_range(reader, at, first),
        bare_year(reader, at),
    ];
    // Of equally long readings the first wins.
    let longest = readings.into_iter().flatten().rev().max_by_key(|found| found.end)?;
    (never.is_none_or(|end| end < longest.end)).then_some(longest)
}

/// What stands after a number that is one of time.
const AFTER_NUMBER: &str = "年月日号天个周星礼小分秒点时钟世工交季至到多余来几半财、和及-—–~～－―";

/// Whether an expression can begin here at all: most numbers and words cannot.
fn may_begin(reader: &Reader<'_>, at: usize) -> bool {
    let Some(first) = reader.char(at) else {
        return false;
    };
    let word = || reader.word(at, |entry| entry.word.begins().then_some(())).is_some();
    if first.is_ascii() {
        let Some(digits) = reader.digits(at) else { return true };
        let next = reader.char(reader.spaces(digits.end));
        return next.is_some_and(|next| AFTER_NUMBER.contains(next) || ".:：/／".contains(next))
            || (digits.length == 4 && is_year(digits.value));
    }
    let followed = |end: usize, more: &str| {
        reader.char(reader.spaces(end)).is_some_and(|next| AFTER_NUMBER.contains(next) || more.contains(next))
    };
    let counted = match first {
        '半' | '数' | '几' | '多' | '好' | '若' => followed(at + first.len_utf8(), "十百干"),
        '前' | '上' => number(reader, at + first.len_utf8()).is_some(),
        _ => number(reader, at).is_some_and(|number| followed(number.end, "")),
    };
    counted || word() || short_year(reader, at).is_some() || zh_parts::told_twice(reader, at)
}

/// One point in time.
pub(super) fn point(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    if let Some((point, end)) = numeric::date(reader, at) {
        return Some(daytime(reader, Draft { point, modifier: None, end }));
    }
    let date = with_year(reader, at)
        .or_else(|| phase_alone(reader, at))
        .or_else(|| month(reader, at, Year::Unknown))
        .or_else(|| section(reader, at, Year::Unknown))
        .or_else(|| decade(reader, at))
        .or_else(|| bare_day(reader, at))
        .or_else(|| relative(reader, at))
        .or_else(|| weekday(reader, at))
        .or_else(|| holiday(reader, at, Year::Unknown))
        .or_else(|| plan_or_vague(reader, at));
    match date {
        Some(draft) => Some(daytime(reader, draft)),
        None => clock_alone(reader, at),
    }
}

/// 2024年 and what follows in it.
fn with_year(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (year, end) = year(reader, at)?;
    let next = reader.spaces(reader.eat(end, "的").unwrap_or(end));
    let inner = month(reader, next, year)
        .or_else(|| holiday(reader, next, year))
        .or_else(|| section(reader, next, year))
        .or_else(|| week_number(reader, next, year));
    if let Some(draft) = inner {
        return Some(draft);
    }
    // A damaged date (2022年521日) has no reading.
    if reader.digits(next).is_some_and(|digits| reader.eat(digits.end, "日").is_some()) {
        return None;
    }
    let whole = Draft::new(Date::Year(year), end);
    if let Some(draft) = inside(reader, end, &whole.point.date) {
        return Some(draft);
    }
    if let Some((phase, end)) = phase(reader, end, Unit::Year) {
        return Some(whole.phase(phase, end));
    }
    match reader.eat_any(end, &["财政年度", "财年"]) {
        Some(end) => Some(Draft::new(Date::Fiscal(year), end)),
        None => Some(Draft { end: reader.eat_any(end, &["全年", "度"]).unwrap_or(end), ..whole }),
    }
}

/// Years of the Republic that nobody calls so: 112年3月, and 107年 in a sentence that said 民国 before.
fn republic(reader: &Reader<'_>, at: usize, end: usize, number: &Number) -> Option<i16> {
    /// The year before its first.
    const FOUNDED: i16 = 1911;
    let alone = || reader.before(at).is_none_or(|before| !is_han(before) || "于在自从至到的和及与计".contains(before));
    let digits = number.style != Style::Counted && matches!(number.length, 2 | 3);
    if !digits || !(60..=140).contains(&number.value) || !alone() {
        return None;
    }
    let of_a_year = || {
        (100..=130).contains(&number.value)
            && (month(reader, end, Year::Unknown).is_some()
                || reader.eat_any(end, &["第", "上半年", "下半年", "底", "初", "年底", "年初"]).is_some())
    };
    let called = || reader.text.get(..at).is_some_and(|before| before.contains("民国"));
    (called() || of_a_year()).then(|| i16::try_from(number.value).ok()?.checked_add(FOUNDED)).flatten()
}

/// 今春, 去冬: a year and a season of it in two characters.
fn short_year(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let (by, end) =
        [("今", 0), ("去", -1), ("明", 1)].iter().find_map(|(word, by)| Some((*by, reader.eat(at, word)?)))?;
    let season = reader.eat_any(end, &["春", "夏", "秋", "冬"])?;
    // 明春|华, 今秋|以来: no part of a longer word, as far as the next character tells.
    let alone = !reader.before(at).is_some_and(|before| "至如当古".contains(before))
        && !reader.char(season).is_some_and(|next| "节晚运招华".contains(next));
    alone.then_some((Year::Shift(Base::Published, by), end))
}

fn year(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    if let Some(found) = short_year(reader, at).or_else(|| zh_parts::year_told_twice(reader, at)) {
        return Some(found);
    }
    if let Some((found, end)) = reader.word(at, |entry| match entry.word {
        Word::Relative(Unit::Year, by, _) => Some((Year::Shift(Base::Published, by), None)),
        Word::Same(Unit::Year, by, _) => Some((Year::Shift(Base::Narrative, by), None)),
        Word::Era(first) => Some((Year::Unknown, Some(first))),
        _ => None,
    }) {
        let (year, era) = found;
        let Some(first) = era else {
            return Some((year, end));
        };
        let first_year = || Some((1, reader.eat(end, "元")?));
        let (count, end) =
            number(reader, reader.spaces(end)).map(|number| (number.value, number.end)).or_else(first_year)?;
        let year = i16::try_from(count).ok().filter(|count| (1..200).contains(count))?.checked_add(first)?;
        return Some((Year::Known(year), reader.eat(end, "年")?));
    }
    let number = number(reader, at)?;
    let after = reader.spaces(number.end);
    if let Some(end) = reader.eat_any(after, &["财年", "财政年度"]).filter(|_| is_year(number.value)) {
        return Some((numeric::year(number.value)?, end - (end - after)));
    }
    let end = reader.eat(after, "年").filter(|end| reader.eat(*end, "代").is_none())?;
    let full = number.style != Style::Counted && number.length == 4 && (1000..3000).contains(&number.value);
    if full {
        return (reader.eat_any(end, &["前", "级"]) != Some(end) || is_year(number.value))
            .then_some((numeric::year(number.value)?, end));
    }
    // 08年 is never eight years.
    if number.style != Style::Counted && number.length == 2 && reader.eat_any(at, &["0", "零", "〇"]).is_some() {
        return Some((numeric::year(number.value.saturating_add(2000))?, end));
    }
    if let Some(first) = republic(reader, at, end, &number) {
        return Some((Year::Known(first), end));
    }
    // 在789年, 建于618年: no length, which would go on (在100年前, 在300年间).
    if number.style != Style::Counted && number.length == 3 && early_year(reader, at, end) {
        return Some((numeric::year(number.value)?, end));
    }
    // Fewer digits are a year only before a month, and after no era.
    let digits = number.style != Style::Counted && matches!(number.length, 2 | 3);
    let alone = reader.before(at).is_none_or(|before| !is_han(before) || "于在自从至到的".contains(before));
    let short = digits && alone && month(reader, end, Year::Unknown).is_some();
    let century = match (number.length, number.value) {
        (2, 50..) => 1900,
        (2, _) => 2000,
        _ => 0,
    };
    short.then_some((numeric::year(number.value.saturating_add(century))?, end))
}

/// Whether a number of three figures with 年 names a year.
pub(super) fn early_year(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    reader.ends(at, &["在", "于", "公元"])
        && !reader.char(end).is_some_and(|next| "前后内间中里来以之的多历左".contains(next))
}

/// 12月, 12月10日, 12月上旬, 上月底.
fn month(reader: &Reader<'_>, at: usize, year: Year) -> Option<Draft> {
    let relative = reader.word(at, |entry| match entry.word {
        Word::Relative(Unit::Month, by, _) => Some(Month::Shift(Base::Published, by)),
        Word::Same(Unit::Month, by, _) => Some(Month::Shift(Base::Narrative, by)),
        _ => None,
    });
    let (month, end) = relative.or_else(|| zh_parts::month_told_twice(reader, at)).or_else(|| {
        if reader.before(at) == Some('第') || reader.ends(at, &["农历", "阴历", "旧历"]) {
            return None;
        }
        let number = number(reader, at)
            .filter(|number| (1..=12).contains(&number.value) && number.length <= 2 && number.plain())?;
        let end = reader.eat(reader.spaces(number.end), "月")?;
        (!lunar(reader, at, end)).then_some((Month::Known(u8::try_from(number.value).ok()?), end))
    })?;
    let next = reader.spaces(end);
    if let Some(day) = number(reader, next).filter(|day| day.length <= 3 && day.value <= 31 && day.plain()) {
        let after = reader.spaces(day.end);
        if let Some(end) = reader.eat_any(after, &["日", "号"]) {
            // 2月30日 is a date that there is not: it has no value, and 30日 is none of this month.
            let day = u8::try_from(day.value).ok().filter(|day| *day > 0)?;
            return Some(Draft::new(Date::Day(year, month, day), end));
        }
        // 一月二十三: nobody says 日 here.
        let spoken = day.style == Style::Counted
            && day.value > 10
            && !reader.char(day.end).is_some_and(|next| is_han(next) || next.is_ascii_alphanumeric());
        if spoken && matches!(month, Month::Known(_)) {
            let day_of_month = u8::try_from(day.value).ok().filter(|day| valid_day(month, *day))?;
            return Some(Draft::new(Date::Day(year, month, day_of_month), day.end));
        }
        // 12月10,…: the unit was lost.
    }
    let whole = Draft::new(Date::Month(year, month), end);
    if let Some(draft) = inside(reader, end, &whole.point.date) {
        return Some(draft);
    }
    if let Some((phase, end)) = phase(reader, end, Unit::Month) {
        return Some(whole.phase(phase, end));
    }
    Some(Draft { end: reader.eat(end, "份").unwrap_or(end), ..whole })
}

/// Whether a month is one of the lunar calendar, whose days are no days of ours: 农历2015年十月, 十月初一.
fn lunar(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let day = |next| reader.char(next).is_some_and(|char| "一二三四五六七八九十".contains(char));
    if reader.eat(end, "初").is_some_and(day) {
        return true;
    }
    let year = |char: &char| *char == '年' || char.is_ascii_digit() || "〇零一二三四五六七八九".contains(*char);
    let head = reader.text.get(..at).unwrap_or("");
    let length: usize = head.chars().rev().take(6).take_while(year).map(char::len_utf8).sum();
    length > 0 && reader.ends(at - length, &["农历", "阴历", "旧历"])
}

/// 十月的第一周, 四月的最后一个星期一, 2021年的第三个月.
fn inside(reader: &Reader<'_>, end: usize, whole: &Date) -> Option<Draft> {
    let next = reader.eat(end, "的").unwrap_or(end);
    let (nth, next) = match reader.eat_any(next, &["最后一个", "最后一"]) {
        Some(next) => (-1, next),
        None => {
            let number = number(reader, reader.eat(next, "第")?).filter(|number| (1..=53).contains(&number.value))?;
            (i8::try_from(number.value).ok()?, reader.eat(number.end, "个").unwrap_or(number.end))
        }
    };
    let weekday = reader.weekday(next);
    if let (Some((day, end)), Date::Month(..), ..=5) = (weekday, whole, nth) {
        return Some(Draft::new(Date::NthWeekday(nth, day, Box::new(whole.clone())), end));
    }
    match (reader.unit(next)?, whole) {
        ((Unit::Week, end), Date::Month(..)) if nth <= 5 => {
            Some(Draft::new(Date::NthWeek(nth, Box::new(whole.clone())), end))
        }
        ((Unit::Week, end), Date::Year(_)) if nth < 0 => {
            Some(Draft::new(Date::NthWeek(nth, Box::new(whole.clone())), end))
        }
        ((Unit::Month, end), Date::Year(year)) if (1..=12).contains(&nth) && reader.ends(next, &["个"]) => {
            Some(Draft::new(Date::Month(*year, Month::Known(u8::try_from(nth).ok()?)), end))
        }
        _ => None,
    }
}

/// 初, 底, 上旬 after a year or month; 年底 after a year.
pub(super) fn phase(reader: &Reader<'_>, at: usize, unit: Unit) -> Option<(TimeMod, usize)> {
    if reader.cue(at, "never").is_some() {
        return None;
    }
    let ((phase, ambiguous), end) = reader.word(at, |entry| match entry.word {
        Word::Phase(phase, of) if of.is_none_or(|of| of == unit) => Some((phase, entry.ambiguous)),
        _ => None,
    })?;
    let open = reader.char(end).is_some_and(is_han);
    (!ambiguous || !open).then_some((phase, end))
}

/// 年底 without a year, 月初 without a month.
fn phase_alone(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let ((phase, unit, ambiguous), end) = reader.word(at, |entry| match entry.word {
        Word::Phase(phase, Some(unit)) => Some((phase, unit, entry.ambiguous)),
        _ => None,
    })?;
    let draft = Draft::new(Date::Shift(Base::Published, unit, 0), end).phase(phase, end);
    let numbered = reader
        .before(at)
        .is_some_and(|before| before.is_ascii_digit() || "一二三四五六七八九十正腊冬".contains(before));
    (!ambiguous && !numbered).then_some(draft)
}

/// 10日 without a month. 三日 may as well be three days, 10号 a number.
fn bare_day(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let number =
        number(reader, at).filter(|number| (1..=31).contains(&number.value) && number.length <= 3 && number.plain())?;
    let after = reader.spaces(number.end);
    let day = u8::try_from(number.value).ok()?;
    if let Some(end) = reader.eat(after, "日") {
        let other = reader
            .eat_any(end, &["内", "之内", "以内", "游", "元", "均", "间", "后", "之后", "以后", "前", "之前", "以前"]);
        let han = number.style != Style::Ascii && !matches!(number.value, 11..);
        return (other.is_none() && !han).then(|| Draft::new(Date::Day(Year::Unknown, Month::Unknown, day), end));
    }
    let end = reader.eat(after, "号").filter(|_| number.style == Style::Ascii)?;
    let opened =
        reader.before(at).is_none_or(|before| matches!(before, '于' | '在' | '从' | '自' | '至' | '到' | '(' | '（'));
    let closed = reader.char(end).is_none_or(|next| !is_han(next) && !next.is_ascii_alphanumeric())
        || reader.eat_any(end, &["上午", "下午", "晚", "至", "到", "举行", "召开", "开始", "起"]).is_some();
    (opened && closed).then(|| Draft::new(Date::Day(Year::Unknown, Month::Unknown, day), end))
}

/// 昨日, 今天(22日), 今(27)日, 上周三, 本周末, 当天.
fn relative(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (found, end) = reader.word(at, |entry| match entry.word {
        Word::Relative(unit, by, part) => Some((Base::Published, unit, by, part, entry.ambiguous)),
        Word::Same(unit, by, part) => Some((Base::Narrative, unit, by, part, entry.ambiguous)),
        _ => None,
    })?;
    let (base, unit, by, part, ambiguous) = found;
    if let Some(draft) = stated(reader, end, base, unit, by) {
        return Some(draft);
    }
    // 《明日之后》 is a name.
    let ambiguous = ambiguous && !zh_parts::is_day_before_verb(reader, at);
    if ambiguous || (reader.before(at) == Some('《') && unit == Unit::Day) {
        return None;
    }
    if unit == Unit::Week
        && let Some((day, end)) = week_day(reader, end)
    {
        let week = Week::Shift(base, by);
        return Some(Draft::new(if day == 0 { Date::Weekend(week) } else { Date::Weekday(week, day) }, end));
    }
    let mut draft = Draft::new(Date::Shift(base, unit, i32::from(by)), end);
    draft.point.clock = part.map(Clock::Part);
    Some(match phase(reader, end, unit) {
        Some((phase, end)) => draft.phase(phase, end),
        None => draft,
    })
}

/// The date in brackets after 今天, or inside 今(27)日.
fn stated(reader: &Reader<'_>, at: usize, base: Base, unit: Unit, by: i16) -> Option<Draft> {
    if unit != Unit::Day || base != Base::Published {
        return None;
    }
    let open = reader.eat_any(at, &["(", "（"])?;
    let inner =
        with_year(reader, open).or_else(|| month(reader, open, Year::Unknown)).or_else(|| bare_day(reader, open));
    let (date, end) = match inner {
        Some(draft) => (draft.point.date, reader.eat_any(draft.end, &[")", "）"])?),
        None => {
            let (day, close) = zh_parts::in_brackets(reader, at, 1..=31)?;
            let day = u8::try_from(day).ok()?;
            (Date::Day(Year::Unknown, Month::Unknown, day), reader.eat_any(close, &["日", "天"])?)
        }
    };
    match date {
        Date::Day(year, month, day) => Some(Draft::new(Date::Stated(i32::from(by), year, month, day), end)),
        _ => None,
    }
}

/// The day after 上周: 三; 0 for the weekend.
fn week_day(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let days = ["末", "一", "二", "三", "四", "五", "六", "日", "天"];
    let (index, end) = days.iter().enumerate().find_map(|(index, day)| Some((index, reader.eat(at, day)?)))?;
    counted_after(reader, end).then_some((u8::try_from(index.min(7)).ok()?, end))
}

/// Whether what ends here was a name of a day, not a count: 周一 but not 每周一次.
fn counted_after(reader: &Reader<'_>, end: usize) -> bool {
    !reader.char(end).is_some_and(|next| "次个批期项名场年篇点".contains(next))
}

/// 周三, 星期三.
fn weekday(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (date, end) = reader.word(at, |entry| match entry.word {
        Word::Weekday(day) => Some(Date::Weekday(Week::Unknown, day)),
        Word::Weekend => Some(Date::Weekend(Week::Unknown)),
        _ => None,
    })?;
    let number = reader
        .before(at)
        .is_some_and(|before| before.is_ascii_digit() || "一二三四五六七八九十两几数第".contains(before));
    if let (Date::Weekday(_, weekday), Some(open)) = (&date, reader.eat_any(end, &["(", "（"])) {
        // 周日（8日）, 周日（6月8日）
        let inner = month(reader, open, Year::Unknown).or_else(|| bare_day(reader, open));
        let day = inner.and_then(|draft| Some((draft.point.date, reader.eat_any(draft.end, &[")", "）"])?)));
        match day {
            Some((Date::Day(_, Month::Unknown, day), end)) if !number => {
                return Some(Draft::new(Date::WeekdayDay(*weekday, day), end));
            }
            Some((date @ Date::Day(..), end)) if !number => return Some(Draft::new(date, end)),
            _ => {}
        }
    }
    (counted_after(reader, end) && !number).then(|| Draft::new(date, end))
}

/// The weekday in brackets, the part of the day and the time after a date.
fn daytime(reader: &Reader<'_>, mut draft: Draft) -> Draft {
    let days = matches!(
        draft.point.date,
        Date::Day(..)
            | Date::Weekday(..)
            | Date::WeekdayDay(..)
            | Date::Stated(..)
            | Date::Holiday(..)
            | Date::Shift(_, Unit::Day, _)
    );
    if !days || draft.point.clock.is_some_and(|clock| !matches!(clock, Clock::Part(_))) {
        return draft;
    }
    draft.end = past_weekday(reader, draft.end).unwrap_or(draft.end);
    let next = reader.spaces(reader.eat_any(draft.end, &["的", "大约", "约"]).unwrap_or(draft.end));
    let part = match draft.point.clock {
        Some(Clock::Part(part)) => Some((part, draft.end)),
        _ => part(reader, next).or_else(|| short_part(reader, next)),
    };
    let start = part.map_or(next, |(_, end)| reader.spaces(end));
    if let Some((clock, end)) = clock(reader, start, part.map(|(part, _)| part)) {
        draft.point.clock = Some(clock);
        draft.end = end;
    } else if let Some((part, end)) = part {
        draft.point.clock = Some(Clock::Part(part));
        draft.end = end;
    }
    draft
}

fn past_weekday(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let open = reader.eat_any(at, &["(", "（"]);
    let (_, end) = reader.weekday(reader.spaces(open.unwrap_or(at)))?;
    match open {
        Some(_) => reader.eat_any(end, &[")", "）"]),
        None => counted_after(reader, end).then_some(end),
    }
}

/// 晚 right after a date.
fn short_part(reader: &Reader<'_>, at: usize) -> Option<(Part, usize)> {
    reader.cue(at, "never").is_none().then_some(())?;
    reader.word(at, |entry| match entry.word {
        Word::Part(part) => Some(part),
        _ => None,
    })
}

pub(super) fn part(reader: &Reader<'_>, at: usize) -> Option<(Part, usize)> {
    let ((part, ambiguous), end) = reader.word(at, |entry| match entry.word {
        Word::Part(part) => Some((part, entry.ambiguous)),
        _ => None,
    })?;
    // 晚 alone may begin any word.
    let apart = !reader.char(end).is_some_and(is_han) || number(reader, end).is_some();
    (!ambiguous || apart).then_some((part, end))
}

/// 9时35分, 8点半, 9:35.
pub(super) fn clock(reader: &Reader<'_>, at: usize, part: Option<Part>) -> Option<(Clock, usize)> {
    let adjust = |hour: u8| part.map_or(hour, |part| part.hour(hour));
    if let Some((clock, end)) = numeric::clock(reader, at) {
        let clock = match clock {
            Clock::Time(hour, minute) => Clock::Time(adjust(hour), minute),
            Clock::Second(hour, minute, second) => Clock::Second(adjust(hour), minute, second),
            Clock::Part(_) => return None,
        };
        return Some((clock, end));
    }
    let hour = number(reader, at).filter(|number| number.value <= 24 && number.length <= 3 && number.plain())?;
    let end = reader.eat_any(reader.spaces(hour.end), &["点钟", "点", "时"])?;
    if reader.eat_any(end, &["代", "期", "间", "段", "空"]).is_some() {
        return None;
    }
    let hour = adjust(u8::try_from(hour.value).ok()?);
    if let Some(minute) = number(reader, reader.spaces(end)).filter(|minute| minute.value < 60)
        && let Some(end) = reader.eat(reader.spaces(minute.end), "分").filter(|end| reader.eat(*end, "钟").is_none())
    {
        return Some((Clock::Time(hour, u8::try_from(minute.value).ok()?), end));
    }
    let named = [("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0)];
    let found = named.iter().find_map(|(word, minute)| Some((Clock::Time(hour, *minute), reader.eat(end, word)?)));
    Some(found.unwrap_or((Clock::Time(hour, 0), end)))
}

/// Whether a time of day without a part of the day is one all the same: 8:00的时候, 大约10点以后, alone in its line.
fn stands_apart(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let before = reader.before(at);
    let opened = before.is_none_or(|before| !is_han(before) && !before.is_alphanumeric())
        || reader.ends(at, &["约", "大概", "每天", "每日", "等到"]);
    let figures = numeric::clock(reader, at).is_some();
    let behind = reader.eat_any(end, &["的时候", "以后", "之后", "以前", "之前"]).is_some();
    let closed = reader.char(end).is_none_or(|next| next == '\n') && before.is_none_or(|before| before == '\n');
    // 到明天 and 次日 go on with another day.
    let on = || {
        let next = reader.eat_any(end, &["-", "—", "–", "~", "～", "至", "到"])?;
        reader.word(next, |entry| {
            matches!(entry.word, Word::Relative(Unit::Day, ..) | Word::Same(Unit::Day, ..)).then_some(())
        })
    };
    (behind && (opened || figures)) || closed || (opened && on().is_some())
}

/// 上午, 上午9时, 9时35分; a bare 3点 may be a third point.
fn clock_alone(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let part = part(reader, at);
    let start = part.map_or(at, |(_, end)| reader.spaces(end));
    let (clock, end) = match (clock(reader, start, part.map(|(part, _)| part)), part) {
        (Some((clock, end)), Some(_)) => (clock, end),
        (Some((clock, end)), None) => {
            let plain = reader.ends(end, &["点"]) || numeric::clock(reader, at).is_some();
            let cued =
                reader.ends(at, &["于", "在", "至", "到", "时间:", "时间：", "时间"]) && !reader.ends(end, &["点"]);
            let range = numeric::clock(reader, at).is_some_and(|(_, end)| {
                let next = reader.eat_any(end, &["-", "—", "–", "~", "～", "至", "到"]);
                next.and_then(|next| numeric::clock(reader, next)).is_some()
            });
            if plain && !cued && !range && !stands_apart(reader, at, end) {
                return None;
            }
            (clock, end)
        }
        (None, Some((part, end))) => (Clock::Part(part), end),
        (None, None) => return None,
    };
    Some(Draft { point: Point { date: Date::Unstated, clock: Some(clock) }, modifier: None, end })
}

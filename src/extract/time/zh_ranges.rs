//! Chinese expressions: ranges, lengths of time and what recurs.

use super::numeric::{is_year, year};
use super::text::{Reader, is_han};
use super::value::{Base, Clock, Date, Expression, Length, Month, Point, Section, Unit, Year};
use super::words::Word;
use super::zh::{Draft, clock, early_year, is_of_republic, part, point};
use super::zh_numbers::{Number, Style, number};
use super::{Found, ends_of, join};
use crate::record::{TimeMod, TimeType};

const TO: &[&str] = &["至", "到", "-", "—", "–", "~", "～", "－", "―"];

/// The end of what joins the ends of a range.
fn to(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let start = reader.spaces(at);
    let start = reader.eat(start, "起").filter(|next| reader.eat_any(*next, &["至", "到"]).is_some()).unwrap_or(start);
    let end = reader.eat_any(start, TO)?;
    let end = reader.eat_any(end, &["—", "-"]).unwrap_or(end);
    Some(reader.spaces(end))
}

pub(super) fn point_or_range(reader: &Reader<'_>, at: usize, first: Option<Draft>) -> Option<Found> {
    let left = first?;
    if let Some(found) = bare_hours(reader, at) {
        return Some(found);
    }
    if let Some(found) = rest_of_range(reader, at, left.end, &left.point) {
        return Some(found);
    }
    let modifier = left.modifier.or_else(|| around(reader, at, left.end));
    Some(Found::point(at, left.end, left.point, modifier))
}

/// 早上五到六点: the first hour has no unit of its own.
fn bare_hours(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (part, next) = part(reader, at)?;
    let first = number(reader, next).filter(|first| first.value <= 24 && first.plain())?;
    let (second, end) = clock(reader, to(reader, first.end)?, Some(part))?;
    let hour = part.hour(u8::try_from(first.value).ok()?);
    let point = |clock| Point { date: Date::Unstated, clock: Some(clock) };
    Some(Found::range(at, end, point(Clock::Time(hour, 0)), point(second)))
}

/// 2007年与2009年之间
fn between(reader: &Reader<'_>, end: usize) -> Option<Draft> {
    let right = point(reader, reader.eat_any(end, &["与", "和", "及", "至", "到"])?)?;
    let end = reader.eat_any(right.end, &["之间", "期间"])?;
    Some(Draft { end, ..right })
}

fn rest_of_range(reader: &Reader<'_>, at: usize, end: usize, left: &Point) -> Option<Found> {
    if matches!(left.date, Date::Past | Date::Future | Date::Years(..)) {
        return None;
    }
    if let Some(right) = between(reader, end) {
        let (from, to) = join(left.clone(), right.point)?;
        return Some(Found::range(at, right.end, from, to));
    }
    let next = match to(reader, end) {
        Some(next) => next,
        None => return listed_days(reader, at, end, left),
    };
    let clock_only = || {
        let timed = left.clock.is_some_and(|clock| !matches!(clock, Clock::Part(_)));
        let (clock, end) = clock(reader, next, None).filter(|_| timed)?;
        Some(Draft { point: Point { date: Date::Unstated, clock: Some(clock) }, modifier: None, end })
    };
    let mut right = point(reader, next).or_else(clock_only)?;
    // 下午2点到4点: the part of the day goes for both.
    if right.point.date == Date::Unstated {
        let said = reader.word(reader.spaces(at), |_| Some(())).is_some() || left.date != Date::Unstated;
        if let (Some(Clock::Time(first, _)), Some(Clock::Time(hour, minute))) = (left.clock, right.point.clock) {
            let spoken = part(reader, next).is_none();
            if said && spoken && first > 12 && hour <= 12 && hour.saturating_add(12) >= first {
                right.point.clock = Some(Clock::Time(hour.saturating_add(12), minute));
            }
        }
    }
    let (from, to) = join(left.clone(), right.point)?;
    Some(Found::range(at, right.end, from, to))
}

/// 9月15日、16日 and 9月15、16日 are two days in a row.
fn listed_days(reader: &Reader<'_>, at: usize, end: usize, left: &Point) -> Option<Found> {
    let next = reader.eat_any(end, &["、", "和", "及"])?;
    let Date::Day(year, month, first) = left.date else {
        return None;
    };
    let day = number(reader, next).filter(|day| day.plain() && day.value == u32::from(first) + 1)?;
    let end = reader.eat(day.end, "日")?;
    let second = Date::Day(year, month, u8::try_from(day.value).ok()?);
    Some(Found::range(at, end, Point::of(Date::Day(year, month, first)), Point::of(second)))
}

/// 约, 左右, 以前, 以来 about a point.
pub(super) fn around(reader: &Reader<'_>, at: usize, end: usize) -> Option<TimeMod> {
    if reader.ends(at, &["约", "大约", "大概", "约在", "大约在"])
        || reader.eat_any(end, &["左右", "前后", "许"]).is_some()
    {
        return Some(TimeMod::Approx);
    }
    let end = reader.eat(end, "或").unwrap_or(end);
    if reader.cue(end, "never").is_some() {
        return None;
    }
    let behind =
        reader.cue(end, "before").map(|_| TimeMod::Before).or_else(|| reader.cue(end, "since").map(|_| TimeMod::After));
    behind.or_else(|| match () {
        () if reader.ends(at, &["自", "自从", "始于"]) => Some(TimeMod::After),
        () if reader.ends(at, &["从"]) && reader.eat(end, "开始").is_some() => Some(TimeMod::After),
        () if reader.ends(at, &["到", "直至", "直到"])
            && !reader.ends(at, &["截止到", "截至到", "达到", "回到", "说到", "推迟到"]) =>
        {
            Some(TimeMod::Before)
        }
        () => None,
    })
}

/// 9月26-28日, 1至10月, 2012-2018年: the first number has no unit of its own.
pub(super) fn bare_range(reader: &Reader<'_>, at: usize, leading: Option<&Draft>) -> Option<Found> {
    let (year_before, start) = match leading {
        Some(draft) if draft.point.clock.is_none() && draft.modifier.is_none() => (Some(&draft.point.date), draft.end),
        _ => (None, at),
    };
    let in_month = || number_range(reader, at, &["日", "号"]).map(|found| (Year::Unknown, Month::Unknown, found));
    let days = leading
        .and_then(month_prefix)
        .and_then(|(year, month, next)| Some((year, month, number_range(reader, next, &["日", "号"])?)))
        .or_else(in_month);
    if let Some((year, month, (first, second, end))) = days {
        let day = |number: Number| u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day));
        let (first, second) = (day(first)?, day(second)?);
        let point = |day| Point::of(Date::Day(year, month, day));
        return (first < second).then(|| Found::range(at, end, point(first), point(second)));
    }
    let (year_part, next) = match year_before {
        Some(Date::Year(year)) => (*year, reader.eat(start, "的").unwrap_or(start)),
        Some(Date::Shift(base, Unit::Year, by)) => (Year::Shift(*base, i16::try_from(*by).ok()?), start),
        _ => (Year::Unknown, at),
    };
    if let Some((first, second, end)) = number_range(reader, next, &["月份", "月"]) {
        let month =
            |number: Number| u8::try_from(number.value).ok().filter(|month| (1..=12).contains(month)).map(Month::Known);
        let point = |month| Point::of(Date::Month(year_part, month));
        let ordered = first.value < second.value;
        // 5-8月10日 is no range of months.
        let day = number(reader, end).is_some_and(|day| reader.eat(day.end, "日").is_some());
        let (first, second) = (month(first)?, month(second)?);
        return (ordered && !day).then(|| Found::range(at, end, point(first), point(second)));
    }
    let (first, second, end) = number_range(reader, at, &["年", "学年", "财年"])?;
    let full = |number: Number| number.length == 4 && number.style != Style::Counted && is_year(number.value);
    let last = match second.length {
        2 if full(first) => first.value.saturating_sub(first.value % 100).saturating_add(second.value),
        _ => second.value,
    };
    if !full(first) || first.value >= last || !is_year(last) {
        return None;
    }
    // 2024-2025年12月 ends in a month.
    let end = reader.eat(end, "度").unwrap_or(end);
    Some(Found::range(at, end, Point::of(Date::Year(year(first.value)?)), Point::of(Date::Year(year(last)?))))
}

/// 截至2025年6月30日止六个月, 截至6月30日止年度: no day, but what figures are of.
pub(super) fn ended(reader: &Reader<'_>, at: usize, leading: Option<&Draft>) -> Option<Found> {
    let last = leading.filter(|draft| matches!(draft.point.date, Date::Day(_, Month::Known(_), _)))?;
    let next = reader.eat(last.end, "止")?;
    let next = reader.eat_any(next, &["之", "的"]).unwrap_or(next);
    let (length, end) = match reader.eat_any(next, &["年度", "财政年度", "财年", "会计年度"]) {
        Some(end) => (Length::whole(1, Unit::Year), end),
        None => counted(reader, next).filter(|(length, _)| !length.unit.of_day() && length.amount.is_some())?,
    };
    let date = last.point.date.clone();
    let day_after = Date::Offset(Box::new((date.clone(), Length::whole(1, Unit::Day))), 1);
    let first = Date::Offset(Box::new((day_after, length)), -1);
    Some(Found::new(at, end, TimeType::Duration, Expression::Range(Point::of(first), Point::of(date))))
}

/// 5月21日起为期三天, 前日起一连四日: the last day is so many days on.
pub(super) fn lasting(reader: &Reader<'_>, at: usize, leading: Option<&Draft>) -> Option<Found> {
    let first = leading.filter(|draft| draft.point.clock.is_none() && draft.modifier.is_none())?;
    let next = reader.eat(first.end, "起")?;
    let next = reader.eat_any(next, &["为期", "一连", "连续", "连办", "连开"])?;
    let days = number(reader, next).filter(|days| (2..=60).contains(&days.value))?;
    let end = reader.eat_any(days.end, &["天", "日"])?;
    let on = Length::whole(u64::from(days.value.saturating_sub(1)), Unit::Day);
    let last = Date::Offset(Box::new((first.point.date.clone(), on)), 1);
    let day = matches!(first.point.date, Date::Day(..) | Date::Weekday(..) | Date::Shift(_, Unit::Day, _));
    day.then(|| Found::range(at, end, first.point.clone(), Point::of(last)))
}

/// A year and month, or a month, before the days of a range.
fn month_prefix(draft: &Draft) -> Option<(Year, Month, usize)> {
    match draft.point.date {
        Date::Month(year, month) if draft.modifier.is_none() => Some((year, month, draft.end)),
        Date::Shift(base, Unit::Month, by) => {
            Some((Year::Unknown, Month::Shift(base, i16::try_from(by).ok()?), draft.end))
        }
        _ => None,
    }
}

/// Two numbers joined, and a unit after the second.
fn number_range(reader: &Reader<'_>, at: usize, units: &[&str]) -> Option<(Number, Number, usize)> {
    let first = number(reader, at)?;
    let ranged = to(reader, first.end);
    let next = ranged.or_else(|| reader.eat_any(first.end, &["、", "和", "及"]))?;
    let second = number(reader, next)?;
    let listed = ranged.is_none() && second.value != first.value.saturating_add(1);
    let end = reader.eat_any(reader.spaces(second.end), units)?;
    let days = units.contains(&"日") && reader.eat_any(end, &["内", "游", "元", "均", "间"]).is_some();
    let named = units.contains(&"号")
        && reader.eat_any(end, &["机", "楼", "线", "门", "厅", "馆", "院", "仓", "库", "车"]).is_some();
    let months = named || units.contains(&"月") && reader.eat(end, "月").is_some();
    (!listed && !days && !months).then_some((first, second, end))
}

/// 前三季度, 今年前10个月.
pub(super) fn section_range(reader: &Reader<'_>, at: usize, leading: Option<&Draft>) -> Option<Found> {
    let (year, next) = match leading {
        Some(draft) if draft.point.clock.is_none() => match draft.point.date {
            Date::Year(year) => (year, draft.end),
            Date::Shift(base, Unit::Year, by) => (Year::Shift(base, i16::try_from(by).ok()?), draft.end),
            _ => (Year::Unknown, at),
        },
        _ => (Year::Unknown, at),
    };
    if let Some(found) = leading.and_then(|leading| part_of_whole(reader, at, leading)) {
        return Some(found);
    }
    let next = reader.eat_any(next, &["的前", "前"])?;
    let count = number(reader, next)?;
    let last = u8::try_from(count.value).ok()?;
    if let Some(end) = reader.eat_any(count.end, &["个季度", "季度"]).filter(|_| (2..=4).contains(&last)) {
        let point = |quarter| Point::of(Date::Section(year, Section::Quarter(quarter)));
        return Some(Found::range(at, end, point(1), point(last)));
    }
    let end = reader.eat(count.end, "个月").filter(|_| (2..=12).contains(&last) && year != Year::Unknown)?;
    let point = |month| Point::of(Date::Month(year, Month::Known(month)));
    Some(Found::range(at, end, point(1), point(last)))
}

/// 2021年的前两周, 今年最后三周, 10月的前10天: so many units at an end of a year or month.
fn part_of_whole(reader: &Reader<'_>, at: usize, leading: &Draft) -> Option<Found> {
    let whole = match leading.point.date {
        Date::Year(_) | Date::Month(..) if leading.point.clock.is_none() && leading.modifier.is_none() => {
            leading.point.date.clone()
        }
        Date::Shift(base, Unit::Year, by) => Date::Year(Year::Shift(base, i16::try_from(by).ok()?)),
        _ => return None,
    };
    let of = reader.eat(leading.end, "的");
    // 10月前两周 may as well be before October.
    let next = if matches!(whole, Date::Year(_)) { of.unwrap_or(leading.end) } else { of? };
    let (last, next) = match reader.eat_any(next, &["最后", "最後"]) {
        Some(next) => (true, next),
        None => (false, reader.eat_any(next, &["前", "头"])?),
    };
    let count = number(reader, reader.spaces(next)).filter(|count| (2..=31).contains(&count.value))?;
    let next = reader.spaces(count.end);
    let (unit, end) = reader.unit(reader.eat(next, "个").unwrap_or(next)).filter(|(_, end)| *end > next)?;
    if reader.eat_any(end, &["前", "之前", "以前", "后"]).is_some() {
        return None;
    }
    let (from, to) = ends_of(&whole, u8::try_from(count.value).ok()?, unit, last)?;
    Some(Found::range(at, end, Point::of(from), Point::of(to)))
}

/// A counted length with its end: 三天, 两年半, 3个月, 数十年.
fn counted(reader: &Reader<'_>, at: usize) -> Option<(Length, usize)> {
    let (amount, mut next) = amount(reader, at)?;
    let more = reader.eat_any(next, &["多", "余", "来", "几"]);
    next = reader.spaces(more.unwrap_or(next));
    let piece = reader.eat(next, "个");
    let half = piece.and_then(|next| reader.eat(next, "半"));
    let more = more.or_else(|| piece.and_then(|next| reader.eat(next, "多")));
    let start = half.or_else(|| piece.and_then(|next| reader.eat(next, "多"))).or(piece).unwrap_or(next);
    let (unit, end) = reader
        .unit(start)
        .filter(|_| !reader.byte(start).is_ascii())
        .filter(|(unit, end)| fits(reader, at, start, *unit, *end, piece.is_some()))
        .filter(|(unit, _)| *unit != Unit::Year || !is_of_republic(reader, at))?;
    let amount = match more {
        Some(_) if reader.ends(next, &["多", "几", "来"]) && amount.is_some_and(|amount| amount < 10_000) => None,
        _ => amount,
    };
    let mut length = Length::counted(amount, unit);
    if half.is_some() {
        length.amount = length.amount.map(|amount| amount.saturating_add(500));
        return Some((length, end));
    }
    if let Some(after) =
        reader.eat(end, "半").filter(|after| !reader.char(*after).is_some_and(|next| "数年导".contains(next)))
    {
        length.amount = length.amount.map(|amount| amount.saturating_add(500));
        return Some((length, after));
    }
    Some(with_smaller(reader, length, end))
}

/// 一年零三个月, 20天8小时余50分钟: smaller units on top of a length.
fn with_smaller(reader: &Reader<'_>, mut length: Length, mut end: usize) -> (Length, usize) {
    let more = |end: usize, length: Length| {
        let next = reader.eat_any(end, &["多", "余"]).unwrap_or(end);
        let next = reader.eat_any(next, &["零", "又", "加"]).unwrap_or(next);
        let number = number(reader, next).filter(|number| number.plain())?;
        let piece = reader.eat(number.end, "个");
        let start = piece.unwrap_or(number.end);
        let (unit, after) = reader.unit(start).filter(|_| !reader.byte(start).is_ascii())?;
        let spoken = piece.is_some() || unit != Unit::Month;
        let day = unit != Unit::Day || !reader.ends(after, &["日"]);
        let length =
            length.and(number.value, unit).filter(|_| spoken && day && reader.cue(start, "never").is_none())?;
        Some((length, after))
    };
    while let Some((longer, after)) = more(end, length) {
        (length, end) = (longer, after);
    }
    (length, end)
}

/// What is counted, in thousandths; nothing inside for 几, 数, 多.
fn amount(reader: &Reader<'_>, at: usize) -> Option<(Option<u64>, usize)> {
    if let Some(end) = reader.eat_any(at, &["好几", "若干", "数十", "数百", "几十", "上百", "几", "数", "多"])
    {
        return Some((None, end));
    }
    if let Some(end) = reader.eat(at, "半") {
        return Some((Some(500), end));
    }
    let first = number(reader, at)?;
    if let Some(next) = to(reader, first.end).or_else(|| reader.eat_any(first.end, &["、"]))
        && let Some(second) = number(reader, next).filter(|second| second.value > first.value && second.value < 1000)
    {
        return Some((None, second.end));
    }
    if first.style == Style::Ascii
        && let Some(part) =
            reader.eat(first.end, ".").and_then(|dot| reader.digits(dot)).filter(|part| part.length <= 2)
    {
        return Some((Some(super::thousandths(first.value, part.value, part.length)), part.end));
    }
    // 五六年 is about that many.
    if first.style == Style::Spelled && first.length > 1 {
        return (first.length == 2).then_some((None, first.end));
    }
    Some((Some(u64::from(first.value) * 1000), first.end))
}

/// Whether a unit after a number counts time here.
fn fits(reader: &Reader<'_>, at: usize, start: usize, unit: Unit, end: usize, piece: bool) -> bool {
    let before = reader.before(at);
    if matches!(before, Some('第' | '.' | '初' | '大' | '上' | '下'))
        || before.is_some_and(|before| before.is_ascii_alphanumeric())
    {
        return false;
    }
    if reader.cue(start, "never").is_some()
        || reader.cue(end, "measure").is_some() && unit == Unit::Day && reader.ends(end, &["日"])
    {
        return false;
    }
    let next = reader.char(end);
    match unit {
        Unit::Month => piece,
        Unit::Quarter => piece,
        Unit::Year => {
            let year =
                reader.digits(at).is_some_and(|digits| digits.length == 4 && (1000..3000).contains(&digits.value));
            let spelled = number(reader, at).is_some_and(|number| number.style == Style::Spelled && number.length > 2);
            let zero = reader.eat_any(at, &["0", "零", "〇"]).is_some();
            let early = reader.digits(at).is_some_and(|digits| digits.length == 3) && early_year(reader, at, end);
            !piece
                && !zero
                && !year
                && !early
                && !spelled
                && !next.is_some_and(|next| "级生货糕代轻报会度".contains(next))
        }
        Unit::Day if reader.ends(end, &["日"]) => {
            reader.eat_any(end, &["内", "之内", "以内", "后", "之后", "以后", "前", "之前", "以前"]).is_some()
        }
        Unit::Day => !piece && !next.is_some_and(|next| "然线地赋".contains(next)),
        Unit::Week => !next.is_some_and(|next| "年岁报边围末".contains(next)),
        Unit::Century => piece,
        _ => true,
    }
}

/// Lengths, and the points that are so far from the present.
pub(super) fn length(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some((direction, end)) = reader.word(at, |entry| match entry.word {
        Word::Direction(direction) if direction != 0 => Some(direction),
        _ => None,
    }) {
        return window(reader, at, reader.eat_any(end, &["的这", "的", "这"]).unwrap_or(end), direction);
    }
    let (length, end) = counted(reader, at)?;
    if let Some(after) = reader.eat_any(end, &["一度", "一次", "一届", "一评", "一遇"]) {
        return Some(Found::new(at, after, TimeType::Set, Expression::Every(length)));
    }
    if reader.ends(at, &["公元", "公元前"]) {
        return None;
    }
    let never = |at: usize| reader.cue(at, "never").is_some();
    if let (Some(after), None, false) = (reader.cue(end, "ago"), length.count(), never(end)) {
        return Some(Found::point(at, after, Point::of(Date::Past), None));
    }
    if let (Some(after), false, Some(count)) = (reader.cue(end, "ago"), never(end), length.count()) {
        let date = Date::Shift(Base::Published, length.unit, count.checked_neg()?);
        return Some(Found::point(at, after, Point::of(date), None));
    }
    if let (Some(after), false, Some(count)) = (reader.cue(end, "later"), never(end), length.count()) {
        let date = Date::Shift(Base::Narrative, length.unit, count);
        return Some(Found::point(at, after, Point::of(date), None));
    }
    if let Some(after) = reader.eat_any(end, &["以来", "来"]).filter(|_| !never(end)) {
        return Some(Found::new(at, after, TimeType::Duration, Expression::Window(length, -1)));
    }
    let open = reader.char(end).is_some_and(is_han);
    // 一年 and 一天 inside other words are rare; 几天 and 多年 are always lengths.
    let approx = reader.ends(at, &["约", "大约", "大概", "近", "将近"]) || (reader.eat(end, "左右").is_some() && open);
    let found = Found::new(at, end, TimeType::Duration, Expression::Length(length));
    Some(if approx { found.modified(TimeMod::Approx) } else { found })
}

/// 过去三年, 近年来, 未来五年.
fn window(reader: &Reader<'_>, at: usize, next: usize, direction: i8) -> Option<Found> {
    let (length, end) = match counted(reader, next) {
        Some(found) => found,
        None => {
            let (unit, end) = reader
                .unit(reader.eat_any(next, &["些"]).unwrap_or(next))
                .filter(|(unit, _)| *unit == Unit::Year && (direction < 0 || reader.eat(next, "些").is_some()))?;
            if reader.ends(at, &["最", "将", "临", "靠"]) {
                return None;
            }
            (Length::uncounted(unit), end)
        }
    };
    let close =
        reader.eat_any(end, &["以来", "来", "间", "里", "内", "之内"]).filter(|_| reader.cue(end, "never").is_none());
    // 历时近三年 is nearly three years.
    let nearly = reader.eat(at, "近").is_some()
        && close.is_none()
        && (reader.ends(at, &["历时", "历经", "已", "了", "达", "有", "经过", "为期", "过", "时隔", "跨越", "在"])
            || length.amount.is_some_and(|amount| amount > 10_000)
            || length.unit != Unit::Year);
    if nearly {
        let start = at + "近".len();
        return Some(Found::new(start, end, TimeType::Duration, Expression::Length(length)).modified(TimeMod::Approx));
    }
    let end = reader.eat_any(end, &["以来", "来"]).filter(|end| close == Some(*end)).unwrap_or(end);
    Some(Found::new(at, end, TimeType::Duration, Expression::Window(length, direction)))
}

/// 每年, 每周三, 每逢周一, 每两年.
pub(super) fn recurring(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let next = reader.cue(at, "every")?;
    let piece = reader.eat(next, "个").unwrap_or(next);
    let mut found = None;
    if let Some((length, end)) = counted(reader, next) {
        found = Some((Expression::Every(length), end));
    } else if let Some((unit, end)) = reader.unit(piece).filter(|(_, end)| !never_unit(reader, piece, *end)) {
        found = Some((Expression::Every(Length::whole(1, unit)), end));
    }
    // 每年5月, 每周一, 每天上午9时.
    let start = found.as_ref().map_or(piece, |(_, end)| reader.spaces(reader.eat(*end, "的").unwrap_or(*end)));
    let weekly = || {
        let (unit, _) = reader.unit(piece)?;
        (unit == Unit::Week).then(|| point(reader, piece)).flatten()
    };
    if let Some(draft) = weekly().or_else(|| point(reader, start))
        && !matches!(draft.point.date, Date::Past | Date::Future | Date::Shift(..) | Date::Year(..))
    {
        if let Some(Found { end, expression: Expression::Range(from, to), .. }) =
            rest_of_range(reader, at, draft.end, &draft.point)
        {
            return Some(Found::new(at, end, TimeType::Set, Expression::EachRange(from, to)));
        }
        return Some(Found::new(at, draft.end, TimeType::Set, Expression::Each(draft.point)));
    }
    if let Some((clock, end)) = clock(reader, start, None).filter(|_| found.is_some()) {
        let point = Point { date: Date::Unstated, clock: Some(clock) };
        return Some(Found::new(at, end, TimeType::Set, Expression::Each(point)));
    }
    found.map(|(expression, end)| Found::new(at, end, TimeType::Set, expression))
}

fn never_unit(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    reader.cue(at, "never").is_some() || reader.char(end).is_some_and(|next| next == '级')
}

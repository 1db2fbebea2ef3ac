//! What a time expression says itself, and the same one with what the text around it adds.

use super::TimeMention;
use super::value::{Clock, Date, Expression, Month, Part, Point, Unit, Year};
use jiff::ToSpan;
use jiff::civil;

/// The same mention with another first point.
fn with_first(mention: &TimeMention, placed: impl FnOnce(&Point) -> Option<Point>) -> Option<TimeMention> {
    let expression = match &mention.expression {
        Expression::Point(point) => Expression::Point(placed(point)?),
        Expression::Range(from, to) => Expression::Range(placed(from)?, to.clone()),
        _ => return None,
    };
    Some(TimeMention { expression, ..mention.clone() })
}

/// The same mention in a year, if it says in which month and not in which year.
pub(crate) fn in_year(mention: &TimeMention, year: i16) -> Option<TimeMention> {
    with_first(mention, |point| Some(Point { date: point.date.in_year(year)?, ..point.clone() }))
}

/// Whether a mention says no more than that it is the day spoken of: In the afternoon, 同日.
pub(crate) fn counts_from_day(mention: &TimeMention) -> bool {
    let point = match &mention.expression {
        Expression::Point(point) | Expression::Range(point, _) => point,
        _ => return false,
    };
    point.date.is_day_spoken_of()
}

/// 近日, recently: a day that nobody tells.
pub(crate) fn is_vague(mention: &TimeMention) -> bool {
    matches!(&mention.expression, Expression::Point(point) if point.date == Date::Past)
}

/// The same mention of a year, in a year.
pub(crate) fn of_year(mention: &TimeMention, year: i16) -> TimeMention {
    let point = Point { date: Date::Year(Year::Known(year)), clock: None };
    TimeMention { expression: Expression::Point(point), ..mention.clone() }
}

/// Several days on end.
pub(crate) fn is_range(mention: &TimeMention) -> bool {
    matches!(mention.expression, Expression::Range(..))
}

/// A time of day and nothing else.
pub(crate) fn is_clock(mention: &TimeMention) -> bool {
    matches!(&mention.expression, Expression::Point(point) | Expression::Range(point, _) if point.date == Date::Unstated)
}

/// 昨晚, on Monday night: the evening of a day.
pub(crate) fn is_evening(mention: &TimeMention) -> bool {
    let Expression::Point(point) = &mention.expression else { return false };
    point.date != Date::Unstated && matches!(point.clock, Some(Clock::Part(Part::Evening | Part::Night)))
}

/// 上午, 中午, this side of the evening.
pub(crate) fn is_before_evening(mention: &TimeMention) -> bool {
    let Expression::Point(point) = &mention.expression else { return false };
    matches!(point.clock, Some(Clock::Part(Part::Morning | Part::Noon | Part::Afternoon)))
}

/// The year that a mention says itself: 2020年8月, next year, 明年3月.
pub(crate) fn year_said(mention: &TimeMention) -> bool {
    let (Expression::Point(point) | Expression::Range(point, _)) = &mention.expression else { return false };
    let said = |year: &Year| matches!(year, Year::Known(_) | Year::Shift(..) | Year::Following);
    match &point.date {
        Date::Year(year) | Date::Section(year, _) | Date::Month(year, _) | Date::Day(year, ..) => said(year),
        Date::Shift(_, Unit::Year, by) => *by > 0,
        _ => false,
    }
}

/// The day of the month of a mention that says nothing else: 20日.
pub(crate) fn bare_day(mention: &TimeMention) -> Option<u8> {
    let (Expression::Point(point) | Expression::Range(point, _)) = &mention.expression else { return None };
    match point.date {
        Date::Day(Year::Unknown, Month::Unknown, number) => Some(number),
        _ => None,
    }
}

/// 20日: the same mention, which says nothing but the number of a day, as one of some days on end.
pub(crate) fn of_days_told(
    mention: &TimeMention,
    number: u8,
    (first, last): (civil::Date, civil::Date),
) -> Option<TimeMention> {
    let mut days = first.series(1.day()).take_while(|day| *day <= last);
    let day = days.find(|day| day.day().unsigned_abs() == number)?;
    let date = Date::Day(Year::Known(day.year()), Month::Known(day.month().unsigned_abs()), number);
    with_first(mention, |point| Some(Point { date, ..point.clone() }))
}

/// 端午, the Mid-Autumn Festival.
pub(crate) fn is_holiday(mention: &TimeMention) -> bool {
    matches!(&mention.expression, Expression::Point(point) if matches!(point.date, Date::Holiday(..)))
}

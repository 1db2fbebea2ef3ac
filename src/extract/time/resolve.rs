//! Which day, month or year an expression means, given when the article was published and what it spoke of before.

use super::TimeMention;
use super::value::{Base, Clock, Date, Expression, Holiday, Length, Month, Point, Season, Section, Unit, Week, Year};
use jiff::ToSpan;
use jiff::civil;

/// What is known about an article when a mention is resolved.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchor {
    pub(crate) published: Option<civil::Date>,
    /// The last fuller date mentioned before in the article.
    pub(crate) narrative: Option<civil::Date>,
    /// The last year, month or day mentioned before.
    pub(crate) told: Option<Told>,
    /// True for clauses about plans (将于, will): look forward.
    pub(crate) future: bool,
}

/// A year, month or day that an article spoke of: what 次年 and `two years later` count from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    first: civil::Date,
    precision: Precision,
}

/// News looks back; a date of the same year this many days ahead is believed to be a plan all the same.
const AHEAD: i32 = 62;

/// What looks forward may lie this many days back: the article came out late.
const LATE: i32 = 31;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
    Year,
    Month,
    Day,
}

/// First and last day, both included.
#[derive(Clone, Copy, Debug)]
struct Period {
    first: civil::Date,
    last: civil::Date,
    precision: Precision,
}

/// ISO 8601 start and end, or nothing where the anchor does not tell. Nothing is guessed.
pub(crate) fn resolve(mention: &TimeMention, anchor: &Anchor) -> (Option<String>, Option<String>) {
    match &mention.expression {
        Expression::Point(Point { date: Date::Unstated, clock: Some(clock) }) => (Some(of_day(*clock, anchor)), None),
        Expression::Point(point) => match period(&point.date, anchor) {
            Some(period) => period.values(point.clock),
            None => (None, None),
        },
        Expression::Range(from, to) => range(from, to, anchor),
        Expression::Window(length, direction) => window(length, *direction, anchor),
        Expression::Length(_) | Expression::Every(_) | Expression::Each(_) | Expression::EachRange(..) => (None, None),
    }
}

/// The day a mention gives as a fuller date for later partial ones.
pub(crate) fn narrative_date(mention: &TimeMention, anchor: &Anchor) -> Option<civil::Date> {
    let point = match &mention.expression {
        Expression::Point(point) | Expression::Range(point, _) => point,
        _ => return None,
    };
    let period = period(&point.date, anchor)?;
    (period.first == period.last).then_some(period.first)
}

/// The year, month or day that a mention tells, for those that count from it.
pub(crate) fn told(mention: &TimeMention, anchor: &Anchor) -> Option<Told> {
    let Expression::Point(point) = &mention.expression else { return None };
    let period = period(&point.date, anchor)?;
    let one = match period.precision {
        Precision::Year => period.first.year() == period.last.year(),
        Precision::Month => period.first.month() == period.last.month(),
        Precision::Day => period.first == period.last,
    };
    one.then_some(Told { first: period.first, precision: period.precision })
}

/// A time of day on the day that is spoken of; on no day at all where there is none.
fn of_day(clock: Clock, anchor: &Anchor) -> String {
    anchor.narrative.map(|day| day.to_string()).unwrap_or_default() + &clock.timex()
}

fn range(from: &Point, to: &Point, anchor: &Anchor) -> (Option<String>, Option<String>) {
    if let (Date::Unstated, Date::Unstated, Some(first), Some(last)) = (&from.date, &to.date, from.clock, to.clock) {
        return (Some(of_day(first, anchor)), Some(of_day(last, anchor)));
    }
    let Some(first) = period(&from.date, anchor) else {
        return (None, None);
    };
    // The end follows the start: what it does not say, the start tells.
    let second = match &to.date {
        Date::Unstated => Some(first),
        // 8日22时至次日6时
        Date::Shift(Base::Narrative, Unit::Day, by) if first.first == first.last => {
            let there = Anchor { narrative: Some(first.first), ..*anchor };
            shift(Base::Narrative, Unit::Day, *by, &there)
        }
        Date::Month(Year::Unknown, _) | Date::Day(Year::Unknown, ..) | Date::Weekday(Week::Unknown, _) => {
            after(&to.date, first.first, anchor)
        }
        date => period(date, anchor),
    };
    let Some(second) = second.filter(|second| second.last >= first.first) else {
        return (None, None);
    };
    let (start, _) = first.values(from.clock);
    let (end, wide) = second.values(to.clock);
    (start, wide.or(end))
}

/// The first such period on or after a day.
fn after(date: &Date, day: civil::Date, anchor: &Anchor) -> Option<Period> {
    let next = day.year().checked_add(1)?;
    let at = |year: i16| match *date {
        Date::Month(_, month) => period(&Date::Month(Year::Known(year), month), anchor),
        Date::Day(_, Month::Unknown, number) => Some(Period::day(in_month(day, number)?)),
        Date::Day(_, month, number) => period(&Date::Day(Year::Known(year), month, number), anchor),
        Date::Weekday(_, number) => Some(Period::day(weekday_from(day, number)?)),
        _ => None,
    };
    [day.year(), next].into_iter().filter_map(at).find(|period| period.last >= day)
}

impl Period {
    fn day(day: civil::Date) -> Self {
        Self { first: day, last: day, precision: Precision::Day }
    }

    fn days(first: civil::Date, last: civil::Date) -> Self {
        Self { first, last, precision: Precision::Day }
    }

    fn years(first: i16, last: i16) -> Option<Self> {
        let (first, last) = (civil::Date::new(first, 1, 1).ok()?, civil::Date::new(last, 12, 31).ok()?);
        Some(Self { first, last, precision: Precision::Year })
    }

    fn months(year: i16, first: i8, last: i8) -> Option<Self> {
        let (first, last) = (civil::Date::new(year, first, 1).ok()?, civil::Date::new(year, last, 1).ok()?);
        Some(Self { first, last: last.last_of_month(), precision: Precision::Month })
    }

    fn values(&self, clock: Option<Clock>) -> (Option<String>, Option<String>) {
        let show = |day: civil::Date| match self.precision {
            Precision::Year => format!("{:04}", day.year()),
            Precision::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Precision::Day => day.to_string(),
        };
        let (first, last) = (show(self.first), show(self.last));
        match clock {
            Some(_) if first != last => (None, None),
            Some(clock) => (Some(first + &clock.timex()), None),
            None if first == last => (Some(first), None),
            None => (Some(first), Some(last)),
        }
    }
}

fn period(date: &Date, anchor: &Anchor) -> Option<Period> {
    match date {
        Date::Unstated | Date::Past | Date::Future => None,
        // The 1970s, where nobody says of which century: the last that have begun.
        Date::BareDecade(decade) => {
            let now = anchor.published.or(anchor.narrative)?.year();
            let first = now.saturating_sub(now % 100).checked_add(i16::from(*decade).saturating_mul(10))?;
            let first = if first > now { first.checked_sub(100)? } else { first };
            Period::years(first, first.checked_add(9)?)
        }
        Date::Century(year) => Period::years(year.checked_add(1)?, year.checked_add(100)?),
        Date::Decade(year) => Period::years(*year, year.checked_add(9)?),
        Date::Year(year) | Date::Fiscal(year) => {
            let year = plain_year(*year, anchor)?;
            Period::years(year, year)
        }
        Date::Section(Year::Nearest(direction), Section::Season(season)) => {
            let year = season_year(anchor.published?, *season, *direction)?;
            section_of(year, Section::Season(*season))
        }
        Date::Section(Year::Following, Section::Season(season)) => {
            let Told { first, precision } = anchor.told?;
            let year = match precision {
                Precision::Year => first.year().checked_add(1),
                Precision::Month | Precision::Day => season_year(first, *season, 1),
            };
            section_of(year?, Section::Season(*season))
        }
        Date::Section(year, section) => in_some_year(*year, anchor, |year| section_of(year, *section)),
        Date::Month(year, month) => month_of(*year, *month, anchor),
        Date::Day(year, month, day) => day_of(*year, *month, *day, anchor),
        Date::Stated(by, year, month, day) => {
            let said = shift(Base::Published, Unit::Day, *by, anchor);
            let same = |period: &Period| period.first.day().unsigned_abs() == *day;
            said.filter(same).or_else(|| day_of(*year, *month, *day, anchor))
        }
        Date::Years(first, last) => Period::years(*first, *last),
        Date::Weekday(week, day) => weekday(*week, *day, anchor).map(Period::day),
        Date::Weekend(week) => {
            let saturday = weekday(*week, 6, anchor)?;
            Some(Period::days(saturday, saturday.checked_add(1.day()).ok()?))
        }
        Date::Holiday(year, holiday) => holiday_of(*year, holiday, anchor),
        Date::Shift(base, unit, by) => shift(*base, *unit, *by, anchor),
        Date::Offset(from, direction) => {
            let (date, length) = &**from;
            moved(period(date, anchor)?.first, length, *direction).map(Period::day)
        }
        Date::WeekOf(date) => {
            let monday = monday(period(date, anchor)?.first)?;
            Some(Period::days(monday, monday.checked_add(6.days()).ok()?))
        }
        Date::NthWeek(nth, date) => nth_week(*nth, period(date, anchor)?),
        Date::NthWeekday(nth, day, date) => nth_weekday(*nth, *day, period(date, anchor)?).map(Period::day),
        Date::WeekdayDay(weekday, day) => weekday_day(*weekday, *day, anchor).map(Period::day),
        Date::Present => anchor.published.map(Period::day),
        Date::Rest(unit) => {
            let whole = shift(Base::Published, *unit, 0, anchor)?;
            Some(Period::days(anchor.published?, whole.last))
        }
    }
}

/// So long before or after a day; nothing where it is no number of days.
fn moved(day: civil::Date, length: &Length, direction: i8) -> Option<civil::Date> {
    let first = (i64::try_from(length.amount? / 1000).ok()?, length.unit);
    let rest = length.rest.into_iter().flatten().map(|(count, unit)| (i64::from(count), unit));
    let mut day = day;
    for (count, unit) in [first].into_iter().chain(rest) {
        let count = count.checked_mul(i64::from(direction))?.checked_mul(i64::try_from(unit.multiple()).ok()?)?;
        let span = jiff::Span::new();
        let span = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day | Unit::Workday => span.try_days(count),
            Unit::Week | Unit::Fortnight => span.try_weeks(count),
            Unit::Month | Unit::Quarter => span.try_months(count),
            Unit::Year | Unit::Decade | Unit::Century => span.try_years(count),
        };
        day = day.checked_add(span.ok()?).ok()?;
    }
    Some(day)
}

/// The day of the month that is such a weekday: in this month, else in the last or next that has it.
fn weekday_day(weekday: u8, day: u8, anchor: &Anchor) -> Option<civil::Date> {
    let this = anchor.published?.first_of_month();
    let step: i32 = if anchor.future { 1 } else { -1 };
    // After at most fourteen months any day of the month has been any weekday.
    let wanted = civil::Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    (0..=14)
        .filter_map(|index| in_month(this.checked_add(step.saturating_mul(index).months()).ok()?, day))
        .find(|found| found.weekday() == wanted)
}

/// The first week of a month or year is the one with its first Thursday, as in ISO 8601.
fn nth_week(nth: i8, whole: Period) -> Option<Period> {
    let monday = match nth {
        1.. => weekday_from(whole.first, 4)?
            .checked_add(i32::from(nth).saturating_sub(1).saturating_mul(7).saturating_sub(3).days())
            .ok()?,
        // The last is the one with the last Thursday.
        _ => {
            let back = whole.last.weekday().since(civil::Weekday::Thursday);
            let weeks = i32::from(nth.saturating_neg()).saturating_sub(1);
            whole.last.checked_sub(weeks.weeks().days(i32::from(back).saturating_add(3))).ok()?
        }
    };
    Some(Period::days(monday, monday.checked_add(6.days()).ok()?))
}

fn nth_weekday(nth: i8, day: u8, whole: Period) -> Option<civil::Date> {
    let found = match nth {
        1.. => weekday_from(whole.first, day)?
            .checked_add(i32::from(nth).saturating_sub(1).saturating_mul(7).days())
            .ok()?,
        _ => {
            let wanted = civil::Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()?;
            whole.last.checked_sub(i32::from(whole.last.weekday().since(wanted)).days()).ok()?
        }
    };
    (found >= whole.first && found <= whole.last).then_some(found)
}

fn base(base: Base, anchor: &Anchor) -> Option<civil::Date> {
    match base {
        Base::Published => anchor.published,
        Base::Narrative => anchor.narrative,
    }
}

fn plain_year(year: Year, anchor: &Anchor) -> Option<i16> {
    match year {
        Year::Known(year) => Some(year),
        Year::Shift(Base::Narrative, by) if anchor.told.is_some() => anchor.told?.first.year().checked_add(by),
        Year::Shift(from, by) => base(from, anchor)?.year().checked_add(by),
        Year::Unknown | Year::Nearest(_) | Year::Following => None,
    }
}

/// The period of a kind that comes once a year, in the year that is meant.
fn in_some_year(year: Year, anchor: &Anchor, of: impl Fn(i16) -> Option<Period>) -> Option<Period> {
    if let Some(year) = plain_year(year, anchor) {
        return of(year);
    }
    if matches!(year, Year::Shift(..)) {
        return None;
    }
    if year == Year::Following {
        let told = anchor.told?.first;
        let years = [told.year(), told.year().checked_add(1)?];
        return years.into_iter().filter_map(of).find(|period| period.first > told);
    }
    let Some(published) = anchor.published else {
        let (Year::Unknown, Some(told)) = (year, anchor.narrative) else { return None };
        // A month that would lie well behind the day that is spoken of was in the year before it.
        let behind = |period: &Period| !anchor.future && days_between(told, period.first) > AHEAD;
        let this = of(told.year())?;
        return if behind(&this) { of(told.year().checked_sub(1)?) } else { Some(this) };
    };
    let (this, last, next) = (published.year(), published.year().checked_sub(1)?, published.year().checked_add(1)?);
    let ahead = |period: &Period| days_between(published, period.first);
    match year {
        Year::Nearest(direction) if direction < 0 => {
            [this, last].into_iter().filter_map(of).find(|period| period.last < published)
        }
        Year::Nearest(_) => [this, next].into_iter().filter_map(of).find(|period| period.first > published),
        _ if anchor.future => {
            [this, next].into_iter().filter_map(of).find(|period| days_between(published, period.last) >= -LATE)
        }
        _ => [this, last].into_iter().filter_map(of).find(|period| ahead(period) <= AHEAD),
    }
}

/// The year of the last or next such season, by the months that all agree to be part of it.
fn season_year(published: civil::Date, season: Season, direction: i8) -> Option<i16> {
    let middle: i8 = match season {
        Season::Spring => 4,
        Season::Summer => 7,
        Season::Autumn => 10,
        Season::Winter => return None,
    };
    match (direction < 0, published.month()) {
        (true, month) if month > middle.saturating_add(1) => Some(published.year()),
        (true, _) => published.year().checked_sub(1),
        (false, month) if month < middle.saturating_sub(1) => Some(published.year()),
        (false, _) => published.year().checked_add(1),
    }
}

fn days_between(from: civil::Date, to: civil::Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn section_of(year: i16, section: Section) -> Option<Period> {
    match section {
        Section::Half(half) => {
            let first = i8::try_from(half.checked_sub(1)?.checked_mul(6)?).ok()?.checked_add(1)?;
            Period::months(year, first, first.checked_add(5)?)
        }
        Section::Quarter(quarter) => {
            let first = i8::try_from(quarter.checked_sub(1)?.checked_mul(3)?).ok()?.checked_add(1)?;
            Period::months(year, first, first.checked_add(2)?)
        }
        // Which months are a season depends on whom one asks, but winter alone leaves its year.
        Section::Season(Season::Winter) => None,
        Section::Season(_) => Period::years(year, year),
        Section::Week(week) => {
            let week = i8::try_from(week).ok()?;
            let monday = civil::ISOWeekDate::new(year, week, civil::Weekday::Monday).ok()?.date();
            Some(Period::days(monday, monday.checked_add(6.days()).ok()?))
        }
    }
}

fn month_of(year: Year, month: Month, anchor: &Anchor) -> Option<Period> {
    match month {
        Month::Unknown => None,
        Month::Known(month) => {
            let month = i8::try_from(month).ok()?;
            let of = |year| Period::months(year, month, month);
            // "Last October", said in October, is not this one.
            in_some_year(year, anchor, of)
        }
        Month::Shift(from, by) => {
            // 去年本月
            let years = match year {
                Year::Shift(_, years) => years.checked_mul(12)?,
                _ => 0,
            };
            shift(from, Unit::Month, by.checked_add(years)?.into(), anchor)
        }
    }
}

fn day_of(year: Year, month: Month, day: u8, anchor: &Anchor) -> Option<Period> {
    match month {
        Month::Known(month) => {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            let of = |year| civil::Date::new(year, month, day).ok().map(Period::day);
            // 29 February: of the last year that had one, or of the next.
            let leap = || {
                let step: i16 = if anchor.future { 1 } else { -1 };
                let this = anchor.published.filter(|_| year == Year::Unknown && (month, day) == (2, 29))?;
                let fits = |period: &Period| (period.first > this) == anchor.future;
                (0..=8).filter_map(|index| of(this.year().checked_add(step.saturating_mul(index))?)).find(fits)
            };
            in_some_year(year, anchor, of).or_else(leap)
        }
        Month::Shift(..) => {
            let month = month_of(year, month, anchor)?;
            in_month(month.first, day).map(Period::day)
        }
        Month::Unknown => bare_day(day, anchor).map(Period::day),
    }
}

fn in_month(month: civil::Date, day: u8) -> Option<civil::Date> {
    civil::Date::new(month.year(), month.month(), i8::try_from(day).ok()?).ok()
}

/// A day without a month: the last such day before publication, or the next where plans are spoken of.
fn bare_day(day: u8, anchor: &Anchor) -> Option<civil::Date> {
    let Some(published) = anchor.published else {
        return in_month(anchor.narrative?, day);
    };
    let step: i32 = if anchor.future { 1 } else { -1 };
    // Two months on there is always one with 31 days.
    (0..3)
        .filter_map(|index| {
            in_month(published.first_of_month().checked_add(step.saturating_mul(index).months()).ok()?, day)
        })
        .find(|found| match anchor.future {
            true => *found >= published,
            false => *found <= published,
        })
}

fn monday(day: civil::Date) -> Option<civil::Date> {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn weekday_from(day: civil::Date, number: u8) -> Option<civil::Date> {
    let wanted = civil::Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    day.checked_add(i32::from(day.weekday().until(wanted)).days()).ok()
}

fn weekday(week: Week, number: u8, anchor: &Anchor) -> Option<civil::Date> {
    let offset = i32::from(number.checked_sub(1)?);
    if let Week::Shift(from, by) = week {
        let monday = monday(base(from, anchor)?)?;
        return monday.checked_add(i32::from(by).saturating_mul(7).saturating_add(offset).days()).ok();
    }
    let published = anchor.published?;
    let wanted = civil::Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    let back = i32::from(published.weekday().since(wanted));
    let on = i32::from(published.weekday().until(wanted));
    match week {
        Week::Nearest(direction) if direction < 0 => {
            published.checked_sub(if back == 0 { 7 } else { back }.days()).ok()
        }
        // The coming Friday is the next that there is.
        Week::Nearest(2) => published.checked_add((if on == 0 { 7 } else { on }).days()).ok(),
        Week::Nearest(_) => monday(published)?.checked_add(offset.saturating_add(7).days()).ok(),
        _ if anchor.future => published.checked_add(on.days()).ok(),
        _ => published.checked_sub(back.days()).ok(),
    }
}

fn holiday_of(year: Year, holiday: &Holiday, anchor: &Anchor) -> Option<Period> {
    in_some_year(year, anchor, |year| holiday.in_year(year).map(Period::day))
}

fn shift(from: Base, unit: Unit, by: i32, anchor: &Anchor) -> Option<Period> {
    let day = match (from, unit, anchor.told) {
        (Base::Narrative, Unit::Year, Some(told)) => told.first,
        (Base::Narrative, Unit::Month, Some(told)) if told.precision != Precision::Year => told.first,
        (Base::Narrative, Unit::Month, Some(_)) => return None,
        // 6月…;两周后: of the month nobody knows the day.
        (Base::Narrative, Unit::Week | Unit::Fortnight, Some(told)) if told.precision == Precision::Month => {
            return None;
        }
        _ => base(from, anchor)?,
    };
    let scaled = by.checked_mul(i32::try_from(unit.multiple()).ok()?)?;
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Workday => None,
        Unit::Day => day.checked_add(jiff::Span::new().try_days(scaled).ok()?).ok().map(Period::day),
        Unit::Week | Unit::Fortnight => {
            let monday = monday(day)?.checked_add(jiff::Span::new().try_weeks(scaled).ok()?).ok()?;
            Some(Period::days(monday, monday.checked_add(6.days()).ok()?))
        }
        Unit::Month => {
            let first = day.first_of_month().checked_add(jiff::Span::new().try_months(scaled).ok()?).ok()?;
            Period::months(first.year(), first.month(), first.month())
        }
        Unit::Quarter => {
            let first = day.first_of_month().checked_add(jiff::Span::new().try_months(scaled).ok()?).ok()?;
            section_of(first.year(), Section::Quarter(u8::try_from(first.month().saturating_add(2) / 3).ok()?))
        }
        Unit::Year => {
            let year = day.year().checked_add(i16::try_from(scaled).ok()?)?;
            Period::years(year, year)
        }
        Unit::Decade => {
            let first = day.year().saturating_sub(day.year() % 10).checked_add(i16::try_from(scaled).ok()?)?;
            Period::years(first, first.checked_add(9)?)
        }
        Unit::Century => {
            let first = day.year().saturating_sub(day.year() % 100).checked_add(i16::try_from(scaled).ok()?)?;
            Period::years(first.checked_add(1)?, first.checked_add(100)?)
        }
    }
}

/// The days of a window: the past three years end today, the next three days begin tomorrow.
fn window(length: &Length, direction: i8, anchor: &Anchor) -> (Option<String>, Option<String>) {
    let span = || {
        let here = anchor.published?;
        // Quarters are whole ones.
        if length.unit == Unit::Quarter && !length.compound() {
            let count = length.count()?;
            let (from, to) = if direction < 0 { (count.checked_neg()?, -1) } else { (1, count) };
            let quarter = |by| shift(Base::Published, Unit::Quarter, by, anchor);
            return Some((quarter(from)?.first, quarter(to)?.last));
        }
        let there = moved(here, length, direction.signum())?;
        let first = if direction == 1 { here.checked_add(1.day()).ok()? } else { here.min(there) };
        Some((first, here.max(there)))
    };
    match span() {
        Some((first, last)) => (Some(first.to_string()), Some(last.to_string())),
        None => (None, None),
    }
}

//! What an expression of time says, before anybody asks which day that is.

use jiff::civil;
use std::sync::Arc;

/// An expression as read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    /// One day, month, year, time of day, …
    Point(Point),
    /// From one to another.
    Range(Point, Point),
    /// A length of time.
    Length(Length),
    /// A length of time that ends (`-1`) or begins (`1`) at the time of writing.
    Window(Length, i8),
    /// Again and again, after each such length.
    Every(Length),
    /// Again and again, at each such point.
    Each(Point),
    /// Again and again, from one point to another.
    EachRange(Point, Point),
}

/// A day or a longer unit, with or without a time of day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub(crate) date: Date,
    pub(crate) clock: Option<Clock>,
}

/// What relative expressions count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// The day of publication.
    Published,
    /// The day that the text last spoke of.
    Narrative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    Unknown,
    Known(i16),
    Shift(Base, i16),
    /// The last (`-1`) or next (`1`) of its kind: last October.
    Nearest(i8),
    /// The first behind what the text last spoke of: the following January.
    Following,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Month {
    Unknown,
    Known(u8),
    Shift(Base, i16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Week {
    Unknown,
    Shift(Base, i16),
    /// The last (`-1`) or next (`1`) day of that name.
    Nearest(i8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Half(u8),
    Quarter(u8),
    Season(Season),
    /// ISO week.
    Week(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Date {
    /// Only a time of day.
    #[default]
    Unstated,
    /// By its first year but one: `2000` is the 21st.
    Century(i16),
    /// By its first year: `1990`.
    Decade(i16),
    /// A decade of an unstated century: `9`.
    BareDecade(u8),
    Year(Year),
    /// A year that does not begin in January.
    Fiscal(Year),
    Section(Year, Section),
    Month(Year, Month),
    Day(Year, Month, u8),
    /// A day said twice, 今天(22日): so many days from publication, and its date.
    Stated(i32, Year, Month, u8),
    /// From year to year, both known: a plan.
    Years(i16, i16),
    Weekday(Week, u8),
    Weekend(Week),
    Holiday(Year, Arc<Holiday>),
    Shift(Base, Unit, i32),
    /// Some time ago.
    Past,
    /// Some time from now.
    Future,
    /// So far before (`-1`) or after (`1`) a day: two days before yesterday.
    Offset(Box<(Date, Length)>, i8),
    /// The week that a day is in.
    WeekOf(Box<Date>),
    /// Which week of a month or year; `-1` is the last.
    NthWeek(i8, Box<Date>),
    /// Which day of that name in a month or year, by its ISO weekday; `-1` is the last.
    NthWeekday(i8, u8, Box<Date>),
    /// What is left of a unit, from the day of publication on.
    Rest(Unit),
    /// Friday the 13th: an ISO weekday and the day of the month.
    WeekdayDay(u8, u8),
    /// Right now.
    Present,
}

/// A holiday and the days it falls on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, which, ISO weekday: the second Sunday of May.
    Nth(u8, u8, u8),
    /// One day a year, sorted.
    Days(Vec<civil::Date>),
    /// Not the same everywhere.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Workday,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A time of day: exact, or only which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Part(Part),
    /// Hour and minute.
    Time(u8, u8),
    Second(u8, u8, u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

/// How much of which unit, in thousandths; nothing where it is not counted (several years).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) amount: Option<u64>,
    pub(crate) unit: Unit,
    /// Smaller units on top: one year, six months and ten days.
    pub(crate) rest: [Option<(u32, Unit)>; MORE],
}

/// How many more units a length may have.
pub(crate) const MORE: usize = 5;

impl Length {
    pub(crate) const fn whole(count: u64, unit: Unit) -> Self {
        Self { amount: Some(count.saturating_mul(1000)), unit, rest: [None; MORE] }
    }

    /// Half a year is six months.
    pub(crate) fn counted(amount: Option<u64>, unit: Unit) -> Self {
        match (amount, unit.smaller()) {
            (Some(500), Some((smaller, factor))) => Self::whole(u64::from(factor / 2), smaller),
            _ => Self { amount, unit, rest: [None; MORE] },
        }
    }

    pub(crate) const fn uncounted(unit: Unit) -> Self {
        Self { amount: None, unit, rest: [None; MORE] }
    }

    /// The number, where it is a whole one.
    pub(crate) fn count(&self) -> Option<i32> {
        let amount = self.amount.filter(|amount| amount % 1000 == 0)?;
        i32::try_from(amount / 1000).ok().filter(|_| !self.compound())
    }

    /// Whether it is of several units.
    pub(crate) const fn compound(&self) -> bool {
        self.rest[0].is_some()
    }

    /// With some of a smaller unit on top; nothing where that is not smaller.
    pub(crate) fn and(mut self, count: u32, unit: Unit) -> Option<Self> {
        let last = self.rest.iter().flatten().last().map_or(self.unit, |(_, unit)| *unit);
        let free = self.rest.iter_mut().find(|rest| rest.is_none())?;
        (unit < last && self.amount.is_some()).then_some(())?;
        *free = Some((count, unit));
        Some(self)
    }

    fn timex(&self) -> String {
        let mut date = String::new();
        let mut time = String::new();
        let mut put = |amount: String, unit: Unit, factor: &str| {
            let part = if unit.of_day() { &mut time } else { &mut date };
            part.push_str(&amount);
            part.push_str(factor);
            part.push(unit.letter());
        };
        // Decades, centuries and quarters have no letter of their own in ISO 8601.
        match (self.amount, self.unit.multiple()) {
            (Some(amount), factor) => put(decimal(amount.saturating_mul(factor)), self.unit, ""),
            (None, 10) => put("X".to_owned(), self.unit, "0"),
            (None, 100) => put("X".to_owned(), self.unit, "00"),
            (None, _) => put("X".to_owned(), self.unit, ""),
        }
        for (count, unit) in self.rest.into_iter().flatten() {
            put(decimal(u64::from(count).saturating_mul(1000).saturating_mul(unit.multiple())), unit, "");
        }
        if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
    }
}

/// Thousandths as a decimal number.
fn decimal(thousandths: u64) -> String {
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    if part == 0 {
        return whole.to_string();
    }
    format!("{whole}.{part:03}").trim_end_matches('0').to_owned()
}

impl Unit {
    pub(crate) const fn of_day(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    const fn letter(self) -> char {
        match self {
            Self::Second => 'S',
            Self::Minute | Self::Month | Self::Quarter => 'M',
            Self::Hour => 'H',
            Self::Day | Self::Workday => 'D',
            Self::Week | Self::Fortnight => 'W',
            Self::Year | Self::Decade | Self::Century => 'Y',
        }
    }

    /// How many of the unit that its letter stands for.
    pub(crate) const fn multiple(self) -> u64 {
        match self {
            Self::Fortnight => 2,
            Self::Quarter => 3,
            Self::Decade => 10,
            Self::Century => 100,
            _ => 1,
        }
    }

    /// The next smaller unit, and how many of them make one.
    pub(crate) const fn smaller(self) -> Option<(Self, u32)> {
        match self {
            Self::Year => Some((Self::Month, 12)),
            Self::Hour => Some((Self::Minute, 60)),
            Self::Minute => Some((Self::Second, 60)),
            Self::Day => Some((Self::Hour, 24)),
            _ => None,
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "S" => Self::Second,
            "MIN" => Self::Minute,
            "H" => Self::Hour,
            "D" => Self::Day,
            "WD" => Self::Workday,
            "W" => Self::Week,
            "F" => Self::Fortnight,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "Y" => Self::Year,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            _ => return None,
        })
    }
}

impl Part {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Noon => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Morning, Self::Noon, Self::Afternoon, Self::Evening, Self::Night, Self::Daytime];
        all.into_iter().find(|part| part.name() == name)
    }

    /// An hour of the clock face, in this part of the day.
    pub(crate) const fn hour(self, hour: u8) -> u8 {
        match self {
            Self::Morning if hour == 12 => 0,
            Self::Afternoon | Self::Evening if hour < 12 => hour.saturating_add(12),
            Self::Noon if hour < 4 => hour.saturating_add(12),
            Self::Night if hour > 4 && hour < 12 => hour.saturating_add(12),
            Self::Night | Self::Evening if hour == 12 => 24,
            _ => hour,
        }
    }
}

impl Clock {
    pub(crate) fn timex(self) -> String {
        match self {
            Self::Part(part) => format!("T{}", part.name()),
            Self::Time(hour, minute) => format!("T{hour:02}:{minute:02}"),
            Self::Second(hour, minute, second) => format!("T{hour:02}:{minute:02}:{second:02}"),
        }
    }
}

impl Season {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Spring, Self::Summer, Self::Autumn, Self::Winter].into_iter().find(|season| season.name() == name)
    }
}

impl Year {
    fn timex(self) -> String {
        match self {
            Self::Known(year) => format!("{year:04}"),
            _ => "XXXX".to_owned(),
        }
    }
}

impl Month {
    /// For comparing two months of a year; months that are not known by number are alike.
    pub(crate) const fn order(self) -> u8 {
        match self {
            Self::Known(month) => month,
            _ => 0,
        }
    }

    fn timex(self) -> String {
        match self {
            Self::Known(month) => format!("{month:02}"),
            _ => "XX".to_owned(),
        }
    }
}

impl Holiday {
    /// Its day in a year.
    pub(crate) fn in_year(&self, year: i16) -> Option<civil::Date> {
        match self {
            Self::Fixed(month, day) => {
                civil::Date::new(year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
            }
            Self::Nth(month, nth, weekday) => {
                let first = civil::Date::new(year, i8::try_from(*month).ok()?, 1).ok()?;
                let weekday = civil::Weekday::from_monday_one_offset(i8::try_from(*weekday).ok()?).ok()?;
                first.nth_weekday_of_month(i8::try_from(*nth).ok()?, weekday).ok()
            }
            Self::Days(days) => days.iter().copied().find(|day| day.year() == year),
            Self::Unknown => None,
        }
    }
}

impl Date {
    /// No more than that it is the day spoken of: In the afternoon, 同日.
    pub(crate) fn is_day_spoken_of(&self) -> bool {
        matches!(self, Self::Unstated | Self::Shift(Base::Narrative, Unit::Day, 0))
    }

    fn timex(&self) -> String {
        match self {
            Self::Unstated => String::new(),
            Self::Century(year) => format!("{:02}XX", year / 100),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::BareDecade(decade) => format!("XX{decade}X"),
            Self::Year(year) => year.timex(),
            Self::Fiscal(year) => format!("FY{}", year.timex()),
            Self::Section(year, section) => format!("{}-{}", year.timex(), section.timex()),
            Self::Month(year, month) => format!("{}-{}", year.timex(), month.timex()),
            Self::Years(first, last) => format!("{first:04}/{last:04}"),
            Self::Day(year, month, day) | Self::Stated(_, year, month, day) => {
                format!("{}-{}-{day:02}", year.timex(), month.timex())
            }
            Self::Weekday(_, day) => format!("XXXX-WXX-{day}"),
            Self::Weekend(_) => "XXXX-WXX-WE".to_owned(),
            Self::Holiday(year, holiday) => holiday_timex(*year, holiday),
            Self::Shift(_, unit, _) => unknown(*unit).to_owned(),
            Self::Past => "PAST_REF".to_owned(),
            Self::Future => "FUTURE_REF".to_owned(),
            Self::Offset(..) => unknown(Unit::Day).to_owned(),
            Self::WeekOf(_) | Self::NthWeek(..) => unknown(Unit::Week).to_owned(),
            Self::NthWeekday(nth, day, of) => match **of {
                Self::Month(year, month) if *nth > 0 => format!("{}-{}-WXX-{day}-{nth}", year.timex(), month.timex()),
                _ => format!("XXXX-WXX-{day}"),
            },
            Self::WeekdayDay(_, day) => format!("XXXX-XX-{day:02}"),
            Self::Present => "PRESENT_REF".to_owned(),
            Self::Rest(unit) => unknown(*unit).to_owned(),
        }
    }
}

impl Section {
    /// For comparing two sections of a kind.
    pub(crate) const fn order(self) -> u8 {
        match self {
            Self::Half(number) | Self::Quarter(number) | Self::Week(number) => number,
            Self::Season(season) => season as u8,
        }
    }

    fn timex(self) -> String {
        match self {
            Self::Half(half) => format!("H{half}"),
            Self::Quarter(quarter) => format!("Q{quarter}"),
            Self::Season(season) => season.name().to_owned(),
            Self::Week(week) => format!("W{week:02}"),
        }
    }
}

fn holiday_timex(year: Year, holiday: &Holiday) -> String {
    let day = match year {
        Year::Known(year) => holiday.in_year(year),
        _ => None,
    };
    match (day, holiday) {
        (Some(day), _) => day.to_string(),
        (None, Holiday::Fixed(month, day)) => format!("{}-{month:02}-{day:02}", year.timex()),
        (None, Holiday::Nth(month, ..)) => format!("{}-{month:02}-XX", year.timex()),
        (None, _) => format!("{}-XX-XX", year.timex()),
    }
}

/// A unit of which nothing is known but its kind.
const fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
        Unit::Day | Unit::Workday => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXXX",
        Unit::Century => "XXXX",
    }
}

impl Date {
    /// The same month or day in a year, if it says in none.
    pub(crate) fn in_year(&self, year: i16) -> Option<Self> {
        let year = Year::Known(year);
        match self {
            Self::Month(Year::Unknown, month @ Month::Known(_)) => Some(Self::Month(year, *month)),
            Self::Day(Year::Unknown, month @ Month::Known(_), day) => Some(Self::Day(year, *month, *day)),
            _ => None,
        }
    }
}

impl Point {
    pub(crate) const fn of(date: Date) -> Self {
        Self { date, clock: None }
    }

    pub(crate) fn timex(&self) -> String {
        self.date.timex() + &self.clock.map(Clock::timex).unwrap_or_default()
    }
}

impl Expression {
    pub(crate) fn timex(&self) -> String {
        match self {
            Self::Point(point) => point.timex(),
            // Every day at nine: the hour alone.
            Self::Each(point) => {
                let timex = point.timex();
                timex
                    .strip_suffix(":00")
                    .filter(|hour| hour.contains('T') && !hour.contains(':'))
                    .map(str::to_owned)
                    .unwrap_or(timex)
            }
            Self::Range(from, to) | Self::EachRange(from, to) => format!("{}/{}", from.timex(), to.timex()),
            Self::Length(length) | Self::Window(length, _) | Self::Every(length) => length.timex(),
        }
    }
}

//! Days to come, which news tells of in the present, or without a word for it.

use super::Draft;
use super::time::{Resolved, is_later};
use crate::event::items::{Item, index_at};
use crate::record::{Modality, TimeMod};
use crate::span::Span;
use jiff::civil::Date;

/// `effective January 1`, told in October: of both days of that name the nearer.
pub(super) fn nearer_ahead(mut time: Resolved, published: Option<Date>) -> Resolved {
    let days = |value: Option<&str>| {
        let day: Date = value?.get(..10)?.parse().ok()?;
        Some(published?.until(day).ok()?.get_days())
    };
    let (past, future) = (days(time.value.as_deref()), days(time.future.0.as_deref()));
    if past.zip(future).is_some_and(|(past, future)| past < 0 && future > 0 && future < past.saturating_neg()) {
        (time.value, time.end_value) = time.future.clone();
    }
    time
}

/// 8月在湘潭召开: Chinese tells of a month to come without a word for it; in English it is one only beside such a word.
pub(super) fn is_month_ahead(time: &Resolved, published: Option<Date>) -> bool {
    time.is_month() && published.is_some_and(|published| is_later(time.day(), published))
}

/// The day from which on the end of a month has come.
const MONTH_ENDS: i8 = 25;

/// Months ahead that a verb in the present tells of: retires on December 31.
const MONTHS: i32 = 7;

/// `retires on December 31`, `takes over on April 1`: what is told in the present of a day or month to come is planned.
pub(super) fn is_ahead(draft: &Draft, time: &Resolved, published: Option<Date>) -> bool {
    let actual = draft.stance.modality == Modality::Actual && !draft.stance.background;
    // Leaves at the end of March, said in March.
    let ends = time.modifier == Some(TimeMod::End)
        && published.is_some_and(|published| {
            let month = published.day() < MONTH_ENDS && published.to_string().get(..7) == Some(time.day());
            month || (published.month() < 12 && published.to_string().get(..4) == Some(time.day()))
        });
    if ends {
        return actual;
    }
    let day = time.future.0.as_deref().and_then(|day| day.split('T').next());
    let (Some(day), Some(published)) = (day, published) else { return false };
    let number = |range: std::ops::Range<usize>| day.get(range).and_then(|part| part.parse::<i32>().ok());
    let (Some(year), Some(month)) = (number(0..4), number(5..7)) else { return false };
    let (this_year, this_month) = (i32::from(published.year()), i32::from(published.month()));
    let ahead = year.saturating_sub(this_year).saturating_mul(12).saturating_add(month).saturating_sub(this_month);
    // `on Monday` is as well the one before.
    actual && ahead <= MONTHS && !time.timex.contains('W') && is_later(day, published)
}

/// 17日签约，双方将深化合作: the day that an event of an earlier clause was on, and none to come.
pub(super) fn is_of_clause_before(draft: &Draft, items: &[Item<'_>], time: &Resolved, triggers: &[Span]) -> bool {
    let dates = |item: &&Item<'_>| item.span.overlaps(time.span) && item.span.end <= draft.trigger.start;
    let Some(dated) = items.iter().find(dates).filter(|dated| dated.clause != draft.clause) else { return false };
    let of_clause = |trigger: &Span| {
        let item = items.get(index_at(items, trigger.start));
        *trigger != draft.trigger && item.is_some_and(|item| item.clause == dated.clause)
    };
    time.value != time.future.0 && triggers.iter().any(of_clause)
}

//! Parts of one: 1/3 of, 10 1/2, 2½, one out of three, one in five.

use super::figure::{Exact, Figure, digits_from, vulgar};
use super::number::{Number, Written};
use super::numeral::{self, Place};

/// Numerator, denominator and end of `over/under` at `at`, which no further figure or slash follows.
fn over_under(text: &str, at: usize) -> Option<(u64, u64, usize)> {
    let bytes = text.as_bytes();
    let number = |from: usize, most: usize| {
        let count = Some(digits_from(bytes, from)).filter(|count| (1..=most).contains(count))?;
        Some((text.get(from..from + count)?.parse::<u64>().ok()?, from + count))
    };
    let (over, end) = number(at, 4)?;
    let slash =
        ["/", "／", "⁄"].into_iter().find(|slash| text.get(end..).is_some_and(|rest| rest.starts_with(slash)))?;
    let (under, end) = number(end + slash.len(), 4)?;
    let next = text.get(end..)?.chars().next();
    let goes_on = next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '／'));
    (!goes_on && under > 1 && over > 0).then_some((over, under, end))
}

fn part(end: usize, over: u64, under: u64) -> Number {
    let mut number = Number::new(end, Exact::of(over).over(under), Written::English);
    number.ratio = Some(over as f64 / under as f64);
    number
}

/// 1/3 of, 2/3以上, 3/4 inch: what follows says that it is no date; a unit may still do so.
pub(super) fn simple(text: &str, figure: &Figure, place: Place) -> Option<Number> {
    if figure.decimal || figure.grouped || figure.digits > 4 {
        return None;
    }
    let (over, under, end) = over_under(text, figure.end.checked_sub(figure.digits)?)?;
    const AFTER: [&str; 7] = [" of ", "以上", "以下", "左右", "强", "多", "的"];
    let follows = AFTER.iter().any(|word| text.get(end..).is_some_and(|rest| rest.starts_with(word)));
    if !place.alone && (over >= under || under > 100) {
        return None;
    }
    let mut number = part(end, over, under);
    number.needs_unit = !follows && !place.alone;
    Some(number)
}

/// 10 1/2, 2½.
pub(super) fn mixed(text: &str, figure: &Figure, place: Place) -> Option<Number> {
    if figure.decimal {
        return None;
    }
    let rest = text.get(figure.end..)?;
    let unspaced = rest.trim_start_matches(' ');
    let spaces = rest.len() - unspaced.len();
    let at = figure.end + spaces;
    let (over, under, end) = match unspaced.chars().next()? {
        c if spaces < 2 && vulgar(c).is_some() => {
            let (over, under) = vulgar(c)?;
            (over, under, at + c.len_utf8())
        }
        _ if (1..3).contains(&spaces) => over_under(text, at)?,
        _ => return None,
    };
    if !place.alone && (over >= under || under > 64 || over > 63) {
        return None;
    }
    let value = figure.value.plus(Exact::of(over).over(under))?;
    let mut number = Number::new(end, value, Written::English);
    number.ratio = Some(figure.value.to_f64() + over as f64 / under as f64);
    Some(number)
}

/// ½ with nothing before it.
pub(super) fn vulgar_alone(text: &str, at: usize) -> Option<Number> {
    let character = text.get(at..)?.chars().next()?;
    let (over, under) = vulgar(character)?;
    Some(part(at + character.len_utf8(), over, under))
}

/// "nine out of ten", "one in five"; of larger wholes both numbers are told (12 out of 30 hospitals).
pub(super) fn share(text: &str, number: &Number, place: Place) -> Option<Number> {
    let rest = text.get(number.end..)?;
    let joint = [" out of ", " in ", " over "].into_iter().find(|joint| rest.starts_with(joint))?;
    if number.ordinal || number.ratio.is_some() || number.relation.is_some() || number.scaled {
        return None;
    }
    let one = number.value == Exact::of(1);
    let fits = match joint {
        " in " => one,
        " over " => place.alone,
        _ => true,
    };
    let at = number.end + joint.len();
    let first = text.get(at..)?.chars().next()?;
    if !fits || !(first.is_ascii_alphanumeric()) {
        return None;
    }
    let whole = numeral::read(text, at, Place { money: false, alone: false }).ok()?;
    // "one in 2019": a whole in figures only after a part in figures.
    let alike = joint != " in " || whole.figure().is_none() || number.figure().is_some();
    let few = joint == " in " && whole.value <= Exact::of(100);
    let round =
        place.alone || few || [10, 20, 100, 1000].map(Exact::of).contains(&whole.value) || whole.value < Exact::of(10);
    let plain = !whole.ordinal && whole.ratio.is_none() && whole.relation.is_none() && whole.upper.is_none();
    if !(alike && round && plain && number.value < whole.value) {
        return None;
    }
    let mut share = Number::new(whole.end, number.value, Written::English);
    share.ratio = Some(number.to_f64() / whole.to_f64());
    Some(share)
}

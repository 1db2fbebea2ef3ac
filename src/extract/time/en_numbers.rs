//! English numbers in words: counts, ordinals and years.

use super::numeric;
use super::text::Reader;
use super::value::Year;
use super::words::Word;

/// A whole number in figures or words: 12, three, twenty-one, two hundred and sixty seven.
pub(super) fn count(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(digits) = reader.digits(at) {
        let number =
            matches!(reader.byte(digits.end), b'.' | b',' | b':') && reader.byte(digits.end + 1).is_ascii_digit();
        return (!number && digits.length <= 6).then_some((digits.value, digits.end));
    }
    cardinal(reader, at)
}

fn word(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    reader.word(at, |entry| match entry.word {
        Word::Number(Some(number)) => Some(u32::from(number)),
        _ => None,
    })
}

/// Below a hundred: seven, seventeen, seventy-seven.
fn tens(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, end) = word(reader, at).filter(|(number, _)| *number < 100)?;
    if number < 20 || number % 10 != 0 {
        return Some((number, end));
    }
    let ones = reader.eat_any(end, &["-", " "]).and_then(|next| word(reader, next));
    // "Twenty a day" is no number with an article in it.
    let ones = ones.filter(|(ones, after)| (1..10).contains(ones) && after - end > 3);
    Some(ones.map_or((number, end), |(ones, end)| (number.saturating_add(ones), end)))
}

/// A number in words, up to the thousands.
fn cardinal(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let (first, mut end) = tens(reader, at).or_else(|| word(reader, at))?;
    let mut total = first;
    let (mut base, mut group) = if first >= 1000 { (first, 0) } else { (0, first) };
    // At most: thousands, hundreds, the rest.
    for _ in 0..4 {
        let Some(space) = reader.eat_any(end, &[" ", "-"]) else { break };
        if let Some((scale @ (100 | 1000), after)) = word(reader, space).filter(|_| group < 100) {
            group = group.saturating_mul(scale);
            if scale == 1000 {
                (base, group) = (base.saturating_add(group), 0);
            }
            (total, end) = (base.saturating_add(group), after);
            continue;
        }
        let spoken = reader.eat(space, "and ").unwrap_or(space);
        let low = group % 100 == 0 && (group > 0 || base > 0);
        match tens(reader, spoken).filter(|(_, after)| low && after - spoken > 2) {
            Some((more, after)) => {
                group = group.saturating_add(more);
                (total, end) = (base.saturating_add(group), after);
            }
            None => break,
        }
    }
    Some((total, end))
}

/// A day of the month as an ordinal in words: first, twenty-first, thirty first.
pub(super) fn ordinal(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let small = |at: usize| {
        reader.word(at, |entry| match entry.word {
            Word::Ordinal(day) => Some(day),
            _ => None,
        })
    };
    if let Some(found) = small(at) {
        return Some(found);
    }
    let (tens, end) = word(reader, at).filter(|(tens, _)| matches!(tens, 20 | 30))?;
    let (ones, end) = small(reader.eat(end, " ")?).filter(|(ones, _)| *ones < 10)?;
    let day = u8::try_from(tens).ok()?.checked_add(ones)?;
    (day <= 31).then_some((day, end))
}

/// nineteen ninety-six, twenty twenty, nineteen hundred and five, two thousand and fifteen.
pub(super) fn year(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    if !reader.byte(at).is_ascii_alphabetic() {
        return None;
    }
    if let Some((first, end)) = tens(reader, at).filter(|(first, _)| (15..=21).contains(first))
        && let Some(next) = reader.eat_any(end, &[" ", "-"])
        && let Some((second, end)) = pair(reader, next)
    {
        return Some((numeric::year(first.saturating_mul(100).saturating_add(second))?, end));
    }
    let (number, end) = cardinal(reader, at).filter(|(number, _)| (1500..=2100).contains(number))?;
    Some((numeric::year(number)?, end))
}

/// The second half of a year: ninety-six, oh five, hundred.
fn pair(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(zero) = reader.eat_any(at, &["oh-", "oh ", "o "]) {
        return word(reader, zero).filter(|(ones, _)| (1..10).contains(ones));
    }
    tens(reader, at).filter(|(number, _)| *number >= 10)
}

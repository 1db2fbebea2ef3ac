//! The number at a place, in whichever language it is written.

use super::figure::{self, Exact, Figure};
use super::number::{Number, Written};
use super::{en, zh};

/// Read the number at `at`. `money`: a currency stands before it, so that m is a million.
/// The error says where what is no number ends.
pub(super) fn read(text: &str, at: usize, money: bool) -> Result<Number, usize> {
    let rest = text.get(at..).unwrap_or("");
    match rest.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => {
            let word = en::letters(text, at);
            if let Some((length, value)) = en::fold(word) {
                return Ok(Number::new(at + length, Exact::of(value), Written::English));
            }
            let number = if en::may_begin(word) { en::read(text, at) } else { None };
            number.ok_or(at + word.len().max(1))
        }
        Some(c) if c.is_ascii_digit() => in_figures(text, at, money),
        Some(c) if zh::sign(c).is_some() => zh::read(text, at),
        Some(c) => Err(at + c.len_utf8()),
        None => Err(at + 1),
    }
}

fn in_figures(text: &str, at: usize, money: bool) -> Result<Number, usize> {
    let figure = figure::read(text, at)?;
    let rest = text.get(figure.end..).unwrap_or("");
    let after = rest.strip_prefix(' ').unwrap_or(rest).chars().next();
    if let Some(next) = after {
        let spaced = rest.starts_with(' ');
        let scale = match zh::sign(next) {
            Some(zh::Sign::Big(_)) => true,
            Some(zh::Sign::Small(_)) => !spaced,
            _ => matches!(next, '余' | '多') || (!spaced && next == '来'),
        };
        if scale {
            let number = zh::read(text, at)?;
            return Ok(if number.end == figure.end { plain(figure) } else { number });
        }
    }
    if let Some(end) = ordinal_suffix(text, figure.end).filter(|_| !figure.decimal) {
        let mut number = plain(figure);
        (number.end, number.ordinal, number.written) = (end, true, Written::English);
        return Ok(number);
    }
    if let Some(number) = en::after_figure(text, figure.end, figure.value) {
        return Ok(number);
    }
    Ok(glued_scale(text, &figure, money)
        .or_else(|| mixed_fraction(text, &figure))
        .or_else(|| simple_fraction(text, &figure))
        .unwrap_or_else(|| plain(figure)))
}

fn plain(figure: Figure) -> Number {
    Number::new(figure.end, figure.value, Written::Figures(figure))
}

/// 21st.
fn ordinal_suffix(text: &str, end: usize) -> Option<usize> {
    let suffix = en::letters(text, end);
    matches!(suffix, "st" | "nd" | "rd" | "th").then_some(end + suffix.len())
}

/// 1.2bn, 3k; m, M, B and K only of money.
fn glued_scale(text: &str, figure: &Figure, money: bool) -> Option<Number> {
    let next = figure.end + usize::from(text.get(figure.end..)?.starts_with(' '));
    let letters = en::letters(text, next);
    let long = matches!(letters, "mn" | "mln" | "bn" | "bln" | "tn" | "trn");
    let end = if money || long { next } else { figure.end };
    let letters = en::letters(text, end);
    let scale = match letters {
        "k" => 1000,
        "K" if money => 1000,
        "mn" | "mln" | "mil" => 1_000_000,
        "m" | "M" | "mm" | "MM" if money => 1_000_000,
        "bn" | "bln" | "Bn" => 1_000_000_000,
        "b" | "B" if money => 1_000_000_000,
        "tn" | "trn" => 1_000_000_000_000,
        _ => return None,
    };
    if text.as_bytes().get(end + letters.len()).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut number = Number::new(end + letters.len(), figure.value.times(scale)?, Written::English);
    (number.scaled, number.trailing) = (true, scale);
    Some(number)
}

/// 1/3 of, 2/3以上: where what follows says that it is no date.
fn simple_fraction(text: &str, figure: &Figure) -> Option<Number> {
    let [b'/', under @ b'2'..=b'9', ..] = text.get(figure.end..)?.as_bytes() else { return None };
    let parts = Exact::of(u64::from(under - b'0'));
    let end = figure.end + 2;
    let after = [" of ", "以上", "以下", "左右", "强", "多", "的"];
    let follows = after.iter().any(|word| text.get(end..).is_some_and(|rest| rest.starts_with(word)));
    if figure.decimal || figure.value >= parts || figure.value.is_zero() || !follows {
        return None;
    }
    let mut number = Number::new(end, figure.value.over(u64::from(under - b'0')), Written::English);
    number.ratio = Some(figure.value.to_f64() / parts.to_f64());
    Some(number)
}

/// 10 1/2.
fn mixed_fraction(text: &str, figure: &Figure) -> Option<Number> {
    let rest = text.get(figure.end..)?.strip_prefix(' ')?;
    let [over, b'/', under, ..] = rest.as_bytes() else { return None };
    let next = rest.as_bytes().get(3);
    let digits = (b'1'..=b'9').contains(over) && (b'2'..=b'9').contains(under) && over < under;
    if !digits || figure.decimal || next.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (over, under) = (u64::from(over - b'0'), u64::from(under - b'0'));
    let value = figure.value.plus(Exact::of(over).over(under))?;
    let mut number = Number::new(figure.end + 4, value, Written::English);
    number.ratio = Some(figure.value.to_f64() + over as f64 / under as f64);
    Some(number)
}

/// Where a run of letters, figures and what joins them in codes, dates and addresses ends; beyond `at` in any case.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let bytes = rest.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let joins = matches!(byte, b'.' | b'-' | b':' | b'/' | b'_' | b',')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_alphanumeric() && !joins {
            break;
        }
        end += 1;
    }
    at + end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// The value of a numeral that is the whole text.
#[cfg(test)]
pub(super) fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = read(text, 0, false).ok()?;
    (number.end == text.len() && number.relation.is_none()).then(|| number.to_f64())
}

//! The number at a place, in whichever language it is written.

use super::figure::{self, Exact, Figure};
use super::number::{Number, Written};
use super::{en, fraction, zh};

/// What is known of the place where a number stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// A currency stands before it, so that m is a million.
    pub(super) money: bool,
    /// The text is this number and nothing else: nobody means a date or a code.
    pub(super) alone: bool,
}

/// Read the number at `at`. The error says where what is no number ends.
pub(super) fn read(text: &str, at: usize, place: Place) -> Result<Number, usize> {
    let rest = text.get(at..).unwrap_or("");
    let number = match rest.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => {
            let word = en::letters(text, at);
            if let Some((length, value)) = en::fold(word) {
                return Ok(Number::new(at + length, Exact::of(value), Written::English));
            }
            let number = if en::may_begin(word) { en::read(text, at) } else { None };
            number.ok_or(at + word.len().max(1))?
        }
        Some(c) if c.is_ascii_digit() || c == '.' => in_figures(text, at, place)?,
        Some(c) if zh::sign(c).is_some() => return zh::read(text, at),
        Some(c) => return fraction::vulgar_alone(text, at).ok_or(at + c.len_utf8()),
        None => return Err(at + 1),
    };
    Ok(fraction::share(text, &number, place).unwrap_or(number))
}

fn in_figures(text: &str, at: usize, place: Place) -> Result<Number, usize> {
    let figure = figure::read(text, at)?;
    let rest = text.get(figure.end..).unwrap_or("");
    let unspaced = rest.trim_start_matches(' ');
    if let Some(next) = unspaced.chars().next() {
        let spaced = unspaced.len() < rest.len();
        let scale = match zh::sign(next) {
            Some(zh::Sign::Big(_)) => true,
            Some(zh::Sign::Small(_)) => !spaced,
            _ => matches!(next, '余' | '多') || (!spaced && next == '来'),
        };
        if scale && rest.len() - unspaced.len() <= zh::MOST_SPACES {
            let number = zh::read(text, at)?;
            return Ok(if number.end == figure.end { plain(figure) } else { number });
        }
    }
    if let Some(end) = ordinal_suffix(text, figure.end).filter(|_| !figure.decimal) {
        let mut number = plain(figure);
        (number.end, number.ordinal, number.written) = (end, true, Written::English);
        return Ok(number);
    }
    if let Some((end, value)) = figure::scientific(text, &figure) {
        let mut number = Number::new(end, figure.value, Written::English);
        number.ratio = Some(value);
        return Ok(number);
    }
    if let Some(number) = en::after_figure(text, figure.end, figure.value) {
        return Ok(number);
    }
    Ok(glued_scale(text, &figure, place)
        .or_else(|| fraction::mixed(text, &figure, place))
        .or_else(|| fraction::simple(text, &figure, place))
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

/// 1.2bn, 3k, 10M; m, B and K only of money, and so what stands behind a space.
fn glued_scale(text: &str, figure: &Figure, place: Place) -> Option<Number> {
    let next = figure.end + usize::from(text.get(figure.end..)?.starts_with(' '));
    let letters = en::letters(text, next);
    let long = matches!(letters, "mn" | "mln" | "bn" | "bln" | "tn" | "tln" | "trn");
    let thousands = letters == "k" && figure.decimal;
    let end = if place.money || place.alone || long || thousands { next } else { figure.end };
    let letters = en::letters(text, end);
    let scale = match letters {
        "k" => 1000,
        "K" if place.money => 1000,
        "mn" | "mln" | "mil" => 1_000_000,
        "M" if end == figure.end => 1_000_000,
        "m" | "M" | "mm" | "MM" if place.money => 1_000_000,
        "bn" | "bln" | "Bn" => 1_000_000_000,
        "b" | "B" if place.money => 1_000_000_000,
        "tn" | "tln" | "trn" => 1_000_000_000_000,
        _ => return None,
    };
    if text.as_bytes().get(end + letters.len()).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut number = Number::new(end + letters.len(), figure.value.times(scale)?, Written::English);
    (number.scaled, number.trailing) = (true, scale);
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
    let number = read(text, 0, Place::default()).ok()?;
    (number.end == text.len() && number.relation.is_none()).then(|| number.to_f64())
}

//! Exact decimal values, and numbers written in figures.

use crate::token::script::is_han;

/// A non-negative decimal with twelve places, at most 10^18.
///
/// Binary fractions would make 1.13亿 into 112999999.99999999; this is exact until the one division in [`Exact::to_f64`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exact(u128);

const PLACES: usize = 12;
const ONE: u128 = 1_000_000_000_000;
const MOST: u128 = 1_000_000_000_000_000_000 * ONE;

impl Exact {
    pub(super) const ZERO: Self = Self(0);
    pub(super) const HALF: Self = Self(ONE / 2);

    pub(super) const fn of(value: u64) -> Self {
        Self((value as u128).saturating_mul(ONE))
    }

    pub(super) const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The product, or none above 10^18.
    pub(super) fn times(self, factor: u64) -> Option<Self> {
        self.0.checked_mul(u128::from(factor)).filter(|value| *value <= MOST).map(Self)
    }

    /// The sum, or none above 10^18.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).filter(|value| *value <= MOST).map(Self)
    }

    /// The quotient by a power of ten or another small divisor, cut to twelve places.
    pub(super) fn over(self, divisor: u64) -> Self {
        Self(self.0.checked_div(u128::from(divisor)).unwrap_or(0))
    }

    /// From decimal digits after the point; digits beyond the twelfth are cut.
    pub(super) fn fraction(digits: impl Iterator<Item = u8>) -> Self {
        let mut value = 0_u128;
        let mut place = ONE;
        for digit in digits.take(PLACES) {
            place /= 10;
            value = value.saturating_add(u128::from(digit).saturating_mul(place));
        }
        Self(value)
    }

    /// The nearest `f64`: one correctly rounded division for everything below 2^53.
    pub(super) fn to_f64(self) -> f64 {
        let (mut digits, mut divisor) = (self.0, ONE);
        while divisor > 1 && digits.is_multiple_of(10) {
            digits /= 10;
            divisor /= 10;
        }
        digits as f64 / divisor as f64
    }
}

/// A number in figures: `60`, `1,200`, `12.5`, `.5`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub(super) end: usize,
    pub(super) value: Exact,
    /// Digits before the point.
    pub(super) digits: usize,
    /// With commas or spaces between thousands.
    pub(super) grouped: bool,
    /// With a decimal point.
    pub(super) decimal: bool,
    /// With a zero in front, as codes and clock times have.
    pub(super) padded: bool,
}

/// Read figures at `at`; where they are no number (`1.2.3`, forty digits), the error says where they end.
pub(super) fn read(text: &str, at: usize) -> Result<Figure, usize> {
    let bytes = text.as_bytes();
    let first = digits_from(bytes, at);
    let (whole, digits) = groups(bytes, at, first);
    let mut end = whole;
    let mut decimal = false;
    if let Some(width) = point(bytes, end) {
        let places = digits_from(bytes, end + width);
        if places > 0 {
            decimal = true;
            end += width + places;
        }
    }
    let again = decimal && point(bytes, end).is_some_and(|width| digits_from(bytes, end + width) > 0);
    if end == at || digits > 19 || again {
        let rest = bytes.iter().skip(end).take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        return Err((end + rest.count()).max(at + 1));
    }
    let figures = |from: usize, to: usize| {
        bytes.iter().take(to).skip(from).filter(|byte| byte.is_ascii_digit()).map(|byte| byte & 0xF)
    };
    let integer =
        figures(at, whole).try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(u64::from(digit)));
    let fraction = if decimal { Exact::fraction(figures(whole, end)) } else { Exact::ZERO };
    let value = integer.and_then(|value| Exact::of(value).plus(fraction)).ok_or(end)?;
    let padded = first > 1 && bytes.get(at) == Some(&b'0');
    Ok(Figure { end, value, digits, grouped: whole > at + first, decimal, padded })
}

pub(super) fn digits_from(bytes: &[u8], from: usize) -> usize {
    bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The width of a decimal point, full width too.
fn point(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'.' => Some(1),
        0xEF if bytes.get(at..).is_some_and(|rest| rest.starts_with("．".as_bytes())) => Some("．".len()),
        _ => None,
    }
}

/// The width of what stands between thousands: a comma of either width, a space that does not break.
fn comma(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b',' => Some(1),
        0xC2 | 0xE2 | 0xEF => {
            let rest = bytes.get(at..)?;
            ["，", "\u{a0}", "\u{202f}", "\u{2009}"]
                .iter()
                .find(|sign| rest.starts_with(sign.as_bytes()))
                .map(|sign| sign.len())
        }
        _ => None,
    }
}

/// Where the digits before the point end, and how many they are: 1,234,567, 1 234 567, 12,34,567.
fn groups(bytes: &[u8], at: usize, first: usize) -> (usize, usize) {
    let mut end = at + first;
    let mut digits = first;
    if !(1..=3).contains(&first) {
        return (end, digits);
    }
    while let Some(width) = comma(bytes, end).filter(|width| digits_from(bytes, end + width) == 3) {
        end += width + 3;
        digits += 3;
    }
    if digits == first && first < 3 {
        return indian_groups(bytes, end, first).or_else(|| spaced_groups(bytes, end, first)).unwrap_or((end, digits));
    }
    (end, digits)
}

/// 12,34,567: two digits between commas, and three at the end.
fn indian_groups(bytes: &[u8], mut end: usize, mut digits: usize) -> Option<(usize, usize)> {
    let first = digits;
    while bytes.get(end) == Some(&b',') && digits_from(bytes, end + 1) == 2 && digits < 16 {
        end += 3;
        digits += 2;
    }
    let closed = digits > first && bytes.get(end) == Some(&b',') && digits_from(bytes, end + 1) == 3;
    closed.then_some((end + 4, digits + 3))
}

/// Whether what ends before an offset, or begins at one, is a Chinese character, or a mark of the width of one.
fn is_chinese(three: Option<&[u8]>) -> bool {
    let char = three.and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(|text| text.chars().next());
    char.is_some_and(|char| is_han(char) || matches!(char, '，' | '：' | '（' | '、' | '。'))
}

/// `attracted 4 860 people`, `of 2 310 ships`: behind a verb or a small word, before a noun for several. In `phase 2 150
/// patients` two numbers stand side by side.
fn counts_several(head: &[u8], rest: &[u8]) -> bool {
    const SMALL: [&[u8]; 10] = [b"of", b"to", b"for", b"with", b"than", b"from", b"some", b"about", b"over", b"nearly"];
    let letters = |byte: &&u8| byte.is_ascii_lowercase();
    let Some((b' ', head)) = head.split_last() else { return false };
    let length = head.iter().rev().take(12).take_while(letters).count();
    let word = head.get(head.len() - length..).unwrap_or_default();
    let whole = head.len() == length || head.get(head.len() - length - 1) == Some(&b' ');
    let verb = length > 3 && (word.ends_with(b"s") || word.ends_with(b"ed"));
    let noun = rest.strip_prefix(b" ").unwrap_or_default();
    let noun = noun.get(..noun.iter().take_while(letters).count()).unwrap_or_default();
    whole && (verb || SMALL.contains(&word)) && (noun == b"people" || (noun.len() > 3 && noun.ends_with(b"s")))
}

/// 1 414 021: two groups at least outside Chinese, since figures stand beside each other in tables too.
fn spaced_groups(bytes: &[u8], at: usize, mut digits: usize) -> Option<(usize, usize)> {
    let (first, mut end) = (digits, at);
    while bytes.get(end) == Some(&b' ') && digits_from(bytes, end + 1) == 3 && digits < 19 {
        end += 4;
        digits += 3;
    }
    let more = bytes.get(end) == Some(&b' ') && digits_from(bytes, end + 1) > 0;
    // 註冊船舶共2 310艘: one is enough between characters.
    let start = at - first;
    let (head, rest) = (bytes.get(..start).unwrap_or_default(), bytes.get(end..).unwrap_or_default());
    let one = digits == first + 3
        && bytes.get(start) != Some(&b'0')
        && (is_chinese(head.last_chunk::<3>().map(|three| &three[..])) && is_chinese(rest.get(..3))
            || counts_several(head, rest));
    ((digits >= first + 6 || one) && !more).then_some((end, digits))
}

/// ½ and its like: numerator and denominator.
pub(super) const fn vulgar(character: char) -> Option<(u64, u64)> {
    Some(match character {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// `e5`, `E-3`, `×10^6`, `^3` behind figures: where it ends, and the value with it.
pub(super) fn scientific(text: &str, figure: &Figure) -> Option<(usize, f64)> {
    let rest = text.get(figure.end..)?;
    let base = figure.value.to_f64();
    let letter = rest.starts_with(['e', 'E']);
    let (mark, power_of_ten) = match rest.as_bytes() {
        [b'e' | b'E', ..] => (1, true),
        [b'^', ..] => (1, false),
        _ => (
            ["x10^", "×10^", "*10^", "x 10^", "× 10^", " x 10^", " × 10^"]
                .iter()
                .find(|m| rest.starts_with(**m))?
                .len(),
            true,
        ),
    };
    let bytes = rest.as_bytes();
    let signed = matches!(bytes.get(mark), Some(b'+' | b'-'));
    // 3E20 is a model; a power of ten has a point, a sign or one digit.
    if letter && !(signed || figure.decimal || figure.digits == 1 && figure.value == Exact::of(1)) {
        return None;
    }
    let at = mark + usize::from(signed);
    let count = digits_from(bytes, at);
    let next = bytes.get(at + count);
    if !(1..=3).contains(&count) || next.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let power: i32 = rest.get(at..at + count)?.parse().ok()?;
    let power = if bytes.get(mark) == Some(&b'-') { power.saturating_neg() } else { power };
    let value = if power_of_ten { format!("{base}e{power}").parse().ok()? } else { base.powi(power) };
    (value.is_finite() && value.abs() <= 1e18).then_some((figure.end + at + count, value))
}

//! Exact decimal values, and numbers written in figures.

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
        Self(value as u128 * ONE)
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
        let mut value = 0;
        let mut place = ONE;
        for digit in digits.take(PLACES) {
            place /= 10;
            value += u128::from(digit) * place;
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
    /// With commas between thousands.
    pub(super) grouped: bool,
    /// With a decimal point.
    pub(super) decimal: bool,
    /// With a zero in front, as codes and clock times have.
    pub(super) padded: bool,
}

/// Read figures at `at`; where they are no number (`1.2.3`, forty digits), the error says where they end.
pub(super) fn read(text: &str, at: usize) -> Result<Figure, usize> {
    let bytes = text.as_bytes();
    let digits_from = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let first = digits_from(at);
    let mut end = at + first;
    let mut digits = first;
    let mut grouped = false;
    while (1..=3).contains(&first) && bytes.get(end) == Some(&b',') && digits_from(end + 1) == 3 {
        end += 4;
        digits += 3;
        grouped = true;
    }
    let whole = end;
    let mut decimal = false;
    if bytes.get(end) == Some(&b'.') {
        let places = digits_from(end + 1);
        if places > 0 {
            decimal = true;
            end += 1 + places;
        }
    }
    let again = matches!(bytes.get(end), Some(b'.')) && decimal && digits_from(end + 1) > 0;
    if end == at || digits > 19 || again {
        let rest = bytes.iter().skip(end).take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        return Err((end + rest.count()).max(at + 1));
    }
    let figures = |from: usize, to: usize| {
        bytes.iter().take(to).skip(from).filter(|byte| byte.is_ascii_digit()).map(|byte| byte - b'0')
    };
    let integer =
        figures(at, whole).try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(u64::from(digit)));
    let fraction = if decimal { Exact::fraction(figures(whole, end)) } else { Exact::ZERO };
    let value = integer.and_then(|value| Exact::of(value).plus(fraction)).ok_or(end)?;
    let padded = first > 1 && bytes.get(at) == Some(&b'0');
    Ok(Figure { end, value, digits, grouped, decimal, padded })
}

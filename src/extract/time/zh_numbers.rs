//! Numbers in Chinese and in figures.

use super::text::Reader;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// 2024
    Ascii,
    /// 二〇二四
    Spelled,
    /// 二十四
    Counted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) style: Style,
    /// In characters.
    pub(super) length: usize,
    pub(super) end: usize,
}

impl Number {
    /// Whether it is said as one number: 十二 or 12, not 一二.
    pub(super) fn plain(&self) -> bool {
        self.style != Style::Spelled || self.length == 1
    }
}

const LONGEST: usize = 10;

/// A whole number that begins here; not one that goes on with a decimal or another digit.
pub(super) fn number(reader: &Reader<'_>, at: usize) -> Option<Number> {
    if let Some(digits) = reader.digits(at) {
        let short = (digits.length <= 9).then_some(digits)?;
        return Some(Number { value: short.value, style: Style::Ascii, length: short.length, end: short.end });
    }
    let mut end = at;
    let (mut total, mut digit, mut spelled, mut length, mut counted) = (0_u32, None, 0_u32, 0, false);
    for char in reader.rest(at).chars().take(LONGEST) {
        if let Some(value) = digit_of(char) {
            spelled = spelled.saturating_mul(10).saturating_add(value);
            digit = Some(value);
        } else if let Some(factor) = factor_of(char) {
            total = total.saturating_add(digit.take().filter(|digit| *digit > 0).unwrap_or(1).saturating_mul(factor));
            counted = true;
        } else {
            break;
        }
        length += 1;
        end += char.len_utf8();
    }
    if length == 0 {
        return None;
    }
    let (value, style) = match counted {
        true => (total.saturating_add(digit.unwrap_or(0)), Style::Counted),
        false => (spelled, Style::Spelled),
    };
    Some(Number { value, style, length, end })
}

pub(super) const fn digit_of(char: char) -> Option<u32> {
    Some(match char {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

pub(super) const fn factor_of(char: char) -> Option<u32> {
    Some(match char {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

pub(super) const fn is_numeral(char: char) -> bool {
    digit_of(char).is_some() || factor_of(char).is_some()
}

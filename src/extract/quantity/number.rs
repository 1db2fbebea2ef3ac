//! A number as read, in either language.

use super::figure::{Exact, Figure};
use crate::record::Relation;

/// How a number was written: what decides whether it is believed without a unit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written {
    /// In figures only.
    Figures(Figure),
    /// With Chinese scales, digits or both.
    Chinese,
    /// Chinese digits one after the other: 二〇二四.
    Digits,
    /// English words, or figures with an English scale.
    English,
}

/// A number and what its own words say about its exactness.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) value: Exact,
    /// A value that decimals cannot hold: two thirds, 1.1^23.
    pub(super) ratio: Option<f64>,
    /// Only a unit of measure shows that it is a number: 3/4 inch.
    pub(super) needs_unit: bool,
    pub(super) upper: Option<Exact>,
    /// 余 多 几, dozens of.
    pub(super) relation: Option<Relation>,
    pub(super) written: Written,
    pub(super) ordinal: bool,
    /// Begins with a scale and no digit: 百余, 万.
    pub(super) implicit: bool,
    /// Has a scale of a hundred or above.
    pub(super) scaled: bool,
    /// The scale that multiplies all of it: 10万 is 10 × 10,000. Lent to the lower number of a range.
    pub(super) trailing: u64,
}

impl Number {
    pub(super) const fn new(end: usize, value: Exact, written: Written) -> Self {
        Self {
            end,
            value,
            ratio: None,
            needs_unit: false,
            upper: None,
            relation: None,
            written,
            ordinal: false,
            implicit: false,
            scaled: false,
            trailing: 1,
        }
    }

    pub(super) fn to_f64(self) -> f64 {
        self.ratio.unwrap_or_else(|| self.value.to_f64())
    }

    pub(super) const fn figure(&self) -> Option<&Figure> {
        match &self.written {
            Written::Figures(figure) => Some(figure),
            _ => None,
        }
    }
}

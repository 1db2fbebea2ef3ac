//! Numbers with what they count or measure, in Chinese and English.
//!
//! One pass over the text: [`scan`] is asked only where a number can begin, looks a bounded way ahead and back, and says
//! where to go on. Units, counters, currencies, relation words and idioms come from `dictionaries/units`; what is in code
//! is the grammar of numerals ([`zh`], [`en`], [`figure`]).

mod belief;
mod en;
mod figure;
mod fraction;
mod lexicon;
mod noun;
mod number;
mod numeral;
mod scan;
#[cfg(test)]
mod tests;
mod unit;
mod zh;

use crate::error::Problem;
use crate::gazetteer::table::Table;
use crate::record::Relation;
use crate::span::Span;
pub(crate) use en::small_number;
use lexicon::Lexicon;
use scan::{Found, Scanner};

/// What kind of quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuantityKind {
    /// Things counted: 60余人, 51 companies.
    Count,
    /// 12万平方米.
    Measure,
    /// 3.5亿美元.
    Money,
    /// 18.4%.
    Percent,
    /// 1.5倍, threefold.
    Multiple,
    /// 第二批, third.
    Ordinal,
    /// A number alone.
    Bare,
}

/// A quantity in repaired text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QuantityMention {
    /// With relation words and unit; of what is counted only an English noun.
    pub(crate) span: Span,
    /// The same without the relation words: what the record shows, `relation` tells the rest.
    pub(crate) core: Span,
    /// The numeral alone, of a range both numerals.
    pub(crate) number: Span,
    pub(crate) unit_span: Option<Span>,
    /// In the stated unit; of a range the lower end.
    pub(crate) value: f64,
    pub(crate) relation: Relation,
    pub(crate) unit: Option<Box<str>>,
    pub(crate) kind: QuantityKind,
    /// The upper end of a range.
    pub(crate) upper: Option<f64>,
}

/// The tables of `dictionaries/units` as a reader of quantities: built once, immutable.
#[derive(Debug)]
pub(crate) struct QuantityGrammar {
    lexicon: Lexicon,
}

impl QuantityGrammar {
    /// From the tables of the kinds `unit`, `counter`, `currency`, `not_a_number` and `number_context`; others are ignored.
    pub(crate) fn build(tables: &[Table<'_>], problems: &mut Vec<Problem>) -> Self {
        Self { lexicon: Lexicon::build(tables, problems) }
    }

    /// All quantities in a stretch of repaired text that begins at `base`. `alone`: there is no other text.
    ///
    /// `taken` are spans of the whole text, sorted, that are something else already: nothing inside or across them is read.
    pub(crate) fn find(&self, text: &str, base: u32, alone: bool, taken: &[Span], out: &mut Vec<QuantityMention>) {
        let offset = base as usize;
        let mut taken = taken
            .iter()
            .map(|span| (span.range().start.saturating_sub(offset), span.range().end.saturating_sub(offset)))
            .filter(|(start, end)| start < end)
            .peekable();
        let mut idioms = self.lexicon.idioms(text).peekable();
        let (mut at, mut floor) = (0, 0);
        while let Some(candidate) = next_candidate(text, at) {
            at = candidate;
            while taken.peek().is_some_and(|(_, end)| *end <= at) {
                floor = floor.max(taken.next().map_or(0, |(_, end)| end));
            }
            let limit = match taken.peek() {
                Some((start, end)) if *start <= at => {
                    at = next_boundary(text, *end);
                    continue;
                }
                Some((start, _)) => {
                    (0..=(*start).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(at)
                }
                _ => text.len(),
            };
            while idioms.peek().is_some_and(|(_, end)| *end <= at) {
                idioms.next();
            }
            let idiom = idioms.peek().copied().filter(|(start, _)| *start <= at);
            let beyond = text.get(limit..).and_then(|rest| rest.chars().next());
            let scanner =
                Scanner { lexicon: &self.lexicon, text: text.get(..limit).unwrap_or(text), beyond, floor, alone };
            match (scanner.read(at), idiom) {
                // A quantity that begins with an idiom and goes further wins: 十分之一 over 十分.
                (Ok(found), Some((start, end))) if start < at || (found.end <= end && found.start >= start) => at = end,
                (Ok(found), _) => {
                    at = found.end.max(at + 1);
                    floor = at;
                    out.push(found.place(offset));
                }
                (Err(next), Some((_, end))) => at = next.max(end),
                (Err(next), None) => at = next.max(at + 1),
            }
            at = next_boundary(text, at);
        }
    }
}

/// The value of a numeral that is the whole text, in either language: 三十, 1.2亿, twenty-one.
#[cfg(test)]
pub(crate) fn parse_number(text: &str) -> Option<f64> {
    numeral::parse(text)
}

fn next_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The next place from `at` where a number can begin: a figure, a Chinese numeral or 第, an English number word.
fn next_candidate(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match *bytes.get(at)? {
            b'0'..=b'9' => return Some(at),
            // ½ ¼ ¾
            0xC2 if matches!(bytes.get(at + 1), Some(0xBC..=0xBE)) => return Some(at),
            b'a'..=b'z' | b'A'..=b'Z' => {
                let word = en::letters(text, at);
                let inside = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_digit);
                if !inside && en::may_begin(word) {
                    return Some(at);
                }
                at += word.len();
            }
            // All numerals and 第 lie in U+3000–U+9FFF, the ○ used for 〇 apart.
            0xE2..=0xE9 => {
                let character = text.get(at..)?.chars().next()?;
                if character == '第' || zh::sign(character).is_some() || figure::vulgar(character).is_some() {
                    return Some(at);
                }
                at += character.len_utf8();
            }
            _ => at += 1,
        }
    }
}

impl Found {
    fn place(self, offset: usize) -> QuantityMention {
        let span = |(start, end): (usize, usize)| Span::of(start + offset, end + offset);
        QuantityMention {
            span: span((self.start, self.end)),
            core: span(self.core),
            number: span(self.number),
            unit_span: self.unit_at.map(span),
            value: self.value,
            relation: self.relation,
            unit: self.unit,
            kind: self.kind,
            upper: self.upper,
        }
    }
}

//! What follows a number: unit, counter, currency or counted noun.

use super::figure::Exact;
use super::lexicon::{After, Sense};
use super::noun::{self, Counted};
use super::number::Written;
use super::numeral::{self, Place};
use super::scan::{Draft, Scanner};
use super::{QuantityKind, en, zh};

impl Scanner<'_> {
    /// The unit, counter, currency or counted noun after the number.
    pub(super) fn unit(&self, draft: &mut Draft) -> Result<(), usize> {
        let rest = self.rest(draft.end);
        let of = draft.number.relation.and_then(|_| rest.strip_prefix(" of "));
        let hyphened = |text: &&str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        let unspaced = rest.trim_start_matches(' ');
        let spaces = rest.len() - unspaced.len();
        let stray = (2..=zh::MOST_SPACES).contains(&spaces);
        let several = Some(unspaced).filter(|text| stray && text.starts_with(|c: char| c.is_alphabetic()));
        let spaced = of.or(several).or(rest.strip_prefix(' ')).or(rest.strip_prefix('-').filter(hyphened));
        let found = self.lexicon.after(spaced.unwrap_or(rest), spaced.is_none());
        if let Some((length, after)) = found {
            let at = self.text.len() - spaced.unwrap_or(rest).len();
            self.take_unit(draft, at, length, after)?;
        } else if spaced.is_none() && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return Err(numeral::run_end(self.text, draft.end));
        } else if rest.starts_with('-') && spaced.is_some() {
            // 737-MAX, five-member: neither unit nor noun.
            return Err(numeral::run_end(self.text, draft.end));
        } else if rest.starts_with(' ') && draft.unit.is_none() && draft.number.ratio.is_none() {
            self.noun(draft)?;
        }
        if let Some((length, relation)) = self.trailing_at(draft.end).filter(|_| draft.relation.is_none()) {
            draft.relation = Some(relation);
            draft.end += length;
        }
        Ok(())
    }

    fn take_unit(&self, draft: &mut Draft, at: usize, length: usize, after: &After) -> Result<(), usize> {
        let end = at + length;
        let kind = match after.sense {
            Sense::Time | Sense::Label => return Err(end),
            // 35°01′57″N
            Sense::Measure if &*after.unit == "°" && self.rest(end).starts_with(|c: char| c.is_ascii_digit()) => {
                return Err(numeral::run_end(self.text, end));
            }
            // "$5 US dollars", not "$20 $30".
            Sense::Money if draft.unit.is_some() => {
                if self.text.get(at..end).is_some_and(|form| form.ends_with(char::is_alphabetic)) {
                    (draft.end, draft.core.1) = (end, end);
                }
                return Ok(());
            }
            _ if draft.unit.is_some() => return Ok(()),
            Sense::Measure => QuantityKind::Measure,
            Sense::Percent | Sense::Tenths | Sense::Thousandths => QuantityKind::Percent,
            Sense::Multiple | Sense::Doubling => QuantityKind::Multiple,
            // 七届十九次会议: which one, though 第 is left out.
            Sense::Counter if &*after.unit == "届" => QuantityKind::Ordinal,
            Sense::Counter | Sense::Dozen => QuantityKind::Count,
            Sense::Money | Sense::Part(_) => QuantityKind::Money,
        };
        match after.sense {
            Sense::Tenths => self.tenths(draft),
            Sense::Thousandths => divide(draft, 10),
            Sense::Part(parts) => divide(draft, parts),
            Sense::Dozen => draft.number.value = draft.number.value.times(12).ok_or(end)?,
            Sense::Doubling => self.doublings(draft).ok_or(end)?,
            _ => {}
        }
        draft.kind = kind;
        draft.unit = Some(after.unit.clone()).filter(|unit| !unit.is_empty());
        (draft.unit_at, draft.end) = (Some((at, end)), end);
        // 三斤半, 两米半.
        let half = self.rest(end).starts_with('半') && kind == QuantityKind::Measure;
        if let Some(value) = draft.number.value.plus(Exact::HALF).filter(|_| half) {
            draft.number.value = value;
            draft.end += '半'.len_utf8();
        }
        match after.sense {
            Sense::Tenths => self.hundredth(draft),
            Sense::Money => {
                self.scale_after_code(draft);
                self.smaller_unit(draft, &after.unit);
            }
            Sense::Measure => self.smaller_unit(draft, &after.unit),
            _ => {}
        }
        self.second_unit(draft, after.sense);
        draft.core.1 = draft.end;
        Ok(())
    }

    /// 成 and 折 tell tenths; the record tells percent. 五五折: both digits are read.
    fn tenths(&self, draft: &mut Draft) {
        let whole = matches!(draft.number.written, Written::Digits) || draft.number.value >= Exact::of(11);
        if let Some(value) = draft.number.value.times(10).filter(|_| !whole) {
            draft.number.value = value;
            draft.upper = draft.upper.map(|upper| upper * 10.0);
        }
    }

    /// 七成六: the digit behind is hundredths, where no noun follows it.
    fn hundredth(&self, draft: &mut Draft) {
        let rest = self.rest(draft.end);
        let unspaced = rest.strip_prefix(' ').unwrap_or(rest);
        let mut after = unspaced.chars();
        let digit = after.next();
        let Some(zh::Sign::Digit(hundredths)) = digit.and_then(zh::sign) else { return };
        if after.next().is_some_and(|next| next.is_alphanumeric() && !"的以左".contains(next)) || draft.upper.is_some()
        {
            return;
        }
        if let Some(value) = draft.number.value.plus(Exact::of(hundredths)) {
            draft.number.value = value;
            draft.end += rest.len() - unspaced.len() + digit.map_or(0, char::len_utf8);
        }
    }

    /// 75 USD million.
    fn scale_after_code(&self, draft: &mut Draft) {
        let Some((end, scale)) = en::scale_word(self.text, draft.end) else { return };
        if let Some(value) = draft.number.value.times(scale).filter(|_| !draft.number.scaled) {
            (draft.number.value, draft.number.scaled, draft.end) = (value, true, end);
        }
    }

    /// 五元三毛, 5 feet 2 inches: what is left over, in smaller units.
    fn smaller_unit(&self, draft: &mut Draft, unit: &str) {
        for _ in 0..2 {
            let rest = self.rest(draft.end);
            let rest = rest.strip_prefix(" and").unwrap_or(rest);
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            let rest = rest.strip_prefix('又').unwrap_or(rest);
            let numeral = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || zh::sign(c).is_some());
            let at = self.text.len() - rest.len();
            if !numeral || draft.upper.is_some() || draft.number.ratio.is_some() {
                return;
            }
            let Ok(number) = numeral::read(self.text, at, Place::default()) else { return };
            let rest = self.rest(number.end);
            let Some((length, parts)) = self.lexicon.part_of(rest.strip_prefix(' ').unwrap_or(rest), unit) else {
                return;
            };
            let end = number.end + usize::from(rest.starts_with(' ')) + length;
            // "5 ft 2 in the …": two letters may be a word.
            let word = parts == 12 && self.text.get(end.saturating_sub(3)..end).is_some_and(|last| last == " in");
            let goes_on =
                self.rest(end).strip_prefix(' ').is_some_and(|r| r.starts_with(|c: char| c.is_alphanumeric()));
            if number.ratio.is_some() || number.value >= Exact::of(parts) || (word && goes_on) {
                return;
            }
            let Some(value) = draft.number.value.plus(number.value.over(parts)) else { return };
            (draft.number.value, draft.end) = (value, end);
        }
    }

    /// 翻两番 is four times.
    fn doublings(&self, draft: &mut Draft) -> Option<()> {
        let head = self.head(draft.start);
        let verb = ["翻", "翻了"].into_iter().find(|verb| head.ends_with(verb))?;
        let often = (1..=16_u32).find(|often| Exact::of(u64::from(*often)) == draft.number.value)?;
        draft.number.value = Exact::of(2_u64.pow(often));
        draft.start -= verb.len();
        Some(())
    }

    /// 5家至10家, 100万元-200万元, 5%-10%: the range with its unit said twice.
    fn second_unit(&self, draft: &mut Draft, sense: Sense) {
        if draft.upper.is_some() || sense == Sense::Tenths || self.head(draft.number_at).ends_with("from ") {
            return;
        }
        let Some((_, upper)) = self.second_number(draft.end) else { return };
        let rest = self.rest(upper.end);
        let trimmed = rest.strip_prefix(' ').unwrap_or(rest);
        let Some((length, after)) = self.lexicon.after(trimmed, trimmed.len() == rest.len()) else { return };
        if Some(&after.unit) == draft.unit.as_ref() && draft.number.value < upper.value {
            draft.upper = Some(upper.to_f64());
            draft.number_end = upper.end;
            draft.end = upper.end + (rest.len() - trimmed.len()) + length;
        }
    }

    fn noun(&self, draft: &mut Draft) -> Result<(), usize> {
        let of = if draft.number.relation.is_some() && self.rest(draft.end).starts_with(" of ") { 3 } else { 0 };
        match noun::counted(self.lexicon, self.text, draft.end + of) {
            Some(Counted::Time(end)) => return Err(end),
            Some(Counted::Noun { start, end }) if !self.may_be_year(draft) => {
                let noun = self.text.get(start..end).unwrap_or("");
                let unit = match self.lexicon.after(noun, false) {
                    Some((length, after)) if length == noun.len() && after.sense == Sense::Counter => {
                        after.unit.clone()
                    }
                    _ => noun.into(),
                };
                (draft.unit, draft.unit_at) = (Some(unit), Some((start, end)));
                (draft.end, draft.core.1, draft.kind) = (end, end, QuantityKind::Count);
            }
            _ => {}
        }
        Ok(())
    }
}

/// The value in a unit that is `parts` times larger.
fn divide(draft: &mut Draft, parts: u64) {
    draft.number.value = draft.number.value.over(parts);
    draft.number.ratio = draft.number.ratio.map(|ratio| ratio / parts as f64);
    draft.upper = draft.upper.map(|upper| upper / parts as f64);
}

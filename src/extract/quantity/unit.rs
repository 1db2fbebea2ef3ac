//! What follows a number: unit, counter, currency or counted noun.

use super::figure::Exact;
use super::lexicon::{After, Sense};
use super::noun::{self, Counted};
use super::scan::{Draft, Scanner};
use super::{QuantityKind, numeral};

impl Scanner<'_> {
    /// The unit, counter, currency or counted noun after the number.
    pub(super) fn unit(&self, draft: &mut Draft) -> Result<(), usize> {
        let rest = self.rest(draft.end);
        let of = draft.number.relation.and_then(|_| rest.strip_prefix(" of "));
        let hyphened = |text: &&str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        let spaced = of.or(rest.strip_prefix(' ')).or(rest.strip_prefix('-').filter(hyphened));
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
            Sense::Money if draft.unit.is_some() => {
                draft.end = end;
                return Ok(());
            }
            _ if draft.unit.is_some() => return Ok(()),
            Sense::Measure => QuantityKind::Measure,
            Sense::Percent | Sense::Tenths => QuantityKind::Percent,
            Sense::Multiple | Sense::Doubling => QuantityKind::Multiple,
            // 七届十九次会议: which one, though 第 is left out.
            Sense::Counter if &*after.unit == "届" => QuantityKind::Ordinal,
            Sense::Counter => QuantityKind::Count,
            Sense::Money => QuantityKind::Money,
        };
        match after.sense {
            Sense::Tenths => self.tenths(draft),
            Sense::Doubling => self.doublings(draft).ok_or(end)?,
            _ => {}
        }
        (draft.kind, draft.unit) = (kind, Some(after.unit.clone()));
        (draft.unit_at, draft.end) = (Some((at, end)), end);
        // 三斤半, 两米半.
        let half = self.rest(end).starts_with('半') && kind == QuantityKind::Measure;
        if let Some(value) = draft.number.value.plus(Exact::HALF).filter(|_| half) {
            draft.number.value = value;
            draft.end += '半'.len_utf8();
        }
        self.second_unit(draft, after.sense);
        Ok(())
    }

    /// 成 tells tenths; the record tells percent.
    fn tenths(&self, draft: &mut Draft) {
        if let Some(value) = draft.number.value.times(10) {
            draft.number.value = value;
            draft.upper = draft.upper.map(|upper| upper * 10.0);
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
                (draft.end, draft.kind) = (end, QuantityKind::Count);
            }
            _ => {}
        }
        Ok(())
    }
}

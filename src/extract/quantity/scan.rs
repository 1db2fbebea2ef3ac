//! From a place where a number can begin to a quantity, or to where the search goes on.

use super::lexicon::{Before, Lexicon, Sense};
use super::number::Number;
use super::numeral::{self, Place};
use super::{QuantityKind, zh};
use crate::record::Relation;

/// A quantity in a text, in offsets of that text.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Without relation words.
    pub(super) core: (usize, usize),
    pub(super) number: (usize, usize),
    pub(super) unit_at: Option<(usize, usize)>,
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    pub(super) relation: Relation,
    pub(super) unit: Option<Box<str>>,
    pub(super) kind: QuantityKind,
}

/// A candidate on its way to a [`Found`].
pub(super) struct Draft {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Without relation words.
    pub(super) core: (usize, usize),
    pub(super) number_at: usize,
    pub(super) number: Number,
    pub(super) number_end: usize,
    pub(super) upper: Option<f64>,
    pub(super) unit: Option<Box<str>>,
    pub(super) unit_at: Option<(usize, usize)>,
    pub(super) kind: QuantityKind,
    pub(super) relation: Option<Relation>,
    pub(super) negative: bool,
}

/// The text between two spans that are something else.
pub(super) struct Scanner<'g> {
    pub(super) lexicon: &'g Lexicon,
    /// Up to where it may be read.
    pub(super) text: &'g str,
    /// What comes after that.
    pub(super) beyond: Option<char>,
    /// From where on nothing is taken.
    pub(super) floor: usize,
    /// The text is the whole article.
    pub(super) alone: bool,
}

impl Scanner<'_> {
    /// Read the candidate at `at`; the error says where to go on.
    pub(super) fn read(&self, at: usize) -> Result<Found, usize> {
        if self.rest(at).starts_with('第') {
            return self.ordinal(at);
        }
        let latin = self.rest(at).starts_with(|c: char| c.is_ascii_alphabetic());
        let money = if latin { None } else { self.currency_before(at) };
        if !latin && money.is_none() && !self.left_is_free(at) {
            return Err(numeral::run_end(self.text, at));
        }
        let point = if latin || money.is_some() { at } else { self.leading_point(at) };
        let place = Place { money: money.is_some(), alone: self.alone };
        let number = numeral::read(self.text, point, place)?;
        let draft = Draft {
            start: point,
            end: number.end,
            core: (point, number.end),
            number_at: point,
            number,
            number_end: number.end,
            upper: number.upper.map(|upper| upper.to_f64()),
            unit: None,
            unit_at: None,
            kind: if number.ordinal { QuantityKind::Ordinal } else { QuantityKind::Bare },
            relation: None,
            negative: false,
        };
        if number.ordinal {
            return self.english_ordinal(draft);
        }
        let mut draft = self.parts(draft)?;
        if draft.unit.is_none() && draft.number.ratio.is_none() {
            self.range(&mut draft)?;
        }
        draft.core.1 = draft.end;
        self.plus(&mut draft);
        let resume = draft.end.max(at + 1);
        if let Some((start, code)) = money {
            draft.start = start;
            (draft.unit, draft.kind) = (Some(code.into()), QuantityKind::Money);
            draft.unit_at = Some((start, at));
        }
        self.unit(&mut draft)?;
        self.minus(&mut draft);
        draft.core.0 = draft.start.min(draft.number_at).max(self.between(&draft));
        self.relation(&mut draft)?;
        if self.believed(&draft) { Ok(draft.finish()) } else { Err(resume) }
    }

    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    /// What stands before `at` and is not taken.
    pub(super) fn head(&self, at: usize) -> &str {
        self.text.get(self.floor.min(at)..at).unwrap_or("")
    }

    pub(super) fn next(&self, at: usize) -> Option<char> {
        if at >= self.text.len() { self.beyond } else { self.rest(at).chars().next() }
    }

    /// Whether figures at `at` begin something of their own: not so in COVID-19, 2:1, 12/10, #3, V2.0.
    fn left_is_free(&self, at: usize) -> bool {
        let mut before = self.text.get(..at).unwrap_or("").chars().rev();
        let (last, other) = (before.next(), before.next());
        let other = other.unwrap_or(' ');
        match last {
            Some(c) if c.is_ascii_alphanumeric() => !self.rest(at).starts_with(|c: char| c.is_ascii()),
            Some('_' | '#' | '@' | '+' | '=' | '%' | '°' | '′' | '″') => false,
            Some('×' | '-' | '–' | '/' | '.' | ',' | ':' | '\'' | '’' | '—')
                if self.rest(at).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                let number_follows_number = matches!(last, Some('.' | ',' | ':' | '—')) && !other.is_ascii_digit();
                number_follows_number || !(other.is_ascii_alphanumeric() || matches!(last, Some('\'' | '’')))
            }
            _ => true,
        }
    }

    fn currency_before(&self, at: usize) -> Option<(usize, &str)> {
        let head = self.head(at);
        let trimmed = head.strip_suffix(' ').unwrap_or(head);
        let (length, code) = self.lexicon.currency_before(trimmed)?;
        let start = at - (head.len() - trimmed.len()) - length;
        if length == 1
            && trimmed.ends_with('$')
            && let Some((width, code)) = self.lexicon.whose_dollar(self.head(start))
        {
            return Some((start - width, code));
        }
        Some((start, code))
    }

    /// Where a number begins that has a point in front: .5.
    fn leading_point(&self, at: usize) -> usize {
        let Some(before) = self.head(at).strip_suffix('.') else { return at };
        let free = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '.');
        if free && self.rest(at).starts_with(|c: char| c.is_ascii_digit()) { at - 1 } else { at }
    }

    /// The start of the number, where "between" stands before it: not part of the core.
    fn between(&self, draft: &Draft) -> usize {
        let word = self.text.get(draft.start..draft.number_at).unwrap_or("");
        if word.eq_ignore_ascii_case("between ") { draft.number_at } else { 0 }
    }

    /// 百分之三十, 三分之二, 一又三分之二.
    fn parts(&self, mut draft: Draft) -> Result<Draft, usize> {
        let whole = match self.after_word(draft.end, "又") {
            Some(at) => match numeral::read(self.text, at, Place::default()) {
                Ok(base) if self.after_word(base.end, "分之").is_some() => {
                    let whole = draft.number.to_f64();
                    draft.number = base;
                    draft.end = base.end;
                    Some(whole)
                }
                _ => return Ok(draft),
            },
            None => None,
        };
        let Some(at) = self.after_word(draft.end, "分之") else { return Ok(draft) };
        let base = draft.number;
        let part = numeral::read(self.text, at, Place { money: false, alone: self.alone })?;
        draft.end = part.end;
        draft.number_end = part.end;
        draft.upper = part.upper.map(|upper| upper.to_f64());
        draft.number = part;
        let hundredths = match base.value.to_f64() {
            100.0 => 1.0,
            1000.0 => 0.1,
            10_000.0 => 0.01,
            _ => 0.0,
        };
        if whole.is_some() || !base.implicit || hundredths == 0.0 {
            if base.value.is_zero() {
                return Err(at);
            }
            draft.number.ratio = Some(whole.unwrap_or(0.0) + part.to_f64() / base.to_f64());
            return Ok(draft);
        }
        if hundredths < 1.0 {
            draft.number.value = part.value.over(if hundredths == 0.1 { 10 } else { 100 });
            draft.upper = draft.upper.map(|upper| upper * hundredths);
        }
        draft.unit = Some("%".into());
        draft.unit_at = Some((draft.number_at, at));
        draft.kind = QuantityKind::Percent;
        if let Some((_, next)) = self.second_number(draft.end) {
            draft.upper = Some(next.to_f64() * hundredths);
            (draft.end, draft.number_end) = (next.end, next.end);
        }
        Ok(draft)
    }

    /// Where what follows `word` begins, if it stands at `end`; spaces around and inside it are stray.
    fn after_word(&self, end: usize, word: &str) -> Option<usize> {
        let mut at = end;
        for wanted in word.chars() {
            let rest = self.rest(at);
            let unspaced = rest.trim_start_matches(' ');
            if rest.len() - unspaced.len() > zh::MOST_SPACES || !unspaced.starts_with(wanted) {
                return None;
            }
            at = self.text.len() - unspaced.len() + wanted.len_utf8();
        }
        let rest = self.rest(at);
        let unspaced = rest.trim_start_matches(' ');
        Some(if rest.len() - unspaced.len() > zh::MOST_SPACES { at } else { self.text.len() - unspaced.len() })
    }

    /// The second number of a range after `end`, and where it begins.
    pub(super) fn second_number(&self, end: usize) -> Option<(usize, Number)> {
        const JOINTS: [&str; 15] =
            [" or ", "―", "－", "-", "–", "—", "~", "～", "至", "到", " to ", " - ", " – ", "--", "——"];
        let rest = self.rest(end);
        let joint = JOINTS.iter().filter(|joint| rest.starts_with(**joint)).max_by_key(|joint| joint.len())?;
        let at = end + joint.len();
        let first = self.rest(at).chars().next()?;
        let numeric = first.is_ascii_digit() || zh::sign(first).is_some() || first.is_ascii_alphabetic();
        let number = numeral::read(self.text, at, Place::default()).ok().filter(|number| numeric && !number.ordinal)?;
        Some((at, number))
    }

    /// 5-10, 五到十, between 5 and 10; three parts (2024-12-10) are no number.
    fn range(&self, draft: &mut Draft) -> Result<(), usize> {
        let head = self.head(draft.number_at);
        let joined = match self.rest(draft.end).strip_prefix(" and ") {
            Some(rest) if head.ends_with("between ") || head.ends_with("Between ") => {
                let at = self.text.len() - rest.len();
                numeral::read(self.text, at, Place::default()).ok().map(|number| (at, number))
            }
            _ if head.ends_with("from ") || head.ends_with("From ") => None,
            _ => self.second_number(draft.end),
        };
        let Some((at, upper)) = joined else { return self.no_list_of_figures(draft) };
        // "five or six" is one guess, "10 or 1,000" are two numbers.
        let apart = draft.number.value.times(2).is_none_or(|twice| twice < upper.value);
        if apart && self.rest(draft.end).starts_with(" or ") {
            return Ok(());
        }
        let third = self.second_number(upper.end);
        let figures = draft.number.figure().is_some() && upper.figure().is_some();
        if third.is_some() && figures {
            return Err(numeral::run_end(self.text, at));
        }
        let mut lower = draft.number.value;
        if draft.number.trailing == 1 && upper.trailing > 1 && lower < upper.value.over(upper.trailing) {
            lower = lower.times(upper.trailing).unwrap_or(lower);
        }
        if lower >= upper.value {
            return if figures { Err(numeral::run_end(self.text, at)) } else { Ok(()) };
        }
        draft.number.value = lower;
        draft.number.scaled |= upper.scaled;
        draft.upper = Some(upper.to_f64());
        (draft.end, draft.number_end) = (upper.end, upper.end);
        if head.ends_with("between ") || head.ends_with("Between ") {
            draft.start = draft.number_at - "between ".len();
        }
        Ok(())
    }

    /// 2:1, 12/10, 24/7, 12:30, 3比1 are no quantities.
    fn no_list_of_figures(&self, draft: &Draft) -> Result<(), usize> {
        let mut rest = self.rest(draft.end).chars();
        let (first, second) = (rest.next(), rest.next());
        let joint = matches!(first, Some(':' | '/' | '：' | '-' | '×' | 'x' | '*'))
            && second.is_some_and(|c| c.is_ascii_digit());
        if joint && draft.number.figure().is_some() { Err(numeral::run_end(self.text, draft.end)) } else { Ok(()) }
    }

    /// What says "or more" directly after the number: 500+, 10 or more companies.
    fn plus(&self, draft: &mut Draft) {
        if let Some((length, relation)) = self.trailing_at(draft.end) {
            draft.relation = Some(relation);
            draft.end += length;
        }
    }

    pub(super) fn trailing_at(&self, end: usize) -> Option<(usize, Relation)> {
        let rest = self.rest(end);
        let trimmed = rest.strip_prefix(' ').unwrap_or(rest);
        let (length, relation) = self.lexicon.trailing(trimmed)?;
        Some((length + rest.len() - trimmed.len(), relation))
    }

    pub(super) fn before(&self, start: usize) -> Option<(usize, Before)> {
        let head = self.head(start);
        let trimmed = head.strip_suffix(' ').unwrap_or(head);
        // 浏览次数:1234: only what it labels stands before a colon.
        let labelled = trimmed.strip_suffix([':', '：']);
        let (length, before) = self.lexicon.before(labelled.unwrap_or(trimmed))?;
        let applies = labelled.is_none() || before == Before::Label;
        applies.then(|| (start.saturating_sub(head.len() - labelled.unwrap_or(trimmed).len() + length), before))
    }

    fn minus(&self, draft: &mut Draft) {
        let head = self.head(draft.start);
        for sign in ["零下", "负", "-", "−", "－", "minus ", "Minus ", "negative ", "Negative "] {
            let Some(before) = head.strip_suffix(sign) else { continue };
            let verb = |c| "为至到达是了于".contains(c);
            let dash = matches!(sign, "-" | "－");
            let free = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || verb(c) || !dash);
            // "tested negative 12 times" is no negative number.
            if sign.eq_ignore_ascii_case("negative ") && !(self.alone || draft.number.figure().is_none()) {
                return;
            }
            if free && !before.ends_with('-') {
                draft.start -= sign.len();
                draft.negative = true;
            }
            return;
        }
    }

    fn relation(&self, draft: &mut Draft) -> Result<(), usize> {
        let Some((start, before)) = self.before(draft.start) else { return Ok(()) };
        let relation = match before {
            Before::Relation(relation) => relation,
            Before::Scale(relation) if draft.number.implicit => relation,
            Before::Label if draft.unit.is_none() => return Err(draft.end),
            Before::Scale(_) | Before::Label | Before::Nothing => return Ok(()),
        };
        draft.start = start;
        draft.relation = Some(relation);
        // 超过数百: a relation before the scale word.
        if let (Before::Scale(_), Some((start, Before::Relation(_)))) = (before, self.before(start)) {
            draft.start = start;
        }
        Ok(())
    }

    /// 第二批.
    fn ordinal(&self, at: usize) -> Result<Found, usize> {
        let number_at = at + '第'.len_utf8();
        let first = self.rest(number_at).chars().next().unwrap_or(' ');
        if !first.is_ascii_digit() && zh::sign(first).is_none() {
            return Err(number_at);
        }
        let number = numeral::read(self.text, number_at, Place::default())?;
        let mut found = Found {
            start: at,
            end: number.end,
            core: (at, number.end),
            number: (number_at, number.end),
            unit_at: None,
            value: number.to_f64(),
            upper: None,
            relation: Relation::Equal,
            unit: None,
            kind: QuantityKind::Ordinal,
        };
        if let Some((length, after)) = self.lexicon.after(self.rest(number.end), true) {
            match after.sense {
                Sense::Time | Sense::Label => return Err(number.end + length),
                Sense::Counter => {
                    found.unit = Some(after.unit.clone());
                    found.unit_at = Some((number.end, number.end + length));
                    found.end += length;
                    found.core.1 = found.end;
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// third, 21st: not where it names something (Third Plenum) or a time (21st century).
    fn english_ordinal(&self, draft: Draft) -> Result<Found, usize> {
        let rest = self.rest(draft.end);
        let next = rest.strip_prefix([' ', '-']).unwrap_or(rest);
        let named = next.len() < rest.len()
            && next.starts_with(|c: char| c.is_ascii_uppercase())
            && self.rest(draft.number_at).starts_with(|c: char| c.is_ascii_uppercase());
        let glued = rest.starts_with('-') || rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let time = matches!(self.lexicon.after(next, false), Some((_, after)) if after.sense == Sense::Time);
        let label = matches!(self.before(draft.number_at), Some((_, Before::Label)));
        if named || time || glued || label || rest.starts_with(',') { Err(draft.end) } else { Ok(draft.finish()) }
    }
}

impl Draft {
    fn finish(self) -> Found {
        let sign = if self.negative { -1.0 } else { 1.0 };
        let range = self.upper.is_some().then_some(Relation::AtLeast);
        let relation = self.relation.or(self.number.relation).or(range).unwrap_or(Relation::Equal);
        Found {
            start: self.start,
            end: self.end,
            core: self.core,
            number: (self.number_at, self.number_end),
            unit_at: self.unit_at,
            value: self.number.to_f64() * sign,
            upper: self.upper,
            relation,
            unit: self.unit,
            kind: self.kind,
        }
    }
}

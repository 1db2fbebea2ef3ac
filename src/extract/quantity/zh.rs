//! Chinese numerals, alone and mixed with figures: 三点五亿, 1.2亿, 3万4000, 两万五, 廿五, 十余万, 七八百.

use super::figure::{self, Exact};
use super::number::{Number, Written};
use crate::record::Relation;

/// What a character is in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Digit(u64),
    /// 十 百 千, and 廿 卅 as their multiple.
    Small(u64),
    /// 廿 卅 卌.
    Tens(u64),
    /// 万 亿 兆.
    Big(u64),
}

pub(super) const fn sign(character: char) -> Option<Sign> {
    Some(match character {
        '〇' | '零' | '○' => Sign::Digit(0),
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '贰' => Sign::Digit(2),
        '三' | '叁' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Small(10),
        '百' | '佰' => Sign::Small(100),
        '千' | '仟' => Sign::Small(1000),
        '廿' => Sign::Tens(20),
        '卅' => Sign::Tens(30),
        '卌' => Sign::Tens(40),
        '万' | '萬' => Sign::Big(10_000),
        '亿' | '億' => Sign::Big(100_000_000),
        '兆' => Sign::Big(1_000_000_000_000),
        _ => return None,
    })
}

/// Where 百, 千 and 兆 belong to the unit: 5千米 is 5 km, 500兆瓦 is 500 MW.
const IN_UNIT: [&str; 23] = [
    "千米",
    "千克",
    "千瓦",
    "千卡",
    "千伏",
    "千赫",
    "千帕",
    "千焦",
    "千牛",
    "千字节",
    "千兆",
    "千电子伏",
    "百帕",
    "兆瓦",
    "兆赫",
    "兆字节",
    "兆帕",
    "兆比特",
    "兆焦",
    "兆欧",
    "兆伏",
    "兆电子伏",
    "兆头",
];
/// Where they do not, though it looks so.
const NOT_IN_UNIT: [&str; 3] = ["千克拉", "千米粉", "千瓦片"];

/// More spaces than this between the parts of a numeral are no slip.
pub(super) const MOST_SPACES: usize = 4;

/// Longest numeral in characters; a longer run is no number.
const LONGEST: usize = 48;

/// Read the numeral at `at`, figures included; the error says where something that is no number ends.
pub(super) fn read(text: &str, at: usize) -> Result<Number, usize> {
    if let Some(result) = positional(text, at) {
        return result;
    }
    let mut reader = Reader::new(text, at);
    for _ in 0..LONGEST {
        match reader.step() {
            Some(true) => {}
            Some(false) => return reader.finish(at),
            None => return Err(run_end(text, reader.at.max(at))),
        }
    }
    Err(run_end(text, at))
}

/// Where a run of numeral characters ends.
fn run_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let run = rest.find(|c: char| sign(c).is_none() && !c.is_ascii_digit()).unwrap_or(rest.len());
    at + run.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Digits one after the other, 二〇二四: a number only where nothing scales them. Neighbours (七八个) are not these.
fn positional(text: &str, at: usize) -> Option<Result<Number, usize>> {
    let rest = text.get(at..)?;
    let digit = |c| match sign(c) {
        Some(Sign::Digit(digit)) => Some(digit),
        _ => None,
    };
    let count = rest.chars().take_while(|c| digit(*c).is_some()).count();
    let end = at + rest.chars().take(count).map(char::len_utf8).sum::<usize>();
    let mut digits = rest.chars().map_while(digit);
    if count < 2
        || (count == 2 && digits.next().zip(digits.next()).is_some_and(|(a, b)| a > 0 && a.saturating_add(1) == b))
    {
        return None;
    }
    let scaled = text.get(end..).and_then(|rest| rest.chars().next()).and_then(sign).is_some();
    let leading_zero = count == 2 && rest.starts_with(['零', '〇']);
    if count > 18 || (scaled && !leading_zero) {
        return Some(Err(run_end(text, end)));
    }
    let value = rest.chars().map_while(digit).try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(digit));
    Some(value.map(|value| Number::new(end, Exact::of(value), Written::Digits)).ok_or(end))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// 亿 and above, closed.
    total: Exact,
    /// 万, closed until 亿 multiplies it.
    wan: Exact,
    /// The scale that closed `total` last: they must descend.
    closed: u64,
    /// Below 万.
    section: Exact,
    pending: Option<Exact>,
    /// The pending digit was a figure.
    figure: bool,
    /// The last scale read, for 两万五.
    last: u64,
    /// The last small scale of the section: they must descend.
    small: u64,
    zero: bool,
    /// 七八百: what the upper number has more.
    spread: Exact,
    vague: Option<Relation>,
    implicit: bool,
    scaled: bool,
    trailing: u64,
    /// Where the last closed group ended, and its value: what to fall back to (三万五万).
    mark: Option<(usize, Exact)>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            total: Exact::ZERO,
            wan: Exact::ZERO,
            closed: u64::MAX,
            section: Exact::ZERO,
            pending: None,
            figure: false,
            last: 0,
            small: u64::MAX,
            zero: false,
            spread: Exact::ZERO,
            vague: None,
            implicit: false,
            scaled: false,
            trailing: 1,
            mark: None,
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn empty(&self) -> bool {
        self.total.is_zero() && self.wan.is_zero() && self.section.is_zero() && self.pending.is_none() && !self.zero
    }

    /// Take one sign: `Some(true)` to go on, `Some(false)` at the end, none where this is no number.
    fn step(&mut self) -> Option<bool> {
        let rest = self.rest();
        let Some(character) = rest.chars().next() else { return Some(false) };
        if character == ' ' {
            return Some(self.skip_spaces());
        }
        if character.is_ascii_digit() || (character == '.' && self.empty()) {
            return self.take_figure();
        }
        let width = character.len_utf8();
        if matches!(character, '百' | '千' | '兆')
            && IN_UNIT.iter().any(|unit| rest.starts_with(unit))
            && !NOT_IN_UNIT.iter().any(|word| rest.starts_with(word))
        {
            return if self.empty() { None } else { Some(false) };
        }
        match sign(character) {
            Some(Sign::Digit(digit)) => self.take_digit(digit, width),
            Some(Sign::Tens(tens)) if self.small > 10 && self.pending.is_none() && self.vague.is_none() => {
                self.section = self.section.plus(Exact::of(tens))?;
                (self.last, self.small) = (10, 10);
                self.advance(width)
            }
            Some(Sign::Small(scale)) => self.take_small(scale, width),
            Some(Sign::Big(scale)) => self.take_big(scale, width),
            Some(Sign::Tens(_)) => Some(false),
            None => self.take_other(character, width),
        }
    }

    /// 1000 万, 三千 八百: stray spaces, where what follows can only go on with this numeral.
    fn skip_spaces(&mut self) -> bool {
        let rest = self.rest();
        let unspaced = rest.trim_start_matches(' ');
        let mut after = unspaced.chars();
        let next = after.next().unwrap_or(' ');
        let then = after.as_str().trim_start_matches(' ').chars().next().and_then(sign);
        let scale = |sign| matches!(sign, Some(Sign::Small(_) | Sign::Big(_)));
        let goes_on = match sign(next) {
            Some(Sign::Big(_)) => self.pending.is_some() || !self.section.is_zero(),
            Some(Sign::Small(below)) => self.pending.is_some() && (!self.figure || self.last > 0) && below < self.small,
            Some(Sign::Digit(_)) => self.pending.is_none() && self.last >= 100 && scale(then),
            _ if next.is_ascii_digit() => {
                let digits = unspaced.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                self.pending.is_none() && self.last >= 100 && scale(digits.chars().next().and_then(sign))
            }
            _ => self.vague.is_none() && !self.empty() && matches!(next, '余' | '多'),
        };
        let few = rest.len() - unspaced.len() <= MOST_SPACES;
        if goes_on && few {
            self.at = self.text.len() - unspaced.len();
        }
        goes_on && few
    }

    fn advance(&mut self, width: usize) -> Option<bool> {
        self.at += width;
        Some(true)
    }

    fn take_figure(&mut self) -> Option<bool> {
        if self.pending.is_some() || self.vague.is_some() {
            return Some(false);
        }
        let figure = figure::read(self.text, self.at).ok()?;
        if self.last > 0 && figure.value >= Exact::of(self.last) {
            return Some(false);
        }
        self.pending = Some(figure.value);
        self.figure = true;
        self.trailing = 1;
        self.at = figure.end;
        Some(true)
    }

    fn take_digit(&mut self, digit: u64, width: usize) -> Option<bool> {
        // 三千两百两: at the end of a numeral 两 is the unit.
        if self.last > 0 && self.pending.is_none() && self.rest().starts_with('两') {
            let next = self.rest().chars().nth(1).and_then(sign);
            if !matches!(next, Some(Sign::Small(_) | Sign::Big(_))) {
                return Some(false);
            }
        }
        if self.vague.is_some() || (self.pending.is_some() && self.figure) {
            return Some(false);
        }
        self.trailing = 1;
        match self.pending {
            None if digit == 0 => self.zero = true,
            None => (self.pending, self.figure) = (Some(Exact::of(digit)), false),
            // 七八百: neighbours; anything else (十二五) is no number.
            Some(first) => {
                let neighbours = self.spread.is_zero() && first.plus(Exact::of(1)) == Some(Exact::of(digit));
                if !neighbours {
                    return None;
                }
                self.spread = Exact::of(1);
            }
        }
        self.advance(width)
    }

    fn take_small(&mut self, scale: u64, width: usize) -> Option<bool> {
        if self.vague.is_some() || scale >= self.small {
            return Some(false);
        }
        let coefficient = match self.pending.take() {
            Some(pending) => pending,
            None if self.empty() => {
                self.implicit = true;
                Exact::of(1)
            }
            None if scale == 10 => Exact::of(1),
            None => return Some(false),
        };
        self.section = self.section.plus(coefficient.times(scale)?)?;
        self.spread = self.spread.times(scale)?;
        (self.last, self.small, self.zero) = (scale, scale, false);
        self.trailing = if self.figure { scale } else { 1 };
        self.figure = false;
        self.advance(width)
    }

    fn take_big(&mut self, scale: u64, width: usize) -> Option<bool> {
        if self.empty() {
            self.implicit = true;
            self.pending = Some(Exact::of(1));
        }
        let below = self.section.plus(self.pending.unwrap_or(Exact::ZERO))?;
        if scale == 10_000 {
            if !self.wan.is_zero() && !below.is_zero() {
                return self.fall_back();
            }
            let base = if below.is_zero() { self.wan } else { below };
            self.wan = base.times(scale)?;
        } else {
            let base = self.wan.plus(below)?;
            if base.is_zero() || scale >= self.closed {
                return self.fall_back();
            }
            self.total = self.total.plus(base.times(scale)?)?;
            self.closed = scale;
            self.wan = Exact::ZERO;
        }
        self.spread = self.spread.times(scale)?;
        (self.section, self.pending, self.small, self.zero) = (Exact::ZERO, None, u64::MAX, false);
        (self.figure, self.scaled, self.last) = (false, true, scale);
        self.trailing = self.trailing.saturating_mul(scale);
        self.at += width;
        self.mark = Some((self.at, self.total.plus(self.wan)?));
        Some(true)
    }

    /// Back to the last closed group.
    fn fall_back(&mut self) -> Option<bool> {
        let (end, value) = self.mark?;
        (self.at, self.total, self.wan) = (end, value, Exact::ZERO);
        (self.section, self.pending, self.spread) = (Exact::ZERO, None, Exact::ZERO);
        Some(false)
    }

    /// 点 of a decimal, 余 多 几 来 of an approximation.
    fn take_other(&mut self, character: char, width: usize) -> Option<bool> {
        let mut after = self.rest().chars().skip(1);
        let next = after.next();
        let value = self.section.plus(self.pending.unwrap_or(Exact::ZERO))?;
        let at_least_ten = value >= Exact::of(10) || !self.wan.is_zero() || !self.total.is_zero();
        let vague = match character {
            '点' if !self.empty() && self.vague.is_none() => return self.take_point(width),
            '余' | '多' if at_least_ten => Relation::More,
            '几' if self.last == 10 && self.pending.is_none() => Relation::More,
            '来' if at_least_ten && (self.last > 0 || self.figure) => {
                let counted = next.is_some_and(|c| "个人家位名年天岁万亿次块元种项篇本座".contains(c));
                if !counted {
                    return Some(false);
                }
                Relation::About
            }
            _ => return Some(false),
        };
        // 十多样 is not 十多 + 样: these words begin with 多 and 余.
        if self.vague.is_some()
            || next.is_some_and(|c| "样媒语边方元次数晶孔".contains(c) && character == '多' && c != '次' && c != '元')
        {
            return Some(false);
        }
        self.vague = Some(vague);
        self.advance(width)
    }

    /// 三点五亿; a clock time (三点二十分) is no number.
    fn take_point(&mut self, width: usize) -> Option<bool> {
        let spaces = self.rest().get(width..)?.chars().take(MOST_SPACES).take_while(|c| *c == ' ').count();
        let width = width + spaces;

        let digit = |c| match sign(c) {
            Some(Sign::Digit(digit)) => u8::try_from(digit).ok(),
            _ => None,
        };
        let rest = self.rest().get(width..)?;
        let count = rest.chars().map_while(digit).take(LONGEST).count();
        if count == 0 || count == LONGEST {
            return Some(false);
        }
        let length: usize = rest.chars().take(count).map(char::len_utf8).sum();
        let follows = rest.get(length..).and_then(|rest| rest.chars().next());
        if follows.is_some_and(|c| "十拾分钟整半刻线".contains(c)) {
            return None;
        }
        let whole = self.section.plus(self.pending.unwrap_or(Exact::ZERO))?;
        self.pending = Some(whole.plus(Exact::fraction(rest.chars().map_while(digit)))?);
        (self.section, self.figure, self.small) = (Exact::ZERO, true, u64::MAX);
        self.advance(width + length)
    }

    fn finish(self, start: usize) -> Result<Number, usize> {
        let failed = || Err(run_end(self.text, self.at.max(start)));
        if self.at == start {
            return failed();
        }
        let mut pending = self.pending.unwrap_or(Exact::ZERO);
        let mut spread = self.spread;
        // 两万五: the digit stands for the next lower scale.
        if self.last >= 100 && !self.zero && pending < Exact::of(10) && !pending.is_zero() {
            let Some(value) = pending.times(self.last / 10) else { return failed() };
            pending = value;
            spread = spread.times(self.last / 10).unwrap_or(Exact::ZERO);
        }
        let sum = self.total.plus(self.wan).and_then(|sum| sum.plus(self.section)).and_then(|sum| sum.plus(pending));
        let Some(value) = sum else { return failed() };
        let mut number = Number::new(self.at, value, Written::Chinese);
        number.upper = if spread.is_zero() { None } else { value.plus(spread) };
        number.relation = self.vague.or((!spread.is_zero()).then_some(Relation::About));
        number.implicit = self.implicit;
        number.scaled = self.scaled || self.last >= 100;
        number.trailing = self.trailing;
        Ok(number)
    }
}

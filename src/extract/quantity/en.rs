//! English numerals: five, twenty-one, two and a half million, tens of thousands, third, and figures with a scale (1.2bn).

use super::figure::Exact;
use super::number::{Number, Written};
use crate::record::Relation;

/// What a word is in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// 0 to 19.
    Ones(u64),
    /// 20 to 90.
    Tens(u64),
    Hundred,
    Scale(u64),
    Dozen,
    /// dozens, hundreds, millions: at least one of them.
    Vague(u64),
    /// third, twentieth; with what it adds as a number.
    Ordinal(u64),
    /// hundredth, millionth.
    ScaleOrdinal(u64),
    /// thirds, quarters, halves.
    Parts(u64),
    Article,
    Half,
    Quarter,
    And,
    Point,
}

fn word(text: &str) -> Option<Word> {
    const LONGEST: usize = 12;
    let mut buffer = [0_u8; LONGEST];
    let lower = buffer.get_mut(..text.len())?;
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"a" | b"an" => Word::Article,
        b"and" => Word::And,
        b"point" => Word::Point,
        b"half" => Word::Half,
        b"quarter" => Word::Quarter,
        b"hundred" => Word::Hundred,
        b"dozen" => Word::Dozen,
        b"dozens" => Word::Vague(12),
        b"tens" => Word::Vague(10),
        b"hundreds" => Word::Vague(100),
        b"thousands" => Word::Vague(1000),
        b"millions" => Word::Vague(1_000_000),
        b"billions" => Word::Vague(1_000_000_000),
        b"trillions" => Word::Vague(1_000_000_000_000),
        b"halves" => Word::Parts(2),
        b"quarters" => Word::Parts(4),
        lower => return cardinal(lower).or_else(|| ordinal(lower)),
    })
}

fn cardinal(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"zero" | b"nought" | b"naught" => Word::Ones(0),
        b"one" => Word::Ones(1),
        b"two" => Word::Ones(2),
        b"three" => Word::Ones(3),
        b"four" => Word::Ones(4),
        b"five" => Word::Ones(5),
        b"six" => Word::Ones(6),
        b"seven" => Word::Ones(7),
        b"eight" => Word::Ones(8),
        b"nine" => Word::Ones(9),
        b"ten" => Word::Ones(10),
        b"eleven" => Word::Ones(11),
        b"twelve" => Word::Ones(12),
        b"thirteen" => Word::Ones(13),
        b"fourteen" => Word::Ones(14),
        b"fifteen" => Word::Ones(15),
        b"sixteen" => Word::Ones(16),
        b"seventeen" => Word::Ones(17),
        b"eighteen" => Word::Ones(18),
        b"nineteen" => Word::Ones(19),
        b"twenty" => Word::Tens(20),
        b"thirty" => Word::Tens(30),
        b"forty" => Word::Tens(40),
        b"fifty" => Word::Tens(50),
        b"sixty" => Word::Tens(60),
        b"seventy" => Word::Tens(70),
        b"eighty" => Word::Tens(80),
        b"ninety" => Word::Tens(90),
        b"thousand" => Word::Scale(1000),
        b"lakh" => Word::Scale(100_000),
        b"million" => Word::Scale(1_000_000),
        b"crore" => Word::Scale(10_000_000),
        b"billion" => Word::Scale(1_000_000_000),
        b"trillion" => Word::Scale(1_000_000_000_000),
        _ => return None,
    })
}

/// The number of an English word up to nineteen.
pub(crate) fn small_number(word: &str) -> Option<i32> {
    match cardinal(word.as_bytes())? {
        Word::Ones(number) => i32::try_from(number).ok(),
        _ => None,
    }
}

fn ordinal(lower: &[u8]) -> Option<Word> {
    if let Some(singular) = lower.strip_suffix(b"s") {
        return match ordinal(singular)? {
            Word::Ordinal(parts) => Some(Word::Parts(parts)),
            Word::ScaleOrdinal(parts) => Some(Word::Parts(parts)),
            _ => None,
        };
    }
    Some(match lower {
        b"first" => Word::Ordinal(1),
        b"second" => Word::Ordinal(2),
        b"third" => Word::Ordinal(3),
        b"fifth" => Word::Ordinal(5),
        b"eighth" => Word::Ordinal(8),
        b"ninth" => Word::Ordinal(9),
        b"twelfth" => Word::Ordinal(12),
        b"hundredth" => Word::ScaleOrdinal(100),
        b"thousandth" => Word::ScaleOrdinal(1000),
        b"millionth" => Word::ScaleOrdinal(1_000_000),
        b"billionth" => Word::ScaleOrdinal(1_000_000_000),
        b"trillionth" => Word::ScaleOrdinal(1_000_000_000_000),
        lower => {
            let stem = lower.strip_suffix(b"th")?;
            if let Some(tens) = stem.strip_suffix(b"ie") {
                let mut buffer = [0_u8; 8];
                let whole = buffer.get_mut(..=tens.len())?;
                let (last, rest) = whole.split_last_mut()?;
                rest.copy_from_slice(tens);
                *last = b'y';
                return match cardinal(whole)? {
                    Word::Tens(value) => Some(Word::Ordinal(value)),
                    _ => None,
                };
            }
            match cardinal(stem)? {
                Word::Ones(value) if value > 3 => Word::Ordinal(value),
                _ => return None,
            }
        }
    })
}

/// The letters at `at`.
pub(super) fn letters(text: &str, at: usize) -> &str {
    let length = text.bytes().skip(at).take_while(u8::is_ascii_alphabetic).count();
    text.get(at..at + length).unwrap_or("")
}

/// threefold: the length of its numeral, and its value.
pub(super) fn fold(text: &str) -> Option<(usize, u64)> {
    let stem = text.strip_suffix("fold")?;
    match word(stem)? {
        Word::Ones(value) | Word::Tens(value) if value > 0 => Some((stem.len(), value)),
        Word::Hundred => Some((stem.len(), 100)),
        _ => None,
    }
}

/// Whether a number can begin with this word: the one check that every English word of a text has to pass.
pub(super) fn may_begin(text: &str) -> bool {
    let begins = |word| {
        let inside = matches!(word, Word::And | Word::Point | Word::Dozen | Word::Hundred | Word::Quarter);
        !inside && !matches!(word, Word::Parts(_) | Word::Scale(_))
    };
    text.len() <= 12 && may_be_number_word(text) && (word(text).is_some_and(begins) || fold(text).is_some())
}

/// On their first letters most words fail.
fn may_be_number_word(text: &str) -> bool {
    const STARTS: [&[u8; 2]; 17] = [
        b"bi", b"do", b"ei", b"el", b"fi", b"fo", b"ha", b"hu", b"mi", b"ni", b"on", b"se", b"si", b"te", b"tr", b"tw",
        b"ze",
    ];
    let lower = |at: usize| text.as_bytes().get(at).map_or(b' ', u8::to_ascii_lowercase);
    match (lower(0), lower(1)) {
        (b'a', second) => text.len() == 1 || (second == b'n' && text.len() == 2),
        (b'n', b'o' | b'a') => text.len() == 6,
        (b't', b'h') => matches!(lower(2), b'i' | b'o' | b'r'),
        (first, second) => STARTS.contains(&&[first, second]),
    }
}

/// More spaces than this between the words of a numeral are no slip.
const MOST_SPACES: usize = 3;

/// The next word after spaces or a hyphen, and where it begins. Around a hyphen stand spaces where words are
/// cut apart (ninety - five), before ones and parts only.
fn next_word(text: &str, end: usize) -> Option<(Word, usize, &str)> {
    let bytes = text.as_bytes();
    let spaces = |from: usize| bytes.iter().skip(from).take(MOST_SPACES).take_while(|byte| **byte == b' ').count();
    let before = spaces(end);
    let mut at = end + before;
    let hyphen = bytes.get(at) == Some(&b'-');
    if hyphen {
        at += 1 + spaces(at + 1);
    }
    if at == end {
        return None;
    }
    let letters = letters(text, at);
    let glued = bytes.get(at + letters.len()).is_some_and(u8::is_ascii_digit);
    if letters.is_empty() || glued {
        return None;
    }
    let word = word(letters)?;
    let cut = hyphen && at > end + 1 && !matches!(word, Word::Ones(1..10) | Word::Parts(_) | Word::Ordinal(_));
    if cut { None } else { Some((word, at, letters)) }
}

/// million and the like behind a currency's code: where it ends and its value.
pub(super) fn scale_word(text: &str, end: usize) -> Option<(usize, u64)> {
    match next_word(text, end)? {
        (Word::Scale(scale), at, letters) => Some((at + letters.len(), scale)),
        _ => None,
    }
}

struct Reader<'t> {
    text: &'t str,
    end: usize,
    total: Exact,
    group: Exact,
    /// What can still be added to the group: ones after tens, anything below a hundred after a hundred.
    room: u64,
    hundred: bool,
    scale: u64,
    trailing: u64,
    ordinal: bool,
}

/// Read the numeral that begins with the word at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Number> {
    let first = letters(text, at);
    let end = at + first.len();
    let start = |value: Exact, room| Reader::new(text, end, value, room);
    match word(first)? {
        Word::Ones(value) => start(Exact::of(value), 0).run(),
        Word::Tens(value) => start(Exact::of(value), 10).run(),
        Word::Vague(value) => vague(text, end, value),
        Word::Article => after_article(text, start(Exact::of(1), 0)),
        Word::Half => half(text, end),
        Word::Ordinal(value) => {
            let mut number = Number::new(end, Exact::of(value), Written::English);
            number.ordinal = true;
            Some(number)
        }
        Word::ScaleOrdinal(_)
        | Word::Quarter
        | Word::Hundred
        | Word::Scale(_)
        | Word::Dozen
        | Word::Parts(_)
        | Word::And
        | Word::Point => None,
    }
}

/// Words after figures: 2.5 million, 3 hundred, 12 and a half.
pub(super) fn after_figure(text: &str, end: usize, value: Exact) -> Option<Number> {
    let (word, ..) = next_word(text, end)?;
    if !matches!(word, Word::Hundred | Word::Scale(_) | Word::Dozen | Word::And) {
        return None;
    }
    Reader::new(text, end, value, 0).run().filter(|number| number.end > end)
}

/// a hundred, a dozen, a million, a third, a quarter of a million.
fn after_article(text: &str, reader: Reader<'_>) -> Option<Number> {
    let article = text.get(..reader.end)?;
    let (word, at, letters) = next_word(text, reader.end)?;
    let end = at + letters.len();
    let whole = match word {
        Word::Hundred | Word::Scale(_) | Word::Dozen => return reader.run(),
        Word::Quarter => 4,
        Word::Half => 2,
        Word::Ordinal(parts) | Word::ScaleOrdinal(parts) if parts > 2 => parts,
        _ => return None,
    };
    if matches!(word, Word::Quarter | Word::Half)
        && let Some(number) = scaled_part(text, end, Exact::of(1).over(whole))
    {
        return Some(number);
    }
    // "a third" may be one more; "by a third" and "a third of" are parts.
    let before = article.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    const BEFORE: [&str; 9] =
        [" by ", " than ", " nearly ", " almost ", " over ", " about ", " roughly ", " around ", " only "];
    let of = text.get(end..).is_some_and(|rest| rest.starts_with(" of "));
    let ends = text.get(end..).is_some_and(|rest| !rest.starts_with([' ', '-']));
    let part = of || before.is_empty() || (ends && BEFORE.iter().any(|word| before.ends_with(word)));
    let quarter_of_time = matches!(word, Word::Quarter) && !of;
    if part && !quarter_of_time { Some(ratio(text, end, 1, whole)) } else { None }
}

/// One or more parts: two thirds; of a scale where one follows: two thirds of a million.
fn ratio(text: &str, end: usize, of: u64, parts: u64) -> Number {
    let scale = scaled_part(text, end, Exact::of(1))
        .filter(|_| text.get(end..).is_some_and(|rest| rest.starts_with(" of a ") || rest.starts_with(' ')));
    if let Some(scale) = scale
        && let Some(whole) = (scale.value.to_f64() as u64).checked_mul(of)
    {
        let mut number = Number::new(scale.end, Exact::of(whole).over(parts), Written::English);
        number.scaled = true;
        return number;
    }
    let mut number = Number::new(end, Exact::of(of).over(parts), Written::English);
    number.ratio = Some(of as f64 / parts as f64);
    number
}

/// half a million, half a dozen.
fn half(text: &str, end: usize) -> Option<Number> {
    match next_word(text, end)? {
        (Word::Article, at, article) => scaled_part(text, at + article.len(), Exact::HALF),
        _ => scaled_part(text, end, Exact::HALF),
    }
}

/// A part of the scale that follows: (a quarter) of a million, (half a) million.
fn scaled_part(text: &str, end: usize, part: Exact) -> Option<Number> {
    let end = if text.get(end..)?.starts_with(" of a ") { end + 5 } else { end };
    let (word, at, letters) = next_word(text, end)?;
    let scale = match word {
        Word::Scale(scale) => scale,
        Word::Dozen => 12,
        _ => return None,
    };
    let mut number = Number::new(at + letters.len(), part.times(scale)?, Written::English);
    number.scaled = true;
    Some(number)
}

/// dozens, hundreds, tens of thousands, hundreds of millions.
fn vague(text: &str, mut end: usize, value: u64) -> Option<Number> {
    let mut product = Exact::of(value);
    let first = end;
    if text.get(end..).is_some_and(|rest| rest.starts_with(" of "))
        && let Some((Word::Vague(scale), at, letters)) = next_word(text, end + 3)
        && scale > value
    {
        product = product.times(scale)?;
        end = at + letters.len();
    }
    // "tens" alone is no number.
    if value == 10 && end == first {
        return None;
    }
    let mut number = Number::new(end, product, Written::English);
    number.relation = Some(Relation::More);
    number.scaled = true;
    Some(number)
}

impl<'a> Reader<'a> {
    /// A reader behind the first value of a numeral.
    fn new(text: &'a str, end: usize, value: Exact, room: u64) -> Self {
        Self {
            text,
            end,
            total: Exact::ZERO,
            group: value,
            room,
            hundred: false,
            scale: u64::MAX,
            trailing: 1,
            ordinal: false,
        }
    }

    /// Numerals have few words: this many steps are enough for 10^18.
    const STEPS: usize = 40;

    fn run(mut self) -> Option<Number> {
        for _ in 0..Self::STEPS {
            let Some((word, at, letters)) = next_word(self.text, self.end) else { break };
            let end = at + letters.len();
            match word {
                Word::Ones(value) if self.room > value && value > 0 => self.add(value, end)?,
                Word::Tens(value) if self.room == 100 => {
                    self.add(value, end)?;
                    self.room = 10;
                }
                Word::Ordinal(value) if self.room > value => {
                    self.add(value, end)?;
                    self.ordinal = true;
                    break;
                }
                Word::Hundred if !self.hundred && !self.group.is_zero() => {
                    self.group = self.group.times(100)?;
                    (self.hundred, self.room, self.end) = (true, 100, end);
                }
                Word::Scale(scale) if scale < self.scale && !self.group.is_zero() => self.close(scale, end)?,
                Word::Dozen | Word::Vague(12) if self.total.is_zero() => {
                    self.group = self.group.times(12)?;
                    self.end = end;
                    break;
                }
                Word::Ordinal(_) | Word::ScaleOrdinal(_) | Word::Parts(_) | Word::Tens(_) | Word::Quarter => {
                    match self.parts(word, end) {
                        Some((parts, end)) => return Some(ratio(self.text, end, self.whole()?, parts)),
                        None => break,
                    }
                }
                Word::Point => {
                    if !self.point(end)? {
                        break;
                    }
                }
                Word::And => {
                    if !self.and(end)? {
                        break;
                    }
                }
                _ => break,
            }
        }
        self.finish()
    }

    fn add(&mut self, value: u64, end: usize) -> Option<()> {
        self.group = self.group.plus(Exact::of(value))?;
        (self.room, self.end) = (0, end);
        Some(())
    }

    fn close(&mut self, scale: u64, end: usize) -> Option<()> {
        self.total = self.total.plus(self.group.times(scale)?)?;
        self.trailing = if self.scale == u64::MAX { scale } else { 1 };
        (self.group, self.scale, self.hundred, self.room, self.end) = (Exact::ZERO, scale, false, 100, end);
        Some(())
    }

    /// The denominator that begins with `word`: thirds, one third, twenty-fifths; where it ends.
    fn parts(&self, word: Word, end: usize) -> Option<(u64, usize)> {
        let one = self.total.is_zero() && self.group == Exact::of(1);
        match word {
            Word::Parts(parts) if parts > 1 => Some((parts, end)),
            Word::Ordinal(parts) | Word::ScaleOrdinal(parts) if one && parts > 2 => Some((parts, end)),
            Word::Quarter if one => Some((4, end)),
            Word::Tens(tens) => match next_word(self.text, end)? {
                (Word::Parts(parts @ 1..10), at, letters) => Some((tens.saturating_add(parts), at + letters.len())),
                (Word::Ordinal(parts @ 1..10), at, letters) if one => {
                    Some((tens.saturating_add(parts), at + letters.len()))
                }
                _ => None,
            },
            _ => None,
        }
        .filter(|_| !self.group.is_zero() || !self.total.is_zero())
    }

    /// The value so far, as a numerator.
    fn whole(&self) -> Option<u64> {
        const MOST: f64 = 1e15;
        let value = self.total.plus(self.group)?.to_f64();
        (value.fract() == 0.0 && value <= MOST).then_some(value as u64)
    }

    /// "nine point five": digits one by one.
    fn point(&mut self, end: usize) -> Option<bool> {
        let mut digits = Vec::new();
        let mut last = end;
        while let Some((Word::Ones(digit @ 0..=9), at, letters)) = next_word(self.text, last) {
            if digits.len() == 12 {
                break;
            }
            digits.push(u8::try_from(digit).ok()?);
            last = at + letters.len();
        }
        if digits.is_empty() || !self.total.is_zero() {
            return Some(false);
        }
        self.group = self.group.plus(Exact::fraction(digits.into_iter()))?;
        (self.end, self.room) = (last, 0);
        Some(true)
    }

    /// "two hundred and five", "two and a half million".
    fn and(&mut self, end: usize) -> Option<bool> {
        if let Some((part, end)) = self.part_behind(end) {
            self.group = self.group.plus(part)?;
            (self.end, self.room) = (end, 0);
            return Some(true);
        }
        let Some((word, at, letters)) = next_word(self.text, end) else { return Some(false) };
        match word {
            Word::Ones(value) if self.room == 100 && value > 0 => self.add(value, at + letters.len())?,
            // "twenty and three" is how nobody counts but for the parts that follow.
            Word::Ones(value @ 1..10) if self.room == 10 && self.part_behind_and(at + letters.len()) => {
                self.add(value, at + letters.len())?;
            }
            Word::Tens(value) if self.room == 100 => {
                self.add(value, at + letters.len())?;
                self.room = 10;
            }
            _ => return Some(false),
        }
        Some(true)
    }

    fn part_behind_and(&self, end: usize) -> bool {
        matches!(next_word(self.text, end), Some((Word::And, at, letters)) if self.part_behind(at + letters.len()).is_some())
    }

    /// "a half", "two thirds", "three quarters" behind "and", of the scale that was read or that follows.
    fn part_behind(&self, end: usize) -> Option<(Exact, usize)> {
        let (first, at, letters) = next_word(self.text, end)?;
        let over = match first {
            Word::Article => 1,
            Word::Ones(value @ 1..) | Word::Tens(value) => value,
            _ => return None,
        };
        let mut start = at + letters.len();
        let (mut word, mut at, mut letters) = next_word(self.text, start)?;
        let mut over = over;
        if let (Word::Tens(tens), Word::Ones(ones @ 1..10)) = (first, word) {
            over = tens.saturating_add(ones);
            start = at + letters.len();
            (word, at, letters) = next_word(self.text, start)?;
        }
        let end = at + letters.len();
        let (under, end) = match word {
            Word::Half if over == 1 => (2, end),
            Word::Quarter if over == 1 => (4, end),
            Word::Ordinal(parts) | Word::ScaleOrdinal(parts) if over == 1 && parts > 2 => (parts, end),
            Word::Parts(parts) if parts > 1 => (parts, end),
            Word::Tens(tens) => match next_word(self.text, end)? {
                (Word::Parts(parts @ 1..10), at, letters) => (tens.saturating_add(parts), at + letters.len()),
                _ => return None,
            },
            _ => return None,
        };
        let before = if self.scale == u64::MAX || !self.group.is_zero() { 1 } else { self.scale };
        let (scale, end) = match scale_word(self.text, end) {
            // "two and a half million" multiplies the whole, a million and a quarter million adds.
            Some((end, scale)) if self.scale != u64::MAX && scale < self.scale => (scale, end),
            _ => (before, end),
        };
        Some((Exact::of(over).times(scale)?.over(under), end))
    }

    fn finish(self) -> Option<Number> {
        let mut number = Number::new(self.end, self.total.plus(self.group)?, Written::English);
        number.ordinal = self.ordinal;
        number.scaled = self.scale != u64::MAX || self.hundred;
        number.trailing = if self.group.is_zero() { self.trailing } else { 1 };
        Some(number)
    }
}

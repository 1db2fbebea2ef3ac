//! Chinese expressions: sections of years, decades, holidays, plans and years in names.

use super::Found;
use super::numeric::{self, is_year};
use super::text::{Reader, is_han};
use super::value::{Base, Date, Month, Point, Section, Unit, Year};
use super::words::Word;
use super::zh::{Draft, phase};
use super::zh_numbers::number;
use std::ops::RangeInclusive;

/// 一季度, 上半年, 春季.
pub(super) fn section(reader: &Reader<'_>, at: usize, year: Year) -> Option<Draft> {
    let at = reader.eat(at, "的").unwrap_or(at);
    let ((section, ambiguous), end) = reader.word(at, |entry| match entry.word {
        Word::Half(half) => Some((Section::Half(half), entry.ambiguous)),
        Word::Quarter(quarter) => Some((Section::Quarter(quarter), entry.ambiguous)),
        Word::Season(season) => Some((Section::Season(season), entry.ambiguous)),
        _ => None,
    })?;
    if ambiguous && year == Year::Unknown {
        return None;
    }
    let draft = Draft::new(Date::Section(year, section), end);
    Some(match phase(reader, end, Unit::Quarter) {
        Some((phase, end)) => draft.phase(phase, end),
        None => draft,
    })
}

/// 第21周 of a year.
pub(super) fn week_number(reader: &Reader<'_>, at: usize, year: Year) -> Option<Draft> {
    let number = number(reader, reader.eat(at, "第")?).filter(|number| (1..=53).contains(&number.value))?;
    let end = reader.eat_any(number.end, &["周", "个星期"])?;
    Some(Draft::new(Date::Section(year, Section::Week(u8::try_from(number.value).ok()?)), end))
}

/// 20世纪, 20世纪90年代, 上世纪90年代, 90年代, 2010年代.
pub(super) fn decade(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let spoken = reader.word(at, |entry| match entry.word {
        Word::Relative(Unit::Century, by, _) => Some(by),
        _ => None,
    });
    let century = match spoken {
        // The library reads news of the 21st century.
        Some((by, end)) => Some((by.checked_mul(100)?.checked_add(2000)?, end)),
        None => number(reader, at).and_then(|number| {
            let end = reader.eat(number.end, "世纪")?;
            let first = i16::try_from(number.value).ok()?.checked_sub(1)?.checked_mul(100)?;
            (1..=30).contains(&number.value).then_some((first, end))
        }),
    };
    let next = century.map_or(at, |(_, end)| end);
    let decade = number(reader, next).and_then(|number| {
        let end = reader.eat(number.end, "年代")?;
        Some((i16::try_from(number.value).ok().filter(|value| value % 10 == 0)?, end))
    });
    let (date, end) = match (century, decade) {
        (Some((first, _)), Some((decade, end))) if decade < 100 => (Date::Decade(first.checked_add(decade)?), end),
        (None, Some((decade, end))) if decade < 100 => (Date::BareDecade(u8::try_from(decade / 10).ok()?), end),
        (None, Some((decade, end))) if (1000..2200).contains(&decade) => (Date::Decade(decade), end),
        (Some((first, end)), _) => (Date::Century(first), end),
        _ => return None,
    };
    let draft = Draft::new(date, end);
    Some(match phase(reader, end, Unit::Century) {
        Some((phase, end)) => draft.phase(phase, end),
        None => draft,
    })
}

pub(super) fn holiday(reader: &Reader<'_>, at: usize, year: Year) -> Option<Draft> {
    let ((holiday, ambiguous), end) = reader.word(at, |entry| match &entry.word {
        Word::Holiday(holiday) => Some((holiday.clone(), entry.ambiguous)),
        _ => None,
    })?;
    // 春节假期后的首个工作日 is another day.
    let over =
        reader.eat_any(end, &["假期", "长假", "小长假", "假"]).map(|end| reader.eat_any(end, &["后", "过后", "结束"]));
    if over.flatten().is_some() {
        return None;
    }
    let alone = reader.before(at).is_none_or(|before| !is_han(before) || "在于年自从至到日的逢".contains(before));
    (!ambiguous || alone || year != Year::Unknown).then(|| Draft::new(Date::Holiday(year, holiday), end))
}

/// “十四五”期间, 近日.
pub(super) fn plan_or_vague(reader: &Reader<'_>, at: usize) -> Option<Draft> {
    let (date, end) = reader.word(at, |entry| match entry.word {
        Word::Vague(direction) => Some(if direction < 0 { Date::Past } else { Date::Future }),
        Word::Plan(first, last) => Some(Date::Years(first, last)),
        _ => None,
    })?;
    if date != Date::Past && date != Date::Future {
        if let Some((phase, end)) = phase(reader, end, Unit::Year) {
            return Some(Draft::new(date, end).phase(phase, end));
        }
        let open = reader.ends(at, &["\"", "“", "「"]);
        let close = reader.eat_any(end, &["\"", "”", "」"]);
        let after = close.filter(|_| open).unwrap_or(end);
        let phase = phase(reader, after, Unit::Year);
        let known = reader.eat_any(after, &["期间", "时期", "以来", "开局之年", "收官之年", "开局", "收官", "前"]);
        return (known.is_some() || phase.is_some())
            .then(|| Draft { modifier: phase.map(|(phase, _)| phase), ..Draft::new(date, end) });
    }
    Some(Draft::new(date, end))
}

/// 2024 without 年, inside a name: 2024世界人工智能大会, 浦江创新论坛2024.
pub(super) fn bare_year(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let digits = reader.digits(at).filter(|digits| digits.length == 4 && is_year(digits.value))?;
    let next = reader.char(digits.end);
    let before = reader.before(at);
    if reader.cue(digits.end, "measure").is_some() || reader.eat(digits.end, "年").is_some() {
        return None;
    }
    // 从2016到2018
    if before.is_some_and(|before| matches!(before, '从' | '自'))
        && let Some(second) = reader.eat_any(digits.end, &["到", "至"]).and_then(|next| reader.digits(next))
        && second.length == 4
        && is_year(second.value)
        && second.value > digits.value
        && reader.cue(second.end, "measure").is_none()
    {
        let point = |value| Some(Point::of(Date::Year(numeric::year(value)?)));
        return Some(Found::range(at, second.end, point(digits.value)?, point(second.value)?));
    }
    let quote = |char: char| matches!(char, '“' | '"' | '(' | '（' | '《' | '「' | '\'');
    let begins = next.is_some_and(is_han)
        && before.is_none_or(|before| {
            quote(before)
                || matches!(
                    before,
                    '，' | ',' | '。' | ' ' | '\n' | '在' | '于' | '和' | '与' | '的' | '、' | '暨' | '”' | '》'
                )
        });
    let ends = before.is_some_and(is_han)
        && next.is_none_or(|next| matches!(next, '”' | '"' | ')' | '）' | '》' | '」' | '，' | ',' | '。' | '、'))
        && ["大会", "论坛", "峰会", "年会", "大赛", "展", "博览会", "会议", "节", "榜", "周"]
            .iter()
            .any(|word| reader.ends(at, &[word]));
    let point = Point::of(Date::Year(numeric::year(digits.value)?));
    (begins || ends).then(|| Found::point(at, digits.end, point, None))
}

/// The number in the brackets of 昨（十七）日, 上（2）月, 今（114）年, and where they close.
pub(super) fn in_brackets(reader: &Reader<'_>, at: usize, range: RangeInclusive<u32>) -> Option<(u32, usize)> {
    let open = reader.eat_any(at, &["(", "（"])?;
    let number = number(reader, open).filter(|number| range.contains(&number.value) && number.plain())?;
    Some((number.value, reader.eat_any(number.end, &[")", "）"])?))
}

/// 上（2）月, 本(3)月: a month with its number, as papers of Taiwan write.
pub(super) fn month_told_twice(reader: &Reader<'_>, at: usize) -> Option<(Month, usize)> {
    let (by, end) = shifted(reader, at, &[("上", -1), ("本", 0), ("下", 1)])?;
    let (_, end) = in_brackets(reader, end, 1..=12)?;
    Some((Month::Shift(Base::Published, by), reader.eat(end, "月")?))
}

/// 今（114）年, 去(113)年: a year with its number.
pub(super) fn year_told_twice(reader: &Reader<'_>, at: usize) -> Option<(Year, usize)> {
    let (by, end) = shifted(reader, at, &[("去", -1), ("今", 0), ("本", 0), ("明", 1)])?;
    let (_, end) = in_brackets(reader, end, 60..=2100)?;
    Some((Year::Shift(Base::Published, by), reader.eat(end, "年")?))
}

/// How far from now the word says that begins at an offset, and where it ends.
fn shifted<N: Copy>(reader: &Reader<'_>, at: usize, words: &[(&str, N)]) -> Option<(N, usize)> {
    words.iter().find_map(|&(word, by)| Some((by, reader.eat(at, word)?)))
}

/// Whether a word with its number in brackets begins here.
pub(super) fn told_twice(reader: &Reader<'_>, at: usize) -> bool {
    let open = |char: Option<char>| matches!(char, Some('(' | '（'));
    let next = reader.char(at).map(|char| at + char.len_utf8());
    next.is_some_and(|next| open(reader.char(next)))
        && (month_told_twice(reader, at).is_some() || year_told_twice(reader, at).is_some())
}

/// 市府昨与清华大学签约, 郭智辉今赴东京: a day of one character before a preposition or verb, as papers of Taiwan write.
pub(super) fn is_day_before_verb(reader: &Reader<'_>, at: usize) -> bool {
    let behind = &[
        "与", "于", "在", "赴", "率", "出席", "主持", "举行", "召开", "签", "宣布", "前往", "会见", "拜会", "视察",
        "参访",
    ];
    let first = reader.eat_any(at, &["昨", "今"]);
    // 李今在…: a character alone at the start of a clause is a surname before the name.
    let alone = reader.before(at).filter(|before| is_han(*before)).is_some_and(|before| {
        let start = at.saturating_sub(before.len_utf8());
        reader.eat(at, "今").is_some() && !reader.before(start).is_some_and(is_han)
    });
    let glued = alone || reader.before(at).is_some_and(|before| "如至迄当现古而".contains(before));
    !glued && first.is_some_and(|next| reader.eat_any(next, behind).is_some())
}

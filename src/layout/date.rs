//! Dates as page headers, datelines and signatures write them: with a year, at the start of a text.

use crate::span::floor;

/// English months by their first three letters.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Longest text of a date looked at.
const LONGEST: usize = 80;

/// A date that begins a text, with a year in it: the end of the date, and of the time of day that follows it.
pub(super) fn leading(text: &str) -> Option<(usize, usize)> {
    let text = floor(text, LONGEST);
    let date = match text.bytes().next()? {
        b'0'..=b'9' => numeric(text).or_else(|| day_first(text)),
        b'A'..=b'Z' => {
            let of_day = |skip: usize| {
                let rest = text.get(skip..)?;
                month_first(rest).or_else(|| day_first(rest)).map(|end| skip + end)
            };
            weekday(text).and_then(of_day).or_else(|| month_first(text))
        }
        byte if byte >= 0x80 => spelled(text),
        _ => None,
    }?;
    let rest = text.get(date..)?;
    Some((date, date + time(rest)))
}

/// `, May 24` behind an offset: a day without its year.
pub(super) fn begins_with_day(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or("").trim_start_matches([',', ' ']);
    let month = rest.get(..3).is_some_and(|word| MONTHS.contains(&&*word.to_ascii_lowercase()));
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '.').trim_start();
    // 9 Feb
    let number = digits(rest);
    let named = rest.get(number..).unwrap_or("").trim_start().get(..3);
    let first = (1..=2).contains(&number) && named.is_some_and(|word| MONTHS.contains(&&*word.to_ascii_lowercase()));
    first || month && (1..=2).contains(&digits(behind))
}

/// A line that is a date and nothing else, but for the weekday, a number of readers and marks: the end of the date.
pub(super) fn whole(line: &str) -> Option<usize> {
    let (_, end) = leading(line)?;
    let rest = line.get(end..)?;
    let weekday = |rest: &str| rest.contains("星期") || rest.contains("周") || rest.contains("礼拜");
    let quiet = |char: char| char.is_ascii_digit() || !char.is_alphanumeric();
    (rest.len() <= 24 && (rest.chars().all(quiet) || weekday(rest))).then_some(end)
}

/// A date behind a mark at the end of a short line: where it begins, and its length.
pub(super) fn closing(line: &str) -> Option<(usize, usize)> {
    const LONGEST_FRONT: usize = 64;
    let marks = line.char_indices().filter(|(_, char)| matches!(char, ',' | '|' | '｜' | '·' | '—' | '–' | '，'));
    marks.take_while(|(at, _)| *at <= LONGEST_FRONT).find_map(|(at, mark)| {
        let rest = line.get(at + mark.len_utf8()..)?;
        let start = line.len() - rest.trim_start().len();
        whole(line.get(start..)?).map(|end| (start, end))
    })
}

/// A date with its year behind a space or mark of a short line: where it begins, and its length.
pub(super) fn inside(line: &str) -> Option<(usize, usize)> {
    let fresh = |at: usize| !line.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()));
    let starts = line.char_indices().filter(|(_, char)| char.is_ascii_digit() || char.is_ascii_uppercase());
    starts
        .filter(|&(at, _)| at < LONGEST && fresh(at))
        .find_map(|(at, _)| leading(line.get(at..)?).map(|(end, _)| (at, end)))
}

fn digits(text: &str) -> usize {
    text.bytes().take(9).take_while(u8::is_ascii_digit).count()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// `2024-03-18`, `2024/3/18`, `2024.3.18`, `2024年3月18日`.
fn numeric(text: &str) -> Option<usize> {
    let mut at = 4;
    if digits(text) != 4 || !is_year(text.get(..4)?) {
        return None;
    }
    let mut first = None;
    for part in 0..2 {
        let rest = text.get(at..)?;
        let mark = rest.chars().next()?;
        let fits = match first {
            None => matches!(mark, '-' | '/' | '.' | '年'),
            Some('年') => mark == '月',
            Some(first) => mark == first,
        };
        if !fits {
            return None;
        }
        first = first.or(Some(mark));
        at += mark.len_utf8();
        let count = digits(text.get(at..)?);
        if !(1..=2).contains(&count) {
            return None;
        }
        at += count;
        if part == 1 && first == Some('年') {
            at += text.get(at..)?.chars().next().filter(|char| matches!(char, '日' | '号'))?.len_utf8();
        }
    }
    Some(at)
}

/// `二〇二四年三月十八日`.
fn spelled(text: &str) -> Option<usize> {
    let numeral = |char: char| "〇零○一二三四五六七八九十".contains(char);
    let year = text.find('年').filter(|&at| at == 12 && text.chars().take(4).all(numeral))?;
    let month = text.find('月').filter(|&at| at > year)?;
    let day = text.find('日').filter(|&at| at > month && at <= month + 12)?;
    let inside =
        |from: usize, to: usize| text.get(from..to).is_some_and(|part| !part.is_empty() && part.chars().all(numeral));
    (inside(year + '年'.len_utf8(), month) && inside(month + '月'.len_utf8(), day)).then(|| day + '日'.len_utf8())
}

/// A word that is a month, `Sept.` too: its length.
pub(super) fn month(text: &str) -> Option<usize> {
    let length = text.bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
    let head = text.get(..3)?;
    let known = length >= 3 && MONTHS.iter().any(|month| head.eq_ignore_ascii_case(month));
    // `March`, but no `Marketing`.
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
    ];
    let word = text.get(..length)?;
    let whole = length == 3 || full.iter().any(|name| word.eq_ignore_ascii_case(name));
    (known && whole).then(|| length + usize::from(text.get(length..).is_some_and(|rest| rest.starts_with('.'))))
}

/// `March 18, 2024`.
fn month_first(text: &str) -> Option<usize> {
    let mut at = month(text)?;
    at += spaces(text.get(at..)?);
    let count = digits(text.get(at..)?);
    if !(1..=2).contains(&count) {
        return None;
    }
    at += count;
    at += ["st", "nd", "rd", "th"]
        .iter()
        .find(|end| text.get(at..).is_some_and(|rest| rest.starts_with(**end)))
        .map_or(0, |end| end.len());
    at += usize::from(text.get(at..)?.starts_with(','));
    at += spaces(text.get(at..)?);
    year(text, at)
}

/// `18 March 2024`.
fn day_first(text: &str) -> Option<usize> {
    let mut at = digits(text);
    if !(1..=2).contains(&at) {
        return None;
    }
    at += spaces(text.get(at..)?);
    at += month(text.get(at..)?)?;
    at += usize::from(text.get(at..)?.starts_with(','));
    at += spaces(text.get(at..)?);
    year(text, at)
}

fn year(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    (digits(rest) == 4 && is_year(rest.get(..4)?)).then_some(at + 4)
}

/// `Monday, `.
fn weekday(text: &str) -> Option<usize> {
    let comma = text.find([',', ' ']).filter(|&at| (3..=9).contains(&at))?;
    let name = text.get(..comma)?.to_ascii_lowercase();
    let known = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| name.starts_with(day));
    let mark = comma + usize::from(text.get(comma..)?.starts_with(','));
    known.then_some(mark + spaces(text.get(mark..)?))
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The time of day at the start of a text, with what joins it to the date: its length, or nothing.
fn time(text: &str) -> usize {
    let skip = text.len() - text.trim_start_matches([' ', 'T', ',', '　', '|']).len();
    let rest = text.get(skip..).unwrap_or("");
    let hour = digits(rest);
    let minutes = rest.get(hour..).and_then(|rest| rest.strip_prefix(':')).filter(|rest| digits(rest) == 2);
    let Some(minutes) = minutes.filter(|_| (1..=2).contains(&hour)) else { return 0 };
    let mut end = text.len() - minutes.len() + 2;
    let seconds = text.get(end..).and_then(|rest| rest.strip_prefix(':')).filter(|rest| digits(rest) == 2);
    end += if seconds.is_some() { 3 } else { 0 };
    // `9:15 am EST`
    for _ in 0..2 {
        let word = text.get(end..).unwrap_or("").trim_start();
        let length = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = word.get(..length).unwrap_or("");
        if ["am", "pm", "AM", "PM", "GMT", "EST", "EDT", "HKT", "CST", "UTC", "ET"].contains(&name) {
            end = text.len() - word.len() + length;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_inside_a_line() {
        for (line, found) in [
            ("By Jane Doe | Mumbai | 18 Nov 2025, 11:40 IST", Some((23, 11))),
            ("Lakeside Monitor | 14 March 2025 | Compiled by Jane Doe", Some((19, 13))),
            ("湖州日报 2025年8月7日 第1版", Some((13, 15))),
            ("Acme opens plant 2 in March", None),
        ] {
            assert_eq!(inside(line), found, "{line}");
        }
    }

    #[test]
    fn dates_with_a_year() {
        for (text, date, all) in [
            ("2024-03-18 09:15:22　来源", 10, 19),
            ("2024年3月18日", 16, 16),
            ("2024/3/18", 9, 9),
            ("March 18, 2024", 14, 14),
            ("Monday, March 18, 2024", 22, 22),
            ("Sept. 9, 2024 by", 13, 13),
            ("18 March 2024, 9:15 am GMT", 13, 26),
            ("Monday 18 March 2024", 20, 20),
            ("二〇二四年三月十八日", 30, 30),
        ] {
            assert_eq!(leading(text), Some((date, all)), "{text}");
        }
        for text in ["2024年", "3月18日", "March 18", "Marketing 18, 2024", "2024-03", "18 people", "12024-03-18", ""]
        {
            assert_eq!(leading(text), None, "{text}");
        }
        assert!(whole("2024年3月18日（星期一）").is_some() && whole("2015-06-13 2293").is_some());
        assert!(whole("2024年3月18日，大会举行").is_none() && whole("2024-03-18 opening day").is_none());
    }
}

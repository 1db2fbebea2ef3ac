//! What was noticed in an article and not mended: it goes into the record's `notes`.

use super::gbk::is_han;
use super::script::class;
use super::{Fix, Repaired, ScriptTable};
use crate::span::{Span, floor};

/// Something noticed. The span is of the repaired text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) kind: &'static str,
    pub(crate) message: String,
    pub(crate) span: Span,
}

/// Longest run of damaged text looked at, in bytes.
const LONGEST_RUN: usize = 360;
/// Most notices of a kind; a page of nothing but damage needs no more.
const MOST: usize = 20;

/// Look through a repaired text.
pub(crate) fn find(repaired: &Repaired<'_>, table: &ScriptTable) -> Vec<Notice> {
    let text: &str = &repaired.text;
    let mut notices = Vec::new();
    let seen = repaired.classes;
    if seen & (class::UNREADABLE | class::UTF8_AS_GBK) != 0 {
        mojibake(text, table, &mut notices);
    }
    if seen & class::LATIN != 0 {
        latin(text, &mut notices);
    }
    open_ends(repaired, &mut notices);
    dates(text, &mut notices);
    notices.sort_by_key(|notice| (notice.span.start, notice.span.end));
    notices
}

fn put(notices: &mut Vec<Notice>, kind: &'static str, span: Span, message: &str) {
    if notices.iter().filter(|notice| notice.kind == kind).count() < MOST {
        notices.push(Notice { kind, message: message.to_owned(), span });
    }
}

/// A mark for an unreadable byte inside Chinese text, with rare characters behind it; or rare characters alone.
fn mojibake(text: &str, table: &ScriptTable, notices: &mut Vec<Notice>) {
    let message = "looks like text in a wrong encoding, or shifted by a byte; left as it is";
    let mut done = 0;
    for (at, char) in text.char_indices() {
        let info = table.info(char);
        if at < done || info & (class::UNREADABLE | class::UTF8_AS_GBK) == 0 {
            continue;
        }
        if char == char::REPLACEMENT_CHARACTER {
            let rest = text.get(at..).unwrap_or("");
            done = at + rest.find(|c| c != char::REPLACEMENT_CHARACTER).unwrap_or(rest.len());
            put(notices, "mojibake", Span::of(at, done), "a character that could not be read");
            continue;
        }
        let skip = if is_han(char) { 0 } else { char.len_utf8() };
        let rest = floor(text.get(at + skip..).unwrap_or(""), LONGEST_RUN);
        let end = rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
        let (mut han, mut rare) = (0, 0);
        for char in rest.get(..end).unwrap_or("").chars() {
            han += usize::from(is_han(char));
            rare += usize::from(is_han(char) && !super::gbk::is_common(table.simplified(char)));
        }
        done = at + skip + end;
        // Names and old texts have a rare character now and then.
        if rare >= 2 && rare * 3 >= han {
            put(notices, "mojibake", Span::of(at, done), message);
        }
    }
}

/// `â€™`, `Ã©`: what no repair was certain of.
fn latin(text: &str, notices: &mut Vec<Notice>) {
    for (at, pair) in text.match_indices("â€") {
        put(notices, "mojibake", Span::of(at, at + pair.len()), "looks like UTF-8 read as Windows-1252; left as it is");
    }
}

/// Runs that were mended up to a character at their ends.
fn open_ends(repaired: &Repaired<'_>, notices: &mut Vec<Notice>) {
    for edit in repaired.edits.iter().filter(|edit| edit.fix == Fix::ByteSlip) {
        let after = edit.clean.of_text(&repaired.text);
        for (at, mark) in after.match_indices('?') {
            let start = edit.clean.start as usize + at;
            let message = "a byte of this character is lost, and more than one character fits";
            put(notices, "unread", Span::of(start, start + mark.len()), message);
        }
    }
}

/// `2021129日`, `2022年521日`: a date that lost a character.
fn dates(text: &str, notices: &mut Vec<Notice>) {
    for (at, mark) in text.match_indices('日') {
        let before = text.get(..at).unwrap_or("").as_bytes();
        let digits = before.iter().rev().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let start = at - digits;
        let year = before.get(start..start + 4).is_some_and(|year| year.starts_with(b"19") || year.starts_with(b"20"));
        let behind_year = text.get(..start).is_some_and(|before| before.ends_with('年'));
        if (digits == 7 || digits == 8) && year || (digits == 3 || digits == 4) && behind_year {
            let from = if behind_year { start.saturating_sub('年'.len_utf8() + 4) } else { start };
            let from = if text.is_char_boundary(from) { from } else { start };
            let message = "looks like a date that lost a character";
            put(notices, "date", Span::of(from, at + mark.len()), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::fixed_for_notes;

    fn kinds(text: &str) -> Vec<(&'static str, String)> {
        let (repaired, notices) = fixed_for_notes(text);
        notices.into_iter().map(|notice| (notice.kind, notice.span.of_text(&repaired.text).to_owned())).collect()
    }

    #[test]
    fn what_is_left_is_noted() {
        assert_eq!(kinds("大会于2021129日举行"), [("date", "2021129日".to_owned())]);
        assert_eq!(kinds("大会于2022年521日举行"), [("date", "2022年521日".to_owned())]);
        assert_eq!(kinds("上海\u{FFFD}\u{FFFD}大学"), [("mojibake", "\u{FFFD}\u{FFFD}".to_owned())]);
        let found = kinds("他说?鑷鎬鏉娴鐜,没有");
        assert_eq!(found.first().map(|(kind, _)| *kind), Some("mojibake"), "{found:?}");
        for text in ["真的吗?是的,靺鞨是古代民族", "2021年12月9日,20211209,第123日", "Why? 为什么?", ""]
        {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}

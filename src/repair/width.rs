//! Full-width letters and digits to half width; in lines of English full-width marks too, as machine translation leaves them;
//! one dot between the parts of names.
//! Elsewhere punctuation stays: Chinese punctuation is full-width by right.

use super::Changes;
use super::gbk::is_han;

pub(crate) fn find(text: &str, changes: &mut Changes) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.is_ascii() {
            let english = line.bytes().any(|byte| byte.is_ascii_lowercase()) && !line.chars().any(is_east_asian);
            letters_and_marks(text, (start, start + line.len()), english, changes);
        }
        start += line.len();
    }
}

fn letters_and_marks(text: &str, (start, end): (usize, usize), english: bool, changes: &mut Changes) {
    let mut changed = start;
    for (at, char) in text.get(start..end).unwrap_or("").char_indices().map(|(at, char)| (start + at, char)) {
        if let Some(half) = half(char) {
            changes.replace(at, at + char.len_utf8(), half.encode_utf8(&mut [0; 4]));
            changed = at + char.len_utf8();
            continue;
        }
        // 穆罕默德‧賈丹: the dot that Hong Kong and Taiwan write is the one of all other names.
        if is_name_dot(char) {
            let next = text.get(at + char.len_utf8()..end).and_then(|rest| rest.chars().next());
            let last = text.get(start..at).and_then(|before| before.chars().next_back());
            if next.is_some_and(is_han) && last.is_some_and(is_han) {
                changes.replace(at, at + char.len_utf8(), "·");
                changed = at + char.len_utf8();
            }
            continue;
        }
        // `“ Scene Application Pioneer ”`, `《 From Bionic Joints 》`
        if english && matches!(char, '“' | '《') {
            let behind = text.get(at + char.len_utf8()..end).unwrap_or("");
            let spaces = behind.len() - behind.trim_start_matches(' ').len();
            if spaces > 0 && spaces < behind.len() {
                let inner = at + char.len_utf8();
                changes.remove(inner, inner + spaces);
                changed = inner + spaces;
            }
            continue;
        }
        if english && matches!(char, '”' | '》') {
            let before = text.get(changed..at).unwrap_or("");
            let spaces = before.len() - before.trim_end_matches(' ').len();
            if spaces > 0 && spaces < before.len() {
                changes.remove(at - spaces, at);
            }
            changed = at;
            continue;
        }
        let Some(mark) = half_mark(char).filter(|_| english) else { continue };
        // `Future ， Gathering`, `that，Dongguan`, `3，417`, `Bay（2025）`
        let before = text.get(changed..at).unwrap_or("");
        let from = if mark == '(' { at } else { at - (before.len() - before.trim_end_matches(' ').len()) };
        let next = text.get(at + char.len_utf8()..end).and_then(|rest| rest.chars().next());
        let last = text.get(changed..from).and_then(|before| before.chars().next_back());
        let number = last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
        let behind = mark != '(' && !number && next.is_some_and(char::is_alphanumeric);
        let ahead = mark == '(' && last.is_some_and(char::is_alphanumeric);
        let with = match (ahead, behind) {
            (true, _) => [' ', mark],
            (false, true) => [mark, ' '],
            (false, false) => [mark, '\0'],
        };
        let with: String = with.into_iter().filter(|&c| c != '\0').collect();
        changes.replace(from, at + char.len_utf8(), &with);
        changed = at + char.len_utf8();
    }
}

/// What the repair looks for. Curly quotation marks stand in most English texts: they alone do not start it.
pub(crate) fn is_affected(char: char) -> bool {
    half(char).or(half_mark(char)).is_some() || matches!(char, '《' | '》') || is_name_dot(char)
}

/// Other dots between the parts of names; not the one of most lists, for which no text shall be looked through.
fn is_name_dot(char: char) -> bool {
    matches!(char, '‧' | '・' | '．' | '⋅' | '∙')
}

/// Chinese, Japanese or Korean letters.
fn is_east_asian(char: char) -> bool {
    is_han(char) || matches!(char, '\u{3040}'..='\u{30FF}' | '\u{AC00}'..='\u{D7AF}')
}

/// The half-width form of a full-width letter or digit.
pub(crate) fn half(char: char) -> Option<char> {
    match char {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(char).checked_sub(0xFEE0)?),
        _ => None,
    }
}

/// The half-width form of a mark.
pub(crate) fn half_mark(char: char) -> Option<char> {
    match char {
        '，' | '：' | '；' | '！' | '？' | '（' | '）' => char::from_u32(u32::from(char).checked_sub(0xFEE0)?),
        '。' => Some('.'),
        _ => None,
    }
}

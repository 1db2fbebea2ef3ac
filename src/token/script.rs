//! Character classes: the few that the stages need.

use std::borrow::Cow;

/// What kind of character it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Han,
    Letter,
    Digit,
    Space,
    Newline,
    Other,
}

/// The class of a character.
pub(crate) fn class(character: char) -> Class {
    match character {
        '\u{4e00}'..='\u{9fff}' => Class::Han,
        '\n' | '\r' => Class::Newline,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' => Class::Space,
        '0'..='9' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '\0'..='\x7f' => Class::Other,
        // The usual marks of Chinese text, so that the tables of all scripts are not asked.
        '\u{2010}'..='\u{2027}'
        | '\u{3001}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => Class::Other,
        _ if is_han(character) => Class::Han,
        _ if character.is_alphabetic() => Class::Letter,
        _ if character.is_whitespace() => Class::Space,
        _ => Class::Other,
    }
}

/// The character that begins at an offset.
#[inline]
pub(crate) fn character_at(text: &str, at: usize) -> Option<char> {
    let rest = text.as_bytes().get(at..)?;
    match *rest.first()? {
        byte if byte.is_ascii() => Some(char::from(byte)),
        // Nearly all that is no ASCII has three bytes.
        first @ 0xE0..=0xEF => {
            let bits = |at: usize, shift: u32| rest.get(at).map(|byte| u32::from(byte & 0x3F) << shift);
            char::from_u32(u32::from(first & 0x0F) << 12 | bits(1, 6)? | bits(2, 0)?)
        }
        _ => text.get(at..)?.chars().next(),
    }
}

/// A Chinese character.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '\u{f900}'..='\u{faff}'
        | '〇' | '々')
}

/// How many Chinese characters a text has.
pub(crate) fn count_han(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        // What every Chinese character begins with.
        if byte >= 0xE3 {
            count += usize::from(match byte {
                // U+5000 to U+9FFF
                0xE5..=0xE9 => true,
                _ => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_han),
            });
        }
    }
    count
}

/// How many letters of ASCII a text has.
pub(crate) fn count_latin(text: &str) -> usize {
    // So many at once that their number fits a byte: then the compiler takes many bytes in one step.
    let of = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(byte.is_ascii_alphabetic())).sum::<u8>();
    text.as_bytes().chunks(usize::from(u8::MAX)).map(|bytes| usize::from(of(bytes))).sum()
}

/// Opening quotation mark, and the mark that closes it.
pub(crate) fn closing_quote(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        '‘' => Some('’'),
        '"' => Some('"'),
        '〝' => Some('〞'),
        _ => None,
    }
}

/// Opening bracket, and the mark that closes it (the other width is accepted too).
pub(crate) fn is_open_bracket(character: char) -> bool {
    matches!(character, '(' | '（' | '[' | '【' | '〔')
}

/// Closing bracket of any kind.
pub(crate) fn is_close_bracket(character: char) -> bool {
    matches!(character, ')' | '）' | ']' | '】' | '〕')
}

/// Bytes of a word that is put into lower case without an allocation.
pub(crate) const LONGEST_WORD: usize = 32;

/// A word in lower case, in the buffer where it is ASCII and fits.
pub(crate) fn lower_case<'b>(word: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Cow<'b, str> {
    if let Some(lower) = buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(lower) {
            return Cow::Borrowed(lower);
        }
    }
    Cow::Owned(word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_chinese_text_are_no_letters() {
        let marks = ('\u{2010}'..='\u{2027}').chain('\u{3001}'..='\u{3020}').chain('\u{ff01}'..='\u{ff20}');
        for mark in marks.filter(|&mark| class(mark) == Class::Other) {
            assert!(!is_han(mark) && !mark.is_alphabetic() && !mark.is_whitespace(), "{mark:?}");
        }
    }

    #[test]
    fn a_character_is_read_from_its_bytes() {
        let text = "a é\u{800}徐\u{ffff}\u{10000}😀z";
        for at in 0..=text.len() + 1 {
            assert_eq!(character_at(text, at), text.get(at..).and_then(|rest| rest.chars().next()), "{at}");
        }
    }

    #[test]
    fn letters_are_counted() {
        assert_eq!(count_latin(&"aé1徐Z ".repeat(700)), 1400);
        assert_eq!(count_latin(&"x".repeat(1021)), 1021);
    }

    #[test]
    fn chinese_characters_are_counted() {
        for code in (0..=0x3_2400).chain(0xF_0000..0xF_0100) {
            let Some(character) = char::from_u32(code) else { continue };
            assert_eq!(count_han(&character.to_string()), usize::from(is_han(character)), "{code:x}");
        }
        assert_eq!(count_han("徐汇区 and 〇《々》"), 5);
    }
}

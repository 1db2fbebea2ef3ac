//! Full-width letters and digits to half width. Punctuation stays: Chinese punctuation is full-width by right.

use super::Changes;

pub(crate) fn find(text: &str, changes: &mut Changes) {
    for (at, char) in text.char_indices() {
        if let Some(half) = half(char) {
            changes.replace(at, at + char.len_utf8(), half.encode_utf8(&mut [0; 4]));
        }
    }
}

/// The half-width form of a full-width letter or digit.
pub(crate) fn half(char: char) -> Option<char> {
    match char {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(char).checked_sub(0xFEE0)?),
        _ => None,
    }
}

//! Characters and their two GBK bytes.

use encoding_rs::{DecoderResult, GBK};
use std::sync::LazyLock;

/// The characters of all pairs of bytes that have one, and the two bytes of each character of the Basic Multilingual Plane;
/// zero where there are none. encoding_rs searches its tables from end to end for a character, and makes a decoder for
/// two bytes, which makes damaged text some hundred times dearer than good one.
struct Tables {
    chars: Vec<u16>,
    bytes: Vec<u16>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let (mut chars, mut bytes) = (vec![0; 0x1_0000], vec![0; 0x1_0000]);
    for pair in (0x81..=0xFE).flat_map(|lead| (0x40..=0xFE).map(move |trail| [lead, trail])) {
        let code = u16::from_be_bytes(pair);
        let Some(char) = decoded(pair) else { continue };
        if let Some(slot) = chars.get_mut(usize::from(code)) {
            *slot = char;
        }
        // The two bytes that an encoder writes are the first ones, of the few characters that have several.
        if let Some(slot) = bytes.get_mut(usize::from(char)).filter(|slot| **slot == 0) {
            *slot = code;
        }
    }
    // The one character that has a single byte as well; encoders write that.
    if let Some(slot) = bytes.get_mut('€' as usize) {
        *slot = 0;
    }
    Tables { chars, bytes }
});

/// What the library makes of two bytes: all characters of GBK are of the Basic Multilingual Plane.
fn decoded(bytes: [u8; 2]) -> Option<u16> {
    let mut units = [0; 4];
    let (result, _, written) =
        GBK.new_decoder_without_bom_handling().decode_to_utf16_without_replacement(&bytes, &mut units, true);
    (result == DecoderResult::InputEmpty && written == 1).then_some(units[0])
}

/// The two GBK bytes of a character, if it has two.
pub(crate) fn encode(char: char) -> Option<[u8; 2]> {
    TABLES.bytes.get(char as usize).filter(|&&bytes| bytes != 0 && !is_private(char)).map(|bytes| bytes.to_be_bytes())
}

/// The two bytes of a character of GBK's user-defined and unassigned places, which decoders map to private characters.
pub(crate) fn encode_private(char: char) -> Option<[u8; 2]> {
    let bytes = *TABLES.bytes.get(char as usize)?;
    (is_private(char) && bytes != 0).then(|| bytes.to_be_bytes())
}

fn is_private(char: char) -> bool {
    matches!(char, '\u{E000}'..='\u{F8FF}')
}

/// The character of two GBK bytes; none where they are no character or a private one.
pub(crate) fn decode(bytes: [u8; 2]) -> Option<char> {
    let unit = *TABLES.chars.get(usize::from(u16::from_be_bytes(bytes)))?;
    char::from_u32(u32::from(unit)).filter(|&char| unit != 0 && !is_private(char))
}

/// One of the 3,755 characters that GB 2312 lists first, because they are the common ones.
pub(crate) fn is_common(char: char) -> bool {
    matches!(encode(char), Some([0xB0..=0xD7, 0xA1..=0xFE]))
}

/// A Chinese character.
pub(crate) fn is_han(char: char) -> bool {
    matches!(char, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}' | '\u{F900}'..='\u{FAFF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::EncoderResult;

    /// What the library's encoder says, by search.
    fn searched(char: char) -> Option<[u8; 2]> {
        let (mut source, mut bytes) = ([0; 4], [0; 4]);
        let (result, _, written) =
            GBK.new_encoder().encode_from_utf8_without_replacement(char.encode_utf8(&mut source), &mut bytes, true);
        match (result, written, bytes) {
            (EncoderResult::InputEmpty, 2, [lead, trail, ..]) => Some([lead, trail]),
            _ => None,
        }
    }

    #[test]
    fn the_table_is_what_the_encoder_says() {
        for char in ('\u{0}'..='\u{FFFF}').filter(|char| !('\u{E000}'..='\u{F8FF}').contains(char)) {
            assert_eq!(encode(char), searched(char), "{char:?}");
        }
        assert_eq!(encode('\u{10FFFF}'), None);
    }

    #[test]
    fn characters_and_their_bytes() {
        assert_eq!(encode('海'), Some([0xBA, 0xA3]));
        assert_eq!(decode([0xBA, 0xA3]), Some('海'));
        assert_eq!(encode('a'), None);
        assert_eq!(encode('𫝈'), None);
        assert_eq!(decode([0x41, 0x42]), None);
        // User-defined places of all three areas, and one that no character was assigned to.
        for (char, bytes) in [
            ('\u{E000}', [0xAA, 0xA1]),
            ('\u{E234}', [0xF8, 0xA1]),
            ('\u{E4C6}', [0xA1, 0x40]),
            ('\u{E7C2}', [0xA8, 0x9C]),
        ] {
            assert_eq!((encode(char), encode_private(char)), (None, Some(bytes)), "{char:?}");
        }
        assert!(is_common('海') && !is_common('碓'));
    }
}

//! A small number for each Chinese character, read without a hash: asked for nearly every character of an article.

use rustc_hash::FxHashMap;

/// The characters that nearly all text consists of: U+4E00 to U+9FFF.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// Numbers by character, zero where none was put.
#[derive(Debug)]
pub(crate) struct Characters {
    usual: Box<[u8]>,
    others: FxHashMap<char, u8>,
}

impl Default for Characters {
    fn default() -> Self {
        Self { usual: vec![0; (LAST - FIRST + 1) as usize].into_boxed_slice(), others: FxHashMap::default() }
    }
}

impl Characters {
    pub(crate) fn get(&self, character: char) -> u8 {
        match self.usual.get(u32::from(character).wrapping_sub(FIRST) as usize) {
            Some(number) => *number,
            None if self.others.is_empty() => 0,
            None => self.others.get(&character).copied().unwrap_or(0),
        }
    }

    /// Change the number of a character.
    pub(crate) fn change(&mut self, character: char, change: impl FnOnce(u8) -> u8) {
        match self.usual.get_mut(u32::from(character).wrapping_sub(FIRST) as usize) {
            Some(number) => *number = change(*number),
            None => {
                let number = self.others.entry(character).or_insert(0);
                *number = change(*number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_own_number() {
        let mut characters = Characters::default();
        let some = ['\u{4DFF}', '一', '丁', '\u{9FFF}', '\u{A000}', 'a', '\u{20000}'];
        for (number, character) in (1..).zip(some) {
            characters.change(character, |old| old + number);
        }
        for (number, character) in (1..).zip(some) {
            assert_eq!(characters.get(character), number, "{character:?}");
        }
        for character in ['\0', '七', '\u{9FFE}', 'b', char::MAX] {
            assert_eq!(characters.get(character), 0, "{character:?}");
        }
    }
}

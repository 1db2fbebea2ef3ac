//! Words by their text: a table of their numbers, asked for every token of an article.

/// A hash table with open addressing; the texts are kept elsewhere, by number.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Hash, and number from one; zero where nothing is. Their count is a power of two.
    slots: Vec<(u32, u32)>,
    length: usize,
}

impl Index {
    /// The number of a text that has the tag; `text_of` gives the text of a number.
    #[inline]
    pub(super) fn get<'a>(&self, hash: u32, text: &[u8], text_of: impl Fn(u32) -> Option<&'a [u8]>) -> Option<u32> {
        let mut at = hash as usize;
        loop {
            let &(tag, number) = self.slots.get(at & self.slots.len().wrapping_sub(1))?;
            let number = number.checked_sub(1)?;
            if tag == hash && text_of(number) == Some(text) {
                return Some(number);
            }
            at += 1;
        }
    }

    /// Add a text that is not there, by its tag.
    pub(super) fn put(&mut self, tag: u32, number: u32) {
        if self.length * 4 >= self.slots.len() * 3 {
            let size = (self.slots.len() * 2).max(1 << 17);
            for (hash, number) in std::mem::replace(&mut self.slots, vec![(0, 0); size]) {
                if number > 0 {
                    self.fill(hash, number);
                }
            }
        }
        self.length += 1;
        self.fill(tag, number.saturating_add(1));
    }

    fn fill(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len().wrapping_sub(1);
        let free = (hash as usize..).find(|at| self.slots.get(at & mask).is_none_or(|&(_, number)| number == 0));
        if let Some(slot) = free.and_then(|at| self.slots.get_mut(at & mask)) {
            *slot = (hash, number);
        }
    }
}

/// Spreads a number over all bits (the golden ratio).
pub(super) const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash of bytes, eight at a time.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, next: u64| {
        let hash = (hash ^ next).wrapping_mul(SPREAD);
        hash ^ hash >> 32
    };
    let mut hash = bytes.len() as u64;
    if let Some(last) = bytes.last_chunk() {
        let (chunks, _) = bytes.as_chunks();
        hash = chunks.iter().fold(hash, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
        hash = mix(hash, u64::from_le_bytes(*last));
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        hash = mix(hash, u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
    } else {
        hash = mix(hash, bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }
    mix(hash, 0)
}

/// The half of the hash that the table uses.
#[inline]
pub(super) fn tag(text: &[u8]) -> u32 {
    (hash(text) >> 16) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_found() {
        let words: Vec<String> = (0..100_000).map(|number| format!("{}{number}", "上海".repeat(number % 5))).collect();
        let mut index = Index::default();
        assert_eq!(index.get(tag("上海".as_bytes()), "上海".as_bytes(), |_| None), None);
        for (number, word) in (0..).zip(&words) {
            index.put(tag(word.as_bytes()), number);
        }
        let text_of = |number: u32| words.get(number as usize).map(String::as_bytes);
        for (number, word) in (0..).zip(&words) {
            assert_eq!(index.get(tag(word.as_bytes()), word.as_bytes(), text_of), Some(number));
        }
        for word in ["", "a", "上海", "100000", "上海上海上海上海上海1"] {
            assert_eq!(index.get(tag(word.as_bytes()), word.as_bytes(), text_of), None, "{word}");
        }
    }
}

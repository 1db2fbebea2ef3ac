//! UTF-8 that was read as a single-byte encoding: `â€™` for ’, `Ã©` for é.
//!
//! A sequence of characters whose bytes are one UTF-8 character is mojibake when nobody would write it: `Ã©` yes, `É®` and
//! `ë…”` no. Where a text has certain ones, the doubtful ones of the same encoding are believed too.

use super::judge::Words;
use super::{Changes, ScriptTable, encoding_gbk};
use encoding_rs::{Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
use std::sync::LazyLock;

/// A single-byte encoding: its characters above ASCII, and the characters that UTF-8 lead bytes are in it.
struct Codec {
    encoding: &'static Encoding,
    leads: &'static str,
}

const WESTERN: &str = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñ";

/// By how common the mistake is; the first that finds something certain is taken.
const CODECS: [Codec; 5] = [
    Codec { encoding: WINDOWS_1252, leads: WESTERN },
    Codec { encoding: MACINTOSH, leads: "¬√ƒ≈‚„‰ÂÊÁËÈÔ" },
    Codec { encoding: WINDOWS_1250, leads: "ÂĂÄĹâ" },
    Codec { encoding: WINDOWS_1251, leads: "ВГДЕвпРС" },
    Codec { encoding: ISO_8859_2, leads: "ÂĂÄĹâ" },
];

/// Characters after which decoding is worth trying.
pub(crate) fn leads() -> impl Iterator<Item = char> {
    CODECS.iter().flat_map(|codec| codec.leads.chars()).chain('\u{80}'..='\u{9F}')
}

/// The same as readers, which take some work to make and never change.
static READERS: LazyLock<[Reader; 5]> = LazyLock::new(|| CODECS.each_ref().map(Reader::new));

pub(crate) fn find(text: &str, table: &ScriptTable, words: &Words<'_>, changes: &mut Changes) {
    // Damage is at least two such characters; of pinyin and French letters, ASCII stands behind most.
    let latin = |char: char| table.info(char) & super::script::class::LATIN != 0;
    let ascii_behind = |end: usize| text.as_bytes().get(end).is_none_or(u8::is_ascii);
    let spots: Vec<(usize, char)> =
        text.char_indices().filter(|&(at, char)| latin(char) && !ascii_behind(at + char.len_utf8())).collect();
    if !spots.is_empty() {
        // Several may find something (Chinese as Macintosh text has Western sequences); right is what explains the most.
        // What explains nearly everything leaves the others nothing, and they are dear on a page of such text.
        let mut gbk = Changes::default();
        let mut best = (0, None);
        let mut all = false;
        for reader in READERS.iter() {
            let sequences = reader.sequences(text, &spots);
            let covered: usize = sequences.iter().map(|sequence| sequence.end - sequence.start).sum();
            if covered > best.0 {
                all = unexplained(&spots, &sequences) * 50 <= spots.len();
                best = (covered, Some((reader, sequences)));
            }
            if all {
                break;
            }
        }
        if !all && encoding_gbk::find_gbk(text, table, &mut gbk) >= best.0 && !gbk.is_empty() {
            best.1 = None;
        }
        if let (_, Some((reader, sequences))) = best {
            return reader.change(text, &sequences, changes);
        }
        if !gbk.is_empty() {
            *changes = gbk;
            return;
        }
    }
    encoding_gbk::find_utf8(text, table, words, changes);
    if changes.is_empty() {
        encoding_gbk::find_big5(text, table, changes);
    }
    if changes.is_empty() {
        controls(text, changes);
    }
}

/// How many of the spots are in none of the sequences; both are in the order of the text.
fn unexplained(spots: &[(usize, char)], sequences: &[Sequence]) -> usize {
    let mut sequences = sequences.iter().peekable();
    let mut free = |at: usize| {
        while sequences.next_if(|sequence| sequence.end <= at).is_some() {}
        sequences.peek().is_none_or(|sequence| at < sequence.start)
    };
    spots.iter().filter(|(at, _)| free(*at)).count()
}

/// What is left of C1 controls was meant as Windows-1252.
fn controls(text: &str, changes: &mut Changes) {
    for (at, char) in text.char_indices().filter(|(_, char)| ('\u{80}'..='\u{9F}').contains(char)) {
        let byte = u8::try_from(char).unwrap_or(0);
        let meant = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(char);
        if meant != char {
            changes.replace(at, at + char.len_utf8(), meant.encode_utf8(&mut [0; 4]));
        }
    }
}

/// A possible UTF-8 character.
struct Sequence {
    start: usize,
    end: usize,
    meant: char,
    certain: bool,
}

struct Reader {
    western: bool,
    /// Sorted.
    leads: Vec<char>,
    /// Sorted by character.
    bytes: Vec<(char, u8)>,
}

impl Reader {
    fn new(codec: &Codec) -> Self {
        let decoded = |byte: u8| codec.encoding.decode_without_bom_handling(&[byte]).0.chars().next();
        let mut bytes: Vec<(char, u8)> =
            (0x80..=0xFF).filter_map(|byte| decoded(byte).map(|char| (char, byte))).collect();
        // Latin-1 is Windows-1252 with controls where that has characters; both occur, often in one text.
        if codec.encoding == WINDOWS_1252 {
            bytes.extend((0x80..=0x9F).map(|byte| (char::from(byte), byte)));
        }
        bytes.sort_unstable();
        let mut leads: Vec<char> = codec.leads.chars().collect();
        leads.sort_unstable();
        Self { western: codec.encoding == WINDOWS_1252, leads, bytes }
    }

    fn byte(&self, char: char) -> Option<u8> {
        let index = self.bytes.binary_search_by_key(&char, |&(known, _)| known).ok()?;
        self.bytes.get(index).map(|&(_, byte)| byte)
    }

    /// The sequences of a text if any is certain; they begin at some of the `spots`.
    fn sequences(&self, text: &str, spots: &[(usize, char)]) -> Vec<Sequence> {
        let mut sequences: Vec<Sequence> = Vec::new();
        for &(at, _) in spots.iter().filter(|(_, char)| self.leads.binary_search(char).is_ok()) {
            if sequences.last().is_none_or(|last| last.end <= at) {
                sequences.extend(self.sequence(text, at));
            }
        }
        // Next to a certain one, or to another doubtful one, a doubtful one is certain.
        let touching = |left: Option<&Sequence>, right: Option<&Sequence>| matches!((left, right), (Some(left), Some(right)) if left.end == right.start);
        let certain = (0..sequences.len()).any(|index| {
            let (here, next) = (sequences.get(index), sequences.get(index + 1));
            here.is_some_and(|sequence| sequence.certain)
                || touching(here, next) && touching(next, sequences.get(index + 2))
        });
        if certain { sequences } else { Vec::new() }
    }

    fn change(&self, text: &str, sequences: &[Sequence], changes: &mut Changes) {
        let mut done = 0;
        for (index, sequence) in sequences.iter().enumerate() {
            self.spaced(text, done, sequence.start, changes);
            let mut meant = sequence.meant.to_string();
            let alone = sequences.get(index + 1).is_none_or(|next| next.start > sequence.end);
            if meant == "à" && alone && self.begins_word(text, sequence.start) {
                let rest = text.get(sequence.end..).unwrap_or("");
                // `Ã` and a no-break space is a lone à whose own space was merged, but Portuguese has `às`.
                if rest.starts_with(char::is_alphabetic) && !rest.starts_with("s ") {
                    meant.push(' ');
                }
            }
            changes.replace(sequence.start, sequence.end, &meant);
            done = sequence.end;
        }
        self.spaced(text, done, text.len(), changes);
    }

    /// `Ã ` and `Â `, where the no-break space became a space.
    fn spaced(&self, text: &str, from: usize, to: usize, changes: &mut Changes) {
        if !self.western {
            return;
        }
        let part = text.get(from..to).unwrap_or("");
        for (at, lead) in part.match_indices(['Ã', 'Â']).map(|(at, lead)| (from + at, lead)) {
            let rest = text.get(at + lead.len()..).unwrap_or("");
            match (lead, rest.starts_with(' ')) {
                ("Ã", true) if rest.starts_with(" s ") => changes.replace(at, at + lead.len() + 1, "à"),
                ("Ã", true) if self.begins_word(text, at) => changes.replace(at, at + lead.len(), "à"),
                ("Â", true) if to > at + 2 => changes.remove(at, at + lead.len()),
                _ => {}
            }
        }
    }

    fn begins_word(&self, text: &str, at: usize) -> bool {
        !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric))
    }

    fn sequence(&self, text: &str, at: usize) -> Option<Sequence> {
        let mut bytes = [0; 6];
        let (mut wanted, mut count, mut end, mut unreadable) = (1, 0, at, false);
        for char in text.get(at..)?.chars().take(6) {
            // One byte that was lost on the way loses its character, but not the rest.
            let lost = char == char::REPLACEMENT_CHARACTER && count > 0;
            unreadable |= lost;
            let Some(byte) = self.byte(char).or(lost.then_some(0xBF)) else { break };
            let slot = bytes.get_mut(count)?;
            *slot = byte;
            if count == 0 {
                wanted = match byte {
                    0xC2..=0xDF => 2,
                    0xE0..=0xEF => 3,
                    0xF0..=0xF4 => 4,
                    _ => return None,
                };
            }
            count += 1;
            end += char.len_utf8();
            if count == wanted {
                // Half of a pair of surrogates, each written as if it were a character.
                match bytes {
                    [0xED, 0xA0..=0xAF, ..] if count == 3 => wanted = 6,
                    _ => break,
                }
            }
        }
        let meant = decoded(bytes.get(..count).filter(|_| count == wanted)?)?;
        let meant = if unreadable { char::REPLACEMENT_CHARACTER } else { meant };
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(end..)?.chars().next();
        let certain = !unreadable && self.is_certain(&bytes, count, [before, after], text.get(at..end)?, meant);
        Some(Sequence { start: at, end, meant, certain })
    }

    /// Whether nobody would write the characters of a sequence side by side.
    fn is_certain(&self, bytes: &[u8; 6], count: usize, around: [Option<char>; 2], written: &str, meant: char) -> bool {
        let lower = around[0].is_some_and(char::is_lowercase);
        let upper = around[0].is_some_and(char::is_uppercase);
        let letter_after = around[1].is_some_and(char::is_alphabetic);
        let (lead, trail) = (bytes[0], bytes[1]);
        let quiet = |byte: u8| !follows_words(byte);
        let trail_letter = written.chars().nth(1).is_some_and(char::is_alphabetic);
        match count {
            2 if !self.western && trail_letter => lower && meant.is_lowercase(),
            // A control character in the middle of text is a byte, and has to be read once more.
            2 if lead == 0xC2 && matches!(trail, 0x80..=0x9F) => written.chars().any(char::is_control),
            2 if lead == 0xC2 => !upper || quiet(trail),
            2 if matches!(trail, 0x91..=0x94) => lower || upper && letter_after,
            2 if lead == 0xC3 => lower || letter_after || quiet(trail) || trail == 0xA9 && !upper,
            2 if matches!(meant, '\u{300}'..='\u{36F}') => quiet(trail) && !trail_letter,
            2 => quiet(trail) && meant.is_alphabetic() && !trail_letter && (lower || upper || letter_after),
            3 if lead == 0xE2 && !matches!(trail, 0x85) => true,
            3 => quiet(trail) || quiet(bytes[2]),
            _ => true,
        }
    }
}

/// Bytes whose characters (in Windows-1252 and its relatives) stand behind words in good text: quotes, dashes, ™.
fn follows_words(byte: u8) -> bool {
    matches!(byte, 0x85 | 0x91..=0x94 | 0x96 | 0x97 | 0x99 | 0xA0 | 0xA1 | 0xA3 | 0xA7 | 0xA9 | 0xAA | 0xAB | 0xAE)
        || matches!(byte, 0xB4 | 0xBA | 0xBB | 0xBF)
}

/// The character of UTF-8 bytes (or of two surrogates in the same form), if text may contain it.
fn decoded(bytes: &[u8]) -> Option<char> {
    let char = match *bytes {
        [0xED, high @ 0xA0..=0xAF, high_end, 0xED, low @ 0xB0..=0xBF, low_end] => {
            let bits = |byte: u8, mask: u8| u32::from(byte & mask);
            let upper = bits(high, 0x0F) << 6 | bits(high_end, 0x3F);
            let lower = bits(low, 0x0F) << 6 | bits(low_end, 0x3F);
            char::from_u32(0x1_0000_u32.checked_add(upper << 10 | lower)?)?
        }
        _ => std::str::from_utf8(bytes).ok()?.chars().next()?,
    };
    let private = matches!(char, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    (!matches!(char, '\0'..='\x7F') && !private).then_some(char)
}

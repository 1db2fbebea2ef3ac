//! Pinyin in brackets after the characters that it reads: 徐汇区(qū).

use super::Changes;
use super::gbk::is_han;
use pinyin::ToPinyinMulti;

pub(crate) const OPENING: [char; 2] = ['(', '（'];
const CLOSING: [char; 2] = [')', '）'];
/// Longest text in brackets looked at, in bytes.
const LONGEST: usize = 48;
/// Most characters that one pair of brackets reads.
const MOST_CHARACTERS: usize = 6;
/// Most letters of a syllable (zhuang).
const LONGEST_SYLLABLE: usize = 6;

/// A bracket that looks like a gloss.
struct Candidate {
    start: usize,
    end: usize,
    /// Tone marks or numbers: nothing but pinyin is written so.
    toned: bool,
    /// It is a reading of the characters before it.
    reading: bool,
}

pub(crate) fn find(text: &str, changes: &mut Changes) {
    let candidates: Vec<Candidate> = text
        .char_indices()
        .filter(|(_, char)| OPENING.contains(char))
        .filter_map(|(at, _)| candidate(text, at))
        .collect();
    // One plain `王(wang)` may tell the reader something; a text full of glosses was glossed by a machine.
    let certain = candidates.iter().filter(|gloss| gloss.reading).count();
    for gloss in &candidates {
        if (gloss.reading && (gloss.toned || certain >= 2)) || (gloss.toned && certain >= 2) {
            changes.remove(gloss.start, gloss.end);
        }
    }
}

fn candidate(text: &str, at: usize) -> Option<Candidate> {
    let before = text.get(..at)?;
    if !before.chars().next_back().is_some_and(is_han) {
        return None;
    }
    let mut inner = text.get(at..)?.char_indices();
    let (_, _opening) = inner.next()?;
    let (mut letters, mut toned, mut syllables) = (String::new(), false, 1_usize);
    let mut length = 0_usize; // of the syllable being read
    for (offset, char) in inner.take_while(|&(offset, _)| offset < LONGEST) {
        if CLOSING.contains(&char) {
            let reading = reads(before, &letters);
            let short = syllables == 1 && (1..=LONGEST_SYLLABLE).contains(&letters.chars().count());
            // A toned syllable that the dictionary does not know of the character still is no word of any language.
            return (reading || short && toned).then_some(Candidate {
                start: at,
                end: at + offset + char.len_utf8(),
                toned,
                reading,
            });
        }
        match char {
            '1'..='5' if length > 0 => (toned, length) = (true, 0),
            ' ' | '\'' | '’' | '-' | '·' if !letters.is_empty() => (syllables, length) = (syllables + 1, 0),
            _ => {
                let (letter, marked) = toneless(char)?;
                letters.push(letter);
                toned |= marked;
                length += 1;
            }
        }
    }
    None
}

/// A letter of pinyin without its tone, and whether it had one. Capital letters are no gloss: `(AI)`, `(Wang)`.
fn toneless(char: char) -> Option<(char, bool)> {
    Some(match char {
        'a'..='z' => (char, false),
        'ɡ' => ('g', false),
        'ɑ' => ('a', false),
        'ü' => ('v', false),
        'ā' | 'á' | 'ǎ' | 'à' | 'ă' => ('a', true),
        'ō' | 'ó' | 'ǒ' | 'ò' | 'ŏ' => ('o', true),
        'ē' | 'é' | 'ě' | 'è' | 'ĕ' => ('e', true),
        'ī' | 'í' | 'ǐ' | 'ì' | 'ĭ' => ('i', true),
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ŭ' => ('u', true),
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => ('v', true),
        'ń' | 'ň' | 'ǹ' => ('n', true),
        'ḿ' => ('m', true),
        _ => return None,
    })
}

/// Whether toneless letters are a reading of the last characters of a text, all letters used up.
fn reads(before: &str, letters: &str) -> bool {
    fn walk(mut chars: std::str::Chars<'_>, letters: &str, left: usize) -> bool {
        if letters.is_empty() {
            return left < MOST_CHARACTERS;
        }
        let Some(char) = chars.next_back().filter(|&char| left > 0 && is_han(char)) else { return false };
        let mut tried = ""; // readings come in several tones, one after the other
        readings(char).any(|reading| {
            let fresh = std::mem::replace(&mut tried, reading) != reading;
            fresh && strip_reading(letters, reading).is_some_and(|rest| walk(chars.clone(), rest, left - 1))
        })
    }
    walk(before.chars(), letters, MOST_CHARACTERS)
}

/// The letters before a reading that they end in; the dictionary writes `ü`, the letters have `v`.
fn strip_reading<'a>(letters: &'a str, reading: &str) -> Option<&'a str> {
    let mut rest = letters;
    for letter in reading.chars().rev() {
        rest = rest.strip_suffix(if letter == 'ü' { 'v' } else { letter })?;
    }
    Some(rest)
}

/// The toneless readings of a character.
pub(crate) fn readings(char: char) -> impl Iterator<Item = &'static str> {
    char.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain)
}

/// Letters of one syllable without tones; none where it is no pinyin.
pub(crate) fn syllable(text: &str) -> Option<String> {
    text.chars().map(|char| toneless(char).map(|(letter, _)| letter)).collect()
}

/// Whether a toneless syllable is a reading of a character.
pub(crate) fn is_reading(char: char, syllable: &str) -> bool {
    readings(char).any(|reading| strip_reading(syllable, reading) == Some(""))
}

//! What an English number counts: up to four words and a plural noun.

use super::lexicon::{Lexicon, Role, Sense};

/// The noun after a number.
pub(super) enum Counted {
    Noun {
        start: usize,
        end: usize,
    },
    /// A length of time (five consecutive years): ends here, and is no quantity.
    Time(usize),
}

const MODIFIERS: usize = 4;
const LONGEST_WORD: usize = 32;

/// The counted noun after the number that ends at `at`.
pub(super) fn counted(lexicon: &Lexicon, text: &str, at: usize) -> Option<Counted> {
    let mut end = at;
    let mut capitals = 0_usize;
    for step in 0..=MODIFIERS {
        let (start, word) = next_word(text, end)?;
        end = start + word.len();
        let role = lexicon.role(word);
        if role == Some(Role::Modifier) || (word == "and" && step > 0) {
            continue;
        }
        if role == Some(Role::Stop) || word.ends_with("'s") {
            return None;
        }
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) && !is_plural_acronym(word) {
            capitals += 1;
            if capitals > 2 {
                return None;
            }
            continue;
        }
        if !is_plural(lexicon, word) {
            continue;
        }
        if matches!(lexicon.after(word, false), Some((length, after)) if length == word.len() && after.sense == Sense::Time)
        {
            return Some(Counted::Time(end));
        }
        return Some(with_compound(lexicon, text, start, end));
    }
    None
}

/// "sales offices": the noun is the last of two plurals.
fn with_compound(lexicon: &Lexicon, text: &str, start: usize, end: usize) -> Counted {
    if let Some((next, word)) = next_word(text, end) {
        let lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if lower && lexicon.role(word).is_none() && is_plural(lexicon, word) {
            return Counted::Noun { start: next, end: next + word.len() };
        }
    }
    Counted::Noun { start, end }
}

fn next_word(text: &str, end: usize) -> Option<(usize, &str)> {
    let start = end + 1;
    if text.as_bytes().get(end) != Some(&b' ') {
        return None;
    }
    let part = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'-' | b'&');
    let length = text.bytes().skip(start).take(LONGEST_WORD + 1).take_while(part).count();
    let glued = text.as_bytes().get(start + length).is_some_and(u8::is_ascii_digit);
    let word = text.get(start..start + length)?;
    let word = word.trim_end_matches(['-', '\'', '&']);
    if word.is_empty() || length > LONGEST_WORD || glued { None } else { Some((start, word)) }
}

/// SMEs, MoUs, PhDs.
fn is_plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|stem| {
        stem.len() >= 2
            && stem.ends_with(|c: char| c.is_ascii_uppercase())
            && stem.bytes().all(|b| b.is_ascii_alphabetic())
    })
}

fn is_plural(lexicon: &Lexicon, word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    if is_plural_acronym(word) {
        return true;
    }
    if matches!(lexicon.after(word, false), Some((length, after)) if length == word.len() && after.sense == Sense::Counter)
    {
        return true;
    }
    let plural_s = last.len() >= 3 && last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end));
    plural_s || last.ends_with("men") && last.len() > 3 && !last.ends_with("omen") || word.ends_with("women")
}

//! Whether capitalised words have the shape of a person's name.

use crate::extract::latin::{begins_sentence, is_capitals, is_initials};
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{EnglishWord, Sense, ThingId, ThingKind};
use crate::span::Span;

/// How much words look like a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// They cannot be one.
    Other,
    /// Two or three unknown words: the context must say.
    Possible,
    /// A given name that is nothing else, a surname with pinyin behind it, a particle or an initial in the middle.
    Name,
}

/// Most words of a name, particles included.
const WORDS: usize = 6;

/// The shape of the words of a span.
pub(crate) fn shape(view: &View<'_>, span: Span) -> Shape {
    let text = span.of_text(view.text);
    if view.lexicon.people.not_a_name(text) || text.contains(['&', '/']) {
        return Shape::Other;
    }
    let mut words = [""; WORDS];
    let mut count = 0;
    // Kwang-Geun (James) Lee
    for word in text.split_whitespace().filter(|word| !word.starts_with(['(', '"', '“', '‘'])) {
        match words.get_mut(count) {
            Some(slot) => *slot = word,
            None => return Shape::Other,
        }
        count += 1;
    }
    let words = words.get(..count).unwrap_or(&[]);
    if count < 2 || !words.iter().all(|word| is_shaped(view, word)) {
        return Shape::Other;
    }
    if has_head(view, words) {
        let plain = !text.contains('-');
        return if plain && super::is_by_surname(view, span) { Shape::Name } else { Shape::Other };
    }
    if is_romanized(view, words) && !is_place(view, words, text) {
        return Shape::Name;
    }
    western(view, span, words)
}

/// `Li Anyang`: a surname and what given names are, which may be the name of a place as well.
pub(super) fn chinese(view: &View<'_>, text: &str) -> bool {
    let people = &view.lexicon.people;
    text.split_once(' ').is_some_and(|(first, last)| {
        people.romanized_surname(first) && !last.contains(' ') && people.is_romanized_given(last)
    })
}

/// Two or three words with capitals, the last of which nothing is known of: a name if the words before it ask for one.
pub(super) fn bare(view: &View<'_>, span: Span) -> bool {
    let text = span.of_text(view.text);
    let mut words = text.split(' ');
    let count = words.clone().count();
    let last = words.next_back().unwrap_or("");
    (2..=3).contains(&count)
        && view.senses_of_phrase(text).is_empty()
        && last.len() > 2
        && !is_capitals(last)
        && view.lexicon.senses(last).is_empty()
        && text.split(' ').all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
        })
}

/// A capitalised word, letters only, or a particle.
fn is_shaped(view: &View<'_>, word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    let capital = letters.starts_with(char::is_uppercase)
        && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    capital || is_particle(view, word)
}

fn is_particle(view: &View<'_>, word: &str) -> bool {
    let first = word.split(['-', '\'', '’']).next().unwrap_or("");
    first.starts_with(|c: char| c.is_lowercase())
        && view.lexicon.senses(first).contains(&Sense::English(EnglishWord::Particle))
}

/// The head of an organization, occasion or document at the end: no person.
fn has_head(view: &View<'_>, words: &[&str]) -> bool {
    words.last().is_some_and(|last| {
        view.lexicon
            .senses(last)
            .iter()
            .any(|sense| matches!(sense, Sense::OrganizationHead { .. } | Sense::NameHead { strong: true, .. }))
    })
}

/// Romanized Chinese and Korean names in either order, with or without a Western given name: Wang Dehua, Youmin Xi,
/// YANG Xianjin, John Lee Ka-chiu, LEE Ka-chiu John.
fn is_romanized(view: &View<'_>, words: &[&str]) -> bool {
    let people = &view.lexicon.people;
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if words.len() > 4 {
        return false;
    }
    let surname = |word: &&str| people.romanized_surname(word);
    if words.len() <= 3 && surname(first) && words.iter().skip(1).all(|word| people.is_romanized_given(word)) {
        return true;
    }
    if words.len() == 2 && surname(last) && people.is_romanized_given(first) {
        return true;
    }
    // Ka-chiu, Mo-po, Kwang-Geun: two short halves are a given name beside a surname.
    let halves = |word: &&str| {
        word.split_once('-').is_some_and(|(left, right)| {
            let short = |half: &str| (1..=6).contains(&half.len()) && half.bytes().all(|b| b.is_ascii_alphabetic());
            short(left) && short(right)
        })
    };
    if words.iter().any(halves) && words.iter().any(|word| !halves(word) && surname(word)) {
        return true;
    }
    // YANG Xianjin, Paul CHAN: the surname in capitals.
    let capitals = |word: &&str| is_capitals(word) && !word.contains('.');
    let mut written = words.iter().filter(|word| capitals(word));
    let caps = written.next().filter(|_| written.next().is_none());
    // Mistral AI
    let caps = caps.filter(|word| !view.lexicon.senses(word).contains(&Sense::English(EnglishWord::Abbreviation)));
    caps.is_some_and(|word| surname(word) && words.iter().any(|other| other.len() > 2 && !capitals(other)))
}

/// `Shanghai Lingang` is pinyin too. `Wu Jincheng`: behind a surname that is no place a town's name is a given name.
fn is_place(view: &View<'_>, words: &[&str], text: &str) -> bool {
    let place = |word: &str, small: bool| {
        view.lexicon.senses(word).iter().any(|sense| {
            matches!(sense, Sense::Thing { id, kind: ThingKind::Place, ambiguous: false }
                if !(small && is_town(view, *id)))
        })
    };
    let named = match words {
        [first, last] => view.lexicon.people.romanized_surname(first) && !place(first, false) && !place(last, true),
        _ => false,
    };
    (!named && words.iter().any(|word| place(word, false)))
        || view.senses_of_phrase(text).iter().any(|sense| matches!(sense, Sense::Thing { .. }))
}

/// A place whose name people have too.
pub(super) fn is_town(view: &View<'_>, id: ThingId) -> bool {
    let level = view.lexicon.thing(id).map_or("", |thing| &*thing.level);
    matches!(level, "city" | "district" | "town")
}

/// Given names, initials and particles.
fn western(view: &View<'_>, span: Span, words: &[&str]) -> Shape {
    let people = &view.lexicon.people;
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Shape::Other };
    let given = given_name(people, first);
    let senses_of = |word: &str| view.lexicon.senses(word);
    let unambiguous =
        |word: &str| senses_of(word).iter().any(|sense| matches!(sense, Sense::Thing { ambiguous: false, .. }));
    // Jeff Davis, Carla Houston: a town's name is a surname too.
    let town = |id: &ThingId| words.len() == 2 && is_town(view, *id);
    let listed = |word: &str| {
        senses_of(word).iter().any(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Place, .. } => !town(id),
            // Nielsen, which is a company's name too
            Sense::Thing { kind: ThingKind::Organization, ambiguous: true, .. } => is_capitals(word),
            // Tim Cook
            Sense::Thing { kind: ThingKind::Title, ambiguous: true, .. } => words.len() > 2,
            Sense::Thing { .. } => true,
            _ => false,
        })
    };
    if unambiguous(first) && given != Some(true) {
        return Shape::Other;
    }
    let capitals = is_capitals(last) && last.len() < 4;
    let long = words.len() > 4 && !words.iter().any(|word| is_particle(view, word));
    if given == Some(true) && !listed(last) && !capitals && !long {
        return Shape::Name;
    }
    // Unknown to every list: no word of the language, as far as can be told.
    let unknown = |word: &str| word.len() > 2 && senses_of(word).is_empty() && !is_capitals(word);
    if !unknown(last) {
        return Shape::Other;
    }
    let mut inner = words.iter().skip(1).take(words.len().saturating_sub(2));
    let plain = unknown(first) || given.is_some() || is_initials(first.trim_end_matches('.'));
    // Stephen J. Townsend, J. Smith
    let initial = inner.clone().chain([first]).any(|word| word.len() <= 4 && is_initials(word.trim_end_matches('.')));
    let particle = |word: &str| matches!(word, "von" | "van" | "vom" | "zu" | "bin" | "ibn" | "bint" | "ter");
    let arabic = words.iter().any(|word| word.starts_with("al-") || word.starts_with("el-"));
    if plain && (initial || arabic || inner.any(|word| particle(word) || (given.is_some() && is_particle(view, word))))
    {
        return Shape::Name;
    }
    if plain && words.len() <= 3 && clan(last) {
        return Shape::Name;
    }
    if given == Some(false) && words.len() <= 3 {
        let begins = view.token_at(span.start).is_none_or(|index| begins_sentence(view, index));
        return if begins && !people.family_name(last) { Shape::Possible } else { Shape::Name };
    }
    let possible = words.len() <= 4
        && plain
        && words.iter().skip(1).all(|word| {
            // Aroha Te Kanawa
            unknown(word)
                || is_particle(view, word)
                || (word.len() == 2 && word.starts_with(char::is_uppercase) && senses_of(word).is_empty())
        });
    if possible { Shape::Possible } else { Shape::Other }
}

/// A given name, also one of two (Marc-André) or written with accents (Agnès).
fn given_name(people: &crate::gazetteer::people::People, word: &str) -> Option<bool> {
    people.given_name(word).or_else(|| {
        let (left, right) = word.split_once('-').unwrap_or((word, ""));
        let capital = right.is_empty() || right.starts_with(char::is_uppercase);
        let hyphen = !right.is_empty() && capital;
        if hyphen && let Some(sure) = people.given_name(left) {
            return Some(sure);
        }
        if left.is_ascii() || !capital {
            return None;
        }
        people.given_name(&left.chars().map(without_accent).collect::<String>())
    })
}

/// The letter below an accent.
fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' | 'č' => 'c',
        'ñ' => 'n',
        'š' | 'ş' => 's',
        'ž' => 'z',
        'É' | 'È' | 'Ê' => 'E',
        'Á' | 'À' | 'Â' | 'Å' => 'A',
        'Ó' | 'Ö' | 'Ø' => 'O',
        'Š' | 'Ş' => 'S',
        'Ž' => 'Z',
        other => other,
    }
}

/// `McBride`, `MacLeod`, `O'Neill`: no word but a surname looks like this.
fn clan(word: &str) -> bool {
    ["Mc", "Mac", "O'", "O’"]
        .iter()
        .any(|start| word.strip_prefix(start).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}

/// ICGEB, DBT: a name of capital letters alone that no list has.
pub(super) fn is_acronym(view: &View<'_>, mention: &Mention) -> bool {
    let name = mention.span.of_text(view.text);
    matches!(mention.kind, MentionKind::Proper | MentionKind::Organization)
        && (2..=8).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_uppercase())
        && (mention.kind == MentionKind::Organization || view.lexicon.senses(name).is_empty())
}

//! What words in Latin letters look like, and where they stand.

use super::sentence::View;
use crate::gazetteer::{EnglishWord, Flags, Sense};
use crate::token::TokenKind;

/// A word with a capital, at its start or near it: iFLYTEK, eBay, 3M.
pub(crate) fn capitalised(view: &View<'_>, index: usize) -> bool {
    view.flags(index).any(Flags::CAPITAL)
}

/// Asked once for each word of an article, and kept as [`Flags::CAPITAL`].
pub(super) fn has_capital(word: &str) -> bool {
    if let Some(head) = word.as_bytes().get(..word.len().min(4)).filter(|head| head.is_ascii()) {
        return head.iter().any(u8::is_ascii_uppercase);
    }
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase) || characters.take(3).any(char::is_uppercase)
}

/// Two letters or more, none of them small.
pub(crate) fn is_capitals(word: &str) -> bool {
    word.len() > 1 && !word.chars().any(char::is_lowercase)
}

/// `J`, `J.D`: the letters of given names.
pub(crate) fn is_initials(word: &str) -> bool {
    let mut length = 0;
    word.split('.').all(|part| {
        length += 1;
        let mut characters = part.chars();
        characters.next().is_none_or(char::is_uppercase) && characters.next().is_none()
    }) && length <= 4
        && !word.is_empty()
}

/// The name in front of a possessive.
pub(crate) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// `William "Bill" Tarrant`: where the mark stands that closes what somebody is called, between a given name and a surname.
pub(crate) fn nickname(view: &View<'_>, open: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    if !matches!(view.word(open), "\"" | "“" | "‘") || !view.word(open.checked_sub(1)?).eq(" ") {
        return None;
    }
    let given = view.word(open.checked_sub(2)?);
    view.lexicon.people.given_name(given)?;
    let close = (open + 2..open + 5).find(|&at| matches!(view.word(at), "\"" | "”" | "’"))?;
    let name = view.span_of(open + 1, close).of_text(view.text);
    let plain = name.len() <= LONGEST
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\''));
    (plain && view.word(close + 1) == " " && capitalised(view, close + 2)).then_some(close)
}

/// The first word of a sentence, of what is quoted, or of what follows a colon: its capital says nothing.
pub(crate) fn begins_sentence(view: &View<'_>, index: usize) -> bool {
    let mut before = index;
    while let Some(at) = before.checked_sub(1) {
        match view.kind(at) {
            Some(TokenKind::Space) => before = at,
            Some(TokenKind::Punct) => {
                return matches!(
                    view.word(at),
                    "\"" | "“" | "‘" | ":" | "：" | "—" | "•" | "·" | "*" | ";" | "；" | "|" | ">"
                );
            }
            Some(TokenKind::Newline) | None => return true,
            _ => return false,
        }
    }
    true
}

/// Endings of common nouns and verb forms.
const COMMON_ENDINGS: &[&str] = &[
    "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ism", "ing", "ed", "ly", "able", "ible", "ful",
    "less", "ive", "ous", "ical", "onal", "hood", "ings", "ies", "ments", "ists", "ers",
];

/// A word that is no name by itself, as far as can be told: listed as a common noun or as anything else, or shaped so.
pub(crate) fn is_common(view: &View<'_>, word: &str) -> bool {
    let senses = view.lexicon.senses(word);
    let named = senses.iter().any(|sense| matches!(sense, Sense::Thing { ambiguous: false, .. }));
    // The endings are those of English: Trådly, Ørsted and Fjällräven are no adverb, participle or plural.
    let foreign = word.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let ending = || plural || COMMON_ENDINGS.iter().any(|ending| word.ends_with(ending));
    !named && (!senses.is_empty() || (!foreign && ending()))
}

/// Chinese, Americans; AI, GDP: capitals that name nothing by themselves.
pub(crate) fn names_nothing(view: &View<'_>, index: usize) -> bool {
    view.is_english(index, EnglishWord::Demonym)
        || (is_capitals(view.word(index)) && view.is_english(index, EnglishWord::Abbreviation))
}

/// Least number of long words from which capitals in nearly all of them make a title.
const TITLE_WORDS: usize = 4;

/// A sentence in title case, or in capitals: a headline.
pub(crate) fn in_title_case(view: &View<'_>) -> bool {
    let (mut all, mut capitals) = (0, 0);
    for token in view.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3) {
        all += 1;
        capitals += usize::from(token.span.of_text(view.text).starts_with(char::is_uppercase));
    }
    let stop = view.tokens.iter().rev().find(|token| token.kind != TokenKind::Space);
    let ends = stop.is_some_and(|token| matches!(token.span.of_text(view.text), "." | ";" | ":" | ","));
    all >= TITLE_WORDS && capitals * 8 >= all * 7 && !ends
}

/// End of a series of fields of work: `Innovation, Technology and Industry`, `research and development`.
pub(crate) fn fields(view: &View<'_>, at: u32) -> Option<u32> {
    let first = view.token_at(at)?;
    let mut index = first;
    let mut last = None;
    // Of a minister all are fields: Minister of Transport, Communications and Information Technology.
    let ministry = ["Minister of ", "Minister for ", "Ministry of ", "Secretary for "].iter().any(|post| {
        let before = view.before(at);
        // Minister for Trade and |Investment
        let second = || {
            let fields = before.strip_suffix(" and ")?;
            fields.rsplit_once(' ').map(|(head, _)| head.len() + 1).and_then(|end| fields.get(..end))
        };
        before.ends_with(post) || second().is_some_and(|before| before.ends_with(post))
    });
    let field = |index: usize| is_field(view, index, ministry);
    while field(index) && !view.word(index).ends_with("'s") {
        last = Some(index);
        index = match (view.word(index + 1), view.word(index + 2)) {
            (" ", "and" | "&") if view.word(index + 3) == " " => index + 4,
            // Trade, Industry, and Energy; but Minister of Trade, and His Excellency …, Minister of Finance, and EIB …
            (",", " ")
                if last != Some(first)
                    && matches!(view.word(index + 3), "and" | "&")
                    && view.word(index + 4) == " "
                    && !view.word(index + 5).chars().all(char::is_uppercase) =>
            {
                index + 5
            }
            // More fields behind the comma must follow, and an `and`: a comma alone ends the title.
            (",", " ") if series_goes_on(view, index + 3, ministry) => index + 3,
            (" ", _) => index + 2,
            ("&", _) => index + 2,
            _ => break,
        };
    }
    let last = last?;
    // `of Technology Transfer Center`, `of technology company X`: the field is a part of another name.
    let next = last + 2;
    // `Water and Land Reform Calle Schlettwein`: the last field may have two words.
    let joined = || (last.saturating_sub(4).max(first)..last).any(|index| matches!(view.word(index), "and" | "&"));
    // `Minister for Commerce and Industry Piyush Goyal`
    let own = || {
        ministry
            && capitalised(view, next)
            && super::organization::head_of(view.senses(next)).is_none()
            && !is_common(view, view.word(next))
    };
    let named = || own() && joined();
    // `Minister for Information Technology Nara Lokesh`: two words with capitals, the last of which no list has.
    let stranger = || {
        let last = view.word(next + 2);
        own()
            && view.word(next + 1) == " "
            && capitalised(view, next + 2)
            && view.lexicon.senses(last).is_empty()
            && !is_common(view, last)
            && !(view.word(next + 3) == " "
                && capitalised(view, next + 4)
                && !view.lexicon.senses(view.word(next + 4)).is_empty())
    };
    let free = view.word(last + 1) != " "
        || named()
        || stranger()
        || view.kind(next) != Some(TokenKind::Word)
        || view.is_boundary(next)
        || view.senses(next).iter().any(|sense| matches!(sense, Sense::Cue(_) | Sense::Honorific { .. }))
        || matches!(view.word(next), "of" | "at" | "for" | "in" | "and")
        || (capitalised(view, next) && {
            let people = &view.lexicon.people;
            people.given_name(view.word(next)).is_some() || people.romanized_surname(view.word(next))
        });
    free.then(|| view.tokens.get(last).map(|token| token.span.end)).flatten()
}

/// A word for a field of work; of a ministry, any capitalised word that is no name.
fn is_field(view: &View<'_>, index: usize, ministry: bool) -> bool {
    let common = || {
        let word = view.word(index);
        let people = &view.lexicon.people;
        capitalised(view, index)
            && is_common(view, word)
            && people.given_name(word).is_none()
            && !people.romanized_surname(word)
            && super::organization::head_of(view.senses(index)).is_none()
            && !view.senses(index).iter().any(|sense| matches!(sense, Sense::Honorific { .. }))
    };
    view.is_english(index, EnglishWord::Field) || (ministry && common())
}

/// Fields up to an `and`.
fn series_goes_on(view: &View<'_>, from: usize, ministry: bool) -> bool {
    let field = |index: usize| is_field(view, index, ministry);
    for index in from..from + 12 {
        let word = view.word(index);
        if matches!(word, "and" | "&") {
            return index > from && field(index + 2);
        }
        if !field(index) && !matches!(word, " " | ",") {
            return false;
        }
    }
    false
}

//! Fields of work behind and before English titles: Secretary for Innovation, Technology and Industry; Trade and Industry Minister.

use super::super::sentence::View;
use super::{Rank, with_modifiers};
use crate::gazetteer::{EnglishWord, Flags, List, Sense, ThingKind};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;

/// End of the field of work behind an English title: Secretary for Innovation, Technology and Industry.
pub(super) fn with_field(view: &View<'_>, end: u32) -> Option<u32> {
    let rest = view.rest(end);
    if let Some(dash) = [" - ", " – "].iter().find(|dash| rest.starts_with(**dash)) {
        return dashed_field(view, end + to_u32(dash.len()));
    }
    let joint = [" of ", " for ", " and "].iter().find(|joint| rest.starts_with(**joint))?;
    // Head of Research and Development
    let open = *joint != " and "
        || (view.token_ending(end)?.checked_sub(2).is_some_and(|before| matches!(view.word(before), "of" | "for"))
            && view.is_english(view.token_ending(end)?, EnglishWord::Field));
    let at = end + to_u32(joint.len());
    let fields = open.then(|| super::super::latin::fields(view, at)).flatten();
    fields.or_else(|| (*joint != " and ").then(|| plain_field(view, end, at)).flatten())
}

/// `Minister of Trade, Industry and Resources`: a table has the post with the first of its fields alone.
pub(super) fn listed_series(view: &View<'_>, title: Span) -> Option<u32> {
    let text = title.of_text(view.text);
    let goes_on = || [", ", " and ", " & "].iter().any(|mark| view.rest(title.end).starts_with(mark));
    let (post, _) = text.rsplit_once(" of ").or_else(|| text.rsplit_once(" for ")).filter(|_| goes_on())?;
    let first = text.get(post.len() + 1..)?.find(' ')? + post.len() + 2;
    let end = super::super::latin::fields(view, title.start + to_u32(first))?;
    (end > title.end).then_some(end)
}

/// `head - packaging development, Acme Foods`: a field behind a dash, up to a comma.
fn dashed_field(view: &View<'_>, at: u32) -> Option<u32> {
    let first = view.token_at(at)?;
    let mut field = false;
    for index in (first..first + 2 * FIELD_WORDS + 2).step_by(2) {
        let word = view.word(index);
        let joint = matches!(word, "and" | "&");
        field |= view.is_english(index, EnglishWord::Field) || word.starts_with(|c: char| c.is_ascii_lowercase());
        let named = view.lexicon.people.given_name(word).is_some() || view.is_boundary(index);
        if !joint && (view.kind(index) != Some(TokenKind::Word) || named) {
            return None;
        }
        match view.word(index + 1) {
            " " => {}
            "," => return view.tokens.get(index).map(|token| token.span.end).filter(|_| field),
            _ => return None,
        }
    }
    None
}

/// Most words of a field that no table has.
const FIELD_WORDS: usize = 3;

/// `head of watches`, `director of wealth planning`: small nouns behind a post of somebody who leads something.
fn plain_field(view: &View<'_>, end: u32, at: u32) -> Option<u32> {
    let leads = view.token_ending(end).is_some_and(|index| {
        view.senses(index).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Title, .. }))
            && ["head", "director", "president", "manager", "lead", "chief", "professor", "lecturer"]
                .iter()
                .any(|title| view.word(index).eq_ignore_ascii_case(title))
    });
    let mut index = view.token_at(at).filter(|_| leads)?;
    let mut close = None;
    for _ in 0..FIELD_WORDS {
        let word = view.word(index);
        // head of group controlling; but director of research | institute
        let inner = view.word(index + 1) == " "
            && view.word(index + 2).starts_with(|c: char| c.is_ascii_lowercase())
            && !view.is_boundary(index + 2);
        let plain = word.len() > 2
            && word.chars().all(|c| c.is_ascii_lowercase())
            && !view.is_boundary(index)
            && !view.senses(index).iter().any(|sense| match sense {
                Sense::OrganizationHead { .. } | Sense::English(EnglishWord::Company | EnglishWord::Called) => !inner,
                Sense::Cue(_) | Sense::Honorific { .. } | Sense::English(EnglishWord::Seat) => true,
                _ => false,
            });
        if !plain {
            break;
        }
        close = view.tokens.get(index).map(|token| token.span.end);
        if view.word(index + 1) != " " {
            index += 1;
            break;
        }
        index += 2;
    }
    // `of carmaker Seat`, `of oil-rich Basra`, `of county development bureau`: they describe a name.
    let next = view.word(index);
    let given = view.lexicon.people.given_name(next).is_some() || view.lexicon.people.romanized_surname(next);
    let describes = (next.starts_with(char::is_uppercase) && !given)
        || next == "-"
        || view.is_english(index, EnglishWord::Company)
        || view.is_english(index, EnglishWord::Called)
        || view.is_english(index, EnglishWord::Seat);
    close.filter(|_| !describes)
}

/// `Investment, Trade and Industry Minister`: the fields before a minister's last one.
pub(super) fn behind_series(view: &View<'_>, title: Span, floor: u32) -> Option<u32> {
    let text = title.of_text(view.text);
    // External Affairs Minister: no table has the field.
    let alone = matches!(text, "Minister" | "Secretary" | "Principal Secretary" | "Cabinet Secretary");
    if !text.ends_with(" Minister") && !alone {
        return None;
    }
    let mut start = title.start;
    let mut joint = !alone;
    let series = !alone;
    for _ in 0..FIELD_WORDS + 2 {
        let before = view.before(start);
        let marks: &[&str] = match (joint, alone) {
            (true, true) => &[" and ", " & ", " "],
            (true, false) => &[" and ", " & "],
            _ => &[", ", " "],
        };
        let Some(left) = marks.iter().find_map(|mark| before.strip_suffix(mark)) else { break };
        let Some(word) = view.token_ending(view.span.start + to_u32(left.len())) else { break };
        let from = view.tokens.get(word).map_or(start, |token| token.span.start);
        let field = view.is_english(word, EnglishWord::Field)
            || view.lexicon.look_up(view.word(word)).flags.any(Flags::MODIFIER)
            || (series && plain_word(view, word));
        if from < floor || !field || !view.word(word).starts_with(|c: char| c.is_ascii_uppercase()) {
            break;
        }
        // Behind the last field an `and` may stand.
        (start, joint) = (from, alone && start == title.start);
    }
    if start == title.start
        && (!alone || text == "Minister")
        && let Some(from) = behind_adjective(view, start, alone).filter(|&from| from >= floor)
    {
        start = from;
    }
    (start < title.start).then(|| with_modifiers(view, start, floor, Rank::Other))
}

/// `Agribusiness`: a common noun with a capital, and no name; no persons either: Nurses and Health Minister.
fn plain_word(view: &View<'_>, word: usize) -> bool {
    let text = view.word(word);
    let title = |sense: &Sense| matches!(sense, Sense::Thing { kind: ThingKind::Title, .. });
    let persons = (text.ends_with('s') && !text.ends_with("ss"))
        || view.senses(word).iter().any(title)
        || view.lexicon.list(List::Persons).has(text);
    !persons
        && super::super::latin::capitalised(view, word)
        && text.len() > 4
        && super::super::latin::is_common(view, text)
        && view.lexicon.people.given_name(text).is_none()
        && super::super::organization::head_of(view.senses(word)).is_none()
}

/// `Advanced Education Minister`, `Climate Change Minister`: a common noun or adjective with a capital before the field.
fn behind_adjective(view: &View<'_>, start: u32, alone: bool) -> Option<u32> {
    let end = view.before(start).strip_suffix(' ').map(|_| start - 1)?;
    let index = view.token_ending(end)?;
    let senses = view.senses(index);
    let plain = |sense: &Sense| {
        matches!(
            sense,
            Sense::English(EnglishWord::Common | EnglishWord::Field)
                | Sense::Literal
                | Sense::Trigger(_)
                | Sense::Boundary
        )
    };
    // `Denmark's Minister`, `Former Minister`
    let word = view.word(index);
    let opens = alone
        && (super::super::latin::begins_sentence(view, index) || ["ing", "ed"].iter().any(|end| word.ends_with(end)));
    let common = super::super::latin::capitalised(view, index)
        && super::super::latin::without_possessive(word).len() == word.len()
        && !opens
        && super::super::latin::is_common(view, view.word(index))
        && senses.iter().all(plain)
        && view.lexicon.people.given_name(view.word(index)).is_none();
    common.then(|| view.tokens.get(index).map(|token| token.span.start)).flatten()
}

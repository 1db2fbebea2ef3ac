//! What stands between a name and its verb: appositions, brackets, `said on Tuesday that it`. Rules look past it.

use super::items::Item;
use super::pattern::{ArgType, TypeSet};
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, List};
use crate::span::Span;
use crate::token::script::is_han;

/// Longest description before a name, in items.
const DESCRIPTION: usize = 12;
/// Longest apposition, in items.
const ASIDE: usize = 28;
/// Longest age in figures, in bytes.
const AGE: usize = 3;
/// Longest note on somebody, in items.
const NOTE: usize = 4;
/// Most that stands in brackets, in items.
const BRACKET: usize = 14;
/// Most between `said` and the pronoun behind it, in items.
const REPORT: usize = 10;

/// Mark what rules look past.
pub(super) fn mark(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    const REPORTS: Flags = Flags::cue(Cue::Say).or(Flags::cue(Cue::Report));
    let all = items.iter().fold(Flags::NONE, |all, item| all.or(item.flags));
    if view.has.bracket {
        brackets(items, mentions, view);
    }
    companions(items, mentions, view);
    described(items, mentions, view);
    if all.any(Flags::cue(Cue::OpenList)) || items.iter().any(|item| item.phrase.any(Flags::cue(Cue::OpenList))) {
        members(items, view);
    }
    appositions(items, mentions, view);
    if all.any(REPORTS) {
        reports(items, mentions, view);
    }
    if mentions.iter().any(|mention| mention.kind == MentionKind::Person) {
        tails(items, mentions, view);
    }
    let modified = |mention: &Mention| matches!(mention.kind, MentionKind::Place | MentionKind::Title);
    if all.any(Flags::english(EnglishWord::Backed)) || mentions.iter().any(modified) {
        modifiers(items, mentions, view);
    }
    if all.any(Flags::cue(Cue::Linker)) && mentions.iter().any(|mention| mention.kind == MentionKind::Person) {
        affiliations(items, mentions);
    }
}

/// `Jane Doe of Acme and …`: where somebody is from.
fn affiliations(items: &mut [Item<'_>], mentions: &[Mention]) {
    let kind = |item: &Item<'_>| item.mention.and_then(|index| mentions.get(index)).map(|mention| mention.kind);
    for index in 1..items.len() {
        let linked = items.get(index).is_some_and(|item| item.mention.is_none() && item.is_cue(Cue::Linker))
            && items.get(index - 1).and_then(kind) == Some(MentionKind::Person);
        let article = items.get(index + 1).is_some_and(|item| item.is_cue(Cue::Article));
        let body = index + 1 + usize::from(linked && article);
        let named = matches!(items.get(body).and_then(kind), Some(MentionKind::Organization | MentionKind::Proper));
        if linked && named {
            set(items, index, body + 1);
        }
    }
}

/// Most between somebody's post and the comma that closes what is said of them, in items.
const TAIL: usize = 14;

/// Most letters of an honour behind a name.
const LETTERS: usize = 5;

/// `NAME, chairman of Acme for nine years, is retiring`: what goes on behind the post, up to the comma that closes it.
fn tails(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    let person = |item: &Item<'_>| {
        let mention = item.mention.and_then(|index| mentions.get(index))?;
        (mention.kind == MentionKind::Person).then_some(mention)
    };
    for index in 0..items.len() {
        let Some(holder) = items.get(index).filter(|item| !item.aside).and_then(person) else { continue };
        // NAME, CBE, opened …: letters behind a name.
        let mark = |at: usize| items.get(at).is_some_and(|item| &*item.word == ",");
        let letters = items.get(index + 2).is_some_and(|item| {
            let word = item.span.of_text(view.text);
            // Jane Doe, UNDP, and WHO: a name is no honour.
            item.mention.is_none()
                && (2..=LETTERS).contains(&word.len())
                && word.bytes().all(|byte| byte.is_ascii_uppercase())
        });
        if letters && mark(index + 1) && mark(index + 3) {
            set(items, index + 1, index + 4);
            continue;
        }
        let behind = Span::new(holder.span.end, holder.extent.end.max(holder.span.end)).of_text(view.text);
        let from = index + 1;
        let opens = |next: &Item<'_>| {
            let time = matches!(next.kind(mentions), Some(MentionKind::Time(_)));
            let closed = next.is_cue(Cue::Preposition) || next.is_cue(Cue::Linker) || next.is_cue(Cue::Aside);
            // head of the Leeds |office,
            let noun = || next.mention.is_none() && mark(from + 1) && next.word.bytes().all(|b| b.is_ascii_lowercase());
            time || closed || next.joins() || &*next.word == "since" || noun()
        };
        let goes_on =
            |next: &Item<'_>| !next.comma && !next.aside && opens(next) && !resumes_past(items, from, next, view);
        if !behind.starts_with(',') || !items.get(from).is_some_and(goes_on) {
            continue;
        }
        let close = (from..(from + TAIL).min(items.len())).find(|&at| items.get(at).is_some_and(|item| item.comma));
        let Some(close) = close.filter(|&at| {
            items.get(at).is_some_and(|item| &*item.word == ",")
                && items.get(at + 1).is_some_and(|next| resumes_past(items, at + 1, next, view))
        }) else {
            continue;
        };
        // A, chief of X and B, chief of Y, signed: a list. A verb of its own: no aside.
        let other = |item: &Item<'_>| person(item).is_some() || item.opens(Cue::Planned) || item.says;
        if !items.get(from..close).into_iter().flatten().any(other) {
            set(items, from, close + 1);
        }
    }
}

/// Most words between a place and the name that it is said of.
const MODIFIER: usize = 6;

/// Whether what stands behind a body and a hyphen says that it backs, owns or leads another one.
fn is_backer(items: &[Item<'_>], index: usize, mentions: &[Mention]) -> bool {
    let kind = items.get(index).and_then(|item| item.kind(mentions));
    matches!(kind, Some(MentionKind::Organization | MentionKind::Proper))
        && items.get(index + 2).is_some_and(|item| item.flags.any(Flags::english(EnglishWord::Backed)))
}

/// `Nairobi agritech start-up Acme`, `India's Acme`: the place only says where the body is, and takes no part itself.
fn modifiers(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    let natives = view.lexicon.list(List::Native);
    let kind = |item: &Item<'_>| item.mention.and_then(|index| mentions.get(index)).map(|mention| mention.kind);
    for index in 0..items.len() {
        let place = items.get(index).filter(|item| kind(item) == Some(MentionKind::Place));
        // A and its partner B, A and its owner B
        let noun = place.is_none() && is_its_noun(items, index, mentions);
        if noun
            && items
                .get(index + 1)
                .and_then(kind)
                .is_some_and(|kind| matches!(kind, MentionKind::Organization | MentionKind::Proper))
        {
            items.iter_mut().take(index + 1).skip(index - 1).for_each(|item| item.modifies = true);
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| items.get(before));
        let hyphen = |at: usize| items.get(at).is_some_and(|item| &*item.word == "-");
        // Temasek-backed Acme: the first body takes no part either.
        let backed = place.is_none() && hyphen(index + 1) && is_backer(items, index, mentions);
        if !backed && (place.is_none() || before.is_some_and(|before| before.is_cue(Cue::PlaceFollows))) {
            continue;
        }
        let plain = |at: usize, item: &Item<'_>| {
            let compound = hyphen(at + 1) || hyphen(at - 1);
            let word = item.word.starts_with(char::is_alphabetic) && !item.is_boundary();
            let closed = item.is_cue(Cue::Preposition) || item.is_cue(Cue::Linker) || item.joins();
            hyphen(at) || compound || (word && !closed && !item.is_trigger() && !item.opens(Cue::Planned))
        };
        // The Rotterdam-based recycler
        let half = hyphen(index + 1);
        // 湖北武汉人,2001年3月加入…
        let native = items.get(index + 1).is_some_and(|next| next.mention.is_none() && natives.has(&next.word));
        let owner = (index + 1..(index + 1 + MODIFIER).min(items.len()))
            .find(|&at| items.get(at).is_some_and(|item| item.mention.is_some() || !plain(at, item)))
            .and_then(|at| items.get(at))
            .and_then(kind);
        let body = matches!(
            owner,
            Some(MentionKind::Organization | MentionKind::Proper | MentionKind::Person | MentionKind::Anaphor)
        );
        if let Some(item) = items.get_mut(index).filter(|_| body || (half && !backed) || native) {
            item.fits = if backed { TypeSet::default() } else { item.fits.without(ArgType::Place) };
            item.modifies = true;
        }
    }
}

/// The partner of `its partner B`: a common noun that is a post elsewhere.
fn is_its_noun(items: &[Item<'_>], index: usize, mentions: &[Mention]) -> bool {
    let title = items.get(index).is_some_and(|item| item.kind(mentions) == Some(MentionKind::Title));
    let before = index.checked_sub(1).filter(|_| title).and_then(|before| items.get(before));
    let joined = index.checked_sub(2).and_then(|joint| items.get(joint)).is_some_and(Item::joins);
    joined
        && before
            .is_some_and(|before| before.kind(mentions) == Some(MentionKind::Anaphor) || before.is_cue(Cue::Article))
}

fn set(items: &mut [Item<'_>], from: usize, to: usize) {
    items.iter_mut().take(to).skip(from).for_each(|item| item.aside = true);
}

/// (NASDAQ: XYZ), (688451.SH), (March 28), (about 1.2 billion U.S. dollars).
fn brackets(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    let (text, pictured) = (view.text, view.lexicon.list(List::Pictured));
    let mut index = 1;
    while index < items.len() {
        let opens = items.get(index).is_some_and(|item| &*item.word == "(");
        let close = (index + 1..(index + 2 + BRACKET).min(items.len()))
            .take_while(|_| opens)
            .find(|&at| items.get(at).is_some_and(|item| &*item.word == ")"));
        let Some(close) = close else {
            index += 1;
            continue;
        };
        let latin = |item: &Item<'_>| !item.span.of_text(text).contains(is_han);
        let inside = items.get(index + 1..close).unwrap_or(&[]);
        // 任命李虎（女，满族）为…: a note on somebody, in which nothing is named.
        let person = items.get(index - 1).and_then(|item| item.kind(mentions)) == Some(MentionKind::Person);
        // 校长李明（左三）…揭牌: in a picture nothing happens.
        let shown = |item: &Item<'_>| pictured.begins(item.span.of_text(text));
        let plain = |item: &Item<'_>| item.mention.is_none();
        let note = person && inside.len() <= NOTE && inside.iter().all(plain) && !inside.iter().any(shown);
        // 任局长（试用期一年）: a note on a post, in which nobody is named.
        let post = items.get(index - 1).and_then(|item| item.kind(mentions)) == Some(MentionKind::Title);
        // 任局长（2019年至2021年）: when it was is no note.
        let when = |item: &Item<'_>| {
            matches!(item.kind(mentions), Some(MentionKind::Time(_)))
                && item.span.of_text(text).starts_with(|c: char| c.is_ascii_digit())
        };
        let names = |item: &Item<'_>| {
            when(item) || item.fits.meets(TypeSet::of(&[ArgType::Organization, ArgType::Person, ArgType::Place]))
        };
        let term = post && inside.len() <= NOTE && !inside.iter().any(names);
        if close > index + 1 && (note || term || inside.iter().all(latin)) {
            set(items, index, close + 1);
        }
        index = close + 1;
    }
}

/// A word that a clause goes on with behind what was put in: a verb, `will`, `said`.
fn goes_on(item: &Item<'_>) -> bool {
    item.mention.is_none()
        && !item.is_cue(Cue::Preposition)
        && (item.is_trigger() || item.opens(Cue::Planned) || item.is_cue(Cue::Say) || item.is_cue(Cue::Report))
}

/// Participles without -ed that open a phrase about a name.
fn is_irregular(word: &str) -> bool {
    matches!(word, "run" | "led" | "built" | "known" | "set" | "bought" | "held" | "begun" | "spun" | "made")
}

/// The same behind a comma, where `step down` and `pay a visit to` begin with a word that is no trigger by itself.
fn resumes(item: &Item<'_>, view: &View<'_>) -> bool {
    let begins = || view.hits_at(item.span.start).any(|hit| hit.flags.any(Flags::TRIGGER));
    goes_on(item) || (item.mention.is_none() && !item.is_cue(Cue::Preposition) && begins())
}

/// `, today announced`, `, on Monday signed`: the verb behind its time.
fn resumes_in_time(items: &[Item<'_>], at: usize, view: &View<'_>) -> bool {
    let time = at + usize::from(items.get(at).is_some_and(|item| item.is_cue(Cue::Preposition)));
    items.get(time).is_some_and(|item| item.fits.has(ArgType::Time))
        && items.get(time + 1).is_some_and(|verb| resumes(verb, view))
}

/// Most that stands between the commas of companions, in items.
const COMPANIONS: usize = 12;

/// `NAME, along with her team, visited …` is looked past; `NAME, together with NAME, visited …` is a list, whose last comma is.
fn companions(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    for index in 1..items.len() {
        let opens = |at: usize| items.get(at).is_some_and(|item| item.phrase.any(Flags::cue(Cue::And)));
        let before = index.checked_sub(1).and_then(|before| items.get(before));
        let comma = items.get(index).is_some_and(|item| &*item.word == ",");
        if !comma || !opens(index + 1) || !before.is_some_and(|before| is_named(before, mentions)) {
            continue;
        }
        let range = index + 2..(index + 2 + COMPANIONS).min(items.len());
        let close = range.clone().find(|&at| items.get(at).is_some_and(|item| item.comma));
        let Some(close) = close.filter(|&at| items.get(at + 1).is_some_and(|next| resumes(next, view))) else {
            continue;
        };
        let named = items.get(range.start..close).into_iter().flatten().any(|item| is_named(item, mentions));
        set(items, if named { close } else { index }, close + 1);
    }
}

/// `An Osaka-based start-up, NAME, signed …`, `NAME and a local start-up, NAME, signed …`: what is said of a name before it.
fn described(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    for index in 0..items.len() {
        let before = index.checked_sub(1).and_then(|before| items.get(before));
        let begins = before.is_none_or(|before| before.comma || before.joins());
        if !begins || !items.get(index).is_some_and(|item| item.is_cue(Cue::Article)) {
            continue;
        }
        let plain = |item: &Item<'_>| {
            let place = item.mention.and_then(|index| mentions.get(index)).map(|mention| mention.kind);
            let said = matches!(place, None | Some(MentionKind::Place | MentionKind::Title));
            let at = index_of(items, item);
            let hyphen = |at: usize| items.get(at).is_some_and(|item| &*item.word == "-");
            // An Osaka-based start-up
            let compound = hyphen(at + 1) || at.checked_sub(1).is_some_and(hyphen);
            said && (compound || !item.is_trigger())
                && !item.opens(Cue::Planned)
                && !item.says
                && !item.is_cue(Cue::Report)
        };
        let range = index + 1..(index + 1 + DESCRIPTION).min(items.len());
        let comma = range.clone().find(|&at| items.get(at).is_none_or(|item| item.comma || !plain(item)));
        let Some(comma) = comma.filter(|&at| at > index + 1 && items.get(at).is_some_and(|item| &*item.word == ","))
        else {
            continue;
        };
        let body =
            items.get(comma + 1).is_some_and(|item| is_named(item, mentions) && item.fits.has(ArgType::Organization));
        let close = comma + 2;
        let closes = items.get(close).is_some_and(|item| &*item.word == ",")
            && items.get(close + 1).is_some_and(|next| resumes_past(items, close + 1, next, view));
        if body && closes {
            set(items, index, comma + 1);
            set(items, close, close + 1);
        }
    }
}

fn index_of(items: &[Item<'_>], item: &Item<'_>) -> usize {
    super::items::index_at(items, item.span.start)
}

/// A verb, with an adverb before it or not: `, also entered into`.
fn resumes_past(items: &[Item<'_>], at: usize, next: &Item<'_>, view: &View<'_>) -> bool {
    let adverb =
        next.mention.is_none() && (matches!(&*next.word, "also" | "has" | "have" | "had") || next.word.ends_with("ly"));
    resumes(next, view) || (adverb && items.get(at + 1).is_some_and(|verb| resumes(verb, view)))
}

/// `Five firms, including Acme and Borealis, were …`: the comma behind the members of a group.
fn members(items: &mut [Item<'_>], view: &View<'_>) {
    for index in 0..items.len() {
        let group = items.get(index).is_some_and(|item| item.fits.has(ArgType::Group));
        // Ten firms including Acme and Borealis, won …: the comma before it may be missing.
        let first = index + 1 + usize::from(items.get(index + 1).is_some_and(|item| &*item.word == ","));
        if !group || !items.get(first).is_some_and(|item| item.opens(Cue::OpenList)) {
            continue;
        }
        // including the headquarters of Acme
        let plain = |item: &Item<'_>| {
            item.is_cue(Cue::Linker)
                || (item.word.starts_with(|c: char| c.is_ascii_lowercase())
                    && !item.is_boundary()
                    && !item.is_trigger())
        };
        let listed = |item: &Item<'_>| {
            item.mention.is_some() || item.joins() || &*item.word == "," || item.is_cue(Cue::Article) || plain(item)
        };
        let range = first + 2..(first + 2 + ASIDE).min(items.len());
        let close = range.take_while(|&at| items.get(at).is_some_and(listed)).find(|&at| {
            items.get(at).is_some_and(|item| &*item.word == ",")
                && items.get(at + 1).is_some_and(|next| resumes(next, view))
        });
        if let Some(close) = close {
            set(items, close, close + 1);
        }
    }
}

fn follows(items: &[Item<'_>], index: usize, cue: Cue) -> bool {
    items.get(index + 1).is_some_and(|next| next.is_cue(cue))
}

fn is_named(item: &Item<'_>, mentions: &[Mention]) -> bool {
    item.mention.and_then(|index| mentions.get(index)).is_some_and(|mention| {
        matches!(
            mention.kind,
            MentionKind::Organization
                | MentionKind::Proper
                | MentionKind::Occasion
                | MentionKind::Programme
                | MentionKind::Document
                | MentionKind::Person
        ) || (mention.kind == MentionKind::Anaphor && item.fits.has(ArgType::Organization))
    })
}

/// `NAME, a leading maker of Y,` and `NAME, which …,`; `NAME, Dubai's biggest lender, has …`; the same between dashes.
fn appositions(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    let mut index = 0;
    while index + 2 < items.len() {
        // Under the agreement, which was signed in May, …
        let relative = || items.get(index + 2).is_some_and(Item::stands_for_name);
        let named = before_bracket(items, index).is_some_and(|item| is_named(item, mentions)) || relative();
        let mark = items.get(index + 1).filter(|_| named).map_or("", |item| &*item.word);
        let close = if matches!(mark, "," | "—" | "--" | "–") { closing(items, index + 1, view) } else { None };
        let close = close.or_else(|| behind_place(items, index, mentions, view));
        let listed = if close.is_none() && mark == "," { before_joint(items, index + 1, mentions) } else { None };
        match close.map(|close| close + 1).or(listed) {
            Some(end) => {
                set(items, index + 1, end);
                index = end;
            }
            None => index += 1,
        }
    }
}

/// `Acme Ltd, a maker of lamps, and Danish brewer Borealis announced …`: the comma that closes what is said of the first of two
/// bodies; it joins the second to the first.
fn before_joint(items: &[Item<'_>], open: usize, mentions: &[Mention]) -> Option<usize> {
    let named =
        |at: usize| items.get(at).is_some_and(|item| is_named(item, mentions) && item.fits.has(ArgType::Organization));
    let first = items.get(open + 1)?;
    let second = items.get(open + 2)?;
    let body = open.checked_sub(1).and_then(|name| before_bracket(items, name))?;
    if !body.fits.has(ArgType::Organization) || !first.is_cue(Cue::Aside) || first.stands_for_name() || named(open + 2)
    {
        return None;
    }
    // Acme, the University of Leeds, and …: a member of the list begins with a capital.
    let common = second.mention.is_none() || second.kind(mentions) == Some(MentionKind::Place) || &*first.word == "one";
    let close =
        (open + 2..(open + 2 + ASIDE).min(items.len())).find(|&at| items.get(at).is_some_and(|item| item.comma))?;
    let joined =
        items.get(close).is_some_and(|item| &*item.word == ",") && items.get(close + 1).is_some_and(Item::joins);
    let next = (close + 2..(close + 2 + MODIFIER).min(items.len()))
        .find(|&at| items.get(at).is_some_and(|item| item.mention.is_some() && !item.modifies))?;
    (common && joined && named(next)).then_some(close)
}

/// `Shanlian Town, the hometown of Y, signed …`: the mark that closes what is said of a place that acts.
fn behind_place(items: &[Item<'_>], index: usize, mentions: &[Mention], view: &View<'_>) -> Option<usize> {
    let place = items.get(index).filter(|item| item.kind(mentions) == Some(MentionKind::Place) && !item.modifies)?;
    let before = index.checked_sub(1).and_then(|before| items.get(before));
    let hangs = |before: &Item<'_>| before.is_cue(Cue::Preposition) || before.is_cue(Cue::Linker) || before.joins();
    if before.is_some_and(|before| hangs(before) || (before.comma && before.part == place.part))
        || items.get(index + 1)?.word != ","
    {
        return None;
    }
    closing(items, index + 1, view).filter(|&close| items.get(close + 1).is_some_and(|next| resumes(next, view)))
}

/// The item at an index; where it closes a bracket that is put in, what stands before that: `Acme Inc. (NASDAQ: ACME), a maker of …`.
fn before_bracket<'b, 'a>(items: &'b [Item<'a>], index: usize) -> Option<&'b Item<'a>> {
    let item = items.get(index)?;
    if !(item.aside && &*item.word == ")") {
        return Some(item);
    }
    let from = index.saturating_sub(2 * BRACKET);
    items.get(from..index)?.iter().rev().find(|item| !item.aside)
}

/// The mark that closes an apposition opened by the one at an item.
fn closing(items: &[Item<'_>], open: usize, view: &View<'_>) -> Option<usize> {
    let mark = items.get(open)?.word.clone();
    let first = items.get(open + 1)?;
    if first.opens(Cue::And) || first.joins() {
        return None;
    }
    let opened = first.opens(Cue::Aside);
    // including Acme, Borealis and Gulf, …: the others of a list.
    let named = |at: usize| {
        items.get(at).is_some_and(|item| item.fits.has(ArgType::Organization) || item.fits.has(ArgType::Person))
    };
    let others = named(open + 1)
        && items.get(open + 2).is_some_and(Item::joins)
        && named(open + 3)
        && items.get(open + 4).is_some_and(|item| item.comma)
        && open.checked_sub(2).is_some_and(|before| items.get(before).is_some_and(|item| item.opens(Cue::OpenList)));
    if others {
        return None;
    }
    // `…, hosted by A, organized by B`: a chain of participles.
    let participle = |item: &Item<'_>| item.is_trigger() && !item.is_cue(Cue::Preposition);
    let begins = items.get(open + 1..open + 4).unwrap_or_default().iter().take_while(|item| item.word != mark);
    // `NAME, owned by B, has …`: only where the clause goes on with a verb of its own, not with one more participle.
    // Acme, where Jane Doe is chief executive, has …
    let relative = opened || &*first.word == "where";
    let participial = !relative && begins.into_iter().any(participle);
    let body = open.checked_sub(1).and_then(|name| before_bracket(items, name));
    let body = body.is_some_and(|name| name.fits.has(ArgType::Organization) || name.fits.has(ArgType::Person));
    if participial && !(body && (first.word.ends_with("ed") || is_irregular(&first.word))) {
        return None;
    }
    // `Jane Doe, 61, a former mayor, was …`: an age, and what else is said.
    let number = first.mention.is_some() || first.word.starts_with(|first: char| first.is_ascii_digit());
    let alone = items.get(open + 2).filter(|item| number && item.word == mark && item.part == first.part);
    if alone.is_some() && items.get(open + 3).is_some_and(|next| !resumes(next, view)) && first.span.len() <= AGE {
        return closing(items, open + 2, view);
    }
    let mut plain = None;
    for at in open + 2..(open + 2 + ASIDE).min(items.len()) {
        let item = items.get(at)?;
        let closes = item.word == mark;
        if item.comma && !closes {
            break;
        }
        if !closes {
            continue;
        }
        let next = items.get(at + 1)?;
        if participial {
            let chained = items.get(at + 2).is_some_and(|by| &*by.word == "by");
            return (resumes(next, view) && !chained).then_some(at);
        }
        if resumes(next, view) || resumes_in_time(items, at + 1, view) {
            return Some(at);
        }
        // The closing comma must not be the end of a list: `A, the B, and C`.
        if plain.is_none() && opened && !next.joins() {
            plain = Some(at);
        }
        // Further commas only in `a maker of A, B and C, has …`.
        if !opened || next.joins() || next.is_cue(Cue::Preposition) || item.part != first.part {
            break;
        }
    }
    plain
}

/// `NAME said on Tuesday that it has …`: what it did is told as by the text itself.
fn reports(items: &mut [Item<'_>], mentions: &[Mention], view: &View<'_>) {
    let stands_for = |item: &Item<'_>| match item.mention.and_then(|index| mentions.get(index)) {
        Some(mention) => {
            mention.kind == MentionKind::Anaphor
                && mention.refers.is_none_or(|head| matches!(head.kind, crate::extract::HeadKind::Person))
        }
        // `announced its acceptance`: whose it is, is no subject.
        None => (item.is_cue(Cue::PronounGroup) || item.is_cue(Cue::PronounSubject)) && !item.is_cue(Cue::Article),
    };
    for index in 1..items.len() {
        let Some(said) = items.get(index).filter(|item| item.mention.is_none() && !item.aside) else { continue };
        if !(said.is_cue(Cue::Say) || said.is_cue(Cue::Report)) || follows(items, index, Cue::Infinitive) {
            continue;
        }
        let pronoun = (index + 1..(index + 1 + REPORT).min(items.len()))
            .take_while(|&at| {
                items.get(at).is_some_and(|item| !item.comma && item.kind(mentions) != Some(MentionKind::Person))
            })
            .find(|&at| items.get(at).is_some_and(stands_for));
        let Some(pronoun) = pronoun.filter(|&at| items.get(at + 1).is_some_and(|verb| resumes(verb, view))) else {
            continue;
        };
        // Whose words they are stands before, with nothing but adverbs and times between.
        let speaker = items.get(..index).into_iter().flatten().rev().filter(|item| !item.aside).take(8).find_map(
            |item| match item.mention.and_then(|index| mentions.get(index)) {
                Some(mention) if matches!(mention.kind, MentionKind::Time(_)) => None,
                Some(_) => Some(true),
                None if item.comma => Some(false),
                None => None,
            },
        );
        if speaker == Some(true) {
            set(items, index, pronoun + 1);
        }
    }
}

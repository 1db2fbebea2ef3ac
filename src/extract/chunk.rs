//! English names: runs of capitalised words, with what may stand inside a name.
//!
//! A chunk is the longest stretch that can be one name. `of`, `for`, `at` and `and` join two capitalised runs only with
//! evidence: a head before them that asks for a complement (`Department of …`), or a known pair (`Science and Technology`).

use super::organization::head_of;
use super::sentence::View;
use super::title::Title;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Sense, ThingKind};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;

/// Longest name in tokens, spaces included.
const REACH: usize = 40;

/// One capitalised run, as token indices.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
}

/// All chunks of a sentence. `titles` and `times` break them; `listed` are names of the gazetteer in the sentence.
pub(crate) fn find(view: &View<'_>, titles: &[Title], times: &[Span], listed: &[Mention], out: &mut Vec<Mention>) {
    let mut index = 0;
    while index < view.tokens.len() {
        if !starts(view, index, titles, times) {
            index += 1;
            continue;
        }
        let chunk = grow(view, index, titles, times, listed);
        index = chunk.to.max(index + 1);
        if let Some(mention) = classify(view, chunk, listed) {
            out.push(mention);
        }
    }
}

/// A capitalised word that can begin a name.
fn starts(view: &View<'_>, index: usize, titles: &[Title], times: &[Span]) -> bool {
    // A capital in the middle of a sentence makes a name of a verb too: Step Innovation.
    let first = view.tokens.iter().position(|token| token.kind == TokenKind::Word) == Some(index);
    let function_word = view.senses(index).iter().any(|sense| match sense {
        Sense::Boundary => first || view.word(index).len() < 4,
        Sense::Cue(_) => true,
        _ => false,
    });
    capitalised(view, index)
        && !before_money(view, index)
        && !covered(view, index, titles, times)
        && (!function_word || is_capitals(view.word(index)))
        && !view.senses(index).iter().any(|sense| matches!(sense, Sense::Honorific { .. }))
}

/// HK$2.3 billion, RMB 30 million: the letters are a currency's.
fn before_money(view: &View<'_>, index: usize) -> bool {
    let short = is_capitals(view.word(index)) && view.word(index).len() <= 4;
    let next = if view.word(index + 1) == " " { index + 2 } else { index + 1 };
    short && (view.word(index + 1) == "$" || (view.kind(next) == Some(TokenKind::Number) && view.word(next).len() != 4))
}

fn is_capitals(word: &str) -> bool {
    word.len() > 1 && !word.chars().any(char::is_lowercase)
}

fn covered(view: &View<'_>, index: usize, titles: &[Title], times: &[Span]) -> bool {
    let Some(token) = view.tokens.get(index) else { return true };
    titles.iter().any(|title| !title.ambiguous && title.span.overlaps(token.span))
        || (token.kind == TokenKind::Word && times.iter().any(|span| span.overlaps(token.span)))
}

fn capitalised(view: &View<'_>, index: usize) -> bool {
    if view.kind(index) != Some(TokenKind::Word) {
        return false;
    }
    let word = view.word(index);
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if first.is_uppercase() => true,
        // iFLYTEK, eBay, and digits with a capital: 3M.
        Some(_) => characters.take(3).any(char::is_uppercase),
        None => false,
    }
}

/// The longest stretch from a capitalised word that can be one name.
fn grow(view: &View<'_>, start: usize, titles: &[Title], times: &[Span], listed: &[Mention]) -> Run {
    let mut run = Run { from: start, to: plain_run(view, start, titles, times) };
    for _ in 0..6 {
        if run.to - run.from > REACH {
            break;
        }
        let joined = bracket_inside(view, run, titles, times)
            .or_else(|| company_form(view, run))
            .or_else(|| complement(view, run, titles, times))
            .or_else(|| conjunction(view, run, titles, times, listed));
        match joined {
            Some(to) => run.to = to,
            None => break,
        }
    }
    before_person(view, run)
}

/// `Hangzhou Technology Bureau Lou Xiuhua`: a person's name behind the head of an organization is another chunk.
fn before_person(view: &View<'_>, run: Run) -> Run {
    let head = (run.from + 1..run.to).rev().find(|&index| head_of(view.senses(index)).is_some());
    let Some(head) = head.filter(|head| head + 3 < run.to) else { return run };
    let rest = view.span_of(head + 2, run.to).of_text(view.text);
    if super::person::is_latin_name(view, rest) { Run { to: head + 1, ..run } } else { run }
}

/// Capitalised words joined by spaces, hyphens, ampersands and possessives.
fn plain_run(view: &View<'_>, start: usize, titles: &[Title], times: &[Span]) -> usize {
    let mut to = start + 1;
    loop {
        // A possessive of a place ends the run: Shanghai's Lin-gang.
        let next = match (view.kind(to), view.word(to)) {
            (Some(TokenKind::Space), " ") => to + 1,
            (Some(TokenKind::Punct), "-" | "&" | "." | "’" | "'" | "/") => to,
            _ => return to,
        };
        let joins = |index: usize| {
            (capitalised(view, index) || year(view, index))
                && !covered(view, index, titles, times)
                && !view.senses(index).iter().any(|sense| matches!(sense, Sense::Honorific { .. }))
        };
        if next > to {
            // Space, perhaps followed by an ampersand.
            if view.word(next) == "&" && view.word(next + 1) == " " && joins(next + 2) {
                to = next + 3;
            } else if joins(next) && !ends_possessive_place(view, to - 1) {
                to = next + 1;
            } else {
                return to;
            }
            continue;
        }
        match view.word(to) {
            "-" | "/" if view.kind(to + 1) == Some(TokenKind::Word) || view.kind(to + 1) == Some(TokenKind::Number) => {
                to += 2
            }
            "&" if joins(to + 1) => to += 2,
            // A full stop after an initial: J. Smith.
            "." if view.word(to - 1).chars().count() == 1 && view.word(to + 1) == " " && joins(to + 2) => to += 3,
            "’" | "'" if joins(to + 1) => to += 2,
            _ => return to,
        }
    }
}

fn year(view: &View<'_>, index: usize) -> bool {
    view.kind(index) == Some(TokenKind::Number)
        && view.word(index).len() == 4
        && view.word(index).starts_with(['1', '2'])
        && view.kind(index + 1) != Some(TokenKind::Number)
        && view.word(index + 1) != ","
}

/// `Shanghai's` and the like, where a place name is all that stands before the possessive.
fn ends_possessive_place(view: &View<'_>, index: usize) -> bool {
    let word = view.word(index);
    let Some(owner) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) else { return false };
    view.lexicon.senses(owner).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }))
}

/// `(China)`, `(Shanghai)`, `(James)` inside or at the end of a name.
fn bracket_inside(view: &View<'_>, run: Run, titles: &[Title], times: &[Span]) -> Option<usize> {
    let open = if view.word(run.to) == " " { run.to + 1 } else { run.to };
    if !matches!(view.word(open), "(" | "（") {
        return None;
    }
    let close = (open + 1..open + 6).find(|&index| matches!(view.word(index), ")" | "）"))?;
    let inner = view.span_of(open + 1, close).of_text(view.text);
    let place =
        view.lexicon.senses(inner).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }));
    let given = view.lexicon.people.given_name(inner).is_some();
    let after = if view.word(close + 1) == " " { close + 2 } else { close + 1 };
    let continues = capitalised(view, after) && !covered(view, after, titles, times);
    if (place || given) && continues {
        return Some(plain_run(view, after, titles, times));
    }
    (place && !continues).then_some(close + 1)
}

/// `, Ltd.`, ` Co., Ltd.`, `, Inc.` at the end of a name.
fn company_form(view: &View<'_>, run: Run) -> Option<usize> {
    let is_form = |index: usize| {
        matches!(head_of(view.senses(index)), Some((Category::Company, true)))
            || matches!(view.word(index), "Ltd" | "Inc" | "Co" | "LLC" | "Corp" | "Limited")
    };
    let last_is_form = is_form(run.to.checked_sub(1)?);
    let mut to = run.to;
    if last_is_form && view.word(to) == "." && (view.word(to + 1) == "," || view.kind(to + 1) == Some(TokenKind::Space))
    {
        // `Co.` inside a sentence; at its end the stop is the sentence's.
        to += 1;
    }
    if to == view.tokens.len() {
        to = run.to;
    }
    if view.word(to) == "," && view.word(to + 1) == " " && is_form(to + 2) {
        to += 3;
        return Some(if view.word(to) == "." && to + 1 < view.tokens.len() { to + 1 } else { to });
    }
    (to > run.to).then_some(to)
}

/// `of`, `for`, `on`, `at the` after a head that takes a complement.
fn complement(view: &View<'_>, run: Run, titles: &[Title], times: &[Span]) -> Option<usize> {
    let last = view.word(run.to.checked_sub(1)?);
    let headed = (run.from..run.to).any(|index| head_of(view.senses(index)).is_some() || is_name_head(view, index));
    let last_headed = head_of(view.senses(run.to - 1)).is_some() || is_name_head(view, run.to - 1);
    let mut at = run.to;
    if view.word(at) != " " {
        return None;
    }
    at += 1;
    let connector = view.word(at);
    let fits = match connector {
        "of" | "for" => headed,
        "on" => {
            last_headed
                && matches!(
                    last,
                    "Committee" | "Commission" | "Conference" | "Forum" | "Council" | "Dialogue" | "Summit"
                )
        }
        "at" | "under" => last_headed,
        "de" | "du" | "des" | "do" | "da" | "la" | "van" | "von" => true,
        _ => return None,
    };
    at += 1;
    if !fits || view.word(at) != " " {
        return None;
    }
    at += 1;
    if view.word(at) == "the" && view.word(at + 1) == " " {
        at += 2;
    }
    if !capitalised(view, at) || covered(view, at, titles, times) {
        return None;
    }
    let end = plain_run(view, at, titles, times);
    let place_only = || {
        view.hits_at(view.tokens.get(at).map_or(0, |t| t.span.start)).any(|hit| {
            view.lexicon
                .senses_of(hit.word)
                .iter()
                .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }))
        })
    };
    // `at` wants an organization or a place behind it.
    let headed_right = (at..end).any(|index| head_of(view.senses(index)).is_some());
    (connector != "at" && connector != "under" || headed_right || place_only()).then_some(end)
}

fn is_name_head(view: &View<'_>, index: usize) -> bool {
    view.senses(index).iter().any(|sense| matches!(sense, Sense::NameHead { .. }))
}

/// `and` inside a name: a known pair, or a complement that is not finished.
fn conjunction(view: &View<'_>, run: Run, titles: &[Title], times: &[Span], listed: &[Mention]) -> Option<usize> {
    let mut at = run.to;
    if view.word(at) == "," && view.word(at + 1) == " " {
        return listed_series(view, run, titles, times);
    }
    if view.word(at) != " " || !matches!(view.word(at + 1), "and" | "&") || view.word(at + 2) != " " {
        return None;
    }
    at += 3;
    if !capitalised(view, at) || covered(view, at, titles, times) {
        return None;
    }
    let end = plain_run(view, at, titles, times);
    // A known pair: Science and Technology.
    let left = view.word(run.to - 1);
    let right = view.word(at);
    let pair = format!("{left} and {right}");
    if view.senses_of_phrase(&pair).iter().any(|sense| matches!(sense, Sense::Cue(Cue::Pair))) {
        return Some(end);
    }
    // A listed name spans it.
    let (left_end, right_start) = (view.span_of(run.from, run.to).end, view.span_of(at, at + 1).start);
    if let Some(name) = listed.iter().find(|name| name.span.start < left_end && name.span.end > right_start) {
        return Some(view.token_from(name.span.end).max(end.min(at + 1)));
    }
    // An open complement: Ministry of Culture and Tourism; what follows is short and no name of its own.
    let open = (run.from..run.to).any(|index| matches!(view.word(index), "of" | "for"))
        && head_of(view.senses(run.to - 1)).is_none();
    let own = (at..end).any(|index| head_of(view.senses(index)).is_some() || is_name_head(view, index))
        || listed.iter().any(|name| name.span.start == right_start)
        || end > at + 3;
    (open && !own).then_some(end)
}

/// `Secretary for Innovation, Technology and Industry`: commas inside a listed name only.
fn listed_series(view: &View<'_>, run: Run, _titles: &[Title], _times: &[Span]) -> Option<usize> {
    let span = view.span_of(run.from, run.to);
    view.hits_at(span.start)
        .filter(|hit| hit.span.end > span.end)
        .find(|hit| {
            view.lexicon
                .senses_of(hit.word)
                .iter()
                .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Organization, .. }))
        })
        .map(|hit| view.token_from(hit.span.end))
}

/// What a chunk is, by the gazetteer, by its head, by the shape of a person's name, or not known.
fn classify(view: &View<'_>, run: Run, listed: &[Mention]) -> Option<Mention> {
    let mut run = run;
    // A possessive at the end belongs to what follows.
    let mut span = view.span_of(run.from, run.to);
    let text = span.of_text(view.text);
    let owner = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s"));
    if let Some(owner) = owner {
        span.end = span.start + crate::span::to_u32(owner.len());
    }
    if let Some(name) = listed.iter().find(|name| name.span == span) {
        let mut mention = name.clone();
        mention.weight = mention.weight.max(1);
        return with_alias(view, mention, run);
    }
    if run.to - run.from == 1 && weak_single(view, run.from) {
        return None;
    }
    // `Lin-gang Special Area` after `Shanghai's` has been cut off already; a leading listed place stays in the name.
    while run.to > run.from
        && view.kind(run.to - 1) != Some(TokenKind::Word)
        && view.kind(run.to - 1) != Some(TokenKind::Number)
        && !matches!(view.word(run.to - 1), ")" | "）" | ".")
    {
        run.to -= 1;
    }
    let (mut kind, mut weight, mut category) = by_head(view, run);
    if let Some(phrase) = phrase_kind(view, view.span_of(run.from, run.to)) {
        (kind, weight, category) = (phrase, 2, None);
    }
    // The 2024 Bay Area Summit
    if kind == MentionKind::Occasion
        && let Some(before) =
            run.from.checked_sub(2).filter(|&before| view.word(before + 1) == " " && year(view, before))
    {
        span.start = view.tokens.get(before).map_or(span.start, |token| token.span.start);
    }
    let mut mention =
        Mention::new(Span::new(span.start, span.end.min(view.span_of(run.from, run.to).end)), kind, weight);
    mention.category = category;
    if kind == MentionKind::Proper && super::person::is_latin_name(view, mention.span.of_text(view.text)) {
        (mention.kind, mention.weight) = (MentionKind::Person, 2);
        return Some(mention);
    }
    with_alias(view, mention, run)
}

/// One capitalised word at the start of a sentence says little.
fn weak_single(view: &View<'_>, index: usize) -> bool {
    let first_word = view.tokens.iter().position(|token| token.kind == TokenKind::Word) == Some(index);
    let word = view.word(index);
    let plain = word.chars().skip(1).all(char::is_lowercase);
    (first_word && plain) || word.chars().count() < 2
}

fn by_head(view: &View<'_>, run: Run) -> (MentionKind, u8, Option<Category>) {
    let words: Vec<usize> = (run.from..run.to).filter(|&index| view.kind(index) == Some(TokenKind::Word)).collect();
    let connector = words.iter().position(|&index| matches!(view.word(index), "of" | "for" | "at" | "on"));
    let end = connector.unwrap_or(words.len());
    // The head is the last word of the part before `of`; a year or bracket behind it does not count.
    let head = words
        .get(..end)
        .and_then(|part| part.iter().rev().take(3).copied().find(|&index| head_of(view.senses(index)).is_some()));
    let last = words.get(..end).and_then(<[usize]>::last).copied();
    // A centre is a body before it is a building.
    let last_name = last
        .filter(|&index| head_of(view.senses(index)).is_none() || !is_ground(view, index))
        .and_then(|index| name_kind(view, index));
    match (head.map(|index| (index, head_of(view.senses(index)))), last_name) {
        (_, Some(kind)) if words.len() > 1 || kind == MentionKind::Honor => (kind, 2, None),
        (Some((index, Some((category, strong)))), None) if words.len() > 1 => {
            let last = Some(index) == last;
            (MentionKind::Organization, if strong || last { 3 } else { 2 }, Some(category))
        }
        _ => (MentionKind::Proper, 1, None),
    }
}

fn name_kind(view: &View<'_>, index: usize) -> Option<MentionKind> {
    kind_of_head(view.senses(index))
}

fn kind_of_head(senses: &[Sense]) -> Option<MentionKind> {
    senses.iter().find_map(|sense| match sense {
        Sense::NameHead { kind, .. } => Some(super::name::mention_kind(*kind)),
        _ => None,
    })
}

/// The head of a building or a place.
fn is_ground(view: &View<'_>, index: usize) -> bool {
    matches!(name_kind(view, index), Some(MentionKind::Venue | MentionKind::Place))
}

/// A head of several words at the end of a name: Convention Center, White Paper.
fn phrase_kind(view: &View<'_>, span: Span) -> Option<MentionKind> {
    let ends = view.hits.iter().filter(|hit| hit.span.end == span.end && hit.span.start > span.start);
    ends.filter(|hit| hit.span.of_text(view.text).contains(' '))
        .find_map(|hit| kind_of_head(view.lexicon.senses_of(hit.word)))
}

/// A common noun behind a name says what it is: the Group Open Innovation initiative, the X Incubator title.
fn noun_behind(view: &View<'_>, mention: &mut Mention) {
    let at = view.token_from(mention.extent.end);
    if view.word(at) != " " || !view.word(at + 1).starts_with(|c: char| c.is_ascii_lowercase()) {
        return;
    }
    // `Acme plans to …` is a verb.
    let Some(kind) = kind_of_head(view.senses(at + 1)).filter(|_| !view.word(at + 1).ends_with('s')) else { return };
    let end = view.tokens.get(at + 1).map_or(mention.extent.end, |token| token.span.end);
    if matches!(kind, MentionKind::Programme | MentionKind::Honor | MentionKind::Document | MentionKind::Occasion) {
        (mention.kind, mention.category) = (kind, None);
        mention.weight = mention.weight.max(2);
        mention.extent.end = end;
        if mention.alias.is_none() {
            mention.span.end = end;
        }
    }
}

/// `(MIIT)`, `(Ministry of Science and Technology)` behind a name belongs to it.
fn with_alias(view: &View<'_>, mut mention: Mention, run: Run) -> Option<Mention> {
    let open = if view.word(run.to) == " " { run.to + 1 } else { run.to };
    if matches!(view.word(open), "(" | "（")
        && let Some(close) = (open + 1..open + 24).find(|&index| matches!(view.word(index), ")" | "）"))
    {
        let inner = view.span_of(open + 1, close);
        let text = inner.of_text(view.text);
        // (hereinafter referred to as "Farhill")
        let defined = text.split_once(['"', '“']).and_then(|(before, rest)| {
            let length = rest.find(['"', '”'])?;
            let start = text.len() - rest.len();
            let cue = view.lexicon.senses(before.trim().to_lowercase().as_str()).contains(&Sense::Cue(Cue::Definition))
                || before.contains("referred to as")
                || before.contains("hereinafter")
                || before.trim().is_empty();
            (cue && length > 0).then(|| Span::of(inner.start as usize + start, inner.start as usize + start + length))
        });
        if let Some(alias) = defined {
            mention.alias = Some(alias);
            mention.extent = mention.extent.cover(view.span_of(open, close + 1));
            return Some(mention);
        }
        let short = !text.contains(' ') || text.len() <= 12;
        if short && text.chars().any(char::is_uppercase) {
            mention.alias = Some(inner);
        }
        if text.chars().next().is_some_and(char::is_uppercase) && !text.contains(',') {
            mention.extent = mention.extent.cover(view.span_of(open, close + 1));
        }
    }
    noun_behind(view, &mut mention);
    Some(mention)
}

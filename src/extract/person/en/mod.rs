//! English persons: `NAME, T of ORG, …`, `T NAME`, `ORG T NAME`, `T of ORG, Mr NAME`.

mod apposed;
mod bodies;
mod chain;
mod introduced;
mod lines;
mod posts;
mod shape;
mod stated;

use super::super::gloss;
use super::super::latin::{capitalised, without_possessive};
use super::super::sentence::View;
use super::super::title::{self, Title};
use super::super::{Mention, MentionKind, PositionMention};
use super::{Known, listing};
use crate::gazetteer::{Cue, EnglishWord, Flags, List, Sense};
use crate::span::{Span, tail, to_u32};
use crate::token::TokenKind;
pub(super) use lines::{alone_in_line, line_below, line_of_life};
pub(super) use shape::{Shape, shape};

/// Posts found beside a name, and what they and the name take up.
struct Posts {
    positions: Vec<PositionMention>,
    extent: Span,
}

/// Give persons their posts; names of unknown kind with a post are persons.
pub(super) fn attach(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) {
    introduced::houses(view, chosen, titles);
    for index in 0..chosen.len() {
        let Some(mention) = chosen.get(index) else { break };
        // A person's extent may hold the posts already; they are read anew from the name.
        let (kind, span) = (mention.kind, mention.span);
        if !matches!(kind, MentionKind::Person | MentionKind::Proper) || mention.thing.is_some() {
            continue;
        }
        // Li Lan (李兰), founder of …: the Chinese form belongs to the name.
        let gloss = mention.alias.filter(|alias| alias.of_text(view.text).starts_with(crate::token::script::is_han));
        let name_end = gloss.map_or(span.end, |gloss| gloss::behind_bracket(view, gloss));
        let own = Span::new(span.start, name_end);
        let extent = if kind == MentionKind::Person { own } else { mention.extent };
        let text = span.of_text(view.text);
        if !text.starts_with(|c: char| c.is_alphabetic() && !crate::token::script::is_han(c)) {
            continue;
        }
        // `NAME, Vice-President Research and Innovation at ORG`: what stands within somebody's posts.
        let within = |other: &Mention| {
            other.kind == MentionKind::Person
                && !other.positions.is_empty()
                && other.span.end < span.start
                && other.extent.contains(span)
        };
        if kind == MentionKind::Proper && chosen.iter().any(within) {
            continue;
        }
        let honorific = honorific_before(view, span.start);
        let mut person = kind == MentionKind::Person || honorific.is_some();
        let words = text.split_whitespace().count();
        let shape = match if person { Shape::Name } else { shape(view, span) } {
            Shape::Other if posts::strongly_titled(view, titles, span.start) && shape::bare(view, span) => {
                Shape::Possible
            }
            Shape::Other if shape::chinese(view, text) && bodies::is_titled(view, chosen, titles, span.start) => {
                Shape::Possible
            }
            shape => shape,
        };
        let after = behind_name(view, name_end);
        person |= (shape == Shape::Possible
            && (after.1
                || speaks(view, own)
                || view.rest(name_end).starts_with(", who ")
                || among_persons(view, chosen, span)
                || bodies::is_titled(view, chosen, titles, span.start)
                || of_body(view, chosen, span)))
            || (shape == Shape::Name);
        let start = honorific.unwrap_or(span.start);
        let mut found = Posts { positions: Vec::new(), extent };
        let inverse = (person || shape == Shape::Possible) && view.before(start).ends_with(", ") && {
            let mut before = Posts { positions: Vec::new(), extent };
            posts::before_name(view, chosen, titles, start, (true, true), &mut before);
            !before.positions.is_empty()
        };
        person |= inverse;
        posts::after_name(view, chosen, titles, after.0.max(extent.end), inverse, &mut found);
        // `at the Hotel Lakeside, members elected …`: a post of several behind one name is nobody's.
        let alone = || !is_listed_behind(view, span.start);
        found.positions.retain(|held| {
            let plural = || title::at(titles, held.title.start).is_some_and(|title| title.plural);
            person || !plural() || !alone()
        });
        // One word before `, head of …` may be a company.
        // `Senior Vice President Finance at ORG`
        let field = || {
            let senses = view.lexicon.senses(text);
            senses.iter().any(|sense| matches!(sense, Sense::English(EnglishWord::Field | EnglishWord::Common)))
        };
        let shaped = person || (2..=4).contains(&words) || (posts::titled(view, titles, start) && !field());
        if !shaped {
            continue;
        }
        let by_after = !found.positions.is_empty();
        // `the Under Secretary for Trade, Ms NAME, will be the Acting Secretary`: what is said of a person is told beside the post.
        let stated = by_after && inverse && view.rest(after.0.max(extent.end)).starts_with(", ");
        if stated {
            let said = std::mem::take(&mut found.positions);
            posts::before_name(view, chosen, titles, start, (person, shape == Shape::Possible), &mut found);
            found.positions.extend(said);
        } else if !by_after || person {
            posts::before_name(view, chosen, titles, start, (person, shape == Shape::Possible), &mut found);
        } // `Academician Li Ming of the Chinese Academy of Engineering`
        if !by_after && let Some((post, end)) = posts::body_after_name(view, chosen, after.0.max(extent.end)) {
            let honored = posts::title_before(view, titles, span.start, post);
            let bare = found.positions.last_mut().filter(|position| position.organization.is_none());
            if let Some(position) = bare {
                position.organization = Some(post);
                found.extent.end = found.extent.end.max(end);
            } else if let Some((position, start)) =
                honored.filter(|_| found.positions.is_empty() && honorific.is_some())
            {
                found.positions.push(position);
                found.extent = found.extent.cover(Span::new(start, end));
            }
        }
        let by_before = !found.positions.is_empty()
            && !by_after
            && (shape == Shape::Possible || (words == 1 && posts::titled(view, titles, start)));
        if !person && !by_after && !by_before {
            continue;
        }
        if let Some(start) = honorific {
            found.extent.start = found.extent.start.min(start);
        }
        if let Some(mention) = chosen.get_mut(index) {
            (mention.kind, mention.positions, mention.extent, mention.category) =
                (MentionKind::Person, found.positions, found.extent, None);
            mention.weight = mention.weight.max(2);
            mention.alias = gloss;
        }
    }
    if !titles.is_empty() {
        // Most Chinese sentences have titles and nobody yet who could hold them.
        let someone = |mention: &Mention| mention.kind == MentionKind::Person || mention.is_personal_pronoun();
        if chosen.iter().any(someone) {
            stated::as_posts(view, chosen, titles);
            stated::of_pronouns(view, chosen, titles);
            stated::coordinated(view, chosen, titles);
            stated::named_behind(view, chosen, titles, known.carried.body);
            stated::appointed(view, chosen, titles);
            introduced::introduced(view, chosen, titles);
            introduced::in_front(view, chosen, titles);
            stated::share(view, chosen, titles);
            stated::in_order(view, chosen, titles);
        }
        stated::respectively(view, chosen, titles);
    }
    of_former_bodies(view, chosen);
    if let Some(position) = known.carried.listed {
        line_of_list(view, chosen, position);
    }
}

/// `a former Acme engineer`, `former Acme chief executive NAME`: the qualifier stands before the body.
fn of_former_bodies(view: &View<'_>, chosen: &mut [Mention]) {
    if !view.all.any(Flags::QUALIFIER) {
        return;
    }
    for index in 0..chosen.len() {
        let holds = |mention: &&Mention| mention.kind == MentionKind::Person && !mention.positions.is_empty();
        let Some(person) = chosen.get(index).filter(holds) else { continue };
        let before = |position: &PositionMention| {
            let body = chosen.get(position.organization.filter(|post| !post.place)?.mention)?;
            let between = Span::new(body.extent.end, position.title.start.max(body.extent.end)).of_text(view.text);
            let beside = position.qualifier.is_none() && matches!(between, " " | "'s " | "’s ");
            title::qualifier_before(view, body.extent.start).filter(|_| beside).map(|(_, qualifier)| qualifier)
        };
        let found: Vec<_> = person.positions.iter().map(before).collect();
        if let Some(person) = chosen.get_mut(index) {
            for (position, qualifier) in person.positions.iter_mut().zip(found) {
                position.qualifier = position.qualifier.or(qualifier);
            }
        }
    }
}

/// `Ms Chan Wai-shan, BBS` below `Members:`: a line of a list, whose post was named above.
fn line_of_list(view: &View<'_>, chosen: &mut [Mention], position: PositionMention) {
    let first = listing::first_word(view);
    let named = |mention: &&mut Mention| mention.kind == MentionKind::Person && mention.extent.start <= first;
    let Some(person) = chosen.iter_mut().find(named) else { return };
    let titled = person.positions.iter().any(|known| known.title.start > person.span.end);
    if !titled && !view.span.of_text(view.text).trim_end().ends_with('.') {
        person.positions.push(position);
    }
}

/// `A and B`, `A, B`: another name may stand before the one at an offset.
fn is_listed_behind(view: &View<'_>, start: u32) -> bool {
    let before = view.before(start);
    [" and ", ", ", " & "].iter().any(|joint| before.ends_with(joint))
}

/// `Brightwater's Jane Cole`, where the owner is a body.
fn of_body(view: &View<'_>, chosen: &[Mention], span: Span) -> bool {
    let before = view.before(span.start);
    let Some(name) = before.strip_suffix("'s ").or_else(|| before.strip_suffix("’s ")) else { return false };
    let end = view.span.start + to_u32(name.len());
    chosen.iter().any(|other| {
        other.span.end == end
            && (other.kind == MentionKind::Organization || (other.kind == MentionKind::Proper && other.thing.is_none()))
    })
}

/// Start of the honorifics right before a name: Dr., Prof. Dr.
fn honorific_before(view: &View<'_>, start: u32) -> Option<u32> {
    /// Bytes of the longest honorific and more.
    const LONGEST: usize = 48;
    let mut found = None;
    let mut at = start;
    for _ in 0..3 {
        let before = tail(view.before(at), LONGEST);
        let trimmed = before.trim_end_matches([' ', '.']);
        let from = |words: &str, end: &str| at.saturating_sub(to_u32(before.len() - end.len() + words.len()));
        let honorific = |word: &str| {
            view.lexicon.senses(word).iter().any(|sense| matches!(sense, Sense::Honorific { after: false }))
        };
        // H.E., Tan Sri
        let whole = before.trim_end();
        let mut spaces = whole.rmatch_indices(' ').map(|(at, _)| at + 1);
        let last = spaces.next().unwrap_or(0);
        let two = spaces.next().unwrap_or(0);
        let mut long = [two, last].into_iter().filter_map(|at| whole.get(at..));
        if let Some(words) = long.find(|words| words.contains([' ', '.']) && honorific(words)) {
            at = from(words, whole);
            found = Some(at);
            continue;
        }
        let word = trimmed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if word.is_empty() || before.len() == trimmed.len() || !(honorific(word) || honorific(&format!("{word}."))) {
            break;
        }
        at = from(word, trimmed);
        found = Some(at);
    }
    found
}

/// End of what may stand between a name and its title: post-nominals, an age, `(left)`; and whether it was the last.
fn behind_name(view: &View<'_>, end: u32) -> (u32, bool) {
    let mut end = end;
    let mut marked = false;
    for _ in 0..4 {
        let rest = view.rest(end);
        if let Some(inner) = rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(inner, _)| inner) {
            let mut words =
                inner.split([' ', ',']).filter(|word| !word.is_empty() && *word != "from" && *word != "the");
            let is_mark = |word: &str| view.lexicon.senses(word).contains(&Sense::English(EnglishWord::Mark));
            if !inner.is_empty() && inner.len() < 40 && words.all(is_mark) {
                end += to_u32(inner.len() + 3);
                marked = true;
                continue;
            }
        }
        // Jane Cole (48)
        let aged = rest.strip_prefix(" (").and_then(|rest| rest.get(..3));
        if aged.is_some_and(|aged| aged.ends_with(')') && aged.bytes().take(2).all(|b| b.is_ascii_digit())) {
            end += 5;
            continue;
        }
        let trimmed = rest.trim_start_matches([' ', ',']);
        let honorific = |word: &str| {
            view.lexicon.senses(word).iter().any(|sense| matches!(sense, Sense::Honorific { after: true }))
        };
        // `Jane Doe, M.D., Chief Medical Officer`
        let dotted = trimmed.split([' ', ',', ';', ')']).next().filter(|word| word.contains('.') && honorific(word));
        let word: &str = dotted.unwrap_or_else(|| trimmed.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
        // `Tom Reed, MD & CEO, Acme Motors`
        let joined = || {
            let behind = trimmed.get(word.len()..).unwrap_or("");
            [" & ", " and ", "/"].iter().any(|joint| behind.starts_with(joint))
                && view.lexicon.look_up(word).flags.any(Flags::TITLE)
        };
        let known = honorific(word) && !joined();
        let age = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(", ");
        if !known && !age {
            break;
        }
        end += to_u32(rest.len() - trimmed.len() + word.len());
        // `, Jr., chief executive`
        end += u32::from(matches!(word, "Jr" | "Sr" | "Esq") && view.rest(end).starts_with("., "));
    }
    (end, marked)
}

/// Park Ji-won: a surname first that is a body's head too. Tom Hall, the mayor; said Bill Church: a given name and a surname
/// that is a building's word too, where the words beside them are those of a person.
pub(super) fn is_by_surname(view: &View<'_>, span: Span) -> bool {
    let text = span.of_text(view.text);
    let Some((first, last)) = text.split_once(' ') else { return false };
    if last.contains('-') && view.lexicon.people.romanized_surname(first) {
        return shape(view, span) == Shape::Name;
    }
    let surname = || view.lexicon.senses(last).contains(&Sense::English(EnglishWord::Surname));
    if view.lexicon.people.given_name(first) != Some(true) || !surname() {
        return false;
    }
    let rest = view.rest(span.end);
    let title = |text: &str| {
        let text =
            ["the ", "a ", "an ", "its ", "former "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let at = span.end + to_u32(rest.len() - text.len());
        view.hits_at(at).any(|hit| hit.flags.any(Flags::TITLE))
    };
    let post = || {
        let before = view.before(span.start).trim_end();
        let end = view.span.start + to_u32(before.len());
        view.hit_ends(end, Flags::TITLE)
    };
    speaks(view, span)
        || honorific_before(view, span.start).is_some()
        || rest.starts_with(", who ")
        || rest.strip_prefix(", ").is_some_and(title)
        || post()
}

/// `NAME said`, `said NAME`.
fn speaks(view: &View<'_>, span: Span) -> bool {
    let say = |index: usize| view.is_cue(index, Cue::Say);
    let from = view.token_from(span.end);
    let after = view.word(from) == " " && say(from + 1);
    let before =
        view.token_from(span.start).checked_sub(2).is_some_and(|index| view.word(index + 1) == " " && say(index));
    after || before
}

/// In a list with persons: A, B and C.
fn among_persons(view: &View<'_>, chosen: &[Mention], span: Span) -> bool {
    let joins = |between: &str| matches!(between, ", " | " and " | ", and " | " & " | "; " | "; and ");
    // `A of Acme, B of Borealis and C of Cirrus`
    let from = || {
        let (_, end) = posts::body_after_name(view, chosen, span.end)?;
        chosen.iter().find(|other| {
            other.kind == MentionKind::Person
                && end < other.extent.start
                && joins(Span::new(end, other.extent.start).of_text(view.text))
                && posts::body_after_name(view, chosen, other.span.end).is_some()
        })
    };
    from().is_some()
        || chosen.iter().any(|other| {
            other.kind == MentionKind::Person
                && ((other.extent.end < span.start
                    && joins(Span::new(other.extent.end, span.start).of_text(view.text)))
                    || (span.end < other.extent.start
                        && joins(Span::new(span.end, other.extent.start).of_text(view.text))))
        })
}

/// Remember the words by which the persons and bodies of a sentence may be called later on.
pub(super) fn remember(view: &View<'_>, chosen: &[Mention], known: &mut Known, headline: bool) {
    for mention in chosen.iter().filter(|mention| mention.kind == MentionKind::Person) {
        let text = mention.span.of_text(view.text);
        if !text.is_ascii() && text.contains(crate::token::script::is_han) {
            continue;
        }
        if known.first_latin.is_none() && text.contains(' ') {
            known.first_latin = Some(mention.span);
        }
        let mut words = text.split(' ').filter(|word| !word.starts_with('(') && word.len() > 1);
        let (Some(first), Some(last)) = (words.next(), words.next_back()) else { continue };
        let chinese = view.lexicon.people.romanized_surname(first);
        let inside = view.lexicon.people.surname_inside(text);
        for word in [Some(last), Some(first).filter(|_| chinese), inside].into_iter().flatten() {
            // `al-Sadr`, `von der Leyen`: particles may stay away.
            let word = word.trim_start_matches("al-");
            let new = !known.surnames.contains(word) && !known.firms.contains(word) && known.surnames.len() < MOST;
            if word.starts_with(char::is_uppercase) && new {
                known.surnames.insert(word.into());
            }
        }
    }
    // Headlines call people by their surnames before they are named in full; the text does so of companies only.
    let firms = chosen.iter().filter(|mention| {
        !headline && mention.kind == MentionKind::Organization && mention.weight >= 2 && mention.thing.is_none()
    });
    for word in firms.map(|firm| firm.span.of_text(view.text)) {
        let single = word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.contains(' ');
        if single && !known.surnames.contains(word) && known.firms.len() < MOST {
            known.firms.insert(word.into());
        }
    }
}

/// Most surnames that are remembered of an article.
const MOST: usize = 512;

/// `Linz will lead a team`, after Sarah Linz: a town that a sentence begins with and that does what only persons do; but no
/// town that the text speaks of elsewhere.
fn acts_as_person(view: &View<'_>, town: &Mention, index: usize) -> bool {
    let adverbs = view.lexicon.list(List::BeforeDeed);
    let mut verb = index + 2;
    while adverbs.has(view.word(verb)) && verb < index + 2 * DEED {
        verb += 2;
    }
    let place = |at: usize| {
        let before = tail(view.text.get(..at).unwrap_or(""), WHERE);
        view.lexicon.list(List::OfPlace).ends(before)
    };
    town.thing.is_some_and(|thing| shape::is_town(view, thing))
        && super::super::latin::begins_sentence(view, index)
        && view.word(index + 1) == " "
        && view.word(verb - 1) == " "
        && view.lexicon.list(List::Deed).has(view.word(verb))
        && !view.text.match_indices(town.span.of_text(view.text)).take(MOST).any(|(at, _)| place(at))
}

/// Most words from a name to what somebody did; longest word between a place and what is there, in bytes.
const DEED: usize = 4;
const WHERE: usize = 12;

/// Single capitalised words that are the surname of a person of the article.
pub(super) fn surnames(view: &View<'_>, chosen: &mut Vec<Mention>, known: &Known) {
    if known.surnames.is_empty() {
        return;
    }
    for index in 0..view.tokens.len() {
        if !capitalised(view, index) {
            continue;
        }
        let Some(token) = view.tokens.get(index).filter(|token| token.kind == TokenKind::Word) else { continue };
        let word = without_possessive(token.span.of_text(view.text));
        if !word.starts_with(char::is_uppercase) || !known.surnames.contains(word) {
            continue;
        }
        let span = Span::new(token.span.start, token.span.start + to_u32(word.len()));
        let over = |mention: &&mut Mention| {
            mention.extent.overlaps(span) && !matches!(mention.kind, MentionKind::Quotation | MentionKind::Quoted)
        };
        let mut taken = false;
        for mention in chosen.iter_mut().filter(over) {
            // One word may have been taken for a company's name before the person was named in full.
            let open = mention.kind == MentionKind::Proper
                || (mention.kind == MentionKind::Organization && mention.weight == 2 && mention.alias.is_none());
            // `Davis said`, after Jeff Davis: a town says nothing. And nothing beside it shows a town that may be none.
            let town = mention.kind == MentionKind::Place
                && (mention.weight < 2 || speaks(view, span) || acts_as_person(view, mention, index));
            if mention.span == span && ((open && mention.thing.is_none()) || town) {
                (mention.kind, mention.weight, mention.category) = (MentionKind::Person, 2, None);
                mention.thing = None;
            }
            taken = true;
        }
        let plain = view.senses(index).iter().any(|sense| !matches!(sense, Sense::Literal));
        let opens = plain && super::super::latin::begins_sentence(view, index) && !speaks(view, span);
        if !(taken || opens) {
            chosen.push(Mention::new(span, MentionKind::Person, 2));
        }
    }
}

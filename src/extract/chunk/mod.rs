//! English names: runs of capitalised words, with what may stand inside a name.
//!
//! A chunk is the longest stretch that can be one name. `of`, `for`, `at` and `and` join two capitalised runs only with
//! evidence: a head before them that asks for a complement (`Department of …`), or a known pair (`Science and Technology`).

mod join;
mod kind;

use super::latin::{
    begins_sentence, capitalised, in_title_case, is_capitals, is_common, is_initials, nickname, without_possessive,
};
use super::organization::head_of;
use super::sentence::View;
use super::title::Title;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, List, NameKind, Sense, ThingKind};
use crate::span::Span;
use crate::token::TokenKind;

/// How far before the place or body of a post its title is looked for, in tokens.
const HOLDER: usize = 12;

/// Longest name in tokens, spaces included.
const REACH: usize = 40;

/// One capitalised run, as token indices.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
}

/// A sentence with what ends names in it.
struct Walls<'v, 'a> {
    view: &'v View<'a>,
    /// By token: part of a title or of a time.
    closed: Vec<bool>,
    listed: &'v [Mention],
    /// A headline, in which every word has a capital.
    title_case: bool,
}

/// All chunks of a sentence. `titles` and `times` break them; `listed` are names of the gazetteer in the sentence.
pub(crate) fn find(view: &View<'_>, titles: &[Title], times: &[Span], listed: &[Mention], out: &mut Vec<Mention>) {
    let walls = Walls { view, closed: closed(view, titles, times), listed, title_case: in_title_case(view) };
    let mut index = 0;
    while index < view.tokens.len() {
        if !walls.starts(index) {
            index += 1;
            continue;
        }
        let chunk = walls.grow(index);
        index = chunk.to.max(index + 1);
        if let Some(mention) = walls.classify(chunk) {
            out.push(mention);
        }
    }
}

/// Tokens that belong to titles, and words that belong to times.
fn closed(view: &View<'_>, titles: &[Title], times: &[Span]) -> Vec<bool> {
    let mut closed = vec![false; view.tokens.len()];
    // Northgate Chair Anna Weber
    let named = |title: &Title| {
        // Queen Elizabeth Prize, Prince Edward Island
        let thing = title.thing.and_then(|thing| view.lexicon.thing(thing));
        let post = thing.is_some_and(|thing| matches!(&*thing.level, "company" | "social"));
        let space = view.token_at(title.span.end).filter(|&space| post && view.word(space) == " ");
        let name = space.map(|space| space + 1);
        name.is_some_and(|name| {
            view.lexicon.people.given_name(view.word(name)) == Some(true)
                && view.word(name + 1) == " "
                && capitalised(view, name + 2)
        })
    };
    // European Inventor Award, Young Scientist Prize
    let honoured = |title: &Title| {
        let space = view.token_at(title.span.end).filter(|&space| view.word(space) == " ");
        space.is_some_and(|space| is_honor_head(view, space + 1) && capitalised(view, space + 1))
    };
    let spans = titles
        .iter()
        .filter(|title| (!title.ambiguous || named(title) || takes_post(view, title)) && !honoured(title))
        .map(|title| (title.span, false));
    // Tan Sri Lim Ah Kow
    let honorifics = view
        .hits
        .iter()
        .filter(|hit| hit.flags.any(Flags::HONORIFIC_BEFORE) && hit.span.of_text(view.text).contains(' '));
    let honorifics = honorifics.map(|hit| (hit.span, false));
    for (span, time) in spans.chain(times.iter().map(|span| (*span, true))).chain(honorifics) {
        let from = view.tokens.partition_point(|token| token.span.end <= span.start);
        for (token, closed) in view.tokens.iter().zip(&mut closed).skip(from) {
            if token.span.start >= span.end {
                break;
            }
            *closed |= !time || token.kind == TokenKind::Word;
        }
    }
    closed
}

/// `was named Chair of Acme`, `as Chair`: a word that can be more than a post, where somebody takes one.
fn takes_post(view: &View<'_>, title: &Title) -> bool {
    let before = view.text.get(..title.span.start as usize).unwrap_or("").trim_end();
    let bare = [" the", " its", " new", " a"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let behind = view.token_at(title.span.end);
    let goes_on = behind.is_some_and(|space| view.word(space) == " " && capitalised(view, space + 1));
    let verb = || {
        bare.ends_with(" as")
            || [List::TakesPost, List::Appoints].iter().any(|&list| view.lexicon.list(list).ends(bare))
    };
    !goes_on && verb()
}

impl Walls<'_, '_> {
    fn is_closed(&self, index: usize) -> bool {
        self.closed.get(index).copied().unwrap_or(true)
    }

    /// A capitalised word that can begin a name.
    fn starts(&self, index: usize) -> bool {
        let view = self.view;
        if !capitalised(view, index) || self.is_closed(index) || before_money(view, index) {
            return false;
        }
        let senses = view.senses(index);
        if senses.iter().any(|sense| matches!(sense, Sense::Honorific { after: false })) && !self.is_given(index) {
            return false;
        }
        let goes_on = view.word(index + 1) == " " && capitalised(view, index + 2);
        // `Hired Jane Doe as …`
        let verb = begins_sentence(view, index)
            && (view.is_english(index, EnglishWord::Deals)
                || view.is_english(index, EnglishWord::Acts)
                || view.word(index).ends_with("ed"));
        let given = view.lexicon.people.given_name(view.word(index)).is_some();
        if verb && !given && goes_on && view.lexicon.people.given_name(view.word(index + 2)) == Some(true) {
            return false;
        }
        // `Startup Veloxa raised …`, `SOURCE HelioSeal`
        let noun = view.is_english(index, EnglishWord::Company)
            || (is_capitals(view.word(index))
                && view.is_english(index, EnglishWord::Common)
                && !is_capitals(view.word(index + 2)));
        // the NGO Mother Nature
        let kind = view.is_english(index, EnglishWord::Called) && view.is_english(index, EnglishWord::Abbreviation);
        if kind && goes_on {
            return false;
        }
        if noun && goes_on && begins_sentence(view, index) && head_of(view.senses(index + 2)).is_none() {
            return false;
        }
        // In the middle of a sentence First begins a name: First Movers Coalition.
        let frame = !self.title_case && !begins_sentence(view, index);
        let cue = senses.iter().any(|sense| matches!(sense, Sense::Cue(cue) if !(frame && *cue == Cue::Frame)));
        let verb = senses.iter().any(|sense| matches!(sense, Sense::Boundary));
        if !cue && !verb || (is_capitals(view.word(index)) && !self.title_case) {
            return true;
        }
        // A capital in the middle of a sentence makes a name of a verb too: Step Innovation. So does a given name behind
        // a surname that is a word: He Xiaopeng.
        let verb_name = !cue && !self.title_case && !begins_sentence(view, index);
        goes_on && (verb_name || self.surname_first(index))
    }

    /// Mr. Don Whitlock: a word of address behind another one is a given name.
    fn is_given(&self, index: usize) -> bool {
        let view = self.view;
        let before = view.tokens.get(index).map_or("", |token| view.before(token.span.start)).trim_end();
        view.lexicon.people.given_name(view.word(index)).is_some() && {
            let word = before.rsplit([' ', '\n', ',']).next().unwrap_or("");
            let honorific = |sense: &Sense| matches!(sense, Sense::Honorific { after: false });
            [word, word.trim_end_matches('.')].iter().any(|word| view.lexicon.senses(word).iter().any(honorific))
        }
    }

    /// `He Xiaopeng`, `An Wei`: a surname that is a word, with a given name behind it.
    fn surname_first(&self, index: usize) -> bool {
        let (view, people) = (self.view, &self.view.lexicon.people);
        let given = without_possessive(view.word(index + 2));
        people.romanized_surname(view.word(index))
            && given.len() > 3
            && !view
                .lexicon
                .senses(given)
                .iter()
                .any(|sense| matches!(sense, Sense::Boundary | Sense::Cue(_) | Sense::English(_)))
            && people.is_romanized_given(given)
    }

    /// The longest stretch from a capitalised word that can be one name.
    fn grow(&self, start: usize) -> Run {
        let mut run = Run { from: start, to: self.plain_run(start) };
        for _ in 0..6 {
            if run.to - run.from > REACH {
                break;
            }
            let joined = self
                .bracket_inside(run)
                .or_else(|| self.company_form(run))
                .or_else(|| self.numbered(run))
                .or_else(|| self.plural_owner(run))
                .or_else(|| self.particles(run))
                .or_else(|| self.complement(run))
                .or_else(|| self.conjunction(run));
            match joined {
                Some(to) => run.to = to,
                None => break,
            }
        }
        self.before_person(self.after_owner(run))
    }

    /// `Shanghai's`, `Kuala Lumpur's`: a place's name ends with the possessive.
    fn ends_possessive_place(&self, index: usize) -> bool {
        let view = self.view;
        let word = view.word(index);
        let owner = without_possessive(word);
        if owner.len() == word.len() {
            return false;
        }
        let end = view.tokens.get(index).map_or(0, |token| token.span.start + crate::span::to_u32(owner.len()));
        view.lexicon.senses(owner).iter().any(|sense| {
            matches!(sense, Sense::Thing { kind: ThingKind::Place, .. } | Sense::English(EnglishWord::Demonym))
        }) || self.listed.iter().any(|name| name.kind == MentionKind::Place && name.span.end == end)
    }

    /// The second half of `Shanghai-based`, `Toyota-backed` is no part of the name.
    fn ends_compound(&self, start: usize, index: usize) -> bool {
        let view = self.view;
        if !view.word(index).starts_with(char::is_lowercase) {
            return false;
        }
        // Ship-to-Ship, State-of-the-Art
        if view.word(index + 1) == "-" && capitalised(view, index + 2) {
            return false;
        }
        // Shin Yong-in
        let people = &view.lexicon.people;
        let given = start + 4 == index && people.romanized_surname(view.word(start));
        let compound = view.is_english(index, EnglishWord::Stay) || view.is_english(index, EnglishWord::Backed);
        if given && view.word(index).len() <= 5 && (people.is_romanized_given(view.word(index - 2)) || !compound) {
            return false;
        }
        // Acme State-owned Capital Operation: what a common noun owns is no half of the name.
        let common = start + 2 < index && is_common(view, view.word(index - 2));
        !common && (compound || view.is_boundary(index))
    }

    /// `Brightwater's Aurora`: what somebody has is a name of its own, unless it is a part of the body.
    fn after_owner(&self, run: Run) -> Run {
        let view = self.view;
        let owner = (run.from..run.to.saturating_sub(1)).find(|&index| {
            view.kind(index) == Some(TokenKind::Word) && without_possessive(view.word(index)) != view.word(index)
        });
        match owner {
            // White Paper on China's Rare Earth Recycling: of a paper it is the subject.
            Some(owner) if (run.from..owner).any(|index| is_document_head(view, index)) => run,
            Some(owner)
                if !(owner + 1..run.to).any(|index| head_of(view.senses(index)).is_some())
                    || self.is_person(run.from, owner) =>
            {
                Run { to: owner + 1, ..run }
            }
            _ => run,
        }
    }

    /// `Eric Li's Chengwei Capital`: whose it is, is a person.
    fn is_person(&self, from: usize, owner: usize) -> bool {
        let mut name = self.view.span_of(from, owner + 1);
        let text = name.of_text(self.view.text);
        name.end = name.start + crate::span::to_u32(without_possessive(text).len());
        owner > from && super::person::is_latin_name(self.view, name)
    }

    /// `Hangzhou Technology Bureau Lou Xiuhua`: a person's name behind the head of an organization is another chunk.
    fn before_person(&self, run: Run) -> Run {
        let view = self.view;
        let head = (run.from + 1..run.to).rev().find(|&index| head_of(view.senses(index)).is_some());
        let head = head.filter(|head| head + 3 < run.to);
        match head.filter(|head| super::person::is_latin_name(view, view.span_of(head + 2, run.to))) {
            Some(head) => Run { to: head + 1, ..run },
            None => match self.field_before_person(run) {
                Some(to) => Run { to, ..run },
                None => self.before_holder(run),
            },
        }
    }

    /// `Ministry of Waterways|Jane Doe`, `State Secretary for Industry|Sarah Jones`: behind a field of work that ends the
    /// name of a body, or belongs to a post, a given name begins a person's.
    fn field_before_person(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let linked = (run.from..run.to).find(|&index| matches!(view.word(index), "of" | "for"));
        let before = run.from.checked_sub(2).filter(|&word| matches!(view.word(word), "of" | "for"));
        let of_post = before.and_then(|word| word.checked_sub(2)).is_some_and(|post| self.is_closed(post));
        let first = linked.map(|index| index + 2).or(Some(run.from).filter(|_| of_post))?;
        [3, 2].into_iter().find_map(|words| {
            let from = run.to.checked_sub(words * 2 - 1).filter(|&from| from > first)?;
            let field = view.is_english(from - 2, EnglishWord::Field) || view.is_english(from - 2, EnglishWord::Common);
            let given = view.lexicon.people.given_name(view.word(from)) == Some(true);
            (field && given && super::person::is_latin_name(view, view.span_of(from, run.to))).then_some(from - 1)
        })
    }

    /// `Mayor of Busan Park Heong-joon`, `Chief of the Port Authority of Jamaica Gordon Shirley`: who holds the post follows the
    /// place or body without a mark.
    fn before_holder(&self, run: Run) -> Run {
        let view = self.view;
        let mut word = run.from;
        for _ in 0..2 {
            let Some(before) = word.checked_sub(2).filter(|_| view.word(word - 1) == " ") else { return run };
            word = before;
            if view.word(word) != "the" {
                break;
            }
        }
        if self.title_case || !matches!(view.word(word), "of" | "to" | "in" | "at" | "for") {
            return run;
        }
        // The title stands before it: `Consul General of Denmark in Shanghai NAME`.
        if !(word.saturating_sub(HOLDER)..word).any(|index| self.is_closed(index)) {
            return run;
        }
        for words in [3, 2] {
            let Some(from) = run.to.checked_sub(words * 2 - 1).filter(|&from| from > run.from + 1) else { continue };
            if view.word(from - 1) != " " || !capitalised(view, from) {
                continue;
            }
            let head = view.span_of(run.from, from - 1);
            let place = self.listed.iter().any(|name| name.span.end == head.end && name.span.start >= head.start);
            let name = view.span_of(from, run.to);
            // `Thai consul general in Chengdu Suchada Phromwan`: two words that no list has.
            let stranger = || words == 2 && super::person::shape_allows(view, name);
            if place && (super::person::is_latin_name(view, name) || stranger()) {
                return Run { to: from - 1, ..run };
            }
        }
        run
    }

    /// A word that goes on inside a name.
    fn joins(&self, index: usize) -> bool {
        let view = self.view;
        // Its London IPO: capitals for a thing of trade are no part of the name before them.
        let thing = is_capitals(view.word(index))
            && view.is_english(index, EnglishWord::Asset)
            && view.is_english(index, EnglishWord::Abbreviation);
        (capitalised(view, index) || self.number(index))
            && !thing
            && !self.is_closed(index)
            && !view.senses(index).iter().any(|sense| match sense {
                Sense::Honorific { after } => *after || !self.ends_name(index),
                Sense::Boundary | Sense::Cue(_) => self.title_case,
                _ => false,
            })
            && !(view.word(index) == "I" && view.word(index + 1) == " " && !capitalised(view, index + 2))
    }

    /// Amir Sheikh: a word of address behind a given name, with no name behind it, is a surname.
    fn ends_name(&self, index: usize) -> bool {
        let view = self.view;
        let given =
            index.checked_sub(2).is_some_and(|first| view.lexicon.people.given_name(view.word(first)) == Some(true));
        given && view.word(index + 1) != "." && !(view.word(index + 1) == " " && capitalised(view, index + 2))
    }

    /// `Zambia–Korea Investment Forum`: a tight dash between two places, with more of the name behind the second.
    fn two_places(&self, dash: usize) -> bool {
        let view = self.view;
        let place = |index: usize| {
            view.is_english(index, EnglishWord::Demonym)
                || view.lexicon.look_up(view.word(index)).flags.any(Flags::PLACE)
        };
        self.joins(dash + 1)
            && (place(dash - 1) || place(dash + 1))
            && view.word(dash + 2) == " "
            && self.joins(dash + 3)
    }

    /// A year, a version, or a number in the middle of a name: Web 3.0 Alliance.
    fn number(&self, index: usize) -> bool {
        let view = self.view;
        if view.kind(index) != Some(TokenKind::Number) || self.title_case {
            return false;
        }
        let word = view.word(index);
        let version = word.len() == 3 && word.as_bytes().get(1) == Some(&b'.');
        let inside = word.len() <= 3
            && view.word(index + 1) == " "
            && capitalised(view, index + 2)
            && !view.is_boundary(index + 2)
            && !self.is_closed(index + 2);
        let counts = view.word(index + 1) == " " && view.kind(index + 2) == Some(TokenKind::Number);
        year(view, index) || ((version && !counts || inside) && !matches!(view.word(index + 1), "%" | ","))
    }

    /// Capitalised words joined by spaces, hyphens, ampersands and possessives.
    fn plain_run(&self, start: usize) -> usize {
        let view = self.view;
        let mut to = start + 1;
        loop {
            // A possessive of a place ends the run: Shanghai's Lin-gang.
            let next = match (view.kind(to), view.word(to)) {
                (Some(TokenKind::Space), " ") => to + 1,
                (Some(TokenKind::Punct), "-" | "–" | "&" | "." | "’" | "'" | "/") => to,
                _ => return to,
            };
            if next > to {
                // Space, perhaps followed by an ampersand.
                if view.word(next) == "&" && view.word(next + 1) == " " && self.joins(next + 2) {
                    to = next + 3;
                } else if let Some(close) = nickname(view, next).filter(|close| self.joins(close + 2)) {
                    to = close + 3;
                } else if self.joins(next) && !self.ends_possessive_place(to - 1) {
                    to = next + 1;
                } else {
                    return to;
                }
                continue;
            }
            match view.word(to) {
                // Shanghai-based Kestrel Capital
                // Toyota-backed; but Export-Import Bank
                "-" if self.ends_compound(start, to + 1) => return to,
                "-" | "/" if matches!(view.kind(to + 1), Some(TokenKind::Word | TokenKind::Number)) => to += 2,
                "–" if self.two_places(to) => to += 2,
                "&" if self.joins(to + 1) => to += 2,
                // A full stop after an initial: J. Smith.
                "." if (is_initials(view.word(to - 1)) || matches!(view.word(to - 1), "St" | "Mt" | "Ft"))
                    && view.word(to + 1) == " "
                    && self.joins(to + 2) =>
                {
                    to += 3;
                }
                "’" | "'" if self.joins(to + 1) => to += 2,
                _ => return to,
            }
        }
    }
}

/// HK$2.3 billion, RMB 30 million: the letters are a currency's.
fn before_money(view: &View<'_>, index: usize) -> bool {
    let short = is_capitals(view.word(index)) && view.word(index).len() <= 4;
    let next = if view.word(index + 1) == " " { index + 2 } else { index + 1 };
    short && (view.word(index + 1) == "$" || (view.kind(next) == Some(TokenKind::Number) && view.word(next).len() != 4))
}

fn year(view: &View<'_>, index: usize) -> bool {
    view.kind(index) == Some(TokenKind::Number)
        && view.word(index).len() == 4
        && view.word(index).starts_with(['1', '2'])
        && view.kind(index + 1) != Some(TokenKind::Number)
        && view.word(index + 1) != ","
}

/// The head of an organization that a word is, its possessive aside: `the Growth Fund's`.
fn head_at(view: &View<'_>, index: usize) -> Option<(crate::record::Category, bool)> {
    let word = view.word(index);
    let owner = without_possessive(word);
    if owner.len() == word.len() { head_of(view.senses(index)) } else { head_of(view.lexicon.senses(owner)) }
}

fn is_name_head(view: &View<'_>, index: usize) -> bool {
    view.senses(index).iter().any(|sense| matches!(sense, Sense::NameHead { .. }))
}

fn is_document_head(view: &View<'_>, index: usize) -> bool {
    view.senses(index).iter().any(|sense| matches!(sense, Sense::NameHead { kind: NameKind::Document, .. }))
}

fn is_honor_head(view: &View<'_>, index: usize) -> bool {
    view.senses(index).iter().any(|sense| matches!(sense, Sense::NameHead { kind: NameKind::Honor, .. }))
}

fn is_occasion_head(view: &View<'_>, index: usize) -> bool {
    view.senses(index).iter().any(|sense| matches!(sense, Sense::NameHead { kind: NameKind::Occasion, .. }))
}

//! What shows that a name is an organization's: what it is called, what it has, what it does.

use super::{Judge, Standing, joined};
use crate::extract::latin::{capitalised, is_common};
use crate::extract::sentence::View;
use crate::extract::title;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, Sense, ThingKind};
use crate::token::TokenKind;

/// Longest apposition up to its noun, in tokens.
const APPOSITION: usize = 16;
/// Words that may stand between a possessive and what is had.
const HAD: usize = 4;
/// Words that may stand between a name and its verb.
const ADVERBS: usize = 5;

impl Judge<'_, '_> {
    /// A noun says what the name is: `the startup X`, `Shanghai-based X`, `X, a maker of …`, `the regulator, X,`.
    pub(super) fn is_described(&self, chosen: &[Mention], index: usize, mention: &Mention, standing: Standing) -> bool {
        let (view, extent) = (self.view, mention.extent);
        if let Some(word) = self.word_before(extent.start) {
            // `the developer Jane Cole`: a post as well as a body.
            let person = matches!(standing, Standing::PersonByShape | Standing::PerhapsPerson);
            let post = |word: usize| {
                let agent = ["er", "or", "eur", "ist", "ian", "ier"].iter().any(|end| view.word(word).ends_with(end));
                let title =
                    view.senses(word).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Title, .. }));
                let company = standing == Standing::PerhapsPerson && view.is_english(word, EnglishWord::Company);
                person && !company && (title || (agent && standing == Standing::PersonByShape))
            };
            let compound = word.checked_sub(1).is_some_and(|before| view.word(before) == "-");
            // `Acme Group|Li Anyang`: the last word of another name describes nothing.
            let of_other = || {
                let end = view.tokens.get(word).map_or(0, |token| token.span.end);
                let longer = |other: &Mention| other.span.end == end && other.span.len() > view.word(word).len();
                chosen.iter().any(|other| longer(other) && other.kind == MentionKind::Organization)
            };
            if (called(view, word) && !post(word) && !of_other())
                || (compound
                    && (view.is_english(word, EnglishWord::Stay) || view.is_english(word, EnglishWord::Backed)))
            {
                return true;
            }
            // `its hospitality unit, X,`
            let noun = word.checked_sub(1).filter(|_| view.word(word) == ",").unwrap_or(word);
            if noun < word
                && called(view, noun)
                && !post(noun)
                && standing != Standing::PersonByShape
                && !view.word(noun).ends_with('s')
                && view.rest(extent.end).starts_with([',', ';', '.', ')'])
                && self.article_before(noun)
            {
                return true;
            }
        }
        // investors A, B and C: what holds of the first holds of the list.
        let listed = index.checked_sub(1).and_then(|before| chosen.get(before)).is_some_and(|before| {
            before.kind == MentionKind::Organization
                && joined(view, before.extent.end, extent.start)
                && self
                    .word_before(before.extent.start)
                    .is_some_and(|word| called(view, word) && view.word(word).ends_with('s'))
        });
        listed || described(view, extent.end)
    }

    /// `a`, `its`, `the` a few words before a noun.
    fn article_before(&self, noun: usize) -> bool {
        let view = self.view;
        (noun.saturating_sub(12)..noun)
            .rev()
            .take_while(|&index| {
                matches!(view.kind(index), Some(TokenKind::Word | TokenKind::Space)) || view.word(index) == "-"
            })
            .any(|index| view.is_cue(index, Cue::Article) || matches!(view.word(index), "another" | "his" | "her"))
    }

    /// `X said it would …`, `X announced that its …`: no person is an it. `Jane Doe joined its board` is of somebody else's.
    pub(super) fn speaks_of_itself(&self, mention: &Mention, standing: Standing) -> bool {
        let view = self.view;
        let Some(verb) = self.verb(mention.extent.end) else { return false };
        let acts = standing != Standing::PersonByShape && view.is_english(verb, EnglishWord::Acts);
        if !view.is_cue(verb, Cue::Say) && !acts {
            return false;
        }
        let mut at = verb + 2;
        if view.word(at) == "that" {
            at += 2;
        }
        matches!(view.word(at), "it" | "its") && view.word(at - 1) == " "
    }

    /// `X has raised`, `X's shares`, `X-backed`, `a stake in X`, `led by X`.
    pub(super) fn has_or_does(&self, chosen: &[Mention], mention: &Mention, standing: Standing) -> bool {
        let view = self.view;
        let name = mention.span.of_text(view.text);
        // VB-217, Series A
        let product = name.contains(|c: char| c.is_ascii_digit()) || name.split(' ').any(|word| word.len() == 1);
        if standing != Standing::Ambiguous && product {
            return false;
        }
        let rest = view.rest(mention.extent.end);
        if let Some(next) = rest.strip_prefix('-') {
            let at = view.token_from(mention.extent.end + 1);
            if next.starts_with(char::is_lowercase) && view.is_english(at, EnglishWord::Backed) {
                return true;
            }
        }
        self.which_has(mention)
            || self.has(chosen, mention)
            || self.does(mention, standing)
            || self.is_had(chosen, mention, standing)
    }

    /// Surnames and given names by themselves are persons'.
    pub(super) fn is_personal(&self, mention: &Mention, standing: Standing) -> bool {
        let name = mention.span.of_text(self.view.text);
        standing == Standing::Unknown
            && !name.contains(' ')
            && (self.known.surnames.contains(name)
                || self.view.lexicon.people.given_name(name).is_some()
                || self.view.lexicon.people.romanized_surname(name))
    }

    /// `X, which develops …`, `X, whose shares …`
    fn which_has(&self, mention: &Mention) -> bool {
        let view = self.view;
        let at = view.token_from(mention.extent.end);
        if view.word(at) != "," || view.word(at + 1) != " " || view.word(at + 3) != " " {
            return false;
        }
        match view.word(at + 2) {
            "which" => view.is_english(at + 4, EnglishWord::Acts) || view.is_english(at + 4, EnglishWord::Deals),
            "whose" => [at + 4, at + 6].iter().any(|&at| view.is_english(at, EnglishWord::Asset)),
            _ => false,
        }
    }

    /// `X's shares`, `X's oral candidate`, `X's chief executive`, `X's Jane Cole`.
    fn has(&self, chosen: &[Mention], mention: &Mention) -> bool {
        let view = self.view;
        let end = mention.span.end;
        let rest = view.rest(end);
        let Some(mark) = ["'s ", "’s ", "' ", "’ "].iter().find(|mark| rest.starts_with(**mark)) else {
            return false;
        };
        let mut at = view.token_from(end + crate::span::to_u32(mark.len()));
        let person = view.tokens.get(at).is_some_and(|token| {
            chosen.iter().any(|other| other.kind == MentionKind::Person && other.span.start == token.span.start)
        });
        if person {
            return true;
        }
        for _ in 0..=HAD {
            let Some(token) = view.tokens.get(at) else { return false };
            if self.company_title(token.span.start) || view.is_english(at, EnglishWord::Asset) {
                return true;
            }
            let modifier = matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Number))
                && (!view.is_boundary(at) || view.word(at).ends_with("ing") || view.word(at).ends_with("ed"))
                && !view
                    .senses(at)
                    .iter()
                    .any(|sense| matches!(sense, Sense::Cue(Cue::Preposition | Cue::Linker | Cue::And)));
            if !modifier || !matches!(view.word(at + 1), " " | "-") {
                return false;
            }
            at += 2;
        }
        false
    }

    /// A post that companies have begins at an offset.
    fn company_title(&self, start: u32) -> bool {
        title::at(self.titles, start).is_some_and(|title| title.of_company(self.view.lexicon))
    }

    /// The verb of which a name is the subject, over auxiliaries, adverbs and a time: `X on Thursday tabled`.
    fn verb(&self, end: u32) -> Option<usize> {
        let view = self.view;
        let mut at = view.token_from(end);
        let mut passive = false;
        for _ in 0..ADVERBS {
            if view.word(at) != " " {
                return None;
            }
            at += 1;
            let word = view.word(at);
            let verb = view.is_english(at, EnglishWord::Acts) || view.is_cue(at, Cue::Say);
            if view.is_english(at, EnglishWord::Deals)
                || (passive && view.is_english(at, EnglishWord::Stay))
                || (verb && !passive)
            {
                return Some(at);
            }
            // What was completed may be anything.
            passive |= matches!(word, "is" | "are" | "was" | "were" | "be" | "been");
            let auxiliary = matches!(
                word,
                "has"
                    | "have"
                    | "had"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "also"
                    | "today"
                    | "yesterday"
                    | "now"
                    | "not"
                    | "to"
                    | "yet"
                    | "on"
                    | "in"
                    | "late"
                    | "last"
                    | "this"
                    | "week"
                    | "month"
                    | "year"
            ) || word.ends_with("ly")
                || view.flags(at).any(Flags::cue(Cue::Planned).or(Flags::cue(Cue::Possible)).or(Flags::cue(Cue::Past)))
                || (matches!(view.word(at - 2), "on" | "in" | "last") && capitalised(view, at))
                || view.kind(at) == Some(TokenKind::Number);
            if !auxiliary {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Something that bodies do follows the name; two unknown words may be a person, who does other things.
    pub(super) fn does(&self, mention: &Mention, standing: Standing) -> bool {
        let view = self.view;
        // One unknown word `has` or `will`: in this genre a body.
        let rest = view.rest(mention.extent.end);
        let single = standing == Standing::Unknown && !mention.span.of_text(view.text).contains(' ');
        let next = rest.strip_prefix(' ').and_then(|rest| rest.split(' ').next()).unwrap_or("");
        let past = next.len() > 4 && next.ends_with("ed") && next.bytes().all(|b| b.is_ascii_lowercase());
        let acts = single && (past || matches!(next, "has" | "have" | "had" | "will" | "would"));
        let verb = self.verb(mention.extent.end);
        if verb.is_none() && !acts {
            return false;
        }
        // `the plant of X opened`: the plant did.
        let part = self
            .word_before(mention.extent.start)
            .is_some_and(|word| view.is_cue(word, Cue::Preposition) || view.is_cue(word, Cue::Linker));
        if part {
            return false;
        }
        acts || verb.is_some_and(|verb| {
            view.is_english(verb, EnglishWord::Deals)
                || (standing != Standing::PerhapsPerson && view.is_english(verb, EnglishWord::Acts))
        })
    }

    /// `a stake in X`, `a unit of X`, `a partnership with X`, `acquired X`, `led by X`, `Jane Cole of X`.
    fn is_had(&self, chosen: &[Mention], mention: &Mention, standing: Standing) -> bool {
        let view = self.view;
        let Some(mut word) = self.word_before(mention.extent.start) else { return false };
        if view.word(word) == "the" && word >= 2 {
            word -= 2;
        }
        let Some(before) = word.checked_sub(2).filter(|_| view.word(word - 1) == " ") else { return false };
        match view.word(word) {
            "in" => view.is_english(before, EnglishWord::Stake),
            "of" => {
                view.is_english(before, EnglishWord::Asset)
                    || view.is_english(before, EnglishWord::Stake)
                    || (self.title_ends(before, true) && !self.is_field(mention))
                    || self.person_ends(chosen, before)
            }
            "at" => self.person_ends(chosen, before) || self.title_ends(before, false),
            "to" => view.word(before).eq_ignore_ascii_case("according") && standing != Standing::PerhapsPerson,
            "with" => view.is_english(before, EnglishWord::Deals),
            "by" => {
                let participle = view.word(before).ends_with("ed") || view.is_english(before, EnglishWord::Backed);
                participle && standing != Standing::PerhapsPerson
            }
            _ => {
                let takes = view.is_english(word, EnglishWord::Deals)
                    && view.word(word).ends_with(['d', 's', 'g', 'e'])
                    || matches!(
                        view.word(word),
                        "buy"
                            | "buys"
                            | "buying"
                            | "bought"
                            | "join"
                            | "joins"
                            | "joined"
                            | "joining"
                            | "sues"
                            | "sued"
                    );
                takes && standing != Standing::PerhapsPerson
            }
        }
    }

    /// `Vice President of Portfolio Strategy at X`: a field of work, not where the post is held.
    fn is_field(&self, mention: &Mention) -> bool {
        let view = self.view;
        view.rest(mention.extent.end).starts_with(" at ")
            || mention.span.of_text(view.text).split(' ').any(|word| {
                is_common(view, word) || view.lexicon.look_up(word).flags.any(Flags::english(EnglishWord::Field))
            })
    }

    /// A post ends with a word: `the chairman of X`, `an analyst at X`. `of` a place one can be mayor.
    fn title_ends(&self, word: usize, company: bool) -> bool {
        let Some(end) = self.view.tokens.get(word).map(|token| token.span.end) else { return false };
        title::ending(self.titles, end).is_some_and(|title| !company || title.of_company(self.view.lexicon))
    }

    fn person_ends(&self, chosen: &[Mention], word: usize) -> bool {
        let Some(token) = self.view.tokens.get(word) else { return false };
        chosen.iter().any(|other| {
            other.kind == MentionKind::Person
                && other.span.end == token.span.end
                && other.span.of_text(self.view.text).contains(' ')
        })
    }
}

/// A noun for a body that stands beside its name: startup, regulator.
pub(super) fn called(view: &View<'_>, index: usize) -> bool {
    let noun = Flags::english(EnglishWord::Company).or(Flags::english(EnglishWord::Called));
    if view.flags(index).any(noun) {
        return true;
    }
    // start-up, spin-off
    let hyphen = index.checked_sub(2).filter(|&before| view.word(before + 1) == "-");
    hyphen
        .is_some_and(|before| view.lexicon.look_up(view.span_of(before, index + 1).of_text(view.text)).flags.any(noun))
}

/// `, a Toronto-based maker of …`, `, based in …`, ` is a startup` behind a name.
fn described(view: &View<'_>, end: u32) -> bool {
    let mut at = view.token_from(end);
    let comma = view.word(at) == "," && view.word(at + 1) == " ";
    if comma && view.is_english(at + 2, EnglishWord::Stay) && view.is_cue(at + 4, Cue::Preposition) {
        return true;
    }
    if comma {
        at += 2;
    } else if view.word(at) == " " && view.word(at + 1) == "is" && view.word(at + 2) == " " {
        at += 3;
    } else {
        return false;
    }
    if !view.is_cue(at, Cue::Article) {
        return false;
    }
    for index in at + 1..(at + APPOSITION).min(view.tokens.len()) {
        if called(view, index) && (!view.word(index).ends_with('s') || view.word(index).ends_with("ss")) {
            // `, the network operator's director`, `, the company chairman`: somebody there.
            let word = view.word(index);
            let owner = word.ends_with("'s") || word.ends_with("’s");
            let post = view.word(index + 1) == " " && view.flags(index + 2).any(Flags::TITLE);
            return !owner && !post;
        }
        let stops = match view.kind(index) {
            Some(TokenKind::Word) => {
                view.is_boundary(index)
                    || view.senses(index).iter().any(|sense| {
                        matches!(sense, Sense::Cue(Cue::Preposition | Cue::Linker | Cue::And | Cue::Aside))
                    })
            }
            Some(TokenKind::Space | TokenKind::Number) => false,
            _ => view.word(index) != "-",
        };
        if stops {
            return false;
        }
    }
    false
}

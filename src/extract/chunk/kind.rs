//! What a chunk is: by the gazetteer, by its head, by the shape of a person's name, or not known.

use super::{Run, Walls, head_at, is_name_head, year};
use crate::extract::latin::{begins_sentence, is_capitals, is_common, names_nothing, without_possessive};
use crate::extract::organization::{composed, head_of};
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind, name, person};
use crate::gazetteer::{Cue, EnglishWord, Flags, Sense, ThingKind};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;

impl Walls<'_, '_> {
    /// The mention that a chunk is, if it is one.
    pub(super) fn classify(&self, run: Run) -> Option<Mention> {
        let (view, listed) = (self.view, self.listed);
        let mut run = self.behind_qualifier(run);
        // A possessive at the end belongs to what follows.
        let mut span = view.span_of(run.from, run.to);
        let text = span.of_text(view.text);
        span.end = span.start + crate::span::to_u32(without_possessive(text).len());
        if let Some(name) = listed.iter().find(|name| name.span == span) {
            let mut mention = name.clone();
            // Of several words with capitals it is hardly anything else.
            let several = mention.kind == MentionKind::Organization && text.contains(' ') && !self.title_case;
            mention.weight = mention.weight.max(if several { 2 } else { 1 });
            return with_alias(view, mention, run);
        }
        if run.to - run.from == 1 && weak_single(view, run.from) || self.generic(run) {
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
        let inner = Span::new(span.start, span.end.min(view.span_of(run.from, run.to).end));
        if let Some(phrase) = phrase_kind(view, inner) {
            (kind, weight, category) = (phrase, 2, None);
        } else if let Some(body) = (!is_of_body(view, kind, inner)).then(|| phrase_body(view, inner)).flatten() {
            (kind, weight, category) = (MentionKind::Organization, 3, Some(body));
        } else if let Some(part) = (kind == MentionKind::Proper).then(|| self.part_of_listed(inner)).flatten() {
            (kind, weight, category) = (MentionKind::Organization, 2, part);
        }
        // Port of Gothenburg: who runs it, unless something goes there.
        if kind == MentionKind::Place && is_port(view, run) {
            (kind, weight, category) = (MentionKind::Organization, 2, Some(Category::Other));
        }
        // Park Ji-won, Tom Hall: the head of a name is a surname too.
        if kind != MentionKind::Proper && person::is_by_surname(view, inner) {
            (kind, weight, category) = (MentionKind::Proper, 1, None);
        }
        if kind == MentionKind::Proper
            && let Some(from) = self.behind_post(run)
        {
            span.start = view.tokens.get(from).map_or(span.start, |token| token.span.start);
        }
        // The 2024 Bay Area Summit, the 12th Bay Area Summit
        if kind == MentionKind::Occasion
            && let Some(before) = run
                .from
                .checked_sub(2)
                .filter(|&before| view.word(before + 1) == " " && (year(view, before) || is_ordinal(view.word(before))))
        {
            span.start = view.tokens.get(before).map_or(span.start, |token| token.span.start);
        }
        let mut mention =
            Mention::new(Span::new(span.start, span.end.min(view.span_of(run.from, run.to).end)), kind, weight);
        mention.category = category;
        if kind == MentionKind::Organization
            && let Some(found) = composed(view, mention.span)
        {
            (mention.thing, mention.composed, mention.body) = (Some(found.place), Some(found.body), Some(found.span));
        }
        if kind == MentionKind::Proper && person::is_latin_name(view, mention.span) {
            (mention.kind, mention.weight) = (MentionKind::Person, 2);
            return Some(mention);
        }
        // A given name alone: Sanna said.
        if kind == MentionKind::Proper
            && run.to - run.from == 1
            && view.lexicon.people.given_name(mention.span.of_text(view.text)) == Some(true)
            && view.senses(run.from).iter().all(|sense| matches!(sense, Sense::Literal))
            && !self.describes(run.to)
            // the start-up Parley
            && !run.from.checked_sub(2).is_some_and(|noun| view.is_english(noun, EnglishWord::Company))
        {
            (mention.kind, mention.weight) = (MentionKind::Person, 2);
            return Some(mention);
        }
        with_alias(view, mention, run)
    }

    /// `Nikkei Asia`, `Siemens China`: a listed body with a place behind it is a part of it.
    #[allow(clippy::option_option, reason = "the body may have no category")]
    fn part_of_listed(&self, span: Span) -> Option<Option<Category>> {
        let view = self.view;
        let body = self.listed.iter().find(|name| {
            name.span.start == span.start
                && name.span.end < span.end
                && name.kind == MentionKind::Organization
                && name.weight > 1
        })?;
        let rest = Span::new(body.span.end, span.end).of_text(view.text).trim_start();
        let place = |sense: &Sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, ambiguous: false, .. });
        view.lexicon.senses(rest).iter().any(place).then_some(body.category)
    }

    /// `Former Lloyds banker`, `Then Acme president`: a word that qualifies a post begins the sentence, and a name follows.
    fn behind_qualifier(&self, run: Run) -> Run {
        let view = self.view;
        let qualifies = view.flags(run.from).any(Flags::QUALIFIER);
        let behind = run.from + 2;
        let named = behind < run.to && view.word(run.from + 1) == " " && !self.title_case;
        let known = || self.listed.iter().any(|name| name.span.start == view.span_of(run.from, run.to).start);
        let first = || matches!(view.word(run.from), "Former" | "Ex") || begins_sentence(view, run.from);
        if qualifies && named && first() && !known() { Run { from: behind, ..run } } else { run }
    }

    /// Where a person's name begins behind a post or a word like it that has a capital: `Captain Teresa Molina`.
    fn behind_post(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let first = view.senses(run.from).iter().any(|sense| {
            matches!(
                sense,
                Sense::Thing { kind: ThingKind::Title, .. }
                    | Sense::English(EnglishWord::Abbreviation)
                    | Sense::Qualifier(_)
            )
        });
        let rest = view.span_of(run.from + 2, run.to);
        (first && run.to > run.from + 4 && view.word(run.from + 1) == " " && person::shape_allows(view, rest))
            .then_some(run.from + 2)
    }

    /// `the Everett plant`: what a name stands before and describes.
    fn describes(&self, to: usize) -> bool {
        let view = self.view;
        view.word(to) == " "
            && (view.is_english(to + 1, EnglishWord::Asset) || is_name_head(view, to + 1))
            && view.word(to + 1).starts_with(char::is_lowercase)
            && !view.is_english(to + 1, EnglishWord::Acts)
    }

    /// Chinese, AI: words that name nothing; in a headline also common words with a capital.
    fn generic(&self, run: Run) -> bool {
        let view = self.view;
        let mut words = (run.from..run.to).filter(|&index| view.kind(index) == Some(TokenKind::Word));
        let nothing = |index: usize| names_nothing(view, index);
        let common = |index: usize| {
            self.title_case
                && (view.senses(index).iter().any(|sense| {
                    matches!(
                        sense,
                        Sense::English(EnglishWord::Common | EnglishWord::Company | EnglishWord::Field)
                            | Sense::OrganizationHead { .. }
                            | Sense::NameHead { .. }
                    )
                }))
        };
        // Former Danish, South African
        let side = |index: usize| {
            view.senses(index).iter().any(|sense| matches!(sense, Sense::Qualifier(_)))
                || matches!(view.word(index), "North" | "South" | "East" | "West" | "Central" | "Former")
        };
        let people = run.to == run.from + 3 && side(run.from) && view.is_english(run.to - 1, EnglishWord::Demonym);
        // Executive Team, Media Contact
        let phrase =
            || view.lexicon.look_up(view.span_of(run.from, run.to).of_text(view.text)).flags.any(Flags::GENERIC);
        people
            || phrase()
            || self.seats(run)
            || (run.to - run.from <= 3 && words.all(|index| nothing(index) || common(index)))
    }

    /// `Board of Directors`: a body of people with a post, of which body is not said.
    fn seats(&self, run: Run) -> bool {
        let view = self.view;
        let last = view.word(run.to - 1).strip_suffix('s').unwrap_or("");
        run.to == run.from + 5
            && view.word(run.from + 2) == "of"
            && head_of(view.senses(run.from)).is_some()
            && view
                .lexicon
                .senses(last)
                .iter()
                .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Title, .. }))
    }
}

/// One capitalised word at the start of a sentence says little, unless nothing else is known of it.
fn weak_single(view: &View<'_>, index: usize) -> bool {
    let word = without_possessive(view.word(index));
    let plain = word.chars().skip(1).all(char::is_lowercase);
    // `Waterstones has promoted …`: what looks like a plural has the verb of one.
    let one = || {
        let owner = word.len() < view.word(index).len();
        let verb = view.word(index + 2);
        let single = matches!(verb, "has" | "is" | "was")
            || (verb.ends_with('s') && view.word(index + 1) == " " && view.is_english(index + 2, EnglishWord::Acts));
        word.ends_with('s')
            && !word.ends_with("ics")
            && !owner
            && view.word(index + 1) == " "
            && view.lexicon.senses(word).is_empty()
            && single
    };
    (plain && begins_sentence(view, index) && (word.chars().count() < 4 || (is_common(view, word) && !one())))
        || word.chars().count() < 2
}

fn by_head(view: &View<'_>, run: Run) -> (MentionKind, u8, Option<Category>) {
    let words: Vec<usize> = (run.from..run.to).filter(|&index| view.kind(index) == Some(TokenKind::Word)).collect();
    let connector = words.iter().position(|&index| matches!(view.word(index), "of" | "for" | "at" | "on"));
    let end = connector.unwrap_or(words.len());
    // The head is the last word of the part before `of`; a year or bracket behind it does not count.
    let head = words
        .get(..end)
        .and_then(|part| part.iter().rev().take(3).copied().find(|&index| head_at(view, index).is_some()));
    let last = words.get(..end).and_then(<[usize]>::last).copied();
    // A centre is a body before it is a building.
    let last_name = last
        .filter(|&index| head_of(view.senses(index)).is_none() || !is_ground(view, index))
        .and_then(|index| name_kind(view, index))
        .or_else(|| words.get(..end).and_then(|part| regional(view, part)));
    match (head.map(|index| (index, head_at(view, index))), last_name) {
        (_, Some(kind)) if words.len() > 1 || kind == MentionKind::Honor => (kind, 2, None),
        // Clean Energy, Digital Technology: a branch of business is no business.
        (Some((_, Some((Category::Company | Category::Bank, false)))), None)
            if words.get(..end).is_some_and(|part| {
                (part.iter().filter(|&&index| !matches!(view.word(index), "and" | "&")).count() <= 2
                    || connector.is_some())
                    && part.iter().all(|&index| is_branch(view, index) || matches!(view.word(index), "and" | "&"))
            }) =>
        {
            (MentionKind::Proper, 1, None)
        }
        (Some((index, Some((category, strong)))), None) if words.len() > 1 => {
            let last = Some(index) == last;
            (MentionKind::Organization, if strong || last { 3 } else { 2 }, Some(category))
        }
        _ if is_partnership(view, run) => (MentionKind::Organization, 2, Some(Category::Company)),
        _ => (MentionKind::Proper, 1, None),
    }
}

/// Harrow & Doe: two names of nothing else, joined as partners are.
fn is_partnership(view: &View<'_>, run: Run) -> bool {
    let partner = |index: usize| {
        let word = view.word(index);
        let plain = word.len() > 3 && word.chars().skip(1).all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
        plain && !is_common(view, word) && !view.flags(index).any(Flags::SURE_PLACE)
    };
    // Maria & Daniel are two persons.
    let given = |index: usize| view.lexicon.people.given_name(view.word(index)).is_some();
    let persons = given(run.from) && given(run.from + 4);
    run.to == run.from + 5 && view.word(run.from + 2) == "&" && partner(run.from) && partner(run.from + 4) && !persons
}

/// World Vaccine Congress Asia: the edition of an occasion that is held in a part of the world.
fn regional(view: &View<'_>, words: &[usize]) -> Option<MentionKind> {
    let [_, .., head, last] = words else { return None };
    let place = view.flags(*last).any(Flags::SURE_PLACE);
    name_kind(view, *head).filter(|kind| place && *kind == MentionKind::Occasion)
}

/// `the Port of Gothenburg`, no word of place before it.
fn is_port(view: &View<'_>, run: Run) -> bool {
    let mut before = run.from.checked_sub(2);
    if let Some(article) = before.filter(|&before| view.word(before).eq_ignore_ascii_case("the")) {
        before = article.checked_sub(2);
    }
    let goes = before.is_some_and(|before| {
        matches!(view.word(before), "from" | "in" | "into" | "near" | "through" | "via" | "around")
    });
    view.word(run.from) == "Port" && view.word(run.from + 2) == "of" && !goes
}

/// A word for a field or a thing, or the head of a company's name.
fn is_branch(view: &View<'_>, index: usize) -> bool {
    view.senses(index).iter().any(|sense| {
        matches!(
            sense,
            Sense::English(EnglishWord::Common | EnglishWord::Field | EnglishWord::Company)
                | Sense::OrganizationHead { strong: false, .. }
        )
    })
}

fn name_kind(view: &View<'_>, index: usize) -> Option<MentionKind> {
    kind_of_head(view.senses(index))
}

fn kind_of_head(senses: &[Sense]) -> Option<MentionKind> {
    senses.iter().find_map(|sense| match sense {
        Sense::NameHead { kind, .. } => Some(name::mention_kind(*kind)),
        _ => None,
    })
}

/// The head of a building or a place.
fn is_ground(view: &View<'_>, index: usize) -> bool {
    matches!(name_kind(view, index), Some(MentionKind::Venue | MentionKind::Place))
}

/// A head of several words at the end of a name: Convention Center, White Paper.
fn phrase_kind(view: &View<'_>, span: Span) -> Option<MentionKind> {
    let ends = view.hits_ending(span.end).filter(|hit| hit.span.start > span.start);
    ends.filter(|hit| hit.span.of_text(view.text).contains(' '))
        .find_map(|hit| kind_of_head(view.lexicon.senses_of(hit.word)))
}

/// `Founding Conference of the Lakeside Industry Alliance`: an occasion of a body.
fn is_of_body(view: &View<'_>, kind: MentionKind, name: Span) -> bool {
    kind == MentionKind::Occasion && name.of_text(view.text).contains(" of ")
}

/// A body's head of several words at the end of a name: People's Congress, Innovation Alliance.
fn phrase_body(view: &View<'_>, span: Span) -> Option<Category> {
    let ends = view.hits_ending(span.end).filter(|hit| hit.span.start > span.start);
    ends.filter(|hit| hit.span.of_text(view.text).contains(' '))
        .find_map(|hit| head_of(view.lexicon.senses_of(hit.word)))
        .map(|(category, _)| category)
}

/// A common noun behind a name says what it is: the Group Open Innovation initiative, the X Incubator title.
fn noun_behind(view: &View<'_>, mention: &mut Mention) {
    // The World Economic Forum initiative is the Forum's.
    if mention.thing.is_some() && mention.kind == MentionKind::Organization && mention.weight > 1 {
        return;
    }
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

/// `NYSE: ABC`, `0700.HK`: where shares are traded, and under which letters.
fn is_ticker(text: &str) -> bool {
    let code =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.');
    match text.split_once(':') {
        Some((market, share)) => market.len() <= 16 && share.len() <= 12 && code(share.trim()) && is_capitals(market),
        None => {
            let share = text.split_once('.');
            share.is_some_and(|(number, market)| {
                number.len() >= 4 && number.bytes().all(|b| b.is_ascii_digit()) && market.len() <= 3 && code(market)
            }) || (text.len() >= 4 && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit()))
        }
    }
}

/// Whether the capitals of a name are an acronym's letters: MIIT of Ministry of Industry and Information Technology.
fn has_initials(name: &str, acronym: &str) -> bool {
    let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    acronym.len() >= 2 && capitals.eq(acronym.chars())
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
        // Jane Roe (CEO): a post.
        if view.lexicon.look_up(text).flags.any(Flags::TITLE) && mention.kind == MentionKind::Proper {
            return Some(mention);
        }
        let own = mention.span.of_text(view.text);
        if is_ticker(text) {
            mention.extent = mention.extent.cover(view.span_of(open, close + 1));
            if mention.kind == MentionKind::Proper {
                (mention.kind, mention.category) = (MentionKind::Organization, Some(Category::Company));
                mention.weight = mention.weight.max(2);
            }
            return Some(mention);
        }
        let short = !text.contains(' ') || text.len() <= 12;
        let place =
            view.lexicon.senses(text).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }));
        if (short && !place || (is_capitals(own) && has_initials(text, own))) && text.chars().any(char::is_uppercase) {
            mention.alias = Some(inner);
        }
        // MIIT (Ministry of Industry and Information Technology)
        let head = (open + 1..close).find_map(|index| head_of(view.senses(index)));
        if let Some((category, _)) = head.filter(|_| mention.kind == MentionKind::Proper && mention.alias.is_some()) {
            (mention.kind, mention.category) = (MentionKind::Organization, Some(category));
            mention.weight = mention.weight.max(2);
        }
        if text.chars().next().is_some_and(char::is_uppercase) && !text.contains(',') {
            mention.extent = mention.extent.cover(view.span_of(open, close + 1));
        }
    }
    noun_behind(view, &mut mention);
    Some(mention)
}

/// 12th, 21st.
fn is_ordinal(word: &str) -> bool {
    let digits = word.strip_suffix("th").or_else(|| word.strip_suffix("st"));
    let digits = digits.or_else(|| word.strip_suffix("nd")).or_else(|| word.strip_suffix("rd"));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

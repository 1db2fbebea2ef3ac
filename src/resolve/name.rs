//! When two names are one, and what a name is called for short.

use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, Lexicon, List, NameKind, Sense, ThingKind, people};
use crate::record::{Category, EntityType, Names};
use crate::token::script::is_han;

/// The word that a company with an English name of several words is called by: its first, behind a place its second.
pub(super) fn short_of<'t>(surface: &'t str, mention: &Mention, lexicon: &Lexicon) -> Option<&'t str> {
    let called = match mention.kind {
        MentionKind::Organization => !matches!(
            mention.category,
            None | Some(
                Category::Government
                    | Category::Party
                    | Category::University
                    | Category::Hospital
                    | Category::International
                    | Category::Research
            )
        ),
        // Helix Dynamics, of which nothing is known yet.
        MentionKind::Proper => mention.weight > 0,
        _ => false,
    };
    let company = called && mention.thing.is_none();
    let mut words = surface.split(' ');
    let place = |word: &&str| {
        lexicon.senses(word).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }))
    };
    let first = words.next().filter(|_| company && surface.contains(' ') && surface.is_ascii())?;
    let short = if place(&first) { words.next().filter(|_| words.next().is_some())? } else { first };
    // Akashi Municipal Planetarium: the first word is a place.
    if surface.split(' ').nth(1).is_some_and(|second| lexicon.list(List::Level).has(second)) {
        return None;
    }
    let plain = lexicon.senses(short).iter().all(|sense| matches!(sense, Sense::Literal));
    (short.len() >= 4 && plain).then_some(short)
}

/// What a Chinese body is called without the form of a company or the rank of a school: 澜图科技 of 澜图科技股份有限公司.
pub(super) fn chinese_form<'t>(surface: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let short = lexicon.list(List::CompanyForm).before(surface);
    let short = short.or_else(|| lexicon.list(List::SchoolRank).behind(surface))?;
    (short.starts_with(is_han) && short.chars().nth(2).is_some()).then_some(short)
}

/// The word that a body is called by where its name says no more: 禾芯 of 禾芯生物, Westmere of University of Westmere.
pub(super) fn called<'t>(surface: &'t str, mention: &Mention, lexicon: &Lexicon) -> Option<&'t str> {
    if mention.kind != MentionKind::Organization || mention.thing.is_some() {
        return None;
    }
    let school = mention.category == Some(Category::University);
    if let Some(name) = surface.strip_prefix("University of ").or_else(|| surface.strip_suffix(" University")) {
        return Some(name).filter(|name| school && !name.contains(' ') && name.len() > 3);
    }
    let name = chinese_form(surface, lexicon).unwrap_or(surface);
    let ends = name.char_indices().skip(2).take(3).map(|(end, _)| end);
    ends.filter_map(|end| name.split_at_checked(end))
        .find(|(first, trade)| {
            first.chars().all(is_han)
                && lexicon.look_up(trade).flags.any(Flags::cue(Cue::Trade))
                && lexicon.senses(first).is_empty()
        })
        .map(|(first, _)| first)
}

/// A name as it is compared with others: folded once, with what tells most names apart at a glance.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) folded: Box<str>,
    /// Number of the mention of its thing.
    pub(super) mention: u8,
    marks: Marks,
}

/// A bit for each word of a name, and its last character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    words: u64,
    last: Option<char>,
    pub(super) han: bool,
}

impl Marks {
    pub(super) fn of(folded: &str) -> Self {
        let han = !folded.is_ascii() && folded.contains(is_han);
        let last = folded.chars().next_back();
        // Names of Chinese characters alone are not compared by their words.
        if han && folded.chars().all(is_han) {
            return Self { words: 0, last, han };
        }
        let mix = |hash: u32, byte: u8| (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9E37_79B1);
        let mut all = 0;
        let mut add = |hash: u32| all |= 1_u64 << (hash >> 26);
        if folded.is_ascii() {
            let mut hash = 0;
            for byte in folded.bytes() {
                if byte.is_ascii_alphanumeric() {
                    hash = mix(hash, byte);
                } else if hash != 0 {
                    add(std::mem::take(&mut hash));
                }
            }
            if hash != 0 {
                add(hash);
            }
        } else {
            words(folded).for_each(|word| add(word.bytes().fold(0, mix)));
        }
        Self { words: all, last, han }
    }
}

/// Longest name that is a form of another, in bytes: a run of capitals over a whole page is compared with nothing.
const LONGEST: usize = 240;

impl Form {
    pub(super) fn new(folded: &str, marks: Marks, mention: u8) -> Self {
        Self { folded: folded.into(), mention, marks }
    }

    /// Whether this is a fuller form of a name, or the same.
    pub(super) fn extends(&self, short: &str, marks: Marks, lexicon: &Lexicon) -> bool {
        // Whatever way an English name is longer, all words of the short one are in it.
        if self.folded.len() > LONGEST || short.len() > LONGEST {
            return false;
        }
        let may = if marks.han { self.marks.last == marks.last } else { self.marks.words & marks.words == marks.words };
        may && extends(&self.folded, short, marks.han, lexicon)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |c: char| c.is_ascii_alphanumeric() || is_han(c) || c.is_alphanumeric();
    text.split(move |c: char| !inside(c)).filter(|word| !word.is_empty())
}

/// Acme Robotics, Inc.: whether behind the words of a folded name the longer one has nothing but those of a company's form.
pub(super) fn is_with_form(long: &str, short: &str, lexicon: &Lexicon) -> bool {
    let mut rest = words(long);
    let forms = lexicon.list(List::FormWord);
    words(short).all(|word| rest.next() == Some(word)) && rest.all(|word| forms.has(word))
}

/// Whether the folded name `long` is a fuller form of `short`.
fn extends(long: &str, short: &str, han: bool, lexicon: &Lexicon) -> bool {
    if long == short || long.len() < short.len() {
        return long == short;
    }
    if han {
        return long.ends_with(short);
    }
    let (long_words, short_words): (Vec<&str>, Vec<&str>) = (words(long).collect(), words(short).collect());
    if short_words.len() >= 2 && long_words.ends_with(&short_words) {
        // Department of X of the | Ministry of Y: what it is a part of is another body.
        let before = long_words.len().checked_sub(short_words.len() + 1).and_then(|at| long_words.get(at));
        return !before.is_some_and(|word| matches!(*word, "of" | "the" | "at"));
    }
    let rest = long_words.get(short_words.len()..).unwrap_or(&[]);
    // Able Medical of Able Medical Devices, Acme (Shanghai)
    let one_more = || match rest {
        [word] => long.ends_with(')') || (short_words.len() >= 2 && lexicon.list(List::TradeWord).has(word)),
        _ => false,
    };
    if is_with_form(long, short, lexicon) || (long_words.starts_with(&short_words) && one_more()) {
        return true;
    }
    // International X Institute (Shanghai), Shanghai International X Institute
    let (mut left, mut right) = (long_words, short_words);
    left.sort_unstable();
    right.sort_unstable();
    left == right && left.len() >= 3
}

/// A key for names: no case, no spaces between Chinese, no leading article, one kind of apostrophe.
pub(crate) fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    fold_into(name, &mut out);
    out
}

/// The same into a buffer, which is emptied before.
pub(super) fn fold_into(name: &str, out: &mut String) {
    out.clear();
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    if name.is_ascii() {
        out.extend(name.split('"'));
        out.make_ascii_lowercase();
        return;
    }
    for character in name.chars() {
        match character {
            '“' | '”' | '"' | '「' | '」' => {}
            '’' | '‘' => out.push('\''),
            '（' => out.push('('),
            '）' => out.push(')'),
            ' ' if out.ends_with(is_han) => {}
            ascii if ascii.is_ascii() => out.push(ascii.to_ascii_lowercase()),
            han if is_han(han) => out.push(han),
            other => out.extend(other.to_lowercase()),
        }
    }
}

pub(super) fn person_names(surface: &str, alias: Option<&str>, lexicon: &Lexicon) -> Names {
    if !surface.contains(is_han) {
        // Li Lan (李兰)
        let zh = alias.filter(|alias| alias.contains(is_han)).map(str::to_owned);
        return Names { zh, en: Some(surface.to_owned()) };
    }
    let first_two = surface.char_indices().nth(2).map_or(surface, |(end, _)| surface.get(..end).unwrap_or(surface));
    let en = alias.map(str::to_owned).or_else(|| {
        if surface.contains('·') || lexicon.people.is_foreign(first_two) {
            return None;
        }
        let compound = surface.chars().count() > 2 && lexicon.people.surname(first_two) > 0;
        people::romanize(surface, if compound { 2 } else { 1 })
    });
    Names { zh: Some(surface.to_owned()), en }
}

/// What the head of a name makes of an entity.
pub(super) fn type_of_name(kind: NameKind) -> EntityType {
    match kind {
        NameKind::Occasion => EntityType::Occasion,
        NameKind::Document => EntityType::Document,
        NameKind::Programme => EntityType::Programme,
        NameKind::Honor => EntityType::Honor,
        NameKind::Venue => EntityType::Venue,
        NameKind::Place => EntityType::Place,
    }
}

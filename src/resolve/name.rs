//! When two names are one, and what a name is called for short.

use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Lexicon, NameKind, Sense, ThingKind, people};
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
    let plain = lexicon.senses(short).iter().all(|sense| matches!(sense, Sense::Literal));
    (short.len() >= 4 && plain).then_some(short)
}

/// Whether `long` is a fuller form of `short`.
pub(super) fn extends(long: &str, short: &str) -> bool {
    let (long, short) = (fold(long), fold(short));
    if long == short || long.len() < short.len() {
        return long == short;
    }
    if short.contains(is_han) {
        return long.ends_with(&short);
    }
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (long_words, short_words) = (words(&long), words(&short));
    if short_words.len() >= 2 && long_words.ends_with(&short_words) {
        return true;
    }
    let rest = long_words.get(short_words.len()..).unwrap_or(&[]);
    let form = |word: &String| {
        matches!(
            word.as_str(),
            "ltd" | "inc" | "co" | "corp" | "gmbh" | "limited" | "plc" | "ag" | "llc" | "group" | "holdings"
        )
    };
    if long_words.starts_with(&short_words) && (rest.iter().all(form) || (long.ends_with(')') && rest.len() == 1)) {
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
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    for character in name.chars() {
        match character {
            '“' | '”' | '"' | '「' | '」' => {}
            '’' | '‘' => out.push('\''),
            '（' => out.push('('),
            '）' => out.push(')'),
            ' ' if out.ends_with(is_han) => {}
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}

pub(super) fn person_names(surface: &str, alias: Option<&str>, lexicon: &Lexicon) -> Names {
    if !surface.contains(is_han) {
        return Names { zh: None, en: Some(surface.to_owned()) };
    }
    let first_two: String = surface.chars().take(2).collect();
    let en = alias.map(str::to_owned).or_else(|| {
        if surface.contains('·') {
            return None;
        }
        let compound = surface.chars().count() > 2 && lexicon.people.surname(&first_two) > 0;
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

//! What Chinese and Western personal names are made of.

use super::characters::Characters;
use super::table::{Table, shown};
use crate::data::Findings;
use crate::token::script::{LONGEST_WORD, lower_case};
use rustc_hash::{FxHashMap, FxHashSet};

/// Surnames, given names, and words that look like names and are none.
#[derive(Debug, Default)]
pub(crate) struct People {
    surnames: FxHashMap<Box<str>, u8>,
    /// What single characters are in names: the weight in given names, [`SURNAME`], [`FOREIGN`].
    characters: Characters,
    given_names: FxHashMap<Box<str>, bool>,
    /// Surnames in Latin letters that are nothing else.
    family_names: FxHashSet<Box<str>>,
    /// Surnames of other countries, which pinyin says nothing of.
    foreign_surnames: FxHashSet<Box<str>>,
    romanized_surnames: FxHashSet<Box<str>>,
    syllables: FxHashSet<&'static str>,
    /// Words that look like names; `true` where they never are one.
    not_names: FxHashMap<Box<str>, bool>,
}

/// The weight of a character in given names.
const GIVEN: u8 = 0x0F;
/// A character that surnames begin with.
const SURNAME: u8 = 0x10;
/// A character that foreign names are written with.
const FOREIGN: u8 = 0x20;

impl People {
    pub(crate) fn add(&mut self, table: &Table<'_>, findings: &mut Findings) {
        for row in &table.rows {
            let weight = match table.cell(row, "weight") {
                "" => 1,
                cell => cell.parse().ok().filter(|weight| (1..=5).contains(weight)).unwrap_or_else(|| {
                    let message = format!("weight {} is no number from 1 to 5", shown(cell));
                    findings.problems.push(table.problem(row, "weight", message).hint("5 is the most common"));
                    1
                }),
            };
            let mut warn = |form: &str, before: Option<u8>| {
                if let Some(before) = before.filter(|before| table.own && *before != weight) {
                    let message = format!("{form} had the weight {before}");
                    findings.warnings.push(table.problem(row, "zh", message).hint("the last one is used"));
                }
            };
            match table.kind.as_str() {
                "surname" => {
                    for form in table.forms(row, "zh") {
                        warn(form.text, self.surnames.insert(form.text.into(), weight));
                        if let Some(first) = form.text.chars().next() {
                            self.characters.change(first, |what| what | SURNAME);
                        }
                        if table.cell(row, "pinyin").is_empty() {
                            self.foreign_surnames.insert(form.text.into());
                        }
                    }
                    for column in ["pinyin", "other"] {
                        for form in table.forms(row, column) {
                            self.romanized_surnames.insert(form.text.to_lowercase().into());
                        }
                    }
                }
                "given_character" => {
                    for character in table.cell(row, "zh").chars() {
                        let before = Some(self.given_character(character)).filter(|before| *before > 0);
                        self.characters.change(character, |what| what & !GIVEN | weight);
                        warn(character.encode_utf8(&mut [0; 4]), before);
                    }
                }
                "transliteration" => {
                    for character in table.cell(row, "zh").chars() {
                        self.characters.change(character, |what| what | FOREIGN);
                    }
                }
                "given_name" => {
                    for form in table.forms(row, "en") {
                        self.given_names.insert(form.text.into(), !form.ambiguous);
                    }
                }
                "family_name" => {
                    self.family_names.extend(table.forms(row, "en").map(|form| Box::from(form.text)));
                }
                _ => {
                    for form in table.forms(row, "zh").chain(table.forms(row, "en")) {
                        self.not_names.insert(form.text.into(), !form.ambiguous);
                    }
                }
            }
        }
        if self.syllables.is_empty() {
            // Every toneless syllable that some common character has.
            self.syllables = ('\u{4e00}'..='\u{9fa5}').filter_map(pinyin_of).collect();
        }
    }

    /// Weight of a surname from 1 to 5, or 0.
    pub(crate) fn surname(&self, text: &str) -> u8 {
        self.surnames.get(text).copied().unwrap_or(0)
    }

    /// A surname that is Japanese or Tibetan, so that pinyin is not how the name is written.
    pub(crate) fn is_foreign(&self, surname: &str) -> bool {
        self.foreign_surnames.contains(surname)
    }

    /// Whether some surname begins with a character.
    pub(crate) fn may_begin_name(&self, character: char) -> bool {
        self.characters.get(character) & SURNAME != 0
    }

    /// Weight of a character in given names from 1 to 5, or 0.
    pub(crate) fn given_character(&self, character: char) -> u8 {
        self.characters.get(character) & GIVEN
    }

    /// A character that foreign names are written with.
    pub(crate) fn transliterates(&self, character: char) -> bool {
        self.characters.get(character) & FOREIGN != 0
    }

    /// Whether it is a given name, and if so whether it is nothing else.
    pub(crate) fn given_name(&self, word: &str) -> Option<bool> {
        self.given_names.get(word).copied()
    }

    /// A surname in Latin letters that is nothing else.
    pub(crate) fn family_name(&self, word: &str) -> bool {
        self.family_names.contains(word)
    }

    /// A romanized Chinese surname, in any case.
    pub(crate) fn romanized_surname(&self, word: &str) -> bool {
        let mut buffer = [0; LONGEST_WORD];
        self.romanized_surnames.contains(&*lower_case(word, &mut buffer))
    }

    /// The surname in the middle of a name, as Hong Kong has it: Alice |Leung| Wai-sum.
    pub(crate) fn surname_inside<'n>(&self, name: &'n str) -> Option<&'n str> {
        let (head, _) = name.rsplit_once(' ').filter(|(_, given)| given.contains('-'))?;
        let (_, surname) = head.rsplit_once(' ')?;
        self.romanized_surname(surname).then_some(surname)
    }

    /// One to three pinyin syllables in one word, hyphens and apostrophes allowed.
    pub(crate) fn is_romanized_given(&self, word: &str) -> bool {
        let mut buffer = [0; LONGEST_WORD];
        let lower = lower_case(word, &mut buffer);
        lower.split(['-', '\'', '’']).all(|part| self.splits_into_syllables(part, 3))
    }

    fn splits_into_syllables(&self, word: &str, most: usize) -> bool {
        most > 0
            && (1..=word.len().min(6)).rev().any(|length| match (word.get(..length), word.get(length..)) {
                (Some(head), Some(tail)) => {
                    self.syllables.contains(head) && (tail.is_empty() || self.splits_into_syllables(tail, most - 1))
                }
                _ => false,
            })
    }

    /// A word that looks like a name and is none.
    pub(crate) fn not_a_name(&self, text: &str) -> bool {
        self.not_names.contains_key(text)
    }

    /// The same, whatever stands around it.
    pub(crate) fn never_a_name(&self, text: &str) -> bool {
        self.not_names.get(text).copied().unwrap_or(false)
    }
}

fn pinyin_of(character: char) -> Option<&'static str> {
    use pinyin::ToPinyin;
    character.to_pinyin().map(pinyin::Pinyin::plain)
}

/// The usual romanization of a Chinese name: surname, then the given name as one word.
pub(crate) fn romanize(name: &str, surname_characters: usize) -> Option<String> {
    let mut parts = [String::new(), String::new()];
    for (index, character) in name.chars().enumerate() {
        let part = parts.get_mut(usize::from(index >= surname_characters))?;
        part.extend(pinyin_of(character)?.chars().map(|letter| if letter == 'ü' { 'v' } else { letter }));
    }
    let [surname, given] = parts.map(|part| capitalized(&part));
    Some(if given.is_empty() { surname } else { format!("{surname} {given}") })
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

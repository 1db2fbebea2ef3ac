//! English word forms, so that triggers and literals match by lemma without a lemmatizer in the text.

use super::words::{Form, Words};
use crate::token::script::is_han;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// Words with their forms.
type Forms = FxHashMap<Box<str>, Arc<[Form]>>;

/// Irregular forms by lemma, from `dictionaries/cues/irregular_forms.tsv`.
#[derive(Debug, Default)]
pub(crate) struct Inflector {
    irregular: FxHashMap<String, Vec<String>>,
    /// The lists of words of patterns behind a trigger and before it, each made once: rules share named ones.
    lists: [RefCell<FxHashMap<Box<str>, Arc<Words>>>; 2],
    /// What lists are known by: their words, with bars between them.
    joined: RefCell<String>,
    /// The forms of words, behind a trigger and before it: most words stand in many lists.
    words: [RefCell<Forms>; 2],
    nouns: RefCell<FxHashMap<String, Arc<[Box<str>]>>>,
}

impl Inflector {
    pub(crate) fn add(&mut self, lemma: &str, forms: impl Iterator<Item = String>) {
        self.irregular.entry(lemma.to_owned()).or_default().extend(forms);
    }

    /// The forms of words that a pattern can take one of, before its trigger or behind it.
    pub(super) fn list(&self, words: &[&str], left: bool) -> Arc<Words> {
        let mut joined = self.joined.borrow_mut();
        joined.clear();
        for word in words {
            joined.push_str(word);
            joined.push('|');
        }
        let [right, before] = &self.lists;
        let mut lists = if left { before } else { right }.borrow_mut();
        if let Some(known) = lists.get(joined.as_str()) {
            return known.clone();
        }
        let list = Arc::new(Words::new(words, left, self));
        lists.insert(joined.as_str().into(), list.clone());
        list
    }

    /// The forms of a word of a pattern.
    pub(super) fn known(&self, word: &str, left: bool) -> Arc<[Form]> {
        let [right, before] = &self.words;
        let mut words = if left { before } else { right }.borrow_mut();
        if let Some(known) = words.get(word) {
            return known.clone();
        }
        let forms: Arc<[Form]> = if word.chars().all(is_han) {
            // It has no others, and no lower case.
            Arc::new([Form::new(word, left)])
        } else {
            self.forms(&word.to_lowercase()).iter().map(|form| Form::new(form, left)).collect()
        };
        words.insert(word.into(), forms.clone());
        forms
    }

    /// The words of a pattern that is a list of them, with their plurals, sorted.
    pub(super) fn nouns(&self, list: &str) -> Arc<[Box<str>]> {
        let mut lists = self.nouns.borrow_mut();
        if let Some(known) = lists.get(list) {
            return known.clone();
        }
        let words = list.split(['(', ')', '|']).map(str::trim).filter(|word| !word.is_empty());
        let forms = words.flat_map(|word| self.forms(&word.to_lowercase())).map(String::into_boxed_str);
        let mut forms: Vec<Box<str>> = forms.collect();
        forms.sort_unstable();
        let forms: Arc<[Box<str>]> = forms.into();
        lists.insert(list.to_owned(), forms.clone());
        forms
    }

    /// All forms of a word or of the first word of a phrase (`kick off`: kicks off, kicked off, kicking off).
    pub(crate) fn forms(&self, phrase: &str) -> Vec<String> {
        let (first, rest) = phrase.split_once(' ').map_or((phrase, ""), |(first, rest)| (first, rest));
        let mut forms = vec![phrase.to_owned()];
        // co-host: the prefix changes nothing.
        let (prefix, verb) = first.rsplit_once('-').map_or(("", first), |(prefix, verb)| (prefix, verb));
        if !verb.bytes().all(|b| b.is_ascii_lowercase()) || verb.len() < 2 {
            return forms;
        }
        let of_first = match self.irregular.get(verb) {
            Some(irregular) => irregular.iter().cloned().chain([third(verb), ing(verb)]).collect(),
            None => vec![third(verb), past(verb), ing(verb)],
        };
        for form in of_first {
            let form = if prefix.is_empty() { form } else { [prefix, "-", &form].concat() };
            let form = if rest.is_empty() { form } else { [&form, " ", rest].concat() };
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }
}

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Third person and plural.
fn third(word: &str) -> String {
    match word.as_bytes() {
        [.., before, b'y'] if !vowel(*before) => [word.trim_end_matches('y'), "ies"].concat(),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b'o'] => [word, "es"].concat(),
        _ => [word, "s"].concat(),
    }
}

fn past(word: &str) -> String {
    match word.as_bytes() {
        [.., b'e'] => [word, "d"].concat(),
        [.., before, b'y'] if !vowel(*before) => [word.trim_end_matches('y'), "ied"].concat(),
        _ => [word, doubled(word), "ed"].concat(),
    }
}

fn ing(word: &str) -> String {
    match word.as_bytes() {
        [.., b'e', b'e'] => [word, "ing"].concat(),
        [.., b'e'] => [word.strip_suffix('e').unwrap_or(word), "ing"].concat(),
        _ => [word, doubled(word), "ing"].concat(),
    }
}

/// The last consonant where it is doubled, after one short vowel: plan, planned.
fn doubled(word: &str) -> &str {
    let bytes = word.as_bytes();
    let double = match bytes {
        [.., a, v, c] if bytes.len() <= 4 => !vowel(*a) && vowel(*v) && !vowel(*c) && !matches!(c, b'w' | b'x' | b'y'),
        _ => false,
    };
    word.get(word.len() - usize::from(double)..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_forms() {
        let mut inflector = Inflector::default();
        inflector.add("hold", ["held".to_owned()].into_iter());
        let forms = |word| inflector.forms(word).join(" ");
        assert_eq!(forms("sign"), "sign signs signed signing");
        assert_eq!(forms("launch"), "launch launches launched launching");
        assert_eq!(forms("unveil"), "unveil unveils unveiled unveiling");
        assert_eq!(forms("plan"), "plan plans planned planning");
        assert_eq!(forms("hold"), "hold held holds holding");
        assert_eq!(forms("co-host"), "co-host co-hosts co-hosted co-hosting");
        assert_eq!(inflector.forms("kick off")[2], "kicked off");
    }
}

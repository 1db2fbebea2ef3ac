//! Traditional to Simplified Chinese, character by character, with the phrases in which a character stays or differs.

use super::{Changes, gbk};
use hanconv::RawDictionary;

/// What the first pass over a text wants to know about a character: bits above the 21 of the character it becomes.
pub(crate) mod class {
    /// It becomes another character (the low 21 bits) outside of phrases.
    pub(crate) const CONVERT: u32 = 1 << 21;
    /// Phrases begin with it.
    pub(crate) const PHRASE: u32 = 1 << 22;
    /// Only written so in Traditional Chinese.
    pub(crate) const TRADITIONAL: u32 = 1 << 23;
    /// Only written so in Simplified Chinese.
    pub(crate) const SIMPLIFIED: u32 = 1 << 24;
    /// What the first two bytes of a Chinese character in UTF-8 are when read as GBK; rare in real text.
    pub(crate) const UTF8_AS_GBK: u32 = 1 << 25;
    /// What a UTF-8 lead byte is when read as a single-byte encoding.
    pub(crate) const LATIN: u32 = 1 << 26;
    /// May begin an entity or a tag.
    pub(crate) const MARKUP: u32 = 1 << 27;
    /// Control and invisible characters, exotic spaces.
    pub(crate) const CONTROL: u32 = 1 << 28;
    /// Full-width letters and digits.
    pub(crate) const WIDTH: u32 = 1 << 29;
    /// Opening bracket.
    pub(crate) const BRACKET: u32 = 1 << 30;
    /// What a decoder writes for a byte it cannot read.
    pub(crate) const UNREADABLE: u32 = 1 << 31;
}

const MAPPED: u32 = (1 << 21) - 1;
const PAGE: usize = 256;

/// One record per character in two levels, and the phrases by their first character. Built once per parser.
pub(crate) struct ScriptTable {
    index: Vec<u16>,
    pages: Vec<[u32; PAGE]>,
    /// By first character, then longest first.
    phrases: Vec<Phrase>,
}

struct Phrase {
    first: char,
    from: &'static str,
    to: String,
}

/// How many characters of a text exist in one script only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScriptCounts {
    pub(crate) traditional: usize,
    pub(crate) simplified: usize,
}

impl std::fmt::Debug for ScriptTable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "ScriptTable {{ pages: {}, phrases: {} }}", self.pages.len(), self.phrases.len())
    }
}

impl ScriptTable {
    pub(crate) fn new() -> Self {
        let mut table = Self { index: vec![0; 0x11_0000 / PAGE], pages: vec![[0; PAGE]], phrases: Vec::new() };
        table.add_characters();
        table.add_phrases();
        table.add_classes();
        table
    }

    fn add_characters(&mut self) {
        for (from, to) in RawDictionary::TSCharacters.var_iter() {
            let (Some(char), Some(main)) = (single(from), to.first().and_then(|to| single(to))) else { continue };
            if char != main {
                self.mark(char, class::CONVERT | u32::from(main));
            }
            if !to.contains(&from) {
                self.mark(char, class::TRADITIONAL);
            }
        }
        for (from, to) in RawDictionary::STCharacters.var_iter() {
            let Some(char) = single(from) else { continue };
            // What is a form of both scripts (后, 里, 于, 干) tells nothing.
            if to.contains(&from) || self.info(char) & class::TRADITIONAL != 0 {
                self.unmark(char, class::TRADITIONAL);
            } else {
                self.mark(char, class::SIMPLIFIED);
            }
        }
    }

    fn add_phrases(&mut self) {
        let mut phrases: Vec<Phrase> = Vec::new();
        for (from, to) in RawDictionary::TSPhrases.iter() {
            // Per-character changes need as many characters on both sides, which holds for all of OpenCC's phrases.
            if let (Some(first), true) = (from.chars().next(), from.chars().count() == to.chars().count()) {
                phrases.push(Phrase { first, from, to: to.to_owned() });
            }
        }
        // What a phrase became must stay so when the text is read again: 毕昇 is Simplified, 毕升 is nobody.
        let kept: Vec<&'static str> = RawDictionary::TSPhrases
            .iter()
            .map(|(_, to)| to)
            .filter(|to| to.chars().any(|char| self.info(char) & class::CONVERT != 0))
            .filter(|to| !phrases.iter().any(|phrase| phrase.from == *to))
            .collect();
        for from in kept {
            if let Some(first) = from.chars().next() {
                phrases.push(Phrase { first, from, to: from.to_owned() });
            }
        }
        phrases.sort_by(|left, right| (left.first, right.from.len()).cmp(&(right.first, left.from.len())));
        for phrase in &phrases {
            self.mark(phrase.first, class::PHRASE);
            for (old, new) in phrase.from.chars().zip(phrase.to.chars()) {
                // 藉 only changes in phrases (藉口): outside of them it becomes itself.
                if old != new && self.info(old) & class::CONVERT == 0 {
                    self.mark(old, class::CONVERT | u32::from(old));
                }
            }
        }
        self.phrases = phrases;
    }

    fn add_classes(&mut self) {
        use super::{byte_slip, control, encoding, markup, pinyin_gloss, width};
        let mark = |table: &mut Self, from: u32, to: u32, wanted: &dyn Fn(char) -> bool, class: u32| {
            for char in (from..=to).filter_map(char::from_u32).filter(|&char| wanted(char)) {
                table.mark(char, class);
            }
        };
        mark(self, 0, 0x7F, &|char| markup::BEGINS.contains(&char), class::MARKUP);
        mark(self, 0, 0xFFFF, &control::is_affected, class::CONTROL);
        mark(self, 0xFF00, 0xFFFF, &|char| width::half(char).is_some(), class::WIDTH);
        mark(self, 0, 0xFFFF, &|char| pinyin_gloss::OPENING.contains(&char), class::BRACKET);
        mark(self, 0, 0xFFFF, &|char| byte_slip::UNREADABLE.contains(&char), class::UNREADABLE);
        encoding::leads().for_each(|char| self.mark(char, class::LATIN));
        self.mark('鈥', class::UTF8_AS_GBK);
        for lead in 0xE4..=0xE9 {
            for trail in 0x80..=0xBF {
                if let Some(char) = gbk::decode([lead, trail]) {
                    self.mark(char, class::UTF8_AS_GBK);
                }
            }
        }
    }

    fn mark(&mut self, char: char, bits: u32) {
        if let Some(slot) = self.index.get_mut(char as usize / PAGE)
            && *slot == 0
        {
            *slot = u16::try_from(self.pages.len()).unwrap_or(0);
            self.pages.push([0; PAGE]);
        }
        if let Some(info) = self.slot(char) {
            *info |= bits;
        }
    }

    fn unmark(&mut self, char: char, bits: u32) {
        if let Some(info) = self.slot(char) {
            *info &= !bits;
        }
    }

    fn slot(&mut self, char: char) -> Option<&mut u32> {
        let page = self.index.get(char as usize / PAGE)?;
        self.pages.get_mut(usize::from(*page))?.get_mut(char as usize % PAGE)
    }

    /// The record of a character: [`class`] bits and the character it becomes.
    #[inline]
    pub(crate) fn info(&self, char: char) -> u32 {
        let slot = self.index.get(char as usize / PAGE).copied().unwrap_or(0);
        self.pages.get(slot as usize).and_then(|page| page.get(char as usize % PAGE)).copied().unwrap_or(0)
    }

    /// The classes of all characters of a text: the pass that decides which repairs can apply at all.
    pub(crate) fn classes(&self, text: &str) -> u32 {
        text.chars().fold(0, |seen, char| seen | self.info(char)) & !MAPPED
    }

    /// The Simplified form of one character outside of phrases.
    pub(crate) fn simplified(&self, char: char) -> char {
        let info = self.info(char);
        if info & class::CONVERT == 0 { char } else { char::from_u32(info & MAPPED).unwrap_or(char) }
    }

    /// Characters that exist in one script only: whether the text is zh-Hant or zh-Hans.
    pub(crate) fn language_hint(&self, text: &str) -> ScriptCounts {
        let mut counts = ScriptCounts::default();
        for char in text.chars() {
            let info = self.info(char);
            counts.traditional += usize::from(info & class::TRADITIONAL != 0);
            counts.simplified += usize::from(info & class::SIMPLIFIED != 0);
        }
        counts
    }

    /// The longest phrase that the text begins with.
    fn phrase(&self, first: char, rest: &str) -> Option<&Phrase> {
        let from = self.phrases.partition_point(|phrase| phrase.first < first);
        let same = self.phrases.get(from..).unwrap_or(&[]).iter().take_while(|phrase| phrase.first == first);
        same.into_iter().find(|phrase| rest.starts_with(phrase.from))
    }
}

pub(crate) fn find(text: &str, table: &ScriptTable, changes: &mut Changes) {
    let mut skip = 0; // end of the phrase that was converted last
    for (at, char) in text.char_indices() {
        let info = table.info(char);
        if info & (class::CONVERT | class::PHRASE) == 0 || at < skip {
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        if let Some(phrase) = (info & class::PHRASE != 0).then(|| table.phrase(char, rest)).flatten() {
            skip = at + phrase.from.len();
            for ((offset, old), new) in phrase.from.char_indices().zip(phrase.to.chars()) {
                change(changes, at + offset, old, new);
            }
        } else {
            change(changes, at, char, table.simplified(char));
        }
    }
}

fn change(changes: &mut Changes, at: usize, old: char, new: char) {
    if old != new {
        changes.replace(at, at + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
    }
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

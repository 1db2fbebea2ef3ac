//! Traditional to Simplified Chinese, character by character, with the phrases in which a character stays or differs.

use super::{Changes, gbk};
use crate::data::Findings;
use crate::gazetteer::table::{Table, shown};
use crate::token::script::character_at;

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
    /// What the first two bytes of a Chinese character in UTF-8, or the common characters of Big5, are when read as GBK; rare
    /// in real text.
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
    /// The OpenCC library converts in place of the tables, where the user wants that.
    #[cfg(feature = "opencc")]
    pub(crate) native: Option<super::script_opencc::Native>,
}

struct Phrase {
    from: Box<str>,
    to: Box<str>,
    /// Characters before which it is none.
    except: Box<str>,
    /// It changes a character that is right in Simplified text (沈 of 沈默), so it is only believed in Traditional text.
    quiet: bool,
}

impl Phrase {
    fn new(from: &str, to: &str, except: &str) -> Self {
        Self { from: from.into(), to: to.into(), except: except.into(), quiet: false }
    }
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
    /// The tables compiled in, for tests of repairs alone.
    #[cfg(test)]
    pub(crate) fn bundled() -> Self {
        let mut problems = Vec::new();
        let tables = crate::gazetteer::bundled::TABLES.iter();
        let tables: Vec<Table<'_>> = tables.map(|(name, text)| Table::read(name, text, &mut problems)).collect();
        Self::build(&tables, &mut Findings::default())
    }

    /// From the tables of the kinds `script` and `simplified`; later ones win.
    pub(crate) fn build(tables: &[Table<'_>], findings: &mut Findings) -> Self {
        let mut table = Self {
            index: vec![0; 0x11_0000 / PAGE],
            pages: vec![[0; PAGE]],
            phrases: Vec::new(),
            #[cfg(feature = "opencc")]
            native: None,
        };
        for words in tables.iter().filter(|words| words.kind == "script") {
            table.add_entries(words, findings);
        }
        table.add_phrases();
        for words in tables.iter().filter(|words| words.kind == "simplified") {
            let cells = words.rows.iter().flat_map(|row| words.cell(row, "characters").chars());
            cells.for_each(|char| table.mark(char, class::SIMPLIFIED));
        }
        table.add_classes();
        table
    }

    /// Characters go into the pages; phrases are collected.
    fn add_entries(&mut self, words: &Table<'_>, findings: &mut Findings) {
        for row in &words.rows {
            let (from, to) = (words.cell(row, "from"), words.cell(row, "to"));
            let main = to.split('|').next().unwrap_or("");
            match (single(from), single(main)) {
                (Some(char), Some(main)) => {
                    let known = self.info(char);
                    if words.own && known & MAPPED != 0 && self.simplified(char) != main {
                        let message = format!("{from} became {}", self.simplified(char));
                        findings.warnings.push(words.problem(row, "from", message).hint("the last one is used"));
                    }
                    self.unmark(char, MAPPED | class::CONVERT | class::TRADITIONAL);
                    if char != main {
                        self.mark(char, class::CONVERT | u32::from(main));
                    }
                    // What can also stand for itself (乾) is a form of both scripts.
                    if !to.split('|').any(|form| form == from) {
                        self.mark(char, class::TRADITIONAL);
                    }
                }
                // Changes are made character by character, so that every one keeps its place in the article.
                (None, _) if from.chars().count() == main.chars().count() && !from.is_empty() => {
                    self.phrases.push(Phrase::new(from, main, words.cell(row, "not_before")));
                }
                _ => {
                    let message = format!("{} and {} are not of one length", shown(from), shown(main));
                    findings.problems.push(
                        words
                            .problem(row, "to", message)
                            .hint("every character becomes one; other words belong in the columns of a name"),
                    );
                }
            }
        }
    }

    fn add_phrases(&mut self) {
        let mut phrases: Vec<Phrase> = std::mem::take(&mut self.phrases);
        // The first of equal ones is kept below, and the user's tables come last.
        phrases.reverse();
        let mut more: Vec<Phrase> = Vec::new();
        for phrase in &phrases {
            // What a phrase became must stay so when the text is read again: 毕昇 is Simplified, 毕升 is nobody.
            if phrase.to.chars().any(|char| self.info(char) & class::CONVERT != 0) {
                more.push(Phrase::new(&phrase.to, &phrase.to, ""));
            }
            // Mixed texts write 随著: what the characters become one by one becomes the same.
            let plain: String = phrase.from.chars().map(|char| self.simplified(char)).collect();
            if !phrase.except.is_empty() && *plain != *phrase.from {
                more.push(Phrase::new(&plain, &phrase.to, &phrase.except));
            }
        }
        phrases.append(&mut more);
        let order = |phrase: &Phrase| (phrase.from.chars().next(), std::cmp::Reverse(phrase.from.len()));
        phrases.sort_by(|left, right| order(left).cmp(&order(right)).then_with(|| left.from.cmp(&right.from)));
        phrases.dedup_by(|later, first| later.from == first.from);
        for phrase in &mut phrases {
            let Some(first) = phrase.from.chars().next() else { continue };
            self.mark(first, class::PHRASE);
            let mut pairs = phrase.from.chars().zip(phrase.to.chars()).filter(|(old, new)| old != new);
            phrase.quiet = phrase.from.chars().all(|char| self.simplified(char) == char)
                && pairs.any(|(old, _)| gbk::is_common(old));
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
        mark(self, 0, 0xFFFF, &width::is_affected, class::WIDTH);
        mark(self, 0, 0xFFFF, &|char| pinyin_gloss::OPENING.contains(&char), class::BRACKET);
        mark(self, 0, 0xFFFF, &|char| byte_slip::UNREADABLE.contains(&char), class::UNREADABLE);
        encoding::leads().for_each(|char| self.mark(char, class::LATIN));
        // The marks ’ “ ” …, 、 。 《 》 and ， ： （ ）, by the first two of their bytes.
        for char in ['鈥', '銆', '锛'] {
            self.mark(char, class::UTF8_AS_GBK);
        }
        // What the common characters of Big5 are.
        mark(self, 0x391, 0x451, &|char| char.is_alphabetic(), class::UTF8_AS_GBK);
        mark(self, 0xE4C6, 0xE864, &|_| true, class::UTF8_AS_GBK);
        mark(self, 0x3041, 0x30F6, &char::is_alphabetic, class::UTF8_AS_GBK);
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
        const NONE: [u32; PAGE] = [0; PAGE];
        let first = self.index.first().and_then(|slot| self.pages.get(usize::from(*slot))).unwrap_or(&NONE);
        let (mut seen, mut at) = (0, 0);
        while let Some(&byte) = text.as_bytes().get(at) {
            if byte.is_ascii() {
                seen |= first.get(usize::from(byte)).copied().unwrap_or(0);
                at += 1;
            } else {
                let Some(char) = character_at(text, at) else { break };
                seen |= self.info(char);
                at += char.len_utf8();
            }
        }
        seen & !MAPPED
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
    fn phrase(&self, first: char, rest: &str, traditional: impl Fn() -> bool) -> Option<&Phrase> {
        let begins = |phrase: &Phrase| phrase.from.chars().next();
        let from = self.phrases.partition_point(|phrase| begins(phrase) < Some(first));
        let same = self.phrases.get(from..).unwrap_or(&[]).iter().take_while(|phrase| begins(phrase) == Some(first));
        same.into_iter().find(|phrase| {
            let rest = rest.strip_prefix(&*phrase.from);
            let fits = rest.is_some_and(|rest| !rest.starts_with(|next| phrase.except.contains(next)));
            fits && (!phrase.quiet || traditional())
        })
    }
}

pub(crate) fn find(text: &str, table: &ScriptTable, changes: &mut Changes) {
    #[cfg(feature = "opencc")]
    if let Some(native) = &table.native {
        return native.find(text, changes);
    }
    let mut skip = 0; // end of the phrase that was converted last
    let hint = std::cell::OnceCell::new();
    let traditional = || {
        let counts: &ScriptCounts = hint.get_or_init(|| table.language_hint(text));
        counts.traditional > counts.simplified
    };
    for (at, char) in text.char_indices() {
        let info = table.info(char);
        if info & (class::CONVERT | class::PHRASE) == 0 || at < skip {
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        if let Some(phrase) = (info & class::PHRASE != 0).then(|| table.phrase(char, rest, traditional)).flatten() {
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

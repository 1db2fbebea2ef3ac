//! All dictionary tables as one lexicon: words with their senses, things with their ids, and how to find them in a text.

use super::characters::Characters;
use super::finder::Finder;
use super::index::{self, Index};
use super::lists::{List, Lists, WordList};
use super::sense::{Cue, EnglishWord, Flags, NameKind, Sense, Thing, ThingId, ThingKind, WordId};
use super::table::{Form, Row, Table, shown};
use super::words::{Listed, Words};
use crate::data::Findings;
use crate::error::Problem;
use crate::record::{Category, Qualifier};
use crate::span::{Span, to_u32};
use crate::token::Glue;
use crate::token::script::{LONGEST_WORD, is_han, lower_case};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::borrow::Cow;

/// A word of the lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) span: Span,
    pub(crate) word: WordId,
    /// What the word can be, as a set: asked of most hits by most finders.
    pub(crate) flags: Flags,
}

/// The lexicon of a parser; immutable once built.
pub(crate) struct Lexicon {
    pub(crate) things: Vec<Thing>,
    words: Words,
    finder: Finder,
    /// Characters that make the name of a place of what stands before them: 1, or 2 where they are nothing else.
    place_characters: Characters,
    /// Characters that end other names: 奖, 展.
    name_ends: Characters,
    pub(crate) people: super::people::People,
    lists: Lists,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Lexicon({} things, {} words)", self.things.len(), self.words.len())
    }
}

/// What a token can be.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lookup<'a> {
    pub(crate) senses: &'a [Sense],
    pub(crate) flags: Flags,
    /// Of a token in a text: everything that the hits can be that begin where it does.
    pub(crate) begins: Flags,
}

/// Collects words before it is known which of them a text is searched for. Their texts stay where the tables have them.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder<'t> {
    things: Vec<Thing>,
    words: Listed<'t>,
    index: Index,
    ids: FxHashMap<&'t str, ThingId>,
    /// File and line of each thing.
    places: Vec<(u32, u32)>,
    files: Vec<Box<str>>,
    /// Things whose place another one has taken.
    replaced: FxHashSet<ThingId>,
    people: super::people::People,
    lists: Lists,
}

impl<'t> LexiconBuilder<'t> {
    /// Add a table of any kind; kinds that belong to other stages are passed over.
    pub(crate) fn add(&mut self, table: &Table<'t>, findings: &mut Findings) {
        self.files.push(table.file.into());
        if let Some(kind) = ThingKind::of_table(&table.kind) {
            return self.add_things(table, kind, findings);
        }
        if table.kind == "list" {
            return self.lists.add(table, findings);
        }
        let problems = &mut findings.problems;
        match table.kind.as_str() {
            "organization_head" => self.add_plain(table, problems, |table, row| {
                let category = Category::from_name(table.cell(row, "category"))?;
                Some(Sense::OrganizationHead { category, strong: table.cell(row, "strength") == "strong" })
            }),
            "name_head" => self.add_plain(table, problems, |table, row| {
                let kind = NameKind::from_name(table.cell(row, "type"))?;
                Some(Sense::NameHead { kind, strong: table.cell(row, "strength") == "strong" })
            }),
            "title_qualifier" => self.add_plain(table, problems, |table, row| {
                Qualifier::from_name(table.cell(row, "qualifier")).map(Sense::Qualifier)
            }),
            "honorific" => self.add_plain(table, problems, |table, row| match table.cell(row, "position") {
                "before" => Some(Sense::Honorific { after: false }),
                "after" => Some(Sense::Honorific { after: true }),
                _ => None,
            }),
            "cue" => {
                self.add_plain(table, problems, |table, row| Cue::from_name(table.cell(row, "class")).map(Sense::Cue))
            }
            "english_word" => self.add_plain(table, problems, |table, row| {
                EnglishWord::from_name(table.cell(row, "class")).map(Sense::English)
            }),
            "boundary" => self.add_plain(table, problems, |_, _| Some(Sense::Boundary)),
            "generic" => self.add_plain(table, problems, |_, _| Some(Sense::Generic)),
            "surname" | "given_name" | "family_name" | "given_character" | "transliteration" | "not_a_name" => {
                self.people.add(table, findings);
            }
            // Of other stages, or a header that could not be read and has been reported.
            _ => {}
        }
    }

    fn add_things(&mut self, table: &Table<'t>, kind: ThingKind, findings: &mut Findings) {
        let Findings { problems, warnings } = findings;
        let level = if kind == ThingKind::Composition { "levels" } else { "level" };
        let [at_id, at_category, at_level, zh, en] =
            ["id", "category", level, "zh", "en"].map(|name| table.column(name));
        let mut seen = FxHashMap::with_capacity_and_hasher(table.rows.len(), FxBuildHasher);
        self.ids.reserve(table.rows.len());
        for row in &table.rows {
            let id = table.at(row, at_id);
            if let Some(line) = seen.insert(id, row.line) {
                let message = format!("a second {id:?}, the first is in line {line}");
                problems.push(
                    Problem::new(table.file, row.line, 1, message)
                        .hint("one line is one thing: put all its forms there"),
                );
            }
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-:".contains(&b))
            {
                problems.push(
                    table
                        .problem(row, "id", format!("{} is no id", shown(id)))
                        .hint("lower-case ASCII words joined by -, such as org:most"),
                );
                continue;
            }
            let category = match (kind, Category::from_name(table.at(row, at_category))) {
                (ThingKind::Organization | ThingKind::Composition, None) => {
                    let message = format!("unknown category {}", shown(table.cell(row, "category")));
                    let known: Vec<&str> = Category::ALL.iter().map(|category| category.as_str()).collect();
                    let hint = format!("categories are {}", known.join(", "));
                    problems.push(table.problem(row, "category", message).hint(hint));
                    continue;
                }
                (_, category) => category,
            };
            let full = |column| table.forms_at(row, column).next().map(|form: Form<'_>| Box::from(form.text));
            let thing = Thing {
                id: id.into(),
                kind,
                category,
                level: table.at(row, at_level).into(),
                zh: full(zh),
                en: full(en),
            };
            let (number, replaced) = self.put_thing(id, thing, row.line);
            if let Some(place) = replaced.filter(|_| table.own) {
                let warning = table.problem(row, "id", format!("{} takes the place of {place}", shown(id)));
                warnings.push(warning.hint("all forms of an entry stand in the last line that has its id"));
            }
            for column in [zh, en] {
                for form in table.forms_at(row, column) {
                    // Posts are written in lower case as often as not; names are not.
                    let post = matches!(kind, ThingKind::Title | ThingKind::Modifier);
                    // CHO is one, Cho is somebody's name.
                    let letters =
                        (2..=4).contains(&form.text.len()) && form.text.bytes().all(|b| b.is_ascii_uppercase());
                    let proper = !post || letters;
                    self.put_word(form.text, Sense::Thing { id: number, kind, ambiguous: form.ambiguous }, proper);
                }
            }
        }
    }

    /// A later thing of the same id takes the place of the earlier one, whose place is returned: the user's files win over
    /// ours.
    fn put_thing(&mut self, id: &'t str, thing: Thing, line: usize) -> (ThingId, Option<String>) {
        let number = to_u32(self.things.len());
        let replaced = self.ids.insert(id, number).map(|old| {
            self.replaced.insert(old);
            let (file, line) = self.places.get(old as usize).copied().unwrap_or_default();
            format!("{}:{line}", self.files.get(file as usize).map_or("", |file| file))
        });
        self.things.push(thing);
        self.places.push((to_u32(self.files.len().saturating_sub(1)), to_u32(line)));
        (number, replaced)
    }

    fn add_plain(
        &mut self,
        table: &Table<'t>,
        problems: &mut Vec<Problem>,
        sense: impl Fn(&Table<'t>, &Row) -> Option<Sense>,
    ) {
        let forms = ["zh", "en"].map(|name| table.column(name));
        for row in &table.rows {
            let Some(sense) = sense(table, row) else {
                // The column that says what the words are; all such kinds have it first.
                let columns = ["class", "category", "type", "qualifier", "position"];
                let column = columns.into_iter().find(|name| table.column(name).is_some()).unwrap_or_default();
                let message = format!("unknown {column} {}", shown(table.cell(row, column)));
                problems.push(table.problem(row, column, message).hint("dictionaries/README.md lists the values"));
                continue;
            };
            for column in forms {
                for form in table.forms_at(row, column) {
                    // 未来, 有望 inside names: a cue of several characters that needs context is none.
                    if form.ambiguous
                        && matches!(sense, Sense::Cue(_))
                        && form.text.chars().nth(1).is_some()
                        && form.text.starts_with(is_han)
                    {
                        continue;
                    }
                    let proper = matches!(sense, Sense::OrganizationHead { .. } | Sense::Honorific { .. });
                    self.put_word(form.text, sense.clone(), proper);
                }
            }
        }
    }

    /// Add a sense of a surface form.
    pub(crate) fn put_word(&mut self, text: &'t str, sense: Sense, proper: bool) -> WordId {
        let key = if !proper && text.chars().any(changes_in_lower_case) {
            Cow::Owned(text.to_lowercase())
        } else {
            Cow::Borrowed(text)
        };
        let tag = index::tag(key.as_bytes());
        let words = &self.words;
        let known = self.index.get(tag, key.as_bytes(), |number| words.text(number).map(str::as_bytes));
        let number = known.unwrap_or_else(|| {
            let number = self.words.add(key, proper);
            self.index.put(tag, number);
            number
        });
        self.words.put(number, sense);
        number
    }

    /// Function characters that the segmenter glues to unknown words.
    pub(crate) fn glue(&self) -> Glue {
        let mut glue = Glue::default();
        for number in self.words.numbers() {
            for sense in self.words.senses(number) {
                let text = self.words.text(number).unwrap_or("");
                match sense {
                    Sense::Cue(Cue::GluedBefore) => glue.before.extend(text.chars().next()),
                    Sense::Cue(Cue::GluedAfter) => glue.after.extend(text.chars().next()),
                    Sense::Cue(Cue::GluedAlways) => glue.always.extend(text.chars().next()),
                    Sense::Cue(Cue::Manner) => glue.manner.push(text.into()),
                    Sense::Cue(Cue::Parted) => glue.parted.push(text.into()),
                    _ => {}
                }
            }
        }
        glue
    }

    /// Chinese words that the segmenter should not cut through.
    pub(crate) fn segmenter_words(&self) -> impl Iterator<Item = &str> {
        let whole = self.words.numbers().filter(|&number| self.words.senses(number).any(Sense::is_one_word));
        whole.filter_map(|number| self.words.text(number)).filter(|text| {
            let mut length = 0_usize;
            text.chars().all(|character| {
                length += 1;
                is_han(character)
            }) && (2..=4).contains(&length)
                // 进行了 is two words, whatever a pattern writes.
                && !text.ends_with(['了', '过'])
        })
    }

    /// A capitalised word that is listed by itself keeps what it is in lower case: Programme, programme.
    fn share_senses(&mut self) {
        let (words, index) = (&self.words, &self.index);
        let mut shared = Vec::new();
        for (number, text) in words.proper() {
            if text.chars().all(|character| is_han(character) || character.is_ascii_lowercase()) {
                continue;
            }
            let mut buffer = [0; LONGEST_WORD];
            let lower = lower_case(text, &mut buffer);
            let text_of = |number| words.text(number).map(str::as_bytes);
            if *lower != *text
                && let Some(lower) = index.get(index::tag(lower.as_bytes()), lower.as_bytes(), text_of)
            {
                shared.push((number, lower));
            }
        }
        for (number, lower) in shared {
            self.words.share(number, lower);
        }
    }

    /// All words are there.
    pub(crate) fn build(mut self) -> Lexicon {
        self.share_senses();
        let Self { things, words, index, people, lists, replaced, .. } = self;
        let words = Words::new(words, index, |sense| match sense {
            // The forms of things whose place others have taken.
            Sense::Thing { id, .. } => replaced.is_empty() || !replaced.contains(id),
            _ => true,
        });
        // Every match is wanted, not only the longest: names are composed of others, and which one is meant is
        // decided later with the context.
        let finder =
            Finder::new(words.all().filter(|(_, text, senses)| in_text(text, senses)).map(|(id, text, _)| (id, text)));
        let (mut place_characters, mut name_ends) = (Characters::default(), Characters::default());
        for (_, text, senses) in words.all() {
            let Some(only) = only_character(text) else { continue };
            if let Some(strong) = senses.iter().find_map(place_character) {
                place_characters.change(only, |_| if strong { 2 } else { 1 });
            }
            if is_han(only) && senses.iter().any(ends_names) {
                name_ends.change(only, |_| 1);
            }
        }
        Lexicon { things, words, finder, place_characters, name_ends, people, lists }
    }
}

/// Whether a character of a word is another one in lower case.
fn changes_in_lower_case(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_uppercase() } else { !is_han(character) && !character.is_lowercase() }
}

/// The character of a word that has no other.
fn only_character(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.as_str().is_empty())
}

/// What ends names other than those of places.
fn ends_names(sense: &Sense) -> bool {
    matches!(sense, Sense::NameHead { kind, .. } if *kind != NameKind::Place)
}

/// A character for a kind of place (市, 镇), and whether it is nothing else.
fn place_character(sense: &Sense) -> Option<bool> {
    match sense {
        Sense::NameHead { kind: NameKind::Place, strong } => Some(*strong),
        _ => None,
    }
}

/// Closed-class words of one token are looked up by token; a text is searched for what spans tokens.
fn in_text(text: &str, senses: &[Sense]) -> bool {
    let mut characters = text.chars();
    let han = characters.next().is_some_and(is_han);
    if senses.is_empty() || (han && characters.as_str().is_empty()) {
        return false;
    }
    senses.iter().any(|sense| sense.spans_tokens(han)) || text.bytes().any(|byte| byte == b' ')
}

impl Lexicon {
    /// All words of the lexicon in a text that stand on word boundaries, by start and then longest first.
    pub(crate) fn scan(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(text.len() / 16);
        self.finder.scan(text, |start, end, word| {
            if self.case_agrees(word, text.get(start..end).unwrap_or("")) {
                hits.push(Hit { span: Span::of(start, end), word, flags: self.words.flags(word) });
            }
        });
        hits
    }

    /// Names are matched as written, or wholly in capitals; other words in any case.
    fn case_agrees(&self, word: WordId, found: &str) -> bool {
        let text = || self.words.text(word).unwrap_or("");
        !self.words.is_proper(word)
            || *found == *text()
            || (found.len() > 4 && !found.bytes().any(|b| b.is_ascii_lowercase()) && found.eq_ignore_ascii_case(text()))
    }

    /// Whether a character makes a place of what stands before it, and if so whether it is nothing else.
    pub(crate) fn place_character(&self, character: char) -> Option<bool> {
        match self.place_characters.get(character) {
            0 => None,
            known => Some(known == 2),
        }
    }

    /// Whether names end with a character, those of places left out.
    pub(crate) fn ends_names(&self, character: char) -> bool {
        self.name_ends.get(character) > 0
    }

    /// The words of a list.
    pub(crate) fn list(&self, list: List) -> WordList<'_> {
        self.lists.get(list)
    }

    /// The senses of a word by its number.
    pub(crate) fn senses_of(&self, id: WordId) -> &[Sense] {
        self.words.senses(id)
    }

    /// The senses of a word that is one token.
    pub(crate) fn senses(&self, token: &str) -> &[Sense] {
        self.look_up(token).senses
    }

    /// What a token can be: the word itself, or what it is in lower case.
    pub(crate) fn look_up(&self, token: &str) -> Lookup<'_> {
        if let Some(id) = self.words.number(token.as_bytes()) {
            return self.word(id);
        }
        if token.starts_with(|c: char| c.is_ascii_uppercase()) {
            let mut buffer = [0u8; 32];
            if let Some(lower) = buffer.get_mut(..token.len()) {
                lower.copy_from_slice(token.as_bytes());
                lower.make_ascii_lowercase();
                if let Some(id) = self.words.number(lower) {
                    return self.word(id);
                }
            }
        }
        Lookup::default()
    }

    fn word(&self, id: WordId) -> Lookup<'_> {
        Lookup { senses: self.words.senses(id), flags: self.words.flags(id), begins: Flags::NONE }
    }

    pub(crate) fn thing(&self, id: ThingId) -> Option<&Thing> {
        self.things.get(id as usize)
    }

    /// The words that a text is searched for.
    pub(crate) fn sought_words(&self) -> impl Iterator<Item = &str> {
        self.finder.words().filter_map(|word| self.words.text(word))
    }
}

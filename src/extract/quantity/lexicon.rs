//! The tables of `dictionaries/units`, ready to be asked what stands after or before a number.

use crate::error::Problem;
use crate::gazetteer::table::{Table, shown};
use crate::record::Relation;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a: short keys, asked often; they come from our own tables, so that no text can make them collide.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// The longest form, in bytes, that begins or ends with each character, by a hash of that: most places of a text are done
/// with on it, and of the others no more is looked up than a form can take.
#[derive(Debug, Default)]
struct Edge(Vec<u8>);

impl Edge {
    const PLACES: usize = 1 << 10;

    fn place(character: char) -> usize {
        (u32::from(character.to_ascii_lowercase()).wrapping_mul(0x9E37_79B1) >> 22) as usize
    }

    fn add(&mut self, character: Option<char>, length: usize) {
        self.0.resize(Self::PLACES, 0);
        if let Some(longest) = character.and_then(|character| self.0.get_mut(Self::place(character))) {
            *longest = u8::try_from(length).map_or(u8::MAX, |length| length.max(*longest));
        }
    }

    /// Zero where no form has the character; hyphens are read as spaces, so that of them nothing is known.
    fn longest(&self, character: Option<char>) -> usize {
        match character {
            Some('-') => usize::from(u8::MAX),
            Some(character) => self.0.get(Self::place(character)).map_or(0, |&longest| usize::from(longest)),
            None => 0,
        }
    }
}

type Map<V> = HashMap<Box<str>, V, BuildHasherDefault<Fnv>>;

/// What follows a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Measure,
    /// %, percent, 个百分点.
    Percent,
    /// 成: tenths, told in percent.
    Tenths,
    /// 番: how often something doubled, told in times.
    Doubling,
    /// 倍, times, fold.
    Multiple,
    /// ‰: thousandths, told in percent.
    Thousandths,
    /// 打: twelve of what follows.
    Dozen,
    /// A part of a currency's unit: 角 is a tenth of a yuan, a penny a hundredth of a pound.
    Part(u64),
    Counter,
    Money,
    /// A length of time, a date or a clock: not a quantity.
    Time,
    /// The number names something (5号楼, 3路): not a quantity.
    Label,
}

/// What stands before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Relation(Relation),
    /// Only before a scale without digit: 数百, 上千, 过亿.
    Scale(Relation),
    /// The number names something: 电话, page.
    Label,
    /// Ends like a relation word and is none: 签约 is not 约.
    Nothing,
}

/// What a word is for the search of a counted English noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Ends the search.
    Stop,
    /// Looks like a plural and only describes: overseas, various.
    Modifier,
}

#[derive(Debug)]
pub(super) struct After {
    pub(super) unit: Box<str>,
    pub(super) sense: Sense,
    /// Only where it is written directly after the figures: 5m, 3g.
    pub(super) glued: bool,
}

#[derive(Debug)]
pub(super) struct Lexicon {
    after: Map<After>,
    before: Map<Before>,
    /// Relations that follow, after the unit: 以上, or more.
    trailing: Map<Relation>,
    /// Currencies by name, code and symbol, for those that stand before the number.
    currency: Map<Box<str>>,
    roles: Map<Role>,
    /// What can follow a larger unit: 角 after 元, inches after feet; with how many of them make one.
    parts: Map<Vec<(Box<str>, u64)>>,
    idioms: Option<AhoCorasick>,
    /// What forms of `after` and `trailing` begin with, and those of `before` and `currency` end with.
    edges: Edges,
}

#[derive(Debug, Default)]
struct Edges {
    after: Edge,
    trailing: Edge,
    before: Edge,
    currency: Edge,
}

/// The kinds of table that say something of numbers.
const KINDS: [&str; 6] = ["unit", "counter", "currency", "subunit", "not_a_number", "number_context"];

impl Lexicon {
    pub(super) fn build(tables: &[Table<'_>], problems: &mut Vec<Problem>) -> Self {
        let mut lexicon = Self {
            after: Map::default(),
            before: Map::default(),
            trailing: Map::default(),
            currency: Map::default(),
            roles: Map::default(),
            parts: Map::default(),
            idioms: None,
            edges: Edges::default(),
        };
        let mut idioms: Vec<&str> = Vec::new();
        // Most tables are of names: their rows need not be looked at.
        for table in tables.iter().filter(|table| KINDS.contains(&table.kind.as_str())) {
            for row in &table.rows {
                let unit = table.cell(row, "unit");
                let forms = ["zh", "en"].into_iter().flat_map(|column| table.forms(row, column));
                match table.kind.as_str() {
                    "unit" => {
                        let sense = match table.cell(row, "dimension") {
                            "percent" => Sense::Percent,
                            "tenths" => Sense::Tenths,
                            "doubling" => Sense::Doubling,
                            "multiple" => Sense::Multiple,
                            "permille" => Sense::Thousandths,
                            "dozen" => Sense::Dozen,
                            _ => Sense::Measure,
                        };
                        forms.for_each(|form| lexicon.add_after(form.text, unit, sense, form.ambiguous));
                    }
                    "counter" => forms.for_each(|form| lexicon.add_after(form.text, unit, Sense::Counter, false)),
                    "currency" => forms.for_each(|form| {
                        lexicon.add_after(form.text, unit, Sense::Money, form.ambiguous);
                        if !form.ambiguous {
                            lexicon.currency.entry(form.text.into()).or_insert_with(|| unit.into());
                        }
                    }),
                    "subunit" => {
                        let Some(parts) = table.cell(row, "parts").parse().ok().filter(|parts| *parts > 1) else {
                            let message = format!("{} is no number above one", shown(table.cell(row, "parts")));
                            let hint = "how many of it make the unit, such as 100";
                            problems.push(table.problem(row, "parts", message).hint(hint));
                            continue;
                        };
                        forms.for_each(|form| {
                            lexicon.parts.entry(form.text.into()).or_default().push((unit.into(), parts));
                            if !form.ambiguous {
                                lexicon.add_after(form.text, unit, Sense::Part(parts), false);
                            }
                        });
                    }
                    "not_a_number" => idioms.extend(forms.map(|form| form.text)),
                    "number_context" => {
                        let class = table.cell(row, "class");
                        for form in forms {
                            if !lexicon.add_context(class, form.text) {
                                let message = format!("unknown class {}", shown(class));
                                let hint = "the classes are explained in the header of number_context.tsv";
                                problems.push(table.problem(row, "class", message).hint(hint));
                                break;
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        lexicon.after.keys().for_each(|form| lexicon.edges.after.add(form.chars().next(), form.len()));
        lexicon.trailing.keys().for_each(|form| lexicon.edges.trailing.add(form.chars().next(), form.len()));
        lexicon.before.keys().for_each(|form| lexicon.edges.before.add(form.chars().next_back(), form.len()));
        lexicon.currency.keys().for_each(|form| lexicon.edges.currency.add(form.chars().next_back(), form.len()));
        lexicon.idioms = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            // A quicker automaton would take longer to build than it saves in ten thousand articles.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .ascii_case_insensitive(true)
            .build(idioms)
            .map_err(|error| problems.push(Problem::new("units", 1, 1, error.to_string())))
            .ok();
        lexicon
    }

    fn add_after(&mut self, form: &str, unit: &str, sense: Sense, glued: bool) {
        let key = form.replace('-', " ").into_boxed_str();
        // "us dollars": names of some length are the same in lower case, codes are not (ALL, all).
        if form.len() > 4 && !glued && form.is_ascii() && form.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let lower = key.to_ascii_lowercase().into_boxed_str();
            self.after.entry(lower).or_insert_with(|| After { unit: unit.into(), sense, glued });
        }
        self.after.entry(key).or_insert_with(|| After { unit: unit.into(), sense, glued });
    }

    /// Whether the class is known.
    fn add_context(&mut self, class: &str, form: &str) -> bool {
        let relation = |name: &str| match name {
            "more" => Some(Relation::More),
            "at_least" => Some(Relation::AtLeast),
            "less" => Some(Relation::Less),
            "at_most" => Some(Relation::AtMost),
            "about" => Some(Relation::About),
            _ => None,
        };
        let before = match class {
            "time" => return self.add_context_after(form, Sense::Time),
            "label_after" => return self.add_context_after(form, Sense::Label),
            "stop" => return self.add_role(form, Role::Stop),
            "modifier" => return self.add_role(form, Role::Modifier),
            "label_before" => Before::Label,
            "nothing_before" => Before::Nothing,
            _ => match class.rsplit_once('_') {
                Some((name, "before")) => match relation(name) {
                    Some(relation) => Before::Relation(relation),
                    None => return false,
                },
                Some((name, "scale")) => match relation(name) {
                    Some(relation) => Before::Scale(relation),
                    None => return false,
                },
                Some((name, "after")) => match relation(name) {
                    Some(relation) => {
                        self.trailing.insert(form.into(), relation);
                        return true;
                    }
                    None => return false,
                },
                _ => return false,
            },
        };
        self.before.insert(form.into(), before);
        true
    }

    fn add_role(&mut self, form: &str, role: Role) -> bool {
        self.roles.insert(form.into(), role);
        true
    }

    fn add_context_after(&mut self, form: &str, sense: Sense) -> bool {
        self.add_after(form, "", sense, false);
        true
    }

    /// The longest unit that `text` begins with, and its length. `glued`: nothing stands between it and the number.
    pub(super) fn after(&self, text: &str, glued: bool) -> Option<(usize, &After)> {
        let longest = self.edges.after.longest(text.chars().next());
        let mut best = None;
        for_prefixes(text, longest, |prefix| {
            if let Some(after) = lookup(&self.after, prefix)
                && (glued || !after.glued)
            {
                best = Some((prefix.len(), after));
            }
        });
        best
    }

    /// How many of the part that `text` begins with make one `unit`: its length and their number.
    pub(super) fn part_of(&self, text: &str, unit: &str) -> Option<(usize, u64)> {
        let mut best = None;
        for_prefixes(text, 12, |prefix| {
            let wholes = lookup(&self.parts, prefix).map(Vec::as_slice).unwrap_or_default();
            if let Some((_, parts)) = wholes.iter().find(|(whole, _)| &**whole == unit) {
                best = Some((prefix.len(), *parts));
            }
        });
        best
    }

    /// Whose dollar: the letters before `$` at the end of `text`, however they are written (hk $, mxn$, us $), and the code.
    pub(super) fn whose_dollar(&self, text: &str) -> Option<(usize, &str)> {
        const LONGEST: usize = 4;
        let unspaced = text.strip_suffix(' ').unwrap_or(text);
        let letters = unspaced.bytes().rev().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
        let start = unspaced.len() - letters;
        let glued = start.checked_sub(1).and_then(|at| unspaced.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        // "a $ 5 fee" is no Australian one.
        let least = if unspaced.len() < text.len() { 2 } else { 1 };
        if glued || !(least..=LONGEST).contains(&letters) {
            return None;
        }
        let mut key = unspaced.get(start..)?.to_ascii_uppercase();
        let code = match self.currency.get(&*key) {
            Some(code) if letters == 3 => code,
            _ => {
                key.push('$');
                self.currency.get(&*key)?
            }
        };
        Some((text.len() - start, code))
    }

    /// The relation that `text` begins with: 以上, or more.
    pub(super) fn trailing(&self, text: &str) -> Option<(usize, Relation)> {
        let longest = self.edges.trailing.longest(text.chars().next()).min(24);
        let mut best = None;
        for_prefixes(text, longest, |prefix| {
            if let Some(relation) = lookup(&self.trailing, prefix) {
                best = Some((prefix.len(), *relation));
            }
        });
        best
    }

    /// The longest entry that `text` ends with, and its length.
    pub(super) fn before(&self, text: &str) -> Option<(usize, Before)> {
        let longest = self.edges.before.longest(text.chars().next_back()).min(28);
        let mut best = None;
        for_suffixes(text, longest, |suffix| {
            if let Some(before) = lookup(&self.before, suffix) {
                best = Some((suffix.len(), *before));
            }
        });
        best
    }

    /// The longest currency that `text` ends with: its length and code.
    pub(super) fn currency_before(&self, text: &str) -> Option<(usize, &str)> {
        let longest = self.edges.currency.longest(text.chars().next_back()).min(21);
        let mut best = None;
        for_suffixes(text, longest, |suffix| {
            if let Some(code) = self.currency.get(suffix) {
                best = Some((suffix.len(), &**code));
            }
        });
        best
    }

    pub(super) fn role(&self, word: &str) -> Option<Role> {
        self.roles.get(word).copied()
    }

    /// Words with numerals in them that are no numbers, left to right.
    pub(super) fn idioms<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, usize)> + 's {
        let found = self.idioms.iter().flat_map(move |idioms| idioms.find_iter(text));
        found.map(|found| (found.start(), found.end())).filter(move |(start, end)| {
            let bytes = text.as_bytes();
            let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
            let begins = !(letter(Some(*start)) && letter(start.checked_sub(1)));
            let ends = !(letter(end.checked_sub(1)) && letter(Some(*end)));
            begins && ends
        })
    }
}

/// As written, else in lower case with spaces for hyphens.
fn lookup<'m, V>(map: &'m Map<V>, form: &str) -> Option<&'m V> {
    map.get(form).or_else(|| {
        let differs = form.len() > 2 && form.bytes().any(|byte| byte == b'-' || byte.is_ascii_uppercase());
        if differs { map.get(&*form.to_ascii_lowercase().replace('-', " ")) } else { None }
    })
}

/// Call with every prefix of `text` up to `longest` bytes that does not end inside a Latin word, shortest first.
fn for_prefixes<'t>(text: &'t str, longest: usize, mut visit: impl FnMut(&'t str)) {
    let word = |c: char| c.is_ascii_alphanumeric();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let end = at + character.len_utf8();
        if end > longest {
            break;
        }
        let inside = word(character) && characters.peek().is_some_and(|(_, next)| word(*next));
        if !inside {
            visit(text.get(..end).unwrap_or(""));
        }
    }
}

/// Call with every suffix of `text` up to `longest` bytes that does not begin inside a Latin word, shortest first.
fn for_suffixes<'t>(text: &'t str, longest: usize, mut visit: impl FnMut(&'t str)) {
    let word = |c: char| c.is_ascii_alphanumeric();
    let mut characters = text.char_indices().rev().peekable();
    while let Some((at, character)) = characters.next() {
        if text.len() - at > longest {
            break;
        }
        let inside = word(character) && characters.peek().is_some_and(|(_, before)| word(*before));
        if !inside {
            visit(text.get(at..).unwrap_or(""));
        }
    }
}

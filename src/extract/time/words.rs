//! The words of the calendar, as the tables give them.

use super::value::{Holiday, Length, Part, Season, Unit};
use crate::error::Problem;
use crate::gazetteer::table::{Table, shown};
use crate::record::TimeMod;
use jiff::civil;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a word of the calendar is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Month(u8),
    Weekday(u8),
    /// Mondays: every one.
    Weekdays(u8),
    Weekend,
    Part(Part),
    /// noon, by its hour.
    Clock(u8),
    /// mornings: every one.
    Parts(Part),
    /// So many units from the day of publication: yesterday.
    Relative(Unit, i16, Option<Part>),
    /// So many units from the day that was spoken of: the same day.
    Same(Unit, i16, Option<Part>),
    /// Some time ago (`-1`) or from now (`1`).
    Vague(i8),
    /// The start, middle or end, of a unit or of what stands beside it.
    Phase(TimeMod, Option<Unit>),
    Season(Season),
    Half(u8),
    Quarter(u8),
    Holiday(Arc<Holiday>),
    Plan(i16, i16),
    /// What is added to the years of an era.
    Era(i16),
    Unit(Unit),
    Set(Length),
    Number(Option<u16>),
    Ordinal(u8),
    /// By its first year; below 100 where the century is not said.
    Decade(i16),
    /// What stands before a time and is no part of it, and what it says about it: since, no later than.
    Lead(TimeMod),
    /// What stands before a length, and whether that is the least (`1`) or the most (`-1`) of it: more than, within.
    Bound(i8),
    /// The same behind a time: or later.
    Trail(Option<TimeMod>),
    /// last, this, next
    Direction(i8),
    /// A function word, by its job.
    Cue(&'static str),
}

/// The jobs of function words; the tables may use these and no others.
pub(super) const CUES: &[&str] = &[
    "after", "ago", "approx", "at", "before", "code", "every", "fiscal", "half", "in", "later", "leap", "lunar",
    "measure", "never", "past", "plan", "range", "since", "surname", "than", "times", "to", "future", "month", "rest",
    "week_of", "whole", "now",
];

impl Word {
    /// What an expression that begins with it can be, as bits of [`kind`].
    fn kind(&self) -> u8 {
        match self {
            Self::Number(_) => kind::NUMBER,
            Self::Direction(_) | Self::Cue("past") => kind::LENGTH | kind::DATE,
            Self::Cue("whole") => kind::LENGTH | kind::CLOCK | kind::DATE,
            Self::Clock(_) => kind::CLOCK | kind::DATE | kind::SET,
            Self::Weekday(_) => kind::SET | kind::DATE,
            Self::Weekdays(_) | Self::Parts(_) | Self::Set(_) | Self::Cue("every") => kind::SET,
            Self::Ordinal(_) => kind::ORDINAL | kind::DATE | kind::SET,
            Self::Unit(_) | Self::Lead(_) | Self::Bound(_) | Self::Trail(_) => 0,
            Self::Cue("fiscal" | "rest" | "week_of" | "now") => kind::DATE,
            Self::Cue(_) => 0,
            _ => kind::DATE,
        }
    }

    /// Whether it may stand behind a number in an expression.
    fn follows(&self) -> bool {
        matches!(
            self,
            Self::Unit(_)
                | Self::Month(_)
                | Self::Weekday(_)
                | Self::Part(_)
                | Self::Clock(_)
                | Self::Direction(_)
                | Self::Trail(_)
                | Self::Relative(..)
                | Self::Cue("past" | "every")
        )
    }

    /// Whether an expression can begin with it.
    pub(super) fn begins(&self) -> bool {
        match self {
            Self::Phase(_, of) => of.is_some(),
            Self::Unit(_) | Self::Lead(_) | Self::Bound(_) | Self::Trail(_) => false,
            Self::Cue(cue) => matches!(*cue, "every" | "past" | "fiscal" | "rest" | "week_of" | "whole" | "now"),
            _ => true,
        }
    }
}

#[derive(Debug)]
pub(super) struct Entry {
    form: Box<str>,
    pub(super) word: Word,
    /// Only with something beside it that speaks for a time.
    pub(super) ambiguous: bool,
    /// Which readings it can begin, as bits of [`kind`].
    pub(super) kind: u8,
}

/// Of a form its length, its last byte in lower case, and whether an apostrophe is in it, which can be longer in a text.
#[derive(Clone, Copy, Debug)]
struct Head {
    length: u16,
    last: u8,
    apostrophe: bool,
}

impl Head {
    fn of(form: &str) -> Self {
        let last = form.as_bytes().last().map_or(0, u8::to_ascii_lowercase);
        let length = u16::try_from(form.len()).unwrap_or(u16::MAX);
        Self { length, last, apostrophe: form.starts_with(|first: char| first.is_ascii()) && form.contains('\'') }
    }
}

/// What a word can begin.
pub(super) mod kind {
    /// A number, in a length of time or as an hour.
    pub(in super::super) const NUMBER: u8 = 1;
    /// last, past, all: a length of time, among others.
    pub(in super::super) const LENGTH: u8 = 2;
    /// An hour.
    pub(in super::super) const CLOCK: u8 = 4;
    /// What recurs.
    pub(in super::super) const SET: u8 = 8;
    /// The first of something.
    pub(in super::super) const ORDINAL: u8 = 16;
    /// A date.
    pub(in super::super) const DATE: u8 = 32;
}

/// All words, by how they begin.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Longest form first, those together that begin with the same character or the same three letters.
    lists: Vec<Vec<Entry>>,
    /// What decides nearly all comparisons with the words of each list.
    heads: Vec<Vec<Head>>,
    /// By the first character, where in `lists` the Chinese words are.
    chinese: FxHashMap<char, u16>,
    /// By the first three letters, where in `lists` the English words are; 0 where there are none.
    places: Vec<u16>,
    /// By the first three letters, whether it is worth looking: most English words are none of these.
    worth: Vec<bool>,
    /// The first words of what an expression can begin with, as [`packed`].
    first: FxHashSet<u64>,
    /// By the first three letters, whether such a word may stand behind a number.
    follows: Vec<bool>,
}

/// What else stands behind a number in an expression: 5 to 7, 26 and 27 September, 3 full days.
const BEHIND_NUMBER: &[&str] = &[
    "to",
    "and",
    "until",
    "till",
    "til",
    "through",
    "thru",
    "of",
    "o'clock",
    "oclock",
    "am",
    "pm",
    "a",
    "p",
    "after",
    "in",
    "on",
    "at",
    "full",
    "consecutive",
    "straight",
    "more",
    "whole",
    "calendar",
    "s",
    "st",
    "nd",
    "rd",
    "th",
    "from",
    "between",
    "day",
];

/// What else an expression can begin with: the final two weeks of, quarter ended.
const FIRST: &[&str] = &["final", "year", "quarter", "month", "earlier", "later", "sometime", "early", "late"];

const LETTERS: usize = 27;

impl Words {
    pub(super) fn build(tables: &[Table<'_>], problems: &mut Vec<Problem>) -> Self {
        let none = || vec![false; LETTERS * LETTERS * LETTERS];
        let mut words = Self {
            lists: vec![Vec::new()],
            heads: Vec::new(),
            chinese: FxHashMap::default(),
            places: vec![0; LETTERS * LETTERS * LETTERS],
            worth: none(),
            first: FIRST.iter().copied().map(packed).collect(),
            follows: none(),
        };
        for word in BEHIND_NUMBER {
            if let Some(flag) = words.follows.get_mut(prefix(word)) {
                *flag = true;
            }
        }
        let dates = holiday_dates(tables, problems);
        for table in tables.iter().filter(|table| table.kind == "calendar") {
            for row in &table.rows {
                let (class, value) = (table.cell(row, "class"), table.cell(row, "value"));
                if class == "holiday_date" {
                    continue;
                }
                let Some(word) = word(class, value, &dates) else {
                    let message = format!("no meaning for {} {}", shown(class), shown(value));
                    let hint = "dictionaries/calendar has examples of every class";
                    problems.push(table.problem(row, "class", message).hint(hint));
                    continue;
                };
                for form in table.forms(row, "zh").chain(table.forms(row, "en")) {
                    let (word, kind) = (word.clone(), word.kind());
                    words.put(Entry { form: form.text.into(), word, ambiguous: form.ambiguous, kind });
                }
            }
        }
        let longest_first = |entries: &mut Vec<Entry>| entries.sort_by_key(|entry| std::cmp::Reverse(entry.form.len()));
        words.lists.iter_mut().for_each(longest_first);
        let heads = |entries: &Vec<Entry>| entries.iter().map(|entry| Head::of(&entry.form)).collect();
        words.heads = words.lists.iter().map(heads).collect();
        words
    }

    fn put(&mut self, entry: Entry) {
        let Some(first) = entry.form.chars().next() else { return };
        let Ok(new) = u16::try_from(self.lists.len()) else { return };
        let mut list = new;
        if first.is_ascii() {
            let prefix = prefix(&entry.form);
            let worth = entry.word.begins() || matches!(entry.word, Word::Phase(..) | Word::Cue("never"));
            if let Some(flag) = self.worth.get_mut(prefix) {
                *flag |= worth;
            }
            if worth || entry.kind != 0 {
                self.first.insert(packed(&entry.form));
            }
            if let Some(flag) = self.follows.get_mut(prefix) {
                *flag |= entry.word.follows();
            }
            if let Some(place) = self.places.get_mut(prefix) {
                list = if *place == 0 { new } else { *place };
                *place = list;
            }
        } else {
            list = *self.chinese.entry(first).or_insert(new);
        }
        if list == new {
            self.lists.push(Vec::new());
        }
        if let Some(entries) = self.lists.get_mut(usize::from(list)) {
            entries.push(entry);
        }
    }

    /// The characters that begin a Chinese word which an expression can begin with.
    pub(super) fn chinese_starts(&self) -> impl Iterator<Item = char> + '_ {
        let begins = |list: u16| self.list(list).iter().any(|entry| entry.word.begins());
        self.chinese.iter().filter(move |(_, list)| begins(**list)).map(|(first, _)| *first)
    }

    /// Whether an expression, or what is never one, may begin with the English word here.
    pub(super) fn worth(&self, text: &str) -> bool {
        self.worth.get(prefix(text)).copied().unwrap_or(false)
    }

    /// Whether an expression, or what is never one, may begin with the English word here, by all of the word.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        self.worth(text) && (self.first.contains(&packed(text)) || text.starts_with("FY"))
    }

    /// Whether the English word at the start of a text may follow a number of a time.
    pub(super) fn follows(&self, text: &str) -> bool {
        self.follows.get(prefix(text)).copied().unwrap_or(false)
    }

    fn list(&self, list: u16) -> &[Entry] {
        self.lists.get(usize::from(list)).map_or(&[], Vec::as_slice)
    }

    /// The words that begin like a text, by their number.
    pub(super) fn list_at(&self, text: &str) -> u16 {
        match text.chars().next() {
            Some(first) if first.is_ascii() => self.places.get(prefix(text)).copied().unwrap_or(0),
            Some(first) => self.chinese.get(&first).copied().unwrap_or(0),
            None => 0,
        }
    }

    /// One of the words of a list.
    pub(super) fn entry(&self, list: u16, index: u16) -> Option<&Entry> {
        self.list(list).get(usize::from(index))
    }

    /// The words of a list that a text begins with: their numbers, longest first, and lengths.
    pub(super) fn found<'a>(&'a self, list: u16, text: &'a str) -> impl Iterator<Item = (u16, usize)> + 'a {
        let bytes = text.as_bytes();
        let latin = bytes.first().is_some_and(u8::is_ascii);
        // Most forms differ in their last byte.
        let alike = move |head: &Head| {
            let found = bytes.get(usize::from(head.length).wrapping_sub(1));
            head.apostrophe || found.is_some_and(|found| found.to_ascii_lowercase() == head.last)
        };
        let length = move |form: &str| match latin {
            true => english(form, text),
            false => text.starts_with(form).then_some(form.len()),
        };
        let heads = self.heads.get(usize::from(list)).map_or(&[][..], Vec::as_slice);
        let likely = (0..).zip(heads).filter(move |(_, head)| alike(head));
        likely.filter_map(move |(index, _)| Some((index, length(&self.entry(list, index)?.form)?)))
    }
}

/// The first three letters of a word, as a number.
fn prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let letter = |index: usize| match bytes.get(index) {
        Some(byte) if byte.is_ascii_alphabetic() => usize::from(byte & 0x1F),
        _ => 0,
    };
    let first = letter(0);
    let second = if first == 0 { 0 } else { letter(1) };
    let third = if second == 0 { 0 } else { letter(2) };
    (first * LETTERS + second) * LETTERS + third
}

/// The first eight letters of the run of letters that a text begins with, in lower case.
fn packed(text: &str) -> u64 {
    let letters = text.bytes().take(8).take_while(u8::is_ascii_alphabetic);
    letters.fold(0, |packed, letter| packed << 8 | u64::from(letter | 0x20))
}

/// The length of an English form at the start of a text: whole words, capitals where the form has them.
fn english(form: &str, text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = 0;
    for &wanted in form.as_bytes() {
        let found = *bytes.get(end)?;
        let same = found == wanted || (wanted.is_ascii_lowercase() && found.to_ascii_lowercase() == wanted);
        if same {
            end += 1;
        } else if wanted == b'\'' && text.get(end..)?.starts_with('\u{2019}') {
            end += '\u{2019}'.len_utf8();
        } else {
            return None;
        }
    }
    let open = form.ends_with(|last: char| last.is_ascii_alphanumeric());
    let more = bytes.get(end).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'_');
    (!open || !more).then_some(end)
}

fn holiday_dates(tables: &[Table<'_>], problems: &mut Vec<Problem>) -> BTreeMap<String, Vec<civil::Date>> {
    let mut dates: BTreeMap<String, Vec<civil::Date>> = BTreeMap::new();
    for table in tables.iter().filter(|table| table.kind == "calendar") {
        for row in table.rows.iter().filter(|row| table.cell(row, "class") == "holiday_date") {
            let value = table.cell(row, "value");
            match value.split_once(' ').and_then(|(id, day)| Some((id, day.parse().ok()?))) {
                Some((id, day)) => dates.entry(id.to_owned()).or_default().push(day),
                None => problems.push(
                    table
                        .problem(row, "value", format!("no date in {}", shown(value)))
                        .hint("such as spring-festival 2024-02-10"),
                ),
            }
        }
    }
    dates
}

fn word(class: &str, value: &str, dates: &BTreeMap<String, Vec<civil::Date>>) -> Option<Word> {
    let mut fields = value.split(' ').filter(|field| !field.is_empty());
    let mut unit = || fields.next().and_then(Unit::from_name);
    Some(match class {
        "month" => Word::Month(number(value, 1, 12)?),
        "weekday" => Word::Weekday(number(value, 1, 7)?),
        "weekdays" => Word::Weekdays(number(value, 1, 7)?),
        "clock" => Word::Clock(number(value, 0, 23)?),
        "parts" => Word::Parts(Part::from_name(value)?),
        "decade" => Word::Decade(value.parse().ok()?),
        "lead" => Word::Lead(TimeMod::from_name(value)?),
        "bound" => Word::Bound(value.parse().ok()?),
        "trail" if value.is_empty() => Word::Trail(None),
        "trail" => Word::Trail(Some(TimeMod::from_name(value)?)),
        "weekend" => Word::Weekend,
        "part" => Word::Part(Part::from_name(value)?),
        "relative" => Word::Relative(unit()?, fields.next()?.parse().ok()?, fields.next().and_then(Part::from_name)),
        "same" => Word::Same(unit()?, fields.next()?.parse().ok()?, fields.next().and_then(Part::from_name)),
        "vague" => Word::Vague(value.parse().ok()?),
        "phase" => {
            let phase = TimeMod::from_name(fields.next()?)?;
            Word::Phase(phase, fields.next().and_then(Unit::from_name))
        }
        "season" => Word::Season(Season::from_name(value)?),
        "half" => Word::Half(number(value, 1, 2)?),
        "quarter" => Word::Quarter(number(value, 1, 4)?),
        "holiday" => Word::Holiday(Arc::new(holiday(value, dates)?)),
        "plan" => Word::Plan(fields.next()?.parse().ok()?, fields.next()?.parse().ok()?),
        "era" => Word::Era(value.parse().ok()?),
        "unit" => Word::Unit(unit()?),
        "set" => {
            let unit = unit()?;
            Word::Set(Length::whole(fields.next()?.parse().ok()?, unit))
        }
        "number" if value == "X" => Word::Number(None),
        "number" => Word::Number(Some(value.parse().ok()?)),
        "ordinal" => Word::Ordinal(number(value, 1, 31)?),
        "direction" => Word::Direction(value.parse().ok()?),
        "cue" => Word::Cue(CUES.iter().find(|cue| **cue == value)?),
        _ => return None,
    })
}

fn number(value: &str, least: u8, most: u8) -> Option<u8> {
    value.parse().ok().filter(|number| (least..=most).contains(number))
}

fn holiday(value: &str, dates: &BTreeMap<String, Vec<civil::Date>>) -> Option<Holiday> {
    let mut fields = value.split(' ');
    let id = fields.next()?;
    let rule: Vec<u8> = fields.map(|field| field.parse().ok()).collect::<Option<_>>()?;
    Some(match (rule.as_slice(), dates.get(id)) {
        (&[month, day], None) => Holiday::Fixed(month, day),
        (&[month, nth, weekday], None) => Holiday::Nth(month, nth, weekday),
        ([], Some(days)) => Holiday::Days(days.clone()),
        ([], None) => Holiday::Unknown,
        _ => return None,
    })
}

//! Page furniture: what lines of navigation, credits and labels look like, from `dictionaries/noise/`.

use crate::data::Findings;
use crate::gazetteer::table::{Table, shown};
use crate::token::script::is_han;
use rustc_hash::{FxHashMap, FxHashSet};

macro_rules! classes {
    ($($(#[$meta:meta])* $name:ident = $text:literal,)*) => {
        /// Classes of page furniture.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Noise { $($(#[$meta])* $name,)* }

        impl Noise {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// Menus, breadcrumbs, buttons.
    Navigation = "navigation",
    /// Share buttons.
    Share = "share",
    /// Rights and disclaimers.
    Copyright = "copyright",
    /// Advertising.
    Advertisement = "advertisement",
    /// Picture captions.
    Caption = "caption",
    /// Picture credits.
    Credit = "credit",
    /// Before the name of the source.
    SourceLabel = "source_label",
    /// Before the names of authors.
    AuthorLabel = "author_label",
    /// Before the names of editors.
    EditorLabel = "editor_label",
    /// Before the names of those who check and make up the page.
    StaffLabel = "staff_label",
    /// Before a date.
    DateLabel = "date_label",
    /// Before a number of readers.
    ViewsLabel = "views_label",
    /// Other articles follow.
    Related = "related",
    /// More on the matter follows, told in sentences; or the headlines of other articles.
    Background = "background",
    /// Comments follow.
    Comment = "comment",
    /// News agencies in datelines.
    Agency = "agency",
    /// Addresses and telephone numbers follow.
    Contact = "contact",
    /// What stands where a name is missing.
    Placeholder = "placeholder",
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Line,
    Start,
    End,
    Anywhere,
}

/// The noise tables, by where a form stands. Forms are kept in lower case.
#[derive(Debug, Default)]
pub(crate) struct NoiseTable {
    lines: FxHashMap<Box<str>, Noise>,
    /// By [`key`], so that a start costs one look-up; longest first.
    starts: FxHashMap<u32, Vec<(Box<str>, Noise)>>,
    /// A bit for each hash of a key of `starts`: most places of a text end here.
    filter: Filter,
    /// By last character; longest first.
    ends: FxHashMap<char, Vec<(Box<str>, Noise)>>,
    agencies: FxHashSet<Box<str>>,
    placeholders: FxHashSet<Box<str>>,
    /// Forms at a start that are ordinary words too (`?` in the table).
    ordinary: FxHashSet<Box<str>>,
    longest_line: usize,
}

impl NoiseTable {
    pub(crate) fn add(&mut self, table: &Table<'_>, findings: &mut Findings) {
        for row in &table.rows {
            let class = Noise::from_name(table.cell(row, "class"));
            let place = match table.cell(row, "where") {
                "line" => Some(Place::Line),
                "start" => Some(Place::Start),
                "end" => Some(Place::End),
                "anywhere" => Some(Place::Anywhere),
                _ => None,
            };
            let (Some(class), Some(place)) = (class, place) else {
                let (column, hint) = match class {
                    None => ("class", "see the kind `noise` in dictionaries/README.md"),
                    Some(_) => ("where", "line, start, end or anywhere"),
                };
                let message = format!("unknown {column} {}", shown(table.cell(row, column)));
                findings.problems.push(table.problem(row, column, message).hint(hint));
                continue;
            };
            for column in ["zh", "en"] {
                for form in table.forms(row, column) {
                    if form.ambiguous {
                        self.ordinary.insert(form.text.to_lowercase().into());
                    }
                    if self.put(form.text, class, place) && table.own {
                        let message = format!("the line {} was of another class", shown(form.text));
                        findings.warnings.push(table.problem(row, column, message).hint("the last one is used"));
                    }
                }
            }
        }
        for forms in self.starts.values_mut().chain(self.ends.values_mut()) {
            forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
    }

    /// Whether it takes the place of a line of another class.
    fn put(&mut self, form: &str, class: Noise, place: Place) -> bool {
        let text: Box<str> = form.to_lowercase().into();
        let (Some(key), Some(last)) = (key(&text), text.chars().next_back()) else { return false };
        match class {
            Noise::Agency => drop(self.agencies.insert(text.clone())),
            Noise::Placeholder => {
                self.placeholders.insert(text);
                return false;
            }
            _ => {}
        }
        match place {
            Place::Line => {
                self.longest_line = self.longest_line.max(text.len());
                return self.lines.insert(text, class).is_some_and(|before| before != class);
            }
            Place::End => self.ends.entry(last).or_default().push((text, class)),
            Place::Start | Place::Anywhere => {
                self.filter.put(key);
                self.starts.entry(key).or_default().push((text, class));
            }
        }
        false
    }

    /// The class of a line as a whole or by its end.
    pub(crate) fn of_line(&self, line: &str) -> Option<Noise> {
        let line = line.trim().trim_end_matches([':', '：']);
        // Lower case can be longer, but not in any form.
        if line.len() <= self.longest_line
            && let Some(&class) = self.lines.get(line.to_lowercase().as_str())
        {
            return Some(class);
        }
        let wide = line.contains("  ") || line.contains('\u{3000}');
        let known = if wide { self.of_parts(line) } else { self.lines.get(line.trim()).copied() };
        if known.is_some() {
            return known;
        }
        let forms = self.ends.get(&lower(line.chars().next_back()?))?;
        let ends = |form: &str| {
            line.len().checked_sub(form.len()).and_then(|at| line.get(at..)).is_some_and(|end| same(end, form))
        };
        forms.iter().find(|(form, _)| ends(form)).map(|&(_, class)| class)
    }

    /// 新闻稿　　　即时发布: several of them, wide apart.
    fn of_parts(&self, line: &str) -> Option<Noise> {
        let parts = line.split("  ").flat_map(|part| part.split('\u{3000}')).map(str::trim);
        let mut parts = parts.filter(|part| !part.is_empty()).map(|part| self.lines.get(part).copied());
        let first = parts.next()??;
        parts.all(|part| part.is_some()).then_some(first)
    }

    /// The longest form at the very start of a text, with its class.
    pub(crate) fn at_start(&self, text: &str) -> Option<(usize, Noise)> {
        let key = key(text)?;
        let found = |key: u32| {
            if !self.filter.has(key) {
                return None;
            }
            let bytes = text.as_bytes();
            // Most forms differ in their last byte, where that is a letter of ASCII or the end of a Chinese character.
            let may_end = |form: &str| {
                let Some((found, wanted)) = bytes.get(form.len().wrapping_sub(1)).zip(form.as_bytes().last()) else {
                    return false;
                };
                let caseless = || form.len().checked_sub(3).and_then(|at| bytes.get(at)).is_some_and(is_han_lead);
                found.to_ascii_lowercase() == *wanted || !(found.is_ascii() || caseless())
            };
            let begins = |form: &str| may_end(form) && text.get(..form.len()).is_some_and(|head| same(head, form));
            let form = self.starts.get(&key)?.iter().find(|(form, _)| begins(form));
            form.map(|(form, class)| (form.len(), *class))
        };
        // Forms of one letter are under a key of their own.
        found(key).or_else(|| if key > FIRST { found(key & FIRST) } else { None })
    }

    /// Whether a form is an ordinary word too, so that it says little of a line that goes on.
    pub(crate) fn is_ordinary(&self, form: &str) -> bool {
        self.ordinary.contains(form.to_lowercase().as_str())
    }

    /// The name of a news agency or outlet.
    pub(crate) fn is_agency(&self, name: &str) -> bool {
        self.agencies.contains(name.to_lowercase().as_str())
    }

    /// What stands where a name is missing: `admin`, 佚名.
    pub(crate) fn is_placeholder(&self, name: &str) -> bool {
        self.placeholders.contains(name.to_lowercase().as_str())
    }
}

/// A set of keys that may take one for another.
#[derive(Debug)]
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    fn place(key: u32) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9E37_79B1) >> 20;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    fn put(&mut self, key: u32) {
        let (slot, bit) = Self::place(key);
        if let Some(bits) = self.0.get_mut(slot) {
            *bits |= bit;
        }
    }

    fn has(&self, key: u32) -> bool {
        let (slot, bit) = Self::place(key);
        self.0.get(slot).is_some_and(|bits| bits & bit != 0)
    }
}

/// The bits of a first letter in a [`key`].
const FIRST: u32 = 0x1F_FFFF;

/// What forms at the start of a text are found by: its first character, of a letter of ASCII the byte behind it too.
fn key(text: &str) -> Option<u32> {
    let mut bytes = text.bytes();
    let first = bytes.next()?;
    if !first.is_ascii_alphabetic() {
        return text.chars().next().map(|first| u32::from(lower(first)));
    }
    // Of other characters the lower case may begin with another byte.
    let second = bytes.next().map_or(0, |second| if second.is_ascii() { second.to_ascii_lowercase() } else { 0x80 });
    Some(u32::from(first.to_ascii_lowercase()) | u32::from(second) << 21)
}

fn lower(char: char) -> char {
    if char.is_ascii() { char.to_ascii_lowercase() } else { char.to_lowercase().next().unwrap_or(char) }
}

/// Whether a byte begins a character of U+4000 to U+9FFF, which have no capitals.
fn is_han_lead(byte: &u8) -> bool {
    (0xE4..=0xE9).contains(byte)
}

/// Whether a text is a form, which is in lower case.
fn same(text: &str, form: &str) -> bool {
    for (at, (byte, wanted)) in text.bytes().zip(form.bytes()).enumerate() {
        if byte != wanted && byte.to_ascii_lowercase() != wanted {
            // Of characters with capitals, of which Chinese has none, the whole has to be looked at.
            let start = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let capital = !byte.is_ascii() && text.get(start..).is_some_and(|rest| !rest.starts_with(is_han));
            return capital && text.to_lowercase() == *form;
        }
    }
    text.len() == form.len()
}

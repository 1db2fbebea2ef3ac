//! Page furniture: what lines of navigation, credits and labels look like, from `dictionaries/noise/`.

use crate::data::Findings;
use crate::gazetteer::table::{Table, shown};
use std::collections::{HashMap, HashSet};

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
    /// Before a date.
    DateLabel = "date_label",
    /// Before a number of readers.
    ViewsLabel = "views_label",
    /// Other articles follow.
    Related = "related",
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
    lines: HashMap<Box<str>, Noise>,
    /// By first character, so that a line start costs one look-up; longest first.
    starts: HashMap<char, Vec<(Box<str>, Noise)>>,
    /// By last character; longest first.
    ends: HashMap<char, Vec<(Box<str>, Noise)>>,
    agencies: HashSet<Box<str>>,
    placeholders: HashSet<Box<str>>,
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
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return false };
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
            Place::Start | Place::Anywhere => self.starts.entry(first).or_default().push((text, class)),
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
        let forms = self.ends.get(&lower(line.chars().next_back()?))?;
        let ends = |form: &str| {
            line.len().checked_sub(form.len()).and_then(|at| line.get(at..)).is_some_and(|end| same(end, form))
        };
        forms.iter().find(|(form, _)| ends(form)).map(|&(_, class)| class)
    }

    /// The longest form at the very start of a text, with its class.
    pub(crate) fn at_start(&self, text: &str) -> Option<(usize, Noise)> {
        let forms = self.starts.get(&lower(text.chars().next()?))?;
        let begins = |form: &str| text.get(..form.len()).is_some_and(|head| same(head, form));
        forms.iter().find(|(form, _)| begins(form)).map(|(form, class)| (form.len(), *class))
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

fn lower(char: char) -> char {
    if char.is_ascii() { char.to_ascii_lowercase() } else { char.to_lowercase().next().unwrap_or(char) }
}

/// Whether a text is a form, which is in lower case.
fn same(text: &str, form: &str) -> bool {
    text == form || text.eq_ignore_ascii_case(form) || !text.is_ascii() && text.to_lowercase() == *form
}

//! Page furniture: what lines of navigation, credits and labels look like, from `dictionaries/noise/`.

use crate::error::Problem;
use crate::gazetteer::table::Table;
use std::collections::HashMap;

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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Line,
    Start,
    End,
    Anywhere,
}

/// The noise tables, by where a form stands.
#[derive(Debug, Default)]
pub(crate) struct NoiseTable {
    lines: HashMap<Box<str>, Noise>,
    /// By first character, so that a line start costs one look-up.
    starts: HashMap<char, Vec<(Box<str>, Noise)>>,
    ends: Vec<(Box<str>, Noise)>,
    labels: Vec<(Box<str>, Noise)>,
}

impl NoiseTable {
    pub(crate) fn add(&mut self, table: &Table<'_>, problems: &mut Vec<Problem>) {
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
                let message =
                    format!("unknown class or place: {:?}, {:?}", table.cell(row, "class"), table.cell(row, "where"));
                problems.push(
                    Problem::new(table.file, row.line, 1, message)
                        .hint("see the kind `noise` in dictionaries/README.md"),
                );
                continue;
            };
            for column in ["zh", "en"] {
                for form in table.forms(row, column) {
                    self.put(form.text, class, place);
                }
            }
        }
    }

    fn put(&mut self, form: &str, class: Noise, place: Place) {
        let text: Box<str> = form.to_lowercase().into();
        match place {
            Place::Line => {
                self.lines.insert(text, class);
            }
            Place::End => self.ends.push((text, class)),
            Place::Start | Place::Anywhere => {
                if place == Place::Anywhere {
                    self.labels.push((text.clone(), class));
                }
                let Some(first) = text.chars().next() else { return };
                self.starts.entry(first).or_default().push((text, class));
            }
        }
    }

    /// The class of a line as a whole or by its end.
    pub(crate) fn of_line(&self, line: &str) -> Option<Noise> {
        let lower = line.trim().trim_end_matches([':', '：']).to_lowercase();
        if let Some(&class) = self.lines.get(lower.as_str()) {
            return Some(class);
        }
        self.ends.iter().find(|(form, _)| lower.ends_with(&**form)).map(|&(_, class)| class)
    }

    /// The longest form at the very start of a text, with its class.
    pub(crate) fn at_start(&self, text: &str) -> Option<(usize, Noise)> {
        let first = text.chars().next()?;
        let forms = self.starts.get(&first.to_lowercase().next()?)?;
        forms
            .iter()
            .filter(|(form, _)| text.get(..form.len()).is_some_and(|head| head.to_lowercase() == **form))
            .map(|(form, class)| (form.len(), *class))
            .max_by_key(|&(length, _)| length)
    }

    /// Whether a form of the class occurs in a short text.
    pub(crate) fn find(&self, text: &str, class: Noise) -> Option<(usize, usize)> {
        let lower = text.to_lowercase();
        if lower.len() != text.len() {
            return None;
        }
        let all = self.labels.iter().chain(self.starts.values().flatten());
        all.filter(|(_, of)| *of == class)
            .filter_map(|(form, _)| lower.find(&**form).map(|at| (at, at + form.len())))
            .max_by_key(|&(start, end)| end - start)
    }
}

//! What would not work as meant in dictionaries of the user's own: `shilu dictionary lint`.

use crate::data;
use crate::error::{Error, Problem};
use crate::gazetteer::table::Table;
use crate::gazetteer::{LexiconBuilder, bundled};
use crate::repair::ScriptTable;
use crate::token::script::is_han;
use crate::token::{Glue, Segmenter};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// Knows our dictionaries and which words are common, and tells what is doubled, shadowed or dangerous in others.
pub struct Lint {
    /// Where each form of ours stands: the names' forms, by kind of table.
    ours: HashMap<(Kind, Box<str>), Place>,
    /// Where each id of ours stands.
    ids: HashMap<Box<str>, (String, usize)>,
    /// English words that our tables know as words.
    common: HashSet<Box<str>>,
    segmenter: Segmenter,
    script: ScriptTable,
}

impl std::fmt::Debug for Lint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Lint({} forms, {} common words)", self.ours.len(), self.common.len())
    }
}

/// Tables whose entries are things with ids; one form can be of two kinds (Washington) and be told apart by context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Organization,
    Title,
    Place,
    Other,
}

impl Kind {
    fn of(table: &Table<'_>) -> Option<Self> {
        match table.kind.as_str() {
            "organization" => Some(Self::Organization),
            "title" => Some(Self::Title),
            "place" => Some(Self::Place),
            "composition" | "title_modifier" => Some(Self::Other),
            _ => None,
        }
    }
}

/// An entry's form in a file.
#[derive(Clone, Debug)]
struct Place {
    id: Box<str>,
    file: String,
    line: usize,
    ambiguous: bool,
}

/// Kinds whose single English words are words and no names.
const VOCABULARY: &[&str] = &[
    "boundary",
    "cue",
    "irregular",
    "name_head",
    "noise",
    "not_a_name",
    "not_a_number",
    "number_context",
    "organization_head",
    "title",
];

impl Lint {
    /// Read our dictionaries.
    pub fn new() -> Self {
        let mut lint = Self {
            ours: HashMap::new(),
            ids: HashMap::new(),
            common: HashSet::new(),
            segmenter: Segmenter::new([], Glue::default()),
            script: ScriptTable::new(),
        };
        for (file, text) in bundled::TABLES {
            let table = Table::read(file, text, &mut Vec::new());
            if VOCABULARY.contains(&table.kind.as_str()) {
                lint.add_words(&table);
            }
            let Some(kind) = Kind::of(&table) else { continue };
            for entry in entries(&table) {
                lint.ids.entry(entry.place.id.clone()).or_insert_with(|| (entry.place.file.clone(), entry.place.line));
                lint.ours.entry((kind, fold(kind, entry.form))).or_insert(entry.place);
            }
        }
        lint
    }

    fn add_words(&mut self, table: &Table<'_>) {
        for row in &table.rows {
            for column in ["en", "forms", "lemma"] {
                let words = table.forms(row, column).map(|form| form.text);
                let words = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()));
                self.common.extend(words.map(|word| word.to_lowercase().into_boxed_str()));
            }
        }
    }

    /// Why a form of a name should not be believed wherever it stands: one character, two letters, a common word. Such
    /// a form is written with a final `?`.
    pub fn danger(&self, form: &str) -> Option<&'static str> {
        let characters = form.chars().count();
        if characters < 2 {
            return Some("one character");
        }
        if form.is_ascii() {
            let word = form.bytes().all(|byte| byte.is_ascii_alphabetic());
            if characters == 2 && form.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Some("two letters");
            }
            let lower = form.bytes().all(|byte| byte.is_ascii_lowercase());
            let common = word && self.common.contains(form.to_lowercase().as_str());
            // In capitals it is an abbreviation, unless it is a word of a heading.
            return (common || (word && lower)).then_some("a common word");
        }
        let plain = |tag: &str| !matches!(tag, "nt" | "nz" | "nr" | "ns" | "nrt" | "nrfg" | "eng" | "x");
        let common = form.chars().all(is_han) && self.segmenter.tag(form).is_some_and(plain);
        common.then_some("a common word")
    }

    /// A name as the parser reads it in a text: Simplified, without gaps and full-width letters.
    pub fn as_read(&self, name: &str) -> String {
        crate::repair::repair(name, &self.script, &|word| self.segmenter.knows(word)).text.into_owned()
    }

    /// Everything that is doubled, shadowed, unreachable or dangerous in dictionaries, and what cannot be read.
    ///
    /// # Errors
    /// A file that cannot be read at all.
    pub fn files(&self, paths: &[PathBuf]) -> Result<Vec<Problem>, Error> {
        let files = data::read_files(paths, "tsv")?;
        let mut problems = Vec::new();
        let mut builder = LexiconBuilder::default();
        let mut seen = Seen::default();
        for (file, text) in &files {
            let table = Table::read(file, text, &mut problems);
            builder.add(&table, &mut problems);
            if let Some(kind) = Kind::of(&table) {
                for entry in entries(&table) {
                    self.entry(kind, &entry, &mut seen, &mut problems);
                }
            }
        }
        problems.sort();
        problems.dedup();
        Ok(problems)
    }

    fn entry(&self, kind: Kind, entry: &Entry<'_>, seen: &mut Seen, problems: &mut Vec<Problem>) {
        let Entry { form, column, ref place, first } = *entry;
        let mut report = |column, message: String, hint: &str| {
            problems.push(Problem::new(&place.file, place.line, column, message).hint(hint));
        };
        if first {
            if let Some((file, line)) = self.ids.get(&place.id) {
                report(1, format!("shadows: {} is ours, {file}:{line}", place.id), "this line takes its place");
            }
            let earlier = seen.ids.insert(place.id.clone(), (place.file.clone(), place.line));
            if let Some((file, line)) = earlier.filter(|(file, _)| *file != place.file) {
                report(1, format!("duplicate: {} is in {file}:{line} too", place.id), "the later file counts");
            }
        }
        let key = (kind, fold(kind, form));
        if let Some(other) = seen.forms.get(&key).filter(|other| other.id != place.id) {
            let message = format!("duplicate: {form:?} is {} too, {}:{}", other.id, other.file, other.line);
            report(column, message, "the later one counts, unless only it is marked with ?");
        }
        if let Some(other) = self.ours.get(&key).filter(|other| other.id != place.id) {
            let message = format!("shadows: {form:?} is {} of ours, {}:{}", other.id, other.file, other.line);
            let ours = place.ambiguous && !other.ambiguous;
            report(column, message, if ours { "ours counts, this one is marked with ?" } else { "this one counts" });
        }
        seen.forms.insert(key, place.clone());
        let read = self.as_read(form);
        if read != form {
            report(column, format!("unreachable: {form:?} is read as {read:?}"), "write it as it is read");
        } else if form.chars().count() == 1 && form.starts_with(is_han) {
            report(column, format!("unreachable: {form:?} is one character"), "names have two characters or more");
        } else if kind != Kind::Other
            && !place.ambiguous
            && let Some(why) = self.danger(form)
            && !(kind == Kind::Title && why == "a common word")
        {
            report(
                column,
                format!("dangerous: {form:?} is {why}"),
                "write it with a final ?, so that it needs context",
            );
        }
    }
}

impl Default for Lint {
    fn default() -> Self {
        Self::new()
    }
}

/// What the user's files have had so far.
#[derive(Debug, Default)]
struct Seen {
    ids: HashMap<Box<str>, (String, usize)>,
    forms: HashMap<(Kind, Box<str>), Place>,
}

/// A form of an entry, with where it stands.
#[derive(Debug)]
struct Entry<'a> {
    form: &'a str,
    column: usize,
    place: Place,
    /// The first form of its line.
    first: bool,
}

/// All forms of a table whose entries have ids.
fn entries<'t, 'a>(table: &'t Table<'a>) -> impl Iterator<Item = Entry<'a>> + 't {
    table.rows.iter().flat_map(move |row| {
        let id: Box<str> = Box::from(table.cell(row, "id"));
        let mut first = true;
        ["zh", "en"].into_iter().flat_map(move |name| table.forms(row, name).zip(table.form_columns(row, name))).map(
            move |(form, column)| Entry {
                form: form.text,
                column,
                place: Place { id: id.clone(), file: table.file.to_owned(), line: row.line, ambiguous: form.ambiguous },
                first: std::mem::take(&mut first),
            },
        )
    })
}

/// Titles are found in any case, names as they are written.
fn fold(kind: Kind, form: &str) -> Box<str> {
    if matches!(kind, Kind::Title | Kind::Other) { form.to_lowercase().into() } else { form.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lint(name: &str, text: &str) -> Vec<String> {
        let folder = std::env::temp_dir().join(format!("shilu-lint-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("own.tsv");
        std::fs::write(&path, text).unwrap();
        let problems = Lint::new().files(&[path]).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        problems.iter().map(|problem| format!("{}:{}: {}", problem.line, problem.column, problem.message)).collect()
    }

    const HEADER: &str = "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n";

    #[test]
    fn a_table_in_order_has_no_findings() {
        let text = format!("{HEADER}org:haizhou-lab\tresearch\t海州湾实验室\tHaizhou Bay Laboratory|HBL\n");
        assert_eq!(lint("clean", &text), Vec::<String>::new());
    }

    #[test]
    fn doubled_shadowed_unreachable_and_dangerous_forms_are_named_with_their_place() {
        let text = format!(
            "{HEADER}org:a-lab\tresearch\t海州湾实验室|发展\tHBL|HB|Will\norg:b-lab\tresearch\t海州湾实验室|海\tb lab|target\n\
             org:most\tgovernment\t科技部\tMOST?\norg:c-lab\tresearch\t科學技術部|科学技术部\tX\n"
        );
        let found = lint("all", &text);
        for wanted in [
            "3:25: dangerous: \"发展\" is a common word",
            "3:32: dangerous: \"HB\" is two letters",
            "3:35: dangerous: \"Will\" is a common word",
            "4:19: duplicate: \"海州湾实验室\" is org:a-lab too",
            "4:26: unreachable: \"海\" is one character",
            "4:34: dangerous: \"target\" is a common word",
            "5:1: shadows: org:most is ours, organizations/central_government.tsv:",
            "6:19: unreachable: \"科學技術部\" is read as \"科学技术部\"",
            "6:25: shadows: \"科学技术部\" is org:most of ours",
            "6:31: dangerous: \"X\" is one character",
        ] {
            assert!(found.iter().any(|line| line.starts_with(wanted)), "{wanted}\n{}", found.join("\n"));
        }
    }

    #[test]
    fn what_is_marked_is_not_dangerous() {
        let text = format!("{HEADER}org:a-lab\tresearch\t发展?\tHB?|Will?\n");
        assert_eq!(lint("marked", &text), Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_reported_with_the_rest() {
        let text = format!("{HEADER}org:a-lab\tlab\t海州湾实验室\tHBL\norg:b-lab\tresearch\n");
        let found = lint("mistakes", &text);
        assert!(found.iter().any(|line| line.contains("unknown category")), "{found:?}");
        assert!(found.iter().any(|line| line.contains("2 columns, the header names 4")), "{found:?}");
    }
}

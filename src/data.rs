//! Data files to the structures that the stages use: the only place that knows all kinds of file.

use crate::error::{Error, Problem};
use crate::event::inflect::Inflector;
use crate::event::rules::Rules;
use crate::extract::quantity::QuantityGrammar;
use crate::extract::time::TimeGrammar;
use crate::gazetteer::table::Table;
use crate::gazetteer::{LexiconBuilder, Sense, bundled};
use crate::layout::NoiseTable;
use crate::repair::ScriptTable;
use crate::resolve::analysis::Resources;
use crate::token::Segmenter;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::thread::{Scope, ScopedJoinHandle};

/// Everything that a parser knows.
pub(crate) struct Data {
    pub(crate) resources: Resources,
    pub(crate) noise: NoiseTable,
    pub(crate) rules: Rules,
    pub(crate) script: ScriptTable,
    pub(crate) warnings: Vec<Problem>,
}

impl std::fmt::Debug for Data {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}, {} rules", self.resources.lexicon, self.rules.rules.len())
    }
}

/// A data file: name for messages, and content.
pub(crate) type File = (String, String);

/// What was found in data files.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// With these there is no parser.
    pub(crate) problems: Vec<Problem>,
    /// What of the user's files takes the place of something, or is not used.
    pub(crate) warnings: Vec<Problem>,
}

impl Data {
    /// The built-in files, then the user's.
    ///
    /// `problems` were found when reading them.
    pub(crate) fn build(user_tables: &[File], user_rules: &[File], problems: Vec<Problem>) -> Result<Self, Error> {
        std::thread::scope(|threads| {
            // The segmenter's own dictionary needs nothing of ours.
            let jieba = Job::start(threads, &Segmenter::dictionary);
            let mut findings = Findings { problems, warnings: Vec::new() };
            let tables = read_tables(user_tables, &mut findings.problems);
            let read_rules = || read_rules(user_rules, &inflector(&tables));
            std::thread::scope(|threads| {
                let rules = Job::start(threads, &read_rules);
                let mut builder = LexiconBuilder::default();
                let mut noise = NoiseTable::default();
                for table in &tables {
                    match table.kind.as_str() {
                        "noise" => noise.add(table, &mut findings),
                        "script" | "simplified" | "irregular" => {}
                        _ => builder.add(table, &mut findings),
                    }
                }
                let times = TimeGrammar::build(&tables, &mut findings.problems);
                let quantities = QuantityGrammar::build(&tables, &mut findings.problems);
                let script = ScriptTable::build(&tables, &mut findings);
                let (rules, of_rules) = rules.wait();
                let warnings = findings.join(of_rules)?;
                put_words(&rules, &mut builder);
                let segmenter = Segmenter::new(jieba.wait(), builder.segmenter_words(), builder.glue());
                let resources = Resources { lexicon: builder.build(), segmenter, times, quantities };
                Ok(Self { resources, noise, rules, script, warnings })
            })
        })
    }
}

/// The built-in tables, then the user's.
fn read_tables<'t>(user_tables: &'t [File], problems: &mut Vec<Problem>) -> Vec<Table<'t>> {
    let bundled_tables = bundled::TABLES.iter().map(|(name, text)| Table::read(name, text, problems));
    let mut tables: Vec<Table<'_>> = bundled_tables.collect();
    tables.extend(user_tables.iter().map(|(name, text)| Table::read_own(name, text, problems)));
    tables
}

fn inflector(tables: &[Table<'_>]) -> Inflector {
    let mut inflector = Inflector::default();
    for table in tables.iter().filter(|table| table.kind == "irregular") {
        for row in &table.rows {
            let forms = table.cell(row, "forms").split('|').map(str::to_owned);
            inflector.add(table.cell(row, "lemma"), forms);
        }
    }
    inflector
}

/// The built-in rules, then the user's. A user's file of the same name takes the place of ours, as `events/award.toml` does.
fn read_rules(user_rules: &[File], inflector: &Inflector) -> (Rules, Findings) {
    let mut rules = Rules::default();
    let mut findings = Findings::default();
    let own_rules = user_rules.iter().map(|(name, text)| (name.as_str(), Cow::Owned(text.clone())));
    let replaced = |name: &str| user_rules.iter().any(|(own, _)| file_name(own) == file_name(name));
    for (own, name) in user_rules.iter().filter_map(|(own, _)| Some((own, bundled_rules_like(own)?))) {
        let warning = Problem::new(own, 1, 1, format!("takes the place of our {name}, with all its rules"));
        findings.warnings.push(warning.hint("under another name it would add to them"));
    }
    let bundled_rules = bundled::RULES.iter().filter(|(name, _)| !replaced(name));
    let bundled_rules = bundled_rules.map(|&(name, text)| (name, Cow::Borrowed(text)));
    for (name, text) in bundled_rules.chain(own_rules) {
        rules.add(name, text, inflector, &mut findings);
    }
    rules.finish();
    (rules, findings)
}

/// What rules look for becomes words of the lexicon.
fn put_words<'t>(rules: &'t Rules, builder: &mut LexiconBuilder<'t>) {
    for (form, number) in &rules.triggers {
        builder.put_word(form, rules.sense_of(form, *number), false);
    }
    for literal in &rules.literals {
        builder.put_word(literal, Sense::Literal, false);
    }
}

impl Findings {
    /// The warnings of both, or an error where one of them has problems.
    fn join(mut self, other: Self) -> Result<Vec<Problem>, Error> {
        self.problems.extend(other.problems);
        if !self.problems.is_empty() {
            return Err(Error::data(self.problems));
        }
        self.warnings.extend(other.warnings);
        self.warnings.sort();
        self.warnings.dedup();
        Ok(self.warnings)
    }
}

/// Work that a thread of its own does, or the one that waits for it where no other can be started.
struct Job<'scope, T> {
    work: &'scope (dyn Fn() -> T + Sync),
    thread: Option<ScopedJoinHandle<'scope, T>>,
}

impl<'scope, T: Send + 'scope> Job<'scope, T> {
    fn start<'env>(threads: &'scope Scope<'scope, 'env>, work: &'scope (dyn Fn() -> T + Sync)) -> Self {
        let several = std::thread::available_parallelism().is_ok_and(|cores| cores.get() > 1);
        let thread = several.then(|| std::thread::Builder::new().spawn_scoped(threads, work).ok()).flatten();
        Self { work, thread }
    }

    fn wait(self) -> T {
        self.thread.and_then(|thread| thread.join().ok()).unwrap_or_else(|| (self.work)())
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Our rule file of the same name.
fn bundled_rules_like(own: &str) -> Option<&'static str> {
    bundled::RULES.iter().map(|(name, _)| *name).find(|name| file_name(name) == file_name(own))
}

/// The user's files: each path, or the files with the extension in a folder, sorted by name.
///
/// A file that cannot be opened is an error at once; one that is not UTF-8 is a problem beside those of the others.
pub(crate) fn read_files(paths: &[PathBuf], extension: &str, problems: &mut Vec<Problem>) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).map_err(|error| Error::file(path, error))?;
            let mut inside: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            inside.retain(|file| file.extension().is_some_and(|found| found == extension));
            inside.sort();
            for file in inside {
                files.extend(read_file(&file, problems)?);
            }
        } else {
            files.extend(read_file(path, problems)?);
        }
    }
    Ok(files)
}

fn read_file(path: &Path, problems: &mut Vec<Problem>) -> Result<Option<File>, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::file(path, error))?;
    Ok(text_of(&path.display().to_string(), bytes, problems))
}

/// The text of a file. Some editors put a mark before it, which is no part of it.
pub(crate) fn text_of(name: &str, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> Option<File> {
    match String::from_utf8(bytes) {
        Ok(text) => Some((name.to_owned(), text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or(&[])).into_owned();
            let (line, column) = crate::gazetteer::table::position(&before, before.len());
            problems.push(Problem::new(name, line, column, "not UTF-8").hint("save the file as UTF-8"));
            None
        }
    }
}

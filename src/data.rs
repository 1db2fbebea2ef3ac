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
use std::path::{Path, PathBuf};

/// Everything that a parser knows.
pub(crate) struct Data {
    pub(crate) resources: Resources,
    pub(crate) noise: NoiseTable,
    pub(crate) rules: Rules,
    pub(crate) script: ScriptTable,
}

impl std::fmt::Debug for Data {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}, {} rules", self.resources.lexicon, self.rules.rules.len())
    }
}

/// A data file: name for messages, and content.
pub(crate) type File = (String, String);

impl Data {
    /// The built-in files, then the user's.
    pub(crate) fn build(user_tables: &[File], user_rules: &[File]) -> Result<Self, Error> {
        let mut problems = Vec::new();
        let bundled_tables = bundled::TABLES.iter().copied();
        let own_tables = user_tables.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let tables: Vec<Table<'_>> =
            bundled_tables.chain(own_tables).map(|(name, text)| Table::read(name, text, &mut problems)).collect();
        let mut inflector = Inflector::default();
        let mut builder = LexiconBuilder::default();
        let mut noise = NoiseTable::default();
        for table in &tables {
            match table.kind.as_str() {
                "irregular" => {
                    for row in &table.rows {
                        let forms = table.cell(row, "forms").split('|').map(str::to_owned);
                        inflector.add(table.cell(row, "lemma"), forms);
                    }
                }
                "noise" => noise.add(table, &mut problems),
                "script" | "simplified" => {}
                _ => builder.add(table, &mut problems),
            }
        }
        let mut rules = Rules::default();
        let own_rules = user_rules.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        // A user's file of the same name takes the place of ours, as `events/award.toml` does.
        let replaced = |name: &str| user_rules.iter().any(|(own, _)| file_name(own) == file_name(name));
        let bundled_rules = bundled::RULES.iter().copied().filter(|(name, _)| !replaced(name));
        for (name, text) in bundled_rules.chain(own_rules) {
            rules.add(name, text, &inflector, &mut problems);
        }
        rules.finish();
        for (form, number) in &rules.triggers {
            builder.put_word(form, Sense::Trigger(*number), false);
        }
        for literal in &rules.literals {
            builder.put_word(literal, Sense::Literal, false);
        }
        let times = TimeGrammar::build(&tables, &mut problems);
        let quantities = QuantityGrammar::build(&tables, &mut problems);
        let script = ScriptTable::build(&tables, &mut problems);
        if !problems.is_empty() {
            return Err(Error::data(problems));
        }
        let segmenter = Segmenter::new(builder.segmenter_words(), builder.glue());
        let resources = Resources { lexicon: builder.build(), segmenter, times, quantities };
        Ok(Self { resources, noise, rules, script })
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The user's files: each path, or the files with the extension in a folder, sorted by name.
pub(crate) fn read_files(paths: &[PathBuf], extension: &str) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).map_err(|error| Error::file(path, error))?;
            let mut inside: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            inside.retain(|file| file.extension().is_some_and(|found| found == extension));
            inside.sort();
            for file in inside {
                files.push(read_file(&file)?);
            }
        } else {
            files.push(read_file(path)?);
        }
    }
    Ok(files)
}

fn read_file(path: &Path) -> Result<File, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::file(path, error))?;
    let name = path.display().to_string();
    match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or(&[])).into_owned();
            let (line, column) = crate::gazetteer::table::position(&before, before.len());
            Err(Error::data(vec![Problem::new(&name, line, column, "not UTF-8").hint("save the file as UTF-8")]))
        }
    }
}

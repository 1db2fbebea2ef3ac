//! `shilu dictionary lint` and `shilu dictionary import`

use crate::args::{DictionaryImport, DictionaryLint, TableKind};
use crate::failure::{Failure, Status, say};
use crate::import::{self, Entry};
use shilu::check::Lint;
use std::path::Path;

/// Report what is doubled, shadowed, unreachable or dangerous.
pub(crate) fn lint(args: &DictionaryLint) -> Result<Status, Failure> {
    let problems = match Lint::new().files(&args.files) {
        Ok(problems) => problems,
        Err(error) if error.problems().is_empty() => return Err(Failure::Input(error.to_string())),
        Err(error) => error.problems().to_vec(),
    };
    if problems.is_empty() {
        super::print("nothing to report\n")?;
        return Ok(Status::Complete);
    }
    super::print(&(crate::problems::report(&problems, |file| std::fs::read(file).ok()) + "\n"))?;
    Ok(Status::Incomplete)
}

/// Write a table of ours from somebody else's list.
pub(crate) fn import(args: &DictionaryImport) -> Result<Status, Failure> {
    let lint = Lint::new();
    let read = read(args, &lint).map_err(|message| Failure::Input(format!("{}: {message}", args.file.display())))?;
    let mut entries = read.entries;
    import::tidy(&mut entries, args.kind, &lint);
    let flagged = entries.iter().flat_map(|entry| entry.zh.iter().chain(&entry.en)).filter(|form| form.ends_with('?'));
    say(&format!(
        "{} entries, {} of their forms need context; {} records left out",
        entries.len(),
        flagged.count(),
        read.left_out
    ));
    super::print(&import::table(&entries, args.kind, &source(args)))?;
    Ok(Status::Complete)
}

fn read(args: &DictionaryImport, lint: &Lint) -> Result<import::Read, String> {
    let extension = args.file.extension().and_then(|found| found.to_str()).unwrap_or("");
    if extension.eq_ignore_ascii_case("json") {
        if args.kind != TableKind::Organization {
            return Err("a JSON dump of ROR has organizations only".to_owned());
        }
        return import::ror::read(&open(&args.file)?, lint);
    }
    let separator = if extension.eq_ignore_ascii_case("tsv") { b'\t' } else { b',' };
    import::csv::read(&open(&args.file)?, separator, args, lint)
}

fn open(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| error.to_string())
}

/// Where the facts come from, for the header.
fn source(args: &DictionaryImport) -> String {
    let name = args.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    args.source.clone().unwrap_or_else(|| format!("imported from {name}"))
}

/// A name as the parser reads it, without what our format cannot hold.
pub(crate) fn clean(name: &str, lint: &Lint) -> String {
    let plain: String = name.chars().map(|c| if c.is_control() || c == '|' { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    lint.as_read(&plain).trim().to_owned()
}

/// Add a form unless it is empty or there already.
pub(crate) fn add(forms: &mut Vec<String>, form: String) {
    let bare = form.trim_end_matches('?');
    if !bare.is_empty() && !forms.iter().any(|other| other.trim_end_matches('?') == bare) {
        forms.push(form);
    }
}

impl Entry {
    /// Put a name among the Chinese or the Latin forms; other scripts are left out.
    pub(crate) fn add_by_script(&mut self, form: String) {
        if form.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)) {
            add(&mut self.zh, form);
        } else if form.chars().any(char::is_alphabetic) && form.chars().all(|c| u32::from(c) < 0x250 || c == '’') {
            add(&mut self.en, form);
        }
    }
}

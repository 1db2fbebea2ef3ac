//! CSV and TSV with a header line.

use super::{Entry, Read};
use crate::args::{DictionaryImport, TableKind};
use crate::commands::dictionary::{add, clean};
use shilu::check::Lint;

/// What a column of the list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Class,
    Zh,
    En,
    Name,
    Parent,
}

/// Headers that need no `--column`.
const KNOWN: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("category", Column::Class),
    ("level", Column::Class),
    ("zh", Column::Zh),
    ("en", Column::En),
    ("name", Column::Name),
    ("parent", Column::Parent),
];

/// Read a list. Several columns can hold forms of one language, in their order; `|` separates forms in a cell.
pub(crate) fn read(bytes: &[u8], separator: u8, args: &DictionaryImport, lint: &Lint) -> Result<Read, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // TSV knows no quotation marks.
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).quoting(separator != b'\t').from_reader(bytes);
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    let columns = columns(&headers, args)?;
    let mut read = Read::default();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let mut entry = Entry { class: args.class(), ..Entry::default() };
        for (cell, column) in record.iter().zip(&columns) {
            match column {
                Some(Column::Id) => cell.trim().clone_into(&mut entry.id),
                Some(Column::Class) if !cell.trim().is_empty() => cell.trim().clone_into(&mut entry.class),
                Some(Column::Parent) => cell.trim().clone_into(&mut entry.parent),
                Some(Column::Zh) => forms(cell).for_each(|form| add(&mut entry.zh, clean(form, lint))),
                Some(Column::En) => forms(cell).for_each(|form| add(&mut entry.en, clean(form, lint))),
                Some(Column::Name) => forms(cell).for_each(|form| entry.add_by_script(clean(form, lint))),
                _ => {}
            }
        }
        if entry.zh.is_empty() && entry.en.is_empty() {
            read.left_out += 1;
        } else {
            read.entries.push(entry);
        }
    }
    Ok(read)
}

fn forms(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|form| !form.is_empty())
}

/// The use of each column; a list without any name is refused.
fn columns(headers: &csv::StringRecord, args: &DictionaryImport) -> Result<Vec<Option<Column>>, String> {
    let wanted = |header: &str| {
        let ours = args.columns.iter().find(|(_, theirs)| theirs == header).map_or(header, |(ours, _)| ours);
        KNOWN.iter().find(|(name, _)| ours.eq_ignore_ascii_case(name)).map(|(_, column)| *column)
    };
    for (ours, theirs) in &args.columns {
        if !KNOWN.iter().any(|(name, _)| name == ours) {
            return Err(format!(
                "--column {ours}={theirs}: columns of ours are id, category, level, zh, en, name, parent"
            ));
        }
        if !headers.iter().any(|header| header.trim() == theirs) {
            return Err(format!("--column {ours}={theirs}: the header line has no {theirs:?}"));
        }
    }
    let columns: Vec<Option<Column>> = headers.iter().map(|header| wanted(header.trim())).collect();
    let named = columns.iter().flatten().any(|column| matches!(column, Column::Zh | Column::En | Column::Name));
    if !named {
        return Err("no column is named zh, en or name: say which ones are, as --column zh=HEADER".to_owned());
    }
    let classed = columns.contains(&Some(Column::Class)) || args.category.is_some();
    if args.kind == TableKind::Place && !classed {
        return Err("places need a column `level`, or --category LEVEL for all".to_owned());
    }
    Ok(columns)
}

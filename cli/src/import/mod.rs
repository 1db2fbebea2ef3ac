//! Other people's lists as dictionary tables of ours.

pub(crate) mod csv;
pub(crate) mod ror;
#[cfg(test)]
mod tests;

use crate::args::TableKind;
use shilu::check::Lint;
use std::collections::HashMap;
use std::fmt::Write as _;

/// One line of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Empty until [`tidy`] makes one.
    pub(crate) id: String,
    /// Category of an organization, level of a title or place.
    pub(crate) class: String,
    /// Chinese forms, the full name first.
    pub(crate) zh: Vec<String>,
    /// English forms, the full name first.
    pub(crate) en: Vec<String>,
    /// Parent of a place.
    pub(crate) parent: String,
}

/// What a list had.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) entries: Vec<Entry>,
    /// Records without a name that we can hold, or withdrawn.
    pub(crate) left_out: usize,
}

/// Give every entry an id of its own, mark the forms that need context, and sort.
pub(crate) fn tidy(entries: &mut [Entry], kind: TableKind, lint: &Lint) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for entry in entries.iter_mut() {
        let base = if entry.id.is_empty() { made_id(entry) } else { slug(strip_prefix(&entry.id, kind)) };
        let count = counts.entry(base.clone()).or_default();
        *count += 1;
        let number = if *count > 1 { format!("-{count}") } else { String::new() };
        entry.id = format!("{}{base}{number}", kind.prefix());
        for form in entry.zh.iter_mut().chain(&mut entry.en) {
            if !form.ends_with('?') && lint.danger(form).is_some() {
                form.push('?');
            }
        }
    }
    entries.sort_by_cached_key(line);
}

fn strip_prefix(id: &str, kind: TableKind) -> &str {
    id.strip_prefix(kind.prefix()).unwrap_or(id)
}

/// An id from the English name, else from the sound of the Chinese one.
fn made_id(entry: &Entry) -> String {
    let english = entry.en.first().map_or_else(String::new, |name| slug(name));
    if !english.is_empty() {
        return english;
    }
    use pinyin::ToPinyin as _;
    let name = entry.zh.first().map_or("", String::as_str);
    let words: Vec<String> = name
        .chars()
        .map(|c| c.to_pinyin().map_or_else(|| c.to_string(), |sound| format!("-{}-", sound.plain())))
        .collect();
    let id = slug(&words.concat());
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

/// Lower-case ASCII words joined by hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            // The university's is one word.
            '\'' | '’' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A table with its header.
pub(crate) fn table(entries: &[Entry], kind: TableKind, source: &str) -> String {
    let columns = match kind {
        TableKind::Organization => r#"["id", "category", "zh", "en"]"#,
        TableKind::Title => r#"["id", "level", "zh", "en"]"#,
        TableKind::Place => r#"["id", "level", "zh", "en", "parent"]"#,
    };
    let source: String = source.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
    let mut table = format!("#! kind = \"{}\"\n#! columns = {columns}\n#! source = \"{source}\"\n", kind.name());
    for entry in entries {
        let _ = write!(table, "{}", line(entry));
        if kind == TableKind::Place {
            let _ = write!(table, "\t{}", entry.parent);
        }
        table.push('\n');
    }
    table
}

fn line(entry: &Entry) -> String {
    format!("{}\t{}\t{}\t{}", entry.id, entry.class, entry.zh.join("|"), entry.en.join("|"))
}

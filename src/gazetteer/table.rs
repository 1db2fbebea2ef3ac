//! Reading dictionary tables: a TOML header on `#!` lines, then tab-separated entries.

use super::kinds;
use crate::error::Problem;
use serde::Deserialize as _;
use toml::de::{DeTable, Deserializer};

/// A dictionary file as read: every cell borrowed from its text.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub(crate) file: &'a str,
    pub(crate) kind: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// The cells of all rows.
    cells: Vec<&'a str>,
    /// The header's `[[example]]`s, run by `cargo test`.
    pub(crate) examples: Vec<toml::Table>,
    /// A file of the user's.
    pub(crate) own: bool,
}

/// Longest form of a user's table, in characters; no name is longer, and a lost line end makes longer ones.
const LONGEST_FORM: usize = 400;

/// One entry.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: usize,
    /// Where its cells begin and end.
    cells: (usize, usize),
}

/// One form of a cell: its text, and whether it needs context to be believed (written with a final `?`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form<'a> {
    pub(crate) text: &'a str,
    pub(crate) ambiguous: bool,
}

impl<'a> Table<'a> {
    /// Read a file; what is wrong with it goes to `problems`, and what can be read is returned all the same.
    pub(crate) fn read(file: &'a str, text: &'a str, problems: &mut Vec<Problem>) -> Self {
        Self::read_either(file, text, false, problems)
    }

    /// Read a file of the user's, which is looked at more closely.
    pub(crate) fn read_own(file: &'a str, text: &'a str, problems: &mut Vec<Problem>) -> Self {
        Self::read_either(file, text, true, problems)
    }

    fn read_either(file: &'a str, text: &'a str, own: bool, problems: &mut Vec<Problem>) -> Self {
        let mut table = Self {
            file,
            kind: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            examples: Vec::new(),
            own,
        };
        let header = table.read_header(text, problems);
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            if line.starts_with('#') {
                continue;
            }
            if !line.starts_with(|first: char| first.is_ascii_graphic()) && line.trim().is_empty() {
                problems.push(Problem::new(file, number, 1, "empty line").hint("remove it, or begin it with #"));
                continue;
            }
            let from = table.cells.len();
            let tidy = split(line, &mut table.cells);
            let count = table.cells.len() - from;
            if count != table.columns.len() && !table.columns.is_empty() {
                let message = format!("{count} columns, the header names {}", table.columns.len());
                let hint = format!("columns are {}, separated by single tabs", table.columns.join(", "));
                problems.push(Problem::new(file, number, 1, message).hint(hint));
                table.cells.truncate(from);
                continue;
            }
            if own || !tidy {
                table.check_cells(line, number, problems);
            }
            table.rows.push(Row { line: number, cells: (from, table.cells.len()) });
        }
        if !header {
            // What the rows mean is not known.
            table.rows.clear();
            table.kind.clear();
        }
        table
    }

    /// Whether the header says what the rows are.
    fn read_header(&mut self, text: &str, problems: &mut Vec<Problem>) -> bool {
        // Other lines become empty ones, so that the TOML reader counts lines as the file does.
        let mut header = String::new();
        let mut lines = 0;
        for (index, line) in text.lines().enumerate() {
            if let Some(line) = line.strip_prefix("#!") {
                header.extend(std::iter::repeat_n('\n', index - lines));
                lines = index;
                header.push_str(line);
            }
        }
        let (parsed, errors) = DeTable::parse_recoverable(&header);
        let mut put = |at: Option<usize>, message: &str, hint: &str| {
            let (line, column) = at.map_or((1, 1), |at| position(&header, at));
            let column = if at.is_some() { column + 2 } else { column };
            problems.push(Problem::new(self.file, line, column, message).hint(hint));
        };
        if let Some(error) = errors.first() {
            let hint = "the header is TOML on lines that begin with #!";
            put(Some(error.span().map_or(0, |span| span.start)), error.message(), hint);
            return false;
        }
        let place = |key: &str| parsed.get_ref().get(key).map(|value| value.span().start);
        let (at_kind, at_columns) = (place("kind"), place("columns"));
        let parsed = toml::Table::deserialize(Deserializer::from(parsed)).unwrap_or_default();
        let Some(kind) = parsed.get("kind").and_then(toml::Value::as_str) else {
            let hint = "such as #! kind = \"organization\"; dictionaries/README.md lists the kinds";
            put(at_kind, "the header has no `kind`", hint);
            return false;
        };
        if !kinds::is_kind(kind) {
            put(at_kind, &format!("unknown kind {}", shown(kind)), &format!("kinds are {}", kinds::names()));
            return false;
        }
        let columns = parsed.get("columns").and_then(toml::Value::as_array);
        let strings = |list: &Vec<toml::Value>| list.iter().map(|column| column.as_str().map(str::to_owned)).collect();
        let columns: Option<Option<Vec<String>>> = columns.map(strings);
        let Some(Some(columns)) = columns else {
            let hint = "such as #! columns = [\"id\", \"category\", \"zh\", \"en\"]";
            put(at_columns, "the header has no `columns`", hint);
            return false;
        };
        if let Some((message, hint)) = kinds::wrong_columns(kind, &columns) {
            put(at_columns, &message, &hint);
            return false;
        }
        kind.clone_into(&mut self.kind);
        self.columns = columns;
        let examples = parsed.get("example").and_then(toml::Value::as_array);
        self.examples = examples.into_iter().flatten().filter_map(|example| example.as_table().cloned()).collect();
        true
    }

    fn check_cells(&self, line: &str, number: usize, problems: &mut Vec<Problem>) {
        let mut column = 1;
        for cell in line.split('\t') {
            let mut put = |message: String, hint: &str| {
                problems.push(Problem::new(self.file, number, column, message).hint(hint));
            };
            if cell.trim() != cell {
                put(format!("spaces around {}", shown(cell)), "remove them");
            }
            if cell.split('|').any(|form| form.is_empty() || form == "?") && !cell.is_empty() {
                put(format!("empty form in {}", shown(cell)), "forms are separated by single |");
            }
            if self.own && cell.chars().any(is_invisible) {
                put(format!("a character that nobody sees in {}", shown(cell)), "write the cell anew");
            }
            if self.own && cell.split('|').any(|form| form.chars().nth(LONGEST_FORM).is_some()) {
                let message = format!("a form of more than {LONGEST_FORM} characters: {}", shown(cell));
                put(message, "an entry is one line, and forms are separated by |");
            }
            column += cell.chars().count() + 1;
        }
    }

    /// A problem with a cell of a row.
    pub(crate) fn problem(&self, row: &Row, column: &str, message: impl Into<String>) -> Problem {
        let before = self.cells.iter().skip(row.cells.0).take(self.column(column).unwrap_or(0));
        let at = before.map(|cell| cell.chars().count() + 1).sum::<usize>() + 1;
        Problem::new(self.file, row.line, at, message)
    }

    /// The index of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The cell of a row in a named column; empty where there is no such column.
    pub(crate) fn cell(&self, row: &Row, name: &str) -> &'a str {
        self.at(row, self.column(name))
    }

    /// The same where the index of the column is known.
    pub(crate) fn at(&self, row: &Row, column: Option<usize>) -> &'a str {
        let cells = self.cells.get(row.cells.0..row.cells.1).unwrap_or(&[]);
        column.and_then(|index| cells.get(index)).copied().unwrap_or("")
    }

    /// The forms of a cell.
    pub(crate) fn forms(&self, row: &Row, name: &str) -> impl Iterator<Item = Form<'a>> + use<'a> {
        self.forms_at(row, self.column(name))
    }

    /// The same where the index of the column is known.
    pub(crate) fn forms_at(&self, row: &Row, column: Option<usize>) -> impl Iterator<Item = Form<'a>> + use<'a> {
        // Cells are short: going over their bytes is quicker than searching them.
        let parts = Parts(self.at(row, column));
        parts.filter(|text| !text.is_empty()).map(|text| match text.strip_suffix('?') {
            Some(text) => Form { text, ambiguous: true },
            None => Form { text, ambiguous: false },
        })
    }
}

/// What stands between the bars of a cell.
struct Parts<'a>(&'a str);

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let end = self.0.bytes().position(|byte| byte == b'|').unwrap_or(self.0.len());
        let part = self.0.get(..end).unwrap_or("");
        self.0 = self.0.get(end + 1..).unwrap_or("");
        Some(part)
    }
}

/// A text in quotation marks as messages show it, not all of a long one.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or("")),
        None => format!("{text:?}"),
    }
}

/// Characters that leave no trace on a screen and make two forms of what looks like one.
fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Put the cells of a line behind others; whether nothing is to be said of them: a quick look, since nearly all are.
fn split<'a>(line: &'a str, cells: &mut Vec<&'a str>) -> bool {
    let (mut from, mut before, mut odd) = (0, b'\t', false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'\t' => {
                let cell = line.get(from..at).unwrap_or("");
                cells.push(cell);
                odd |= !is_tidy(cell);
                from = at + 1;
            }
            // An empty form; at the edges of a cell the same is asked of it.
            b'|' | b'?' => odd |= before == b'|',
            _ => {}
        }
        before = byte;
    }
    let last = line.get(from..).unwrap_or("");
    cells.push(last);
    !odd && is_tidy(last)
}

/// Whether nothing is to be said of what a cell begins and ends with. Some characters beyond ASCII are spaces: that is looked
/// at more closely where their first bytes stand.
fn is_tidy(cell: &str) -> bool {
    let plain = |byte: u8| byte > b' ' && byte != b'|';
    let spacing = |byte: u8| matches!(byte, 0xC2 | 0xE1..=0xE3);
    match cell.as_bytes() {
        [] => true,
        [first, ..] if !plain(*first) || *first == b'?' || spacing(*first) => false,
        [.., last] if !plain(*last) => false,
        [.., first, second, _] => !spacing(*first) && *second != 0xC2,
        [first, _] => *first != 0xC2,
        [_] => true,
    }
}

/// Line and column of a byte offset, both from 1, the column in characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    Lines::new(text).position(offset)
}

/// Where the lines of a text begin, for texts that are asked about often.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(behind).collect() }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        (line, column)
    }
}

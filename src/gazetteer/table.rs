//! Reading dictionary tables: a TOML header on `#!` lines, then tab-separated entries.

use crate::error::Problem;
use crate::token::script::is_han;

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
}

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
        let mut table = Self {
            file,
            kind: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            examples: Vec::new(),
        };
        table.read_header(text, problems);
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            if line.starts_with('#') {
                continue;
            }
            if line.trim().is_empty() {
                problems.push(Problem::new(file, number, 1, "empty line").hint("remove it, or begin it with #"));
                continue;
            }
            let from = table.cells.len();
            table.cells.extend(line.split('\t'));
            let count = table.cells.len() - from;
            if count != table.columns.len() && !table.columns.is_empty() {
                let message = format!("{count} columns, the header names {}", table.columns.len());
                let hint = format!("columns are {}, separated by single tabs", table.columns.join(", "));
                problems.push(Problem::new(file, number, 1, message).hint(hint));
                table.cells.truncate(from);
                continue;
            }
            if table.cells.iter().skip(from).any(|cell| !is_tidy(cell)) {
                table.check_cells(line, number, problems);
            }
            table.rows.push(Row { line: number, cells: (from, table.cells.len()) });
        }
        table
    }

    fn read_header(&mut self, text: &str, problems: &mut Vec<Problem>) {
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
        let parsed = match header.parse::<toml::Table>() {
            Ok(parsed) => parsed,
            Err(error) => {
                let (line, column) = error.span().map_or((1, 1), |span| position(&header, span.start));
                problems.push(
                    Problem::new(self.file, line, column + 2, error.message())
                        .hint("the header is TOML on lines that begin with #!"),
                );
                return;
            }
        };
        match parsed.get("kind").and_then(toml::Value::as_str) {
            Some(kind) => kind.clone_into(&mut self.kind),
            None => problems.push(
                Problem::new(self.file, 1, 1, "the header has no `kind`")
                    .hint("such as #! kind = \"organization\"; dictionaries/README.md lists the kinds"),
            ),
        }
        match parsed.get("columns").and_then(toml::Value::as_array) {
            Some(columns) => {
                self.columns = columns.iter().filter_map(|column| column.as_str().map(str::to_owned)).collect()
            }
            None => problems.push(
                Problem::new(self.file, 1, 1, "the header has no `columns`")
                    .hint("such as #! columns = [\"id\", \"category\", \"zh\", \"en\"]"),
            ),
        }
        let examples = parsed.get("example").and_then(toml::Value::as_array);
        self.examples = examples.into_iter().flatten().filter_map(|example| example.as_table().cloned()).collect();
    }

    fn check_cells(&self, line: &str, number: usize, problems: &mut Vec<Problem>) {
        let mut column = 1;
        for cell in line.split('\t') {
            if cell.trim() != cell {
                problems.push(
                    Problem::new(self.file, number, column, format!("spaces around {cell:?}")).hint("remove them"),
                );
            }
            if cell.split('|').any(|form| form.is_empty() || form == "?") && !cell.is_empty() {
                problems.push(
                    Problem::new(self.file, number, column, format!("empty form in {cell:?}"))
                        .hint("forms are separated by single |"),
                );
            }
            column += cell.chars().count() + 1;
        }
    }

    /// The index of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The cell of a row in a named column; empty where there is no such column.
    pub(crate) fn cell(&self, row: &Row, name: &str) -> &'a str {
        let cells = self.cells.get(row.cells.0..row.cells.1).unwrap_or(&[]);
        self.column(name).and_then(|index| cells.get(index)).copied().unwrap_or("")
    }

    /// The forms of a cell.
    pub(crate) fn forms(&self, row: &Row, name: &str) -> impl Iterator<Item = Form<'a>> + use<'a> {
        self.cell(row, name).split('|').filter(|text| !text.is_empty()).map(|text| match text.strip_suffix('?') {
            Some(text) => Form { text, ambiguous: true },
            None => Form { text, ambiguous: false },
        })
    }
}

/// Whether nothing is to be said of a cell: a quick look, since nearly all are.
fn is_tidy(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_graphic() && *byte != b'|' && *byte != b'?');
    // Characters beyond ASCII may be spaces; that is looked at more closely.
    let odd = bytes.windows(2).any(|pair| matches!(pair, b"||" | b"|?"));
    let end = bytes.last().is_some_and(|byte| *byte == b'?') || edge(bytes.last());
    (edge(bytes.first()) || cell.starts_with(is_han)) && (end || cell.ends_with(is_han)) && !odd && cell != "?"
}

/// Line and column of a byte offset, both from 1, the column in characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    (line, column)
}

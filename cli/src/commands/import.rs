//! `shilu dictionary import`: other people's lists as dictionary tables.

mod ror;

use crate::args::{Data, Import, ImportFormat, ImportKind};
use crate::failure::{Failure, Status, say};
use pinyin::ToPinyin as _;
use shilu::Parser;
use shilu::record::Category;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{self, BufReader, Read, Write as _};

/// One line of the table to be: what is known of it.
#[derive(Debug, Default)]
struct Entry {
    /// Where it comes from, for messages: `line 12`.
    place: String,
    id: String,
    group: String,
    zh: Vec<String>,
    en: Vec<String>,
    parent: String,
}

/// Entries that were taken, and how many could not be.
struct Taken<'a> {
    args: &'a Import,
    parser: Parser,
    lines: BTreeMap<String, String>,
    refused: usize,
}

pub(crate) fn run(args: &Import) -> Result<Status, Failure> {
    let name = args.file.display().to_string();
    let from = format(args)?;
    if from == ImportFormat::Ror && args.kind != ImportKind::Organization {
        return Err(Failure::Usage("ROR's dump has organizations only: leave --kind out".into()));
    }
    let opened = |error: io::Error| Failure::Input(format!("{name}: {error}"));
    let reader: Box<dyn Read> = match name.as_str() {
        "-" => Box::new(io::stdin()),
        _ => Box::new(File::open(&args.file).map_err(opened)?),
    };
    if let Some(default) = &args.default
        && args.kind == ImportKind::Organization
    {
        known_category(default).map_err(|why| Failure::Usage(format!("--default: {why}")))?;
    }
    let parser = crate::problems::build(&Data::default())?;
    let mut taken = Taken { args, parser, lines: BTreeMap::new(), refused: 0 };
    let read = match from {
        ImportFormat::Csv => separated(BufReader::new(reader), b',', &mut taken),
        ImportFormat::Tsv => separated(BufReader::new(reader), b'\t', &mut taken),
        ImportFormat::Ror => ror::read(BufReader::new(reader), args.chinese, &mut |entry| taken.take(entry)),
    };
    read.map_err(|message| Failure::Input(format!("{name}: {message}")))?;
    taken.print(&name)
}

fn format(args: &Import) -> Result<ImportFormat, Failure> {
    let extension = args.file.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    match (args.from, extension) {
        (Some(format), _) => Ok(format),
        (None, "csv") => Ok(ImportFormat::Csv),
        (None, "tsv") => Ok(ImportFormat::Tsv),
        (None, "json") => Ok(ImportFormat::Ror),
        (None, _) => Err(Failure::Usage("say what the file is: --from csv, --from tsv or --from ror".into())),
    }
}

/// Reads a file with line feeds for all line ends: of others the reader of rows counts one too few.
struct LineFeeds<R> {
    reader: R,
    /// The byte before was a carriage return, which stands for the line feed that may follow.
    returned: bool,
}

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.reader.read(buffer)?;
            let mut kept = 0;
            for at in 0..length {
                let byte = buffer.get(at).copied().unwrap_or_default();
                let passed = byte == b'\n' && self.returned;
                self.returned = byte == b'\r';
                if let Some(slot) = buffer.get_mut(kept).filter(|_| !passed) {
                    *slot = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            // None left is not the end of the file.
            if kept > 0 || length == 0 {
                return Ok(kept);
            }
        }
    }
}

/// Rows below a header line.
fn separated(reader: impl Read, separator: u8, taken: &mut Taken<'_>) -> Result<(), String> {
    // In tab-separated files a quotation mark is a character like others. A row of another length than the header has a
    // separator too many or too few: its cells cannot be told apart.
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .quoting(separator != b'\t')
        .from_reader(LineFeeds { reader, returned: false });
    let headers = rows.headers().map_err(|error| error.to_string())?.clone();
    let columns = columns(&headers, taken.args)?;
    for row in rows.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) if error.is_io_error() => return Err(error.to_string()),
            Err(error) => {
                let (place, why) = unreadable(&error);
                taken.refuse(&place, &why);
                continue;
            }
        };
        let cell = |name: &str| columns.get(name).and_then(|&index| row.get(index)).unwrap_or("").trim().to_owned();
        let forms = |name: &str| cell(name).split('|').map(tidy).filter(|form| !form.is_empty()).collect();
        taken.take(Entry {
            place: format!("line {}", row.position().map_or(0, csv::Position::line)),
            id: cell("id"),
            group: cell(taken.args.kind.group()),
            zh: forms("zh"),
            en: forms("en"),
            parent: cell("parent"),
        });
    }
    Ok(())
}

/// Where a row is that could not be read, and why not.
fn unreadable(error: &csv::Error) -> (String, String) {
    let line = |at: Option<&csv::Position>| at.map_or_else(|| "a row".to_owned(), |at| format!("line {}", at.line()));
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let why =
                format!("{len} cells below a header of {expected_len}: put a cell with a separator in it in quotes");
            (line(pos.as_ref()), why)
        }
        csv::ErrorKind::Utf8 { pos, .. } => (line(pos.as_ref()), "invalid UTF-8".into()),
        _ => ("a row".into(), error.to_string()),
    }
}

/// Whether it is a category of bodies, and if not, which there are.
fn known_category(category: &str) -> Result<(), String> {
    if Category::ALL.iter().any(|known| known.as_str() == category) {
        return Ok(());
    }
    let known: Vec<&str> = Category::ALL.iter().map(|category| category.as_str()).collect();
    Err(format!("unknown category {category:?}; known are {}", known.join(", ")))
}

/// Where the table's columns are in the file.
fn columns<'a>(headers: &csv::StringRecord, args: &'a Import) -> Result<HashMap<&'a str, usize>, String> {
    let names: Vec<&str> = headers.iter().map(|header| header.trim_start_matches('\u{FEFF}').trim()).collect();
    let known = ["id", args.kind.group(), "zh", "en", "parent"];
    let mut columns = HashMap::new();
    for name in known {
        if let Some(index) = names.iter().position(|found| *found == name) {
            columns.insert(name, index);
        }
    }
    for pair in &args.columns {
        let (ours, theirs) = pair.split_once('=').ok_or_else(|| format!("--column {pair}: write TABLE=FILE"))?;
        let ours = known.into_iter().find(|name| *name == ours).ok_or_else(|| {
            format!("--column {pair}: the table has no column {ours:?}; its columns are {}", known.join(", "))
        })?;
        let index = names
            .iter()
            .position(|found| *found == theirs)
            .ok_or_else(|| format!("line 1: there is no column {theirs:?}; columns are {}", names.join(", ")))?;
        columns.insert(ours, index);
    }
    if !columns.contains_key("zh") && !columns.contains_key("en") {
        let found = names.join(", ");
        return Err(format!(
            "line 1: no column holds names (found {found}): say which with --column en=NAME or zh=NAME"
        ));
    }
    Ok(columns)
}

/// A form on one line, with single spaces.
fn tidy(form: &str) -> String {
    form.split(|char: char| char.is_whitespace() || char.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Taken<'_> {
    fn refuse(&mut self, place: &str, why: &str) {
        say(&format!("shilu: {}: {place}: {why}", self.args.file.display()));
        self.refused += 1;
    }

    fn take(&mut self, mut entry: Entry) {
        let kind = self.args.kind;
        let default = self.args.default.as_deref().unwrap_or("");
        if entry.group.is_empty() {
            default.clone_into(&mut entry.group);
        }
        if entry.zh.is_empty() && entry.en.is_empty() {
            return self.refuse(&entry.place, "no name");
        }
        if kind == ImportKind::Organization
            && let Err(why) = known_category(&entry.group)
        {
            return self.refuse(&entry.place, &format!("{why}; --default is for rows without"));
        }
        if entry.group.is_empty() {
            let why = format!("no {}; --default is for rows without", kind.group());
            return self.refuse(&entry.place, &why);
        }
        let first = |forms: &[String]| slug(forms.first().map_or("", String::as_str));
        let spelt = || entry.zh.first().map(|name| slug(&spelled(name)));
        let id = [slug(&entry.id), first(&entry.en)].into_iter().find(|id| !id.is_empty());
        let Some(id) = id.or_else(spelt).filter(|id| !id.is_empty()) else {
            return self.refuse(&entry.place, "no id, and no name to make one of: add a column id");
        };
        let id = if id.starts_with(kind.prefix()) { id } else { format!("{}{id}", kind.prefix()) };
        // The tables are in Simplified, as the text is when it is searched.
        for form in &mut entry.zh {
            if let Ok(simplified) = self.parser.repair(form) {
                *form = tidy(&simplified);
            }
        }
        for forms in [&mut entry.zh, &mut entry.en] {
            let mut seen = Vec::new();
            forms.retain(|form| {
                !form.is_empty() && !seen.contains(form) && {
                    seen.push(form.clone());
                    true
                }
            });
        }
        let mut cells = vec![id.clone(), entry.group, entry.zh.join("|"), entry.en.join("|")];
        if kind == ImportKind::Place {
            cells.push(entry.parent);
        }
        if self.lines.contains_key(&id) {
            return self.refuse(
                &entry.place,
                &format!("a second {id}: put the forms of one thing into one row, or give it another id"),
            );
        }
        self.lines.insert(id, cells.join("\t"));
    }

    fn print(self, name: &str) -> Result<Status, Failure> {
        let kind = self.args.kind;
        let parent = if kind == ImportKind::Place { ", \"parent\"" } else { "" };
        let source = self.args.source.clone().unwrap_or_else(|| format!("imported from {name}"));
        let mut out = super::stdout();
        writeln!(out, "#! kind = \"{}\"", kind.name())?;
        writeln!(out, "#! columns = [\"id\", \"{}\", \"zh\", \"en\"{parent}]", kind.group())?;
        writeln!(out, "#! source = {}", serde_json::Value::from(source))?;
        for line in self.lines.values() {
            writeln!(out, "{line}")?;
        }
        out.flush()?;
        say(&format!("{} entries, {} refused", self.lines.len(), self.refused));
        Ok(if self.refused == 0 { Status::Complete } else { Status::Incomplete })
    }
}

impl ImportKind {
    fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Title => "title",
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Organization => "org:",
            Self::Place => "place:",
            Self::Title => "title:",
        }
    }

    /// The column that says what sort of thing it is.
    fn group(self) -> &'static str {
        if self == Self::Organization { "category" } else { "level" }
    }
}

/// Chinese characters as pinyin, each a word; others as they are.
fn spelled(name: &str) -> String {
    let mut words = String::new();
    for (character, pinyin) in name.chars().zip(name.to_pinyin()) {
        match pinyin {
            Some(pinyin) => words.extend([" ", pinyin.plain(), " "]),
            None => words.push(character),
        }
    }
    words.replace('ü', "v")
}

/// Lower-case ASCII words joined by hyphens.
fn slug(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let words = lower.split(|char: char| !char.is_ascii_alphanumeric() && char != ':').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

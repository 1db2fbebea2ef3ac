//! What can be said on the command line.

use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  shilu parse article.txt                                 one record, as JSON
  shilu parse article.txt --format text                   the same, to read
  shilu parse --jsonl news.jsonl > records.jsonl          a record for each line, on all cores
  shilu parse a.txt --dictionary my.tsv --rules my.toml   with names and rules of your own
  shilu explain article.txt                               why each event is there, and why others are not
  shilu repair article.txt                                the text as the parser reads it
  shilu dictionary lint my.tsv                            what is doubled or dangerous in a dictionary
  shilu schema                                            JSON Schema of the records

Exit status: 0 when everything was read; 1 when something could not be read or written, the rest was done;
2 for wrong usage and for dictionaries or rules with mistakes.";

const PARSE_EXAMPLES: &str = "\
Examples:
  shilu parse article.txt
  shilu parse *.txt --format jsonl > records.jsonl
  curl -s https://example.org/news.txt | shilu parse --published 2024-12-11 --format text
  zcat news.jsonl.gz | shilu parse --jsonl --threads 4 > records.jsonl

A line of --jsonl that cannot be read gives {\"error\": \"…\", \"line\": 12} in its place (with \"file\" when several files
are read) and a message on stderr; the run goes on and ends with status 1. Empty lines are skipped.
A line may have 256 MiB, a text 1 GiB.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  shilu explain article.txt
  shilu explain article.txt --rules my.toml --format json";

const REPAIR_EXAMPLES: &str = "\
Examples:
  shilu repair article.txt > clean.txt
  shilu repair --jsonl news.jsonl | shilu parse --jsonl";

const LINT_EXAMPLES: &str = "\
Examples:
  shilu dictionary lint my.tsv
  shilu dictionary lint names/

Each finding begins with what it is: duplicate, shadows (an entry of ours, and which of the two counts), unreachable or
dangerous. Exit status 1 when there is any.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  shilu dictionary import members.csv --category company --column zh=名称 --column en=Name > names/members.tsv
  shilu dictionary import v1.50-2024-10-01-ror-data_schema_v2.json --source \"ROR 1.50, CC0\" > names/ror.tsv
  shilu dictionary lint names/members.tsv

Names in a cell are separated by |. Ids are made from the names where the list has none. Names are written as the parser
reads them (Simplified Chinese), and those that are common words or two letters are marked with ?.";

/// News articles in Chinese, English or both, into structured event records.
#[derive(Debug, Parser)]
#[command(name = "shilu", version, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Articles into records
    #[command(after_help = PARSE_EXAMPLES)]
    Parse(Parse),
    /// Print the repaired text that the parser reads
    #[command(after_help = REPAIR_EXAMPLES)]
    Repair(Repair),
    /// Say which rule made each event, and why other triggers led nowhere
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Print the JSON Schema of the records
    Schema,
    /// Work on rule files
    #[command(subcommand)]
    Rules(Rules),
    /// Work on dictionaries of your own
    #[command(subcommand)]
    Dictionary(Dictionary),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Dictionary {
    /// Report entries that are doubled, that take the place of ours, that are never found, and dangerous ones
    #[command(after_help = LINT_EXAMPLES)]
    Lint(DictionaryLint),
    /// Print a table made from CSV or TSV with a header line, or from a JSON dump of ROR (schema version 2)
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(DictionaryImport),
}

#[derive(Debug, Args)]
pub(crate) struct DictionaryLint {
    /// Dictionary tables (TSV) or folders of them
    #[arg(value_name = "PATH", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct DictionaryImport {
    /// The list: .csv, .tsv or .json
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What the entries are
    #[arg(long, value_enum, default_value = "organization")]
    pub(crate) kind: TableKind,
    /// Category (of organizations) or level (of titles and places) of entries that have none
    #[arg(long, value_name = "CATEGORY")]
    pub(crate) category: Option<String>,
    /// Which column of the list is which of ours: id, category, level, zh, en, name, parent; can be given several times
    #[arg(long = "column", value_name = "OURS=HEADER", value_parser = pair)]
    pub(crate) columns: Vec<(String, String)>,
    /// Where the facts come from, for the header of the table
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
}

impl DictionaryImport {
    /// The category or level of entries that have none.
    pub(crate) fn class(&self) -> String {
        let usual = if self.kind == TableKind::Organization { "other" } else { "social" };
        self.category.clone().unwrap_or_else(|| usual.to_owned())
    }
}

/// Tables that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableKind {
    /// Bodies known by name
    Organization,
    /// Posts and ranks
    Title,
    /// Places
    Place,
}

impl TableKind {
    /// As in the header of a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Title => "title",
            Self::Place => "place",
        }
    }

    /// What ids of the kind begin with.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Organization => "org:",
            Self::Title => "title:",
            Self::Place => "place:",
        }
    }
}

/// `OURS=HEADER`
fn pair(text: &str) -> Result<(String, String), String> {
    let (ours, theirs) = text.split_once('=').ok_or("expected OURS=HEADER, such as zh=中文名")?;
    Ok((ours.trim().to_owned(), theirs.trim().to_owned()))
}

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    /// Run the examples of rule files, ours when none is named; a file named like one of ours takes its place
    Test(RulesTest),
}

#[derive(Debug, Args)]
pub(crate) struct RulesTest {
    /// Rule files (TOML)
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Also name rules whose examples all hold without them
    #[arg(long)]
    pub(crate) dead: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Parse {
    /// Articles as UTF-8 text, or JSON lines with --jsonl; `-` is stdin
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<PathBuf>,
    /// Read JSON lines: {"id": "…", "text": "…", "published": "YYYY-MM-DD"}, the last is optional
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// How to print records [default: jsonl with --jsonl, else json]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Day of publication, YYYY-MM-DD, of articles that do not come with their own
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    #[command(flatten)]
    pub(crate) data: Data,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

#[derive(Debug, Args)]
pub(crate) struct Repair {
    /// An article as UTF-8 text, or JSON lines with --jsonl; `-` is stdin
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) file: PathBuf,
    /// Read JSON lines {"id": "…", "text": "…"} and print the same with the text repaired
    #[arg(long)]
    pub(crate) jsonl: bool,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// An article as UTF-8 text; `-` is stdin
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Day of publication, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// How to print the explanation
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ExplainFormat,
    #[command(flatten)]
    pub(crate) data: Data,
}

/// The user's own data files.
#[derive(Debug, Default, Args)]
pub(crate) struct Data {
    /// Add a dictionary table (TSV) or a folder of them; can be given several times
    #[arg(long = "dictionary", value_name = "PATH")]
    pub(crate) dictionaries: Vec<PathBuf>,
    /// Add a rule file (TOML) or a folder of them; can be given several times
    #[arg(long, value_name = "PATH")]
    pub(crate) rules: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Threads {
    /// Threads to work on [default: one for each core]
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(1..=1024))]
    threads: Option<usize>,
}

impl Threads {
    pub(crate) fn count(self) -> usize {
        self.threads.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1)
    }
}

/// How records are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Indented JSON, one record after the other
    Json,
    /// One record a line
    Jsonl,
    /// For a person to read
    Text,
}

/// How explanations are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For a person to read
    Text,
    /// Indented JSON
    Json,
}

impl Parse {
    pub(crate) fn format(&self) -> Format {
        self.format.unwrap_or(if self.jsonl { Format::Jsonl } else { Format::Json })
    }
}

/// Whether a path stands for stdin.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn parse(arguments: &[&str]) -> Parse {
        match Cli::try_parse_from([&["shilu", "parse"], arguments].concat()).unwrap().command {
            Command::Parse(parse) => parse,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_default_format_follows_the_input() {
        assert_eq!(parse(&["a.txt"]).format(), Format::Json);
        assert_eq!(parse(&["a.txt", "b.txt"]).format(), Format::Json);
        assert_eq!(parse(&["--jsonl"]).format(), Format::Jsonl);
        assert_eq!(parse(&["--jsonl", "--format", "text"]).format(), Format::Text);
    }

    #[test]
    fn without_files_stdin_is_read() {
        assert!(is_stdin(&parse(&[]).files[0]));
    }

    #[test]
    fn dictionaries_and_rules_can_be_repeated() {
        let data = parse(&["a", "--dictionary", "x", "--dictionary", "y", "--rules", "z", "b"]).data;
        assert_eq!((data.dictionaries.len(), data.rules.len()), (2, 1));
    }

    #[test]
    fn no_threads_and_absurdly_many_are_refused() {
        for count in ["0", "1025", "-1", "many"] {
            assert!(Cli::try_parse_from(["shilu", "parse", "--threads", count]).is_err(), "{count}");
        }
        assert_eq!(parse(&["--threads", "3"]).threads.count(), 3);
        assert!(parse(&[]).threads.count() >= 1);
    }
}

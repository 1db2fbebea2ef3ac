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

const DIFF_EXAMPLES: &str = "\
Examples:
  shilu rules diff --after events/award.toml articles/     our rules against ours with another award.toml
  shilu rules diff --before old/ --after new/ a.txt b.txt

- and + are what only the first and only the second set finds; a - with a + under it is one thing that is read otherwise.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  shilu dictionary import members.csv --column zh=名称 --column en=\"English name\" --default company > members.tsv
  shilu dictionary import ror-data.json --chinese > ror.tsv
  shilu dictionary lint ror.tsv

Columns that are named like the table's (id, category or level, zh, en) need no --column. Several forms in a cell are
separated by |, the full name first. Without an id one is made from the English name. ROR's acronyms are taken as
ambiguous. What cannot be taken is told on stderr with its line, the rest is done, and the exit status is 1.";

const REPAIR_EXAMPLES: &str = "\
Examples:
  shilu repair article.txt > clean.txt
  shilu repair --jsonl news.jsonl | shilu parse --jsonl";

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
    /// Work on dictionary tables
    #[command(subcommand)]
    Dictionary(Dictionary),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Dictionary {
    /// Name what is wrong or doubtful in tables: forms told twice, forms that our dictionaries have, dangerous ones
    Lint(DictionaryLint),
    /// Make a table of organizations, places or titles from CSV, TSV or ROR's dump
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Import),
}

#[derive(Debug, Args)]
pub(crate) struct DictionaryLint {
    /// Dictionary tables (TSV)
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What the file is [default: by its extension; .json is ROR's dump]
    #[arg(long, value_enum)]
    pub(crate) from: Option<ImportFormat>,
    /// What the table holds
    #[arg(long, value_enum, default_value = "organization")]
    pub(crate) kind: ImportKind,
    /// Which column of the file is which of the table, as TABLE=FILE: --column en="Official name"
    #[arg(long = "column", value_name = "TABLE=FILE")]
    pub(crate) columns: Vec<String>,
    /// The category, or level, of what has none
    #[arg(long, value_name = "NAME")]
    pub(crate) default: Option<String>,
    /// Only organizations with a Chinese name, of ROR's dump
    #[arg(long)]
    pub(crate) chinese: bool,
    /// Where the facts come from, for the table's header
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// A file with a header line, or ROR's dump; `-` is stdin
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// What a file to import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// Comma-separated values with a header line
    Csv,
    /// Tab-separated values with a header line
    Tsv,
    /// The dump of the Research Organization Registry, as JSON
    Ror,
}

/// What an imported table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKind {
    Organization,
    Place,
    Title,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    /// Run the examples of rule files, ours when none is named; a file named like one of ours takes its place
    Test(RulesTest),
    /// Name dead, shadowed and duplicate rules and rules without examples, in ours when no file is named
    Lint(RulesLint),
    /// Show what changes in the records of articles between two sets of rules
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(RulesDiff),
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
pub(crate) struct RulesLint {
    /// Rule files (TOML)
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct RulesDiff {
    /// Rule file or folder of the first set, beside ours; can be given several times [default: ours alone]
    #[arg(long, value_name = "PATH")]
    pub(crate) before: Vec<PathBuf>,
    /// Rule file or folder of the second set, beside ours; can be given several times [default: ours alone]
    #[arg(long, value_name = "PATH")]
    pub(crate) after: Vec<PathBuf>,
    /// Day of publication of the articles, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Articles as UTF-8 text, or folders with .txt files
    #[arg(value_name = "ARTICLE", required = true)]
    pub(crate) articles: Vec<PathBuf>,
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

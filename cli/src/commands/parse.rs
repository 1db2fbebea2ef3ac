//! `shilu parse`

use super::{on_a_line, pretty, stdout};
use crate::args::{Format, Parse, is_stdin};
use crate::failure::{Failure, Status};
use crate::jobs::{Entry, Job, Jobs};
use crate::problems::{build, check_published};
use crate::progress::Progress;
use crate::stream::Stream;
use crate::text;
use shilu::{Article, Input};

pub(crate) fn run(args: Parse) -> Result<Status, Failure> {
    if args.files.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Failure::Usage("stdin (`-`) can be read only once".into()));
    }
    let parser = build(&args.data)?;
    let published = args.published.as_deref();
    check_published(&parser, published)?;
    let (threads, format, several_files) = (args.threads.count(), args.format(), args.files.len() > 1);
    let progress = if args.jsonl || several_files { Progress::of(&args.files) } else { Progress::hidden() };
    let threads = if args.jsonl { threads } else { threads.min(args.files.len()) };
    let stream = Stream { threads, format, several_files, progress: &progress };
    let parse = |input: &Input<'_>| parser.parse(input).map_err(|error| error.to_string());
    let work = |job: Job| record(job.entry()?, published, format, parse);
    stream.run(Jobs::new(args.files, args.jsonl, threads), work, &mut stdout())
}

/// The printed record of an article; `published` is for articles that do not come with their own.
fn record(
    entry: Entry,
    published: Option<&str>,
    format: Format,
    parse: impl Fn(&Input<'_>) -> Result<Article, String>,
) -> Result<String, String> {
    let published = entry.published.as_deref().or(published);
    let article = parse(&Input { id: &entry.id, text: &entry.text, published })?;
    match format {
        Format::Json => pretty(&article),
        Format::Jsonl => on_a_line(&article),
        Format::Text => Ok(text::article(&article, &entry.text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::article;

    /// An article that says what was asked.
    fn echo(input: &Input<'_>) -> Result<Article, String> {
        if input.text == "bad" {
            return Err("refused".into());
        }
        let mut article = article();
        article.id = input.id.to_owned();
        article.published = input.published.map(str::to_owned);
        Ok(article)
    }

    fn entry(text: &str, published: Option<&str>) -> Entry {
        Entry { id: "实录".into(), text: text.into(), published: published.map(str::to_owned) }
    }

    #[test]
    fn the_article_s_own_date_goes_before_that_of_the_command() {
        let day = |own, given| {
            let line = record(entry("", own), given, Format::Jsonl, echo).unwrap();
            let value: serde_json::Value = serde_json::from_str(&line).unwrap();
            value["published"].as_str().map(str::to_owned)
        };
        assert_eq!(day(Some("2024-01-01"), Some("2025-01-01")).as_deref(), Some("2024-01-01"));
        assert_eq!(day(None, Some("2025-01-01")).as_deref(), Some("2025-01-01"));
        assert_eq!(day(None, None), None);
    }

    #[test]
    fn a_record_is_one_line_or_indented_and_unescaped() {
        let line = record(entry("", None), None, Format::Jsonl, echo).unwrap();
        assert!(line.ends_with('\n') && line.lines().count() == 1 && line.contains("\"id\":\"实录\""));
        let json = record(entry("", None), None, Format::Json, echo).unwrap();
        assert!(json.starts_with("{\n  \"schema\": \"shilu/1\",\n") && json.ends_with("}\n"));
    }

    #[test]
    fn what_the_library_refuses_is_passed_on() {
        assert_eq!(record(entry("bad", None), None, Format::Text, echo), Err("refused".into()));
    }
}

//! `shilu repair`

use super::{on_a_line, one, stdout};
use crate::args::{Data, Format, Repair};
use crate::failure::{Failure, Status};
use crate::jobs::{Entry, Jobs};
use crate::problems::build;
use crate::progress::Progress;
use crate::stream::Stream;
use serde::Serialize;

/// A line of the output: what came in, with the text repaired.
#[derive(Serialize)]
struct Repaired<'a> {
    id: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
}

pub(crate) fn run(args: Repair) -> Result<Status, Failure> {
    let parser = build(&Data::default())?;
    let repair = |text: &str| parser.repair(text).map_err(|error| error.to_string());
    if !args.jsonl {
        return one(&args.file, |entry| repair(&entry.text));
    }
    let threads = args.threads.count();
    let files = vec![args.file];
    let progress = Progress::of(&files);
    let stream = Stream { threads, format: Format::Jsonl, several_files: false, progress: &progress };
    stream.run(Jobs::new(files, true, threads), |job| line(&job.entry()?, repair), &mut stdout())
}

fn line(entry: &Entry, repair: impl Fn(&str) -> Result<String, String>) -> Result<String, String> {
    let text = repair(&entry.text)?;
    on_a_line(&Repaired { id: &entry.id, text: &text, published: entry.published.as_deref() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_id_and_date() {
        let entry = |published: Option<&str>| Entry {
            id: "a".into(),
            text: "區 (qū)\n".into(),
            published: published.map(str::to_owned),
        };
        let repair = |text: &str| Ok(text.replace("區 (qū)", "区"));
        assert_eq!(line(&entry(None), repair).unwrap(), "{\"id\":\"a\",\"text\":\"区\\n\"}\n");
        let dated = line(&entry(Some("2024-12-10")), repair).unwrap();
        assert_eq!(dated, "{\"id\":\"a\",\"text\":\"区\\n\",\"published\":\"2024-12-10\"}\n");
    }
}

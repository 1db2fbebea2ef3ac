//! Batches of articles over all threads, and the results out in the order of the input.

use crate::args::Format;
use crate::failure::{Failure, Status};
use crate::jobs::{Job, Place};
use crate::progress::Progress;
use crate::stop::Stop;
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, Write};

/// How a stream of articles is worked on.
pub(crate) struct Stream<'a> {
    pub(crate) threads: usize,
    /// Format of what stands in place of a line that cannot be read.
    pub(crate) format: Format,
    /// Whether a line number alone does not tell the line.
    pub(crate) several_files: bool,
    pub(crate) progress: &'a Progress,
}

/// Stands in place of a line that cannot be read.
#[derive(Serialize)]
struct ErrorRecord<'a> {
    error: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: u64,
}

impl Stream<'_> {
    /// Turn every job into text on all threads and write the texts in order, each batch before the next is read.
    ///
    /// A job that fails is reported; a line that fails also leaves an error record in its place. Then the next one.
    pub(crate) fn run(
        &self,
        batches: impl Iterator<Item = Vec<Job>>,
        work: impl Fn(Job) -> Result<String, String> + Sync,
        out: &mut impl Write,
    ) -> Result<Status, Failure> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads)
            .build()
            .map_err(|error| Failure::Input(format!("cannot start {} threads: {error}", self.threads)))?;
        let stop = Stop::new();
        let (mut status, mut separator, mut written) = (Status::Complete, "", 0);
        for batch in batches {
            let (articles, bytes) = (batch.len(), batch.iter().map(Job::size).sum());
            let work = |job: Job| (job.place.clone(), work(job));
            let results: Vec<_> = pool.install(|| batch.into_par_iter().map(work).collect());
            let mut texts = Vec::with_capacity(results.len());
            for (place, result) in results {
                texts.push(result.unwrap_or_else(|message| {
                    status = Status::Incomplete;
                    self.failed(&place, &message)
                }));
            }
            let texts = texts.iter().map(String::as_str).filter(|text| !text.is_empty());
            let between = if self.format == Format::Text { "\n" } else { "" };
            let (outcome, signal) = stop.whole(|| write_whole(texts, &mut separator, between, out));
            outcome?;
            written += articles;
            if let Some(signal) = signal {
                return Err(Failure::Stopped { signal, articles: written });
            }
            self.progress.advance(articles, bytes);
        }
        Ok(status)
    }

    /// Report a failed job and give what stands in its place, nothing for a whole file.
    fn failed(&self, place: &Place, message: &str) -> String {
        self.progress.say(&format!("shilu: {place}: {message}"));
        let Place::Line { file, number } = place else { return String::new() };
        let file = self.several_files.then_some(&**file);
        let record = ErrorRecord { error: message, file, line: *number };
        let text = match self.format {
            Format::Json => serde_json::to_string_pretty(&record),
            Format::Jsonl => serde_json::to_string(&record),
            Format::Text => Ok(format!("{place}: {message}")),
        };
        text.unwrap_or_default() + "\n"
    }
}

/// Bytes after which texts are handed to the system.
const BLOCK: usize = 64 * 1024;

/// Write texts so that each block handed to the system ends with the end of a text: whatever ends the process between two
/// blocks, no text is left half written.
fn write_whole<'t>(
    texts: impl Iterator<Item = &'t str>,
    separator: &mut &'static str,
    between: &'static str,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut block = String::new();
    for text in texts {
        block += separator;
        block += text;
        *separator = between;
        if block.len() >= BLOCK {
            out.write_all(block.as_bytes())?;
            out.flush()?;
            block.clear();
        }
    }
    out.write_all(block.as_bytes())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jobs(count: u64) -> Vec<Job> {
        let place = |number| Place::Line { file: "in".into(), number };
        (1..=count).map(|number| Job { place: place(number), content: Ok(vec![b'x']) }).collect()
    }

    fn number(job: &Job) -> u64 {
        if let Place::Line { number, .. } = job.place { number } else { 0 }
    }

    fn run(
        format: Format,
        several_files: bool,
        batches: Vec<Vec<Job>>,
        out: &mut impl Write,
    ) -> Result<Status, Failure> {
        let stream = Stream { threads: 2, format, several_files, progress: &Progress::hidden() };
        let work = |job: Job| match number(&job) {
            2 => Err("no \"good\"".to_owned()),
            0 => Err("unreadable".to_owned()),
            // The first ones take longest.
            number => {
                std::thread::sleep(std::time::Duration::from_millis(20 / number));
                Ok(format!("{number}\n"))
            }
        };
        stream.run(batches.into_iter(), work, out)
    }

    fn printed(format: Format, several_files: bool, batches: Vec<Vec<Job>>) -> (Status, String) {
        let mut out = Vec::new();
        let status = run(format, several_files, batches, &mut out).unwrap();
        (status, String::from_utf8(out).unwrap())
    }

    #[test]
    fn results_come_in_order_with_errors_in_their_place() {
        let (status, text) = printed(Format::Jsonl, false, vec![jobs(5), jobs(1)]);
        assert_eq!(text, "1\n{\"error\":\"no \\\"good\\\"\",\"line\":2}\n3\n4\n5\n1\n");
        assert_eq!(status, Status::Incomplete);
        assert_eq!(printed(Format::Jsonl, false, vec![jobs(1)]), (Status::Complete, "1\n".to_owned()));
        assert_eq!(printed(Format::Jsonl, false, Vec::new()), (Status::Complete, String::new()));
    }

    #[test]
    fn error_records_follow_the_format_and_name_the_file_where_there_are_several() {
        let (_, text) = printed(Format::Jsonl, true, vec![jobs(2)]);
        assert_eq!(text, "1\n{\"error\":\"no \\\"good\\\"\",\"file\":\"in\",\"line\":2}\n");
        let (_, text) = printed(Format::Json, false, vec![jobs(2)]);
        assert_eq!(text, "1\n{\n  \"error\": \"no \\\"good\\\"\",\n  \"line\": 2\n}\n");
        let (_, text) = printed(Format::Text, false, vec![jobs(3)]);
        assert_eq!(text, "1\n\nin:2: no \"good\"\n\n3\n");
    }

    #[test]
    fn a_file_that_cannot_be_read_leaves_nothing_on_stdout() {
        let place = Place::File { name: "a.txt".into(), id: "a".into() };
        let broken = Job { place, content: Err("broken".into()) };
        assert_eq!(printed(Format::Json, false, vec![vec![broken]]), (Status::Incomplete, String::new()));
    }

    #[test]
    fn output_that_cannot_be_written_ends_the_run() {
        struct Full(io::ErrorKind);
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let end = |kind| run(Format::Json, false, vec![jobs(1)], &mut Full(kind));
        assert!(matches!(end(io::ErrorKind::StorageFull), Err(Failure::Output(_))));
        assert!(matches!(end(io::ErrorKind::BrokenPipe), Err(Failure::ClosedPipe)));
    }
}

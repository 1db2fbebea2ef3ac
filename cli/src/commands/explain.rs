//! `shilu explain`

use super::{pretty, print};
use crate::args::{Explain, ExplainFormat};
use crate::failure::{Failure, Status};
use crate::jobs::Job;
use crate::problems::{build, check_published};
use crate::text;
use shilu::Input;

pub(crate) fn run(args: &Explain) -> Result<Status, Failure> {
    let parser = build(&args.data)?;
    let published = args.published.as_deref();
    check_published(&parser, published)?;
    let job = Job::read(&args.file);
    let place = job.place.clone();
    let explained = job.entry().and_then(|entry| {
        let input = Input { id: &entry.id, text: &entry.text, published };
        let explanation = parser.explain(&input).map_err(|error| error.to_string())?;
        match args.format {
            ExplainFormat::Json => pretty(&explanation),
            ExplainFormat::Text => Ok(text::explanation(&explanation, &entry.text)),
        }
    });
    print(&explained.map_err(|message| Failure::Input(format!("{place}: {message}")))?)?;
    Ok(Status::Complete)
}

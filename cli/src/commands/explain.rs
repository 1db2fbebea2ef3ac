//! `shilu explain`

use super::{one, pretty};
use crate::args::{Explain, ExplainFormat};
use crate::failure::{Failure, Status};
use crate::problems::{build, check_published};
use crate::text;
use shilu::Input;

pub(crate) fn run(args: &Explain) -> Result<Status, Failure> {
    let parser = build(&args.data)?;
    let published = args.published.as_deref();
    check_published(&parser, published)?;
    one(&args.file, |entry| {
        let input = Input { id: &entry.id, text: &entry.text, published };
        let explanation = parser.explain(&input).map_err(|error| error.to_string())?;
        match args.format {
            ExplainFormat::Json => pretty(&explanation),
            ExplainFormat::Text => Ok(text::explanation(&explanation, &entry.text)),
        }
    })
}

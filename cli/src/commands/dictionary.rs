//! `shilu dictionary lint`

use crate::args::{Data, DictionaryLint};
use crate::failure::{Failure, Status, say};
use std::fmt::Write as _;

/// Say what is wrong or doubtful in tables.
pub(crate) fn lint(args: &DictionaryLint) -> Result<Status, Failure> {
    let parser = crate::problems::build(&Data::default())?;
    let (mut report, mut count, mut unread) = (String::new(), 0usize, false);
    for path in &args.files {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let findings = shilu::check::dictionary(&parser, &name, text.strip_prefix('\u{FEFF}').unwrap_or(&text));
                for finding in &findings {
                    let _ = writeln!(report, "{finding}");
                }
                count += findings.len();
            }
            Err(error) => {
                say(&format!("shilu: {name}: {error}"));
                unread = true;
            }
        }
    }
    let _ = writeln!(report, "{count} finding{}", if count == 1 { "" } else { "s" });
    super::print(&report)?;
    Ok(if count == 0 && !unread { Status::Complete } else { Status::Incomplete })
}

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
                let failures = unheld(path, &name, &text);
                for failure in &failures {
                    let _ = writeln!(report, "{failure}");
                }
                count += failures.len();
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

/// The examples in the table's header that do not hold with it. What cannot be loaded has been told already.
fn unheld(path: &std::path::Path, name: &str, text: &str) -> Vec<shilu::check::Failure> {
    if !text.contains("[[example]]") {
        return Vec::new();
    }
    let parser = shilu::Parser::builder().dictionary(path).build();
    parser.map(|parser| shilu::check::own_table(&parser, text, name)).unwrap_or_default()
}

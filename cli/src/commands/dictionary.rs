//! `shilu dictionary lint`

use crate::args::{Data, DictionaryLint};
use crate::failure::{Failure, Status, say};
use shilu::Problem;
use std::fmt::Write as _;
use std::path::Path;

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
                let failures = unheld(path, &name, &text, &findings);
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

/// The examples in the table's header that do not hold with it, or why nobody can say; what is among the findings is not
/// told again.
fn unheld(path: &Path, name: &str, text: &str, findings: &[Problem]) -> Vec<String> {
    if !text.contains("[[example]]") {
        return Vec::new();
    }
    match shilu::Parser::builder().dictionary(path).build() {
        Ok(parser) => shilu::check::own_table(&parser, text, name).iter().map(ToString::to_string).collect(),
        Err(error) => {
            let told = |problem: &Problem| findings.iter().any(|known| known.message == problem.message);
            let problems = error.problems();
            if !problems.is_empty() && problems.iter().all(told) {
                return Vec::new();
            }
            vec![format!("{name}: the examples cannot be run: {error}")]
        }
    }
}

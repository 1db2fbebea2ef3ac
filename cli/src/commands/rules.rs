//! `shilu rules test`

use crate::args::{Data, RulesTest};
use crate::failure::{Failure, Status};
use std::fmt::Write as _;

/// Run the examples of the named files, or of all rules.
pub(crate) fn test(args: RulesTest) -> Result<Status, Failure> {
    let names: Vec<String> = args.files.iter().map(|file| file.display().to_string()).collect();
    let parser = crate::problems::build(&Data { dictionaries: Vec::new(), rules: args.files })?;
    let failures = if names.is_empty() {
        shilu::check::rules(&parser)
    } else {
        names.iter().flat_map(|name| shilu::check::rule_file(&parser, name)).collect()
    };
    let dead = if args.dead { shilu::check::dead_rules(&parser) } else { Vec::new() };
    let mut report = String::new();
    for failure in &failures {
        let _ = writeln!(report, "{failure}");
    }
    for id in &dead {
        let _ = writeln!(report, "{id}: all its examples hold without it");
    }
    let _ = writeln!(report, "{} failures", failures.len() + dead.len());
    super::print(&report)?;
    Ok(if failures.is_empty() && dead.is_empty() { Status::Complete } else { Status::Incomplete })
}

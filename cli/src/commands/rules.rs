//! `shilu rules test`, `shilu rules lint`, `shilu rules diff`

use crate::args::{Data, RulesDiff, RulesLint, RulesTest};
use crate::failure::{Failure, Status, say};
use crate::jobs::Job;
use shilu::{Input, Parser};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Run the examples of the named files, or of all rules.
pub(crate) fn test(args: RulesTest) -> Result<Status, Failure> {
    let names: Vec<String> = args.files.iter().map(|file| file.display().to_string()).collect();
    let parser = with_rules(args.files)?;
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

/// Say what is superfluous or unproven in the named files, or in all rules.
pub(crate) fn lint(args: RulesLint) -> Result<Status, Failure> {
    let names: Vec<String> = args.files.iter().map(|file| file.display().to_string()).collect();
    let parser = with_rules(args.files)?;
    let findings = shilu::check::lint(&parser, &names);
    let mut report = String::new();
    for finding in &findings {
        let _ = writeln!(report, "{finding}");
    }
    let _ = writeln!(report, "{} findings", findings.len());
    super::print(&report)?;
    Ok(if findings.is_empty() { Status::Complete } else { Status::Incomplete })
}

/// Show what changes in the records of articles.
pub(crate) fn diff(args: RulesDiff) -> Result<Status, Failure> {
    let (before, after) = (with_rules(args.before)?, with_rules(args.after)?);
    let published = args.published.as_deref();
    crate::problems::check_published(&before, published)?;
    let (mut changed, mut unread) = (0usize, 0usize);
    let paths = articles(&args.articles)?;
    for path in &paths {
        let job = Job::read(path);
        let place = job.place.clone();
        let compared = job.entry().and_then(|entry| {
            let input = Input { id: &entry.id, text: &entry.text, published };
            let old = before.parse(&input).map_err(|error| error.to_string())?;
            let new = after.parse(&input).map_err(|error| error.to_string())?;
            Ok(shilu::check::difference(&old, &new))
        });
        let changes = match compared {
            Ok(changes) => changes,
            Err(message) => {
                say(&format!("shilu: {place}: {message}"));
                unread += 1;
                continue;
            }
        };
        if changes.is_empty() {
            continue;
        }
        changed += 1;
        let mut report = format!("{place}\n");
        for change in changes {
            let _ = writeln!(report, "{change}");
        }
        super::print(&report)?;
    }
    super::print(&format!("{changed} of {} articles change\n", paths.len()))?;
    Ok(if unread == 0 { Status::Complete } else { Status::Incomplete })
}

fn with_rules(rules: Vec<PathBuf>) -> Result<Parser, Failure> {
    crate::problems::build(&Data { dictionaries: Vec::new(), rules })
}

/// The files that are named, and the .txt files of the folders that are named, these by name.
fn articles(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut articles = Vec::new();
    for path in paths {
        if !path.is_dir() {
            articles.push(path.clone());
            continue;
        }
        let refused = |error: std::io::Error| Failure::Input(format!("{}: {error}", path.display()));
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(path).map_err(refused)? {
            inside.push(entry.map_err(refused)?.path());
        }
        inside.retain(|file| file.extension() == Some(Path::new("txt").as_os_str()));
        inside.sort();
        articles.append(&mut inside);
    }
    Ok(articles)
}

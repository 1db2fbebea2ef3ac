//! Every example in every data file, and every rule needed by its examples.

use shilu::Parser;
use shilu::check::{self, Failure};
use std::sync::LazyLock;

static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::new().expect("the built-in data files are in order"));

#[test]
fn the_examples_of_all_rules_hold() {
    report(&check::rules(&PARSER));
}

#[test]
fn the_examples_of_all_tables_hold() {
    report(&check::tables(&PARSER));
}

#[test]
fn every_rule_is_needed_by_an_example() {
    let dead = check::dead_rules(&PARSER);
    assert!(dead.is_empty(), "all examples of these rules hold without them: {}", dead.join(", "));
}

/// All failures together, so that one run shows everything there is to mend.
fn report(failures: &[Failure]) {
    let lines: Vec<String> = failures.iter().map(Failure::to_string).collect();
    assert!(lines.is_empty(), "{} examples do not hold\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn our_own_files_override_nothing() {
    let warnings: Vec<String> = PARSER.warnings().iter().map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{}", warnings.join("\n"));
}

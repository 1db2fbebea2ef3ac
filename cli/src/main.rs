//! The `shilu` command: news articles in, event records out.

// What could panic has no place where articles are read; tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::todo
    )
)]

mod args;
mod commands;
mod failure;
mod jobs;
mod lines;
mod problems;
mod progress;
mod stop;
mod stream;
mod text;

use args::{Cli, Command};
use clap::Parser as _;
use failure::{Failure, Status};
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match Cli::try_parse() {
        Ok(cli) => run(cli),
        Err(error) => help_or_usage(&error),
    };
    match outcome {
        Ok(Status::Complete) => ExitCode::SUCCESS,
        Ok(Status::Incomplete) => ExitCode::FAILURE,
        Err(failure) => failure.report(),
    }
}

fn run(cli: Cli) -> Result<Status, Failure> {
    match cli.command {
        Command::Parse(args) => commands::parse::run(args),
        Command::Repair(args) => commands::repair::run(args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Schema => commands::schema::run(),
        Command::Rules(args::Rules::Test(args)) => commands::rules::test(args),
        Command::Rules(args::Rules::Lint(args)) => commands::rules::lint(args),
        Command::Rules(args::Rules::Diff(args)) => commands::rules::diff(args),
        Command::Dictionary(args::Dictionary::Lint(args)) => commands::dictionary::lint(&args),
        Command::Dictionary(args::Dictionary::Import(args)) => commands::import::run(&args),
    }
}

/// Print what clap has to say. `--help` and `--version` are answers, on stdout; the rest is wrong usage.
fn help_or_usage(error: &clap::Error) -> Result<Status, Failure> {
    let printed = error.print();
    if error.use_stderr() {
        return Err(Failure::Told);
    }
    printed?;
    std::io::stdout().flush()?;
    Ok(Status::Complete)
}

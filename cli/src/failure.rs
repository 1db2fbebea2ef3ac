//! What ends a run early, and the exit status it gives.

use std::io::{self, Write as _};
use std::process::ExitCode;

/// How a run that got to its end went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything was read.
    Complete,
    /// Something could not be read; it has been said what. The rest was done.
    Incomplete,
}

/// Why a run ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Whoever read our output has seen enough: no error.
    ClosedPipe,
    /// The output cannot be written.
    Output(io::Error),
    /// The only input cannot be read, or the machine refuses something.
    Input(String),
    /// An option has a wrong value.
    Usage(String),
    /// Dictionaries or rules have mistakes: the full report.
    Data(String),
    /// Wrong usage that has been reported already.
    Told,
    /// A signal asked for an end; all articles up to this number have been written.
    Stopped { signal: u8, articles: usize },
}

/// From writing; where reading fails, the place is known and said ([`Failure::Input`]).
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(error),
        }
    }
}

impl Failure {
    /// Say what happened and give the exit status.
    pub(crate) fn report(self) -> ExitCode {
        let (message, status) = match self {
            Self::ClosedPipe => return ExitCode::SUCCESS,
            Self::Told => return ExitCode::from(2),
            Self::Output(error) => (format!("shilu: cannot write the output: {error}"), 1),
            Self::Input(message) => (format!("shilu: {message}"), 1),
            Self::Usage(message) => (format!("shilu: {message}"), 2),
            Self::Data(report) => (report, 2),
            Self::Stopped { signal, articles } => {
                (format!("shilu: stopped by signal {signal} after {articles} articles"), 128 + signal.min(64))
            }
        };
        say(&message);
        ExitCode::from(status)
    }
}

/// A line on stderr. Where even that cannot be written, nobody can be told.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_error() {
        assert!(matches!(Failure::from(io::Error::from(io::ErrorKind::BrokenPipe)), Failure::ClosedPipe));
        assert!(matches!(Failure::from(io::Error::from(io::ErrorKind::StorageFull)), Failure::Output(_)));
    }
}

//! Building the parser, and showing what is wrong in the user's files.

use crate::args::Data;
use crate::failure::{Failure, say};
use shilu::{Input, Parser, Problem};
use std::fmt::Write as _;

/// Characters of a line shown before and after the place of a problem.
const AROUND: usize = 60;

/// The parser with the user's dictionaries and rules.
pub(crate) fn build(data: &Data) -> Result<Parser, Failure> {
    let builder = data.dictionaries.iter().fold(Parser::builder(), |builder, path| builder.dictionary(path));
    let builder = data.rules.iter().fold(builder, |builder, path| builder.rules(path));
    let parser = builder.build().map_err(|error| match error.problems() {
        [] => Failure::Data(format!("shilu: {error}")),
        problems => Failure::Data(report(problems, |file| std::fs::read(file).ok())),
    })?;
    for Problem { file, line, column, message, hint, .. } in parser.warnings() {
        say(&format!("{file}:{line}:{column}: warning: {message} ({hint})"));
    }
    Ok(parser)
}

/// Refuse a date that every article would be refused for.
pub(crate) fn check_published(parser: &Parser, published: Option<&str>) -> Result<(), Failure> {
    match published.map(|_| parser.parse(&Input { published, ..Input::default() })) {
        Some(Err(error)) => Err(Failure::Usage(format!("--published: {error}"))),
        _ => Ok(()),
    }
}

/// Each problem on a line, and under it the line of the file where `read` gives the file.
fn report(problems: &[Problem], read: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    let mut report = String::new();
    for group in problems.chunk_by(|one, other| one.file == other.file) {
        let bytes = group.first().and_then(|problem| read(&problem.file)).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text.lines().collect();
        for problem in group {
            let _ = writeln!(report, "{problem}");
            if let Some(line) = problem.line.checked_sub(1).and_then(|index| lines.get(index)) {
                report.push_str(&excerpt(line, problem.line, problem.column));
            }
        }
    }
    let count = problems.len();
    let _ = write!(report, "{count} problem{}", if count == 1 { "" } else { "s" });
    report
}

/// The line around the column, and a mark under the column.
fn excerpt(line: &str, number: usize, column: usize) -> String {
    let column = column.saturating_sub(1);
    let from = column.saturating_sub(AROUND);
    let shown: String = line.chars().skip(from).take(2 * AROUND).map(visible).collect();
    let under: String = shown.chars().take(column - from).map(blank).collect();
    let gutter = number.to_string();
    format!("  {gutter} | {shown}\n  {} | {under}^\n", " ".repeat(gutter.len()))
}

fn visible(character: char) -> char {
    if character.is_control() && character != '\t' { '\u{fffd}' } else { character }
}

/// A blank as wide as the character, where a terminal shows all but ASCII wide: true of what stands in our files.
fn blank(character: char) -> char {
    match character {
        '\t' => '\t',
        character if character.is_ascii() => ' ',
        _ => '\u{3000}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_under_the_column_in_both_scripts() {
        assert_eq!(excerpt("org:x\t科技部|y", 12, 8), "  12 | org:x\t科技部|y\n     |      \t\u{3000}^\n");
        assert_eq!(excerpt("", 1, 1), "  1 | \n    | ^\n");
    }

    #[test]
    fn long_lines_are_cut_around_the_column() {
        let line = "签".repeat(1000);
        let text = excerpt(&line, 1, 500);
        assert_eq!(text.lines().next().map(|line| line.chars().count()), Some("  1 | ".len() + 2 * AROUND));
        assert!(text.ends_with("\u{3000}^\n"));
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert!(!excerpt("a\u{1b}[31mb", 1, 1).contains('\u{1b}'));
    }

    #[test]
    fn a_column_beyond_the_line_is_no_panic() {
        assert_eq!(excerpt("ab", 1, 9), "  1 | ab\n    |   ^\n");
        assert!(excerpt("ab", 1, usize::MAX).contains('^'));
        assert!(excerpt("ab", 0, 0).contains("ab"));
    }
}

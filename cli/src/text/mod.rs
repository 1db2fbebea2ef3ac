//! Records for a person to read. Nothing is aligned in columns: Chinese and Latin letters differ in width.

mod article;
mod entities;
mod event;
mod explanation;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use article::article;
pub(crate) use explanation::explanation;

use shilu::SourceSpan;

/// On one line, without control characters that a terminal would obey.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the article as received has at the span, on one line.
fn source(text: &str, span: SourceSpan) -> String {
    one_line(text.get(span.range()).unwrap_or_default())
}

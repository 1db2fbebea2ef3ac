//! Source and byline labels: `来源:X 文稿:Y、Z`, `Source: X  Editor: Y`, `By X`.

use super::Layout;
use super::noise::{Noise, NoiseTable};
use crate::span::Span;
use crate::token::script::{is_close_bracket, is_open_bracket};

/// Read a line that consists of labels with their values; false where it is none.
pub(super) fn read(text: &str, line: Span, noise: &NoiseTable, layout: &mut Layout) -> bool {
    let content = line.of_text(text);
    if content.chars().count() > 160 {
        return false;
    }
    let fields = fields(content, noise);
    let Some(first) = fields.first() else { return false };
    // Before the first label there may only be brackets and damage, not a sentence.
    let before = content.get(..first.label).unwrap_or("");
    if before.chars().count() > 12 || before.contains(['。', ',', '，']) {
        return false;
    }
    for field in &fields {
        let base = line.start as usize;
        let span = Span::of(base + field.value.0, base + field.value.1);
        match field.class {
            Noise::SourceLabel if layout.source.is_none() && !span.is_empty() => layout.source = Some(span),
            Noise::AuthorLabel => split_names(text, span, &mut layout.authors),
            Noise::DateLabel if layout.published.is_none() => layout.published = Some(span),
            _ => {}
        }
    }
    true
}

#[derive(Debug)]
struct Field {
    class: Noise,
    label: usize,
    value: (usize, usize),
}

/// Labels of a line with the stretches up to the next label.
fn fields(content: &str, noise: &NoiseTable) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = 0;
    let mut fresh = true; // a label begins the line, or follows a space or bracket
    while let Some(character) = content.get(at..).and_then(|rest| rest.chars().next()) {
        let found = if fresh { label(content, at, noise, fields.is_empty()) } else { None };
        if let Some((class, end)) = found {
            close(content, &mut fields, at);
            fields.push(Field { class, label: at, value: (end, end) });
            at = end;
            fresh = true;
            continue;
        }
        fresh = character.is_whitespace()
            || is_open_bracket(character)
            || "|/；;■▲●。".contains(character)
            || (fields.is_empty() && at < 12);
        at += character.len_utf8();
    }
    close(content, &mut fields, content.len());
    fields
}

/// A label with its colon, or at the start of the line without one when a space follows.
fn label(content: &str, at: usize, noise: &NoiseTable, first: bool) -> Option<(Noise, usize)> {
    let rest = content.get(at..)?;
    let (length, class) = noise.at_start(rest)?;
    if !matches!(
        class,
        Noise::SourceLabel | Noise::AuthorLabel | Noise::EditorLabel | Noise::DateLabel | Noise::ViewsLabel
    ) {
        return None;
    }
    let form = rest.get(..length)?;
    if form.ends_with([':', '：']) {
        return Some((class, at + length));
    }
    let after = rest.get(length..)?;
    let spaced = after.trim_start();
    match spaced.chars().next() {
        Some(mark @ (':' | '：')) => Some((class, at + length + (after.len() - spaced.len()) + mark.len_utf8())),
        Some(name) if first && at == 0 && after.starts_with(' ') && name.is_uppercase() && form.len() <= 8 => {
            (content.chars().count() < 60 && !content.ends_with('.')).then_some((class, at + length))
        }
        _ => None,
    }
}

fn close(content: &str, fields: &mut [Field], end: usize) {
    let Some(field) = fields.last_mut() else { return };
    let value = content.get(field.value.0..end).unwrap_or("");
    let trimmed = value.trim_start();
    let start = field.value.0 + value.len() - trimmed.len();
    let trimmed = trimmed.trim_end_matches(|c: char| {
        c.is_whitespace() || is_close_bracket(c) || is_open_bracket(c) || ",，;；|/。".contains(c)
    });
    field.value = (start, start + trimmed.len());
}

/// Names separated by list marks or spaces.
pub(super) fn split_names(text: &str, span: Span, out: &mut Vec<Span>) {
    let value = span.of_text(text);
    let base = span.start as usize;
    let latin = value.is_ascii();
    let mut at = 0;
    for part in
        value.split(|c: char| matches!(c, '、' | ',' | '，' | '/' | '|' | ';' | '；') || (!latin && c.is_whitespace()))
    {
        let trimmed = part.trim();
        let lead = part.len() - part.trim_start().len();
        // 记者 X 通讯员 Y: labels between the names.
        if !trimmed.is_empty()
            && trimmed.chars().count() <= 40
            && !matches!(trimmed, "通讯员" | "记者" | "摄影" | "编辑")
        {
            out.push(Span::of(base + at + lead, base + at + lead + trimmed.len()));
        }
        at += part.len() + value.get(at + part.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

//! Source and byline labels: `来源:X 文稿:Y、Z`, `Source: X  Editor: Y`, `By X | Updated: …`, `2024-03-18 来源：X`.

use super::noise::{Noise, NoiseTable};
use super::{Layout, date};
use crate::span::Span;
use crate::token::script::{is_close_bracket, is_han, is_open_bracket};

/// Longest line of labels, in bytes.
const LONGEST_LINE: usize = 480;
/// Most bytes between the start of a line and its first label.
const LATEST_LABEL: usize = 36;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    /// No line of labels.
    None,
    /// Nothing but labels and their values.
    All,
    /// Labels, and behind them what the article tells: 来源：湖州日报。据悉，…
    Before(Span),
}

/// Read a line that begins with labels and their values, a date before them or not.
pub(super) fn read(text: &str, line: Span, noise: &NoiseTable, layout: &mut Layout) -> Labels {
    let content = line.of_text(text);
    if content.len() > LONGEST_LINE {
        return Labels::None;
    }
    let dated = date::leading(content);
    let skip = dated.map_or(0, |(_, end)| end);
    let rest = content.get(skip..).unwrap_or("");
    let bracketed = content.starts_with(is_open_bracket);
    let mut fields = fields(rest, noise, bracketed);
    let Some(first) = fields.first() else { return Labels::None };
    // Before the first label there may only be brackets, damage or the name of an outlet, not a sentence.
    let before = rest.get(..first.label).unwrap_or("");
    if before.len() > LATEST_LABEL
        || before.contains(['。', ',', '，', '；'])
        || fields.iter().all(|field| field.class.is_none())
    {
        return Labels::None;
    }
    let base = line.start as usize + skip;
    if let Some((end, _)) = dated.filter(|_| layout.published.is_none()) {
        layout.published = Some(Span::of(line.start as usize, line.start as usize + end));
    }
    let told = fields.last_mut().filter(|field| field.class == Some(Noise::SourceLabel)).and_then(|field| {
        let (end, told) = told_behind(rest.get(field.value.0..)?)?;
        field.value.1 = field.value.0 + end;
        Some(base + field.value.0 + told)
    });
    store(text, base, &fields, noise, layout);
    told.map_or(Labels::All, |told| Labels::Before(Span::of(told, line.end as usize)))
}

/// Bytes of the shortest sentence behind a label.
const SHORTEST_TOLD: usize = 30;

/// Where the name of a source ends and the text behind it begins: `湖州日报。据悉，…。`, `湖州日报）据悉，…。`, `湖州日报 据悉，…。`.
fn told_behind(value: &str) -> Option<(usize, usize)> {
    if !value.ends_with(['。', '”', '！', '？']) {
        return None;
    }
    let end = value.find(|c: char| matches!(c, '。' | '，') || is_close_bracket(c) || c.is_whitespace())?;
    let rest = value.get(end..)?;
    let mark = rest.chars().next().filter(|mark| *mark != '，')?;
    let told = rest.get(mark.len_utf8()..)?.trim_start();
    // Another outlet, or a line of marks, is no sentence.
    let sentence = told.len() >= SHORTEST_TOLD && (!mark.is_whitespace() || told.contains(['，', '：']));
    (end > 0 && sentence).then(|| (end, value.len() - told.len()))
}

/// Labels in brackets at the end of a paragraph, `（编辑：X）` or `(Photo by X)`: where the paragraph ends without them,
/// and whether they speak of a picture.
pub(super) fn trailing(text: &str, line: Span, noise: &NoiseTable, layout: &mut Layout) -> Option<(Span, bool)> {
    let content = line.of_text(text);
    let trimmed = content.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
    if content.len() - trimmed.len() > 9 || !trimmed.ends_with(is_close_bracket) {
        return None;
    }
    let open = trimmed.rfind(is_open_bracket).filter(|&at| at > 0)?;
    let bracket = trimmed.get(open..)?;
    let inner = bracket.trim_start_matches(is_open_bracket).trim_end_matches(is_close_bracket);
    if inner.len() > LONGEST_LINE {
        return None;
    }
    let fields = fields(inner, noise, true);
    let outlet = |label: usize| label == 0 || inner.get(..label).is_some_and(|before| noise.is_agency(before.trim()));
    let labelled = fields.first().is_some_and(|field| outlet(field.label) && field.class.is_some());
    let class = noise
        .at_start(bracket)
        .or_else(|| noise.at_start(inner))
        .map(|(_, class)| class)
        .or_else(|| noise.of_line(bracket))
        .or_else(|| noise.of_line(inner));
    let picture = matches!(class, Some(Noise::Credit | Noise::Caption));
    if !labelled && !picture {
        return None;
    }
    if labelled {
        store(
            text,
            line.start as usize + open + (bracket.len() - bracket.trim_start_matches(is_open_bracket).len()),
            &fields,
            noise,
            layout,
        );
    }
    let end = content.get(..open)?.trim_end().len();
    (end > 0).then(|| (Span::of(line.start as usize, line.start as usize + end), picture && !labelled))
}

fn store(text: &str, base: usize, fields: &[Field], noise: &NoiseTable, layout: &mut Layout) {
    for field in fields {
        let span = Span::of(base + field.value.0, base + field.value.1);
        let value = span.of_text(text);
        match field.class {
            Some(Noise::SourceLabel)
                if layout.source.is_none() && !value.is_empty() && !noise.is_placeholder(value) =>
            {
                // `Source: CNA/at(kg)`: initials of editors follow.
                let end = value
                    .find('/')
                    .filter(|&at| {
                        at > 1
                            && value
                                .get(at + 1..)
                                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
                    })
                    .unwrap_or(value.len());
                layout.source = Some(Span::of(base + field.value.0, base + field.value.0 + end));
            }
            Some(Noise::AuthorLabel | Noise::EditorLabel) => {
                split_names(text, span, noise, &mut layout.authors);
                // By X, 13 June 2025; Compiled by X | Friday 6 June 2025
                if layout.published.is_none()
                    && let Some((at, end)) = date::closing(value)
                {
                    layout.published = Some(Span::of(span.start as usize + at, span.start as usize + end));
                }
                // By X | China Daily
                let mut at = span.start as usize;
                for part in value.split(['|', '｜']) {
                    let name = part.trim();
                    let start = at + part.len() - part.trim_start().len();
                    if layout.source.is_none() && noise.is_agency(name) {
                        layout.source = Some(Span::of(start, start + name.len()));
                    }
                    at += part.len();
                    at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                }
            }
            Some(Noise::DateLabel) if layout.published.is_none() && !value.is_empty() => layout.published = Some(span),
            _ => {}
        }
    }
}

#[derive(Debug)]
struct Field {
    /// None for a label that the tables do not have: it ends the value before it.
    class: Option<Noise>,
    label: usize,
    value: (usize, usize),
}

/// Labels of a line with the stretches up to the next label.
fn fields(content: &str, noise: &NoiseTable, bracketed: bool) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = 0;
    let mut fresh = true; // a label begins the line, or follows a space or bracket
    while let Some(character) = content.get(at..).and_then(|rest| rest.chars().next()) {
        // No caller wants a line whose first label comes so late.
        if fields.is_empty() && at > LATEST_LABEL {
            return fields;
        }
        if !fresh && character.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let found = if fresh { label(content, at, noise, fields.is_empty(), bracketed) } else { None };
        if let Some((class, end)) = found {
            close(content, &mut fields, at);
            fields.push(Field { class, label: at, value: (end, end) });
            at = end;
            fresh = true;
            continue;
        }
        fresh = character.is_whitespace()
            || is_open_bracket(character)
            || matches!(character, '|' | '｜' | '/' | '；' | ';' | '■' | '▲' | '●' | '。')
            || (fields.is_empty() && at < LATEST_LABEL && is_han(character));
        at += character.len_utf8();
    }
    close(content, &mut fields, content.len());
    fields
}

fn is_label(class: Noise) -> bool {
    matches!(
        class,
        Noise::SourceLabel
            | Noise::AuthorLabel
            | Noise::EditorLabel
            | Noise::StaffLabel
            | Noise::DateLabel
            | Noise::ViewsLabel
            | Noise::Credit
    )
}

/// A label with its colon or bar, or at the start of the line without one where what follows can only be its value.
fn label(content: &str, at: usize, noise: &NoiseTable, first: bool, bracketed: bool) -> Option<(Option<Noise>, usize)> {
    let rest = content.get(at..)?;
    let found = noise.at_start(rest).filter(|&(_, class)| is_label(class));
    let Some((length, class)) = found else {
        return if first { None } else { unknown(rest).map(|end| (None, at + end)) };
    };
    let form = rest.get(..length)?;
    // 创投周报｜某某完成融资: behind words the bar parts a headline.
    if form == "｜" && at > 0 {
        return None;
    }
    let after = rest.get(length..)?;
    let spaced = after.trim_start();
    let lead = after.len() - spaced.len();
    if form.ends_with([':', '：', '丨', '｜']) {
        return Some((Some(class), at + length));
    }
    if let Some(mark) = spaced.chars().next().filter(|mark| matches!(mark, ':' | '：' | '|' | '｜' | '丨')) {
        return Some((Some(class), at + length + lead + mark.len_utf8()));
    }
    let alone = content.split(['|', '｜']).next().unwrap_or(content);
    // `(Reporting by X; Editing by Y)`, `--With assistance from X.`: the mark says that it is no sentence.
    let marked = form.starts_with(['(', '-']) || content.get(..at).is_some_and(|before| before.ends_with("; "));
    let short = marked || alone.chars().count() < 60 && !alone.ends_with(['.', '。', '！', '？']);
    let name = spaced.chars().next()?;
    let by = form.len() >= 2 && form.get(form.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case("by"));
    // （某社记者 王强）
    let bracketed =
        bracketed && first && content.chars().count() <= 40 && !content.contains(['。', '，', ',']) && is_han(name);
    if bracketed
        && class == Noise::AuthorLabel
        && form.starts_with(is_han)
        && !alone.trim_end_matches(is_close_bracket).ends_with('摄')
    {
        return Some((Some(class), at + length));
    }
    let fits = match class {
        Noise::DateLabel => date::leading(spaced).is_some(),
        Noise::AuthorLabel | Noise::EditorLabel if by => lead > 0 && name.is_uppercase() && short,
        Noise::SourceLabel if form == "SOURCE" => lead > 0 && name.is_uppercase() && alone.len() < 90,
        Noise::SourceLabel if form.chars().count() >= 4 && is_han(name) => {
            lead > 0 && short && !alone.contains(['，', ','])
        }
        _ => false,
    };
    let fits =
        fits || marked && lead > 0 && name.is_uppercase() && matches!(class, Noise::AuthorLabel | Noise::EditorLabel);
    ((first && at == 0 || marked || class == Noise::DateLabel) && fits).then_some((Some(class), at + length))
}

/// A short word and a colon: a label that no table has.
fn unknown(text: &str) -> Option<usize> {
    let end = text
        .char_indices()
        .take(9)
        .find(|(_, char)| !char.is_alphanumeric())
        .filter(|(_, char)| matches!(char, ':' | '：'))?;
    let word = text.get(..end.0)?;
    let letters = word.chars().all(char::is_alphabetic);
    (word.chars().count() >= 2 && letters).then_some(end.0 + end.1.len_utf8())
}

fn close(content: &str, fields: &mut [Field], end: usize) {
    let Some(field) = fields.last_mut() else { return };
    let value = content.get(field.value.0..end).unwrap_or("");
    let trimmed = value.trim_start();
    let start = field.value.0 + value.len() - trimmed.len();
    let trimmed = trimmed.trim_end_matches(|c: char| {
        c.is_whitespace() || is_close_bracket(c) || is_open_bracket(c) || ",，;；|｜/。".contains(c)
    });
    field.value = (start, start + trimmed.len());
}

/// Names separated by list marks, spaces or `and`.
pub(super) fn split_names(text: &str, span: Span, noise: &NoiseTable, out: &mut Vec<Span>) {
    let value = span.of_text(text);
    let base = span.start as usize;
    let latin = value.is_ascii();
    let separates = |c: char| "、,，/／|｜;；&".contains(c) || (!latin && c.is_whitespace());
    let mut at = 0;
    for part in value.split(separates) {
        let mut from = at;
        for name in part.split(" and ") {
            author(text, Span::of(base + from, base + from + name.len()), noise, out);
            from += name.len() + " and ".len();
        }
        at += part.len();
        at += value.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

/// One part of a byline, if it is a name.
fn author(text: &str, part: Span, noise: &NoiseTable, out: &mut Vec<Span>) {
    let mut name = part.of_text(text);
    let mut start = part.start as usize;
    loop {
        let trimmed =
            name.trim_start_matches(|c: char| c.is_whitespace() || is_open_bracket(c) || matches!(c, ':' | '：'));
        start += name.len() - trimmed.len();
        // 记者X 通讯员Y: labels between the names.
        match noise.at_start(trimmed) {
            Some((length, class)) if is_label(class) && trimmed.starts_with(is_han) => {
                name = trimmed.get(length..).unwrap_or("");
                start += length;
            }
            _ => {
                name = trimmed;
                break;
            }
        }
    }
    // `Zhang Wei in Ningbo`, `徐平 报道`, `徐平摄`
    let end =
        [" in ", " for ", " at ", " with ", "报道", "（", "(", "["].iter().filter_map(|mark| name.find(mark)).min();
    let name = name
        .get(..end.unwrap_or(name.len()))
        .unwrap_or("")
        .trim_end_matches(|c: char| c.is_whitespace() || is_close_bracket(c) || c == '.');
    let count = name.chars().count();
    let sized = if name.starts_with(is_han) {
        (2..=12).contains(&count)
    } else {
        (3..=40).contains(&count) && name.starts_with(char::is_alphabetic)
    };
    // Of names in letters every word is one: `Shanghai newsroom` is none.
    let particle = |word: &str| {
        matches!(word, "de" | "van" | "von" | "der" | "den" | "al" | "bin" | "da" | "di" | "la" | "le" | "el")
    };
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase()) || particle(word);
    let named = sized
        && name.split(' ').all(capital)
        && !name.contains(|c: char| c.is_ascii_digit())
        && !noise.is_placeholder(name);
    let outlet = noise.is_agency(name) || noise.of_line(name).is_some();
    if named && !outlet {
        out.push(Span::of(start, start + name.len()));
    }
}

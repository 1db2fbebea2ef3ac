//! Lists of who holds which post, a line each: `主席：` or `Members:` and the names below, `副主席：王小芳、李明` in one line.

use super::Carried;
use super::han_name::{self, Context};
use crate::extract::sentence::View;
use crate::extract::title::{Title, start_of};
use crate::extract::{Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::List;
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// Longest line that names one of a list, in bytes.
const LINE: usize = 240;
/// What may stand before the first word of a line: bullets, numbers, spaces.
fn is_bullet(char: char) -> bool {
    char.is_ascii_digit() || char.is_whitespace() || ".．、()（）•·●■◆▪-–—－*＊".contains(char)
}

/// Where the first word of a line begins, behind bullets and numbers.
pub(super) fn first_word(view: &View<'_>) -> u32 {
    let line = view.span.of_text(view.text);
    view.span.start + to_u32(line.len() - line.trim_start_matches(is_bullet).len())
}

/// The post that a line opens a list of: it is the title and nothing else (`主席：`), or ends with one and says that those
/// follow who have it (`委任下列人士为…委员会成员：`).
pub(super) fn opened(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    carried: &Carried,
) -> Option<PositionMention> {
    let title = titles.last()?;
    let line = view.span.of_text(view.text).trim_end();
    let bare = line.strip_suffix(['：', ':']).unwrap_or(line).trim_end();
    let whole = start_of(title) <= first_word(view);
    let says = || view.lexicon.list(List::Introduces).within(line);
    if title.span.end != view.span.start + to_u32(bare.len()) || !(whole || (bare.len() < line.len() && says())) {
        return None;
    }
    let body = chosen
        .iter()
        .find(|body| body.extent.end == start_of(title) && body.kind == MentionKind::Organization && body.weight >= 2);
    let mut span = title.span;
    // Each of the members is a member.
    span.end -= u32::from(title.plural);
    Some(PositionMention {
        title: span,
        thing: title.thing.filter(|_| title.exact),
        organization: None,
        elsewhere: body.map(|body| body.span).or(carried.body),
        qualifier: title.qualifier.map(|(_, qualifier)| qualifier),
        rule: rule(title.span.of_text(view.text)),
    })
}

/// The rule that a post of a list is found by.
pub(super) fn rule(title: &str) -> &'static str {
    if title.starts_with(is_han) { "position.zh.listed" } else { "position.en.listed" }
}

/// A line that names one of the list, or nothing but marks.
pub(super) fn goes_on(view: &View<'_>, chosen: &[Mention], persons: &[Mention]) -> bool {
    let line = view.span.of_text(view.text).trim();
    if line.len() > LINE || line.ends_with('。') {
        return false;
    }
    let first = first_word(view);
    let named = |person: &Mention| person.kind == MentionKind::Person && person.extent.start <= first;
    line.chars().all(|char| !char.is_alphanumeric()) || chosen.iter().chain(persons).any(named)
}

/// A line that is a Chinese name and nothing else: 卫子矜, above 新闻主管.
pub(super) fn alone_in_line(view: &View<'_>) -> Option<Span> {
    const SURNAME: u8 = 2;
    let line = view.span.of_text(view.text);
    let text = line.trim();
    if !(2..=4).contains(&text.chars().count()) || !text.chars().all(is_han) {
        return None;
    }
    let start = view.span.start + to_u32(line.len() - line.trim_start().len());
    let name = Span::new(start, start + to_u32(text.len()));
    let surname = han_name::surname_of(view, text).map_or(0, |surname| view.lexicon.people.surname(surname));
    let word = view.segmenter.tag(text).is_some_and(|tag| !tag.starts_with("nr"));
    let found = han_name::at(view, start, Context::Strong) == Some(name);
    (found && surname >= SURNAME && !word).then_some(name)
}

/// The post of whom the line above names: a line that is a body and a title, or a title, and nothing else.
pub(super) fn below_name(view: &View<'_>, chosen: &[Mention], titles: &[Title]) -> Option<PositionMention> {
    let title = titles.first()?;
    let end = view.span.start + to_u32(view.span.of_text(view.text).trim_end().len());
    let start = start_of(title);
    let body = chosen.iter().position(|body| body.extent.end == start && body.kind == MentionKind::Organization);
    let from = body.and_then(|body| chosen.get(body)).map_or(start, |body| body.extent.start);
    if title.span.end != end || from > first_word(view) || !title.span.of_text(view.text).starts_with(is_han) {
        return None;
    }
    Some(PositionMention {
        title: title.span,
        thing: title.thing.filter(|_| title.exact),
        organization: body.map(|mention| Post { mention, place: false }),
        elsewhere: None,
        qualifier: title.qualifier.map(|(_, qualifier)| qualifier),
        rule: "position.zh.listed",
    })
}

/// A line that begins with a post and a colon: `副主席：王小芳`, `Chair: Fiona Grant`.
pub(super) fn is_entry(view: &View<'_>, titles: &[Title]) -> bool {
    titles
        .first()
        .is_some_and(|title| start_of(title) <= first_word(view) && view.rest(title.span.end).starts_with(['：', ':']))
}

/// A name behind a post and a colon, or behind the words that say who has it: `主席：`, `三名新成员，分别为`.
pub(super) fn behind_mark(view: &View<'_>, at: u32) -> Option<u32> {
    const MARKS: [&str; 10] =
        ["：", ":", "，分别为", "，分别是", "分别为", "分别是", "，包括", "包括", "，即", "，计有"];
    let rest = view.rest(at);
    let name = MARKS.iter().find_map(|mark| rest.strip_prefix(mark))?.trim_start_matches(' ');
    Some(at + to_u32(rest.len() - name.len()))
}

/// Whether the posts at an offset are those of an entry of a list, so that the body is the one named above it.
pub(super) fn begins_entry(view: &View<'_>, from: u32) -> bool {
    from <= first_word(view) || view.before(from).ends_with(['；', ';'])
}

/// The body that a list is of, if its posts name none.
pub(super) fn at_body(position: &mut PositionMention, body: Option<Span>) {
    if position.organization.is_none() && position.elsewhere.is_none() {
        position.elsewhere = body;
    }
}

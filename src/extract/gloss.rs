//! Names in Latin letters with their Chinese form in brackets behind: Li Lan (李兰), Grupo Santa Clara (圣克拉拉医疗集团).

use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::people;
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// Longest Chinese form, in characters.
const LONGEST: usize = 24;

/// The Chinese form right behind a name is an alias, and no thing of its own.
pub(crate) fn glossed(view: &View<'_>, mentions: &mut Vec<Mention>) {
    if !(view.has.latin && view.has.han && view.has.bracket) {
        return;
    }
    let mut inside: Vec<Span> = Vec::new();
    for mention in &mut *mentions {
        let named = matches!(mention.kind, MentionKind::Person | MentionKind::Organization | MentionKind::Proper);
        let name = mention.span.of_text(view.text);
        if !named || !name.starts_with(char::is_uppercase) || name.contains(is_han) {
            continue;
        }
        let Some(gloss) = gloss_behind(view, mention.span.end) else { continue };
        let han = gloss.of_text(view.text);
        if mention.kind == MentionKind::Proper && name.contains(' ') && is_spelt(name, han) {
            (mention.kind, mention.weight, mention.category) = (MentionKind::Person, 2, None);
        }
        // A product or place is called so too: only what is long enough for a body, or somebody's name, is one.
        if mention.kind == MentionKind::Person && !(2..=4).contains(&han.chars().count()) {
            continue;
        }
        mention.alias = Some(gloss);
        mention.extent = mention.extent.cover(Span::new(mention.span.start, behind_bracket(view, gloss)));
        inside.push(gloss);
    }
    mentions.retain(|other| !inside.iter().any(|gloss| gloss.contains(other.extent)));
}

/// Behind the mark that closes the brackets.
pub(crate) fn behind_bracket(view: &View<'_>, gloss: Span) -> u32 {
    gloss.end + view.rest(gloss.end).chars().next().map_or(0, |mark| to_u32(mark.len_utf8()))
}

/// The Chinese characters in brackets right behind a name, or behind its closing quotation mark.
pub(crate) fn gloss_behind(view: &View<'_>, end: u32) -> Option<Span> {
    let rest = view.rest(end);
    let inner = rest.trim_start_matches(' ').strip_prefix(['(', '（'])?;
    let length: usize = inner
        .chars()
        .take(LONGEST + 1)
        .take_while(|&c| is_han(c) || matches!(c, '·' | '（' | '）'))
        .map(char::len_utf8)
        .sum();
    let mut text = inner.get(..length)?;
    // The bracket inside a name: 精耀影像（苏州）股份有限公司.
    if text.matches('）').count() > text.matches('（').count() {
        text = text.get(..text.rfind('）')?)?;
    }
    let closed = inner.get(text.len()..).is_some_and(|rest| rest.starts_with([')', '）']));
    let start = end + to_u32(rest.len() - inner.len());
    (closed && text.starts_with(is_han) && (2..=LONGEST).contains(&text.chars().count()))
        .then(|| Span::new(start, start + to_u32(text.len())))
}

/// Xu Ke (徐可): the words are how the characters are read, in either order.
fn is_spelt(name: &str, han: &str) -> bool {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect() };
    let name_letters = letters(name);
    (1..=2).any(|surname| {
        people::romanize(han, surname).is_some_and(|spelt| {
            let turned = spelt.split_once(' ').map(|(family, given)| letters(given) + &letters(family));
            letters(&spelt) == name_letters || turned.is_some_and(|turned| turned == name_letters)
        })
    })
}

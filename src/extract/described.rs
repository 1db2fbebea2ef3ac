//! What stands before the name of a body or place and belongs to it as posts belong to a person: 意大利牙科设备商|Dentaria.

use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// Furthest that the words for what a body is reach to the left of its name, in tokens.
const DESCRIPTION: usize = 5;

/// Let names take the words before them that say what they are, or where.
pub(crate) fn find(view: &View<'_>, mentions: &mut [Mention]) {
    describe(view, mentions);
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    within_places(mentions);
    mentions.sort_by_key(|mention| (mention.extent.start, std::cmp::Reverse(mention.extent.end)));
}

/// 武汉|光谷: of places side by side the last is where something is, and takes the others with it.
fn within_places(mentions: &mut [Mention]) {
    for index in 1..mentions.len() {
        let Some([before, place]) = mentions.get_mut(index - 1..=index) else { continue };
        let places = before.kind == MentionKind::Place && place.kind == MentionKind::Place;
        if places && before.weight > 1 && place.weight > 1 && before.extent.end == place.extent.start {
            place.extent.start = before.extent.start;
        }
    }
}

/// 意大利牙科设备商|Dentaria: the words that say what a body is belong to it, as posts belong to a person.
fn describe(view: &View<'_>, mentions: &mut [Mention]) {
    for index in 0..mentions.len() {
        let Some(mention) = mentions.get(index) else { continue };
        let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && mention.weight > 0;
        let start = mention.extent.start;
        let Some(before) = view.token_ending(start).filter(|_| body) else { continue };
        if !view.is_cue(before, Cue::Apposition) || view.kind(before) != Some(TokenKind::Han) {
            continue;
        }
        let mut from = before;
        while let Some(left) = from.checked_sub(1).filter(|&left| before - left <= DESCRIPTION) {
            let never = Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::FUNCTION);
            let number = |word: &str| word.starts_with(|c: char| "一二三四五六七八九十两几数多各".contains(c));
            if view.kind(left) != Some(TokenKind::Han) || view.flags(left).any(never) || number(view.word(left)) {
                break;
            }
            from = left;
        }
        let from = view.tokens.get(from).map_or(start, |token| token.span.start);
        // Another name in these words stands for itself.
        let other = |other: &Mention| {
            other.span.end <= start
                && other.span.end > from
                && !matches!(other.kind, MentionKind::Place | MentionKind::Quotation)
                && other.weight > 0
        };
        let from =
            mentions.iter().filter(|mention| other(mention)).map(|mention| mention.extent.end).fold(from, u32::max);
        if let Some(mention) = mentions.get_mut(index) {
            mention.extent.start = from.min(start);
        }
    }
}

/// `themed "Chips, Light and Capital"`, `"From Ore to Value: Partnerships"`: what something is about, and no body.
pub(super) fn is_theme(view: &View<'_>, open: usize, text: &str) -> bool {
    const FIRST: [&str; 8] = ["From ", "How ", "Why ", "What ", "Towards ", "Toward ", "The ", "Beyond "];
    let before = view.tokens.get(open).map_or("", |token| view.before(token.span.start)).trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    text.contains(' ')
        && !text.contains(is_han)
        && (text.contains([',', ':'])
            || FIRST.iter().any(|first| text.starts_with(first))
            || view.lexicon.list(List::Entitled).has(&word.to_ascii_lowercase()))
}

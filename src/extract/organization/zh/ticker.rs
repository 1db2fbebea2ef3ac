//! Chinese companies by the stock code that stands in brackets behind them.

use super::extend_left;
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Sense};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 东莱股份(002893.SZ): what a stock code stands behind is a company.
pub(in super::super) fn by_ticker(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    for (open, token) in view.tokens.iter().enumerate() {
        if token.kind != TokenKind::Punct || !matches!(view.word(open), "(" | "（") || open == 0 {
            continue;
        }
        let Some(close) = (open + 2..open + 8).find(|&index| matches!(view.word(index), ")" | "）")) else { continue };
        let code = view.span_of(open + 1, close).of_text(view.text);
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        let plain = code.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || ".:： ".contains(c));
        if view.kind(open - 1) != Some(TokenKind::Han) || !(4..=6).contains(&digits) || !plain {
            continue;
        }
        let left = extend_left(view, token.span.start, false, blocked);
        let start = behind_noun(view, left.start, open);
        let span = Span::new(cut_short(view, start, token.span.start).unwrap_or(start), token.span.start);
        if span.len() >= 6 && span.len() <= 36 && !left.counted {
            let mut mention = Mention::new(span, MentionKind::Organization, 3);
            mention.category = Some(Category::Company);
            mention.extent.end = view.tokens.get(close).map_or(span.end, |token| token.span.end);
            out.push(mention);
        }
    }
}

/// 网通电源厂|鼎耀电（7955）: where the name begins behind a noun for what the company is.
fn behind_noun(view: &View<'_>, start: u32, open: usize) -> u32 {
    let noun = (1..open).rev().map_while(|index| view.tokens.get(index)).find(|token| {
        let word = token.span.of_text(view.text);
        token.span.end <= view.tokens.get(open).map_or(0, |open| open.span.start).saturating_sub(6)
            && token.span.start > start
            && (word.ends_with(['厂', '商', '企']) || view.lexicon.senses(word).contains(&Sense::Cue(Cue::Apposition)))
    });
    noun.map_or(start, |noun| noun.span.end.max(start))
}

/// 由达|欣工（2535）, 设备厂泓达|精密（4589）: of two characters the name is hardly; it begins behind the mark or the noun for
/// what the company is.
fn cut_short(view: &View<'_>, start: u32, end: u32) -> Option<u32> {
    const LONGEST: usize = 6;
    let short = Span::new(start, end).of_text(view.text).chars().count() <= 2;
    let head = Some(view.before(end)).filter(|_| short)?;
    let length: usize = head.chars().rev().take_while(|&c| is_han(c)).take(LONGEST * 3).map(char::len_utf8).sum();
    let run = head.get(head.len() - length..)?;
    let noun = run.char_indices().rev().skip(2).find(|(_, c)| matches!(c, '厂' | '商' | '企'));
    let name = noun.map_or(run, |(at, c)| run.get(at + c.len_utf8()..).unwrap_or(run));
    let name =
        name.strip_prefix(['由', '与', '和', '及', '同', '对', '向', '据']).filter(|_| noun.is_none()).unwrap_or(name);
    let from = end - to_u32(name.len());
    ((3..=LONGEST).contains(&name.chars().count()) && from < start).then_some(from)
}

/// Capital letters in brackets begin a text.
pub(super) fn abbreviated(rest: &str) -> bool {
    rest.strip_prefix(['（', '(']).is_some_and(|inner| {
        let letters = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        letters >= 2
            && inner.starts_with(|c: char| c.is_ascii_uppercase())
            && inner.get(letters..).is_some_and(|rest| rest.starts_with(['）', ')']))
    })
}

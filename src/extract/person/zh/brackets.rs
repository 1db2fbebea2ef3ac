//! What stands in brackets behind a title or a name.

use super::Walk;
use crate::extract::Mention;
use crate::extract::sentence::View;
use crate::gazetteer::List;
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// Length of a note in brackets behind a title: （兼）, （主持工作）, （正部长级）.
pub(super) fn note_in_brackets(rest: &str) -> usize {
    const LONGEST: usize = 24;
    let Some(inner) = rest.strip_prefix(['（', '(']) else { return 0 };
    let Some(close) = inner.find(['）', ')']).filter(|&close| close > 0 && close <= LONGEST) else { return 0 };
    let note = inner.get(..close).unwrap_or("");
    if !note.chars().all(|c| is_han(c) || matches!(c, '、' | '，')) {
        return 0;
    }
    let mark = |text: &str, at: usize| text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    mark(rest, 0) + close + mark(inner, close)
}

/// 全球冷链联盟（GCCA）总裁, 世界卫生组织（世卫组织）总干事: where what stands in brackets behind a body ends.
pub(super) fn behind_note_on_body(view: &View<'_>, at: u32) -> Option<u32> {
    const LONGEST: usize = 60;
    let rest = view.rest(at);
    let inner = rest.strip_prefix(['（', '('])?;
    let close = inner.find(['）', ')', '。', '；', ';', '\n']).filter(|&close| close > 0 && close <= LONGEST)?;
    let behind = inner.get(close..)?.strip_prefix(['）', ')'])?;
    Some(at + to_u32(rest.len() - behind.len()))
}

impl Walk<'_, '_> {
    /// 陈大文先生（主席）、李小明: nothing but a note in brackets stands between.
    pub(super) fn is_note(&self, from: u32, to: u32) -> bool {
        let between = Span::new(from, to.max(from)).of_text(self.view.text);
        let behind = self.view.lexicon.list(List::Courteous).behind(between).unwrap_or(between);
        behind.len() > '（'.len_utf8() && note_in_brackets(behind) == behind.len()
    }
}

/// 博乐仁(Roland Busch): the original behind the name is an alias.
pub(super) fn latin_in_brackets(view: &View<'_>, at: u32, mention: &mut Mention) -> u32 {
    let rest = view.rest(at);
    let Some(open) = rest.chars().next().filter(|c| matches!(c, '(' | '（')) else { return at };
    let inner = rest.get(open.len_utf8()..).unwrap_or("");
    let Some(close) = inner.char_indices().take(60).find(|(_, c)| matches!(c, ')' | '）')) else { return at };
    let text = inner.get(..close.0).unwrap_or("");
    if text.is_empty() || text.contains(is_han) || !text.starts_with(|c: char| c.is_uppercase()) {
        return at;
    }
    let start = at + to_u32(open.len_utf8());
    mention.alias = Some(Span::new(start, start + to_u32(close.0)));
    let end = start + to_u32(close.0 + close.1.len_utf8());
    mention.extent.end = end;
    end
}

//! Edits between the article as received and the text as read, and the offset map that they are.

use super::Fix;
use crate::span::{SourceSpan, Span, to_u32};
use std::borrow::Cow;

/// One changed stretch: `source` of the article became `clean` of the repaired text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) fix: Fix,
    pub(crate) source: Span,
    pub(crate) clean: Span,
    /// Both sides have the same `char` boundaries, so offsets inside map one to one.
    pub(crate) linear: bool,
}

/// What one repair wants changed in the text before it: ranges in ascending order, without overlap.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    list: Vec<Change>,
    with: String,
}

#[derive(Clone, Copy, Debug)]
struct Change {
    range: Span,
    with: Span,
}

impl Changes {
    /// Replace a range of the text. Ranges must come in ascending order; one that does not is dropped.
    pub(crate) fn replace(&mut self, start: usize, end: usize, with: &str) {
        let range = Span::of(start, end);
        if self.list.last().is_some_and(|last| last.range.end > range.start) || range.start > range.end {
            debug_assert!(false, "changes out of order at {start}..{end}");
            return;
        }
        let from = self.with.len();
        self.with.push_str(with);
        self.list.push(Change { range, with: Span::of(from, self.with.len()) });
    }

    /// Remove a range of the text.
    pub(crate) fn remove(&mut self, start: usize, end: usize) {
        self.replace(start, end, "");
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// The article as received, the text as read, and the edits between the two.
#[derive(Clone, Debug)]
pub(crate) struct Repaired<'a> {
    pub(crate) source: &'a str,
    pub(crate) text: Cow<'a, str>,
    /// By position, without overlap.
    pub(crate) edits: Vec<Edit>,
    /// The classes of the characters of `text`, once all repairs have run.
    pub(crate) classes: u32,
    /// Whether characters that are only written so in Traditional Chinese stood in `source`.
    pub(crate) traditional: bool,
}

impl<'a> Repaired<'a> {
    /// A text to which nothing was done yet.
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, text: Cow::Borrowed(source), edits: Vec::new(), classes: 0, traditional: false }
    }

    /// Make the changes of one repair.
    pub(crate) fn apply(&mut self, fix: Fix, changes: &Changes) {
        if changes.is_empty() {
            return;
        }
        let most = self.edits.len() + changes.list.len();
        let mut rebuilt = Rebuilt { text: String::with_capacity(self.text.len()), edits: Vec::with_capacity(most) };
        let mut old = self.edits.iter().copied().peekable();
        let mut new = changes.list.iter().copied().peekable();
        let mut copied = 0u32; // end of what was taken over from the old text
        let mut group = Vec::new();
        let mut seen = (0, 0);
        while let Some(first) = new.next() {
            // Old edits that end before the change stay as they are.
            while let Some(edit) = old.next_if(|edit| stands_before(edit, first.range)) {
                rebuilt.keep(&self.text, &mut copied, edit);
            }
            // Old edits and further changes that overlap become one edit with it.
            let (mut range, mut earliest) = (first.range, fix);
            group.clear();
            group.push(first);
            loop {
                if let Some(edit) = old.next_if(|edit| overlaps(edit, range)) {
                    earliest = earliest.min(edit.fix);
                    range = range.cover(edit.clean);
                } else if let Some(change) = new.next_if(|change| change.range.start < range.end) {
                    range = range.cover(change.range);
                    group.push(change);
                } else {
                    break;
                }
            }
            let source = self.source_span_behind(range, &mut seen);
            rebuilt.copy(&self.text, &mut copied, range.start);
            let clean_start = rebuilt.text.len();
            for change in &group {
                rebuilt.copy(&self.text, &mut copied, change.range.start);
                rebuilt.text.push_str(change.with.of_text(&changes.with));
                copied = change.range.end;
            }
            rebuilt.copy(&self.text, &mut copied, range.end);
            let clean = Span::of(clean_start, rebuilt.text.len());
            let (before, after) = (source.of_text(self.source), clean.of_text(&rebuilt.text));
            if before != after {
                let linear = same_boundaries(before, after);
                rebuilt.add(Edit { fix: earliest, source, clean, linear });
            }
        }
        for edit in old {
            rebuilt.keep(&self.text, &mut copied, edit);
        }
        rebuilt.copy(&self.text, &mut copied, to_u32(self.text.len()));
        self.edits = rebuilt.edits;
        self.text = if self.edits.is_empty() { Cow::Borrowed(self.source) } else { Cow::Owned(rebuilt.text) };
    }

    /// Where a span of the repaired text came from. The only way from a [`Span`] to a [`SourceSpan`].
    pub(crate) fn source_span(&self, span: Span) -> SourceSpan {
        let Span { start, end } = self.source_span_of(span);
        SourceSpan { start: start as usize, end: end as usize }
    }

    fn source_span_of(&self, span: Span) -> Span {
        let starts = self.edits.partition_point(|edit| edit.clean.start <= span.start);
        let ends = self.edits.partition_point(|edit| edit.clean.start < span.end);
        self.source_span_by(span, starts, ends)
    }

    /// The same for spans asked for in order: `seen` are the edits that lie before the last one's start and end.
    fn source_span_behind(&self, span: Span, seen: &mut (usize, usize)) -> Span {
        while self.edits.get(seen.0).is_some_and(|edit| edit.clean.start <= span.start) {
            seen.0 += 1;
        }
        while self.edits.get(seen.1).is_some_and(|edit| edit.clean.start < span.end) {
            seen.1 += 1;
        }
        self.source_span_by(span, seen.0, seen.1)
    }

    fn source_span_by(&self, span: Span, starts: usize, ends: usize) -> Span {
        let start = self.source_start(span.start, starts);
        let end = if span.is_empty() { start } else { self.source_end(span.end, ends) };
        Span::new(start, end.max(start))
    }

    /// Of a span's start: behind whatever was removed at that point. `count` edits begin there or before.
    fn source_start(&self, offset: u32, count: usize) -> u32 {
        match count.checked_sub(1).and_then(|index| self.edits.get(index)) {
            None => offset,
            Some(edit) if offset < edit.clean.end => inside(edit, offset, edit.source.start),
            Some(edit) => edit.source.end.saturating_add(offset.saturating_sub(edit.clean.end)),
        }
    }

    /// Of a span's end: before whatever was removed at that point. `count` edits begin before.
    fn source_end(&self, offset: u32, count: usize) -> u32 {
        match count.checked_sub(1).and_then(|index| self.edits.get(index)) {
            None => offset,
            Some(edit) if offset < edit.clean.end => inside(edit, offset, edit.source.end),
            Some(edit) => edit.source.end.saturating_add(offset.saturating_sub(edit.clean.end)),
        }
    }
}

fn inside(edit: &Edit, offset: u32, otherwise: u32) -> u32 {
    if edit.linear { edit.source.start.saturating_add(offset.saturating_sub(edit.clean.start)) } else { otherwise }
}

fn stands_before(edit: &Edit, range: Span) -> bool {
    edit.clean.end <= range.start
}

fn overlaps(edit: &Edit, range: Span) -> bool {
    edit.clean.start < range.end && range.start < edit.clean.end
        || (edit.clean.is_empty() && range.start < edit.clean.start && edit.clean.start < range.end)
}

/// Equal length and equal `char` boundaries.
fn same_boundaries(before: &str, after: &str) -> bool {
    let inside = |byte: u8| byte & 0xC0 == 0x80;
    before.len() == after.len() && before.bytes().zip(after.bytes()).all(|(left, right)| inside(left) == inside(right))
}

struct Rebuilt {
    text: String,
    edits: Vec<Edit>,
}

impl Rebuilt {
    fn push(&mut self, old: &str, start: u32, end: u32) {
        self.text.push_str(Span::new(start, end.max(start)).of_text(old));
    }

    fn copy(&mut self, old: &str, copied: &mut u32, end: u32) {
        self.push(old, *copied, end);
        *copied = end.max(*copied);
    }

    /// Take over an old edit with the unchanged text before it.
    fn keep(&mut self, old: &str, copied: &mut u32, edit: Edit) {
        self.copy(old, copied, edit.clean.start);
        let start = self.text.len();
        self.copy(old, copied, edit.clean.end);
        self.add(Edit { clean: Span::of(start, self.text.len()), ..edit });
    }

    /// Neighbouring one-to-one edits of one repair become one.
    fn add(&mut self, edit: Edit) {
        match self.edits.last_mut() {
            Some(last)
                if last.fix == edit.fix
                    && last.linear
                    && edit.linear
                    && last.source.end == edit.source.start
                    && last.clean.end == edit.clean.start =>
            {
                last.source.end = edit.source.end;
                last.clean.end = edit.clean.end;
            }
            _ => self.edits.push(edit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(repaired: &mut Repaired<'_>, fix: Fix, changes: &[(usize, usize, &str)]) {
        let mut list = Changes::default();
        for &(start, end, with) in changes {
            list.replace(start, end, with);
        }
        repaired.apply(fix, &list);
    }

    fn replay(repaired: &Repaired<'_>) -> String {
        let (mut text, mut at) = (String::new(), 0);
        for edit in &repaired.edits {
            text.push_str(&repaired.source[at..edit.source.start as usize]);
            text.push_str(edit.clean.of_text(&repaired.text));
            at = edit.source.end as usize;
        }
        text + &repaired.source[at..]
    }

    #[test]
    fn edits_of_several_repairs_compose() {
        let mut repaired = Repaired::new("徐匯區(qū)委,AB");
        change(&mut repaired, Fix::PinyinGloss, &[(9, 14, "")]);
        assert_eq!(repaired.text, "徐匯區委,AB");
        change(&mut repaired, Fix::Script, &[(3, 6, "汇"), (6, 9, "区")]);
        assert_eq!(repaired.text, "徐汇区委,AB");
        assert_eq!(repaired.edits.len(), 2, "neighbouring characters are one edit, the gloss another");
        assert_eq!(replay(&repaired), repaired.text);
        assert_eq!(repaired.source_span(Span::new(6, 9)), SourceSpan { start: 6, end: 9 });
        assert_eq!(repaired.source_span(Span::new(9, 12)), SourceSpan { start: 14, end: 17 });
        assert_eq!(repaired.source_span(Span::new(0, 12)), SourceSpan { start: 0, end: 17 });
        change(&mut repaired, Fix::Encoding, &[(3, 12, "xyz")]);
        assert_eq!(repaired.text, "徐xyz,AB");
        assert_eq!(replay(&repaired), repaired.text);
        assert_eq!(repaired.source_span(Span::new(3, 6)), SourceSpan { start: 3, end: 17 });
        assert_eq!(repaired.source_span(Span::new(7, 9)), SourceSpan { start: 18, end: 20 });
    }

    #[test]
    fn untouched_text_is_borrowed() {
        let mut repaired = Repaired::new("abc");
        change(&mut repaired, Fix::Width, &[]);
        assert!(matches!(repaired.text, Cow::Borrowed(_)));
        assert_eq!(repaired.source_span(Span::new(1, 3)), SourceSpan { start: 1, end: 3 });
    }
}

//! The two kinds of span: in the repaired text, and in the article as received.

use serde::{Deserialize, Serialize};

/// A half-open byte range of the *repaired* text, always on `char` boundaries.
///
/// It never leaves the crate: [`crate::repair::Repaired::source_span`] is the only way from it to a [`SourceSpan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// From byte offsets of a text whose length was checked against [`crate::limits::MAX_TEXT`].
    pub(crate) fn of(start: usize, end: usize) -> Self {
        Self { start: to_u32(start), end: to_u32(end) }
    }

    pub(crate) const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    pub(crate) const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub(crate) fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text of the span, or the empty string where it does not lie on `char` boundaries of `text`.
    pub(crate) fn of_text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// At most the last `length` bytes, cut at a `char` boundary.
pub(crate) fn tail(text: &str, length: usize) -> &str {
    let from = text.len().saturating_sub(length);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

/// At most `length` bytes, cut at a `char` boundary.
pub(crate) fn floor(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// Offsets fit in 32 bits because longer texts are refused; saturating keeps this total.
pub(crate) fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A half-open UTF-8 byte range of the article *as received*, always on `char` boundaries.
///
/// ```
/// let article = shilu::parse_article("科技部部长阴和俊出席。")?;
/// let mention = &article.entities[0].mentions[0];
/// assert_eq!(&"科技部部长阴和俊出席。"[mention.span.range()], "科技部");
/// # Ok::<(), shilu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl SourceSpan {
    /// The span as a range, to index the article with.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

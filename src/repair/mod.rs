//! Damaged text to clean text, with the origin of every byte.
//!
//! Each repair is one file and one entry of the closed list [`Fix`]. A repair looks at the text as the ones before it left
//! it and names its [`Changes`]; [`Repaired::apply`] makes them and keeps one list of edits from the article as received
//! to the text as read. Text that needs no repair is borrowed.

mod edits;

pub(crate) use edits::{Changes, Repaired};

/// The closed list of repairs, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fix {
    /// Bytes of one encoding read as another.
    Encoding,
    /// GBK text shifted by a lost byte up to the next ASCII byte.
    ByteSlip,
    /// HTML entities and leftover tags.
    Markup,
    /// Zero-width and control characters, soft hyphens, exotic spaces.
    Control,
    /// Full-width letters and digits.
    Width,
    /// Pinyin in brackets after the character it reads.
    PinyinGloss,
    /// Traditional to Simplified Chinese.
    Script,
    /// Stray spaces inside Chinese words, missing spaces after English sentences.
    Space,
    /// Words and sentences broken over lines.
    LineBreak,
}

impl Fix {
    /// All repairs in the order in which they run.
    pub const ALL: &'static [Self] = &[
        Self::Encoding,
        Self::ByteSlip,
        Self::Markup,
        Self::Control,
        Self::Width,
        Self::PinyinGloss,
        Self::Script,
        Self::Space,
        Self::LineBreak,
    ];

    /// The name as it stands in `repairs` of a record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::ByteSlip => "byte_slip",
            Self::Markup => "markup",
            Self::Control => "control",
            Self::Width => "width",
            Self::PinyinGloss => "pinyin_gloss",
            Self::Script => "script",
            Self::Space => "space",
            Self::LineBreak => "line_break",
        }
    }
}

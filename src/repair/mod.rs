//! Damaged text to clean text, with the origin of every byte.
//!
//! Each repair is one file and one entry of the closed list [`Fix`]. A repair looks at the text as the ones before it left
//! it and names its [`Changes`]; [`Repaired::apply`] makes them and keeps one list of edits from the article as received
//! to the text as read. Text that needs no repair is borrowed.

mod byte_slip;
mod control;
mod edits;
mod encoding;
mod encoding_gbk;
mod gbk;
mod judge;
mod line_break;
mod markup;
mod notes;
mod pinyin_gloss;
mod script;
#[cfg(feature = "opencc")]
mod script_opencc;
mod space;
#[cfg(test)]
mod tests;
mod width;

pub(crate) use edits::{Changes, Repaired};
pub(crate) use notes::{Notice, find as notices};
pub(crate) use script::ScriptTable;
#[cfg(feature = "opencc")]
pub(crate) use script_opencc::Native as NativeOpenCc;

use judge::Words;
use script::class;

/// A repair can make another possible (an entity becomes a tag), so they run until nothing changes, but no longer than this.
const MOST_ROUNDS: usize = 6;
/// Text is wrongly decoded up to three times in practice.
const MOST_DECODINGS: usize = 4;

/// For repairs that look at spaces and line ends, which every text has.
const ANY: u32 = u32::MAX;

/// Run all repairs on an article. `known` tells whether a word is a known Chinese (Simplified) word.
pub(crate) fn repair<'a>(source: &'a str, table: &ScriptTable, known: &dyn Fn(&str) -> bool) -> Repaired<'a> {
    let words = Words::new(known, source.len());
    let mut repaired = Repaired::new(source);
    repaired.classes = table.classes(source);
    repaired.traditional = repaired.classes & class::TRADITIONAL != 0;
    for _ in 0..MOST_ROUNDS {
        if !round(&mut repaired, table, &words) {
            break;
        }
    }
    repaired
}

/// Run every repair once; whether any changed the text.
fn round(repaired: &mut Repaired<'_>, table: &ScriptTable, words: &Words<'_>) -> bool {
    let mut seen = repaired.classes;
    let mut changed = false;
    for &fix in Fix::ALL {
        let times = if fix == Fix::Encoding { MOST_DECODINGS } else { 1 };
        for _ in 0..times {
            if fix.classes() != ANY && fix.classes() & seen == 0 {
                break;
            }
            let mut changes = Changes::default();
            fix.find(&repaired.text, table, words, &mut changes);
            if changes.is_empty() {
                break;
            }
            repaired.apply(fix, &changes);
            changed = true;
            seen = table.classes(&repaired.text);
        }
    }
    repaired.classes = seen;
    changed
}

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

    /// The classes of characters without which the repair has nothing to do.
    const fn classes(self) -> u32 {
        match self {
            Self::Encoding => class::LATIN | class::UTF8_AS_GBK,
            Self::ByteSlip => class::UNREADABLE,
            Self::Markup => class::MARKUP,
            Self::Control => class::CONTROL,
            Self::Width => class::WIDTH,
            Self::PinyinGloss => class::BRACKET,
            Self::Script => class::CONVERT,
            Self::Space | Self::LineBreak => ANY,
        }
    }

    fn find(self, text: &str, table: &ScriptTable, words: &Words<'_>, changes: &mut Changes) {
        match self {
            Self::Encoding => encoding::find(text, table, words, changes),
            Self::ByteSlip => byte_slip::find(text, table, words, changes),
            Self::Markup => markup::find(text, changes),
            Self::Control => control::find(text, changes),
            Self::Width => width::find(text, changes),
            Self::PinyinGloss => pinyin_gloss::find(text, changes),
            Self::Script => script::find(text, table, changes),
            Self::Space => space::find(text, words, changes),
            Self::LineBreak => line_break::find(text, changes),
        }
    }

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

//! The documented limits of a parse; what lies beyond is refused or cut, never guessed at.

/// Longest article, in bytes. Offsets are kept in 32 bits, so this leaves room for repairs that lengthen the text.
pub const MAX_TEXT: usize = 1 << 30;

/// Longest sentence in bytes; a longer one is split, at a comma or space where there is one. Everything that looks at
/// pairs of things does so inside a sentence, so this bounds the cost of a text per byte.
pub const MAX_SENTENCE: usize = 4096;

/// How many gatherings back an event, a fragment or a repetition looks for its own.
pub const MAX_GATHERINGS_BACK: usize = 64;

/// Most elements of a coordinated list that one `{role:Type}+` takes.
pub const MAX_LIST: usize = 200;

/// Most instructions of a compiled pattern; longer ones are refused when the parser is built.
pub const MAX_PROGRAM: usize = 4096;

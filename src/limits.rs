//! The documented limits of a parse; what lies beyond is refused or cut, never guessed at.

/// Longest article, in bytes. Offsets are kept in 32 bits, so this leaves room for repairs that lengthen the text.
pub const MAX_TEXT: usize = 1 << 30;

/// Longest sentence in tokens that rules look at; a longer one is split at this length.
pub const MAX_SENTENCE_TOKENS: usize = 2048;

/// Most elements of a coordinated list that one `{role:Type}+` takes.
pub const MAX_LIST: usize = 200;
